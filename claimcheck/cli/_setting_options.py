"""Options about settings, suppressions, baselines and caches, in the words of the help."""

from __future__ import annotations

from typing import Annotated

import typer

Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings file to use.",
        show_default="claimcheck.toml, .claimcheck.toml or pyproject.toml, found upwards",
    ),
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="Use no settings file.", show_default="off"),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="PATTERN",
        help="Drafts to check in folders, as in .gitignore; may be repeated.",
        show_default="all that can be read",
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="PATTERN",
        help="Files and folders to leave out, as in .gitignore; may be repeated.",
        show_default="node_modules, site-packages, venv",
    ),
]
ExtendExclude = Annotated[
    list[str] | None,
    typer.Option(
        "--extend-exclude",
        metavar="PATTERN",
        help="Files and folders to leave out as well; may be repeated.",
        show_default="none",
    ),
]
ForceExclude = Annotated[
    bool | None,
    typer.Option(
        "--force-exclude/--no-force-exclude",
        help="Leave out drafts that are named one by one, too.",
        show_default="off",
    ),
]
RespectGitignore = Annotated[
    bool | None,
    typer.Option(
        "--respect-gitignore/--no-respect-gitignore",
        help="Leave out of folders what .gitignore names.",
        show_default="on",
    ),
]
Severity = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="CODE=LEVEL",
        help="How grave a code is: error, warning, info or off; may be repeated.",
        show_default="that of the code",
    ),
]
PerFileIgnores = Annotated[
    list[str] | None,
    typer.Option(
        "--per-file-ignores",
        metavar="PATTERN:CODE",
        help="Keep a code silent in some files; may be repeated.",
        show_default="none",
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="Day by which a suppression may have expired, as 2019-04-24.",
        show_default="the day the draft was published",
    ),
]
BaselineFile = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Keep findings silent that this file has from before.",
        show_default="none",
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help="Write the findings of the checked drafts to the baseline, by default"
        " claimcheck-baseline.json.",
        show_default="off",
    ),
]
PruneBaseline = Annotated[
    bool,
    typer.Option(
        "--prune-baseline",
        help="Take out of the baseline what is no longer found.",
        show_default="off",
    ),
]
DiffBase = Annotated[
    str | None,
    typer.Option(
        "--diff-base",
        metavar="REV",
        help="Keep findings silent on lines not changed since this branch, tag or commit of git.",
        show_default="none",
    ),
]
AddIgnore = Annotated[
    str | None,
    typer.Option(
        "--add-ignore",
        metavar="REASON",
        help="Write a comment that silences each finding into the drafts (.md, .html).",
        show_default="none",
    ),
]
Cache = Annotated[
    bool | None,
    typer.Option(
        "--cache/--no-cache",
        help="Keep verdicts on drafts, and use them while nothing changed.",
        show_default="on",
    ),
]
