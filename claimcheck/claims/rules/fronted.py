"""Phrases before the subject, put behind the verb."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, pieces_of, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.phrases import is_clean
from claimcheck.claims.roles import TIME_NOUNS
from claimcheck.claims.sentence import Sentence
from claimcheck.syntax.query import preposition_of

_RELATIONS = frozenset({"obl", "nmod"})
_BLOCKING = frozenset({"ccomp", "parataxis", "conj"})
_STAYING = frozenset({"according to", "like", "unlike", "as", "for example"})


@attrs.frozen
class FrontedPhrases:
    """Begin a claim with its subject, and put the phrase before it at the end.

    What it does:
        "In 2003, she left" becomes "She left in 2003".

    Why:
        Claims about one subject then begin alike, for people and for comparison.

    Example:
        "In 2019 the bridge reopened." gives "The bridge reopened in 2019."

    Limits:
        Only phrases with a preposition, or of time, and only where the clause ends with no other
        clause that the phrase could seem to belong to.
    """

    name: str = "fronted"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Move the first such phrase."""
        tree, here = sentence.tree, draft.tokens
        if draft.subject is None or draft.head not in here or draft.subject not in here:
            return ()
        order = [i for piece in draft.pieces for i in range(piece.start, piece.end)]
        start = order.index(min(under(tree, tree[draft.subject], here), key=order.index))
        lead = trimmed(tree, order[:start])
        if not lead or lead[0] in draft.done or draft.head in lead:
            return ()
        if not _may_move(lead, order, draft, sentence):
            return ()
        return (_moved(lead, order, draft, sentence),)


def _may_move(lead: tuple[int, ...], order: list[int], draft: Draft, sentence: Sentence) -> bool:
    """Say whether the words are one phrase of circumstance that can follow the clause."""
    tree = sentence.tree
    tops = [tree[i] for i in lead if tree[i].head not in lead and tree[i].upos != "PUNCT"]
    if len(tops) != 1 or tops[0].relation not in _RELATIONS or lead[0] in sentence.quoted:
        return False
    word = preposition_of(tree, tops[0])
    is_bare = not word and tops[0].lemma.lower() not in TIME_NOUNS and tops[0].upos != "NUM"
    if is_bare or word in _STAYING:
        return False
    behind = {tree[i].relation for i in order if i not in lead and i != draft.head}
    return not behind & _BLOCKING and is_clean(lead, draft, sentence)


def _moved(words: tuple[int, ...], order: list[int], draft: Draft, sentence: Sentence) -> Draft:
    tree = sentence.tree
    gone = set(words)
    after = order.index(words[-1]) + 1
    if after < len(order) and tree[order[after]].text == ",":
        gone.add(order[after])
    rest = list(draft.without(gone).pieces)
    tail: list[Piece] = []
    while rest and rest[-1].is_verbatim and tree[rest[-1].start].text in {".", "!"}:
        tail.insert(0, rest.pop())
    moved = pieces_of(draft, words)
    return attrs.evolve(draft, pieces=(*rest, *moved, *tail), done=draft.done | {words[0]})
