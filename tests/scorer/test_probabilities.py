"""The probabilities of a verdict, whatever the trained scorer says."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Evidence, Label, Passage, Span, Stance
from claimcheck.scorer.probabilities import probabilities

SILENT = Evidence(
    passage=Passage(key="0", source="a.txt", text="Talks.", span=Span(0, 6), line=1),
    stance=Stance.SILENT,
    similarity=0.5,
)
S, C, U = Label.SUPPORTED, Label.CONTRADICTED, Label.UNVERIFIABLE


def asked(supported: float, contradicted: float) -> Evidence:
    """
    Evidence that the trained scorer has seen.
    """
    chances = {S: supported, C: contradicted, U: 1 - supported - contradicted}
    return attrs.evolve(SILENT, chances=chances)


class TestProbabilities:
    def test_are_those_of_the_trained_scorer(self) -> None:
        """
        Where the label is the most probable one, its probabilities are told as they are.
        """
        assert {S: 0.7, C: 0.2, U: 0.1} == pytest.approx(probabilities(S, asked(0.7, 0.2)))

    def test_keep_their_ratio_under_another_label(self) -> None:
        """
        A label the policy prefers is put on top; the others keep their order and ratio.
        """
        found = probabilities(U, asked(0.6, 0.3))

        assert found[U] >= found[S] > found[C]
        assert 2 == pytest.approx(found[S] / found[C], abs=0.15)

    @given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(Label))
    def test_sum_to_one_with_the_label_on_top(self, one: float, two: float, label: Label) -> None:
        """
        Hundredths that sum to 1, none negative, the label given with the largest.
        """
        found = probabilities(label, asked(one, (1 - one) * two))

        assert 100 == sum(round(100 * share) for share in found.values())
        assert found[label] == max(found.values())
        assert min(found.values()) >= 0

    def test_without_the_trained_scorer_alignment_orders(self) -> None:
        """
        Evidence that was not shown to it, and none at all, still give probabilities.
        """
        for best in (SILENT, None):
            found = probabilities(U, best)

            assert 1 == pytest.approx(sum(found.values()))
            assert found[U] == max(found.values())
