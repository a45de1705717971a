"""From the HTML a wiki renders to pieces: paragraphs, list items, rows of infoboxes and tables.

The HTML is written by strangers. It is read in one pass whose time grows with its length, and what
is too large is refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import attrs

from claimcheck.documents.tags import Tag, attributes, tokens
from claimcheck.errors import RejectedError
from claimcheck.sources.wikipedia.grid import Cell, Table, table_pieces
from claimcheck.sources.wikipedia.records import Piece, PieceKind

MOST_PIECES = 5_000
MOST_TEXT = 2_000_000  # characters of a page
_DROPPED_TAGS = frozenset({"style", "script", "math", "audio", "video", "noscript", "template"})
_DROPPED_TABLE = """
    reference references reflist mw-editsection mw-references-wrap navbox navbox-styles metadata
    ambox tmbox ombox mbox-small dmbox hatnote toc noprint nomobile sidebar vertical-navbox
    sistersitebox shortdescription error mw-empty-elt mw-cite-backlink catlinks printfooter
    mw-jump-link infobox-image geo-nondefault noexcerpt authority-control
"""
_DROPPED = frozenset(_DROPPED_TABLE.split())
"""Classes of what is no text of the article: references, boxes of links, notes to editors."""
_NO_EVIDENCE_TABLE = """
    references|notes|external links|see also|further reading|bibliography|sources|citations
    |footnotes|notes and references|references and notes|works cited|explanatory notes
