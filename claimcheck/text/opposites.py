"""Pairs of words that exclude each other, and pairs that tell one event from two sides."""

from __future__ import annotations

import functools
from collections import defaultdict
from pathlib import Path

_DATA = Path(__file__).with_name("data")
_SHORTEST_BASE = 4
_SHORTEST_IN = 5  # "tent" is no opposite of "intent"
_IN = ("in", "im", "il", "ir")
_IN_ENDINGS = (
    *("able", "al", "ant", "ary", "ate", "ect", "ence", "ent", "ete", "ible", "ile", "ite", "ity"),
    *("ive", "ous", "ular", "ure", "act", "ance", "acy", "ency", "ancy", "ably", "ally", "ently"),
)
_NOT_BASES_TABLE = """
    canny cover credible different dress earth famous filtrate flammable fold genuous habitable
    leash less mediate migrate nerve novate pale passive press tense terminate valuable vestment
"""
_NOT_BASES = frozenset(_NOT_BASES_TABLE.split())
"""Words that do not turn into their opposite by "un-" or "in-"."""

_DIS_TABLE = """
    able advantage agree agreement allow appear appearance approval approve arm armament assemble
    associate belief believe comfort connect connected content continue continued credit engage
    engaged engagement entangle favor favour honest honesty honor honour inclination incline
    integrate integration interested invest like loyal loyalty mantle obedience obedient obey
    order orderly organised organized orient proof proportionate prove qualified qualify regard
    respect respectful satisfaction satisfied satisfy similar trust unite united unity
"""
_DIS = frozenset(_DIS_TABLE.split())
"""Words that do turn into their opposite by "dis-"."""


@functools.lru_cache(maxsize=65_536)
def are_opposite(a: str, b: str) -> bool:
    """Say whether two lemmas exclude each other when said of the same thing at the same time.

    Order and case do not matter. Words of one meaning share a side of a row, so "climb" is the
    opposite of "shrink". Prefixes count where they deny: "legal" and "illegal".

    Example:
        >>> are_opposite("rise", "fall"), are_opposite("illegal", "legal")
        (True, True)
        >>> are_opposite("rise", "climb"), are_opposite("valuable", "invaluable")
        (False, False)

    Limits:
        Asks nothing about the context: "the sun rose" and "the price fell" do not conflict.
    """
    one, other = _lemma(a), _lemma(b)
    if one == other:
        return False
    if other in _opposites().get(one, frozenset()):
        return True
    return _may_share_base(one, other) and _by_affix(one, other)


def converse(a: str, b: str) -> bool:
    """Say whether two lemmas tell one event from its two sides: "buy" and "sell".

    What A does to B in the one, B does to A in the other. Order and case do not matter.

    Example:
        >>> converse("lend", "borrow"), converse("lend", "buy")
        (True, False)
    """
    one, other = _lemma(a), _lemma(b)
    return one != other and other in _converses().get(one, frozenset())


def _lemma(word: str) -> str:
    return " ".join(word.lower().split())


def _may_share_base(a: str, b: str) -> bool:
    """Say whether a prefix or an ending could turn one into the other; of most pairs none can."""
    short, long = _by_length(a, b)
    return long.endswith(short) or short.endswith("ful") or "-" in a or "-" in b


def _by_length(a: str, b: str) -> tuple[str, str]:
    return (a, b) if (len(a), a) < (len(b), b) else (b, a)


def _by_affix(a: str, b: str) -> bool:
    short, long = _by_length(a, b)
    bare = long.replace("-", "")
    base = short.replace("-", "")
    if len(base) < _SHORTEST_BASE:
        return base in _DIS and bare == f"dis{base}"
    if base in _NOT_BASES:
        return False
    if base.endswith("ful") and bare == base.removesuffix("ful") + "less":
        return True
    if _swapped(a, b, "pro", "anti") or bare in (f"un{base}", f"non{base}", f"anti{base}"):
        return True
    if bare == f"dis{base}":
        return base in _DIS
    is_adjective = len(base) >= _SHORTEST_IN and base.endswith(_IN_ENDINGS)
    return is_adjective and any(bare == prefix + base for prefix in _IN)


def _swapped(a: str, b: str, one: str, other: str) -> bool:
    """Say whether the words differ in a hyphenated prefix only: "pro-war", "anti-war"."""
    bases = {a.removeprefix(f"{one}-"), b.removeprefix(f"{other}-")}
    turned = {a.removeprefix(f"{other}-"), b.removeprefix(f"{one}-")}
    return min(len(bases), len(turned)) == 1


@functools.cache
def _opposites() -> dict[str, frozenset[str]]:
    return _pairs("opposites.txt")


@functools.cache
def _converses() -> dict[str, frozenset[str]]:
    return _pairs("converses.txt")


def _pairs(name: str) -> dict[str, frozenset[str]]:
    """Read rows "a, b | c, d": every word of one side pairs with every word of the other."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        left, right = ([word.strip() for word in side.split(",")] for side in line.split("|"))
        for one in left:
            found[one].update(right)
        for one in right:
            found[one].update(left)
    return {word: frozenset(others) for word, others in found.items()}
