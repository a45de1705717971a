"""Numbers as they are written: digits with separators, and words.

This module knows nothing of units or meaning; "a third" and "Boeing 737" are for its callers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from claimcheck.text.listed import listed

_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL_ONES = listed(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]

SCALES: Mapping[str, float] = MappingProxyType(
    {
        "hundred": 1e2,
        "thousand": 1e3,
        "lakh": 1e5,
        "lakhs": 1e5,
        "million": 1e6,
        "crore": 1e7,
        "crores": 1e7,
        "billion": 1e9,
        "trillion": 1e12,
        "quadrillion": 1e15,
        "dozen": 12.0,
    }
)
_SMALL = MappingProxyType(
    {word: value for value, word in enumerate(_ONES)}
    | {word: 20 + 10 * index for index, word in enumerate(_TENS)}
)
_SMALL_ORDINALS = MappingProxyType(
    {word: value for value, word in enumerate(_ORDINAL_ONES)}
    | {word: 20 + 10 * index for index, word in enumerate(_ORDINAL_TENS)}
)
_LARGE_ORDINALS = MappingProxyType(
    {"hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9}
)
_HALVES = MappingProxyType({"half": 0.5, "quarter": 0.25})
_WORDS = frozenset(_SMALL) | frozenset(SCALES) | {"a", "an", "half"}
_ORDINALS = frozenset(_SMALL_ORDINALS) | frozenset(_LARGE_ORDINALS)

_DIGITS = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?![\d])"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d+(?:\.\d+)?"
)
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})(?P<nth>(?:st|nd|rd|th)\b)?|(?P<word>[^\W\d_]+)")
_GAP = re.compile(r"\s{1,3}|\s?-\s?")
_MOST_DIGITS = 15
_TEN, _HUNDRED = 10, 100
_TENS_VALUES = frozenset(range(20, 100, 10))


@attrs.frozen(kw_only=True)
class Numeral:
    """A number as written, ``text[start:end]``.

    ``step`` is what one more in the last written digit would add: 0.1e6 for "1.2 million" in
    words, 0.1 for "1.2". ``is_spelled`` says that it is written in words.
    """

    start: int
    end: int
    value: float
    step: float = 1.0
    is_spelled: bool = False
    is_ordinal: bool = False
    has_scale: bool = False


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Return every number written in digits or words, in order, none overlapping.

    Numbers of more than 15 digits are identifiers, not amounts, and are left out.

    >>> [numeral.value for numeral in find_numerals("two hundred and six, then 1,250.5")]
    [206.0, 1250.5]
    """
    tokens = list(_TOKEN.finditer(text))
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        if tokens[at]["digits"]:
            numeral = _from_digits(tokens[at])
            at += 1
        else:
            numeral, at = _from_words(text, tokens, at)
        if numeral is not None:
            found.append(numeral)
    return tuple(found)


def _from_digits(token: re.Match[str]) -> Numeral | None:
    digits = re.sub(r"[,\s]", "", token["digits"])
    if len(digits) > _MOST_DIGITS:
        return None
    _, _, decimals = digits.partition(".")
    return Numeral(
        start=token.start(),
        end=token.end(),
        value=float(digits),
        step=10.0 ** -len(decimals),
        is_ordinal=token["nth"] is not None,
    )


@attrs.define
class _Sum:
    """A spelled number while it is read: finished groups, the open group, the last scale."""

    total: float = 0.0
    group: float = 0.0
    scale: float = float("inf")
    last: str = ""
    step: float = 1.0

    def takes(self, word: str) -> bool:
        """Add a cardinal word if English allows it here."""
        if word in _SMALL:
            return self.takes_small(_SMALL[word])
        if word == "dozen":
            fits = self.group > 0 and self.last == "small"
            self.group *= 12 if fits else 1
        elif word == "hundred":
            fits = 0 < self.group < _HUNDRED and self.last == "small"
            self.group *= 100 if fits else 1
        else:
            value = SCALES[word]
            fits = self.group > 0 and value < self.scale
            if fits:
                self.total, self.group, self.scale = self.total + self.group * value, 0.0, value
                self.step = value
        if fits:
            self.last = "scale"
        return fits

    def takes_small(self, value: int) -> bool:
        """Add a number under a hundred if English allows it here."""
        rest = self.group % 100
        follows_tens = rest in _TENS_VALUES and 0 < value < _TEN
        if self.last == "small" and not follows_tens:
            return False
        if self.last == "zero":
            return False
        if self.last == "scale" and value == 0:
            return False
        self.group += value
        self.step = 1.0
        self.last = "small" if value else "zero"
        return True

    @property
    def value(self) -> float:
        """What the words add up to."""
        return self.total + self.group


