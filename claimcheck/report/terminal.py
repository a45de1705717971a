"""Text that is safe to print and whose columns are known.

Drafts and sources are written by others. A control character in them could move the cursor, an
escape sequence could hide words, a bidirectional mark could reorder them: all are shown as
escapes instead. Every other character is printed as it is and takes none, one or two columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimcheck.model import Span

_TAB = 4
_WIDE = frozenset("WF")
_ZERO_WIDTH = frozenset(("Mn", "Me"))
_HIDDEN = frozenset(("Cc", "Cs", "Cf", "Zl", "Zp"))
# Joiners shape the letters and emoji around them, and can neither hide nor reorder anything.
_JOINERS = frozenset("\u200c\u200d")
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_COMMAND = re.compile(r"##(?=\[|vso\[)|^[^\S\n]*::", re.IGNORECASE | re.MULTILINE)


def visible(text: str) -> str:
    r"""Return ``text`` as one line that a terminal shows as it stands.

    Line breaks and tabs become spaces; other characters that would not be seen become escapes.

    >>> visible("a\x1b[31mb\nc")
    'a\\x1b[31mb c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if char in "\t\n\r" else _cell(char)[0] for char in text)


def harmless(text: str) -> str:
    """Return lines in which no program that reads the log of a build finds a command.

    GitHub and Azure run what they find there: "::" at the start of a line, "##[" and "##vso["
    anywhere in it. A space between the signs makes it text again.

    >>> harmless("see ##[error]this")
    'see # #[error]this'
    """
    return _COMMAND.sub(lambda match: f"{match.group()[:-1]} {match.group()[-1]}", text)


def columns(text: str) -> int:
    """Return how many columns a terminal gives to ``text`` once it is made visible."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(1 if char in "\t\n\r" else _cell(char)[1] for char in text)


def clipped(text: str, width: int) -> str:
    """Return ``text`` made visible and cut to ``width`` columns, with "…" where it was cut."""
    taken: list[str] = []
    used = 0
    for char in text:
        shown, size = (" ", 1) if char in "\t\n\r" else _cell(char)
        if used + size > width:
            while taken and used >= width:
                used -= columns(taken.pop())
            return "".join(taken).rstrip() + "…"
        taken.append(shown)
        used += size
    return "".join(taken)


def _cell(char: str) -> tuple[str, int]:
    """Return what is printed for one character and how many columns it takes."""
    if char in _ASCII:
        return char, 1
    category = unicodedata.category(char)
    if category in _HIDDEN:
        return (char, 0) if char in _JOINERS else _escape(char)
    if category in _ZERO_WIDTH:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _escape(char: str) -> tuple[str, int]:
    number = ord(char)
    if number < 0x100:  # noqa: PLR2004 - two hexadecimal digits
        shown = f"\\x{number:02x}"
    elif number < 0x10000:  # noqa: PLR2004 - four hexadecimal digits
        shown = f"\\u{number:04x}"
    else:
        shown = f"\\U{number:08x}"
    return shown, len(shown)


# ---------------------------------------------------------------- rows with marks


@attrs.frozen
class Row:
    """A printable row and, where anything in it is marked, the row of carets for under it."""

    text: str
    carets: str


@attrs.frozen
class _Cell:
    shown: str
    size: int
    is_space: bool
    is_marked: bool


def rows(text: str, marks: Iterable[Span], *, width: int) -> tuple[Row, ...]:
    """Break ``text`` into rows of at most ``width`` columns, with ``marks`` underlined.

    Args:
        text: Any text; its line breaks become spaces, its tabs run to the next stop.
        marks: Ranges of ``text``; what lies outside of it is ignored.
        width: Columns a row may take; at least 10.

    Returns:
        At least one row. Rows are broken at spaces, and inside a word only when it is too long.
    """
    flags = bytearray(len(text))
    for mark in marks:
        start, end = min(mark.start, len(text)), min(mark.end, len(text))
        flags[start:end] = b"\x01" * (end - start)
    return tuple(_row(cells) for cells in _wrapped(text, flags, width))


def _wrapped(text: str, flags: Sequence[int], width: int) -> Iterator[list[_Cell]]:
    """Yield the cells of each row; no cell is looked at more often than twice."""
    row: list[_Cell] = []
    used = 0
    for char, flag in zip(text, flags, strict=True):
        shown, size = _place(char, used)
        while used + size > width and row:  # what stays of a row may be too long for it too
            cut = next((i for i in range(len(row) - 1, 0, -1) if row[i].is_space), None)
            yield row[:cut]
            row = [] if cut is None else row[cut + 1 :]
            used = sum(cell.size for cell in row)
            shown, size = _place(char, used)
        row.append(_Cell(shown, size, shown.isspace(), bool(flag)))
        used += size
    yield row


def _place(char: str, column: int) -> tuple[str, int]:
    if char == "\t":
        size = _TAB - column % _TAB
        return " " * size, size
    return (" ", 1) if char in "\n\r" else _cell(char)


def _row(cells: Sequence[_Cell]) -> Row:
    text = "".join(cell.shown for cell in cells)
    carets = "".join(("^" if cell.is_marked else " ") * cell.size for cell in cells)
    return Row(text.rstrip(), carets[: columns(text.rstrip())].rstrip())


# ---------------------------------------------------------------- colour

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "36",
    "good": "32",
    "mark": "31",
    "frame": "34",
    "path": "1",
}


def paint(text: str, style: str, *, colour: bool) -> str:
    """Return ``text`` in a style of the table above, or as it is without colour."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour and text else text
