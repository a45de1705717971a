"""From the comparisons of one passage to its stance: the policy, as a table.

Typed comparisons decide, likeness only ranks. What no table row names is *silent*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimcheck.model import Comparison, Evidence, Outcome, SlotKind, Stance
from claimcheck.scorer.policy import DEFAULT_POLICY, Policy


@attrs.frozen(kw_only=True)
class _Met:
    """What the comparisons of one passage amount to."""

    has_conflict: bool
    has_missing: bool
    is_said: bool


# Everything that has no row here is silent.
_STANCE: Mapping[_Met, Stance] = {
    _Met(has_conflict=False, has_missing=False, is_said=True): Stance.SUPPORTS,
    _Met(has_conflict=True, has_missing=False, is_said=True): Stance.CONTRADICTS,
}


def stance_of(evidence: Evidence, policy: Policy = DEFAULT_POLICY) -> Stance:
    """Return what the table says of a passage, from its comparisons alone.

    It supports when every essential slot is met and enough of the wording said, contradicts when
    a slot is in conflict and the rest is met, and is silent otherwise.
    """
    return _STANCE.get(_met(evidence, policy), Stance.SILENT)


def _met(evidence: Evidence, policy: Policy) -> _Met:
    essential = [c for c in evidence.comparisons if c.is_essential]
    typed = [c for c in essential if c.slot is not SlotKind.WORDING]
    has_conflict = any(c.outcome is Outcome.CONFLICT for c in typed)
    said, needed = wording(evidence.comparisons), _needed(typed, policy)
    # A conflict may lie in the predicate itself, and a passage that shares names, dates and
    # numbers with the claim may tell of it in other words: those are then not asked for.
    is_reworded = has_conflict or (
        needed < policy.support_at
        and said >= needed
        and (
            said >= policy.support_at
            or not _lacks_predicate(essential)
            or _has_value(typed, needed, policy)
        )
    )
    asked = [c for c in essential if c.slot in _ASKED or not is_reworded]
    if has_conflict:
        numbers = [c for c in asked if c.slot is SlotKind.QUANTITY and c.outcome in LACKED]
        is_other = len(numbers) > _OTHER_NUMBERS
        asked = [c for c in asked if c.slot in IDENTIFYING or (is_other and c in numbers)]
    return _Met(
        has_conflict=has_conflict,
        has_missing=any(c.outcome in LACKED for c in asked),
        is_said=alignment(evidence) >= policy.contradict_at if has_conflict else said >= needed,
    )


def _lacks_predicate(essential: Sequence[Comparison]) -> bool:
    """Say whether the passage has nothing of what is said of the names; a modifier is half met."""
    return any(
        c.slot is SlotKind.WORDING and c.outcome is Outcome.MISSING and not c.degree
        for c in essential
    )


def _has_value(typed: Sequence[Comparison], needed: float, policy: Policy) -> bool:
    """Say whether more than two names anchors the passage: two may do anything to one another."""
    if needed <= policy.anchored_at:
        return True
    return any(c.slot in VALUES and c.outcome in SAID for c in typed)


VALUES = frozenset({SlotKind.DATE, SlotKind.QUANTITY, SlotKind.QUOTATION})
LACKED = frozenset({Outcome.MISSING, Outcome.INCOMPARABLE})
ANCHORS = frozenset({SlotKind.DATE, SlotKind.QUANTITY, SlotKind.ENTITY, SlotKind.PLACE})
_ASKED = frozenset(SlotKind) - {SlotKind.WORDING}
_OTHER_NUMBERS = 2  # with more of them missing, the passage counts something else
# What tells one event from another. A claim of two facts, one of which the passage refutes, is
# wrong whatever the passage leaves out of the other.
IDENTIFYING = frozenset({SlotKind.DATE, SlotKind.ENTITY, SlotKind.PLACE, SlotKind.ROLE})
_FULLY_ANCHORED = 3
_QUOTED = 2  # a quotation found word for word anchors as much as two names


def _needed(typed: Sequence[Comparison], policy: Policy) -> float:
    """Return the share of wording asked for: less, the more names, dates and numbers are met."""
    met = sum(c.slot in ANCHORS and c.outcome in SAID for c in typed)
    quoted = any(c.slot is SlotKind.QUOTATION and c.outcome in SAID for c in typed)
    met += _QUOTED * quoted
    share = min(max(met - 1, 0), _FULLY_ANCHORED - 1) / (_FULLY_ANCHORED - 1)
    return policy.support_at - share * (policy.support_at - policy.anchored_at)


def wording(comparisons: Iterable[Comparison]) -> float:
    """Return the share of the claim's wording that is said, 1 when nothing measured it."""
    found = [c.degree for c in comparisons if c.slot is SlotKind.WORDING and c.outcome in SAID]
    return max(found, default=1.0)


SAID = frozenset({Outcome.EQUAL, Outcome.ENTAILED})


def alignment(evidence: Evidence) -> float:
    """Return how well a passage is aligned with its claim, in ``[0, 1]``.

    The mean of the wording said and of the essential slots met or in conflict; likeness only
    breaks near ties.
    """
    slots = [c for c in evidence.comparisons if c.is_essential and c.slot is not SlotKind.WORDING]
    known = sum(c.outcome in SAID or c.outcome is Outcome.CONFLICT for c in slots)
    share = known / len(slots) if slots else 1.0
    return 0.45 * wording(evidence.comparisons) + 0.45 * share + 0.1 * evidence.similarity
