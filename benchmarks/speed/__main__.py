"""Measure where time goes and what else one could use; print tables and draw the plots.

Usage:
    python -m benchmarks.speed [--plots FOLDER] [--passages 10000,100000]

Every figure is CPU time of one process.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.speed import compare
from benchmarks.speed.corpus import stock
from benchmarks.speed.plot import stacked
from benchmarks.speed.stages import STAGES, by_length

LENGTHS = (10, 20, 40, 80, 160)  # sentences


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--plots", type=Path, help="where SVG files go")
    parser.add_argument("--passages", default="10000,100000", help="sizes of a corpus")
    given = parser.parse_args(arguments)
    have = stock()
    rows = list(by_length(have, LENGTHS))
    _table(
        "a check by stage, CPU ms",
        (
            (
                f"{size} sentences, {claims} claims",
                "  ".join(f"{name} {1000 * spent[name]:.0f}" for name in STAGES)
                + f"  all {1000 * sum(spent.values()):.0f}",
            )
            for size, spent, claims in rows
        ),
    )
    if given.plots is not None:
        by_claims = sorted((claims, spent) for _, spent, claims in rows)
        given.plots.mkdir(parents=True, exist_ok=True)
        by_size = [(size, spent) for size, spent, _ in rows]
        for name, axis, points in (
            ("length", "sentences of the draft", by_size),
            ("claims", "claims of the draft", by_claims),
        ):
            picture = stacked(points, STAGES, axis=axis)
            (given.plots / f"cost-by-{name}.svg").write_text(picture, encoding="utf-8")
    claims = compare.claims_of(have, 60)
    _table("splitting", compare.splitting(have))
    _table("likeness", compare.alignment(have, claims))
    rates = list(compare.pairs(have, claims))
    _table("pairs of claim and passage a second", ((n, f"{rate:,.1f}") for n, rate in rates))
    for count in (int(part) for part in given.passages.split(",")):
        _table(f"retrieval, {count:,} passages", compare.retrieval(have, count, claims))
    return 0


def _table(title: str, rows: Iterable[tuple[str, str]]) -> None:
    sys.stdout.write(f"\n{title}\n")
    for name, told in rows:
        sys.stdout.write(f"  {name:50} {told}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
