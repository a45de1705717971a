"""Alerts as plain lines for the log of a build, where they are no annotations."""

from __future__ import annotations

from claimcheck.report.alerts import message
from claimcheck.report.findings import Finding
from claimcheck.report.places import place
from claimcheck.report.terminal import harmless, visible


def log_line(item: Finding) -> str:
    """Return "- path:line:column-line:column: CODE message" without a line break."""
    where = place(item)
    at = item.path if where is None else f"{item.path}:{where}"
    return f"- {harmless(visible(at))}: {item.code} {harmless(message(item))}"
