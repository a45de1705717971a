"""Compare the people, organisations, works and events that a claim names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import IS, OBJECT, SUBJECT
from claimcheck.matchers.context import (
    compare_as,
    is_all_the_same,
    is_same_statement,
    typed_anchors,
)
from claimcheck.matchers.lexicon import CLASSES, ONE_FILLER, ONE_PLACE, WORKS
from claimcheck.matchers.locations import lies_elsewhere
from claimcheck.matchers.naming import PLACES, NameLink
from claimcheck.matchers.reading import Placed, Reading
from claimcheck.matchers.roles import OF, Seat, seats
from claimcheck.model import Comparison, Entity, EntityType, Modality, Outcome, SlotKind
from claimcheck.text.gazetteer import thing
from claimcheck.text.names import (
    NameRelation,
    compare_names,
    is_given_name,
    lies_in,
    located_in,
    resolve,
)
from claimcheck.text.thesaurus import has_sense

_SAME = 0.8  # share of the other words needed before another name is a conflict
_ALIKE = 2  # names both must share when the slot may have several fillers
_MISSPELT = 0.9


class EntityMatcher:
    """Compare who and what the claim names.

    What it does:
        Looks for each name of the claim in the passage, under any form known to mean the same. The
        neighbouring sentence, title or heading may name the subject that the passage leaves to a
        pronoun. Where the name is absent and a name *known to be different* fills its place in
        the same statement, they conflict, if that place takes one filler or nothing else differs.

    Why:
        The presence of a name proves little and its absence less; "Kim Jong Il" for "Kim Jong Un"
        is an error, "Kim" for "Kim Jong Un" is none.

    Example:
        *The prize was won by Ada Berg.* against *The prize was won by Tom Holt.* conflicts.

    Limits:
        Names that may be the same, or that no list knows to be different, never conflict.
    """

    name = SlotKind.ENTITY.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each name that is no place, in order."""
        return compare_names_of(claim, passage, SlotKind.ENTITY)


def compare_names_of(claim: Reading, passage: Reading, slot: SlotKind) -> tuple[Comparison, ...]:
    """Compare the claim's names that belong to ``slot``: places, or all others."""
    al = align(claim, passage)
    return tuple(
        _compare(al, placed, link, slot)
        for placed, link in zip(claim.names, al.names, strict=True)
        if (placed.value.type in PLACES) is (slot is SlotKind.PLACE)
    )


def _compare(al: Alignment, ours: Placed[Entity], link: NameLink, slot: SlotKind) -> Comparison:
    is_of_people = all(m.value.type is EntityType.NATIONALITY for m in link.mentions)
    rival = lies_elsewhere(al, ours) if is_of_people or not link.heads else None
    if link.heads and rival is None:
        return _found(al, ours, link, slot)
    rival = rival or _rival(al, ours)
    if rival is not None:
        return compare_as(
            slot,
            Outcome.CONFLICT,
            ours.text,
            rival.text,
            claim_span=ours.value.span,
            source_span=rival.value.span,
        )
    if _is_given(al, ours, link):
        return compare_as(
            slot,
            Outcome.ENTAILED,
            ours.text,
            ours.text,
            claim_span=ours.value.span,
            reason=f"source is about {ours.text}",
        )
    return compare_as(slot, Outcome.MISSING, ours.text, "", claim_span=ours.value.span)


def _found(al: Alignment, ours: Placed[Entity], link: NameLink, slot: SlotKind) -> Comparison:
    is_misspelt = link.relation is NameRelation.MISSPELT
    same = link.mention.casefold() == ours.text.casefold()
    first = link.mentions[0].value.span if link.mentions else al.passage.span(link.heads[:1])
    return compare_as(
        slot,
        Outcome.EQUAL if same else Outcome.ENTAILED,
        ours.text,
        link.mention,
        claim_span=ours.value.span,
        source_span=first,
        reason=f"claim spells {ours.text}, source spells {link.mention}" if is_misspelt else "",
        degree=_MISSPELT if is_misspelt else 1.0,
    )


