"""Patterns as in .gitignore: which files a run is about, and what is ignored in which."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_GITIGNORE = ".gitignore"


@attrs.frozen
class Globs:
    """Patterns and the folder they count from."""

    folder: str
    patterns: tuple[str, ...]

    def match(self, path: str) -> bool:
        """Say whether the patterns name a path; a later pattern with "!" takes it out again.

        Args:
            path: Absolute or from the working directory; a folder ends with a slash. A path that
                is not below the folder is never named.
        """
        if not self.patterns:
            return False
        below = _below(path, self.folder)
        return below is not None and _spec(self.patterns).match_file(below)


@attrs.frozen(kw_only=True)
class Selection:
    """Which of the files met in folders are drafts to check.

    With ``is_forced``, what is named one by one must pass too.
    """

    include: tuple[Globs, ...] = ()
    exclude: tuple[Globs, ...] = ()
    heeds_gitignore: bool = True
    is_forced: bool = False
    _ignores: GitIgnores = attrs.field(factory=lambda: GitIgnores(), repr=False, eq=False)  # noqa: PLW0108 - defined below

    def takes_file(self, path: str) -> bool:
        """Say whether a file is to be checked that was met in a folder which was taken."""
        if any(globs.match(path) for globs in self.exclude):
            return False
        wanted = [globs for globs in self.include if globs.patterns]
        if wanted and not any(globs.match(path) for globs in wanted):
            return False
        return not (self.heeds_gitignore and self._ignores.match(path))

    def takes_folder(self, path: str) -> bool:
        """Say whether to look into a folder; the one that was named is always looked into."""
        folder = f"{path}/"
        if any(globs.match(folder) for globs in self.exclude):
            return False
        return not (self.heeds_gitignore and self._ignores.match(folder))


def problem_with_pattern(pattern: str) -> str | None:
    """Return what is wrong with a pattern, or none when nothing is."""
    if not pattern.strip():
        return "a pattern is empty"
    try:
        _spec((pattern,))
    except (ValueError, TypeError) as error:
        return f"{pattern!r} is no pattern as in .gitignore: {error}"
    return None


def ignored_in(path: str, table: Mapping[str, Sequence[str]], folder: str) -> dict[str, str]:
    """Return the codes that a table of patterns ignores in a file, each with its pattern.

    Where several patterns name the file, the first in alphabetical order is given.
    """
    found: dict[str, str] = {}
    for pattern in sorted(table):
        if Globs(folder, (pattern,)).match(path):
            for code in table[pattern]:
                found.setdefault(code, pattern)
    return found


@functools.lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only for those who use patterns

    return GitIgnoreSpec.from_lines(patterns)


def _below(path: str, folder: str) -> str | None:
    """Return a path as seen from a folder above it, with slashes, or none."""
    is_folder = path.endswith(("/", os.sep))
    below = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))  # noqa: PTH100 - links are not followed
    if below == os.curdir or Path(below).parts[0] == os.pardir:
        return None
    return Path(below).as_posix() + ("/" if is_folder else "")


# ---------------------------------------------------------------- .gitignore


@attrs.frozen
class GitIgnores:
    """The .gitignore files met in one run, each read once."""

    _folders: dict[str, tuple[str, ...]] = attrs.field(factory=dict, repr=False)
    _texts: dict[str, tuple[str, ...]] = attrs.field(factory=dict, repr=False)

    def match(self, path: str) -> bool:
        """Say whether a .gitignore beside or above a path names it; the nearest one decides.

        Those above count up to the top of the repository; outside of one, none counts.
        """
        folder = os.path.dirname(os.path.abspath(path.rstrip("/")))  # noqa: PTH100, PTH120 - as strings, for speed
        for place in self._above(folder):
            lines = self._lines(place)
            below = _below(path, place) if lines else None
            if below is None:
                continue
            verdict = _spec(lines).check_file(below).include
            if verdict is not None:
                return verdict
        return False

    def _above(self, folder: str) -> tuple[str, ...]:
        """Return the folders whose .gitignore counts, the nearest first."""
        if folder not in self._folders:
            above = (folder, *(os.fspath(parent) for parent in Path(folder).parents))
            tops = (n for n, place in enumerate(above) if Path(place, ".git").exists())
            top = next(tops, None)
            self._folders[folder] = () if top is None else above[: top + 1]
        return self._folders[folder]

    def _lines(self, folder: str) -> tuple[str, ...]:
        if folder not in self._texts:
            self._texts[folder] = _read_lines(Path(folder, _GITIGNORE))
        return self._texts[folder]


def _read_lines(file: Path) -> tuple[str, ...]:
    """Return the lines of a .gitignore that are patterns; git passes over others too."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    lines = (line for line in text.splitlines() if line.strip())
    return tuple(line for line in lines if problem_with_pattern(line) is None)
