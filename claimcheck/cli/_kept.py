"""Verdicts kept between runs: a draft that has not changed is not checked again.

What is kept is filed under a digest of everything that decides it: the document as it was read
(its words, name and date), what the checker says of itself (sources, granularity, matchers, policy,
parser), the code, and the libraries that take part. So a kept report is either the one that would
be made now, or not found.
"""

from __future__ import annotations

import functools
import hashlib
import zlib
from importlib import metadata
from pathlib import Path

import attrs
import msgspec

import claimcheck
from claimcheck.model import Document, DocumentReport, Skipped, Verdict
from claimcheck.retrieval.cache import read_sealed, write_sealed

FOLDER = "reports"
_DISPLAY = frozenset({"cli", "report", "triage", "config", "weights", "__pycache__"})
_LIBRARIES = (
    *("spacy", "thinc", "numpy", "tantivy", "rapidfuzz", "sentencex", "anyascii"),
    *("onnxruntime", "tokenizers"),
)
_QUICKLY = 1  # level of compression


@attrs.frozen(kw_only=True)
class _Kept:
    """What a check of one document gave, without the document."""

    verdicts: tuple[Verdict, ...]
    skipped: tuple[Skipped, ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Kept)


@attrs.frozen
class KeptReports:
    """Reports of single documents in a folder, made by a checker of this signature.

    A damaged or missing file counts as not there; what cannot be written is not kept.
    """

    folder: Path
    signature: str

    def find(self, document: Document) -> DocumentReport | None:
        """Return what was kept for a document, equal to what checking it now would give."""
        packed = read_sealed(self._file(document))
        try:
            kept = None if packed is None else _DECODER.decode(zlib.decompress(packed))
        except (msgspec.MsgspecError, zlib.error, ValueError):
            return None
        if kept is None:
            return None
        return DocumentReport(document=document, verdicts=kept.verdicts, skipped=kept.skipped)

    def keep(self, entry: DocumentReport) -> None:
        """Keep what a check gave."""
        kept = _Kept(verdicts=entry.verdicts, skipped=entry.skipped)
        packed = zlib.compress(_ENCODER.encode(kept), _QUICKLY)
        write_sealed(self._file(entry.document), packed)

    def _file(self, document: Document) -> Path:
        digest = hashlib.sha256(self.signature.encode())
        digest.update(program_digest().encode())
        digest.update(_ENCODER.encode(document))
        name = digest.hexdigest()[:40]
        return self.folder / FOLDER / name[:2] / name


@functools.cache
def program_digest() -> str:
    """Return a digest of all that decides a verdict beside draft, sources and settings.

    That is our own code and data but for what only shows results, and the versions of the
    libraries that read and compare. The weights of a verifier are in the checker's signature when
    they take part.
    """
    root = Path(claimcheck.__file__).parent
    files = (
        file
        for file in root.rglob("*")
        if file.is_file() and _DISPLAY.isdisjoint(file.relative_to(root).parts)
    )
    digest = hashlib.sha256()
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    for file in sorted(files):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
