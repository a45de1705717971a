"""From a file or a string to a ``Document``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import attrs

from claimcheck.documents.dateline import infer_published
from claimcheck.documents.decoding import (
    MOST_BYTES,
    MOST_WORD_BYTES,
    cleaned,
    decode,
    read_bytes,
)
from claimcheck.documents.hypertext import html_page
from claimcheck.documents.jsontext import json_page
from claimcheck.documents.language import is_english
from claimcheck.documents.markdown import markdown_page
from claimcheck.documents.page import Page
from claimcheck.documents.plain import plain_page
from claimcheck.documents.word import word_page
from claimcheck.errors import UnsupportedError, UsageError
from claimcheck.model import BlockKind, Document

_NAMELESS = "<text>"
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.CAPTION})
_DATED = _PROSE | {BlockKind.DATELINE}


_FORMATS: Mapping[str, Callable[[str, str], Page]] = MappingProxyType(
    {"text": plain_page, "markdown": markdown_page, "html": html_page, "json": json_page}
)
_WORD, _ROWS = "docx", "jsonl"
_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
        ".docx": _WORD,
        ".json": "json",
        ".jsonl": _ROWS,
    }
)

SUFFIXES = tuple(_SUFFIXES)
FOLDER_SUFFIXES = tuple(name for name in SUFFIXES if not name.startswith(".json"))
"""Which files of a folder are drafts: JSON there may be anything, so it is read when named."""

_MOST_ROWS = 10_000


def read_document(
    path: Path, *, published: dt.date | None = None, name: str | None = None
) -> Document:
    """Read a draft; its suffix says how.

    Args:
        path: A ``.txt``, ``.md``, ``.markdown``, ``.html``, ``.htm``, ``.json`` or ``.jsonl`` file
            of at most 16 MB, or a ``.docx`` of at most 64 MB.
        published: The day relative dates count from; none takes it from the draft, where it says
            so.
        name: How reports and errors name the file; none means ``path`` itself.

    Returns:
        The document; its text is the file's, without a byte order mark. Of a ``.docx`` it is the
        text form, with one line a paragraph.

    Raises:
        UnreadableError: The file does not exist, is a folder, or may not be read.
        UndecodableError: Its bytes are not UTF-8, nor UTF-16 with a byte order mark.
        UnsupportedError: Its suffix, size or language is not one we read, it is no text, or it
            is a ``.jsonl`` file with several drafts.
    """
    found = read_documents(path, published=published, name=name)
    if len(found) != 1:
        problem = f"holds {len(found)} drafts; read them with read_documents"
        raise UnsupportedError(name or str(path), problem)
    return found[0]


def read_documents(
    path: Path, *, published: dt.date | None = None, name: str | None = None
) -> tuple[Document, ...]:
    """Read all drafts of a file: one, but for a ``.jsonl`` file, which has one a line.

    The path of a draft on a line is that of the file with ``#`` and the number of the line, and its
    text is that line. Arguments and errors are those of ``read_document``.
    """
    shown = name or str(path)
    kind = _SUFFIXES.get(path.suffix.lower())
    raw = read_bytes(path, shown, most=MOST_WORD_BYTES if kind == _WORD else MOST_BYTES)
    if kind is None:
        problem = (
            f"a {path.suffix or 'nameless'} file is not read; name one of {', '.join(SUFFIXES)}"
        )
        raise UnsupportedError(shown, problem)
    if kind == _WORD:
        text, page = word_page(raw, shown)
        return (_finished(text, page, shown, published),)
    text = decode(raw, shown)
    if kind == _ROWS:
        return tuple(
            parse_document(line, path=f"{shown}#{number}", format="json", published=published)
            for number, line in _rows(text, shown)
        )
    return (parse_document(text, path=shown, format=kind, published=published),)


def _rows(text: str, name: str) -> list[tuple[int, str]]:
    rows = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not rows:
        raise UnsupportedError(name, "has no draft in it; put one JSON object on each line")
    if len(rows) > _MOST_ROWS:
        problem = f"has over {_MOST_ROWS:,} drafts in it; split it into several files"
        raise UnsupportedError(name, problem)
    return rows


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
        format: "text", "markdown", "html", or "json" for an object with the draft in "text".
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
    return _finished(text, _FORMATS[format](text, name), path, published)


def _finished(text: str, page: Page, path: str | None, published: dt.date | None) -> Document:
    """Return the document of a page, with what only its words say."""
    document = Document(
        text=text, blocks=page.blocks, path=path, title=page.title, remarks=page.remarks
    )
    if not is_english(_words(document)):
        problem = "not English, as far as its words tell; claimcheck reads English"
        raise UnsupportedError(path or _NAMELESS, problem)
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
