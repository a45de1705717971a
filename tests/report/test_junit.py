from __future__ import annotations

import xml.etree.ElementTree as ET

import attrs

from claimcheck.model import Diagnostic, Report, Severity
from claimcheck.report import FORMATS, Options


def suites(report: Report) -> ET.Element:
    return ET.fromstring(FORMATS["junit"](report, Options()))  # noqa: S314 - written by us


class TestJunit:
    def test_every_claim_is_a_test(self, report: Report) -> None:
        """
        A contradiction fails, a supported claim passes, the rest is skipped with the reason.
        """
        (suite,) = suites(report)
        outcomes = [[child.tag for child in case] for case in suite]

        assert [["failure"], [], ["skipped"], ["skipped"], ["skipped"]] == outcomes
        assert ("5", "1", "0", "3") == tuple(
            suite.get(key) for key in ("tests", "failures", "errors", "skipped")
        )

    def test_a_false_quotation_fails_no_build(self, report: Report) -> None:
        """
        A contradiction that is only a warning is skipped, as the exit code is 0 for it too.
        """
        (entry,) = report.documents
        mild = attrs.evolve(entry.verdicts[0], severity=Severity.WARNING)
        entry = attrs.evolve(entry, verdicts=(mild,))
        (suite,) = suites(attrs.evolve(report, documents=(entry,)))

        assert "skipped" == suite[0][0].tag

    def test_a_file_that_was_left_out_is_an_error(self, report: Report) -> None:
        """
        It has a suite of its own, and a clean file has one without tests.
        """
        failure = Diagnostic(code="CC902", severity=Severity.ERROR, message="bytes", path="z.md")
        (entry,) = report.documents
        clean = attrs.evolve(entry, verdicts=())
        first, second = suites(attrs.evolve(report, documents=(clean,), diagnostics=(failure,)))

        assert ("drafts/mill.md", "0") == (first.get("name"), first.get("tests"))
        assert ("z.md", "error") == (second.get("name"), second[0][0].tag)
