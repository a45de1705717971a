"""The policy: which comparisons make which stance, which stances make which label."""

from __future__ import annotations

import datetime as dt
import math

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import (
    Attribution,
    AttributionMode,
    Claim,
    ClaimKind,
    Comparison,
    DateValue,
    Evidence,
    Flag,
    Granularity,
    Label,
    Outcome,
    Passage,
    Severity,
    SlotKind,
    Span,
    Stance,
    Verdict,
    Why,
)
from claimcheck.scorer import CODES, Policy, alignment, score, weigh

CLAIM = Claim(
    id="0",
    text="The talks were held in 2009.",
    local_text="The talks were held in 2009.",
    spans=(Span(0, 28),),
    sentence=Span(0, 28),
    kind=ClaimKind.EVENT,
)
DAY = dt.date(2009, 1, 1)
DATED = attrs.evolve(
    CLAIM,
    dates=(
        DateValue(
            text="2009",
            span=Span(23, 27),
            start=DAY,
            end=dt.date(2009, 12, 31),
            granularity=Granularity.YEAR,
        ),
    ),
)


def passage(source: str = "a.txt", text: str = "Talks.", day: dt.date | None = None) -> Passage:
    """
    A passage that differs only in what a test is about.
    """
    return Passage(
        key=f"{source}#{text}", source=source, text=text, span=Span(0, 1), line=1, date=day
    )


def compared(
    slot: SlotKind, outcome: Outcome, *, degree: float = 1.0, essential: bool = True
) -> Comparison:
    """
    A comparison with a reason that names both values.
    """
    return Comparison(
        slot=slot,
        claim="2009",
        source="2008",
        outcome=outcome,
        reason="claim says 2009, source says 2008",
        degree=degree,
        is_essential=essential,
    )


SAID = compared(SlotKind.WORDING, Outcome.EQUAL)
EQUAL = compared(SlotKind.DATE, Outcome.EQUAL)
CONFLICT = compared(SlotKind.DATE, Outcome.CONFLICT)
MISSING = compared(SlotKind.ENTITY, Outcome.MISSING)


def evidence(*comparisons: Comparison, on: Passage | None = None) -> Evidence:
    """
    Weigh comparisons of one passage.
    """
    return weigh(CLAIM, on or passage(), (*comparisons, SAID), similarity=0.5)


class TestWeigh:
    @pytest.mark.parametrize(
        ("comparisons", "stance"),
        [
            ((EQUAL,), Stance.SUPPORTS),
            ((), Stance.SUPPORTS),
            ((CONFLICT,), Stance.CONTRADICTS),
            ((EQUAL, CONFLICT), Stance.CONTRADICTS),
            ((EQUAL, MISSING), Stance.SILENT),
            ((CONFLICT, MISSING), Stance.SILENT),
            ((compared(SlotKind.DATE, Outcome.INCOMPARABLE),), Stance.SILENT),
            ((EQUAL, compared(SlotKind.WORDING, Outcome.MISSING, degree=0)), Stance.SILENT),
            ((CONFLICT, compared(SlotKind.WORDING, Outcome.MISSING, degree=0)), Stance.CONTRADICTS),
            ((EQUAL, compared(SlotKind.DATE, Outcome.MISSING, essential=False)), Stance.SUPPORTS),
        ],
    )
    def test_the_table_decides(self, comparisons: tuple[Comparison, ...], stance: Stance) -> None:
        """
        A missing essential slot silences a passage, a conflict beside met slots contradicts.
        """
        assert stance is evidence(*comparisons).stance

    def test_too_little_wording_is_silent(self) -> None:
        """
        Slots that are met support nothing when the passage says too few of the words.
        """
        little = compared(SlotKind.WORDING, Outcome.ENTAILED, degree=0.2)

        assert Stance.SILENT is weigh(CLAIM, passage(), (EQUAL, little), similarity=1.0).stance

    def test_likeness_decides_nothing(self) -> None:
        """
        The same comparisons give the same stance at any similarity.
        """
        stances = {
            weigh(CLAIM, passage(), (EQUAL, MISSING, SAID), similarity=s).stance
            for s in (0.0, 0.5, 1.0)
        }

        assert stances == {Stance.SILENT}


