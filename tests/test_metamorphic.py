"""One value changed in a supported pair must be noticed; what changes nothing must change nothing.

The pairs are the claims in sentences of our own references, with the sentence they stand in.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benchmarks.quality.metamorphic import Claimed, Tried, figures, pool_of, split_pairs, try_all
from benchmarks.quality.swaps import NEUTRAL, SwapKind
from claimcheck.syntax.parser import bundled_parser

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
REFERENCES = (
    "business/references/norvane-results.md",
    "science/references/cassini.md",
    "vladivostok/references/six-party-talks.md",
    "vladivostok/references/vladivostok.md",
)
_MOST = 300


@cache
def tried() -> list[Tried]:
    parser = bundled_parser()
    pairs: list[Claimed] = []
    for name in REFERENCES:
        lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
        prose = [line for line in lines if line.endswith(".") and line[:1].isalpha()]
        pairs += [pair for line in prose for pair in split_pairs(line, parser)]
    return try_all(pairs, pool_of(pairs, [], parser), parser, _MOST)


class TestTryAll:
    def test_unrelated_text_changes_nothing(self) -> None:
        """
        Evidence in another order, or with unrelated sentences around it, supports what it did.
        """
        neutral = [one for one in tried() if one.swap.kind in NEUTRAL]

        assert [] == [one.swap.claim for one in neutral if not one.is_supported]

    def test_a_changed_value_is_rarely_supported(self) -> None:
        """
        Of a hundred changed values at most two are still called supported.
        """
        assert 2.0 >= figures(tried())["all"]["supported"]

    def test_a_changed_value_is_named(self) -> None:
        """
        Of ten changed values whose right one the evidence gives, eight are contradicted, each
        with the code of what was changed.
        """
        assert 80.0 <= figures(tried())["all"]["coded"]

    def test_a_missing_part_is_missed(self) -> None:
        """
        Without the part that holds a value the evidence supports the claim no longer, as a rule.
        """
        assert 5.0 >= figures(tried())[SwapKind.CUT.value]["supported"]

    def test_every_kind_of_value_is_tried(self) -> None:
        """
        The measure is empty for no common kind of value.
        """
        kinds = {one.swap.kind for one in tried()}
        common = {SwapKind.NUMBER, SwapKind.DATE, SwapKind.NAME, SwapKind.PLACE, SwapKind.POLARITY}

        assert common <= kinds
