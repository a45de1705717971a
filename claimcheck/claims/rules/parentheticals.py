# ruff: noqa: RUF002 - typographic dashes and quotes are part of what is read
"""What stands between brackets or dashes."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, trimmed, under, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import cut, reference
from claimcheck.claims.sentence import BRACKET, Sentence, in_commas
from claimcheck.claims.wording import form_of_be
from claimcheck.syntax.query import is_finite, is_plural, own_subject
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense


@attrs.frozen
class Parentheticals:
    """Make a claim of what stands between brackets or paired dashes.

    What it does:
        A clause of its own is stated, and so are "born …" and "also known as …"; a noun phrase with
        an article right after a noun gives "noun is phrase". Everything else stays where it stands.

    Why:
        The statement around a bracket can be compared word by word only without it.

    Example:
        "The bridge – it was closed in May – reopened." gives "The bridge reopened." and "It was
        closed in May."

    Limits:
        A bracketed number or date stays in its sentence.
    """

    name: str = "parenthetical"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = True

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first bracket that says something of its own."""
        here = draft.tokens
        for bracket in sentence.brackets:
            inside = [i for i in bracket if i in here]
            if inside and in_commas(inside[0], sentence):
                continue
            if not inside or any(i in draft.done for i in inside) or draft.head in inside:
                continue
            if draft.subject in inside or len(inside) < len(bracket):
                continue
            stated = _statement(draft, sentence, inside)
            if stated is not None:
                return cut(draft, inside, sentence), stated
        return ()


def _statement(draft: Draft, sentence: Sentence, inside: list[int]) -> Draft | None:
    tree = sentence.tree
    root = next((tree[i] for i in inside if tree[i].deprel == BRACKET), None)
    if root is None or not is_factual(draft, sentence):
        return None
    body = trimmed(tree, [i for i in inside if i in under(tree, root, inside)])
    if len(body) > 1 and tree[body[0]].text in {"(", "["}:
        body = trimmed(tree, body[1:-1])
    if body and (tree[body[0]].text.lower() == "born" or _is_name_given(root, body)):
        return _participle(draft, sentence, root, body)
    subject = own_subject(tree, root)
    if is_finite(tree, root) and subject is not None and subject.index in inside:
        if subject.has("PronType=Rel"):
            return None
        return Draft(
            pieces=verbatim(body), head=root.index, subject=subject.index, rules=draft.rules
        )
    return _apposed(draft, sentence, root, body)


def _is_name_given(root: Token, body: tuple[int, ...]) -> bool:
    """Say whether a bracket tells another name: "(also known as X)"."""
    return root.text.lower() in {"known", "called", "nicknamed", "named"} and root.index in body[:3]


def _participle(
    draft: Draft, sentence: Sentence, root: Token, body: tuple[int, ...]
) -> Draft | None:
    """Return "Berg was born in 1901" for "Berg (born in 1901)"."""
    tree = sentence.tree
    anchor = tree.head_of(root)
    while anchor is not None and anchor.relation in {"flat", "compound"} and anchor.head >= 0:
        anchor = tree[anchor.head]
    if anchor is None or anchor.upos not in {"NOUN", "PROPN"}:
        return None
    about = reference(sentence, anchor, draft.tokens - set(body))
    if not about:
        return None
    is_past = tree[body[0]].text.lower() == "born" or sentence.tense is Tense.PAST
    be = form_of_be(Tense.PAST if is_past else Tense.PRESENT, is_plural=False)
    head = root.index if root.index in body else body[0]
    pieces = (*about, inserted(be, body[0], "copula"), *verbatim(body))
    return Draft(pieces=pieces, head=head, subject=anchor.index, rules=draft.rules)


def _apposed(draft: Draft, sentence: Sentence, root: Token, body: tuple[int, ...]) -> Draft | None:
    """Return "noun is phrase" for a phrase with an article right after a noun."""
    tree = sentence.tree
    anchor = tree.head_of(root)
    determiner = tree.child(root, "det")
    if anchor is None or determiner is None or root.upos not in {"NOUN", "PROPN"}:
        return None
    while anchor.relation in {"flat", "compound"} and anchor.head >= 0:
        anchor = tree[anchor.head]
    if anchor.upos not in {"NOUN", "PROPN"} or anchor.index not in draft.tokens:
        return None
    about = reference(sentence, anchor, draft.tokens)
    if not about or not body:
        return None
    tense = Tense.PRESENT if sentence.tense is not Tense.PAST else Tense.PAST
    be = form_of_be(tense, is_plural=is_plural(tree, anchor))
    pieces: tuple[Piece, ...] = (*about, inserted(be, body[0], "copula"), *verbatim(body))
    return Draft(pieces=pieces, head=root.index, subject=anchor.index, rules=draft.rules)
