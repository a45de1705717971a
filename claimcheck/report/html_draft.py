"""The draft as its reader sees it, with the words of each claim marked.

Markup is gone and entities are what they stand for; every mark says in ``data-start`` and
``data-end`` which characters of the file it covers. Where claims share words, the mark leads to
the gravest of them and names all.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimcheck.model import Block, BlockKind, Document, Label, Severity, Span
from claimcheck.report.findings import Finding
from claimcheck.report.html_text import escaped
from claimcheck.report.wrong_words import wrong_words


@attrs.frozen(kw_only=True)
class Card:
    """A finding with the name it has on the page and, if contradicted, its number."""

    name: str
    item: Finding
    number: int | None = None

    @property
    def style(self) -> str:
        """Return which of five kinds of finding it is; a warning is a note or a mild error."""
        if self.item.verdict is None:
            return "failure" if self.item.severity is Severity.ERROR else "warning"
        return self.item.verdict.label.value

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return all stretches of the draft that make its claims, replaced words included."""
        verdicts = () if self.item.verdict is None else (self.item.verdict, *self.item.also)
        found: list[Span] = []
        for verdict in verdicts:
            claim = verdict.claim
            found += claim.spans or (claim.sentence,)
            found += [change.span for change in claim.substitutions if len(change.span)]
        return tuple(found)


_GRAVEST = (Label.CONTRADICTED.value, Label.UNVERIFIABLE.value, Label.SUPPORTED.value)
_TAGS = {
    BlockKind.LIST_ITEM: "li",
    BlockKind.LINK_LIST: "li",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CODE: "pre",
}
_LOWEST_HEADING = 6


@attrs.frozen
class _Segment:
    """Characters of the draft that belong to the same claims."""

    start: int
    end: int
    cards: tuple[int, ...]
    is_wrong: bool
    ends: tuple[int, ...]


def draft(document: Document, cards: Sequence[Card]) -> str:
    """Return the blocks of a document, with a mark on the words of every card that has a claim."""
    marker = _Marker(document, cards)
    parts = list(_title(document))
    for kind, blocks in itertools.groupby(document.blocks, key=_container):
        inside = "\n".join(marker.block(block) for block in blocks)
        parts.append(f"<{kind}>\n{inside}\n</{kind}>" if kind else inside)
    return "\n".join(parts)


def _title(document: Document) -> Iterator[str]:
    """Yield the title that readers see above a draft whose own text has none."""
    kinds = {(block.kind, block.level) for block in document.blocks}
    if document.title and (BlockKind.HEADING, 1) not in kinds:
        yield f'<h2 class="heading level-1" dir="auto">{escaped(document.title)}</h2>'


def _container(block: Block) -> str:
    if block.kind in {BlockKind.LIST_ITEM, BlockKind.LINK_LIST}:
        return "ul"
    return "table" if block.kind is BlockKind.TABLE_ROW else ""


