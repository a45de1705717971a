"""Compare who did what to whom."""

from __future__ import annotations

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import IS, OBJECT, RECIPIENT, SUBJECT, Clause
from claimcheck.matchers.context import compare_as
from claimcheck.matchers.lexicon import LIGHT, SYMMETRIC
from claimcheck.matchers.reading import Reading
from claimcheck.model import Comparison, Outcome, SlotKind
from claimcheck.text.opposites import converse

_CORE = frozenset({SUBJECT, OBJECT, RECIPIENT, "to", "from"})
OWNER = "of"
_BOUND = {
    SUBJECT: SUBJECT,
    OBJECT: OBJECT,
    RECIPIENT: OBJECT,
    "to": "to",
    "from": "from",
    OWNER: OWNER,
}
_DEPTH = 3
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_CONVERSE = {SUBJECT: frozenset({"from", "to", OBJECT, RECIPIENT, "by"})}


class RoleMatcher:
    """Contradict a claim that gives the same names each other's part.

    What it does:
        Finds the clauses with the same predicate on both sides and compares who is its subject,
        object, recipient, origin and goal, active or passive alike. Two fillers that changed
        places are a conflict; one that is only found in another role is missing. A converse verb
        ("bought from", "sold to") turns the roles before they are compared.

    Why:
        "Egypt invited Sudan" and "Sudan invited Egypt" have the same words, so that every measure
        of likeness calls them equal.

    Example:
        *Egypt invited Sudan.* against *Egypt was invited by Sudan.* conflicts.

    Limits:
        Says nothing of verbs that mean the same both ways ("met", "married").
    """

    name = SlotKind.ROLE.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each clause of the claim whose roles can be compared."""
        al = align(claim, passage)
        found = (self._compare(al, clause) for clause in claim.main_clauses)
        return tuple(comparison for comparison in found if comparison is not None)

    def _compare(self, al: Alignment, ours: Clause) -> Comparison | None:
        mine = _fillers(al.claim, ours)
        verb = al.claim.words[ours.head]
        if (
            not mine
            or ours.head in al.claim.quoted
            or verb.lemma in SYMMETRIC
            or not (verb.is_verb or ours.fillers(OBJECT))
        ):
            return None
        clauses = [c for c in al.passage.main_clauses if _same_event(al, ours, c) is not None]
        if not clauses:
            return _exchanged(al, ours)
        outcomes = [(_outcome(al, ours, clause), clause) for clause in clauses]
        for wanted in (Outcome.EQUAL, Outcome.CONFLICT, Outcome.MISSING):
            for outcome, clause in outcomes:
                # A bare participle says too little of who acts: it may agree, never differ.
                is_bare = _is_bare(al.claim, ours) or _is_bare(al.passage, clause)
                if outcome is wanted and not (is_bare and outcome is not Outcome.EQUAL):
                    return _made(al, ours, clause, outcome)
        return None


def _is_bare(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause is a participle that names no agent: "the film produced in May"."""
    if clause.relation != "acl":
        return False
    agents = reading.named.intersection(clause.fillers(SUBJECT))
    return not (agents and clause.fillers(OBJECT))


def _exchanged(al: Alignment, ours: Clause) -> Comparison | None:
    """Find the claim's subject and object in each other's part under a verb of unknown meaning.

    Whether "A rammed B" denies "B struck A" or tells of something else is not known, but it does
    not say so either.
    """
    if al.claim.words[ours.head].lemma in LIGHT:
        return None
    subjects = _with_names(al.claim, ours.fillers(SUBJECT))
    objects = _with_names(al.claim, ours.fillers(OBJECT))
    for clause in al.passage.main_clauses:
        verb = al.passage.words[clause.head]
        if not verb.is_verb or verb.lemma in SYMMETRIC:
            continue
        is_turned = _any_meets(al, subjects, clause.fillers(OBJECT)) and _any_meets(
            al, objects, clause.fillers(SUBJECT)
        )
        if is_turned:
            return _made(al, ours, clause, Outcome.MISSING)
    return _in_line(al, ours, subjects, objects)


def _in_line(
    al: Alignment, ours: Clause, subjects: tuple[int, ...], objects: tuple[int, ...]
) -> Comparison | None:
    """Find the verb between the two turned round, where the passage's tree shows no roles."""
    words = al.passage.words
    for link in al.links.get(ours.head, ()):
        verb = words[link.passage]
        if verb.is_context or al.passage.clause_of(verb.index).head == verb.index:
            continue
        before = tuple(w.index for w in words[: verb.index])
        after = tuple(w.index for w in words[verb.index + 1 :] if not w.is_context)
        is_passive = any(w.lemma == "by" for w in words[verb.index + 1 : verb.index + _NEAR_BY])
        is_turned = _any_meets(al, objects, before) and _any_meets(al, subjects, after)
        is_straight = _any_meets(al, subjects, before) and _any_meets(al, objects, after)
        if is_turned and not is_straight and not is_passive:
            clause = al.passage.clause_of(verb.index)
            return _made(al, ours, clause, Outcome.MISSING)
    return None


_NEAR_BY = 4  # words after the verb


def _with_names(reading: Reading, words: tuple[int, ...]) -> tuple[int, ...]:
    """Return the words and the names beside them: "the coaster Castor"."""
    near = (p.head for p in reading.names if reading.words[p.head].head in words)
    return (*words, *near)


