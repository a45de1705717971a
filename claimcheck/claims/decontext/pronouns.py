"""Find out whom a pronoun stands for, when the text leaves exactly one possibility."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from claimcheck.claims.decontext.longer import LongerNames, name_of
from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.draft import Draft
from claimcheck.claims.roles import ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.model import EntityType
from claimcheck.syntax.query import noun_phrase_tokens, own_subject
from claimcheck.syntax.tree import Token

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL
POSSESSIVES = frozenset({"his", "her", "its", "their"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})

_TITLES = {
    "mr": MASCULINE, "sir": MASCULINE, "king": MASCULINE, "prince": MASCULINE, "lord": MASCULINE,
    "actor": MASCULINE, "mrs": FEMININE, "ms": FEMININE, "miss": FEMININE, "queen": FEMININE,
    "princess": FEMININE, "lady": FEMININE, "actress": FEMININE, "dame": FEMININE,
    "businesswoman": FEMININE, "businessman": MASCULINE, "spokeswoman": FEMININE,
    "spokesman": MASCULINE, "congresswoman": FEMININE, "congressman": MASCULINE,
}  # fmt: skip
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
_WINDOW = 3  # sentences


@attrs.frozen(kw_only=True)
class Resolution:
    """``referent`` is none when nobody, or more than one, may be meant.

    ``at`` is the token of the antecedent when it stands in the same sentence.
    """

    referent: Referent | None
    at: int | None = None


@attrs.frozen(kw_only=True)
class _Mention:
    referent: Referent
    at: int
    is_subject: bool


@attrs.define
class _Discourse:
    """What was said so far: mentions by sentence, the last speaker, known genders."""

    longer: LongerNames
    sentences: Sequence[Sentence]
    mentions: list[list[_Mention]] = attrs.Factory(list)
    speakers: list[Referent | None] = attrs.Factory(list)
    genders: dict[str, frozenset[str]] = attrs.Factory(dict)


def resolve_pronouns(
    sentences: Sequence[Sentence],
    drafts: Sequence[Sequence[Draft]],
    longer: LongerNames,
) -> tuple[Mapping[int, Resolution], ...]:
    """Return, sentence by sentence, what each personal pronoun stands for.

    A person is meant when only one of fitting gender stands before the pronoun in its sentence, or
    else in the sentence before it; the speaker of that sentence comes first. "It" is what was
    the one subject there, if that was no person.

    Limits:
        "They" is never resolved. Gender is known from titles and earlier pronouns only.
    """
    state = _Discourse(longer, sentences)
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
                resolution = _resolve(token, sentence, state)
                resolved[token.index] = resolution
                if resolution.referent is not None:
                    _note(token, resolution.referent, sentence, state)
        state.speakers.append(_speaker(claims, resolved, state))
        found.append(resolved)
    return tuple(found)


def _is_empty(token: Token, sentence: Sentence) -> bool:
    """Say whether "it" stands for nothing: "it is clear that", "it rained"."""
    if token.relation == "expl":
        return True
    if token.text.lower() != "it" or token.relation != "nsubj":
        return False
    head = sentence.tree[token.head]
    weather = head.lemma.lower() in {"rain", "snow", "hail", "seem", "appear", "turn"}
    clause = sentence.tree.child(head, "csubj", "ccomp") is not None and head.upos != "VERB"
    return weather or clause


def _mentions(sentence: Sentence, state: _Discourse) -> list[_Mention]:
    found = []
    for entity in sentence.entities:
        tokens = sentence.entity_tokens(entity)
        if not tokens or entity.type not in _PEOPLE | _THINGS | {EntityType.UNKNOWN}:
            continue
        referent = state.longer.get(name_of(entity.text), len(state.mentions)) or Referent.of(
            entity
        )
        found.append(
            _Mention(referent=referent, at=tokens[0], is_subject=_is_subject(tokens, sentence))
        )
        gender = _gender(tokens, sentence)
        if gender:
            state.genders.setdefault(referent.key, gender)
    return found


def _is_subject(tokens: Sequence[int], sentence: Sentence) -> bool:
    tree = sentence.tree
    return any(
        tree[i].relation == "nsubj" and tree[i].head not in tokens and _is_main(tree[tree[i].head])
        for i in tokens
    )


def _is_main(verb: Token) -> bool:
    return verb.relation in {"root", "conj", "ccomp"} or verb.head < 0


def _gender(tokens: Sequence[int], sentence: Sentence) -> frozenset[str]:
    before = sentence.tree[tokens[0] - 1].text.lower().strip(".") if tokens[0] else ""
    first = sentence.tree[tokens[0]].text.lower().strip(".")
    return _TITLES.get(before) or _TITLES.get(first) or frozenset()


def _resolve(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    word = token.text.lower()
    noun = _reporting_noun(token, sentence) or _own_noun(token, sentence)
    if noun is not None:
        return noun
    if word in PLURAL:
        return Resolution(referent=None)
    if word in NEUTER:
        return _thing(token, sentence, state)
    return _person(token, sentence, state)


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


def _fits(mention: _Mention, word: str, state: _Discourse) -> bool:
    if mention.referent.type not in _PEOPLE | {EntityType.UNKNOWN}:
        return False
    gender = state.genders.get(mention.referent.key)
    return gender is None or word in gender


def _person(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    word = token.text.lower()
    here = [m for m in state.mentions[-1] if m.at < token.index and _fits(m, word, state)]
    keys = {m.referent.key for m in here}
    if len(keys) == 1:
        return Resolution(referent=here[-1].referent, at=here[-1].at)
    if len(keys) > 1:
        return _among(token, here, sentence)
    if len(state.speakers) >= 1 and _is_own_subject(token):
        speaker = state.speakers[-1]
        if speaker is not None and _fits(
            _Mention(referent=speaker, at=0, is_subject=True), word, state
        ):
            return Resolution(referent=speaker)
    sentences = state.sentences
    for back, mentions in enumerate(reversed(state.mentions[-1 - _WINDOW : -1]), start=1):
        fitting = {m.referent.key: m.referent for m in mentions if _fits(m, word, state)}
        if not fitting and _has_role_subject(sentences, len(state.mentions) - 1 - back):
            return Resolution(referent=None)
        if fitting:
            return Resolution(referent=next(iter(fitting.values())) if len(fitting) == 1 else None)
    return Resolution(referent=None)


def _has_role_subject(sentences: Sequence[Sentence], which: int) -> bool:
    """Say whether somebody without a name is the subject there: "the minister"."""
    tree = sentences[which].tree
    return any(
        t.relation == "nsubj" and t.upos == "NOUN" and t.lemma.lower() in ROLES for t in tree
    )


def _is_own_subject(token: Token) -> bool:
    return token.relation == "nsubj"


def _among(token: Token, here: Sequence[_Mention], sentence: Sentence) -> Resolution:
    """Choose between several people of one sentence: who speaks, or whose clause it is."""
    tree = sentence.tree
    clause = _clause_of(token, sentence)
    subject = None if clause is None else own_subject(tree, clause)
    if subject is not None and subject.index != token.index:
        bound = [m for m in here if _covers(m, subject, sentence)]
        if bound and token.text.lower() in POSSESSIVES | REFLEXIVES:
            return Resolution(referent=bound[-1].referent, at=bound[-1].at)
    if clause is not None and clause.relation == "ccomp" and token.relation == "nsubj":
        speaker = own_subject(tree, tree[clause.head]) if clause.head >= 0 else None
        if speaker is not None:
            bound = [m for m in here if _covers(m, speaker, sentence)]
            if bound:
                return Resolution(referent=bound[-1].referent, at=bound[-1].at)
    return Resolution(referent=None)


def _clause_of(token: Token, sentence: Sentence) -> Token | None:
    return next((a for a in sentence.tree.ancestors(token) if own_subject(sentence.tree, a)), None)


def _covers(mention: _Mention, head: Token, sentence: Sentence) -> bool:
    entity = sentence.entity_at(mention.at)
    return entity is not None and entity.span.start <= head.start < entity.span.end


def _thing(token: Token, sentence: Sentence, state: _Discourse) -> Resolution:
    here = [m for m in state.mentions[-1] if m.at < token.index and m.referent.type in _ACTORS]
    subjects = [m for m in here if m.is_subject]
    if subjects:
        return Resolution(referent=subjects[-1].referent, at=subjects[-1].at)
    if _noun_subject(token, sentence):
        return Resolution(referent=None)
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


def _note(token: Token, referent: Referent, sentence: Sentence, state: _Discourse) -> None:
    """A resolved pronoun is a mention too, and tells the gender."""
    word = token.text.lower()
    if not referent.key:
        return
    is_subject = token.relation == "nsubj" and _is_main(sentence.tree[token.head])
    state.mentions[-1].append(_Mention(referent=referent, at=token.index, is_subject=is_subject))
    if word in MASCULINE | FEMININE:
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
