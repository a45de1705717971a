"""What the readers of all formats hand on: stretches of text, not yet known for what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from claimcheck.model import BlockKind, Prose, Span

_SPACES = re.compile(r"\s{2,}")

Replacements = tuple[tuple[Span, str], ...]


@attrs.frozen(kw_only=True)
class Unit:
    """A stretch of the text that stands on its own, as a line, paragraph or cell row does.

    ``kind`` is none where only the words can say it. ``follows_gap`` says that something, such as
    a blank line, sets it apart from what comes before.
    """

    span: Span
    pieces: tuple[Span, ...]
    kind: BlockKind | None = None
    level: int = 0
    replacements: Replacements = ()
    follows_gap: bool = True


def make_unit(  # noqa: PLR0913 - the fields of a unit, all but two with a default
    text: str,
    span: Span,
    pieces: Sequence[Span],
    *,
    kind: BlockKind | None = None,
    level: int = 0,
    meant: Mapping[Span, str] | None = None,
    follows_gap: bool = True,
) -> Unit:
    """Return the unit whose prose is ``pieces`` with every run of white space cut to one character.

    Args:
        text: The document's whole text.
        span: The unit's extent, markup included.
        pieces: Its prose, in order.
        kind: What it is for, where the markup says so.
        level: Of a heading, from 1; of a list item or quotation, its depth.
        meant: What those pieces stand for that are markup for other characters.
        follows_gap: Whether it is set apart from what comes before.
    """
    kept = _tidy(text, pieces, meant or {})
    used = tuple((piece, meant[piece]) for piece in kept if piece in meant) if meant else ()
    return Unit(
        span=span,
        pieces=kept,
        kind=kind,
        level=level,
        replacements=used,
        follows_gap=follows_gap,
    )


def words_of(text: str, unit: Unit) -> str:
    """Return the prose of a unit as one string."""
    if len(unit.pieces) == 1 and not unit.replacements:
        return unit.pieces[0].of(text)
    return Prose.of(text, unit.pieces, unit.replacements).text


def split_unit(text: str, unit: Unit, at: int) -> tuple[Unit, Unit]:
    """Return the unit up to the prose offset ``at`` and the rest of it."""
    meant = dict(unit.replacements)
    first: list[Span] = []
    second: list[Span] = []
    passed = 0
    for piece in unit.pieces:
        length = len(meant[piece]) if piece in meant else len(piece)
        border = piece.start + at - passed
        if passed + length <= at:
            first.append(piece)
        elif passed >= at or piece in meant:
            second.append(piece)
        else:
            first.append(Span(piece.start, border))
            second.append(Span(border, piece.end))
        passed += length
    border = second[0].start if second else unit.span.end
    return (
        make_unit(text, Span(unit.span.start, border), first, level=unit.level, meant=meant),
        make_unit(text, Span(border, unit.span.end), second, level=unit.level, meant=meant),
    )


def _tidy(text: str, pieces: Sequence[Span], meant: Mapping[Span, str]) -> tuple[Span, ...]:
    kept: list[Span] = []
    is_blank = True
    for piece in pieces:
        if piece in meant:
            is_space = not meant[piece].strip()
            if meant[piece] and not (is_space and is_blank):
                kept.append(piece)
                is_blank = is_space
            continue
        start = piece.start
        while is_blank and start < piece.end and text[start].isspace():
            start += 1
        if start == piece.end:
            continue
        for run in _SPACES.finditer(text, start, piece.end):
            kept.append(Span(start, run.start() + 1))
            start, is_blank = run.end(), True
        if start < piece.end:
            kept.append(Span(start, piece.end))
            is_blank = text[piece.end - 1].isspace()
    while kept and is_blank:
        last = kept.pop()
        if last not in meant and last.of(text).strip():
            kept.append(Span(last.start, last.start + len(last.of(text).rstrip())))
            break
        is_blank = not kept or not meant.get(kept[-1], kept[-1].of(text))[-1:].strip()
    return tuple(kept)
