"""Read JSON drafts, as a content system exports them; every piece has its place in the file."""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

import attrs

from claimcheck.documents.front_matter import as_day
from claimcheck.documents.hypertext import html_page, inner_text
from claimcheck.documents.markdown import markdown_page
from claimcheck.documents.page import Page
from claimcheck.documents.plain import plain_page
from claimcheck.errors import UnsupportedError
from claimcheck.model import Block, Span

_SPACES = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u.{4}|.)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_DAY_FIELDS = ("published", "date")
_EXPECTED = 'an object with the draft in "text", and perhaps "title", "date" and "format"'
_DECODER = json.JSONDecoder()


_FORMATS: Mapping[str, Callable[[str, str], Page]] = MappingProxyType(
    {"text": plain_page, "markdown": markdown_page, "html": html_page}
)


@attrs.frozen
class _Member:
    """A value of an object, and where it stands in the file."""

    value: object
    span: Span


_Members: TypeAlias = "dict[str, _Member]"


def json_page(text: str, name: str) -> Page:
    r"""Read the draft in the field ``text`` of a JSON object.

    ``format`` says how it is written: "text" (or no such field), "markdown" or "html". ``title``
    and ``published`` or ``date`` are the metadata; other fields are passed over. An object as
    WordPress gives it, with HTML in ``content.rendered``, is read too. An escape such as ``\n`` is
    a piece that stands for another character.

    Raises:
        UnsupportedError: It is not JSON, no such object, or a field has no such value.

    Example:
        >>> text = '{"text": "Kim \\u0026 Putin met."}'
        >>> [block] = json_page(text, "draft.json").blocks
        >>> block.span.of(text), len(block.pieces)
        ('Kim \\u0026 Putin met.', 3)
    """
    members = _members(text, name, _whole(text, name))
    field, kind = _draft(text, name, members)
    source = _Source.of(text, field.span)
    if "\0" in source.text:
        raise UnsupportedError(name, r'"text" has a NUL character (\u0000), as no draft has')
    page = _FORMATS[kind](source.text, name)
    return Page(
        blocks=tuple(source.located(block) for block in page.blocks),
        title=_title(text, name, members) or page.title,
        published=_published(name, members) or page.published,
    )


def _whole(text: str, name: str) -> _Member:
    start = _after_spaces(text, 1 if text.startswith("\ufeff") else 0)
    member = _value(text, name, start)
    rest = _after_spaces(text, member.span.end)
    if rest != len(text):
        problem = "goes on after its first value; put one object a line in a .jsonl file"
        raise UnsupportedError(name, problem)
    if not isinstance(member.value, dict):
        raise UnsupportedError(name, f"must be {_EXPECTED}")
    return member