class TestScore:
    def test_no_evidence_is_unverifiable(self) -> None:
        """
        Without a passage a claim is unverifiable for want of one, never contradicted.
        """
        verdict = score(CLAIM, ())

        assert (verdict.label, verdict.why) == (Label.UNVERIFIABLE, Why.NO_PASSAGE)

    def test_a_conflict_contradicts_with_its_code_and_correction(self) -> None:
        """
        The code is that of the slot, the correction the source's value, the weight an error.
        """
        verdict = score(CLAIM, [evidence(CONFLICT)])

        assert (verdict.code, verdict.correction, verdict.severity) == (
            "CC111",
            "2008",
            Severity.ERROR,
        )

    @pytest.mark.parametrize("slot", list(CODES))
    def test_every_slot_has_its_code(self, slot: SlotKind) -> None:
        """
        A conflict of a slot is reported under that slot's code.
        """
        verdict = score(CLAIM, [evidence(compared(slot, Outcome.CONFLICT))])

        assert verdict.code == CODES[slot]

    def test_two_conflicts_take_the_lowest_code_and_no_correction(self) -> None:
        """
        With two values wrong the lowest code is given and no single correction offered.
        """
        two = evidence(compared(SlotKind.PLACE, Outcome.CONFLICT), CONFLICT)
        verdict = score(CLAIM, [two])

        assert (verdict.code, verdict.correction) == ("CC111", None)

    def test_sources_that_disagree_leave_it_open(self) -> None:
        """
        One source for, one against, alike in alignment: unverifiable, CC201 with both quoted.
        """
        pro, contra = passage("a.txt", "Held in 2009."), passage("b.txt", "Held in 2008.")
        verdict = score(CLAIM, [evidence(EQUAL, on=pro), evidence(CONFLICT, on=contra)])

        assert (verdict.why, verdict.diagnostics[0].code) == (Why.SOURCES_DISAGREE, "CC201")
        assert "Held in 2009." in verdict.diagnostics[0].message
        assert "Held in 2008." in verdict.diagnostics[0].message

    def test_a_clearly_better_support_beats_a_conflict(self) -> None:
        """
        A passage that says it all outweighs a poorly aligned conflict elsewhere.
        """
        poor = weigh(
            CLAIM,
            passage("b.txt", "Held in 2008."),
            (CONFLICT, compared(SlotKind.WORDING, Outcome.ENTAILED, degree=0.4)),
            similarity=0.1,
        )

        assert score(CLAIM, [evidence(EQUAL), poor]).label is Label.SUPPORTED

    def test_the_same_text_in_two_files_counts_once(self) -> None:
        """
        A copy of a passage is named beside it and is no second witness.
        """
        verdict = score(
            CLAIM, [evidence(EQUAL, on=passage("a.txt")), evidence(EQUAL, on=passage("b.txt"))]
        )

        assert [(e.passage.source, e.also_in) for e in verdict.evidence] == [("a.txt", ("b.txt",))]

    @pytest.mark.parametrize(
        ("flag", "why"),
        [
            (Flag.AMBIGUOUS_REFERENCE, Why.AMBIGUOUS_REFERENCE),
            (Flag.LONG_SENTENCE, Why.MISSING_SLOT),
        ],
    )
    def test_a_doubtful_claim_is_never_contradicted(self, flag: Flag, why: Why) -> None:
        """
        Where it is unclear what the claim says, a conflict leaves it unverifiable.
        """
        verdict = score(attrs.evolve(CLAIM, flags=(flag,)), [evidence(CONFLICT)])

        assert (verdict.label, verdict.why) == (Label.UNVERIFIABLE, why)

    def test_an_opinion_is_not_checkable(self) -> None:
        """
        A claim not worth checking is unverifiable even where a passage repeats it.
        """
        opinion = attrs.evolve(CLAIM, check_worthiness=0.2, reasons=("opinion",))

        assert score(opinion, [evidence(EQUAL)]).why is Why.NOT_CHECKABLE

    def test_a_typed_conflict_is_never_silenced_as_opinion(self) -> None:
        """
        A wrong year in an opinion is still a wrong year.
        """
        opinion = attrs.evolve(CLAIM, check_worthiness=0.2)

        assert score(opinion, [evidence(CONFLICT)]).label is Label.CONTRADICTED

    def test_an_older_source_cannot_contradict(self) -> None:
        """
        A source written before the year a claim speaks of is stale, CC202.
        """
        old = passage(day=dt.date(2008, 6, 1))
        verdict = score(DATED, [evidence(CONFLICT, on=old)])

        assert (verdict.why, verdict.diagnostics[0].code) == (Why.STALE, "CC202")

    def test_a_later_source_contradicts_with_a_note(self) -> None:
        """
        A source later than the draft may contradict, with CC202 beside it.
        """
        late = passage(day=dt.date(2020, 1, 1))
        verdict = score(DATED, [evidence(CONFLICT, on=late)], published=dt.date(2019, 1, 1))

        assert (verdict.label, verdict.diagnostics[0].code) == (Label.CONTRADICTED, "CC202")

    def test_a_false_statement_correctly_quoted_is_a_warning(self) -> None:
        """
        What a named speaker got wrong is the speaker's error, so it weighs less.
        """
        said = Attribution(source="Ada Berg", cue="said", mode=AttributionMode.INDIRECT)
        verdict = score(attrs.evolve(CLAIM, attribution=said), [evidence(CONFLICT)])

        assert (verdict.code, verdict.severity) == ("CC111", Severity.WARNING)

    def test_a_misspelt_name_is_noted_and_still_supported(self) -> None:
        """
        One letter wrong in a name is CC205 and no contradiction.
        """
        slip = compared(SlotKind.ENTITY, Outcome.ENTAILED, degree=0.9)
        verdict = score(CLAIM, [evidence(slip)])

        assert (verdict.label, verdict.diagnostics[0].code) == (Label.SUPPORTED, "CC205")


