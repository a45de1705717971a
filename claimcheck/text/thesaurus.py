"""How near two words are in meaning, by a dictionary: WordNet, cut to its common words."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Collection
from pathlib import Path
from typing import Final

import attrs
import msgspec

from claimcheck.text.opposites import are_opposite, converse
from claimcheck.text.spelling import spellings

SAME: Final = 1.0
SYNONYM: Final = 0.9
DERIVED: Final = 0.8
SIDE: Final = 0.7
KIND: Final = 0.6
UNRELATED: Final = 0.0

_SHORTEST_VARIANT = 5  # letters: "for" is no other spelling of "four"

_PATH = Path(__file__).with_name("data") / "thesaurus.json.gz"


class _Table(msgspec.Struct, frozen=True):
    """The file as it stands; ``benchmarks/quality/build_thesaurus.py`` says what tokens mean."""

    lemmas: dict[str, str]
    synsets: list[str]


@attrs.frozen(kw_only=True)
class _Meanings:
    """The synsets of a lemma: those it mostly has, those it has often enough, and all.

    ``derived`` are those tied to a main one by derivation; ``around_main`` and ``around_side``
    those one step from them by kind, group or derivation.
    """

    main: frozenset[int]
    side: frozenset[int]
    all: frozenset[int]
    derived: frozenset[int]
    around_main: frozenset[int]
    around_side: frozenset[int]


@attrs.frozen(kw_only=True)
class _Entry:
    """A lemma: its tokens for meanings, and the words it is tied to."""

    senses: tuple[str, ...]
    derived: frozenset[str]
    antonyms: frozenset[str]


def relatedness(a: str, b: str, *, pos_a: str = "", pos_b: str = "") -> float:
    """Say how near two lemmas are in meaning, in ``[0, 1]``; 0 says no more than "not known".

    ====  ==========================================================================
    1.0   one lemma, or two spellings of one ("programme", "program")
    0.9   synonyms in a main meaning of both ("purchase", "buy")
    0.8   one derived from the other ("arrive", "arrival"; "day", "daily")
    0.7   synonyms in a side meaning of one ("come upon", "discover"), or one derived
          from a synonym of the other ("buy", "the purchase")
    0.6   one names a kind of the other, one step up ("car", "vehicle"), or adjectives of
          one group ("huge", "large"), or a derivation in a side meaning
    0.0   anything else; always for antonyms, opposites and converses
    ====  ==========================================================================

    Words side by side under one kind ("red" and "blue", "mother" and "father") are not related, nor
    are numbers and names. The order of ``a`` and ``b`` does not matter.

    Args:
        a: A lemma; case does not matter. A phrasal verb is one lemma, with a space.
        b: Another lemma.
        pos_a: Part of speech of ``a``: "n", "v", "a" (adjective), "r" (adverb), or "" for any.
        pos_b: Part of speech of ``b``.

    Example:
        >>> relatedness("purchase", "buy"), relatedness("buy", "sell")
        (0.9, 0.0)
        >>> relatedness("come upon", "discover"), relatedness("mother", "father")
        (0.7, 0.0)

    Limits:
        Knows words, not sentences: "bank" meets what it means by the river as well. Says
        nothing of words that only go together ("doctor", "hospital"), and nothing of names. About
        half of the pairs at 0.6 replace each other in a text; without parts of speech, "to effect"
        meets "to cause" and so "effect" meets "cause".
    """
    one, other = _lemma(a), _lemma(b)
    if (other, pos_b) < (one, pos_a):
        one, other, pos_a, pos_b = other, one, pos_b, pos_a
    return _relatedness(one, other, pos_a, pos_b)


def antonyms(lemma: str) -> frozenset[str]:
    """Return the dictionary's direct antonyms of ``lemma``, in any of its meanings.

    Example:
        >>> "fall" in antonyms("rise")
        True
    """
    entry = _entry(_known(_lemma(lemma)))
    return frozenset(word.replace("_", " ") for word in entry.antonyms)


def has_sense(lemma: str, pos: str) -> bool:
    """Say whether the dictionary has ``lemma`` as this part of speech: "n", "v", "a" or "r".

    Example:
        >>> has_sense("long", "a"), has_sense("longer", "a")
        (True, False)
    """
    return bool(_meanings(_known(_lemma(lemma)), pos).all)


def kinds(lemma: str) -> frozenset[str]:
    """Return what ``lemma`` is a kind of in its main meanings, one step up, nothing very general.

    Example:
        >>> "vehicle" in kinds("car"), "car" in kinds("vehicle")
        (True, False)
    """
    main = _meanings(_known(_lemma(lemma)), "").main
    above = {up for number in main for up in _linked(number, ">")}
    found = {word for number in above for word in _members().get(number, ())}
    return frozenset(word.replace("_", " ") for word in found)


@functools.lru_cache(maxsize=65_536)
def _relatedness(a: str, b: str, pos_a: str, pos_b: str) -> float:
    if a == b:
        return SAME
    one, other = _known(a), _known(b)
    near = _nearness(a, b, _meanings(one, pos_a), _meanings(other, pos_b))
    # Most pairs have nothing in common, so what excludes each other is asked last.
    if near and (_exclude(one, other) or are_opposite(a, b) or converse(a, b)):
        return UNRELATED
    return near


def _nearness(a: str, b: str, ours: _Meanings, theirs: _Meanings) -> float:
    one, other = _known(a), _known(b)
    if one == other:
        return SAME
    if a[:1] == b[:1] and not ours.all.isdisjoint(theirs.all) and b in spellings(a):
        return SAME
    if not ours.main.isdisjoint(theirs.main):
        return SYNONYM
    is_derived = other in _entry(one).derived or one in _entry(other).derived
    if is_derived and ours.all and theirs.all:
        return DERIVED
    return _distant(ours, theirs)


def _exclude(a: str, b: str) -> bool:
    return b in _entry(a).antonyms or a in _entry(b).antonyms


def _distant(ours: _Meanings, theirs: _Meanings) -> float:
    shared = ours.all & theirs.all
    if shared & (ours.main | theirs.main):
        return SIDE
    if not (ours.derived.isdisjoint(theirs.main) and theirs.derived.isdisjoint(ours.main)):
        return SIDE
    return KIND if _is_near(ours, theirs) or _is_near(theirs, ours) else UNRELATED


def _is_near(ours: _Meanings, theirs: _Meanings) -> bool:
    """Say whether a main meaning and one that is not faint are kind and kin, or derived."""
    is_around = not ours.around_main.isdisjoint(theirs.side)
    return is_around or not theirs.around_side.isdisjoint(ours.main)


def _lemma(word: str) -> str:
    return "_".join(word.lower().split())


@functools.lru_cache(maxsize=65_536)
def _known(lemma: str) -> str:
    """Return the spelling of ``lemma`` that the dictionary has, or ``lemma`` itself."""
    known = _table().lemmas
    if lemma in known or len(lemma) < _SHORTEST_VARIANT:
        return lemma
    found = (_lemma(other) for other in spellings(lemma.replace("_", " ")))
    return next((other for other in found if other in known), lemma)


@functools.lru_cache(maxsize=65_536)
def _entry(lemma: str) -> _Entry:
    tokens = _table().lemmas.get(lemma, "").split()
    return _Entry(
        senses=tuple(token for token in tokens if token[0].isalpha()),
        derived=frozenset(token[1:] for token in tokens if token[0] == "="),
        antonyms=frozenset(token[1:] for token in tokens if token[0] == "!"),
    )


@functools.lru_cache(maxsize=65_536)
def _meanings(lemma: str, pos: str) -> _Meanings:
    """Return the meanings of a lemma; those of a rare part of speech are faint unless asked for."""
    main: set[int] = set()
    side: set[int] = set()
    every: set[int] = set()
    for token in _entry(lemma).senses:
        if pos in {"", token[0].lower()}:
            number = int(token[1:].rstrip("-"))
            is_faint = token.endswith("--") or (token[0].isupper() and not pos)
            every.add(number)
            side.update(() if is_faint else {number})
            main.update(() if is_faint or token.endswith("-") else {number})
    return _Meanings(
        main=frozenset(main),
        side=frozenset(side),
        all=frozenset(every),
        derived=_around(main, "+"),
        around_main=_around(main, ">~+"),
        around_side=_around(side, ">~+"),
    )


def _around(numbers: Collection[int], marks: str) -> frozenset[int]:
    return frozenset(up for number in numbers for mark in marks for up in _linked(number, mark))


@functools.lru_cache(maxsize=131_072)
def _linked(number: int, mark: str) -> tuple[int, ...]:
    tokens = _table().synsets[number].split()
    return tuple(int(token[1:]) for token in tokens if token[0] == mark)


@functools.cache
def _members() -> dict[int, tuple[str, ...]]:
    """Return the words that have each synset as a main meaning, in alphabetical order."""
    found: dict[int, list[str]] = {}
    for lemma in sorted(_table().lemmas):
        for number in _meanings(lemma, "").main:
            found.setdefault(number, []).append(lemma)
    return {number: tuple(words) for number, words in found.items()}


@functools.cache
def _table() -> _Table:
    return msgspec.json.decode(gzip.decompress(_PATH.read_bytes()), type=_Table)
