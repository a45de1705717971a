"""Phrases of time, place and means of a clause, one by one."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, is_content, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import COLLECTIVE_LEMMAS, is_factual
from claimcheck.claims.phrases import cut, is_clean
from claimcheck.claims.roles import TIME_NOUNS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.syntax.query import is_copular, is_negated, is_passive, preposition_of
from claimcheck.syntax.tree import Token

_NEEDED = frozenset(
    {"than", "like", "unlike", "without", "except", "despite", "per", "between", "such as", "as"}
    | {"among", "including", "in addition to", "instead of", "along with", "together with"}
    | {"according to", "for example", "of"}
)
_PAIRS = frozenset({"from", "to"})
_FEWEST = 2


@attrs.frozen
class PrepositionalPhrases:
    """Say once for each phrase of time, place or means what the clause says.

    What it does:
        A clause with two or more such phrases gives one claim for each, with that phrase alone; one
        with an object or a predicate and a single phrase is stated without it and with it.

    Why:
        The finest granularity checks date, place and agent apart.

    Example:
        "She was born in Oslo on 4 May 1901." gives "She was born in Oslo." and "She was born on 4
        May 1901."

    Limits:
        "from … to …" stays together; negated clauses are left alone; the phrase right behind a
        verb without an object belongs to the verb and stays.
    """

    name: str = "prepositional"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split by prepositional phrases."""
        tree = sentence.tree
        head = tree[draft.head]
        if draft.head not in draft.tokens or is_negated(tree, head):
            return ()
        phrases = [t for t in tree.children(head, "obl") if _is_peelable(t, draft, sentence)]
        phrases += [t for t in tree.children(head, "advcl") if _is_clause(t, draft, sentence)]
        if not phrases or not is_factual(draft, sentence):
            return ()
        needed = _complement(phrases, draft, sentence)
        groups = [group for group in _grouped(phrases, sentence) if needed not in group]
        is_complete = _is_complete(draft, sentence) or needed is not None
        if not groups or (len(groups) < _FEWEST and not is_complete):
            return ()
        if len(groups) < _FEWEST and _is_short(draft, sentence):
            return ()
        keep = [_alone(group, groups, draft, sentence) for group in groups]
        if len(groups) >= _FEWEST:
            return tuple(keep)
        gone = _words([token for group in groups for token in group], draft, sentence)
        return (cut(draft, gone, sentence), *keep)


_SHORT = 7  # content words


def _is_short(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a claim with one phrase is short enough to be checked in one piece."""
    return sum(is_content(sentence.tree[i]) for i in draft.tokens) <= _SHORT


def _alone(
    group: tuple[Token, ...],
    groups: list[tuple[Token, ...]],
    draft: Draft,
    sentence: Sentence,
) -> Draft:
    """Return the clause with this phrase and none of the others."""
    others = [token for other in groups if other is not group for token in other]
    part = cut(draft, _words(others, draft, sentence), sentence)
    return attrs.evolve(part, done=part.done | {token.index for token in group})


def _words(tokens: list[Token], draft: Draft, sentence: Sentence) -> set[int]:
    return {i for token in tokens for i in under(sentence.tree, token, draft.tokens)}


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
    if head.upos != "VERB" or tree.child(head, "obj", "xcomp", "ccomp") is not None:
        return None
    first = next((t for t in phrases if _follows(t, head, sentence)), None)
    if first is None:
        return None
    if head.lemma.lower() in _BOUND:
        return first
    return None if is_passive(tree, head) or _is_time(first, sentence) else first


def _follows(phrase: Token, head: Token, sentence: Sentence) -> bool:
    """Say whether nothing but a particle or adverb stands between verb and phrase."""
    tree = sentence.tree
    first = tree.edges(phrase)[0]
    return first > head.index and all(
        tree[i].upos in {"ADV", "ADP", "PART"} for i in range(head.index + 1, first)
    )


def _is_time(phrase: Token, sentence: Sentence) -> bool:
    if phrase.upos == "NUM" or phrase.lemma.lower() in TIME_NOUNS:
        return True
    return any(t.lemma.lower() in TIME_NOUNS for t in sentence.tree.children(phrase, "nmod"))


def _is_complete(draft: Draft, sentence: Sentence) -> bool:
    """Say whether the clause is a statement without its phrases: it has an object or predicate."""
    tree = sentence.tree
    head = tree[draft.head]
    if is_copular(tree, head):
        return head.upos in {"NOUN", "PROPN", "ADJ"}
    return tree.child(head, "obj", "xcomp", "ccomp") is not None


def _is_peelable(token: Token, draft: Draft, sentence: Sentence) -> bool:
    if token.index not in draft.tokens or token.index in draft.done:
        return False
    tree = sentence.tree
    word = preposition_of(tree, token)
    if not word and not _is_time(token, sentence):
        return False
    if word in _NEEDED or not is_clean(under(tree, token, draft.tokens), draft, sentence):
        return False
    head = tree[draft.head]
    return not (head.lemma.lower() in COLLECTIVE_LEMMAS and word in {"with", "to"})


_CLAUSES = frozenset({"to", "when", "because", "after", "since", "as", "while", "where", "until"})


def _is_clause(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Say whether a clause tells the purpose, time or reason behind what it hangs on."""
    tree = sentence.tree
    words = under(tree, token, draft.tokens)
    if token.index not in words or token.index in draft.done or words[0] < draft.head:
        return False
    if tree[words[0]].text.lower() not in _CLAUSES:
        return False
    if tree.child(tree[draft.head], "obj", "obl") is None and not is_copular(
        tree, tree[draft.head]
    ):
        return False
    return is_clean(words, draft, sentence)


def _grouped(phrases: list[Token], sentence: Sentence) -> list[tuple[Token, ...]]:
    groups: list[tuple[Token, ...]] = []
    for token in phrases:
        word = preposition_of(sentence.tree, token)
        if groups and word in _PAIRS and preposition_of(sentence.tree, groups[-1][-1]) == "from":
            groups[-1] = (*groups[-1], token)
        else:
            groups.append((token,))
    return groups
