# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Find the dates in a text and the days they stand for.

Values are closed intervals of days, as exact as the words: "2009" is a year, "the late 1980s" some
years, "Tuesday" the day that tense and dateline suggest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import attrs

from claimcheck.model import DateValue, Granularity, Span
from claimcheck.text import days
from claimcheck.text.datecores import Clock, Core, Point, Tense, place
from claimcheck.text.dateforms import (
    BARE_QUARTER,
    DIGIT_FORMS,
    LONE_MONTH,
    MONTH_FORMS,
    PART_NAMES,
    PART_PREFIX,
    WEEKDAY_FORM,
    WEEKDAY_NAME,
    WORD_FORMS,
    Form,
)
from claimcheck.text.daterelations import relation_of
from claimcheck.text.days import Interval
from claimcheck.text.distances import Direction, Distance, find_distances
from claimcheck.text.listed import listed
from claimcheck.text.relativedates import unit_of_now
from claimcheck.text.years import read_year

__all__ = ["Direction", "Distance", "Tense", "find_dates", "find_distances"]


def find_dates(
    text: str,
    *,
    published: dt.date | None = None,
    tense: Callable[[Span], Tense] | None = None,
) -> tuple[DateValue, ...]:
    """Return every date of ``text``, in order, none overlapping.

    Args:
        text: A sentence or a passage.
        published: The day relative dates count from. Without it "Tuesday", "last year" and
            "April 24" are found but have no days.
        tense: The tense of the statement around a span of ``text``; none reads weekdays as past
            and other dates without a year as the nearest.

    Returns:
        Dates with their closed interval of days. A date that the calendar does not have is none.

    Example:
        >>> [date.iso() for date in find_dates("last held in December 2008, not in 2009")]
        ['2008-12', '2009']
    """
    cores = _merged(text, list(_cores(text, Clock(published, tense))), Clock(published, tense))
    return tuple(_value(text, core) for core in cores)


def _value(text: str, core: Core) -> DateValue:
    start, end = core.interval or (None, None)
    return DateValue(
        text=text[core.start : core.end],
        span=Span(core.start, core.end),
        start=start,
        end=end,
        granularity=core.granularity,
        relation=relation_of(text, core),
        is_relative=core.is_relative,
        weekday=core.weekday,
    )


# ---------------------------------------------------------------- one date at a time

# Where a date can start. A digit may not continue a number, a code or a path.
_PLACE = re.compile(
    r"(?<![\w@#])(?:(?<![.,:/\\$€£¥-])(?=\d)|(?:(?<=mid-)|(?<=pre-)|(?<=post-)|(?<=since-))(?=\d)|(?=[A-Za-z'’‘]))"
)
_DIGITS_ONLY = re.compile(r"\d")
_FIRST_WORD = re.compile(r"[A-Za-z]+|['’‘]")
_LEADS = frozenset(
    listed(
        "the today tonight this yesterday last tomorrow earlier later next coming past a an first "
        "second third fourth final fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen thirty forty fifty q h spring summer autumn "
        "fall winter ' ’ ‘"
    )
)
_PARTS = frozenset(listed("early mid late start beginning end middle close turn the first second"))
_MONTH_LEADS = frozenset([*days.MONTH_NAMES, *(name[:3] for name in days.MONTH_NAMES), "sept"])
_DAY_LEADS = frozenset(
    [*days.WEEKDAY_NAMES, *(name[:3] for name in days.WEEKDAY_NAMES), "tues", "thur", "thurs"]
)


def _cores(text: str, clock: Clock) -> Iterator[Core]:
    """Walk over the places where a date can start; the first form that fits wins."""
    at, previous = 0, None
    for match in _PLACE.finditer(text):
        if match.start() < at:
            continue
        core = _read(text, match.start(), clock, previous)
        if core is not None and not _is_before_our_era(text, core):
            yield core
            at, previous = core.end, core


