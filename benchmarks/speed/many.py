"""A folder of many drafts, checked twice: what the cache saves, and that it changes no byte.

Usage:
    python -m benchmarks.speed.many [--count 200] [--folder FOLDER]

Each draft is made of paragraphs of the planted fixture articles, in an order of its own and with a
first sentence of its own, so that no two are alike. The program is run as a user would, each time
in a process of its own: with an empty cache, again with nothing changed, with two processes over
an empty cache, and without a cache on a few of the drafts. The exit status is 1 if the second run
takes more than a tenth of the first, or if the reports differ.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DESKS = ("vladivostok", "business", "science", "manual")
PARAGRAPHS = 4  # in a draft
MOST = 0.1  # of the first run, for the second


def paragraphs(desk: str) -> tuple[str, ...]:
    """Return the paragraphs of a planted article, without its metadata and headings."""
    text = (FIXTURES / desk / "planted.md").read_text(encoding="utf-8").split("---\n")[-1]
    parts = (part.strip() for part in text.split("\n\n"))
    return tuple(part for part in parts if part and part[0] not in "#|`-<!>")


def drafts(count: int) -> Iterator[tuple[str, str]]:
    """Yield the name and text of ``count`` drafts, all different, the same each time."""
    stock = {desk: paragraphs(desk) for desk in DESKS}
    for number in range(count):
        desk = DESKS[number % len(DESKS)]
        parts = stock[desk]
        start, step = number // len(DESKS), 1 + number // len(DESKS) // len(parts)
        chosen = [parts[(start + step * at) % len(parts)] for at in range(PARAGRAPHS)]
        opening = f"This is story number {number} of the {desk} desk."
        body = "\n\n".join(dict.fromkeys([opening, *chosen]))
        yield f"{desk}-{number:04d}.md", f"---\ndate: 2019-04-24\n---\n\n{body}\n"


def write_drafts(folder: Path, count: int) -> None:
    """Write ``count`` drafts into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in drafts(count):
        (folder / name).write_text(text, encoding="utf-8")


def check(folder: Path, drafts: Sequence[str], *options: str) -> tuple[float, bytes]:
    """Check drafts in a process of its own; return the seconds it took and its report.

    Raises:
        RuntimeError: The program did not end with findings or without.
    """
    sources = [word for desk in DESKS for word in ("-s", str(FIXTURES / desk / "references"))]
    command = [sys.executable, "-m", "claimcheck", "check", *drafts, "--isolated", *sources]
    command += ["--output-format", "json", *options]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - our own program
    seconds = time.perf_counter() - started
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return seconds, done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the figures, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=200, help="drafts to make (200)")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary one by default")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.folder or Path(temporary)
        write_drafts(folder / "drafts", given.count)
        return _measured(folder, given.count)


def _measured(folder: Path, count: int) -> int:
    first, report = check(folder, ["drafts"], "--cache-dir", "one")
    _say(f"first run of {count} drafts: {first:.1f} s, {len(report)} bytes")
    second, again = check(folder, ["drafts"], "--cache-dir", "one")
    _say(f"second run: {second:.1f} s, {second / first:.1%} of the first")
    kept = sum(file.stat().st_size for file in (folder / "one" / "reports").rglob("*"))
    _say(f"kept verdicts: {kept / count / 1000:.0f} kB a draft")
    jobs, at_once = check(folder, ["drafts"], "--cache-dir", "two", "-j", "2")
    _say(f"two processes, empty cache: {jobs:.1f} s")
    few = sorted(str(path.relative_to(folder)) for path in (folder / "drafts").iterdir())[::10]
    plain = check(folder, few, "--cache-dir", "two", "--no-cache")[1]
    cached = check(folder, few, "--cache-dir", "one")[1]
    is_same = report == again == at_once and plain == cached
    _say(f"same bytes with and without cache and for -j 2: {'yes' if is_same else 'NO'}")
    return 0 if is_same and second <= MOST * first else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
