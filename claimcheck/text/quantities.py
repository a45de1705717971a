# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Find the quantities in a text as closed intervals in canonical units.

"about 2 million people", "between 80 % and 90 %", "at least 40 km", "54-year-old", "3-2",
"two-thirds" and "twice as many" are all numbers that can be compared; "Boeing 737" is none.
"""

from __future__ import annotations

import enum
import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.model import Quantity, QuantityKind, Span
from claimcheck.text import comparators, numbering
from claimcheck.text.amounts import Amount, read_amount
from claimcheck.text.comparators import Bounds
from claimcheck.text.counted import counted_noun
from claimcheck.text.numerals import Numeral, find_numerals
from claimcheck.text.readings import (
    Place,
    exact,
    is_name,
    read_age,
    read_ordinal,
    read_score,
    read_version,
)
from claimcheck.text.shares import find_shares

__all__ = ["find_quantities", "rounds_to"]

MAY_COUNT = re.compile(
    r"\d|\b(?:zero|one|two|twel|twen|three|thir|four|fi[fv]|six|seven|eight|nin|ten|elev|for|first"
    r"|second|hundred|thousand|lakh|[mbtr]+illion|quadr|crore|dozen|hal[fv]|quarter|twi|thrice"
    r"|double|doubling|tripl|trebl|scores)",
    re.IGNORECASE,
)
"""A digit or the beginning of a number word; a text without any counts nothing."""

_LOOK_BACK = 48
_LOOK_AHEAD = 64


def find_quantities(text: str, *, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return every quantity of ``text``, in order, none overlapping.

    Args:
        text: A sentence or a passage.
        taken: Spans, those of dates, whose digits are not read again.

    Returns:
        Quantities whose span covers sign, currency, number, scale, unit and comparator ("at least",
        "or more"), and for scores and versions the digits alone. The noun counted is not in it.

    Example:
        >>> [(one.text, one.low, one.thing) for one in find_quantities("at least six attendees")]
        [('at least six', 6.0, 'attendees')]
    """
    if MAY_COUNT.search(text) is None:
        return ()
    shares = [one for one in find_shares(text) if not _hits(one.span, _Blocked.of(taken))]
    blocked = _Blocked.of([*taken, *numbering.no_amount_spans(text), *(one.span for one in shares)])
    numerals = [
        numeral
        for numeral in find_numerals(text)
        if not _hits(Span(numeral.start, numeral.end), blocked)
    ]
    found = [*shares, *_read(text, numerals)]
    return _apart(sorted(found, key=lambda one: (one.span, one.kind.value)))


def rounds_to(precise: float, rounded: Quantity) -> bool:
    """Say whether ``precise`` becomes the value of ``rounded`` when rounded as far as it was.

    Args:
        precise: A number in the canonical unit of ``rounded``.
        rounded: A quantity as written; "1.2 million" was rounded to a tenth of a million, "2,000"
            to a thousand, "200" not at all.

    Returns:
        True when they are equal to the written precision and at most 5 % apart, so that
        1.6 million is not "2 million".

    Example:
        >>> million, = find_quantities("1.2 million people")
        >>> rounds_to(1_190_000, million), rounds_to(1_130_000, million)
        (True, False)
    """
    if rounded.low <= precise <= rounded.high:
        return True
    distance = abs(precise - rounded.value)
    limit = abs(rounded.value) * comparators.ABOUT
    return distance <= min(_half_step(rounded), limit) * (1 + 1e-9)


def _half_step(quantity: Quantity) -> float:
    """Return half of what one more in the last written digit adds, in the canonical unit."""
    numerals = find_numerals(quantity.text)
    if not numerals:
        return 0.0
    amount = read_amount(quantity.text, numerals[-1])
    step = amount.step
    number = abs(amount.number)
    if amount.scale == 1.0 and number >= _LEAST_ROUNDED and number % 100 == 0:
        while number % (step * 10) == 0:
            step *= 10
    return abs(step * amount.unit.factor) / 2


_LEAST_ROUNDED = 1000


# ---------------------------------------------------------------- places that are not read


