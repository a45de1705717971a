from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Diagnostic, Report, Severity, Silencer
from claimcheck.triage import matters, with_ignores, with_severities

MakeReport = Callable[..., Report]
Spoken = Callable[[Report], list[str]]

E, W, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class TestWithSeverities:
    @pytest.mark.parametrize(
        ("word", "code", "level", "expected"),
        [
            ("DATE", "CC111", W, W),
            ("DATE", "CC111", INFO, INFO),
            ("DATE", "CC112", W, E),
            ("UNKNOWN", "CC102", E, E),
            ("OPINION", "CC102", E, INFO),
            ("QUOTED", "CC112", E, W),
            ("QUOTED", "CC112", INFO, INFO),
            ("NAME", "CC204", E, E),
        ],
    )
    def test_levels(
        self, make: MakeReport, word: str, code: str, level: Severity, expected: Severity
    ) -> None:
        """
        A code is as grave as set; a quotation and an opinion never become graver.
        """
        [matter] = matters(with_severities(make(f"It is {word}.\n"), {code: level}))

        assert expected is matter.severity
        assert matter.suppression is None

    @pytest.mark.parametrize(
        ("word", "code"), [("DATE", "CC111"), ("UNKNOWN", "CC102"), ("NAME", "CC204")]
    )
    def test_off(self, make: MakeReport, word: str, code: str) -> None:
        """
        A code that is off stays in the report, silent, with the setting as the reason.
        """
        [matter] = matters(with_severities(make(f"It is {word}.\n"), {code: None}))

        assert matter.suppression is not None
        assert (Silencer.SETTING, f"{code} is off") == (
            matter.suppression.by,
            matter.suppression.reason,
        )

    def test_a_failure_can_not_be_switched_off(self, make: MakeReport) -> None:
        """
        A file that could not be checked stays one, whatever is asked for.
        """
        failed = Diagnostic(code="CC901", severity=E, message="gone", path="b.md")
        report = make("It is RIGHT.\n")
        report = with_severities(
            type(report)(documents=report.documents, signature="", diagnostics=(failed,)),
            {"CC901": None},
        )

        assert (failed,) == report.diagnostics

    def test_without_levels(self, make: MakeReport) -> None:
        """
        Without settings the report is the very one that was given.
        """
        report = make("It is DATE.\n")

        assert report is with_severities(report, {})


class TestWithIgnores:
    def test_by_file(self, make: MakeReport, join: MakeReport, spoken: Spoken) -> None:
        """
        A code is silent in the files named, and only there.
        """
        report = join(
            make("It is DATE. So NUMBER.\n", path="a.md"), make("It was DATE.\n", path="b.md")
        )
        found = with_ignores(report, lambda path: {"CC111": "old"} if path == "a.md" else {})

        assert ["CC112", "CC111"] == spoken(found)

    @given(st.permutations([0, 1, 2]))
    def test_order_is_irrelevant(self, make: MakeReport, spoken: Spoken, order: list[int]) -> None:
        """
        Severities and ignores in any order leave the same findings, and twice is once.
        """
        steps: list[Callable[[Report], Report]] = [
            lambda report: with_severities(report, {"CC111": None}),
            lambda report: with_severities(report, {"CC112": W}),
            lambda report: with_ignores(report, lambda _: {"CC204": "x", "CC111": "y"}),
        ]
        report = make("It is DATE. So NUMBER. So NAME. So UNKNOWN.\n")
        for step in order:
            report = steps[step](report)

        assert ["CC112", "CC102"] == spoken(report)
        assert ["CC112", "CC102"] == spoken(steps[order[0]](report))
