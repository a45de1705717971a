"""Every value that travels between the layers: frozen, keyword-only, typed.

Offsets are half-open code points. Spans of a ``Document``, ``Block`` or ``Claim`` point into
``Document.text``, the author's text as it stands in the file; spans of values read out of a
string (``DateValue``, ``Quantity``, ``Entity``, ``Comparison``) point into that string.
"""

from __future__ import annotations

import datetime as dt
import enum
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate

import attrs

SCHEMA_VERSION = "1"


@attrs.frozen(order=True)
class Span:
    """Half-open range ``[start, end)`` of code points."""

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"need 0 <= start <= end, got [{self.start}, {self.end})"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is still a place

    def of(self, text: str) -> str:
        """Return the piece of ``text`` this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Return the span moved ``by`` code points to the right."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this range."""
        return self.start <= other.start and other.end <= self.end


# ---------------------------------------------------------------- documents


class BlockKind(enum.Enum):
    """What a block of a document is for."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    LINK_LIST = "link list"
    CAPTION = "caption"
    CREDIT = "credit"
    DATELINE = "dateline"
    TABLE_ROW = "table row"
    QUOTE = "quote"
    CODE = "code"


@attrs.frozen(kw_only=True)
class Block:
    """A paragraph, heading, list item and so on, in document order.

    ``span`` is the whole extent with its markup; ``pieces`` are the parts of it that are prose,
    in order, so that markup and link targets are never read as language. ``replacements`` names
    the pieces that are markup for other characters ("&amp;" for "&") and what they stand for.
    """

    kind: BlockKind
    span: Span
    pieces: tuple[Span, ...]
    level: int = 0
    replacements: tuple[tuple[Span, str], ...] = ()


@attrs.frozen
class Prose:
    """The prose of one block as a single string, with the way back to the document.

    Line breaks and tabs are spaces here, one for one, so every character of ``text`` is one
    character of the document, but for pieces that are markup for other characters: each of
    those characters stands for the whole piece.
    """

    text: str
    pieces: tuple[Span, ...]
    _starts: tuple[int, ...]
    _replaced: frozenset[Span] = frozenset()

    @classmethod
    def of(
        cls,
        document_text: str,
        pieces: tuple[Span, ...],
        replacements: tuple[tuple[Span, str], ...] = (),
    ) -> Prose:
        """Join ``pieces`` of ``document_text``, or what ``replacements`` say they stand for."""
        meant = dict(replacements)
        parts = [meant.get(piece, piece.of(document_text)) for piece in pieces]
        starts = tuple(accumulate(map(len, parts), initial=0))[:-1]
        return cls("".join(parts).translate(_BREAKS), pieces, starts, frozenset(meant))

    def offset(self, position: int) -> int:
        """Return the document offset of the character at ``position`` of the prose."""
        which = self._piece_at(position)
        piece = self.pieces[which]
        return (
            piece.start if piece in self._replaced else piece.start + position - self._starts[which]
        )

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the document spans of ``text[start:end]``, touching ones merged, in order."""
        found: list[Span] = []
        for which in range(self._piece_at(start), len(self.pieces)):
            piece, at = self.pieces[which], self._starts[which]
            if at >= end:
                break
            low, high = max(start, at), min(end, self._end(which))
            if low >= high:
                continue
            span = piece
            if piece not in self._replaced:
                span = Span(piece.start + low - at, piece.start + high - at)
            if found and found[-1].end == span.start:
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        return tuple(found)

    def extent(self, start: int, end: int) -> Span:
        """Return the one document span from the first to the last character of the range."""
        first = self.offset(start)
        if start >= end:
            return Span(first, first)
        last = self.pieces[self._piece_at(end - 1)]
        return Span(first, last.end if last in self._replaced else self.offset(end - 1) + 1)

    def _piece_at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _end(self, which: int) -> int:
        return self._starts[which + 1] if which + 1 < len(self._starts) else len(self.text)


_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\u00a0\u202f", " "))


@attrs.frozen(kw_only=True)
class Remark:
    """A place where the author speaks to claimcheck and not to the reader.

    ``span`` is the whole comment with its marks, ``words`` the part of it that says something.
    """

    span: Span
    words: Span


@attrs.frozen(kw_only=True)
class Document:
    """A text in the author's own characters, cut into blocks.

    ``path`` is the name shown to people, or none for text given as a string. ``published`` is
    the day the relative dates in the text count from; none when nothing says it. ``remarks``
    stand in text order.
    """

    text: str
    blocks: tuple[Block, ...]
    path: str | None = None
    title: str | None = None
    published: dt.date | None = None
    remarks: tuple[Remark, ...] = ()

    def prose(self, block: Block) -> Prose:
        """Return the prose of one of this document's blocks."""
        return Prose.of(self.text, block.pieces, block.replacements)


