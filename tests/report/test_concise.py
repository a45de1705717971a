from __future__ import annotations

from claimcheck.model import Label, Report
from claimcheck.report import FORMATS, Options

OPINION = "drafts/mill.md:4:1: CC102 unverifiable: an opinion is not checked"
UNKNOWN = "drafts/mill.md:5:1: CC102 unverifiable: no passage speaks of it"

render = FORMATS["concise"]


class TestConcise:
    def test_one_line_a_finding(self, report: Report) -> None:
        """
        Path, line and column come first, so that a terminal can make them a link.
        """
        assert [
            "drafts/mill.md:3:1: CC111 contradicted: claim says 2009, source says 2008",
            f"{OPINION}: “The tide mill is the best mill in the county.”",
            f"{UNKNOWN}: “The mill has at least 40 windows.”",
            "drafts/mill.md:5:23: CC204 uncovered-name: no source mentions “windows”",
        ] == render(report, Options()).splitlines()

    def test_shows_what_is_asked_for(self, report: Report) -> None:
        """
        Only the labels asked for, and notes.
        """
        shown = render(report, Options(show=frozenset({Label.CONTRADICTED}))).splitlines()

        assert ["CC111", "CC204"] == [line.split()[1] for line in shown]

    def test_nothing_found_is_empty(self, report: Report) -> None:
        """
        Without findings not even a line break is printed.
        """
        assert "" == render(Report(documents=(), signature=report.signature), Options())
