"""JSON Schemas, made from the records themselves so that they cannot drift."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, UnionType

import msgspec

from claimcheck.cli._index_records import IndexesRecord
from claimcheck.cli._pairs import AnsweredPairRecord, PairRecord
from claimcheck.cli._rules import RulesRecord
from claimcheck.config import Settings
from claimcheck.model import SCHEMA_VERSION
from claimcheck.report.shapes import ClaimLineRecord, EndLineRecord, ReportRecord, SplitRecord
from claimcheck.triage.baseline import BaselineRecord

SCHEMAS: Mapping[str, type | UnionType] = MappingProxyType(
    {
        "report": ReportRecord,
        "report-line": ClaimLineRecord | EndLineRecord,
        "split": SplitRecord,
        "pair": PairRecord,
        "answered-pair": AnsweredPairRecord,
        "rules": RulesRecord,
        "indexes": IndexesRecord,
        "settings": Settings,
        "baseline": BaselineRecord,
    }
)
"""The record behind each schema, by the name it has on the command line."""


def schema_text(name: str) -> str:
    """Return a JSON Schema as indented JSON with a line break at its end."""
    made = msgspec.json.schema(SCHEMAS[name])
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"claimcheck {name}, version {SCHEMA_VERSION}",
    }
    return msgspec.json.format(msgspec.json.encode({**head, **made}), indent=2).decode() + "\n"
