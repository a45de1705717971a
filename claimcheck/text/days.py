"""Closed intervals of days: months, quarters, seasons, decades and parts of them.

Everything returns ``None`` where the calendar has no such day, so that "February 30" simply is
no date.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Mapping
from types import MappingProxyType

Interval = tuple[dt.date, dt.date]

MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Shares of an interval, wide on purpose: nobody agrees where "late" begins.
PARTS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "early": (0.0, 0.4),
        "mid": (0.3, 0.7),
        "late": (0.6, 1.0),
        "start": (0.0, 0.25),
        "end": (0.75, 1.0),
        "first half": (0.0, 0.5),
        "second half": (0.5, 1.0),
        "first quarter": (0.0, 0.25),
        "second quarter": (0.25, 0.5),
        "third quarter": (0.5, 0.75),
        "fourth quarter": (0.75, 1.0),
    }
)
# First month, number of months: meteorological seasons of the north with the month they share.
_SEASONS = MappingProxyType(
    {"spring": (3, 4), "summer": (6, 4), "autumn": (9, 4), "fall": (9, 4), "winter": (12, 4)}
)
_MONTHS_A_YEAR = 12


def day(year: int, month: int, day_of_month: int) -> Interval | None:
    """Return the one-day interval, or none when there is no such day.

    >>> day(2019, 2, 30) is None
    True
    """
    try:
        date = dt.date(year, month, day_of_month)
    except (ValueError, OverflowError):
        return None
    return date, date


def months(year: int, month: int, count: int = 1) -> Interval | None:
    """Return ``count`` whole months from ``month``; months past 12 run into later years."""
    year, month = year + (month - 1) // _MONTHS_A_YEAR, (month - 1) % _MONTHS_A_YEAR + 1
    last = month + count - 1
    last_year, last_month = year + (last - 1) // _MONTHS_A_YEAR, (last - 1) % _MONTHS_A_YEAR + 1
    try:
        end = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
        return dt.date(year, month, 1), end
    except (ValueError, OverflowError):
        return None


def years(year: int, count: int = 1) -> Interval | None:
    """Return ``count`` whole years from ``year``."""
    return months(year, 1, _MONTHS_A_YEAR * count)


def quarter(year: int, number: int) -> Interval | None:
    """Return quarter ``number`` (1 to 4) of a calendar year."""
    return months(year, 3 * number - 2, 3)


def season(year: int, name: str, *, spans_two_years: bool = False) -> Interval | None:
    """Return a northern season; a bare "winter 2018" may start or end in that year.

    Args:
        year: The year named, the first one of "the winter of 2018-19".
        name: spring, summer, autumn, fall or winter.
        spans_two_years: The words name both years of a winter.
    """
    first, count = _SEASONS[name]
    if name != "winter" or spans_two_years:
        return months(year, first, count)
    return months(year - 1, first, count + _MONTHS_A_YEAR)


def century(number: int) -> Interval | None:
    """Return a century of our era: 19 is 1801 to 1900, given as 1800 to 1900.

    Popular use starts centuries at the hundred, pedants a year later; both years belong.
    """
    first = max(1, 100 * (number - 1))
    return years(first, 100 * number - first + 1)


def week(of: dt.date, shift: int = 0) -> Interval | None:
    """Return the week from Monday to Sunday that holds ``of``, ``shift`` weeks later."""
    monday = add_days(of, 7 * shift - of.weekday())
    sunday = add_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def add_days(date: dt.date, count: int) -> dt.date | None:
    """Return the date ``count`` days later, or none past the ends of the calendar."""
    try:
        return date + dt.timedelta(days=count)
    except OverflowError:
        return None


def add_months(date: dt.date, count: int) -> dt.date | None:
    """Return the same day ``count`` months later, or the month's last day if it is shorter."""
    interval = months(date.year, date.month + count)
    if interval is None:
        return None
    return interval[0].replace(day=min(date.day, interval[1].day))


def part(interval: Interval, name: str) -> Interval:
    """Return a named part of an interval, in whole years, months or days, whichever fit.

    Args:
        interval: A decade or more is cut at years, a quarter or more at months, else at days.
        name: A key of ``PARTS``.

    >>> part((dt.date(1980, 1, 1), dt.date(1989, 12, 31)), "late")[0].isoformat()
    '1986-01-01'
    """
    low, high = PARTS[name]
    start, end = interval
    in_months = _MONTHS_A_YEAR * (end.year - start.year) + end.month - start.month + 1
    unit = _MONTHS_A_YEAR if in_months >= _MONTHS_A_DECADE else 1
    if in_months >= _MONTHS_A_QUARTER:
        first, last = _share(in_months // unit, low, high)
        found = months(start.year, start.month + unit * first, unit * (last - first))
        return found or interval
    first, last = _share((end - start).days + 1, low, high)
    return start + dt.timedelta(days=first), start + dt.timedelta(days=last - 1)


_MONTHS_A_QUARTER, _MONTHS_A_DECADE = 3, 120


def _share(length: int, low: float, high: float) -> tuple[int, int]:
    """Return the half-open share of ``length`` units, rounded outwards, one unit at least."""
    first = math.floor(round(length * low, 6))
    return first, max(first + 1, math.ceil(round(length * high, 6)))
