"""Measure verdicts on labelled pairs of claim and evidence, one JSONL file a data set.

Run it with a folder of files named ``<set>.<split>.jsonl``, whose rows have ``claim``, ``evidence``
(strings in order) and ``label``::

    python benchmarks/quality/verdicts.py FOLDER [LIMIT]
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import claimcheck

LABELS = ("supported", "contradicted", "unverifiable")
RESAMPLES = 500
_SEED = 20190424
_USAGE = "usage: verdicts.py FOLDER [LIMIT]"

Pair = tuple[str, str]  # the label given by people, the label given by us


def measure(folder: Path, limit: int | None = None) -> dict[str, dict[str, float]]:
    """Return the scores of every data set in ``folder``, by its name.

    Args:
        folder: Holds the JSONL files; others are ignored.
        limit: The number of rows taken from each set, drawn with a fixed seed; none takes all.

    Returns:
        For each set: ``rows``; ``balanced_accuracy`` and ``macro_f1`` over the labels that occur
        in it; precision and recall of ``supported`` and ``contradicted`` with the number of calls;
        and for each score the ends of its 95 % bootstrap interval under ``<score>_low`` and
        ``<score>_high``.
    """
    files = sorted(folder.glob("*.jsonl"))
    return {file.stem: scores(_pairs(file, limit)) for file in files}


def scores(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return all scores of ``pairs``, with their bootstrap intervals."""
    found: dict[str, float] = {"rows": len(pairs)}
    generator = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    samples = [generator.choices(pairs, k=len(pairs)) for _ in range(RESAMPLES)] if pairs else []
    for name, score in _SCORES.items():
        found[name] = score(pairs)
        drawn = sorted(score(sample) for sample in samples)
        if drawn:
            found[f"{name}_low"] = drawn[int(0.025 * len(drawn))]
            found[f"{name}_high"] = drawn[int(0.975 * len(drawn)) - 1]
    for label in LABELS:
        found[f"{label}_calls"] = sum(ours == label for _, ours in pairs)
    return found


def _pairs(file: Path, limit: int | None) -> list[Pair]:
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["evidence"] and row["label"] in LABELS]
    if limit is not None and limit < len(rows):
        rows = random.Random(_SEED).sample(rows, limit)  # noqa: S311 - sampling, no secret
    return [(row["label"], _label(row["claim"], row["evidence"])) for row in rows]


def _label(claim: str, evidence: Sequence[str]) -> str:
    verdict = claimcheck.verify(claim, list(evidence))
    return verdict.label.value


# ---------------------------------------------------------------- scores


def _recall(pairs: Iterable[Pair], label: str) -> float:
    ours = [given == label for wanted, given in pairs if wanted == label]
    return sum(ours) / len(ours) if ours else 0.0


def _precision(pairs: Iterable[Pair], label: str) -> float:
    calls = [wanted == label for wanted, given in pairs if given == label]
    return sum(calls) / len(calls) if calls else 0.0


def _f1(pairs: Sequence[Pair], label: str) -> float:
    precision, recall = _precision(pairs, label), _recall(pairs, label)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _present(pairs: Sequence[Pair]) -> list[str]:
    return [label for label in LABELS if any(wanted == label for wanted, _ in pairs)]


def _balanced_accuracy(pairs: Sequence[Pair]) -> float:
    present = _present(pairs)
    return sum(_recall(pairs, label) for label in present) / len(present) if present else 0.0


def _macro_f1(pairs: Sequence[Pair]) -> float:
    present = _present(pairs)
    return sum(_f1(pairs, label) for label in present) / len(present) if present else 0.0


_SCORES: dict[str, Callable[[Sequence[Pair]], float]] = {
    "balanced_accuracy": _balanced_accuracy,
    "macro_f1": _macro_f1,
    "contradicted_precision": lambda pairs: _precision(pairs, "contradicted"),
    "contradicted_recall": lambda pairs: _recall(pairs, "contradicted"),
    "supported_precision": lambda pairs: _precision(pairs, "supported"),
    "supported_recall": lambda pairs: _recall(pairs, "supported"),
}


def main(arguments: Sequence[str]) -> int:
    """Print the scores of the sets in the folder named; return the exit status."""
    if not arguments or not Path(arguments[0]).is_dir():
        sys.stderr.write(_USAGE + "\n")
        return 2
    limit = int(arguments[1]) if len(arguments) > 1 else None
    for name, found in measure(Path(arguments[0]), limit).items():
        sys.stdout.write(f"{name}: {found['rows']:.0f} rows\n")
        for score in _SCORES:
            low, high = found.get(f"{score}_low", 0.0), found.get(f"{score}_high", 0.0)
            sys.stdout.write(f"  {score:24} {found[score]:.3f}  [{low:.3f}, {high:.3f}]\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
