# ruff: noqa: SIM905 - word tables read best as words
"""Refuse text that is not English: its claims could not be read, only misread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_FEWEST = 40
_MOST = 5_000
_SHARE = 0.2
_LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION = frozenset(
    """
    the a an and or but of to in on at by for from with as into about after before between
    through during over under than then that this these those it its he his him she her they
    their them we our us you your i my me who which what when where how is are was were be
    been being has have had do does did will would can could may might must should not no
    there also said more most some any all if while because since other such only one two
    out up so
    """.split()
)


def is_english(texts: Iterable[str]) -> bool:
    """Say whether prose may be English: at least a fifth of its words are English function words.

    Fewer than 40 words are too few to tell and count as English, unless most letters are of
    another script than Latin. At most 5,000 words are looked at, so the time is bounded.
    """
    words = list(islice((word for text in texts for word in _words(text)), _MOST))
    foreign = sum(len(word) for word in words if word[0] > _LAST_LATIN)
    if foreign * 2 > sum(map(len, words)) and foreign >= _FEWEST:
        return False
    if len(words) < _FEWEST:
        return True
    return sum(word.lower() in _FUNCTION for word in words) >= _SHARE * len(words)


def _words(text: str) -> Iterable[str]:
    return (match.group() for match in _WORD.finditer(text))