def _is_given(al: Alignment, ours: Placed[Entity], link: NameLink) -> bool:
    """Say whether the context supplies the name.

    The title or a heading does, and neighbours do for the subject that the passage leaves open.
    """
    if link.is_in_topic:
        return not _is_of_a_sibling(al, ours)
    clause = al.clause
    is_told = link.is_in_context or (al.passage.is_bare and not _is_of_others(al))
    if clause is None or not is_told or ours.value.type is EntityType.NATIONALITY:
        return False
    is_subject = any(
        al.claim.words[word].head is None or word in ours.words or word == ours.head
        for claim_clause in al.claim.main_clauses
        for word in _topic(claim_clause.fillers(SUBJECT), claim_clause.fillers(OBJECT))
        if word in ours.words or _leads_to(al.claim, ours.head, word)
    )
    if not (is_subject or (al.passage.is_bare and _stands_first(al.claim, ours))):
        return False
    if clause.has_open_subject:
        return True
    if not link.is_in_context and al.subjects(al.claim.clause_of(ours.head), clause):
        met = {head for other in al.names for head in other.heads}
        names = (placed for placed in al.passage.names if placed.head not in met)
        is_free = not any(placed.clause == clause.index for placed in names)
        return is_free and al.has_open_noun(clause)
    return link.is_in_context and al.subjects(al.claim.clause_of(ours.head), clause)


def _stands_first(reading: Reading, ours: Placed[Entity]) -> bool:
    """Say whether a name stands before every verb, as what the sentence is about does."""
    above = reading.words[ours.head]
    is_marked = any(w.head == above.index and w.token.relation == "case" for w in reading.words)
    if is_marked or above.token.relation == "conj" or ours.value.type in PLACES:
        return False  # "In Q3", "China, Japan": no pronoun stands for that
    verbs = (w.index for w in reading.main if w.token.upos in {"VERB", "AUX"})
    return ours.head < next(verbs, 0)


def _is_of_others(al: Alignment) -> bool:
    """Say whether the passage itself names somebody else whom its open subject may be."""
    clause = al.clause
    if clause is None:
        return False
    met = {head for link in al.names for head in link.heads}
    pronouns = {al.passage.words[word].lemma for word in clause.fillers(SUBJECT)}
    sort = {_PERSON} if "it" in pronouns else set()
    return any(
        placed.head < clause.head
        and placed.head not in met
        and placed.value.type not in PLACES | sort
        for placed in al.passage.names
    )


def _is_of_a_sibling(al: Alignment, ours: Placed[Entity]) -> bool:
    """Say whether the passage, on a page about "Line 7", tells of "Line 5"."""
    name, *number = ours.value.key.split()
    if not any(part.isdigit() for part in number):
        return False
    keys = (placed.value.key for placed in al.passage.names)
    return any(key != ours.value.key and key.split()[0] == name for key in keys)


def _topic(subjects: tuple[int, ...], objects: tuple[int, ...]) -> tuple[int, ...]:
    return subjects or objects


def _leads_to(reading: Reading, word: int, top: int) -> bool:
    """Say whether ``word`` hangs, directly or not, on ``top`` within one phrase."""
    above: int | None = word
    while above is not None:
        if above == top:
            return True
        if reading.words[above].token.upos == "VERB":
            return False
        above = reading.words[above].head
    return False


# ---------------------------------------------------------------- conflicts


def _rival(al: Alignment, ours: Placed[Entity]) -> Placed[Entity] | None:
    """Return the name that stands where the claim's should and excludes it."""
    if not is_same_statement(al, ours.words, at_least=_SAME):
        return None
    if al.claim.clause_of(ours.head).is_negated or link_is_elsewhere(al, ours):
        return None
    mine = seats(al.claim, ours.head)
    for theirs in _candidates(al, ours):
        his = seats(al.passage, theirs.head)
        shared = _shared_seat(al, mine, his) or _parallel_seat(al, ours, mine, his)
        if shared is None or _is_another_office(al, ours, theirs):
            continue
        if _excludes(al, ours, theirs, shared):
            return theirs
    return None


