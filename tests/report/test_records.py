from __future__ import annotations

import datetime as dt
import json
import math

import attrs
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import RecordError
from claimcheck.model import (
    Claim,
    ClaimKind,
    Diagnostic,
    Label,
    Report,
    Severity,
    Silencer,
    Span,
    Suppression,
    Verdict,
)
from claimcheck.report.records import (
    SplitDocument,
    answer_record,
    checked_claim_record,
    claim_record,
    diagnostics_of,
    encode,
    encode_indented,
    read_report,
    split_to_records,
    to_records,
)
from claimcheck.report.shapes import ReportRecord

CLAIM = [
    "id",
    "text",
    "local_text",
    "spans",
    "sentence",
    "kind",
    "attribution",
    "modality",
    "polarity",
    "substitutions",
    "dates",
    "quantities",
    "entities",
    "rules",
    "check_worthiness",
    "reasons",
    "flags",
]
NOTE = ["code", "severity", "path", "span", "claim_id", "message", "suppression"]
VERDICT = [
    "label",
    "confidence",
    "probabilities",
    "code",
    "reason",
    "why",
    "severity",
    "correction",
    "suppression",
    "evidence",
]
EVIDENCE = [
    "source",
    "title",
    "url",
    "revision",
    "quote",
    "span",
    "stance",
    "similarity",
    "comparisons",
    "path",
    "line",
    "section",
    "date",
    "credit",
    "also_in",
]
CLAIM_VALUE = Claim(
    id="x",
    text="It is.",
    local_text="It is",
    spans=(Span(0, 5),),
    sentence=Span(0, 6),
    kind=ClaimKind.STATE,
)
COMPARISON = ["slot", "claim", "source", "outcome", "reason", "claim_span", "source_span"]


class TestToRecords:
    def test_field_names_are_the_contract(self, report: Report) -> None:
        """
        The names and their order are what other programs rely on.
        """
        top = json.loads(encode(to_records(report)))
        document = top["documents"][0]
        claim = document["claims"][0]
        evidence = claim["verdict"]["evidence"][0]

        assert ["schema_version", "signature", "documents", "counts", "diagnostics"] == list(top)
        assert ["path", "published", "claims", "skipped"] == list(document)
        assert [*CLAIM, "verdict"] == list(claim)
        assert VERDICT == list(claim["verdict"])
        assert EVIDENCE == list(evidence)
        assert COMPARISON == list(evidence["comparisons"][0])
        assert ["span", "original", "replacement", "rule"] == list(claim["substitutions"][0])
        assert NOTE == list(top["diagnostics"][0])

    def test_a_silent_finding_says_why(self, report: Report) -> None:
        """
        A finding that is kept silent stays in the report, with all that is known of the reason.
        """
        suppression = Suppression(
            by=Silencer.COMMENT, reason="by phone", until=dt.date(2030, 1, 1), span=Span(2, 5)
        )
        [entry] = report.documents
        verdicts = tuple(attrs.evolve(v, suppression=suppression) for v in entry.verdicts)
        silent = attrs.evolve(report, documents=(attrs.evolve(entry, verdicts=verdicts),))
        before, after = (json.loads(encode(to_records(r))) for r in (report, silent))

        assert before["counts"] == after["counts"]
        assert [
            {"by": "comment", "reason": "by phone", "until": "2030-01-01", "span": [2, 5]}
        ] * len(verdicts) == [
            claim["verdict"]["suppression"] for claim in after["documents"][0]["claims"]
        ]

    def test_spans_are_pairs_that_quote_the_draft(self, report: Report) -> None:
        """
        ``text[start:end]`` of every span is the words claimed.
        """
        text = report.documents[0].document.text
        claim = json.loads(encode(to_records(report)))["documents"][0]["claims"][0]

        assert ["The tide mill", "last repaired in 2009"] == [
            text[start:end] for start, end in claim["spans"]
        ]

    def test_no_bound_is_null(self, report: Report) -> None:
        """
        "at least 40" has a lower bound and no upper one.
        """
        quantity = to_records(report).documents[0].claims[3].quantities[0]

        assert (40.0, None) == (quantity.low, quantity.high)

    def test_reads_back_equal(self, report: Report) -> None:
        """
        JSON out and in is equal, indented or not.
        """
        record = to_records(report)

        assert record == read_report(encode_indented(record).encode())
        assert record == read_report(encode(record).encode())

    def test_lone_surrogates_are_replaced(self, verdicts: dict[str, Verdict]) -> None:
        """
        Half a surrogate pair becomes U+FFFD of the same length, never an error.
        """
        claim = attrs.evolve(verdicts["supported"].claim, text="a\ud83d b é", local_text="\udfff")

        made = claim_record(claim)

        assert ("a\ufffd b é", "\ufffd") == (made.text, made.local_text)
        encode(made)

    @pytest.mark.parametrize("wrong", [math.nan, math.inf])
    def test_no_number_is_refused(self, verdicts: dict[str, Verdict], wrong: float) -> None:
        """
        A probability that is no number is a fault of ours and stops the report.
        """
        odds = {**verdicts["supported"].probabilities, Label.CONTRADICTED: wrong}
        verdict = attrs.evolve(verdicts["supported"], probabilities=odds)

        with pytest.raises(ValueError, match="probability of contradicted must be a number"):
            checked_claim_record(verdict)

    def test_notes_of_verdicts_know_their_claim(self, report: Report) -> None:
        """
        A note made for a claim says in which draft and for which claim.
        """
        note = to_records(report).diagnostics[0]

        assert ("drafts/mill.md", "d4") == (note.path, note.claim_id)


