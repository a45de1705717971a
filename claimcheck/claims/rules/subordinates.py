"""Clauses with as, after, because, while and although."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import has_condition, is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean
from claimcheck.claims.sentence import Sentence
from claimcheck.syntax.query import is_finite, is_negated, own_subject, tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_CONTRAST = frozenset({"while", "although", "though", "whereas", "as"})
_RELATION = frozenset({"after", "before", "since", "when", "because", "until", "once"})
"""What ties two events together in time or cause: the main claim keeps it."""


@attrs.frozen
class SubordinateClauses:
    """State a subordinate clause with a subject of its own.

    What it does:
        A clause with "while", "although" or "as" leaves the sentence; one with "after", "before",
        "since", "because" is stated too and stays, because when or why is part of the fact.

    Why:
        "Two months after a summit ended in failure" states that a summit ended in failure.

    Example:
        "Rates rose, although growth slowed." gives "Rates rose." and "Growth slowed."

    Limits:
        Never "if", "unless" or "whether", and nothing that lies ahead ("will leave when she
        returns").
    """

    name: str = "subordinate"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first such clause."""
        tree, here = sentence.tree, draft.tokens
        if not is_factual(draft, sentence):
            return ()
        for clause in sentence.having("advcl"):
            if clause.index not in here or clause.index in draft.done or clause.index == draft.head:
                continue
            if not _is_factual_clause(clause, draft, sentence):
                continue
            mark = _mark(clause, draft, sentence)
            subject = own_subject(tree, clause)
            if mark is None or subject is None or subject.index not in here:
                continue
            stated = _statement(clause, mark, subject, draft, sentence)
            word = mark.text.lower()
            words = under(tree, clause, here)
            if word in _CONTRAST and not is_negated(tree, tree[clause.head]):
                return cut(draft, words, sentence), stated
            if word in _RELATION:
                main = cut(draft, _afterthoughts(clause, draft, sentence), sentence)
                return attrs.evolve(main, done=draft.done | {clause.index}), stated
        return ()


def _afterthoughts(clause: Token, draft: Draft, sentence: Sentence) -> set[int]:
    """Return participle clauses behind a comma: the clause states them, the sentence needs not."""
    tree = sentence.tree
    return {
        i
        for child in tree.children(clause, "advcl")
        if child.xpos == "VBG" and child.index > clause.index and tree.child(child, "mark") is None
        for i in under(tree, child, draft.tokens)
        if tree[tree.edges(child)[0] - 1].text == "," or tree[tree.edges(child)[0]].text == ","
    }


def _mark(clause: Token, draft: Draft, sentence: Sentence) -> Token | None:
    known = _CONTRAST | _RELATION
    return next(
        (
            t
            for t in sentence.tree.children(clause, "mark", "advmod")
            if t.text.lower() in known and t.index in draft.tokens
        ),
        None,
    )


def _is_factual_clause(clause: Token, draft: Draft, sentence: Sentence) -> bool:
    tree = sentence.tree
    if not is_finite(tree, clause) or has_condition(sentence, clause):
        return False
    if not is_clean(under(tree, clause, draft.tokens), draft, sentence):
        return False
    marks = {t.text.lower() for t in tree.children(clause, "mark", "advmod")}
    main = tense_of(tree, tree[draft.head])
    if marks & {"when", "until", "before", "after", "once"} and main is Tense.FUTURE:
        return tense_of(tree, clause) is Tense.PAST
    return not (marks & {"before", "until"})


def _statement(
    clause: Token, mark: Token, subject: Token, draft: Draft, sentence: Sentence
) -> Draft:
    tree = sentence.tree
    words = under(tree, clause, draft.tokens)
    after_mark = [i for i in words if i > mark.index]
    kept = trimmed(tree, after_mark)
    return Draft(
        pieces=clause_pieces(kept, draft),
        head=clause.index,
        subject=subject.index,
        rules=draft.rules,
        speech=draft.speech,
        done=draft.done,
    )