class _Marker:
    """Writes the blocks of one document in order."""

    def __init__(self, document: Document, cards: Sequence[Card]) -> None:
        self._document = document
        self._cards = cards
        self._segments = tuple(_segments(cards))
        self._starts = [segment.start for segment in self._segments]
        self._linked: set[str] = set()

    def block(self, block: Block) -> str:
        if block.kind is BlockKind.TABLE_ROW:
            cells = "".join(f'<td dir="auto">{cell}</td>' for cell in self._cells(block))
            return f"<tr>{cells}</tr>"
        if block.kind is BlockKind.HEADING:
            tag = f"h{min(max(block.level, 1) + 1, _LOWEST_HEADING)}"
        else:
            tag = _TAGS.get(block.kind, "p")
        style = f"{block.kind.value.replace(' ', '-')} level-{min(block.level, 4)}"
        pieces = block.pieces or ((block.span,) if block.kind is BlockKind.CODE else ())
        inside = "".join(self._pieces(block, pieces))
        return f'<{tag} class="{style}" dir="auto">{inside}</{tag}>'

    def _cells(self, block: Block) -> Iterator[str]:
        """Yield the cells of a row: what separates them is markup that means a space."""
        meant = dict(block.replacements)
        text = self._document.text
        cell: list[Span] = []
        for piece in block.pieces:
            if meant.get(piece) == " " and piece.of(text).startswith(("|", "<t")):
                yield "".join(self._pieces(block, cell))
                cell = []
            else:
                cell.append(piece)
        yield "".join(self._pieces(block, cell))

    def _pieces(self, block: Block, pieces: Iterable[Span]) -> Iterator[str]:
        meant = dict(block.replacements)
        for piece in pieces:
            if piece in meant:
                yield self._stretch(piece, meant[piece])
            else:
                yield from self._words(piece)

    def _words(self, piece: Span) -> Iterator[str]:
        """Yield a piece of prose cut where the marks begin and end."""
        text, at = self._document.text, piece.start
        index = max(bisect_right(self._starts, at) - 1, 0)
        while at < piece.end:
            while index < len(self._segments) and self._segments[index].end <= at:
                index += 1
            if index == len(self._segments) or self._segments[index].start >= piece.end:
                yield escaped(text[at : piece.end])
                return
            segment = self._segments[index]
            if at < segment.start:
                yield escaped(text[at : segment.start])
                at = segment.start
            part = Span(at, min(segment.end, piece.end))
            yield self._mark(segment, part, part.of(text))
            at = part.end

    def _stretch(self, piece: Span, shown: str) -> str:
        """Return markup that stands for other characters, marked as a whole or not at all."""
        index = max(bisect_right(self._starts, piece.start) - 1, 0)
        for segment in self._segments[index : index + 1]:
            if segment.start <= piece.start < segment.end:
                return self._mark(segment, piece, shown)
        return escaped(shown)

    def _mark(self, segment: _Segment, part: Span, shown: str) -> str:
        cards = [self._cards[index] for index in segment.cards]
        first = min(cards, key=lambda card: _GRAVEST.index(card.style))
        style = f"mark {first.style}{' wrong' if segment.is_wrong else ''}"
        # One stop for the keyboard a claim, however many pieces it is in.
        is_new = first.name not in self._linked
        self._linked.add(first.name)
        ends = [self._cards[i] for i in segment.ends] if part.end == segment.end else []
        numbers = " ".join(str(card.number) for card in ends if card.number is not None)
        attributes = {
            "class": style,
            "href": f"#{first.name}",
            "title": f"{first.item.title}: {first.item.message}",
            "data-cards": " ".join(card.name for card in cards),
            "data-start": str(part.start),
            "data-end": str(part.end),
            **({} if is_new else {"tabindex": "-1"}),
            **({"data-number": numbers} if numbers else {}),
        }
        written = " ".join(f'{key}="{escaped(value)}"' for key, value in attributes.items())
        return f"<a {written}>{escaped(shown)}</a>"


def _segments(cards: Sequence[Card]) -> Iterator[_Segment]:
    """Yield stretches of text, in order, that each belong to the same cards throughout."""
    spans = [(span, index) for index, card in enumerate(cards) for span in set(card.spans)]
    wrong = [span for card in cards for span in wrong_words(card.item)]
    last: dict[int, int] = {}
    for span, index in spans:
        last[index] = max(span.end, last.get(index, 0))
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for span, index in spans:
        opening.setdefault(span.start, []).append(index)
        closing.setdefault(span.end, []).append(index)
    shifts: dict[int, int] = {}
    for span in wrong:
        shifts[span.start] = shifts.get(span.start, 0) + 1
        shifts[span.end] = shifts.get(span.end, 0) - 1
    active: dict[int, int] = {}
    depth = 0
    bounds = sorted({*opening, *closing, *shifts})
    for start, end in itertools.pairwise(bounds):
        for index in closing.get(start, ()):
            active[index] -= 1
            if not active[index]:
                del active[index]
        for index in opening.get(start, ()):
            active[index] = active.get(index, 0) + 1
        depth += shifts.get(start, 0)
        if active:
            inside = tuple(sorted(active))
            ends = tuple(index for index in inside if last[index] == end)
            yield _Segment(start, end, inside, depth > 0, ends)
