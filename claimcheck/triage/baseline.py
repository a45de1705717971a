"""Findings that were there before: known by what they say and never by their line.

A baseline lets a desk adopt claimcheck for a thousand old pages and gate only what is new. An
entry is file, code and words of the claim, with how often they occur, so that edits elsewhere in
the file change nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable

import attrs
import msgspec

from claimcheck.errors import RecordError
from claimcheck.model import Report, Silencer, Suppression
from claimcheck.triage.matters import Matter, matters, silence

VERSION = "1"
_WHY = "in the baseline"

PathName = Callable[[str | None], str]
"""How the baseline calls a file that a report calls otherwise."""


class EntryRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One finding of a baseline: where, which code, about which words, how often."""

    path: str
    code: str
    text: str
    count: int


class BaselineRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file that ``--write-baseline`` writes."""

    schema_version: str
    findings: tuple[EntryRecord, ...]


@attrs.frozen(order=True)
class Key:
    """What makes two findings the same one."""

    path: str
    code: str
    text: str


@attrs.frozen
class Baseline:
    """How often each finding was there."""

    counts: Counter[Key]

    @classmethod
    def empty(cls) -> Baseline:
        """Return a baseline without findings."""
        return cls(Counter())

    def text(self) -> str:
        """Return the baseline as JSON, sorted, so that a change is a change of few lines."""
        record = BaselineRecord(
            schema_version=VERSION,
            findings=tuple(
                EntryRecord(path=key.path, code=key.code, text=key.text, count=count)
                for key, count in sorted(self.counts.items())
                if count > 0
            ),
        )
        return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"

    def merged(self, other: Baseline, *, files: Collection[str]) -> Baseline:
        """Return this baseline with what ``other`` has for ``files`` in place of its own."""
        kept = Counter({key: n for key, n in self.counts.items() if key.path not in files})
        return Baseline(kept + Counter({k: n for k, n in other.counts.items() if k.path in files}))


def read_baseline(data: bytes, *, path: str) -> Baseline:
    """Read back what ``Baseline.text`` gave; ``path`` is for the message alone.

    Raises:
        RecordError: Not JSON, a field is missing, unknown or wrong, or of another version.
    """
    try:
        record = msgspec.json.decode(data, type=BaselineRecord)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = f"not a baseline: {error}; write one with --write-baseline"
        raise RecordError(path, 1, problem) from error
    if record.schema_version != VERSION:
        problem = f'"schema_version" must be "{VERSION}", got "{record.schema_version}"'
        raise RecordError(path, 1, problem)
    counts: Counter[Key] = Counter()
    for entry in record.findings:
        if entry.count < 1:
            problem = f'"count" must be 1 or more, got {entry.count} for {entry.code}'
            raise RecordError(path, 1, problem)
        counts[Key(entry.path, entry.code, entry.text)] += entry.count
    return Baseline(counts)


def baseline_of(report: Report, *, wants: Callable[[Matter], bool], name: PathName) -> Baseline:
    """Return a baseline of all findings that are wanted and not silent for another reason.

    Example:
        >>> report = Report(documents=(), signature="")
        >>> baseline_of(report, wants=lambda _: True, name=str).text().count("path")
        0
    """
    spoken = (matter for matter in matters(report) if matter.suppression is None)
    return Baseline(Counter(_key(matter, name) for matter in spoken if wants(matter)))


def with_baseline(report: Report, baseline: Baseline, *, name: PathName) -> Report:
    """Return the report with what was there before kept silent.

    Of several findings with the same words in one file, as many as the baseline has are silent,
    in text order; further ones are new.
    """
    left = Counter(baseline.counts)

    def decide(matter: Matter) -> Suppression | None:
        key = _key(matter, name)
        if left[key] < 1:
            return None
        left[key] -= 1
        return Suppression(by=Silencer.BASELINE, reason=_WHY)

    return silence(report, decide)


def left_over(
    report: Report, baseline: Baseline, *, name: PathName, gone: Iterable[str] = ()
) -> Counter[Key]:
    """Return the entries that a report of ``with_baseline`` did not need.

    Only files that were checked, and those that are ``gone``, are looked at.
    """
    checked = {name(entry.document.path) for entry in report.documents} | set(gone)
    met = Counter(
        _key(matter, name)
        for matter in matters(report)
        if matter.suppression is not None and matter.suppression.by is Silencer.BASELINE
    )
    return Counter({k: n for k, n in baseline.counts.items() if k.path in checked}) - met


def _key(matter: Matter, name: PathName) -> Key:
    words = " ".join(unicodedata.normalize("NFC", matter.content).split())
    return Key(name(matter.path), matter.code, words)
