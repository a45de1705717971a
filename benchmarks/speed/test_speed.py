"""How long each step takes, on the fixture article and its reference pages.

Run with ``pytest benchmarks/speed --benchmark-only``. Times are of a warm process but for the
last two, which start one. The machine is noisy where it is shared: compare medians of one run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from claimcheck.checker import Checker
from claimcheck.claims import Splitter
from claimcheck.documents import read_document
from claimcheck.matchers import compare, read_claim, read_passage
from claimcheck.model import Document
from claimcheck.retrieval import open_index, query_for
from claimcheck.sources import load_sources
from claimcheck.syntax.parser import bundled_parser
from claimcheck.text.sentences import sentences

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "vladivostok"
SOURCES = [FOLDER / "references", FOLDER / "facts.csv"]


@pytest.fixture(scope="module")
def document() -> Document:
    """The clean fixture article."""
    return read_document(FOLDER / "draft.md")


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """A checker with its index built and its parser loaded."""
    made = Checker(sources=SOURCES, cache_dir=tmp_path_factory.mktemp("cache"))
    made.check(read_document(FOLDER / "draft.md"))
    return made


def test_parse(benchmark: BenchmarkFixture, document: Document) -> None:
    """Parse all sentences of the article."""
    proses = [document.prose(block).text for block in document.blocks if block.pieces]
    texts = [span.of(prose) for prose in proses for span in sentences(prose)]
    trees = benchmark(bundled_parser().parse, texts)
    benchmark.extra_info["words"] = sum(map(len, trees))


def test_split(benchmark: BenchmarkFixture, document: Document) -> None:
    """Split the article into claims, parsing included."""
    found = benchmark(Splitter(bundled_parser()).split, document)
    benchmark.extra_info["claims"] = len(found.claims)


def test_build_index(benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Read the reference pages and build their index in an empty cache."""

    def build() -> int:
        folder = tmp_path_factory.mktemp("index")
        return len(open_index(load_sources(SOURCES).sources, cache_dir=folder))

    benchmark.extra_info["passages"] = benchmark.pedantic(build, rounds=10)


def test_retrieve(benchmark: BenchmarkFixture, checker: Checker, document: Document) -> None:
    """Find the passages for every claim of the article."""
    queries = [query_for(claim) for claim in checker.split(document).claims]
    benchmark.extra_info["queries"] = len(queries)
    benchmark(lambda: [checker.index.retrieve(query) for query in queries])


def test_match(benchmark: BenchmarkFixture, checker: Checker, document: Document) -> None:
    """Compare every claim with its best passage, trees at hand."""
    claims = checker.split(document).claims
    hits = [checker.index.retrieve(query_for(claim))[0].passage for claim in claims]
    trees = checker.index.trees(hits, checker.parser)
    own = checker.parser.parse([claim.text for claim in claims])
    pairs = [
        (read_claim(claim, [tree]), read_passage(passage, trees[passage.key]))
        for claim, tree, passage in zip(claims, own, hits, strict=True)
    ]
    benchmark.extra_info["pairs"] = len(pairs)
    benchmark(lambda: [compare(claim, passage) for claim, passage in pairs])


def test_whole_article(benchmark: BenchmarkFixture, checker: Checker, document: Document) -> None:
    """Check the article against an open index."""
    report = benchmark(checker.check, document)
    benchmark.extra_info["claims"] = len(report.verdicts)


def test_whole_process(
    benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The command line from start to exit, with an existing index."""
    cache = str(tmp_path_factory.mktemp("cache"))
    sources = [word for path in SOURCES for word in ("--sources", str(path))]
    command = [sys.executable, "-m", "claimcheck", "check", str(FOLDER / "draft.md"), *sources]
    command += ["--cache-dir", cache, "--fail-on", "never", "--output-format", "json"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    benchmark.pedantic(
        subprocess.run, (command,), {"check": True, "capture_output": True}, rounds=5
    )


def test_import(benchmark: BenchmarkFixture) -> None:
    """A process that only imports claimcheck; an empty one takes about as long."""
    command = [sys.executable, "-c", "import claimcheck"]
    benchmark.pedantic(subprocess.run, (command,), {"check": True}, rounds=10)
