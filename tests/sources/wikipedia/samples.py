"""A small page, its pin and a lock, for tests that need no wiki."""

from __future__ import annotations

from pathlib import Path

from claimcheck.sources.wikipedia.client import permalink
from claimcheck.sources.wikipedia.lock import page_path
from claimcheck.sources.wikipedia.records import (
    LockRecord,
    PageRecord,
    Piece,
    PieceKind,
    PinRecord,
    SiteRecord,
    digest,
    encode_lock,
    encode_page,
)

SITE = SiteRecord(
    name="wiki.example",
    api="https://wiki.example/w/api.php",
    title="Testwiki",
    licence="CC BY-SA 4.0",
    licence_url="https://creativecommons.org/licenses/by-sa/4.0/",
)
PAGE = PageRecord(
    schema_version="1",
    extractor="1",
    site=SITE.name,
    title="Bridge",
    page_id=3,
    revision=7,
    is_disambiguation=False,
    pieces=(
        Piece(
            kind=PieceKind.INFOBOX_ROW, text="Opened: 2 July 2012", cells=("Opened", "2 July 2012")
        ),
        Piece(kind=PieceKind.PARAGRAPH, text='It is "long". It\tis old.', section=("Use",)),
        Piece(
            kind=PieceKind.TABLE_ROW,
            text="North pier | 40 m",
            header=("Part", "Height"),
            cells=("North pier", "40 m"),
            caption="Parts",
        ),
        Piece(kind=PieceKind.TABLE_ROW, text="a | b", cells=("a", "b")),
    ),
)


def pin_of(page: PageRecord) -> PinRecord:
    return PinRecord(
        site=page.site,
        title=page.title,
        page_id=page.page_id,
        revision=page.revision,
        timestamp="2019-04-18T10:00:00Z",
        sha1="",
        sha256=digest(encode_page(page)),
        permalink=permalink(SITE.api, page.title, page.revision),
        requested=(page.title,),
        redirects=("Long bridge", "bridge"),
    )


PIN = pin_of(PAGE)


def lock_of(*pins: PinRecord) -> LockRecord:
    return LockRecord(schema_version="1", extractor="1", as_of=None, sites=(SITE,), pages=pins)


LOCK = lock_of(PIN)


def write(folder: Path, *pages: PageRecord) -> Path:
    """Write a snapshot and return its lock."""
    lock_path = folder / "claimcheck.lock"
    pins = [pin_of(page) for page in pages]
    for page, pin in zip(pages, pins, strict=True):
        file = page_path(lock_path, pin)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(encode_page(page))
    lock_path.write_bytes(encode_lock(lock_of(*pins)))
    return lock_path
