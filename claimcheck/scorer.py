"""From comparisons to a stance, from stances to a label: the policy, as tables.

Typed comparisons decide, likeness only ranks. What no table row names is *unverifiable*. A false
"contradicted" costs an editor's trust, so in every doubt the verdict is the milder one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimcheck.model import (
    Claim,
    ClaimKind,
    Comparison,
    Diagnostic,
    Evidence,
    Flag,
    Label,
    Outcome,
    Passage,
    Severity,
    SlotKind,
    Stance,
    Verdict,
    Why,
)

CODES: Mapping[SlotKind, str] = {
    SlotKind.DATE: "CC111",
    SlotKind.QUANTITY: "CC112",
    SlotKind.ENTITY: "CC113",
    SlotKind.PLACE: "CC114",
    SlotKind.ROLE: "CC115",
    SlotKind.QUOTATION: "CC116",
    SlotKind.POLARITY: "CC117",
    SlotKind.RELATION: "CC118",
}
CONTRADICTED, UNVERIFIABLE, SUPPORTED = "CC101", "CC102", "CC103"
DISAGREE, STALE, MISSPELT = "CC201", "CC202", "CC205"


@attrs.frozen(kw_only=True)
class Policy:
    """The thresholds of the scorer, all in ``[0, 1]``, all inclusive.

    ``support_at`` is the share of a claim's wording that a passage must have to support it where
    at most one name, date or number anchors the two; ``anchored_at`` is the share that suffices
    where three do. ``contradict_at`` is how well it must be aligned for a conflict to count.
    ``alike`` is how much
    better aligned one passage must be than another to overrule it. ``check_at`` is the
    check-worthiness a claim needs to be supported or found silent.
    """

    support_at: float = 0.65
    anchored_at: float = 0.3
    contradict_at: float = 0.5
    alike: float = 0.15
    check_at: float = 0.5

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if not 0 <= value <= 1:
                msg = f"{name} must be in [0, 1], got {value}"
                raise ValueError(msg)


DEFAULT_POLICY = Policy()


# ---------------------------------------------------------------- one passage


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


def weigh(
    claim: Claim,
    passage: Passage,
    comparisons: Sequence[Comparison],
    *,
    similarity: float,
    policy: Policy = DEFAULT_POLICY,
) -> Evidence:
    """Return what ``passage`` says about ``claim``, from the comparisons of the two.

    Args:
        claim: The claim compared.
        passage: The passage compared.
        comparisons: All comparisons of the two, in the order of the matchers.
        similarity: In ``[0, 1]``; ranks the evidence and decides nothing.
        policy: The thresholds.

    Returns:
        Evidence that supports when every essential slot is met and enough of the wording said,
        contradicts when a slot is in conflict and the rest is met, and is silent otherwise.
    """
    del claim
    silent = Evidence(
        passage=passage,
        stance=Stance.SILENT,
        similarity=similarity,
        comparisons=tuple(comparisons),
    )
    return attrs.evolve(silent, stance=_STANCE.get(_met(silent, policy), Stance.SILENT))


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
        numbers = [c for c in asked if c.slot is SlotKind.QUANTITY and c.outcome in _SILENT]
        is_other = len(numbers) > _OTHER_NUMBERS
        asked = [c for c in asked if c.slot in _IDENTIFYING or (is_other and c in numbers)]
    return _Met(
        has_conflict=has_conflict,
        has_missing=any(c.outcome in _SILENT for c in asked),
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
    return any(c.slot in _VALUES and c.outcome in _SAID for c in typed)


_VALUES = frozenset({SlotKind.DATE, SlotKind.QUANTITY, SlotKind.QUOTATION})
_SILENT = frozenset({Outcome.MISSING, Outcome.INCOMPARABLE})
_ANCHORS = frozenset({SlotKind.DATE, SlotKind.QUANTITY, SlotKind.ENTITY, SlotKind.PLACE})
_ASKED = frozenset(SlotKind) - {SlotKind.WORDING}
_OTHER_NUMBERS = 2  # with more of them missing, the passage counts something else
# What tells one event from another. A claim of two facts, one of which the passage refutes, is
# wrong whatever the passage leaves out of the other.
_IDENTIFYING = frozenset({SlotKind.DATE, SlotKind.ENTITY, SlotKind.PLACE, SlotKind.ROLE})
_FULLY_ANCHORED = 3
_QUOTED = 2  # a quotation found word for word anchors as much as two names


def _needed(typed: Sequence[Comparison], policy: Policy) -> float:
    """Return the share of wording asked for: less, the more names, dates and numbers are met."""
    met = sum(c.slot in _ANCHORS and c.outcome in _SAID for c in typed)
    quoted = any(c.slot is SlotKind.QUOTATION and c.outcome in _SAID for c in typed)
    met += _QUOTED * quoted
    share = min(max(met - 1, 0), _FULLY_ANCHORED - 1) / (_FULLY_ANCHORED - 1)
    return policy.support_at - share * (policy.support_at - policy.anchored_at)


def wording(comparisons: Iterable[Comparison]) -> float:
    """Return the share of the claim's wording that is said, 1 when nothing measured it."""
    found = [c.degree for c in comparisons if c.slot is SlotKind.WORDING and c.outcome in _SAID]
    return max(found, default=1.0)


