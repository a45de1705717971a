"""Measure the splitter on sentences that people have split by hand.

Usage:
    CLAIMCHECK_DATA=FOLDER python -m benchmarks.quality.splitting [--limit N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from benchmarks.quality.splitting_metrics import (
    coverage,
    faithfulness,
    interval,
    paired,
    share_well_formed,
)
from claimcheck.claims import Granularity, Splitter, is_traceable
from claimcheck.model import Block, BlockKind, Document, Span
from claimcheck.syntax.parser import bundled_parser

DATA_SETS: dict[str, Granularity] = {
    "factscore_human.dev": Granularity.ATOMIC,
    "propsegment.dev": Granularity.ATOMIC,
    "carb_dev": Granularity.ATOMIC,
    "factcheckgpt": Granularity.NEWS,
    "factlens": Granularity.CLAUSE,
    "hsplit": Granularity.CLAUSE,
    "desse_valid": Granularity.CLAUSE,
}
"""Each data set at the granularity that its annotators used."""

_SEED = 7
Figures = dict[str, dict[str, float]]


@attrs.frozen(kw_only=True)
class Row:
    """One sentence and the claims people made of it."""

    sentence: str
    gold: tuple[str, ...]


def measure(folder: Path, limit: int | None) -> Figures:
    """Return the mean figures by data set.

    Args:
        folder: The data, with a folder "splitting" inside.
        limit: At most so many rows of each set, drawn with a fixed seed; none means all.

    Returns:
        For each data set found: ``n`` claims a sentence, P, R, F, HF, SF, COV, FAITH, TRACE and WF
        in per cent, and ``F.low`` and ``F.high``, the bootstrap 95 % interval of F.
    """
    figures: Figures = {}
    for name, granularity in DATA_SETS.items():
        rows = list(_rows(folder / "splitting", name))
        if not rows:
            continue
        random.Random(_SEED).shuffle(rows)  # noqa: S311 - a sample, not a secret
        figures[name] = _measured(rows[:limit], granularity)
    return figures


def _rows(folder: Path, name: str) -> Iterator[Row]:
    for path in (folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
        for line in text.splitlines():
            record = json.loads(line)
            if record.get("claims"):
                yield Row(sentence=record["sentence"], gold=tuple(record["claims"]))


def _measured(rows: Sequence[Row], granularity: Granularity) -> dict[str, float]:
    parser = bundled_parser()
    splits, traces = _split(rows, granularity)
    scores = [paired(claims, row.gold) for row, claims in zip(rows, splits, strict=True)]
    figures = {"n": sum(map(len, splits)) / len(rows)}
    for name in ("P", "R", "F", "HF", "SF"):
        figures[name] = sum(score[name] for score in scores) / len(scores)
    pairs = list(zip(rows, splits, strict=True))
    figures["COV"] = sum(coverage(r.sentence, c) for r, c in pairs) / len(pairs)
    figures["FAITH"] = sum(faithfulness(r.sentence, c) for r, c in pairs) / len(pairs)
    figures["TRACE"] = traces
    figures["WF"] = share_well_formed([claim for claims in splits for claim in claims], parser)
    figures["F.low"], figures["F.high"] = interval([score["F"] for score in scores])
    return {name: round(value, 2) for name, value in figures.items()}


def _split(rows: Sequence[Row], granularity: Granularity) -> tuple[list[tuple[str, ...]], float]:
    """Split all rows as one document, a paragraph each; local text, as the human claims are."""
    text = "\n\n".join(row.sentence.replace("\n", " ") for row in rows)
    blocks, starts, at = [], {}, 0
    for which, row in enumerate(rows):
        span = Span(at, at + len(row.sentence))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, pieces=(span,)))
        starts[at] = which
        at = span.end + 2
    document = Document(text=text, blocks=tuple(blocks))
    claims = Splitter(bundled_parser(), granularity).split(document).claims
    found: list[list[str]] = [[] for _ in rows]
    which = 0
    for claim in claims:
        while which + 1 < len(blocks) and claim.sentence.start >= blocks[which + 1].span.start:
            which += 1
        found[which].append(claim.local_text)
    traced = sum(is_traceable(claim, text) for claim in claims)
    return [tuple(claims) for claims in found], 100.0 * traced / max(1, len(claims))


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description="Measure the splitter.")
    options.add_argument("--limit", type=int, default=200, help="rows a data set (default 200)")
    limit = options.parse_args().limit
    folder = Path(os.environ.get("CLAIMCHECK_DATA", ""))
    if not os.environ.get("CLAIMCHECK_DATA") or not folder.is_dir():
        sys.stdout.write("splitting: CLAIMCHECK_DATA names no folder of labelled data\n")
        return 0
    for name, metrics in measure(folder, limit).items():
        cells = "  ".join(f"{metric} {value:.1f}" for metric, value in metrics.items())
        sys.stdout.write(f"{name:22} {cells}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
