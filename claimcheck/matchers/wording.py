"""Compare what is left of a claim once its names, dates and numbers are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import SUBJECT, Clause
from claimcheck.matchers.context import compare_as, typed_anchors
from claimcheck.matchers.lexicon import LIGHT, MEASURES, REPORTING
from claimcheck.matchers.polarity import has_left_out
from claimcheck.matchers.reading import Reading
from claimcheck.matchers.relation import turned
from claimcheck.matchers.words import Word
from claimcheck.model import Comparison, Outcome, SlotKind

_KNOWN = 2  # anchors
_HALF = 0.5  # the noun is met, its modifier is not
_NARROWING = frozenset({"amod", "compound", "nummod", "obj"})


class WordingMatcher:
    """Measure how much of the claim's predicate and modifiers the passage says in some words.

    What it does:
        Gives the share of the claim's other content words that the passage has: the same, another
        form, a derivation or a synonym. The comparison's degree is that share. A predicate that
        the passage lacks altogether is named as missing.

    Why:
        A claim can keep every name and number of its source and still say something else.

    Example:
        *The firm bought a rival in 2010.* meets *The company's 2010 acquisition of a rival …* in
        every word.

    Limits:
        Knows the synonyms of its table and no others; what follows from the passage by knowledge
        of the world counts as missing.
    """

    name = SlotKind.WORDING.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return the share of words, then the claim's predicate if the passage lacks it."""
        al = align(claim, passage)
        taken = turned(al)
        degree = round(al.cover(without=taken, of_subject=False), 4)
        missing = [w.text for w in al.rest if not al.is_met(w.index) and w.index not in taken]
        listed = ", ".join(f"“{word}”" for word in missing[:4])
        share = compare_as(
            SlotKind.WORDING,
            Outcome.EQUAL if not missing else Outcome.ENTAILED,
            claim.text,
            passage.text,
            reason=f"source does not say {listed}" if missing else "source says it in like words",
            degree=degree,
        )
        return (share, *_predicate(al, taken), *_subject(al), *_modifiers(al, taken))


def _predicate(al: Alignment, taken: frozenset[int]) -> tuple[Comparison, ...]:
    for clause in al.claim.main_clauses:
        word = al.claim.words[clause.head]
        if word.lemma in REPORTING or word.lemma in LIGHT or clause.head in al.claim.valued:
            continue
        if _describes(al, clause):
            continue  # "the role they played" says which role, and nothing of its own
        if clause.is_negated and has_left_out(al, clause):
            continue  # "did not produce an agreement": "ended without an agreement"
        if word.lemma in MEASURES and al.claim.quantities:
            continue
        if word.lemma == "use" and any(
            w.head == word.index and w.token.relation == "xcomp" for w in al.claim.words
        ):
            continue  # "used to be"
        if _holds_a_name(al, word.index):
            continue  # "the Titan IV rocket" read as a predicate
        if (
            word.index in taken
            or word.index in al.claim.named
            or not word.weight
            or (al.is_said(word) if _is_copular(al.claim, word) else al.is_met(word.index))
        ):
            return ()
        return (
            compare_as(
                SlotKind.WORDING,
                Outcome.MISSING,
                word.text,
                "",
                claim_span=word.span,
                reason=f"source does not say “{word.text}”",
                degree=0.0,
            ),
        )
    return ()


def _is_copular(reading: Reading, word: Word) -> bool:
    return any(w.head == word.index and w.token.relation == "cop" for w in reading.words)


def _describes(al: Alignment, clause: Clause) -> bool:
    """Say whether a clause, or the one it is joined to, only describes a noun."""
    while clause.relation.startswith("conj") and clause.parent is not None:
        clause = al.claim.clauses[clause.parent]
    return clause.relation.startswith("acl")


def _holds_a_name(al: Alignment, noun: int) -> bool:
    return any(
        al.claim.words[placed.head].head == noun
        and al.claim.words[placed.head].token.relation == "compound"
        for placed in al.claim.names
    )


def _subject(al: Alignment) -> Iterator[Comparison]:
    """Name the claim's subject where the passage tells of something else.

    A name has a comparison of its own; "the group" is met by itself, or by a pronoun or a name
    that the title and the neighbours let stand for it.
    """
    clause = al.clause
    for ours in al.claim.main_clauses[:1]:
        for index in ours.fillers(SUBJECT):
            word = al.claim.words[index]
            is_noun = word.token.upos == "NOUN" and word.weight == 1
            if not is_noun or clause is None or index in al.claim.named or al.is_met(index):
                continue
            theirs = [
                i
                for i in clause.fillers(SUBJECT)
                if al.passage.words[i].token.upos == "NOUN" and i not in al.passage.named
            ]
            is_told = al.passage.words[clause.head].is_verb
            if theirs and is_told and not clause.has_open_subject and not al.subjects(ours, clause):
                yield compare_as(
                    SlotKind.WORDING,
                    Outcome.MISSING,
                    word.text,
                    al.passage.words[theirs[0]].text,
                    claim_span=word.span,
                    reason=f"source speaks of “{al.passage.words[theirs[0]].text}”",
                    degree=0.0,
                )


def _modifiers(al: Alignment, taken: frozenset[int]) -> Iterator[Comparison]:
    """Name the words that narrow a noun of the claim and that the passage does not have.

    Where two names, dates or numbers are the same, the noun is known without them.
    """
    is_known = typed_anchors(al, ()) >= _KNOWN
    for word in al.rest:
        if word.token.relation not in _NARROWING or word.head is None or word.index in taken:
            continue
        if word.index in al.described:
            continue
        if word.weight == 1 and not al.is_met(word.index) and al.is_met(word.head):
            yield compare_as(
                SlotKind.WORDING,
                Outcome.MISSING,
                word.text,
                "",
                claim_span=word.span,
                reason=f"source does not say “{word.text}”",
                is_essential=not is_known,
                degree=_HALF,
            )
