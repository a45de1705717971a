"""Who said it, and what was said."""

from __future__ import annotations

import attrs

from claimcheck.claims.cues import CONNECTIVES, lemma_is_speech
from claimcheck.claims.draft import (
    Draft,
    Piece,
    Speech,
    inserted,
    is_content,
    is_quote_mark,
    trimmed,
    under,
    verbatim,
)
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import has_condition
from claimcheck.claims.phrases import cut
from claimcheck.claims.sentence import Sentence
from claimcheck.model import AttributionMode, ClaimKind
from claimcheck.syntax.query import (
    auxiliaries,
    is_finite,
    is_negated,
    is_predicate,
    noun_phrase_tokens,
    own_subject,
)
from claimcheck.syntax.tree import Token


@attrs.frozen
class AttributionRule:
    """Take reported speech apart: who said it, and what was said.

    What it does:
        Of "S said (that) C", "C, S said", "“C,” said S" and "C, according to S" makes two claims:
        the saying, source first, with the quotation as it stands; and C, with its attribution.

    Why:
        An editor checks both, against different things: the transcript, and the world.

    Example:
        "Exports fell, said minister Ann Berg on Monday." gives "minister Ann Berg said on Monday
        that exports fell." and "Exports fell."

    Limits:
        Only verbs of saying and finding; hopes and fears are no report. What somebody denies or
        did not say is not stated on its own.
    """

    name: str = "attribution"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split the saying from the said."""
        return _reported(draft, sentence) or _according(draft, sentence)


def _reported(draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    tree, here = sentence.tree, draft.tokens
    verb = tree[draft.head]
    if not lemma_is_speech(verb.lemma) or verb.index not in here or draft.subject is None:
        return ()
    content = next(
        (
            t
            for t in tree.children(verb, "ccomp", "parataxis")
            if _is_said(t, verb, draft, sentence)
        ),
        None,
    )
    if content is None or is_negated(tree, verb) or has_condition(sentence, verb):
        return ()
    said = under(tree, content, here)
    return _saying(draft, sentence, said), _said(draft, sentence, content, said)


def _is_said(token: Token, verb: Token, draft: Draft, sentence: Sentence) -> bool:
    tree = sentence.tree
    if token.index not in draft.tokens or not is_predicate(tree, token):
        return False
    if any(
        mark.text.lower() in {"if", "whether", "how", "why"}
        for mark in tree.children(token, "mark", "advmod")
    ):
        return False
    if token.relation == "parataxis" and own_subject(tree, token) is None:
        return False
    if token.index > verb.index and token.deprel == "parataxis":
        first = tree.edges(token)[0]
        if not first or tree[first - 1].text not in {":", ",", '"', "“"}:
            return False
    return (is_finite(tree, token) and own_subject(tree, token) is not None) or bool(
        tree.children(token, "expl")
    )


def _source_tokens(draft: Draft, sentence: Sentence) -> tuple[int, ...]:
    if draft.subject is None:
        return ()
    subject = sentence.tree[draft.subject]
    for name in sentence.tree.children(subject, "appos"):
        entity = sentence.entity_at(name.index)
        if entity is not None and subject.upos != "PROPN" and name.index in draft.tokens:
            return sentence.entity_tokens(entity)
    phrase = {token.index for token in noun_phrase_tokens(sentence.tree, subject)}
    named = sentence.entity_at(subject.index)
    phrase |= set(sentence.entity_tokens(named)) if named is not None else set()
    return tuple(sorted(phrase & draft.tokens))


def _saying(draft: Draft, sentence: Sentence, said: tuple[int, ...]) -> Draft:
    """Return "S said C", the source before the verb and the verb before what was said."""
    tree, here = sentence.tree, draft.tokens
    verb = tree[draft.head]
    mode = _mode(said, sentence)
    source = under(tree, tree[draft.subject or 0], here)
    pieces: tuple[Piece, ...] = draft.pieces
    if min(said) < verb.index:
        before = [t.index for t in auxiliaries(tree, verb)]
        before += [t.index for t in tree.children(verb, "advmod") if t.index < verb.index]
        lead = [i for i in sorted(before) if i in here and i not in said and i not in source]
        rest = sorted(here - set(said) - set(source) - set(lead) - {verb.index})
        body = trimmed(tree, _without_connective(said, sentence))
        tail = trimmed(tree, rest)
        link = ":" if mode is AttributionMode.DIRECT else "that"
        pieces = (
            *verbatim(trimmed(tree, source)),
            *verbatim(lead),
            Piece(verb.index, verb.index + 1),
            *verbatim(tail),
            inserted(link, body[0] if body else verb.index, "that"),
            *verbatim(body),
        )
    return attrs.evolve(
        draft,
        pieces=pieces,
        is_final=True,
        kind=ClaimKind.QUOTATION if mode is AttributionMode.DIRECT else ClaimKind.ATTRIBUTION,
        speech=draft.speech
        or Speech(source=_source_tokens(draft, sentence), cue=(verb.index,), mode=mode),
        done=draft.done | frozenset(said),
    )


def _without_connective(said: tuple[int, ...], sentence: Sentence) -> tuple[int, ...]:
    """Return what was said without a first "Meanwhile,", which only ties it to the text before."""
    tree = sentence.tree
    words = [i for i in said if tree[i].upos != "PUNCT"]
    if words and tree[words[0]].text.lower() in CONNECTIVES and tree[words[0] + 1].text == ",":
        return tuple(i for i in said if i > words[0] + 1)
    return said


def _said(draft: Draft, sentence: Sentence, content: Token, said: tuple[int, ...]) -> Draft:
    tree = sentence.tree
    mode = _mode(said, sentence)
    marks = {t.index for t in tree.children(content, "mark") if t.text.lower() == "that"}
    if mode is AttributionMode.DIRECT:
        marks |= {i for i in said if is_quote_mark(tree[i])}
    kept = [i for i in said if i not in marks]
    subject = own_subject(tree, content)
    return Draft(
        pieces=verbatim(trimmed(tree, kept)),
        head=content.index,
        subject=None if subject is None else subject.index,
        rules=draft.rules,
        speech=Speech(source=_source_tokens(draft, sentence), cue=(draft.head,), mode=mode),
        done=draft.done,
    )


def _mode(said: tuple[int, ...], sentence: Sentence) -> AttributionMode:
    quoted = sentence.quoted
    words = [i for i in said if is_content(sentence.tree[i])]
    inside = sum(i in quoted for i in words)
    if words and inside == len(words):
        return AttributionMode.DIRECT
    return AttributionMode.MIXED if inside else AttributionMode.INDIRECT


def _according(draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    tree, here = sentence.tree, draft.tokens
    if "according" not in sentence.words:
        return ()
    case = next(
        (
            t
            for t in tree
            if t.index in here and t.text.lower() == "according" and t.index + 1 < len(tree)
            if tree[t.index + 1].text.lower() == "to"
        ),
        None,
    )
    if case is None or case.index in draft.done:
        return ()
    source = _according_source(case, sentence)
    if source is None:
        return ()
    phrase = under(tree, source, here)
    if draft.head in phrase or draft.subject in phrase:
        return ()
    gone = {*phrase, case.index, case.index + 1}
    named = tuple(
        t.index
        for t in noun_phrase_tokens(tree, source)
        if t.index in here and t.index > case.index + 1
    )
    speech = Speech(
        source=named, cue=(case.index, case.index + 1), mode=AttributionMode.ACCORDING_TO
    )
    content = cut(draft, gone, sentence)
    saying = attrs.evolve(
        draft,
        is_final=True,
        kind=ClaimKind.ATTRIBUTION,
        speech=speech,
        done=draft.done | content.tokens | {case.index},
    )
    return saying, attrs.evolve(content, speech=speech)


def _according_source(case: Token, sentence: Sentence) -> Token | None:
    """Return the noun after "according to", whichever way the parser hung the two."""
    tree = sentence.tree
    head = tree.head_of(case)
    if head is not None and case.relation == "case":
        return head
    return tree.child(case, "obl", "nmod", "obj")