# ---------------------------------------------------------------- values read out of a string


class Granularity(enum.Enum):
    """How exact a date is; a finer one implies a coarser one, never the other way."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class DateRelation(enum.Enum):
    """How the words tie the statement to the date."""

    IN = "in"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    ABOUT = "about"


@attrs.frozen(kw_only=True)
class DateValue:
    """A date as a closed interval of days, first and last day included.

    ``start`` and ``end`` are both none when a relative date ("Tuesday") has nothing to count
    from. ``span`` covers the date words without the preposition. ``is_relative`` says that the
    words need a dateline ("Tuesday", "last month"), resolved or not. ``weekday`` is 0 for Monday
    when the words name one, so that a weekday that does not fit its date can be seen.
    """

    text: str
    span: Span
    start: dt.date | None
    end: dt.date | None
    granularity: Granularity
    relation: DateRelation = DateRelation.IN
    is_relative: bool = False
    weekday: int | None = None

    @property
    def is_resolved(self) -> bool:
        """Say whether the interval is known."""
        return self.start is not None

    def iso(self) -> str:
        """Return the shortest ISO 8601 form: 2019-04-24, 2019-04, 2019 or start/end."""
        if self.start is None or self.end is None:
            return self.text
        if self.start == self.end:
            return self.start.isoformat()
        if self.granularity is Granularity.YEAR:
            return f"{self.start.year:04d}"
        if self.granularity is Granularity.MONTH:
            return f"{self.start.year:04d}-{self.start.month:02d}"
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


class QuantityKind(enum.Enum):
    """What a number measures; only quantities of one kind can be compared."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    ORDINAL = "ordinal"
    DURATION = "duration"
    AGE = "age"
    SCORE = "score"
    FACTOR = "factor"
    VERSION = "version"


@attrs.frozen(kw_only=True)
class Quantity:
    """A number as a closed interval in a canonical unit.

    "about 2 million people" is ``low=1.9e6, high=2.1e6, unit="", thing="people"``; "at least 40 km"
    is ``low=40000, high=inf, unit="m"``. A written precision widens the interval by half of
    its last digit when the words say "about", and not otherwise. ``thing`` is the noun that is
    counted, lower-cased, or the empty string. ``value`` is the number as written, in the
    canonical unit; scores and versions compare by ``text`` and carry their first number there.
    """

    text: str
    span: Span
    kind: QuantityKind
    value: float
    low: float
    high: float
    unit: str = ""
    thing: str = ""
    is_approximate: bool = False

    def __attrs_post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            msg = f"need low <= high, got {self.low}..{self.high} in {self.text!r}"
            raise ValueError(msg)


class EntityType(enum.Enum):
    """What kind of thing a name names, as far as the text gives evidence."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    NATIONALITY = "nationality"
    EVENT = "event"
    WORK = "work"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Entity:
    """A name and what it stands for.

    ``key`` identifies the thing named: two mentions with one key are the same thing ("DPRK",
    "North Korea"). Different keys do not yet mean different things.
    """

    text: str
    span: Span
    type: EntityType
    key: str


# ---------------------------------------------------------------- claims


class ClaimKind(enum.Enum):
    """What sort of statement a claim makes."""

    EVENT = "event"
    STATE = "state"
    QUANTITY = "quantity"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    PLAN = "plan"
    OPINION = "opinion"
    DEFINITION = "definition"
    QUESTION = "question"
    INSTRUCTION = "instruction"


class AttributionMode(enum.Enum):
    """How the text hands a statement to its speaker."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ACCORDING_TO = "according-to"
    CREDIT = "credit"


@attrs.frozen(kw_only=True)
class Attribution:
    """Who is said to have said it: ``source`` as named, ``cue`` the reporting words."""

    source: str
    cue: str
    mode: AttributionMode


class Modality(enum.Enum):
    """Whether the text says that something is so, or will, may or should be."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HOPED = "hoped"


class Polarity(enum.Enum):
    """Whether the statement affirms or denies."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Flag(enum.Enum):
    """What a reader of the claim must know."""

    AMBIGUOUS_REFERENCE = "ambiguous-reference"
    ANONYMOUS_SOURCE = "anonymous-source"
    DATELINE_UNKNOWN = "dateline-unknown"
    LONG_SENTENCE = "long-sentence"


