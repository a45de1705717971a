"""``claimcheck check``: compare drafts with sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import attrs
import typer

from claimcheck.cli import _options as opt
from claimcheck.errors import NoSourceError, UnreadableError


@attrs.frozen(kw_only=True)
class _Request:
    """Everything the user asked for, as typed."""

    paths: tuple[str, ...]
    sources: tuple[str, ...]
    no_lock: bool
    published: str | None
    output_format: opt.OutputFormat
    outputs: tuple[str, ...]
    fail_on: opt.FailOn
    fail_on_attributed: bool
    show: str | None
    jobs: int
    cache_dir: str | None
    granularity: opt.GranularityName
    stdin_filename: str | None
    color: opt.Colour
    verbose: bool
    quiet: bool


def check(  # noqa: PLR0913 - typer takes one parameter an option
    *,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Drafts, folders of drafts (.md .txt .html .htm), patterns, or - for stdin.",
            show_default=False,
        ),
    ],
    sources: opt.Sources = None,
    no_lock: Annotated[
        bool,
        typer.Option(
            "--no-lock",
            help="Leave out the pages of a claimcheck.lock beside the drafts.",
            show_default="off",
        ),
    ] = False,
    published: opt.Published = None,
    output_format: Annotated[
        opt.OutputFormat,
        typer.Option("--output-format", help="Format of the report on stdout.", show_default=True),
    ] = opt.OutputFormat.FULL,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FORMAT=PATH",
            help="Also write the report to a file, such as json=report.json; may be repeated.",
            show_default="none",
        ),
    ] = None,
    fail_on: Annotated[
        opt.FailOn,
        typer.Option("--fail-on", help="The least finding to exit with 1 for.", show_default=True),
    ] = opt.FailOn.CONTRADICTED,
    fail_on_attributed: Annotated[
        bool,
        typer.Option(
            "--fail-on-attributed",
            help="Also exit with 1 for a false statement quoted correctly from a named speaker.",
            show_default="off",
        ),
    ] = False,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="LABELS",
            help="Labels to show in full: contradicted, unverifiable, supported, all; in full"
            " and concise.",
            show_default="contradicted in full, unverifiable in a line each",
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "-j", "--jobs", min=1, help="Processes to check several drafts with.", show_default=True
        ),
    ] = 1,
    granularity: opt.Granularity = opt.GranularityName.NEWS,
    stdin_filename: opt.StdinFilename = None,
    cache_dir: opt.CacheDir = None,
    color: opt.Color = opt.Colour.AUTO,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Also show probabilities, rules and every comparison.",
            show_default="off",
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            help="Print no report and no progress; the exit code and the files of -o remain.",
            show_default="off",
        ),
    ] = False,
) -> int:
    """Check drafts against reference sources.

    Each claim of a draft is supported, contradicted or unverifiable, with the passage that
    decided. Exit code: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    return _check(
        _Request(
            paths=tuple(paths),
            sources=tuple(sources or ()),
            no_lock=no_lock,
            published=published,
            output_format=output_format,
            outputs=tuple(output or ()),
            fail_on=fail_on,
            fail_on_attributed=fail_on_attributed,
            show=show,
            jobs=jobs,
            cache_dir=cache_dir,
            granularity=granularity,
            stdin_filename=stdin_filename,
            color=color,
            verbose=verbose,
            quiet=quiet,
        )
    )


def _check(asked: _Request) -> int:
    """Look at all that was named, then work, then write."""
    from claimcheck.cli import _inputs, _lock, _outputs  # noqa: PLC0415 - help must be quick

    published = opt.read_date("--published", asked.published)
    show = opt.read_show(asked.show)
    named = named_sources(asked.sources) if asked.sources else ()
    lock = None if asked.no_lock else _lock.lock_of(asked.paths, named)
    sources = named if lock is None else (*named, lock)
    sources = sources or named_sources(())
    found = _inputs.find_drafts(
        asked.paths, sources=_lock.not_drafts(sources), stdin_filename=asked.stdin_filename
    )
    inputs = [*sources, *(draft.path for draft in found.drafts)]
    outputs = _outputs.read_outputs(asked.outputs, inputs=inputs)
    drafts = _inputs.read_drafts(found, published=published)

    from claimcheck.cli import _gate, _run  # noqa: PLC0415 - the checker is heavy
    from claimcheck.cli._stderr import Bar, complain  # noqa: PLC0415 - see above
    from claimcheck.report import FORMATS, Options  # noqa: PLC0415 - see above

    settings = _run.Settings(
        sources=sources,
        granularity=asked.granularity.value,
        cache_dir=None if asked.cache_dir is None else Path(asked.cache_dir),
    )
    with Bar(is_wanted=not asked.quiet) as bar:
        report = _run.check_drafts(drafts, settings, jobs=asked.jobs, bar=bar)
    plain = Options(show=show, verbose=asked.verbose)
    files = {out.path: FORMATS[out.format.value](report, plain) for out in outputs}
    for_people = attrs.evolve(
        plain, colour=_outputs.wants_colour(asked.color), width=_outputs.stdout_width()
    )
    text = "" if asked.quiet else FORMATS[asked.output_format.value](report, for_people)
    _outputs.write_files(files)
    _outputs.write_stdout(text)
    for note in _gate.failures(report):
        complain(f"{note.path}: {note.message.removeprefix(f'{note.path}: ')} ({note.code})")
    return _gate.exit_code(
        report, fail_on=asked.fail_on, fail_on_attributed=asked.fail_on_attributed
    )


def named_sources(given: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the sources that were named.

    Raises:
        NoSourceError: None was.
        UnreadableError: One does not exist.
    """
    if not given:
        msg = (
            "no source given; name reference files or folders with --sources,"
            " or pin pages with `claimcheck wiki add`"
        )
        raise NoSourceError(msg)
    paths = tuple(Path(path) for path in given)
    for name, path in zip(given, paths, strict=True):
        if not name or not path.exists():
            raise UnreadableError(name, "no such file or folder; see --sources")
    return paths
