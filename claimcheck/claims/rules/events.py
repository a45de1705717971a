"""Events that a phrase takes for granted."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, inserted, trimmed, under, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces
from claimcheck.claims.roles import EVENT_NOUNS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.syntax.query import tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_HERE = frozenset({"in", "at", "on"})
_MEETINGS = EVENT_NOUNS - table(
    "strike launch sale purchase goal award prize loss win round talk session speech address"
)


@attrs.frozen
class TacitEvents:
    """State that an event took place where a noun phrase says in passing that it did.

    What it does:
        "a summit in Oslo between A and B ended" gives "a summit between A and B took place in
        Oslo"; the sentence keeps its words.

    Why:
        Place and participants of the event can be wrong while the sentence about it is right.

    Example:
        "An earthquake in Chile damaged roads." gives, beside it, "An earthquake took place in
        Chile."

    Limits:
        Only indefinite events in clauses about the past, and places and dates right behind the
        noun.
    """

    name: str = "tacit-event"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """State the first such event beside the draft."""
        tree, here = sentence.tree, draft.tokens
        if not is_factual(draft, sentence) or draft.head not in here:
            return ()
        if tense_of(tree, tree[draft.head]) is not Tense.PAST:
            return ()
        for noun in sentence.having("nsubj"):
            if noun.index not in here or noun.index in draft.done or noun.index == draft.head:
                continue
            stated = _statement(noun, draft, sentence)
            if stated is not None:
                return attrs.evolve(draft, done=draft.done | {noun.index}), stated
        return ()


def _statement(noun: Token, draft: Draft, sentence: Sentence) -> Draft | None:
    tree, here = sentence.tree, draft.tokens
    article = tree.child(noun, "det")
    if noun.lemma.lower() not in _MEETINGS or noun.upos != "NOUN":
        return None
    if article is None or article.text.lower() not in {"a", "an"} or noun.index in sentence.quoted:
        return None
    words = trimmed(tree, under(tree, noun, here))
    place = next((t for t in tree.children(noun, "nmod") if _is_place(t, sentence)), None)
    if place is None or place.index not in here:
        return None
    where = _phrase(place, words, sentence)
    rest = [i for i in words if i not in where]
    pieces = (
        *clause_pieces(rest, draft),
        inserted("took place", where[0], "verb"),
        *verbatim(where),
    )
    return Draft(
        pieces=pieces, head=noun.index, subject=noun.index, rules=draft.rules, is_final=True
    )


def _is_place(token: Token, sentence: Sentence) -> bool:
    case = sentence.tree.child(token, "case")
    return (
        case is not None
        and case.text.lower() in _HERE
        and sentence.entity_at(token.index) is not None
    )


def _phrase(place: Token, words: tuple[int, ...], sentence: Sentence) -> list[int]:
    """Return the preposition and the name, without what a parser hung on the name."""
    entity = sentence.entity_at(place.index)
    case = sentence.tree.child(place, "case")
    name = sentence.entity_tokens(entity) if entity is not None else (place.index,)
    low = min([*name, *([case.index] if case is not None else [])])
    return [i for i in words if low <= i <= max(name)]
