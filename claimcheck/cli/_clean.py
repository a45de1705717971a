"""Find what claimcheck wrote into a cache folder, by its names, and remove just that."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import attrs

from claimcheck.report.terminal import visible
from claimcheck.retrieval.cache import usual_folder
from claimcheck.retrieval.folders import sweep as sweep_abandoned

_TEMPORARY = r"\.writing-.*"
_OURS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "index": re.compile(r"[0-9a-f]{32}|\.damaged-.*"),
        "passages": re.compile(rf"[0-9a-f]{{32}}|{_TEMPORARY}"),
        "trees": re.compile(r"[0-9a-f]{24}"),
        "reports": re.compile(r"[0-9a-f]{2}"),
    }
)
"""The folders of a cache, and how what lies in each is named. An index that another process is
building now has another name, and is left to it."""


@attrs.frozen(kw_only=True)
class Swept:
    """What was removed: how many entries and bytes of each folder; and what could not be."""

    removed: Mapping[str, tuple[int, int]]
    problems: tuple[str, ...]


def folder_of(given: str | None) -> Path | None:
    """Return the cache folder, made or not; none when there is no usual one."""
    return Path(given) if given is not None else usual_folder()


def sweep(folder: Path | None, *, is_dry: bool) -> Swept:
    """Remove what is ours from a cache folder; links are left, and so is all that is not ours."""
    removed: dict[str, tuple[int, int]] = {}
    problems: list[str] = []
    for name, shape in _OURS.items():
        below = None if folder is None else folder / name
        if below is None or below.is_symlink() or not below.is_dir():
            continue
        if name == "index" and not is_dry:
            sweep_abandoned(below)
        count = size = 0
        for path in _entries(below, shape):
            bytes_of = _size(path)
            problem = None if is_dry else _remove(path)
            if problem is None:
                count, size = count + 1, size + bytes_of
            else:
                problems.append(f"{path}: cannot be removed: {problem}")
        if count:
            removed[name] = (count, size)
        if not is_dry:
            _remove_if_empty(below)
    return Swept(removed=removed, problems=tuple(problems))


def text_of(swept: Swept, folder: Path | None, *, is_dry: bool) -> str:
    """Return a line for each folder of the cache that something was removed from."""
    if not swept.removed:
        return "nothing to remove\n"
    verb = "would remove" if is_dry else "removed"
    lines = (
        f"{verb} {visible(str(folder))}{os.sep}{name}: {count} entr{'y' if count == 1 else 'ies'},"
        f" {size} bytes"
        for name, (count, size) in swept.removed.items()
    )
    return "".join(f"{line}\n" for line in lines)


def _entries(folder: Path, shape: re.Pattern[str]) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if shape.fullmatch(path.name) and not path.is_symlink():
            yield path


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.lstat().st_size for file in files)


def _remove(path: Path) -> str | None:
    """Remove a file or folder; return what is in the way, or none."""
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except FileNotFoundError:  # somebody else was quicker
        return None
    except OSError as error:
        return error.strerror or str(error)
    return None


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
