"""Cut a document into passages: one a sentence, with its neighbours and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from claimcheck.model import Block, BlockKind, Document, Passage, Span
from claimcheck.text.sentences import sentences

_PROSE = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.CAPTION,
        BlockKind.QUOTE,
        BlockKind.TABLE_ROW,
    }
)
_BREAK = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"\w")


class Lines:
    """The line number of every offset of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def at(self, offset: int) -> int:
        """Return the line that holds the character at ``offset``."""
        return bisect_right(self._starts, offset)


def passage_key(source: str, index: int) -> str:
    """Return the key of the passage at ``index`` of a source; keys sort as passages do."""
    return f"{source}#{index:08d}"


def document_passages(document: Document, template: Passage) -> tuple[Passage, ...]:
    """Return the passages of a document, in order.

    Headings become the section of what follows them; headings, link lists, credits, datelines and
    code are no passages themselves. Neighbours are taken from the same block only, so a caption
    is never read together with the paragraph below it.

    Args:
        document: The parsed source.
        template: Gives every passage its source, title, path, url, date and the like; its
            ``key``, ``text``, ``span`` and ``line`` are replaced.
    """
    lines = Lines(document.text)
    found: list[Passage] = []
    section: tuple[tuple[int, str], ...] = ()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            section = _under(section, block.level, document.prose(block).text.strip())
        elif block.kind in _PROSE:
            headings = tuple(text for _, text in section if text != template.title)
            for piece in _pieces(document, block):
                found.append(
                    attrs.evolve(
                        template,
                        key=passage_key(template.source, len(found)),
                        section=headings,
                        text=piece.text,
                        before=piece.before,
                        after=piece.after,
                        span=piece.span,
                        line=lines.at(piece.span.start),
                    )
                )
    return tuple(found)


@attrs.frozen(kw_only=True)
class _Piece:
    text: str
    span: Span
    before: str
    after: str


def _pieces(document: Document, block: Block) -> Iterator[_Piece]:
    prose = document.prose(block)
    spans = [span for span in sentences(prose.text) if _WORD.search(span.of(prose.text))]
    texts = ["", *(span.of(prose.text) for span in spans), ""]
    for index, span in enumerate(spans):
        yield _Piece(
            text=texts[index + 1],
            span=prose.extent(span.start, span.end),
            before=texts[index],
            after=texts[index + 2],
        )


def _under(
    section: tuple[tuple[int, str], ...], level: int, heading: str
) -> tuple[tuple[int, str], ...]:
    kept = tuple((depth, text) for depth, text in section if depth < level)
    return (*kept, (level, heading)) if heading else kept
