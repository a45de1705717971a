"""What holds for a run: the command line before the settings file before the defaults."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
import msgspec

from claimcheck.config.files import Found, codes_of, shown
from claimcheck.config.globs import Globs, Selection, ignored_in
from claimcheck.config.keys import Settings, key_names
from claimcheck.model import Severity

COMMAND_LINE, DEFAULT = "command line", "default"
_ADDED = frozenset({"severity", "per-file-ignores"})
_OFF = "off"


@attrs.frozen(kw_only=True)
class Effective:
    """The settings of a run.

    ``origins`` says for each key where it came from. ``file`` is the settings file, or none.
    ``selection`` says which files are drafts.
    """

    settings: Settings
    origins: Mapping[str, str]
    file: Path | None
    selection: Selection

    @property
    def folder(self) -> str:
        """The folder that patterns of the file count from; without a file, the working one."""
        return os.curdir if self.file is None else os.fspath(self.file.parent)

    def levels(self) -> dict[str, Severity | None]:
        """Return severities by code, none for a code that is off."""
        return levels_of(self.settings.severity)

    def ignored(self) -> Callable[[str], Mapping[str, str]]:
        """Return what tells for a file the codes ignored in it, each with the reason."""
        table = {
            pattern: [code for name in names for code in codes_of(name)]
            for pattern, names in self.settings.per_file_ignores.items()
        }

        def ignored(path: str) -> Mapping[str, str]:
            found = ignored_in(path, table, self.folder)
            return {code: f"ignored in {pattern}" for code, pattern in found.items()}

        return ignored


def resolve(found: Found | None, given: Mapping[str, object]) -> Effective:
    """Put together what the file says and what the command line gives.

    Args:
        found: The settings file, or none.
        given: Values by key, of the options that were given; they win. The tables by code and by
            pattern are added to those of the file, entry by entry, and so are the patterns of
            ``extend-exclude``.
    """
    file = {} if found is None else dict(found.values)
    where = None if found is None else found.path
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for name in key_names():
        sources = [
            text for text, part in ((_place(where), file), (COMMAND_LINE, given)) if name in part
        ]
        origins[name] = ", ".join(sources if name in _ADDED else sources[-1:]) or DEFAULT
        if name in _ADDED:
            values[name] = {**_table(file.get(name)), **_table(given.get(name))}
        elif name in given:
            values[name] = given[name]
        elif name in file:
            values[name] = file[name]
    if "extend-exclude" in file and "extend-exclude" in given:
        origins["extend-exclude"] = f"{_place(where)}, {COMMAND_LINE}"
        values["extend-exclude"] = [
            *_items(file, "extend-exclude"),
            *_items(given, "extend-exclude"),
        ]
    settings = msgspec.convert(values, Settings)
    return Effective(
        settings=settings,
        origins=origins,
        file=where,
        selection=_selection(
            settings, file, given, "" if where is None else os.fspath(where.parent)
        ),
    )


def levels_of(table: Mapping[str, str]) -> dict[str, Severity | None]:
    """Return severities by code from a table by code, name or beginning; the longest wins.

    Example:
        >>> levels_of({"CC30": "error", "CC301": "off"})["CC301"] is None
        True
    """
    ranked = sorted(table.items(), key=lambda item: (-len(codes_of(item[0])), item[0]))
    return {
        code: None if level == _OFF else Severity(level)
        for name, level in ranked
        for code in codes_of(name)
    }


def _selection(
    settings: Settings, file: Mapping[str, object], given: Mapping[str, object], folder: str
) -> Selection:
    """Say for each pattern which folder it counts from: the file's, or the working one."""
    base = folder or os.curdir

    def globs(name: str) -> tuple[Globs, ...]:
        if name in given:
            return (Globs(os.curdir, tuple(_items(given, name))),)
        default = msgspec.to_builtins(getattr(Settings(), name.replace("-", "_")))
        patterns = tuple(_items(file, name)) if name in file else tuple(default)
        return (Globs(base, patterns),)

    extended = [
        Globs(place, tuple(_items(part, "extend-exclude")))
        for place, part in ((base, file), (os.curdir, given))
        if "extend-exclude" in part
    ]
    return Selection(
        include=globs("include"),
        exclude=(*globs("exclude"), *extended),
        heeds_gitignore=settings.respect_gitignore,
        is_forced=settings.force_exclude,
    )


def _items(part: Mapping[str, object], name: str) -> list[str]:
    value = part.get(name)
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def _table(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}


def _place(path: Path | None) -> str:
    return "" if path is None else shown(path)
