"""Compare what is left of a claim once its names, dates and numbers are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.context import compare_as
from claimcheck.matchers.lexicon import LIGHT, MEASURES, REPORTING
from claimcheck.matchers.polarity import has_left_out
from claimcheck.matchers.reading import Reading
from claimcheck.matchers.relation import turned
from claimcheck.model import Comparison, Outcome, SlotKind

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
        return (share, *_predicate(al, taken), *_modifiers(al, taken))


def _predicate(al: Alignment, taken: frozenset[int]) -> tuple[Comparison, ...]:
    for clause in al.claim.main_clauses:
        word = al.claim.words[clause.head]
        if word.lemma in REPORTING or word.lemma in LIGHT or clause.head in al.claim.valued:
            continue
        if clause.is_negated and has_left_out(al, clause):
            continue  # "did not produce an agreement": "ended without an agreement"
        if word.lemma in MEASURES and al.claim.quantities:
            continue
        if (
            word.index in taken
            or word.index in al.claim.named
            or not word.weight
            or al.is_met(word.index)
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


def _modifiers(al: Alignment, taken: frozenset[int]) -> Iterator[Comparison]:
    """Name the words that narrow a noun of the claim and that the passage does not have."""
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
                degree=0.0,
            )
