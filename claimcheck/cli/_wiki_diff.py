"""``claimcheck wiki diff``: what a refresh would change, in the pages and in the verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from claimcheck.cli import _inputs, _lock, _run
from claimcheck.cli import _wiki_options as own
from claimcheck.cli._stderr import Bar
from claimcheck.cli._wiki_pins import change_line
from claimcheck.cli.check import named_sources
from claimcheck.errors import ClaimcheckError, SnapshotError
from claimcheck.model import DocumentReport, Report, Verdict
from claimcheck.report.lines import Lines
from claimcheck.sources.wikipedia.changes import (
    PageChange,
    TextChange,
    page_changes,
    read_page,
    text_changes,
)
from claimcheck.sources.wikipedia.store import next_path


@attrs.frozen(kw_only=True)
class Wanted:
    """How the drafts are checked, as in ``claimcheck check``."""

    sources: tuple[str, ...]
    published: dt.date | None
    granularity: str
    cache_dir: str | None


@attrs.frozen(kw_only=True)
class Flip:
    """A claim whose label is another with the proposed lock, and where it stands."""

    place: str
    before: Verdict
    after: Verdict


def diff(lock_path: Path, paths: Sequence[str], wanted: Wanted) -> int:
    """Print what would change; return 1 when a verdict flips."""
    before, proposed = own.read_existing(lock_path), next_path(lock_path)
    if not proposed.exists():
        msg = f"{proposed}: there is no refresh to look at; run `claimcheck wiki refresh`"
        raise SnapshotError(msg)
    changes = page_changes(before, own.read_existing(proposed))
    lines = [line for change in changes for line in _page_lines(lock_path, change)]
    flips = _flips(lock_path, proposed, paths, wanted) if paths else ()
    lines += [line for flip in flips for line in _flip_lines(flip)]
    pages = f"{len(changes)} page{'' if len(changes) == 1 else 's'} changed"
    verdicts = f", {len(flips)} verdict{' flips' if len(flips) == 1 else 's flip'}"
    own.say([*lines, pages + (verdicts if paths else "")])
    return int(bool(flips))


def _page_lines(lock_path: Path, change: PageChange) -> Iterator[str]:
    yield change_line(change)
    old = None if change.before is None else read_page(lock_path, change.before)
    new = None if change.after is None else read_page(lock_path, change.after)
    for part in text_changes(old, new):
        yield from _text_lines(part)


def _text_lines(part: TextChange) -> Iterator[str]:
    if part.section:
        yield f"  {', '.join(part.section)}"
    yield from (f"  - {text}" for text in part.removed)
    yield from (f"  + {text}" for text in part.added)


def _flips(
    lock_path: Path, proposed: Path, paths: Sequence[str], wanted: Wanted
) -> tuple[Flip, ...]:
    named = named_sources(wanted.sources) if wanted.sources else ()
    found = _inputs.find_drafts(paths, sources=_lock.not_drafts((*named, lock_path)))
    drafts = _inputs.read_drafts(found, published=wanted.published)
    if drafts.diagnostics:
        note = drafts.diagnostics[0]
        msg = f"{note.path}: {note.message}"
        raise ClaimcheckError(msg)
    reports = [_report(drafts, (*named, lock), wanted) for lock in (lock_path, proposed)]
    pairs = zip(reports[0].documents, reports[1].documents, strict=True)
    return tuple(flip for old, new in pairs for flip in _flips_of(old, new))


def _report(drafts: _inputs.Drafts, sources: tuple[Path, ...], wanted: Wanted) -> Report:
    settings = _run.Settings(
        sources=sources,
        granularity=wanted.granularity,
        cache_dir=None if wanted.cache_dir is None else Path(wanted.cache_dir),
    )
    with Bar(is_wanted=True) as bar:
        return _run.check_drafts(drafts, settings, jobs=1, bar=bar)


def _flips_of(old: DocumentReport, new: DocumentReport) -> Iterator[Flip]:
    lines = Lines.of(old.document.text)
    for before, after in zip(old.verdicts, new.verdicts, strict=True):
        if before.label is not after.label:
            span = before.claim.spans[0] if before.claim.spans else before.claim.sentence
            line, column = lines.position(span.start)
            yield Flip(place=f"{old.document.path}:{line}:{column}", before=before, after=after)


def _flip_lines(flip: Flip) -> Iterator[str]:
    labels = f"{flip.before.label.value} -> {flip.after.label.value}"
    yield f"{flip.place}: {labels}: “{flip.before.claim.text}”"
    for name, verdict in (("before", flip.before), ("after", flip.after)):
        yield f"  {name}: {verdict.reason} ({verdict.code})"
        if verdict.evidence:
            passage = verdict.evidence[0].passage
            credit = f" [{passage.credited}]" if passage.credit else ""
            yield f"    {passage.source}:{passage.line}: “{passage.text}”{credit}"
