"""Rows made from licensed passages: one value edited, a part cut, a neighbour in its place.

Edited rows are made by fours: the claim C and its evidence E, each as they are (C, E) and with
one value changed (C', E').  (C, E) and (C', E') are supported, (C', E) and (C, E') are
contradicted, so that neither side alone tells the label.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from benchmarks.quality.verifier.edits import Edit, Names, edits_of, exchanged, names_of, negated
from benchmarks.quality.verifier.rows import (
    CONTRADICTED,
    SUPPORTED,
    UNVERIFIABLE,
    Pair,
    sentences,
    words,
)

LONGEST_CHANGE = 8
"""Words, old and new, by which a false claim may differ from a true one to count as its edit."""
LONG_WORD = 4
"""Letters from which on a word counts as content."""
FEWEST_WORDS = 4
"""Words of a claim; shorter ones say too little."""
YEARS = range(1501, 2030)
"""Numbers that are more likely a year than a count."""


@attrs.frozen(kw_only=True)
class Split:
    """A sentence of a licensed passage and its claims, each true when the sentence is."""

    kind: str
    sentence: str
    claims: tuple[str, ...]


def fours(pairs: Iterable[Pair], names: Names, rng: random.Random) -> Iterator[list[Pair]]:
    """Yield the four rows of one edit for each supported pair that allows one."""
    for pair in pairs:
        edits = [
            edit
            for edit in edits_of(pair.claim, names, rng)
            if edit.fits(pair.claim) and edit.fits(pair.evidence)
        ]
        if edits:
            edit = rng.choice(_rarest(edits))
            yield _four(pair, edit.apply(pair.claim), edit.apply(pair.evidence), edit.kind)


def _rarest(edits: list[Edit]) -> list[Edit]:
    # Names are everywhere; a claim with a figure or an opposite is edited there two times in three.
    others = [edit for edit in edits if edit.kind not in {"name", "subject"}]
    return [*others, *others, *edits]


def _four(pair: Pair, claim: str, evidence: str, kind: str) -> list[Pair]:
    # What is said of another subject is no contradiction: it says nothing of this one.
    crossed = UNVERIFIABLE if kind == "subject" else CONTRADICTED
    return [
        _row(pair, pair.claim, pair.evidence, SUPPORTED, kind),
        _row(pair, claim, pair.evidence, crossed, kind),
        _row(pair, pair.claim, evidence, crossed, kind),
        _row(pair, claim, evidence, SUPPORTED, kind),
    ]


def _row(pair: Pair, claim: str, evidence: str, label: int, kind: str) -> Pair:
    name = f"{pair.id}/{kind}.{label}"
    return Pair(
        id=name, claim=claim, evidence=evidence, target=(label,), origin=kind, group=pair.group
    )


def minimal_contrasts(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield fours from people's own false claims that differ from a true one in one span."""
    by_group: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_group[pair.evidence].append(pair)
    for group in by_group.values():
        for true in group:
            for false in group:
                if (true.target, false.target) == ((SUPPORTED,), (CONTRADICTED,)):
                    edit = _difference(true.claim, false.claim)
                    if edit and edit.fits(true.evidence):
                        evidence = edit.apply(true.evidence)
                        yield _four(true, false.claim, evidence, "contrast")[2:]


def _difference(true: str, false: str) -> Edit | None:
    ours, theirs = true.rstrip(".").split(), false.rstrip(".").split()
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    stop = 0
    while stop < min(len(ours), len(theirs)) - start and ours[-1 - stop] == theirs[-1 - stop]:
        stop += 1
    old, new = ours[start : len(ours) - stop], theirs[start : len(theirs) - stop]
    if not old or not new or len(old) + len(new) > LONGEST_CHANGE:
        return None
    return Edit(" ".join(old), " ".join(new), "contrast")


