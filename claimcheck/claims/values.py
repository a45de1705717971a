"""What sort of statement a claim is: kind, modality, polarity."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.model import ClaimKind, Modality, Polarity, Quantity, QuantityKind
from claimcheck.syntax.query import NEGATIONS, is_copular, is_negated
from claimcheck.syntax.tree import Token

_DENYING = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere"})
_STATIVE = table("""
    be have own contain include consist remain belong exist live know lie stand cover border house
    cost weigh measure seem appear resemble need want mean represent comprise hold lack last
    """)
_WISHES = table("hope want wish desire long aspire")
_JUDGING = table("""
    good bad great terrible best worst better worse beautiful ugly important useful successful
    wonderful awful excellent poor fantastic amazing outrageous unfair fair wise foolish brilliant
    stunning disappointing shameful exciting boring impressive ridiculous perfect lovely nice sad
    dangerous crucial vital remarkable legendary iconic
    """)
_COUNTED = frozenset(QuantityKind) - {QuantityKind.ORDINAL, QuantityKind.VERSION}
_IMPERATIVE = "Mood=Imp"


def kind_of(  # noqa: PLR0911 - one return a kind, the first that applies
    draft: Draft,
    sentence: Sentence,
    text: str,
    modality: Modality,
    quantities: Sequence[Quantity],
) -> ClaimKind:
    """Return the kind of a claim; the first that applies, from the most telling down."""
    if draft.kind is not None:
        return draft.kind
    if sentence.is_question:
        return ClaimKind.QUESTION
    if is_instruction(draft, sentence):
        return ClaimKind.INSTRUCTION
    if modality is Modality.HOPED or is_judgement(draft, sentence):
        return ClaimKind.OPINION
    if modality is Modality.PLANNED:
        return ClaimKind.PLAN
    head = sentence.tree[draft.head]
    has_copula = is_copular(sentence.tree, head) or any(p.rule == "copula" for p in draft.pieces)
    if any(_counts(q, text) for q in quantities):
        return ClaimKind.QUANTITY
    if has_copula and head.upos in {"NOUN", "PROPN"}:
        return ClaimKind.DEFINITION
    if has_copula and head.upos != "VERB":
        return ClaimKind.STATE
    return ClaimKind.STATE if head.lemma.lower() in _STATIVE else ClaimKind.EVENT


def _counts(quantity: Quantity, text: str) -> bool:
    """Say whether a quantity is what is stated, not part of a name or of a point in time."""
    after = text[quantity.span.end :].lstrip().partition(" ")[0].strip(",.").lower()
    if quantity.kind is QuantityKind.DURATION and after in {
        "after",
        "before",
        "later",
        "ago",
        "earlier",
    }:
        return False
    return quantity.kind in _COUNTED and not text[quantity.span.end :].startswith("-")


def modality_of_claim(draft: Draft, sentence: Sentence) -> Modality:
    """Return whether the claim says that something is, will be, may be, or is hoped for.

    What is said inside a report does not make the saying uncertain.
    """
    if draft.is_final and draft.kind in {ClaimKind.ATTRIBUTION, ClaimKind.QUOTATION}:
        return Modality.ASSERTED
    head = sentence.tree[draft.head]
    if head.lemma.lower() in _WISHES and head.upos == "VERB":
        return Modality.HOPED
    if any(p.rule == "copula" and p.text == "will be" for p in draft.pieces):
        return Modality.PLANNED
    group = [head, *sentence.tree.children(head, "aux", "cop", "advmod")]
    group += [t for t in sentence.having("aux") if t.index in draft.tokens and t.head == head.head]
    own = [t for t in group if t.index in draft.tokens]
    found = {
        cue.modality
        for cue in sentence.modal_cues
        if any(cue.span.start <= t.start < cue.span.end for t in own)
    }
    return next((modality for modality in _LEAST_CERTAIN if modality in found), Modality.ASSERTED)


_LEAST_CERTAIN = (Modality.HOPED, Modality.POSSIBLE, Modality.PLANNED)


def polarity_of(draft: Draft, sentence: Sentence) -> Polarity:
    """Return whether the main verb of the claim is denied."""
    tree, here = sentence.tree, draft.tokens
    head = tree[draft.head]
    if is_negated(tree, head) and _negation_is_here(head, draft, sentence):
        return Polarity.NEGATIVE
    core = [t for t in tree.children(head, "nsubj", "obj") if t.index in here]
    words = {t.text.lower() for t in core}
    words |= {d.text.lower() for t in core for d in tree.children(t, "det") if d.index in here}
    return Polarity.NEGATIVE if words & _DENYING else Polarity.POSITIVE


def _negation_is_here(head: Token, draft: Draft, sentence: Sentence) -> bool:
    here = draft.tokens
    return any(
        t.index in here and (t.lemma.lower() in NEGATIONS or t.text.lower() in NEGATIONS)
        for t in sentence.tree.children(head)
    )


def is_instruction(draft: Draft, sentence: Sentence) -> bool:
    """Say whether the sentence tells its reader what to do: an imperative without subject."""
    head = sentence.tree[draft.head]
    if draft.subject is not None or head.upos != "VERB":
        return False
    if head.has(_IMPERATIVE):
        return True
    is_base = head.xpos in {"VB", "VBP"} and not sentence.tree.children(head, "aux", "mark", "expl")
    return is_base and head.index == min(draft.tokens, default=-1)


def is_judgement(draft: Draft, sentence: Sentence) -> bool:
    """Say whether the claim's own predicate is a value judgement: "is a great success"."""
    tree = sentence.tree
    head = tree[draft.head]
    if head.upos == "VERB":
        return False
    words = {head.lemma.lower(), *(t.lemma.lower() for t in tree.children(head, "amod"))}
    return bool(words & _JUDGING)
