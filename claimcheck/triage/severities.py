"""Weigh findings as the settings say, and leave out those of codes nobody wants to see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import attrs

from claimcheck.model import (
    Diagnostic,
    Label,
    Report,
    Severity,
    Silencer,
    Suppression,
    Verdict,
    Why,
)
from claimcheck.triage.matters import Matter, silence

Levels: TypeAlias = Mapping[str, Severity | None]
"""Severities by code; none for a code that is off. A code that is not here keeps its own."""

_WEIGHT = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def with_severities(report: Report, levels: Levels) -> Report:
    """Return the report with every finding as grave as the settings say.

    Two kinds never become graver than they are: a contradiction that only warns because a named
    speaker is quoted correctly, and a claim that cannot be checked at all.
    """
    if not levels:
        return report
    weighed = attrs.evolve(
        report,
        documents=tuple(
            attrs.evolve(entry, verdicts=tuple(_weighed(v, levels) for v in entry.verdicts))
            for entry in report.documents
        ),
        diagnostics=tuple(_weighed_note(note, levels) for note in report.diagnostics),
    )
    return silence(weighed, lambda matter: _if_off(matter, levels))


def with_ignores(report: Report, ignored: Callable[[str], Mapping[str, str]]) -> Report:
    """Return the report with what the settings ignore in certain files kept silent.

    Args:
        report: What was found.
        ignored: For a file, the codes that are ignored in it, each with the reason to give.
    """

    def decide(matter: Matter) -> Suppression | None:
        reason = None if matter.path is None else ignored(matter.path).get(matter.code)
        return None if reason is None else Suppression(by=Silencer.SETTING, reason=reason)

    return silence(report, decide)


def _weighed(verdict: Verdict, levels: Levels) -> Verdict:
    notes = tuple(_weighed_note(note, levels) for note in verdict.diagnostics)
    level = levels.get(verdict.code)
    if level is None:
        return attrs.evolve(verdict, diagnostics=notes)
    is_quoted = verdict.label is Label.CONTRADICTED and verdict.severity is not Severity.ERROR
    if is_quoted or verdict.why is Why.NOT_CHECKABLE:
        level = min(level, verdict.severity, key=_WEIGHT.__getitem__)
    return attrs.evolve(verdict, severity=level, diagnostics=notes)


def _weighed_note(note: Diagnostic, levels: Levels) -> Diagnostic:
    level = levels.get(note.code)
    return note if level is None else attrs.evolve(note, severity=level)


def _if_off(matter: Matter, levels: Levels) -> Suppression | None:
    if levels.get(matter.code, matter.severity) is not None:
        return None
    return Suppression(by=Silencer.SETTING, reason=f"{matter.code} is off")
