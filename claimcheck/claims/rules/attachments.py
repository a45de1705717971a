"""Prepositional phrases that hang on a noun."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, is_content, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, is_clean, reference
from claimcheck.claims.roles import MEASURE_NOUNS, ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.claims.wording import form_of_be
from claimcheck.syntax.query import is_negated, is_plural, preposition_of, tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_LINKS = table(
    "in at on from for with about against near under over behind inside outside within during by "
    "to into toward towards across throughout around beside beneath above below before after"
)
_PLACING = frozenset({"in", "at", "on", "near"})
_DENYING = table("no any every each neither none few little only")
_OBJECTS = frozenset({"obj", "obl", "nmod", "conj", "xcomp", "iobj"})


@attrs.frozen
class Attachments:
    """State where, when, from or with what a noun is that the clause speaks of.

    What it does:
        "praise for her role in the film" keeps "praise for her role" and gives "her role was in
        the film".

    Why:
        The finest granularity checks each detail of a noun phrase apart.

    Example:
        "He praised her role in the film." gives "He praised her role." and "Her role was in the
        film."

    Limits:
        Not "of" or "between"; not behind numbers, measures and denials. On a subject the phrase
        stays, because it says which one is meant.
    """

    name: str = "attachment"
    level: Granularity = Granularity.ATOMIC
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the last such phrase."""
        tree, here = sentence.tree, draft.tokens
        if draft.head not in here or is_negated(tree, tree[draft.head]):
            return ()
        for phrase in reversed(sentence.having("nmod")):
            if not _may_state(phrase, draft, sentence):
                continue
            words = trimmed(tree, under(tree, phrase, here))
            if not words or not is_clean(words, draft, sentence) or not is_factual(draft, sentence):
                continue
            stated = _statement(phrase, words, draft, sentence)
            if stated is None:
                continue
            if _is_cuttable(tree[phrase.head], draft, sentence):
                return cut(draft, words, sentence), stated
            return attrs.evolve(draft, done=draft.done | {phrase.index}), stated
        return ()


def _may_state(phrase: Token, draft: Draft, sentence: Sentence) -> bool:
    here = draft.tokens
    if phrase.index not in here or phrase.index in draft.done or phrase.head not in here:
        return False
    noun = sentence.tree[phrase.head]
    if noun.index > phrase.index or noun.index in draft.done or noun.index == draft.head:
        return False
    word = preposition_of(sentence.tree, phrase)
    links = _PLACING if noun.upos == "PROPN" else _LINKS
    return word in links and noun.index not in sentence.quoted and _is_thing(noun, sentence)


def _is_thing(noun: Token, sentence: Sentence) -> bool:
    """Say whether "the noun is in …" makes sense: no role, share, number or denial."""
    tree = sentence.tree
    if noun.upos not in {"NOUN", "PROPN"} or _is_role(noun, sentence):
        return False
    above = tree.head_of(noun)
    if noun.relation == "nmod" and above is not None and above.lemma.lower() in MEASURE_NOUNS:
        return False
    if noun.lemma.lower() in MEASURE_NOUNS or tree.child(noun, "nummod", "conj") is not None:
        return False
    words = {t.text.lower() for t in tree.children(noun, "det", "advmod", "amod")}
    return not words & _DENYING


def _is_role(noun: Token, sentence: Sentence) -> bool:
    """Say whether a noun says as what: "as a reporter for the daily", "an envoy to Oslo"."""
    return noun.lemma.lower() in ROLES or preposition_of(sentence.tree, noun) == "as"


def _statement(
    phrase: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence
) -> Draft | None:
    tree = sentence.tree
    noun = tree[phrase.head]
    others = {
        i
        for t in tree.children(noun)
        if t.index > noun.index
        and t.relation in {"nmod", "acl", "appos", "conj", "advcl"}
        and not (t.relation == "nmod" and preposition_of(tree, t) == "of")
        for i in under(tree, t, draft.tokens)
    }
    about = reference(sentence, noun, draft.tokens - others)
    if not any(p.is_verbatim and is_content(tree[p.start]) for p in about if p.end > p.start):
        return None
    tense = tense_of(tree, tree[draft.head])
    be = form_of_be(
        Tense.PAST if tense is Tense.PAST else Tense.PRESENT, is_plural=is_plural(tree, noun)
    )
    pieces: tuple[Piece, ...] = (
        *about,
        inserted(be, words[0], "copula"),
        *clause_pieces(words, draft),
    )
    return Draft(
        pieces=pieces,
        head=phrase.index,
        subject=noun.index,
        rules=draft.rules,
        speech=draft.speech,
        done=draft.done | {phrase.index},
    )


def _is_cuttable(noun: Token, draft: Draft, sentence: Sentence) -> bool:
    """Say whether the clause can be read without the phrase: its noun is not the subject."""
    tree = sentence.tree
    if draft.subject is None:
        return False
    chain = [noun, *tree.ancestors(noun)]
    return all(t.index != draft.subject for t in chain)
