"""What kind of thing a name names, by what stands in it and around it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from claimcheck.model import EntityType
from claimcheck.syntax.entity_words import (
    COMMON,
    FIRST,
    HEADS,
    INSIDE,
    NOT_INSIDE,
    POLITICAL,
    ROLES,
    ROYAL,
    SPEECH,
)
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.names import (
    KnownName,
    is_family_name,
    is_given_name,
    name_key,
    resolve,
    stands_for,
)

_LONGEST_SYLLABLES = 8  # letters: "Zhongshan"
_FULL = 2  # words of a name that has a head
_MOST_SYLLABLES = 3
_BORN = frozenset({"bin", "ibn", "van", "von", "der", "zu"})
"""Small words that only names of persons have."""
_SIDES_TABLE = """
    central east eastern greater inner lower mainland north north-eastern north-western
    northeastern northern northwestern outer south southeastern southern southwestern upper west
    western
"""
_SIDES = frozenset(_SIDES_TABLE.split())


@attrs.frozen(kw_only=True)
class Run:
    """Tokens ``[first, last]`` of one name; ``is_titled`` when a title stood before it."""

    first: int
    last: int
    known: KnownName | None = None
    is_titled: bool = False


def type_of(tree: Tree, run: Run) -> EntityType:
    """Return the type that the words of a name and its neighbours prove; UNKNOWN without proof."""
    words = [token.text.lower().rstrip(".") for token in tree.tokens[run.first : run.last + 1]]
    by_head = _type_of_head(words)
    if by_head is not None and not (run.is_titled and by_head is not EntityType.ORGANISATION):
        return by_head
    is_person = words[0] in ROYAL or not _BORN.isdisjoint(words)
    if is_person or run.is_titled or _has_role(tree, run):
        return EntityType.PERSON
    before = _common_before(tree, run)
    if before is not None:
        return before
    name = name_key(" ".join(words)).split()
    if len(name) > 1 and (is_given_name(name[0]) or is_east_asian(name)):
        return EntityType.PERSON
    return EntityType.PLACE if _is_inside(tree, run) else EntityType.UNKNOWN


def as_government(tree: Tree, run: Run, known: KnownName) -> str | None:
    """Return the key of the country that a capital stands for here, or none for the town."""
    if known.type is not EntityType.PLACE:
        return None
    countries = [country for key in known.candidates if (country := stands_for(key)) is not None]
    head = _head(tree, run)
    above = tree.head_of(head)
    if not countries or above is None:
        return None
    if head.deprel == "nmod:poss":
        near = (above, *tree.children(above, "amod", "compound"))
        is_political = any(token.lemma.lower() in POLITICAL for token in near)
        return countries[0] if is_political else None
    speaks = head.deprel in {"nsubj", "obj"} and above.lemma.lower() in SPEECH
    return countries[0] if speaks else None


def is_east_asian(words: Sequence[str]) -> bool:
    """Say whether the words look like a Chinese, Korean or Vietnamese name, family name first."""
    return (
        _FULL <= len(words) <= _MOST_SYLLABLES
        and is_family_name(words[0])
        and all(word.isalpha() and len(word) <= _LONGEST_SYLLABLES for word in words)
        and not is_given_name(words[0])
    )


def _type_of_head(words: Sequence[str]) -> EntityType | None:
    if len(words) < _FULL:
        return None
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if head in HEADS:
        return HEADS[head]
    if words[0] in _SIDES and resolve(" ".join(words[1:]).title()) is not None:
        return EntityType.PLACE
    return FIRST.get(words[0])


def _has_role(tree: Tree, run: Run) -> bool:
    """Say whether a role stands right before the name, or with commas before or after it."""
    at = run.first - 1
    if at > 0 and tree[at].text == ",":
        at -= 1
        if not _is_appositive(tree, run, at):
            return False
    if at >= 0 and tree[at].lemma.lower() in ROLES and tree[at].upos in {"NOUN", "PROPN"}:
        return True
    head = _head(tree, run)
    return any(
        child.lemma.lower() in ROLES
        for child in tree.children(head, "appos")
        if child.index > run.last
    )


def _is_appositive(tree: Tree, run: Run, role: int) -> bool:
    head = _head(tree, run)
    return head.relation in {"appos", "flat", "compound"} and head.head == role


def _head(tree: Tree, run: Run) -> Token:
    """Return the token of the run that hangs on something outside it."""
    inside = range(run.first, run.last + 1)
    return next((tree[i] for i in inside if tree[i].head not in inside), tree[run.last])


def _common_before(tree: Tree, run: Run) -> EntityType | None:
    """Return what a common noun before the name says: "the port of X", "the film X"."""
    at = run.first - 1
    while at >= 0 and tree[at].text in {'"', "\u201c", "\u2018", "'", "the", "The"}:
        at -= 1
    is_of = at > 0 and tree[at].text.lower() == "of"
    at -= is_of
    if at < 0 or tree[at].upos not in {"NOUN", "PROPN"}:
        return None
    found = COMMON.get(tree[at].lemma.lower())
    return found if found is not None and (not is_of or found is EntityType.PLACE) else None


def _is_inside(tree: Tree, run: Run) -> bool:
    at = run.first - 1
    if at >= 0 and tree[at].text.lower() == "the":
        at -= 1
    if at < 0 or tree[at].text.lower() not in INSIDE:
        return False
    return at == 0 or tree[at - 1].lemma.lower() not in NOT_INSIDE
