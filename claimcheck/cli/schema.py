"""``claimcheck schema``: JSON Schemas of all that claimcheck reads and writes."""

from __future__ import annotations

import enum
from typing import Annotated

import typer


class SchemaName(enum.StrEnum):
    """What there is a schema of."""

    REPORT = "report"
    REPORT_LINE = "report-line"
    SPLIT = "split"
    PAIR = "pair"
    ANSWERED_PAIR = "answered-pair"
    RULES = "rules"
    INDEXES = "indexes"
    SETTINGS = "settings"
    BASELINE = "baseline"


def schema(
    *,
    name: Annotated[
        SchemaName,
        typer.Argument(metavar="NAME", help="One of those listed below.", show_default=False),
    ],
) -> int:
    """Print a JSON Schema (2020-12).

    report: check --output-format json. report-line: a line of jsonl. split: split --output-format
    json. pair: a line that verify reads. answered-pair: a line that it writes. rules: rule
    --output-format json. indexes: index info --output-format json. settings: claimcheck.toml.
    baseline: the file of check --write-baseline.
    """
    from claimcheck.cli import _outputs, _schemas  # noqa: PLC0415 - help must be quick

    _outputs.write_stdout(_schemas.schema_text(name.value))
    return 0
