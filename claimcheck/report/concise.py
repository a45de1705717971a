"""One line a finding, for terminals that make ``path:line:column`` a link."""

from __future__ import annotations

from claimcheck.model import Label, Report, Severity
from claimcheck.report.findings import Finding, findings
from claimcheck.report.options import Options
from claimcheck.report.terminal import clipped, harmless, paint, visible


def render(report: Report, options: Options) -> str:
    """Return one line for each finding that is shown, in text order; empty when there is none."""
    shown = (item for item in findings(report) if options.is_shown(item.label))
    return "".join(f"{harmless(line(item, options))}\n" for item in shown)


def line(item: Finding, options: Options) -> str:
    """Return the sentence about a finding; of an unverifiable claim also the claim itself.

    What is said of a source whose licence asks for a credit ends with it.
    """
    if item.verdict is None or item.label is not Label.UNVERIFIABLE:
        return f"{sentence(item, options)}{_credit(item)}"
    return f"{sentence(item, options)}: “{clipped(item.verdict.claim.text, options.width)}”"


def sentence(item: Finding, options: Options) -> str:
    """Return ``path:line:column: CODE title: message``."""
    return f"{head(item, options)}: {visible(item.message)}"


def _credit(item: Finding) -> str:
    evidence = () if item.verdict is None else item.verdict.evidence
    if not evidence or evidence[0].passage.credit is None:
        return ""
    return f" [{visible(evidence[0].passage.credited)}]"


def head(item: Finding, options: Options) -> str:
    """Return ``path:line:column: CODE title``; a contradiction that only warns says so."""
    place = paint(visible(item.place), "path", colour=options.colour)
    is_mild = item.label is Label.CONTRADICTED and item.severity is not Severity.ERROR
    title = f"{item.title} ({item.severity.value})" if is_mild else item.title
    style = "good" if item.label is Label.SUPPORTED else item.severity.value
    return f"{place}: {paint(f'{item.code} {title}', style, colour=options.colour)}"
