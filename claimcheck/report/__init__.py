"""Reports as text: one format a file, each a pure function of report and options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from claimcheck.model import Report
from claimcheck.report import (
    azure,
    checkstyle,
    claimreview,
    concise,
    full,
    github,
    gitlab,
    html_,
    json_,
    jsonl,
    junit,
    markdown,
    rdjson,
    rdjsonl,
    sarif,
)
from claimcheck.report.options import Options

__all__ = ["FORMATS", "Options", "Renderer"]

Renderer = Callable[[Report, Options], str]

FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "full": full.render,
        "concise": concise.render,
        "json": json_.render,
        "jsonl": jsonl.render,
        "sarif": sarif.render,
        "github": github.render,
        "gitlab": gitlab.render,
        "junit": junit.render,
        "rdjson": rdjson.render,
        "rdjsonl": rdjsonl.render,
        "azure": azure.render,
        "checkstyle": checkstyle.render,
        "markdown": markdown.render,
        "html": html_.render,
        "claimreview": claimreview.render,
    }
)
"""Every format by the name it has on the command line."""
