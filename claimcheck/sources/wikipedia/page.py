"""A page file as passages: sentences of its prose, and one fact for each cell of its tables."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import attrs
import msgspec

from claimcheck.errors import SnapshotError
from claimcheck.model import FactRow, Granularity, Passage, Span
from claimcheck.sources.passages import passage_key
from claimcheck.sources.wikipedia.records import PAGE_VERSION, PageRecord, Piece, PieceKind
from claimcheck.sources.wikipedia.titles import plain_title
from claimcheck.text.dates import find_dates
from claimcheck.text.sentences import sentences

_TEXT = '"text":"'
_WORD = re.compile(r"\w")
_AGE = re.compile(r"\s*\((?:aged?\s[^()]*|\d{4}-\d{2}-\d{2})\)")
_LONGEST_VALUE = 160  # characters; a longer cell is prose and no value


def parse_page(raw: bytes, name: str) -> PageRecord:
    """Return the page that these bytes are.

    Raises:
        SnapshotError: They are no page file, or one of a newer version.
    """
    try:
        page = msgspec.json.decode(raw, type=PageRecord)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"{name}: not a page file of claimcheck: {error}"
        raise SnapshotError(msg) from error
    if page.schema_version != PAGE_VERSION:
        msg = f'{name}: "schema_version" is "{page.schema_version}", not "{PAGE_VERSION}"'
        raise SnapshotError(msg)
    return page


def page_passages(page: PageRecord, text: str, template: Passage) -> tuple[Passage, ...]:
    """Return the passages of a page, in order; a disambiguation page has none.

    Args:
        page: The page.
        text: The page file as text; spans and lines point into it.
        template: Gives every passage its source, title, address, date, credit and aliases.
    """
    if page.is_disambiguation:
        return ()
    keys = (passage_key(template.source, number) for number in itertools.count())
    return tuple(
        passage
        for piece, place in zip(page.pieces, _places(text), strict=True)
        for passage in _of_piece(piece, page, place, template, keys)
    )


@attrs.frozen(kw_only=True)
class _Place:
    """A line of the file, where its text begins, and the text as it is written there."""

    line: int
    start: int

    def span(self, text: str, span: Span) -> Span:
        """Return where a part of the piece's text stands in the file."""
        return Span(
            self.start + _written(text[: span.start]), self.start + _written(text[: span.end])
        )


def _written(text: str) -> int:
    """Return how many characters a text takes inside a JSON string."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return len(text)
    return len(msgspec.json.encode(text).decode()) - 2


def _places(text: str) -> Iterator[_Place]:
    """Yield where each piece stands; page files have one piece a line, below their head."""
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith('{"kind"'):
            yield _Place(line=number, start=offset + line.index(_TEXT) + len(_TEXT))
        offset += len(line) + 1


def _of_piece(
    piece: Piece, page: PageRecord, place: _Place, template: Passage, keys: Iterator[str]
) -> Iterator[Passage]:
    headings = tuple(heading for heading in piece.section if heading != page.title)
    own = attrs.evolve(template, section=headings, line=place.line)
    facts = tuple(_facts(piece, page.title))
    if facts:
        whole = place.span(piece.text, Span(0, len(piece.text)))
        for row in facts:
            yield attrs.evolve(own, key=next(keys), text=piece.text, span=whole, row=row)
        return
    spans = [span for span in sentences(piece.text) if _WORD.search(span.of(piece.text))]
    texts = ["", *(span.of(piece.text) for span in spans), ""]
    for index, span in enumerate(spans):
        yield attrs.evolve(
            own,
            key=next(keys),
            text=texts[index + 1],
            before=texts[index],
            after=texts[index + 2],
            span=place.span(piece.text, span),
        )


def _facts(piece: Piece, title: str) -> Iterator[FactRow]:
    """Yield what a row of an infobox or table states, cell by cell."""
    if piece.kind is PieceKind.INFOBOX_ROW:
        label = piece.cells[0]
        for value in piece.cells[1:]:
            yield from _fact(plain_title(title), label, value, piece.caption)
    elif piece.kind is PieceKind.TABLE_ROW and piece.header:
        subject = piece.cells[0]
        for label, value in zip(piece.header[1:], piece.cells[1:], strict=True):
            if subject:
                yield from _fact(subject, label, value, piece.caption)


def _fact(subject: str, label: str, value: str, note: str) -> Iterator[FactRow]:
    shown = _AGE.sub("", value).strip()
    if label and shown and len(shown) <= _LONGEST_VALUE:
        yield FactRow(
            subject=subject,
            attribute=_lower_first(label),
            value=_iso_day(shown),
            unit="",
            as_of="",
            note=note,
        )


def _lower_first(label: str) -> str:
    """Return a label as it stands inside a sentence: "Main span" as "main span", "GDP" as it is."""
    is_word = label[:1].isupper() and not label[1:2].isupper()
    return label[:1].lower() + label[1:] if is_word else label


def _iso_day(value: str) -> str:
    """Return a value that is a day of the calendar, and nothing more, as 2019-04-24."""
    for date in find_dates(value):
        is_all = len(date.span) == len(value) and not date.is_relative
        if is_all and date.granularity is Granularity.DAY and date.start is not None:
            return date.start.isoformat()
    return value
