# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""The shapes a date is written in: each row of ``FORMS`` reads one of them at one place.

A form yields a ``Core``: the words, the days they stand for, and the parts that were written
(``Point``), so that "April 24 to May 2, 2019" can lend its year to its first half.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import attrs

from claimcheck.model import Granularity
from claimcheck.text import days
from claimcheck.text.datecores import Clock, Core, Point, Tense, gap, place, span_core
from claimcheck.text.listed import listed
from claimcheck.text.relativedates import (
    COUNTS,
    DAY_ABBREVIATIONS,
    STEPS,
    TODAY,
    read_ago,
    read_season,
    read_stretch,
    read_today,
    read_unit,
    read_weekday,
)

Reader = Callable[[re.Match[str], Clock], Core | None]


@attrs.frozen
class Form:
    """A way to write dates: the pattern, tried where a word starts, and what it means."""

    pattern: re.Pattern[str]
    read: Reader


# ---------------------------------------------------------------- words

_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTHS = MappingProxyType(
    {name: index + 1 for index, name in enumerate(days.MONTH_NAMES)} | _ABBREVIATIONS
)
_ORDINALS = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
    | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
)
_CENTURY_WORDS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "twenty-first"
)
_CENTURIES = MappingProxyType({word: index + 1 for index, word in enumerate(_CENTURY_WORDS)})
_DECADES = MappingProxyType(
    {"thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
    | {"eighties": 80, "nineties": 90}
)
_SEASON_WORDS = "spring|summer|autumn|fall|winter"


def _either(words: Sequence[str] | Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _cased(words: Sequence[str] | Mapping[str, int]) -> str:
    """Names of months and days count only with a capital: "march" and "sun" are other words."""
    return _either([word.title() for word in words] + [word.upper() for word in words])


_FULL_MONTH = _cased(days.MONTH_NAMES)
_MONTH = rf"(?:{_FULL_MONTH}|(?:{_cased(_ABBREVIATIONS)})(?![A-Za-z])\.?)(?![A-Za-z])"
_WEEKDAY = (
    rf"(?:{_cased(days.WEEKDAY_NAMES)}|(?:{_cased(DAY_ABBREVIATIONS)})(?![A-Za-z])\.?)(?![A-Za-z])"
)
# Not "24,000", "24.5", "24:30", "24%" or "24-hour".
_AFTER_DAY = r"(?!\d|[.,:]\d|\s?%|-[A-Za-z])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![A-Za-z])"
_YEAR = r"(?:1\d|20|21)\d\d(?![\w%]|[.,:]\d|-\w)"
_TO = r"\s?(?:-|–|—|to|through|until|till|and|or)\s?"
_COUNT = rf"(?:\d{{1,3}}|{_either(COUNTS)})"
_UNIT = r"(?:day|week|month|quarter|year|decade|centurie|century)"
_YEARISH = r"(?:\s+(?:of\s+)?(?P<when>this|last|next)\s+year\b)"

# ---------------------------------------------------------------- absolute dates


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _iso_day(match: re.Match[str], _clock: Clock) -> Core | None:
    point = Point(int(match["y"]), int(match["m"]), int(match["d"]))
    return _at_point(match, point, Clock(None))


def _iso_month(match: re.Match[str], _clock: Clock) -> Core | None:
    """Read 2019-04 as a month, but "2003-04" as the season that spans two years."""
    if int(match["y"]) % 100 + 1 == int(match["m"]):
        return None
    return Core(
        start=match.start(),
        end=match.end(),
        interval=days.months(int(match["y"]), int(match["m"])),
        granularity=Granularity.MONTH,
        point=Point(int(match["y"]), int(match["m"])),
    )


def _month_day(match: re.Match[str], clock: Clock) -> Core | None:
    parts = match.groupdict()
    year = _number(parts.get("y"))
    if year is None and parts.get("when") and clock.published:
        year = clock.published.year + STEPS[match["when"].lower()]
    point = Point(year, _month_number(match["m"]), _number(parts.get("d")))
    core = _at_point(match, point, clock)
    return attrs.evolve(core, is_relative=True) if core and parts.get("when") else core


def _at_point(match: re.Match[str], point: Point, clock: Clock) -> Core | None:
    """Place a written month or day; without a year, near the day of publication."""
    if point.month is not None and point.day is not None:
        granularity = Granularity.DAY
        if days.day(point.year or 2000, point.month, point.day) is None:
            return None
    else:
        granularity = Granularity.MONTH
    return Core(
        start=match.start(),
        end=match.end(),
        interval=place(point, clock, match.start(), match.end()),
        granularity=granularity,
        is_relative=point.year is None,
        point=point,
    )


def _day_range(match: re.Match[str], clock: Clock) -> Core | None:
    parts = match.groupdict()
    first, last, month = _number(match["d"]), _number(match["e"]), _month_number(match["m"])
    if first is None or last is None or first >= last:
        return None
    if match["to"] in {"and", "or"} and last != first + 1:
        return None
    year = _number(parts.get("y"))
    left = place(Point(year, month, first), clock, match.start(), match.end())
    right = days.day(left[0].year, month, last) if left else None
    if days.day(year or 2000, month, last) is None:
        return None
    return Core(
        start=match.start(),
        end=match.end(),
        interval=(left[0], right[1]) if left and right else None,
        granularity=Granularity.RANGE,
        is_relative=year is None,
        point=Point(year, month, first),
    )


def _numeric(match: re.Match[str], _clock: Clock) -> Core | None:
    """Read 24.04.2019 and slashed dates, the latter only when their order cannot be mistaken."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or first > _LAST_MONTH:
        day, month = first, second
    elif second > _LAST_MONTH or first == second:
        month, day = first, second
    else:
        return None
    if not 1 <= month <= _LAST_MONTH:
        return None
    return _at_point(match, Point(year, month, day), Clock(None))


_LAST_MONTH = 12


def _year_range(match: re.Match[str], _clock: Clock) -> Core | None:
    first = int(match["y"])
    last = int(match["z"])
    if last < _CENTURY:
        last += first - first % _CENTURY
        last += _CENTURY if last == first - _CENTURY + 1 else 0  # 1999-00
    if not first < last:
        return None
    interval = days.years(first, last - first + 1)
    return span_core(match, interval, Granularity.RANGE)


def _decade(match: re.Match[str], _clock: Clock) -> Core | None:
    return span_core(match, days.years(int(match["y"]), 10), Granularity.DECADE)


def _short_decade(match: re.Match[str], _clock: Clock) -> Core | None:
    return span_core(match, days.years(1900 + int(match["y"]), 10), Granularity.DECADE)


def _decade_word(match: re.Match[str], _clock: Clock) -> Core | None:
    first = 1900 + _DECADES[match["name"].lower()]
    return span_core(match, days.years(first, 10), Granularity.DECADE)


def _century(match: re.Match[str], _clock: Clock) -> Core | None:
    written = match["n"].lower()
    number = _CENTURIES.get(re.sub(r"\s", "-", written)) or _number(written) or 0
    if not 1 <= number <= _LAST_CENTURY:
        return None
    return span_core(match, days.century(number), Granularity.CENTURY)


_LAST_CENTURY = 22
_CENTURY = 100


def _quarter(match: re.Match[str], clock: Clock) -> Core | None:
    parts = match.groupdict()
    number = _ORDINALS.get((parts.get("n") or "").lower()) or int(parts.get("q") or 0)
    year = _written_year(parts, clock)
    interval = days.quarter(year, number) if year is not None else None
    relative = parts.get("y") is None
    return span_core(match, interval, Granularity.QUARTER, is_relative=relative)


def _half_year(match: re.Match[str], clock: Clock) -> Core | None:
    parts = match.groupdict()
    number = _ORDINALS.get((parts.get("n") or "").lower()) or int(parts.get("q") or 0)
    year = _written_year(parts, clock)
    interval = days.months(year, 6 * number - 5, 6) if year is not None else None
    relative = parts.get("y") is None
    return span_core(match, interval, Granularity.RANGE, is_relative=relative)


def _written_year(parts: Mapping[str, str | None], clock: Clock) -> int | None:
    written = parts.get("y")
    if written:
        year = int(written)
        return year + 2000 if year < _CENTURY else year
    if clock.published is None:
        return None
    return clock.published.year + STEPS[(parts.get("when") or "this").lower()]


def _bare_quarter(match: re.Match[str], clock: Clock) -> Core | None:
    """Read "first-quarter profit": the nearest such quarter on the side the tense points to."""
    number = _ORDINALS[match["n"].lower()]
    here = clock.published
    if here is None:
        return span_core(match, None, Granularity.QUARTER, is_relative=True)
    tense = clock.tense_at(match.start(), match.end())
    found = [days.quarter(here.year + shift, number) for shift in (-1, 0, 1)]
    known = [interval for interval in found if interval]
    if tense is Tense.FUTURE:
        known = [interval for interval in known if interval[1] >= here]
    else:
        known = [interval for interval in known if interval[0] <= here]
    best = min(known, key=lambda interval: gap(interval, here), default=None)
    return span_core(match, best, Granularity.QUARTER, is_relative=True)


# ---------------------------------------------------------------- the table


def _form(pattern: str, read: Reader) -> Form:
    return Form(re.compile(pattern), read)


_WITH_YEAR = rf"(?:(?:\s?,\s?|\s+(?:of\s+)?)(?P<y>{_YEAR})|{_YEARISH})"

DIGIT_FORMS: tuple[Form, ...] = (
    _form(r"(?P<y>(?:1\d|20|21)\d\d)([-/])(?P<m>0[1-9]|1[0-2])\2(?P<d>\d\d)(?![\d-])", _iso_day),
    _form(
        r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1\d|20|21)\d\d)(?![\w./]\d|\d)",
        _numeric,
    ),
    _form(
        rf"(?P<d>{_DAY})(?P<spaced>\s?)(?P<to>-|–|—|to|through|and|or)\s?(?P<e>{_DAY})\s+(?:of\s+)?"
        rf"(?P<m>{_MONTH}){_WITH_YEAR}?",
        _day_range,
    ),
    _form(rf"(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}){_WITH_YEAR}?", _month_day),
    _form(r"(?P<n>\d{1,2})(?:st|nd|rd|th)[ -][Cc]entur(?:y|ies)\b", _century),
    _form(r"(?P<y>(?:1\d|20|21)\d0)['’]?s(?!\w)", _decade),
    _form(r"(?<=early )(?P<y>[3-9]0)['’]?s(?!\w)", _short_decade),
    _form(r"(?<=late )(?P<y>[3-9]0)['’]?s(?!\w)", _short_decade),
    _form(r"(?<=mid-)(?P<y>[3-9]0)['’]?s(?!\w)", _short_decade),
    _form(r"(?P<y>(?:1\d|20|21)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w%-]|[.,:/]\d)", _iso_month),
    _form(
        r"(?P<y>(?:1\d|20|21)\d\d)\s?[-–—/]\s?(?P<z>(?:1\d|20|21)\d\d|\d\d)(?![\w%]|[.,:/]\d|[-–]\w)",
        _year_range,
    ),
    _form(r"(?P<q>[1-4])Q\s?(?P<y>(?:20)?\d\d)\b", _quarter),
    _form(
        rf"(?i:(?P<n>1st|2nd|3rd|4th)[ -]quarter)(?:\s+(?:of\s+)?(?P<y>{_YEAR})|{_YEARISH})",
        _quarter,
    ),
)

MONTH_FORMS: tuple[Form, ...] = (
    _form(
        rf"(?P<m>{_MONTH})\s+(?P<d>{_DAY})\s?(?P<to>-|–|—|to|through|and|or)\s?(?P<e>{_DAY}){_AFTER_DAY}"
        rf"{_WITH_YEAR}?",
        _day_range,
    ),
    _form(rf"(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY}){_AFTER_DAY}{_WITH_YEAR}?", _month_day),
    _form(rf"(?P<m>{_MONTH}){_WITH_YEAR}", _month_day),
)

LONE_MONTH = _form(rf"(?P<m>{_MONTH})", _month_day)

WEEKDAY_NAME = re.compile(rf"(?P<w>{_WEEKDAY})(?!s\b)")
WEEKDAY_FORM = Form(WEEKDAY_NAME, read_weekday)
FULL_WEEKDAY = re.compile(rf"(?:{_cased(days.WEEKDAY_NAMES)})(?![A-Za-z])")

WORD_FORMS: tuple[Form, ...] = (
    _form(rf"(?i:{_either(list(TODAY))})\b", read_today),
    _form(
        r"(?i:(?:(?P<side>earlier|later)\s+)(?P<which>this|last)\s+(?P<u>week|month|year|decade|century))\b",
        read_unit,
    ),
    _form(
        rf"(?i:(?P<which>last|this|next|coming)(?:\s+coming)?)\s+(?P<w>{_cased(days.WEEKDAY_NAMES)})\b",
        read_weekday,
    ),
    _form(rf"(?i:(?P<which>last|this|next|coming)\s+(?P<s>{_SEASON_WORDS}))\b", read_season),
    _form(
        rf"(?i:(?:the\s+)?(?P<which>past|last|next|coming)\s+(?P<n>{_COUNT})\s+(?P<u>{_UNIT})s)\b",
        read_stretch,
    ),
    _form(
        rf"(?i:(?:the\s+)?(?P<which>past|coming)(?P<n>)\s+(?P<u>{_UNIT}))\b",
        read_stretch,
    ),
    _form(
        r"(?i:(?P<which>last|this|next)\s+(?P<u>week|month|quarter|year|decade|century))(?!\w|-)",
        read_unit,
    ),
    _form(rf"(?i:(?P<n>{_COUNT})\s+(?P<u>{_UNIT})s?\s+(?P<way>ago|from now))\b", read_ago),
    _form(rf"(?i:(?:the\s+)?(?P<n>{_either(_CENTURY_WORDS)})[ -]centur(?:y|ies))\b", _century),
    _form(r"the\s+(?P<n>\d{1,2})(?:st|nd|rd|th)[ -][Cc]entur(?:y|ies)\b", _century),
    _form(r"the\s+(?P<y>(?:1\d|20|21)\d0)['’]?s(?!\w)", _decade),
    _form(r"(?:the\s+)?['’‘](?P<y>[3-9]0)s(?!\w)", _short_decade),
    _form(rf"(?i:the\s+(?P<name>{_either(_DECADES)}))\b", _decade_word),
    _form(
        r"(?i:(?:the\s+)?(?P<n>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ -]quarter)"
        rf"(?:\s+(?:of\s+)?(?:fiscal\s+)?(?P<y>{_YEAR})|{_YEARISH}|\s+of\s+(?:the|this)\s+year\b)",
        _quarter,
    ),
    _form(
        rf"(?i:(?:the\s+)?(?P<n>first|second)[ -]half)(?:\s+(?:of\s+)?(?P<y>{_YEAR})|{_YEARISH}"
        r"|\s+of\s+(?:the|this)\s+year\b)",
        _half_year,
    ),
    _form(r"Q(?P<q>[1-4])\s?(?:of\s)?(?P<y>(?:1\d|20|21)\d\d)\b", _quarter),
    _form(r"H(?P<q>[12])\s?(?:of\s)?(?P<y>(?:1\d|20|21)\d\d)\b", _half_year),
    _form(
        rf"(?i:(?:the\s+)?(?P<s>{_SEASON_WORDS}))(?:\s+of)?\s+(?P<y>(?:1\d|20|21)\d\d)(?:[-–—/](?P<z>\d{{4}}|\d\d))?"
        r"(?![\w%]|[.,:]\d)",
        read_season,
    ),
    _form(rf"(?i:(?:the\s+)?(?P<s>{_SEASON_WORDS})){_YEARISH}", read_season),
    _form(
        rf"the\s+(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}){_WITH_YEAR}?",
        _month_day,
    ),
)

BARE_QUARTER = _form(
    r"(?i:(?:the\s+)?(?P<n>first|second|third|fourth)[ -]quarter)(?![\w-]|\s+final)", _bare_quarter
)

# "late 1980s", "early in 2018", "the end of 2018", "mid-April", "the second half of the 1990s".
# "It will start in March" and "end in June" are verbs.
PART_PREFIX = re.compile(
    r"(?i:(?!(?:start|end|close|turn)\s+in\b)(?:the\s+)?(?P<part>early|mid|late|start|beginning|end|middle|close|turn"
    r"|(?:first|second)\s+half|(?:first|second|third|fourth)\s+quarter))"
    r"(?:(?i:-|\s+(?:in|of)\s+(?:the\s+)?|\s+(?:the\s+)?))"
)
PART_NAMES: Mapping[str, str] = MappingProxyType(
    {"beginning": "start", "turn": "start", "close": "end", "middle": "mid"}
)
