"""What differs between two locks and the pages they pin."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import attrs

from claimcheck.errors import SnapshotError
from claimcheck.sources.wikipedia.lock import page_name, page_path
from claimcheck.sources.wikipedia.page import parse_page
from claimcheck.sources.wikipedia.records import LockRecord, PageRecord, PinRecord, digest
from claimcheck.text.sentences import sentences


@attrs.frozen(kw_only=True)
class PageChange:
    """A page that two locks pin differently; ``before`` or ``after`` is none where one has none."""

    before: PinRecord | None
    after: PinRecord | None

    @property
    def title(self) -> str:
        """The title, the newer one where it changed."""
        pin = self.after or self.before
        return "" if pin is None else pin.title


@attrs.frozen(kw_only=True)
class TextChange:
    """Sentences or rows, with the headings above them, that were replaced by others."""

    section: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]


def page_changes(before: LockRecord, after: LockRecord) -> tuple[PageChange, ...]:
    """Return the pages whose pin differs, sorted by wiki and title."""
    old = {(pin.site, pin.page_id): pin for pin in before.pages}
    new = {(pin.site, pin.page_id): pin for pin in after.pages}
    changes = (
        PageChange(before=old.get(key), after=new.get(key))
        for key in {**old, **new}
        if _identity(old.get(key)) != _identity(new.get(key))
    )
    return tuple(sorted(changes, key=lambda change: (_site(change), change.title)))


def _identity(pin: PinRecord | None) -> tuple[object, ...]:
    return () if pin is None else (pin.title, pin.revision, pin.sha256)


def _site(change: PageChange) -> str:
    pin = change.after or change.before
    return "" if pin is None else pin.site


def read_page(lock_path: Path, pin: PinRecord) -> PageRecord:
    """Return a pinned page.

    Raises:
        SnapshotError: Its file is missing or is not the one that was pinned.
    """
    file, name = page_path(lock_path, pin), page_name(pin)
    try:
        raw = file.read_bytes()
    except OSError as error:
        msg = f"{name}: {error.strerror or error}; get it with `claimcheck wiki sync`"
        raise SnapshotError(msg) from error
    if digest(raw) != pin.sha256:
        msg = f"{name}: is not the file that was pinned; get it with `claimcheck wiki sync`"
        raise SnapshotError(msg)
    return parse_page(raw, name)


def text_changes(before: PageRecord | None, after: PageRecord | None) -> tuple[TextChange, ...]:
    """Return what was said before and is not any more, and the reverse, in page order."""
    old, new = list(_told(before)), list(_told(after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        TextChange(
            section=(old[a:b] or new[c:d])[0][0],
            removed=tuple(text for _, text in old[a:b]),
            added=tuple(text for _, text in new[c:d]),
        )
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _told(page: PageRecord | None) -> Iterator[tuple[tuple[str, ...], str]]:
    for piece in () if page is None else page.pieces:
        if piece.cells:
            yield piece.section, piece.text
        else:
            for span in sentences(piece.text):
                yield piece.section, span.of(piece.text)
