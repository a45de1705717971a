# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Noun phrases taken up again, and tokens taken out without leaving stray commas."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.claims.draft import Draft, Piece, inserted, replaced, under, verbatim
from claimcheck.claims.sentence import Sentence
from claimcheck.model import EntityType
from claimcheck.syntax.query import noun_phrase_tokens
from claimcheck.syntax.tree import Token

_DASHES = frozenset({"-", "–", "—", "--"})
_POSTMODIFIERS = frozenset({"of", "'s", "’s"})


def reference(sentence: Sentence, head: Token, within: Collection[int]) -> tuple[Piece, ...]:
    """Return the pieces that take up the noun phrase of ``head`` as the subject of a new claim.

    A name is taken up as the name alone; another noun with what stands before it and its "of"
    phrase, "a" turned into "the". Quantified phrases ("two of the men") stay whole.
    """
    indices = [i for i in _reference_tokens(sentence, head) if i in within]
    pieces: list[Piece] = []
    if indices and _needs_article(head, sentence):
        pieces.append(inserted("the", indices[0], "article"))
    for index in indices:
        token = sentence.tree[index]
        if token.text.lower() in {"a", "an"} and token.relation == "det" and index == indices[0]:
            pieces.append(replaced(index, "the", "article"))
        else:
            pieces.append(Piece(index, index + 1))
    return tuple(pieces)


def _needs_article(head: Token, sentence: Sentence) -> bool:
    """Say whether a bare noun is taken up with "the": "talks" as "the talks"."""
    if head.upos != "NOUN" or sentence.entity_at(head.index) is not None:
        return False
    return not any(
        child.relation in {"det", "nummod"} or child.deprel == "nmod:poss"
        for child in sentence.tree.children(head)
    )


def _reference_tokens(sentence: Sentence, head: Token) -> tuple[int, ...]:
    tree = sentence.tree
    entity = sentence.entity_at(head.index)
    if entity is not None and entity.type is EntityType.PERSON:
        return sentence.entity_tokens(entity)
    phrase = noun_phrase_tokens(tree, head)
    gone: set[int] = set()
    for child in tree.children(head):
        if child.index > head.index and child.relation in {"nmod", "acl", "obl"}:
            case = tree.child(child, "case")
            if case is None or case.text.lower() not in _POSTMODIFIERS:
                gone.update(t.index for t in tree.subtree(child))
    kept = [token.index for token in phrase if token.index not in gone]
    while kept and tree[kept[-1]].upos in {"PUNCT", "ADP"}:
        kept.pop()
    return tuple(kept)


def cut(draft: Draft, gone: Collection[int], sentence: Sentence) -> Draft:
    """Return ``draft`` without ``gone`` and without the commas and dashes that set it apart."""
    tree = sentence.tree
    order = [i for piece in draft.pieces for i in range(piece.start, piece.end)]
    missing = set(gone)
    place = {index: at for at, index in enumerate(order)}
    runs = sorted(place[index] for index in gone if index in place)
    ends = {at for at in runs if at + 1 >= len(order) or order[at + 1] not in missing}
    for at in runs:
        left, right = at - 1, at + 1
        if left >= 0 and order[left] not in missing and _separates(tree[order[left]]):
            end = at
            while end + 1 < len(order) and order[end + 1] in missing:
                end += 1
            after = order[end + 1] if end + 1 < len(order) else None
            closes = after is None or tree[after].upos == "PUNCT"
            if closes or not _lists(tree[after] if after is not None else None):
                missing.add(order[left])
            is_bound = _list_follows(sentence, order, end + 2) or _stays_apart(
                sentence, order, left - 1, end + 2
            )
            if after is not None and _separates(tree[after]) and not is_bound:
                missing.add(after)
        elif at in ends and (
            right < len(order) and order[right] not in missing and _separates(tree[order[right]])
        ):
            follower = order[right + 1] if right + 1 < len(order) else None
            start = at
            while start - 1 >= 0 and order[start - 1] in missing:
                start -= 1
            is_apart = _separates(tree[order[start]]) and not _list_follows(
                sentence, order, right + 1
            )
            is_phrase = follower is not None and tree[follower].upos == "ADP"
            if (is_apart or is_phrase) and tree[order[at]].text != ")":
                missing.add(order[right])
    return draft.without(missing)


