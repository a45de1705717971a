"""Settings as text and as JSON, each with its origin."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import msgspec

from claimcheck.config import DEFAULT, Effective, key_names
from claimcheck.config.files import meant, shown
from claimcheck.errors import UnknownComponentError
from claimcheck.report.terminal import visible

_BARE = re.compile(r"[A-Za-z0-9_-]+")


class SettingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One key: its value, and where it came from."""

    key: str
    value: object
    origin: str


class SettingsRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``claimcheck config --output-format json`` writes; ``file`` is null for none."""

    file: str | None
    settings: tuple[SettingRecord, ...]


def names_of(key: str | None) -> tuple[str, ...]:
    """Return the keys to print.

    Raises:
        UnknownComponentError: There is no such key.
    """
    if key is None or key in key_names():
        return key_names() if key is None else (key,)
    kind = "setting"
    raise UnknownComponentError(kind, f"{key}{meant(key, key_names())}", key_names())


def record_of(effective: Effective, names: Sequence[str]) -> SettingsRecord:
    """Return the wire shape of settings."""
    values = msgspec.to_builtins(effective.settings)
    return SettingsRecord(
        file=None if effective.file is None else effective.file.as_posix(),
        settings=tuple(
            SettingRecord(key=name, value=values[name], origin=effective.origins[name])
            for name in names
        ),
    )


def text_of(effective: Effective, names: Sequence[str]) -> str:
    """Return settings in TOML, one key a line with its origin; defaults are commented out.

    Control characters of a value are written as TOML escapes, those of a path made visible.
    """
    values = msgspec.to_builtins(effective.settings)
    file = "no settings file" if effective.file is None else f"settings of {shown(effective.file)}"
    lines = [f"# {visible(file)}"]
    for name in names:
        origin = effective.origins[name]
        head = "# " if origin == DEFAULT else ""
        value = "(none)" if values[name] is None else to_toml(values[name])
        lines.append(f"{head}{name} = {value}  # {visible(origin)}")
    return "".join(f"{line}\n" for line in lines)


def to_toml(value: object) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(each)} = {to_toml(value[each])}" for each in value)
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(to_toml(each) for each in value)}]"
    return _string(str(value))


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    """Return a TOML string; what is not printable is an escape, as JSON has it."""
    if text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return json.dumps(text)
