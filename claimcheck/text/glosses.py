"""Acronyms that a text explains itself: "Republic of Korea (ROK)", "ROK (Republic of Korea)".

Reference:
    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
    biomedical text", 2003; with spans, both orders and a check of the initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from claimcheck.model import Span
from claimcheck.text.folding import fold

_PARENTHESIS = re.compile(r"\(([^()\n]{2,120})\)")
_OR = re.compile(r",\s+or\s+(?:the\s+)?([A-Z][A-Za-z.&-]{1,9})(?=[\s,.;:)])")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.&][^\W_]+)*")
_SHORT = re.compile(r"(?:[^\W\d_][\w&-]{1,9}|(?:[^\W\d_]\.){2,6})")
_LAST_SHORT = re.compile(r"((?:[A-Z]\.){2,6}|\b[^\W\d_][\w&-]{1,9})\s*$")
_LINKS = frozenset({"a", "an", "and", "de", "du", "for", "in", "of", "on", "the", "to"})
_WINDOW = 160  # characters before a parenthesis in which a long form is looked for
_MOST_INITIALS = 0.6  # share of the short form's letters that must begin a word
_FEWEST_CAPITALS = 2


@attrs.frozen(kw_only=True)
class Gloss:
    """A long name and its short form, where a text gives both; spans point into that text."""

    long: str
    short: str
    long_span: Span
    short_span: Span


def acronym_glosses(text: str) -> tuple[Gloss, ...]:
    """Return the acronyms ``text`` explains, in order of the short forms.

    Every letter of the acronym must be found in the long form, in order, the first at the start
    of its first word and most of them at the start of a word. One letter is no acronym.

    Example:
        >>> text = "Kim (C) met envoys of the Republic of Korea (ROK)."
        >>> [(gloss.long, gloss.short) for gloss in acronym_glosses(text)]
        [('Republic of Korea', 'ROK')]
    """
    found = (*_bracketed(text), *_with_or(text))
    return tuple(sorted(found, key=lambda gloss: (gloss.short_span, gloss.long_span)))


def _bracketed(text: str) -> Iterator[Gloss]:
    for match in _PARENTHESIS.finditer(text):
        inner = Span(match.start(1), match.end(1))
        if _is_short(match[1]):
            long = _before(text, match.start(), match[1])
            if long is not None:
                yield _gloss(text, long, inner)
            continue
        start = max(0, match.start() - _WINDOW)
        short = _LAST_SHORT.search(text[start : match.start()])
        if short is not None and _is_short(short[1]) and _is_whole(text, inner, short[1]):
            yield _gloss(text, inner, Span(start + short.start(1), start + short.end(1)))


def _with_or(text: str) -> Iterator[Gloss]:
    for match in _OR.finditer(text):
        short = match[1].rstrip(".-")
        if _is_short(short):
            long = _before(text, match.start(), short)
            if long is not None:
                yield _gloss(text, long, Span(match.start(1), match.start(1) + len(short)))


def _gloss(text: str, long: Span, short: Span) -> Gloss:
    return Gloss(long=long.of(text), short=short.of(text), long_span=long, short_span=short)


def _is_short(text: str) -> bool:
    capitals = sum(char.isupper() for char in text)
    return capitals >= _FEWEST_CAPITALS and _SHORT.fullmatch(text) is not None


def _letters(short: str) -> str:
    folded = fold(short.removesuffix("s") if short[:-1].isupper() else short).text
    return "".join(char for char in folded if char.isalnum())


def _before(text: str, end: int, short: str) -> Span | None:
    """Return the shortest run of words that ends at ``end`` and spells ``short``."""
    start = max(0, end - _WINDOW)
    words = [Span(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    letters = _letters(short)
    if not words or text[words[-1].end : end].strip(" \"'\u2019\u201d"):
        return None
    most = min(len(letters) + 5, 2 * len(letters))
    last = words[-1].end
    for first in reversed(words[-most:]):
        if _spells(text[first.start : last], letters):
            return Span(first.start, last)
    return None


def _is_whole(text: str, long: Span, short: str) -> bool:
    return len(long.of(text).split()) > 1 and _spells(long.of(text), _letters(short))


def _spells(long: str, letters: str) -> bool:
    words = [fold(match[0]).text for match in _WORD.finditer(long)]
    if not words or not letters or words[0][:1] != letters[0] or long == letters:
        return False
    initials = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _LINKS)
    if letters in (initials, content):
        return True
    return _initials_met(words, letters) >= _MOST_INITIALS * len(letters)


def _initials_met(words: list[str], letters: str) -> int:
    """Match the letters from the right, as Schwartz and Hearst do, and count word starts.

    Returns 0 when a letter is missing or a content word contributes none.
    """
    at = len(letters) - 1
    met = 0
    for position, word in reversed(list(enumerate(words))):
        used = 0
        if at >= 0 and word[0] == letters[at] and (at > 0) == (position > 0):
            at, met, used = at - 1, met + 1, 1
        else:
            taken = _inner(word, letters, at, is_first=position == 0)
            used, at = taken, at - taken
            met += bool(taken) and word[0] == letters[at + 1]
        if not used and word not in _LINKS:
            return 0
    return met if at < 0 else 0


def _inner(word: str, letters: str, at: int, *, is_first: bool) -> int:
    """Return how many letters up to ``letters[at]`` the word holds, read from its end."""
    taken = 0
    for index in range(len(word) - 1, -1, -1):
        left = at - taken
        if left < 0 or (left == 0 and index > 0 and is_first):
            continue
        taken += word[index] == letters[left]
    return taken
