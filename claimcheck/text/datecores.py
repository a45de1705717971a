"""What reading a date yields, and what a date without a year or dateline counts from."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable

import attrs

from claimcheck.model import Granularity, Span
from claimcheck.text import days
from claimcheck.text.days import Interval


class Tense(enum.Enum):
    """The time a sentence speaks of, seen from the day it was published."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@attrs.frozen
class Point:
    """The parts of a calendar date that were written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@attrs.frozen(kw_only=True)
class Core:
    """One date expression: ``interval`` is none while nothing says where it lies."""

    start: int
    end: int
    interval: Interval | None
    granularity: Granularity
    is_relative: bool = False
    weekday: int | None = None
    point: Point | None = None


@attrs.frozen
class Clock:
    """What relative dates count from: the day of publication and the tense at a place."""

    published: dt.date | None
    tense: Callable[[Span], Tense] | None = None

    def tense_at(self, start: int, end: int) -> Tense | None:
        """Return the tense around a span, or none when nobody knows."""
        return self.tense(Span(start, end)) if self.tense else None


def place(point: Point, clock: Clock, start: int, end: int) -> Interval | None:
    """Return the days of a point; the year left out is the one that tense and dateline suggest."""
    if point.month is None:
        return days.years(point.year) if point.year is not None else None
    if point.year is not None:
        return _month_or_day(point.year, point)
    if clock.published is None:
        return None
    here = clock.published
    tense = clock.tense_at(start, end)
    found = [_month_or_day(here.year + shift, point) for shift in range(-4, 5)]
    known = [interval for interval in found if interval]
    if tense is Tense.PAST:
        known = [interval for interval in known if interval[0] <= here]
    elif tense is Tense.FUTURE:
        known = [interval for interval in known if interval[1] >= here]
    return min(known, key=lambda interval: gap(interval, here), default=None)


def _month_or_day(year: int, point: Point) -> Interval | None:
    month = point.month or 1
    return days.months(year, month) if point.day is None else days.day(year, month, point.day)


def gap(interval: Interval, here: dt.date) -> tuple[int, dt.date]:
    """Return a sort key: days between the interval and ``here``, then its first day."""
    start, end = interval
    return max((start - here).days, (here - end).days, 0), start


def span_core(
    match: re.Match[str],
    interval: Interval | None,
    granularity: Granularity,
    *,
    is_relative: bool = False,
) -> Core:
    """Return the core that covers the whole match."""
    return Core(
        start=match.start(),
        end=match.end(),
        interval=interval,
        granularity=granularity,
        is_relative=is_relative,
    )
