"""Split sentences of licensed passages into claims, once: each claim is true when its sentence is.

It takes some minutes and is the only step that needs our own parser.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import claimcheck
from benchmarks.quality.verifier.rows import data_folder, read
from claimcheck.model import Modality

FEVER_WORDS = range(8, 46)
CONJ_WORDS = range(9, 41)
STEPS = 6_500
"""Sentences of FEVER are all taken, and every second step one of ConjNLI."""
_SENTENCE_END = re.compile(r"(?<=[a-z)0-9\"][.!?]) (?=[A-Z\"])")
_SEED = 1


def write(path: Path) -> None:
    """Write one row a sentence: its kind, the sentence and its claims."""
    with path.open("w", encoding="utf-8") as lines:
        for kind, sentence in _sentences():
            claims = claimcheck.split(sentence, granularity="atomic")
            asserted = [claim.text for claim in claims if claim.modality is Modality.ASSERTED]
            row = {"kind": kind, "sentence": sentence, "claims": asserted}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _sentences() -> Iterator[tuple[str, str]]:
    rng = random.Random(_SEED)  # noqa: S311 - sampling, no secret
    fever = sorted(
        {
            sentence
            for text in _texts("fever.dev_noleak")
            for sentence in _SENTENCE_END.split(text)
            if len(sentence.split()) in FEVER_WORDS
        }
    )
    conj = sorted(
        {
            text
            for text in _texts("nli_conj.train_adv")
            if len(text.split()) in CONJ_WORDS and '"' not in text
        }
        - set(fever)
    )
    rng.shuffle(conj)
    rng.shuffle(fever)
    for step in range(STEPS):
        if step < len(fever):
            yield "fever", fever[step]
        if step % 2 == 0 and step < len(conj):
            yield "conj", conj[step]


def _texts(name: str) -> Iterator[str]:
    for row in read(data_folder() / "train" / f"{name}.jsonl.gz"):
        yield from row["evidence"]
