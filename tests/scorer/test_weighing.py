"""The table and the trained scorer together: what may be swayed, and what may not."""

from __future__ import annotations

import attrs
import pytest

from claimcheck.model import (
    Comparison,
    Evidence,
    Label,
    Outcome,
    Passage,
    SlotKind,
    Span,
    Stance,
)
from claimcheck.scorer.policy import Policy
from claimcheck.scorer.weighing import has_conflict, heed, other_words, swayed

POLICY = Policy(
    doubt_support_at=0.3, doubt_conflict_at=0.3, believe_at=0.7, deny_at=0.8, accuse_at=0.7
)


def compared(slot: SlotKind, outcome: Outcome, source: str = "source") -> Comparison:
    """
    A comparison of two values.
    """
    return Comparison(slot=slot, claim="claim", source=source, outcome=outcome, reason="because")


MISSING_NAME = compared(SlotKind.ENTITY, Outcome.MISSING, source="")
MISSING_WORD = compared(SlotKind.WORDING, Outcome.MISSING, source="")
OTHER_WORD = compared(SlotKind.WORDING, Outcome.MISSING)
OTHER_DATE = compared(SlotKind.DATE, Outcome.MISSING)
SAID = compared(SlotKind.WORDING, Outcome.ENTAILED)
CONFLICT = compared(SlotKind.DATE, Outcome.CONFLICT)


def judged(stance: Stance, *comparisons: Comparison) -> Evidence:
    """
    Evidence as the table leaves it.
    """
    passage = Passage(key="0", source="a.txt", text="Talks.", span=Span(0, 6), line=1)
    return Evidence(passage=passage, stance=stance, similarity=0.5, comparisons=comparisons)


def chances(supported: float, contradicted: float) -> dict[Label, float]:
    """
    Three probabilities that sum to 1.
    """
    return {
        Label.SUPPORTED: supported,
        Label.CONTRADICTED: contradicted,
        Label.UNVERIFIABLE: 1 - supported - contradicted,
    }


class TestSwayed:
    @pytest.mark.parametrize(
        ("stance", "comparisons", "odds", "wanted"),
        [
            (Stance.SUPPORTS, (), (0.3, 0.3), Stance.SUPPORTS),
            (Stance.SUPPORTS, (), (0.29, 0.71), Stance.SILENT),
            (Stance.CONTRADICTS, (CONFLICT,), (0.6, 0.3), Stance.CONTRADICTS),
            (Stance.CONTRADICTS, (CONFLICT,), (0.8, 0.2), Stance.SILENT),
            (Stance.SILENT, (MISSING_WORD,), (0.7, 0.1), Stance.SUPPORTS),
            (Stance.SILENT, (MISSING_WORD,), (0.6, 0.1), Stance.SILENT),
            (Stance.SILENT, (MISSING_NAME,), (0.99, 0.0), Stance.SILENT),
            (Stance.SILENT, (CONFLICT,), (0.99, 0.0), Stance.SILENT),
            (Stance.SILENT, (CONFLICT,), (0.1, 0.7), Stance.CONTRADICTS),
            (Stance.SILENT, (CONFLICT, MISSING_NAME), (0.0, 0.99), Stance.SILENT),
            (Stance.SILENT, (OTHER_WORD,), (0.0, 0.8), Stance.CONTRADICTS),
            (Stance.SILENT, (OTHER_WORD,), (0.0, 0.7), Stance.SILENT),
            (Stance.SILENT, (OTHER_WORD, OTHER_DATE), (0.0, 0.99), Stance.SILENT),
            (Stance.SILENT, (MISSING_WORD,), (0.0, 0.99), Stance.SILENT),
        ],
    )
    def test_leaves_typed_values_alone(
        self,
        stance: Stance,
        comparisons: tuple[Comparison, ...],
        odds: tuple[float, float],
        wanted: Stance,
    ) -> None:
        """
        It withdraws what it finds improbable, believes what lacks only words, and contradicts by
        another word in the same place; a conflict is never support, nor is a missing name.
        """
        assert wanted is swayed(judged(stance, *comparisons), chances(*odds), POLICY)


class TestHasConflict:
    def test_only_what_is_essential_counts(self) -> None:
        """
        A conflict in passing is none.
        """
        assert has_conflict(judged(Stance.SILENT, CONFLICT))
        assert not has_conflict(judged(Stance.SILENT, OTHER_WORD))


class TestOtherWords:
    def test_both_values_are_there(self) -> None:
        """
        Only what the passage has instead can be shown to an editor.
        """
        evidence = judged(Stance.SILENT, MISSING_WORD, OTHER_WORD, MISSING_NAME)

        assert [OTHER_WORD] == list(other_words(evidence))


class TestHeed:
    def test_both_opinions_are_averaged(self) -> None:
        """
        What only a verifier or only the trained scorer believes counts by half.
        """
        item = attrs.evolve(judged(Stance.SILENT, MISSING_WORD, SAID), chances=chances(0.5, 0.1))

        found = heed(item, (0.95, 0.05, 0.0), POLICY)

        assert 0.725 == pytest.approx((found.chances or {})[Label.SUPPORTED])
        assert (Stance.SUPPORTS, (0.95, 0.05, 0.0)) == (found.stance, found.learned)

    def test_a_conflict_is_never_talked_away_into_support(self) -> None:
        """
        However sure a verifier is, a typed conflict is no support.
        """
        item = attrs.evolve(judged(Stance.CONTRADICTS, CONFLICT), chances=chances(0.9, 0.1))

        assert Stance.SUPPORTS is not heed(item, (1.0, 0.0, 0.0), POLICY).stance

    def test_nobody_asked_changes_nothing(self) -> None:
        """
        Without an opinion, or for a passage the trained scorer was not shown, the stance stays.
        """
        item = attrs.evolve(judged(Stance.SILENT), chances=chances(0.5, 0.1))

        assert item == heed(item, None, POLICY)
        assert Stance.SILENT is heed(judged(Stance.SILENT), (1.0, 0.0, 0.0), POLICY).stance
