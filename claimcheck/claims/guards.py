"""When a sentence must not be split, because its parts are true only together."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.sentence import CONDITIONAL, Sentence
from claimcheck.claims.tables import table
from claimcheck.syntax.query import is_negated, preposition_of
from claimcheck.syntax.tree import Token

COLLECTIVE_LEMMAS: frozenset[str] = table("""
    meet agree disagree marry divorce merge discuss talk negotiate share exchange collide clash
    compete separate differ combine unite collaborate cooperate reconcile gather assemble
    correspond argue quarrel debate ally join co-found cofound co-write cowrite pool swap team
    """)
"""Verbs that several subjects do to or with each other."""

_COLLECTIVE_WORDS = table(
    "together jointly both between among respectively each combined collectively mutual "
    "mutually alike total"
)
_COLLECTIVE_CASES = frozenset(
    {"between", "among", "amongst", "than", "unlike", "versus", "vs.", "per"}
)
_MASS_HEADS = table(
    "percent % half majority number total combination mix mixture series pair couple share average "
    "sum third quarter most union merger marriage relationship balance blend alliance border gap "
    "difference comparison ratio group duo trio band set"
)
QUANTIFIERS: frozenset[str] = table(
    "no most few all some many several any every each half neither either both more fewer less"
)
"""What makes a statement about a list hold for all of it together, or for none."""

VAGUE: frozenset[str] = table("some many several various numerous")
"""Quantifiers that hold of each kind where they hold of both: "several shows and films"."""

_BOTH = frozenset({"both"})
_ONLY = frozenset(
    {"only", "solely", "merely", "exclusively", "just", "mainly", "mostly", "especially"}
)


def may_distribute(
    draft: Draft, sentence: Sentence, head: Token, *, but: frozenset[str] = frozenset()
) -> bool:
    """Say whether each item of the list at ``head`` is true on its own.

    Not so with collective verbs and nouns ("met", "between A and B"), under a negation, a
    quantifier, except those named in ``but``, or "only", in comparisons, and for shares and sums
    ("half of A and B").
    """
    tree = sentence.tree
    here = draft.tokens
    if preposition_of(tree, head) in _COLLECTIVE_CASES or _has_collective_word(
        draft, sentence, head
    ):
        return False
    if any(child.lemma.lower() in _ONLY and child.index in here for child in tree.children(head)):
        return False
    if any(
        child.text.lower() in _quantifiers(sentence, head) - but
        for child in tree.children(head, "det", "advmod", "cc", "amod")
        if child.index < head.index and child.index in here
    ):
        return False
    governor = tree.head_of(head)
    if governor is None:
        return False
    is_mass = governor.lemma.lower() in _MASS_HEADS or tree.child(governor, "nummod") is not None
    if is_mass and head.relation == "nmod":
        return False
    return not _is_scoped(draft, sentence, head)


def _quantifiers(sentence: Sentence, head: Token) -> frozenset[str]:
    """Return what must not stand before a list; vague ones may, but for a subject."""
    if not sentence.granularity.includes(Granularity.ATOMIC):
        return QUANTIFIERS
    return QUANTIFIERS - _BOTH if head.relation == "nsubj" else QUANTIFIERS - VAGUE - _BOTH


def _is_scoped(draft: Draft, sentence: Sentence, head: Token) -> bool:
    """Say whether a negation, a condition or a collective verb governs the list."""
    tree = sentence.tree
    for ancestor in tree.ancestors(head):
        if ancestor.index not in draft.tokens:
            break
        if ancestor.upos in {"VERB", "ADJ", "NOUN", "PROPN"} and is_negated(tree, ancestor):
            return True
        is_subject = head.relation == "nsubj" and ancestor.index == head.head
        if is_subject and ancestor.lemma.lower() in COLLECTIVE_LEMMAS:
            return True
        if has_condition(sentence, ancestor):
            return True
    return False


def has_condition(sentence: Sentence, verb: Token) -> bool:
    """Say whether ``verb`` stands under "if", "unless" and the like, on either side."""
    tree = sentence.tree
    if not sentence.has_condition_word:
        return False
    if any(mark.text.lower() in CONDITIONAL for mark in tree.children(verb, "mark")):
        return True
    return any(
        mark.text.lower() in CONDITIONAL
        for clause in tree.children(verb, "advcl")
        for mark in tree.children(clause, "mark")
    )


def _has_collective_word(draft: Draft, sentence: Sentence, head: Token) -> bool:
    tree = sentence.tree
    clause = next((a for a in tree.ancestors(head) if a.upos == "VERB"), None)
    near = [*tree.children(head), *(tree.children(clause) if clause is not None else ())]
    return any(
        token.text.lower() in _COLLECTIVE_WORDS
        for token in near
        if token.index in draft.tokens and token.upos in {"ADV", "DET", "CCONJ", "ADJ", "PRON"}
    )


def is_factual(draft: Draft, sentence: Sentence) -> bool:
    """Say whether what hangs on the draft's main clause may be stated on its own.

    Not under a condition, a question or a subject such as "nobody".
    """
    if sentence.asks or has_condition(sentence, sentence.tree[draft.head]):
        return False
    if draft.subject is None:
        return True
    subject = sentence.tree[draft.subject]
    words = {
        subject.text.lower(),
        *(t.text.lower() for t in sentence.tree.children(subject, "det")),
    }
    return not words & {"no", "none", "nobody", "nothing", "neither", "few", "little", "any"}
