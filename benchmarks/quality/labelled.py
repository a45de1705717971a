"""Labelled pairs of claim and evidence: reading them, and making the pairs that sets lack.

Sets of claims with the passages that settle them have few passages that are near and settle
nothing. Those are made here: a claim with what another page says of a name in it, and a claim
with its own passage after the phrase that it needs was cut.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

SEED = 20190424
_COMMON = 60  # claims that a name may occur in and still tell pages apart
_TRIES = 6
_CAPITAL = re.compile(r"\b[A-Z][a-zA-Z'-]{3,}\b")
_WORD = re.compile(r"\w+")
_PHRASE = re.compile(
    r"(?<=[,;.])\s+|(?<=\w)\s+(?=(?:and|in|by|with|for|from|at|on|which|who|that|as)\s)"
)


@attrs.frozen(kw_only=True)
class Row:
    """One pair: ``label`` as the set gives it; ``is_mixed`` marks half-true and disputed rows."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    label: str
    is_mixed: bool = False

    @property
    def fold(self) -> int:
        """The fifth that the row is in, 0 to 4; rows of one evidence are in one."""
        return int(hashlib.sha256("\n".join(self.evidence).encode()).hexdigest(), 16) % 5


def read_rows(file: Path, limit: int | None = None) -> list[Row]:
    """Return the rows of ``file`` with evidence; ``limit`` of them, drawn with a fixed seed."""
    raw = file.read_bytes()
    text = (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode()
    stored = [json.loads(line) for line in text.split("\n") if line]
    rows = [
        Row(
            id=row["id"],
            claim=row["claim"],
            evidence=tuple(row["evidence"]),
            label=row["label"],
            is_mixed=bool((row.get("meta") or {}).get("mixed")),
        )
        for row in stored
        if row["evidence"]
    ]
    if limit is not None and limit < len(rows):
        rows = random.Random(SEED).sample(rows, limit)  # noqa: S311 - sampling, no secret
    return rows


def unsettled(rows: Sequence[Row], limit: int) -> list[Row]:
    """Make up to ``limit`` pairs whose evidence is near the claim and settles nothing."""
    draw = random.Random(SEED)  # noqa: S311 - sampling, no secret
    other, cut = list(_of_another_page(rows, draw)), list(_cut(rows))
    half = limit // 2
    return [
        *draw.sample(other, min(half, len(other))),
        *draw.sample(cut, min(limit - half, len(cut))),
    ]


def _of_another_page(rows: Sequence[Row], draw: random.Random) -> Iterator[Row]:
    texts = [" ".join(row.evidence) for row in rows]
    counts = Counter(
        name for row, text in zip(rows, texts, strict=True) for name in _names(row, text)
    )
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for name in set(_CAPITAL.findall(text)):
            by_name[name].append(index)
    for row, own in zip(rows, texts, strict=True):
        rare = [n for n in sorted(set(_CAPITAL.findall(row.claim))) if 1 < counts[n] <= _COMMON]
        near = sorted({index for name in rare for index in by_name[name]})
        draw.shuffle(near)
        for index in near[:_TRIES]:
            if _is_elsewhere(row.claim, own, texts[index]):
                made = rows[index].evidence
                yield attrs.evolve(row, id=f"other-{row.id}", evidence=made, label=_OPEN)
                break


_OPEN = "unverifiable"
_NEAR, _SAME_PAGE = 0.6, 0.7  # shares of words


def _names(row: Row, text: str) -> set[str]:
    return set(_CAPITAL.findall(f"{row.claim} {text}"))


def _is_elsewhere(claim: str, own: str, text: str) -> bool:
    """Say whether ``text`` is neither the claim's own passage nor says most of the claim."""
    ours, mine, theirs = _words(claim), _words(own), _words(text)
    if not ours or not mine or not theirs:
        return False
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return len(ours & theirs) / len(ours) <= _NEAR and shared < _SAME_PAGE


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


_LONG = 3  # letters that a word has more than, to be missed
_LEFT = 0.4  # share of the claim's words that a cut passage still has
_LEAST_PARTS = 3


def _cut(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if row.label != "supported":
            continue
        wanted = {word for word in _words(row.claim) if len(word) > _LONG}
        parts = _PHRASE.split(" ".join(row.evidence))
        said = [wanted & _words(part) for part in parts]
        if len(parts) < _LEAST_PARTS:
            continue
        own = {
            place: words - set().union(*(said[i] for i in range(len(parts)) if i != place))
            for place, words in enumerate(said)
            if place and words
        }
        place = max(own, key=lambda at: (len(own[at]), -at), default=0)
        if not own.get(place):
            continue
        text = " ".join(part for at, part in enumerate(parts) if at != place)
        if len(_words(text) & wanted) >= _LEFT * len(wanted):
            yield attrs.evolve(row, id=f"cut-{row.id}", evidence=(text,), label=_OPEN)