def _from_words(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Numeral | None, int]:
    first = tokens[at]
    word = first.group().lower()
    if word in _ORDINALS:
        value = float(_SMALL_ORDINALS.get(word, _LARGE_ORDINALS.get(word, 0)))
        return _numeral(first.start(), first.end(), value, is_ordinal=True), at + 1
    if word not in _WORDS:
        return None, at + 1
    total, after = _Sum(), at
    if word in {"a", "an", "half"}:
        after = _article(text, tokens, at, total)
        if after == at:
            return None, at + 1
    elif not total.takes(word):
        return None, at + 1
    else:
        after = at + 1
    return _rest(text, tokens, at, after, total)


def _article(text: str, tokens: list[re.Match[str]], at: int, total: _Sum) -> int:
    """Read "a dozen", "half a million", "half a dozen"; return where to go on, or ``at``."""
    word = tokens[at].group().lower()
    scale_at = at + 1
    if word == "half":
        if not _joined(text, tokens, at) or tokens[at + 1].group().lower() != "a":
            return at
        scale_at = at + 2
    if not _joined(text, tokens, scale_at - 1) or tokens[scale_at].group().lower() not in SCALES:
        return at
    total.group, total.last = (0.5 if word == "half" else 1.0), "small"
    return scale_at + 1 if total.takes(tokens[scale_at].group().lower()) else at


def _rest(
    text: str, tokens: list[re.Match[str]], first: int, at: int, total: _Sum
) -> tuple[Numeral, int]:
    start, has_scale = tokens[first].start(), total.last == "scale"
    is_ordinal = False
    while _joined(text, tokens, at - 1):
        word = tokens[at].group().lower()
        ahead = tokens[at + 1].group().lower() if _joined(text, tokens, at) else ""
        if word in SCALES or word in _SMALL:
            if not total.takes(word):
                break
            has_scale = has_scale or word in SCALES
        elif word == "and" and total.last == "scale" and _SMALL.get(ahead, 0) > 0:
            pass
        elif word == "and" and ahead in {"a", "one"} and _is_fraction(text, tokens, at + 1):
            total.group += _HALVES[tokens[at + 2].group().lower()]
            total.last, total.step = "small", 0.5
            at += 2
        elif word in _ORDINALS and _takes_ordinal(total, word):
            is_ordinal, at = True, at + 1
            break
        else:
            break
        at += 1
    numeral = _numeral(start, tokens[at - 1].end(), total.value, is_ordinal=is_ordinal)
    return attrs.evolve(numeral, has_scale=has_scale, step=total.step), at


def _is_fraction(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    return _joined(text, tokens, at) and tokens[at + 1].group().lower() in _HALVES


def _takes_ordinal(total: _Sum, word: str) -> bool:
    if word in _LARGE_ORDINALS:
        if total.group <= 0:
            return False
        total.total, total.group = total.total + total.group * _LARGE_ORDINALS[word], 0.0
        return True
    return total.takes_small(_SMALL_ORDINALS[word])


def _joined(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Say whether the next token follows ``tokens[at]`` with only a space or hyphen between."""
    if at + 1 >= len(tokens):
        return False
    return _GAP.fullmatch(text, tokens[at].end(), tokens[at + 1].start()) is not None


def _numeral(start: int, end: int, value: float, *, is_ordinal: bool) -> Numeral:
    return Numeral(start=start, end=end, value=float(value), is_spelled=True, is_ordinal=is_ordinal)
