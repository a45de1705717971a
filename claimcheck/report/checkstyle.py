"""Checkstyle's XML, for Jenkins and for many older tools; columns are characters."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from claimcheck.model import Report
from claimcheck.report.alerts import NAME, alerts, message
from claimcheck.report.options import Options
from claimcheck.report.places import file_path
from claimcheck.report.xml_text import child, document

_VERSION = "4.3"


def render(report: Report, options: Options) -> str:
    """Return one element a file and one an alert, in order."""
    del options  # machines get everything
    root = ET.Element("checkstyle", version=_VERSION)
    files: dict[str, ET.Element] = {}
    for item in alerts(report):
        path = file_path(item.path)
        if path not in files:
            files[path] = child(root, "file", name=path)
        child(
            files[path],
            "error",
            line=item.line or 1,
            column=item.column,
            severity=item.severity.value,
            message=message(item),
            source=f"{NAME}.{item.code}",
        )
    return document(root)
