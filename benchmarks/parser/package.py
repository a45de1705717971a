"""Put a trained pipeline into the package: files, meta data, licence, attribution and scores.

Usage:
    python benchmarks/parser/package.py TRAINED_FOLDER DATA_FOLDER
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from score import score

TARGET = Path(__file__).resolve().parents[2] / "claimcheck" / "syntax" / "model"
VERSION = "1.0.0"
ATTRIBUTION = """\
The language model in this folder is licensed under the Creative Commons
Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0). The full text follows below.

It was trained by the claimcheck authors on
  Universal Dependencies English Web Treebank (UD English EWT), version 2.15,
  by Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, Ethan Chi,
  John Bauer, Miriam Connor, Marie-Catherine de Marneffe, Nathan Schneider, Sam Bowman,
  Hanzhi Zhu, Daniel Galbraith and others, CC BY-SA 4.0,
  https://universaldependencies.org/treebanks/en_ewt/
  Changes: typographic quotation marks and dashes were folded; the annotation was turned into
  the weights of a statistical model.
{pretraining}
Scores in scores-*.json were measured with benchmarks/parser/score.py on UD English PUD and on
the development part of EWT, with gold tokens; no sentence of PUD was used for training.

"""
PRETRAINING = """\
Its token representation was first fitted, without any annotation, to English sentences from data
sets that carry open licences: Wikipedia text in FEVER, VitaminC, FEVEROUS and WiCE (CC BY-SA 3.0),
Fool Me Twice (Apache-2.0), Check-COVID and Citation-Integrity (MIT).
"""


def main(trained: str, data: str) -> None:
    """Replace the shipped model by the one in ``trained``."""
    source, treebank = Path(trained), Path(data) / "treebank"
    if TARGET.exists():
        shutil.rmtree(TARGET)
    shutil.copytree(source, TARGET)
    config = (source / "config.cfg").read_text(encoding="utf-8")
    (TARGET / "config.cfg").write_text(_without_paths(config), encoding="utf-8")
    _write_meta()
    text = PRETRAINING if "init_tok2vec = null" not in config else ""
    licence = (treebank / "LICENSE-CC-BY-SA-4.0.txt").read_text(encoding="utf-8")
    notice = ATTRIBUTION.format(pretraining=text) + licence
    (TARGET / "LICENSE").write_text(notice, encoding="utf-8")
    for name, file in (("pud", "en_pud-test.conllu.gz"), ("ewt-dev", "en_ewt-dev.conllu.gz")):
        figures = score(TARGET, treebank / file)
        figures.pop("words_per_second")
        text = json.dumps(figures, indent=2) + "\n"
        (TARGET / f"scores-{name}.json").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: {text}")


def _without_paths(config: str) -> str:
    """Blank the folders of the machine that trained it."""
    lines = config.splitlines(keepends=True)
    start = lines.index("[paths]\n") + 1
    end = lines.index("\n", start)
    blanked = [f"{line.partition(' = ')[0]} = null\n" for line in lines[start:end]]
    return "".join([*lines[:start], *blanked, *lines[end:]])


def _write_meta() -> None:
    path = TARGET / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta |= {
        "name": "claimcheck_ewt",
        "version": VERSION,
        "description": "Universal Dependencies for English, for sentences one at a time.",
        "author": "The claimcheck authors",
        "license": "CC BY-SA 4.0",
        "sources": [{"name": "UD English EWT 2.15", "license": "CC BY-SA 4.0"}],
    }
    meta.pop("performance", None)
    path.write_text(json.dumps(meta, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
