# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Clauses that begin with a participle, and "with" clauses."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, replaced, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, subject_pieces
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.claims.wording import form_of_be, past_of_participle
from claimcheck.syntax.query import is_plural, own_subject, tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_AS_PREPOSITIONS = table("""
    according including following considering regarding concerning depending given based compared
    owing excluding barring pending assuming provided granted starting beginning judging speaking
    using seeing failing counting relating leading
    """)
_SET_OFF = frozenset({",", "-", "–", "—", "--", ";"})


@attrs.frozen
class Participles:
    """State a participle clause of the subject, and a "with" clause of its own subject.

    What it does:
        "…, leaving the town dark" gives "The storm left the town dark"; "Born in Oslo, she …"
        gives "she was born in Oslo"; "with talks stalling" gives "talks are stalling". The
        sentence keeps the rest.

    Why:
        Results, origins and agendas hide in participles.

    Example:
        "The firm closed two plants, cutting 300 jobs." gives "The firm closed two plants." and
        "The firm cut 300 jobs."

    Limits:
        Only clauses set off by a comma. Participles used as prepositions ("including",
        "following") and those after "by", "while" or "before" stay.
    """

    name: str = "participle"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first such clause."""
        if not is_factual(draft, sentence):
            return ()
        here = draft.tokens
        for token in sentence.participles:
            if token.index not in here or token.index in draft.done or token.index == draft.head:
                continue
            if token.index in sentence.quoted:
                continue
            parts = _absolute(token, draft, sentence) or _of_subject(token, draft, sentence)
            if parts:
                return parts
        return ()


def _of_subject(token: Token, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    tree, here = sentence.tree, draft.tokens
    words = trimmed(tree, under(tree, token, here))
    governor = tree.head_of(token)
    if token.relation != "advcl" or governor is None or governor.index != draft.head:
        return ()
    if draft.subject is None or draft.subject in words or draft.head in words:
        return ()
    if token.lemma.lower() in _AS_PREPOSITIONS or token.text.lower() in _AS_PREPOSITIONS:
        return ()
    if tree.child(token, "mark", "case", "aux", "cop") is not None or own_subject(tree, token):
        return ()
    if not _is_set_off(words, sentence):
        return ()
    about = subject_pieces(draft, sentence)
    verb = _finite(token, draft.subject, tense_of(tree, tree[draft.head]), sentence)
    pieces = (*about, *_with_verb(words, token, verb, draft))
    stated = attrs.evolve(
        draft, pieces=pieces, head=token.index, rules=draft.rules, subject=draft.subject
    )
    return cut(draft, words, sentence), stated


def _is_set_off(words: tuple[int, ...], sentence: Sentence) -> bool:
    tree = sentence.tree
    if not words:
        return False
    before = tree[words[0] - 1].text if words[0] else ","
    after = tree[words[-1] + 1].text if words[-1] + 1 < len(tree) else ","
    return before in _SET_OFF and (after in _SET_OFF or after == "." or words[0] > 0)


def _finite(token: Token, subject: int, tense: Tense, sentence: Sentence) -> tuple[Piece, ...]:
    """Return the participle as a finite verb of the clause's tense."""
    many = is_plural(sentence.tree, sentence.tree[subject])
    if token.xpos == "VBG" and tense is Tense.PAST:
        return (replaced(token.index, past_of_participle(token.text, is_plural=many), "tense"),)
    be = form_of_be(tense, is_plural=many)
    if token.xpos == "VBN" and tense is Tense.FUTURE:
        be = form_of_be(Tense.PRESENT, is_plural=many)
    return (inserted(be, token.index, "copula"), Piece(token.index, token.index + 1))


def _with_verb(
    words: tuple[int, ...], token: Token, verb: tuple[Piece, ...], draft: Draft
) -> tuple[Piece, ...]:
    before = [i for i in words if i < token.index]
    after = [i for i in words if i > token.index]
    first, *rest = verb
    if first.start == first.end:  # "was last held": the auxiliary stands before the adverb
        return (first, *clause_pieces(before, draft), *rest, *clause_pieces(after, draft))
    return (*clause_pieces(before, draft), *verb, *clause_pieces(after, draft))


def _absolute(token: Token, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    """Split ", with the standoff topping the agenda"."""
    tree, here = sentence.tree, draft.tokens
    noun = own_subject(tree, token)
    governor = tree.head_of(token)
    if noun is None and token.relation == "acl" and governor is not None:
        noun = governor
    if noun is None or noun.index > token.index or noun.index not in here:
        return ()
    top = token if noun.head == token.index else noun
    words = trimmed(tree, under(tree, top, here))
    if len(words) < _SHORTEST or tree[words[0]].text.lower() != "with" or draft.head in words:
        return ()
    if words[0] and tree[words[0] - 1].text not in _SET_OFF:
        return ()
    if draft.subject in words:
        return ()
    body = words[1:]
    tense = tense_of(tree, tree[draft.head])
    verb = _finite(token, noun.index, Tense.PRESENT if tense is Tense.FUTURE else tense, sentence)
    if token.xpos == "VBG":
        be = form_of_be(tense, is_plural=is_plural(tree, noun))
        verb = (inserted(be, token.index, "copula"), Piece(token.index, token.index + 1))
    before = [i for i in body if i < token.index]
    after = [i for i in body if i > token.index]
    pieces = (*clause_pieces(before, draft), *verb, *clause_pieces(after, draft))
    stated = Draft(
        pieces=pieces,
        head=token.index,
        subject=noun.index,
        rules=draft.rules,
        speech=draft.speech,
        done=draft.done,
    )
    return cut(draft, words, sentence), stated


_SHORTEST = 3
