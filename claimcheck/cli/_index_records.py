"""The shape of ``claimcheck index info --output-format json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from claimcheck.retrieval import IndexInfo


class IndexRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One index folder of the cache."""

    folder: str
    passages: int
    bytes: int
    is_complete: bool
    sources: tuple[str, ...]


class IndexesRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All index folders of the cache, sorted."""

    indexes: tuple[IndexRecord, ...]


def record_of(info: IndexInfo) -> IndexRecord:
    """Return the wire shape of what is known about an index."""
    return IndexRecord(
        folder=str(info.folder).encode("utf-8", "replace").decode(),
        passages=info.passages,
        bytes=info.bytes,
        is_complete=info.is_complete,
        sources=info.sources,
    )
