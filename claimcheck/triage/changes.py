"""Keep silent what stands on lines that nobody changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TypeAlias

from claimcheck.model import Document, Report, Silencer, Span, Suppression
from claimcheck.triage.matters import Matter, silence

Lines: TypeAlias = tuple[range, ...]
"""Runs of changed lines, counted from 1 the way git does."""


def with_changes(
    report: Report, changed: Callable[[Document], Sequence[Span] | None], *, since: str
) -> Report:
    """Return the report with findings silent that touch no changed line.

    A claim stands on the lines of its whole sentence: a word changed at the sentence's other end
    may have changed what the claim says. A note about a whole file counts as changed.

    Args:
        report: What was found.
        changed: The changed stretches of a document, or none when all of it is new.
        since: The revision the lines were compared with, for the reason.
    """
    cached: dict[int, Sequence[Span] | None] = {}

    def decide(matter: Matter) -> Suppression | None:
        if matter.document is None or not matter.spans:
            return None
        key = id(matter.document)
        if key not in cached:
            cached[key] = changed(matter.document)
        spans = cached[key]
        if spans is None or any(_touch(a, b) for a in _stands_on(matter) for b in spans):
            return None
        return Suppression(by=Silencer.UNCHANGED, reason=f"on lines unchanged since {since}")

    return silence(report, decide)


def spans_of_lines(text: str, lines: Iterable[range]) -> tuple[Span, ...]:
    r"""Return the stretches of ``text`` that runs of lines cover, line breaks included.

    Lines end with a line feed, as git counts them. Lines after the last are passed over.

    Example:
        >>> spans_of_lines("one\ntwo\nthree", [range(2, 3)])
        (Span(start=4, end=8),)
    """
    borders = tuple(accumulate((len(part) + 1 for part in text.split("\n")), initial=0))
    last = len(borders) - 1
    return tuple(
        Span(borders[run.start - 1], min(borders[min(run.stop - 1, last)], len(text)))
        for run in lines
        if run.start <= last
    )


def _stands_on(matter: Matter) -> tuple[Span, ...]:
    return matter.spans if matter.claim is None else (*matter.spans, matter.claim.sentence)


def _touch(span: Span, changed: Span) -> bool:
    return span.start < changed.end and changed.start < max(span.end, span.start + 1)
