# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""What stands inside a noun phrase: nationality, kind of place."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, inserted, trimmed, under, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, subject_pieces
from claimcheck.claims.roles import KIND_NOUNS, PERSON_NOUNS, PLACE_NOUNS, ROLES
from claimcheck.claims.rules.places import PLACES
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import article_before, form_of_be
from claimcheck.model import EntityType
from claimcheck.syntax.query import is_copular, is_negated
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense
from claimcheck.text.names import resolve


@attrs.frozen
class NounModifiers:
    """State what a noun phrase says about its own noun.

    What it does:
        "is a Norwegian chemist" gives "is Norwegian" and "is a chemist"; "the port of Bergen"
        gives "Bergen is a port".

    Why:
        The finest granularity wants nationality, trade and kind apart.

    Example:
        "Berg is a Norwegian chemist." gives "Berg is Norwegian." and "Berg is a chemist."

    Limits:
        Only nationalities before a word for a person or a known kind of thing, and known kinds of
        place.
    """

    name: str = "noun-modifier"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first such modifier."""
        if not is_factual(draft, sentence):
            return ()
        return _nationality(draft, sentence) or _kind_of_place(draft, sentence)


def _nationality(draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    tree, here = sentence.tree, draft.tokens
    head = tree[draft.head]
    has_copula = is_copular(tree, head) or any(p.rule == "copula" for p in draft.pieces)
    is_known = head.lemma.lower() in ROLES | KIND_NOUNS | PERSON_NOUNS
    if not is_known or not has_copula or is_negated(tree, head):
        return ()
    adjective = next(
        (
            t
            for t in tree.children(head, "amod", "compound")
            if t.index in here and t.index < head.index and _is_nationality(t)
        ),
        None,
    )
    if adjective is None or draft.subject is None or tree.children(adjective, "conj", "punct"):
        return ()
    if tree[adjective.index + 1].text in {"-", "–"} or tree[adjective.index - 1].text in {"-", "–"}:
        return ()
    entity = sentence.entity_at(adjective.index)
    words = sentence.entity_tokens(entity) if entity is not None else ()
    words = words if adjective.index in words and head.index not in words else (adjective.index,)
    copulas = [t.index for t in tree.children(head, "cop", "aux") if t.index in here]
    pieces = (
        *subject_pieces(draft, sentence),
        *(p for p in draft.pieces if p.rule == "copula"),
        *clause_pieces(copulas, draft),
        *verbatim(words),
    )
    stated = attrs.evolve(draft, pieces=pieces, is_final=True)
    stated = attrs.evolve(stated, head=adjective.index)
    main = cut(draft, words, sentence)
    return _with_article(main, tree[words[0]], sentence), stated


def _is_nationality(token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    known = resolve(token.text)
    return known is not None and known.type in {EntityType.NATIONALITY, EntityType.COUNTRY}


def _with_article(draft: Draft, gone: Token, sentence: Sentence) -> Draft:
    """Let "a" or "an" fit the word that now follows it."""
    tree = sentence.tree
    order = [i for p in draft.pieces for i in range(p.start, p.end)]
    pieces = list(draft.pieces)
    for at, piece in enumerate(pieces[:-1]):
        following = pieces[at + 1]
        if (
            piece.end != piece.start + 1
            or piece.start != gone.index - 1
            or following.start not in order
        ):
            continue
        word = (piece.text or tree[piece.start].text).lower()
        if word in {"a", "an"} and article_before(tree[following.start].text) != word:
            wanted = article_before(tree[following.start].text)
            pieces[at] = attrs.evolve(piece, text=wanted, rule="article")
    return attrs.evolve(draft, pieces=tuple(pieces))


def _kind_of_place(draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    """Split "the Russian Pacific port of Vladivostok"."""
    tree, here = sentence.tree, draft.tokens
    for name in sentence.having("nmod"):
        if name.index not in here or name.index in draft.done:
            continue
        noun = tree[name.head]
        case = tree.child(name, "case")
        if noun.lemma.lower() not in PLACE_NOUNS or noun.index not in here or case is None:
            continue
        entity = sentence.entity_at(name.index)
        if (
            case.text.lower() != "of"
            or entity is None
            or entity.type not in PLACES | {EntityType.UNKNOWN}
        ):
            continue
        after = trimmed(tree, [i for i in under(tree, name, here) if i != case.index])
        kind = [t.index for t in tree.children(noun, "amod", "compound") if t.index in here]
        kind = sorted([*kind, noun.index])
        if noun.upos != "NOUN" or kind[-1] != noun.index:
            continue
        article = inserted(article_before(tree[kind[0]].text), kind[0], "article")
        be = inserted(form_of_be(Tense.PRESENT, is_plural=False), kind[0], "copula")
        pieces = (*verbatim(after), be, article, *verbatim(kind))
        stated = Draft(
            pieces=pieces, head=noun.index, subject=name.index, rules=draft.rules, is_final=True
        )
        determiner = [t.index for t in tree.children(noun, "det") if t.index in here]
        main = draft.without({*kind, *determiner, case.index})
        if draft.subject == noun.index:
            main = attrs.evolve(main, subject=name.index)
        return main, stated
    return ()
