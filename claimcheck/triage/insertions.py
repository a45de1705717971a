"""Where to write comments that silence findings, and what to write there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from claimcheck.model import Document
from claimcheck.triage.directives import can_be_silenced
from claimcheck.triage.matters import Matter

_BREAK = re.compile(r"[\r\n]")


@attrs.frozen(kw_only=True)
class Insertion:
    """A comment to write into a document at an offset, for the findings it is to silence."""

    offset: int
    comment: str
    matters: tuple[Matter, ...]


def problem_with_reason(reason: str) -> str | None:
    """Return why a reason cannot stand in a comment, or none when it can."""
    if not reason.strip():
        return "a reason is needed, such as 'confirmed by phone'"
    if not reason.isprintable() or '"' in reason or "--" in reason:
        return 'a reason is one line without " and without --'
    return None


def insertions(
    document: Document, found: Iterable[Matter], *, reason: str
) -> tuple[Insertion, ...]:
    """Return a comment for each line that findings begin on, from the last line to the first.

    Written in this order, no comment moves the place of one that is still to be written. Findings
    without a place are passed over.
    """
    lines: dict[int, list[Matter]] = {}
    for matter in found:
        if matter.spans and can_be_silenced(matter.code):
            lines.setdefault(_line_end(document.text, matter.spans[0].start), []).append(matter)
    return tuple(
        Insertion(offset=end, comment=_comment(group, reason), matters=tuple(group))
        for end, group in sorted(lines.items(), reverse=True)
    )


def _comment(group: Iterable[Matter], reason: str) -> str:
    codes = ", ".join(sorted({matter.code for matter in group}))
    return f' <!-- claimcheck: ignore[{codes}] reason="{reason.strip()}" -->'


def _line_end(text: str, offset: int) -> int:
    match = _BREAK.search(text, offset)
    return len(text) if match is None else match.start()
