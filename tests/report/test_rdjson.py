from __future__ import annotations

import json
from typing import Any

import attrs

from claimcheck.model import Report, Span, Substitution
from claimcheck.report import FORMATS, Options


def diagnostics(report: Report) -> list[dict[str, Any]]:
    found = json.loads(FORMATS["rdjson"](report, Options()))["diagnostics"]
    assert isinstance(found, list)
    return found


class TestRdjson:
    def test_offers_the_value_of_the_source(self, report: Report) -> None:
        """
        The source's value is suggested exactly in place of the draft's.
        """
        (suggestion,) = diagnostics(report)[0]["suggestions"]

        assert {
            "range": {"start": {"line": 3, "column": 33}, "end": {"line": 3, "column": 37}},
            "text": "2008",
        } == suggestion

    def test_offers_nothing_for_words_that_were_filled_in(self, report: Report) -> None:
        """
        Where the draft says "then" and the claim a date, no word for word replacement is known.
        """
        (entry,) = report.documents
        verdict = entry.verdicts[0]
        first, last = verdict.claim.spans
        year = Span(last.end - 4, last.end)
        claim = attrs.evolve(
            verdict.claim,
            text="The tide mill last repaired in 2009-01-01.",
            spans=(first, Span(last.start, last.end - 5)),
            substitutions=(
                Substitution(span=year, original="2009", replacement="2009-01-01", rule="date"),
            ),
        )
        (evidence,) = verdict.evidence
        (date,) = evidence.comparisons
        date = attrs.evolve(date, claim="2009-01-01", claim_span=Span(31, 41))
        evidence = attrs.evolve(evidence, comparisons=(date,))
        verdict = attrs.evolve(verdict, claim=claim, evidence=(evidence,))
        entry = attrs.evolve(entry, verdicts=(verdict,))

        assert [] == diagnostics(attrs.evolve(report, documents=(entry,)))[0]["suggestions"]


class TestRdjsonl:
    def test_has_a_line_for_each(self, report: Report) -> None:
        """
        The lines are the diagnostics of the other form, each with its source.
        """
        lines = FORMATS["rdjsonl"](report, Options()).splitlines()

        rows = [{**each, "source": {"name": "claimcheck"}} for each in diagnostics(report)]
        assert rows == [json.loads(line) for line in lines]
