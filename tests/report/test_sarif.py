from __future__ import annotations

import json
from typing import Any

import attrs

from claimcheck.model import Diagnostic, Report, Severity
from claimcheck.report import FORMATS, Options
from tests.report.test_places import report_on


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(FORMATS["sarif"](report, Options()))["runs"]
    assert isinstance(run, dict)
    return run


class TestSarif:
    def test_rules_are_those_that_occur(self, report: Report) -> None:
        """
        Each result points at its rule, and no other rule is there.
        """
        run = run_of(report)
        rules = run["tool"]["driver"]["rules"]

        assert ["CC102", "CC111", "CC204"] == [rule["id"] for rule in rules]
        assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])

    def test_the_passage_is_a_related_place(self, report: Report) -> None:
        """
        A contradiction leads to the line of the source, with its words.
        """
        (related,) = run_of(report)["results"][0]["relatedLocations"]

        assert {
            "artifactLocation": {"uri": "references/mill.md"},
            "region": {
                "startLine": 3,
                "snippet": {"text": "The last repair of the mill was done in 2008."},
            },
        } == related["physicalLocation"]

    def test_a_failure_says_that_the_run_failed(self, report: Report) -> None:
        """
        A file that could not be checked is a notification beside its result.
        """
        failure = Diagnostic(code="CC901", severity=Severity.ERROR, message="gone", path="z.md")
        (good,) = run_of(report)["invocations"]
        (bad,) = run_of(attrs.evolve(report, diagnostics=(failure,)))["invocations"]

        assert good["executionSuccessful"]
        assert not bad["executionSuccessful"]
        assert ["CC901"] == [n["descriptor"]["id"] for n in bad["toolExecutionNotifications"]]

    def test_brackets_are_no_links(self) -> None:
        """
        Words in square brackets stay words: viewers make links of "[words](1)".
        """
        (result,) = run_of(report_on("See [this](1) \\ there", "[this](1) \\ there"))["results"]

        assert r"“\[this\](1) \\ there”" in result["message"]["text"]