COMPARISONS = st.builds(
    compared,
    st.sampled_from(SlotKind),
    st.sampled_from(Outcome),
    degree=st.floats(0, 1),
    essential=st.booleans(),
)
ITEMS = st.builds(
    lambda found, source, text, likeness: weigh(
        CLAIM, passage(source, text), found, similarity=likeness
    ),
    st.lists(COMPARISONS, max_size=4).map(tuple),
    st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    st.sampled_from(["One.", "Two.", "Three."]),
    st.floats(0, 1),
)


class TestProperties:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(ITEMS, max_size=5))
    def test_probabilities_sum_to_one_and_favour_the_label(self, items: list[Evidence]) -> None:
        """
        Three whole per cents that sum to 1, the label given with the largest.
        """
        verdict = score(CLAIM, items)

        assert set(verdict.probabilities) == set(Label)
        assert math.isclose(sum(verdict.probabilities.values()), 1.0, abs_tol=1e-9)
        assert verdict.confidence == max(verdict.probabilities.values())
        assert all(round(p, 2) == p for p in verdict.probabilities.values())

    @settings(max_examples=60, deadline=None)
    @given(st.lists(ITEMS, max_size=5))
    def test_silent_evidence_changes_no_label(self, items: list[Evidence]) -> None:
        """
        A passage that says nothing of the claim neither supports nor contradicts it.
        """
        silent = evidence(MISSING, on=passage("z.txt", "Nothing."))
        given_items = [item for item in items if item.stance is not Stance.SILENT]

        if given_items:
            assert score(CLAIM, given_items).label is score(CLAIM, [*given_items, silent]).label

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(ITEMS, max_size=4).flatmap(lambda xs: st.tuples(st.just(xs), st.permutations(xs)))
    )
    def test_order_of_evidence_is_irrelevant(
        self, pair: tuple[list[Evidence], list[Evidence]]
    ) -> None:
        """
        Shuffling the evidence changes neither label nor code nor reason.
        """
        one, other = (_core(score(CLAIM, items)) for items in pair)

        assert one == other

    @given(ITEMS)
    @settings(max_examples=60, deadline=None)
    def test_alignment_is_a_share(self, item: Evidence) -> None:
        """
        Alignment lies in [0, 1] whatever was compared.
        """
        assert 0 <= alignment(item) <= 1


def _core(verdict: Verdict) -> tuple[Label, str, str, Why | None]:
    return verdict.label, verdict.code, verdict.reason, verdict.why


class TestPolicy:
    @pytest.mark.parametrize("name", ["support_at", "contradict_at", "alike", "check_at"])
    def test_thresholds_are_shares(self, name: str) -> None:
        """
        A threshold outside [0, 1] is refused with its name and value.
        """
        with pytest.raises(ValueError, match=rf"{name} must be in \[0, 1\], got 2"):
            Policy(**{name: 2})
