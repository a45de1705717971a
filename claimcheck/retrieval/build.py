"""Write an index folder: the passages of all sources, and the full-text part over them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from claimcheck.errors import ClaimcheckError, InputError, NoSourceError, UnreadableError
from claimcheck.model import Diagnostic, Passage, Severity
from claimcheck.retrieval.analysis import (
    context_tokens,
    glosses_of,
    passage_tokens,
    root_tokens,
    title_tokens,
)
from claimcheck.retrieval.cache import code_fingerprint, read_sealed, write_sealed
from claimcheck.retrieval.folders import (
    TANTIVY,
    Manifest,
    ManifestSource,
    list_files,
    write_manifest,
)
from claimcheck.retrieval.shelf import pack, unpack, write_shelf

WORD_FIELDS = ("text", "title", "context")
ROOT_FIELD = "roots"
NUMBER_FIELD = "number"
_HEAP = 64_000_000  # bytes the index writer may take

Progress = Callable[[int, int], None]
"""Called as ``progress(done, total)``, in sources, while an index is being built."""


class HasPassages(Protocol):
    """What an index is built from; see ``claimcheck.sources.Source``."""

    @property
    def name(self) -> str:
        """The name shown to people, unique among the sources of an index."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of name and content."""
        ...

    def passages(self) -> tuple[Passage, ...]:
        """Return all passages in source order."""
        ...


def write_index(
    building: Path,
    sources: Sequence[HasPassages],
    key: str,
    passage_cache: Path,
    progress: Progress | None,
) -> None:
    """Fill an empty folder with a complete index, its manifest last.

    Args:
        building: The folder; nobody else looks into it.
        sources: In the order their passages are to have.
        key: The name the folder will have.
        passage_cache: Where the passages of each source are kept between indexes.
        progress: Told about each source.

    Raises:
        NoSourceError: None of the sources could be read.
        InputError, RecordError: A source that must not fail cannot be used.
        OSError: The folder cannot be written to.
    """
    counts: list[ManifestSource] = []
    diagnostics: list[Diagnostic] = []
    glosses: dict[str, dict[str, str]] = {}

    def walk() -> Iterator[Passage]:
        for done, source in enumerate(sources):
            if progress is not None:
                progress(done, len(sources))
            passages = _passages(source, passage_cache, diagnostics)
            counts.append(
                ManifestSource(name=source.name, digest=source.digest, passages=len(passages))
            )
            glosses[source.name] = glosses_of(passages)
            yield from passages
        if progress is not None:
            progress(len(sources), len(sources))

    _fill(building / TANTIVY, write_shelf(building, walk()), glosses)
    if len(diagnostics) == len(sources):
        msg = f"no source could be read; the first problem: {diagnostics[0].message}"
        raise NoSourceError(msg)
    manifest = Manifest(
        key=key,
        sources=tuple(counts),
        passages=sum(count.passages for count in counts),
        files=list_files(building),
        diagnostics=tuple(diagnostics),
    )
    write_manifest(building, manifest)


def _passages(
    source: HasPassages, cache: Path, diagnostics: list[Diagnostic]
) -> tuple[Passage, ...]:
    """Return the passages of one source, from the cache or read now and then kept there."""
    name = hashlib.sha256(f"{code_fingerprint()}\0{source.digest}".encode()).hexdigest()[:32]
    raw = read_sealed(cache / name)
    passages = None if raw is None else unpack(raw)
    if passages is not None:
        return passages
    try:
        passages = tuple(source.passages())
    except UnreadableError:
        raise  # it could be read a moment ago; an index must not remember a passing trouble
    except ClaimcheckError as error:
        if not getattr(source, "may_fail", False):
            raise
        code = error.code if isinstance(error, InputError) else "CC903"
        diagnostics.append(
            Diagnostic(code=code, severity=Severity.ERROR, message=str(error), path=source.name)
        )
        return ()
    write_sealed(cache / name, pack(passages))
    return passages


def _fill(
    folder: Path, passages: Iterable[Passage], glosses: Mapping[str, Mapping[str, str]]
) -> None:
    """Write the full-text part; ``glosses`` are those of each source, there before its passages."""
    import tantivy  # noqa: PLC0415 - 20 ms, paid only by those who search

    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    for field in (*WORD_FIELDS, ROOT_FIELD):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field(NUMBER_FIELD, fast=True)
    index = tantivy.Index(builder.build(), path=os.fspath(folder))
    # One thread: with several, which segment a passage lands in would be a race.
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    try:
        for number, passage in enumerate(passages):
            document = tantivy.Document()
            document.add_text("text", passage_tokens(passage))
            document.add_text("title", title_tokens(passage))
            document.add_text("context", context_tokens(passage, glosses.get(passage.source, {})))
            document.add_text(ROOT_FIELD, root_tokens(passage))
            document.add_unsigned(NUMBER_FIELD, number)
            writer.add_document(document)
        writer.commit()
    finally:
        # Ends the writer's threads, so that nothing is written once the folder is given up.
        writer.wait_merging_threads()
