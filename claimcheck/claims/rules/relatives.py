# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Clauses with who, which, whose and where that merely add something."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean, reference
from claimcheck.claims.sentence import Sentence
from claimcheck.syntax.query import is_copular, is_finite, own_subject
from claimcheck.syntax.tree import Token

RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where"})
_SET_OFF = frozenset({",", "-", "–", "—", "--", "(", ")"})


@attrs.frozen
class NonRestrictiveRelatives:
    """State a relative clause that a comma sets off.

    What it does:
        Puts the noun in the place of its pronoun: "who" and "which" as subject or object, "whose"
        as possessive, "where" and "in which" as "in" with the noun.

    Why:
        Such a clause adds a fact and could be left out.

    Example:
        "Berg, whose party lost, resigned." gives "Berg resigned." and "Berg's party lost."

    Limits:
        A clause on a whole statement (", which surprised many") stays, as does "when".
    """

    name: str = "relative"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = True

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first relative clause set off by a comma."""
        for clause in relative_clauses(draft, sentence):
            pronoun = relative_pronoun(clause, draft, sentence)
            if pronoun is None or not is_set_off(clause, draft, sentence):
                continue
            stated = statement_of(clause, pronoun, draft, sentence)
            if stated is not None:
                return cut(draft, under(sentence.tree, clause, draft.tokens), sentence), stated
        return ()


def relative_clauses(draft: Draft, sentence: Sentence) -> tuple[Token, ...]:
    """Return the heads of the draft's relative clauses that can be stated, in text order."""
    tree, here = sentence.tree, draft.tokens
    if not is_factual(draft, sentence) or _is_cleft(draft, sentence):
        return ()
    return tuple(
        token
        for token in sentence.having("acl")
        if token.index in here
        and token.deprel == "acl:relcl"
        and token.head in here
        and token.index not in draft.done
        and token.head not in draft.done
        and token.index != draft.head
        and tree[token.head].upos in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}
        and is_finite(tree, token)
        and is_clean(under(tree, token, here), draft, sentence)
    )


def _is_cleft(draft: Draft, sentence: Sentence) -> bool:
    """Say whether the clause only belongs to "it was X that": it is no relative clause then."""
    tree = sentence.tree
    subject = None if draft.subject is None else tree[draft.subject]
    return (
        subject is not None and subject.text.lower() == "it" and is_copular(tree, tree[draft.head])
    )


def relative_pronoun(clause: Token, draft: Draft, sentence: Sentence) -> Token | None:
    """Return the relative pronoun at the beginning of a clause, or none."""
    words = under(sentence.tree, clause, draft.tokens)
    start = trimmed(sentence.tree, words)[:4]
    return next(
        (sentence.tree[i] for i in start if sentence.tree[i].text.lower() in RELATIVES), None
    )


def is_set_off(clause: Token, draft: Draft, sentence: Sentence) -> bool:
    """Say whether a comma or dash stands before the clause, or an interpolation."""
    tree = sentence.tree
    words = trimmed(tree, under(tree, clause, draft.tokens))
    if not words or not words[0]:
        return False
    return tree[words[0] - 1].text in _SET_OFF


@attrs.frozen(kw_only=True)
class _Parts:
    """What a relative clause is made of: its head and pronoun, its words, the noun taken up."""

    clause: Token
    pronoun: Token
    words: tuple[int, ...]
    about: tuple[Piece, ...]
    draft: Draft
    sentence: Sentence


def statement_of(clause: Token, pronoun: Token, draft: Draft, sentence: Sentence) -> Draft | None:
    """Return the relative clause as a statement about the noun it belongs to."""
    tree, here = sentence.tree, draft.tokens
    words = trimmed(tree, under(tree, clause, here))
    about = tuple(p for p in reference(sentence, tree[clause.head], here) if p.start not in words)
    if not about:
        return None
    parts = _Parts(
        clause=clause, pronoun=pronoun, words=words, about=about, draft=draft, sentence=sentence
    )
    if pronoun.text.lower() == "where":
        return _at_end(parts, (pronoun.index,), inserted("in", pronoun.index, "preposition"))
    if pronoun.relation == "nmod" and pronoun.text.lower() == "whose":
        return _possessive(parts)
    if pronoun.head == clause.index and pronoun.relation == "nsubj":
        rest = [i for i in words if i != pronoun.index]
        return _draft((*about, *clause_pieces(rest, draft)), clause, clause.head, draft)
    return _not_subject(parts)


def _not_subject(parts: _Parts) -> Draft | None:
    """Word a clause whose pronoun is an object or stands behind a preposition."""
    pronoun = parts.pronoun
    case = parts.sentence.tree.child(pronoun, "case")
    if case is not None and case.index < pronoun.index and case.index in parts.words:
        link = clause_pieces([case.index], parts.draft)[0]
        return _at_end(parts, (case.index, pronoun.index), link)
    if pronoun.relation in {"obj", "iobj"} and pronoun.head == parts.clause.index:
        return _object(parts)
    return None


def _possessive(parts: _Parts) -> Draft | None:
    subject = own_subject(parts.sentence.tree, parts.clause)
    if subject is None or parts.words[0] != parts.pronoun.index:
        return None
    rest = [i for i in parts.words if i != parts.pronoun.index]
    mark = inserted("'s", parts.pronoun.index, "possessive")
    pieces = (*parts.about, mark, *clause_pieces(rest, parts.draft))
    return _draft(pieces, parts.clause, subject.index, parts.draft)


def _at_end(parts: _Parts, gone: tuple[int, ...], link: Piece) -> Draft | None:
    subject = own_subject(parts.sentence.tree, parts.clause)
    if subject is None or subject.index in gone:
        return None
    rest = [i for i in parts.words if i not in gone]
    pieces = (*clause_pieces(rest, parts.draft), link, *parts.about)
    return _draft(pieces, parts.clause, subject.index, parts.draft)


def _object(parts: _Parts) -> Draft | None:
    tree, clause = parts.sentence.tree, parts.clause
    subject = own_subject(tree, clause)
    if subject is None:
        return None
    particles = [t.index for t in tree.children(clause, "compound") if t.index > clause.index]
    last = max([clause.index, *particles])
    before = [i for i in parts.words if i <= last and i != parts.pronoun.index]
    after = [i for i in parts.words if i > last]
    pieces = (
        *clause_pieces(before, parts.draft),
        *parts.about,
        *clause_pieces(after, parts.draft),
    )
    return _draft(pieces, clause, subject.index, parts.draft)


def _draft(pieces: tuple[Piece, ...], clause: Token, subject: int, draft: Draft) -> Draft:
    return Draft(
        pieces=pieces,
        head=clause.index,
        subject=subject,
        rules=draft.rules,
        speech=None if draft.is_final else draft.speech,
        done=draft.done,
    )
