"""From the options and paths of a command to the settings that hold for it."""

from __future__ import annotations

import enum
import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from claimcheck.cli._stdin import NAME
from claimcheck.config import Effective, Found, find, read, resolve
from claimcheck.config.files import SettingsError, meant, problems_with_codes
from claimcheck.config.keys import PATHS
from claimcheck.documents.places import leads_out, project_of
from claimcheck.errors import UnreadableError, UsageError

_STDIN = "-"
_LEVELS = ("error", "warning", "info", "off")


@attrs.frozen(kw_only=True)
class Where:
    """Which settings file to use: the one named, none at all, or the one that is found."""

    config: str | None = None
    isolated: bool = False

    def __attrs_post_init__(self) -> None:
        if self.config is not None and self.isolated:
            msg = "--config names a settings file and --isolated wants none; give one of them"
            raise UsageError(msg)

    @property
    def is_search(self) -> bool:
        """Say whether the file is looked for."""
        return self.config is None and not self.isolated


def load(
    paths: Sequence[str],
    where: Where,
    given: Mapping[str, object],
    *,
    stdin_filename: str | None = None,
) -> Effective:
    """Return the settings for a command on ``paths``.

    The file is looked for from each path upwards, then from the working directory.

    Args:
        paths: Files, folders, patterns and "-" as typed.
        where: Whether and where to look for a file.
        given: The options by key; those that are none were not given.
        stdin_filename: Where the draft read from stdin belongs.

    Raises:
        SettingsError: The file is wrong, or one that was not named leads out of its project.
        UsageError: Two paths have different settings files.
        UnreadableError: The file that was named does not exist.
    """
    options = {name: _plain(value) for name, value in given.items() if value is not None}
    found = _found(paths, where, stdin_filename)
    if found is not None and where.is_search:
        _refuse_outside(found, options)
    return resolve(found, options)


def existing(path: str | None) -> tuple[str, ...]:
    """Return a path as the paths of a command, the working directory when it is none.

    Raises:
        UnreadableError: It does not exist.
    """
    if path is not None and not os.path.lexists(path):
        raise UnreadableError(path, "no such file or folder")
    return (path or os.curdir,)


def refuse_other_files(effective: Effective, where: Where, paths: Iterable[Path]) -> None:
    """Make sure that no draft met in a folder has settings of its own.

    Raises:
        UsageError: One has.
    """
    if not where.is_search:
        return
    for folder in sorted({path.parent for path in paths}):
        own = find(folder)
        if own is not None and not _is_same(own, effective.file):
            raise UsageError(_two_files(os.fspath(folder), own, effective.file))


def _refuse_outside(found: Found, options: Mapping[str, object]) -> None:
    """Refuse paths of a settings file that was met, not named, which lead out of its project.

    It may come with a stranger's change; what is outside is read and written when its owner says
    so, on the command line or by naming the settings file.

    Raises:
        SettingsError: There are such paths; all are told.
    """
    project = project_of(found.folder)
    problems = [
        f"{found.path}: {name}: {path!r} leads out of the project {os.path.relpath(project)};"
        " name it on the command line, or this file with --config"
        for name in sorted(PATHS & found.values.keys() - options.keys())
        for path in _strings(found.values[name])
        if leads_out(Path(path), project)
    ]
    if problems:
        raise SettingsError(problems)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (each for each in value.values() if isinstance(each, str))
    elif isinstance(value, Sequence):
        yield from (each for each in value if isinstance(each, str))


def _found(paths: Sequence[str], where: Where, stdin_filename: str | None) -> Found | None:
    if where.isolated:
        return None
    if where.config is not None:
        named = Path(where.config)
        if not named.is_file():
            raise UnreadableError(where.config, "no such settings file; see --config")
        return read(named)
    chosen: Path | None = None
    first = ""
    for path in paths:
        own = find(_folder(path, stdin_filename))
        if first and not _is_same(own, chosen):
            raise UsageError(_two_files(path, own, chosen))
        chosen, first = own, path
    chosen = chosen or find(Path())
    return None if chosen is None else read(chosen)


def _folder(path: str, stdin_filename: str | None) -> Path:
    """Return the folder where the search for settings begins."""
    if path == _STDIN:
        return Path(stdin_filename or NAME).parent
    if os.path.isdir(path):  # noqa: PTH112 - must not raise on odd names
        return Path(path)
    parent = Path(path).parent
    while glob.has_magic(os.fspath(parent)):
        parent = parent.parent
    return parent


def _is_same(one: Path | None, other: Path | None) -> bool:
    if one is None or other is None:
        return one is other
    return os.path.realpath(one) == os.path.realpath(other)


def _two_files(path: str, own: Path | None, other: Path | None) -> str:
    has = "has no settings file" if own is None else f"has the settings of {own}"
    others = "others have none" if other is None else f"others have those of {other}"
    return f"{path} {has} and {others}; check them apart, or name one file with --config"


def _plain(value: object) -> object:
    if isinstance(value, enum.Enum):
        return value.value
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


# ---------------------------------------------------------------- options with a form of their own


def read_severities(values: Sequence[str] | None) -> dict[str, str] | None:
    """Return the severities named by ``--severity CODE=LEVEL``, none when none was given.

    Raises:
        UsageError: Not of that form, no such code, or no such severity.
    """
    if not values:
        return None
    found = {}
    for value in values:
        name, equals, level = value.partition("=")
        if not equals or level not in _LEVELS:
            near = meant(level, _LEVELS) if level else ""
            msg = (
                f"--severity takes CODE=LEVEL with one of {', '.join(_LEVELS)}, got {value!r}{near}"
            )
            raise UsageError(msg)
        _refuse(problems_with_codes([name]), "--severity")
        found[name] = level
    return found


def read_ignores(values: Sequence[str] | None) -> dict[str, list[str]] | None:
    """Return the codes by pattern named by ``--per-file-ignores PATTERN:CODE``.

    Raises:
        UsageError: Not of that form, or no such code.
    """
    if not values:
        return None
    found: dict[str, list[str]] = {}
    for value in values:
        pattern, colon, name = value.rpartition(":")
        if not colon or not pattern or not name:
            msg = f"--per-file-ignores takes PATTERN:CODE, such as opinion/**:CC102, got {value!r}"
            raise UsageError(msg)
        _refuse(problems_with_codes([name]), "--per-file-ignores")
        found.setdefault(pattern, []).append(name)
    return found


def _refuse(problems: Iterable[str], option: str) -> None:
    for problem in problems:
        msg = f"{option}: {problem}"
        raise UsageError(msg)
