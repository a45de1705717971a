"""Which words of the draft are the ones that a source contradicts.

A comparison points into the text of a claim, which may have words that the draft has not ("He"
became "Geng Shuang", "Monday" a date). The way back is known: a claim is made of pieces of the
draft and of recorded substitutions, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from claimcheck.model import Claim, Span
from claimcheck.report.findings import Finding, conflict


@attrs.frozen
class _Piece:
    """Bare characters of a claim and the place of the draft they stand for."""

    text: str
    span: Span
    is_verbatim: bool


def wrong_words(item: Finding) -> tuple[Span, ...]:
    """Return where in the draft the contradicted words stand, in order; empty when unknown.

    A word that was filled in gives the word of the draft that it replaced.
    """
    wrong = None if item.verdict is None else conflict(item.verdict)
    if item.verdict is None or item.lines is None or wrong is None or wrong.claim_span is None:
        return ()
    return draft_words(item.verdict.claim, item.lines.text, wrong.claim_span)


def draft_words(claim: Claim, text: str, part: Span) -> tuple[Span, ...]:
    """Return the stretches of the draft ``text`` behind the characters ``part`` of a claim."""
    pieces = _pieces(claim, text)
    start = len(_bare(claim.text[: part.start]))
    end = start + len(_bare(part.of(claim.text)))
    found: list[Span] = []
    at = 0
    for piece in pieces:
        low, high = max(start, at) - at, min(end, at + len(piece.text)) - at
        at += len(piece.text)
        if low < high and len(piece.span):
            found.append(_within(text, piece.span, low, high) if piece.is_verbatim else piece.span)
    return tuple(sorted(dict.fromkeys(found)))


def _within(text: str, span: Span, low: int, high: int) -> Span:
    """Return the place of the bare characters ``low`` to ``high`` of a piece of the draft."""
    solid = [span.start + at for at, char in enumerate(span.of(text)) if not char.isspace()]
    return Span(solid[low], solid[high - 1] + 1)


def _pieces(claim: Claim, text: str) -> tuple[_Piece, ...]:
    """Return what a claim is made of, in the order of its text; empty when that is not clear."""
    verbatim = [_Piece(_bare(span.of(text)), span, is_verbatim=True) for span in claim.spans]
    put_in = [
        _Piece(_bare(change.replacement), change.span, is_verbatim=False)
        for change in claim.substitutions
    ]
    return _merged(_bare(claim.text), verbatim, put_in)


def _merged(whole: str, first: Sequence[_Piece], second: Sequence[_Piece]) -> tuple[_Piece, ...]:
    """Merge two lists, each in its own order, so that together they spell ``whole``.

    How many were taken of each list says where in ``whole`` they lead, so no pair of numbers is
    tried twice.
    """
    waiting: list[tuple[int, int, int, tuple[_Piece, ...]]] = [(0, 0, 0, ())]
    tried = set()
    while waiting:
        i, j, at, made = waiting.pop()
        if (i, j) in tried:
            continue
        tried.add((i, j))
        if i == len(first) and j == len(second) and whole[at:] in {"", "."}:
            return made
        for piece, step in _next(first, i, second, j):
            if _stands(whole, at, piece.text):
                waiting.append((i + step, j + 1 - step, at + len(piece.text), (*made, piece)))
    return ()


def _stands(whole: str, at: int, piece: str) -> bool:
    found = whole[at : at + len(piece)]
    return found == piece or (
        at == 0 and found[1:] == piece[1:] and found[:1].lower() == piece[:1].lower()
    )


def _next(
    first: Sequence[_Piece], i: int, second: Sequence[_Piece], j: int
) -> Iterator[tuple[_Piece, int]]:
    if j < len(second):
        yield second[j], 0
    if i < len(first):
        yield first[i], 1


def _bare(text: str) -> str:
    return "".join(text.split())
