"""The changes made to supported pairs must be right themselves, or they measure nothing."""

from __future__ import annotations

import pytest

from benchmarks.quality.swap_pair import replaced
from benchmarks.quality.swaps import Labelled, Pool, Swap, SwapKind, gather, swaps
from claimcheck.model import Span
from claimcheck.syntax.parser import SpacyParser

TEXTS = (
    "The canal is 310 miles long.",
    "The mill employs 84 people.",
    "Peter Brandt died in Lisbon on 4 March 1931.",
    "Clara Hoffmann was born in Norway in 1882.",
    "He called the plan “a costly mistake”.",
    "Seven boats sank in the storm.",
    "Rowing is popular in small towns.",
    "Bread was sold on Tuesdays.",
    "Most windows face north.",
    "Wool prices went up again.",
    "Two roads meet at the chapel.",
    "Owls nest under old roofs.",
)
LABELLED = (
    Labelled(claim="Sales rose.", evidence=("Sales went up.",), label="supported"),
    Labelled(claim="Sales fell.", evidence=("Sales went up.",), label="contradicted"),
)


@pytest.fixture(scope="module")
def pool(parser: SpacyParser) -> Pool:
    """
    A small pool of values that stand in no pair of this file.
    """
    return gather(TEXTS, parser, LABELLED)


class TestSwaps:
    @pytest.mark.parametrize(
        ("kind", "claim", "evidence", "changed", "gives"),
        [
            (
                SwapKind.NUMBER,
                "The bridge is 125 metres long.",
                "The bridge, opened in spring, is 125 metres long.",
                "The bridge is 310 metres long.",
                True,
            ),
            (
                SwapKind.UNIT,
                "The bridge is 125 metres long.",
                "The bridge, opened in spring, is 125 metres long.",
                "The bridge is 125 miles long.",
                True,
            ),
            (
                SwapKind.DATE,
                "The school was opened on 9 June 1950.",
                "The school was opened on 9 June 1950.",
                "The school was opened on 4 March 1931.",
                True,
            ),
            (
                SwapKind.PLACE,
                "Anna Weber was born in Austria.",
                "Anna Weber was born in Austria in 1900.",
                "Anna Weber was born in Norway.",
                True,
            ),
            (
                SwapKind.ROLE,
                "Anna Weber hired Jonas Keller.",
                "Anna Weber hired Jonas Keller in May.",
                "Jonas Keller hired Anna Weber.",
                True,
            ),
            (
                SwapKind.POLARITY,
                "The council approved the plan.",
                "The council approved the plan.",
                "The council did not approve the plan.",
                True,
            ),
            (
                SwapKind.POLARITY,
                "The shop is not open.",
                "The shop is not open.",
                "The shop is open.",
                True,
            ),
            (
                SwapKind.RELATION,
                "Profits rose in May.",
                "Profits rose in May.",
                "Profits fell in May.",
                True,
            ),
            (
                SwapKind.QUOTE,
                "She called it “a warm welcome”.",
                "She called it “a warm welcome”.",
                "She called it “an old welcome”.",
                True,
            ),
        ],
    )
    def test_makes_one_change_of_each_kind(  # noqa: PLR0913, PLR0917 - one row of the table
        self,
        kind: SwapKind,
        claim: str,
        evidence: str,
        changed: str,
        gives: bool,  # noqa: FBT001 - a column of the table
        pool: Pool,
        parser: SpacyParser,
    ) -> None:
        """
        Each kind of value is exchanged in grammatical English, and told apart from a value that
        the evidence does not give.
        """
        found = [swap for swap in swaps(claim, [evidence], pool, parser) if swap.kind is kind]

        assert [(changed, gives)] == [(swap.claim, swap.gives_value) for swap in found][:1]

    def test_is_repeatable(self, pool: Pool, parser: SpacyParser) -> None:
        """
        The same pair gives the same changes, whatever was asked before.
        """
        claim, evidence = "The mill employs 36 people.", ["The mill employs 36 people."]
        first = swaps(claim, evidence, pool, parser)
        swaps("The bridge is 125 metres long.", evidence, pool, parser)

        assert first == swaps(claim, evidence, pool, parser)

    def test_never_puts_in_what_the_evidence_has(self, pool: Pool, parser: SpacyParser) -> None:
        """
        A value that stands in the evidence might be true, so it is never taken.
        """
        found = swaps(
            "The mill employs 36 people.", ["It employs 36 people, 84 once."], pool, parser
        )

        assert "84" not in {swap.new for swap in found}

    def test_mirrors_the_change_in_the_evidence(self, pool: Pool, parser: SpacyParser) -> None:
        """
        The same change made in the evidence gives a pair that is supported again.
        """
        found = _of(SwapKind.NUMBER, swaps("It has 36 rooms.", ["It has 36 rooms."], pool, parser))

        assert (found.claim,) == found.mirrored

    def test_cuts_what_holds_the_value(self, pool: Pool, parser: SpacyParser) -> None:
        """
        Of the evidence the part is deleted that the claim needs, and no more.
        """
        claim, evidence = "The mill burned down in 1877.", ["The mill burned down in 1877."]
        found = _of(SwapKind.CUT, swaps(claim, evidence, pool, parser))

        assert ("The mill burned down.",) == found.evidence
        assert "unverifiable" == found.label

    def test_pads_around_and_turns_round(self, pool: Pool, parser: SpacyParser) -> None:
        """
        Unrelated sentences stand on both sides of the evidence, whose order may be turned.
        """
        evidence = ["Anna Weber was born in Austria.", "Anna Weber was a chemist."]
        found = swaps("Anna Weber was a chemist.", evidence, pool, parser)

        assert tuple(evidence) == _of(SwapKind.PAD, found).evidence[3:-3]
        assert tuple(reversed(evidence)) == _of(SwapKind.REORDER, found).evidence

    def test_pads_only_after_a_pronoun(self, pool: Pool, parser: SpacyParser) -> None:
        """
        Nothing is put before a pronoun, which would then stand for somebody else.
        """
        found = swaps("She was a chemist.", ["She was a chemist."], pool, parser)

        assert "She was a chemist." == _of(SwapKind.PAD, found).evidence[0]


class TestReplaced:
    @pytest.mark.parametrize(
        ("text", "span", "new", "changed"),
        [
            ("He ate an apple.", Span(10, 15), "pear", "He ate a pear."),
            ("He ate a pear.", Span(9, 13), "apple", "He ate an apple."),
            ("A unit left.", Span(2, 6), "hour", "An hour left."),
            ("Twelve left.", Span(0, 6), "forty", "Forty left."),
        ],
    )
    def test_keeps_the_grammar(self, text: str, span: Span, new: str, changed: str) -> None:
        """
        The article before a new word fits it, and a sentence still begins with a capital.
        """
        assert changed == replaced(text, span, new)


def _of(kind: SwapKind, found: tuple[Swap, ...]) -> Swap:
    return next(swap for swap in found if swap.kind is kind)
