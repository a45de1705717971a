from __future__ import annotations

import attrs

from claimcheck.model import Diagnostic, Report, Severity, Span, Verdict, Why
from claimcheck.report.alerts import (
    alerts,
    claim_counts,
    deciding,
    fingerprints,
    heading,
    is_failure,
    message,
)
from claimcheck.report.findings import findings

FAILURE = Diagnostic(code="CC901", severity=Severity.ERROR, message="cannot be read", path="x.md")


class TestAlerts:
    def test_are_what_somebody_can_act_on(self, report: Report) -> None:
        """
        Contradicted and unverifiable claims and warnings; not what is supported or an opinion.
        """
        assert ["CC111", "CC102", "CC204"] == [item.code for item in alerts(report)]


class TestClaimCounts:
    def test_counts_claims_and_not_findings(self, report: Report) -> None:
        """
        Two claims that share a wrong value are one finding and two claims.
        """
        (entry,) = report.documents
        twice = attrs.evolve(entry, verdicts=(entry.verdicts[0], *entry.verdicts))
        doubled = attrs.evolve(report, documents=(twice,))

        assert doubled.counts == claim_counts(findings(doubled))
        assert 4 == sum(item.verdict is not None for item in findings(doubled))


class TestHeading:
    def test_stands_alone(self, report: Report) -> None:
        """
        The first sentence says what is wrong, because some sites show no more.
        """
        heads = [heading(item) for item in alerts(report)]

        assert "Contradicted: claim says 2009, source says 2008." == heads[0]
        assert "Uncovered name: no source mentions “windows”." == heads[2]


class TestMessage:
    def test_has_claim_and_source(self, report: Report) -> None:
        """
        Claim, place and words of the source, and the suggestion, in one line.
        """
        assert (
            "Contradicted: claim says 2009, source says 2008."
            " Claim: “The tide mill was last repaired in 2009.”"
            " Source: mill.md:3: “The last repair of the mill was done in 2008.”"
            " Suggestion: 2008."
        ) == message(alerts(report)[0])

    def test_quotes_nothing_for_what_no_source_decides(self, report: Report) -> None:
        """
        The nearest passage is no reason, so it is not quoted.
        """
        assert (
            "Unverifiable: no passage speaks of it. Claim: “The mill has at least 40 windows.”"
        ) == message(alerts(report)[1])


class TestDeciding:
    def test_a_quarrel_of_sources_is_quoted(
        self, report: Report, verdicts: dict[str, Verdict]
    ) -> None:
        """
        Where sources disagree the first of them is shown although the claim is unverifiable.
        """
        evidence = verdicts["contradicted"].evidence
        quarrel = attrs.evolve(verdicts["unknown"], why=Why.SOURCES_DISAGREE, evidence=evidence)
        entry = attrs.evolve(report.documents[0], verdicts=(quarrel,))
        (item, _) = findings(attrs.evolve(report, documents=(entry,)))

        assert evidence[0] == deciding(item)


class TestIsFailure:
    def test_a_file_left_out_is_one(self, report: Report) -> None:
        """
        Only codes of the nine hundreds are failures.
        """
        found = findings(attrs.evolve(report, diagnostics=(FAILURE,)))

        assert ["CC901"] == [item.code for item in found if is_failure(item)]


class TestFingerprints:
    def test_survive_edits_elsewhere(self, report: Report) -> None:
        """
        A line put in above changes places and no fingerprint.
        """
        (entry,) = report.documents
        above = attrs.evolve(entry.document, text=f"\n\n{entry.document.text}")
        moved = attrs.evolve(report, documents=(attrs.evolve(entry, document=above),))

        assert fingerprints(alerts(report)) == fingerprints(alerts(moved))

    def test_no_two_are_alike(self, report: Report) -> None:
        """
        The same note at two places has two fingerprints: a site would keep only one otherwise.
        """
        first = attrs.evolve(FAILURE, path="drafts/mill.md", span=Span(0, 2))
        second = attrs.evolve(first, span=Span(4, 6))
        other = attrs.evolve(FAILURE, path="y.md")
        found = fingerprints(alerts(attrs.evolve(report, diagnostics=(first, second, other))))

        assert (6, 6) == (len(found), len(set(found)))
