from __future__ import annotations

import attrs

from claimcheck.model import Diagnostic, Report, Severity
from claimcheck.report import FORMATS, Options
from claimcheck.report.github import MOST
from tests.report.readers import READERS
from tests.report.test_places import report_on

render = FORMATS["github"]


def many(count: int, severity: Severity) -> Report:
    """Return a report of notes alone."""
    notes = tuple(
        Diagnostic(code="CC204", severity=severity, message=f"name {n}", path="a.md")
        for n in range(count)
    )
    return Report(documents=(), signature="", diagnostics=notes)


def annotated(written: str) -> list[str]:
    return [line for line in written.splitlines() if line.startswith(("::error", "::warning"))]


class TestGithub:
    def test_a_contradiction_is_an_error(self, report: Report) -> None:
        """
        File, lines, columns and title are properties; the message begins with what is wrong.
        """
        first, *_ = render(report, Options()).splitlines()

        assert first.startswith(
            "::error file=drafts/mill.md,line=3,endLine=3,col=1,endColumn=37,"
            "title=CC111 contradicted::Contradicted: claim says 2009, source says 2008. Claim: "
        )

    def test_levels_follow_severity(self, report: Report) -> None:
        """
        Errors come first, then warnings, then notices, and the counts last.
        """
        *commands, counts = render(report, Options()).splitlines()

        assert ["::error", "::warning", "::notice"] == [line.split()[0] for line in commands]
        assert counts.startswith("1 contradicted, 1 supported, 2 unverifiable")

    def test_ten_of_a_level_are_all_annotations(self) -> None:
        """
        GitHub shows ten, so ten need no summary.
        """
        assert MOST == len(annotated(render(many(MOST, Severity.WARNING), Options())))

    def test_more_than_ten_are_announced_and_follow_in_the_log(self) -> None:
        """
        The tenth annotation says how many more there are; every one of them is in the log.
        """
        written = render(many(500, Severity.WARNING), Options())
        shown = annotated(written)

        assert MOST == len(shown)
        assert "::warning title=claimcheck::491 more of this level" in shown[-1]
        assert 500 == len(list(READERS["github"](written)))

    def test_failures_are_never_the_ones_left_out(self) -> None:
        """
        A file that could not be checked is annotated first, whatever else there is.
        """
        failure = Diagnostic(code="CC901", severity=Severity.ERROR, message="gone", path="z.md")
        report = many(50, Severity.ERROR)
        report = attrs.evolve(report, diagnostics=(*report.diagnostics, failure))

        assert render(report, Options()).startswith("::error file=z.md,title=CC901 ")

    def test_property_values_are_escaped(self) -> None:
        """
        A comma or colon in a file's name does not end the property.
        """
        first, *_ = render(report_on("It ran.", "It ran", path="a,b:c%.md"), Options()).splitlines()

        assert first.startswith("::error file=a%2Cb%3Ac%25.md,line=1,")
