"""What a name stands for, and whether two names may name the same thing."""

from __future__ import annotations

import enum
import functools
from typing import NamedTuple

from rapidfuzz.distance import OSA

from claimcheck.model import Entity, EntityType
from claimcheck.text.gazetteer import (
    KnownName,
    lies_in,
    located_in,
    name_form,
    resolve,
    stands_for,
    thing,
)
from claimcheck.text.glosses import Gloss, acronym_glosses
from claimcheck.text.name_words import (
    COMPANY,
    GENERATION,
    GENERIC,
    KEPT_TITLES,
    NO_TITLE,
    TITLES,
    family_names,
    given_names,
    spellings,
)

__all__ = [
    "TITLES",
    "Gloss",
    "KnownName",
    "NameRelation",
    "acronym_glosses",
    "compare_names",
    "is_family_name",
    "is_given_name",
    "lies_in",
    "located_in",
    "name_form",
    "name_key",
    "resolve",
    "stands_for",
    "strip_titles",
]

_STRIPPED = TITLES - KEPT_TITLES
_VAGUE = frozenset({"region", "peninsula", "district", "empire"})
"""Kinds of places that may share ground although neither lies in the other."""

_FULL = 2  # words of a full name
_SHORTEST_MISSPELT = 4
_EAST_ASIAN_WORDS = 3
_LONGEST_SYLLABLE = 6


class NameRelation(enum.Enum):
    """How two names relate."""

    SAME = "same"
    COMPATIBLE = "compatible"
    MISSPELT = "misspelt"
    DIFFERENT = "different"
    UNRELATED = "unrelated"


