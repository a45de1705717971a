"""How well two values stand in the same place of the same statement.

A value of the passage can only agree or conflict with one of the claim when both say the same
thing of the same subject. These helpers measure that, for all typed matchers alike.
"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from claimcheck.matchers.alignment import Alignment, subtree
from claimcheck.matchers.clauses import IS, OBJECT, SUBJECT, Clause
from claimcheck.matchers.lexicon import MEASURES
from claimcheck.matchers.reading import Reading
from claimcheck.model import Comparison, DateValue, Outcome, SlotKind, Span

AGREES = 0.5  # share of the claim's words a clause needs for an equal value to count
SAME = 0.75  # share it needs for a different value to be a conflict
_STEPS = 6  # governors looked at on the way up; deeper ones say little about the value


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """Two values' surroundings compared: ``share`` in ``[0, 1]`` of the claim's words that are met.

    ``has_governor`` says that what the value hangs on is the same, ``has_subject`` that both
    clauses are about the same thing.
    """

    share: float
    has_governor: bool
    has_subject: bool
    has_chain: bool = False

    @property
    def rank(self) -> float:
        """Return one number to choose the best place by."""
        return self.share + 0.5 * self.has_governor + 0.25 * self.has_subject


def context_of(al: Alignment, ours: Collection[int], theirs: Collection[int]) -> Context:
    """Compare the surroundings of the claim's words ``ours`` and the passage's words ``theirs``."""
    top, other = min(ours), min(theirs)
    claim_clause = al.claim.clause_of(_head(al.claim, ours, top))
    clause = al.passage.clause_of(_head(al.passage, theirs, other))
    scope = al.scope(clause)
    words = statement_words(al.claim, claim_clause, without=ours)
    return Context(
        share=_share(al, words, scope, claim_clause, clause),
        has_governor=_same_governor(al, ours, theirs, clause),
        has_chain=_same_chain(al, ours, theirs),
        has_subject=al.subjects(claim_clause, clause) or _is_inside(al, claim_clause, scope),
    )


def _is_inside(al: Alignment, ours: Clause, scope: Collection[int]) -> bool:
    """Say whether the claim's subject stands in the passage's clause in another role."""
    heads = ours.fillers(SUBJECT) or ours.fillers(OBJECT)
    return bool(heads) and all(al.meets(head, scope) is not None for head in heads)


def statement_words(reading: Reading, clause: Clause, *, without: Collection[int]) -> list[int]:
    """Return the words that a clause's statement hangs on: content words, names by their head."""
    heads = {placed.head for placed in reading.names}
    return [
        index
        for index in (*clause.words, *clause.borrowed)
        if index not in without
        and index not in reading.valued
        and (index in heads or index not in reading.named)
        and reading.words[index].weight
    ]


def _share(
    al: Alignment, words: list[int], scope: Collection[int], ours: Clause, theirs: Clause
) -> float:
    subject = frozenset(
        index
        for head in (
            *ours.fillers(SUBJECT),
            *(() if ours.fillers(SUBJECT) else ours.fillers(OBJECT)),
        )
        for index in subtree(al.claim, head)
    )
    is_same_subject = al.subjects(ours, theirs)
    total = met = 0.0
    for index in words:
        weight = al.claim.words[index].weight
        link = al.meets(index, scope)
        said = al.strength(al.claim.words[index])
        if link is None and not said and index in al.described:
            continue
        total += weight
        if link is not None:
            met += weight * link.strength
        elif index in subject and is_same_subject:
            met += weight * 0.9
        elif al.is_topic(al.claim.words[index]):
            met += weight * said
    return met / total if total else 1.0


def governors(reading: Reading, value: Collection[int]) -> list[int]:
    """Return the content words a value hangs on, nearest first; a predicate's is its subject."""
    found: list[int] = []
    index = _head(reading, value, min(value))
    above = reading.words[index].head
    while above is not None and len(found) < _STEPS:
        if above not in value and reading.words[above].weight:
            found.append(above)
        above = reading.words[above].head
    clause = reading.clause_of(index)
    if clause.head in value or clause.fillers(IS):
        found += [word for word in clause.fillers(SUBJECT) if word not in value]
    return found


def _same_governor(
    al: Alignment, ours: Collection[int], theirs: Collection[int], clause: Clause
) -> bool:
    mine = governors(al.claim, ours)
    if not mine:
        return True
    found = governors(al.passage, theirs)
    his = set(found)
    his |= {clause.head, *clause.fillers(SUBJECT), *clause.fillers(IS)} if not his else set()
    # "The line is 14 km long" and "the 14-km line" measure the same, unless both say along what.
    first, other = (al.claim.words[mine[0]], al.passage.words[found[0]] if found else None)
    if len(mine) > 1 and first.lemma in MEASURES and (other is None or other.lemma not in MEASURES):
        mine = mine[1:]
    return any(al.are_linked(mine[0], index) for index in his)


