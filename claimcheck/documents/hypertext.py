# ruff: noqa: SIM905 - typographic marks are written here; word tables read best as words
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
from claimcheck.documents.tags import Tag, attributes, entities, is_hidden, tokens
from claimcheck.documents.units import Unit, make_unit
from claimcheck.model import BlockKind, Span

_LEFT_OUT = frozenset(
    """
    script style template noscript nav footer header aside form button select svg math
    iframe object audio video canvas dialog menu textarea del s strike rt rp
    """.split()
)
# Of those, the ones that stand apart from the text before and after them.
_APART = frozenset("nav footer header aside form dialog menu".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
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
_ARTICLES = ("article", "main")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE_SIGN = re.compile(r"\s*\[.{0,20}\]\s*")
_DATE_NAMES = frozenset(
    """
    article:published_time og:published_time datepublished date pubdate publishdate
    publish_date dc.date dc.date.issued dcterms.created parsely-pub-date sailthru.date
    """.split()
)


def html_page(text: str, name: str) -> Page:  # noqa: ARG001 - all readers have one signature
    """Read a page: its paragraphs, headings, list items, quotations, captions and table rows.

    Scripts, styles, navigation, the page's header, footers, asides, forms, struck text, footnote
    signs and what is marked as hidden are left out; a list of nothing but links is a link list. An
    entity such as ``&amp;`` is a piece that stands for another character; so is ``<br>`` or the
    border of a cell for a space, ``<q>`` for a quotation mark, and a digit in ``<sup>`` for a
    raised one.
    The title is the first ``<h1>``, else ``<title>``; the day of publication comes from ``<meta>``,
    the page's linked data or a property ``datePublished``, else from the first
    ``<time datetime>``. A date there that is none is passed over: the page's author may not have
    written it.

    Limits:
        Style sheets are not read, so what only they hide is prose. Preformatted text is code.
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
    _raised: tuple[int, int] | None = None
    _is_link: bool = False
    _unlinked: bool = False

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
        if self._left_out is not None and not self._is_reopened(tag):
            self._depth += tag.name == self._left_out
        elif self._is_left_out(tag):
            if tag.name in _APART or tag.name in _KINDS or tag.name in _STRUCTURE:
                yield from self._flush()
            self._left_out, self._depth = tag.name, 1
        elif tag.name in _KINDS or tag.name in _STRUCTURE:
            yield from self._flush()
            if self._open[-1:] == [_CLOSED_BY_NEXT.get(tag.name)]:
                self._pop()
            self._begin = tag.span.start
            self._open.append(tag.name)
            self._counts[tag.name] = self._counts.get(tag.name, 0) + 1
        else:
            self._inside(tag)

    def _inside(self, tag: Tag) -> None:
        """Take a tag in the middle of a text."""
        if tag.name == "br" or tag.name in _CELLS:
            self._add(tag.span, " ")
        elif tag.name == "q":
            self._add(tag.span, "“")
        elif tag.name == "sup":
            self._raised = (len(self._pieces), tag.span.end)
        elif tag.name == "a":
            self._is_link = True

    def _is_reopened(self, tag: Tag) -> bool:
        """Say whether a tag ends what is left out by beginning another of its kind."""
        if tag.name != self._left_out or tag.name not in _CLOSED_BY_NEXT:
            return False
        self._left_out = None
        return True

    def _is_left_out(self, tag: Tag) -> bool:
        if tag.name in _VOID:
            return False
        if tag.name == "header":
            return not any(self._counts.get(name) for name in _ARTICLES)
        if tag.name in {"svg", "math"}:
            return not self.text.endswith("/>", tag.span.start, tag.span.end)
        return tag.name in _LEFT_OUT or is_hidden(self.text, tag)

    def _stop(self, tag: Tag) -> Iterator[Unit]:
        if self._left_out is not None:
            self._depth -= tag.name == self._left_out
            if not self._depth:
                self._left_out = None
        elif tag.name == "q" and self._pieces:
            self._add(tag.span, "”")
        elif tag.name == "sup":
            self._lower(tag)
        elif tag.name == "a":
            self._is_link = False
        elif self._counts.get(tag.name, 0):
            self._end = tag.span.end if self._pieces else self._end
            yield from self._flush()
            while self._pop() != tag.name:
                pass

    def _lower(self, tag: Tag) -> None:
        """Take the end of raised text: the sign of a footnote goes, a number stays raised."""
        if self._raised is None:
            return
        first, begin = self._raised
        self._raised = None
        raised = self._pieces[first:]
        source = self.text[begin : min(tag.span.start, begin + _LONGEST_TITLE)]
        words = "".join(self._meant.get(piece, piece.of(self.text)) for piece in raised)
        if "<a" in source.lower() or _NOTE_SIGN.fullmatch(words):
            del self._pieces[first:]
        elif words.strip().isdecimal():
            for piece in raised:
                plain = self._meant.get(piece, piece.of(self.text))
                self._meant[piece] = plain.translate(_SUPERSCRIPTS)

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        return name

    def _words(self, span: Span) -> None:
        if self._left_out is not None:
            return
        at = span.start
        for entity, meaning in entities(self.text, span):
            self._add(Span(at, entity.start))
            self._add(entity, "" if meaning == "\u00ad" else meaning)
            at = entity.end
        self._add(Span(at, span.end))

    def _add(self, span: Span, meaning: str | None = None) -> None:
        if not len(span) or (not self._pieces and not span.of(self.text).strip()):
            return
        if not self._pieces and self._begin is None:
            self._begin = span.start
        self._end = span.end
        self._pieces.append(span)
        self._unlinked |= not self._is_link and bool((meaning or span.of(self.text)).strip())
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
        self._raised, self._is_link, self._unlinked = None, False, False

    def _kind(self) -> tuple[BlockKind | None, int]:
        for name, kind in _KINDS.items():
            if self._counts.get(name) and kind is not BlockKind.LIST_ITEM:
                return kind, _HEADINGS.get(name, 0)
        depth = sum(self._counts.get(name, 0) for name in ("li", "dd", "dt"))
        if depth and not self._unlinked:
            return BlockKind.LINK_LIST, 0
        return (BlockKind.LIST_ITEM, depth) if depth else (None, 0)

    def _read_metadata(self, tag: Tag) -> None:
        if tag.name in {"title", "h1"}:
            attribute = "title" if tag.name == "title" else "heading"
            if getattr(self, attribute) is None and self._left_out not in {"svg", "nav"}:
                setattr(self, attribute, _inner_text(self.text, tag) or None)
        elif self.meta_day is None:
            self.meta_day = self._stated_day(tag)
        if tag.name == "time" and self.time_day is None and self._left_out not in _ASIDES:
            self.time_day = as_day(attributes(self.text, tag).get("datetime", ""))

    def _stated_day(self, tag: Tag) -> dt.date | None:
        """Return the day that a tag gives as that of publication, or none."""
        if tag.name == "script":
            return _linked_day(self.text, tag) if _LINKED_DATA in tag.span.of(self.text) else None
        if tag.name != "meta" and "datePublished" not in tag.span.of(self.text):
            return None
        found = attributes(self.text, tag)
        name = found.get("property") or found.get("name") or found.get("itemprop") or ""
        if name.lower() not in _DATE_NAMES:
            return None
        return as_day(found.get("content") or found.get("datetime") or "")


_ASIDES = frozenset({"nav", "aside", "footer"})
_LINKED_DATA = "application/ld+json"
_LINKED_DAY = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"<]{1,40})"')
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_LONGEST_SCRIPT = 20_000


def _linked_day(text: str, tag: Tag) -> dt.date | None:
    """Return the first ``datePublished`` in the first 20,000 characters of a script."""
    start, end = tag.span.end, tag.span.end + _LONGEST_SCRIPT
    close = _SCRIPT_END.search(text, start, end)
    found = _LINKED_DAY.search(text, start, end if close is None else close.start())
    return None if found is None else as_day(found[1])


_LONGEST_TITLE = 500
_TAG = re.compile(r"<[^<>]*>")


def _inner_text(text: str, tag: Tag) -> str:
    """Return the words between a tag and its end, at most 500 characters away."""
    source = text[tag.span.end : tag.span.end + _LONGEST_TITLE]
    end = source.lower().find(f"</{tag.name}")
    return inner_text(source[:end]) if end >= 0 else ""


def inner_text(source: str) -> str:
    """Return the words of a short piece of HTML, without its tags."""
    return " ".join(html.unescape(_TAG.sub(" ", source)).split())
