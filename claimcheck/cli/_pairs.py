"""Rows of claim and evidence, as ``claimcheck verify`` reads and answers them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import attrs
import msgspec

from claimcheck.cli._options import read_date
from claimcheck.errors import RecordError, UndecodableError, UsageError
from claimcheck.model import Verdict
from claimcheck.report.records import answer_record, clean
from claimcheck.report.shapes import AnswerRecord

_SHOWN = 40  # characters of a wrong value


class PairRecord(msgspec.Struct, frozen=True):
    """A row in; fields that are not here are handed through."""

    claim: str
    evidence: tuple[str, ...]
    id: str | int | None = None
    published: dt.date | None = None


class AnsweredPairRecord(AnswerRecord, frozen=True):
    """A row out: all fields of the row in, then what was found."""

    claim: str
    evidence: tuple[str, ...]
    id: str | int | None = None


@attrs.frozen(kw_only=True)
class Pair:
    """A claim and its evidence; ``fields`` is the row as it came in."""

    fields: Mapping[str, Any]
    claim: str
    evidence: tuple[str, ...]
    published: dt.date | None


def read_pairs(data: bytes, *, path: str, published: dt.date | None) -> tuple[Pair, ...]:
    """Read all rows; empty lines are skipped.

    Args:
        data: The file, UTF-8, one JSON object a line.
        path: Its name, for messages.
        published: The day for rows without a ``published`` of their own.

    Raises:
        UndecodableError: Not UTF-8.
        RecordError: A row is wrong; the message has path and line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 text (byte {error.start}); save it as UTF-8"
        raise UndecodableError(path, problem) from error
    rows = enumerate(text.split("\n"), start=1)
    return tuple(_pair(row, path, line, published) for line, row in rows if row.strip())


def answered(pair: Pair, verdict: Verdict) -> str:
    """Return the row with the answer behind its own fields, as one line of JSON.

    A field of the row that has the name of one of ours is replaced.
    """
    ours = msgspec.to_builtins(answer_record(verdict))
    theirs = {name: value for name, value in pair.fields.items() if name not in ours}
    line = json.dumps({**theirs, **ours}, ensure_ascii=False)
    return clean(line)


def _pair(row: str, path: str, line: int, published: dt.date | None) -> Pair:
    fields = _object(row, path, line)
    for problem in _problems(fields):
        raise RecordError(path, line, problem)
    return Pair(
        fields=fields,
        claim=clean(fields["claim"]),
        evidence=tuple(clean(text) for text in fields["evidence"]),
        published=_published(fields, path, line) or published,
    )


def _object(row: str, path: str, line: int) -> dict[str, Any]:
    try:
        fields = json.loads(row, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise RecordError(path, line, f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        problem = (
            f'a row must be an object like {{"claim": …, "evidence": […]}}, got {_show(fields)}'
        )
        raise RecordError(path, line, problem)
    return fields


def _refuse(name: str) -> NoReturn:
    msg = f"{name} is no JSON"
    raise ValueError(msg)


def _problems(fields: Mapping[str, Any]) -> Iterator[str]:
    for name in ("claim", "evidence"):
        if name not in fields:
            yield f'"{name}" is missing'
    claim, evidence = fields.get("claim"), fields.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        yield f'"claim" must be a sentence, got {_show(claim)}'
    if not isinstance(evidence, list):
        yield f'"evidence" must be a list of texts, got {_show(evidence)}'
        return
    for index, text in enumerate(evidence):
        if not isinstance(text, str):
            yield f'"evidence"[{index}] must be a text, got {_show(text)}'


def _published(fields: Mapping[str, Any], path: str, line: int) -> dt.date | None:
    value = fields.get("published")
    if value is not None and not isinstance(value, str):
        raise RecordError(
            path, line, f'"published" must be a date like 2019-04-24, got {_show(value)}'
        )
    try:
        return read_date('"published"', value)
    except UsageError as error:
        raise RecordError(path, line, str(error)) from error


def _show(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
