"""What a pattern such as ``drafts/**/*.md`` stands for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator

_ANY_DEPTH = "**"


def matches(pattern: str) -> list[str]:
    """Return the files and folders that a pattern stands for, sorted, each once.

    ``**`` stands for any number of folders. Unlike the standard library's, it does not follow
    links to folders: two that lead back to where they are would never come to an end.
    """
    return sorted(set(_matches(pattern)))


def _matches(pattern: str) -> Iterator[str]:
    parts = pattern.replace(os.sep, "/").split("/")
    if _ANY_DEPTH not in parts:
        yield from glob.glob(pattern)  # noqa: PTH207 - it may be absolute
        return
    at = parts.index(_ANY_DEPTH)
    before, after = "/".join(parts[:at]), "/".join(parts[at + 1 :])
    starts = glob.glob(before) if before else ["/" if pattern.startswith("/") else ""]  # noqa: PTH207 - see above
    for start in starts:
        for folder, files in _below(start):
            if after:
                yield from _matches(os.path.join(glob.escape(folder), after))  # noqa: PTH118 - as strings, like glob
            else:
                yield folder or os.curdir
                yield from files


def _below(start: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder from ``start`` on, that is not hidden or a link, and its files."""
    for parent, folders, files in os.walk(start or os.curdir):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = os.path.relpath(parent) if not start else parent
        shown = "" if shown == os.curdir else shown
        kept = (name for name in files if not name.startswith("."))
        yield shown, [os.path.join(shown, name) for name in kept]  # noqa: PTH118 - see above