@functools.lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the identity of a name: folded, titles and company endings left out.

    Hyphens, points and apostrophes make no difference; a name that is all title stays.

    Example:
        >>> name_key("President Kim Jong-un") == name_key("Kim Jong Un")
        True
        >>> name_key("Apple Inc."), name_key("General Motors"), name_key("Gen. Petraeus")
        ('apple', 'general motors', 'petraeus')
    """
    words = strip_titles(name_form(name)).split()
    while len(words) > 1 and words[-1] in COMPANY:
        words.pop()
    return " ".join(words)


def strip_titles(form: str) -> str:
    """Return a name in the form of ``name_form`` without the titles before it.

    Example:
        >>> strip_titles("vice president mike pence"), strip_titles("president")
        ('mike pence', 'president')
    """
    words = form.split()
    at = 0
    while at < len(words) - 1 and words[at] in _STRIPPED:
        if " ".join(words[at : at + 2]) in NO_TITLE:
            break
        at += 1
    return " ".join(words[at:])


def is_given_name(word: str) -> bool:
    """Say whether ``word`` is one of the common given names of our table."""
    return name_form(word) in given_names()


def is_family_name(word: str) -> bool:
    """Say whether ``word`` is a family name that stands first, Chinese, Korean or Vietnamese."""
    return name_form(word) in family_names()


def compare_names(a: Entity, b: Entity) -> NameRelation:
    """Say how two names relate; the order of the two does not matter.

    SAME: one key, aliases of one thing, or one name in two transliterations. COMPATIBLE: a
    surname alone, an acronym, a short form, a name with several meanings. MISSPELT: one
    edit apart in one long word. DIFFERENT: known to exclude each other. UNRELATED: cannot say.

    Example:
        >>> from claimcheck.model import Span
        >>> def person(name): return Entity(
        ...     text=name, span=Span(0, len(name)), type=EntityType.PERSON, key=name_key(name))
        >>> compare_names(person("Kim Jong Un"), person("Kim"))
        <NameRelation.COMPATIBLE: 'compatible'>
        >>> compare_names(person("Kim Jong Un"), person("Kim Jong Il"))
        <NameRelation.DIFFERENT: 'different'>

    Limits:
        Two full names of persons without a common word count as different persons, so a pen name
        is taken for somebody else. Which town lies in which country is ``lies_in``'s business:
        such pairs are UNRELATED here.
    """
    return _compared(_Name(a.text, a.key, a.type), _Name(b.text, b.key, b.type))


class _Name(NamedTuple):
    """What decides of an entity when it is compared, wherever it stands."""

    text: str
    key: str
    type: EntityType


@functools.lru_cache(maxsize=65_536)
def _compared(a: _Name, b: _Name) -> NameRelation:
    if a.key == b.key:
        return NameRelation.SAME
    one, other = _known(a), _known(b)
    if one is not None and other is not None:
        return _compare_known(one, other)
    if one is not None or other is not None:
        return _compare_half_known(a, b)
    return _compare_words(a, b)


# ---------------------------------------------------------------- known names


def _known(entity: _Name) -> KnownName | None:
    if entity.type in (EntityType.PERSON, EntityType.WORK):
        return None
    found = resolve(entity.text)
    if found is not None and entity.key in (found.key, *found.candidates, name_key(entity.text)):
        return found
    row = thing(entity.key)
    if row is None:
        return found
    return KnownName(key=row.key, type=row.type, preferred=row.name, candidates=(row.key,))


def _compare_known(a: KnownName, b: KnownName) -> NameRelation:
    if a.key == b.key:
        return NameRelation.SAME
    if not set(a.candidates).isdisjoint(b.candidates):
        return NameRelation.COMPATIBLE
    if all(_excludes(one, other) for one in a.candidates for other in b.candidates):
        return NameRelation.DIFFERENT
    if any(_speaks_for(x, y) or _speaks_for(y, x) for x in a.candidates for y in b.candidates):
        return NameRelation.COMPATIBLE
    return NameRelation.UNRELATED


def _excludes(a: str, b: str) -> bool:
    """Say whether what is named ``a`` cannot be what is named ``b``, nor a part of it."""
    one, other = thing(a), thing(b)
    if one is None or other is None or one.kind != other.kind or b in one.overlaps:
        return False
    return one.kind not in _VAGUE and not (lies_in(a, b) or lies_in(b, a))


def _speaks_for(seat: str, country: str) -> bool:
    """Say whether a seat of power that is no town stands for the country."""
    row = thing(seat)
    return row is not None and row.kind == "organisation" and row.stands_for == country


def _compare_half_known(a: _Name, b: _Name) -> NameRelation:
    """Compare a name of the tables with another: a slip of the pen, or nothing known."""
    ours, theirs = name_form(a.text).split(), name_form(b.text).split()
    if a.type is not EntityType.PERSON and b.type is not EntityType.PERSON:
        if name_key(a.text) == name_key(b.text):
            return NameRelation.COMPATIBLE
        if _is_acronym_of(a.text, theirs) or _is_acronym_of(b.text, ours):
            return NameRelation.COMPATIBLE
        if _is_misspelt(ours, theirs):
            return NameRelation.MISSPELT
    return NameRelation.UNRELATED


# ---------------------------------------------------------------- other names


def _compare_words(a: _Name, b: _Name) -> NameRelation:
    ours, theirs = _words(a), _words(b)
    if not ours or not theirs or not _may_be_one_type(a, b):
        return NameRelation.UNRELATED
    if _standard(ours) == _standard(theirs):
        return NameRelation.SAME
    if _is_shortened(a, b, ours, theirs):
        return NameRelation.COMPATIBLE
    if _is_misspelt(ours, theirs):
        return NameRelation.MISSPELT
    is_known_other = _are_different(a, b, ours, theirs)
    return NameRelation.DIFFERENT if is_known_other else NameRelation.UNRELATED


def _is_shortened(a: _Name, b: _Name, ours: list[str], theirs: list[str]) -> bool:
    if _is_acronym_of(a.text, theirs) or _is_acronym_of(b.text, ours):
        return True
    short, long = sorted((ours, theirs), key=lambda words: (len(words), words))
    return _is_short_for(short, long)


def _words(entity: _Name) -> list[str]:
    return name_key(entity.text).split()


def _may_be_one_type(a: _Name, b: _Name) -> bool:
    return a.type is b.type or EntityType.UNKNOWN in (a.type, b.type)


def _standard(words: list[str]) -> tuple[str, ...]:
    """Return the words with every transliteration and short form in one spelling, run together.

    "Mao Ze Dong" and "Mao Zedong" come out alike as well.
    """
    classes = spellings()
    return ("".join(classes.get(word, word) for word in words),)


def _is_acronym_of(short: str, words: list[str]) -> bool:
    letters = short.replace(".", "")
    if not (len(letters) > 1 and letters.isupper() and letters.isalpha()):
        return False
    initials = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in {"of", "the", "and", "for", "de"})
    return len(words) > 1 and letters.lower() in (initials, content)


def _is_short_for(short: list[str], long: list[str]) -> bool:
    """Say whether all words of ``short`` occur in ``long``, in order, and say enough."""
    if len(short) == len(long) or all(word in GENERIC for word in short):
        return _initials_agree(short, long)
    generation = [word for word in long if word in GENERATION]
    if generation and len(short) > 1 and not set(generation) & set(short):
        return False  # "Donald Trump" is not "Donald Trump Jr."
    classes = spellings()
    rest = iter(classes.get(word, word) for word in long)
    return all(classes.get(word, word) in rest for word in short)


def _initials_agree(a: list[str], b: list[str]) -> bool:
    """Say whether the names are equal but for given names shortened to an initial."""
    if len(a) != len(b) or len(a) < _FULL or a[-1] != b[-1]:
        return False
    pairs = list(zip(a, b, strict=True))
    return all(x == y or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in pairs) and any(
        1 in (len(x), len(y)) and x != y for x, y in pairs
    )


def _is_misspelt(a: list[str], b: list[str]) -> bool:
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < _SHORTEST_MISSPELT:
        return False
    if _is_common(one) and _is_common(other):
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


def _is_common(word: str) -> bool:
    return word in given_names() or resolve(word.title()) is not None


def _are_different(a: _Name, b: _Name, ours: list[str], theirs: list[str]) -> bool:
    if a.type is not b.type or min(len(ours), len(theirs)) < _FULL:
        return False
    if a.type not in (EntityType.PERSON, EntityType.ORGANISATION):
        return False
    if a.type is EntityType.PERSON and _differ_in_given_name(ours, theirs):
        return True
    return not any(_alike(x, y) for x in ours for y in theirs)


def _alike(a: str, b: str) -> bool:
    classes = spellings()
    if classes.get(a, a) == classes.get(b, b):
        return True
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return OSA.distance(a, b, score_cutoff=1) <= 1


def _differ_in_given_name(ours: list[str], theirs: list[str]) -> bool:
    """Say whether two full names share the family name and have quite different given names.

    East Asian names of three syllables are compared syllable by syllable in one romanisation,
    others only when both given names are in our table.
    """
    if len(ours) != len(theirs):
        return False
    differing = [(x, y) for x, y in zip(ours, theirs, strict=True) if not _alike(x, y)]
    if len(differing) != 1 or sum(x != y for x, y in zip(ours, theirs, strict=True)) != 1:
        return False
    one, other = differing[0]
    if _is_three_syllables(ours) and _is_three_syllables(theirs):
        return ours[0] == theirs[0] and not _alike(_romanised(one), _romanised(other))
    is_first = len(ours) == _FULL and ours[1] == theirs[1]
    return is_first and one in given_names() and other in given_names()


def _is_three_syllables(words: list[str]) -> bool:
    return (
        len(words) == _EAST_ASIAN_WORDS
        and all(1 < len(word) <= _LONGEST_SYLLABLE for word in words)
        and words[0] in family_names()
    )


def _romanised(syllable: str) -> str:
    """Return a Korean or Chinese syllable in a spelling that common romanisations share."""
    for old, new in (("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ch", "j"), ("ts", "z")):
        syllable = syllable.replace(old, new)
    return syllable.translate(str.maketrans("ktpr", "gdbl"))
