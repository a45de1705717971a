# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Main clauses joined by "and", "but" or a semicolon."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean
from claimcheck.claims.sentence import Sentence
from claimcheck.syntax.query import is_finite, own_subject
from claimcheck.syntax.tree import Token

_JOINING = frozenset({"and", "but", "so", "yet", "&", "while", "plus"})
_BREAKS = frozenset({";", ":", "-", "–", "—", "--", ","})


@attrs.frozen
class ClauseCoordination:
    """Separate clauses that are joined as equals, each with its own subject.

    What it does:
        Cuts at "and", "but", "so" and at semicolons.

    Why:
        Each can be right or wrong alone.

    Example:
        "Sales rose and costs fell." gives "Sales rose." and "Costs fell."

    Limits:
        Not at "or", not in questions, and not under a condition that both share.
    """

    name: str = "clause-coordination"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first joined clause."""
        tree, here = sentence.tree, draft.tokens
        if not is_factual(draft, sentence):
            return ()
        for clause in tree.children(tree[draft.head], "conj", "parataxis"):
            if clause.index not in here or clause.index in draft.done:
                continue
            subject = own_subject(tree, clause) or tree.child(clause, "expl")
            if subject is None or not is_finite(tree, clause) or not _is_joined(clause, sentence):
                continue
            words = under(tree, clause, here)
            if not is_clean(words, draft, sentence):
                continue
            links = {t.index for t in tree.children(clause, "cc")}
            stated = attrs.evolve(
                draft,
                pieces=clause_pieces(trimmed(tree, [i for i in words if i not in links]), draft),
                head=clause.index,
                subject=subject.index,
            )
            return cut(draft, words, sentence), stated
        return ()


def _is_joined(clause: Token, sentence: Sentence) -> bool:
    tree = sentence.tree
    links = [t.text.lower() for t in tree.children(clause, "cc")]
    if links:
        return links[0] in _JOINING
    first = tree.edges(clause)[0]
    words = [t for t in tree.tokens[max(first - 1, 0) : first + 1] if t.upos == "PUNCT"]
    return any(t.text in _BREAKS for t in words)
