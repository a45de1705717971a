"""Who and what a document speaks of, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from claimcheck.claims.decontext.kinds import Kinds
from claimcheck.claims.decontext.longer import LongerNames, name_of
from claimcheck.claims.decontext.pronouns import Resolution, resolve_pronouns
from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.draft import Draft
from claimcheck.claims.roles import ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.model import Entity


@attrs.frozen(kw_only=True)
class Office:
    """A description that the document ties to one person: "leader" with the names beside it."""

    role: str
    about: frozenset[str]
    holder: Referent


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """What the document says about its names, built once.

    ``longer`` gives the full name for a short one, ``pronouns`` the referent of each pronoun by
    sentence and token, ``offices`` who holds which office, ``kinds`` the one bridge it names.
    """

    longer: LongerNames
    pronouns: tuple[Mapping[int, Resolution], ...]
    offices: tuple[Office, ...]
    kinds: Kinds

    def full(self, entity: Entity, which: int) -> Referent | None:
        """Return the longer name that ``entity`` in sentence ``which`` is short for, or none."""
        found = self.longer.get(name_of(entity.text), which)
        return found if found is not None and found.text != entity.text else None

    def holder(self, role: str, about: frozenset[str]) -> Referent | None:
        """Return who alone holds an office, described by its noun and the names beside it."""
        found = {
            office.holder
            for office in self.offices
            if office.role == role and about and about <= office.about
        }
        return next(iter(found)) if len(found) == 1 else None


def build_context(sentences: Sequence[Sentence], drafts: Sequence[Sequence[Draft]]) -> Context:
    """Read all sentences of a document, with the claims they were split into."""
    longer = LongerNames.of([sentence.entities for sentence in sentences])
    kinds = Kinds.of(sentences, drafts)
    pronouns = resolve_pronouns(sentences, drafts, longer, kinds)
    offices = _offices(sentences, drafts, longer)
    return Context(longer=longer, pronouns=pronouns, offices=offices, kinds=kinds)


def _offices(
    sentences: Sequence[Sentence], drafts: Sequence[Sequence[Draft]], longer: LongerNames
) -> tuple[Office, ...]:
    found = []
    for which, (sentence, claims) in enumerate(zip(sentences, drafts, strict=True)):
        for draft in claims:
            office = _office(draft, sentence, longer, which)
            if office is not None:
                found.append(office)
    return tuple(found)


def _office(draft: Draft, sentence: Sentence, longer: LongerNames, which: int) -> Office | None:
    """Read "X is leader of Y" back from a claim that a title or an appositive made."""
    if not {"title", "appositive"} & set(draft.rules[-1:]) or draft.subject is None:
        return None
    holder = sentence.entity_at(draft.subject)
    role = sentence.tree[draft.head].lemma.lower()
    if holder is None or role not in ROLES or not any(p.rule == "copula" for p in draft.pieces):
        return None
    about = frozenset(
        entity.key
        for entity in sentence.entities
        if entity is not holder and all(i in draft.tokens for i in sentence.entity_tokens(entity))
    )
    referent = longer.get(name_of(holder.text), which) or Referent.of(holder)
    return Office(role=role, about=about, holder=referent)
