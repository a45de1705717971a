"""``claimcheck check``: compare drafts with sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import attrs
import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting
from claimcheck.errors import NoSourceError, UnreadableError


@attrs.frozen(kw_only=True)
class _Request:
    """Everything the user asked for, as typed; ``given`` has the options that are settings too."""

    paths: tuple[str, ...]
    given: Mapping[str, object]
    severity: tuple[str, ...]
    per_file_ignores: tuple[str, ...]
    no_lock: bool
    config: str | None
    isolated: bool
    outputs: tuple[str, ...] | None
    published: str | None
    today: str | None
    write_baseline: bool
    prune_baseline: bool
    diff_base: str | None
    add_ignore: str | None
    stdin_filename: str | None
    color: opt.Colour
    verbose: bool
    quiet: bool
    scheduler: str | None


def check(  # noqa: PLR0913 - typer takes one parameter an option
    *,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Drafts (.md .txt .html .docx .json .jsonl), folders, patterns, or - for stdin.",
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
        opt.OutputFormat | None,
        typer.Option(
            "--output-format", help="Format of the report on stdout.", show_default="full"
        ),
    ] = None,
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
        opt.FailOn | None,
        typer.Option(
            "--fail-on", help="The least finding to exit with 1 for.", show_default="contradicted"
        ),
    ] = None,
    fail_on_attributed: Annotated[
        bool | None,
        typer.Option(
            "--fail-on-attributed/--no-fail-on-attributed",
            help="Also exit with 1 for a false statement quoted correctly from a named speaker.",
            show_default="off",
        ),
    ] = None,
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
        int | None,
        typer.Option(
            "-j", "--jobs", min=1, help="Processes to check several drafts with.", show_default="1"
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Check on the workers of the dask scheduler at ADDRESS, such as"
            " tcp://127.0.0.1:8786; needs the extra bulk.",
            show_default="work on this machine",
        ),
    ] = None,
    granularity: opt.Granularity = None,
    verifier: opt.Verifier = None,
    stdin_filename: opt.StdinFilename = None,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
    include: setting.Include = None,
    exclude: setting.Exclude = None,
    extend_exclude: setting.ExtendExclude = None,
    force_exclude: setting.ForceExclude = None,
    respect_gitignore: setting.RespectGitignore = None,
    severity: setting.Severity = None,
    per_file_ignores: setting.PerFileIgnores = None,
    today: setting.Today = None,
    add_ignore: setting.AddIgnore = None,
    baseline: setting.BaselineFile = None,
    write_baseline: setting.WriteBaseline = False,
    prune_baseline: setting.PruneBaseline = False,
    diff_base: setting.DiffBase = None,
    cache: setting.Cache = None,
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
            given={
                "sources": sources,
                "granularity": granularity,
                "verifier": verifier,
                "fail-on": fail_on,
                "fail-on-attributed": fail_on_attributed,
                "show": opt.show_names(show),
                "output-format": output_format,
                "jobs": jobs,
                "include": include,
                "exclude": exclude,
                "extend-exclude": extend_exclude,
                "force-exclude": force_exclude,
                "respect-gitignore": respect_gitignore,
                "baseline": baseline,
                "cache": cache,
                "cache-dir": cache_dir,
            },
            severity=tuple(severity or ()),
            per_file_ignores=tuple(per_file_ignores or ()),
            no_lock=no_lock,
            config=config,
            isolated=isolated,
            outputs=None if output is None else tuple(output),
            published=published,
            today=today,
            write_baseline=write_baseline,
            prune_baseline=prune_baseline,
            diff_base=diff_base,
            add_ignore=add_ignore,
            stdin_filename=stdin_filename,
            color=color,
            verbose=verbose,
            quiet=quiet,
            scheduler=scheduler,
        )
    )


def _check(asked: _Request) -> int:
    """Look at all that was named, then work, then write."""
    from claimcheck.cli import _gate, _inputs, _lock, _outputs, _settings, _triage  # noqa: PLC0415 - help must be quick

    published = opt.read_date("--published", asked.published)
    wishes = _triage.Wishes(
        today=opt.read_date("--today", asked.today),
        write_baseline=asked.write_baseline,
        prune_baseline=asked.prune_baseline,
        diff_base=asked.diff_base,
        add_ignore=asked.add_ignore,
    )
    where = _settings.Where(config=asked.config, isolated=asked.isolated)
    given = {
        **asked.given,
        "severity": _settings.read_severities(asked.severity),
        "per-file-ignores": _settings.read_ignores(asked.per_file_ignores),
    }
    effective = _settings.load(asked.paths, where, given, stdin_filename=asked.stdin_filename)
    settings = effective.settings
    sources = sources_of(asked.paths, settings.sources, no_lock=asked.no_lock)
    found = _inputs.find_drafts(
        asked.paths,
        sources=_lock.not_drafts(sources),
        stdin_filename=asked.stdin_filename,
        selection=effective.selection,
    )
    drafts_on_disk = [draft.path for draft in found.drafts if not draft.is_stdin]
    _settings.refuse_other_files(effective, where, drafts_on_disk)
    gates = _gate.gate(
        fail_on=opt.FailOn(settings.fail_on), fail_on_attributed=settings.fail_on_attributed
    )
    plan = _triage.plan(wishes, effective, gates=gates, found=found)
    outputs = _outputs.read_outputs(
        [f"{name}={path}" for name, path in settings.output.items()]
        if asked.outputs is None
        else asked.outputs,
        inputs=[*sources, *drafts_on_disk, *plan.files_read],
    )
    wanted = opt.OutputFormat(settings.output_format)
    if wanted is opt.OutputFormat.JSONL and not outputs and not asked.quiet:
        from claimcheck.cli import _stream  # noqa: PLC0415 - the checker is heavy

        if _stream.fits(plan, found):
            ask = _stream.Ask(
                sources=sources,
                settings=settings,
                published=published,
                scheduler=asked.scheduler,
                gates=gates,
            )
            return _stream.check_and_write(found, plan, ask)
    drafts = _inputs.read_drafts(found, published=published)

    from claimcheck.cli import _run, _step_summary  # noqa: PLC0415 - the checker is heavy
    from claimcheck.cli._stderr import Bar, complain  # noqa: PLC0415 - see above
    from claimcheck.report import FORMATS, Options  # noqa: PLC0415 - see above

    with Bar(is_wanted=not asked.quiet) as bar:
        checked = _run.check_drafts(
            drafts,
            _run.Settings.of(settings, sources),
            jobs=settings.jobs,
            bar=bar,
            scheduler=asked.scheduler,
        )
    done = plan.sort(checked)
    report = done.report
    shown = opt.read_show(",".join(settings.show) or None)
    plain = Options(show=shown, verbose=asked.verbose)
    texts = {out.path: FORMATS[out.format.value](report, plain) for out in outputs}
    for_people = attrs.evolve(
        plain, colour=_outputs.wants_colour(asked.color), width=_outputs.stdout_width()
    )
    text = "" if asked.quiet else FORMATS[wanted.value](report, for_people)
    formats = {out.format for out in outputs} | ({wanted} if text else set())
    _outputs.write_files({**texts, **done.files})
    _outputs.write_stdout(text)
    _step_summary.append(report, formats)
    for line in done.lines:
        complain(line)
    _gate.tell(_gate.failures(report))
    return _gate.exit_code(report, gates)


def sources_of(
    paths: tuple[str, ...], given: tuple[str, ...], *, no_lock: bool = False
) -> tuple[Path, ...]:
    """Return the sources that were named, and the pinned pages of the lock near the drafts.

    Raises:
        NoSourceError: There is neither.
        UnreadableError: One that was named does not exist.
    """
    from claimcheck.cli import _lock  # noqa: PLC0415 - help must be quick

    named = named_sources(given) if given else ()
    lock = None if no_lock else _lock.lock_of(paths, named)
    found = named if lock is None else (*named, lock)
    return found or named_sources(())


def named_sources(given: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the sources that were named.

    Raises:
        NoSourceError: None was.
        UnreadableError: One does not exist.
    """
    if not given:
        msg = (
            "no source given; name reference files or folders with --sources, or as sources in"
            " claimcheck.toml, or pin pages with `claimcheck wiki add`"
        )
        raise NoSourceError(msg)
    paths = tuple(Path(path) for path in given)
    for name, path in zip(given, paths, strict=True):
        if not name or not path.exists():
            raise UnreadableError(name, "no such file or folder; see --sources")
    return paths
