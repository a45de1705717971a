"""Cut HTML into tags and text, with offsets, in linear time on any input.

The standard library's parser is not used: what it makes of unfinished tags and comments differs
between patch releases of Python, and it takes quadratic time on some of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

import attrs

from claimcheck.model import Span

_OPENING = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|(!--)|([!?]))")
_IN_TAG = re.compile(r"[>=]")
_SPACES = re.compile(r"\s*")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))""")
_RAW = frozenset({"script", "style", "title", "textarea"})
_RAW_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in _RAW}


@attrs.frozen
class Tag:
    """A start tag, or an end tag where ``is_end``; the name in lower case."""

    name: str
    span: Span
    is_end: bool


@attrs.frozen
class Comment:
    """A comment that is closed, with its marks."""

    span: Span


def tokens(text: str) -> Iterator[Tag | Span]:
    """Yield the tags of ``text`` and the spans of text between them, in order.

    Comments, declarations and the insides of scripts, styles and titles are neither. As in a
    browser, what is never closed swallows the rest.

    Example:
        >>> page = "<p>a <!-- b --> c"
        >>> [token.of(page) for token in tokens(page) if isinstance(token, Span)]
        ['a ', ' c']
    """
    return (piece for piece in pieces(text) if not isinstance(piece, Comment))


def pieces(text: str) -> Iterator[Tag | Span | Comment]:
    """Yield what ``tokens`` does, and the comments, in order."""
    at = searched = 0
    while (match := _OPENING.search(text, searched)) is not None:
        end = _end(text, match)
        if end is None:
            break
        if at < match.start():
            yield Span(at, match.start())
        at = searched = end
        if match[2] is None:
            if match[3] is not None:
                yield Comment(Span(match.start(), end))
            continue
        name = match[2].lower()
        yield Tag(name, Span(match.start(), end), is_end=bool(match[1]))
        if name in _RAW and not match[1]:
            close = _RAW_ENDS[name].search(text, end)
            at = searched = len(text) if close is None else close.start()
    else:
        match = None
    rest = len(text) if match is None else match.start()
    if at < rest:
        yield Span(at, rest)


def attributes(text: str, tag: Tag) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, entities resolved, the first kept."""
    found: dict[str, str] = {}
    source = tag.span.of(text)[1 + len(tag.name) : _LONGEST_TAG]
    for match in _ATTRIBUTE.finditer(source):
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4]
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def is_hidden(text: str, tag: Tag) -> bool:
    """Say whether a tag itself tells that what it holds is not shown, or not part of the text."""
    source = tag.span.of(text)[:_LONGEST_TAG]
    if _MAY_HIDE.search(source) is None:
        return False
    if _HIDDEN.search(_QUOTED.sub("", source)) is not None:
        return True
    found = attributes(text, tag)
    is_aside = found.get("role", "").strip().lower() in _ROLES
    return is_aside or _UNSEEN.search(found.get("style", "")) is not None


def entities(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    """Yield the character references in a stretch of text and what they mean, in order.

    As in a browser, old names need no semicolon: in "&ampere" the reference is "&amp".
    """
    for match in _ENTITY.finditer(text, within.start, within.end):
        source = match.group()
        if source[1] != "#" and source[1:] not in html5:
            name = source[1:].rstrip(";")
            known = (name[:end] for end in range(len(name), 1, -1) if name[:end] in html5)
            source = f"&{next(known, '')}"
        meaning = html.unescape(source)
        if meaning != source:
            yield Span(match.start(), match.start() + len(source)), meaning


_LONGEST_TAG = 2_000
_ENTITY = re.compile(
    r"&(?:#\d{1,12}(?!\d);?|#[xX][0-9a-fA-F]{1,8}(?![0-9a-fA-F]);?|[A-Za-z][A-Za-z0-9]{1,31};?)"
)
_MAY_HIDE = re.compile(r"\b(?:hidden|role|style)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?=[\s/>=])", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNSEEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)\b", re.IGNORECASE)
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "toolbar"}
)


def _end(text: str, match: re.Match[str]) -> int | None:
    """Return where what was opened ends, or none when it never does."""
    if match[3] is not None:
        close = text.find("-->", match.end())
        return close + len("-->") if close >= 0 else None
    if match[4] is not None:
        close = text.find(">", match.end())
        return close + 1 if close >= 0 else None
    at = match.end()
    while (mark := _IN_TAG.search(text, at)) is not None:
        if mark.group() == ">":
            return mark.end()
        spaces = _SPACES.match(text, mark.end())
        at = spaces.end() if spaces is not None else mark.end()
        quote = text[at : at + 1]
        if quote in {'"', "'"}:
            close = text.find(quote, at + 1)
            if close < 0:
                return None
            at = close + 1
    return None