class TestProbabilities:
    @settings(max_examples=100, deadline=None)
    @given(weights=st.tuples(*[st.floats(0.001, 1)] * 3))
    def test_sum_to_one_and_keep_the_label(self, weights: tuple[float, float, float]) -> None:
        """
        Rounded to hundredths they still sum to 1, and the label given still has the largest.
        """
        total = math.fsum(weights)
        odds = {label: weight / total for label, weight in zip(Label, weights, strict=True)}
        best = max(odds, key=lambda label: odds[label])
        verdict = Verdict(
            claim=CLAIM_VALUE,
            label=best,
            probabilities=odds,
            code="CC102",
            reason="",
            severity=Severity.INFO,
        )
        made = msgspec.structs.asdict(answer_record(verdict).probabilities)

        assert 100 == sum(round(value * 100) for value in made.values())
        assert made[best.value] == max(made.values())
        assert all(abs(made[label.value] - odds[label]) < 0.01 for label in Label)


class TestDiagnosticsOf:
    def test_each_note_once(self, report: Report) -> None:
        """
        A note that several drafts bring along is told once.
        """
        note = Diagnostic(code="CC901", severity=Severity.ERROR, message="gone", path="b.md")
        twice = attrs.evolve(report, diagnostics=(note, note))

        assert ["CC901", "CC204"] == [found.code for found in diagnostics_of(twice)]


class TestSplitToRecords:
    def test_is_a_report_without_verdicts(self, report: Report) -> None:
        """
        Split and checked claims have the same fields but for the verdict.
        """
        entry = report.documents[0]
        claims = tuple(verdict.claim for verdict in entry.verdicts)
        part = SplitDocument(document=entry.document, claims=claims, skipped=entry.skipped)
        made = json.loads(encode(split_to_records([part], signature="s")))
        checked = json.loads(encode(to_records(report)))["documents"][0]

        assert ["schema_version", "signature", "documents"] == list(made)
        for claim in checked["claims"]:
            del claim["verdict"]
        assert checked == made["documents"][0]


class TestReadReport:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ('"schema_version":"1"', '"schema_version":"9"', '"schema_version" must be "1"'),
            ('"signature"', '"sign"', "unknown field `sign`"),
            ('"kind":"event"', '"kind":"rumour"', "rumour"),
            ("[16,29]", "[16,29,3]", "length 2"),
            ('{"schema', "{schema", "malformed"),
        ],
    )
    def test_wrong_report_is_refused(
        self, report: Report, old: str, new: str, problem: str
    ) -> None:
        """
        Another version, an unknown field or a wrong value is an error that names it.
        """
        data = encode(to_records(report)).replace(old, new, 1).encode()

        with pytest.raises(RecordError, match=r"old\.json:1: ") as caught:
            read_report(data, path="old.json")
        assert problem in str(caught.value)

    def test_schema_names_every_field(self) -> None:
        """
        The schema is made from the records and forbids what is not in them.
        """
        schema = msgspec.json.schema(ReportRecord)

        assert set(VERDICT) == set(schema["$defs"]["VerdictRecord"]["properties"])
        assert schema["$defs"]["VerdictRecord"]["additionalProperties"] is False