def _read(text: str, at: int, clock: Clock, previous: Core | None) -> Core | None:
    if _DIGITS_ONLY.match(text, at):
        return (
            _first(DIGIT_FORMS, text, at, clock)
            or _year(text, at, previous)
            or _first(WORD_FORMS, text, at, clock)
        )
    word = _FIRST_WORD.match(text, at)
    lead = word.group().lower() if word else ""
    if lead in _MONTH_LEADS:
        if _DAY_BEFORE.search(text, max(0, at - 12), at):
            return None  # "30 February 2019": the day does not exist
        return _first(MONTH_FORMS, text, at, clock) or _lone_month(text, at, clock)
    if lead in _DAY_LEADS:
        return _on_weekday(text, at, clock)
    if lead in _LEADS:
        core = _first(WORD_FORMS, text, at, clock) or _bare_quarter(text, at, clock)
        if core is not None and not _is_idiom(text, core):
            return core
    return _in_part(text, at, clock) if lead in _PARTS else None


def _first(forms: tuple[Form, ...], text: str, at: int, clock: Clock) -> Core | None:
    for form in forms:
        match = form.pattern.match(text, at)
        if match is not None:
            core = form.read(match, clock)
            if core is not None and _stands(text, core):
                return core
    return None


_STUCK = re.compile(r"\w|[.,]\d|\s?%|-(?:year|day|month|old|strong|plus)")


def _stands(text: str, core: Core) -> bool:
    """Say whether the words end where the date does; dates with digits may not run on."""
    if not text[core.end - 1].isdigit():
        return True
    return _STUCK.match(text, core.end) is None


def _year(text: str, at: int, previous: Core | None) -> Core | None:
    years = read_year(text, at, is_listed=_joined_year(text, at, previous))
    if years is None:
        return None
    return Core(
        start=at,
        end=at + 4,
        interval=days.years(years),
        granularity=Granularity.YEAR,
        point=Point(years),
    )


_LISTED = re.compile(r"\s?(?:,|/|,?\s?\b(?:and|or|to|through|until|till)\b|&|-|–|—)\s?(?:in\s)?")


def _joined_year(text: str, at: int, previous: Core | None) -> bool:
    """Say whether a four-digit number continues a list: "in 2007, 2008 and 2009"."""
    if previous is None or previous.end >= at or at - previous.end > _WIDEST_GAP:
        return False
    if previous.granularity not in {Granularity.YEAR, Granularity.RANGE, Granularity.MONTH}:
        return False
    return _LISTED.fullmatch(text, previous.end, at) is not None


_ERA = re.compile(r"(?:,?\s\d{1,4})?\s?(?:B\.?C\.?(?:E\b\.?)?)(?![A-Za-z])")


def _is_before_our_era(text: str, core: Core) -> bool:
    return _ERA.match(text, core.end) is not None


# ---------------------------------------------------------------- months, weekdays and parts

_LOOK_BACK = 48
_WIDEST_GAP = 14
_DAY_BEFORE = re.compile(r"(?<![\w,.:-])\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?$")
_TO_MONTH = re.compile(
    r"(?i:\b(?:in|since|until|till|during|throughout|through|by|before|after|from|to|between|of"
    r"|early|mid|late|last|next|this|between\s\w{3,9}\s+and|late-|mid-|early-)[\s-]+)$"
)
_TO_MAY = re.compile(
    r"(?i:\b(?:in|since|until|till|during|throughout|early|mid|late|last|next|this)[\s-]+)$"
)
_NAME_LIKE = frozenset({"may", "april", "june", "august", "march"})
_DAY_FOLLOWS = re.compile(
    r"\s\d{1,2}(?:st|nd|rd|th)?(?![\w%,:.]\d|\w|\s?%)(?!\s[a-z])"
)  # "February 30"
_STEP = re.compile(r"(?i:\b(?P<which>last|next|this)\s+)$")
_CLOSED = re.compile(r"\s*(?:[,.;:)!?–—]|$)")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+")


def _lone_month(text: str, at: int, clock: Clock) -> Core | None:
    match = LONE_MONTH.pattern.match(text, at)
    if match is None:
        return None
    name = match["m"].rstrip(".").lower()
    before = text[max(0, at - _LOOK_BACK) : at]
    if not _is_month(name, before, text, match):
        return None
    core = LONE_MONTH.read(match, clock)
    if _DAY_FOLLOWS.match(text, match.end()):
        return None
    step = _STEP.search(before)
    if core is None or step is None:
        return core
    return _stepped_month(core, step["which"].lower(), len(before) - step.start(), clock)


