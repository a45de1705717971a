# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Find what stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from claimcheck.model import Span

_DOUBLE = re.compile(r'["“”„«»]')
_SINGLE = re.compile(r"['‘’]")
_OPENERS = {"“": "”", "„": "“”", "«": "»"}
_FEET = re.compile(r"\d['’]\s?\d{1,2}$")
_ELISION = re.compile(r"(?:\d|(?:tis|twas|em|n|til|cause|bout|round|cos|nuff)\b)", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<-–—/“„«\"'‘")
_END_MARKS = frozenset(".,!?…")
_LOOK_BACK = 6


@attrs.frozen
class Quotation:
    """A quotation: ``span`` with its marks, ``inner`` without them."""

    span: Span
    inner: Span


def find_quotes(text: str) -> tuple[Quotation, ...]:
    r"""Find the outermost quotations of one block of prose, in order, none overlapping.

    Straight, typographic and angle double marks quote; single marks only where one opens before a
    word and another closes after one. A quotation inside a quotation belongs to the outer one.
    A double mark that is never closed quotes to the end of the block, as in speech that
    goes on in the next paragraph; a closing mark that was never opened is none.

    Limits:
        ``'…'`` around a whole ``"…"`` gives only the inner quotation. In ``'the workers' strike'``
        the last mark closes, not the possessive one.

    Example:
        >>> said = 'He called it “a political solution” at 6\'2" tall.'
        >>> [quote.inner.of(said) for quote in find_quotes(said)]
        ['a political solution']
    """
    found: list[Quotation] = []
    at = 0
    for quote in _doubles(text):
        found.extend(_singles(text, at, quote.span.start))
        found.append(quote)
        at = quote.span.end
    found.extend(_singles(text, at, len(text)))
    return tuple(found)


def _doubles(text: str) -> Iterator[Quotation]:
    marks = [match.start() for match in _DOUBLE.finditer(text)]
    opened: int | None = None
    for which, at in enumerate(marks):
        follower = marks[which + 1] if which + 1 < len(marks) else None
        if opened is None:
            if _opens(text, at):
                opened = at
        elif _closes(text, opened, at, follower):
            yield _quotation(opened, at)
            opened = None
        elif text[at] in _OPENERS.keys() | {'"'} and text[at] == text[opened] and _opens(text, at):
            # Two openings in a row: the first was never closed, and says nothing.
            opened = at
    if opened is not None:
        end = len(text.rstrip())
        if end > opened + 1:
            yield Quotation(Span(opened, end), Span(opened + 1, end))


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _OPENERS:
        return True
    starts_word = bool(after) and not after.isspace() and (not before or _may_precede(before))
    if mark == '"':
        return starts_word
    return mark == "»" and starts_word


def _may_precede(char: str) -> bool:
    return char.isspace() or char in _BEFORE_OPENING


def _closes(text: str, opened: int, at: int, follower: int | None) -> bool:
    mark, closers = text[at], _OPENERS.get(text[opened])
    if text[opened] == "»":
        return mark == "«"
    if mark in "“„«" and mark not in (closers or ""):
        return False
    if mark == "»" or text[opened] == "«":
        return mark == "»" and text[opened] == "«"
    if mark == '"' and _is_inches(text, at, follower):
        return False
    return mark != '"' or not _opens(text, at) or text[at - 1] in _BEFORE_OPENING


def _is_inches(text: str, at: int, follower: int | None) -> bool:
    """Say whether the mark measures: after feet, or after a figure with a better close to come."""
    if _FEET.search(text, max(0, at - _LOOK_BACK), at):
        return True
    if not text[at - 1 : at].isdigit() or follower is None:
        return False
    return text[follower] in '"”' and not _opens(text, follower)


def _quotation(start: int, end: int) -> Quotation:
    return Quotation(Span(start, end + 1), Span(start + 1, end))


def _singles(text: str, low: int, high: int) -> Iterator[Quotation]:
    opened: int | None = None
    weak: int | None = None
    for match in _SINGLE.finditer(text, low, high):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        is_opening = (not before or _may_precede(before)) and after.isalnum()
        if is_opening and text[at] != "’" and not _ELISION.match(text, at + 1):
            if opened is not None and weak is not None:
                yield _quotation(opened, weak)
            opened, weak = at, None
        elif opened is None or text[at] == "‘" or not _ends_word(before, after):
            continue
        elif before in "sS":
            weak = at  # a plural possessive, unless nothing closes later
        else:
            yield _quotation(opened, at)
            opened, weak = None, None
    if opened is not None and weak is not None:
        yield _quotation(opened, weak)


def _ends_word(before: str, after: str) -> bool:
    return (before.isalnum() or before in _END_MARKS) and not after.isalnum()