def _is_another_office(al: Alignment, ours: Placed[Entity], theirs: Placed[Entity]) -> bool:
    """Say whether the passage tells whose leader another is, and the claim leaves it open.

    "Berg was president" is not refuted by "Holt is the leader of Norland": nothing says that
    the two words mean one office.
    """
    clause, told = al.claim.clause_of(ours.head), al.passage.clause_of(theirs.head)
    office, other = al.claim.words[clause.head], al.passage.words[told.head]
    if office.token.upos not in {"NOUN", "PROPN"} or office.lemma == other.lemma:
        return False
    if any(name.clause == clause.index for name in al.claim.names if name is not ours):
        return False
    return any(
        name is not theirs
        and name.clause == told.index
        and name.head not in told.fillers(SUBJECT)
        and _leads_to(al.passage, name.head, told.head)
        for name in al.passage.names
    )


def _candidates(al: Alignment, ours: Placed[Entity]) -> Iterator[Placed[Entity]]:
    """Yield the passage's names that could stand for another than the claim's, in order."""
    clause = al.claim.clause_of(ours.head)
    is_open = al.clause is None or al.clause.has_open_subject
    if is_open and ours.head in clause.fillers(SUBJECT):
        return  # "she" may be the very one the claim names
    met = {head for link in al.names for head in link.heads}
    for theirs in al.passage.names:
        told = al.passage.clause_of(theirs.head)
        is_met = theirs.head in met or not met.isdisjoint(theirs.words)
        is_told = not told.is_negated and told.modality in {Modality.ASSERTED, clause.modality}
        if is_told and not is_met and not _is_of_another_time(al.passage, theirs):
            yield theirs


def _excludes(al: Alignment, ours: Placed[Entity], theirs: Placed[Entity], seat: Seat) -> bool:
    """Say whether the passage's name in ``seat`` leaves no room for the claim's."""
    takes_one = _takes_one(al, seat)
    all_same = is_all_the_same(al, ours.words)
    if not (
        takes_one
        or all_same
        or _describes(al, ours, seat)
        or typed_anchors(al, ours.words) >= _ALIKE
    ):
        return False
    if _differ(ours.value, theirs.value, takes_one=takes_one or all_same):
        return True
    # One is born, buried or based in one town, whether or not a table knows it.
    is_town = takes_one and ours.value.type is theirs.value.type is EntityType.PLACE
    return (is_town or _is_certain(al, ours, seat)) and _are_strangers(ours.value, theirs.value)


def link_is_elsewhere(al: Alignment, ours: Placed[Entity]) -> bool:
    """Say whether the name occurs anywhere in the passage's text, under its words."""
    return ours.text.casefold() in al.passage.folded


def _differ(ours: Entity, theirs: Entity, *, takes_one: bool) -> bool:
    """Say whether two names are known to be different.

    In a place that only one can fill, a name of unknown type has the other's, or is a person's.
    """
    if takes_one and not (_is_plain(ours, theirs) or _is_plain(theirs, ours)):
        known = next((e.type for e in (ours, theirs) if e.type is not _UNKNOWN), _PERSON)
        ours, theirs = (attrs.evolve(e, type=_typed(e.type, known)) for e in (ours, theirs))
    if ours.type is not theirs.type:
        return _is_abroad(ours, theirs) or _is_abroad(theirs, ours)
    return compare_names(ours, theirs) is NameRelation.DIFFERENT


def _is_plain(name: Entity, other: Entity) -> bool:
    """Say whether one name is of everyday words and cannot be a person's as the other is."""
    if name.type is not _UNKNOWN or other.type is not _PERSON:
        return False
    return all(has_sense(word, "n") or has_sense(word, "a") for word in name.key.split())


def _is_certain(al: Alignment, ours: Placed[Entity], seat: Seat) -> bool:
    """Say whether so much agrees that a name no table knows must be another's."""
    if not is_all_the_same(al, ours.words):
        return False
    return _takes_one(al, seat) or typed_anchors(al, ours.words) >= _ALIKE


def _is_of_another_time(passage: Reading, theirs: Placed[Entity]) -> bool:
    """Say whether the name held its place once: "the president of those years"."""
    clause = passage.clause_of(theirs.head)
    near = {*clause.words, *range(max(0, theirs.head - _NEAR), theirs.head + _NEAR)}
    return any(w.index in near and w.lemma in _ONCE for w in passage.main)


