"""Find the settings file, read it, and name everything that is wrong with it at once."""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import msgspec

from claimcheck.config.globs import problem_with_pattern
from claimcheck.config.keys import CHANGEABLE, PATHS, Key, key_names, keys
from claimcheck.errors import ConfigError
from claimcheck.report import FORMATS

FILE_NAMES = (".claimcheck.toml", "claimcheck.toml", "pyproject.toml")
"""The names of a settings file, in the order in which they are looked for in each folder."""

_PYPROJECT = FILE_NAMES[-1]
_PREFIX = re.compile(r"CC\d{1,3}")
_SHOWN = 60


class SettingsError(ConfigError):
    """A settings file is wrong; ``problems`` has a line for each thing that is."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


@attrs.frozen(kw_only=True)
class Found:
    """A settings file that is right: its place and the keys it sets, with paths made usable."""

    path: Path
    values: Mapping[str, object]

    @property
    def folder(self) -> Path:
        """The folder that patterns and relative paths count from."""
        return self.path.parent


def find(folder: Path) -> Path | None:
    """Return the settings file that holds for a folder: its own, else the nearest above it.

    A ``pyproject.toml`` counts only with a table ``[tool.claimcheck]``.

    Raises:
        SettingsError: A ``pyproject.toml`` on the way is not TOML.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - links are not followed: names count
    for place in (start, *start.parents):
        for name in FILE_NAMES:
            path = place / name
            if _is_file(path) and (name != _PYPROJECT or _table(path, _parsed(path)) is not None):
                return path
    return None


def _is_file(path: Path) -> bool:
    """Say whether there is a file; in a folder that may not be looked into there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def read(path: Path) -> Found:
    """Read a settings file.

    Raises:
        SettingsError: It cannot be read, is not TOML, or has keys or values that are wrong; all
            of them are told at once.
    """
    table = _table(path, _parsed(path))
    if table is None:
        raise SettingsError([f"{shown(path)}: there is no table [tool.claimcheck] in it"])
    place = _Place(path, _text(path))
    problems = list(_problems(table, place))
    if problems:
        raise SettingsError(problems)
    folder = os.path.relpath(path.parent)
    return Found(
        path=path,
        values={name: _located(name, value, folder) for name, value in table.items()},
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError([f"{shown(path)}: not UTF-8 text"]) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError([f"{shown(path)}: cannot be read: {reason}"]) from error


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError([f"{shown(path)}: not TOML: {error}"]) from error


def _table(path: Path, parsed: dict[str, object]) -> dict[str, object] | None:
    if path.name != _PYPROJECT:
        return parsed
    tool = parsed.get("tool")
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError([f"{shown(path)}: tool.claimcheck must be a table"])
    return table


def _located(name: str, value: object, folder: str) -> object:
    """Return a value whose relative paths lead on from the working directory."""
    if name not in PATHS or folder == os.curdir:
        return value
    if isinstance(value, str):
        return os.path.join(folder, value)  # noqa: PTH118 - as text, as the user would type it
    if isinstance(value, dict):
        return {key: _located(name, each, folder) for key, each in value.items()}
    return [_located(name, each, folder) for each in value] if isinstance(value, list) else value


# ---------------------------------------------------------------- what is wrong


@attrs.frozen
class _Place:
    """Says where in a file something stands, as well as that can be seen."""

    path: Path
    text: str

    def of(self, *names: str) -> str:
        """Return "path:line" of a key, or "path" when it is written in an unusual way."""
        line = _line_of(self.text, names, in_tool=self.path.name == _PYPROJECT)
        return shown(self.path) if line is None else f"{shown(self.path)}:{line}"


_Wrong = Iterator[tuple[tuple[str, ...], str]]
"""The keys that lead on to what is wrong, and a sentence about it."""


def _problems(table: Mapping[str, object], place: _Place) -> Iterator[str]:
    known = {key.name: key for key in keys()}
    for name, value in table.items():
        if name not in known:
            yield f'{place.of(name)}: no key "{_cut(name)}"{meant(name, key_names())}'
            continue
        wrong = list(_wrong_type(known[name], value)) or _further(name, value)
        yield from (f"{place.of(name, *where)}: {words}" for where, words in wrong)


def _wrong_type(key: Key, value: object) -> _Wrong:
    """Yield what is wrong with the type of a value, of a table entry by entry."""
    if _is_of(value, key.type):
        return
    if not key.entry or not isinstance(value, dict):
        yield (), f'"{key.name}" must be {key.must}, got {_as_text(value)}'
        return
    for name, entry in value.items():
        if not _is_of({name: entry}, key.type):
            yield (
                (name,),
                f'"{key.name}": "{_cut(name)}" must be {key.entry}, got {_as_text(entry)}',
            )
        else:
            yield from _further(key.name, {name: entry})


def _is_of(value: object, kind: Any) -> bool:  # noqa: ANN401 - a type, as msgspec takes it
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _further(name: str, value: object) -> _Wrong:
    """Yield what is wrong with a value of the right type, and the keys that lead there."""
    check = _CHECKS.get(name)
    if check is not None:
        yield from check(value)


def _wrong_patterns(value: Any) -> _Wrong:  # noqa: ANN401 - its type was checked
    return (((), problem) for each in value if (problem := problem_with_pattern(each)))


def _wrong_format(value: Any) -> _Wrong:  # noqa: ANN401 - see above
    return (((), problem) for problem in _unknown("format", [value], FORMATS))


def _wrong_outputs(value: Any) -> _Wrong:  # noqa: ANN401 - see above
    return (((each,), p) for each in value for p in _unknown("format", [each], FORMATS))


def _wrong_severities(value: Any) -> _Wrong:  # noqa: ANN401 - see above
    yield from _twice(value)
    for each in value:
        yield from (((each,), problem) for problem in problems_with_codes([each]))


def _wrong_ignores(value: Any) -> _Wrong:  # noqa: ANN401 - see above
    for pattern, codes in value.items():
        problem = problem_with_pattern(pattern)
        found = [problem] if problem else []
        yield from (((pattern,), each) for each in [*found, *problems_with_codes(codes)])


def _wrong_labels(value: Any) -> _Wrong:  # noqa: ANN401 - see above
    known = ("supported", "contradicted", "unverifiable")
    if sorted(value) != sorted(known):
        yield (
            (),
            f'"verifier-labels" must name {", ".join(known)}, each once, got {_as_text(value)}',
        )


_CHECKS: Mapping[str, Callable[[Any], _Wrong]] = {
    "include": _wrong_patterns,
    "exclude": _wrong_patterns,
    "extend-exclude": _wrong_patterns,
    "output-format": _wrong_format,
    "output": _wrong_outputs,
    "severity": _wrong_severities,
    "per-file-ignores": _wrong_ignores,
    "verifier-labels": _wrong_labels,
}


def problems_with_codes(names: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each name that is no code, no name and no beginning of a code."""
    for name in names:
        if not codes_of(name):
            known = [*CHANGEABLE, *(entry.name for entry in CHANGEABLE.values())]
            yield f'no code "{_cut(name)}" that can be set{meant(name, known)}'


