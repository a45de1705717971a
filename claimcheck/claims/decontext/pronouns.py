"""Find out whom a pronoun stands for, when the text leaves exactly one possibility."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from claimcheck.claims.decontext.genders import (
    FEMININE,
    MASCULINE,
    gender_of_name,
    gender_of_title,
)
from claimcheck.claims.decontext.kinds import Kinds
from claimcheck.claims.decontext.longer import LongerNames, name_of
from claimcheck.claims.decontext.persons import SURE, Mention, part_of, rank
from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.decontext.things import Topic, behind, is_about, rivals_before, topic_of
from claimcheck.claims.draft import Draft
from claimcheck.claims.roles import ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.model import EntityType
from claimcheck.syntax.query import is_passive, noun_phrase_tokens, own_subject
from claimcheck.syntax.tree import Token

NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL
POSSESSIVES = frozenset({"his", "her", "its", "their"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})

_PEOPLE = frozenset({EntityType.PERSON})
_THINGS = frozenset(
    {
        EntityType.ORGANISATION,
        EntityType.COUNTRY,
        EntityType.PLACE,
        EntityType.EVENT,
        EntityType.WORK,
    }
)
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})


@attrs.frozen(kw_only=True)
class Resolution:
    """``referent`` is none when nobody, or more than one, may be meant.

    ``at`` is the token of the antecedent when it stands in the same sentence, also of one that is
    clear there and too doubtful to be put in elsewhere.
    """

    referent: Referent | None
    at: int | None = None


@attrs.define
class _Discourse:
    """What was said so far: mentions by sentence, the last speaker, known genders."""

    longer: LongerNames
    kinds: Kinds
    sentences: Sequence[Sentence]
    mentions: list[list[Mention]] = attrs.Factory(list)
    speakers: list[Referent | None] = attrs.Factory(list)
    genders: dict[str, frozenset[str]] = attrs.Factory(dict)
    topics: list[Topic | None] = attrs.Factory(list)


def resolve_pronouns(
    sentences: Sequence[Sentence],
    drafts: Sequence[Sequence[Draft]],
    longer: LongerNames,
    kinds: Kinds,
) -> tuple[Mapping[int, Resolution], ...]:
    """Return, sentence by sentence, what each personal pronoun stands for.

    A person is meant when only one of fitting gender stands before the pronoun in its sentence, or
    else in the sentence before it; the speaker of that sentence comes first. "It" is what was
    the one subject there, if that was no person.

    A common noun is put in as well, for "it" and "they", where it is the subject of this sentence
    or of the one before and nothing else there has its number.

    Limits:
        Gender is known from titles, given names and earlier pronouns only.
    """
    state = _Discourse(longer, kinds, sentences)
    found = []
    for sentence, claims in zip(sentences, drafts, strict=True):
        mentions = _mentions(sentence, state)
        state.mentions.append(mentions)
        resolved: dict[int, Resolution] = {}
        for token in sentence.tree:
            if (
                token.text.lower() in PRONOUNS
                and token.upos in {"PRON", "DET"}
                and not _is_empty(token, sentence)
            ):
                chain = _chain(token, sentence, resolved)
                resolution = chain or _resolve(token, sentence, state)
                resolved[token.index] = resolution
                if resolution.referent is not None:
                    _note(token, resolution.referent, sentence, state)
        state.speakers.append(_speaker(claims, resolved, state))
        state.topics.append(_topic(sentence, resolved, state))
        found.append(resolved)
    return tuple(found)


def _chain(
    token: Token, sentence: Sentence, resolved: Mapping[int, Resolution]
) -> Resolution | None:
    """Read "they … their own": whose it is, is who does it."""
    word = token.text.lower()
    group = next((g for g in (NEUTER, PLURAL) if word in g), None)
    if group is None or word not in POSSESSIVES | REFLEXIVES:
        return None
    clause = _clause_of(token, sentence)
    subject = None if clause is None else own_subject(sentence.tree, clause)
    if subject is None or subject.index not in resolved or subject.text.lower() not in group:
        return None
    return Resolution(referent=resolved[subject.index].referent, at=subject.index)


def _is_empty(token: Token, sentence: Sentence) -> bool:
    """Say whether "it" stands for nothing: "it is clear that", "it rained"."""
    if token.relation == "expl":
        return True
    if token.text.lower() != "it" or token.relation != "nsubj":
        return False
    head = sentence.tree[token.head]
    weather = head.lemma.lower() in {"rain", "snow", "hail", "seem", "appear", "turn"}
    clause = sentence.tree.child(head, "csubj", "ccomp") is not None
    return weather or (clause and (head.upos != "VERB" or is_passive(sentence.tree, head)))


def _mentions(sentence: Sentence, state: _Discourse) -> list[Mention]:
    found = []
    for entity in sentence.entities:
        tokens = sentence.entity_tokens(entity)
        if not tokens or entity.type not in _PEOPLE | _THINGS | {EntityType.UNKNOWN}:
            continue
        referent = state.longer.get(name_of(entity.text), len(state.mentions)) or Referent.of(
            entity
        )
        found.append(
            Mention(
                referent=referent,
                at=tokens[0],
                is_subject=_is_subject(tokens, sentence),
                part=part_of(_head(tokens, sentence), sentence),
            )
        )
        gender = _gender(tokens, sentence)
        if gender:
            state.genders.setdefault(referent.key, gender)
    return found


def _head(tokens: Sequence[int], sentence: Sentence) -> Token:
    """Return the word of a name that the rest of the sentence hangs it by."""
    tree = sentence.tree
    return next((tree[i] for i in tokens if tree[i].head not in tokens), tree[tokens[0]])


def _is_subject(tokens: Sequence[int], sentence: Sentence) -> bool:
    tree = sentence.tree
    return any(
        tree[i].relation == "nsubj" and tree[i].head not in tokens and _is_main(tree[tree[i].head])
        for i in tokens
    )


def _is_main(verb: Token) -> bool:
    return verb.relation in {"root", "conj", "ccomp"} or verb.head < 0


def _gender(tokens: Sequence[int], sentence: Sentence) -> frozenset[str]:
    """Return the pronouns of a name, by the title before it or its own first word."""
    before = sentence.tree[tokens[0] - 1].text if tokens[0] else ""
    first = sentence.tree[tokens[0]].text
    known = gender_of_title(before) or gender_of_title(first)
    is_full = len(tokens) > 1
    return known or (gender_of_name(first) if is_full else frozenset())


def _resolve(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    word = token.text.lower()
    noun = _reporting_noun(token, sentence) or _own_noun(token, sentence)
    if noun is not None:
        return noun
    if word in PLURAL:
        return _topical(token, sentence, state)
    if word in NEUTER:
        return _thing(token, sentence, state)
    return _person(token, sentence, state)


def _topic(
    sentence: Sentence, resolved: Mapping[int, Resolution], state: _Discourse
) -> Topic | None:
    """Return what the last sentence read is about, its subject pronoun filled in."""
    subject = own_subject(sentence.tree, sentence.tree.root) if len(sentence.tree) else None
    if subject is None:
        return None
    if subject.index in resolved:
        named = resolved[subject.index].referent
        return None if named is None else topic_of(sentence, named)
    return topic_of(sentence, _named(subject, sentence, state))


def _named(subject: Token, sentence: Sentence, state: _Discourse) -> Referent | None:
    return next(
        (
            m.referent
            for m in state.mentions[-1]
            if m.is_name and _covers(m, subject, sentence) and _is_whole(m, subject, sentence)
        ),
        None,
    ) or _of_kind(subject, sentence, state)


def _of_kind(subject: Token, sentence: Sentence, state: _Discourse) -> Referent | None:
    kind = state.kinds.get(subject, sentence, len(state.mentions) - 1)
    return None if kind is None else attrs.evolve(kind.referent, text=kind.text)


def _is_whole(mention: Mention, subject: Token, sentence: Sentence) -> bool:
    """Say whether a name is all of the subject: "Java" is not, in "ECharts Java"."""
    tree = sentence.tree
    entity = sentence.entity_at(mention.at)
    name = sentence.entity_tokens(entity) if entity is not None else (mention.at,)
    return all(
        child.index in name
        for child in tree.children(subject, "compound", "flat", "amod", "nummod")
    )


def _topical(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    """Read "it" and "they" as the subject of this or the last sentence, if nothing else fits."""
    is_many = token.text.lower() in PLURAL
    subject = own_subject(sentence.tree, sentence.tree.root)
    named = None if subject is None else _named(subject, sentence, state)
    here = topic_of(sentence, named)
    if here is not None and behind(token, here, sentence):
        rivals = rivals_before(token, here, sentence)
        topic = attrs.evolve(here, rivals=rivals)
        if topic.fits(is_many=is_many):
            return Resolution(referent=here.referent, at=here.at)
        return Resolution(referent=None)
    before = state.topics[-1] if state.topics else None
    if before is not None and is_about(token, sentence) and before.fits(is_many=is_many):
        return Resolution(referent=before.referent)
    return Resolution(referent=None)


def _reporting_noun(token: Token, sentence: Sentence) -> Resolution | None:
    """Read "the company said it would" where a common noun speaks of itself."""
    tree = sentence.tree
    clause = tree.head_of(token)
    if token.relation != "nsubj" or clause is None or clause.relation != "ccomp" or clause.head < 0:
        return None
    subject = own_subject(tree, tree[clause.head])
    if subject is None or subject.upos != "NOUN" or subject.index > token.index:
        return None
    is_plural = token.text.lower() in PLURAL
    if is_plural != subject.has("Number=Plur") or tree.child(subject, "appos", "conj") is not None:
        return None
    if token.text.lower() in NEUTER and subject.lemma.lower() in ROLES:
        return None
    if token.text.lower() in MASCULINE | FEMININE and subject.lemma.lower() not in ROLES:
        return None
    phrase = noun_phrase_tokens(tree, subject)
    text = sentence.text[phrase[0].start : phrase[-1].end]
    if phrase[0].upos == "DET" and phrase[0].index == 0:
        text = text[:1].lower() + text[1:]
    return Resolution(
        referent=Referent(text=text, type=EntityType.UNKNOWN, key=""), at=subject.index
    )


def _own_noun(token: Token, sentence: Sentence) -> Resolution | None:
    """Read "the ministry … on its website": bound by a common noun, the subject of its clause."""
    tree = sentence.tree
    if token.text.lower() not in POSSESSIVES | REFLEXIVES:
        return None
    clause = _clause_of(token, sentence)
    subject = None if clause is None else own_subject(tree, clause)
    if subject is None or subject.upos != "NOUN" or tree.edges(subject)[1] >= token.index:
        return None
    is_plural = token.text.lower() in PLURAL
    if is_plural != subject.has("Number=Plur"):
        return None
    is_personal = token.text.lower() in MASCULINE | FEMININE
    if is_personal != (subject.lemma.lower() in ROLES):
        return None
    return Resolution(referent=None, at=subject.index)


def _person(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    word = token.text.lower()
    if _is_own_subject(token) and state.speakers:
        speaker = state.speakers[-1]
        here = [m for m in state.mentions[-1] if m.at < token.index and m.is_name]
        if speaker is not None and not here and _agrees(speaker, word, state):
            return Resolution(referent=speaker)
    ranking = rank(token, sentence, state.mentions, state.genders)
    best = ranking.best
    if best is None:
        return Resolution(referent=None)
    if ranking.belief < SURE:
        people = {
            m.referent.key
            for m in state.mentions[-1]
            if m.at < token.index and m.is_name and m.referent.type in _PEOPLE
        }
        is_bound = people == {best.referent.key} and best in state.mentions[-1]
        _note(token, best.referent, sentence, state, is_sure=False)
        # Beside its only antecedent a pronoun is clear, though nobody is put in elsewhere.
        return Resolution(referent=None, at=best.at if is_bound else None)
    is_here = best in state.mentions[-1]
    return Resolution(referent=best.referent, at=best.at if is_here else None)


def _agrees(referent: Referent, word: str, state: _Discourse) -> bool:
    gender = state.genders.get(referent.key)
    return not gender or word in gender


def _is_own_subject(token: Token) -> bool:
    return token.relation == "nsubj"


def _clause_of(token: Token, sentence: Sentence) -> Token | None:
    return next((a for a in sentence.tree.ancestors(token) if own_subject(sentence.tree, a)), None)


def _covers(mention: Mention, head: Token, sentence: Sentence) -> bool:
    entity = sentence.entity_at(mention.at)
    return entity is not None and entity.span.start <= head.start < entity.span.end


def _thing(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    here = [m for m in state.mentions[-1] if m.at < token.index and m.referent.type in _ACTORS]
    subjects = [m for m in here if m.is_subject]
    if subjects:
        return Resolution(referent=subjects[-1].referent, at=subjects[-1].at)
    topical = _topical(token, sentence, state)
    if topical.referent is not None or _noun_subject(token, sentence):
        return topical
    if not here and _is_own_subject(token):
        for mentions in reversed(state.mentions[-2:-1]):
            before = [m for m in mentions if m.is_subject]
            # "It" is no person, so a name of unknown kind will do: a product, a spacecraft.
            known = _THINGS | {EntityType.UNKNOWN}
            if len({m.referent.key for m in before}) == 1 and before[0].referent.type in known:
                return Resolution(referent=before[0].referent)
    return Resolution(referent=None)


def _noun_subject(token: Token, sentence: Sentence) -> bool:
    """Say whether a common noun of the sentence may be meant: "the meeting … expected it to"."""
    tree = sentence.tree
    return any(
        t.relation in {"nsubj", "obj"} and t.upos == "NOUN" and t.index < token.index for t in tree
    )


def _note(
    token: Token, referent: Referent, sentence: Sentence, state: _Discourse, *, is_sure: bool = True
) -> None:
    """Record that a pronoun is a mention too, and tells the gender; also of whom it may be."""
    word = token.text.lower()
    if not referent.key:
        return
    is_subject = token.relation == "nsubj" and _is_main(sentence.tree[token.head])
    state.mentions[-1].append(
        Mention(
            referent=referent,
            at=token.index,
            is_subject=is_subject,
            is_name=False,
            is_sure=is_sure,
            part=part_of(token, sentence),
        )
    )
    if is_sure and word in MASCULINE | FEMININE:
        state.genders.setdefault(referent.key, MASCULINE if word in MASCULINE else FEMININE)


def _speaker(
    claims: Sequence[Draft],
    resolved: Mapping[int, Resolution],
    state: _Discourse,
) -> Referent | None:
    """Return the one person whose words the sentence reports."""
    for draft in claims:
        if draft.speech is None or not draft.is_final:
            continue
        for index in draft.speech.source:
            if index in resolved and resolved[index].referent is not None:
                return resolved[index].referent
        people = [
            m.referent
            for m in state.mentions[-1]
            if m.at in draft.speech.source and m.referent.type in _PEOPLE
        ]
        if people:
            return people[-1]
    return None
