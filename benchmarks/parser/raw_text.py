"""Collect openly licensed raw sentences for ``spacy pretrain``: one JSON object a line.

Only the text of data sets whose licence allows redistribution of what is made from them;
labels are not read. Sentences that occur in the test treebank are left out.

Usage:
    python benchmarks/parser/raw_text.py OUT.jsonl DATA_FOLDER
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from sentencex import segment

from claimcheck.syntax.folding import fold_token

SOURCES = (
    "dev/vitaminc_sample.all.jsonl",
    "dev/fm2.dev.jsonl",
    "dev/feverous_s.dev.jsonl",
    "train/fever.dev_noleak.jsonl.gz",
    "train/checkcovid.train.jsonl.gz",
    "train/citation_integrity.train.jsonl.gz",
    "dev/wice_claim.dev.jsonl",
)
_WORDS = range(5, 60)


def sentences(folder: Path) -> Iterator[str]:
    """Yield each distinct sentence once, in file order."""
    seen: set[str] = set()
    for name in SOURCES:
        path = folder / "verify" / name
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                for text in (row["claim"], *(row.get("evidence") or ()), row.get("context") or ""):
                    for line in str(text).splitlines():
                        for sentence in map(str.strip, segment("en", line)):
                            if sentence not in seen and len(sentence.split()) in _WORDS:
                                seen.add(sentence)
                                yield fold_token(sentence)


def held_out(folder: Path) -> set[str]:
    """Return the sentences of the test treebank, which nothing may be fitted to."""
    with gzip.open(folder / "treebank/en_pud-test.conllu.gz", "rt", encoding="utf-8") as lines:
        return {line[9:].strip() for line in lines if line.startswith("# text = ")}


def main(out: str, data: str) -> None:
    """Write the corpus."""
    forbidden = held_out(Path(data))
    with Path(out).open("w", encoding="utf-8") as target:
        for sentence in sentences(Path(data)):
            if sentence not in forbidden:
                target.write(json.dumps({"text": sentence}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
