"""What a report has to say, finding by finding: the list all formats for people and tools share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from claimcheck.codes import CODE_OF_SLOT, CODES
from claimcheck.model import (
    Comparison,
    Diagnostic,
    Document,
    DocumentReport,
    Label,
    Outcome,
    Report,
    Severity,
    Span,
    Verdict,
)
from claimcheck.report.lines import Lines
from claimcheck.report.records import diagnostics_of

NO_PATH = "<text>"
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@attrs.frozen(kw_only=True)
class Finding:
    """One thing to tell the editor, and where.

    ``line`` and ``column`` count from 1 and are none for a note about a whole file. ``title`` is
    the label, or the name of the code for a note, which has no ``verdict``. ``lines`` are those of
    the draft that ``span`` points into.
    ``also`` are the other claims of the sentence that share the same wrong value.
    """

    path: str
    line: int | None
    column: int | None
    code: str
    severity: Severity
    title: str
    message: str
    span: Span | None = None
    verdict: Verdict | None = None
    lines: Lines | None = None
    also: tuple[Verdict, ...] = ()

    @property
    def label(self) -> Label | None:
        """Return the label of the claim, or none for a note."""
        return None if self.verdict is None else self.verdict.label

    @property
    def place(self) -> str:
        """Return "path:line:column", as far as they are known."""
        parts = (self.path, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


def findings(report: Report) -> tuple[Finding, ...]:
    """Return all findings: document by document in text order, notes about other files last.

    Contradicted claims of one sentence that share a wrong value are one finding. What is kept
    silent is none.
    """
    notes: dict[str | None, list[Diagnostic]] = {}
    for note in (each for each in diagnostics_of(report) if each.suppression is None):
        notes.setdefault(note.path, []).append(note)
    found: list[Finding] = []
    for entry in report.documents:
        found.extend(_of_document(entry, notes.pop(entry.document.path, [])))
    found.extend(_note(note, None, None) for others in notes.values() for note in others)
    return tuple(found)


def conflict(verdict: Verdict) -> Comparison | None:
    """Return the comparison that contradicted the claim, or none if it was not contradicted."""
    if verdict.label is not Label.CONTRADICTED or not verdict.evidence:
        return None
    found = [c for c in verdict.evidence[0].comparisons if c.outcome is Outcome.CONFLICT]
    fitting = (c for c in found if CODE_OF_SLOT.get(c.slot) == verdict.code)
    return next(fitting, found[0] if found else None)


def _of_document(entry: DocumentReport, notes: Sequence[Diagnostic]) -> list[Finding]:
    lines = Lines.of(entry.document.text)
    spoken = [verdict for verdict in entry.verdicts if verdict.suppression is None]
    found = [_finding(group, entry.document, lines) for group in _groups(spoken)]
    found.extend(_note(note, entry.document, lines) for note in notes)
    order = {id(item): index for index, item in enumerate(found)}
    return sorted(found, key=lambda item: (_start(item), order[id(item)]))


def _start(item: Finding) -> int:
    return -1 if item.span is None else item.span.start


def _groups(verdicts: Sequence[Verdict]) -> Iterator[tuple[Verdict, ...]]:
    """Yield verdicts in order, those that share a sentence and a wrong value together."""
    groups: dict[object, list[Verdict]] = {}
    for index, verdict in enumerate(verdicts):
        wrong = conflict(verdict)
        key = (
            index
            if wrong is None
            else (verdict.claim.sentence, verdict.code, wrong.claim, wrong.source)
        )
        groups.setdefault(key, []).append(verdict)
    for group in groups.values():
        yield tuple(sorted(group, key=lambda verdict: _RANK[verdict.severity]))


def _finding(group: Sequence[Verdict], document: Document, lines: Lines) -> Finding:
    """Make one finding; the gravest verdict of the group, then the first, speaks for all."""
    verdict, *also = group
    span = verdict.claim.spans[0] if verdict.claim.spans else verdict.claim.sentence
    line, column = lines.position(span.start)
    return Finding(
        path=document.path or NO_PATH,
        line=line,
        column=column,
        code=verdict.code,
        severity=verdict.severity,
        title=verdict.label.value,
        message=verdict.reason,
        span=span,
        verdict=verdict,
        lines=lines,
        also=tuple(also),
    )


def _note(note: Diagnostic, document: Document | None, lines: Lines | None) -> Finding:
    line, column = None, None
    if note.span is not None and lines is not None:
        line, column = lines.position(note.span.start)
    own_path = document.path if document is not None else None
    known = CODES.get(note.code)
    return Finding(
        path=note.path or own_path or NO_PATH,
        line=line,
        column=column,
        code=note.code,
        severity=note.severity,
        title=known.name if known else note.severity.value,
        message=note.message.removeprefix(f"{note.path}: "),
        span=note.span if document is not None else None,
        lines=lines,
    )
