"""Many drafts without holding them: lines of JSON that are written as each draft is done.

The bytes are those of the whole report in the same format. Only what belongs to all drafts, the
counts and the notes, waits for the last line.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs

from claimcheck import config
from claimcheck.cli import _gate, _inputs, _run
from claimcheck.cli._inputs import Draft, Found
from claimcheck.cli._outputs import write_stdout
from claimcheck.cli._stderr import Bar
from claimcheck.cli._triage import Plan
from claimcheck.errors import InputError
from claimcheck.model import Diagnostic, Document, Label, Report
from claimcheck.report import jsonl
from claimcheck.triage import Matter


def fits(plan: Plan, found: Found) -> bool:
    """Say whether what is asked for can be told draft by draft.

    A baseline and the comments to add need all drafts at once; stdin can be read only once, and
    what was named is read before any work begins.
    """
    is_plain = plan.baseline is None and plan.changed is None and plan.wishes.add_ignore is None
    return is_plain and not any(draft.is_stdin for draft in found.drafts)


@attrs.define(kw_only=True)
class _Tail:
    """What belongs to all drafts, gathered on the way."""

    counts: Counter[Label] = attrs.Factory(Counter)
    reading: list[Diagnostic] = attrs.Factory(list)
    checking: list[Diagnostic] = attrs.Factory(list)
    comments: list[Diagnostic] = attrs.Factory(list)
    verdicts: list[Diagnostic] = attrs.Factory(list)
    code: int = 0

    def add(self, before: Report, after: Report, gates: Callable[[Matter], bool]) -> None:
        """Take the notes of one draft: those of the check, then those of its own comments."""
        own = len(before.diagnostics)
        self.checking += after.diagnostics[:own]
        self.comments += after.diagnostics[own:]
        self.verdicts += jsonl.notes(after)
        self.counts.update(verdict.label for verdict in after.verdicts)
        self.code = max(self.code, _gate.exit_code(after, gates))


@attrs.frozen(kw_only=True)
class _Item:
    number: int
    document: Document
    is_named: bool


@attrs.frozen(kw_only=True)
class Ask:
    """What a run needs to know beside the drafts and what becomes of findings."""

    sources: tuple[Path, ...]
    settings: config.Settings
    published: dt.date | None
    scheduler: str | None
    gates: Callable[[Matter], bool]


def check_and_write(found: Found, plan: Plan, ask: Ask) -> int:
    """Check all drafts, writing each to stdout when it and all before it are done.

    Returns:
        The exit code.

    Raises:
        InputError: A draft that was named cannot be read; nothing was written.
        ClaimcheckError: No source can be used, or a named draft cannot be checked.
    """
    for draft in found.drafts:
        if draft.is_named:
            _inputs.read(draft, ask.published)
    tail = _Tail(reading=list(found.diagnostics))
    total = len(found.drafts)
    with Bar(is_wanted=True) as bar:
        run = _run.Run.begin(
            _run.Settings.of(ask.settings, ask.sources),
            jobs=ask.settings.jobs,
            bar=bar,
            scheduler=ask.scheduler,
        )
        bar.checking(0, total)
        items = _items(found.drafts, ask.published, tail.reading)
        for done, (item, part) in enumerate(run.parts(items, document=_document), start=1):
            before = _run.kept_or_raised(part, is_named=item.is_named)
            after = plan.sort(before).report
            tail.add(before, after, ask.gates)
            write_stdout("".join(map(jsonl.claims, after.documents)))
            bar.checking(done, max(done, total))
        return _finish(run.base(), plan, tail, ask.gates)


def _finish(base: Report, plan: Plan, tail: _Tail, gates: Callable[[Matter], bool]) -> int:
    """Write the last line, tell what could not be checked, and return the exit code."""
    head = attrs.evolve(base, diagnostics=(*tail.reading, *base.diagnostics))
    head = plan.sort(head).report
    notes = (*head.diagnostics, *tail.checking, *tail.comments, *tail.verdicts)
    notes = tuple(dict.fromkeys(notes))
    write_stdout(jsonl.end(base, tail.counts, notes))
    _gate.tell(_gate.failures(attrs.evolve(base, diagnostics=notes)))
    return max(tail.code, _gate.exit_code(head, gates))


def _document(item: _Item) -> Document:
    return item.document


def _items(
    drafts: Sequence[Draft], published: dt.date | None, notes: list[Diagnostic]
) -> Iterator[_Item]:
    """Read drafts one by one; one that cannot be read is noted and left out."""
    number = 0
    for draft in drafts:
        try:
            documents = _inputs.read(draft, published)
        except InputError as error:
            # One that was named could be read when the run began.
            notes.append(_inputs.diagnostic(error, draft.name))
            continue
        for document in documents:
            yield _Item(number=number, document=document, is_named=draft.is_named)
            number += 1
