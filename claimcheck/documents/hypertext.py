# ruff: noqa: SIM905 - word tables read best as words
"""Read HTML: the prose as a browser shows it, every piece with its place in the file."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator

import attrs

from claimcheck.documents.classify import to_blocks
from claimcheck.documents.front_matter import as_day
from claimcheck.documents.page import Page
from claimcheck.documents.remarks import remarks_in_html
from claimcheck.documents.tags import Tag, attributes, tokens
from claimcheck.documents.units import Unit, make_unit
from claimcheck.model import BlockKind, Span

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LEFT_OUT = frozenset(
    """
    script style template noscript nav footer header aside form button select svg math
    iframe object audio video canvas dialog menu textarea
    """.split()
)
_HEAD_ONLY = frozenset({"title"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "tr": BlockKind.TABLE_ROW,
    "pre": BlockKind.CODE,
} | dict.fromkeys(_HEADINGS, BlockKind.HEADING)
_STRUCTURE = frozenset(
    """
    p div section article main body html head ul ol dl table thead tbody tfoot figure hr
    address details summary fieldset center
    """.split()
)
_CLOSED_BY_NEXT = {"p": "p", "li": "li", "tr": "tr", "dt": "dt", "dd": "dd"}
_CELLS = frozenset({"td", "th"})
_DATE_NAMES = frozenset(
    """
    article:published_time og:published_time datepublished date pubdate publishdate
    publish_date dc.date dc.date.issued dcterms.created parsely-pub-date sailthru.date
    """.split()
)


def html_page(text: str, name: str) -> Page:  # noqa: ARG001 - all readers have one signature
    """Read a page: its paragraphs, headings, list items, quotations, captions and table rows.

    Scripts, styles, navigation, headers, footers, asides and forms are left out. An entity such as
    ``&amp;`` is a piece that stands for another character, ``<br>`` and the border of a cell for a
    space.
    The title is the first ``<h1>``, else ``<title>``; the day of publication comes from ``<meta>``,
    else from the first ``<time datetime>``. A date there that is none is passed over: the page's
    author may not have written it.

    Limits:
        Styles are not read, so hidden text is prose. Preformatted text is code.
    """
    reader = _Reader(text)
    units = tuple(reader.units())
    return Page(
        blocks=to_blocks(text, units, guesses_headings=False),
        title=reader.heading or reader.title,
        published=reader.meta_day or reader.time_day,
        remarks=tuple(remarks_in_html(text, Span(0, len(text)))),
    )


@attrs.define
class _Reader:
    """The state while the tags of a page go by."""

    text: str
    title: str | None = None
    heading: str | None = None
    meta_day: dt.date | None = None
    time_day: dt.date | None = None
    _open: list[str] = attrs.field(factory=list)
    _counts: dict[str, int] = attrs.field(factory=dict)
    _left_out: str | None = None
    _depth: int = 0
    _begin: int | None = None
    _end: int = 0
    _pieces: list[Span] = attrs.field(factory=list)
    _meant: dict[Span, str] = attrs.field(factory=dict)

    def units(self) -> Iterator[Unit]:
        """Yield the units of the page, in order."""
        for token in tokens(self.text):
            if isinstance(token, Span):
                self._words(token)
            elif token.is_end:
                yield from self._stop(token)
            else:
                yield from self._start(token)
        yield from self._flush()

    def _start(self, tag: Tag) -> Iterator[Unit]:
        self._read_metadata(tag)
        if self._left_out is not None:
            self._depth += tag.name == self._left_out
        elif tag.name in _LEFT_OUT:
            yield from self._flush()
            self._left_out, self._depth = tag.name, 1
        elif tag.name in _KINDS or tag.name in _STRUCTURE:
            yield from self._flush()
            if self._open[-1:] == [_CLOSED_BY_NEXT.get(tag.name)]:
                self._pop()
            self._begin = tag.span.start
            self._open.append(tag.name)
            self._counts[tag.name] = self._counts.get(tag.name, 0) + 1
        elif tag.name == "br" or tag.name in _CELLS:
            self._add(tag.span, " ")

    def _stop(self, tag: Tag) -> Iterator[Unit]:
        if self._left_out is not None:
            self._depth -= tag.name == self._left_out
            if not self._depth:
                self._left_out = None
        elif self._counts.get(tag.name, 0):
            self._end = tag.span.end if self._pieces else self._end
            yield from self._flush()
            while self._pop() != tag.name:
                pass

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        return name

    def _words(self, span: Span) -> None:
        if self._left_out is not None:
            return
        at = span.start
        for entity in _ENTITY.finditer(self.text, span.start, span.end):
            meaning = html.unescape(entity.group())
            if meaning == entity.group():
                continue
            self._add(Span(at, entity.start()))
            self._add(Span(*entity.span()), "" if meaning == "\u00ad" else meaning)
            at = entity.end()
        self._add(Span(at, span.end))

    def _add(self, span: Span, meaning: str | None = None) -> None:
        if not len(span) or (not self._pieces and not span.of(self.text).strip()):
            return
        if not self._pieces and self._begin is None:
            self._begin = span.start
        self._end = span.end
        self._pieces.append(span)
        if meaning is not None:
            self._meant[span] = meaning

    def _flush(self) -> Iterator[Unit]:
        if self._pieces and self._begin is not None:
            kind, level = self._kind()
            pieces = [] if kind is BlockKind.CODE else self._pieces
            end = self._begin + len(self.text[self._begin : self._end].rstrip())
            span = Span(self._begin, end)
            yield make_unit(self.text, span, pieces, kind=kind, level=level, meant=self._meant)
        self._pieces, self._meant, self._begin = [], {}, None

    def _kind(self) -> tuple[BlockKind | None, int]:
        for name, kind in _KINDS.items():
            if self._counts.get(name) and kind is not BlockKind.LIST_ITEM:
                return kind, _HEADINGS.get(name, 0)
        depth = sum(self._counts.get(name, 0) for name in ("li", "dd", "dt"))
        return (BlockKind.LIST_ITEM, depth) if depth else (None, 0)

    def _read_metadata(self, tag: Tag) -> None:
        if tag.name in {"title", "h1"}:
            attribute = "title" if tag.name == "title" else "heading"
            if getattr(self, attribute) is None and self._left_out not in {"svg", "nav"}:
                setattr(self, attribute, _inner_text(self.text, tag) or None)
        elif tag.name == "meta" and self.meta_day is None:
            found = attributes(self.text, tag)
            name = found.get("property") or found.get("name") or found.get("itemprop") or ""
            if name.lower() in _DATE_NAMES:
                self.meta_day = as_day(found.get("content", ""))
        elif (
            tag.name == "time"
            and self.time_day is None
            and self._left_out not in {"nav", "aside", "footer"}
        ):
            self.time_day = as_day(attributes(self.text, tag).get("datetime", ""))


_LONGEST_TITLE = 500
_TAG = re.compile(r"<[^<>]*>")


def _inner_text(text: str, tag: Tag) -> str:
    """Return the words between a tag and its end, at most 500 characters away."""
    source = text[tag.span.end : tag.span.end + _LONGEST_TITLE]
    end = source.lower().find(f"</{tag.name}")
    return " ".join(html.unescape(_TAG.sub(" ", source[:end])).split()) if end >= 0 else ""
