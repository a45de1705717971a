"""Reports as text: one format a file, each a pure function of report and options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from claimcheck.model import Report
from claimcheck.report import concise, full, json_, jsonl
from claimcheck.report.options import Options

__all__ = ["FORMATS", "Options", "Renderer"]

Renderer = Callable[[Report, Options], str]

FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "full": full.render,
        "concise": concise.render,
        "json": json_.render,
        "jsonl": jsonl.render,
    }
)
"""Every format by the name it has on the command line."""
