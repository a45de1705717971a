"""Tell of claims that only one source supports, for desks that ask for two."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimcheck.codes import CODES
from claimcheck.model import Diagnostic, Label, Report, Stance, Verdict

SINGLE = "CC203"
"""The code, which is off unless the settings give it a severity."""


def with_single_sources(report: Report) -> Report:
    """Return the report with a note (CC203) at each claim that only one source supports.

    The same text in two files is one source, as two pages of one report would be no second
    opinion. Passages of one source count once.
    """
    return attrs.evolve(
        report,
        documents=tuple(
            attrs.evolve(entry, verdicts=tuple(_noted(entry.verdicts, entry.document.path)))
            for entry in report.documents
        ),
    )


def _noted(verdicts: tuple[Verdict, ...], path: str | None) -> Iterator[Verdict]:
    for verdict in verdicts:
        sources = {e.passage.source for e in verdict.evidence if e.stance is Stance.SUPPORTS}
        if verdict.label is not Label.SUPPORTED or len(sources) != 1:
            yield verdict
            continue
        note = Diagnostic(
            code=SINGLE,
            severity=CODES[SINGLE].severity,
            message=f"only {next(iter(sources))} supports this claim",
            path=path,
            span=verdict.claim.spans[0] if verdict.claim.spans else verdict.claim.sentence,
            claim_id=verdict.claim.id,
        )
        yield attrs.evolve(verdict, diagnostics=(*verdict.diagnostics, note))