_SAID = frozenset({Outcome.EQUAL, Outcome.ENTAILED})


def alignment(evidence: Evidence) -> float:
    """Return how well a passage is aligned with its claim, in ``[0, 1]``.

    The mean of the wording said and of the essential slots met or in conflict; likeness only
    breaks near ties.
    """
    slots = [c for c in evidence.comparisons if c.is_essential and c.slot is not SlotKind.WORDING]
    known = sum(c.outcome in _SAID or c.outcome is Outcome.CONFLICT for c in slots)
    share = known / len(slots) if slots else 1.0
    return 0.45 * wording(evidence.comparisons) + 0.45 * share + 0.1 * evidence.similarity


# ---------------------------------------------------------------- all evidence


@attrs.frozen(kw_only=True)
class _Outcome:
    label: Label
    reason: str
    code: str
    why: Why | None = None
    first: Evidence | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def score(
    claim: Claim,
    evidence: Iterable[Evidence],
    *,
    policy: Policy = DEFAULT_POLICY,
    published: dt.date | None = None,
) -> Verdict:
    """Label ``claim`` from all its evidence.

    Args:
        claim: The claim to label.
        evidence: In any order; the result does not depend on it.
        policy: The thresholds.
        published: The day of the draft; a source of a later day contradicts only with CC202
            beside it. None when it is unknown.

    Returns:
        A verdict whose evidence is sorted: the passage that decided, then by alignment.
    """
    ranked = _merged(evidence)
    found = _decide(claim, ranked, policy, published)
    conflicts = _conflicts(found.first) if found.label is Label.CONTRADICTED else ()
    return Verdict(
        claim=claim,
        label=found.label,
        probabilities=_probabilities(found, ranked),
        code=found.code,
        reason=found.reason,
        severity=_severity(claim, found, conflicts),
        why=found.why,
        evidence=_with_first(ranked, found.first),
        diagnostics=(*found.diagnostics, *_misspelt(claim, found.first)),
        correction=conflicts[0].source if len(conflicts) == 1 and conflicts[0].source else None,
    )


