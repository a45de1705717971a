"""From a labelled pair to what the scorer sees of it, kept in a folder between runs."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from benchmarks.quality.labelled import Row
from benchmarks.quality.splitting_parses import RememberingParser
from claimcheck.checker import claim_of, combined, read_pairs
from claimcheck.matchers import compare
from claimcheck.matchers.signals import signals
from claimcheck.model import Claim, Evidence, Label, Verdict
from claimcheck.retrieval import similarity
from claimcheck.scorer import GIVEN_POLICY, Policy, is_worth_asking, score, swayed, weigh
from claimcheck.scorer.features import features
from claimcheck.syntax.parser import bundled_parser

Features = dict[str, float]
_STEP = 500  # rows between two reports of progress


@attrs.frozen(kw_only=True)
class Part:
    """One part of a claim with its passages, each with its inputs; none where not asked."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    features: tuple[Features | None, ...]


@attrs.frozen(kw_only=True)
class Seen:
    """A row as the scorer sees it: the whole claim and its parts."""

    row: Row
    whole: Claim
    parts: tuple[Part, ...]

    def inputs(self) -> Features:
        """Return the inputs of the passage that decides by the table alone; none is empty."""
        judged = [(self._by_table(part), part) for part in self.parts]
        decisive = combined(self.whole, [verdict for verdict, _ in judged])
        for verdict, part in judged:
            if verdict.reason == decisive.reason and verdict.evidence == decisive.evidence:
                return _inputs_of(part, verdict)
        return {}

    def _by_table(self, part: Part) -> Verdict:
        return score(part.claim, part.evidence)

    def verdict(
        self, chances: Sequence[dict[Label, float] | None], policy: Policy = GIVEN_POLICY
    ) -> Verdict:
        """Return the verdict with these ``chances``, one for each passage of each part in order."""
        given = iter(chances)
        verdicts = []
        for part in self.parts:
            told = [
                item if odds is None else _told(item, odds, policy)
                for item, odds in zip(part.evidence, given, strict=False)
            ]
            verdicts.append(score(part.claim, told, policy=policy))
        return combined(self.whole, verdicts)


def _told(item: Evidence, odds: dict[Label, float], policy: Policy) -> Evidence:
    return attrs.evolve(item, stance=swayed(item, odds, policy), chances=odds)


def _inputs_of(part: Part, verdict: Verdict) -> Features:
    if not verdict.evidence:
        return {}
    first = verdict.evidence[0]
    for item, found in zip(part.evidence, part.features, strict=True):
        if item.passage.key == first.passage.key and item.comparisons == first.comparisons:
            return found or {}
    return {}


class Reader:
    """Reads rows into what the scorer sees; trees are kept in ``folder``, one file a set."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.parser = RememberingParser(bundled_parser(), folder / f"{name}.trees").load()

    def read(self, rows: Iterable[Row]) -> list[Seen]:
        """Return all rows as seen, telling progress on standard error."""
        found = []
        for number, row in enumerate(rows, start=1):
            found.append(self._seen(row))
            if number % _STEP == 0:
                sys.stderr.write(f"{self.name}: {number} rows\n")
                self.parser.save()
        self.parser.save()
        return found

    def _seen(self, row: Row) -> Seen:
        whole, pairs = read_pairs(row.claim, row.evidence, self.parser)
        parts = []
        for own, places in pairs:
            claim, evidence, inputs = claim_of(own), [], []
            for place in places:
                passage = place.passage
                if passage is None:
                    continue
                near = similarity(own.text, passage.text)
                judged = weigh(claim, passage, compare(own, place), similarity=near)
                is_asked = is_worth_asking(judged, GIVEN_POLICY)
                evidence.append(judged)
                inputs.append(features(judged, signals(own, place)) if is_asked else None)
            parts.append(Part(claim=claim, evidence=tuple(evidence), features=tuple(inputs)))
        return Seen(row=row, whole=whole, parts=tuple(parts))


def digest(rows: Iterable[Row]) -> str:
    """Return a short hash of rows, to tell what a model was trained on."""
    made = hashlib.sha256()
    for row in rows:
        made.update("\0".join((row.id, row.claim, *row.evidence, row.label)).encode())
    return made.hexdigest()[:12]
