"""A finding as a comment in the margin of a draft: one thought a paragraph, no columns or marks."""

from __future__ import annotations

from claimcheck.model import Evidence
from claimcheck.report.findings import Finding
from claimcheck.report.terminal import visible

_MOST_TEXT = 1000  # characters of a claim or a quotation; a longer one is cut


def paragraphs(item: Finding) -> tuple[str, ...]:
    """Return what an editor wants to know about a finding: verdict, claim, source, suggestion."""
    said = [f"{item.code} {item.title}: {item.message}"]
    verdict = item.verdict
    if verdict is not None:
        said.append(f"Claim: {_cut(verdict.claim.text)}")
        said.extend(_source(evidence) for evidence in verdict.evidence[:1])
        if verdict.correction is not None:
            said.append(f"Suggestion: {verdict.correction}")
        said.extend(f"Same in: {_cut(other.claim.text)}" for other in item.also)
    return tuple(visible(words) for words in said)


def _source(evidence: Evidence) -> str:
    passage = evidence.passage
    title = f" ({passage.title})" if passage.title else ""
    url = f" {passage.url}" if passage.url is not None else ""
    return f"Source: {passage.source}:{passage.line}{title}: “{_cut(passage.text)}”{url}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
