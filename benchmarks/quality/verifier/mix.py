"""The rows one training run sees: which kinds, how many of each, in which order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from benchmarks.quality.verifier import made
from benchmarks.quality.verifier.edits import Names
from benchmarks.quality.verifier.made import Split
from benchmarks.quality.verifier.rows import SUPPORTED, Pair, is_held_out, licensed_pairs, read

SHARES = {
    "nli_cad_snli": 6_000,
    "nli_conj": 4_000,
    "nli_help": 1_200,
    "summedits": 2_600,
    "citation_integrity": 1_200,
}
"""At most so many human rows of a set; a set not named is taken whole."""
MADE = {
    "edits": 6_000,
    "contrasts": 1_600,
    "roles": 1_000,
    "polarity": 1_600,
    "bounds": 1_600,
    "neighbours": 3_600,
    "cuts": 6_500,
    "split edits": 3_500,
}
"""At most so many rows of each way of making them."""


@attrs.frozen(kw_only=True)
class Mix:
    """Rows to learn from and rows never learnt from."""

    train: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    made: tuple[Pair, ...]


def build(splits: Path, *, seed: int = 1) -> Mix:
    """Return the rows of a run, in the same order for one seed."""
    rng = random.Random(seed)  # noqa: S311 - sampling, no secret
    pairs = licensed_pairs()
    train = [pair for pair in pairs if not is_held_out(pair)]
    fever = [pair for pair in train if pair.origin == "fever"]
    human = [*_human(train, rng), *fever]
    made_rows = list(_made(train, fever, _splits(splits, pairs), rng))
    rows = [*human, *made_rows]
    rng.shuffle(rows)
    held_out = tuple(pair for pair in pairs if is_held_out(pair))
    return Mix(train=tuple(rows), held_out=held_out, made=tuple(made_rows))


def _human(train: list[Pair], rng: random.Random) -> Iterator[Pair]:
    by_origin: dict[str, list[Pair]] = {}
    for pair in train:
        by_origin.setdefault(pair.origin, []).append(pair)
    for origin, pairs in sorted(by_origin.items()):
        yield from rng.sample(pairs, min(len(pairs), SHARES.get(origin, len(pairs))))


def _splits(path: Path, pairs: Iterable[Pair]) -> list[Split]:
    held = " ".join(pair.evidence for pair in pairs if is_held_out(pair))
    return [
        Split(kind=row["kind"], sentence=row["sentence"], claims=tuple(row["claims"]))
        for row in read(path)
        if row["sentence"] not in held
    ]


def _made(
    train: list[Pair], fever: list[Pair], splits: list[Split], rng: random.Random
) -> Iterator[Pair]:
    names = Names(pair.evidence for pair in train if pair.origin in {"fever", "nli_conj"})
    true = [pair for pair in fever if pair.target == (SUPPORTED,)]
    checked = [pair for pair in train if pair.target == (SUPPORTED,) and pair.origin != "fever"]
    parts = [rows[0] for rows in made.cuts(splits, rng)]
    ways: dict[str, Iterable[list[Pair]]] = {
        "edits": made.fours([*true, *true], names, rng),
        "contrasts": made.minimal_contrasts(fever),
        "roles": made.role_swaps(true),
        "polarity": made.negations(true),
        "bounds": made.bounds([*true, *checked], rng),
        "neighbours": ([row] for row in made.neighbours(fever, rng)),
        "cuts": made.cuts(splits, rng),
        "split edits": made.fours(parts, names, rng),
    }
    for way, groups in ways.items():
        yield from _some(list(groups), MADE[way], rng)


def _some(groups: list[list[Pair]], limit: int, rng: random.Random) -> Iterator[Pair]:
    rng.shuffle(groups)
    taken = 0
    for group in groups:
        if taken >= limit:
            break
        taken += len(group)
        yield from group
