"""What a check does with its findings: comments, settings, baseline, changed lines."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs

from claimcheck.cli._gate import failures
from claimcheck.cli._git import changed_lines
from claimcheck.cli._ignores import add_ignores
from claimcheck.cli._inputs import Found
from claimcheck.config import Effective
from claimcheck.errors import UnreadableError, UsageError
from claimcheck.model import Document, Report, Severity, Silencer, Span, Suppression
from claimcheck.triage import (
    SINGLE,
    Baseline,
    Lines,
    Matter,
    baseline_of,
    left_over,
    matters,
    problem_with_reason,
    read_baseline,
    silence,
    spans_of_lines,
    with_baseline,
    with_changes,
    with_comments,
    with_ignores,
    with_severities,
    with_single_sources,
)

BASELINE = "claimcheck-baseline.json"
_TOLD = frozenset({Severity.ERROR, Severity.WARNING})


@attrs.frozen(kw_only=True)
class Wishes:
    """What the options ask for beside the settings."""

    today: dt.date | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    diff_base: str | None = None
    add_ignore: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.write_baseline and (self.prune_baseline or self.diff_base is not None):
            other = "--prune-baseline" if self.prune_baseline else "--diff-base"
            msg = f"--write-baseline writes all findings; it cannot be given with {other}"
            raise UsageError(msg)
        if self.add_ignore is not None:
            if self.write_baseline:
                msg = "--add-ignore and --write-baseline both silence all findings; give one"
                raise UsageError(msg)
            problem = problem_with_reason(self.add_ignore)
            if problem:
                msg = f"--add-ignore: {problem}; got {self.add_ignore!r}"
                raise UsageError(msg)


@attrs.frozen(kw_only=True)
class Sorted:
    """A report in which what is to be silent is, files to write, and lines for stderr."""

    report: Report
    files: Mapping[Path, str]
    lines: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Plan:
    """All that is needed to sort findings, looked at before any work is done.

    ``files`` are the drafts by the name that reports give them. ``baseline`` is none where no
    baseline is wanted; ``changed`` is none unless only changed lines count.
    """

    wishes: Wishes
    settings: Effective
    gates: Callable[[Matter], bool]
    files: Mapping[str, Path]
    baseline_file: Path | None
    baseline: Baseline | None
    changed: Mapping[str, Lines | None] | None

    @property
    def files_read(self) -> tuple[Path, ...]:
        """The files beside drafts and sources that no report may be written over."""
        own = (self.baseline_file, self.settings.file)
        return tuple(path for path in own if path is not None)

    def sort(self, report: Report) -> Sorted:
        """Keep everything silent that is to be silent; say what becomes of baseline and drafts.

        Nothing is to be written while a file could not be checked.
        """
        is_whole = not failures(report)
        levels = self.settings.levels()
        if levels.get(SINGLE) is not None:
            report = with_single_sources(report)
        by_comment = with_comments(report, today=self.wishes.today)
        weighed = with_severities(by_comment, levels)
        report = with_ignores(weighed, self.settings.ignored())
        files: dict[Path, str] = {}
        lines: list[str] = []
        if self.baseline is not None and self.baseline_file is not None:
            report, text = self._compared(report, self.baseline, self.baseline_file, lines)
            files |= {self.baseline_file: text} if text is not None else {}
        if self.changed is not None:
            report = with_changes(report, self._changed_in, since=self.wishes.diff_base or "")
        if self.wishes.add_ignore is not None and is_whole:
            report = self._commented(report, self.wishes.add_ignore, files, lines)
        if files and not is_whole:
            lines.append(f"{self.baseline_file}: not written, as not all could be checked")
            files = {}
        return Sorted(report=report, files=files, lines=tuple(lines))

    def is_told(self, matter: Matter) -> bool:
        """Say whether a matter is worth a place in the baseline or a comment: it warns or gates."""
        return matter.severity in _TOLD or self.gates(matter)

    def name(self, path: str | None) -> str:
        """Return how the baseline calls a draft: from its own folder, with slashes."""
        if path is None:
            return ""
        file, rest = self._file_of(path)
        base = os.curdir if self.baseline_file is None else os.fspath(self.baseline_file.parent)
        return path if file is None else Path(os.path.relpath(file, base)).as_posix() + rest

    def _file_of(self, path: str) -> tuple[Path | None, str]:
        """Return the file of a draft, and what follows its name: "#3" for the one in its line 3."""
        if path in self.files:
            return self.files[path], ""
        name, mark, row = path.rpartition("#")
        return self.files.get(name), mark + row

    def _compared(
        self, report: Report, baseline: Baseline, file: Path, lines: list[str]
    ) -> tuple[Report, str | None]:
        """Compare with the baseline; return its new text too, or none when it stays as it is."""
        if self.wishes.write_baseline:
            found = baseline_of(report, wants=self.is_told, name=self.name)
            checked = {self.name(entry.document.path) for entry in report.documents}
            new = baseline.merged(found, files=checked)
            lines.append(f"{file}: written, {_count(new.counts.total(), 'finding')}")
            return with_baseline(report, new, name=self.name), new.text()
        report = with_baseline(report, baseline, name=self.name)
        idle = left_over(report, baseline, name=self.name, gone=self._gone(baseline, file))
        if self.wishes.prune_baseline:
            lines.append(f"{file}: {_count(idle.total(), 'finding')} taken out")
            return report, Baseline(baseline.counts - idle).text() if idle else None
        if idle:
            lines.append(
                f"{file}: {_count(idle.total(), 'finding')} of it not found any more; take them out"
                " with --prune-baseline"
            )
        return report, None

    def _commented(
        self, report: Report, reason: str, files: dict[Path, str], lines: list[str]
    ) -> Report:
        """Silence what is told with comments; put the new drafts into ``files``."""
        wanted = [m for m in matters(report) if m.suppression is None and self.is_told(m)]
        added = add_ignores(report, wanted, self.files, reason=reason)
        files.update(added.texts)
        silenced = Counter(matter.path for matter in added.silenced)
        refused = Counter(matter.path for matter in added.refused)
        lines += [f"{path}: {_count(n, 'finding')} silenced" for path, n in silenced.items()]
        lines += [
            f"{path}: {_count(n, 'finding')} cannot be silenced by a comment; use a baseline"
            for path, n in refused.items()
        ]
        now = {_identity(matter) for matter in added.silenced}
        suppression = Suppression(by=Silencer.COMMENT, reason=reason)
        return silence(report, lambda m: suppression if _identity(m) in now else None)

    def _changed_in(self, document: Document) -> Sequence[Span] | None:
        """Return the changed stretches of a draft; one of several in a file changes with it."""
        path = document.path or ""
        changed = self.changed or {}
        if path in changed:
            lines = changed[path]
            return None if lines is None else spans_of_lines(document.text, lines)
        return () if changed.get(path.rpartition("#")[0]) == () else None

    @staticmethod
    def _gone(baseline: Baseline, file: Path) -> list[str]:
        """Return the files of a baseline that are no longer there."""
        paths = {key.path for key in baseline.counts}
        return sorted(path for path in paths if not (file.parent / path).exists())


def _identity(matter: Matter) -> tuple[object, ...]:
    return (matter.path, matter.code, matter.content, matter.spans)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def plan(
    wishes: Wishes, settings: Effective, *, gates: Callable[[Matter], bool], found: Found
) -> Plan:
    """Read the baseline and ask git, so that what is wrong is told before any work.

    Raises:
        UnreadableError: The baseline does not exist or cannot be read.
        RecordError: It is no baseline.
        UsageError: git, or a draft from stdin, cannot be used the way the options ask.
    """
    files = {draft.name: draft.path for draft in found.drafts if not draft.is_stdin}
    if wishes.diff_base is not None and len(files) < len(found.drafts):
        msg = "--diff-base compares files; a draft read from stdin has no lines to compare"
        raise UsageError(msg)
    file = _baseline_file(wishes, settings)
    changed: dict[str, Lines | None] | None = None
    if wishes.diff_base is not None:
        lines = changed_lines(wishes.diff_base, list(files.values()))
        changed = {name: lines[path] for name, path in files.items()}
    return Plan(
        wishes=wishes,
        settings=settings,
        gates=gates,
        files=files,
        baseline_file=file,
        baseline=None if file is None else _baseline(file, may_lack=wishes.write_baseline),
        changed=changed,
    )


def _baseline_file(wishes: Wishes, settings: Effective) -> Path | None:
    named = settings.settings.baseline
    if named is not None:
        return Path(named)
    if wishes.prune_baseline:
        msg = "--prune-baseline needs a baseline; name it with --baseline"
        raise UsageError(msg)
    return Path(settings.folder, BASELINE) if wishes.write_baseline else None


def _baseline(file: Path, *, may_lack: bool) -> Baseline:
    try:
        return read_baseline(file.read_bytes(), path=str(file))
    except FileNotFoundError as error:
        if may_lack:
            return Baseline.empty()
        problem = "no such baseline; write it with --write-baseline"
        raise UnreadableError(str(file), problem) from error
    except OSError as error:
        raise UnreadableError(str(file), error.strerror or str(error)) from error
