from __future__ import annotations

import attrs

from claimcheck.model import (
    Diagnostic,
    DocumentReport,
    Report,
    Severity,
    Silencer,
    Span,
    Suppression,
    Verdict,
)
from claimcheck.report.findings import NO_PATH, conflict, findings


def with_verdicts(report: Report, *verdicts: Verdict) -> Report:
    entry = attrs.evolve(report.documents[0], verdicts=verdicts)
    return attrs.evolve(report, documents=(entry,))


class TestFindings:
    def test_in_text_order_with_notes_between(self, report: Report) -> None:
        """
        Findings stand where their first word stands; a note follows the claim before it.
        """
        found = [(item.code, item.line, item.column) for item in findings(report)]

        assert [
            ("CC111", 3, 1),
            ("CC103", 3, 1),
            ("CC102", 4, 1),
            ("CC102", 5, 1),
            ("CC204", 5, 23),
        ] == found

    def test_what_is_silent_is_no_finding(self, report: Report) -> None:
        """
        Neither a claim nor a note that is kept silent is told, nor in the name of another.
        """
        silent = Suppression(by=Silencer.BASELINE)
        first, *others = report.documents[0].verdicts
        twin = attrs.evolve(first, suppression=silent)
        notes = tuple(attrs.evolve(n, suppression=silent) for v in others for n in v.diagnostics)
        loud = [attrs.evolve(v, diagnostics=()) for v in others]
        made = with_verdicts(report, twin, first, *loud)
        found = findings(attrs.evolve(made, diagnostics=notes))

        assert ["CC111", "CC103", "CC102", "CC102"] == [item.code for item in found]
        assert [()] * 4 == [item.also for item in found]

    def test_one_wrong_value_is_one_finding(
        self, report: Report, verdicts: dict[str, Verdict]
    ) -> None:
        """
        Two claims of a sentence with the same wrong date are told once, the graver first.
        """
        first = verdicts["contradicted"]
        said = attrs.evolve(
            first, claim=attrs.evolve(first.claim, id="z9"), severity=Severity.WARNING
        )
        (found,) = findings(with_verdicts(report, said, first))

        assert Severity.ERROR is found.severity
        assert (said,) == found.also

    def test_other_values_are_other_findings(
        self, report: Report, verdicts: dict[str, Verdict]
    ) -> None:
        """
        Claims of one sentence with different conflicts stay apart.
        """
        first = verdicts["contradicted"]
        evidence = first.evidence[0]
        comparison = attrs.evolve(evidence.comparisons[0], claim="last spring")
        other = attrs.evolve(first, evidence=(attrs.evolve(evidence, comparisons=(comparison,)),))

        assert 2 == len(findings(with_verdicts(report, first, other)))

    def test_unverifiable_claims_are_never_joined(
        self, report: Report, verdicts: dict[str, Verdict]
    ) -> None:
        """
        What no source speaks of is told claim by claim.
        """
        unknown = attrs.evolve(verdicts["unknown"], diagnostics=())

        assert 2 == len(findings(with_verdicts(report, unknown, unknown)))

    def test_notes_about_other_files_come_last(self, report: Report) -> None:
        """
        A file that was left out has no line, and its path is not told twice.
        """
        note = Diagnostic(
            code="CC902", severity=Severity.ERROR, message="bad.md: not UTF-8", path="bad.md"
        )
        last = findings(attrs.evolve(report, diagnostics=(note,)))[-1]

        assert ("bad.md", "not UTF-8", "undecodable-input") == (
            last.place,
            last.message,
            last.title,
        )

    def test_text_without_a_path(self, report: Report) -> None:
        """
        A draft given as a string has a name that cannot be taken for a file.
        """
        document = attrs.evolve(report.documents[0].document, path=None)
        entry = DocumentReport(document=document, verdicts=report.documents[0].verdicts)
        found = findings(attrs.evolve(report, documents=(entry,)))

        assert {NO_PATH} == {item.path for item in found}


class TestConflict:
    def test_fits_the_code(self, verdicts: dict[str, Verdict]) -> None:
        """
        Of several conflicts the one the code stands for is shown.
        """
        verdict = verdicts["contradicted"]
        found = conflict(verdict)

        assert found is not None
        assert ("2009", "2008", Span(35, 39)) == (found.claim, found.source, found.claim_span)

    def test_none_without_contradiction(self, verdicts: dict[str, Verdict]) -> None:
        """
        A supported claim has no conflict.
        """
        assert conflict(verdicts["supported"]) is None
