"""Several things that one subject does or is."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimcheck.claims.draft import Draft, Piece, replaced, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean, subject_pieces
from claimcheck.claims.roles import ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import ONLY_PAST, article_before
from claimcheck.syntax.query import (
    is_copular,
    is_finite,
    is_negated,
    is_passive,
    own_subject,
)
from claimcheck.syntax.tree import Token

_JOINING = frozenset({"and", "but", "&", "then", "as"})
_SIDE_BY_SIDE = 2  # tokens: "closed and sold"
_LEADING = frozenset({"obl", "advmod", "advcl", "nmod"})


@attrs.frozen
class PredicateCoordination:
    """Give each verb phrase its subject.

    What it does:
        "He resigned and left" gives "He resigned" and "He left"; a shared auxiliary or copula, and
        what stood before the subject, are repeated.

    Why:
        Each can be right or wrong alone.

    Example:
        "In 2003 it was sold and renamed." gives "In 2003 it was sold." and "In 2003 it was
        renamed."

    Limits:
        Not at "or", and not where one negation or "both" holds for all.
    """

    name: str = "predicate-coordination"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first further predicate."""
        tree, here = sentence.tree, draft.tokens
        head = tree[draft.head]
        if draft.subject is None or not is_factual(draft, sentence) or draft.head not in here:
            return ()
        for other in tree.children(head, "conj"):
            if other.index not in here or not _may_split(head, other, draft, sentence):
                continue
            words = under(tree, other, here)
            if not is_clean(words, draft, sentence):
                continue
            stated = _statement(head, other, words, draft, sentence)
            if stated is not None:
                return cut(draft, words, sentence), stated
        return ()


def _may_split(  # noqa: PLR0911 - one guard a line
    head: Token, other: Token, draft: Draft, sentence: Sentence
) -> bool:
    tree = sentence.tree
    if own_subject(tree, other) is not None or tree.child(other, "expl") is not None:
        return False
    links = [t.text.lower() for t in tree.children(other, "cc")]
    if any(link not in _JOINING for link in links):
        return False
    if any(
        t.text.lower() in {"either", "neither", "not"} for t in tree.children(head, "cc:preconj")
    ):
        return False
    if draft.subject is not None and draft.subject > other.index:
        return False
    if _is_shielded(head, other, sentence) or _has_hidden_subject(other, sentence):
        return False
    is_nominal = is_copular(tree, head) or head.upos != "VERB"
    if is_nominal:
        return sentence.granularity.includes(Granularity.NEWS) or is_finite(tree, other)
    return other.upos in {"VERB", "AUX"} or is_copular(tree, other)


def _has_hidden_subject(other: Token, sentence: Sentence) -> bool:
    """Say whether a bare noun stands before the verb: a subject that the parser did not see."""
    tree = sentence.tree
    if other.upos != "VERB":
        return False
    before = tree[other.index - 1]
    if before.upos in {"NOUN", "PROPN"} and before.relation == "conj":
        return True  # "rose on Tuesday and costs fell"
    return any(
        child.index < other.index
        and child.upos in {"NOUN", "PROPN", "PRON"}
        and child.relation not in {"advmod", "cc", "aux"}
        and tree.child(child, "case") is None
        and not child.deprel.endswith((":unmarked", ":tmod", ":npmod"))
        for child in tree.children(other)
    )


def _is_shielded(head: Token, other: Token, sentence: Sentence) -> bool:
    """Say whether a relative clause stands between the two: the list may then belong to it."""
    tree = sentence.tree
    return (
        any(
            clause.index < other.index
            for item in (head, *tree.children(head, "conj"))
            if item.index < other.index and item.upos != "VERB"
            for clause in tree.children(item, "acl:relcl")
        )
        and other.upos != "VERB"
    )


