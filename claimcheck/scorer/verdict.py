"""From all the evidence to one verdict: which passage decides, and what it is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

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
from claimcheck.scorer.policy import (
    CODES,
    CONTRADICTED,
    DEFAULT_POLICY,
    DISAGREE,
    MISSPELT,
    STALE,
    SUPPORTED,
    UNVERIFIABLE,
    Policy,
)
from claimcheck.scorer.probabilities import probabilities
from claimcheck.scorer.stance import ANCHORS, LACKED, SAID, alignment, stance_of
from claimcheck.scorer.weighing import other_words


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
        probabilities=probabilities(found.label, found.first or next(iter(ranked), None)),
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
    if supports:
        return _unless_overruled(claim, _supported(supports[0]), current, policy)
    # Too little to call it support is still enough to doubt a contradiction.
    doubted = [item for item in ranked if stance_of(item, policy) is Stance.SUPPORTS]
    if current and doubted:
        open_ = _unverifiable(Why.MISSING_SLOT, "a source may say the same", doubted[0])
        return _unless_overruled(claim, open_, current, policy)
    if current:
        return _if_whole(claim, current[0], published)
    old = [item for item in contradicts if _is_older(claim, item, published)]
    if old:
        return _stale(claim, old[0])
    return _unverifiable(Why.MISSING_SLOT, _missing_reason(ranked[0]), ranked[0])


def _is_settled(conflict: Evidence, ranked: Sequence[Evidence]) -> bool:
    """Say whether another passage has the very value in conflict, and as much of the rest.

    A true statement is often told twice: in a passage that has its value in other words, and in
    one like it about something else. Only typed values can be settled so.
    """
    values = {(c.slot, c.claim) for c in _conflicts(conflict) if c.slot in ANCHORS}
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
    return {(c.slot, c.claim) for c in item.comparisons if c.outcome in SAID}


def _is_sibling(one: Passage, other: Passage) -> bool:
    """Say whether two fact rows tell of one thing in two periods or ways of counting."""
    a, b = one.row, other.row
    if a is None or b is None or one.key == other.key:
        return False
    return (a.subject, a.attribute) == (b.subject, b.attribute)


def _anchored(item: Evidence) -> int:
    """Count the names, dates and numbers of the claim that a passage has."""
    return sum(c.slot in ANCHORS and c.outcome in SAID for c in item.comparisons)


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
    if told:
        return told[0]
    is_by_table = stance_of(item) is Stance.SUPPORTS
    return "the source says the same" if is_by_table else "the source says it in other words"


def _unless_overruled(
    claim: Claim, outcome: _Outcome, conflicts: Sequence[Evidence], policy: Policy
) -> _Outcome:
    """Return ``outcome``, or that the sources disagree where one contradicts what it rests on."""
    support = outcome.first
    if support is not None and _overruled(support, conflicts, policy):
        return _disagreement(claim, support, conflicts[0])
    return outcome


def _if_whole(claim: Claim, item: Evidence, published: dt.date | None) -> _Outcome:
    if Flag.LONG_SENTENCE in claim.flags:
        reason = "the sentence is too long to be read with certainty"
        return _unverifiable(Why.MISSING_SLOT, reason, item)
    return _contradicted(claim, item, published)


def _contradicted(claim: Claim, item: Evidence, published: dt.date | None) -> _Outcome:
    first = _contradictions(item)[0]
    day = item.passage.date
    notes: tuple[Diagnostic, ...] = ()
    if published is not None and day is not None and day > published:
        message = f"{item.passage.source} is dated {day}, after the draft of {published}"
        notes = (_note(STALE, message, claim),)
    return _Outcome(
        label=Label.CONTRADICTED,
        reason=first.reason,
        code=CODES.get(first.slot, CONTRADICTED) if _conflicts(item) else CONTRADICTED,
        first=item,
        diagnostics=notes,
    )


def _conflicts(item: Evidence | None) -> tuple[Comparison, ...]:
    """Return the conflicts of one passage, the one to report first: the lowest code."""
    found = () if item is None else item.comparisons
    typed = (c for c in found if c.outcome is Outcome.CONFLICT and c.is_essential)
    return tuple(sorted(typed, key=lambda c: CODES.get(c.slot, "CC199")))


def _contradictions(item: Evidence) -> tuple[Comparison, ...]:
    """Return what tells against the claim: its conflicts, else the other words in its place."""
    return _conflicts(item) or tuple(other_words(item))


def _disagreement(claim: Claim, support: Evidence, conflict: Evidence) -> _Outcome:
    reason = (
        f"sources disagree: {support.passage.source} supports it,"
        f" {conflict.passage.source} does not ({_contradictions(conflict)[0].reason})"
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
        if comparison.outcome in LACKED:
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
