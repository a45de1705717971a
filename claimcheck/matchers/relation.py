"""Compare how things stand to each other: opposite words, before and after, more and less."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import attrs

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import IS, SUBJECT
from claimcheck.matchers.context import compare_as, is_same_statement, typed_anchors
from claimcheck.matchers.families import exclude
from claimcheck.matchers.lexicon import ONLY
from claimcheck.matchers.reading import Reading
from claimcheck.matchers.sorts import exclude_as_sorts
from claimcheck.matchers.words import Word
from claimcheck.model import Comparison, Outcome, SlotKind
from claimcheck.text.opposites import are_opposite, converse
from claimcheck.text.words import base_form

_SAME = 0.7  # share of the other words needed before opposite words are a conflict
_ORDER = frozenset(
    {
        "before",
        "after",
        "until",
        "since",
        "above",
        "below",
        "over",
        "under",
        "inside",
        "outside",
        "near",
        "far",
    }
)
_FRAME = 0.5  # share of the wording needed before a word counts as replaced
_REACH = 8  # words after a preposition in which its noun is looked for
_FOLLOWING = 3  # words after a preposition that may show what it orders
_COUNTED = frozenset({"most", "least"})  # "most of the members"
_ANCHORED = 2  # names, dates and numbers that both sides share
_OPEN_CLASSES = frozenset({"VERB", "ADJ", "ADV", "NOUN"})


class RelationMatcher:
    """Contradict a claim whose verb, adjective or preposition is the opposite of the passage's.

    What it does:
        Takes each word of the claim that the passage lacks and looks for its opposite in the same
        place of the same statement: "rose" for "fell", "largest" for "smallest", "before" for
        "after". A denial on one side turns the opposite back into agreement.

    Why:
        Opposite words stand in the same sentences, so that likeness of meaning, however measured,
        puts them close together.

    Example:
        *Exports rose in May.* against *Exports fell in May.* conflicts.

    Limits:
        Knows the opposites of its tables; "hot" and "lukewarm" are not among them.
    """

    name = SlotKind.RELATION.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each pair of opposites found."""
        al = align(claim, passage)
        found = (*_opposed(al), *_orders(al))
        judged = {comparison.claim_span for comparison in found}
        replaced = (one for one in _replaced(al) if one.claim_span not in judged)
        only = (one for one in _only(al) if one.claim_span not in judged)
        return (*found, *replaced, *only, *_sorts(al))


@functools.lru_cache(maxsize=64)
def _opposed(al: Alignment) -> tuple[Comparison, ...]:
    """Return what `_opposites` finds; two matchers ask for it, one after the other."""
    return tuple(_opposites(al))


def _opposites(al: Alignment) -> Iterator[Comparison]:
    met = {link.passage for links in al.links.values() for link in links[:1]}
    open_words = [
        other
        for other in al.passage.main
        if other.index not in met and other.token.upos in _OPEN_CLASSES
    ]
    for word in al.rest:
        if al.is_met(word.index) or word.token.upos not in _OPEN_CLASSES:
            continue
        for other in open_words:
            if not _turn(word.lemma, word.text, other.lemma, other.text):
                continue  # nearly always, so it is asked first
            is_loose = "ADV" not in {word.token.upos, other.token.upos} and _is_anchored(al)
            if _same_seat(al, word, other) or is_loose:
                yield _judge(al, word, other)
                break


@functools.lru_cache(maxsize=262_144)
def _turn(our_lemma: str, our_text: str, their_lemma: str, their_text: str) -> bool:
    """Say whether two words are opposite in the form they have or in the base of it.

    Who bought and who sold is a matter of roles, not of opposites.
    """
    if converse(our_lemma, their_lemma):
        return False
    ours = {our_lemma, base_form(our_text)}
    theirs = {their_lemma, base_form(their_text)}
    return any(are_opposite(a, b) for a in ours for b in theirs)


def _is_anchored(al: Alignment) -> bool:
    """Say whether so much else agrees that where a word hangs need not."""
    return typed_anchors(al, ()) >= _ANCHORED


def _replaced(al: Alignment) -> Iterator[Comparison]:
    """Find words in whose very place the passage has another that is no synonym.

    Members of one family exclude each other, which is a conflict; any other word leaves open
    whether the claim's holds too, and is missing.
    """
    if al.cover() < _FRAME:
        return
    met = {link.passage for links in al.links.values() for link in links}
    for word in al.rest:
        if al.is_met(word.index) or word.index in turned(al):
            continue
        others = [
            other
            for other in al.passage.main
            if other.weight
            and other.index not in met
            and other.index not in al.passage.valued
            and _same_chair(al, word, other)
        ]
        for other in others[:1]:
            is_other = exclude(word.lemma, other.lemma) and _judge(al, word, other).outcome
            if is_other is Outcome.CONFLICT:
                yield _made(word, other, Outcome.CONFLICT)
            else:
                yield attrs.evolve(_made(word, other, Outcome.MISSING), slot=SlotKind.WORDING)


