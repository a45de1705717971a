"""Tables of a page: spans filled out, headers found, one piece a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimcheck.sources.wikipedia.records import Piece, PieceKind

_MOST_COLUMNS = 60
_MOST_ROWS_SPANNED = 200
_BULLETS = "•·\u2013-\u00a0 "
_PAIR = 2  # cells of a row that is a label and its value


@attrs.define
class Cell:
    """A cell: its lines of text, and over how many columns and rows it reaches."""

    is_header: bool
    columns: int = 1
    rows: int = 1
    values: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, str], *, is_header: bool) -> Cell:
        """Return a cell with the spans its tag gives, as far as they can be meant."""
        return cls(
            is_header=is_header,
            columns=_number(given.get("colspan"), _MOST_COLUMNS),
            rows=_number(given.get("rowspan"), _MOST_ROWS_SPANNED),
        )

    @property
    def text(self) -> str:
        """Return all the cell says, its lines joined."""
        return ", ".join(self.values)


@attrs.define
class Table:
    """A table as it stands in the page."""

    is_infobox: bool = False
    caption: str = ""
    rows: list[list[Cell]] = attrs.field(factory=list)


def table_pieces(table: Table, section: tuple[str, ...]) -> Iterator[Piece]:
    """Yield the rows of a table that say something, in order."""
    rows = [row for row in table.rows if any(cell.values for cell in row)]
    if table.is_infobox or _is_of_pairs(rows):
        yield from _labelled(table, rows, section)
    else:
        yield from _gridded(table, rows, section)


def _is_of_pairs(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether every row is a header and one cell, as in a box of facts."""
    kinds = [tuple(cell.is_header for cell in row) for row in rows]
    return bool(kinds) and all(kind in {(True, False), (True,)} for kind in kinds)


def _labelled(table: Table, rows: list[list[Cell]], section: tuple[str, ...]) -> Iterator[Piece]:
    """Yield label and values of each row; a row of one header names the group of those below."""
    group = ""
    for row in rows:
        if len(row) == 1 and row[0].is_header:
            group = row[0].text
        if len(row) != _PAIR or not row[0].text or not row[1].values:
            continue
        label = row[0].text
        if label[0] in _BULLETS:
            label = f"{group}: {label.strip(_BULLETS)}".removeprefix(": ")
        yield Piece(
            kind=PieceKind.INFOBOX_ROW,
            text=f"{label}: {row[1].text}",
            section=section,
            cells=(label, *row[1].values),
            caption=table.caption,
        )


def _gridded(table: Table, rows: list[list[Cell]], section: tuple[str, ...]) -> Iterator[Piece]:
    header: tuple[str, ...] = ()
    for row in _filled(rows):
        cells = tuple(cell.text for cell in row)
        if all(cell.is_header for cell in row) and len(row) > 1:
            header = cells
            continue
        once = (cell for at, cell in enumerate(row) if not at or cell is not row[at - 1])
        text = " | ".join(cell.text for cell in once if cell.values)
        is_list = len(cells) == 1
        yield Piece(
            kind=PieceKind.PARAGRAPH if is_list else PieceKind.TABLE_ROW,
            text=text,
            section=section,
            header=() if is_list or len(header) != len(cells) else header,
            cells=() if is_list else cells,
            caption=table.caption,
        )


def _filled(rows: list[list[Cell]]) -> Iterator[list[Cell]]:
    """Yield each row with a cell in every column, those that reach over several repeated."""
    from_above: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        full: list[Cell] = []
        waiting = iter(row)
        while len(full) < _MOST_COLUMNS:
            above = from_above.pop(len(full), None)
            cell = next(waiting, None) if above is None else above[0]
            if cell is None:
                if not any(column > len(full) for column in from_above):
                    break
                cell = Cell(is_header=False)
            rest = (cell.rows if above is None else above[1]) - 1
            for _ in range(cell.columns if above is None else 1):
                if rest > 0:
                    from_above[len(full)] = (cell, rest)
                full.append(cell)
        yield full


def _number(given: str | None, most: int) -> int:
    text = (given or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1
