"""Kill what writes, at moments spread evenly over the length of the write, and look what is left.

Usage:
    python -m benchmarks.faults.kills [--times 200] [--seed 1]

Four writes are measured first and then killed in turn with SIGKILL: the build of an index, a
snapshot with its lock, a baseline, and the verdicts and trees kept in the cache. After each kill
nothing half-written may be taken for whole, and the next run must give what an undisturbed one
gives and leave no part file behind where it writes. Needs ``fork``. Exit status 1 if any fails.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import attrs
import msgspec

from claimcheck.cli._outputs import write_files
from claimcheck.model import Passage, Span
from claimcheck.retrieval import index_info, open_index, text_query
from claimcheck.retrieval.cache import read_sealed, write_sealed
from claimcheck.sources.wikipedia import read_snapshot
from claimcheck.sources.wikipedia.lock import empty_lock
from claimcheck.sources.wikipedia.records import LockRecord, PinRecord, SiteRecord, digest
from claimcheck.sources.wikipedia.store import bytes_of, write_snapshot

ROUNDS = 5  # undisturbed writes that are measured
BEYOND = 1.05  # of the median length; the last kills come when all should be done


@attrs.frozen
class Texts:
    """A source of many short passages."""

    name: str
    count: int

    @property
    def digest(self) -> str:
        """SHA-256 of name and content."""
        return hashlib.sha256(f"{self.name} {self.count}".encode()).hexdigest()

    def passages(self) -> tuple[Passage, ...]:
        """Return all passages in source order."""
        return tuple(
            Passage(
                key=f"{self.name}#{number:06d}",
                source=self.name,
                text=f"The tent number {number} of {self.name} weighs {number % 90 + 2} kg.",
                span=Span(0, 9),
                line=1,
            )
            for number in range(self.count)
        )


@attrs.frozen
class Write:
    """A write to kill: ``act`` does it for the given round, ``check`` says what is wrong after."""

    name: str
    act: Callable[[Path, int], None]
    check: Callable[[Path, int], str]


# ---------------------------------------------------------------- the four writes


def _build(folder: Path, number: int) -> None:
    open_index([Texts(f"s{number}", 3_000)], cache_dir=folder)


def _index_is_right(folder: Path, number: int) -> str:
    for info in index_info(folder):
        if not info.is_complete:
            return f"{info.folder}: half an index stands in place"
    index = open_index([Texts(f"s{number}", 3_000)], cache_dir=folder)
    hits = index.retrieve(text_query("tent 1234"), 1)
    if index.notice or len(index) != 3_000 or "1234" not in hits[0].passage.text:  # noqa: PLR2004 - as built
        return f"the next run finds {hits[0].passage.text!r} {index.notice}"
    left = list((folder / "index").glob(".building-*"))
    return f"left behind: {left}" if left else ""


def _snapshot(number: int) -> tuple[LockRecord, dict[PinRecord, bytes]]:
    """Return a lock of twelve pages at the revision of this round, and their files."""
    pages: dict[PinRecord, bytes] = {}
    for page in range(12):
        raw = f'{{"page": {page}, "round": {number}}}\n'.encode() * 2_000
        pin = PinRecord(
            site="en",
            title=f"P{page}",
            page_id=page + 1,
            revision=number + 1,
            timestamp="2020-01-01T00:00:00Z",
            sha1="",
            sha256=digest(raw),
            permalink=f"https://wiki.example/P{page}?oldid={number + 1}",
            requested=(),
            redirects=(),
        )
        pages[pin] = raw
    site = SiteRecord(
        name="en",
        api="https://wiki.example/api.php",
        title="Wiki",
        licence="CC BY-SA 4.0",
        licence_url="https://licence.example/",
    )
    lock = msgspec.structs.replace(empty_lock(), sites=(site,), pages=tuple(pages))
    return lock, pages


def _lock(folder: Path, number: int) -> None:
    lock, pages = _snapshot(number)
    file = folder / "claimcheck.lock"
    write_snapshot(file, lock, pages, before=bytes_of(file))


def _lock_is_right(folder: Path, number: int) -> str:
    file = folder / "claimcheck.lock"
    if file.exists():
        revisions = {source.pin.revision for source in read_snapshot(file).sources}
        if len(revisions) != 1:
            return f"a snapshot of several rounds: {sorted(revisions)}"
    _lock(folder, number)
    snapshot = read_snapshot(file)
    if {source.pin.revision for source in snapshot.sources} != {number + 1}:
        return "the next run did not write its own round"
    files = {path.name for path in folder.rglob("*") if path.is_file()}
    expected = len(snapshot.sources) + len(("claimcheck.lock", "ATTRIBUTION"))
    return "" if len(files) == expected else f"left behind: {sorted(files)}"


def _content(number: int) -> str:
    return "".join(f"{number} finding {line}\n" for line in range(100_000)) + f"end of {number}\n"


def _baseline(folder: Path, number: int) -> None:
    write_files({folder / "claimcheck-baseline.json": _content(number)})


def _baseline_is_right(folder: Path, number: int) -> str:
    file = folder / "claimcheck-baseline.json"
    if file.exists():
        text = file.read_text(encoding="utf-8")
        if text not in {_content(number), _content(number - 1)}:
            return f"half a baseline: it ends with {text[-40:]!r}"
    _baseline(folder, number)
    if file.read_text(encoding="utf-8") != _content(number):
        return "the next run did not write its own baseline"
    left = [path.name for path in folder.iterdir() if path != file]
    return f"left behind: {left}" if left else ""


def _cache(folder: Path, number: int) -> None:
    for name in range(20):
        write_sealed(folder / "reports" / str(name), f"{number} {name} ".encode() * 20_000)


def _cache_is_right(folder: Path, number: int) -> str:
    for name in range(20):
        found = read_sealed(folder / "reports" / str(name))
        known = [f"{n} {name} ".encode() * 20_000 for n in (number, number - 1)]
        if found is not None and found not in known:
            return f"{name}: something else was read back"
    _cache(folder, number)
    if read_sealed(folder / "reports" / "7") != f"{number} 7 ".encode() * 20_000:
        return "the next run did not keep its own"
    return ""


WRITES = (
    Write("index", _build, _index_is_right),
    Write("lock", _lock, _lock_is_right),
    Write("baseline", _baseline, _baseline_is_right),
    Write("cache", _cache, _cache_is_right),
)


# ---------------------------------------------------------------- killing


def run(folder: Path, write: Write, times: int, chance: random.Random) -> tuple[float, list[str]]:
    """Measure a write, then kill it ``times`` times.

    Returns:
        The median seconds it takes undisturbed, and what was wrong, a line each.
    """
    folder.mkdir()
    lengths = []
    for number in range(ROUNDS):
        started = time.perf_counter()
        _wait(_forked(write, folder, number))
        lengths.append(time.perf_counter() - started)
    length = median(lengths)
    wrong = []
    for number in range(ROUNDS, ROUNDS + times):
        child = _forked(write, folder, number)
        moment = chance.uniform(0, BEYOND * length)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        _wait(child)
        problem = write.check(folder, number)
        if problem:
            wrong.append(f"{write.name}, killed after {moment:.3f} s: {problem}")
    return length, wrong


def _forked(write: Write, folder: Path, number: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            write.act(folder, number)
        finally:
            os._exit(0)
    return child


def _wait(child: int) -> None:
    os.waitpid(child, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, print a line a write, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=200, help="kills in all (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (1)")
    given = parser.parse_args(arguments)
    chance = random.Random(given.seed)  # noqa: S311 - moments to kill at, not secrets
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for write in WRITES:
            times = given.times // len(WRITES)
            length, wrong = run(Path(folder, write.name), write, times, chance)
            failed += len(wrong)
            line = f"{write.name}: {times - len(wrong)} of {times} recovered"
            sys.stdout.write(f"{line}; a write takes {1000 * length:.0f} ms\n")
            sys.stdout.writelines(f"  {problem}\n" for problem in wrong)
            sys.stdout.flush()
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
