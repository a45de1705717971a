"""Sorts of things that exclude each other: what is a film is no person and no city.

Unlike the families, whose members exclude each other ("red", "blue"), the nouns of one sort go
together: a singer may be an actor. Two sorts exclude each other unless they are named together.
"""

from __future__ import annotations

_TABLE = """
person: actor actress artist athlete author banker boxer businessman businesswoman chef comedian
 composer cricketer dancer designer director doctor drummer economist engineer entrepreneur
 footballer golfer guitarist historian inventor journalist judge lawyer lecturer lyricist model
 musician novelist nurse painter philosopher photographer physicist pianist player playwright poet
 politician priest producer professor rapper scientist screenwriter sculptor senator singer
 soldier songwriter sportsman swimmer teacher vocalist wrestler writer diplomat murderer
animal: dog cat horse cow sheep goat pig bird fish elephant lion tiger bear wolf monkey rabbit
 camel duck insect snake spider whale dinosaur
picture: painting sculpture statue fresco mural
show: film movie album song single sitcom documentary soundtrack musical opera novel ballad
vehicle: truck car motorcycle locomotive submarine helicopter tractor bus tram
town: city town village
country: country nation
county: county
continent: continent
water: river lake ocean sea
mountain: mountain volcano
body: band company corporation university college school hospital airline bank retailer
illness: disease illness syndrome infection
food: dish cheese soup sauce dessert
tongue: language dialect
star: planet comet asteroid galaxy
"""
_TOGETHER = frozenset({frozenset({"town", "country"}), frozenset({"vehicle", "body"})})


def _read() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _TABLE.strip().replace("\n ", " ").splitlines():
        sort, _, words = entry.partition(":")
        found |= dict.fromkeys(words.split(), sort)
    return found


_SORTS = _read()


def exclude_as_sorts(a: str, b: str) -> bool:
    """Say whether no thing can be both ``a`` and ``b``, two lemmas of nouns.

    Example:
        >>> exclude_as_sorts("dog", "singer"), exclude_as_sorts("actor", "singer")
        (True, False)
    """
    one, other = _SORTS.get(a), _SORTS.get(b)
    if one is None or other is None or one == other:
        return False
    return frozenset({one, other}) not in _TOGETHER
