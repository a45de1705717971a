"""From a report to an exit code."""

from __future__ import annotations

from claimcheck.cli._options import FailOn
from claimcheck.codes import CODES
from claimcheck.model import Diagnostic, Label, Report, Severity, Verdict, Why


def failures(report: Report) -> tuple[Diagnostic, ...]:
    """Return the notes about files that could not be checked, in order."""
    return tuple(n for n in report.diagnostics if n.code in CODES and CODES[n.code].is_failure)


def exit_code(report: Report, *, fail_on: FailOn, fail_on_attributed: bool = False) -> int:
    """Return 2 if a file could not be checked, else 1 if anything gates, else 0.

    A contradiction that only warns, because a named speaker is quoted correctly, gates with
    ``fail_on_attributed``. What cannot be checked at all (an opinion) never gates.
    """
    if failures(report):
        return 2
    if fail_on is FailOn.NEVER:
        return 0
    wants_all = fail_on is FailOn.UNVERIFIABLE
    gating = (
        _gates(verdict, wants_all=wants_all, with_attributed=fail_on_attributed)
        for verdict in report.verdicts
    )
    return int(any(gating))


def _gates(verdict: Verdict, *, wants_all: bool, with_attributed: bool) -> bool:
    if verdict.label is Label.CONTRADICTED:
        return with_attributed or verdict.severity is Severity.ERROR
    if verdict.label is Label.UNVERIFIABLE:
        return wants_all and verdict.why is not Why.NOT_CHECKABLE
    return False