@attrs.frozen(kw_only=True)
class Substitution:
    """Words of the document replaced, or words inserted where the span is empty.

    ``rule`` names why: "pronoun", "name", "definite", "date", "copula", "agreement" …
    """

    span: Span
    original: str
    replacement: str
    rule: str


@attrs.frozen(kw_only=True)
class Claim:
    """One atomic statement and exactly where in the document it came from.

    ``text`` stands alone; ``local_text`` is what the document asserts, before names, pronouns
    and dates were filled in. ``spans`` (document offsets, in the order they appear in
    ``local_text``) and ``substitutions`` together account for every character of ``text`` but
    spaces, the capital of its first letter and its full stop. ``sentence`` is the document span of
    the sentence it came from. The spans inside ``dates``, ``quantities`` and ``entities`` point
    into ``text``. ``check_worthiness`` is in ``[0, 1]``; under 0.5 the claim is not checkable.
    ``rules`` names the splitting rules that made it, outermost first.
    """

    id: str
    text: str
    local_text: str
    spans: tuple[Span, ...]
    sentence: Span
    kind: ClaimKind
    attribution: Attribution | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    substitutions: tuple[Substitution, ...] = ()
    dates: tuple[DateValue, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    rules: tuple[str, ...] = ()
    check_worthiness: float = 1.0
    reasons: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()


@attrs.frozen(kw_only=True)
class Skipped:
    """A part of the document that is no statement, and why, as in "heading" or "credit"."""

    span: Span
    kind: str


# ---------------------------------------------------------------- evidence and verdicts


@attrs.frozen(kw_only=True)
class FactRow:
    """One row of a fact table, cells as written."""

    subject: str
    attribute: str
    value: str
    unit: str
    as_of: str
    note: str


@attrs.frozen(kw_only=True)
class Passage:
    """One place in a source: a sentence with its neighbours, or a table row.

    ``text`` is the sentence (or row) that is quoted, ``before`` and ``after`` its neighbours in the
    same block, at most one sentence each, or the empty string. ``span`` is where ``text`` lies
    in the source file, ``line`` counts from 1. ``key`` is unique and sorts passages in
    source order. ``date`` is the source's own date, which its relative dates count from.
    ``aliases`` are other names of what ``title`` names, such as the redirects to a page.
    """

    key: str
    source: str
    text: str
    span: Span
    line: int
    before: str = ""
    after: str = ""
    title: str = ""
    section: tuple[str, ...] = ()
    path: str | None = None
    url: str | None = None
    revision: str | None = None
    date: dt.date | None = None
    credit: str | None = None
    row: FactRow | None = None
    aliases: tuple[str, ...] = ()

    @property
    def credited(self) -> str:
        """Return the credit that a quotation must carry and where the text is published."""
        return ", ".join(part for part in (self.credit, self.url) if part)


class SlotKind(enum.Enum):
    """The part of a claim that a matcher compares; the names of the built-in matchers."""

    DATE = "date"
    QUANTITY = "quantity"
    ENTITY = "entity"
    PLACE = "place"
    ROLE = "role"
    QUOTATION = "quotation"
    POLARITY = "polarity"
    RELATION = "relation"
    WORDING = "wording"


class Outcome(enum.Enum):
    """How the claim's value stands to the passage's."""

    EQUAL = "equal"
    ENTAILED = "entailed"
    CONFLICT = "conflict"
    MISSING = "missing"
    INCOMPARABLE = "incomparable"


@attrs.frozen(kw_only=True)
class Comparison:
    """One slot of the claim against one passage.

    ``claim`` and ``source`` are the values as written; the spans point into ``Claim.text`` and
    ``Passage.text`` and are none where there is no such place. ``reason`` is a sentence for an
    editor. A slot that is not ``is_essential`` may be missing without harm. ``degree`` in
    ``[0, 1]`` is how much of the slot is met: the share of words for wording, under 1 for a name
    spelt otherwise, else 1.
    """

    slot: SlotKind
    claim: str
    source: str
    outcome: Outcome
    reason: str
    claim_span: Span | None = None
    source_span: Span | None = None
    is_essential: bool = True
    degree: float = 1.0


class Label(enum.Enum):
    """What all the evidence together says."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


class Stance(enum.Enum):
    """What one passage says about one claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


@attrs.frozen(kw_only=True)
class Evidence:
    """A passage, what it says about the claim, and the comparisons that decided.

    ``similarity`` is in ``[0, 1]`` and only ever ranks evidence. ``chances`` are the probabilities
    of the three labels if this passage were all there is, as the trained scorer sees it; none
    where it was not asked. ``learned`` has the probabilities a learned verifier gives to supported,
    contradicted and unverifiable, in this order; none when it was not asked.
    """

    passage: Passage
    stance: Stance
    similarity: float
    comparisons: tuple[Comparison, ...] = ()
    also_in: tuple[str, ...] = ()
    chances: Mapping[Label, float] | None = None
    learned: tuple[float, float, float] | None = None


class Why(enum.Enum):
    """Why a claim is unverifiable."""

    NO_SOURCE = "no-source"
    NO_PASSAGE = "no-passage"
    MISSING_SLOT = "missing-slot"
    AMBIGUOUS_REFERENCE = "ambiguous-reference"
    SOURCES_DISAGREE = "sources-disagree"
    STALE = "stale"
    NOT_CHECKABLE = "not-checkable"


class Severity(enum.Enum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Silencer(enum.Enum):
    """What keeps a finding from being shown and from failing a build."""

    COMMENT = "comment"
    SETTING = "setting"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"


@attrs.frozen(kw_only=True)
class Suppression:
    """Why a finding is kept silent; it stays in the report.

    ``reason`` is what the author, the settings or the option said, or none. ``until`` is the last
    day it holds, or none. ``span`` is the comment in the draft, or none.
    """

    by: Silencer
    reason: str | None = None
    until: dt.date | None = None
    span: Span | None = None


@attrs.frozen(kw_only=True)
class Diagnostic:
    """A note beside the verdicts: a stale source, an unknown name, a file left out."""

    code: str
    severity: Severity
    message: str
    path: str | None = None
    span: Span | None = None
    claim_id: str | None = None
    suppression: Suppression | None = None


@attrs.frozen(kw_only=True)
class Verdict:
    """The label of one claim, with everything that led to it.

    ``probabilities`` has all three labels and sums to 1; ``confidence`` is the one of ``label``.
    ``why`` is none unless the label is unverifiable. ``code`` is the rule that fired. ``evidence``
    is sorted, the passage that decided first. ``correction`` is the value that would make the
    claim agree, when exactly one value differs. ``suppression`` is none unless the finding is kept
    silent; the label stays what it is.
    """

    claim: Claim
    label: Label
    probabilities: Mapping[Label, float]
    code: str
    reason: str
    severity: Severity
    why: Why | None = None
    evidence: tuple[Evidence, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    correction: str | None = None
    suppression: Suppression | None = None

    @property
    def confidence(self) -> float:
        """Return the probability of the label given."""
        return self.probabilities[self.label]

    def explain(self) -> str:
        """Return two lines: the verdict with its reason, then the best quotation.

        A quotation whose licence asks for a credit has it in a third line.
        """
        head = f"{self.code} {self.label.value}: {self.reason}"
        if not self.evidence:
            return f"{head}\n  no passage to quote"
        best = self.evidence[0].passage
        credit = "" if best.credit is None else f"\n  {best.credited}"
        return f"{head}\n  {best.source}:{best.line}: “{best.text}”{credit}"


@attrs.frozen(kw_only=True)
class DocumentReport:
    """All verdicts of one document, in document order."""

    document: Document
    verdicts: tuple[Verdict, ...]
    skipped: tuple[Skipped, ...] = ()


@attrs.frozen(kw_only=True)
class Report:
    """What a check found, over one or many documents in the order they were named.

    ``signature`` names version, rules, matchers, policy and source digests, so that two newsrooms
    can see whether they ran the same check.
    """

    documents: tuple[DocumentReport, ...]
    signature: str
    diagnostics: tuple[Diagnostic, ...] = ()
    schema_version: str = SCHEMA_VERSION

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the verdicts of all documents, in order."""
        return tuple(verdict for document in self.documents for verdict in document.verdicts)

    @property
    def supported(self) -> tuple[Verdict, ...]:
        """Return the supported verdicts, in order."""
        return self._labelled(Label.SUPPORTED)

    @property
    def contradicted(self) -> tuple[Verdict, ...]:
        """Return the contradicted verdicts, in order."""
        return self._labelled(Label.CONTRADICTED)

    @property
    def unverifiable(self) -> tuple[Verdict, ...]:
        """Return the unverifiable verdicts, in order."""
        return self._labelled(Label.UNVERIFIABLE)

    @property
    def counts(self) -> dict[Label, int]:
        """Return how many verdicts carry each label, zero included."""
        found = Counter(verdict.label for verdict in self.verdicts)
        return {label: found[label] for label in Label}

    def _labelled(self, label: Label) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.label is label)