def _separates(token: Token) -> bool:
    return token.text == "," or token.text in _DASHES


def _lists(token: Token | None) -> bool:
    return token is not None and token.relation in {"cc", "conj"}


def _stays_apart(sentence: Sentence, order: list[int], before: int, after: int) -> bool:
    """Say whether two names or numbers would run into each other: "Khasan April 24"."""
    if before < 0 or after >= len(order):
        return False
    return all(sentence.tree[order[at]].upos in {"PROPN", "NUM"} for at in (before, after))


def _list_follows(sentence: Sentence, order: list[int], at: int) -> bool:
    """Say whether the comma before ``order[at]`` is needed by a list that goes on."""
    if at >= len(order):
        return False
    token = sentence.tree[order[at]]
    if token.relation == "conj" or token.upos == "CCONJ":
        return True
    return any(
        a.relation == "conj" and sentence.tree.edges(a)[0] == token.index
        for a in sentence.tree.ancestors(token)
    )


def own_tokens(sentence: Sentence, token: Token, within: Collection[int]) -> tuple[int, ...]:
    """Return the subtree of ``token`` inside ``within``, without what is joined to it."""
    tree = sentence.tree
    joined = frozenset(child.index for child in tree.children(token, "conj"))
    return tuple(t.index for t in tree.subtree(token, joined) if t.index in within)


def subject_pieces(draft: Draft, sentence: Sentence) -> tuple[Piece, ...]:
    """Return the pieces of the draft's subject with its modifiers, or none."""
    if draft.subject is None:
        return ()
    wanted = set(under(sentence.tree, sentence.tree[draft.subject], draft.tokens))
    entity = sentence.entity_at(draft.subject)
    if entity is not None:
        wanted |= set(sentence.entity_tokens(entity)) & draft.tokens
    if draft.subject not in wanted:
        return ()
    wanted -= {i for bracket in sentence.brackets for i in bracket if draft.subject not in bracket}
    return tuple(
        piece
        for piece in draft.pieces
        if piece.end > piece.start and all(i in wanted for i in range(piece.start, piece.end))
    )


def clause_pieces(indices: Collection[int], draft: Draft) -> tuple[Piece, ...]:
    """Return verbatim pieces for ``indices`` in text order, keeping the draft's replacements."""
    swapped = {
        piece.start: piece
        for piece in draft.pieces
        if not piece.is_verbatim and piece.end == piece.start + 1
    }
    return tuple(swapped.get(index) or verbatim([index])[0] for index in sorted(indices))


def is_clean(words: Collection[int], draft: Draft, sentence: Sentence) -> bool:
    """Say whether taking ``words`` out cuts no quotation, name or hyphenated word in two."""
    gone = frozenset(words)
    left = draft.tokens - gone
    tree = sentence.tree
    for quote in sentence.quotes:
        inside = {
            t.index for t in tree.within(quote) if t.upos != "PUNCT" and t.index in draft.tokens
        }
        if inside & gone and inside & left:
            return False
    for entity in sentence.entities:
        tokens = set(sentence.entity_tokens(entity))
        if tokens & gone and tokens & left:
            return False
    return not cuts_word(gone, left, sentence)


def cuts_word(gone: Collection[int], left: Collection[int], sentence: Sentence) -> bool:
    """Say whether a hyphen ties a word in ``gone`` to one in ``left``."""
    return any(
        (first in gone and second in left) or (first in left and second in gone)
        for first, second in sentence.joints
    )
