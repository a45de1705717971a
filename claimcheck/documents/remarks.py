"""Find what the author says to claimcheck: in comments, and under its name in the metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.documents.tags import Comment, pieces
from claimcheck.model import Remark, Span

_COMMENT = re.compile(r"<!--\s*claimcheck\s*:(.*?)-->", re.DOTALL)
_KEY = re.compile(r"^claimcheck[ \t]*[:=][ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_ITEM = re.compile(r"\n[ \t]*-[ \t]+(.*?)[ \t]*\r?(?=\n|$)")


def remark_of(text: str, comment: Span) -> Remark | None:
    """Return what a comment says to claimcheck, or none when it is for somebody else.

    Example:
        >>> page = "<!-- claimcheck: ignore[CC111] -->"
        >>> remark_of(page, Span(0, len(page))).words.of(page)
        'ignore[CC111]'
    """
    match = _COMMENT.fullmatch(text, comment.start, comment.end)
    return None if match is None else Remark(span=comment, words=_trimmed(text, match.span(1)))


def remarks_in_html(text: str, within: Span) -> Iterator[Remark]:
    """Yield the remarks among the comments of a stretch of HTML; scripts have none."""
    for piece in pieces(within.of(text)):
        if isinstance(piece, Comment):
            remark = remark_of(text, piece.span.shifted(within.start))
            if remark is not None:
                yield remark


def remarks_in_metadata(text: str, within: Span) -> Iterator[Remark]:
    """Yield what stands under ``claimcheck`` in front of a text: a value, or a list of them."""
    for match in _KEY.finditer(text, within.start, within.end):
        if match[1]:
            yield _whole(_unquoted(text, match.span(1)))
            continue
        at = match.end()
        while (item := _ITEM.match(text, at, within.end)) is not None:
            yield _whole(_unquoted(text, item.span(1)))
            at = item.end()


def _whole(span: Span) -> Remark:
    return Remark(span=span, words=span)


def _unquoted(text: str, where: tuple[int, int]) -> Span:
    start, end = where
    mark = text[start : start + 1]
    if end - start > 1 and mark in {'"', "'"} and text[end - 1] == mark:
        return Span(start + 1, end - 1)
    return Span(start, end)


def _trimmed(text: str, where: tuple[int, int]) -> Span:
    said = text[slice(*where)]
    start = where[0] + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()))
