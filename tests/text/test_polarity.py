"""Words that deny."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.text.polarity import Scope, negation_cues, negations


class TestNegations:
    @pytest.mark.parametrize(
        ("text", "cues"),
        [
            ("They did not meet.", ["not"]),
            ("They didn't meet.", ["n't"]),
            ("They didn\u2019t meet.", ["n\u2019t"]),
            ("No deal was signed.", ["No"]),
            ("It never happened.", ["never"]),
            ("None came, nor did he.", ["None", "nor"]),
            ("Neither side spoke.", ["Neither"]),
            ("He no longer leads it.", ["no longer"]),
            ("It ended without a deal.", ["without"]),
            ("She failed to arrive.", ["failed to"]),
            ("It refuses to pay.", ["refuses to"]),
            ("He denied the report.", ["denied"]),
            ("There was a lack of rain.", ["lack of"]),
            ("They were unable to land.", ["unable to"]),
            ("It has yet to open.", ["yet to"]),
            ("It hardly rained.", ["hardly"]),
            ("It cannot be.", ["cannot"]),
        ],
    )
    def test_must_fire(self, text: str, cues: list[str]) -> None:
        """
        Every negating word is found, exactly.
        """
        assert cues == [span.of(text) for span in negations(text)]

    @pytest.mark.parametrize(
        "text",
        [
            "Not only Kim but also Putin came.",
            "He lives at No. 10.",
            "There is no doubt about it.",
            "A knot in the north, a notable note.",
            "Nevertheless they met.",
            "Quite a few came.",
            "Nonetheless, they agreed.",
            "They met.",
            "",
        ],
    )
    def test_must_stay_silent(self, text: str) -> None:
        """
        Phrases that affirm and words that merely contain a negation do not fire.
        """
        assert () == negations(text)

    @given(st.text(alphabet="no tevrfaild'\u2019.N5", max_size=80))
    @settings(max_examples=100, deadline=None)
    def test_spans_are_exact_and_in_order(self, text: str) -> None:
        """
        Cues come in order, do not overlap, and hold what they say.
        """
        cues = negation_cues(text)

        assert all(cue.text == cue.span.of(text) for cue in cues)
        assert all(a.span.end <= b.span.start for a, b in pairwise(cues))


class TestNegationCues:
    @pytest.mark.parametrize(
        ("text", "scope"),
        [("not", Scope.FULL), ("without", Scope.IMPLICIT), ("Few came", Scope.PARTIAL)],
    )
    def test_scopes(self, text: str, scope: Scope) -> None:
        """
        A cue says how it denies.
        """
        assert [scope] == [cue.scope for cue in negation_cues(text)]