def _is_month(name: str, before: str, text: str, match: re.Match[str]) -> bool:
    if name == "may":
        if re.search(r"(?i:\bby\s+)$", before):
            return _CLOSED.match(text, match.end()) is not None
        return _TO_MAY.search(before) is not None
    if name in _NAME_LIKE or name not in days.MONTH_NAMES:
        if _NAME_AFTER.match(text, match.end()):
            return False
        return _TO_MONTH.search(before) is not None
    return True


def _stepped_month(core: Core, which: str, back: int, clock: Clock) -> Core:
    """Move "last April" and "next April" off the current month; the word joins the span."""
    here, interval = clock.published, core.interval
    month = core.point.month if core.point else None
    if here is not None and month is not None:
        year = here.year
        if which == "last" and month >= here.month:
            year -= 1
        if which == "next" and month <= here.month:
            year += 1
        interval = days.months(year, month)
    return attrs.evolve(core, start=core.start - back, interval=interval, is_relative=True)


_NAMED_DAYS = re.compile(
    r"(?i:\b(?:good|black|ash|palm|easter|whit|bloody|super|cyber|sheffield|shrove|maundy|ruby"
    r"|man|fat|casual|pancake|giving|low|trinity|joe)\s+)$"
)
_AFTER_WEEKDAY = re.compile(r"\s?,\s?|\s+\(?(?:the\s+)?|\s?\(")
_TO_SHORT_DAY = re.compile(r"(?i:\bon\s+)$")


def _on_weekday(text: str, at: int, clock: Clock) -> Core | None:
    match = WEEKDAY_NAME.match(text, at)
    if match is None:
        return None
    name = match["w"]
    number = WEEKDAY_FORM.read(match, clock)
    if number is None:
        return None
    gap = _AFTER_WEEKDAY.match(text, match.end())
    if gap is not None:
        there = gap.end()
        rest = _first(MONTH_FORMS, text, there, clock) or _first(
            _DAY_MONTH_FORMS, text, there, clock
        )
        if rest is not None and rest.granularity is Granularity.DAY:
            return attrs.evolve(rest, start=at, weekday=number.weekday)
    if name.rstrip(".").lower() not in days.WEEKDAY_NAMES:
        before = text[max(0, at - _LOOK_BACK) : at]
        return number if name.endswith(".") and _TO_SHORT_DAY.search(before) else None
    before = text[max(0, at - _LOOK_BACK) : at]
    return None if _NAMED_DAYS.search(before) else number


_DAY_MONTH_FORMS = (*DIGIT_FORMS[:2], DIGIT_FORMS[3], WORD_FORMS[-1])


def _in_part(text: str, at: int, clock: Clock) -> Core | None:
    prefix = PART_PREFIX.match(text, at)
    if prefix is None:
        return None
    there = prefix.end()
    whole = _whole(text, there, clock)
    name = " ".join(prefix["part"].lower().split())
    if whole is None or _OF_AGE.search(text[max(0, at - _LOOK_BACK) : at]):
        return None
    if whole.granularity in {Granularity.DAY, Granularity.WEEK, Granularity.RANGE}:
        return None
    interval = days.part(whole.interval, PART_NAMES.get(name, name)) if whole.interval else None
    return attrs.evolve(
        whole, start=at, interval=interval, granularity=Granularity.RANGE, point=None
    )


_UNIT_OF_NOW = re.compile(r"(?i:(?:the\s+)?(?P<u>year|month|decade|century))\b(?!['’-])")
_BARE_YEAR = re.compile(r"(?:1\d|20|21)\d\d(?![\w%]|[.,:]\d)")


def _whole(text: str, at: int, clock: Clock) -> Core | None:
    """Read what a part is a part of: a month, year, decade, century or "last year"."""
    unit = _UNIT_OF_NOW.match(text, at)
    if unit is not None:
        return unit_of_now(unit, clock)
    if _DIGITS_ONLY.match(text, at):
        core = _first(DIGIT_FORMS, text, at, clock)
        year = _BARE_YEAR.match(text, at)
        if core is not None or year is None:
            return core
        return Core(
            start=at,
            end=year.end(),
            interval=days.years(int(year.group())),
            granularity=Granularity.YEAR,
        )
    return (
        _first(MONTH_FORMS, text, at, clock)
        or _first((LONE_MONTH,), text, at, clock)
        or _first(WORD_FORMS, text, at, clock)
    )


