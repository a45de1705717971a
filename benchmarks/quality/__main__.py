"""The quality gate: measure on labelled data, print, and compare with the pinned floors.

``floors.json`` holds, by data set and metric, the value below which a change must not land.
Our own drafts are always measured; the labelled data where ``CLAIMCHECK_DATA`` names its folder.
"no_false" is minus the number of alarms on true statements, so that more is better everywhere.
Floors go up by editing the file; ``--update`` raises the ones that can be raised and never
lowers any.

Usage:
    CLAIMCHECK_DATA=FOLDER python -m benchmarks.quality [--limit N] [--update]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks.quality import drafts, splitting, verdicts

FLOORS = Path(__file__).with_name("floors.json")
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
# A raised floor stays this far under what was measured, so that a change of a few rows in a
# sample does not stop unrelated work.
_MARGIN = 1.0

Figures = dict[str, dict[str, float]]


def measure(folder: Path, limit: int | None) -> Figures:
    """Return every metric of every data set, as "splitting/…" and "verdicts/…"."""
    figures: Figures = {}
    for name, metrics in splitting.measure(folder, limit).items():
        figures[f"splitting/{name}"] = {key: round(value, 1) for key, value in metrics.items()}
    for name, metrics in verdicts.measure(folder / "verify" / "dev", limit).items():
        figures[f"verdicts/{name}"] = {
            key: value if key in _COUNTS else round(100 * value, 1)
            for key, value in metrics.items()
        }
    return figures


_COUNTS = frozenset({"rows", "supported_calls", "contradicted_calls", "unverifiable_calls"})


def measure_drafts(folder: Path) -> Figures:
    """Return the figures of our own drafts, as "drafts/…"; these need no other data."""
    return {
        f"drafts/{desk.name}": drafts.measure_folder(desk).figures()
        for desk in sorted(folder.iterdir())
        if (desk / "planted.jsonl").exists()
    }


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return one line for every figure under its floor, or missing."""
    return [
        f"{name}: {metric} is {figures.get(name, {}).get(metric, 'missing')}, floor {floor}"
        for name, metrics in sorted(floors.items())
        for metric, floor in sorted(metrics.items())
        if figures.get(name, {}).get(metric, float("-inf")) < floor
    ]


def raised(figures: Figures, floors: Figures) -> Figures:
    """Return floors moved up towards ``figures`` where there is room; none is lowered."""
    return {
        name: {
            metric: max(floor, round(figures[name][metric] - _MARGIN, 1))
            for metric, floor in metrics.items()
        }
        for name, metrics in floors.items()
    }


def main() -> int:
    """Run the gate; return the exit status."""
    options = _options()
    figures = measure_drafts(FIXTURES)
    folder = Path(os.environ.get("CLAIMCHECK_DATA", "") or "/nonexistent")
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    if folder.is_dir():
        figures |= measure(folder, options.limit)
    else:
        sys.stdout.write("labelled data skipped: CLAIMCHECK_DATA names no folder of it\n")
        floors = {name: floor for name, floor in floors.items() if name.startswith("drafts/")}
    _show(figures)
    if options.update:
        if not folder.is_dir():
            sys.stdout.write("floors are raised with the labelled data at hand, or not at all\n")
            return 2
        text = json.dumps(raised(figures, floors), indent=2, sort_keys=True) + "\n"
        FLOORS.write_text(text, encoding="utf-8")
        return 0
    failures = below(figures, floors)
    sys.stdout.write("".join(f"BELOW THE FLOOR {line}\n" for line in failures))
    sys.stdout.write(f"{len(failures)} of the pinned floors missed\n")
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure quality and compare with the floors.")
    parser.add_argument("--limit", type=int, default=100, help="rows a data set (default 100)")
    parser.add_argument("--update", action="store_true", help="raise floors; lowers none")
    return parser.parse_args()


def _show(figures: Figures) -> None:
    for name, metrics in figures.items():
        cells = "  ".join(f"{metric} {value:g}" for metric, value in metrics.items())
        sys.stdout.write(f"{name:36} {cells}\n")


if __name__ == "__main__":
    raise SystemExit(main())
