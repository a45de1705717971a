"""Money words: symbols before a number, names and codes after it.

A bare "$" and "dollars" are US dollars, a bare "¥" is the yen: what an English newspaper means
when it does not say otherwise. "pounds" alone is a weight, unless millions of them are counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from claimcheck.text.listed import listed

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "$": "USD",
        "US$": "USD",
        "U.S.$": "USD",
        "A$": "AUD",
        "AU$": "AUD",
        "C$": "CAD",
        "CA$": "CAD",
        "HK$": "HKD",
        "NZ$": "NZD",
        "S$": "SGD",
        "NT$": "TWD",
        "R$": "BRL",
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "₹": "INR",
        "₽": "RUB",
        "₩": "KRW",
        "₺": "TRY",
        "₪": "ILS",
        "₴": "UAH",
        "₦": "NGN",
        "₫": "VND",
        "₱": "PHP",
        "฿": "THB",
        "Rs": "INR",
        "Rs.": "INR",
    }
)
CODES = frozenset(
    listed(
        "USD EUR GBP JPY CNY INR RUB KRW AUD CAD CHF HKD NZD SGD SEK NOK DKK PLN CZK HUF TRY BRL "
        "MXN ZAR ILS SAR AED EGP NGN KES THB IDR MYR PHP VND TWD UAH ARS CLP COP PKR BDT RMB"
    )
)
# Name after the number: code, and how many of the code's unit one is.
WORDS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "dollar": ("USD", 1.0),
        "dollars": ("USD", 1.0),
        "us dollars": ("USD", 1.0),
        "u.s. dollars": ("USD", 1.0),
        "american dollars": ("USD", 1.0),
        "cents": ("USD", 0.01),
        "euro": ("EUR", 1.0),
        "euros": ("EUR", 1.0),
        "pounds sterling": ("GBP", 1.0),
        "british pounds": ("GBP", 1.0),
        "pence": ("GBP", 0.01),
        "yen": ("JPY", 1.0),
        "yuan": ("CNY", 1.0),
        "renminbi": ("CNY", 1.0),
        "rouble": ("RUB", 1.0),
        "roubles": ("RUB", 1.0),
        "ruble": ("RUB", 1.0),
        "rubles": ("RUB", 1.0),
        "rupee": ("INR", 1.0),
        "rupees": ("INR", 1.0),
        "won": ("KRW", 1.0),
        "swiss francs": ("CHF", 1.0),
        "francs": ("CHF", 1.0),
        "australian dollars": ("AUD", 1.0),
        "canadian dollars": ("CAD", 1.0),
        "hong kong dollars": ("HKD", 1.0),
        "new zealand dollars": ("NZD", 1.0),
        "singapore dollars": ("SGD", 1.0),
        "swedish kronor": ("SEK", 1.0),
        "kronor": ("SEK", 1.0),
        "norwegian kroner": ("NOK", 1.0),
        "danish kroner": ("DKK", 1.0),
        "zloty": ("PLN", 1.0),
        "zlotys": ("PLN", 1.0),
        "lira": ("TRY", 1.0),
        "reais": ("BRL", 1.0),
        "rand": ("ZAR", 1.0),
        "shekels": ("ILS", 1.0),
        "riyals": ("SAR", 1.0),
        "dirhams": ("AED", 1.0),
        "naira": ("NGN", 1.0),
        "baht": ("THB", 1.0),
        "hryvnia": ("UAH", 1.0),
        "hryvnias": ("UAH", 1.0),
        "mexican pesos": ("MXN", 1.0),
    }
)
_SYNONYMS = {"RMB": "CNY"}

_BEFORE = re.compile(
    "(?<![A-Za-z])(?:"
    + "|".join(
        re.escape(one) for one in sorted([*SYMBOLS, *CODES], key=lambda one: (-len(one), one))
    )
    + r")\s?$"
)
_AFTER = re.compile(
    r"[\s-]?(?:(?P<code>" + "|".join(sorted(CODES)) + r")\b|(?P<symbol>[€£₽₹¥₩])"
    r"|(?P<word>(?i:"
    + "|".join(re.escape(one) for one in sorted(WORDS, key=lambda one: (-len(one), one)))
    + r"))\b)"
)
_LOOK_BACK = 6
_ENDS = frozenset(one[-1] for one in [*SYMBOLS, *CODES])


def before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency code written just before ``at`` and where it starts."""
    window = text[max(0, at - _LOOK_BACK) : at]
    match = _BEFORE.search(window) if window.rstrip()[-1:] in _ENDS else None
    if match is None:
        return None
    written = match.group().rstrip()
    code = SYMBOLS.get(written, written)
    return _SYNONYMS.get(code, code), at - len(match.group())


def after(text: str, at: int) -> tuple[str, float, int] | None:
    """Return currency code, factor ("cents": 0.01) and end of the money word at ``at``."""
    match = _AFTER.match(text, at)
    if match is None:
        return None
    if match["word"]:
        code, factor = WORDS[match["word"].lower()]
        return code, factor, match.end()
    code = match["code"] or SYMBOLS[match["symbol"]]
    return _SYNONYMS.get(code, code), 1.0, match.end()
