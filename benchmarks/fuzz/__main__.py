"""Fuzz a target with coverage as the guide.

Usage:
    python -m benchmarks.fuzz TARGET [--seconds 60] [--corpus FOLDER]

Needs ``atheris``. New inputs are kept in the corpus folder, and whatever breaks a target is
written there as ``crash-…`` or ``timeout-…``; each find becomes a file in
``benchmarks/fuzz/corpus/TARGET``, which the tests run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

SEEDS = Path(__file__).with_name("corpus")
SLOW = 20  # seconds that one input may take
MEMORY = 3_000  # megabytes


def main() -> int:
    """Run the fuzzer; it ends the process itself."""
    import atheris  # noqa: PLC0415 - for those who fuzz

    with atheris.instrument_imports(include=["claimcheck"]):
        from benchmarks.fuzz.targets import TARGETS  # noqa: PLC0415 - instrumented as it is read
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="how long (60)")
    parser.add_argument("--corpus", type=Path, default=Path(".fuzz"), help="where inputs are kept")
    given = parser.parse_args()
    corpus = given.corpus / given.target
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = SEEDS / given.target
    options = [f"-max_total_time={given.seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}"]
    options += ["-max_len=4096", f"-artifact_prefix={corpus}/", "-print_final_stats=1"]
    folders = [str(corpus), *([str(seeds)] if seeds.is_dir() else [])]
    atheris.Setup([sys.argv[0], *options, *folders], TARGETS[given.target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
