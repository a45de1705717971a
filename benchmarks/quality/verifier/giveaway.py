"""How much one side alone tells of the label: words and pairs of words, counted, in a linear model.

Rows that were made must give nothing away: a score near a half says so.
"""

from __future__ import annotations

import itertools
import random
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.verifier.rows import SUPPORTED, read

BUCKETS = 1 << 16
FOLDS = 5
STEPS = 250
RATE = 2.0
PARTS = frozenset({"part", "cut", "whole"})
"""Origins of rows made by leaving out a claim; the others had one value changed."""
_SEED = 1
_WORD = re.compile(r"\w+|[^\w\s]")


def scores(path: Path) -> dict[str, float]:
    """Return balanced accuracies of "supported or not" by kind of row and side.

    ``shuffled`` reads the claim with the evidence of another row. Rows of one group stay
    together, so nothing is learnt of the rows that are asked about.
    """
    rows = [row for row in read(path) if not row["origin"].startswith("neighbour")]
    kinds = {
        "edited": [row for row in rows if row["origin"] not in PARTS],
        "cut": [row for row in rows if row["origin"] in PARTS],
    }
    return {
        f"{kind}, {side}": score
        for kind, of_kind in kinds.items()
        for side, score in _by_side(of_kind).items()
    }


def _by_side(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    labels = np.array([int(row["target"] != [SUPPORTED]) for row in rows])
    folds = np.array([zlib.crc32(row["group"].encode()) % FOLDS for row in rows])
    others = random.Random(_SEED).sample(rows, len(rows))  # noqa: S311 - an order, no secret
    sides = {side: [_grams(row[side]) for row in rows] for side in ("claim", "evidence")}
    sides["shuffled"] = [
        claim | {f"{gram}\t" for gram in _grams(other["evidence"])}
        for claim, other in zip(sides["claim"], others, strict=True)
    ]
    return {side: _cross_validated(grams, labels, folds) for side, grams in sides.items()}


def _grams(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))}


def _cross_validated(
    texts: Sequence[set[str]], labels: NDArray[np.int64], folds: NDArray[np.int64]
) -> float:
    from scipy import sparse  # noqa: PLC0415 - for this measure alone

    columns, starts = [], [0]
    for grams in texts:
        columns.extend(zlib.crc32(gram.encode()) % BUCKETS for gram in sorted(grams))
        starts.append(len(columns))
    table = sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(texts), BUCKETS))
    table = sparse.diags(1 / np.sqrt(np.diff(starts) + 1)) @ table
    right = np.zeros(len(texts), dtype=bool)
    for fold in range(FOLDS):
        learnt, asked = folds != fold, folds == fold
        weights = _fitted(table[learnt], labels[learnt])
        right[asked] = (table[asked] @ weights > 0) == labels[asked]
    return float(np.mean([right[labels == label].mean() for label in (0, 1)]))


def _fitted(table: Any, labels: NDArray[np.int64]) -> NDArray[np.float64]:  # noqa: ANN401 - a sparse table
    weights = np.zeros(BUCKETS)
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(table @ weights)))
        weights -= RATE * (table.T @ (chances - labels) / len(labels) * 10 + 1e-4 * weights)
    return weights
