"""The shapes that JSON has on the wire: names and order of all fields, and nothing else.

A span is written as ``[start, end]``; unknown fields are refused; the JSON Schemas are made from
these classes.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from claimcheck.model import (
    AttributionMode,
    ClaimKind,
    DateRelation,
    EntityType,
    Flag,
    Granularity,
    Label,
    Modality,
    Outcome,
    Polarity,
    QuantityKind,
    Severity,
    Silencer,
    SlotKind,
    Stance,
    Why,
)


class SpanRecord(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """``[start, end]``: a half-open range of code points."""

    start: int
    end: int


class SubstitutionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the draft that were replaced; an empty span is an insertion."""

    span: SpanRecord
    original: str
    replacement: str
    rule: str


class DateRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A date in the claim's text; the first and last day, or two nulls when unresolved."""

    text: str
    span: SpanRecord
    start: dt.date | None
    end: dt.date | None
    granularity: Granularity
    relation: DateRelation
    is_relative: bool
    weekday: int | None


class QuantityRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number in the claim's text; ``low`` or ``high`` is null where there is no bound."""

    text: str
    span: SpanRecord
    kind: QuantityKind
    value: float | None
    low: float | None
    high: float | None
    unit: str
    thing: str
    is_approximate: bool


class EntityRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name in the claim's text."""

    text: str
    span: SpanRecord
    type: EntityType
    key: str


class AttributionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is said to have said it."""

    source: str
    cue: str
    mode: AttributionMode


class ComparisonRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of the claim against one passage; the spans point into claim text and quote."""

    slot: SlotKind
    claim: str
    source: str
    outcome: Outcome
    reason: str
    claim_span: SpanRecord | None
    source_span: SpanRecord | None


class EvidenceRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage and what it says; ``span`` is where ``quote`` lies in the source's file."""

    source: str
    title: str
    url: str | None
    revision: str | None
    quote: str
    span: SpanRecord
    stance: Stance
    similarity: float
    comparisons: tuple[ComparisonRecord, ...]
    path: str | None
    line: int
    section: tuple[str, ...]
    date: dt.date | None
    credit: str | None
    also_in: tuple[str, ...]


class ProbabilitiesRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number a label, in hundredths, together 1."""

    supported: float
    contradicted: float
    unverifiable: float


class CountsRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many claims have each label."""

    supported: int
    contradicted: int
    unverifiable: int


class SuppressionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a finding is kept silent; ``span`` is the comment in the draft that asks for it."""

    by: Silencer
    reason: str | None
    until: dt.date | None
    span: SpanRecord | None


class VerdictRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The label of one claim and everything that led to it."""

    label: Label
    confidence: float
    probabilities: ProbabilitiesRecord
    code: str
    reason: str
    why: Why | None
    severity: Severity
    correction: str | None
    suppression: SuppressionRecord | None
    evidence: tuple[EvidenceRecord, ...]


class ClaimRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement of the draft, without a verdict; ``spans`` point into the draft."""

    id: str
    text: str
    local_text: str
    spans: tuple[SpanRecord, ...]
    sentence: SpanRecord
    kind: ClaimKind
    attribution: AttributionRecord | None
    modality: Modality
    polarity: Polarity
    substitutions: tuple[SubstitutionRecord, ...]
    dates: tuple[DateRecord, ...]
    quantities: tuple[QuantityRecord, ...]
    entities: tuple[EntityRecord, ...]
    rules: tuple[str, ...]
    check_worthiness: float
    reasons: tuple[str, ...]
    flags: tuple[Flag, ...]


class CheckedClaimRecord(ClaimRecord, frozen=True, forbid_unknown_fields=True):
    """One statement of the draft with its verdict."""

    verdict: VerdictRecord


class ClaimLineRecord(
    CheckedClaimRecord, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="claim"
):
    """A line of ``--output-format jsonl``: a claim, its verdict and the draft it stands in."""

    path: str | None
    published: dt.date | None


class SkippedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the draft that states nothing, and what it is instead."""

    span: SpanRecord
    kind: str


class DiagnosticRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A note beside the verdicts."""

    code: str
    severity: Severity
    path: str | None
    span: SpanRecord | None
    claim_id: str | None
    message: str
    suppression: SuppressionRecord | None


class DocumentRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One draft with its claims and verdicts, in text order."""

    path: str | None
    published: dt.date | None
    claims: tuple[CheckedClaimRecord, ...]
    skipped: tuple[SkippedRecord, ...]


class ReportRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``claimcheck check --output-format json`` writes."""

    schema_version: str
    signature: str
    documents: tuple[DocumentRecord, ...]
    counts: CountsRecord
    diagnostics: tuple[DiagnosticRecord, ...]


class EndLineRecord(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="end"
):
    """The last line of ``--output-format jsonl``; a file without it was cut off."""

    schema_version: str
    signature: str
    counts: CountsRecord
    diagnostics: tuple[DiagnosticRecord, ...]


class SplitDocumentRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One draft with its claims, in text order."""

    path: str | None
    published: dt.date | None
    claims: tuple[ClaimRecord, ...]
    skipped: tuple[SkippedRecord, ...]


class SplitRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``claimcheck split --output-format json`` writes: a report without verdicts."""

    schema_version: str
    signature: str
    documents: tuple[SplitDocumentRecord, ...]


class AnswerRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields that ``claimcheck verify`` adds to each of its rows."""

    label: Label
    probabilities: ProbabilitiesRecord
    code: str
    reason: str
    why: Why | None
