"""Index folders: complete or not there, checked when opened, readable from read-only places.

::

    CACHE/index/KEY/          one immutable index: manifest, passages, places, tantivy/
    CACHE/index/.building-*   an index on its way, with a lock file that its maker holds
    CACHE/passages/DIGEST     passages of one source, reused when another source changes
    CACHE/trees/PARSER/*      trees of passages
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import msgspec

from claimcheck.model import Diagnostic
from claimcheck.retrieval.cache import read_sealed, write_sealed

try:
    import fcntl
except ImportError:  # not on Windows, where left-over folders stay until they are cleaned by hand
    fcntl = None  # type: ignore[assignment] # the module is optional

if TYPE_CHECKING:
    import tantivy

MANIFEST = "manifest"
TANTIVY = "tantivy"
_PREFIX = ".building-"
_HASHED_UP_TO = 256 * 1024 * 1024  # bytes; above, sizes and the checksum of each record must do


@attrs.frozen(kw_only=True)
class ManifestSource:
    """A source of an index and how many passages it gave."""

    name: str
    digest: str
    passages: int


@attrs.frozen(kw_only=True)
class Manifest:
    """What an index folder holds; ``files`` maps each to its size and SHA-256."""

    key: str
    sources: tuple[ManifestSource, ...]
    passages: int
    files: dict[str, tuple[int, str]]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def bytes(self) -> int:
        """Return the size of all files together."""
        return sum(size for size, _ in self.files.values())


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of an index folder, or none when there is no sound one."""
    payload = read_sealed(folder / MANIFEST)
    try:
        return None if payload is None else msgspec.json.decode(payload, type=Manifest)
    except msgspec.MsgspecError:
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Seal a folder: from here on it is complete. Raises ``OSError`` when it cannot be written."""
    if not write_sealed(folder / MANIFEST, msgspec.json.encode(manifest)):
        msg = f"{folder}: cannot write the manifest"
        raise OSError(msg)


def list_files(folder: Path) -> dict[str, tuple[int, str]]:
    """Return size and SHA-256 of every file that belongs to an index, by path with slashes."""
    found = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and name != MANIFEST and not name.endswith(".lock"):
            found[name] = (file.stat().st_size, _sha256(file))
    return found


def is_sound(folder: Path, manifest: Manifest) -> bool:
    """Say whether all files are there as they were written.

    Up to 256 MB they are read and compared whole; above, by their sizes, and every passage is
    checked when it is read.
    """
    is_small = manifest.bytes <= _HASHED_UP_TO
    try:
        for name, (size, digest) in manifest.files.items():
            file = folder / name
            if file.stat().st_size != size or (is_small and _sha256(file) != digest):
                return False
    except OSError:
        return False
    return True


def open_tantivy(folder: Path) -> tuple[tantivy.Index, Path | None]:
    """Open the full-text part of an index folder, in place or through a folder of links.

    Opening makes a lock file, so a read-only place is read through a private temporary folder
    whose entries lead to the files; it is returned too, for the caller to remove in the end.

    Raises:
        ValueError: The files are no index of this version.
    """
    import tantivy  # noqa: PLC0415 - 20 ms, paid only by those who search

    place = folder / TANTIVY
    if os.access(place, os.W_OK):
        with contextlib.suppress(ValueError, OSError):
            return tantivy.Index.open(os.fspath(place)), None
    links = linked(place)
    try:
        return tantivy.Index.open(os.fspath(links)), links
    except ValueError:
        shutil.rmtree(links, ignore_errors=True)
        raise


def linked(folder: Path) -> Path:
    """Return a new temporary folder with a link (a copy, where links are refused) to each file."""
    place = Path(tempfile.mkdtemp(prefix="claimcheck-links-"))
    for file in sorted(folder.iterdir()):
        if file.suffix == ".lock":
            continue
        try:
            (place / file.name).symlink_to(file.absolute())
        except OSError:  # links are a privilege on some systems
            shutil.copyfile(file, place / file.name)
    return place


def put_in_place(building: Path, final: Path, is_good: Callable[[Path], bool]) -> None:
    """Rename a finished folder into place; when another process was first, theirs is kept.

    A damaged folder that stands in the way is moved aside and removed.

    Raises:
        OSError: The place cannot be written to.
    """
    for _ in range(3):  # each turn, somebody else may have put theirs there
        try:
            building.rename(final)
        except OSError:
            if not final.exists():
                raise
        else:
            return
        if is_good(final):
            return
        aside = Path(tempfile.mkdtemp(prefix=".damaged-", dir=final.parent))
        with contextlib.suppress(FileNotFoundError):
            final.rename(aside / "index")
        shutil.rmtree(aside, ignore_errors=True)
    msg = f"{final}: cannot put the index in place"
    raise OSError(msg)


@contextlib.contextmanager
def building_folder(root: Path) -> Iterator[Path]:
    """Make a folder to build in, and remove it afterwards unless it was renamed.

    Its maker holds a lock, so that folders left by killed processes can be told apart and are
    removed here, and nobody removes one in use.
    """
    root.mkdir(parents=True, exist_ok=True)
    sweep(root)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=".lock", dir=root)
    lock, folder = Path(name), Path(name).with_suffix("")
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.unlink(missing_ok=True)
        os.close(handle)


def sweep(root: Path) -> None:
    """Remove what killed processes left behind: building folders whose lock nobody holds."""
    if fcntl is None:
        return
    for lock in sorted(root.glob(f"{_PREFIX}*.lock")):
        with contextlib.suppress(OSError), lock.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises while its maker lives
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
