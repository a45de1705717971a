"""Read parts and multiples written in words: "two-thirds", "one in five", "twice as many".

A share is a percentage, so that "half of voters" and "50 percent of voters" can be compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

import attrs

from claimcheck.model import Quantity, QuantityKind, Span
from claimcheck.text import currencies
from claimcheck.text.counted import counted_noun
from claimcheck.text.numerals import find_numerals

# "A third" is a round figure: 33 and 34 percent are both one.
_LOOSE = 0.5
_NEAR = 0.10
_ABOUT = 0.05

_PARTS: Mapping[str, float] = MappingProxyType(
    {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6}
    | {"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
)
_TIMES: Mapping[str, float] = MappingProxyType(
    {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
    | {"eight": 8, "nine": 9}
)
_FACTORS: Mapping[str, float] = MappingProxyType(
    {"twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2}
    | {"triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "trebled": 3}
    | {"quadruple": 4, "quadrupled": 4, "quadrupling": 4, "halved": 0.5, "halves": 0.5}
    | {"halving": 0.5, "half": 0.5}
)
_VAGUE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "dozens": (24, 200),
        "scores": (40, 400),
        "hundreds": (200, 2e3),
        "thousands": (2e3, 1e5),
        "tens of thousands": (2e4, 2e5),
        "hundreds of thousands": (2e5, 2e6),
        "millions": (2e6, 1e9),
        "tens of millions": (2e7, 2e8),
        "hundreds of millions": (2e8, 2e9),
        "billions": (2e9, 1e12),
        "tens of billions": (2e10, 2e11),
        "hundreds of billions": (2e11, 2e12),
        "trillions": (2e12, 1e15),
    }
)
_COMPARATOR = (
    r"(?:(?P<nearly>nearly|almost|just\s+under|less\s+than|close\s+to|under)\s+"
    r"|(?P<more>more\s+than|over|at\s+least|just\s+over)\s+|(?P<about>about|around|roughly|some)\s+)?"
)
_FRACTION = re.compile(
    rf"(?i:(?<![\w-]){_COMPARATOR}(?P<n>a|one|two|three|four|five|six|seven|eight|nine)(?P<gap>[\s-])"
    r"(?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?P<s>s)?\b)(?!-)"
)
_HALF = re.compile(
    rf"(?i:(?<![\w-]){_COMPARATOR}(?:one[\s-]|a\s)?(?P<n>half)\b)(?!-|\s(?:past|hour|time|year|way|century))"
)
_FRACTION_FOLLOWS = re.compile(
    r"\s+of\b|\s*(?:[,.;:)!?]|$)|\s+(?:majority|the|said|say|were|are|was|is|have|had|more|less|fewer|as)\b"
)
_BY = re.compile(
    r"(?i:\b(?:by|to|up|down)\s+(?:about\s+|around\s+|nearly\s+|almost\s+|over\s+|more\s+than\s+)?)$"
)
_NOT_SHARE = re.compile(
    r"(?i:\b(?:and|first|second|other|final|last|opening|closing|better|per|every|this|that|next)\s+(?:a\s+)?)$"
)
_HALF_FOLLOWS = re.compile(
    r"\s+(?:of|the|its|his|her|their|our|all|that|as)\b|\s*(?:[,.;:)!?]|$)|\s+(?:said|say|were|are|was|is|have|had)\b"
)
_HALF_AS = re.compile(r"\s+as\s+(?:many|much|\w+)\b")
_FACTOR = re.compile(
    r"(?i:(?<![\w-])(?P<word>twice|thrice|doubled|doubles|doubling|tripled|triples|tripling|trebled|quadrupled|quadrupling"
    r"|halved|halving|(?:double|triple|quadruple)(?=\s+(?:the|that|what|its|their|his|her|last)\b))\b)"
)
_COMPARED = re.compile(r"\s+(?:as|the|its|his|her|their|that|what|more)\b")
_VAGUE_COUNT = re.compile(
    r"(?i:(?<![\w-])(?P<word>(?:tens|hundreds)\s+of\s+(?:thousands|millions|billions)|dozens|scores|hundreds|thousands"
    r"|millions|billions|trillions)\b)(?!-)"
)
_VAGUE_FOLLOWS = re.compile(r"\s+(?:of|more)\b")
_OUT_OF = re.compile(r"[\s-](?:in|out\s+of)[\s-](?:every\s+)?")
_NOT_OUT_OF = re.compile(
    r"\s?(?:%|percent|per\s?cent|minutes?|hours?|days?|weeks?|months?|years?|seconds?|games?|matches|attempts|tries|states|countries|cities|places)\b"
)
_MOST_IN = 9
_LOOK_BACK = 24


def find_shares(text: str) -> tuple[Quantity, ...]:
    """Return the shares, multiples and vague counts of ``text``, in order, none overlapping.

    Example:
        >>> [(one.text, one.value) for one in find_shares("two-thirds of voters")]
        [('two-thirds', 66.66666666666667)]
    """
    found: list[Quantity] = []
    readers: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Quantity | None]], ...] = (
        (_FRACTION, _fraction),
        (_HALF, _half),
        (_FACTOR, _factor),
        (_VAGUE_COUNT, _vague),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            quantity = read(text, match)
            if quantity is not None:
                found.append(quantity)
    found.extend(_one_in_five(text))
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda one: (one.span.start, -one.span.end, one.kind.value)):
        if not kept or kept[-1].span.end <= quantity.span.start:
            kept.append(quantity)
    return tuple(kept)


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    count, part = _TIMES[match["n"].lower()], _PARTS[match["part"].lower()]
    if count >= part or (count > 1) != bool(match["s"]):
        return None
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["gap"] == " " and not _FRACTION_FOLLOWS.match(text, match.end()):
        return None
    if (
        match["n"].lower() == "a"
        and not (re.match(r"\s+of\b", text[match.end() : match.end() + 4]) or _BY.search(before))
        and not _has_comparator(match)
    ):
        return None
    if (
        match["part"].lower() == "quarter"
        and match["gap"] == " "
        and not re.match(r"\s+(?:of|the|said|were)\b", text[match.end() : match.end() + 6])
        and not _BY.search(before)
    ):
        return None
    return _share(text, match, 100 * count / part)


def _has_comparator(match: re.Match[str]) -> bool:
    return bool(match["nearly"] or match["more"] or match["about"])


def _half(text: str, match: re.Match[str]) -> Quantity | None:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    compared = _HALF_AS.match(text, match.end())
    if compared is not None:
        return _multiple(text, Span(match.start("n"), match.end()), 0.5)
    if _NOT_SHARE.search(before):
        return None
    if not _HALF_FOLLOWS.match(text, match.end()) and not _BY.search(before):
        return None
    return _share(text, match, 50.0)


def _share(text: str, match: re.Match[str], percent: float) -> Quantity:
    low, high, approximate = percent - _LOOSE, percent + _LOOSE, True
    if match["nearly"]:
        low, high = percent * (1 - _NEAR), percent
        if match["nearly"].lower().startswith(("less", "under")):
            low = 0.0
    elif match["more"]:
        low, high = percent, math.inf
    elif match["about"]:
        low, high = percent * (1 - _ABOUT), percent * (1 + _ABOUT)
    else:
        approximate = False
    span = Span(match.start(), match.end())
    return Quantity(
        text=span.of(text),
        span=span,
        kind=QuantityKind.PERCENT,
        value=percent,
        low=low,
        high=high,
        unit="%",
        thing=counted_noun(text, match.end(), is_plural=True),
        is_approximate=approximate,
    )


def _factor(text: str, match: re.Match[str]) -> Quantity | None:
    word = match["word"].lower()
    span = Span(match.start(), match.end())
    if word in {"twice", "thrice"} and not _COMPARED.match(text, match.end()):
        count = _multiple(text, span, _FACTORS[word])
        return attrs.evolve(count, kind=QuantityKind.COUNT, thing="times")
    return _multiple(text, span, _FACTORS[word])


def _multiple(text: str, span: Span, value: float) -> Quantity:
    return Quantity(
        text=span.of(text),
        span=span,
        kind=QuantityKind.FACTOR,
        value=value,
        low=value,
        high=value,
    )


def _vague(text: str, match: re.Match[str]) -> Quantity | None:
    if not _VAGUE_FOLLOWS.match(text, match.end()):
        return None
    low, high = _VAGUE[" ".join(match["word"].lower().split())]
    money = currencies.after(text, match.end() + len(" of"))
    span = Span(match.start(), money[2] if money else match.end())
    factor = money[1] if money else 1.0
    return Quantity(
        text=span.of(text),
        span=span,
        kind=QuantityKind.MONEY if money else QuantityKind.COUNT,
        value=low * factor,
        low=low * factor,
        high=high * factor,
        unit=money[0] if money else "",
        thing="" if money else counted_noun(text, match.end(), is_plural=True),
        is_approximate=True,
    )


def _one_in_five(text: str) -> list[Quantity]:
    """Read "one in five" and "nine out of 10", but not "two in 10 days"."""
    numerals = find_numerals(text)
    found = []
    for part, whole in pairwise(numerals):
        gap = _OUT_OF.fullmatch(text, part.end, whole.start)
        if gap is None or part.is_ordinal or whole.is_ordinal or not 0 < part.value < whole.value:
            continue
        if "out" not in gap.group() and (
            part.value > _MOST_IN or _NOT_OUT_OF.match(text, whole.end)
        ):
            continue
        value = 100 * part.value / whole.value
        span = Span(part.start, whole.end)
        thing = counted_noun(text, whole.end, is_plural=True)
        found.append(
            Quantity(
                text=span.of(text),
                span=span,
                kind=QuantityKind.PERCENT,
                value=value,
                low=value - _LOOSE,
                high=value + _LOOSE,
                unit="%",
                thing=thing,
            )
        )
    return found
