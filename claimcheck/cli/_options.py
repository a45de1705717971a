"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import enum
import re
from typing import Annotated

import typer

from claimcheck.errors import UsageError
from claimcheck.model import Label


class OutputFormat(enum.StrEnum):
    """The formats of a report; the names are those of ``claimcheck.report.FORMATS``."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    RDJSON = "rdjson"
    RDJSONL = "rdjsonl"
    AZURE = "azure"
    CHECKSTYLE = "checkstyle"
    MARKDOWN = "markdown"
    HTML = "html"
    CLAIMREVIEW = "claimreview"


class TextOrJson(enum.StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


class FailOn(enum.StrEnum):
    """From which finding on a check exits with 1."""

    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    NEVER = "never"


class Colour(enum.StrEnum):
    """When to use colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class GranularityName(enum.StrEnum):
    """How finely sentences are split; the names are those of ``claimcheck.claims``."""

    CLAUSE = "clause"
    NEWS = "news"
    ATOMIC = "atomic"


class VerifierName(enum.StrEnum):
    """Which learned verifier is asked; the names are those of the settings."""

    OFF = "off"
    BUNDLED = "bundled"
    OWN = "own"


class PairVerifierName(enum.StrEnum):
    """Which learned verifier is asked about rows that come with their evidence."""

    OFF = "off"
    BUNDLED = "bundled"


PairVerifier = Annotated[
    PairVerifierName,
    typer.Option("--verifier", help="Learned verifier to ask as well: the one that comes along."),
]
Verifier = Annotated[
    VerifierName | None,
    typer.Option(
        "--verifier",
        help="Learned verifier to ask as well: the one that comes along, or the one of the"
        " settings.",
        show_default="off",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day that relative dates such as 'on Tuesday' count from, as 2019-04-24.",
        show_default="the draft's own metadata or text",
    ),
]
Granularity = Annotated[
    GranularityName | None,
    typer.Option("--granularity", help="How finely sentences are split.", show_default="news"),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--sources",
        "-s",
        metavar="DIR",
        help="File or folder with reference texts (.txt .md .html .jsonl .csv), or a"
        " claimcheck.lock with pinned pages; may be repeated.",
        show_default="a claimcheck.lock beside the drafts or in the working folder",
    ),
]
CacheDir = Annotated[
    str | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        help="Folder where indexes are kept.",
        show_default="CLAIMCHECK_CACHE_DIR, else the user's cache folder",
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="Name of the draft read from stdin; its ending says which format it has.",
        show_default="<stdin>, plain text",
    ),
]
Color = Annotated[
    Colour,
    typer.Option(
        "--color",
        help="Use colours; auto does on a terminal, and heeds NO_COLOR and FORCE_COLOR.",
        show_default=True,
    ),
]
TextOutput = Annotated[
    TextOrJson,
    typer.Option("--output-format", help="What to print.", show_default=True),
]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_date(option: str, value: str | None) -> dt.date | None:
    """Return the date an option was given.

    Raises:
        UsageError: Not a day of the calendar written as 2019-04-24.
    """
    if value is None:
        return None
    try:
        if _ISO_DAY.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass  # such as 2019-02-30
    msg = f"{option} must be a date like 2019-04-24, got {value!r}"
    raise UsageError(msg)


def read_show(value: str | None) -> frozenset[Label] | None:
    """Return the labels named by ``--show``, none when it was not given.

    Raises:
        UsageError: A name is not a label.
    """
    if value is None:
        return None
    names = [name.strip().lower() for name in value.split(",")]
    known = {label.value: frozenset({label}) for label in Label} | {"all": frozenset(Label)}
    for name in names:
        if name not in known:
            msg = f"--show takes {', '.join(sorted(known))} with commas between, got {name!r}"
            raise UsageError(msg)
    return frozenset().union(*(known[name] for name in names))


def show_names(value: str | None) -> list[str] | None:
    """Return the names of the labels named by ``--show``, sorted, none when it was not given.

    Raises:
        UsageError: A name is not a label.
    """
    labels = read_show(value)
    return None if labels is None else sorted(label.value for label in labels)
