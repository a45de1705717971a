"""Where caches live, and files that are either whole or not there.

Every file is written beside its place and renamed into it, and begins with a checksum: a process
killed at any moment leaves at most a temporary file, and a damaged file reads as absent.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import attrs

import claimcheck

ENVIRONMENT = "CLAIMCHECK_CACHE_DIR"
_SEAL = hashlib.sha256().digest_size
_MODEL = Path(claimcheck.__file__).parent / "syntax" / "model"
_CODE = ("text", "syntax", "documents", "sources", "retrieval")
_CODE_SUFFIXES = frozenset({".py", ".json", ".tsv", ".csv", ".txt", ".gz"})


@attrs.frozen
class CacheFolder:
    """A folder for caches that exists and can be written to.

    ``notice`` is one line for people when the usual place could not be used, else empty.
    ``searched`` are the places where an index may already be, writable or not, in order.
    """

    path: Path
    notice: str = ""
    searched: tuple[Path, ...] = ()


def cache_folder(given: Path | None = None) -> CacheFolder:
    """Return the folder for caches, made if need be.

    The first of these that can be written to: ``given`` (or, when that is none,
    ``CLAIMCHECK_CACHE_DIR``, or, when that is empty, the user's cache folder), then a temporary
    folder of this process that is removed at its end.
    """
    wanted = given or usual_folder()
    if wanted is None:
        folder = temporary_folder()
        return CacheFolder(folder, "no user cache folder; caches last for this run only", (folder,))
    problem = _problem(wanted)
    if not problem:
        return CacheFolder(wanted, searched=(wanted,))
    notice = f"{wanted}: {problem}; caches last for this run only"
    return CacheFolder(temporary_folder(), notice, (wanted,))


def write_sealed(file: Path, payload: bytes) -> bool:
    """Write a file with its checksum, whole or not at all; say whether it could be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".writing-", dir=file.parent)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(payload).digest())
            stream.write(payload)
        os.replace(name, file)  # noqa: PTH105 - one atomic step, as strings
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - see above
        return False
    return True


def read_sealed(file: Path) -> bytes | None:
    """Return what `write_sealed` wrote, or none when the file is absent or damaged."""
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    payload = raw[_SEAL:]
    return payload if hashlib.sha256(payload).digest() == raw[:_SEAL] else None


@functools.cache
def code_fingerprint() -> str:
    """Return a digest of the code that makes passages, tokens and trees.

    It is part of every cache key, so that a changed rule never meets passages cut by an older
    one, and nobody has to remember to raise a number.
    """
    root = Path(claimcheck.__file__).parent
    files = [root / "model.py"]
    for name in _CODE:
        below = (root / name).rglob("*")
        files += [file for file in below if file.suffix in _CODE_SUFFIXES]
    files = [file for file in files if _MODEL not in file.parents]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def usual_folder() -> Path | None:
    """Return where caches are kept when nothing is said, made or not; none without a home."""
    if named := os.environ.get(ENVIRONMENT):
        return Path(named)
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "claimcheck"
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local) / "claimcheck" / "Cache"
    try:
        home = Path.home()
    except RuntimeError:  # no home folder is known for this user
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "claimcheck"
    return home / ".cache" / "claimcheck"


def _problem(folder: Path) -> str:
    """Make the folder and try to write in it; return what is in the way, or nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(prefix=".writing-", dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


@functools.cache
def temporary_folder() -> Path:
    """Return the temporary folder of this process; it is removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="claimcheck-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