def _same_chain(al: Alignment, ours: Collection[int], theirs: Collection[int]) -> bool:
    """Say whether the two nearest governors are the same: "a bridge with a span of 40 metres"."""
    mine, his = governors(al.claim, ours)[:2], governors(al.passage, theirs)[:2]
    return len(mine) == len(his) == _CHAIN and all(map(al.are_linked, mine, his))


_CHAIN = 2
_STATEMENT = 3  # names and content words that make a statement tell of one particular thing


def is_all_the_same(al: Alignment, ours: Collection[int]) -> bool:
    """Say whether nothing but the words ``ours`` differs in a statement about one definite thing.

    "The council approved the plan" happens once; "a firm opened a shop" may happen any day.
    """
    values = [placed.words for placed in al.claim.names]
    values += [placed.words for placed in al.claim.dates]
    values += [placed.words for placed in al.claim.quantities]
    told = sum(not set(words) & set(ours) for words in values)
    told += sum(word.index not in ours for word in al.rest)
    least = _STATEMENT - _is_universal(al)
    if told < least or _is_vague(al, ours):
        return False
    is_said = al.cover(without=ours, of_subject=False) >= _NOTHING_ELSE
    return is_said and is_same_statement(al, ours)


_NOTHING_ELSE = 0.75


def _is_universal(al: Alignment) -> bool:
    """Say whether the claim holds of all there is: "every round"."""
    return any(word.lemma in _UNIVERSAL for word in al.claim.main)


_UNIVERSAL = frozenset({"every", "all", "each", "always"})


def _is_vague(al: Alignment, ours: Collection[int]) -> bool:
    """Say whether the claim speaks of "a" or "some" thing outside ``ours``."""
    return any(
        word.lemma in _AMONG
        or (word.token.relation == "det" and word.lemma in _INDEFINITE and word.head not in ours)
        for word in al.claim.main
    )


_AMONG = frozenset({"among", "including", "such", "partly", "also", "too", "mainly"})
_INDEFINITE = frozenset({"a", "an", "some", "any", "another", "several", "many", "one"})


def _head(reading: Reading, value: Collection[int], default: int) -> int:
    return next((i for i in sorted(value) if reading.words[i].head not in value), default)


def wanted(al: Alignment, ours: Collection[int], at_least: float = SAME) -> float:
    """Return the share of words that must be met for a value ``ours`` to be compared.

    Wording counts the less the more names, dates and numbers besides the value are the same on both
    sides: texts that share two people, a town and a month tell of one event, in whatever words.
    """
    return min(at_least, _WANTED[min(typed_anchors(al, ours), len(_WANTED) - 1)])


_WANTED = (1.0, 0.6, 0.35, 0.25)


def typed_anchors(al: Alignment, ours: Collection[int]) -> int:
    """Count the names, dates and numbers of the claim outside ``ours`` that the passage has."""
    found = anchors(al, ours)
    taken = set(ours)
    for placed in al.claim.dates:
        if not taken & set(placed.words):
            found += _is_on_that_day(al, placed.value)
    for number in al.claim.quantities:
        if not taken & set(number.words):
            q = number.value
            found += any(
                q.kind is other.value.kind
                and q.unit == other.value.unit
                and q.low <= other.value.high
                and other.value.low <= q.high
                for other in al.passage.quantities
            )
    return found


def is_one_event(al: Alignment, ours: Collection[int], *, more: int = 0) -> bool:
    """Say whether both texts surely tell of one event and the words ``ours`` alone set them apart.

    Every other name and date of the claim is met, all its numbers but one at most, and they are
    many: two texts that share a patient, a hospital and an age tell of one treatment, whichever is
    the subject of the sentence and whatever the verbs. The more of them, the less wording is asked
    for. ``more`` counts what else the caller found to be the same.
    """
    if _points_away(al) or _is_narrower(al):
        return False
    taken = set(ours)
    names = [
        link
        for placed, link in zip(al.claim.names, al.names, strict=True)
        if not taken & set(placed.words)
    ]
    if any(not (link.heads or link.is_in_context or link.is_in_topic) for link in names):
        return False
    dates = [placed for placed in al.claim.dates if not taken & set(placed.words)]
    if any(not _is_on_that_day(al, placed.value) for placed in dates):
        return False
    numbers = sum(not taken & set(placed.words) for placed in al.claim.quantities)
    met = typed_anchors(al, ours) + sum(not link.heads for link in names)
    unmet = len(names) + len(dates) + numbers - met
    met += more
    if met < len(_ONE_EVENT) or unmet > (met > len(_ONE_EVENT)):
        return False
    least = _ONE_EVENT[min(met - len(_ONE_EVENT), len(_ONE_EVENT) - 1)]
    return al.cover(without=ours, of_subject=False) >= least


