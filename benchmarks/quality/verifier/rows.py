"""The human rows a verifier may learn from: openly licensed, and unlike every measured row.

``Pair.target`` is a set of labels, since a set with two labels says only "not supported".
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

SUPPORTED, CONTRADICTED, UNVERIFIABLE = range(3)
TARGETS = {
    "supported": (SUPPORTED,),
    "contradicted": (CONTRADICTED,),
    "unverifiable": (UNVERIFIABLE,),
    "not_supported": (CONTRADICTED, UNVERIFIABLE),
}
LICENSED = (
    "fever.dev_noleak",
    "checkcovid.train",
    "citation_integrity.train",
    "nli_cad_snli.train",
    "nli_conj.train_adv",
    "nli_help.leskexppmb_and",
    "nli_help.leskexppmb_or",
    "summedits_ectsum.test",
    "summedits_podcast.test",
    "summedits_qmsumm.test",
    "summedits_sales_call.test",
    "summedits_sales_email.test",
    "summedits_samsum.test",
    "summedits_scitldr.test",
)
NEAR_DUPLICATE = 0.8
"""Token overlap (Jaccard, 0 to 1) at or above which two claims count as the same."""
HELD_OUT_SHARE = {"fever": 0.2, "checkcovid": 0.3, "citation_integrity": 0.25, "nli_conj": 0.04}
"""The share of each set that is never trained on; 0.1 where none is named."""

SHORTEST_TEXT = 21
"""Characters of a text that is looked for; shorter ones occur by chance."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[a-z)0-9\"”][.!?]) (?=[A-Z\"“(])")


@attrs.frozen(kw_only=True)
class Pair:
    """One claim and one evidence with the labels that are right for them."""

    id: str
    claim: str
    evidence: str
    target: tuple[int, ...]
    origin: str
    group: str = ""


def data_folder() -> Path:
    """Return the folder of the measured and training sets (``CLAIMCHECK_DATA``)."""
    return Path(os.environ.get("CLAIMCHECK_DATA", "../shared/data")) / "verify"


def licensed_pairs() -> list[Pair]:
    """Return every openly licensed row that is unlike each row of each measured set."""
    measured = Measured()
    pairs = [pair for name in LICENSED for pair in _pairs(name)]
    return [pair for pair in pairs if not measured.holds(pair)]


def is_held_out(pair: Pair) -> bool:
    """Whether a row is kept from training; all rows of one group (evidence) go together."""
    share = HELD_OUT_SHARE.get(pair.origin, 0.1)
    digest = hashlib.sha256(pair.group.encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSONL file, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from map(json.loads, filter(None, text.decode("utf-8").split("\n")))


def sentences(text: str) -> list[str]:
    """Cut text into sentences, plainly: where a full stop meets a capital."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def words(text: str) -> frozenset[str]:
    """Return the lower-case words of a text."""
    return frozenset(_WORD.findall(text.lower()))


def nearest(claim: str, parts: list[str], *, limit: int) -> list[str]:
    """Return the sentences most like ``claim`` in their order, at most ``limit`` words in all."""
    wanted = words(claim)
    ranked = sorted(range(len(parts)), key=lambda at: (-_overlap(wanted, parts[at]), at))
    kept, used = [], 0
    for at in ranked:
        used += len(parts[at].split())
        if kept and used > limit:
            break
        kept.append(at)
    return [parts[at] for at in sorted(kept)]


def _overlap(wanted: frozenset[str], part: str) -> float:
    theirs = words(part)
    return len(wanted & theirs) / (len(theirs) + 8) ** 0.5


class Measured:
    """Everything the measured sets hold, to keep it out of training."""

    def __init__(self) -> None:
        self.evidence: set[str] = set()
        self.claims: dict[str, list[frozenset[str]]] = {}
        for path in sorted((data_folder() / "dev").glob("*.jsonl")):
            for row in read(path):
                self.evidence.update(_plain(part) for part in row["evidence"])
                self.evidence.add(_plain(" ".join(row["evidence"])))
                self._add(words(row["claim"]))
        self.evidence = {text for text in self.evidence if len(text) >= SHORTEST_TEXT}

    def _add(self, claim: frozenset[str]) -> None:
        for word in claim:
            self.claims.setdefault(word, []).append(claim)

    def holds(self, pair: Pair) -> bool:
        """Whether a measured row has nearly this claim, or this evidence or a sentence of it."""
        parts = [pair.evidence, *sentences(pair.evidence)]
        return any(_plain(part) in self.evidence for part in parts) or self._has_claim(
            words(pair.claim)
        )

    def _has_claim(self, claim: frozenset[str]) -> bool:
        # A near-duplicate shares most words, so one of the rarest fifth and one more must meet.
        rare = sorted(claim, key=lambda word: (len(self.claims.get(word, ())), word))
        checked = rare[: len(rare) // 5 + 2]
        return any(
            len(claim & other) >= NEAR_DUPLICATE * len(claim | other)
            for word in checked
            for other in self.claims.get(word, ())
        )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _pairs(name: str) -> Iterable[Pair]:
    path = data_folder() / "train" / f"{name}.jsonl.gz"
    for row in read(path):
        origin = row["dataset"].split("_")[0] if "summedits" in name else row["dataset"]
        evidence = _evidence(row)
        if evidence:
            yield Pair(
                id=row["id"],
                claim=_tidy(row["claim"]),
                evidence=evidence,
                target=TARGETS[row["label"]],
                origin=origin,
                group=row.get("context", "")[:200] or " ".join(row["evidence"]),
            )


def _evidence(row: dict[str, Any]) -> str:
    parts = row["evidence"] or row.get("context", "").split("\n")
    pieces = [piece for part in parts for piece in sentences(_tidy(part))]
    return " ".join(nearest(row["claim"], pieces, limit=48))


def _tidy(text: str) -> str:
    """Undo tokenised spacing and the word-list "n't"."""
    text = re.sub(r" (n't|'s|'ll|'re|'ve|'m|'d)\b", r"\1", text)
    return " ".join(re.sub(r" ([.,;:?!])(?= |$)", r"\1", text).split())
