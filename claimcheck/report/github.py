"""Annotations of GitHub Actions, as commands in the log; columns are characters.

GitHub shows ten annotations of each level in a step and drops the rest without a word. So the
first nine of a level are annotations, the tenth says how many more there are, and those follow as
plain lines in the log. Failures come before everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.model import Report, Severity
from claimcheck.report.alerts import alerts, is_failure, message
from claimcheck.report.findings import Finding
from claimcheck.report.log_lines import log_line
from claimcheck.report.options import Options
from claimcheck.report.places import file_path, place
from claimcheck.report.summary import summary
from claimcheck.report.terminal import harmless

MOST = 10
"""How many annotations of one level GitHub shows in a step."""

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, options: Options) -> str:
    """Return commands and plain lines, and last the counts."""
    del options  # machines get everything
    items = sorted(alerts(report), key=lambda item: not is_failure(item))
    rest: list[Finding] = []
    lines: list[str] = []
    for severity, level in _LEVEL.items():
        found = [item for item in items if item.severity is severity]
        shown = found if len(found) <= MOST else found[: MOST - 1]
        lines += [_annotation(item, level) for item in shown]
        if len(shown) < len(found):
            lines.append(_more(level, len(found) - len(shown)))
            rest += found[len(shown) :]
    lines += _group(rest)
    lines.append(summary(report))
    return "".join(f"{line}\n" for line in lines)


def _annotation(item: Finding, level: str) -> str:
    properties: dict[str, object] = {"file": file_path(item.path)}
    where = place(item)
    if where is not None:
        properties |= {"line": where.line, "endLine": where.end_line}
        if where.line == where.end_line:  # GitHub refuses columns over several lines
            properties |= {"col": where.column, "endColumn": where.end_column}
    properties["title"] = f"{item.code} {item.title}"
    return _command(level, properties, message(item))


def _more(level: str, count: int) -> str:
    words = f"{count} more of this level; see the log of this step, or its summary."
    return _command(level, {"title": "claimcheck"}, words)


def _group(items: Sequence[Finding]) -> Iterator[str]:
    if items:
        yield f"::group::claimcheck: {len(items)} more"
        yield from map(log_line, items)
        yield "::endgroup::"


def _command(name: str, properties: Mapping[str, object], text: str) -> str:
    pairs = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {pairs}::{harmless(_data(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