@attrs.frozen
class _Blocked:
    """Sorted starts and running ends of spans, for a quick look-up."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Sequence[Span]) -> _Blocked:
        starts, ends, last = [], [], 0
        for span in sorted(spans):
            last = max(last, span.end)
            starts.append(span.start)
            ends.append(last)
        return cls(tuple(starts), tuple(ends))


def _hits(span: Span, blocked: _Blocked) -> bool:
    before = bisect_left(blocked.starts, span.end) - 1
    return before >= 0 and blocked.ends[before] > span.start


def _apart(quantities: list[Quantity]) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or kept[-1].span.end <= quantity.span.start:
            kept.append(quantity)
    return tuple(kept)


# ---------------------------------------------------------------- one number after another


def _read(text: str, numerals: list[Numeral]) -> Iterator[Quantity]:
    end = 0
    amounts = [read_amount(text, numeral) for numeral in numerals]
    for index, numeral in enumerate(numerals):
        if numeral.start < end:
            continue
        has_next = index + 1 < len(numerals)
        before = text[max(0, numeral.start - _LOOK_BACK) : numeral.start]
        place = Place(
            text=text,
            numeral=numeral,
            amount=amounts[index],
            next=numerals[index + 1] if has_next else None,
            next_amount=amounts[index + 1] if has_next else None,
            before=before,
            after=text[numeral.end : numeral.end + _LOOK_AHEAD],
            word=comparators.last_word(before),
        )
        found = _quantity(place)
        if found is not None:
            yield found
            end = found.span.end


def _quantity(place: Place) -> Quantity | None:
    """Try the readings of a number, the most telling first."""
    if place.numeral.is_ordinal:
        return read_ordinal(place)
    for reading in (read_version, read_score, read_age):
        found = reading(place)
        if found is not None:
            return found
    return None if is_name(place) else _measured(place)


# ---------------------------------------------------------------- counts and measures

_TO = re.compile(r"\s?(?:-|–|—)\s?|\s+(?:to|or)\s+")
_AND = re.compile(r"\s+and\s+")
_WIDEST_GAP = 10
_RANGING = re.compile(
    r"(?i:\b(?:rang\w+|var\w+|anywhere|everything|anything|estimat\w+|spann?\w*)\s+from\s+)$"
)
_COMPARED = re.compile(
    r"\s(?:as|more|fewer|less|the\s(?:size|number|amount|rate|average|price|cost|level)|\w+er)\b"
)
_YEAR_LIKE = re.compile(r"(?:1[5-9]|20|21)\d\d")
_OF = re.compile(r"\s+of\b")
_TIMES = re.compile(r"\stimes\b")
_FOLD = re.compile(r"-?fold\b")


def _measured(place: Place) -> Quantity | None:
    factor = _factor(place)
    if factor is not None:
        return factor
    text = place.text
    amount, bounds = _bounded(place)
    thing = ""
    is_share = amount.kind is QuantityKind.PERCENT and _OF.match(text, bounds.end)
    if amount.kind is QuantityKind.COUNT or is_share:
        is_plural = abs(amount.number) != 1
        thing = counted_noun(text, bounds.end, is_plural=is_plural)
    if _is_pointless(text, amount, thing):
        return None
    least, most = amount.unit.interval(bounds.low, bounds.high)
    if math.isnan(least) or math.isnan(most) or least > most:
        return None
    span = Span(bounds.start, bounds.end)
    return Quantity(
        text=span.of(text),
        span=span,
        kind=amount.kind,
        value=amount.unit.convert(amount.number),
        low=least,
        high=most,
        unit=amount.unit.canonical,
        thing=thing,
        is_approximate=bounds.is_approximate,
    )


def _bounded(place: Place) -> tuple[Amount, Bounds]:
    """Return the amount, with the unit its partner lends it, and the interval written."""
    text, amount, upper = place.text, place.amount, place.next_amount
    link = _link(place)
    if upper is not None and link is not _Link.NONE:
        lower = _like(amount, upper)
        if lower is not None and link is _Link.CHANGE:
            amount = lower
        elif lower is not None and lower.number < upper.number:
            whole = attrs.evolve(upper, start=lower.start)
            return whole, Bounds(lower.number, upper.number, lower.start, upper.end)
    return amount, comparators.read_bounds(text, amount)


def _is_pointless(text: str, amount: Amount, thing: str) -> bool:
    """Say whether a bare number looks like a year and counts nothing."""
    if amount.kind is not QuantityKind.COUNT or thing:
        return False
    return _YEAR_LIKE.fullmatch(text, amount.start, amount.end) is not None


def _factor(place: Place) -> Quantity | None:
    """Read "three times as many" and "tenfold"; "visited three times" stays a count."""
    text, numeral = place.text, place.numeral
    fold = _FOLD.match(text, numeral.end)
    if fold is not None:
        return exact(text, Span(numeral.start, fold.end()), QuantityKind.FACTOR, numeral.value)
    times = _TIMES.match(text, numeral.end)
    if times is None or not _COMPARED.match(text, times.end()):
        return None
    return exact(text, Span(numeral.start, times.end()), QuantityKind.FACTOR, numeral.value)


class _Link(enum.Enum):
    """How a number belongs to the one after it."""

    NONE = "none"
    RANGE = "range"
    CHANGE = "change"


def _link(place: Place) -> _Link:
    """Tell "between 80 and 90", "7-8", "10 to 12" from the change in "rose from 5 to 10"."""
    text, amount, upper = place.text, place.amount, place.next_amount
    if place.next is None or upper is None or place.next.is_ordinal:
        return _Link.NONE
    if not 0 < upper.start - amount.end <= _WIDEST_GAP:
        return _Link.NONE
    before = text[max(0, amount.start - _LOOK_BACK) : amount.start]
    word = comparators.last_word(before)
    if _AND.fullmatch(text, amount.end, upper.start):
        return _Link.RANGE if word == "between" else _Link.NONE
    if not _TO.fullmatch(text, amount.end, upper.start):
        return _Link.NONE
    if word == "from" and not _RANGING.search(before):
        return _Link.CHANGE
    return _Link.RANGE


def _like(lower: Amount, upper: Amount) -> Amount | None:
    """Lend the unit and scale of the upper end to a lower end written without."""
    if lower.kind is upper.kind and lower.unit == upper.unit:
        if lower.scale == 1.0 and upper.scale > 1.0 and lower.number < upper.number / upper.scale:
            number = lower.number * upper.scale
            return attrs.evolve(lower, number=number, scale=upper.scale)
        return lower
    if lower.is_bare:
        in_scale = upper.scale if lower.number <= upper.number / upper.scale else 1.0
        return attrs.evolve(lower, kind=upper.kind, unit=upper.unit, number=lower.number * in_scale)
    if lower.kind is QuantityKind.MONEY and upper.kind is QuantityKind.COUNT:
        return None
    same_kind = lower.kind is upper.kind and lower.unit.canonical == upper.unit.canonical
    if same_kind and lower.unit.factor != upper.unit.factor:
        number = lower.unit.convert(lower.number) / upper.unit.factor
        return attrs.evolve(lower, unit=upper.unit, number=number)
    return None
