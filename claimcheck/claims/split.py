"""Split a document into claims: the way from blocks to values, in order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.claims.cues import ANONYMOUS
from claimcheck.claims.decontext import Context, Filled, build_context, fill
from claimcheck.claims.draft import Draft, Piece, Speech
from claimcheck.claims.engine import split_sentence
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.render import render, settled, trace, words_of
from claimcheck.claims.rules import RULES, Rule
from claimcheck.claims.sentence import Sentence, Source, parse_sentences
from claimcheck.claims.units import Unit, units_of
from claimcheck.claims.values import kind_of, modality_of_claim, polarity_of
from claimcheck.claims.worth import Values, check_worthiness
from claimcheck.model import (
    Attribution,
    AttributionMode,
    Claim,
    ClaimKind,
    DateValue,
    Document,
    Entity,
    Flag,
    Skipped,
    Span,
)
from claimcheck.syntax.parser import Parser
from claimcheck.syntax.query import clause_head, tense_of
from claimcheck.text.dates import Tense, find_dates
from claimcheck.text.quantities import find_quantities


@attrs.frozen(kw_only=True)
class Split:
    """The claims of a document in order, what is no statement, and the sentences read."""

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    sentences: tuple[Span, ...]


@attrs.frozen
class Splitter:
    """Split documents into claims, each traceable to its place.

    All sentences of a document are parsed in one call; time grows with the length of the text.
    ``rules`` are tried in their order; a rule of your own goes where it belongs in ``RULES``.
    """

    parser: Parser
    granularity: Granularity = Granularity.NEWS
    rules: Sequence[Rule] = RULES

    def split(self, document: Document) -> Split:
        """Return the claims of ``document``; odd text gives fewer claims, never an error."""
        units, skipped = units_of(document)
        sentences = parse_sentences(
            [Source(text=u.text, quotes=u.quotes, kind=u.block.kind) for u in units],
            self.parser,
            self.granularity,
        )
        drafts = [split_sentence(sentence, self.rules) for sentence in sentences]
        context = build_context(sentences, drafts)
        maker = _Maker(document=document, context=context)
        claims = [
            claim
            for which, (unit, sentence) in enumerate(zip(units, sentences, strict=True))
            for claim in maker.claims(which, unit, sentence, drafts[which])
        ]
        return Split(
            claims=tuple(_with_ids(claims)),
            skipped=skipped,
            sentences=tuple(unit.span for unit in units),
        )


def _with_ids(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Name each claim after its own words and how often they stood before."""
    seen: Counter[str] = Counter()
    for claim in claims:
        count = seen[claim.local_text]
        seen[claim.local_text] += 1
        named = f"{claim.local_text}\n{count}".encode("utf-8", "surrogatepass")
        yield attrs.evolve(claim, id=hashlib.sha256(named).hexdigest()[:10])


@attrs.frozen(kw_only=True)
class _Place:
    """A sentence on its way to claims: its number, where it stands, its tree and its dates."""

    which: int
    unit: Unit
    sentence: Sentence
    dates: tuple[DateValue, ...]


@attrs.frozen(kw_only=True)
class _Maker:
    """Turn the drafts of a sentence into claims."""

    document: Document
    context: Context

    def claims(
        self, which: int, unit: Unit, sentence: Sentence, drafts: Sequence[Draft]
    ) -> Iterator[Claim]:
        dates = _dates_of(sentence, self.document)
        place = _Place(which=which, unit=unit, sentence=sentence, dates=dates)
        for draft in drafts:
            pieces = settled(draft.pieces, sentence)
            if not pieces or not any(c.isalnum() for p in pieces for c in words_of(p, sentence)):
                continue
            filled = fill(pieces, sentence, which=which, context=self.context, dates=dates)
            yield self._claim(place, attrs.evolve(draft, pieces=pieces), filled)

    def _claim(self, place: _Place, draft: Draft, filled: Filled) -> Claim:
        unit, sentence = place.unit, place.sentence
        rendered = render(filled.pieces, sentence)
        text = rendered.text
        spans, substitutions = trace(
            filled.pieces, sentence, unit.prose, unit.start, self.document.text
        )
        dates = self._dates(text, place, draft, filled)
        quantities = find_quantities(text, taken=tuple(date.span for date in dates))
        entities = _entities(filled, sentence, rendered.places, text)
        modality = modality_of_claim(draft, sentence)
        kind = kind_of(draft, sentence, text, modality, quantities)
        is_report = kind in {ClaimKind.ATTRIBUTION, ClaimKind.QUOTATION} and draft.is_final
        worth = check_worthiness(
            text,
            kind=kind,
            modality=modality,
            values=Values(dates=dates, quantities=quantities, entities=entities),
            is_report=is_report,
        )
        is_local = filled.pieces == draft.pieces
        return Claim(
            id="",
            text=text,
            local_text=text if is_local else render(draft.pieces, sentence).text,
            spans=spans,
            sentence=unit.span,
            kind=kind,
            attribution=self._attribution(place, draft) or _credit(unit),
            modality=modality,
            polarity=polarity_of(draft, sentence),
            substitutions=substitutions,
            dates=dates,
            quantities=quantities,
            entities=entities,
            rules=draft.rules or ("sentence",),
            check_worthiness=worth.value,
            reasons=worth.reasons,
            flags=_flags(draft, sentence, filled),
        )

    def _dates(
        self, text: str, place: _Place, draft: Draft, filled: Filled
    ) -> tuple[DateValue, ...]:
        """Read the dates of a claim; none in its sentence and none put in is none."""
        is_put_in = any(
            char.isdigit() for p in filled.pieces if p.text is not None for char in p.text
        )
        if not place.dates and not is_put_in:
            return ()
        tree = place.sentence.tree
        tense = tense_of(tree, tree[draft.head])
        return find_dates(text, published=self.document.published, tense=lambda _span: tense)

    def _attribution(self, place: _Place, draft: Draft) -> Attribution | None:
        speech, sentence = draft.speech, place.sentence
        if speech is None or not speech.source:
            return None
        pieces = settled([_piece(i) for i in speech.source], sentence)
        named = fill(pieces, sentence, which=place.which, context=self.context, dates=())
        source = render(named.pieces, sentence).text
        cue = " ".join(sentence.tree[i].text for i in speech.cue)
        return Attribution(source=_bare(source, named, sentence), cue=cue, mode=speech.mode)


