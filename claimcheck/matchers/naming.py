"""Which names of a claim a passage mentions, under whatever form."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from claimcheck.matchers.reading import Placed, Reading
from claimcheck.model import Entity, EntityType
from claimcheck.text.names import (
    NameRelation,
    compare_names,
    lies_in,
    name_form,
    resolve,
    stands_for,
)

PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY, EntityType.NATIONALITY})
_GROUND = frozenset({EntityType.PLACE, EntityType.COUNTRY})
_ACTING = frozenset({"nsubj", "nmod:poss"})  # "Moscow agreed", "Moscow's role"
_MEETS = (NameRelation.SAME, NameRelation.COMPATIBLE, NameRelation.MISSPELT)


@attrs.frozen(kw_only=True, eq=False)
class NameLink:
    """What one name of the claim meets in the passage.

    ``relation`` is the best one found, none when the name is not mentioned; ``heads`` are the head
    words of the mentions in the compared text, ``mention`` the first of them as written.
    """

    relation: NameRelation | None
    heads: tuple[int, ...] = ()
    mention: str = ""
    mentions: tuple[Placed[Entity], ...] = ()
    is_in_context: bool = False
    is_in_topic: bool = False


def link_names(claim: Reading, passage: Reading) -> tuple[NameLink, ...]:
    """Return one link for each name of the claim, in order."""
    return tuple(_link(placed, claim, passage) for placed in claim.names)


def _link(placed: Placed[Entity], claim: Reading, passage: Reading) -> NameLink:
    name, keys = placed.value, {other.value.key for other in claim.names}
    rated = [(_mention(name, other.value, passage, keys), other) for other in passage.names]
    if claim.words[placed.head].token.deprel in _ACTING:
        country = stands_for(name.key)  # "Moscow has lived under sanctions": Russia has
        rated = [
            (NameRelation.COMPATIBLE if other.value.key == country else relation, other)
            for relation, other in rated
        ]
    around = any(relation_of(name, other, passage) in _MEETS for other in passage.context_names)
    for wanted in _MEETS:
        found = tuple(other for relation, other in rated if relation is wanted)
        if found:
            met = tuple(
                other for relation, other in rated if relation in _MEETS[: _MEETS.index(wanted) + 1]
            )
            return NameLink(
                relation=wanted,
                heads=tuple(other.head for other in met),
                mention=found[0].text,
                mentions=met,
                is_in_context=around,
            )
    heads = tuple(_by_words(name, passage))
    if heads:
        return NameLink(
            relation=NameRelation.SAME, heads=heads, mention=name.text, is_in_context=around
        )
    in_topics = any(name.text.casefold() in topic.casefold() for topic in passage.topics)
    return NameLink(relation=None, is_in_context=around or in_topics, is_in_topic=in_topics)


def _mention(name: Entity, other: Entity, passage: Reading, keys: Collection[str]) -> NameRelation:
    """Compare two names; a town also mentions its country, unless the claim names the town too."""
    is_town = name.type in _GROUND and other.type in PLACES and other.key not in keys
    if is_town and other.key != name.key and lies_in(other.key, name.key):
        return NameRelation.COMPATIBLE
    return relation_of(name, other, passage)


def relation_of(name: Entity, other: Entity, passage: Reading) -> NameRelation:
    """Compare two names, knowing acronyms the passage explains and names of its page."""
    of_page = passage.page_names >= {name_form(name.text), name_form(other.text)}
    if of_page or name.key == other.key or _known(name) == _known(other) is not None:
        return NameRelation.SAME
    for gloss in passage.glosses:
        forms = {gloss.long.casefold(), gloss.short.casefold()}
        if {name.text.casefold(), other.text.casefold()} <= forms:
            return NameRelation.SAME
    if stands_for(other.key) == name.key:
        return NameRelation.COMPATIBLE  # "Pyongyang agreed": North Korea did
    if _is_acronym(name.text, other.text) or _is_acronym(other.text, name.text):
        return NameRelation.SAME
    relation = compare_names(name, other)
    if relation is NameRelation.COMPATIBLE and _is_other_sort(name, other):
        return NameRelation.UNRELATED
    return relation


def _is_other_sort(name: Entity, other: Entity) -> bool:
    """Say whether a shared word proves nothing: "Leeds" is not "Leeds United"."""
    return name.type in PLACES or other.type in PLACES


def _known(name: Entity) -> str | None:
    known = resolve(name.text)
    return None if known is None else known.key


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    if not (len(letters) > 1 and letters.isupper() and letters.isalpha()):
        return False
    words = [word for word in long.replace("-", " ").split() if word[0].isupper()]
    return len(words) > 1 and "".join(word[0] for word in words) == letters


def _by_words(name: Entity, passage: Reading) -> Iterator[int]:
    """Find a name the entity finder did not see: all its words, one after the other."""
    wanted = [piece for piece in name.text.casefold().replace("'s", "").split() if piece != "the"]
    if not wanted:
        return
    words = passage.main
    forms = [word.text.casefold() for word in words]
    for at in range(len(forms) - len(wanted) + 1):
        if forms[at] == wanted[0] and forms[at : at + len(wanted)] == wanted:
            inside = range(words[at].index, words[at].index + len(wanted))
            heads = [i for i in inside if passage.words[i].head not in inside]
            yield heads[0] if heads else inside[-1]
