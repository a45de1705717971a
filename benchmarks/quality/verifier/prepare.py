"""Make the rows of a run once: mix, vocabulary, word pieces; and the rows kept apart."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import torch
from tokenizers import Tokenizer

from benchmarks.quality.verifier import mix, vocabulary
from benchmarks.quality.verifier.train import encode


def write(folder: Path, *, encoder: Path, seed: int) -> None:
    """Write ``rows.pt``, ``tokenizer.json`` and the rows as JSONL into ``folder``.

    It must hold ``splits.jsonl`` already.
    """
    rows = mix.build(folder / "splits.jsonl", seed=seed)
    for name in ("train", "held_out", "made"):
        lines = (json.dumps(attrs.asdict(row), ensure_ascii=False) for row in getattr(rows, name))
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    whole = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    whole.no_truncation()
    whole.no_padding()
    texts = [text for row in rows.train for text in (row.claim, row.evidence)]
    kept = vocabulary.kept_ids(whole, dict.fromkeys(texts))
    text = vocabulary.pruned(encoder / "tokenizer.json", kept)
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    encoded = encode(tokenizer, list(rows.train))
    torch.save({"kept": kept, "rows": encoded}, folder / "rows.pt")