def _merged(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort, and let the same text in several files count once."""
    kept: dict[tuple[str, Stance], Evidence] = {}
    for item in sorted(evidence, key=_rank):
        text = " ".join(item.passage.text.casefold().split())
        first = kept.setdefault((text, item.stance), item)
        others = {*first.also_in, item.passage.source, *item.also_in} - {first.passage.source}
        kept[text, item.stance] = attrs.evolve(first, also_in=tuple(sorted(others)))
    return tuple(kept.values())


def _rank(item: Evidence) -> tuple[float, str, str, str, str]:
    # A total order: two different items never compare equal.
    told = "\0".join(
        f"{c.slot.value}\1{c.outcome.value}\1{c.claim}\1{c.source}" for c in item.comparisons
    )
    place = item.passage
    return (-round(alignment(item), 6), place.source, place.key, item.stance.value, told)


def _with_first(ranked: tuple[Evidence, ...], first: Evidence | None) -> tuple[Evidence, ...]:
    if first is None:
        return ranked
    return (first, *(item for item in ranked if item is not first))


def _decide(  # noqa: PLR0911 - the order of the cases is the policy
    claim: Claim, ranked: tuple[Evidence, ...], policy: Policy, published: dt.date | None
) -> _Outcome:
    supports = [item for item in ranked if item.stance is Stance.SUPPORTS]
    contradicts = [item for item in ranked if item.stance is Stance.CONTRADICTS]
    current = [
        item
        for item in contradicts
        if not _is_older(claim, item, published) and not _is_settled(item, ranked)
    ]
    if claim.check_worthiness < policy.check_at and not current:
        listed = ", ".join(claim.reasons)
        reason = f"not a statement to check: {listed}" if listed else "not a statement to check"
        return _unverifiable(Why.NOT_CHECKABLE, reason, next(iter(ranked), None))
    if not ranked:
        return _unverifiable(Why.NO_PASSAGE, "no source says anything near it", None)
    decided = supports or contradicts
    if decided and Flag.AMBIGUOUS_REFERENCE in claim.flags:
        reason = "it is not clear whom or what the claim speaks of"
        return _unverifiable(Why.AMBIGUOUS_REFERENCE, reason, decided[0])
    if supports and not _overruled(supports[0], current, policy):
        return _supported(supports[0])
    if supports:
        return _disagreement(claim, supports[0], current[0])
    if current:
        if Flag.LONG_SENTENCE in claim.flags:
            reason = "the sentence is too long to be read with certainty"
            return _unverifiable(Why.MISSING_SLOT, reason, current[0])
        return _contradicted(claim, current[0], published)
    old = [item for item in contradicts if _is_older(claim, item, published)]
    if old:
        return _stale(claim, old[0])
    return _unverifiable(Why.MISSING_SLOT, _missing_reason(ranked[0]), ranked[0])


def _is_settled(conflict: Evidence, ranked: Sequence[Evidence]) -> bool:
    """Say whether another passage has the very value in conflict, and as much of the rest.

    A true statement is often told twice: in a passage that has its value in other words, and in
    one like it about something else. Only typed values can be settled so.
    """
    values = {(c.slot, c.claim) for c in _conflicts(conflict) if c.slot in _ANCHORS}
    if not values:
        return False
    limit = _anchored(conflict)
    if any(_is_sibling(conflict.passage, o.passage) and values <= _said_values(o) for o in ranked):
        return True
    return any(
        values <= _said_values(other)
        and _anchored(other) > limit
        and alignment(other) >= alignment(conflict)
        for other in ranked
        if other.stance is Stance.SILENT and not _conflicts(other)
    )


def _said_values(item: Evidence) -> set[tuple[SlotKind, str]]:
    return {(c.slot, c.claim) for c in item.comparisons if c.outcome in _SAID}


def _is_sibling(one: Passage, other: Passage) -> bool:
    """Say whether two fact rows tell of one thing in two periods or ways of counting."""
    a, b = one.row, other.row
    if a is None or b is None or one.key == other.key:
        return False
    return (a.subject, a.attribute) == (b.subject, b.attribute)


def _anchored(item: Evidence) -> int:
    """Count the names, dates and numbers of the claim that a passage has."""
    return sum(c.slot in _ANCHORS and c.outcome in _SAID for c in item.comparisons)


def _overruled(support: Evidence, conflicts: Sequence[Evidence], policy: Policy) -> bool:
    """Say whether another source contradicts and is not clearly worse aligned."""
    places = {support.passage.source, *support.also_in}
    limit = alignment(support) - policy.alike
    return any(c.passage.source not in places and alignment(c) >= limit for c in conflicts)


_PRESENT = frozenset({"today", "now"})  # what holds today held yesterday, as a rule


def _is_older(claim: Claim, item: Evidence, published: dt.date | None) -> bool:
    """Say whether the source was written before what the claim is about.

    Of what lies ahead of the draft itself, a source of the draft's day knows as much as the draft.
    """
    starts = [d.start for d in claim.dates if d.start and d.text.casefold() not in _PRESENT]
    day = item.passage.date
    if not starts or day is None:
        return False
    return day < min(starts) and (published is None or day < published)


def _supported(item: Evidence) -> _Outcome:
    return _Outcome(label=Label.SUPPORTED, reason=_support_reason(item), code=SUPPORTED, first=item)


def _support_reason(item: Evidence) -> str:
    told = [c.reason for c in item.comparisons if c.outcome is Outcome.ENTAILED and c.slot in CODES]
    return told[0] if told else "the source says the same"


def _contradicted(claim: Claim, item: Evidence, published: dt.date | None) -> _Outcome:
    conflicts = _conflicts(item)
    day = item.passage.date
    notes: tuple[Diagnostic, ...] = ()
    if published is not None and day is not None and day > published:
        message = f"{item.passage.source} is dated {day}, after the draft of {published}"
        notes = (_note(STALE, message, claim),)
    return _Outcome(
        label=Label.CONTRADICTED,
        reason=conflicts[0].reason,
        code=CODES.get(conflicts[0].slot, CONTRADICTED),
        first=item,
        diagnostics=notes,
    )


def _conflicts(item: Evidence | None) -> tuple[Comparison, ...]:
    """Return the conflicts of one passage, the one to report first: the lowest code."""
    found = () if item is None else item.comparisons
    typed = (c for c in found if c.outcome is Outcome.CONFLICT and c.is_essential)
    return tuple(sorted(typed, key=lambda c: CODES.get(c.slot, "CC199")))


def _disagreement(claim: Claim, support: Evidence, conflict: Evidence) -> _Outcome:
    reason = (
        f"sources disagree: {support.passage.source} supports it,"
        f" {conflict.passage.source} does not ({_conflicts(conflict)[0].reason})"
    )
    message = f"{_quoted(support.passage)} against {_quoted(conflict.passage)}"
    return attrs.evolve(
        _unverifiable(Why.SOURCES_DISAGREE, reason, support),
        diagnostics=(_note(DISAGREE, message, claim),),
    )


def _quoted(passage: Passage) -> str:
    credit = "" if passage.credit is None else f" ({passage.credited})"
    return f"{passage.source}: “{passage.text}”{credit}"


def _stale(claim: Claim, item: Evidence) -> _Outcome:
    reason = f"{item.passage.source} is of {item.passage.date}, before what the claim is about"
    return attrs.evolve(
        _unverifiable(Why.STALE, reason, item), diagnostics=(_note(STALE, reason, claim),)
    )


def _unverifiable(why: Why, reason: str, first: Evidence | None) -> _Outcome:
    return _Outcome(
        label=Label.UNVERIFIABLE, reason=reason, code=UNVERIFIABLE, why=why, first=first
    )


def _missing_reason(item: Evidence) -> str:
    """Name what the best passage lacks: a typed slot first, else the wording."""
    asked = [c for c in item.comparisons if c.is_essential]
    for comparison in sorted(asked, key=lambda c: c.slot is SlotKind.WORDING):
        if comparison.outcome in _SILENT:
            return comparison.reason
    return next((c.reason for c in asked if c.slot is SlotKind.WORDING), "no passage says it")


def _note(code: str, message: str, claim: Claim) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, claim_id=claim.id)


def _misspelt(claim: Claim, item: Evidence | None) -> tuple[Diagnostic, ...]:
    names = {SlotKind.ENTITY, SlotKind.PLACE}
    found = () if item is None else item.comparisons
    return tuple(
        _note(MISSPELT, c.reason, claim) for c in found if c.slot in names and c.degree < 1
    )


def _severity(claim: Claim, found: _Outcome, conflicts: Sequence[Comparison]) -> Severity:
    if found.label is not Label.CONTRADICTED:
        return Severity.INFO
    is_reported = claim.attribution is not None and claim.kind is not ClaimKind.ATTRIBUTION
    if is_reported and all(c.slot is not SlotKind.QUOTATION for c in conflicts):
        return Severity.WARNING
    return Severity.ERROR


# ---------------------------------------------------------------- probabilities


def _probabilities(found: _Outcome, ranked: Sequence[Evidence]) -> dict[Label, float]:
    """Return whole per cents over the labels, the given one largest.

    This is a fixed, monotone function of the label, the alignment of the passage that decided and
    which way the best passage leans. It orders verdicts; it is not calibrated on data.
    """
    best = found.first or next(iter(ranked), None)
    level = alignment(best) if best is not None else 0.0
    lean = _lean(best)
    if found.label is Label.UNVERIFIABLE:
        given = round(75 - 25 * level)
        supported = round((100 - given) * lean)
        shares = {Label.SUPPORTED: supported, Label.CONTRADICTED: 100 - given - supported}
    else:
        given = round(55 + 40 * level)
        other = Label.CONTRADICTED if found.label is Label.SUPPORTED else Label.SUPPORTED
        shares = {other: (100 - given) // 3, Label.UNVERIFIABLE: 100 - given - (100 - given) // 3}
    shares[found.label] = given
    return {label: shares[label] / 100 for label in Label}


def _lean(best: Evidence | None) -> float:
    """Return how much of the doubt goes to "supported", in ``[0, 1]``."""
    if best is None:
        return 0.5
    if any(c.outcome is Outcome.CONFLICT for c in best.comparisons):
        return 0.2
    if any(c.slot is SlotKind.RELATION and c.outcome is Outcome.MISSING for c in best.comparisons):
        return 0.3
    missing = sum(c.outcome is Outcome.MISSING for c in best.comparisons if c.is_essential)
    return max(0.1, min(0.9, 0.3 + 0.6 * wording(best.comparisons) - 0.25 * missing))
