"""GitLab's code quality report; columns are characters.

GitLab shows neither the name of the check nor more than one line of text, so the code stands in
the description. Two entries with one fingerprint would be one to it.
"""

from __future__ import annotations

import json
from typing import Any

from claimcheck.model import Report, Severity
from claimcheck.report.alerts import alerts, fingerprints, is_failure, message
from claimcheck.report.findings import Finding
from claimcheck.report.options import Options
from claimcheck.report.places import Place, file_path, place

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_WHOLE_FILE = Place(line=1, column=1, end_line=1, end_column=1)


def render(report: Report, options: Options) -> str:
    """Return a list with one entry for each alert."""
    del options  # machines get everything
    items = alerts(report)
    named = zip(items, fingerprints(items), strict=True)
    entries = [_entry(item, fingerprint) for item, fingerprint in named]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(item: Finding, fingerprint: str) -> dict[str, Any]:
    where = place(item) or _WHOLE_FILE
    return {
        "description": f"{item.code}: {message(item)}",
        "check_name": item.code,
        "fingerprint": fingerprint,
        "severity": "critical" if is_failure(item) else _SEVERITY[item.severity],
        "location": {
            "path": file_path(item.path),
            "lines": {"begin": where.line, "end": where.end_line},
            "positions": {
                "begin": {"line": where.line, "column": where.column},
                "end": {"line": where.end_line, "column": where.end_column},
            },
        },
    }
