"""The report as lines of JSON: one a claim, in order, then one with what belongs to all.

Claim lines have ``"type": "claim"``, the last has ``"type": "end"``; a file without an end line
was cut off. Parts of the draft that state nothing are only in ``json``.
"""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.report.options import Options
from claimcheck.report.records import encode, to_lines


def render(report: Report, options: Options) -> str:
    """Return one line of JSON a claim and a last line with signature, counts and notes."""
    del options  # machines get everything
    return "".join(f"{encode(record)}\n" for record in to_lines(report))
