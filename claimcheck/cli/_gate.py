"""From a report to an exit code."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from claimcheck.cli._options import FailOn
from claimcheck.cli._stderr import complain
from claimcheck.codes import CODES
from claimcheck.model import Diagnostic, Label, Report, Severity, Why
from claimcheck.triage import Matter, matters


def failures(report: Report) -> tuple[Diagnostic, ...]:
    """Return the notes about files that could not be checked, in order."""
    return tuple(n for n in report.diagnostics if n.code in CODES and CODES[n.code].is_failure)


def tell(notes: Iterable[Diagnostic]) -> None:
    """Print one line on stderr for each file that could not be checked."""
    for note in notes:
        complain(f"{note.path}: {note.message.removeprefix(f'{note.path}: ')} ({note.code})")


def exit_code(report: Report, gates: Callable[[Matter], bool]) -> int:
    """Return 2 if a file could not be checked, else 1 if anything gates and is not silent."""
    if failures(report):
        return 2
    spoken = (matter for matter in matters(report) if matter.suppression is None)
    return int(any(gates(matter) for matter in spoken))


def gate(*, fail_on: FailOn, fail_on_attributed: bool) -> Callable[[Matter], bool]:
    """Return what says of a matter whether it gates, silent or not.

    Whatever is an error gates. A contradiction that only warns, because a named speaker is quoted
    correctly, gates with ``fail_on_attributed``. What cannot be checked at all (an opinion) never
    gates.
    """
    if fail_on is FailOn.NEVER:
        return lambda _: False
    return functools.partial(
        _gates,
        wants_all=fail_on is FailOn.UNVERIFIABLE,
        with_attributed=fail_on_attributed,
    )


def _gates(matter: Matter, *, wants_all: bool, with_attributed: bool) -> bool:
    verdict = matter.verdict
    if verdict is None or verdict.label is Label.CONTRADICTED:
        is_quoted = verdict is not None and verdict.claim.attribution is not None
        return matter.severity is Severity.ERROR or (with_attributed and is_quoted)
    if verdict.why is Why.NOT_CHECKABLE:
        return False
    return wants_all or matter.severity is Severity.ERROR
