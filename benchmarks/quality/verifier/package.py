"""Put a trained verifier into the package: files, licence, attribution, and how it was made."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.verifier.rows import LICENSED, data_folder

TARGET = Path(__file__).resolve().parents[3] / "claimcheck" / "verifier" / "weights"
FILES = ("verifier.onnx", "tokenizer.json")
ATTRIBUTION = """\
The weights in this folder are licensed under the Creative Commons Attribution-ShareAlike 4.0
International licence (CC BY-SA 4.0). Its full text follows below, and after it that of the Apache
Licence 2.0, under which the encoder was published that they were trained from.

Encoder: all-MiniLM-L6-v2 by the sentence-transformers project, from nreimers/MiniLM-L6-H384-uncased
  and Microsoft's MiniLM; Apache-2.0.
  Changes: 16,000 of its word pieces were kept, all layers but the lowest were trained further, a
  head with three outputs was put on, and the numbers were rounded to eight bits.
Trained by the claimcheck authors on rows of
  FEVER (James Thorne, Andreas Vlachos, Christos Christodoulopoulos, Arpit Mittal) with sentences of
    Wikipedia by its contributors, CC BY-SA 3.0
  Check-COVID (Gengyu Wang and others), MIT
  Citation-Integrity (M. Janina Sarol and others), MIT
  ConjNLI (Swarnadeep Saha, Yixin Nie, Mohit Bansal), MIT, with sentences of Wikipedia, CC BY-SA 3.0
  Counterfactually-augmented NLI (Divyansh Kaushik, Eduard Hovy, Zachary Lipton), made from SNLI
    (Samuel Bowman and others), CC BY-SA 4.0
  HELP (Hitomi Yanaka and others)
  SummEdits (Philippe Laban and others)
  and on rows made of them by changing one value, leaving out a part, or taking a neighbour.
  Changes: the rows were turned into the weights of a statistical model.
How it was made and how it scores is in record.json.

"""
APACHE = Path("/usr/share/common-licenses/Apache-2.0")


def write(  # noqa: PLR0913 - what was found out on the way, each by itself
    folder: Path,
    trained: Mapping[str, float],
    scores: Mapping[str, Mapping[str, float]],
    giveaway: Mapping[str, float],
    *,
    seed: int,
    treebank: Path,
    apache: Path = APACHE,
) -> None:
    """Replace the shipped verifier by the one in ``folder``.

    Args:
        folder: Where ``verifier.onnx``, ``tokenizer.json`` and the rows are.
        trained: What the export says of the training.
        scores: Scores by measured set.
        giveaway: What one side of the rows made alone tells, by side.
        seed: The seed of the rows and of the order.
        treebank: Folder with the text of CC BY-SA 4.0.
        apache: The text of the Apache Licence 2.0.
    """
    if TARGET.exists():
        shutil.rmtree(TARGET)
    TARGET.mkdir()
    for name in FILES:
        shutil.copy(folder / name, TARGET / name)
    texts = (treebank / "LICENSE-CC-BY-SA-4.0.txt", apache)
    licences = "\n\n".join(path.read_text(encoding="utf-8") for path in texts)
    (TARGET / "LICENSE").write_text(ATTRIBUTION + licences, encoding="utf-8")
    record = {
        "trained": {**trained, "seed": seed},
        "rows": _counts(folder / "train.jsonl"),
        "held out": _counts(folder / "held_out.jsonl"),
        "data": _digests(folder),
        "balanced accuracy from one side alone": {k: round(v, 3) for k, v in giveaway.items()},
        "scores": {
            name: {score: round(value, 3) for score, value in found.items()}
            for name, found in scores.items()
        },
    }
    text = json.dumps(record, indent=2, sort_keys=True) + "\n"
    (TARGET / "record.json").write_text(text, encoding="utf-8")


def _counts(path: Path) -> dict[str, int]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return dict(sorted(Counter(json.loads(line)["origin"] for line in lines).items()))


def _digests(folder: Path) -> dict[str, str]:
    sets = [data_folder() / "train" / f"{name}.jsonl.gz" for name in LICENSED]
    paths = [*sets, folder / "train.jsonl"]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
