"""Offsets of a text as lines and columns, the way an editor shows them."""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from claimcheck.model import Span

_BREAK = re.compile(r"\r\n|\r|\n")


@attrs.frozen
class Lines:
    """Where the lines of a text begin and end.

    Lines and columns count from 1, columns in characters. Only CR, LF and CRLF end a line, as in
    editors; a byte order mark at the start takes no column.
    """

    text: str
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        r"""Find the lines of ``text``; even an empty text has one.

        >>> Lines.of("one\r\ntwo").position(6)
        (2, 2)
        """
        breaks = list(_BREAK.finditer(text))
        first = 1 if text.startswith("\ufeff") else 0
        starts = (first, *(match.end() for match in breaks))
        ends = (*(match.start() for match in breaks), len(text))
        return cls(text, starts, ends)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at ``offset``; the end of the text is allowed."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        return index + 1, max(offset - self._starts[index], 0) + 1

    def extent(self, line: int) -> Span:
        """Return where ``line`` lies in the text, without its line break."""
        start = self._starts[line - 1]
        return Span(start, max(self._ends[line - 1], start))
