"""Score a pipeline on a CoNLL-U treebank with gold tokens, and time it.

"uas" and "las" are those of spaCy's own scorer: punctuation does not count, subtypes of relations
("nsubj:pass") do. "uas_conll" and "las_conll" are those of the CoNLL 2018 shared task: every word
counts, punctuation included, and subtypes do not. Speed is words a second over the whole treebank
in one process, the median of three runs.

Usage:
    python benchmarks/parser/score.py MODEL_FOLDER TREEBANK.conllu.gz [OUT.json]

Reference:
    Zeman et al., CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
    Dependencies, section 5.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.tokens import Doc, Token

sys.path.insert(0, str(Path(__file__).parent))
from convert import read_conllu, to_doc


def score(model: Path, treebank: Path) -> dict[str, float]:
    """Return percentages for tags and arcs, and words a second."""
    pipeline = spacy.load(model)
    gold = [to_doc(pipeline.vocab, words) for words in read_conllu(treebank)]
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        parsed = _parse(pipeline, gold)
        seconds.append(time.perf_counter() - started)
    pairs = [
        (right, ours)
        for truth, guess in zip(gold, parsed, strict=True)
        for right, ours in zip(truth, guess, strict=True)
    ]
    spoken = [pair for pair in pairs if pair[0].dep_ != "punct"]
    arcs = {
        "uas": _share(spoken, lambda right, ours: right.head.i == ours.head.i),
        "las": _share(
            spoken, lambda right, ours: (right.head.i, right.dep_) == (ours.head.i, ours.dep_)
        ),
        "uas_conll": _share(pairs, lambda right, ours: right.head.i == ours.head.i),
        "las_conll": _share(
            pairs,
            lambda right, ours: (
                right.head.i == ours.head.i and _universal(right.dep_) == _universal(ours.dep_)
            ),
        ),
    }
    tags = {
        "upos": _share(pairs, lambda right, ours: right.pos_ == ours.pos_),
        "xpos": _share(pairs, lambda right, ours: right.tag_ == ours.tag_),
        "feats": _share(pairs, lambda right, ours: str(right.morph) == str(ours.morph)),
        "lemma": _share(pairs, lambda right, ours: right.lemma_ == ours.lemma_),
    }
    return (
        arcs
        | tags
        | {
            "words": len(pairs),
            "words_per_second": round(len(pairs) / statistics.median(seconds)),
        }
    )


def _parse(pipeline: spacy.language.Language, gold: list[Doc]) -> list[Doc]:
    docs = [
        Doc(pipeline.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for doc in gold
    ]
    for doc in docs:
        for index, token in enumerate(doc):
            token.is_sent_start = index == 0
    for _, component in pipeline.pipeline:
        docs = list(component.pipe(docs, batch_size=128))
    return docs


def _share(pairs: list[tuple[Token, Token]], agree: Callable[[Token, Token], bool]) -> float:
    return round(100 * sum(agree(right, ours) for right, ours in pairs) / len(pairs), 2)


def _universal(relation: str) -> str:
    return relation.partition(":")[0].lower()


def main(model: str, treebank: str, out: str | None = None) -> None:
    """Print the scores, and keep them beside the model when a file is named."""
    figures = score(Path(model), Path(treebank))
    text = json.dumps(figures, indent=2)
    if out:
        Path(out).write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
