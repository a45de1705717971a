"""Issues of Azure Pipelines, as commands in the log; columns are characters.

Azure knows errors and warnings only. What is neither stands in the log as a plain line.
"""

from __future__ import annotations

from claimcheck.model import Report, Severity
from claimcheck.report.alerts import alerts, message
from claimcheck.report.findings import Finding
from claimcheck.report.log_lines import log_line
from claimcheck.report.options import Options
from claimcheck.report.places import file_path, place
from claimcheck.report.summary import summary
from claimcheck.report.terminal import harmless

_TYPE = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render(report: Report, options: Options) -> str:
    """Return a command or a plain line for each alert, in order, and last the counts."""
    del options  # machines get everything
    lines = [*(_line(item) for item in alerts(report)), summary(report)]
    return "".join(f"{line}\n" for line in lines)


def _line(item: Finding) -> str:
    kind = _TYPE.get(item.severity)
    if kind is None:
        return log_line(item)
    properties: dict[str, object] = {"type": kind, "sourcepath": file_path(item.path)}
    where = place(item)
    if where is not None:
        properties |= {"linenumber": where.line, "columnnumber": where.column}
    properties["code"] = item.code
    pairs = "".join(f"{key}={_property(str(value))};" for key, value in properties.items())
    return f"##vso[task.logissue {pairs}]{harmless(_data(message(item)))}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
