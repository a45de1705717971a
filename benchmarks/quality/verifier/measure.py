"""Score an exported verifier on the measured sets and on the rows kept from training.

Three-way scores take the likeliest label; two-way ones compare supported with contradicted alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.verifier.rows import data_folder, nearest, read, sentences
from claimcheck.errors import TooLongError
from claimcheck.model import Label
from claimcheck.verifier import MAX_WORDS, ORDER, Verifier

NAMES = tuple(label.value for label in ORDER)
HALF = 0.5
Judged = tuple[str, tuple[float, ...]]


def judged_sets(verifier: Verifier, folder: Path) -> Iterator[tuple[str, list[Judged]]]:
    """Judge every row of the measured sets; write the probabilities beside and yield them."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((data_folder() / "dev").glob("*.jsonl")):
        rows = [row for row in read(path) if row["evidence"] and not _is_mixed(row)]
        if rows:
            yield path.stem, list(_judged(verifier, rows, folder / f"{path.stem}.jsonl"))


def _is_mixed(row: dict[str, Any]) -> bool:
    return bool(row.get("meta", {}).get("mixed"))


def _judged(verifier: Verifier, rows: Sequence[dict[str, Any]], path: Path) -> Iterator[Judged]:
    with path.open("w", encoding="utf-8") as lines:
        for row in rows:
            parts = [part for text in row["evidence"] for part in sentences(text)]
            text = " ".join(nearest(row["claim"], parts, limit=MAX_WORDS))
            try:
                found = verifier.judge(row["claim"], text)
            except TooLongError:  # one sentence without an end: left out, as the checker does
                continue
            shares = tuple(found[label] for label in ORDER)
            record = {"id": row["id"], "claim": row["claim"], "evidence": " ".join(row["evidence"])}
            lines.write(json.dumps(record | {"p": shares}, ensure_ascii=False) + "\n")
            yield row["label"], shares


def scores(judged: Sequence[Judged]) -> dict[str, float]:
    """Return what can be scored of a set, by name; a set of other labels has fewer scores."""
    wanted = [label for label, _ in judged]
    likeliest = [NAMES[max(range(3), key=lambda at: shares[at])] for _, shares in judged]
    found = {"rows": float(len(judged))}
    two = [(label, NAMES[int(s[1] > s[0])]) for label, s in judged if label in NAMES[:2]]
    if len({label for label, _ in two}) == 2:  # noqa: PLR2004 - both occur
        found["two-way balanced accuracy"] = _balanced(two)
    if len(set(wanted)) > 1 and set(wanted) <= set(NAMES):
        pairs = list(zip(wanted, likeliest, strict=True))
        found["balanced accuracy"] = _balanced(pairs)
        found["macro-F1"] = _macro_f1(pairs)
    if len(set(wanted)) > 1:
        halves = [(str(label == NAMES[0]), str(shares[0] > HALF)) for label, shares in judged]
        found["supported against the rest"] = _balanced(halves)
    for least in (0.7, 0.9):
        calls = [label == NAMES[1] for label, shares in judged if shares[1] > least]
        if calls and Label.CONTRADICTED.value in wanted:
            found[f"contradicted above {least}: precision"] = sum(calls) / len(calls)
            found[f"contradicted above {least}: calls"] = float(len(calls))
    return found


def _balanced(pairs: Sequence[tuple[str, str]]) -> float:
    recalls = [
        sum(given == label for wanted, given in pairs if wanted == label)
        / sum(wanted == label for wanted, _ in pairs)
        for label in sorted({wanted for wanted, _ in pairs})
    ]
    return sum(recalls) / len(recalls)


def _macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    labels = sorted({wanted for wanted, _ in pairs})
    return sum(_f1(pairs, label) for label in labels) / len(labels)


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    hits = sum(wanted == given == label for wanted, given in pairs)
    named = sum(wanted == label for wanted, _ in pairs) + sum(given == label for _, given in pairs)
    return 2 * hits / named if named else 0.0
