# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Find lengths of time counted from an event: "two months after the summit".

They are no dates: the event they count from has to be found first.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from claimcheck.model import Span
from claimcheck.text.numerals import find_numerals


class Direction(enum.Enum):
    """On which side of the event the statement lies."""

    BEFORE = "before"
    AFTER = "after"


@attrs.frozen(kw_only=True)
class Distance:
    """A length of time from an event, as a closed interval of days.

    ``unit`` is the unit as written, singular: hour, day, week, month, year, decade, century. The
    interval is as wide as that unit allows: "two months" is 45 to 76 days, "the next day" one.
    """

    text: str
    span: Span
    low: float
    high: float
    direction: Direction
    unit: str


# Days in one, and how many days off a whole number of them people still say it.
_DAYS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "hour": (1 / 24, 0.5 / 24),
        "day": (1.0, 0.0),
        "week": (7.0, 3.0),
        "month": (30.4375, 15.5),
        "year": (365.25, 183.0),
        "decade": (3652.5, 1827.0),
        "century": (36525.0, 18263.0),
    }
)
_UNIT = r"(?P<unit>hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_WAY = r"(?P<way>before|after|earlier|later|prior(?:\s+to)?|following)"
_COUNTED = re.compile(rf"(?i:[\s-]{{1,3}}{_UNIT}\s{{1,3}}(?:to\s+the\s+day\s+)?{_WAY}\b)")
_ARTICLE = re.compile(
    rf"(?i:(?<![\w-])(?P<n>an?|a\s+couple\s+of)\s{{1,3}}{_UNIT}\s{{1,3}}{_WAY}\b)"
)
_NEXT = re.compile(
    r"(?i:(?<![\w-])the\s{1,3}(?P<way>next|following|previous|preceding)\s{1,3}"
    r"(?P<unit>day|week|month|year|decade|century)\b(?!['’-]))"
)
_THE_DAY = re.compile(
    r"(?i:(?<![\w-])the\s{1,3}(?P<unit>day|week|month|year)\s{1,3}(?P<way>before|after)\b"
    r"(?!\s{1,3}(?:yesterday|tomorrow)))"
)
_BEFORE = frozenset({"before", "earlier", "prior", "prior to", "previous", "preceding"})
_COUPLE = 2.0


def find_distances(text: str) -> tuple[Distance, ...]:
    """Return every length of time counted from an event, in order, none overlapping.

    Example:
        >>> [(found.text, found.direction.value) for found in find_distances("a week later")]
        [('a week later', 'after')]
    """
    found: list[Distance] = []
    for numeral in find_numerals(text):
        match = _COUNTED.match(text, numeral.end)
        if match is not None and not numeral.is_ordinal:
            found.append(_distance(text, numeral.start, match, numeral.value))
    for match in _ARTICLE.finditer(text):
        count = _COUPLE if "couple" in match["n"].lower() else 1.0
        found.append(_distance(text, match.start(), match, count))
    found.extend(
        _distance(text, match.start(), match, 1.0)
        for pattern in (_NEXT, _THE_DAY)
        for match in pattern.finditer(text)
    )
    return _apart(sorted(found, key=lambda distance: (distance.span, distance.text)))


def _distance(text: str, start: int, match: re.Match[str], count: float) -> Distance:
    unit = _singular(match["unit"].lower())
    length, slack = _DAYS[unit]
    way = " ".join(match["way"].lower().split())
    return Distance(
        text=text[start : match.end()],
        span=Span(start, match.end()),
        low=max(0.0, count * length - slack),
        high=count * length + slack,
        direction=Direction.BEFORE if way in _BEFORE else Direction.AFTER,
        unit=unit,
    )


def _singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _apart(distances: list[Distance]) -> tuple[Distance, ...]:
    kept: list[Distance] = []
    for distance in distances:
        if not kept or kept[-1].span.end <= distance.span.start:
            kept.append(distance)
    return tuple(kept)
