"""One view of all that a report may tell: verdicts and notes alike, and how to keep one silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from claimcheck.codes import CODES
from claimcheck.model import (
    Claim,
    Diagnostic,
    Document,
    DocumentReport,
    Label,
    Report,
    Severity,
    Span,
    Suppression,
    Verdict,
)


@attrs.frozen(kw_only=True)
class Matter:
    """A verdict that is no support, or a note: what an editor can be told, and where.

    ``document`` and ``claim`` are none for a note about something else, ``verdict`` is none for
    every note. ``spans`` point into the document and are empty for a note about all of it.
    ``content`` is what the matter is about, without its place: the words of the claim, or the
    message of a note.
    """

    code: str
    severity: Severity
    path: str | None
    content: str
    document: Document | None = None
    spans: tuple[Span, ...] = ()
    claim: Claim | None = None
    verdict: Verdict | None = None
    suppression: Suppression | None = None


Decide = Callable[[Matter], Suppression | None]


def matters(report: Report) -> tuple[Matter, ...]:
    """Return all matters of a report, silent ones included: those of documents first, in order.

    A supported claim is nothing to tell, and a file that could not be checked can never be kept
    silent; neither is among them.
    """
    return tuple(_matters(report))


def silence(report: Report, decide: Decide) -> Report:
    """Return the report with each matter silent for which ``decide`` gives a reason.

    What is silent already keeps the reason it has.
    """
    whole = documents_by_path(report)
    return attrs.evolve(
        report,
        documents=tuple(_silenced(entry, decide) for entry in report.documents),
        diagnostics=tuple(
            _silenced_note(note, whole.get(note.path), None, decide) for note in report.diagnostics
        ),
    )


def documents_by_path(report: Report) -> dict[str | None, Document]:
    """Return the documents by the name that notes give them; the first, where two share one."""
    found: dict[str | None, Document] = {}
    for entry in report.documents:
        found.setdefault(entry.document.path, entry.document)
    return found


def matter_of_verdict(verdict: Verdict, document: Document) -> Matter | None:
    """Return the matter of a verdict, or none when the claim is supported."""
    if verdict.label is Label.SUPPORTED:
        return None
    return Matter(
        code=verdict.code,
        severity=verdict.severity,
        path=document.path,
        content=verdict.claim.local_text,
        document=document,
        spans=verdict.claim.spans or (verdict.claim.sentence,),
        claim=verdict.claim,
        verdict=verdict,
        suppression=verdict.suppression,
    )


def matter_of_note(
    note: Diagnostic, document: Document | None, claim: Claim | None
) -> Matter | None:
    """Return the matter of a note, or none when it tells of a file that could not be checked.

    A note of a verdict stands where it says, else where the claim does.
    """
    if note.code in CODES and CODES[note.code].is_failure:
        return None
    spans: tuple[Span, ...] = ()
    if note.span is not None:
        spans = (note.span,)
    elif claim is not None:
        spans = claim.spans or (claim.sentence,)
    own = None if document is None else document.path
    return Matter(
        code=note.code,
        severity=note.severity,
        path=note.path if note.path is not None else own,
        content=note.message,
        document=document,
        spans=spans,
        claim=claim,
        suppression=note.suppression,
    )


def _matters(report: Report) -> Iterator[Matter]:
    whole = documents_by_path(report)
    found: list[Matter | None] = []
    for entry in report.documents:
        for verdict in entry.verdicts:
            found.append(matter_of_verdict(verdict, entry.document))
            found.extend(
                matter_of_note(note, entry.document, verdict.claim) for note in verdict.diagnostics
            )
    found.extend(matter_of_note(note, whole.get(note.path), None) for note in report.diagnostics)
    return (matter for matter in found if matter is not None)


def _silenced(entry: DocumentReport, decide: Decide) -> DocumentReport:
    return attrs.evolve(
        entry,
        verdicts=tuple(
            _silenced_verdict(verdict, entry.document, decide) for verdict in entry.verdicts
        ),
    )


def _silenced_verdict(verdict: Verdict, document: Document, decide: Decide) -> Verdict:
    return attrs.evolve(
        verdict,
        suppression=_reason(matter_of_verdict(verdict, document), decide),
        diagnostics=tuple(
            _silenced_note(note, document, verdict.claim, decide) for note in verdict.diagnostics
        ),
    )


def _silenced_note(
    note: Diagnostic, document: Document | None, claim: Claim | None, decide: Decide
) -> Diagnostic:
    reason = _reason(matter_of_note(note, document, claim), decide)
    return note if reason == note.suppression else attrs.evolve(note, suppression=reason)


def _reason(matter: Matter | None, decide: Decide) -> Suppression | None:
    if matter is None:
        return None
    return matter.suppression or decide(matter)
