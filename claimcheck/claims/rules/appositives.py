# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Noun phrases set beside a noun to say what it is."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, inserted, trimmed, under, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.phrases import cut, is_clean, reference
from claimcheck.claims.roles import EVENT_NOUNS, KIND_NOUNS, ROLES, UNIQUE_ROLES
from claimcheck.claims.sentence import BRACKET, Sentence, in_commas
from claimcheck.claims.wording import article_before, form_of_be
from claimcheck.model import EntityType
from claimcheck.syntax.query import is_plural
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_SET_OFF = frozenset({",", "-", "–", "—", "--", ":"})
_NOUNS = frozenset({"NOUN", "PROPN"})

_INCLUDING = frozenset({"including", "excluding", "counting"})


@attrs.frozen
class Appositives:
    """State an appositive as what something is.

    What it does:
        "Berg, leader of the party, left" gives "Berg is leader of the party"; where the name comes
        second ("the aide, Ann Berg"), the name is the subject. An event set beside a place or a
        person ("…, the first summit of the two") is said of the event the clause speaks of.

    Why:
        Roles, kinds and superlatives mostly stand in apposition.

    Example:
        "They will hold talks in Oslo, the first summit in years." gives "The talks will be the
        first summit in years."

    Limits:
        Places in places ("Khasan, Russia"), dates, ages and lists are left alone.
    """

    name: str = "appositive"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = True

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first appositive."""
        tree, here = sentence.tree, draft.tokens
        for token in _candidates(sentence):
            if token.index not in here or token.index in draft.done or token.head in draft.done:
                continue
            if not _is_apposed(token, sentence) or token.head not in here:
                continue
            words = trimmed(tree, under(tree, token, here))
            if not _may_state(token, words, draft, sentence):
                continue
            parts = _split(token, words, draft, sentence)
            if parts:
                return parts
        return ()


def _candidates(sentence: Sentence) -> tuple[Token, ...]:
    found = [token for relation in _APPOSED for token in sentence.having(relation)]
    return tuple(sorted(found, key=lambda token: token.index))


_APPOSED = ("appos", "parataxis", "dep", "list")


def _is_apposed(token: Token, sentence: Sentence) -> bool:
    """Say whether a phrase is an appositive, or one that a parser could only hang loosely."""
    if token.deprel == BRACKET:
        return in_commas(token.index, sentence)
    if token.relation == "appos":
        return True
    tree = sentence.tree
    if token.relation not in {"parataxis", "dep", "list"} or token.upos != "NOUN":
        return False
    is_clause = tree.child(token, "nsubj", "cop", "aux", "cc") is not None
    return not is_clause and tree.child(token, "det") is not None


def _may_state(token: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence) -> bool:
    tree = sentence.tree
    if any(tree[index].text.lower() in _INCLUDING for index in words[:2]):
        return False  # "seventy firms, not including their subsidiaries,"
    if not _is_nominal(token, sentence) or not words or not words[0] or draft.head in words:
        return False
    if tree[words[0] - 1].text not in _SET_OFF or not is_clean(words, draft, sentence):
        return False
    host = tree[token.head]
    if host.index > token.index or (
        token.relation == "appos" and host.upos not in _NOUNS and not _is_role(host, sentence)
    ):
        return False
    return not any(
        t.upos == "NUM" and t.relation == "nummod" and not tree.children(token, "det")
        for t in tree.children(token)
    )


def _is_nominal(token: Token, sentence: Sentence) -> bool:
    return token.upos in _NOUNS or sentence.tree.child(token, "det") is not None


def _split(
    token: Token, words: tuple[int, ...], draft: Draft, sentence: Sentence
) -> tuple[Draft, ...]:
    tree, here = sentence.tree, draft.tokens
    host = _host(token, words, sentence)
    if host is None or host.index not in here:
        return ()
    if _is_name(token, sentence):
        if _is_role(host, sentence) and not _is_name(host, sentence):
            return _name_second(token, words, host, draft, sentence)
        return _work_second(token, words, host, draft, sentence) if _is_kind(host, sentence) else ()
    about = _about(token, host, draft, sentence) if _says_what(token, sentence) else None
    subject = reference(sentence, about, here - set(words)) if about is not None else ()
    if about is None or not subject:
        return ()
    be = form_of_be(
        _tense(token, sentence), is_plural=is_plural(tree, about) and about.upos != "PROPN"
    )
    pieces = (*subject, inserted(be, words[0], "copula"), *verbatim(words))
    stated = Draft(
        pieces=pieces, head=token.index, subject=about.index, rules=draft.rules, done=draft.done
    )
    return cut(draft, words, sentence), stated


def _about(token: Token, host: Token, draft: Draft, sentence: Sentence) -> Token | None:
    """Return what the phrase is said of: its host, or the event that the clause speaks of."""
    if token.lemma.lower() in EVENT_NOUNS and host.lemma.lower() not in EVENT_NOUNS:
        return _event_before(token, draft, sentence)
    return host


def _host(token: Token, words: tuple[int, ...], sentence: Sentence) -> Token | None:
    """Return the noun the phrase is said of: the nearest before the comma, of a fitting kind.

    A role is said of a person, whatever noun the parser chose; other phrases of the noun right
    before them.
    """
    tree = sentence.tree
    parsed = tree[token.head]
    if _is_name(token, sentence):
        return parsed
    before = next((tree[i] for i in range(words[0] - 2, -1, -1) if tree[i].upos in _NOUNS), None)
    if before is None:
        return None
    chain = [before, *tree.ancestors(before)]
    chain = [t for t in chain if t.upos in _NOUNS and t.relation not in {"flat", "compound"}]
    chain = [t for t in chain if t.index < words[0]]
    if token.lemma.lower() in ROLES:
        people = [t for t in chain if _is_personal(t, sentence)]
        if people:
            return people[0]
        return parsed if _is_personal(parsed, sentence) else None
    return chain[0] if chain else parsed


def _is_personal(token: Token, sentence: Sentence) -> bool:
    entity = sentence.entity_at(token.index)
    if entity is not None:
        is_person = entity.type in {EntityType.PERSON, EntityType.UNKNOWN}
        return is_person and token.text[:1].isupper()
    return token.lemma.lower() in ROLES


def _is_name(token: Token, sentence: Sentence) -> bool:
    entity = sentence.entity_at(token.index)
    return token.upos == "PROPN" and entity is not None


def _is_role(token: Token, sentence: Sentence) -> bool:
    return token.lemma.lower() in ROLES and sentence.entity_at(token.index) is None


def _says_what(token: Token, sentence: Sentence) -> bool:
    """Say whether a phrase can follow "is": it has a determiner or is a bare role."""
    tree = sentence.tree
    if tree.child(token, "det") is not None:
        return True
    if any(t.relation == "nmod" and t.deprel.endswith("poss") for t in tree.children(token)):
        return True
    return token.lemma.lower() in ROLES or token.text.lower() in UNIQUE_ROLES


def _event_before(token: Token, draft: Draft, sentence: Sentence) -> Token | None:
    """Return the event that the clause speaks of: its object or first phrase of that kind."""
    tree = sentence.tree
    head = tree[draft.head]
    own = set(under(tree, token, draft.tokens))
    near = [t for t in tree.children(head, "nsubj", "obj", "obl") if t.index < token.index]
    if head.lemma.lower() in EVENT_NOUNS and head.upos == "NOUN":
        near.insert(0, head)
    found = [t for t in near if t.lemma.lower() in EVENT_NOUNS and t.index not in own]
    return found[0] if found and found[0].index in draft.tokens else None


def _tense(token: Token, sentence: Sentence) -> Tense:
    is_event = token.lemma.lower() in EVENT_NOUNS
    if sentence.tense is Tense.FUTURE:
        return Tense.FUTURE if is_event else Tense.PRESENT
    return sentence.tense


def _name_second(
    token: Token, words: tuple[int, ...], host: Token, draft: Draft, sentence: Sentence
) -> tuple[Draft, ...]:
    """Split "the aide, Ann Berg, …": the name goes on as the subject of both."""
    tree, here = sentence.tree, draft.tokens
    role = [
        i
        for i in trimmed(tree, under(tree, host, here))
        if (i not in words and tree[i].relation not in {"case", "punct"}) or i == host.index
    ]
    role = [i for i in role if i < words[0] and not _governs(tree[i], host)]
    entity = sentence.entity_at(token.index)
    if entity is None or entity.type not in {EntityType.PERSON, EntityType.UNKNOWN} or not role:
        return ()
    name = tuple(i for i in words if i in sentence.entity_tokens(entity))
    be = form_of_be(Tense.PAST if sentence.tense is Tense.PAST else Tense.PRESENT, is_plural=False)
    has_article = tree[role[0]].relation == "det" or any(
        tree[i].deprel == "nmod:poss" for i in role
    )
    article = "the" if host.lemma.lower() in UNIQUE_ROLES else article_before(tree[role[0]].text)
    put_in = () if has_article else (inserted(article, role[0], "article"),)
    pieces = (*verbatim(name), inserted(be, role[0], "copula"), *put_in, *verbatim(role))
    stated = Draft(pieces=pieces, head=host.index, subject=token.index, rules=draft.rules)
    main = cut(draft, role, sentence)
    main = _without_comma(main, words[0], sentence)
    return attrs.evolve(
        main, subject=token.index if draft.subject == host.index else draft.subject
    ), stated


def _is_kind(host: Token, sentence: Sentence) -> bool:
    """Say whether a noun is the kind of a work or body named behind its comma."""
    is_known = host.lemma.lower() in KIND_NOUNS and host.has("Number=Sing")
    return is_known and sentence.granularity.includes(Granularity.ATOMIC)


def _work_second(
    token: Token, words: tuple[int, ...], host: Token, draft: Draft, sentence: Sentence
) -> tuple[Draft, ...]:
    """State "her memoir, Harbour Lights," as "her memoir is Harbour Lights"; the name goes on."""
    tree, here = sentence.tree, draft.tokens
    before = [i for i in under(tree, host, here) if i < words[0] and not _governs(tree[i], host)]
    kind = list(trimmed(tree, before))
    if not kind or kind != list(range(kind[0], kind[-1] + 1)) or kind[-1] != words[0] - 2:
        return ()
    be = form_of_be(Tense.PAST if sentence.tense is Tense.PAST else Tense.PRESENT, is_plural=False)
    pieces = (*verbatim(kind), inserted(be, words[0], "copula"), *verbatim(words))
    stated = Draft(
        pieces=pieces, head=token.index, subject=host.index, rules=draft.rules, is_final=True
    )
    around = (words[0] - 1, words[-1] - 1, words[-1], words[-1] + 1)
    commas = {i for i in around if i < len(tree) and tree[i].text == ","}
    main = draft.without({*kind, *commas})
    subject = token.index if draft.subject == host.index else draft.subject
    return attrs.evolve(main, subject=subject), stated


def _governs(token: Token, host: Token) -> bool:
    return token.relation in {"case", "mark"} and token.head == host.index


def _without_comma(draft: Draft, first: int, sentence: Sentence) -> Draft:
    """Drop the commas around a name that no longer stands in apposition."""
    tree = sentence.tree
    order = [i for piece in draft.pieces for i in range(piece.start, piece.end)]
    at = order.index(first)
    entity = sentence.entity_at(first)
    end = at
    while (
        end + 1 < len(order) and entity is not None and tree[order[end + 1]].start < entity.span.end
    ):
        end += 1
    gone = {
        order[i] for i in (at - 1, end + 1) if 0 <= i < len(order) and tree[order[i]].text == ","
    }
    return draft.without(gone)
