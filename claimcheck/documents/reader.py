"""From a file or a string to a ``Document``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import attrs

from claimcheck.documents.dateline import infer_published
from claimcheck.documents.decoding import cleaned, decode, read_bytes
from claimcheck.documents.hypertext import html_page
from claimcheck.documents.language import is_english
from claimcheck.documents.markdown import markdown_page
from claimcheck.documents.page import Page
from claimcheck.documents.plain import plain_blocks
from claimcheck.errors import UnsupportedError, UsageError
from claimcheck.model import BlockKind, Document

_NAMELESS = "<text>"
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.CAPTION})
_DATED = _PROSE | {BlockKind.DATELINE}


def _plain_page(text: str, name: str) -> Page:  # noqa: ARG001 - all readers have one signature
    return Page(blocks=plain_blocks(text))


_FORMATS: Mapping[str, Callable[[str, str], Page]] = MappingProxyType(
    {"text": _plain_page, "markdown": markdown_page, "html": html_page}
)
_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
    }
)

SUFFIXES = tuple(_SUFFIXES)


def read_document(
    path: Path, *, published: dt.date | None = None, name: str | None = None
) -> Document:
    """Read a draft; its suffix says how.

    Args:
        path: A ``.txt``, ``.md``, ``.markdown``, ``.html`` or ``.htm`` file of at most 64 MB.
        published: The day relative dates count from; none takes it from the draft, where it says
            so.
        name: How reports and errors name the file; none means ``path`` itself.

    Returns:
        The document; its text is the file's, without a byte order mark.

    Raises:
        UnreadableError: The file does not exist, is a folder, or may not be read.
        UndecodableError: Its bytes are not UTF-8, nor UTF-16 with a byte order mark.
        UnsupportedError: Its suffix, size or language is not one we read, or it is no text.
    """
    shown = name or str(path)
    raw = read_bytes(path, shown)
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        problem = (
            f"a {path.suffix or 'nameless'} file is not read; name one of {', '.join(SUFFIXES)}"
        )
        raise UnsupportedError(shown, problem)
    return parse_document(decode(raw, shown), path=shown, format=kind, published=published)


def parse_document(
    text: str,
    *,
    path: str | None = None,
    format: str = "text",  # noqa: A002 - the word users know
    published: dt.date | None = None,
) -> Document:
    """Cut a text into blocks.

    Args:
        text: The author's text. A lone surrogate in it becomes U+FFFD, one for one.
        path: How reports and errors name it.
        format: "text", "markdown" or "html".
        published: The day relative dates count from; none takes it from the text's metadata, then
            from its own words (see ``infer_published``).

    Returns:
        The document, offsets counted in code points of ``text``.

    Raises:
        UnsupportedError: The text is not English, has a NUL character, or its metadata is wrong.
        UsageError: There is no such format.
    """
    if format not in _FORMATS:
        msg = f"no format named {format!r}; known: {', '.join(sorted(_FORMATS))}"
        raise UsageError(msg)
    name = path or _NAMELESS
    text = cleaned(text, name)
    page = _FORMATS[format](text, name)
    document = Document(
        text=text, blocks=page.blocks, path=path, title=page.title, remarks=page.remarks
    )
    if not is_english(_words(document)):
        problem = "not English, as far as its words tell; claimcheck reads English"
        raise UnsupportedError(name, problem)
    return attrs.evolve(
        document,
        title=page.title or _headline(document),
        published=published or page.published or _inferred(document),
    )


def _words(document: Document) -> tuple[str, ...]:
    kinds = _PROSE
    return tuple(document.prose(block).text for block in document.blocks if block.kind in kinds)


def _headline(document: Document) -> str | None:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            return document.prose(block).text if block.level <= 1 else None
        if block.kind is BlockKind.PARAGRAPH:
            return None
    return None


def _inferred(document: Document) -> dt.date | None:
    read = [block for block in document.blocks if block.kind in _DATED]
    return infer_published([(block.kind, document.prose(block).text) for block in read])