def role_swaps(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield rows whose two names changed places, where evidence and claim both have the two."""
    for pair in pairs:
        swapped = exchanged(pair.claim)
        if swapped and all(name in pair.evidence for name in swapped[1:]):
            claim, first, last = swapped
            hole = "\0"
            evidence = pair.evidence.replace(first, hole).replace(last, first).replace(hole, last)
            yield _four(pair, claim, evidence, "role")


def negations(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield fours with "not" put into claim, evidence or both."""
    for pair in pairs:
        claim, evidence = negated(pair.claim), negated(pair.evidence)
        if claim and evidence and len(sentences(pair.evidence)) == 1:
            yield _four(pair, claim, evidence, "polarity")


_COUNT = re.compile(
    r"(?<!top )(?<!than )(?<!over )(?<!about )(?<![\w.,$£€-])"
    r"(\d{1,3}(?:,\d{3})+|\d{2,})(?![\w.,%-])(?= [a-z])"
)
_IN_YEAR = re.compile(r"\b[Ii]n ((?:1[5-9]|20)\d\d)\b")


def bounds(pairs: Iterable[Pair], rng: random.Random) -> Iterator[list[Pair]]:
    """Yield claims that say "more than", "fewer than", "before" or "after" for a plain value."""
    for pair in pairs:
        match = _COUNT.search(pair.claim)
        year = _IN_YEAR.search(pair.claim)
        if match and int(match[1].replace(",", "")) not in YEARS and match[1] in pair.evidence:
            yield _bounded(pair, match, ("more than", "fewer than"), rng)
        elif year and year[1] in pair.evidence:
            yield _bounded(pair, year, ("after", "before"), rng)


def _bounded(
    pair: Pair, match: re.Match[str], bounds: tuple[str, str], rng: random.Random
) -> list[Pair]:
    figure = match[1]
    value = int(figure.replace(",", ""))
    rows = []
    for bound, sign in zip(bounds, (-1, 1), strict=True):
        for label in (SUPPORTED, CONTRADICTED):
            step = _year_step(rng) if bounds[0] == "after" else _count_step(value, rng)
            limit = value + step * (sign if label == SUPPORTED else -sign)
            text = f"{limit:,}" if "," in figure else str(limit)
            claim = pair.claim[: match.start()] + f"{bound} {text}" + pair.claim[match.end() :]
            claim = claim[0].upper() + claim[1:]
            rows.append(_row(pair, claim, pair.evidence, label, "bound"))
    return rows


def _year_step(rng: random.Random) -> int:
    return rng.choice((1, 2, 3, 6, 10))


def _count_step(value: int, rng: random.Random) -> int:
    return max(1, round(value * rng.choice((0.02, 0.1, 0.3))))


def neighbours(pairs: list[Pair], rng: random.Random) -> Iterator[Pair]:
    """Yield claims with another passage that shares a name and does not speak of the claim."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for text in dict.fromkeys(pair.evidence for pair in pairs):
        for sentence in sentences(text):
            for name in {name for _, name in names_of(sentence)}:
                by_name[name].append(sentence)
    for pair in pairs:
        own = {name for _, name in names_of(pair.claim)}
        pool = [
            text
            for text in dict.fromkeys(text for name in sorted(own) for text in by_name[name])
            if text not in pair.evidence and _says_too_little(pair.claim, text, own)
        ]
        if pool:
            picked = rng.sample(pool, min(len(pool), rng.choice((1, 1, 2))))
            evidence = " ".join(picked)
            yield _row(pair, pair.claim, evidence, UNVERIFIABLE, f"neighbour.{pair.target[0]}")


def _says_too_little(claim: str, text: str, own: set[str]) -> bool:
    content = {word for word in words(claim) if len(word) >= LONG_WORD} - words(" ".join(own))
    return len(content) > 1 and len(content & words(text)) <= 0.4 * len(content)


def cuts(splits: Iterable[Split], rng: random.Random) -> Iterator[list[Pair]]:
    """Yield, for a sentence of several claims: each claim supported, and left out of the rest."""
    for number, split in enumerate(splits):
        claims = [claim for claim in split.claims if len(claim.split()) >= FEWEST_WORDS]
        if len(claims) == 1 or not claims:
            continue
        at = rng.randrange(len(claims))
        rest = [claim for claim in claims if claim != claims[at]]
        base = Pair(
            id=f"{split.kind}.split.{number}",
            claim=claims[at],
            evidence=split.sentence,
            target=(SUPPORTED,),
            origin="part",
            group=split.sentence,
        )
        rows = [base]
        content = {word for word in words(claims[at]) if len(word) >= LONG_WORD}
        said = words(" ".join(rest))
        if rest and len(content - said) > 1:
            rows.append(_row(base, claims[at], " ".join(rest), UNVERIFIABLE, "cut"))
            rows.append(_row(base, split.sentence, " ".join(rest), UNVERIFIABLE, "cut"))
            rows.append(_row(base, split.sentence, " ".join(claims), SUPPORTED, "whole"))
        yield rows
