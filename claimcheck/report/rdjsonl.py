"""Reviewdog's diagnostic format, one alert a line; columns are bytes of UTF-8."""

from __future__ import annotations

import json

from claimcheck.model import Report
from claimcheck.report.alerts import alerts
from claimcheck.report.options import Options
from claimcheck.report.rdjson import SOURCE, diagnostic


def render(report: Report, options: Options) -> str:
    """Return a line of JSON for each alert; empty when there is none."""
    del options  # machines get everything
    rows = ({**diagnostic(item), "source": SOURCE} for item in alerts(report))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
