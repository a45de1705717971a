"""The word pieces kept: those the licensed texts use, then the commonest of the encoder's own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer

SIZE = 16_000
"""How many word pieces are kept; each costs 384 bytes in the shipped file."""
FEWEST_USES = 3
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def kept_ids(tokenizer: Tokenizer, texts: Iterable[str], size: int = SIZE) -> list[int]:
    """Return the ids of the pieces kept, ascending: special, single signs, used, commonest.

    The encoder's vocabulary is ordered by frequency, so low ids fill what is left.
    """
    used: Counter[int] = Counter()
    for text in texts:
        used.update(tokenizer.encode(text, add_special_tokens=False).ids)
    vocabulary = tokenizer.get_vocab()
    kept = {vocabulary[token] for token in _SPECIAL}
    kept.update(at for token, at in vocabulary.items() if len(token.removeprefix("##")) == 1)
    ranked = [at for at, count in used.most_common() if count >= FEWEST_USES]
    common = [
        at
        for token, at in sorted(vocabulary.items(), key=lambda pair: pair[1])
        if not token.startswith("[unused")
    ]
    for at in [*ranked, *common]:
        if len(kept) >= size:
            break
        kept.add(at)
    return sorted(kept)


def pruned(tokenizer_json: Path, kept: list[int]) -> str:
    """Return the tokenizer's JSON with only the pieces kept, numbered anew from 0."""
    record = json.loads(tokenizer_json.read_text(encoding="utf-8"))
    number = {old: new for new, old in enumerate(kept)}
    record["truncation"] = record["padding"] = None
    record["model"]["vocab"] = {
        token: number[at] for token, at in record["model"]["vocab"].items() if at in number
    }
    for token in record["added_tokens"]:
        token["id"] = number[token["id"]]
    for special in record["post_processor"].get("special_tokens", {}).values():
        special["ids"] = [number[at] for at in special["ids"]]
    for side in ("cls", "sep"):
        if side in record["post_processor"]:
            token, at = record["post_processor"][side]
            record["post_processor"][side] = [token, number[at]]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