_NEAR = 10  # words
_ONCE = frozenset({"former", "then", "ex", "previous", "those", "predecessor", "late"})


def _is_abroad(town: Entity, country: Entity) -> bool:
    """Say whether a town is known to lie in another country: "Jakarta" and "Singapore"."""
    if town.type is not EntityType.PLACE or country.type is not EntityType.COUNTRY:
        return False
    home = located_in(town.key)
    return home is not None and home != country.key and not lies_in(town.key, country.key)


def _are_strangers(ours: Entity, theirs: Entity) -> bool:
    """Say whether two names no table knows have nothing in common, not even a beginning."""
    known = [found for e in (ours, theirs) if (found := resolve(e.text)) is not None]
    if len(known) > 1 or not all(_is_town(found.key) for found in known):
        return False
    if (ours.type in PLACES) is not (theirs.type in PLACES):
        return False
    if _may_be_person(ours) is not _may_be_person(theirs):
        return False
    a, b = (tuple(w for w in e.key.split() if w not in CLASSES) for e in (ours, theirs))
    shares = any(x[:_BEGINNING] == y[:_BEGINNING] for x in a for y in b)
    acronym = "".join(x[0] for x in a) == "".join(b) or "".join(x[0] for x in b) == "".join(a)
    related = {NameRelation.SAME, NameRelation.MISSPELT}
    return bool(a and b) and not (shares or acronym) and compare_names(ours, theirs) not in related


def _is_town(key: str) -> bool:
    """Say whether a known name is a town's, in which no other place of a claim can lie."""
    row = thing(key)
    return row is not None and row.kind == "city"


def _may_be_person(name: Entity) -> bool:
    """Say whether the name is a person's, or begins with a given name: "Douglas Whitcombe"."""
    first = name.key.split()[:1]
    is_unknown = name.type is _UNKNOWN and len(name.key.split()) > 1
    return name.type is _PERSON or (is_unknown and any(map(is_given_name, first)))


_BEGINNING = 3  # letters that make two names look like forms of one
_UNKNOWN, _PERSON = EntityType.UNKNOWN, EntityType.PERSON


def _typed(own: EntityType, known: EntityType) -> EntityType:
    return known if own is _UNKNOWN else own


def _shared_seat(al: Alignment, mine: Collection[Seat], his: Collection[Seat]) -> Seat | None:
    for a in mine:
        for b in his:
            if _same_role(a.role, b.role) and al.are_linked(a.governor, b.governor):
                return a
    return None


def _parallel_seat(
    al: Alignment,
    ours: Placed[Entity],
    mine: Collection[Seat],
    his: Collection[Seat],
) -> Seat | None:
    """Return the claim's seat where so much agrees that two verbs may tell of one event."""
    if typed_anchors(al, ours.words) < _ALIKE and not is_all_the_same(al, ours.words):
        return None
    heads = {clause.head for clause in al.claim.main_clauses}
    others = {clause.head for clause in al.passage.main_clauses}
    for a in mine:
        for b in his:
            if a.role == b.role and a.governor in heads and b.governor in others:
                return a
    return None


def _same_role(one: str, other: str) -> bool:
    return one == other or any({one, other} <= alike for alike in _ALIKE_ROLES)


_ALIKE_ROLES = (
    frozenset({SUBJECT, "by"}),
    frozenset({"in", "at"}),
    frozenset({"near", "off"}),
)


def _describes(al: Alignment, ours: Placed[Entity], seat: Seat) -> bool:
    """Say whether the name is the nationality of what the claim says its subject is."""
    if ours.value.type is not EntityType.NATIONALITY or seat.role not in {IS, OF}:
        return False
    if seat.role == IS:
        return True
    clause = al.claim.clause_of(seat.governor)
    return seat.governor in clause.fillers(IS)


def _takes_one(al: Alignment, seat: Seat) -> bool:
    lemma = al.claim.words[seat.governor].lemma
    if lemma in ONE_PLACE and seat.role in {SUBJECT, OBJECT}:
        return False  # many are born on a day, each of them in one place
    return lemma in ONE_FILLER or (seat.role == "by" and lemma in WORKS)