def _bare(text: str, filled: Filled, sentence: Sentence) -> str:
    """Return a source without the full stop and the capital that a sentence would have."""
    first = words_of(filled.pieces[0], sentence) if filled.pieces else ""
    ends_so = bool(filled.pieces) and words_of(filled.pieces[-1], sentence).endswith(".")
    text = text if ends_so else text.removesuffix(".")
    return first[:1] + text[1:] if first else text


def _piece(index: int) -> Piece:
    return Piece(index, index + 1)


def _credit(unit: Unit) -> Attribution | None:
    if not unit.credit:
        return None
    source = re.sub(r"(?i)^\W*|\b(?:photos?|image|picture|via)\b:?|\W*$", "", unit.credit).strip(
        " /:"
    )
    return Attribution(source=source or unit.credit, cue=unit.credit, mode=AttributionMode.CREDIT)


def _dates_of(sentence: Sentence, document: Document) -> tuple[DateValue, ...]:
    """Read the dates of a sentence with the tense of the clause each stands in."""
    tree = sentence.tree

    def tense(span: Span) -> Tense:
        token = next((t for t in tree if t.start >= span.start), None)
        if token is None or not len(tree):
            return Tense.PAST
        return tense_of(tree, clause_head(tree, token))

    return find_dates(sentence.text, published=document.published, tense=tense)


def _entities(
    filled: Filled, sentence: Sentence, places: Sequence[Span], text: str
) -> tuple[Entity, ...]:
    """Return the names of the claim, with their places in its text."""
    at = {p.start: place for p, place in zip(filled.pieces, places, strict=True) if p.end > p.start}
    found = []
    for piece, place in zip(filled.pieces, places, strict=True):
        referent = filled.referents.get(piece.start)
        if (
            referent is None
            or not referent.key
            or piece.is_verbatim
            or piece.rule not in {"pronoun", "name", "definite"}
        ):
            continue
        start = text.lower().find(referent.text.lower(), place.start, place.end)
        span = Span(start, start + len(referent.text)) if start >= 0 else place
        found.append(Entity(text=span.of(text), span=span, type=referent.type, key=referent.key))
    for entity in sentence.entities:
        tokens = sentence.entity_tokens(entity)
        if not tokens or any(i not in at for i in tokens) or tokens[0] in filled.referents:
            continue
        span = (
            Span(at[tokens[0]].start, at[tokens[-1]].end)
            if at[tokens[0]].start <= at[tokens[-1]].end
            else at[tokens[0]]
        )
        found.append(Entity(text=span.of(text), span=span, type=entity.type, key=entity.key))
    return tuple(sorted(found, key=lambda entity: (entity.span, entity.key)))


def _flags(draft: Draft, sentence: Sentence, filled: Filled) -> tuple[Flag, ...]:
    found = []
    if filled.is_ambiguous:
        found.append(Flag.AMBIGUOUS_REFERENCE)
    if draft.speech is not None and _is_anonymous(draft.speech, sentence):
        found.append(Flag.ANONYMOUS_SOURCE)
    if filled.is_undated:
        found.append(Flag.DATELINE_UNKNOWN)
    if not sentence.tree.is_whole:
        found.append(Flag.LONG_SENTENCE)
    return tuple(found)


def _is_anonymous(speech: Speech, sentence: Sentence) -> bool:
    tokens = [sentence.tree[i] for i in speech.source]
    if any(sentence.entity_at(t.index) is not None and t.upos == "PROPN" for t in tokens):
        return False
    return any(t.lemma.lower() in ANONYMOUS or t.text.lower() in ANONYMOUS for t in tokens)