def codes_of(name: str) -> tuple[str, ...]:
    """Return the codes that a code, its name, or the beginning of several codes stands for.

    Example:
        >>> codes_of("contradicted-date"), codes_of("CC30"), codes_of("CC901")
        (('CC111',), ('CC301', 'CC302', 'CC303', 'CC304'), ())
    """
    if _PREFIX.fullmatch(name.upper()):
        return tuple(code for code in CHANGEABLE if code.startswith(name.upper()))
    return tuple(code for code, entry in CHANGEABLE.items() if entry.name == name.lower())


def _twice(value: Mapping[str, object]) -> _Wrong:
    """Yield a problem for each name that stands for just the codes of an earlier one."""
    seen: dict[tuple[str, ...], str] = {}
    for name in value:
        codes = codes_of(name)
        if codes and codes in seen:
            yield (name,), f'"{_cut(name)}" and "{seen[codes]}" mean the same; name one of them'
        seen.setdefault(codes, name)


def _unknown(kind: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    choices = sorted(known)
    for name in names:
        if name not in choices:
            yield f'no {kind} "{_cut(name)}"{meant(name, choices)}; known: {", ".join(choices)}'


def meant(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean …?" for a name that is nearly one of those known, else nothing."""
    by_fold = {each.lower(): each for each in known}
    wanted = name[:_SHOWN].lower().replace("_", "-")
    near = difflib.get_close_matches(wanted, by_fold, n=1)
    return f'; did you mean "{by_fold[near[0]]}"?' if near else ""


def _line_of(text: str, names: Sequence[str], *, in_tool: bool) -> int | None:
    """Return the line of a key, counted from 1, or none when it is not written plainly."""
    wanted = (*(("tool", "claimcheck") if in_tool else ()), *names)
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.fullmatch(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?", line)
        if header is not None:
            table = _parts(header[1])
            if table == wanted:
                return number
            continue
        pair = re.match(r"""\s*((?:[\w.-]|"[^"]*"|'[^']*'|\s(?=[.=]))+?)\s*=""", line)
        if pair is not None and (*table, *_parts(pair[1])) == wanted:
            return number
    return None if len(names) < 2 else _line_of(text, names[:-1], in_tool=in_tool)  # noqa: PLR2004 - its table


def _parts(key: str) -> tuple[str, ...]:
    found = re.findall(r""""([^"]*)"|'([^']*)'|([\w-]+)""", key)
    return tuple(next(part for part in parts if part) if any(parts) else "" for parts in found)


def _as_text(value: object) -> str:
    return _cut(json.dumps(value, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def shown(path: Path) -> str:
    """Return a path from the working directory where it is below that, else whole."""
    here = os.path.relpath(path)
    return str(path) if here.startswith(os.pardir) else Path(here).as_posix()
