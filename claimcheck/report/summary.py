"""The one line that counts what was found."""

from __future__ import annotations

from collections import Counter

from claimcheck.model import ClaimKind, Label, Report, Verdict, Why

_WHY = {
    Why.NO_SOURCE: "no source",
    Why.NO_PASSAGE: "no passage",
    Why.MISSING_SLOT: "detail not in source",
    Why.AMBIGUOUS_REFERENCE: "ambiguous reference",
    Why.SOURCES_DISAGREE: "sources disagree",
    Why.STALE: "stale source",
    Why.NOT_CHECKABLE: "not checkable",
}
_NOT_CHECKABLE = {
    ClaimKind.OPINION: "opinion",
    ClaimKind.PLAN: "prediction",
    ClaimKind.QUESTION: "question",
    ClaimKind.INSTRUCTION: "instruction",
}


def summary(report: Report) -> str:
    """Return the counts by label, and why claims are unverifiable, the most frequent first.

    Reads like "3 contradicted, 14 supported, 21 unverifiable (12 no passage, 9 opinion)", and
    ends with "; 2 kept silent" where claims are.
    """
    counts = report.counts
    shown = ", ".join(
        f"{counts[label]} {label.value}"
        for label in (Label.CONTRADICTED, Label.SUPPORTED, Label.UNVERIFIABLE)
    )
    reasons = Counter(why_in_words(verdict) for verdict in report.unverifiable)
    ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    why = f" ({', '.join(f'{count} {words}' for words, count in ranked)})" if ranked else ""
    silent = sum(verdict.suppression is not None for verdict in report.verdicts)
    return f"{shown}{why}" + (f"; {silent} kept silent" if silent else "")


def why_in_words(verdict: Verdict) -> str:
    """Return why a claim is unverifiable, in two or three words for an editor."""
    if verdict.why is Why.NOT_CHECKABLE:
        return _NOT_CHECKABLE.get(verdict.claim.kind, _WHY[Why.NOT_CHECKABLE])
    return "no reason given" if verdict.why is None else _WHY[verdict.why]
