"""The files of a snapshot as they stand on disk: ``claimcheck.lock`` and one JSON file a page.

Both are JSON with one page, or one paragraph, a line, sorted and without anything that depends on
when or where they were written, so that a change reads well in a review.
"""

from __future__ import annotations

import enum
import hashlib

import msgspec

LOCK_VERSION = "1"
PAGE_VERSION = "1"
EXTRACTOR = "1"
"""Raised when the same HTML gives other pieces, so that old page files are told apart."""


class PieceKind(enum.Enum):
    """What a piece of a page is."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CAPTION = "caption"
    INFOBOX_ROW = "infobox row"
    TABLE_ROW = "table row"


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paragraph, list item or row of a page.

    ``section`` are the headings above it, outermost first. ``cells`` of an infobox row are its
    label and each of its values; of a table row, what stands under each of the ``header`` words.
    ``caption`` is that of the table.
    """

    kind: PieceKind
    text: str
    section: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    caption: str = ""


class PageRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One revision of one page."""

    schema_version: str
    extractor: str
    site: str
    title: str
    page_id: int
    revision: int
    is_disambiguation: bool
    pieces: tuple[Piece, ...]


class SiteRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wiki: ``name`` stands in file names and reports, ``api`` is what is asked."""

    name: str
    api: str
    title: str
    licence: str
    licence_url: str


class PinRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page at a revision.

    ``requested`` are the titles it was asked for by, ``redirects`` the other titles that lead to
    it. ``timestamp`` is when the revision was saved, in UTC. ``sha1`` is the wiki's own digest of
    its wikitext, ``sha256`` that of our page file.
    """

    site: str
    title: str
    page_id: int
    revision: int
    timestamp: str
    sha1: str
    sha256: str
    permalink: str
    requested: tuple[str, ...]
    redirects: tuple[str, ...]


class LockRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a check reads in place of a wiki. ``as_of`` is the day all revisions date from."""

    schema_version: str
    extractor: str
    as_of: str | None
    sites: tuple[SiteRecord, ...]
    pages: tuple[PinRecord, ...]


def encode_page(page: PageRecord) -> bytes:
    """Return the bytes of a page file."""
    return _lines(page)


def encode_lock(lock: LockRecord) -> bytes:
    """Return the bytes of a lock, its sites and pages sorted."""
    sites = sorted(lock.sites, key=lambda site: site.name)
    pages = sorted(lock.pages, key=lambda pin: (pin.site, pin.title, pin.page_id))
    return _lines(msgspec.structs.replace(lock, sites=tuple(sites), pages=tuple(pages)))


def digest(raw: bytes) -> str:
    """Return the SHA-256 of a page file, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def _lines(record: msgspec.Struct) -> bytes:
    """Write an object with a line for each field, and for each item of a list of objects."""
    fields = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            items = b",\n".join(msgspec.json.encode(item) for item in value)
            shown = b"[\n" + items + b"\n]"
        else:
            shown = msgspec.json.encode(value)
        fields.append(msgspec.json.encode(name) + b": " + shown)
    return b"{\n" + b",\n".join(fields) + b"\n}\n"
