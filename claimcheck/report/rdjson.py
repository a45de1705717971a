"""Reviewdog's diagnostic format as one document; columns are bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.model import Report, Span
from claimcheck.report.alerts import NAME, alerts, deciding, message, source_place
from claimcheck.report.findings import Finding, conflict
from claimcheck.report.lines import Lines
from claimcheck.report.options import Options
from claimcheck.report.places import byte_column, file_path, place_of, region
from claimcheck.report.records import clean
from claimcheck.report.terminal import visible
from claimcheck.report.wrong_words import wrong_words

SOURCE = {"name": NAME}


def render(report: Report, options: Options) -> str:
    """Return one result with all alerts."""
    del options  # machines get everything
    result = {"source": SOURCE, "diagnostics": [diagnostic(item) for item in alerts(report)]}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def diagnostic(item: Finding) -> dict[str, Any]:
    """Return one alert in reviewdog's shape."""
    found: dict[str, Any] = {
        "message": message(item),
        "location": {"path": file_path(item.path)},
        "severity": item.severity.name,
        "code": {"value": item.code},
    }
    span = region(item)
    if span is not None and item.lines is not None:
        found["location"]["range"] = _range(span, item.lines)
    evidence = deciding(item)
    if evidence is not None:
        passage = evidence.passage
        where = {
            "path": file_path(passage.path or passage.source),
            "range": {"start": {"line": passage.line}},
        }
        quoted = visible(f"{source_place(evidence)}: “{passage.text}”")
        found["related_locations"] = [{"message": quoted, "location": where}]
    found["suggestions"] = _suggestions(item)
    return found


def _range(span: Span, lines: Lines) -> dict[str, Any]:
    where = place_of(span, lines)
    return {
        "start": {"line": where.line, "column": byte_column(where.line, where.column, lines)},
        "end": {
            "line": where.end_line,
            "column": byte_column(where.end_line, where.end_column, lines),
        },
    }


def _suggestions(item: Finding) -> list[dict[str, Any]]:
    """Offer the source's value where the draft has the claim's, word for word, and only there."""
    wrong = None if item.verdict is None else conflict(item.verdict)
    spans = wrong_words(item)
    if item.verdict is None or item.lines is None or wrong is None or len(spans) != 1:
        return []
    correction = item.verdict.correction
    if correction is None or spans[0].of(item.lines.text) != wrong.claim:
        return []
    return [{"range": _range(spans[0], item.lines), "text": clean(correction)}]
