"""Find that what a claim puts in one place lies in another that cannot hold it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matchers.alignment import Alignment
from claimcheck.matchers.clauses import OBJECT, SUBJECT, Clause
from claimcheck.matchers.reading import Placed, Reading
from claimcheck.model import Entity, EntityType
from claimcheck.text.gazetteer import located_in, resolve, thing

_GROUND = frozenset({EntityType.PLACE, EntityType.COUNTRY})
_INSIDE = frozenset({"in", "at", "of", "within", "from"})
_SITED = frozenset({"locate", "situate", "base", "lie", "headquarter", "originate", "come"})
_EVENT = frozenset({"PROPN", "NOUN", "ADJ"})
_MOST_STEPS = 8
_ONE_LAND = {"europe", "asia"}  # what lies in both is told of either


def lies_elsewhere(al: Alignment, ours: Placed[Entity]) -> Placed[Entity] | None:
    """Return the place where the passage puts what the claim puts in ``ours``, if both cannot be.

    Only where the claim says no more than where a thing is, and the tables know both places.
    """
    clause = al.claim.clause_of(ours.head)
    if ours.value.type not in _GROUND or clause.is_negated or not _is_sited(al.claim, clause):
        return None
    if not _is_inside(al.claim, ours.head, clause):
        return None
    met = {head for link in al.names for head in link.heads}
    subjects = clause.fillers(SUBJECT) or clause.fillers(OBJECT)
    if not any(link.passage in met for word in subjects for link in al.links.get(word, ())):
        return None
    for theirs in _places(al, met):
        if _are_apart(ours.value, theirs.value):
            return theirs
    return None


def _is_sited(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause tells where its subject is: "X is a town in Y", "X is based in Y"."""
    head = reading.words[clause.head]
    if head.lemma in _SITED:
        return True
    has_copula = any(w.head == clause.head and w.token.relation == "cop" for w in reading.words)
    return has_copula and head.token.upos in _EVENT


def _is_inside(reading: Reading, place: int, clause: Clause) -> bool:
    """Say whether only "in" and its like stand between a place and its clause's head."""
    here: int | None = place
    is_marked = False
    for _ in range(_MOST_STEPS):
        if here is None:
            return False
        cases = {w.lemma for w in reading.words if w.head == here and w.token.relation == "case"}
        if cases - _INSIDE:
            return False
        is_marked = is_marked or bool(cases)
        if here == clause.head:
            return is_marked
        word = reading.words[here]
        if word.token.upos == "VERB" and word.lemma not in _SITED:
            return False
        if word.token.relation in {"conj", "appos"} or here in clause.fillers(SUBJECT):
            return False
        here = word.head
    return False


def _places(al: Alignment, met: set[int]) -> Iterator[Placed[Entity]]:
    """Yield the passage's places that say where a name the claim shares is."""
    for theirs in al.passage.names:
        if theirs.value.type not in _GROUND or theirs.head in met:
            continue
        for clause in al.passage.main_clauses:
            about = (*clause.fillers(SUBJECT), *clause.fillers(OBJECT))
            if clause.is_negated or met.isdisjoint(about):
                continue
            if _is_sited(al.passage, clause) and _is_inside(al.passage, theirs.head, clause):
                yield theirs


def _are_apart(one: Entity, other: Entity) -> bool:
    """Say whether two places of the tables have nothing in common."""
    a, b = (_chain(name) for name in (one, other))
    if not a or not b or a[0] in b or b[0] in a:
        return False
    ours, theirs = ({row.kind: key for key in chain if (row := thing(key))} for chain in (a, b))
    for kind in ("country", "continent"):
        if kind in ours and kind in theirs:
            found = {ours[kind], theirs[kind]}
            return len(found) > 1 and found != _ONE_LAND
    return False


def _chain(name: Entity) -> list[str]:
    """Return the keys of a place and of what it lies in, the smallest first."""
    found = resolve(name.text)
    if found is None or len(found.candidates) > 1:
        return []
    chain = [found.key]
    while len(chain) < _MOST_STEPS and (above := located_in(chain[-1])) is not None:
        chain.append(above)
    return chain
