"""Participle clauses behind before, after, while, when, since and by."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, replaced, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean, subject_pieces
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import form_of_be, past_of_participle
from claimcheck.syntax.query import is_negated, is_plural, own_subject, tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_MARKS = frozenset(
    {"before", "after", "since", "while", "when", "upon", "on", "by", "following"}
) | {"having", "being"}
_KEPT = frozenset({"by", "while", "when"})
"""How and at what occasion something was done: the sentence keeps it."""


@attrs.frozen
class Adverbials:
    """State a clause like "before moving to Oslo" of the subject.

    What it does:
        "He studied in Rome before moving to Oslo" gives "He studied in Rome" and "He moved to
        Oslo"; after "by", "while" and "when" the sentence keeps the clause as well.

    Why:
        The clause states an event of its own, which may be wrong alone.

    Example:
        "She played for Bergen before joining Oslo in 2005." gives "She played for Bergen." and
        "She joined Oslo in 2005."

    Limits:
        Only in clauses about the past, where both have happened, and not in denials.
    """

    name: str = "adverbial"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first such clause."""
        tree, here = sentence.tree, draft.tokens
        head = tree[draft.head]
        if draft.subject is None or draft.head not in here or is_negated(tree, head):
            return ()
        for clause in tree.children(head, "advcl"):
            mark = _mark(clause, sentence)
            if mark is None or clause.index not in here or mark.index in draft.done:
                continue
            words = trimmed(tree, under(tree, clause, here))
            if not _may_state(clause, words, draft, sentence):
                continue
            stated = _statement(clause, mark, words, draft, sentence)
            if mark.text.lower() in _KEPT:
                return attrs.evolve(draft, done=draft.done | {mark.index}), stated
            return cut(draft, words, sentence), stated
        return ()


def _mark(clause: Token, sentence: Sentence) -> Token | None:
    return next(
        (
            t
            for t in sentence.tree.children(clause, "mark", "case", "advmod", "aux")
            if t.text.lower() in _MARKS and t.index < clause.index
        ),
        None,
    )


def _may_state(clause: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence) -> bool:
    tree = sentence.tree
    if own_subject(tree, clause) is not None or not words or draft.subject in words:
        return False
    auxes = tree.children(clause, "aux")
    if any(t.text.lower() not in {"being", "having", "been"} for t in auxes):
        return False
    if clause.xpos not in {"VBG", "VBN"} or (clause.xpos == "VBN" and not auxes):
        return False
    if tense_of(tree, tree[draft.head]) is Tense.FUTURE or not is_clean(words, draft, sentence):
        return False
    return not is_negated(tree, clause) and is_factual(draft, sentence)


def _statement(
    clause: Token, mark: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence
) -> Draft:
    tree = sentence.tree
    many = is_plural(tree, tree[draft.subject]) if draft.subject is not None else False
    verbs = [*(t for t in tree.children(clause, "aux") if t.index in words), clause]
    first = verbs[0]
    if first.text.lower() == "having" and len(verbs) > 1:
        form = "had"
    elif first.text.lower() == "being":
        form = form_of_be(Tense.PAST, is_plural=many)
    elif first.xpos == "VBG":
        form = past_of_participle(first.text, is_plural=many)
    else:
        form = first.text
    rest = [i for i in words if i > mark.index or (i == mark.index and mark is first)]
    pieces: tuple[Piece, ...] = (
        *subject_pieces(draft, sentence),
        *(
            replaced(first.index, form, "tense") if piece.start == first.index else piece
            for piece in clause_pieces(rest, draft)
        ),
    )
    return attrs.evolve(draft, pieces=pieces, head=clause.index)
