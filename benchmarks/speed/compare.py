"""Our parts beside what one could use in their place, on the same core and the same texts.

All figures are CPU seconds of this process, so that other work on the machine disturbs little.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.speed.corpus import Many, Stock, draft_of
from claimcheck.checker import judge
from claimcheck.claims import Granularity, Splitter
from claimcheck.documents import parse_document
from claimcheck.matchers import DEFAULT, read_claim, read_passage
from claimcheck.model import Claim
from claimcheck.retrieval import open_index, query_for, similarity
from claimcheck.retrieval.analysis import tokens
from claimcheck.scorer import DEFAULT_POLICY
from claimcheck.syntax.parser import bundled_parser

SHAPES = {"22 M": (6, 384), "125 M": (12, 768), "355 M": (24, 1024)}  # layers, width
WORDS = 64  # tokens of a claim with its passage
TOP = 12

Row = tuple[str, str]


def seconds(act: Callable[[], object]) -> float:
    """Return the CPU seconds an act takes."""
    started = time.process_time()
    act()
    return time.process_time() - started


def claims_of(given: Stock, size: int) -> tuple[Claim, ...]:
    """Return the claims of a draft of so many sentences."""
    splitter = Splitter(bundled_parser(), Granularity.NEWS)
    return splitter.split(parse_document(draft_of(given, size, seed=7))).claims


# ---------------------------------------------------------------- retrieval


def retrieval(given: Stock, count: int, claims: Sequence[Claim]) -> Iterator[Row]:
    """Yield build seconds, bytes and milliseconds a query: ours, FTS5, and bm25s if it is there."""
    many = Many(given, count)
    texts = many.texts()
    queries = [query_for(claim) for claim in claims]
    with tempfile.TemporaryDirectory() as folder:
        made = seconds(lambda: open_index([many], cache_dir=Path(folder)))
        index = open_index([many], cache_dir=Path(folder))
        size = sum(file.stat().st_size for file in index.folder.rglob("*") if file.is_file())
        times = [seconds(lambda query=query: index.retrieve(query)) for query in queries]  # type: ignore[misc] # bound now
        yield f"tantivy, our index, {count:,}", _told(made, size, times)
    plain = [" OR ".join(f'"{word}"' for word in tokens(claim.text)) for claim in claims]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "fts")
        base = sqlite3.connect(file)
        base.execute("create virtual table p using fts5(text, tokenize='porter')")
        rows = [(text,) for text in texts]
        made = seconds(lambda: base.executemany("insert into p values (?)", rows) and base.commit())
        select = f"select rowid from p where p match ? order by rank limit {TOP}"  # noqa: S608 - a number of ours
        times = [seconds(lambda q=q: base.execute(select, (q,)).fetchall()) for q in plain if q]  # type: ignore[misc] # bound now
        base.close()
        yield f"SQLite FTS5, {count:,}", _told(made, file.stat().st_size, times)
    yield from _bm25s(texts, claims, count)


def _bm25s(texts: Sequence[str], claims: Sequence[Claim], count: int) -> Iterator[Row]:
    try:
        import bm25s  # noqa: PLC0415 - only to compare with
    except ImportError:
        yield f"bm25s, {count:,}", "not installed"
        return
    words = [list(tokens(text)) for text in texts]
    model = bm25s.BM25()
    made = seconds(lambda: model.index(words, show_progress=False))
    asked = [list(tokens(claim.text)) for claim in claims]
    times = [
        seconds(lambda q=q: model.retrieve([q], k=TOP, show_progress=False))  # type: ignore[misc] # bound now
        for q in asked
        if q
    ]
    size = sum(part.nbytes for part in model.scores.values() if hasattr(part, "nbytes"))
    yield f"bm25s, {count:,} (words cut before)", _told(made, size, times)


def _told(made: float, size: int, times: Sequence[float]) -> str:
    p50, p99 = np.percentile(times, [50, 99])
    return (
        f"build {made:.1f} s, {size / 1e6:.0f} MB, query p50 {1000 * p50:.2f} ms,"
        f" p99 {1000 * p99:.2f} ms"
    )


# ---------------------------------------------------------------- claims and passages


def alignment(given: Stock, claims: Sequence[Claim]) -> Iterator[Row]:
    """Yield pairs a second of our measure of likeness, and of one of its two halves alone."""
    ours = [claim.text for claim in claims]
    theirs = [passage.text for passage in given.passages[:300]]
    pairs = len(ours) * len(theirs)
    spent = seconds(lambda: [similarity(a, b) for a in ours for b in theirs])
    yield "our similarity", f"{pairs / spent:,.0f} pairs a second"
    spent = seconds(lambda: process.cdist(ours, theirs, scorer=fuzz.token_set_ratio, workers=1))
    yield "rapidfuzz cdist, token_set_ratio", f"{pairs / spent:,.0f} pairs a second"


def pairs(given: Stock, claims: Sequence[Claim]) -> Iterator[tuple[str, float]]:
    """Yield pairs a second: ours with everything read, with trees, from text; and encoders."""
    parser = bundled_parser()
    passages = given.passages[:200]
    asked = claims[:60]
    texts = [claim.text for claim in asked]
    trees = parser.parse([passage.text for passage in passages])
    readings = [read_passage(p, [tree]) for p, tree in zip(passages, trees, strict=True)]
    own = [read_claim(c, [t]) for c, t in zip(asked, parser.parse(texts), strict=True)]
    chosen = [(a, b) for at, a in enumerate(own) for b in range(at, len(passages), 7)]

    def compare() -> None:
        for claim, number in chosen:
            judge(claim, readings[number], DEFAULT, DEFAULT_POLICY)

    compare()  # words are looked up once a process
    spent = seconds(compare)
    yield "ours, all trees at hand", len(chosen) / spent
    numbers = [number for _, number in chosen]
    again = [(passages[number], trees[number]) for number in numbers[:400]]
    reading = seconds(lambda: [read_passage(p, [tree]) for p, tree in again]) / len(again)
    yield "ours, trees of passages kept, read for each pair", 1 / (spent / len(chosen) + reading)
    said = [passages[number].text for number in numbers[:200]] + texts
    parsing = seconds(lambda: parser.parse(said)) / len(said)
    yield (
        "ours, claim and passage parsed for each pair",
        1 / (spent / len(chosen) + reading + 2 * parsing),
    )
    for name, (layers, width) in SHAPES.items():
        yield f"cross-encoder of {name}, numpy fp32, {WORDS} tokens", encoder(layers, width)


def encoder(layers: int, width: int) -> float:
    """Return pairs a CPU second of a transformer of this shape, with random weights."""
    chance = np.random.default_rng(1)
    sizes = ((width, 3 * width), (width, width), (width, 4 * width), (4 * width, width))
    weights = [chance.standard_normal(size, dtype=np.float32) * 0.02 for size in sizes]
    heads = width // 64

    def forward() -> None:
        x = chance.standard_normal((WORDS, width), dtype=np.float32)
        for _ in range(layers):
            q, k, v = np.split(x @ weights[0], 3, axis=1)
            parts = [part.reshape(WORDS, heads, 64).transpose(1, 0, 2) for part in (q, k, v)]
            seen = parts[0] @ parts[1].transpose(0, 2, 1) / 8.0
            seen = np.exp(seen - seen.max(-1, keepdims=True))
            seen /= seen.sum(-1, keepdims=True)
            x = x + (seen @ parts[2]).transpose(1, 0, 2).reshape(WORDS, width) @ weights[1]
            x = (x - x.mean(1, keepdims=True)) / (x.std(1, keepdims=True) + 1e-6)
            wide = x @ weights[2]
            wide = 0.5 * wide * (1 + np.tanh(0.8 * (wide + 0.0447 * wide**3)))
            x = x + wide @ weights[3]
            x = (x - x.mean(1, keepdims=True)) / (x.std(1, keepdims=True) + 1e-6)

    forward()
    rounds = 3
    return rounds / seconds(lambda: [forward() for _ in range(rounds)])


def splitting(given: Stock) -> Iterator[Row]:
    """Yield CPU seconds of splitting a draft into claims and of parsing alone."""
    text = draft_of(given, 100, seed=3)
    document = parse_document(text)
    splitter = Splitter(bundled_parser(), Granularity.NEWS)
    splitter.split(document)
    whole = seconds(lambda: splitter.split(document))
    proses = [document.prose(block).text for block in document.blocks if block.pieces]
    from claimcheck.text.sentences import sentences  # noqa: PLC0415 - as the splitter has it

    said = [span.of(prose) for prose in proses for span in sentences(prose)]
    alone = seconds(lambda: bundled_parser().parse(said))
    yield "split 100 sentences", f"{1000 * whole:.0f} ms"
    yield "parse them alone", f"{1000 * alone:.0f} ms ({alone / whole:.0%} of it)"