def _any_meets(al: Alignment, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    return any(_meets(al, a, b) for a in ours for b in theirs)


def _fillers(reading: Reading, clause: Clause) -> list[tuple[str, int]]:
    """Return who fills which role; "lent the painting to the gallery" however it is attached."""
    found = [
        (role, word)
        for role, word in clause.roles
        if role in _CORE
        and reading.words[word].token.upos in _NOMINAL
        and (reading.words[word].weight or reading.words[word].token.upos != "NOUN")
    ]
    objects = {word for role, word in found if role == OBJECT}
    for index in clause.words:
        word = reading.words[index]
        if word.head in objects and word.token.relation == "nmod":
            case = next((w.lemma for w in reading.words if w.head == index), "")
            found += [(case, index)] if case in {"to", "from"} else []
    return found + _owners(reading, objects)


def _owners(reading: Reading, objects: set[int]) -> list[tuple[str, int]]:
    """Return the names under an object: "cancelled 90 percent of Russia's debt"."""
    found = []
    for placed in reading.names:
        above, steps = reading.words[placed.head].head, 0
        while above is not None and above not in objects and steps < _DEPTH:
            above, steps = reading.words[above].head, steps + 1
        is_bare = any(
            w.head == placed.head
            and w.token.relation == "case"
            and w.lemma not in {"of", "s", "'s", ""}
            for w in reading.words
        )
        if above in objects and placed.head not in objects and not is_bare:
            found.append((OWNER, placed.head))
    return found


def _same_event(al: Alignment, ours: Clause, theirs: Clause) -> bool | None:
    """Return whether the predicates are converses; none when they do not meet at all."""
    a, b = al.claim.words[ours.head], al.passage.words[theirs.head]
    if a.lemma != b.lemma and {a.lemma, b.lemma} & LIGHT.keys():
        return None  # "gets five posts", "five come from it": such verbs turn either way
    if converse(a.lemma, b.lemma):
        return True
    return False if al.are_linked(ours.head, theirs.head) else None


def _outcome(al: Alignment, ours: Clause, theirs: Clause) -> Outcome | None:
    is_converse = bool(_same_event(al, ours, theirs))
    mine, his = _fillers(al.claim, ours), _with_subjects(al.passage, _fillers(al.passage, theirs))
    seats: dict[int, set[str]] = {}
    for _, word in mine:
        seats[word] = {other for other, w in his if _meets(al, word, w)}
    placed = [(_BOUND[role], word) for role, word in mine if seats.get(word)]
    wrong = [
        (role, word)
        for role, word in placed
        if not _fits(role, seats[word], is_converse=is_converse)
    ]
    if not placed:
        return None
    if not wrong:
        return Outcome.EQUAL
    if len(wrong) > 1 and len({role for role, _ in wrong}) > 1:
        return Outcome.CONFLICT
    wanted, word = wrong[0]
    taken = any(_BOUND[other] == wanted and not _meets(al, word, w) for other, w in his)
    taken = taken or (not is_converse and _has_other_subject(al, mine, his, word))
    return Outcome.MISSING if taken else None


def _with_subjects(reading: Reading, fillers: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Let what is called something fill its place: "X is a film that Y made" has Y make X."""
    found = list(fillers)
    for clause in reading.main_clauses:
        said = {clause.head, *clause.fillers(IS)}
        for role, word in fillers:
            if word in said:
                found += [(role, subject) for subject in clause.fillers(SUBJECT)]
    return found


def _has_other_subject(
    al: Alignment, mine: list[tuple[str, int]], his: list[tuple[str, int]], word: int
) -> bool:
    """Say whether in the passage ``word`` itself acts, and not whoever acts in the claim.

    Only of names: "the service begins repairs" and "repairs begin" say the same.
    """
    actors = [w for role, w in his if role == SUBJECT and w in al.passage.named]
    ours = [w for role, w in mine if role == SUBJECT and w in al.claim.named]
    if not ours or word in ours or not any(_meets(al, word, actor) for actor in actors):
        return False
    return not any(_meets(al, one, actor) for one in ours for actor in actors)


def _meets(al: Alignment, word: int, other: int) -> bool:
    return al.are_linked(word, other)


def _fits(role: str, theirs: set[str], *, is_converse: bool) -> bool:
    bound = {_BOUND[other] for other in theirs}
    if not is_converse:
        return role in bound
    if role == SUBJECT:
        return bool(bound - {SUBJECT})
    if role in {"to", "from"}:
        return SUBJECT in bound
    return True  # what changes hands stays the object, who loses may be left out


def _made(al: Alignment, ours: Clause, theirs: Clause, outcome: Outcome) -> Comparison:
    claim, source = _told(al.claim, ours), _told(al.passage, theirs)
    reason = f"claim says {claim}, source says {source}"
    return compare_as(
        SlotKind.ROLE,
        outcome,
        claim,
        source,
        claim_span=al.claim.span((ours.head,)),
        source_span=al.passage.span((theirs.head,)),
        reason=reason if outcome is not Outcome.EQUAL else "both give the same parts",
        is_essential=True,
    )


def _told(reading: Reading, clause: Clause) -> str:
    """Return "subject verb object" in the text's words, the agent first whatever the voice."""
    names = {placed.head: placed.text for placed in reading.names}
    parts = {
        role: names.get(word, reading.words[word].text) for role, word in _fillers(reading, clause)
    }
    verb = reading.words[clause.head].text
    rest = " ".join(f"{role} {parts[role]}" for role in ("from", "to") if role in parts)
    core = " ".join(x for x in (parts.get(SUBJECT, "someone"), verb, parts.get(OBJECT, "")) if x)
    return f"“{core} {rest}”".replace(" ”", "”")
