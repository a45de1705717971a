"""Read "at least", "nearly", "about", "or more" around a number as bounds on it."""

from __future__ import annotations

import enum
import math
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from claimcheck.model import QuantityKind
from claimcheck.text.amounts import Amount

ABOUT = 0.05  # "about 100" is 95 to 105
NEAR = 0.10  # "nearly 100" is 90 to 100, "just over 100" is 100 to 110
_LEAST_COUNT_WIDENED = 5


class Sense(enum.Enum):
    """What the words do to the number."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    EXACTLY = "exactly"


@attrs.frozen
class Bounds:
    """Closed bounds in the unit as written, and the span with the comparing words."""

    low: float
    high: float
    start: int
    end: int
    is_approximate: bool = False


# Separated by bars; the longest that fits is read.
_SENSES: Mapping[Sense, str] = MappingProxyType(
    {
        Sense.AT_MOST: (
            "no more than|not more than|at most|at the most|up to|a maximum of|maximum of"
            "|as many as|as much as|fewer than|less than|lower than|smaller than|under|below"
            "|no higher than|no greater than|not exceeding|capped at"
        ),
        Sense.AT_LEAST: (
            "no fewer than|no less than|not less than|not fewer than|at least|at the least"
            "|a minimum of|minimum of|more than|greater than|higher than|larger than|over|above"
            "|exceeding|upwards of|upward of|in excess of|north of|well over|well above"
            "|much more than|far more than|a minimum"
        ),
        Sense.NEARLY: (
            "nearly|almost|close to|just under|just below|slightly less than|slightly under"
            "|slightly fewer than|approaching|nigh on|a little less than|a little under|not quite"
            "|just shy of|virtually"
        ),
        Sense.JUST_OVER: (
            "just over|slightly more than|slightly over|a little over|a little more than"
            "|just above|slightly above|just more than|barely more than"
        ),
        Sense.ABOUT: (
            "about|around|roughly|some|approximately|approx.|approx|circa|ca.|~|≈|an estimated"
            "|estimated|in the region of|in the order of|somewhere around|more or less"
            "|give or take"
        ),
        Sense.EXACTLY: "exactly|precisely|only|just",
    }
)
_SENSE_OF = MappingProxyType(
    {words: sense for sense, rows in _SENSES.items() for words in rows.split("|")}
)
_WORDS = "|".join(
    re.escape(words).replace(r"\ ", r"\s+")
    for words in sorted(_SENSE_OF, key=lambda one: (-len(one), one))
)
_BEFORE = re.compile(rf"(?i:(?<![\w-])(?P<words>{_WORDS})\s{{0,2}}(?:a\s|the\s)?)$")
_AFTER = re.compile(
    r"(?P<plus>\+)(?!\d)"
    r"|[\s-](?:(?P<more>or more|or above|or over|or higher|and over|and above|plus\b)"
    r"|(?P<less>or less|or fewer|or under|or below|or lower)|(?P<so>or so|or thereabouts))\b"
)
_LOOK_BACK = 40
_LAST_WORDS = frozenset(words.split()[-1] for words in _SENSE_OF) | {"a", "the"}
# "over 10 years" is as often "during" as "more than".
_DURING = frozenset({"over"})
_RISING = re.compile(
    r"(?i:\b(?:go|goes|going|gone|went|move[sd]?|moving|push(?:ed|es)?|pushing) )$"
)


def read_bounds(text: str, amount: Amount) -> Bounds:
    """Return the interval that the words around ``amount`` make of its number.

    >>> from claimcheck.text.numerals import find_numerals
    >>> from claimcheck.text.amounts import read_amount
    >>> text = "nearly 1,200 people"
    >>> bounds = read_bounds(text, read_amount(text, find_numerals(text)[0]))
    >>> bounds.low, bounds.high
    (1080.0, 1200.0)
    """
    start, sense = _before(text, amount)
    after = _AFTER.match(text, amount.end)
    end = amount.end
    if after is not None and sense is None:
        end, sense = after.end(), _after(after)
    low, high = _interval(amount, sense)
    approximate = sense in {Sense.ABOUT, Sense.NEARLY, Sense.JUST_OVER}
    return Bounds(low, high, start, end, approximate)


def _before(text: str, amount: Amount) -> tuple[int, Sense | None]:
    window = text[max(0, amount.start - _LOOK_BACK) : amount.start]
    match = _BEFORE.search(window) if _may_compare(window) else None
    if match is None:
        return amount.start, None
    words = " ".join(match["words"].lower().split())
    if words == "up to" and _RISING.search(window[: match.start()]):
        return amount.start, None  # "is to go up to €25"
    if words in _DURING and amount.kind is QuantityKind.DURATION:
        return amount.start, None
    sense = _SENSE_OF[words]
    if sense is Sense.EXACTLY:
        return amount.start, None
    return amount.start - len(window) + match.start(), sense


def _after(match: re.Match[str]) -> Sense:
    if match["so"]:
        return Sense.ABOUT
    return Sense.AT_MOST if match["less"] else Sense.AT_LEAST


def last_word(before: str) -> str:
    """Return the word that ``before`` ends with, lower-cased, or "" where no space follows it."""
    if not before[-1:].isspace():
        return ""
    words = before.rsplit(None, 1)
    return words[-1].lower() if words else ""


def _may_compare(window: str) -> bool:
    """Say whether a comparing word may stand last, so that most numbers cost no search."""
    return window[-1:] in {"~", "≈"} or last_word(window) in _LAST_WORDS


def _interval(amount: Amount, sense: Sense | None) -> tuple[float, float]:
    number, size = amount.number, abs(amount.number)
    if sense is Sense.AT_LEAST:
        return number, math.inf
    if sense is Sense.AT_MOST:
        return (-math.inf if number < 0 or amount.unit.canonical == "°C" else 0.0), number
    if sense is Sense.NEARLY:
        return number - NEAR * size, number
    if sense is Sense.JUST_OVER:
        return number, number + NEAR * size
    if sense is Sense.ABOUT:
        least = 1.0 if amount.kind is QuantityKind.COUNT and size >= _LEAST_COUNT_WIDENED else 0.0
        by = max(ABOUT * size, least)
        return number - by, number + by
    return number, number
