"""JUnit's XML: every claim is a test, so that supported claims are seen to pass.

An error fails its test; a warning and an unverifiable claim skip it, with the reason; a file that
could not be checked is a test with an error. Columns are characters. Times are left out, because
two runs would differ by them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from claimcheck.model import Label, Report, Severity
from claimcheck.report.alerts import NAME, is_failure, message
from claimcheck.report.findings import Finding, findings
from claimcheck.report.options import Options
from claimcheck.report.places import file_path, place
from claimcheck.report.terminal import visible
from claimcheck.report.xml_text import allowed, child, document

_PASSED, _FAILURE, _ERROR, _SKIPPED = "", "failure", "error", "skipped"


def render(report: Report, options: Options) -> str:
    """Return one suite a file, with the findings of the file as its tests, in order."""
    del options  # machines get everything
    suites: dict[str, list[Finding]] = {
        file_path(entry.document.path): [] for entry in report.documents if entry.document.path
    }
    for item in findings(report):
        suites.setdefault(file_path(item.path), []).append(item)
    everything = [item for items in suites.values() for item in items]
    root = ET.Element("testsuites", {"name": NAME, **_counts(everything)})
    for path, items in suites.items():
        _suite(root, path, items)
    return document(root)


def _counts(items: Sequence[Finding]) -> dict[str, str]:
    return {
        "tests": str(len(items)),
        "failures": str(_count(items, _FAILURE)),
        "errors": str(_count(items, _ERROR)),
    }


def _count(items: Iterable[Finding], outcome: str) -> int:
    return sum(_outcome(item) == outcome for item in items)


def _outcome(item: Finding) -> str:
    if is_failure(item):
        return _ERROR
    if item.label is Label.SUPPORTED:
        return _PASSED
    return _FAILURE if item.severity is Severity.ERROR else _SKIPPED


def _suite(root: ET.Element, path: str, items: Sequence[Finding]) -> None:
    counts = {**_counts(items), "skipped": _count(items, _SKIPPED)}
    suite = child(root, "testsuite", name=path, **counts)
    for item in items:
        case = child(suite, "testcase", name=_name(item), classname=path)
        outcome = _outcome(item)
        if outcome:
            problem = child(case, outcome, type=item.code, message=message(item))
            problem.text = allowed(f"{_place(item)}: {item.code} {item.title}")


def _name(item: Finding) -> str:
    at = "" if item.line is None else f"{place(item)} "
    about = item.message if item.verdict is None else item.verdict.claim.text
    return visible(f"{at}{item.code} {about}")


def _place(item: Finding) -> str:
    where = place(item)
    return visible(item.path if where is None else f"{item.path}:{where}")
