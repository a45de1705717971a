"""Compare one claim with one passage, slot by slot; each matcher is a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import attrs

from claimcheck.matchers.date import DateMatcher
from claimcheck.matchers.entity import EntityMatcher
from claimcheck.matchers.place import PlaceMatcher
from claimcheck.matchers.polarity import PolarityMatcher
from claimcheck.matchers.quantity import QuantityMatcher
from claimcheck.matchers.quotation import QuotationMatcher
from claimcheck.matchers.reading import Reading, read_claim, read_passage
from claimcheck.matchers.relation import RelationMatcher
from claimcheck.matchers.role import RoleMatcher
from claimcheck.matchers.wording import WordingMatcher
from claimcheck.model import Comparison, Outcome, QuantityKind, SlotKind, Span

__all__ = ["DEFAULT", "Matcher", "Reading", "compare", "read_claim", "read_passage"]


class Matcher(Protocol):
    """Anything that compares one slot of a claim with a passage."""

    name: str

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return the comparisons of this slot, none when the claim has no such slot."""
        ...


DEFAULT: tuple[Matcher, ...] = (
    DateMatcher(),
    QuantityMatcher(),
    EntityMatcher(),
    PlaceMatcher(),
    RoleMatcher(),
    QuotationMatcher(),
    PolarityMatcher(),
    RelationMatcher(),
    WordingMatcher(),
)


def compare(
    claim: Reading, passage: Reading, matchers: Sequence[Matcher] = DEFAULT
) -> tuple[Comparison, ...]:
    """Return what every matcher finds, in the order of ``matchers``."""
    found = [one for matcher in matchers for one in matcher.match(claim, passage)]
    if _is_of_another(found, claim):
        found = [_left_open(one) for one in found]
    if passage.passage is None or passage.text == passage.passage.text:
        return tuple(found)
    return tuple(_in_row(one, passage.passage.text) for one in found)


def _is_of_another(found: Sequence[Comparison], claim: Reading) -> bool:
    """Say whether the passage tells of another of a series: the first round, not the second.

    Where a place in a series and something else both differ, nothing is in conflict.
    """
    ordinals = {q.text for q in claim.quantities if q.value.kind is QuantityKind.ORDINAL}
    wrong = [one for one in found if one.outcome is Outcome.CONFLICT and one.slot in _TYPED]
    of_series = [one for one in wrong if one.slot is SlotKind.QUANTITY and one.claim in ordinals]
    return bool(of_series) and len(wrong) > len(of_series)


_TYPED = frozenset({SlotKind.DATE, SlotKind.QUANTITY, SlotKind.ENTITY, SlotKind.PLACE})


def _left_open(one: Comparison) -> Comparison:
    if one.outcome is not Outcome.CONFLICT:
        return one
    reason = f"source has {one.source} for another of the series"
    return attrs.evolve(one, outcome=Outcome.MISSING, reason=reason)


def _in_row(comparison: Comparison, text: str) -> Comparison:
    """Point into a fact row as it stands, where the value was read from its sentence."""
    at = text.find(comparison.source) if comparison.source else -1
    span = Span(at, at + len(comparison.source)) if at >= 0 else None
    return attrs.evolve(comparison, source_span=span)
