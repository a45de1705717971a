"""Read Markdown: the prose as a reader sees it, every piece with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import attrs
import pyromark

from claimcheck.documents.classify import to_blocks
from claimcheck.documents.front_matter import read_front_matter
from claimcheck.documents.page import Page
from claimcheck.documents.remarks import remark_of, remarks_in_html
from claimcheck.documents.units import Unit, make_unit
from claimcheck.model import BlockKind, Remark, Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_CONTINUATION = re.compile(rb"[\x80-\xbf]")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SILENT = frozenset({"Image", "CodeBlock", "HtmlBlock", "MetadataBlock"})
_BLOCKS = frozenset(
    {"Paragraph", "Heading", "BlockQuote", "List", "Item", "Table", "TableHead", "TableRow"}
    | {"CodeBlock", "HtmlBlock", "FootnoteDefinition"}
)


def markdown_page(text: str, name: str) -> Page:
    """Read a Markdown text with tables and footnotes, after its metadata.

    Marks of emphasis, link targets, images, web addresses in angle brackets, footnote signs, HTML
    tags and comments are no prose; an entity such as ``&amp;`` is a piece that stands for another
    character. Words set as code inside a sentence are prose, code blocks are not.

    Limits:
        What stands inside a block of HTML is left out.

    Raises:
        UnsupportedError: The date in the metadata is not a day.
    """
    matter = read_front_matter(text, name)
    reader = _Reader(text)
    units = tuple(reader.units(matter.end))
    return Page(
        blocks=to_blocks(text, units, guesses_headings=False),
        title=matter.title,
        published=matter.published,
        remarks=(*matter.remarks, *reader.remarks),
    )


@attrs.define
class _Reader:
    """The state while the events of the Markdown parser go by."""

    text: str
    remarks: list[Remark] = attrs.field(factory=list)
    _inside: list[str] = attrs.field(factory=list)
    _silent: int = 0
    _level: int = 0
    _begin: int | None = None
    _end: int = 0
    _pieces: list[Span] = attrs.field(factory=list)
    _meant: dict[Span, str] = attrs.field(factory=dict)

    def units(self, start: int) -> Iterator[Unit]:
        """Yield the units from ``start`` on, in order."""
        source = self.text[start:]
        skipped = len(source) - len(source.lstrip("\ufeff"))
        source, start = source[skipped:], start + skipped
        raw = source.encode()
        later = (
            [match.start() for match in _CONTINUATION.finditer(raw)] if not source.isascii() else []
        )
        for event, where in pyromark.events_with_range(source, options=_OPTIONS):
            low, high = (at - bisect_left(later, at) for at in (where["start"], where["end"]))
            span = Span(start + low, start + high)
            if isinstance(event, str):
                self._mark(event, span)
                continue
            ((what, about),) = event.items()
            if what == "Start":
                yield from self._start(about, span)
            elif what == "End":
                yield from self._stop(about, span)
            else:
                self._inline(what, about, span)
        yield from self._flush()

    def _start(self, about: object, span: Span) -> Iterator[Unit]:
        tag = _tag(about)
        if tag in _BLOCKS:
            yield from self._flush()
            if self._begin is None:
                self._begin = span.start
            self._inside.append(tag)
        if tag == "Heading" and isinstance(about, dict):
            self._level = int(about["Heading"]["level"][1:])
        is_bare_link = (
            tag == "Link"
            and isinstance(about, dict)
            and about["Link"]["link_type"] in {"Autolink", "Email"}
        )
        if tag in _SILENT or is_bare_link or self._silent:
            self._silent += 1
        if tag == "HtmlBlock":
            self.remarks.extend(remarks_in_html(self.text, span))
        if tag == "CodeBlock":
            yield make_unit(self.text, self._stripped(span), (), kind=BlockKind.CODE)

    def _stop(self, about: object, span: Span) -> Iterator[Unit]:
        tag = _tag(about)
        if self._silent:
            self._silent -= 1
        if tag == "TableCell" and self.text[span.end : span.end + 1] == "|":
            self._add(Span(span.end, span.end + 1), " ")
        if tag in _BLOCKS:
            if tag in {"Paragraph", "Heading"}:
                self._end = self._stripped(span).end
            yield from self._flush()
            self._inside.pop()
            self._begin = None
            self._level = 0

    def _mark(self, event: str, span: Span) -> None:
        if event in {"SoftBreak", "HardBreak"} and len(span):
            self._add(Span(span.end - 1, span.end))

    def _inline(self, what: str, about: object, span: Span) -> None:
        source = span.of(self.text)
        if what == "Text" and source != about and source.startswith("&"):
            self._add(span, str(about))
        elif what == "Text":
            self._add(span)
        elif what == "Code":
            marks = len(source) - len(source.lstrip("`"))
            self._add(Span(span.start + marks, max(span.start + marks, span.end - marks)))
        elif what == "InlineHtml" and _BREAK_TAG.fullmatch(source):
            self._add(span, " ")
        elif what == "InlineHtml" and (remark := remark_of(self.text, span)) is not None:
            self.remarks.append(remark)

    def _add(self, span: Span, meaning: str | None = None) -> None:
        if self._silent or not len(span):
            return
        if self._begin is None:
            self._begin = span.start
        self._end = span.end
        self._pieces.append(span)
        if meaning is not None:
            self._meant[span] = meaning

    def _flush(self) -> Iterator[Unit]:
        if self._pieces and self._begin is not None:
            span = self._stripped(Span(self._begin, max(self._begin, self._end)))
            kind, level = self._kind()
            yield make_unit(
                self.text, span, self._pieces, kind=kind, level=level, meant=self._meant
            )
            self._begin = None
        self._pieces, self._meant, self._end = [], {}, 0

    def _kind(self) -> tuple[BlockKind | None, int]:
        inside = self._inside
        if "Heading" in inside[-1:]:
            return BlockKind.HEADING, self._level
        if inside[-1:] in (["TableRow"], ["TableHead"]):
            return BlockKind.TABLE_ROW, 0
        if "BlockQuote" in inside:
            return BlockKind.QUOTE, inside.count("BlockQuote")
        if "Item" in inside:
            return BlockKind.LIST_ITEM, inside.count("Item")
        return None, 0

    def _stripped(self, span: Span) -> Span:
        return Span(span.start, span.start + len(span.of(self.text).rstrip()))


def _tag(about: object) -> str:
    return str(next(iter(about))) if isinstance(about, dict) else str(about)
