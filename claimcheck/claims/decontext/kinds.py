"""What "the bridge" is, in a document that names one bridge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.draft import Draft
from claimcheck.claims.roles import KIND_NOUNS, PLACE_NOUNS, ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.model import Entity, EntityType
from claimcheck.syntax.query import is_copular
from claimcheck.syntax.tree import Token

_NAMED = KIND_NOUNS | PLACE_NOUNS
_INDEFINITE = frozenset({"a", "an", "another", "other", "both", "two", "three", "several", "each"})
_ALLOWED = frozenset({"det", "case", "punct", "mark", "cc", "cop", "aux", "nsubj", "advmod"})


@attrs.frozen(kw_only=True)
class Kind:
    """A thing of some kind: where it is first named, and whether the kind ends its name."""

    which: int
    referent: Referent
    is_in_name: bool

    @property
    def text(self) -> str:
        """The name as it is put in: with "the" where the kind is part of it."""
        name = self.referent.text
        has_article = not self.is_in_name or name.lower().startswith("the ")
        return name if has_article else f"the {name}"


@attrs.frozen(eq=False)
class Kinds:
    """The only thing of its kind that a document names, by the noun."""

    only: Mapping[str, Kind]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], drafts: Sequence[Sequence[Draft]]) -> Kinds:
        """Read all sentences of a document, with the claims they were split into."""
        found: dict[str, dict[str, Kind]] = defaultdict(dict)
        for which, (sentence, claims) in enumerate(zip(sentences, drafts, strict=True)):
            for noun, kind in _kinds(which, sentence, claims):
                found[noun].setdefault(kind.referent.key, kind)
        loose = {noun for sentence in sentences for noun in _unnamed(sentence)}
        return cls(
            {
                noun: next(iter(kinds.values()))
                for noun, kinds in found.items()
                if len(kinds) == 1 and noun not in loose
            }
        )

    def get(self, noun: Token, sentence: Sentence, which: int) -> Kind | None:
        """Return what a bare "the bridge" in sentence ``which`` is, if it was named before."""
        kind = self.only.get(noun.lemma.lower())
        if kind is None or kind.which >= which or not _is_bare(noun, sentence):
            return None
        return kind


def _kinds(which: int, sentence: Sentence, claims: Sequence[Draft]) -> Iterator[tuple[str, Kind]]:
    for entity in sentence.entities:
        words = entity.text.lower().split()
        if len(words) > 1 and words[-1] in _NAMED and entity.type is not EntityType.PERSON:
            referent = Referent.of(entity)
            yield words[-1], Kind(which=which, referent=referent, is_in_name=True)
    for draft in claims:
        thing = _defined(draft, sentence)
        noun = sentence.tree[draft.head].lemma.lower()
        if thing is not None and noun not in thing.text.lower().split():
            yield noun, Kind(which=which, referent=Referent.of(thing), is_in_name=False)


def _defined(draft: Draft, sentence: Sentence) -> Entity | None:
    """Return the thing of which a claim says what kind it is: "Geranium is a restaurant"."""
    if draft.subject is None:
        return None
    entity = sentence.entity_at(draft.subject)
    head = sentence.tree[draft.head]
    is_kind = head.upos == "NOUN" and head.lemma.lower() in _NAMED - ROLES
    is_said = is_copular(sentence.tree, head) or any(p.rule == "copula" for p in draft.pieces)
    is_thing = entity is not None and entity.type is not EntityType.PERSON
    return entity if is_kind and is_said and is_thing else None


def _unnamed(sentence: Sentence) -> Iterator[str]:
    """Yield the nouns of which the sentence speaks as of more than one, or of one without name."""
    tree = sentence.tree
    for token in tree:
        lemma = token.lemma.lower()
        if token.upos != "NOUN" or lemma not in _NAMED:
            continue
        if token.has("Number=Plur"):
            yield lemma
        words = {t.text.lower() for t in tree.children(token, "det", "amod", "nummod")}
        if words & _INDEFINITE and not is_copular(tree, token) and token.relation != "appos":
            yield lemma


def _is_bare(noun: Token, sentence: Sentence) -> bool:
    """Say whether "the" and nothing else stands with a singular noun outside any name."""
    tree = sentence.tree
    if noun.upos != "NOUN" or noun.has("Number=Plur") or noun.index in sentence.quoted:
        return False
    if sentence.entity_at(noun.index) is not None or noun.relation in {"compound", "appos", "conj"}:
        return False
    determiner = tree.child(noun, "det")
    if determiner is None or determiner.text.lower() != "the":
        return False
    is_alone = determiner.index == noun.index - 1
    return is_alone and all(child.relation in _ALLOWED for child in tree.children(noun))
