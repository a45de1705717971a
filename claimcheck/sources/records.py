"""JSON Lines sources: one text a line, ``{"text", "title"?, "url"?, "date"?, "id"?}``."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

import attrs

from claimcheck.documents import parse_document
from claimcheck.errors import InputError, RecordError
from claimcheck.model import Passage, Span
from claimcheck.sources.passages import document_passages, passage_key
from claimcheck.sources.provenance import read_date
from claimcheck.sources.source import sound

_STRINGS = ("text", "title", "url", "date", "id")
_SPACE = re.compile(r"[ \t\r]*")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_UNIT = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]",
    re.DOTALL,
)
_DECODER = json.JSONDecoder()


def record_passages(text: str, template: Passage) -> tuple[Passage, ...]:
    """Return the passages of all records of a JSON Lines file, in order.

    Unknown fields are ignored, so that an export can be used as it is. Empty lines are skipped.
    A record's title, address and date go before the file's own; its ``id`` stands in the section,
    where there is no title to tell records apart. Spans point at the words inside the JSON string.

    Raises:
        RecordError: A line is not such a record; the message says what would be right.
    """
    found: list[Passage] = []
    for number, line in enumerate(_LINE.finditer(text), start=1):
        if not line[0].strip():
            continue
        record = _read(line[0], template.source, number)
        start = line.start()
        for passage in _passages(record, template, number):
            span = Span(
                *(start + record.offsets[at] for at in (passage.span.start, passage.span.end))
            )
            key = passage_key(template.source, len(found))
            found.append(attrs.evolve(passage, key=key, span=span, line=number))
    return tuple(found)


@attrs.frozen(kw_only=True)
class _Record:
    """``offsets[i]`` is where character ``i`` of the text starts in the line, its end included."""

    text: str
    offsets: tuple[int, ...] | range
    title: str
    url: str | None
    date: dt.date | None
    id: str


def _passages(record: _Record, template: Passage, number: int) -> tuple[Passage, ...]:
    own = attrs.evolve(
        template,
        title=record.title or template.title,
        url=record.url or template.url,
        date=record.date or template.date,
    )
    try:
        found = document_passages(parse_document(record.text, path=template.path), own)
    except InputError as error:
        problem = f'"text" cannot be used: {error.problem}'
        raise RecordError(template.source, number, problem) from error
    if record.title or not record.id:
        return found
    return tuple(attrs.evolve(each, section=(record.id, *each.section)) for each in found)


def _read(raw: str, name: str, number: int) -> _Record:
    try:
        fields = dict(_members(raw))
    except ValueError as error:
        problem = f'not a JSON object ({error}); each line must be {{"text": "…"}}'
        raise RecordError(name, number, problem) from error
    values = {key: value for key, (value, _) in fields.items()}
    _check(values, name, number)
    return _Record(
        text=str(values["text"]),
        offsets=_offsets(raw, fields["text"][1]),
        title=sound(str(values.get("title") or "")),
        url=sound(str(values["url"])) if values.get("url") else None,
        date=_date(values.get("date"), name, number),
        id="" if values.get("id") is None else sound(str(values["id"])),
    )


def _check(values: dict[str, object], name: str, number: int) -> None:
    if "text" not in values:
        raise RecordError(name, number, 'needs a field "text" that holds a string')
    for field in _STRINGS:
        value = values.get(field)
        is_number_id = field == "id" and isinstance(value, int) and not isinstance(value, bool)
        is_absent = value is None and field != "text"
        if not (isinstance(value, str) or is_absent or is_number_id):
            shown = json.dumps(value, ensure_ascii=False)[:60]
            raise RecordError(name, number, f'"{field}" must be a string, got {shown}')


def _date(value: object, name: str, number: int) -> dt.date | None:
    if not value:
        return None
    date = read_date(str(value))
    if date is None:
        raise RecordError(name, number, f'"date" must be a day like 2019-04-24, got "{value}"')
    return date


def _members(raw: str) -> Iterator[tuple[str, tuple[object, tuple[int, int]]]]:
    """Yield each key of the object with its value and the range the value takes in the line.

    Raises ``ValueError`` when the line is no JSON object.
    """
    at = _expect(raw, _skip(raw, 0), "{")
    while raw[at : at + 1] != "}":
        _expect(raw, at, '"')
        key, at = _DECODER.raw_decode(raw, at)
        start = _skip(raw, _expect(raw, _skip(raw, at), ":"))
        value, at = _DECODER.raw_decode(raw, start)
        yield str(key), (value, (start, at))
        at = _skip(raw, at)
        if raw[at : at + 1] == ",":
            at = _skip(raw, at + 1)
            if raw[at : at + 1] == "}":
                msg = f"comma before the closing bracket at character {at + 1}"
                raise ValueError(msg)
        elif raw[at : at + 1] != "}":
            msg = f'expected "," or "}}" at character {at + 1}'
            raise ValueError(msg)
    if raw[at + 1 :].strip():
        msg = f"more text after the object at character {at + 2}"
        raise ValueError(msg)


def _skip(raw: str, at: int) -> int:
    match = _SPACE.match(raw, at)
    return at if match is None else match.end()


def _expect(raw: str, at: int, character: str) -> int:
    if raw[at : at + 1] != character:
        msg = f"expected {character} at character {at + 1}"
        raise ValueError(msg)
    return _skip(raw, at + 1)


def _offsets(raw: str, value: tuple[int, int]) -> tuple[int, ...] | range:
    """Map every character of a decoded JSON string to its place in the line."""
    start, end = value[0] + 1, value[1] - 1
    if "\\" not in raw[start:end]:
        return range(start, end + 1)
    starts = [match.start() for match in _UNIT.finditer(raw, start, end)]
    return (*starts, end)
