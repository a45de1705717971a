"""Where the time of a check goes, against the length of the draft and the size of the corpus."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.speed.corpus import Stock, draft_of
from claimcheck.checker import Checker, judge
from claimcheck.claims import Granularity, Splitter
from claimcheck.documents import parse_document
from claimcheck.matchers import read_claim, read_passage
from claimcheck.retrieval import promising, query_for
from claimcheck.scorer import score
from claimcheck.syntax.parser import bundled_parser

STAGES = ("split", "retrieve", "read", "compare", "decide")


class Clock:
    """CPU seconds of this process by stage; waiting for others does not count."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._last = time.process_time()

    def stage(self, name: str) -> None:
        """Book what was spent since the last call on a stage."""
        now = time.process_time()
        self.spent[name] += now - self._last
        self._last = now


def measured(checker: Checker, text: str) -> tuple[Mapping[str, float], int]:
    """Check a draft step by step; return the CPU seconds of each stage and how many claims."""
    document = parse_document(text)
    splitter = Splitter(bundled_parser(), Granularity.NEWS)
    clock = Clock()
    claims = splitter.split(document).claims
    clock.stage("split")
    nearest = []
    for claim in claims:
        query = query_for(claim, context=claim.sentence.of(document.text))
        nearest.append(promising(claim.text, checker.index.retrieve(query)))
    clock.stage("retrieve")
    passages = {hit.passage.key: hit.passage for hits in nearest for hit in hits}
    trees = checker.index.trees(tuple(passages.values()), checker.parser)
    readings = {key: read_passage(passage, trees[key]) for key, passage in passages.items()}
    own = checker.parser.parse([claim.text for claim in claims])
    read = [read_claim(claim, [tree]) for claim, tree in zip(claims, own, strict=True)]
    clock.stage("read")
    evidence = [
        [judge(claim, readings[hit.passage.key], checker.matchers, checker.policy) for hit in hits]
        for claim, hits in zip(read, nearest, strict=True)
    ]
    clock.stage("compare")
    for claim, found in zip(claims, evidence, strict=True):
        score(claim, found, policy=checker.policy, published=document.published)
    clock.stage("decide")
    return clock.spent, len(claims)


def by_length(stock: Stock, sizes: Sequence[int]) -> Iterator[tuple[int, Mapping[str, float], int]]:
    """Yield sentences, CPU seconds by stage and claims, for drafts of more and more sentences."""
    with tempfile.TemporaryDirectory() as folder:
        checker = Checker(sources=list(stock.references), cache_dir=Path(folder))
        measured(checker, draft_of(stock, 10, seed=0))  # words are looked up once a process
        for size in sizes:
            yield size, *measured(checker, draft_of(stock, size, seed=size))
