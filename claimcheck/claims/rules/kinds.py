# ruff: noqa: RUF001 - typographic quotes are part of what is read
"""Nouns before a name that say what kind of thing it is."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, replaced, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import cut, is_clean
from claimcheck.claims.roles import KIND_NOUNS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import article_before
from claimcheck.syntax.tree import Token

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB", "PUNCT"})
_OPENING = frozenset({'"', "“", "``", "'", "‘", "«"})
_HYPHENS = frozenset({"-", "–"})
_ARTICLES = frozenset({"a", "an", "the"})
_MODIFYING = frozenset({"amod", "compound", "nummod", "advmod", "flat", "punct", "nmod", "det"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SAME = frozenset({"series", "aircraft", "spacecraft"})
_LONGEST_NAME = 10
_LEAST = 2


@attrs.frozen
class Kinds:
    """State what kind of thing the noun before a name says it is.

    What it does:
        "a role in the crime film "The Kitchen"" keeps the name, "a role in "The Kitchen"", and
        gives ""The Kitchen" is a crime film".

    Why:
        Kind, country and year of a work or a firm hide in front of its name.

    Example:
        "She starred in the Irish drama series Harbour Lights." gives "She starred in Harbour
        Lights." and "Harbour Lights is an Irish drama series."

    Limits:
        Only known kinds of works, organisations and places, and names right behind them.
    """

    name: str = "kind"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first kind before a name."""
        tree, here = sentence.tree, draft.tokens
        for kind in tree:
            if kind.index not in here or kind.index in draft.done or not _is_kind(kind):
                continue
            name = _name_after(kind, draft, sentence)
            words = _modifiers(kind, draft, sentence) if name else ()
            if not words or draft.head in words or not is_factual(draft, sentence):
                continue
            gone = set(words)
            if not is_clean(gone, draft, sentence):
                continue
            main = cut(draft, gone, sentence)
            subject = name[0] if draft.subject in words else draft.subject
            return attrs.evolve(main, subject=subject), _statement(
                name, words, kind, draft, sentence
            )
        return ()


def _is_kind(token: Token) -> bool:
    is_one = token.has("Number=Sing") or token.text.lower() in _SAME
    return (
        token.text.islower()
        and token.upos in _NOUNS
        and token.lemma.lower() in KIND_NOUNS
        and is_one
    )


def _name_after(kind: Token, draft: Draft, sentence: Sentence) -> tuple[int, ...]:
    """Return the name, or the quotation, that stands right behind the noun and goes with it."""
    tree = sentence.tree
    at = kind.index + 1
    if at >= len(tree) or at not in draft.tokens or at in draft.done:
        return ()
    quote = next((q for q in sentence.quotes if q.start == tree[at].start), None)
    if quote is not None and tree[at].text in _OPENING:
        found = tuple(t.index for t in tree.within(quote))
        if len(found) > _LEAST and tree[found[-2]].text in {",", "."}:
            found = (*found[:-2], found[-1])
        return found if len(found) <= _LONGEST_NAME and set(found) <= draft.tokens else ()
    entity = sentence.entity_at(at)
    tokens = sentence.entity_tokens(entity) if entity is not None else ()
    if not tokens or tokens[0] != at or not tree[at].text[:1].isupper():
        return ()
    is_tied = any(tree[i].head == kind.index or kind.head == i for i in tokens)
    return tokens if is_tied and set(tokens) <= draft.tokens else ()


def _modifiers(kind: Token, draft: Draft, sentence: Sentence) -> tuple[int, ...]:
    """Return the noun with all that stands before it in its phrase, the article first."""
    tree = sentence.tree
    at = kind.index
    while at - 1 >= 0 and at - 1 in draft.tokens and at - 1 not in draft.done:
        token = tree[at - 1]
        is_linked = token.text in _HYPHENS and token.end == tree[at].start
        is_possessive = token.deprel == "nmod:poss" or token.text in {"'s", "’s"}
        is_inside = token.upos in _MODIFIERS and token.relation in _MODIFYING
        if token.upos == "PUNCT" and not is_linked:
            break
        if token.text.lower() in _ARTICLES:
            return tuple(range(at - 1, kind.index + 1))
        if token.upos == "PRON" and is_possessive:
            return tuple(range(at - 1, kind.index + 1))
        if not (is_linked or is_possessive or is_inside):
            break
        at -= 1
    found = tuple(range(at, kind.index + 1))
    return found if len(found) >= _LEAST else ()


def _statement(
    name: tuple[int, ...], words: tuple[int, ...], kind: Token, draft: Draft, sentence: Sentence
) -> Draft:
    tree = sentence.tree
    first = tree[words[0]]
    pieces: list[Piece] = [*verbatim(name), inserted("is", words[0], "copula")]
    rest = words
    if first.text.lower() in _ARTICLES:
        rest = words[1:]
    following = tree[rest[0]].text if rest else kind.text
    if first.text.lower() in _ARTICLES and rest:
        pieces.append(replaced(first.index, article_before(following), "article"))
    elif first.deprel != "nmod:poss" and first.upos != "PRON":
        pieces.append(inserted(article_before(following), words[0], "article"))
    pieces += verbatim(rest)
    return Draft(
        pieces=tuple(pieces), head=kind.index, subject=name[0], rules=draft.rules, is_final=True
    )