_ONE_EVENT = (0.5, 0.2)  # share of wording needed with two and with more values met


def _is_on_that_day(al: Alignment, day: DateValue) -> bool:
    return any(_same_days(day, other.value) for other in al.passage.dates)


def _same_days(one: DateValue, other: DateValue) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end and other.start <= one.end


def is_same_statement(al: Alignment, ours: Collection[int], *, at_least: float = SAME) -> bool:
    """Say whether the passage makes the claim's statement but for the words ``ours``.

    Every name of the claim outside ``ours`` must be there, or be the subject that the context
    names, and enough of the other words; see ``wanted``.
    """
    others = [
        link
        for placed, link in zip(al.claim.names, al.names, strict=True)
        if not set(placed.words) & set(ours)
    ]
    if _points_away(al) or _is_narrower(al):
        return False
    if any(not link.heads and not link.is_in_context and not al.passage.is_bare for link in others):
        return False
    if others and not any(link.heads for link in others) and not _names_subject(al):
        return False
    return al.cover(without=ours, of_subject=False) >= wanted(al, ours, at_least)


def _points_away(al: Alignment) -> bool:
    """Say whether a pronoun leaves open what the claim is about."""
    if al.clause is not None and al.clause.has_open_subject:
        return False  # both may speak of the same
    clauses = al.claim.main_clauses[:1]
    subjects = [word for clause in clauses for word in clause.fillers(SUBJECT)]
    return any(al.claim.words[word].token.upos == "PRON" for word in subjects)


def _is_narrower(al: Alignment) -> bool:
    """Say whether the passage tells of one kind of what the claim names: "the flu campaign".

    "The campaign" may be another one then, so that nothing the passage says of its own can be
    held against the claim.
    """
    for clause in al.claim.main_clauses[:1]:
        for word in clause.fillers(SUBJECT) or clause.fillers(OBJECT):
            is_told = any(w.head == word and w.token.relation == "nmod" for w in al.claim.words)
            if is_told or word in al.claim.named or _modifiers(al.claim, word):
                continue
            met = al.meets(word)
            if met is None or met.passage in al.passage.named:
                continue
            kinds = _modifiers(al.passage, met.passage)
            if kinds and not any(al.claim_has(kind) for kind in kinds):
                return True
    return False


def _modifiers(reading: Reading, noun: int) -> list[int]:
    """Return the words before a noun that say which kind of thing it is."""
    return [
        word.index
        for word in reading.words
        if word.head == noun
        and word.index < noun
        and word.token.relation in {"compound", "amod"}
        and word.weight
        and word.index not in reading.valued
    ]


def _names_subject(al: Alignment) -> bool:
    clause = al.clause
    if clause is None or not al.claim.main_clauses:
        return False
    return clause.has_open_subject or al.subjects(al.claim.main_clauses[0], clause)


def anchors(al: Alignment, ours: Collection[int]) -> int:
    """Count the names of the claim outside ``ours`` that the compared text of the passage has."""
    return sum(
        bool(link.heads)
        for placed, link in zip(al.claim.names, al.names, strict=True)
        if not set(placed.words) & set(ours)
    )


def compare_as(  # noqa: PLR0913 - one name for each part of a comparison
    slot: SlotKind,
    outcome: Outcome,
    claim: str,
    source: str,
    *,
    claim_span: Span | None = None,
    source_span: Span | None = None,
    reason: str = "",
    is_essential: bool = True,
    degree: float = 1.0,
) -> Comparison:
    """Make a comparison, with the usual sentence for its outcome unless ``reason`` is given."""
    return Comparison(
        slot=slot,
        claim=claim,
        source=source,
        outcome=outcome,
        reason=reason or _REASONS[outcome].format(claim=claim, source=source),
        claim_span=claim_span,
        source_span=source_span,
        is_essential=is_essential,
        degree=degree,
    )


_REASONS = {
    Outcome.EQUAL: "claim and source both say {claim}",
    Outcome.ENTAILED: "source says {source}, which fits {claim}",
    Outcome.CONFLICT: "claim says {claim}, source says {source}",
    Outcome.MISSING: "source does not say {claim}",
    Outcome.INCOMPARABLE: "claim says {claim}, source says {source}: not comparable",
}
