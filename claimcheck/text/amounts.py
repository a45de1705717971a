# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Read one number with what belongs to it: sign, currency, scale word, percent sign, unit."""

from __future__ import annotations

import re

import attrs

from claimcheck.model import QuantityKind
from claimcheck.text import currencies
from claimcheck.text.numerals import Numeral
from claimcheck.text.units import Unit, find_unit


@attrs.frozen(kw_only=True)
class Amount:
    """A number and its measure, ``text[start:end]``; ``number`` counts ``unit``s.

    ``step`` is one in the last written digit, in the same unit. ``scale`` is the multiplier written
    out ("million"), which a range lends to its first half.
    """

    start: int
    end: int
    number: float
    step: float
    kind: QuantityKind
    unit: Unit
    scale: float = 1.0
    is_spelled: bool = False

    @property
    def is_bare(self) -> bool:
        """Say whether nothing but a number was written."""
        return self.kind is QuantityKind.COUNT and self.scale == 1.0


_SCALE_WORDS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "quadrillion": 1e15,
    "dozen": 12.0,
    "k": 1e3,
}
# Read as scales only where money is counted: "10m" is ten metres otherwise.
_MONEY_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
_SCALE = re.compile(
    r"(?:\s|-)?(?P<word>(?i:hundred|thousand|lakhs?|million|crores?|billion|trillion|quadrillion|dozen"
    r"|mn|mln|bn|bln|tn|trn))\b|(?P<k>[kK])(?![\w/])|\s?(?P<money>[mMbBtT])(?![\w/²³])"
)
_PERCENT = re.compile(
    r"[\s-]{0,2}(?:(?P<points>(?i:percentage[ -]points?|per\s?cent\s+points?|pp\b|ppts?\b))"
    r"|(?P<basis>(?i:basis[ -]points?|bps\b))|(?P<percent>%|(?i:per\s?cent|pct)\b\.?))"
)
_SIGN_ENDS = frozenset("-−– ")
_MINUS = re.compile(r"(?:^|[\s(\[~])(?P<sign>[-−–]|(?i:minus|negative)\s)$")
_FRACTION_SIGN = re.compile(r"\s?(?P<sign>[½¼¾⅓⅔])")
_FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_LOOK_BACK = 12
_COUNT = Unit(canonical="")
_PERCENT_UNIT = Unit(canonical="%")
_POINTS_UNIT = Unit(canonical="pp")
_BASIS_UNIT = Unit(canonical="pp", factor=0.01)
_UNIT_GAP = re.compile(r"-|\s{0,2}")
# "10m" is ten metres, but nobody counts metres of these.
_MILLIONS_OF = re.compile(
    r"m\s(?:people|residents|users|customers|viewers|passengers|households|homes|jobs|visitors"
    r"|followers|subscribers|vehicles|cars|barrels|shares|votes|voters|adults|children|women|men"
    r"|tonnes|tons|Americans|Britons)\b"
)
_LARGE = 1e6


def read_amount(text: str, numeral: Numeral) -> Amount:
    """Return the number with sign, currency, scale and unit as written around it."""
    start, end = numeral.start, numeral.end
    number, step = numeral.value, numeral.step
    half = _FRACTION_SIGN.match(text, end)
    if half is not None and not numeral.is_spelled:
        number, end = number + _FRACTION_SIGNS[half["sign"]], half.end()
    money = currencies.before(text, start)
    start = money[1] if money else start
    minus = None
    if text[max(0, start - 1) : start] in _SIGN_ENDS:
        minus = _MINUS.search(text[max(0, start - _LOOK_BACK) : start])
    if minus is not None:
        number, start = -number, start - len(minus["sign"])
    scale, end = _scale(text, end, numeral, is_money=money is not None)
    number, step = number * scale, step * scale
    kind, unit, end = _measure(text, end, money[0] if money else "", abs(number))
    return Amount(
        start=start,
        end=end,
        number=number,
        step=step,
        kind=kind,
        unit=unit,
        scale=scale if not numeral.has_scale else max(scale, step),
        is_spelled=numeral.is_spelled,
    )


def _scale(text: str, end: int, numeral: Numeral, *, is_money: bool) -> tuple[float, int]:
    """Read the scale words behind a number: "1.2 billion", "500k", "$3m", "5 lakh crore"."""
    scale = 1.0
    while True:
        match = _SCALE.match(text, end)
        if match is None:
            return scale, end
        if match["word"]:
            factor = _SCALE_WORDS[match["word"].lower()]
        elif numeral.is_spelled or scale > 1.0:
            return scale, end
        elif match["k"]:
            factor = _SCALE_WORDS["k"]
        elif match["money"] == "m" and _MILLIONS_OF.match(text, end):
            factor = _MONEY_SCALES["m"]
        elif is_money or currencies.after(text, match.end()):
            factor = _MONEY_SCALES[match["money"].lower()]
        else:
            return scale, end
        scale, end = scale * factor, match.end()


def _measure(text: str, end: int, money: str, size: float) -> tuple[QuantityKind, Unit, int]:
    if money:
        named = currencies.after(text, end)
        if named is not None and named[0] != "USD" and money == "USD":
            money, end = named[0], named[2]
        return QuantityKind.MONEY, Unit(canonical=money), end
    percent = _PERCENT.match(text, end)
    if percent is not None:
        if percent["points"]:
            return QuantityKind.POINTS, _POINTS_UNIT, percent.end()
        if percent["basis"]:
            return QuantityKind.POINTS, _BASIS_UNIT, percent.end()
        return QuantityKind.PERCENT, _PERCENT_UNIT, percent.end()
    named = currencies.after(text, end)
    if named is not None:
        return QuantityKind.MONEY, Unit(canonical=named[0], factor=named[1]), named[2]
    return _unit(text, end, size)


_POUNDS = re.compile(r"pounds?(?![\w-])")


def _unit(text: str, end: int, size: float) -> tuple[QuantityKind, Unit, int]:
    gap = _UNIT_GAP.match(text, end)
    at = gap.end() if gap else end
    pounds = _POUNDS.match(text, at)
    if pounds is not None and size >= _LARGE:
        return QuantityKind.MONEY, Unit(canonical="GBP"), pounds.end()
    found = find_unit(text, at)
    if found is None:
        return QuantityKind.COUNT, _COUNT, end
    unit, unit_end = found
    is_letter = unit_end == at + 1 and text[at].isalpha()
    is_code = at > end and text[end] == "-"  # "5-g"
    is_plural = at == end and text[at] == "s" and "." not in text[max(0, end - 3) : end]  # "737s"
    if is_letter and (is_code or is_plural):
        return QuantityKind.COUNT, _COUNT, end
    return unit.kind, unit, unit_end
