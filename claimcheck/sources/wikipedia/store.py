"""Write a snapshot so that it is whole at every moment, and say what is wrong with one.

Page files come first, each under a name that holds its digest; then the lock is renamed into
place, which makes them count; only then the files that nothing names any more are removed. A
process killed at any point leaves the old snapshot or the new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.errors import SnapshotError
from claimcheck.sources.wikipedia.attribution import notice
from claimcheck.sources.wikipedia.lock import (
    LOCK_SUFFIX,
    PAGES_FOLDER,
    page_path,
    parse_lock,
    read_lock,
)
from claimcheck.sources.wikipedia.records import LockRecord, PinRecord, digest, encode_lock

ATTRIBUTION = "ATTRIBUTION"
NEXT_SUFFIX = ".next.lock"


def next_path(lock_path: Path) -> Path:
    """Return where the lock stands that a refresh proposes."""
    return lock_path.with_name(lock_path.name.removesuffix(LOCK_SUFFIX) + NEXT_SUFFIX)


def write_snapshot(
    lock_path: Path,
    lock: LockRecord,
    pages: Mapping[PinRecord, bytes],
    *,
    before: bytes | None,
) -> None:
    """Write page files and lock, then remove page files that no lock needs any more.

    Args:
        lock_path: Where the lock is or will be.
        lock: The new lock.
        pages: The files of the pins that have none yet.
        before: The lock as it was read, none when there was none.

    Raises:
        SnapshotError: Something cannot be written, or the lock changed meanwhile; the lock is
            then as it was.
    """
    encoded = encode_lock(lock)
    parse_lock(encoded, str(lock_path))  # what could not be read again is never written
    try:
        for pin, raw in pages.items():
            write_whole(page_path(lock_path, pin), raw)
        if bytes_of(lock_path) != before:
            msg = f"{lock_path}: changed meanwhile; nothing was written, run again"
            raise SnapshotError(msg)
        write_whole(lock_path, encoded)
        if not lock_path.name.endswith(NEXT_SUFFIX):
            write_whole(lock_path.parent / PAGES_FOLDER / ATTRIBUTION, notice(lock).encode())
    except OSError as error:
        if isinstance(error, SnapshotError):
            raise
        name = error.filename or lock_path
        msg = f"{name}: cannot be written: {error.strerror or error}"
        raise SnapshotError(msg) from error
    prune(lock_path)


def write_whole(file: Path, raw: bytes) -> None:
    """Write a file whole or not at all. Raises ``OSError``."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def bytes_of(file: Path) -> bytes | None:
    """Return what a file holds, none when there is none. Raises ``SnapshotError`` otherwise."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        msg = f"{file}: {error.strerror or error}"
        raise SnapshotError(msg) from error


def prune(lock_path: Path) -> None:
    """Remove page files, and what killed writers left, that neither lock nor proposal names.

    Nothing is removed while one of the two cannot be read.
    """
    if lock_path.name.endswith(NEXT_SUFFIX):
        lock_path = lock_path.with_name(lock_path.name.removesuffix(NEXT_SUFFIX) + LOCK_SUFFIX)
    kept: set[Path] = set()
    for each in (lock_path, next_path(lock_path)):
        try:
            pins = read_lock(each).pages if each.exists() else ()
        except SnapshotError:
            return
        kept |= {page_path(lock_path, pin) for pin in pins}
    folder = lock_path.parent / PAGES_FOLDER
    parts = (*folder.glob(".*.part"), *folder.glob("*/.*.part"))
    own = lock_path.parent.glob(f".{lock_path.name.removesuffix(LOCK_SUFFIX)}*{LOCK_SUFFIX}.*.part")
    for file in (*folder.glob("*/*-*-*.json"), *parts, *own):
        if file not in kept:
            with contextlib.suppress(OSError):
                file.unlink()
    for site in folder.glob("*/"):
        with contextlib.suppress(OSError):
            site.rmdir()  # only an empty one goes


def damage(lock_path: Path, lock: LockRecord) -> Iterator[tuple[PinRecord, str]]:
    """Yield each pin whose page file is missing or is not the one that was pinned, and why."""
    for pin in lock.pages:
        problem = problem_of(page_path(lock_path, pin), pin)
        if problem:
            yield pin, problem


def problem_of(file: Path, pin: PinRecord) -> str:
    """Return what is wrong with a page file, or nothing."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return "" if digest(raw) == pin.sha256 else "is not the file that was pinned"