def _statement(
    head: Token, other: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence
) -> Draft | None:
    tree = sentence.tree
    links = {t.index for t in tree.children(other, "cc")}
    body = trimmed(tree, [i for i in words if i not in links])
    if not body:
        return None
    shared: list[int] = []
    article: tuple[Piece, ...] = ()
    is_shared = not is_finite(tree, other) or _is_participle(head, other, sentence)
    if is_shared:
        if is_negated(tree, head):
            return None
        shared = list(_verb_group(head, draft, sentence))
        if not shared and not _copula_put_in(draft):
            return None
        if other.upos == "VERB" and head.upos != "VERB":
            return None
        article = _article(head, other, body, sentence)
    lead = [i for i in _lead(head, draft, sentence) if i not in words]
    if any(t.index < other.index for t in tree.children(other, "obl")):
        lead = []  # "in 1963 he left and in 1970 returned"
    pieces = (
        *clause_pieces(lead, draft),
        *subject_pieces(draft, sentence),
        *(_copula_put_in(draft) if not shared and is_shared else ()),
        *clause_pieces(shared, draft),
        *article,
        *clause_pieces(body, draft),
    )
    return attrs.evolve(draft, pieces=pieces, head=other.index)


def _is_participle(head: Token, other: Token, sentence: Sentence) -> bool:
    """Say whether a past form goes on with a passive: "was closed and sold to a bank"."""
    tree = sentence.tree
    if not is_passive(tree, head) or tree.child(other, "obj", "aux", "aux:pass") is not None:
        return False
    if other.xpos != "VBD" or other.text.lower() in ONLY_PAST:
        return False
    return other.index - head.index <= _SIDE_BY_SIDE or sentence.tree.child(other, "obl") is None


def _copula_put_in(draft: Draft) -> tuple[Piece, ...]:
    return tuple(piece for piece in draft.pieces if piece.rule == "copula")[:1]


def _verb_group(head: Token, draft: Draft, sentence: Sentence) -> Iterator[int]:
    tree, here = sentence.tree, draft.tokens
    for token in tree.children(head, "aux", "cop"):
        if token.index in here:
            yield token.index
    if head.upos == "VERB" and not tree.children(head, "aux", "cop"):
        # A borrowed auxiliary stands in the draft without hanging on this verb.
        subject = draft.subject if draft.subject is not None else -1
        yield from (
            i
            for i in sorted(here)
            if subject < i < head.index and tree[i].relation == "aux" and tree[i].head == head.head
        )


def _lead(head: Token, draft: Draft, sentence: Sentence) -> list[int]:
    """Return what stands before the subject: "In 2003", "Earlier"."""
    tree, here = sentence.tree, draft.tokens
    subject = draft.subject
    if subject is None:
        return []
    start = tree.edges(tree[subject])[0]
    before = [
        i
        for child in tree.children(head)
        if child.relation in {"obl", "nmod"} and child.index < start
        for i in under(tree, child, here)
        if i < start
    ]
    found = list(trimmed(tree, sorted(before)))
    comma = found[-1] + 1 if found else -1
    if found and comma in here and tree[comma].text == ",":
        found.append(comma)
    return found


def _article(
    head: Token, other: Token, body: tuple[int, ...], sentence: Sentence
) -> tuple[Piece, ...]:
    """Return the article of the first predicate noun for a second that has none."""
    tree = sentence.tree
    own = tree.child(head, "det")
    if (
        own is None
        or own.text.lower() not in {"a", "an", "the"}
        or (other.upos != "NOUN" and other.lemma.lower() not in ROLES)
    ):
        return ()
    if tree.child(other, "det", "nummod") is not None or other.has("Number=Plur"):
        return ()
    if any(t.deprel == "nmod:poss" for t in tree.children(other)):
        return ()
    if own.text.lower() == "the":
        return (Piece(own.index, own.index + 1),)
    wanted = article_before(tree[body[0]].text)
    if wanted == own.text.lower():
        return (Piece(own.index, own.index + 1),)
    return (replaced(own.index, wanted, "article"),)
