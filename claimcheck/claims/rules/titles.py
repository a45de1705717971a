# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Titles before names."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, Piece, inserted, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.phrases import cut
from claimcheck.claims.roles import HONORIFICS, RELATIONAL, ROLES, UNIQUE_ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import article_before, form_of_be
from claimcheck.model import Entity, EntityType
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense

_TITLE_TAGS = frozenset({"ADJ", "NOUN", "PROPN"})
_LINKS = frozenset({"-", "–"})
_DETERMINERS = frozenset({"the", "a", "an"})
_PAST_WORDS = frozenset({"former", "ex", "then", "late"})


@attrs.frozen
class Titles:
    """State the office or trade that stands before a name.

    What it does:
        "U.S. President Donald Trump left" gives "Donald Trump left" and "Donald Trump is the U.S.
        President".

    Why:
        The wrong office is one of the commonest errors of fact, and hides in front of a name.

    Example:
        "Norwegian chemist Ann Berg won a prize." gives "Ann Berg won a prize." and "Ann Berg was a
        Norwegian chemist."

    Limits:
        Only words whose last is a known role; "Mr" and "Dr" belong to the name. Whether somebody
        still holds the office is not known: the tense is that of the sentence.
    """

    name: str = "title"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = True

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first title."""
        here = draft.tokens
        for entity in sentence.entities:
            if entity.type not in {EntityType.PERSON, EntityType.UNKNOWN}:
                continue
            name = _name(entity, sentence)
            if not name or any(i in draft.done or i not in here for i in name):
                continue
            title = _title(name[0], draft, sentence)
            if not title:
                continue
            stated = _statement(name, title, draft, sentence)
            if draft.is_final:  # who says it keeps the title it is introduced with
                return attrs.evolve(draft, done=draft.done | {*title, *name}), stated
            gone = set(title) | _determiner(title, sentence)
            main = cut(draft, gone & here, sentence)
            return attrs.evolve(main, subject=_subject(draft, title, name)), stated
        return ()


def _name(entity: Entity, sentence: Sentence) -> tuple[int, ...]:
    """Return the tokens of the bare name: any title inside the entity is left out."""
    tokens = list(sentence.entity_tokens(entity))
    while len(tokens) > 1 and sentence.tree[tokens[0]].lemma.lower() in ROLES:
        tokens.pop(0)
    return tuple(tokens)


def _title(first: int, draft: Draft, sentence: Sentence) -> tuple[int, ...]:
    """Return the run of title words right before the name."""
    tree, here = sentence.tree, draft.tokens
    found: list[int] = []
    at = first - 1
    while at >= 0 and at in here and at not in draft.done and at not in sentence.quoted:
        token = tree[at]
        if found and _joins_roles(at, sentence):
            found.insert(0, at)
            at -= 1
            continue
        is_linked = token.text in _LINKS and token.end == tree[at + 1].start
        if not (
            token.upos in _TITLE_TAGS
            or token.lemma == "vice"
            or is_linked
            or _is_possessive(tree[at])
        ):
            break
        if token.upos == "VERB" or (
            token.relation in {"nsubj", "root"} and token.index == draft.head
        ):
            break
        found.insert(0, at)
        at -= 1
    while found and (tree[found[0]].text in _LINKS or _is_possessive(tree[found[0]])):
        found.pop(0)
    if not found or not _is_role(tree[found[-1]]):
        return ()
    if any(sentence.tree[i].lemma.lower().strip(".") in HONORIFICS for i in found):
        return ()
    last = tree[found[-1]].lemma.lower()
    if last in RELATIONAL and not any(_is_possessive(tree[i]) for i in found):
        return ()
    return tuple(found)


def _joins_roles(at: int, sentence: Sentence) -> bool:
    """Say whether "and" or a comma stands between two roles: "actor and singer Ann Berg"."""
    tree = sentence.tree
    token = tree[at]
    if not at or not (token.text == "," or token.text.lower() == "and"):
        return False
    before = at - 1
    if token.text.lower() == "and" and tree[before].text == ",":
        before -= 1
    is_role = before >= 0 and _is_role(tree[before]) and tree[before].text.islower()
    following = tree[at + 1] if tree[at + 1].text.lower() != "and" else tree[at + 2]
    return is_role and _is_role(following) and following.text.islower()


def _is_possessive(token: Token) -> bool:
    return token.text in {"'s", "’s"}


def _is_role(token: Token) -> bool:
    words = {token.lemma.lower(), token.text.lower(), token.text.lower().rpartition("-")[2]}
    return bool(words & ROLES) and not token.has("Number=Plur")


def _determiner(title: tuple[int, ...], sentence: Sentence) -> set[int]:
    before = title[0] - 1
    if before >= 0 and sentence.tree[before].text.lower() in _DETERMINERS:
        return {before}
    return set()


def _subject(draft: Draft, title: tuple[int, ...], name: tuple[int, ...]) -> int | None:
    return name[0] if draft.subject in title else draft.subject


def _statement(
    name: tuple[int, ...], title: tuple[int, ...], draft: Draft, sentence: Sentence
) -> Draft:
    tree = sentence.tree
    words = [tree[i].lemma.lower() for i in title]
    is_past = sentence.tense is Tense.PAST or bool(_PAST_WORDS & set(words))
    be = form_of_be(Tense.PAST if is_past else Tense.PRESENT, is_plural=False)
    pieces: list[Piece] = [*verbatim(name), inserted(be, title[0], "copula")]
    own = _determiner(title, sentence) & draft.tokens
    if own:
        pieces += verbatim(own)
    elif not any(_is_possessive(tree[i]) for i in title):
        article = _article(title, sentence)
        pieces += [inserted(article, title[0], "article")] if article else []
    pieces += verbatim(title)
    return Draft(pieces=tuple(pieces), head=title[-1], subject=name[0], rules=draft.rules)


_OFFICE_WORDS = UNIQUE_ROLES | {"chief", "prime", "executive", "officer", "general", "foreign"}


def _article(title: tuple[int, ...], sentence: Sentence) -> str:
    tree = sentence.tree
    last = tree[title[-1]]
    words = {tree[i].lemma.lower() for i in title}
    is_many = words & {"vice", "deputy", "former", "assistant", "senior", "junior", "ex"}
    unique = {last.lemma.lower(), last.text.lower()} & UNIQUE_ROLES
    is_bare = all({tree[i].lemma.lower(), tree[i].text.lower()} & _OFFICE_WORDS for i in title)
    if (unique or words & {"chief", "prime"}) and not is_many:
        return "" if is_bare else "the"
    return article_before(tree[title[0]].text)
