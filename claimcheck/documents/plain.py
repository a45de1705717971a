# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Read plain text: a news page with a paragraph a line, or paragraphs wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.documents.classify import has_stop, to_blocks
from claimcheck.documents.cues import is_credit, is_link_lead
from claimcheck.documents.page import Page
from claimcheck.documents.units import Unit, make_unit
from claimcheck.model import Block, BlockKind, Span

_LINE = re.compile(r"([^\r\n\f\x85\u2028\u2029]+)|(\r\n|[\r\n\f\x85\u2028\u2029])")
_BULLET = re.compile(r"(?:[-*•–·‣◦▪●○+]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s?)+")
_RULE = re.compile(r"[=\-~_*#·•–—.\s]{3,}")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_PIPE = re.compile(r"\|")
_WIDEST = 110
_NARROWEST = 40
_WRAPPED_SHARE = 0.6
_FULL_SHARE = 0.75
_FEW_PIPES = 2


def plain_page(text: str, name: str) -> Page:  # noqa: ARG001 - all readers have one signature
    """Read a plain text; it has no metadata of its own."""
    return Page(blocks=plain_blocks(text))


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order.

    A line is a paragraph, unless the document is wrapped: most of its lines that are followed by
    another are 40 to 110 characters long and end in the middle of a sentence. Then lines are
    joined up to the next blank line, list item, or short line that ends a sentence.

    Limits:
        A column narrower than 40 characters is read as lines. Indented code is prose here.
    """
    chunks = list(_chunks(text))
    width = _width(text, chunks)
    units = [unit for chunk in chunks for unit in _units(text, chunk, width)]
    return to_blocks(text, units, guesses_headings=True)


def _chunks(text: str) -> Iterator[list[Span]]:
    """Yield the runs of lines without a blank one between them; lines trimmed."""
    chunk: list[Span] = []
    breaks = 0
    for match in _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        if match[1] is None:
            breaks += 1
            continue
        line = match[1].strip()
        if not line:
            continue
        if chunk and breaks > 1:
            yield chunk
            chunk = []
        start = match.start() + len(match[1]) - len(match[1].lstrip())
        chunk.append(Span(start, start + len(line)))
        breaks = 0
    if chunk:
        yield chunk


def _width(text: str, chunks: Sequence[Sequence[Span]]) -> int:
    """Return the width the text is wrapped at, or 0 when lines are paragraphs."""
    inner = [line for chunk in chunks for line in chunk[:-1]]
    longest = max((len(line) for chunk in chunks for line in chunk), default=0)
    if not inner or longest > _WIDEST:
        return 0
    wrapped = sum(len(line) >= _NARROWEST and not has_stop(line.of(text)) for line in inner)
    return longest if wrapped >= _WRAPPED_SHARE * len(inner) else 0


def _units(text: str, chunk: Sequence[Span], width: int) -> Iterator[Unit]:
    group: list[Span] = []
    is_apart = True
    for which, line in enumerate(chunk):
        words = line.of(text)
        if _RULE.fullmatch(words):
            if group:
                is_heading = len(group) == 1 and _UNDERLINE.fullmatch(words) is not None
                yield _unit(text, group, is_apart=is_apart, is_heading=is_heading)
                group, is_apart = [], False
            continue
        if group and (not width or _begins(text, chunk[which - 1], line, width)):
            yield _unit(text, group, is_apart=is_apart)
            group, is_apart = [], False
        group.append(line)
    if group:
        yield _unit(text, group, is_apart=is_apart)


def _begins(text: str, previous: Span, line: Span, width: int) -> bool:
    """Say whether a line of a wrapped text begins something new."""
    before, words = previous.of(text), line.of(text)
    if _BULLET.match(words) or is_link_lead(before) or is_link_lead(words) or is_credit(words):
        return True
    if words.startswith(">") != before.startswith(">"):
        return True
    if _is_row(words) or _is_row(before):
        return True
    return has_stop(before) and len(before) < _FULL_SHARE * width


def _is_row(words: str) -> bool:
    if "\t" in words:
        return True
    return words.startswith("|") or words.count(" | ") >= _FEW_PIPES


def _unit(text: str, lines: Sequence[Span], *, is_apart: bool, is_heading: bool = False) -> Unit:
    span = Span(lines[0].start, lines[-1].end)
    words = lines[0].of(text)
    if is_heading:
        return make_unit(text, span, [span], kind=BlockKind.HEADING, level=1, follows_gap=is_apart)
    if words.startswith(">"):
        return make_unit(
            text, span, _unquoted(text, lines), kind=BlockKind.QUOTE, follows_gap=is_apart
        )
    if len(lines) == 1 and _is_row(words):
        pipes = [Span(*match.span()) for match in _PIPE.finditer(text, span.start, span.end)]
        pieces = _around(span, pipes)
        meant = dict.fromkeys(pipes, " ")
        return make_unit(
            text, span, pieces, kind=BlockKind.TABLE_ROW, meant=meant, follows_gap=is_apart
        )
    bullet = _BULLET.match(words)
    if bullet is not None:
        item = Span(span.start + bullet.end(), span.end)
        return make_unit(text, span, [item], kind=BlockKind.LIST_ITEM, follows_gap=is_apart)
    return make_unit(text, span, [span], follows_gap=is_apart)


def _unquoted(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines without their quotation marks, each with the break after it."""
    pieces = []
    for which, line in enumerate(lines):
        mark = _QUOTE.match(line.of(text))
        start = line.start + (mark.end() if mark is not None else 0)
        end = line.end + 1 if which + 1 < len(lines) else line.end
        pieces.append(Span(min(start, end), end))
    return pieces


def _around(span: Span, cuts: Sequence[Span]) -> list[Span]:
    pieces, at = [], span.start
    for cut in cuts:
        pieces += [Span(at, cut.start), cut]
        at = cut.end
    return [*pieces, Span(at, span.end)]
