"""The report as lines of JSON: one a claim, in order, then one with what belongs to all.

Claim lines have ``"type": "claim"``, the last has ``"type": "end"``; a file without an end line
was cut off. Parts of the draft that state nothing are only in ``json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.model import Diagnostic, DocumentReport, Label, Report
from claimcheck.report.options import Options
from claimcheck.report.records import claim_lines, diagnostics_of, encode, end_line


def render(report: Report, options: Options) -> str:
    """Return one line of JSON a claim and a last line with signature, counts and notes."""
    del options  # machines get everything
    lines = "".join(map(claims, report.documents))
    return lines + end(report, report.counts, diagnostics_of(report))


def claims(entry: DocumentReport) -> str:
    """Return the lines of one document, for those who write a document at a time."""
    return "".join(f"{encode(record)}\n" for record in claim_lines(entry))


def notes(report: Report) -> tuple[Diagnostic, ...]:
    """Return the notes of the verdicts of a report, in order."""
    whole = diagnostics_of(report)
    return whole[len(dict.fromkeys(report.diagnostics)) :]


def end(report: Report, counts: Mapping[Label, int], diagnostics: Iterable[Diagnostic]) -> str:
    """Return the last line: of ``report`` it takes the signature and the version only."""
    return f"{encode(end_line(report, counts, diagnostics))}\n"
