"""Every change of one kind that can be made to a supported pair of claim and evidence.

A checker that reads what is said must notice each of them: a swapped value is never supported any
more, a part cut out of the evidence leaves the claim open, and evidence in another order or with
unrelated text beside it says what it said before.

Example:
    >>> from claimcheck.syntax.parser import bundled_parser
    >>> parser = bundled_parser()
    >>> pool = gather(["The bridge is 310 metres long."], parser)
    >>> claim, evidence = "The tower is 125 metres high.", ["The tower has a height of 125 metres."]
    >>> [swap.claim for swap in swaps(claim, evidence, pool) if swap.kind is SwapKind.NUMBER]
    ['The tower is 310 metres high.']
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.quality.swap_evidence import cut_evidence, pad, reorder
from benchmarks.quality.swap_grammar import swap_polarity, swap_relations, swap_roles
from benchmarks.quality.swap_pair import NEUTRAL, Swap, SwapKind, read_pair
from benchmarks.quality.swap_pool import Labelled, Pool, gather
from benchmarks.quality.swap_values import (
    swap_dates,
    swap_names,
    swap_numbers,
    swap_quoted,
    swap_units,
)
from claimcheck.syntax.parser import Parser, bundled_parser

__all__ = ["NEUTRAL", "Labelled", "Pool", "Swap", "SwapKind", "gather", "swaps"]


def swaps(
    claim: str, evidence: Sequence[str], pool: Pool, parser: Parser | None = None
) -> tuple[Swap, ...]:
    """Return every change of ``claim`` or ``evidence``, which must be a supported pair.

    Args:
        claim: One statement in English.
        evidence: What supports it, in reading order.
        pool: Values to put in; what stands in the pair itself is never taken.
        parser: What turns sentences into trees; none means the bundled one.

    Returns:
        The changes by kind, then in the order of the words changed; the same for the same
        arguments, whatever was asked before.
    """
    pair = read_pair(claim, evidence, parser or bundled_parser())
    found = (
        *swap_numbers(pair, pool),
        *swap_units(pair, pool),
        *swap_dates(pair, pool),
        *swap_names(pair, pool),
        *swap_roles(pair),
        *swap_polarity(pair),
        *swap_relations(pair, pool),
        *swap_quoted(pair, pool),
        *cut_evidence(pair),
        *reorder(pair),
        *pad(pair, pool),
    )
    return tuple(swap for swap in found if swap.claim != claim or swap.evidence != tuple(evidence))
