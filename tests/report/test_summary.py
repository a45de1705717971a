from __future__ import annotations

import attrs
import pytest

from claimcheck.model import ClaimKind, Report, Silencer, Suppression, Verdict, Why
from claimcheck.report.summary import summary, why_in_words


class TestSummary:
    def test_reasons_by_frequency(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        The most frequent reason comes first, equal ones in alphabetical order.
        """
        many = (verdicts["unknown"],) * 3 + (verdicts["opinion"],)
        entry = attrs.evolve(report.documents[0], verdicts=(*many, verdicts["supported"]))

        assert "0 contradicted, 1 supported, 4 unverifiable (3 no passage, 1 opinion)" == summary(
            attrs.evolve(report, documents=(entry,))
        )

    def test_silent_claims_are_counted(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        Claims that are kept silent keep their label, and how many there are is said at the end.
        """
        silent = attrs.evolve(
            verdicts["contradicted"], suppression=Suppression(by=Silencer.BASELINE)
        )
        entry = attrs.evolve(report.documents[0], verdicts=(silent, silent))

        assert "2 contradicted, 0 supported, 0 unverifiable; 2 kept silent" == summary(
            attrs.evolve(report, documents=(entry,))
        )

    def test_nothing_unverifiable(self) -> None:
        """
        Without unverifiable claims there is no bracket.
        """
        assert "0 contradicted, 0 supported, 0 unverifiable" == summary(
            Report(documents=(), signature="s")
        )


class TestWhyInWords:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            (ClaimKind.OPINION, "opinion"),
            (ClaimKind.PLAN, "prediction"),
            (ClaimKind.QUESTION, "question"),
            (ClaimKind.STATE, "not checkable"),
        ],
    )
    def test_what_is_no_statement_is_named(
        self, verdicts: dict[str, Verdict], kind: ClaimKind, expected: str
    ) -> None:
        """
        An opinion is counted as an opinion.
        """
        verdict = verdicts["opinion"]
        changed = attrs.evolve(verdict, claim=attrs.evolve(verdict.claim, kind=kind))

        assert expected == why_in_words(changed)

    @pytest.mark.parametrize("why", list(Why))
    def test_every_reason_has_words(self, verdicts: dict[str, Verdict], why: Why) -> None:
        """
        No reason is printed as its code.
        """
        assert "-" not in why_in_words(attrs.evolve(verdicts["unknown"], why=why))
