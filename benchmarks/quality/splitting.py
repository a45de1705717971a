"""Measure the splitter on sentences that people have split by hand.

The command prints one row a data set: F, subject-anchored F and hard F against the human claims,
then the shares of claims that are atomic, are statements and stand alone, coverage, faithfulness
to sentence and context, redundancy beside that of the human claims, and sentences a second
without parsing; and for pronouns, how many were filled in and how many of those rightly. Where a
folder "tools" beside the data holds ``splitting_metrics.py``, the measures are taken from there.

Usage:
    CLAIMCHECK_DATA=FOLDER python -m benchmarks.quality.splitting
        [--limit N] [--only SET] [--show N] [--parses FILE]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.quality import splitting_table as table
from benchmarks.quality.splitting_metrics import (
    coverage,
    faithfulness,
    interval,
    paired,
    share_well_formed,
)
from benchmarks.quality.splitting_parses import RememberingParser
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
    options = _options()
    folder = Path(os.environ.get("CLAIMCHECK_DATA", ""))
    if not os.environ.get("CLAIMCHECK_DATA") or not folder.is_dir():
        sys.stdout.write("splitting: CLAIMCHECK_DATA names no folder of labelled data\n")
        return 0
    beside = folder.parent / "tools" / "splitting_metrics.py"
    metrics = table.metrics_of(beside) if beside.is_file() else table.OWN
    parser = RememberingParser(bundled_parser(), options.parses).load()
    for data in table.SETS:
        rows = table.rows_of(folder / "splitting", data.name, options.limit)
        if rows and options.only in {"", data.name}:
            measured = table.measured(data, rows, parser, metrics)
            _show(data.name, measured.figures)
            _show_rows(measured, metrics, options.show)
    pronouns = table.rows_of(folder / "splitting", "coref_gap.dev", options.limit)
    if pronouns and options.only in {"", "coref_gap.dev"}:
        figures, filled = table.pronouns(pronouns, parser)
        _show("coref_gap.dev", figures)
        _show_pronouns(filled, options.show)
    parser.save()
    return 0


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description="Measure the splitter.")
    options.add_argument("--limit", type=int, default=500, help="rows a data set (default 500)")
    options.add_argument("--only", default="", help="one data set (default all)")
    options.add_argument("--show", type=int, default=0, help="print so many rows of each set")
    options.add_argument(
        "--parses", type=Path, default=None, help="keep parses in this file (default: nowhere)"
    )
    return options.parse_args()


def _show(name: str, figures: Mapping[str, float]) -> None:
    cells = "  ".join(f"{metric} {value:.1f}" for metric, value in figures.items())
    sys.stdout.write(f"{name:20} {cells}\n")


def _show_rows(measured: table.Measured, metrics: table.Metrics, count: int) -> None:
    for row, claims in measured.rows[:count]:
        sys.stdout.write(f"\n# {row['sentence']}\n")
        for claim in claims:
            local = "" if claim.local_text == claim.text else f"  <- {claim.local_text}"
            marks = [*metrics.loose_ends(claim.text)]
            marks += [] if metrics.is_atomic(claim.local_text) else ["compound"]
            marks += [] if metrics.is_statement(claim.local_text) else ["no statement"]
            note = f"  !{', '.join(marks)}" if marks else ""
            sys.stdout.write(f"  - {claim.text}{local} ({', '.join(claim.rules)}){note}\n")
        for gold in row["claims"]:
            sys.stdout.write(f"  = {gold}\n")


def _show_pronouns(filled: Sequence[tuple[table.Row, str, bool]], count: int) -> None:
    for row, name, is_right in [item for item in filled if not item[2]][:count]:
        at, text = row["pronoun_offset"], row["sentence"]
        before, after = text[:at], text[at + len(row["pronoun"]) :]
        sys.stdout.write(f"\n! {name} (wanted {row.get('antecedent')}, right: {is_right})\n")
        sys.stdout.write(f"  {before[-250:]}[[{row['pronoun']}]]{after[:80]}\n")


if __name__ == "__main__":
    raise SystemExit(main())
