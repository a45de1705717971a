"""The names we know: countries, places and organisations, with their aliases.

The facts stand in ``data/*.csv``, one row a thing, each with a column that says where it comes
from. They are read on first use. Look-up is exact after folding, never fuzzy: "Republic of Korea"
is one thing and "Democratic People's Republic of Korea" another.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from claimcheck.model import EntityType
from claimcheck.text.folding import fold

_DATA = Path(__file__).with_name("data")
_JOINED = re.compile(r"['\u2018\u2019\u02bc`.]")
_SPACE = re.compile(r"[^\w]+|_+")
_POSSESSIVE = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019])$", re.IGNORECASE)
_TYPES = {
    "organisation": EntityType.ORGANISATION,
    "event": EntityType.EVENT,
}
_LONGEST_ACRONYM = 3  # "WHO" is not "who"; longer ones are also written "Nato"
_MOST_STEPS = 8  # district, city, state, country, continent; a wrong table must not hang


@attrs.frozen(kw_only=True)
class KnownName:
    """What a name stands for.

    ``key`` is the same for all names of one thing. ``preferred`` is its usual English name.
    ``candidates`` holds the keys of all the things the name may mean: one, or several for a name
    such as "Georgia", whose ``key`` is then the name's own and nobody else's.
    """

    key: str
    type: EntityType
    preferred: str
    candidates: tuple[str, ...]

    @property
    def is_ambiguous(self) -> bool:
        """Say whether the name may mean more than one thing."""
        return len(self.candidates) > 1


@attrs.frozen(kw_only=True)
class Thing:
    """One row of the tables.

    ``kind`` is finer than the type ("city", "continent"). ``container`` is the key of what it lies
    in or belongs to, ``stands_for`` of the country it may speak for ("the Kremlin said"),
    ``overlaps`` of what may be meant alike ("Taiwan", "China"); none or empty where unknown.
    """

    key: str
    name: str
    type: EntityType
    kind: str
    container: str | None = None
    stands_for: str | None = None
    overlaps: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=65_536)
def name_form(name: str) -> str:
    """Return the form in which names are compared: folded, without points and apostrophes.

    Hyphens and other marks are spaces, a leading "the" and a possessive ending are dropped.

    Example:
        >>> name_form("The U.S."), name_form("Guinea-Bissau's"), name_form("Côte d'Ivoire")
        ('us', 'guinea bissau', 'cote divoire')
    """
    bare = _POSSESSIVE.sub("", name.strip())
    form = " ".join(_SPACE.sub(" ", _JOINED.sub("", fold(bare).text)).split())
    return form.removeprefix("the ")


def resolve(name: str) -> KnownName | None:
    """Return what ``name`` stands for, or none when the tables do not know it.

    The whole of ``name`` must be one alias, whatever its accents, points and hyphens; it must
    hold a capital letter, and an acronym of up to three letters only capitals, so that "us" is a
    pronoun and "turkey" a bird. A demonym gives the key of its country and the type NATIONALITY.

    Example:
        >>> resolve("DPRK").key, resolve("Republic of Korea").key, resolve("Nigerien").key
        ('north-korea', 'south-korea', 'niger')
        >>> resolve("Georgia").candidates
        ('georgia', 'georgia-us')
    """
    if name.islower() or len(name) > _tables().longest:
        return None
    return _resolve(name)


def thing(key: str) -> Thing | None:
    """Return the row of the tables with this key, or none."""
    return _tables().things.get(key)


def located_in(key: str) -> str | None:
    """Return the key of what the thing with ``key`` lies in or is a part of, or none if unknown.

    For an ambiguous name's key that is what all it may mean have in common.

    Example:
        >>> located_in("pyongyang"), located_in("north-korea"), located_in("asia")
        ('north-korea', 'asia', None)
    """
    found = thing(key)
    return None if found is None else found.container


def lies_in(inner: str, outer: str) -> bool:
    """Say whether the thing ``inner`` is known to lie in ``outer``, directly or not; keys.

    Example:
        >>> lies_in("pyongyang", "asia"), lies_in("asia", "pyongyang"), lies_in("asia", "asia")
        (True, False, False)
    """
    at: str | None = inner
    for _ in range(_MOST_STEPS):
        at = None if at is None else located_in(at)
        if at == outer:
            return True
    return False


def stands_for(key: str) -> str | None:
    """Return the key of the country whose government a name may mean, or none.

    A capital or a seat of power speaks for its country in news: "Pyongyang said". It is a place
    or an organisation of its own all the same.

    Example:
        >>> stands_for("pyongyang"), stands_for("kremlin"), stands_for("vladivostok")
        ('north-korea', 'russia', None)
    """
    found = thing(key)
    return None if found is None else found.stands_for


@attrs.frozen(kw_only=True)
class _Alias:
    key: str
    type: EntityType
    is_acronym: bool


@attrs.frozen(kw_only=True)
class _Tables:
    things: Mapping[str, Thing]
    aliases: Mapping[str, tuple[_Alias, ...]]
    longest: int


@functools.lru_cache(maxsize=16_384)
def _resolve(name: str) -> KnownName | None:
    tables = _tables()
    form = name_form(name)
    found = [a for a in tables.aliases.get(form, ()) if not a.is_acronym or _is_upper(name)]
    if not found:
        return None
    keys = tuple(dict.fromkeys(alias.key for alias in found))
    first = tables.things[keys[0]]
    if len(keys) == 1:
        return KnownName(key=first.key, type=found[0].type, preferred=first.name, candidates=keys)
    return KnownName(
        key=form.replace(" ", "-"), type=found[0].type, preferred=name, candidates=keys
    )


def _is_upper(name: str) -> bool:
    return _POSSESSIVE.sub("", name).removeprefix("the ").removeprefix("The ").isupper()


@functools.cache
def _tables() -> _Tables:
    things: dict[str, Thing] = {}
    aliases: dict[str, list[_Alias]] = {}
    longest = 0
    for row, names in (*_countries(), *_places(), *_organisations()):
        things.setdefault(row.key, row)
        for name, type_ in names:
            form = name_form(name)
            alias = _Alias(key=row.key, type=type_, is_acronym=_is_acronym(name))
            if alias not in aliases.setdefault(form, []):
                aliases[form].append(alias)
            longest = max(longest, 2 * len(name))
    return _Tables(
        things=_mutual(things),
        aliases={form: tuple(found) for form, found in aliases.items()},
        longest=longest,
    )


_Row = tuple[Thing, list[tuple[str, EntityType]]]


def _countries() -> Iterator[_Row]:
    for row in _rows("countries.csv"):
        key = _key(row["name"])
        names = [(name, EntityType.COUNTRY) for name in (row["name"], *_list(row["aliases"]))]
        names += [(name, EntityType.NATIONALITY) for name in _list(row["adjectives"])]
        overlaps = frozenset(map(_key, _list(row["overlaps"])))
        yield (
            Thing(
                key=key,
                name=row["name"],
                type=EntityType.COUNTRY,
                kind=row["kind"],
                container=_key(row["continent"]) or None,
                overlaps=overlaps,
            ),
            names,
        )
        if row["capital"]:
            yield _capital(row["capital"], key)


def _capital(name: str, country: str) -> _Row:
    capital = Thing(
        key=_key(name),
        name=name,
        type=EntityType.PLACE,
        kind="city",
        container=country,
        stands_for=country,
    )
    return capital, [(name, EntityType.PLACE)]


def _places() -> Iterator[_Row]:
    for row in _rows("places.csv"):
        names = [(name, EntityType.PLACE) for name in (row["name"], *_list(row["aliases"]))]
        names += [(name, EntityType.NATIONALITY) for name in _list(row["adjectives"])]
        yield (
            Thing(
                key=row["key"] or _key(row["name"]),
                name=row["name"],
                type=EntityType.PLACE,
                kind=row["kind"],
                container=_key(row["in"]) or None,
            ),
            names,
        )


def _organisations() -> Iterator[_Row]:
    for row in _rows("organisations.csv"):
        type_ = _TYPES[row["type"]]
        names = [(name, type_) for name in (row["name"], *_list(row["aliases"]))]
        yield (
            Thing(
                key=_key(row["name"]),
                name=row["name"],
                type=type_,
                kind=row["type"],
                container=_key(row["part_of"]) or None,
                stands_for=_key(row["stands_for"]) or None,
            ),
            names,
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _list(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _key(name: str) -> str:
    return name_form(name).replace(" ", "-")


def _is_acronym(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) <= _LONGEST_ACRONYM and all(char.isupper() for char in letters)


def _mutual(things: Mapping[str, Thing]) -> dict[str, Thing]:
    """Make ``overlaps`` go both ways."""
    both = {key: set(row.overlaps) for key, row in things.items()}
    for key, row in things.items():
        for other in sorted(row.overlaps):
            both.setdefault(other, set()).add(key)
    return {key: attrs.evolve(row, overlaps=frozenset(both[key])) for key, row in things.items()}
