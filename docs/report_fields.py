"""What each field of the JSON report means; names and types come from the program itself."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from claimcheck.report import shapes

RECORDS: tuple[type[msgspec.Struct], ...] = (
    shapes.ReportRecord,
    shapes.DocumentRecord,
    shapes.CheckedClaimRecord,
    shapes.VerdictRecord,
    shapes.SuppressionRecord,
    shapes.EvidenceRecord,
    shapes.ComparisonRecord,
    shapes.AttributionRecord,
    shapes.SubstitutionRecord,
    shapes.DateRecord,
    shapes.QuantityRecord,
    shapes.EntityRecord,
    shapes.SkippedRecord,
    shapes.DiagnosticRecord,
    shapes.ProbabilitiesRecord,
    shapes.CountsRecord,
)
"""The records of a report, from the whole to its parts."""

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "report": {
        "schema_version": "Version of this format; a reader must refuse one it does not know.",
        "signature": (
            "Program version, parser, granularity, matchers, policy and digest of the sources, "
            "with semicolons between. Two reports with equal signatures came from equal checks."
        ),
        "documents": "The drafts, in the order in which they were named.",
        "counts": "How many claims of all drafts have each label.",
        "diagnostics": "Every note beside the verdicts, those about single claims included.",
    },
    "document": {
        "path": "The draft as it was named; null for text given to the library.",
        "published": "The day that relative dates count from; null when nothing says it.",
        "claims": "All claims in text order, supported ones included.",
        "skipped": "Parts of the draft that state nothing, in text order.",
    },
    "claim": {
        "id": (
            "Ten hexadecimal digits, made of `local_text` and its count among equals; stays the"
            " same when the rest of the draft changes."
        ),
        "text": "The statement as it stands alone; what was compared.",
        "local_text": "The statement as the draft has it, before names and dates were filled in.",
        "spans": (
            "Where its words stand, in code points of the draft, in the order of `local_text`."
        ),
        "sentence": "The sentence it came from, in code points of the draft.",
        "kind": "What sort of statement it is.",
        "attribution": "Who is said to have said it; null when nobody is named.",
        "modality": "Whether the draft says that it is so, will be, may be, or is hoped.",
        "polarity": "Whether it affirms or denies.",
        "substitutions": "Every word that was replaced or put in, and why.",
        "dates": "The dates in `text`, in order.",
        "quantities": "The numbers in `text`, in order; numbers inside dates are left out.",
        "entities": "The names in `text`, in order.",
        "rules": (
            "The splitting rules that made it, outermost first; `sentence` where it was left whole."
        ),
        "check_worthiness": "0 to 1, in hundredths; under 0.5 the claim is not checkable.",
        "reasons": "What raised or lowered `check_worthiness`, in a word or two each.",
        "flags": "What a reader must know before trusting the claim.",
        "verdict": "What the sources say about it.",
    },
    "verdict": {
        "label": "The verdict.",
        "confidence": "0 to 1, in hundredths: the probability of `label`.",
        "probabilities": "The probability of each label; `label` has the largest.",
        "code": "The rule that decided: CC101 to CC118. See [codes](codes.md).",
        "reason": "One sentence for an editor, with both values where two differ.",
        "why": "Why it is unverifiable; null for the other labels.",
        "severity": (
            "`error` for a contradiction, `warning` for one that the draft only quotes from a "
            "named speaker, `info` otherwise; unless the settings say otherwise."
        ),
        "correction": "The source's value, when exactly one value differs; else null.",
        "suppression": "Why this finding is not shown and does not gate; null when it is and does.",
        "evidence": "The passages that were compared, the one that decided first.",
    },
    "suppression": {
        "by": (
            "What silences it: a comment in the draft, a setting, the baseline, or that its lines "
            "are unchanged."
        ),
        "reason": "The reason given; null for none.",
        "until": "The last day it holds; null for no end.",
        "span": "The comment, in code points of the draft; null for none.",
    },
    "evidence": {
        "source": "Name of the source, unique within the check.",
        "title": "Its title, or the empty string.",
        "url": "Its address as the source itself gives it; null when it gives none.",
        "revision": "Which revision of the source this is; null when it has none.",
        "quote": "The sentence or table row, exactly as in the source.",
        "span": "Where `quote` stands, in code points of the source's file.",
        "stance": "What this passage alone says about the claim.",
        "similarity": "0 to 1, in hundredths; ranks passages and decides nothing.",
        "comparisons": "What each matcher found.",
        "path": "The source's file; null for text in memory.",
        "line": "Line of the file, from 1.",
        "section": "The headings above the passage, outermost first.",
        "date": "The source's own date, or the period of a table row that names a day.",
        "credit": "Whom the source credits; null when it names nobody.",
        "also_in": "Other sources that have the same text, sorted.",
    },
    "comparison": {
        "slot": "The part of the claim that was compared.",
        "claim": "The claim's value as written.",
        "source": "The passage's value as written; empty when it has none.",
        "outcome": "How the two values stand to each other.",
        "reason": "One sentence for an editor.",
        "claim_span": "Where the claim's value stands, in code points of the claim's `text`.",
        "source_span": "Where the passage's value stands, in code points of `quote`.",
    },
    "attribution": {
        "source": "The speaker as the draft names them.",
        "cue": "The reporting words, such as “said” or “according to”.",
        "mode": "How the draft hands the statement to its speaker.",
    },
    "substitution": {
        "span": "The words replaced, in code points of the draft; empty for words put in.",
        "original": "The words as the draft has them; empty for words put in.",
        "replacement": "What stands in `text` instead.",
        "rule": "Why, such as `pronoun`, `name`, `date`, `copula`, `article`.",
    },
    "date": {
        "text": "The words, without their preposition.",
        "span": "Where they stand, in code points of the claim's `text`.",
        "start": "First day; null when the words need a day to count from that is unknown.",
        "end": "Last day, included; null as for `start`.",
        "granularity": "How exact the date is.",
        "relation": "How the statement is tied to it.",
        "is_relative": "Whether the words need a day to count from (“on Tuesday”).",
        "weekday": "The weekday named in the words, 0 for Monday to 6 for Sunday; else null.",
    },
    "quantity": {
        "text": "The words.",
        "span": "Where they stand, in code points of the claim's `text`.",
        "kind": "What the number measures; only numbers of one kind are compared.",
        "value": "The number as written, in `unit`.",
        "low": "Least value that the words allow, in `unit`; null for no bound.",
        "high": "Greatest value that the words allow, in `unit`; null for no bound.",
        "unit": "Canonical unit (`m` for “40 km”), or the empty string.",
        "thing": "The noun that is counted, in lower case, or the empty string.",
        "is_approximate": "Whether the words round (“about”, “some”).",
    },
    "entity": {
        "text": "The name as written.",
        "span": "Where it stands, in code points of the claim's `text`.",
        "type": "What kind of thing it names, as far as the text tells.",
        "key": "Names with one key mean one thing (“DPRK”, “North Korea”).",
    },
    "skipped": {
        "span": "Where it stands, in code points of the draft.",
        "kind": "What it is: `heading`, `credit`, `dateline`, `link list`, `code`.",
    },
    "diagnostic": {
        "code": "CC201 and above. See [codes](codes.md).",
        "severity": "How much it weighs.",
        "path": "The draft or source it is about; null for none.",
        "span": "Where it stands, in code points of the draft; null for none.",
        "claim_id": "The `id` of the claim it is about; null for none.",
        "message": "One sentence.",
        "suppression": "As for a verdict.",
    },
    "probabilities": {
        "supported": "0 to 1, in hundredths; the three sum to 1.",
        "contradicted": "As above.",
        "unverifiable": "As above.",
    },
    "counts": {
        "supported": "Number of claims.",
        "contradicted": "Number of claims.",
        "unverifiable": "Number of claims.",
    },
}
"""By record and field: meaning, unit, range. The page is not made while one is missing."""
