# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Participles right after a noun: "the talks held in 2009"."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean, reference, subject_pieces
from claimcheck.claims.sentence import BRACKET, Sentence, in_commas
from claimcheck.claims.tables import table
from claimcheck.claims.wording import form_of_be
from claimcheck.syntax.query import is_copular, is_plural, own_subject, tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_STATIVE = table("""
    locate base call know name situate own headquarter entitle title dedicate devote associate
    compose comprise involve make accuse suspect include consist belong live contain stand lie
    """)
_PREPOSITIONS = table("including following regarding concerning according")
_SET_OFF = frozenset({",", "-", "–", "—", "--", ")"})
_BARE = frozenset({"advmod", "obl", "obj", "xcomp", "ccomp", "advcl", "iobj", "nmod"})


@attrs.frozen
class ReducedRelatives:
    """State what a participle says of the noun before it.

    What it does:
        "the talks, last held in 2009," gives "The talks were last held in 2009." After a comma, an
        interpolation or a name the words leave the sentence; after "the" they are stated and stay.

    Why:
        Dates and places hang on such participles.

    Example:
        "She studied the bridge built by Berg in 1901." gives, beside the sentence, "The bridge was
        built by Berg in 1901."

    Limits:
        A participle alone ("the people involved") stays; after "a" only at the finest granularity.
    """

    name: str = "reduced-relative"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first such participle."""
        tree, here = sentence.tree, draft.tokens
        if not is_factual(draft, sentence):
            return ()
        for token in sentence.participles:
            if (
                token.index not in here
                or token.index in draft.done
                or not _is_reduced(token, sentence)
            ):
                continue
            words = trimmed(tree, under(tree, token, here))
            if not _may_state(token, words, draft, sentence):
                continue
            stated = _statement(token, words, draft, sentence)
            if stated is None:
                continue
            if _leaves(token, words, sentence) or (
                _described(_noun(token, sentence), draft, sentence) is not None
                and sentence.granularity.includes(Granularity.ATOMIC)
            ):
                return cut(draft, words, sentence), stated
            if _is_definite(tree[token.head], sentence):
                return attrs.evolve(draft, done=draft.done | {token.index}), stated
            if sentence.granularity.includes(Granularity.ATOMIC):
                return cut(draft, words, sentence), stated
        return ()


def _is_reduced(token: Token, sentence: Sentence) -> bool:
    """Say whether a participle hangs on a noun, as ", led by Berg," does."""
    if token.deprel == "acl":
        return True
    return token.deprel == BRACKET and token.xpos == "VBN" and in_commas(token.index, sentence)


def _noun(token: Token, sentence: Sentence) -> Token:
    """Return the noun that the participle is said of: the head of the name it stands behind."""
    noun = sentence.tree[token.head]
    while noun.relation in {"flat", "compound", "nummod"} and 0 <= noun.head < token.index:
        noun = sentence.tree[noun.head]
    return noun


def _may_state(token: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence) -> bool:
    tree, here = sentence.tree, draft.tokens
    if token.head not in here or token.head in draft.done:
        return False
    if _noun(token, sentence).upos not in {"NOUN", "PROPN"} or draft.head in words or not words:
        return False
    if words[0] < token.head or not is_clean(words, draft, sentence):
        return False
    if token.text.lower() in _PREPOSITIONS or tree.child(token, "mark", "case") is not None:
        return False
    if own_subject(tree, token) is not None:
        return False
    return any(t.relation in _BARE and t.index in here for t in tree.children(token))


def _statement(
    token: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence
) -> Draft | None:
    tree = sentence.tree
    noun = _noun(token, sentence)
    subject = _described(noun, draft, sentence)
    if subject is None:
        about = reference(sentence, noun, draft.tokens - set(words))
    else:  # "X is a singer born in 1963": said of X
        noun, about = subject, subject_pieces(draft, sentence)
    if not about:
        return None
    tense = tense_of(tree, tree[draft.head])
    if tense is Tense.FUTURE:
        tense = Tense.PRESENT
    if token.xpos == "VBN" and token.lemma.lower() not in _STATIVE:
        tense = Tense.PAST
    be = form_of_be(tense, is_plural=is_plural(tree, noun))
    pieces: tuple[Piece, ...] = (
        *about,
        inserted(be, words[0], "copula"),
        *clause_pieces(words, draft),
    )
    return Draft(
        pieces=pieces,
        head=token.index,
        subject=noun.index,
        rules=draft.rules,
        speech=draft.speech,
        done=draft.done,
    )


def _described(noun: Token, draft: Draft, sentence: Sentence) -> Token | None:
    """Return the subject that the noun says what it is, or none: "Berg is a chemist"."""
    is_predicate = noun.index == draft.head and is_copular(sentence.tree, noun)
    if not is_predicate and not any(p.rule == "copula" for p in draft.pieces):
        return None
    if noun.index != draft.head or draft.subject is None or draft.subject not in draft.tokens:
        return None
    return sentence.tree[draft.subject]


def _leaves(token: Token, words: tuple[int, ...], sentence: Sentence) -> bool:
    tree = sentence.tree
    noun = tree[token.head]
    is_name = noun.upos == "PROPN" and sentence.entity_at(noun.index) is not None
    return tree[words[0] - 1].text in _SET_OFF or is_name


def _is_definite(noun: Token, sentence: Sentence) -> bool:
    return any(
        t.text.lower() in {"the", "this", "these", "those", "that"}
        for t in sentence.tree.children(noun, "det")
    ) and not sentence.tree.children(noun, "nummod")
