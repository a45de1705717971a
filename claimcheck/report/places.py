"""Where a finding stands, in the units that the formats count in.

Everything starts from code points of the draft, and every format converts once, here. Lines and
columns count from 1 and an end is never included.
"""

from __future__ import annotations

import functools
import itertools
import re
import urllib.parse
from bisect import bisect_left
from pathlib import PurePath

import attrs

from claimcheck.model import Claim, Span
from claimcheck.report.findings import Finding
from claimcheck.report.lines import Lines
from claimcheck.report.records import clean


@attrs.frozen(kw_only=True)
class Place:
    """From a character up to, and not including, another; columns are in characters."""

    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}-{self.end_line}:{self.end_column}"


def region(item: Finding) -> Span | None:
    """Return the draft's characters that a finding is about, or none for a whole file."""
    return item.span if item.verdict is None else claim_region(item.verdict.claim)


def claim_region(claim: Claim) -> Span:
    """Return one stretch of the draft for a claim in several pieces, with the words between.

    It starts where the first piece of the claim does, as the place of a finding does, and ends
    with the last of the pieces and of the words that were replaced.
    """
    first = claim.spans[0] if claim.spans else claim.sentence
    ends = [part.end for part in claim.spans]
    ends += [change.span.end for change in claim.substitutions if len(change.span)]
    inside = (end for end in ends if first.end < end <= claim.sentence.end)
    return Span(first.start, max(inside, default=first.end))


def place(item: Finding) -> Place | None:
    """Return the lines and columns of a finding, or none for a whole file."""
    span = region(item)
    return None if span is None or item.lines is None else place_of(span, item.lines)


def place_of(span: Span, lines: Lines) -> Place:
    """Return the lines and columns of a stretch of the draft."""
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return Place(line=line, column=column, end_line=end_line, end_column=end_column)


def byte_column(line: int, column: int, lines: Lines) -> int:
    """Return a column in bytes of UTF-8, as reviewdog counts.

    >>> byte_column(1, 3, Lines.of("é?"))
    4
    """
    start = lines.extent(line).start
    return _bytes_before(lines.text, start + column - 1) - _bytes_before(lines.text, start) + 1


def web_characters(offset: int, lines: Lines) -> int:
    r"""Return how many characters stand before ``offset`` when CR LF counts as one.

    That is how fragments of addresses count (RFC 5147, "#char=10,20").

    >>> web_characters(3, Lines.of("a\r\nb"))
    2
    """
    return offset - bisect_left(_double_breaks(lines.text), offset)


# Both are asked for once a finding: kept for a text, so that a draft that is one long line takes
# no more time than one of many.
_STEP = 1024  # characters


def _bytes_before(text: str, offset: int) -> int:
    step = offset // _STEP
    return _steps(text)[step] + _size(text[step * _STEP : offset])


@functools.lru_cache(maxsize=2)
def _steps(text: str) -> tuple[int, ...]:
    parts = (text[at : at + _STEP] for at in range(0, len(text), _STEP))
    return tuple(itertools.accumulate(map(_size, parts), initial=0))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))  # three bytes, as U+FFFD in its place


@functools.lru_cache(maxsize=2)
def _double_breaks(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("\r\n", text))


def file_path(path: str) -> str:
    """Return a path with slashes and without "./" at its start; undecodable bytes as U+FFFD."""
    return clean(PurePath(path).as_posix()) if path else path


def file_uri(path: str) -> str:
    """Return a path as a relative reference, or as a file address when it is absolute.

    >>> file_uri("./drafts/a b.md")
    'drafts/a%20b.md'
    """
    pure = PurePath(path)
    quoted = urllib.parse.quote(pure.as_posix(), safe="/", errors="surrogateescape")
    if not pure.is_absolute():
        return quoted
    return f"file://{'' if quoted.startswith('/') else '/'}{quoted}"
