"""Compare one claim with one passage, slot by slot; each matcher is a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import attrs

from claimcheck.matchers.alignment import align
from claimcheck.matchers.date import DateMatcher
from claimcheck.matchers.entity import EntityMatcher
from claimcheck.matchers.lexicon import MODAL
from claimcheck.matchers.place import PlaceMatcher
from claimcheck.matchers.polarity import PolarityMatcher
from claimcheck.matchers.quantity import QuantityMatcher
from claimcheck.matchers.quotation import QuotationMatcher
from claimcheck.matchers.reading import Reading, read_claim, read_passage
from claimcheck.matchers.relation import RelationMatcher
from claimcheck.matchers.role import RoleMatcher
from claimcheck.matchers.wording import WordingMatcher
from claimcheck.model import Comparison, Modality, Outcome, QuantityKind, SlotKind, Span
from claimcheck.text.polarity import negations

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
    if _denies_it(found, claim, passage):
        found = [_refuted(one) for one in found]
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


def _denies_it(found: Sequence[Comparison], claim: Reading, passage: Reading) -> bool:
    """Say whether the claim denies what the passage says in full, whatever the words.

    "Berg was not its director" is refuted by all that would support "Berg was its director".
    """
    root = next((clause for clause in claim.main_clauses if clause.relation == "root"), None)
    if root is None or not root.is_negated or sum(c.is_negated for c in claim.main_clauses) > 1:
        return False
    told = [word for word in align(claim, passage).rest if word.lemma not in MODAL]
    if len(claim.names) + len(told) < _LEAST:
        return False  # "pharmacists may not" leaves open what
    is_plain = all(
        not clause.is_negated and clause.modality is Modality.ASSERTED
        for clause in passage.main_clauses
    )
    if negations(passage.text) or not is_plain:
        return False
    rest = [one for one in found if one.slot is not SlotKind.POLARITY and one.is_essential]
    said = [one.degree for one in rest if one.slot is SlotKind.WORDING and one.outcome in _SAID]
    return all(one.outcome in _SAID for one in rest) and max(said, default=0.0) >= _MOST_SAID


_SAID = frozenset({Outcome.EQUAL, Outcome.ENTAILED})
_LEAST = 2  # names and content words
_MOST_SAID = 0.65  # share of the wording from which a passage says what the claim denies


def _refuted(one: Comparison) -> Comparison:
    is_open = one.slot is SlotKind.POLARITY and one.outcome is Outcome.MISSING
    return attrs.evolve(one, outcome=Outcome.CONFLICT) if is_open else one


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