def _sorts(al: Alignment) -> Iterator[Comparison]:
    """Find "X is a dog" where the passage says of the same name "X is a singer"."""
    met = {word for link in al.names for word in link.heads}
    for ours in al.claim.main_clauses[:1]:
        word = al.claim.words[ours.head]
        is_named = any(subject in al.claim.named for subject in ours.fillers(SUBJECT))
        if word.token.upos != "NOUN" or not is_named or al.is_said(word) or ours.is_negated:
            continue
        for theirs in al.passage.main_clauses:
            if theirs.is_negated or met.isdisjoint(theirs.fillers(SUBJECT)):
                continue
            nouns = [al.passage.words[i] for i in (theirs.head, *theirs.fillers(IS))]
            others = [noun for noun in nouns if noun.token.upos == "NOUN"]
            if others and all(exclude_as_sorts(word.lemma, noun.lemma) for noun in others):
                yield _made(word, others[0], Outcome.CONFLICT)
                return


def _same_chair(al: Alignment, word: Word, other: Word) -> bool:
    """Say whether both words have one part of speech, one relation and governors that meet."""
    if word.token.relation != other.token.relation:
        return False
    if (word.token.upos == "VERB") is not (other.token.upos == "VERB"):
        return False
    if word.head is None or other.head is None:
        return False
    return al.are_linked(word.head, other.head)


def _only(al: Alignment) -> Iterator[Comparison]:
    """Find "only" and superlatives in the claim that the passage does not say."""
    for word in al.claim.main:
        is_unsaid = word.lemma in ONLY and not any(w.lemma in ONLY for w in al.passage.main)
        is_highest = word.token.has("Degree=Sup") and word.lemma not in _COUNTED
        if is_unsaid or (is_highest and word.weight and not al.is_met(word.index)):
            yield compare_as(
                SlotKind.RELATION,
                Outcome.MISSING,
                word.text,
                "",
                claim_span=word.span,
                reason=f"source does not say “{word.text}”",
            )


@functools.lru_cache(maxsize=64)
def turned(al: Alignment) -> frozenset[int]:
    """Return the claim's words that the passage says by their opposite, denied or not."""
    decided = (one for one in _opposed(al) if one.outcome is not Outcome.MISSING)
    spans = {comparison.claim_span for comparison in decided}
    return frozenset(word.index for word in al.rest if word.span in spans)


def _judge(al: Alignment, word: Word, other: Word) -> Comparison:
    ours, theirs = al.claim.clause_of(word.index), al.passage.clause_of(other.index)
    if ours.is_negated is not theirs.is_negated:
        return _made(word, other, Outcome.ENTAILED)
    is_about = al.subjects(ours, theirs) or _is_anchored(al)
    is_same = is_about and is_same_statement(al, (word.index,), at_least=_SAME)
    if is_same and theirs.modality is ours.modality:
        return _made(word, other, Outcome.CONFLICT)
    return _made(word, other, Outcome.MISSING)


def _same_seat(al: Alignment, word: Word, other: Word) -> bool:
    """Say whether both are the predicate, or hang on words that meet."""
    ours, theirs = al.claim.clause_of(word.index), al.passage.clause_of(other.index)
    if ours.head == word.index and theirs.head == other.index:
        return True
    if word.head is None or other.head is None:
        return False
    return al.are_linked(word.head, other.head)


def _orders(al: Alignment) -> Iterator[Comparison]:
    for word in al.claim.main:
        if word.lemma not in _ORDER or any(w.lemma == word.lemma for w in al.passage.main):
            continue
        for other in al.passage.main:
            if other.lemma not in _ORDER or other.lemma == word.lemma:
                continue
            if are_opposite(word.lemma, other.lemma) and _order_same(al, word, other):
                is_same = is_same_statement(al, (word.index,), at_least=_SAME)
                yield _made(word, other, Outcome.CONFLICT if is_same else Outcome.MISSING)
                break


def _order_same(al: Alignment, word: Word, other: Word) -> bool:
    """Say whether both words stand before the same thing, or hang on the same one."""
    if word.head is not None and other.head is not None and al.are_linked(word.head, other.head):
        return True
    ours, theirs = _next(al.claim, word), _next(al.passage, other)
    return any(al.are_linked(a, b) for a in ours for b in theirs)


def _next(reading: Reading, word: Word) -> tuple[int, ...]:
    near = reading.words[word.index + 1 : word.index + _REACH]
    kinds = {"NOUN", "PROPN", "VERB"}
    return tuple(w.index for w in near if w.weight and w.token.upos in kinds)[:_FOLLOWING]


def _made(word: Word, other: Word, outcome: Outcome) -> Comparison:
    reason = f"claim says “{word.text}”, source says “{other.text}”"
    if outcome is Outcome.ENTAILED:
        reason = f"“{word.text}” and the denied “{other.text}” agree"
    return compare_as(
        SlotKind.RELATION,
        outcome,
        word.text,
        other.text,
        claim_span=word.span,
        source_span=other.span,
        reason=reason,
    )