"""
_NO_EVIDENCE = frozenset(part.strip() for part in _NO_EVIDENCE_TABLE.split("|"))
"""Headings of what lists titles and links and states nothing."""
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "col", "area", "source"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "p": PieceKind.PARAGRAPH,
    "div": PieceKind.PARAGRAPH,
    "section": PieceKind.PARAGRAPH,
    "pre": PieceKind.PARAGRAPH,
    "li": PieceKind.LIST_ITEM,
    "dt": PieceKind.LIST_ITEM,
    "dd": PieceKind.LIST_ITEM,
    "ul": PieceKind.LIST_ITEM,
    "ol": PieceKind.LIST_ITEM,
    "dl": PieceKind.LIST_ITEM,
    "blockquote": PieceKind.QUOTE,
    "figure": PieceKind.CAPTION,
    "figcaption": PieceKind.CAPTION,
}
_CELL_BREAKS = frozenset({"br", "li", "div", "p", "tr", "dd"})
_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MARKS = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")


def extract(page: str) -> tuple[Piece, ...]:
    """Return the pieces of a rendered page, in order.

    Sections of references and links are left out, and so is what only editors read.

    Raises:
        RejectedError: More text or pieces than an article can have.

    Example:
        >>> [piece.text for piece in extract("<h2>Span</h2><p>It is <b>long</b>.</p>")]
        ['It is long.']
    """
    reader = _Reader()
    for token in tokens(page):
        if not isinstance(token, Tag):
            reader.read(html.unescape(token.of(page)))
        elif token.is_end:
            reader.end(token.name)
        else:
            reader.start(token.name, attributes(page, token))
    reader.flush()
    return tuple(reader.pieces)


@attrs.define
class _Open:
    """An element that is not closed yet."""

    tag: str
    is_dropped: bool


class _Reader:
    """Told of tags and text in order; ``pieces`` are those that are whole."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._open: list[_Open] = []
        self._dropped = 0
        self._text: list[str] = []
        self._kind = PieceKind.PARAGRAPH
        self._headings: list[tuple[int, str]] = []
        self._silent_below = 0  # level of a heading under which nothing is evidence, or 0
        self._size = 0
        self._table: Table | None = None
        self._tables = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Read a start tag."""
        if tag in _VOID:
            if not self._dropped and tag == "br":
                self._break()
            return
        is_dropped = _is_dropped(tag, given)
        self._open.append(_Open(tag, is_dropped))
        self._dropped += is_dropped
        if not self._dropped:
            self._opened(tag, given)

    def end(self, tag: str) -> None:
        """Read an end tag; one that closes nothing is passed over."""
        if not any(each.tag == tag for each in reversed(self._open[-_DEPTH:])):
            return
        while self._open:
            last = self._open.pop()
            if not self._dropped:
                self._closed(last.tag)
            self._dropped -= last.is_dropped
            if last.tag == tag:
                return

    def read(self, data: str) -> None:
        """Read text."""
        if self._dropped:
            return
        self._size += len(data)
        if self._size > MOST_TEXT:
            msg = f"the page has more than {MOST_TEXT} characters of text"
            raise RejectedError(msg)
        self._text.append(data)

    # ------------------------------------------------------------ elements

    def _opened(self, tag: str, given: Mapping[str, str]) -> None:
        if self._table is not None:
            self._opened_in_table(tag, given)
        elif tag == "table":
            self.flush()
            self._table = Table(is_infobox="infobox" in given.get("class", ""))
            self._tables = 1
        elif tag in _HEADINGS:
            self.flush()
        elif tag in _KINDS:
            self.flush()
            self._kind = _KINDS[tag]

    def _closed(self, tag: str) -> None:
        if self._table is not None:
            self._closed_in_table(tag)
        elif tag in _HEADINGS:
            self._end_heading(_HEADINGS[tag])
        elif tag in _KINDS:
            self.flush()
            self._kind = PieceKind.PARAGRAPH

    def _end_heading(self, level: int) -> None:
        heading = self._taken()
        self._headings = [each for each in self._headings if each[0] < level]
        if heading:
            self._headings.append((level, heading))
        if self._silent_below and level <= self._silent_below:
            self._silent_below = 0
        if not self._silent_below and heading.casefold() in _NO_EVIDENCE:
            self._silent_below = level

    # ------------------------------------------------------------ tables

    def _opened_in_table(self, tag: str, given: Mapping[str, str]) -> None:
        table = self._table
        if table is None:
            return
        if tag == "table":
            self._tables += 1
            self._text.append(" ")
        elif self._tables > 1:
            self._text.append(" ")
        elif tag == "tr":
            table.rows.append([])
        elif tag in {"td", "th", "caption"}:
            self._text.clear()
            if tag != "caption":
                if not table.rows:
                    table.rows.append([])
                table.rows[-1].append(Cell.of(given, is_header=tag == "th"))
        elif tag in _CELL_BREAKS:
            self._text.append("\n")

    def _closed_in_table(self, tag: str) -> None:
        table = self._table
        if table is None:
            return
        if tag == "table":
            self._tables -= 1
            if not self._tables:
                self._text.clear()
                self._table = None
                for piece in table_pieces(table, self._section()):
                    self._keep(piece)
        elif self._tables > 1:
            self._text.append(" ")
        elif tag == "caption":
            table.caption = self._taken()
        elif tag in {"td", "th"} and table.rows and table.rows[-1]:
            table.rows[-1][-1].values = self._taken_lines()
        elif tag in _CELL_BREAKS:
            self._text.append("\n")

    # ------------------------------------------------------------ text

    def _break(self) -> None:
        self._text.append("\n" if self._table is not None and self._tables == 1 else " ")

    def _taken(self) -> str:
        return " ".join(self._taken_lines())

    def _taken_lines(self) -> tuple[str, ...]:
        """Return the text so far, cut where the page breaks the line, and begin anew."""
        whole = "".join(self._text)
        self._text.clear()
        lines = whole.split("\n") if self._table is not None else [whole]
        shown = (_SPACE.sub(" ", _MARKS.sub("", line)).strip() for line in lines)
        return tuple(line for line in shown if line)

    def _section(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)

    def flush(self) -> None:
        """End the piece that is being read."""
        text = self._taken()
        if text and self._table is None:
            self._keep(Piece(kind=self._kind, text=text, section=self._section()))

    def _keep(self, piece: Piece) -> None:
        if self._silent_below:
            return
        if len(self.pieces) >= MOST_PIECES:
            msg = f"the page has more than {MOST_PIECES} paragraphs, list items and rows"
            raise RejectedError(msg)
        self.pieces.append(piece)


_DEPTH = 400  # open elements among which an end tag looks for its start; real pages have under 50


def _is_dropped(tag: str, given: Mapping[str, str]) -> bool:
    if tag in _DROPPED_TAGS or given.get("role") == "navigation":
        return True
    if _HIDDEN.search(given.get("style", "")):
        return True
    return not _DROPPED.isdisjoint(given.get("class", "").split())
