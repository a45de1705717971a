"""Fact tables: CSV with the header ``subject,attribute,value,unit,as_of,note``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from claimcheck.errors import RecordError
from claimcheck.model import FactRow, Passage, Span
from claimcheck.sources.passages import Lines, passage_key
from claimcheck.sources.provenance import read_date

COLUMNS = ("subject", "attribute", "value", "unit", "as_of", "note")
_NEEDED = ("subject", "attribute", "value")
_BARE = re.compile(r"[^,\r\n]*")
_BREAKS = re.compile(r"[\r\n]*")


def table_passages(text: str, template: Passage) -> tuple[Passage, ...]:
    """Return one passage a row: its text is the row as it stands in the file, quotes included.

    ``as_of`` gives the passage its date when it names a day; a month or year stays in the row.
    Empty lines are skipped.

    Raises:
        RecordError: The header is another one, or a row has too many, too few or empty cells.
    """
    lines, name = Lines(text), template.source
    records = _records(text, lines, name)
    header = next(records, None)
    if header is None or tuple(cell.strip() for cell in header.cells) != COLUMNS:
        got = "nothing" if header is None else ",".join(header.cells)
        line = 1 if header is None else header.line
        raise RecordError(name, line, f"the header must be {','.join(COLUMNS)}, got {got[:80]}")
    return tuple(
        attrs.evolve(
            template,
            key=passage_key(name, index),
            text=record.span.of(text),
            span=record.span,
            line=record.line,
            row=row,
            date=read_date(row.as_of) or template.date,
        )
        for index, record in enumerate(records)
        for row in (_row(record, name),)
    )


@attrs.frozen(kw_only=True)
class _Record:
    cells: tuple[str, ...]
    span: Span
    line: int


def _row(record: _Record, name: str) -> FactRow:
    if len(record.cells) != len(COLUMNS):
        problem = (
            f"a row has {len(COLUMNS)} cells ({','.join(COLUMNS)}), this one has "
            f"{len(record.cells)}; put a cell that holds a comma in double quotes"
        )
        raise RecordError(name, record.line, problem)
    cells = dict(zip(COLUMNS, (cell.strip() for cell in record.cells), strict=True))
    empty = [column for column in _NEEDED if not cells[column]]
    if empty:
        raise RecordError(name, record.line, f'"{empty[0]}" must not be empty')
    return FactRow(**cells)


def _records(text: str, lines: Lines, name: str) -> Iterator[_Record]:
    """Read the records with their place in the text, as RFC 4180 quotes them.

    The standard library's reader gives no offsets, and a quotation must be found again.
    """
    at = 0
    while at < len(text):
        start, cells = at, []
        while True:
            cell, at = _cell(text, at)
            if cell is None:
                raise RecordError(name, lines.at(start), "a quoted cell is never closed")
            cells.append(cell)
            if text[at : at + 1] != ",":
                break
            at += 1
        if any(cell.strip() for cell in cells):
            yield _Record(cells=tuple(cells), span=Span(start, at), line=lines.at(start))
        match = _BREAKS.match(text, at)
        at = at if match is None else match.end()


def _cell(text: str, at: int) -> tuple[str | None, int]:
    """Return the cell that starts here and where it ends; no cell when its quote stays open."""
    if text[at : at + 1] != '"':
        end = _bare_end(text, at)
        return text[at:end], end
    parts: list[str] = []
    at += 1
    while True:
        quote = text.find('"', at)
        if quote < 0:
            return None, at
        parts.append(text[at:quote])
        if text[quote + 1 : quote + 2] != '"':
            end = _bare_end(text, quote + 1)
            return "".join(parts) + text[quote + 1 : end], end
        parts.append('"')
        at = quote + 2


def _bare_end(text: str, at: int) -> int:
    match = _BARE.match(text, at)
    return at if match is None else match.end()
