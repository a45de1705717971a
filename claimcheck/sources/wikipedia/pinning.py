"""From what a wiki says now, or said on a day, to a new lock; nothing is written here.

Each function returns a whole new lock and the page files it needs, or raises: a lock that was half
made does not exist.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs
import msgspec

from claimcheck.errors import SnapshotError, UsageError
from claimcheck.sources.wikipedia.client import Found, WikiClient, permalink
from claimcheck.sources.wikipedia.records import (
    EXTRACTOR,
    LockRecord,
    PinRecord,
    SiteRecord,
    digest,
    encode_page,
)

Progress = Callable[[int, int], None]
"""Called as ``progress(done, total)``, in pages, while they are fetched."""

_LISTED = 8  # meanings named in the message about a disambiguation page


@attrs.frozen(kw_only=True)
class Proposal:
    """A new lock, the files of the pages it does not have yet, and remarks for people."""

    lock: LockRecord
    files: Mapping[PinRecord, bytes]
    notes: tuple[str, ...] = ()


def add(
    client: WikiClient,
    lock: LockRecord,
    titles: Sequence[str],
    *,
    as_of: dt.date | None,
    progress: Progress | None = None,
) -> Proposal:
    """Pin the pages that ``titles`` lead to; pages that are pinned already stay as they are.

    Raises:
        UsageError: There is no such page, or it only lists the meanings of a name.
        NetworkError: The wiki could not be asked.
    """
    site = client.site()
    lock = _with_site(lock, site)
    pins = {(pin.site, pin.page_id): pin for pin in lock.pages}
    fresh: dict[int, Found] = {}
    notes = []
    for title in dict.fromkeys(titles):
        found = _found(client, title, as_of)
        known = pins.get((site.name, found.page_id))
        if known is not None:
            notes.append(f"{found.title} is pinned already, at the revision of {_day(known)}")
        else:
            fresh.setdefault(found.page_id, found)
        pin = known or _unwritten(site, found)
        pins[site.name, found.page_id] = _asked_for(pin, title)
    files = _files(client, fresh, pins, site, progress)
    return Proposal(lock=_with_pins(lock, pins.values()), files=files, notes=tuple(notes))


def again(
    clients: Mapping[str, WikiClient],
    lock: LockRecord,
    *,
    as_of: dt.date | None,
    progress: Progress | None = None,
) -> Proposal:
    """Pin all pages again: at their newest revision, or at the one that stood on a day.

    A page that the wiki no longer has keeps its pin, with a remark.

    Raises:
        UsageError: A page became one that only lists the meanings of a name.
        NetworkError: A wiki could not be asked, or a page is younger than ``as_of``.
    """
    notes: list[str] = []
    pins: dict[tuple[str, int], PinRecord] = {}
    files: dict[PinRecord, bytes] = {}
    for site in lock.sites:
        client = clients[site.name]
        own = [pin for pin in lock.pages if pin.site == site.name]
        found = _newest(client, own, as_of)
        changed: dict[int, Found] = {}
        for pin in own:
            now = found.get(pin.page_id)
            if now is None:
                notes.append(f"{pin.title} is gone from {site.name}; the pinned text stays")
                pins[pin.site, pin.page_id] = pin
                continue
            if now.is_disambiguation:
                raise UsageError(_only_lists(client, now))
            is_same = now.revision == pin.revision and lock.extractor == EXTRACTOR
            moved = pin if is_same else _at(pin, site, now)
            if not is_same:
                changed[now.page_id] = now
            pins[site.name, now.page_id] = moved
        files |= _files(client, changed, pins, site, progress)
    day = None if as_of is None else as_of.isoformat()
    new = msgspec.structs.replace(lock, as_of=day, extractor=EXTRACTOR)
    return Proposal(lock=_with_pins(new, pins.values()), files=files, notes=tuple(notes))


def restored(client: WikiClient, pin: PinRecord) -> bytes:
    """Return the page file of a pin, got again from the wiki.

    Raises:
        SnapshotError: The wiki renders that revision otherwise today.
        NetworkError: The wiki could not be asked.
    """
    raw = encode_page(client.fetch(_as_found(pin)))
    if digest(raw) != pin.sha256:
        msg = (
            f"“{pin.title}”: the wiki shows revision {pin.revision} otherwise than when it was"
            " pinned, as happens when a template it uses was changed; restore the page file from"
            " version control, or pin the page again with `claimcheck wiki lock`"
        )
        raise SnapshotError(msg)
    return raw


def remove(lock: LockRecord, titles: Sequence[str]) -> LockRecord:
    """Return the lock without the pages of these titles, or of titles that lead to them.

    Raises:
        UsageError: No pinned page has the title.
    """
    gone: set[tuple[str, int]] = set()
    for title in titles:
        named = {
            (pin.site, pin.page_id)
            for pin in lock.pages
            if title in {pin.title, *pin.requested, *pin.redirects}
        }
        if not named:
            msg = f"no pinned page is titled {title!r}"
            raise UsageError(msg)
        gone |= named
    kept = [pin for pin in lock.pages if (pin.site, pin.page_id) not in gone]
    return _with_pins(lock, kept)


# ---------------------------------------------------------------- one page


def _found(client: WikiClient, title: str, as_of: dt.date | None) -> Found:
    found = client.find(title, as_of=as_of)
    if found is None:
        near = client.search(title)
        hint = f"; its search finds {', '.join(f'“{each}”' for each in near)}" if near else ""
        msg = f"no page on {client.site().name} is titled {title!r}{hint}"
        raise UsageError(msg)
    if found.is_disambiguation:
        raise UsageError(_only_lists(client, found))
    return found


def _only_lists(client: WikiClient, found: Found) -> str:
    page = client.fetch(found)
    meanings = [piece.text for piece in page.pieces if piece.kind.value == "list item"]
    listed = "; ".join(meanings[:_LISTED])
    return (
        f"“{found.title}” only lists the meanings of a name and is no evidence;"
        f" add one of them: {listed}"
    )


def _newest(
    client: WikiClient, pins: Sequence[PinRecord], as_of: dt.date | None
) -> dict[int, Found]:
    if as_of is None:
        return client.newest([pin.page_id for pin in pins])
    found = {}
    for pin in pins:
        then = client.find(pin.title, as_of=as_of)
        if then is not None and then.page_id == pin.page_id:
            found[pin.page_id] = then
    return found


def _files(
    client: WikiClient,
    wanted: Mapping[int, Found],
    pins: dict[tuple[str, int], PinRecord],
    site: SiteRecord,
    progress: Progress | None,
) -> dict[PinRecord, bytes]:
    """Fetch pages; put their digests and redirects into ``pins``, and return their files."""
    names = client.redirects(list(wanted)) if wanted else {}
    files: dict[PinRecord, bytes] = {}
    for done, (page_id, found) in enumerate(wanted.items()):
        if progress is not None:
            progress(done, len(wanted))
        page = client.fetch(found)
        if page.is_disambiguation:
            raise UsageError(_only_lists(client, found))
        raw = encode_page(page)
        pin = msgspec.structs.replace(
            pins[site.name, page_id], sha256=digest(raw), redirects=names.get(page_id, ())
        )
        pins[site.name, page_id] = pin
        files[pin] = raw
    return files


def _unwritten(site: SiteRecord, found: Found) -> PinRecord:
    return PinRecord(
        site=site.name,
        title=found.title,
        page_id=found.page_id,
        revision=found.revision,
        timestamp=found.timestamp,
        sha1=found.sha1,
        sha256="",
        permalink=permalink(site.api, found.title, found.revision),
        requested=(),
        redirects=(),
    )


def _at(pin: PinRecord, site: SiteRecord, found: Found) -> PinRecord:
    """Return a pin moved to another revision."""
    return msgspec.structs.replace(_unwritten(site, found), requested=pin.requested)


def _asked_for(pin: PinRecord, title: str) -> PinRecord:
    return msgspec.structs.replace(pin, requested=tuple(sorted({*pin.requested, title})))


def _as_found(pin: PinRecord) -> Found:
    return Found(
        title=pin.title,
        page_id=pin.page_id,
        revision=pin.revision,
        timestamp=pin.timestamp,
        sha1=pin.sha1,
        is_disambiguation=False,
    )


def _day(pin: PinRecord) -> str:
    return pin.timestamp[:10]


# ---------------------------------------------------------------- the lock


def _with_site(lock: LockRecord, site: SiteRecord) -> LockRecord:
    known = {each.name: each for each in lock.sites}
    if known.get(site.name, site).api != site.api:
        msg = f"the lock already has a wiki named {site.name!r}, at {known[site.name].api}"
        raise UsageError(msg)
    sites = {**known, site.name: site}
    return msgspec.structs.replace(lock, sites=tuple(sites[name] for name in sorted(sites)))


def _with_pins(lock: LockRecord, pins: Iterable[PinRecord]) -> LockRecord:
    ordered = sorted(pins, key=lambda pin: (pin.site, pin.title, pin.page_id))
    used = {pin.site for pin in ordered}
    sites = tuple(site for site in lock.sites if site.name in used)
    return msgspec.structs.replace(lock, sites=sites, pages=tuple(ordered))
