"""What the formats for other programs report: findings that somebody can act on, as one line.

Supported claims are no alerts, and neither are opinions, predictions and other claims that nobody
can check: a tool that annotates every opinion is soon switched off. JSON has them all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.codes import CODES
from claimcheck.model import Evidence, Label, Report, Why
from claimcheck.report.findings import Finding, findings
from claimcheck.report.terminal import visible

NAME = "claimcheck"


def alerts(report: Report) -> tuple[Finding, ...]:
    """Return the findings to report: contradicted and unverifiable claims, warnings, failures."""
    return tuple(item for item in findings(report) if is_alert(item))


def is_alert(item: Finding) -> bool:
    """Say whether a finding is one that somebody can act on."""
    if item.verdict is None:
        return True
    return item.label is not Label.SUPPORTED and item.verdict.why is not Why.NOT_CHECKABLE


def claim_counts(items: Iterable[Finding]) -> dict[Label, int]:
    """Return how many claims have each label, those that share a finding counted one by one."""
    counts = dict.fromkeys(Label, 0)
    for item in items:
        if item.label is not None:
            counts[item.label] += 1 + len(item.also)
    return counts


def is_failure(item: Finding) -> bool:
    """Say whether a finding means that a file could not be checked at all."""
    return item.code in CODES and CODES[item.code].is_failure


def heading(item: Finding) -> str:
    """Return what is wrong in one sentence that stands alone; it has no control characters."""
    title = item.title.replace("-", " ").capitalize()
    return visible(f"{title}: {item.message.rstrip('.')}.")


def message(item: Finding) -> str:
    """Return the heading, the claim and the passage that decided, in one line."""
    return " ".join([heading(item), *_details(item)])


def _details(item: Finding) -> Iterator[str]:
    verdict = item.verdict
    if verdict is None:
        return
    yield visible(f"Claim: “{verdict.claim.text}”")
    evidence = deciding(item)
    if evidence is not None:
        passage = evidence.passage
        credit = f" [{passage.credited}]" if passage.credit else ""
        yield visible(f"Source: {source_place(evidence)}: “{passage.text}”{credit}")
    if verdict.correction is not None:
        yield visible(f"Suggestion: {verdict.correction}.")


def deciding(item: Finding) -> Evidence | None:
    """Return the passage that decided, or none where no passage speaks of the claim."""
    if item.verdict is None or not item.verdict.evidence:
        return None
    is_told = item.label is not Label.UNVERIFIABLE or item.verdict.why is Why.SOURCES_DISAGREE
    return item.verdict.evidence[0] if is_told else None


def source_place(evidence: Evidence) -> str:
    """Return "source:line" of a passage."""
    return f"{evidence.passage.source}:{evidence.passage.line}"


def fingerprints(items: Sequence[Finding]) -> tuple[str, ...]:
    """Return a name for each finding that survives edits elsewhere, no two alike.

    It is made of path, code and claim, and not of any line. Findings that have all of these in
    common are counted.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for item in items:
        about = item.message if item.verdict is None else item.verdict.claim.id
        key = (item.path, item.code, about)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        made.append(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32])
    return tuple(made)
