"""ClaimReview of schema.org as JSON-LD, for archives; a draft of a record and nothing to publish.

Who reviewed, and at which address the review stands, only the newsroom can say: "author" is left
out and "url" points into the draft, counted in characters with CR LF as one (RFC 5147). Claims
that nobody can check are left out, and so are warnings, which review no claim.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.model import Document, Evidence, Label, Report, Stance, Verdict, Why
from claimcheck.report.findings import NO_PATH, findings
from claimcheck.report.lines import Lines
from claimcheck.report.options import Options
from claimcheck.report.places import claim_region, file_uri, web_characters
from claimcheck.report.records import clean

_RATING = {Label.CONTRADICTED: 1, Label.SUPPORTED: 5}
_NAMES = {
    Label.CONTRADICTED: "Contradicted",
    Label.SUPPORTED: "Supported",
    Label.UNVERIFIABLE: "Unverifiable",
}


def render(report: Report, options: Options) -> str:
    """Return one review for each claim that can be checked, in order."""
    del options  # machines get everything
    graph = {"@context": "https://schema.org", "@graph": list(_reviews(report))}
    return json.dumps(graph, ensure_ascii=False, indent=2) + "\n"


def _reviews(report: Report) -> Iterator[dict[str, Any]]:
    drafts = {entry.document.path or NO_PATH: _draft(entry.document) for entry in report.documents}
    for item in findings(report):
        if item.verdict is None or item.lines is None:
            continue
        for verdict in (item.verdict, *item.also):
            if verdict.why is not Why.NOT_CHECKABLE:
                yield _review(verdict, drafts[item.path], item.lines)


def _draft(document: Document) -> dict[str, Any]:
    draft = {"@type": "CreativeWork", "url": file_uri(document.path or NO_PATH)}
    if document.title:
        draft["headline"] = clean(document.title)
    if document.published is not None:
        draft["datePublished"] = document.published.isoformat()
    return draft


def _review(verdict: Verdict, draft: dict[str, Any], lines: Lines) -> dict[str, Any]:
    claim = verdict.claim
    span = claim_region(claim)
    first, last = web_characters(span.start, lines), web_characters(span.end, lines)
    return {
        "@type": "ClaimReview",
        "url": f"{draft['url']}#char={first},{last}",
        "claimReviewed": clean(claim.text),
        "reviewBody": clean(verdict.reason),
        "reviewRating": _rating(verdict.label),
        "itemReviewed": {"@type": "Claim", "identifier": claim.id, "appearance": draft},
        "citation": [
            _citation(evidence)
            for evidence in verdict.evidence
            if evidence.stance is not Stance.SILENT
        ],
    }


def _rating(label: Label) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": _NAMES[label]}
    if label in _RATING:
        rating |= {"ratingValue": _RATING[label], "bestRating": 5, "worstRating": 1}
    return rating


def _citation(evidence: Evidence) -> dict[str, Any]:
    passage = evidence.passage
    found: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": clean(passage.title or passage.source),
        "text": clean(passage.text),
    }
    if passage.url is not None:
        found["url"] = clean(passage.url)
    if passage.credit is not None:
        found["creditText"] = clean(passage.credit)
    if passage.date is not None:
        found["datePublished"] = passage.date.isoformat()
    return found
