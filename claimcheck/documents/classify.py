# ruff: noqa: RUF001, SIM905 - typographic marks are read here; word tables read best as words
"""Say what each unit of a document is for, from its words and its place among the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.documents.cues import (
    LONGEST_CUE,
    dateline_length,
    is_caption,
    is_credit,
    is_date_line,
    is_link_lead,
    is_link_line,
)
from claimcheck.documents.units import Unit, split_unit, words_of
from claimcheck.model import Block, BlockKind

_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’)]»*_"
_LONGEST_HEADING_WORDS = 12
_LONGEST_HEADLINE_WORDS = 20
_LONGEST_HEADLINE = 160
_LOOK_AHEAD = 4
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")

_SMALL = frozenset(
    """
    a an the and or but nor for so yet of in on at by to from with into over under up out
    off as per via vs v is after before about de la le van von
    """.split()
)
_FINITE = frozenset(
    """
    am is are was were be been has have had do does did will would shall should can could
    may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't
    won't wouldn't can't couldn't said says say told tells made makes took takes came comes
    went goes got gets gave gives knew knows saw sees thought thinks found finds held holds
    met meets led leads left leaves won wins lost loses began begins became becomes ran runs
    rose rises fell falls grew grows kept keeps wrote writes sent sends spent spends stood
    stands built builds brought brings bought buys sold sells paid pays put puts set sets
    hit hits cut cuts broke breaks chose chooses drew draws drove drives fought fights flew
    flies spoke speaks struck strikes swore threw throws wore wants needs plans expects
    hopes remains seems includes contains costs weighs measures lies lives died dies lived
    joined arrives arrived
    """.split()
)
_CREDITED = re.compile(
    r"\b(?:edited|compiled|reported|translated|produced|reserved)\b", re.IGNORECASE
)
_PAST = re.compile(r"[a-z]{3,}ed")


def to_blocks(text: str, units: Sequence[Unit], *, guesses_headings: bool) -> tuple[Block, ...]:
    """Return the units as blocks, in order; a unit without prose is kept only if it is code.

    Args:
        text: The document's whole text.
        units: Its units, in order.
        guesses_headings: Whether a heading can only be known by its looks, as in plain text.
    """
    return tuple(
        Block(
            kind=unit.kind or BlockKind.PARAGRAPH,
            span=unit.span,
            pieces=unit.pieces,
            level=unit.level,
            replacements=unit.replacements,
        )
        for unit in _without_datelines(text, _classified(text, units, guesses_headings))
        if unit.pieces or unit.kind is BlockKind.CODE
    )


def has_stop(words: str) -> bool:
    """Say whether the last mark, closing brackets and quotation marks aside, is punctuation."""
    return words[-_LOOK_AHEAD * 2 :].rstrip().rstrip(_CLOSING).endswith(_STOPS)


def _classified(text: str, units: Sequence[Unit], guesses_headings: bool) -> Iterator[Unit]:  # noqa: FBT001 - passed on by its only caller
    links: _Links | None = None
    has_headline = not guesses_headings
    for which, unit in enumerate(units):
        words = words_of(text, unit) if len(unit.pieces) else ""
        kind = unit.kind
        if kind is BlockKind.CODE or not words:
            yield unit
            continue
        if is_link_lead(words) and kind in {None, BlockKind.HEADING, BlockKind.LIST_ITEM}:
            links = _Links()
            yield attrs.evolve(unit, kind=BlockKind.LINK_LIST)
            continue
        if links is not None:
            links = links.after(unit)
            if links is not None and _is_link(words, kind):
                yield attrs.evolve(unit, kind=BlockKind.LINK_LIST)
                continue
            links = None
        if kind is None:
            kind = _cue(words)
            if kind is None and guesses_headings:
                is_first = not has_headline
                kind = _heading(text, words, units[which + 1 : which + 1 + _LOOK_AHEAD], is_first)
                has_headline = True
        yield attrs.evolve(unit, kind=kind or BlockKind.PARAGRAPH)


@attrs.frozen
class _Links:
    """A link list in progress; ``is_spaced`` once its links stand apart from each other."""

    is_spaced: bool | None = None

    def after(self, unit: Unit) -> _Links | None:
        if self.is_spaced is None:
            return _Links(unit.follows_gap)
        return self if self.is_spaced or not unit.follows_gap else None


def _is_link(words: str, kind: BlockKind | None) -> bool:
    if kind is BlockKind.LIST_ITEM:
        return True
    if kind is not None or len(words) > _LONGEST_HEADLINE:
        return False
    is_open = not has_stop(words) or words.rstrip().rstrip(_CLOSING).endswith("?")
    return is_open and len(words.split()) <= _LONGEST_HEADLINE_WORDS and _cue(words) is None


def _cue(words: str) -> BlockKind | None:
    if len(words) > LONGEST_CUE:
        return None
    if is_date_line(words):
        return BlockKind.DATELINE
    if is_link_line(words):
        return BlockKind.LINK_LIST
    if is_credit(words) and not _is_statement(words):
        return BlockKind.CREDIT
    return BlockKind.CAPTION if is_caption(words) else None


def _is_statement(words: str) -> bool:
    return words.rstrip().endswith(".") and _has_finite_verb(_CREDITED.sub("", words))


def _heading(
    text: str,
    words: str,
    following: Sequence[Unit],
    is_first: bool,  # noqa: FBT001 - its only caller names it
) -> BlockKind | None:
    if not following or len(words) > _LONGEST_HEADLINE or not words[:1].strip("\"“‘'"):
        return None
    count = len(words.split())
    if is_first:
        is_question = words.rstrip().endswith("?")
        looks = count <= _LONGEST_HEADLINE_WORDS and (is_question or not has_stop(words))
        if looks and any(_is_prose(words_of(text, unit)) for unit in following):
            return BlockKind.HEADING
        return None
    if has_stop(words) or count > _LONGEST_HEADING_WORDS or words[:1].islower():
        return None
    is_heading = words.isupper() or _is_title_case(words) or not _has_finite_verb(words)
    return BlockKind.HEADING if is_heading else None


def _is_prose(words: str) -> bool:
    return has_stop(words) and len(words.split()) > 1 and not words.rstrip().endswith(":")


def _is_title_case(words: str) -> bool:
    found = [word for word in _WORD.findall(words) if word.lower() not in _SMALL]
    return len(found) > 1 and all(not word[:1].islower() for word in found)


def _has_finite_verb(words: str) -> bool:
    return any(
        word.lower().replace("’", "'") in _FINITE or _PAST.fullmatch(word)
        for word in _WORD.findall(words)[1:]
    )


def _without_datelines(text: str, units: Iterator[Unit]) -> Iterator[Unit]:
    """Yield the units, the place and day in front of a paragraph as one of its own."""
    for unit in units:
        length = 0
        if unit.kind is BlockKind.PARAGRAPH and unit.pieces:
            length = dateline_length(words_of(text, unit))
        if not length:
            yield unit
            continue
        first, rest = split_unit(text, unit, length)
        yield attrs.evolve(first, kind=BlockKind.DATELINE, follows_gap=unit.follows_gap)
        yield attrs.evolve(rest, kind=BlockKind.PARAGRAPH, follows_gap=False)
