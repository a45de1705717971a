"""Find out what "it" and "they" stand for: the one thing that a sentence is about."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.guards import QUANTIFIERS
from claimcheck.claims.phrases import reference
from claimcheck.claims.render import loses_capital
from claimcheck.claims.roles import KIND_NOUNS, PERSON_NOUNS, ROLES, TIME_NOUNS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.model import EntityType
from claimcheck.syntax.query import is_copular, is_plural, own_subject
from claimcheck.syntax.tree import Token

_LONGEST = 9  # words
_CLAUSE_PARTS = frozenset({"nsubj", "obj", "iobj"})
_EMPTY_NOUNS = table(
    "fact result reason way thing kind type example case idea answer question number rest part lot "
    "percent % something anything everything nothing there one ones other others this that these "
    "those which who what you we i"
)


@attrs.frozen(kw_only=True)
class Topic:
    """What a sentence is about, its subject.

    ``is_many`` says that it is plural, ``rivals`` which other things of the sentence "it" (false)
    or "they" (true) may mean as well. ``at`` is the token of the subject.
    """

    referent: Referent
    at: int
    is_many: bool
    rivals: frozenset[bool]

    def fits(self, *, is_many: bool) -> bool:
        """Say whether a pronoun of that number can mean this and nothing else around."""
        is_group = self.referent.type is EntityType.ORGANISATION or bool(
            self.referent.key and KIND_NOUNS.intersection(self.referent.text.lower().split()[-1:])
        )
        agrees = self.is_many == is_many or (is_many and is_group)
        return agrees and is_many not in self.rivals


def topic_of(sentence: Sentence, named: Referent | None = None) -> Topic | None:
    """Return what the main clause of a sentence is about; none for people and empty words.

    Args:
        sentence: Any sentence.
        named: Whom or what the subject stands for, when it is a name or a pronoun.
    """
    tree = sentence.tree
    if not len(tree):
        return None
    subject = own_subject(tree, tree.root)
    if subject is None or subject.deprel.startswith("csubj") or subject.index in sentence.quoted:
        return None
    is_person = named is not None and named.type is EntityType.PERSON
    if is_person or (named is None and not _is_thing(subject, sentence)):
        return None
    # "The oldest ship was the Fram. It …": the other noun may be meant.
    is_identity = is_copular(tree, tree.root) and _is_superlative(subject, sentence)
    referent = None if is_identity else named or _described(subject, sentence)
    if referent is None:
        return None
    return Topic(
        referent=referent,
        at=subject.index,
        is_many=is_plural(tree, subject) and (named is None or subject.upos == "PRON"),
        rivals=frozenset(_rivals(subject, sentence)),
    )


def _is_thing(token: Token, sentence: Sentence) -> bool:
    """Say whether a common noun names what "it" or, in the plural, "they" can mean."""
    lemma = token.lemma.lower()
    if token.upos != "NOUN" or lemma in TIME_NOUNS | _EMPTY_NOUNS:
        return False
    if token.text.lower() in _EMPTY_NOUNS or sentence.tree.child(token, "appos") is not None:
        return False
    return token.has("Number=Plur") or lemma not in ROLES | PERSON_NOUNS


def _is_superlative(subject: Token, sentence: Sentence) -> bool:
    return any(t.xpos in {"JJS", "RBS"} for t in sentence.tree.subtree(subject))


def _described(subject: Token, sentence: Sentence) -> Referent | None:
    """Return the noun phrase as it is taken up elsewhere; none when it would be taken up wrongly.

    "Some talks", "their talks" and "two of the talks" are left alone.
    """
    tree = sentence.tree
    pieces = reference(sentence, subject, frozenset(range(len(tree))))
    found = [piece for piece in pieces if piece.end > piece.start]
    indices = [piece.start for piece in found]
    if not indices or len(indices) > _LONGEST or indices[-1] - indices[0] >= len(indices):
        return None
    before = tree[indices[0] - 1] if indices[0] else None
    if before is not None and before.upos not in {"PUNCT", "CCONJ", "SCONJ"}:
        return None  # a word of the phrase may have been taken for something else
    if any(_is_loose(tree[i]) for i in indices) or sentence.quoted.intersection(indices):
        return None
    lead, end = tree[indices[0]], tree[indices[-1]].end
    text = sentence.text[lead.start : end]
    if found[0].text is not None:  # "a ministry" is taken up as "the ministry"
        text = f"{found[0].text}{sentence.text[lead.end : end]}"
    elif lead.index == sentence.first_word and loses_capital(lead, sentence):
        text = text[:1].lower() + text[1:]
    return Referent(text=" ".join(text.split()), type=EntityType.UNKNOWN, key="")


def _is_loose(token: Token) -> bool:
    """Say whether a word of the phrase needs its own sentence to be understood."""
    lower = token.text.lower()
    if token.upos == "PRON" or token.deprel == "acl:relcl" or lower in {"this", "these", "such"}:
        return True
    return lower in QUANTIFIERS or lower in {"that", "those", "other", "another", "same", "certain"}


def _rivals(subject: Token, sentence: Sentence) -> Iterator[bool]:
    """Yield the number of every other thing that is subject or object in the sentence."""
    tree = sentence.tree
    inside = set(range(tree.edges(subject)[0], tree.edges(subject)[1] + 1))
    for token in tree:
        if token.relation not in _CLAUSE_PARTS or token.index in inside:
            continue
        entity = sentence.entity_at(token.index)
        is_name = entity is not None and entity.type is not EntityType.PERSON
        if (is_name or _is_thing(token, sentence)) and token.upos in {"NOUN", "PROPN"}:
            yield is_plural(tree, token) and not is_name


def is_about(token: Token, sentence: Sentence) -> bool:
    """Say whether a pronoun is the main subject of its sentence, or tells whose the subject is."""
    tree = sentence.tree
    subject = own_subject(tree, tree.root)
    if subject is None:
        return False
    return token.index == subject.index or (
        token.deprel == "nmod:poss" and token.head == subject.index
    )


def behind(token: Token, topic: Topic, sentence: Sentence) -> bool:
    """Say whether a pronoun stands in another clause behind the subject of its sentence."""
    tree = sentence.tree
    if tree.edges(tree[topic.at])[1] >= token.index:
        return False
    clause = next((a for a in tree.ancestors(token) if own_subject(tree, a) is not None), None)
    if clause is None:
        return False
    is_own = token.relation == "nsubj" or token.deprel == "nmod:poss"
    return is_own or clause.index != tree.root.index


def rivals_before(token: Token, topic: Topic, sentence: Sentence) -> frozenset[bool]:
    """Return the numbers of other things that stand before a pronoun in its sentence."""
    tree = sentence.tree
    inside = range(tree.edges(tree[topic.at])[0], tree.edges(tree[topic.at])[1] + 1)
    found = set()
    for other in tree.tokens[: token.index]:
        is_part = other.relation in {*_CLAUSE_PARTS, "obl"} and other.index not in inside
        if is_part and other.upos in {"NOUN", "PROPN"} and other.lemma.lower() not in TIME_NOUNS:
            entity = sentence.entity_at(other.index)
            if entity is None or entity.type is not EntityType.PERSON:
                found.add(is_plural(tree, other))
    return frozenset(found)
