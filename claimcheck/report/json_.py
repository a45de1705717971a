"""The whole report as one JSON document."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.report.options import Options
from claimcheck.report.records import encode_indented, to_records


def render(report: Report, options: Options) -> str:
    """Return the report as indented JSON with a line break at its end."""
    del options  # machines get everything
    return encode_indented(to_records(report))
