"""From our values to the shapes of JSON, to bytes, and back.

Our own values are never encoded directly; see ``claimcheck.report.shapes``. What JSON cannot say
is settled here: an infinite bound is ``null``, a lone surrogate is U+FFFD, and a number that is no
number is refused.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
import msgspec

from claimcheck.errors import RecordError
from claimcheck.model import (
    SCHEMA_VERSION,
    Attribution,
    Claim,
    Comparison,
    DateValue,
    Diagnostic,
    Document,
    DocumentReport,
    Entity,
    Evidence,
    Label,
    Quantity,
    Report,
    Skipped,
    Span,
    Substitution,
    Suppression,
    Verdict,
)
from claimcheck.report.shapes import (
    AnswerRecord,
    AttributionRecord,
    CheckedClaimRecord,
    ClaimLineRecord,
    ClaimRecord,
    ComparisonRecord,
    CountsRecord,
    DateRecord,
    DiagnosticRecord,
    DocumentRecord,
    EndLineRecord,
    EntityRecord,
    EvidenceRecord,
    ProbabilitiesRecord,
    QuantityRecord,
    ReportRecord,
    SkippedRecord,
    SpanRecord,
    SplitDocumentRecord,
    SplitRecord,
    SubstitutionRecord,
    SuppressionRecord,
    VerdictRecord,
)


@attrs.frozen(kw_only=True)
class SplitDocument:
    """A document that was split and not checked."""

    document: Document
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()


# ---------------------------------------------------------------- from values to records


def to_records(report: Report) -> ReportRecord:
    """Return the wire shape of a report.

    Raises:
        ValueError: A similarity, probability or check-worthiness is not a number.
    """
    return ReportRecord(
        schema_version=report.schema_version,
        signature=clean(report.signature),
        documents=tuple(_document(entry) for entry in report.documents),
        counts=counts_record(report.counts),
        diagnostics=tuple(diagnostic_record(note) for note in diagnostics_of(report)),
    )


def split_to_records(parts: Iterable[SplitDocument], *, signature: str) -> SplitRecord:
    """Return the wire shape of documents that were split."""
    return SplitRecord(
        schema_version=SCHEMA_VERSION,
        signature=clean(signature),
        documents=tuple(
            SplitDocumentRecord(
                path=_clean_or_none(part.document.path),
                published=part.document.published,
                claims=tuple(claim_record(claim) for claim in part.claims),
                skipped=_skipped(part.skipped),
            )
            for part in parts
        ),
    )


def answer_record(verdict: Verdict) -> AnswerRecord:
    """Return what ``verify`` adds to the row of this verdict."""
    return AnswerRecord(
        label=verdict.label,
        probabilities=_probabilities(verdict.probabilities, verdict.label),
        code=verdict.code,
        reason=clean(verdict.reason),
        why=verdict.why,
    )


def diagnostics_of(report: Report) -> tuple[Diagnostic, ...]:
    """Return every note of a report once: its own, then those of its verdicts in order.

    A note of a verdict is given the path and the claim it belongs to where it names none.
    """
    found = list(report.diagnostics)
    for entry in report.documents:
        for verdict in entry.verdicts:
            found.extend(
                attrs.evolve(
                    note,
                    path=note.path if note.path is not None else entry.document.path,
                    claim_id=note.claim_id if note.claim_id is not None else verdict.claim.id,
                )
                for note in verdict.diagnostics
            )
    return tuple(dict.fromkeys(found))


def claim_record(claim: Claim) -> ClaimRecord:
    """Return the wire shape of a claim."""
    return ClaimRecord(**_claim_fields(claim))


def checked_claim_record(verdict: Verdict) -> CheckedClaimRecord:
    """Return the wire shape of a claim with its verdict."""
    return CheckedClaimRecord(**_claim_fields(verdict.claim), verdict=_verdict(verdict))


def claim_lines(entry: DocumentReport) -> Iterator[ClaimLineRecord]:
    """Yield the wire shape of each claim of a document, in order, for formats of lines.

    Raises:
        ValueError: As ``to_records``.
    """
    for verdict in entry.verdicts:
        yield ClaimLineRecord(
            **_claim_fields(verdict.claim),
            verdict=_verdict(verdict),
            path=_clean_or_none(entry.document.path),
            published=entry.document.published,
        )


def end_line(
    report: Report, counts: Mapping[Label, int], diagnostics: Iterable[Diagnostic]
) -> EndLineRecord:
    """Return the wire shape of the end: what belongs to all documents.

    Of ``report`` it takes the signature and the version of the schema.
    """
    return EndLineRecord(
        schema_version=report.schema_version,
        signature=clean(report.signature),
        counts=counts_record(counts),
        diagnostics=tuple(diagnostic_record(note) for note in diagnostics),
    )


def counts_record(counts: Mapping[Label, int]) -> CountsRecord:
    """Return the wire shape of the counts by label."""
    return CountsRecord(**{label.value: counts[label] for label in Label})


def diagnostic_record(note: Diagnostic) -> DiagnosticRecord:
    """Return the wire shape of a diagnostic."""
    return DiagnosticRecord(
        code=note.code,
        severity=note.severity,
        path=_clean_or_none(note.path),
        span=_span_or_none(note.span),
        claim_id=note.claim_id,
        message=clean(note.message),
        suppression=_suppression(note.suppression),
    )


def _document(entry: DocumentReport) -> DocumentRecord:
    return DocumentRecord(
        path=_clean_or_none(entry.document.path),
        published=entry.document.published,
        claims=tuple(checked_claim_record(verdict) for verdict in entry.verdicts),
        skipped=_skipped(entry.skipped),
    )


def _skipped(parts: Iterable[Skipped]) -> tuple[SkippedRecord, ...]:
    return tuple(SkippedRecord(span=_span(part.span), kind=clean(part.kind)) for part in parts)


def _claim_fields(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": clean(claim.text),
        "local_text": clean(claim.local_text),
        "spans": tuple(_span(span) for span in claim.spans),
        "sentence": _span(claim.sentence),
        "kind": claim.kind,
        "attribution": _attribution(claim.attribution),
        "modality": claim.modality,
        "polarity": claim.polarity,
        "substitutions": tuple(_substitution(change) for change in claim.substitutions),
        "dates": tuple(_date(date) for date in claim.dates),
        "quantities": tuple(_quantity(quantity) for quantity in claim.quantities),
        "entities": tuple(_entity(entity) for entity in claim.entities),
        "rules": tuple(clean(rule) for rule in claim.rules),
        "check_worthiness": _hundredths(claim.check_worthiness, "check_worthiness"),
        "reasons": tuple(clean(reason) for reason in claim.reasons),
        "flags": claim.flags,
    }


def _attribution(attribution: Attribution | None) -> AttributionRecord | None:
    if attribution is None:
        return None
    return AttributionRecord(
        source=clean(attribution.source), cue=clean(attribution.cue), mode=attribution.mode
    )


def _substitution(change: Substitution) -> SubstitutionRecord:
    return SubstitutionRecord(
        span=_span(change.span),
        original=clean(change.original),
        replacement=clean(change.replacement),
        rule=clean(change.rule),
    )


def _date(date: DateValue) -> DateRecord:
    return DateRecord(
        text=clean(date.text),
        span=_span(date.span),
        start=date.start,
        end=date.end,
        granularity=date.granularity,
        relation=date.relation,
        is_relative=date.is_relative,
        weekday=date.weekday,
    )


def _quantity(quantity: Quantity) -> QuantityRecord:
    return QuantityRecord(
        text=clean(quantity.text),
        span=_span(quantity.span),
        kind=quantity.kind,
        value=_finite(quantity.value),
        low=_finite(quantity.low),
        high=_finite(quantity.high),
        unit=clean(quantity.unit),
        thing=clean(quantity.thing),
        is_approximate=quantity.is_approximate,
    )


def _entity(entity: Entity) -> EntityRecord:
    return EntityRecord(
        text=clean(entity.text),
        span=_span(entity.span),
        type=entity.type,
        key=clean(entity.key),
    )


def _verdict(verdict: Verdict) -> VerdictRecord:
    probabilities = _probabilities(verdict.probabilities, verdict.label)
    confidence: float = getattr(probabilities, verdict.label.value)
    return VerdictRecord(
        label=verdict.label,
        confidence=confidence,
        probabilities=probabilities,
        code=verdict.code,
        reason=clean(verdict.reason),
        why=verdict.why,
        severity=verdict.severity,
        correction=_clean_or_none(verdict.correction),
        suppression=_suppression(verdict.suppression),
        evidence=tuple(_evidence(item) for item in verdict.evidence),
    )


def _suppression(given: Suppression | None) -> SuppressionRecord | None:
    if given is None:
        return None
    return SuppressionRecord(
        by=given.by,
        reason=_clean_or_none(given.reason),
        until=given.until,
        span=_span_or_none(given.span),
    )


def _evidence(item: Evidence) -> EvidenceRecord:
    passage = item.passage
    return EvidenceRecord(
        source=clean(passage.source),
        title=clean(passage.title),
        url=_clean_or_none(passage.url),
        revision=_clean_or_none(passage.revision),
        quote=clean(passage.text),
        span=_span(passage.span),
        stance=item.stance,
        similarity=_hundredths(item.similarity, "similarity"),
        comparisons=tuple(_comparison(comparison) for comparison in item.comparisons),
        path=_clean_or_none(passage.path),
        line=passage.line,
        section=tuple(clean(heading) for heading in passage.section),
        date=passage.date,
        credit=_clean_or_none(passage.credit),
        also_in=tuple(clean(source) for source in item.also_in),
    )


def _comparison(comparison: Comparison) -> ComparisonRecord:
    return ComparisonRecord(
        slot=comparison.slot,
        claim=clean(comparison.claim),
        source=clean(comparison.source),
        outcome=comparison.outcome,
        reason=clean(comparison.reason),
        claim_span=_span_or_none(comparison.claim_span),
        source_span=_span_or_none(comparison.source_span),
    )


# ---------------------------------------------------------------- bytes


_encoder = msgspec.json.Encoder()


def encode(record: msgspec.Struct) -> str:
    """Return one line of JSON without a line break; keys are in the order of the record."""
    return _encoder.encode(record).decode("utf-8")


def encode_indented(record: msgspec.Struct) -> str:
    """Return JSON over many lines, two spaces a level, with a line break at its end."""
    return msgspec.json.format(_encoder.encode(record), indent=2).decode("utf-8") + "\n"


def read_report(data: bytes, *, path: str = "report") -> ReportRecord:
    """Read back what ``--output-format json`` wrote; ``path`` is for the message alone.

    Raises:
        RecordError: Not JSON, a field is missing, unknown or of the wrong type, or the report
            was written with another version of the schema.
    """
    try:
        record = msgspec.json.decode(data, type=ReportRecord)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(path, 1, f"not a report of claimcheck: {error}") from error
    if record.schema_version != SCHEMA_VERSION:
        problem = f'"schema_version" must be "{SCHEMA_VERSION}", got "{record.schema_version}"'
        raise RecordError(path, 1, problem)
    return record


# ---------------------------------------------------------------- scalars


def _span(span: Span) -> SpanRecord:
    return SpanRecord(span.start, span.end)


def _span_or_none(span: Span | None) -> SpanRecord | None:
    return None if span is None else _span(span)


def clean(text: str) -> str:
    """Return ``text`` with each lone surrogate as U+FFFD, so that its length stays the same."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _clean_or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _finite(number: float) -> float | None:
    return float(number) if math.isfinite(number) else None


def _hundredths(number: float, field: str) -> float:
    """Round to two decimals, so that machines whose last bits differ write the same."""
    if not math.isfinite(number):
        msg = f"{field} must be a number, got {number}"
        raise ValueError(msg)
    return round(float(number), 2)


def _probabilities(given: Mapping[Label, float], label: Label) -> ProbabilitiesRecord:
    """Round to hundredths that still sum to what they did, the label given never falling behind.

    The hundredths lost by rounding down go to the largest remainders, as seats do in an election.
    """
    for name in Label:
        _hundredths(given[name], f"probability of {name.value}")
    scaled = {name: given[name] * 100 for name in Label}
    floors = {name: math.floor(scaled[name]) for name in Label}
    lost = round(sum(scaled.values())) - sum(floors.values())
    order = sorted(Label, key=lambda n: (floors[n] - scaled[n], n is not label, n.value))
    for name in order[: max(lost, 0)]:
        floors[name] += 1
    return ProbabilitiesRecord(**{name.value: floors[name] / 100 for name in Label})
