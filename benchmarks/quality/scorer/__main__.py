"""Train the scorer's small model, and measure it on rows it was not fitted on.

Gradient-boosted trees are fitted on openly licensed pairs of claim and evidence, in five folds
split by evidence: each fold of a measured set is judged by a model fitted on the training sets and
the other folds; sets without a weight are never fitted on. ``--write`` fits on everything that has
a weight and writes the shipped weights.

Usage:
    python -m benchmarks.quality.scorer DATA --cache FOLDER [--write]
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.quality.labelled import Row, read_rows, unsettled
from benchmarks.quality.scorer import figures
from benchmarks.quality.scorer.figures import Judged
from benchmarks.quality.scorer.fitting import Example, Fitted, fit, stored
from benchmarks.quality.scorer.sets import SETS, UNSETTLED, LabelledSet
from benchmarks.quality.scorer.tables import Reader, Seen, digest
from claimcheck.model import Label

WEIGHTS = Path(__file__).resolve().parents[3] / "claimcheck" / "scorer" / "data" / "scorer.json"
FOLDS = 5
_LABELS = {label.value: label for label in Label}

Data = dict[LabelledSet, list[Seen]]


def main() -> int:
    """Read, fit in folds, print; write the weights where asked."""
    options = _options()
    data = read(options.data, options.cache)
    measured = [one for one in data if not one.is_train]
    models = [fit(_examples(data, without=fold)) for fold in range(FOLDS)]
    judged = {one: list(_judged(one, data[one], models)) for one in measured}
    for one, rows in judged.items():
        sys.stdout.write(f"{one.name:32} {_line(rows)}\n")
    every = [row for rows in judged.values() for row in rows]
    sys.stdout.write(f"calibration error over all: {figures.calibration_error(every):.3f}\n")
    if options.falses:
        _show_falses(judged, data)
    if options.write:
        _write(data)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train and measure the scorer's small model.")
    parser.add_argument("data", type=Path, help="folder with train/ and dev/")
    parser.add_argument("--cache", type=Path, required=True, help="where trees and rows are kept")
    parser.add_argument("--write", action="store_true", help="write the shipped weights")
    parser.add_argument("--falses", action="store_true", help="list every false contradiction")
    return parser.parse_args()


# ---------------------------------------------------------------- reading


def read(folder: Path, cache: Path) -> Data:
    """Return every set as the scorer sees it; what was read before is taken from ``cache``."""
    data = {one: _seen(one, read_rows(folder / one.file, one.limit), cache) for one in SETS}
    made = unsettled(read_rows(folder / UNSETTLED.file.split("#")[0]), UNSETTLED.limit or 0)
    data[UNSETTLED] = _seen(UNSETTLED, made, cache)
    return data


def _seen(one: LabelledSet, rows: Sequence[Row], cache: Path) -> list[Seen]:
    name = one.name.replace("#", ".")
    kept = cache / f"{name}.{digest(rows)}.seen"
    if kept.exists():
        found: list[Seen] = pickle.loads(kept.read_bytes())  # noqa: S301 - written by ourselves
        return found
    found = Reader(cache, name).read(rows)
    kept.write_bytes(pickle.dumps(found, protocol=5))
    return found


# ---------------------------------------------------------------- fitting


def _examples(data: Data, without: int | None) -> list[Example]:
    """Return what is fitted on: all training rows, and the measured ones outside a fold."""
    found = []
    for one, rows in data.items():
        for seen in rows if one.weight else ():
            is_left_out = not one.is_train and seen.row.fold == without
            # Half supported is not supported: the rest is not there.
            is_used = not seen.row.is_mixed or seen.row.label == "not_supported"
            inputs = {} if is_left_out or not is_used else seen.inputs()
            if inputs:
                label = _LABELS.get(seen.row.label, Label.UNVERIFIABLE)
                found.append(Example(features=inputs, label=label, weight=one.weight))
    return found


def _judged(one: LabelledSet, rows: Iterable[Seen], models: Sequence[Fitted]) -> Iterable[Judged]:
    for seen in rows:
        if seen.row.is_mixed and seen.row.label in _LABELS:
            continue
        asked = [inputs for part in seen.parts for inputs in part.features]
        known = [inputs for inputs in asked if inputs is not None]
        used = [models[seen.row.fold]] if one.weight else models
        each = [model.chances(known) for model in used]
        mean = iter(
            {label: sum(odds[label] for odds in row) / len(row) for label in Label}
            for row in zip(*each, strict=True)
        )
        chances = [None if inputs is None else next(mean) for inputs in asked]
        overlap = max((inputs["token_set"] for inputs in known), default=0.0)
        yield Judged.of(seen.row.id, seen.row.label, seen.verdict(chances), overlap)


def _write(data: Data) -> None:
    examples = _examples(data, without=None)
    rows = [seen.row for one, rows in data.items() if one.weight for seen in rows]
    made = stored(fit(examples), name=f"trees-{digest(rows)}")
    text = json.dumps(made, separators=(",", ":")) + "\n"
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{WEIGHTS.name}: {len(text)} bytes from {len(examples)} rows\n")


# ---------------------------------------------------------------- telling


def _line(rows: Sequence[Judged]) -> str:
    gold = {row.gold for row in rows}
    cells = [f"{len(rows):5} rows"]
    if {"supported", "contradicted"} <= gold:
        low, high = figures.interval(rows, figures.two_way)
        cells.append(
            f"two-way {100 * figures.two_way(rows):.1f} [{100 * low:.1f}, {100 * high:.1f}]"
            f" (overlap {100 * figures.overlap_two_way(rows):.1f})"
        )
    if "unverifiable" in gold:
        low, high = figures.interval(rows, figures.macro_f1)
        cells.append(f"F1 {100 * figures.macro_f1(rows):.1f} [{100 * low:.1f}, {100 * high:.1f}]")
    cells.append(f"supported/rest {100 * figures.supported_balanced(rows):.1f}")
    cells.append(f"kept {100 * figures.recall(rows, Label.SUPPORTED):.0f}")
    cells.append("contradicted {}/{}".format(*figures.precision_of_contradicted(rows)))
    cells.append("typed {}/{}".format(*figures.precision_of_contradicted(rows, is_typed=True)))
    cells.append(f"recall {100 * figures.recall(rows, Label.CONTRADICTED):.1f}")
    right, share = figures.sure(rows)
    cells.append(f"at 0.8 {100 * right:.0f} of {100 * share:.0f} %")
    cells.append(f"error {figures.calibration_error(rows):.3f}")
    return "  ".join(cells)


def _show_falses(judged: dict[LabelledSet, list[Judged]], data: Data) -> None:
    for one, rows in judged.items():
        by_id = {seen.row.id: seen.row for seen in data[one]}
        for row in rows:
            is_false = row.gold not in {"contradicted", "not_supported"}
            if row.label is Label.CONTRADICTED and is_false:
                own = by_id[row.id]
                told = " / ".join(own.evidence)[:300]
                odds = row.chances[row.label]
                sys.stdout.write(
                    f"{one.name} {row.id} {row.gold} {row.code} {odds:.2f}\n"
                    f"  {own.claim}\n  {told}\n"
                )


if __name__ == "__main__":
    raise SystemExit(main())