_BUSINESS = re.compile(
    r"(?i:\b(?:profits?|revenues?|sales|earnings|growth|GDP|econom\w+|results|income|loss(?:es)?"
    r"|fiscal|output|inflation|shares|forecast|guidance|exports|imports|deliveries)\b)"
)
_NEARBY = 160


def _bare_quarter(text: str, at: int, clock: Clock) -> Core | None:
    """Read a quarter without a year, but only among business words: teams play quarters too."""
    core = _first((BARE_QUARTER,), text, at, clock)
    if core is None:
        return None
    near = text[max(0, core.start - _NEARBY) : core.end + _NEARBY]
    return core if _BUSINESS.search(near) else None


_OF_AGE = re.compile(r"(?i:\b(?:his|her|their|my|our|your)\s+(?:early|mid|late)?[\s-]*)$")


def _is_idiom(text: str, core: Core) -> bool:
    """Say whether the words are an age ("in his nineties") and not a time."""
    if core.granularity is not Granularity.DECADE:
        return False
    return _OF_AGE.search(text[max(0, core.start - _LOOK_BACK) : core.start]) is not None


# ---------------------------------------------------------------- ranges and lists

_TO = re.compile(r"\s?(?P<to>-|–|—)\s?|\s+(?P<word>to|through|thru|until|till)\s+(?:the\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_BETWEEN = re.compile(r"(?i:\bbetween\s+(?:the\s+)?)$")
_LIST = re.compile(r"\s?,\s?(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?:on\s+)?")
_MOVED = re.compile(
    r"(?i:\b(?:postpon|delay|mov|push|reschedul|brought forward|bring|shift|defer)\w*\b)"
)
_COARSE = frozenset(
    {Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.QUARTER, Granularity.DECADE}
    | {Granularity.CENTURY, Granularity.SEASON}
)


def _merged(text: str, cores: list[Core], clock: Clock) -> list[Core]:
    """Join the two ends of a range, and lend a list's year to its earlier dates."""
    found: list[Core] = []
    for core in reversed(cores):
        left = core
        if found:
            right = found[-1]
            left = _with_year_of(text, left, right, clock)
            joined = _joined(text, left, right)
            if joined is not None:
                found[-1] = joined
                continue
        found.append(left)
    return found[::-1]


def _with_year_of(text: str, left: Core, right: Core, clock: Clock) -> Core:
    if left.point is None or right.point is None:
        return left
    if left.point.year is not None or right.point.year is None or right.start < left.end:
        return left
    if right.start - left.end > _WIDEST_GAP or right.point.month is None:
        return left
    if not any(gap.fullmatch(text, left.end, right.start) for gap in (_TO, _AND, _LIST)):
        return left
    point = attrs.evolve(left.point, year=right.point.year)
    interval = place(point, clock, left.start, left.end)
    return attrs.evolve(left, point=point, interval=interval, is_relative=False)


def _joined(text: str, left: Core, right: Core) -> Core | None:
    if left.granularity not in _COARSE or right.granularity not in _COARSE | {Granularity.RANGE}:
        return None
    if not 0 < right.start - left.end <= _WIDEST_GAP or not _is_range(text, left, right):
        return None
    relative = left.is_relative or right.is_relative
    interval = None
    if left.interval and right.interval:
        interval = (left.interval[0], right.interval[1])
        if left.weekday is not None and right.weekday is not None and left.is_relative:
            interval = _same_week(left, right)
        if interval is None or interval[0] >= interval[1]:
            return None
    elif not relative:
        return None
    return Core(
        start=left.start,
        end=right.end,
        interval=interval,
        granularity=Granularity.RANGE,
        is_relative=relative,
    )


def _same_week(left: Core, right: Core) -> Interval | None:
    """Place "Monday to Friday" in one week, that of the first day, unless both carry a date."""
    if left.interval is None or right.interval is None or left.weekday is None:
        return None
    if right.point is not None or right.weekday is None or left.point is not None:
        return left.interval[0], right.interval[1]
    end = days.add_days(left.interval[0], (right.weekday - left.weekday) % 7)
    return (left.interval[0], end) if end else None


def _is_range(text: str, left: Core, right: Core) -> bool:
    before = text[max(0, left.start - _LOOK_BACK) : left.start]
    if _AND.fullmatch(text, left.end, right.start):
        return _BETWEEN.search(before) is not None
    gap = _TO.fullmatch(text, left.end, right.start)
    return gap is not None and not (gap["word"] and _MOVED.search(before))