def _value(text: str, name: str, start: int) -> _Member:
    """Return the value that begins at ``start``."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        problem = f"is not JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}"
        raise UnsupportedError(name, problem) from error
    except RecursionError as error:
        raise UnsupportedError(name, "is nested too deep for a draft") from error
    except ValueError as error:  # a number of thousands of digits
        raise UnsupportedError(name, f"cannot be read: {error}") from error
    return _Member(value, Span(start, end))


def _members(text: str, name: str, whole: _Member) -> _Members:
    """Return the members of a well-formed object; of those with one name the last counts."""
    found: _Members = {}
    at = _after_spaces(text, whole.span.start + 1)
    while text[at] == '"':
        key, at = _DECODER.raw_decode(text, at)
        at = _after_spaces(text, at)  # the colon
        member = _value(text, name, _after_spaces(text, at + 1))
        found[key] = member
        at = _after_spaces(text, member.span.end)
        if text[at] == ",":
            at = _after_spaces(text, at + 1)
    return found


def _draft(text: str, name: str, members: _Members) -> tuple[_Member, str]:
    """Return the field that holds the draft, and how it is written."""
    kind = _text_of(name, members, "format")
    if kind is not None and kind not in _FORMATS:
        problem = f'"format" must be one of {", ".join(_FORMATS)}, got {_shown(kind)}'
        raise UnsupportedError(name, problem)
    if "text" in members:
        _text_of(name, members, "text")
        if members["text"].value is not None:
            return members["text"], kind or "text"
    content = members.get("content")
    if content is not None and isinstance(content.value, dict):
        rendered = _members(text, name, content).get("rendered")
        if rendered is not None and isinstance(rendered.value, str):
            return rendered, "html"
    raise UnsupportedError(name, f"must be {_EXPECTED}")


def _title(text: str, name: str, members: _Members) -> str | None:
    title = members.get("title")
    if title is not None and isinstance(title.value, dict):
        rendered = _members(text, name, title).get("rendered")
        value = None if rendered is None else rendered.value
        return inner_text(value) or None if isinstance(value, str) else None
    words = _text_of(name, members, "title")
    return " ".join(_SURROGATES.sub("\ufffd", words).split()) or None if words else None


def _published(name: str, members: _Members) -> dt.date | None:
    for field in _DAY_FIELDS:
        value = _text_of(name, members, field)
        if value:
            day = as_day(value)
            if day is None:
                problem = f'"{field}" must be a day such as 2019-04-24, got {_shown(value)}'
                raise UnsupportedError(name, problem)
            return day
    return None


def _text_of(name: str, members: _Members, field: str) -> str | None:
    """Return a field that must be a string, none when it is null or not there."""
    value = members[field].value if field in members else None
    if value is not None and not isinstance(value, str):
        raise UnsupportedError(name, f'"{field}" must be a string, got {_shown(value)}')
    return value


_LONGEST_SHOWN = 40


def _shown(value: object) -> str:
    words = json.dumps(value)
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _after_spaces(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return at if match is None else match.end()


@attrs.frozen(kw_only=True)
class _Source:
    """The text of a JSON string, and where each of its characters stands in the file.

    The string is cut at its escapes: piece ``n`` begins at ``starts[n]`` of ``text`` and covers
    ``spans[n]`` of the file. A piece that is an escape is one character of ``text``.
    """

    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    escapes: frozenset[int]

    @classmethod
    def of(cls, file: str, string: Span) -> _Source:
        """Read the string at ``string``, quotation marks included."""
        parts: list[str] = []
        starts: list[int] = []
        spans: list[Span] = []
        escapes: set[int] = set()
        length = 0
        for span, is_escape in _cut(file, Span(string.start + 1, string.end - 1)):
            words = span.of(file)
            if is_escape:
                words = _SURROGATES.sub("\ufffd", json.loads(f'"{words}"'))
                escapes.add(len(parts))
            parts.append(words)
            starts.append(length)
            spans.append(span)
            length += len(words)
        return cls(
            text="".join(parts),
            starts=tuple(starts),
            spans=tuple(spans),
            escapes=frozenset(escapes),
        )

    def located(self, block: Block) -> Block:
        """Return a block of the text as one of the file."""
        meant = dict(block.replacements)
        pieces: list[Span] = []
        replacements: list[tuple[Span, str]] = []
        for piece in block.pieces:
            if piece in meant:
                pieces.append(self._extent(piece))
                replacements.append((pieces[-1], meant[piece]))
                continue
            for span, meaning in self._pieces(piece):
                pieces.append(span)
                if meaning is not None:
                    replacements.append((span, meaning))
        return attrs.evolve(
            block,
            span=self._extent(block.span),
            pieces=tuple(pieces),
            replacements=tuple(replacements),
        )

    def _extent(self, span: Span) -> Span:
        pieces = [piece for piece, _ in self._pieces(span)]
        return Span(pieces[0].start, pieces[-1].end) if pieces else Span(0, 0)

    def _pieces(self, span: Span) -> Iterator[tuple[Span, str | None]]:
        """Yield the pieces of the file that say ``span``; of escapes also what they mean."""
        at = span.start
        which = max(bisect_right(self.starts, at) - 1, 0)
        while at < span.end:
            where, start = self.spans[which], self.starts[which]
            if which in self.escapes:
                yield where, self.text[start]
                at = start + 1
            else:
                end = min(span.end, start + len(where))
                yield Span(where.start + at - start, where.start + end - start), None
                at = end
            which += 1


def _cut(file: str, inside: Span) -> Iterator[tuple[Span, bool]]:
    """Yield the stretches of a string between its escapes, and these, in order."""
    at = inside.start
    for match in _ESCAPE.finditer(file, inside.start, inside.end):
        if at < match.start():
            yield Span(at, match.start()), False
        yield Span(*match.span()), True
        at = match.end()
    if at < inside.end:
        yield Span(at, inside.end), False
