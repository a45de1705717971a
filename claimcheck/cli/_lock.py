"""The lock that belongs to the drafts of a check."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.cli._inputs import STDIN
from claimcheck.sources.wikipedia import LOCK_SUFFIX, find_lock
from claimcheck.sources.wikipedia.lock import PAGES_FOLDER


def lock_of(paths: Sequence[str], sources: Sequence[Path]) -> Path | None:
    """Return the lock to use beside the named ``sources``, or none.

    None when one of them is a lock. Else the one beside the drafts, else the one in the working
    folder; in a repository, those above it up to its root count as well.

    Raises:
        UsageError: The drafts have different locks.
    """
    if any(source.suffix == LOCK_SUFFIX for source in sources):
        return None
    found = find_lock(tuple(_folders(paths)))
    return found or find_lock((Path.cwd(),))


def not_drafts(sources: Sequence[Path]) -> tuple[Path, ...]:
    """Return what is no draft although it may lie among drafts: sources, and pinned pages."""
    folders = (s.parent / PAGES_FOLDER for s in sources if s.suffix == LOCK_SUFFIX)
    return (*sources, *folders)


def _folders(paths: Sequence[str]) -> Iterator[Path]:
    """Yield the folder of each draft, of a pattern the part before its first sign."""
    for path in paths:
        if path == STDIN:
            continue
        place = Path(path)
        while glob.has_magic(os.fspath(place)) and not place.exists():
            place = place.parent
        yield place if place.is_dir() else place.parent
