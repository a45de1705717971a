"""Infer the day a text was published from what it says itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from claimcheck.model import BlockKind, DateValue, Granularity
from claimcheck.text.dates import find_dates

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_MOST_BLOCKS = 400
_LONGEST = 2_000
_LEAD_BLOCKS = 3

Passages = Sequence[tuple[BlockKind, str]]


def infer_published(blocks: Passages) -> dt.date | None:
    """Return the day that a document's own words give as its day of publication, or none.

    A dateline or a line such as "Published: 24 April 2019" says it. Else the captions do, then
    the first paragraphs, when they hold one full date and no other, and the first weekday the
    text names by itself ("on Wednesday") is that date's weekday, and no later year is named.

    Limits:
        The one full date of a text may be of another event; one in seven such dates falls on the
        weekday by chance. The first 400 blocks, and 2,000 characters of each, are read.

    Example:
        >>> infer_published([
        ...     (BlockKind.PARAGRAPH, "The train arrived on Wednesday."),
        ...     (BlockKind.CAPTION, "A ceremony at the station, April 24, 2019."),
        ... ])
        datetime.date(2019, 4, 24)
    """
    read = [(kind, words[:_LONGEST]) for kind, words in blocks[:_MOST_BLOCKS]]
    told = _days(words for kind, words in read if kind is BlockKind.DATELINE)
    if told:
        return min(told) if len(told) == 1 else None
    prose = [words for kind, words in read if kind is not BlockKind.CAPTION]
    captions = _days(words for kind, words in read if kind is BlockKind.CAPTION)
    candidates = captions or (_days(prose) if _days(prose[:_LEAD_BLOCKS]) else set())
    if len(candidates) != 1:
        return None
    day = min(candidates)
    years = [int(match.group()) for _, words in read for match in _YEAR.finditer(words)]
    is_consistent = _first_bare_weekday(prose) == day.weekday()
    return day if is_consistent and max(years) <= day.year else None


def full_dates(text: str) -> tuple[dt.date, ...]:
    """Return the days that ``text`` names with their year, in order."""
    if _YEAR.search(text) is None:
        return ()
    return tuple(
        date.start for date in find_dates(text) if date.start is not None and _is_full(date)
    )


def _days(texts: Iterator[str] | Sequence[str]) -> set[dt.date]:
    return {day for words in texts for day in full_dates(words)}


def _is_full(date: DateValue) -> bool:
    return date.granularity is Granularity.DAY and not date.is_relative and date.start == date.end


def _first_bare_weekday(texts: Sequence[str]) -> int | None:
    """Return the number of the first weekday that is named without a date, Monday being 0."""
    for words in texts:
        if _WEEKDAY.search(words) is None:
            continue
        for date in find_dates(words):
            if date.is_relative and date.weekday is not None:
                return date.weekday
    return None
