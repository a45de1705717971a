"""Every key of the settings: its type, default and meaning; docs and schema are made of it."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, get_type_hints

import attrs
import msgspec

from claimcheck.codes import CODES
from claimcheck.report import FORMATS

DEFAULT_EXCLUDE = ("node_modules", "site-packages", "venv")
_CODE = {"propertyNames": {"type": "string", "pattern": "^(CC[0-9]{1,3}|[a-z][a-z-]+)$"}}


def _about(must: str, description: str, *, entry: str = "", **more: object) -> msgspec.Meta:
    """Describe a key; ``must`` ends "the value must be …", ``entry`` the same for a table's."""
    return msgspec.Meta(
        description=description,
        extra={"must": must, "entry": entry},
        extra_json_schema=dict(more) if more else None,
    )


class Settings(
    msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True
):
    """The settings of claimcheck, as they stand in a file or hold for a run."""

    sources: Annotated[
        tuple[str, ...],
        _about(
            "a list of files and folders",
            "Files and folders with reference texts; relative ones count from the settings file.",
            examples=[["references"]],
        ),
    ] = ()
    granularity: Annotated[
        Literal["clause", "news", "atomic"],
        _about('"clause", "news" or "atomic"', "How finely sentences are split."),
    ] = "news"
    fail_on: Annotated[
        Literal["contradicted", "unverifiable", "never"],
        _about(
            '"contradicted", "unverifiable" or "never"', "The least finding to exit with 1 for."
        ),
    ] = "contradicted"
    fail_on_attributed: Annotated[
        bool,
        _about(
            "true or false",
            "Whether a false statement quoted correctly from a named speaker exits with 1 too.",
        ),
    ] = False
    show: Annotated[
        tuple[Literal["contradicted", "unverifiable", "supported", "all"], ...],
        _about(
            'a list of "contradicted", "unverifiable", "supported" and "all"',
            "Labels to show in full, in the formats full and concise; an empty list shows"
            " contradicted claims in full and unverifiable ones in a line each.",
        ),
    ] = ()
    output_format: Annotated[
        str,
        _about("the name of a format", "Format of the report on stdout.", enum=sorted(FORMATS)),
    ] = "full"
    output: Annotated[
        dict[str, str],
        _about(
            'a table of paths by format, such as { json = "report.json" }',
            "Files to write the report to as well, by format; relative ones count from the"
            " settings file.",
            entry="a path",
            propertyNames={"enum": sorted(FORMATS)},
        ),
    ] = msgspec.field(default_factory=dict)
    jobs: Annotated[
        Annotated[int, msgspec.Meta(ge=1, le=1024)],
        _about("a whole number from 1 to 1024", "Processes to check several drafts with."),
    ] = 1
    include: Annotated[
        tuple[str, ...],
        _about(
            "a list of patterns",
            "Patterns, written as in .gitignore, of the drafts to check in folders; an empty list"
            " takes every draft of a format that is read.",
            examples=[["drafts/**/*.md"]],
        ),
    ] = ()
    exclude: Annotated[
        tuple[str, ...],
        _about(
            "a list of patterns",
            "Patterns, written as in .gitignore, of files and folders to leave out.",
        ),
    ] = DEFAULT_EXCLUDE
    extend_exclude: Annotated[
        tuple[str, ...],
        _about("a list of patterns", "Patterns to leave out beside those of exclude."),
    ] = ()
    force_exclude: Annotated[
        bool,
        _about(
            "true or false",
            "Whether drafts that are named one by one are left out too, for tools that pass files.",
        ),
    ] = False
    respect_gitignore: Annotated[
        bool,
        _about("true or false", "Whether what .gitignore names is left out of folders."),
    ] = True
    severity: Annotated[
        dict[str, Literal["error", "warning", "info", "off"]],
        _about(
            'a table of "error", "warning", "info" or "off" by code',
            "How grave a finding is, by code, name or the beginning of a code; the longest"
            " beginning wins. An error exits with 1, and what is off is not shown.",
            examples=[{"CC102": "off", "contradicted-date": "warning", "CC2": "info"}],
            entry='"error", "warning", "info" or "off"',
            **_CODE,
        ),
    ] = msgspec.field(default_factory=dict)
    per_file_ignores: Annotated[
        dict[str, tuple[str, ...]],
        _about(
            "a table of lists of codes by pattern",
            "Codes that are kept silent in the files of a pattern, written as in .gitignore.",
            entry="a list of codes",
            examples=[{"opinion/**": ["CC102", "CC2"]}],
        ),
    ] = msgspec.field(default_factory=dict)
    baseline: Annotated[
        str | None,
        _about(
            "a path",
            "File of findings that were there before and are kept silent; a relative one counts"
            " from the settings file.",
        ),
    ] = None
    verifier: Annotated[
        Literal["off", "bundled", "own"],
        _about(
            '"off", "bundled" or "own"',
            "Whether a learned verifier is asked about the passages most like a claim: none, the"
            " one that comes with claimcheck, or a cross-encoder of your own. Both need the extra"
            " nli.",
        ),
    ] = "off"
    verifier_model: Annotated[
        str | None,
        _about(
            "a path",
            "ONNX file of your own cross-encoder; a relative one counts from the settings file.",
        ),
    ] = None
    verifier_tokenizer: Annotated[
        str | None,
        _about(
            "a path",
            "The tokenizer.json of your own cross-encoder; a relative one counts from the settings"
            " file.",
        ),
    ] = None
    verifier_labels: Annotated[
        tuple[Literal["supported", "contradicted", "unverifiable"], ...],
        _about(
            'a list of "supported", "contradicted" and "unverifiable", each once',
            "What the three outputs of your own cross-encoder mean, in their order. Entailment is"
            " supported, neutral is unverifiable.",
        ),
    ] = ("supported", "contradicted", "unverifiable")
    verifier_first: Annotated[
        Literal["claim", "evidence"],
        _about(
            '"claim" or "evidence"',
            "Which text your own cross-encoder reads first; the premise is the evidence.",
        ),
    ] = "evidence"
    cache: Annotated[
        bool,
        _about("true or false", "Whether verdicts on unchanged drafts are kept between runs."),
    ] = True
    cache_dir: Annotated[
        str | None,
        _about(
            "a path",
            "Folder where indexes and verdicts are kept; a relative one counts from the settings"
            " file.",
        ),
    ] = None


