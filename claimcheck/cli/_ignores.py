"""Write comments that silence findings into drafts, and nothing else."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from claimcheck.documents import parse_document
from claimcheck.errors import InputError
from claimcheck.model import Document, Report
from claimcheck.triage import Insertion, Matter, insertions

_FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


@attrs.frozen(kw_only=True)
class Added:
    """The new texts of drafts by file, the findings that are silenced now, and those that are not.

    Files and findings stand in the order of the report.
    """

    texts: Mapping[Path, str]
    silenced: tuple[Matter, ...]
    refused: tuple[Matter, ...]


def add_ignores(
    report: Report, found: Iterable[Matter], files: Mapping[str, Path], *, reason: str
) -> Added:
    """Return drafts with a comment at the end of each line that a finding begins on.

    A comment is added only where the draft reads the same with it: not within a table, a tag or a
    script, nor in plain text, which has no comments.
    """
    by_document: dict[int, list[Matter]] = {}
    for matter in found:
        by_document.setdefault(id(matter.document), []).append(matter)
    texts: dict[Path, str] = {}
    silenced: list[Matter] = []
    for entry in report.documents:
        wanted = by_document.get(id(entry.document), [])
        file = files.get(entry.document.path or "")
        if not wanted or file is None:
            continue
        text, now = _with_comments(entry.document, wanted, file, reason)
        if now:
            texts[file] = text
            silenced += now
    done = {id(matter) for matter in silenced}
    everything = [matter for group in by_document.values() for matter in group]
    refused = tuple(matter for matter in everything if id(matter) not in done)
    return Added(texts=texts, silenced=tuple(silenced), refused=refused)


def _with_comments(
    document: Document, wanted: Sequence[Matter], file: Path, reason: str
) -> tuple[str, list[Matter]]:
    """Return the text of a file with comments, and the findings that they silence."""
    kind = _FORMATS.get(file.suffix.lower())
    raw = file.read_bytes()
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    if kind is None or raw != mark + document.text.encode("utf-8", "replace"):
        return document.text, []  # no comments, not UTF-8, or no longer the text that was checked
    good = _sound(document, insertions(document, wanted, reason=reason), kind)
    text = mark.decode() + _written(document.text, good)
    return text, [matter for insertion in good for matter in insertion.matters]


def _sound(document: Document, asked: Sequence[Insertion], kind: str) -> list[Insertion]:
    """Return the insertions that are read as comments and change nothing else; halves at a time."""
    if not asked:
        return []
    if _is_sound(document, asked, kind):
        return list(asked)
    if len(asked) == 1:
        return []
    middle = len(asked) // 2
    good = [
        *_sound(document, asked[:middle], kind),
        *_sound(document, asked[middle:], kind),
    ]
    return good if _is_sound(document, good, kind) else []


def _is_sound(document: Document, asked: Sequence[Insertion], kind: str) -> bool:
    text = _written(document.text, asked)
    try:
        other = parse_document(text, path=document.path, format=kind)
    except InputError:
        return False
    has_comments = len(other.remarks) == len(document.remarks) + len(asked)
    return has_comments and _prose(other) == _prose(document)


def _prose(document: Document) -> list[tuple[str, str]]:
    return [
        (block.kind.value, " ".join(document.prose(block).text.split()))
        for block in document.blocks
    ]


def _written(text: str, asked: Iterable[Insertion]) -> str:
    """Write comments into a text; they come from the last to the first."""
    parts: list[str] = []
    end = len(text)
    for insertion in asked:
        parts += [text[insertion.offset : end], insertion.comment]
        end = insertion.offset
    return "".join(reversed([*parts, text[:end]]))
