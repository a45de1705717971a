"""Prepositional phrases of a clause, one by one."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import COLLECTIVE_LEMMAS, is_factual
from claimcheck.claims.phrases import cut
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.syntax.query import is_negated, preposition_of
from claimcheck.syntax.tree import Token

_NEEDED = frozenset(
    {
        "than",
        "like",
        "unlike",
        "without",
        "except",
        "despite",
        "per",
        "between",
        "such as",
        "as",
        "among",
    }
    | {"including", "in addition to", "instead of", "along with", "together with", "according to"}
)
_PAIRS = frozenset({"from", "to", "until", "till"})
_FEWEST = 2


@attrs.frozen
class PrepositionalPhrases:
    """Say once for each phrase of time, place or means what the clause says.

    What it does:
        A clause with two or more such phrases gives one claim for each, with that phrase alone; one
        with an object and a single phrase is stated without it and with it.

    Why:
        The finest granularity checks date, place and agent apart.

    Example:
        "She was born in Oslo on 4 May 1901." gives "She was born in Oslo." and "She was born on 4
        May 1901."

    Limits:
        "from … to …" stays together; negated clauses are left alone.
    """

    name: str = "prepositional"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split by prepositional phrases."""
        tree, here = sentence.tree, draft.tokens
        head = tree[draft.head]
        if draft.head not in here or is_negated(tree, head) or not is_factual(draft, sentence):
            return ()
        phrases = [t for t in tree.children(head, "obl") if _is_peelable(t, draft, sentence)]
        needed = _complement(phrases, draft, sentence)
        groups = [g for g in _grouped(phrases, sentence) if needed not in g]
        if len(groups) == 1 and tree.child(head, "obj") is not None:
            gone = {i for token in groups[0] for i in under(tree, token, here)}
            kept = attrs.evolve(draft, done=draft.done | {token.index for token in groups[0]})
            return cut(draft, gone, sentence), kept
        if len(groups) < _FEWEST:
            return ()
        parts = []
        for group in groups:
            gone = {
                i
                for other in groups
                if other is not group
                for token in other
                for i in under(tree, token, here)
            }
            parts.append(cut(draft, gone, sentence))
        return tuple(parts)


_BOUND = table("""
    involve base know locate situate interest compose derive name associate relate commit consist
    depend rely belong refer focus lead result range amount contribute specialise specialize stem
    differ suffer participate serve lie move
    """)
"""Verbs that say little without the phrase right behind them."""


def _complement(phrases: list[Token], draft: Draft, sentence: Sentence) -> Token | None:
    """Return the phrase right behind a verb without object: "moved into management"."""
    tree = sentence.tree
    head = tree[draft.head]
    if head.upos == "VERB" and tree.child(head, "obj", "xcomp", "ccomp") is not None:
        return None
    if head.lemma.lower() not in _BOUND:
        return None
    return next((t for t in phrases if tree.edges(t)[0] == draft.head + 1), None)


def _is_peelable(token: Token, draft: Draft, sentence: Sentence) -> bool:
    if token.index not in draft.tokens or token.index in draft.done:
        return False
    if sentence.quoted & set(under(sentence.tree, token, draft.tokens)):
        return False
    head = sentence.tree[draft.head]
    if head.lemma.lower() in COLLECTIVE_LEMMAS and preposition_of(sentence.tree, token) in {
        "with",
        "to",
    }:
        return False
    return preposition_of(sentence.tree, token) not in _NEEDED


def _grouped(phrases: list[Token], sentence: Sentence) -> list[tuple[Token, ...]]:
    groups: list[tuple[Token, ...]] = []
    for token in phrases:
        word = preposition_of(sentence.tree, token)
        if groups and word in _PAIRS and preposition_of(sentence.tree, groups[-1][-1]) == "from":
            groups[-1] = (*groups[-1], token)
        else:
            groups.append((token,))
    return groups
