"""Markdown for comments on a change and for the summary of a step.

Words of drafts and sources are escaped so that none of them makes a link, an image, a mention of
somebody, a reference to an issue, a formula or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.model import Comparison, Evidence, Label, Report
from claimcheck.report.alerts import alerts, claim_counts, deciding, is_failure, source_place
from claimcheck.report.findings import Finding, conflict, findings
from claimcheck.report.options import Options
from claimcheck.report.places import place
from claimcheck.report.summary import summary
from claimcheck.report.terminal import visible

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
# What a site would make into a mention or a reference is broken by an empty comment.
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
_ADDRESS = re.compile(r"(?<=[A-Za-z0-9]):(?=//)|(?<=www)\.", re.IGNORECASE)


def render(report: Report, options: Options) -> str:
    """Return a headline, what could not be checked, and the alerts, the gravest first."""
    del options  # one length for all
    return "\n\n".join(_blocks(report)) + "\n"


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it stands, in one line.

    >>> escaped("<b> @desk [x](y)")
    '\\<b\\> @<!-- -->desk \\[x\\](y)'
    """
    shown = _SPECIAL.sub(r"\\\g<0>", visible(text))
    return _ADDRESS.sub(r"\\\g<0>", _REFERENCE.sub("<!-- -->", shown))


def _blocks(report: Report) -> Iterator[str]:
    items = alerts(report)
    yield f"## claimcheck: {headline(report)}"
    yield escaped(summary(report)) + "."
    failures = [item for item in items if is_failure(item)]
    wrong = [item for item in items if item.label is Label.CONTRADICTED]
    warnings = [item for item in items if item.verdict is None and item not in failures]
    open_ = [item for item in items if item.label is Label.UNVERIFIABLE]
    yield from _section("Not checked", [_note(item) for item in failures])
    yield from _section("Contradicted", [_claim(item) for item in wrong])
    yield from _section("Warnings", [_note(item) for item in warnings])
    yield from _folded(f"Unverifiable: {len(open_)}", [_unverifiable(item) for item in open_])


def headline(report: Report) -> str:
    """Return what a desk must know in one sentence."""
    items = findings(report)
    counts = claim_counts(items)
    wrong, total = counts[Label.CONTRADICTED], sum(counts.values())
    claims = "1 claim" if total == 1 else f"{total} claims"
    if any(is_failure(item) for item in items):
        return f"not everything could be checked; {wrong} of {claims} contradicted"
    return f"{wrong} of {claims} contradicted" if wrong else f"none of {claims} contradicted"


def _section(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield f"### {title}"
        yield "\n".join(entries)


def _folded(title: str, entries: Sequence[str]) -> Iterator[str]:
    """Yield entries that are shown on a click; the empty lines make a site read the Markdown."""
    if entries:
        yield f"<details><summary>{title}</summary>"
        yield "\n".join(entries)
        yield "</details>"


def _note(item: Finding) -> str:
    return f"- {_head(item)}: {escaped(item.message)}"


def _unverifiable(item: Finding) -> str:
    claim = "" if item.verdict is None else f": “{escaped(item.verdict.claim.text)}”"
    return f"- {_head(item)}: {escaped(item.message)}{claim}"


def _claim(item: Finding) -> str:
    return "\n".join(_claim_lines(item))


def _claim_lines(item: Finding) -> Iterator[str]:
    if item.verdict is None:
        return
    wrong, evidence = conflict(item.verdict), deciding(item)
    yield f"- {_head(item)}: **{escaped(item.message)}**"
    yield f"  - Claim: “{escaped(item.verdict.claim.text)}”"
    if evidence is not None:
        yield f"  - Source: {_source(evidence, wrong)}"
    if item.verdict.correction is not None:
        yield f"  - Suggestion: {escaped(item.verdict.correction)}"


def _source(evidence: Evidence, wrong: Comparison | None) -> str:
    """Return the quotation with the source's value in bold, and where it stands."""
    text = evidence.passage.text
    span = None if wrong is None else wrong.source_span
    quote = escaped(text)
    if span is not None and span.of(text).strip():
        before, after = text[: span.start], text[span.end :]
        quote = f"{escaped(before)}<b>{escaped(span.of(text))}</b>{escaped(after)}"
    passage = evidence.passage
    credit = f", {passage.credited}" if passage.credit else ""
    return f"“{quote}” ({escaped(source_place(evidence) + credit)})"


def _head(item: Finding) -> str:
    where = place(item)
    at = item.path if where is None else f"{item.path}:{where}"
    return f"{escaped(at)} {item.code} {item.title}"
