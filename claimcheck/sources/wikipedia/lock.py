"""``claimcheck.lock``: read, check and find it, and tell where its page files are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from claimcheck.errors import SnapshotError, UsageError
from claimcheck.sources.wikipedia.records import (
    EXTRACTOR,
    LOCK_VERSION,
    LockRecord,
    PinRecord,
)

LOCK_NAME = "claimcheck.lock"
LOCK_SUFFIX = ".lock"
PAGES_FOLDER = "claimcheck.pages"
_SITE = re.compile(r"[a-z0-9][a-z0-9.-]{0,250}(?:_\d{1,5})?")
_SHA1 = re.compile(r"[0-9a-f]{40}|")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}\x00-\x20]+")


def empty_lock() -> LockRecord:
    """Return a lock without pages."""
    return LockRecord(
        schema_version=LOCK_VERSION, extractor=EXTRACTOR, as_of=None, sites=(), pages=()
    )


def read_lock(path: Path) -> LockRecord:
    """Read and check a lock; its page files are not looked at.

    Raises:
        SnapshotError: It cannot be read, is no lock, or was written by a newer version.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        msg = f"{path}: {error.strerror or error}; name a lock that `claimcheck wiki add` made"
        raise SnapshotError(msg) from error
    return parse_lock(raw, str(path))


def parse_lock(raw: bytes, name: str) -> LockRecord:
    """Return the lock that these bytes are; ``name`` is for messages.

    Raises:
        SnapshotError: As ``read_lock``.
    """
    try:
        head = msgspec.json.decode(raw, type=_Head)
        if head.schema_version != LOCK_VERSION:
            msg = (
                f'{name}: "schema_version" is "{head.schema_version}", this version reads'
                f' "{LOCK_VERSION}"; use the version of claimcheck that wrote it'
            )
            raise SnapshotError(msg)
        lock = msgspec.json.decode(raw, type=LockRecord)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"{name}: not a lock of claimcheck: {error}; restore it from version control"
        raise SnapshotError(msg) from error
    problem = next(_problems(lock), None)
    if problem is not None:
        msg = f"{name}: {problem}; restore it from version control"
        raise SnapshotError(msg)
    return lock


class _Head(msgspec.Struct):
    schema_version: str


def _problems(lock: LockRecord) -> Iterator[str]:
    sites = {site.name for site in lock.sites}
    if lock.as_of is not None and not _is_day(lock.as_of):
        yield f'"as_of" must be a date like 2019-04-24, got "{lock.as_of}"'
    for site in lock.sites:
        if not _SITE.fullmatch(site.name) or ".." in site.name:
            yield f'no wiki can be named "{site.name}"'
        if not _WEB.fullmatch(site.api) or not _WEB.fullmatch(site.licence_url or "http://none"):
            yield f'the addresses of "{site.name}" must begin with https:// or http://'
    seen: set[tuple[str, int | str]] = set()
    for pin in lock.pages:
        yield from _problems_of(pin, sites)
        for key in ((pin.site, pin.page_id), (pin.site, pin.title)):
            if key in seen:
                yield f'"{pin.title}" stands there twice'
            seen.add(key)


def _problems_of(pin: PinRecord, sites: set[str]) -> Iterator[str]:
    about = f'"{pin.title}"'
    if pin.site not in sites:
        yield f'{about} is on "{pin.site}", which is not among the sites'
    if pin.page_id < 1 or pin.revision < 1:
        yield f"{about} has no page id or revision"
    if not _SHA256.fullmatch(pin.sha256) or not _SHA1.fullmatch(pin.sha1):
        yield f"{about} has a digest that is none"
    if not _is_day(pin.timestamp[:10]):
        yield f'{about} has a timestamp that is none: "{pin.timestamp}"'
    if not _WEB.fullmatch(pin.permalink):
        yield f"the permalink of {about} must begin with https:// or http://"


def _is_day(text: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(text)) and len(text) == len("2019-04-24")
    except ValueError:
        return False


def page_name(pin: PinRecord) -> str:
    """Return where a page's file is, from the folder of the lock on, with slashes.

    The name holds the beginning of its digest, so a file that a lock names is never written
    anew with other content.
    """
    return f"{PAGES_FOLDER}/{pin.site}/{pin.page_id}-{pin.revision}-{pin.sha256[:12]}.json"


def page_path(lock_path: Path, pin: PinRecord) -> Path:
    """Return the path of a page's file."""
    return lock_path.parent / page_name(pin)


def find_lock(places: Sequence[Path]) -> Path | None:
    """Return the lock that belongs to drafts in ``places``, or none.

    For each folder that is the folder itself, then those above it up to the root of the
    repository it lies in; outside a repository nothing above it is looked at.

    Raises:
        UsageError: Two folders have different locks.
    """
    found = dict.fromkeys(lock for place in places for lock in _above(place))
    if len(found) > 1:
        listed = ", ".join(sorted(map(str, found)))
        msg = f"the drafts have different locks ({listed}); name one with --sources"
        raise UsageError(msg)
    lock = next(iter(found), None)
    return None if lock is None else _short(lock)


def _short(path: Path) -> Path:
    """Return a path from the working folder on, where it lies below it."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _above(place: Path) -> Iterator[Path]:
    """Yield the nearest lock, if there is one."""
    folder = place.resolve()
    above = [folder, *folder.parents]
    root = next((i for i, each in enumerate(above) if (each / ".git").exists()), 0)
    for each in above[: root + 1]:
        if (each / LOCK_NAME).is_file():
            yield each / LOCK_NAME
            return
