"""SARIF 2.1.0, for GitHub code scanning and other viewers of static analysis.

Columns are code points, which the log says of itself. GitHub wants more than the standard does:
relative addresses, a text of every length for each rule, all four numbers of a region, and no
result that is no problem; it is all there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.codes import CODES, Code
from claimcheck.model import Evidence, Report, Severity
from claimcheck.report.alerts import (
    NAME,
    alerts,
    deciding,
    fingerprints,
    heading,
    is_failure,
    message,
    source_place,
)
from claimcheck.report.findings import Finding
from claimcheck.report.options import Options
from claimcheck.report.places import file_uri, place, region
from claimcheck.report.records import clean
from claimcheck.report.terminal import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_MARKS = str.maketrans({"\\": r"\\", "[": r"\[", "]": r"\]"})
_WHOLE_FILE = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def render(report: Report, options: Options) -> str:
    """Return one log with one run; every alert is a result, every failure also a notification."""
    del options  # machines get everything
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, alerts(report))]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, items: Sequence[Finding]) -> dict[str, Any]:
    found = {item.code for item in items}
    codes = tuple(code for code in CODES.values() if code.code in found)
    order = {code.code: index for index, code in enumerate(codes)}
    failures = [item for item in items if is_failure(item)]
    return {
        "tool": {"driver": {"name": NAME, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"{NAME}/"},
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [_notification(item) for item in failures],
            }
        ],
        "results": [
            _result(item, name, order)
            for item, name in zip(items, fingerprints(items), strict=True)
        ],
        "properties": {"signature": clean(report.signature)},
    }


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": _text(code.summary)},
        "fullDescription": {"text": _text(code.explanation)},
        "help": {"text": _text(f"{code.explanation} Silent when: {code.silent}")},
        "defaultConfiguration": {"level": _LEVEL[code.severity]},
        "properties": {"tags": ["fact-check"], "problem.severity": _PROBLEM[code.severity]},
    }


def _notification(item: Finding) -> dict[str, Any]:
    return {
        "level": _LEVEL[item.severity],
        "message": {"text": _text(heading(item))},
        "descriptor": {"id": item.code},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(item.path)}}],
    }


def _result(item: Finding, fingerprint: str, order: Mapping[str, int]) -> dict[str, Any]:
    evidence = deciding(item)
    index = {"ruleIndex": order[item.code]} if item.code in order else {}
    return {
        "ruleId": item.code,
        **index,
        "level": _LEVEL[item.severity],
        "message": {"text": _text(message(item))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(item.path),
                    "region": _region(item),
                }
            }
        ],
        "relatedLocations": [] if evidence is None else [_passage(evidence)],
        "partialFingerprints": {f"{NAME}/v1": fingerprint},
        "properties": _properties(item),
    }


def _properties(item: Finding) -> dict[str, Any]:
    verdict = item.verdict
    if verdict is None:
        return {"title": item.title}
    return {
        "title": item.title,
        "claimId": verdict.claim.id,
        "confidence": round(verdict.confidence, 2),
        "correction": None if verdict.correction is None else visible(verdict.correction),
    }


def _region(item: Finding) -> dict[str, Any]:
    where, span = place(item), region(item)
    if where is None or span is None or item.lines is None:
        return _WHOLE_FILE
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "snippet": {"text": clean(span.of(item.lines.text))},
    }


def _passage(evidence: Evidence) -> dict[str, Any]:
    passage = evidence.passage
    return {
        "id": 1,
        "message": {"text": _text(visible(source_place(evidence)))},
        "physicalLocation": {
            "artifactLocation": _artifact(passage.path or passage.source),
            "region": {"startLine": passage.line, "snippet": {"text": clean(passage.text)}},
        },
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": file_uri(path)}


def _text(text: str) -> str:
    """Return text in which no bracket makes a link."""
    return text.translate(_MARKS)
