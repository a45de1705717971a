"""One reference file as a source; it is parsed only when no index holds its passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import attrs

from claimcheck.documents import parse_document
from claimcheck.documents.decoding import decode
from claimcheck.errors import UnreadableError
from claimcheck.model import Passage, Span
from claimcheck.sources.passages import document_passages
from claimcheck.sources.provenance import Provenance, file_name, front_matter, html_head
from claimcheck.sources.records import record_passages
from claimcheck.sources.source import digest_of
from claimcheck.sources.tables import table_passages


@attrs.frozen(kw_only=True)
class FileSource:
    """A file in one of the formats we read.

    ``may_fail`` says that the file was met inside a folder: what is wrong with it is a diagnostic
    beside the report, where a file the user named is an error.
    """

    name: str
    digest: str
    file: Path
    may_fail: bool = False

    def passages(self) -> tuple[Passage, ...]:
        """Read and cut the file.

        Raises:
            UnreadableError: The file is gone, or no longer the one whose digest was taken.
            UnsupportedError: Its text is not one we read.
            RecordError: A row is wrong.
        """
        raw = read_bytes(self.file, self.name)
        if digest_of(self.name, raw) != self.digest:
            raise UnreadableError(self.name, "the file changed while it was read; run again")
        return _READERS[self.file.suffix.lower()](decode(raw, self.name), self.name)


def file_source(file: Path, name: str, *, may_fail: bool = False) -> FileSource:
    """Return the source for a file; its bytes are read once, for the digest.

    Raises:
        UnreadableError: The file cannot be opened.
        UndecodableError, UnsupportedError: Its bytes are not text.
    """
    raw = read_bytes(file, name)
    decode(raw, name)
    return FileSource(name=name, digest=digest_of(name, raw), file=file, may_fail=may_fail)


def read_bytes(file: Path, name: str) -> bytes:
    """Read a file whole, of any size. Raises ``UnreadableError`` under the name people know."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(name, error.strerror or str(error)) from error


def _document(text: str, name: str, kind: str, said: Provenance) -> tuple[Passage, ...]:
    document = parse_document(text, path=name, format=kind)
    about = file_name(name)
    title = said.title or document.title or about.title
    template = _template(name, Provenance(title=title, url=said.url, date=said.date or about.date))
    return document_passages(document, template)


def _plain(text: str, name: str) -> tuple[Passage, ...]:
    return _document(text, name, "text", Provenance())


def _markdown(text: str, name: str) -> tuple[Passage, ...]:
    return _document(text, name, "markdown", front_matter(text))


def _html(text: str, name: str) -> tuple[Passage, ...]:
    return _document(text, name, "html", html_head(text))


def _records(text: str, name: str) -> tuple[Passage, ...]:
    return record_passages(text, _template(name, file_name(name)))


def _table(text: str, name: str) -> tuple[Passage, ...]:
    return table_passages(text, _template(name, file_name(name)))


def _template(name: str, about: Provenance) -> Passage:
    return Passage(
        key="",
        source=name,
        text="",
        span=Span(0, 0),
        line=1,
        title=about.title,
        path=name,
        url=about.url,
        date=about.date,
    )


_READERS: Mapping[str, Callable[[str, str], tuple[Passage, ...]]] = MappingProxyType(
    {
        ".txt": _plain,
        ".text": _plain,
        ".md": _markdown,
        ".markdown": _markdown,
        ".html": _html,
        ".htm": _html,
        ".jsonl": _records,
        ".csv": _table,
    }
)

SUFFIXES = tuple(_READERS)
