"""Clauses with who, which and that which say which one is meant."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.phrases import cut
from claimcheck.claims.rules.relatives import relative_clauses, relative_pronoun, statement_of
from claimcheck.claims.sentence import Sentence
from claimcheck.syntax.query import is_copular
from claimcheck.syntax.tree import Token


@attrs.frozen
class RestrictiveRelatives:
    """State a relative clause without a comma.

    What it does:
        As for the clauses with a comma. The clause leaves the sentence only where its noun says
        what something is ("a man who …"); elsewhere the sentence needs it and keeps it.

    Why:
        The finest granularity wants each fact alone.

    Example:
        "Berg is an engineer who built the bridge." gives "Berg is an engineer." and "The engineer
        built the bridge."

    Limits:
        Never after "the only", "the first" or a number, where the clause changes what is counted.
    """

    name: str = "restrictive-relative"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first relative clause of an indefinite noun, or state it beside it."""
        tree = sentence.tree
        for clause in relative_clauses(draft, sentence):
            noun = tree[clause.head]
            pronoun = relative_pronoun(clause, draft, sentence)
            if pronoun is None or _is_counted(noun, sentence):
                continue
            stated = statement_of(clause, pronoun, draft, sentence)
            if stated is None:
                continue
            if _is_described(noun, draft, sentence):
                stated = _about_subject(stated, noun, pronoun, draft, sentence)
                return cut(draft, under(tree, clause, draft.tokens), sentence), stated
            kept = attrs.evolve(draft, done=draft.done | {clause.index})
            return kept, stated
        return ()


def _is_counted(noun: Token, sentence: Sentence) -> bool:
    words = {
        t.text.lower() for t in sentence.tree.children(noun, "amod", "nummod", "det", "advmod")
    }
    limiting = {"only", "first", "last", "few", "no", "any", "every", "each", "all", "most", "some"}
    numbered = bool(sentence.tree.children(noun, "nummod"))
    return numbered or bool(words & limiting)


def _is_described(noun: Token, draft: Draft, sentence: Sentence) -> bool:
    return (noun.index == draft.head and is_copular(sentence.tree, noun)) or any(
        t.text.lower() in {"a", "an"} for t in sentence.tree.children(noun, "det")
    )


def _about_subject(
    stated: Draft, noun: Token, pronoun: Token, draft: Draft, sentence: Sentence
) -> Draft:
    """Say of the subject itself what was said of its description: "X is a man who …"."""
    if noun.index != draft.head or draft.subject is None or stated.subject != noun.index:
        return stated
    tree = sentence.tree
    about = set(under(tree, tree[draft.subject], draft.tokens))
    pieces = tuple(p for p in draft.pieces if p.end > p.start and p.start in about)
    rest = tuple(p for p in stated.pieces if p.start > pronoun.index)
    return attrs.evolve(stated, pieces=(*pieces, *rest), subject=draft.subject)
