"""``claimcheck annotate``: the findings as review comments in a copy of a Word file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting
from claimcheck.errors import UnsupportedError, UsageError
from claimcheck.model import Severity, Span

if TYPE_CHECKING:
    from claimcheck.documents.comments import Comment
    from claimcheck.model import Report
    from claimcheck.report import Options
    from claimcheck.report.findings import Finding

_SUFFIX = ".docx"


def annotate(  # noqa: PLR0913 - typer takes one parameter an option
    *,
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT.docx", help="A Word file.", show_default=False)
    ],
    sources: opt.Sources = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="The copy to write; what is there is replaced.",
            show_default="the draft's name with .checked before .docx",
        ),
    ] = None,
    published: opt.Published = None,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="LABELS",
            help="Labels to comment on: contradicted, unverifiable, supported, all.",
            show_default="contradicted",
        ),
    ] = None,
    author: Annotated[
        str,
        typer.Option(
            "--author", help="Whom Word names as the comments' author.", show_default=True
        ),
    ] = "claimcheck",
    granularity: opt.Granularity = None,
    cache_dir: opt.CacheDir = None,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
) -> int:
    """Check a Word file and write a copy with the findings as review comments.

    Warnings about names and sources are comments too. The draft itself stays as it is. What no
    option says comes from the settings. Exit code: 0 nothing found, 1 findings, 2 something could
    not be checked or written.
    """
    from claimcheck.cli import _gate, _inputs, _lock, _outputs, _settings, _triage  # noqa: PLC0415 - help must be quick
    from claimcheck.cli.check import sources_of  # noqa: PLC0415 - see above

    day = opt.read_date("--published", published)
    given = {
        "sources": sources,
        "granularity": granularity,
        "cache-dir": cache_dir,
        "show": opt.show_names(show),
    }
    where = _settings.Where(config=config, isolated=isolated)
    effective = _settings.load([draft], where, given)
    settings = effective.settings
    shown = opt.read_show(",".join(settings.show) or None)
    if not draft.lower().endswith(_SUFFIX):
        raise UnsupportedError(
            draft, "is no .docx file; comments are written into Word files alone"
        )
    paths = sources_of((draft,), settings.sources)
    found = _inputs.find_drafts([draft], sources=_lock.not_drafts(paths))
    target = _target(draft, output, [*paths, *(each.path for each in found.drafts)])
    gates = _gate.gate(
        fail_on=opt.FailOn(settings.fail_on), fail_on_attributed=settings.fail_on_attributed
    )
    plan = _triage.plan(_triage.Wishes(), effective, gates=gates, found=found)

    from claimcheck.documents.comments import commented, need_library  # noqa: PLC0415 - heavy
    from claimcheck.documents.decoding import MOST_WORD_BYTES, read_bytes  # noqa: PLC0415 - see above

    need_library()
    raw = read_bytes(Path(draft), draft, most=MOST_WORD_BYTES)
    drafts = _inputs.read_drafts(found, published=day)

    from claimcheck.cli import _run  # noqa: PLC0415 - the checker is heavy
    from claimcheck.cli._stderr import Bar, complain  # noqa: PLC0415 - see above
    from claimcheck.report import Options  # noqa: PLC0415 - see above

    with Bar(is_wanted=True) as bar:
        checked = _run.check_drafts(drafts, _run.Settings.of(settings, paths), jobs=1, bar=bar)
    report = plan.sort(checked).report
    items, comments = _comments(report, Options(show=shown))
    _outputs.write_files({target: commented(raw, draft, comments, author=author)})
    _outputs.write_stdout(_told(target, items))
    for note in _gate.failures(report):
        complain(f"{note.path}: {note.message.removeprefix(f'{note.path}: ')} ({note.code})")
    return _gate.exit_code(report, gates)


def _target(draft: str, output: str | None, inputs: Sequence[Path]) -> Path:
    """Return the file to write.

    Raises:
        UsageError: It is a draft or source, a folder, or in a folder that cannot be written to.
    """
    target = Path(output) if output else Path(draft).with_suffix(f".checked{_SUFFIX}")
    if target.suffix.lower() != _SUFFIX:
        msg = f"-o {target}: the copy is a Word file too; name a {_SUFFIX} file"
        raise UsageError(msg)
    real = os.path.realpath(target)
    if real in {os.path.realpath(path) for path in inputs}:
        msg = f"-o {target}: is the draft or a source; name another file"
        raise UsageError(msg)
    folder = Path(real).parent
    if Path(real).is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        msg = f"-o {target}: cannot be written; name a file in a folder that can be written to"
        raise UsageError(msg)
    return target


def _comments(report: Report, options: Options) -> tuple[list[Finding], list[Comment]]:
    from claimcheck.documents.comments import Comment  # noqa: PLC0415 - see above
    from claimcheck.report.comment import paragraphs  # noqa: PLC0415 - see above
    from claimcheck.report.findings import findings  # noqa: PLC0415 - see above

    items = [item for item in findings(report) if item.span and options.is_full(item.label)]
    comments = [
        Comment(span=span, paragraphs=paragraphs(item)) for item in items for span in _extent(item)
    ]
    return items, comments


def _extent(item: Finding) -> Iterator[Span]:
    """Yield the stretch of the draft from the first to the last word of what was found."""
    spans = item.verdict.claim.spans if item.verdict is not None else ()
    if spans:
        yield Span(min(span.start for span in spans), max(span.end for span in spans))
    elif item.span is not None:
        yield item.span


def _told(target: Path, items: Sequence[Finding]) -> str:
    from claimcheck.report.terminal import visible  # noqa: PLC0415 - see above

    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "other"}
    counts = [(sum(item.severity is each for item in items), name) for each, name in names.items()]
    said = ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count)
    plural = "" if len(items) == 1 else "s"
    details = f" ({said})" if said else ""
    return f"{visible(target.as_posix())}: {len(items)} comment{plural}{details}\n"
