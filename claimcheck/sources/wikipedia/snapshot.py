"""A pinned snapshot as sources: what ``claimcheck check`` reads in place of a wiki.

Nothing here can reach a network.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs

from claimcheck.errors import SnapshotError
from claimcheck.model import Passage, Span
from claimcheck.sources.source import digest_of
from claimcheck.sources.wikipedia.attribution import credit
from claimcheck.sources.wikipedia.lock import page_name, page_path, read_lock
from claimcheck.sources.wikipedia.page import page_passages, parse_page
from claimcheck.sources.wikipedia.records import LockRecord, PinRecord, SiteRecord, digest
from claimcheck.sources.wikipedia.store import damage
from claimcheck.text.names import name_form

_MOST_ALIASES = 50  # of a page that its passages carry; all of them lead to the page


@attrs.frozen(kw_only=True)
class PageSource:
    """One pinned page as a source; see `read_snapshot`.

    ``titles`` are all names that lead to the page, its own first.
    """

    pin: PinRecord
    site: SiteRecord
    file: Path

    @property
    def name(self) -> str:
        """The wiki and the title, as ``en.wikipedia.org/Six-party talks``."""
        return f"{self.pin.site}/{self.pin.title}"

    @property
    def titles(self) -> tuple[str, ...]:
        """All names that lead to the page, its own first."""
        return tuple(dict.fromkeys((self.pin.title, *self.pin.requested, *self.pin.redirects)))

    @property
    def digest(self) -> str:
        """SHA-256 over the page file and all that the lock says about it."""
        return digest_of(self.name, repr((self.pin, self.site)).encode())

    def passages(self) -> tuple[Passage, ...]:
        """Read the page file.

        Raises:
            SnapshotError: It is missing, or not the one that was pinned.
        """
        name = page_name(self.pin)
        try:
            raw = self.file.read_bytes()
        except OSError as error:
            msg = f"{name}: {error.strerror or error}; run `claimcheck wiki verify`"
            raise SnapshotError(msg) from error
        if digest(raw) != self.pin.sha256:
            msg = f"{name}: is not the file that was pinned; run `claimcheck wiki verify`"
            raise SnapshotError(msg)
        page = parse_page(raw, name)
        told = (page.site, page.title, page.page_id, page.revision)
        if told != (self.pin.site, self.pin.title, self.pin.page_id, self.pin.revision):
            msg = f"{name}: is a file of another page or revision than the lock says"
            raise SnapshotError(msg)
        return page_passages(page, raw.decode(), self._template())

    def _template(self) -> Passage:
        return Passage(
            key="",
            source=self.name,
            text="",
            span=Span(0, 0),
            line=1,
            title=self.pin.title,
            path=page_name(self.pin),
            url=self.pin.permalink,
            revision=str(self.pin.revision),
            date=dt.date.fromisoformat(self.pin.timestamp[:10]),
            credit=credit(self.site, self.pin),
            aliases=_aliases(self.titles),
        )


@attrs.frozen(kw_only=True)
class Snapshot:
    """A lock and its pages as sources, sorted by name."""

    path: Path
    lock: LockRecord
    sources: tuple[PageSource, ...]


def read_snapshot(lock_path: Path) -> Snapshot:
    """Read a lock and check the digest of every page file beside it.

    Raises:
        SnapshotError: The lock or a page file is missing, damaged or too new.
    """
    lock = read_lock(lock_path)
    wrong = list(damage(lock_path, lock))
    if wrong:
        pin, problem = wrong[0]
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        msg = (
            f"{lock_path}: {page_name(pin)} {problem}{more};"
            " restore it from version control, or get it with `claimcheck wiki sync`"
        )
        raise SnapshotError(msg)
    sites = {site.name: site for site in lock.sites}
    sources = (
        PageSource(pin=pin, site=sites[pin.site], file=page_path(lock_path, pin))
        for pin in lock.pages
    )
    return Snapshot(
        path=lock_path, lock=lock, sources=tuple(sorted(sources, key=lambda page: page.name))
    )


def _aliases(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that differ from the title in more than accents, case and hyphens."""
    forms = {name_form(titles[0])}
    kept: list[str] = []
    for title in sorted(titles[1:]):
        form = name_form(title)
        if form and form not in forms:
            forms.add(form)
            kept.append(title)
    return tuple(kept[:_MOST_ALIASES])