PATHS = frozenset(
    {"sources", "output", "baseline", "cache-dir", "verifier-model", "verifier-tokenizer"}
)
"""Keys whose relative paths count from the folder of the settings file."""

CHANGEABLE = types.MappingProxyType(
    {
        code: entry
        for code, entry in CODES.items()
        if not entry.is_failure and entry.name != "supported"
    }
)
"""Codes whose severity can be set, and that can be ignored: all but those that are no finding, and
those of files that could not be checked."""


@attrs.frozen(kw_only=True)
class Key:
    """One key; ``must`` ends "the value must be …", ``entry`` the same for each of a table's."""

    name: str
    type: object
    must: str
    entry: str
    description: str
    default: object


def keys() -> Iterator[Key]:
    """Yield all keys in their order."""
    hints = get_type_hints(Settings, include_extras=True)
    for field in msgspec.structs.fields(Settings):
        about = next(m for m in reversed(_metas(hints[field.name])) if m.extra is not None)
        extra: Mapping[str, str] = about.extra or {}
        default = field.default if field.default is not msgspec.NODEFAULT else {}
        yield Key(
            name=field.encode_name,
            type=field.type,
            must=extra["must"],
            entry=extra["entry"],
            description=about.description or "",
            default=default,
        )


def key_names() -> tuple[str, ...]:
    """Return the names of all keys in their order."""
    return tuple(field.encode_name for field in msgspec.structs.fields(Settings))


def _metas(hint: object) -> list[msgspec.Meta]:
    return [meta for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, msgspec.Meta)]
