"""The sentences of a document that state something, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from claimcheck.model import Block, BlockKind, Document, Prose, Skipped, Span
from claimcheck.text.quotes import find_quotes
from claimcheck.text.sentences import sentences

_LEFT_OUT = frozenset(
    {BlockKind.HEADING, BlockKind.LINK_LIST, BlockKind.CREDIT, BlockKind.CODE, BlockKind.DATELINE}
)
_CREDIT = re.compile(
    r"\s*(?:/\s?[A-Z][\w .&-]{1,40}(?:\s(?:Photo|Image|Picture)s?)?/?"
    r"|\((?:Photo|Image|Picture)[^()]{0,60}\)"
    r"|(?:Photo|Image|Picture|Credit)s?(?:\sby|:)\s?[^.]{1,60}"
    r"|(?:[A-Z][\w.]*\s){0,3}/\s?(?:Reuters|AP|AFP|Getty(?:\sImages)?|Xinhua|EPA|TASS))\s*\.?\s*$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b"
    r"|\b[a-z]{3,}(?:ed|s)\b"
)


@attrs.frozen(kw_only=True)
class Unit:
    """One sentence: its block, its range in the block's prose, and its place in the document.

    ``credit`` is the picture credit that was cut off its end, or the empty string.
    """

    block: Block
    prose: Prose
    start: int
    text: str
    span: Span
    quotes: tuple[Span, ...] = ()
    credit: str = ""


def units_of(document: Document) -> tuple[tuple[Unit, ...], tuple[Skipped, ...]]:
    """Return the sentences to split, and the blocks left out with their kind.

    The headline, the first heading of the document, is kept when it has a finite verb.
    """
    units: list[Unit] = []
    skipped: list[Skipped] = []
    headline = next((b for b in document.blocks if b.kind is BlockKind.HEADING), None)
    for block in document.blocks:
        prose = document.prose(block)
        if block.kind in _LEFT_OUT and not (block is headline and _is_statement(prose.text)):
            skipped.append(Skipped(span=block.span, kind=block.kind.value))
            continue
        for unit in _sentences(block, prose):
            if isinstance(unit, Skipped):
                skipped.append(unit)
            else:
                units.append(unit)
    return tuple(units), tuple(skipped)


def _is_statement(text: str) -> bool:
    words = text.split()
    is_asking = text.rstrip().endswith((":", "?"))
    return len(words) > _FEW_WORDS and not is_asking and _FINITE.search(text) is not None


_FEW_WORDS = 3


def _sentences(block: Block, prose: Prose) -> Iterator[Unit | Skipped]:
    quotes = tuple(quote.span for quote in find_quotes(prose.text))
    for span in sentences(prose.text):
        text, credit = span.of(prose.text), ""
        if block.kind is BlockKind.CAPTION:
            match = _CREDIT.search(text)
            if match is not None and match.start():
                text, credit = text[: match.start()], match.group().strip()
                start = span.start + match.start()
                yield Skipped(span=_trimmed(prose, start, span.end), kind="credit")
        if not any(char.isalnum() for char in text):
            continue
        end = span.start + len(text)
        inside = tuple(
            Span(max(q.start, span.start) - span.start, min(q.end, end) - span.start)
            for q in quotes
            if q.start < end and span.start < q.end
        )
        yield Unit(
            block=block,
            prose=prose,
            start=span.start,
            text=text,
            span=prose.extent(span.start, end),
            quotes=inside,
            credit=credit,
        )


def _trimmed(prose: Prose, start: int, end: int) -> Span:
    while start < end and prose.text[start].isspace():
        start += 1
    return prose.extent(start, end)
