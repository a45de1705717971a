"""Passages on disk: a file that gives back any one of many thousand without reading the rest."""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from claimcheck.errors import IndexFolderError
from claimcheck.model import Passage

_ENTRY = struct.Struct("<QII")  # offset, length, CRC-32
_DECODER = msgspec.msgpack.Decoder(Passage)
_LIST_DECODER = msgspec.msgpack.Decoder(tuple[Passage, ...])
_ENCODER = msgspec.msgpack.Encoder()


def pack(passages: tuple[Passage, ...]) -> bytes:
    """Return passages as bytes for `unpack`."""
    return _ENCODER.encode(passages)


def unpack(raw: bytes) -> tuple[Passage, ...] | None:
    """Return what `pack` was given, or none when the bytes are not from there."""
    try:
        return _LIST_DECODER.decode(raw)
    except msgspec.MsgspecError:
        return None


def write_shelf(folder: Path, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Write passages and pass each on, so that one walk serves the shelf and the index."""
    offset = 0
    with (folder / "passages").open("xb") as body, (folder / "places").open("xb") as places:
        for passage in passages:
            record = _ENCODER.encode(passage)
            body.write(record)
            places.write(_ENTRY.pack(offset, len(record), zlib.crc32(record)))
            offset += len(record)
            yield passage


class Shelf:
    """The passages of an index, by their number; safe to read from many processes at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places = _mapped(folder / "places")
        self._body = _mapped(folder / "passages")

    def __len__(self) -> int:
        return len(self._places) // _ENTRY.size

    def __getitem__(self, number: int) -> Passage:
        """Return one passage.

        Raises:
            IndexFolderError: Its bytes were damaged after the index was opened.
        """
        offset, length, checksum = _ENTRY.unpack_from(self._places, number * _ENTRY.size)
        record = self._body[offset : offset + length]
        if zlib.crc32(record) != checksum:
            msg = f"{self._folder}: the index is damaged; delete the folder and run again"
            raise IndexFolderError(msg)
        return _DECODER.decode(record)


def _mapped(file: Path) -> mmap.mmap | bytes:
    with file.open("rb") as stream:
        if file.stat().st_size == 0:  # an empty file cannot be mapped
            return b""
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
