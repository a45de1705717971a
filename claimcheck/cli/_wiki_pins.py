"""The commands of ``claimcheck wiki`` that read or write the lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from claimcheck.cli import _wiki_options as own
from claimcheck.cli._stderr import Bar
from claimcheck.errors import SnapshotError, UsageError
from claimcheck.sources.wikipedia import pinning
from claimcheck.sources.wikipedia.changes import PageChange, page_changes
from claimcheck.sources.wikipedia.client import WikiClient
from claimcheck.sources.wikipedia.lock import empty_lock, page_name, page_path, parse_lock
from claimcheck.sources.wikipedia.records import LockRecord, PinRecord
from claimcheck.sources.wikipedia.store import (
    bytes_of,
    damage,
    next_path,
    prune,
    write_snapshot,
    write_whole,
)
from claimcheck.sources.wikipedia.titles import read_title


@attrs.frozen(kw_only=True)
class Request:
    """What the user asked for, as typed."""

    lock: str | None = None
    wiki: str | None = None
    contact: str | None = None

    @property
    def path(self) -> Path:
        """Where the lock is or will be."""
        return own.lock_path(self.lock)


@attrs.frozen(kw_only=True)
class _Opened:
    """A lock as it was read; ``raw`` is none when there was none."""

    path: Path
    lock: LockRecord
    raw: bytes | None


def add(request: Request, titles: Sequence[str], as_of: dt.date | None) -> int:
    """Pin pages."""
    wanted = [read_title(title) for title in titles]
    opened = _opened(request.path, may_be_new=True)
    day = _day_of(opened.lock, as_of)
    client = own.open_wiki(opened.lock, request.wiki, request.contact)
    with Bar(is_wanted=True) as bar:
        made = pinning.add(client, opened.lock, wanted, as_of=day, progress=bar.fetching)
    lock = made.lock
    if day is not None and lock.as_of is None:
        lock = _with_day(lock, day)
    write_snapshot(opened.path, lock, made.files, before=opened.raw)
    own.remark(made.notes)
    own.say(f"pinned {own.told(pin)}" for pin in made.files)
    return 0


def _day_of(lock: LockRecord, as_of: dt.date | None) -> dt.date | None:
    """Return the day to pin at: the one asked for, which must be that of the other pages.

    Raises:
        UsageError: The other pages are of another day.
    """
    own_day = None if lock.as_of is None else dt.date.fromisoformat(lock.as_of)
    if as_of is None or not lock.pages or as_of == own_day:
        return as_of or own_day
    msg = (
        f"the pages of the lock are {f'as of {own_day}' if own_day else 'of no common day'};"
        f" pin them all with `claimcheck wiki lock --as-of {as_of}`"
    )
    raise UsageError(msg)


def _with_day(lock: LockRecord, day: dt.date) -> LockRecord:
    import msgspec  # noqa: PLC0415 - for this one line

    return msgspec.structs.replace(lock, as_of=day.isoformat())


def remove(request: Request, titles: Sequence[str]) -> int:
    """Take pages out of the lock."""
    opened = _opened(request.path)
    lock = pinning.remove(opened.lock, [read_title(title) for title in titles])
    write_snapshot(opened.path, lock, {}, before=opened.raw)
    kept = set(lock.pages)
    own.say(f"removed {own.told(pin)}" for pin in opened.lock.pages if pin not in kept)
    return 0


def again(request: Request, as_of: dt.date | None) -> int:
    """Pin all pages again."""
    opened = _opened(request.path)
    clients = own.open_wikis(opened.lock, request.wiki, request.contact)
    with Bar(is_wanted=True) as bar:
        made = pinning.again(clients, opened.lock, as_of=as_of, progress=bar.fetching)
    missing = _with_missing_files(request, opened, made)
    files = {**made.files, **missing}
    write_snapshot(opened.path, made.lock, files, before=opened.raw)
    own.remark(made.notes)
    own.say(_change_lines(page_changes(opened.lock, made.lock)) or ["nothing changed"])
    return 0


def _with_missing_files(
    request: Request, opened: _Opened, made: pinning.Proposal
) -> dict[PinRecord, bytes]:
    """Get again the files of pages that did not change and whose files are damaged."""
    unchanged = made.lock
    clients = own.open_wikis(unchanged, request.wiki, request.contact)
    return {
        pin: pinning.restored(clients[pin.site], pin)
        for pin, _ in damage(opened.path, unchanged)
        if pin not in made.files
    }


def accept(request: Request, as_of: dt.date | None) -> int:
    """Take over what the last refresh proposed."""
    if as_of is not None:
        msg = "--accept takes what the last refresh found; it goes without --as-of"
        raise UsageError(msg)
    opened = _opened(request.path)
    proposed = next_path(opened.path)
    if not proposed.exists():
        msg = f"{proposed}: there is no refresh to accept; run `claimcheck wiki refresh`"
        raise SnapshotError(msg)
    lock = own.read_existing(proposed)
    _refuse_damage(proposed, lock)
    write_snapshot(opened.path, lock, {}, before=opened.raw)
    proposed.unlink(missing_ok=True)
    prune(opened.path)
    own.say(_change_lines(page_changes(opened.lock, lock)) or ["nothing changed"])
    return 0


def _refuse_damage(path: Path, lock: LockRecord) -> None:
    for pin, problem in damage(path, lock):
        msg = f"{path}: {page_name(pin)} {problem}; run `claimcheck wiki refresh` again"
        raise SnapshotError(msg)


def sync(request: Request) -> int:
    """Get page files that are missing or damaged."""
    opened = _opened(request.path)
    wrong = [pin for pin, _ in damage(opened.path, opened.lock)]
    clients = own.open_wikis(opened.lock, request.wiki, request.contact) if wrong else {}
    problems = []
    with Bar(is_wanted=True) as bar:
        for done, pin in enumerate(wrong):
            bar.fetching(done, len(wrong))
            try:
                raw = pinning.restored(clients[pin.site], pin)
            except SnapshotError as error:
                problems.append(str(error))
                continue
            _write(page_path(opened.path, pin), raw)
    own.remark(problems)
    got = len(wrong) - len(problems)
    own.say([f"{_pages(got)} fetched, {_pages(len(opened.lock.pages) - len(wrong))} there already"])
    return 2 if problems else 0


def _write(file: Path, raw: bytes) -> None:
    try:
        write_whole(file, raw)
    except OSError as error:
        msg = f"{file}: cannot be written: {error.strerror or error}"
        raise SnapshotError(msg) from error


def refresh(request: Request, *, is_dry: bool) -> int:
    """See what is newer, and propose it."""
    opened = _opened(request.path)
    clients = own.open_wikis(opened.lock, request.wiki, request.contact)
    if is_dry:
        lines = [line for name in clients for line in _newer(clients[name], opened.lock, name)]
        own.say(lines or ["nothing changed"])
        return int(bool(lines))
    with Bar(is_wanted=True) as bar:
        made = pinning.again(clients, opened.lock, as_of=None, progress=bar.fetching)
    own.remark(made.notes)
    proposed = next_path(opened.path)
    changes = page_changes(opened.lock, made.lock)
    if not changes:
        proposed.unlink(missing_ok=True)
        prune(opened.path)
        own.say(["nothing changed"])
        return 0
    write_snapshot(proposed, made.lock, made.files, before=bytes_of(proposed))
    own.say(_change_lines(changes))
    return 1


def _newer(client: WikiClient, lock: LockRecord, site: str) -> list[str]:
    """Return a line for each page that changed, asking for ids and times only."""
    pins = [pin for pin in lock.pages if pin.site == site]
    found = client.newest([pin.page_id for pin in pins])
    lines = []
    for pin in pins:
        now = found.get(pin.page_id)
        if now is None:
            lines.append(f"{own.told(pin)}: gone from the wiki")
        elif (now.revision, now.title) != (pin.revision, pin.title):
            moved = "" if now.title == pin.title else f", now titled {now.title}"
            lines.append(
                f"{own.told(pin)}: newest is {now.revision} of {now.timestamp[:10]}{moved}"
            )
    return lines


def verify(request: Request) -> int:
    """Check every page file."""
    opened = _opened(request.path)
    wrong = [f"{page_name(pin)} {problem}" for pin, problem in damage(opened.path, opened.lock)]
    own.remark(wrong)
    if not wrong:
        own.say([f"{_pages(len(opened.lock.pages))}, all as pinned"])
    return 2 if wrong else 0


def _opened(path: Path, *, may_be_new: bool = False) -> _Opened:
    raw = bytes_of(path)
    if raw is None and may_be_new:
        return _Opened(path=path, lock=empty_lock(), raw=None)
    if raw is None:
        msg = f"{path}: there is no lock; make one with `claimcheck wiki add TITLE`"
        raise SnapshotError(msg)
    return _Opened(path=path, lock=parse_lock(raw, str(path)), raw=raw)


def _change_lines(changes: Sequence[PageChange]) -> list[str]:
    return [change_line(change) for change in changes]


def change_line(change: PageChange) -> str:
    """Return a changed pin in words."""
    if change.before is None:
        return f"{change.title}: new" if change.after is None else f"new {own.told(change.after)}"
    if change.after is None:
        return f"no longer pinned: {own.told(change.before)}"
    after = change.after
    moved = "" if after.title == change.before.title else f", now titled {after.title}"
    return f"{own.told(change.before)} -> {after.revision} of {after.timestamp[:10]}{moved}"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"
