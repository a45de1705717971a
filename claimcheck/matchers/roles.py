"""Where a word stands: its normalised role and what it hangs on."""

from __future__ import annotations

import attrs

from claimcheck.matchers.clauses import IS
from claimcheck.matchers.reading import Reading

OF = "of"
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "nmod:unmarked", "det"})


@attrs.frozen
class Seat:
    """A word's place: ``role`` under ``governor``; a predicate noun's governor is its subject."""

    role: str
    governor: int


def seats(reading: Reading, word: int) -> tuple[Seat, ...]:
    """Return every place ``word`` has: in its clause, in clauses that borrow it, in its phrase."""
    found = [
        Seat(role, clause.head)
        for clause in reading.clauses
        for role, filler in clause.roles
        if filler == word and role != IS
    ]
    for clause in reading.clauses:
        if word in clause.fillers(IS):
            found += [Seat(IS, other) for role, other in clause.roles if role == "subject"]
    phrase = _in_phrase(reading, word)
    found += phrase
    for seat in phrase:
        # "a French politician" is French too.
        if reading.words[word].token.relation == "amod":
            found += [s for s in seats(reading, seat.governor) if s.role == IS]
    return tuple(dict.fromkeys(found))


def _attachments(reading: Reading, above: int) -> list[int]:
    """Return what a phrase after a noun may hang on: the noun, or the verb whose object that is.

    "held the fair in Lyon": where the phrase belongs is a guess of the parser.
    """
    word = reading.words[above]
    is_argument = word.token.relation in {"obj", "obl"} and word.head is not None
    return [above, word.head] if is_argument and word.head is not None else [above]


def _nouns_of(reading: Reading, noun: int) -> list[int]:
    """Return a noun and those it only narrows: "drama" and "film" in "Australian drama film"."""
    found = [noun]
    while reading.words[noun].token.relation == "compound" and len(found) < _LONGEST_NAME:
        above = reading.words[noun].head
        if above is None:
            break
        noun = above
        found.append(noun)
    return found


_LONGEST_NAME = 5  # nouns
_SAME_PLACE = frozenset({"appos", "flat"})


def _in_phrase(reading: Reading, word: int) -> list[Seat]:  # noqa: PLR0911 - a case a line
    token = reading.words[word].token
    above = reading.words[word].head
    if above is None:
        return []
    if token.relation == "conj":
        return list(_in_phrase(reading, above))
    if token.relation in _SAME_PLACE:
        return list(seats(reading, above))  # "the architect Ada Berg"
    if token.deprel in _MODIFIERS:
        return [Seat(OF, noun) for noun in _nouns_of(reading, above)]
    if token.relation in {"nmod", "obl"}:
        case = next(
            (w.lemma for w in reading.words if w.head == word and w.token.relation == "case"), ""
        )
        if case in {"of", "'s", ""}:
            return [Seat(OF, above)]
        return [Seat(case, governor) for governor in _attachments(reading, above)]
    return []
