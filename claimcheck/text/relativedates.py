"""Read dates that count from the day of publication: "Tuesday", "last summer", "two years ago"."""

from __future__ import annotations

import datetime as dt
import re
from types import MappingProxyType

import attrs

from claimcheck.model import Granularity
from claimcheck.text import days
from claimcheck.text.datecores import Clock, Core, Tense, gap, span_core
from claimcheck.text.days import Interval
from claimcheck.text.listed import listed

DAY_ABBREVIATIONS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAYS = MappingProxyType(
    {name: index for index, name in enumerate(days.WEEKDAY_NAMES)} | DAY_ABBREVIATIONS
)
_UNITS = MappingProxyType(
    {
        "day": Granularity.DAY,
        "week": Granularity.WEEK,
        "month": Granularity.MONTH,
        "quarter": Granularity.QUARTER,
        "year": Granularity.YEAR,
        "decade": Granularity.DECADE,
        "century": Granularity.CENTURY,
        "centurie": Granularity.CENTURY,
    }
)
_COUNT_WORDS = listed(
    "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
COUNTS = MappingProxyType(
    {word: max(1, index - 1) for index, word in enumerate(_COUNT_WORDS)}
    | {"thirty": 30, "forty": 40, "fifty": 50, "a couple of": 2, "a dozen": 12}
)


STEPS = MappingProxyType({"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1})
TODAY = MappingProxyType(
    {
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
)


def read_today(match: re.Match[str], clock: Clock) -> Core | None:
    """Read "today", "last night", "the day after tomorrow"."""
    words = " ".join(match.group().lower().split())
    date = days.add_days(clock.published, TODAY[words]) if clock.published else None
    interval = (date, date) if date else None
    return span_core(match, interval, Granularity.DAY, is_relative=True)


def read_weekday(match: re.Match[str], clock: Clock) -> Core | None:
    """Read a weekday: the dateline's own day is that day, else the tense says which way."""
    number = WEEKDAYS[match["w"].rstrip(".").lower()]
    which = (match.groupdict().get("which") or "").lower()
    date = None
    if clock.published is not None:
        tense = clock.tense_at(match.start(), match.end())
        date = days.add_days(clock.published, _to_weekday(clock.published, number, which, tense))
    core = span_core(match, (date, date) if date else None, Granularity.DAY, is_relative=True)
    return attrs.evolve(core, weekday=number)


def _to_weekday(here: dt.date, number: int, which: str, tense: Tense | None) -> int:
    back = (here.weekday() - number) % 7
    ahead = (number - here.weekday()) % 7
    if which == "last":
        return -back if back else -7
    if which in {"next", "coming"}:
        return ahead or 7
    if which == "this" and tense is None:
        return number - here.weekday()
    return ahead if tense in {Tense.FUTURE, Tense.PRESENT} else -back


def read_unit(match: re.Match[str], clock: Clock) -> Core | None:
    """Read "last year", "this week", "earlier this month"."""
    unit, step = match["u"].lower(), STEPS[match["which"].lower()]
    interval = _shifted(clock.published, unit, step) if clock.published else None
    side = (match.groupdict().get("side") or "").lower()
    if not side:
        return span_core(match, interval, _UNITS[unit], is_relative=True)
    if interval and clock.published and step == 0:
        start, end = interval
        interval = (start, clock.published) if side == "earlier" else (clock.published, end)
    return span_core(match, interval, Granularity.RANGE, is_relative=True)


def unit_of_now(match: re.Match[str], clock: Clock) -> Core:
    """Read the "year" of "the end of the year" as the one of the dateline."""
    unit = match["u"].lower()
    interval = _shifted(clock.published, unit, 0) if clock.published else None
    return span_core(match, interval, _UNITS[unit], is_relative=True)


def _shifted(here: dt.date, unit: str, step: int) -> Interval | None:
    """Return the calendar unit that holds ``here``, ``step`` units later."""
    if unit == "day":
        date = days.add_days(here, step)
        return (date, date) if date else None
    if unit == "week":
        return days.week(here, step)
    if unit == "month":
        return days.months(here.year, here.month + step)
    if unit == "quarter":
        return days.months(here.year, 3 * ((here.month - 1) // 3 + step) + 1, 3)
    if unit == "year":
        return days.years(here.year + step)
    length = 10 if unit == "decade" else 100
    return days.years(here.year - here.year % length + step * length, length)


def read_ago(match: re.Match[str], clock: Clock) -> Core | None:
    """Read "two years ago": the calendar unit that far back, as exact as its unit."""
    unit = match["u"].lower()
    step = _count(match["n"]) * (-1 if match["way"].lower() == "ago" else 1)
    granularity = _UNITS[unit]
    here, interval = clock.published, None
    if here is not None:
        if unit in {"decade", "century", "centurie"}:
            years = (10 if unit == "decade" else 100) * step
            slack = max(1, abs(years) // 5)
            interval = days.years(here.year + years - slack, 2 * slack + 1)
            granularity = Granularity.RANGE
        else:
            interval = _shifted(here, unit, step)
    return span_core(match, interval, granularity, is_relative=True)


def read_stretch(match: re.Match[str], clock: Clock) -> Core | None:
    """Read "the past three years": the stretch that ends, or begins, with the dateline."""
    unit, here = match["u"].lower(), clock.published
    count = _count(match["n"]) if match["n"] else 1
    interval = None
    if here is not None:
        sign = 1 if match["which"].lower() in {"next", "coming"} else -1
        far = _moved(here, unit, sign * count)
        interval = (min(far, here), max(far, here)) if far else None
    return span_core(match, interval, Granularity.RANGE, is_relative=True)


def _moved(here: dt.date, unit: str, count: int) -> dt.date | None:
    if unit in {"day", "week"}:
        return days.add_days(here, count * (7 if unit == "week" else 1))
    in_months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
    return days.add_months(here, count * in_months)


def _count(words: str) -> int:
    folded = " ".join(words.lower().split())
    return COUNTS[folded] if folded in COUNTS else int(folded)


def read_season(match: re.Match[str], clock: Clock) -> Core | None:
    """Read "the summer of 2018", "last spring", "winter 2018"."""
    parts = match.groupdict()
    name = match["s"].lower()
    written = parts.get("y")
    if written:
        two_years = parts.get("z") is not None
        interval = days.season(int(written), name, spans_two_years=two_years)
        return span_core(match, interval, Granularity.SEASON)
    which = (parts.get("when") or parts.get("which") or "").lower()
    here = clock.published
    interval = None
    if here is not None:
        interval = _relative_season(here, name, which, of_year=bool(parts.get("when")))
    return span_core(match, interval, Granularity.SEASON, is_relative=True)


def _relative_season(here: dt.date, name: str, which: str, *, of_year: bool) -> Interval | None:
    if of_year:
        return days.season(here.year + STEPS[which], name)
    found = [
        days.season(here.year + shift, name, spans_two_years=True) for shift in (-2, -1, 0, 1, 2)
    ]
    known = [interval for interval in found if interval]
    if which == "last":
        past = [interval for interval in known if interval[1] < here]
        return past[-1] if past else None
    if which in {"next", "coming"}:
        return next((interval for interval in known if interval[0] > here), None)
    return min(known, key=lambda interval: gap(interval, here), default=None)
