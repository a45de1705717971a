"""Everything the fuzzer starts from or ever found, run as ordinary tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz.targets import TARGETS, BrokenPromiseError, readers

CORPUS = Path(__file__).resolve().parents[1] / "benchmarks" / "fuzz" / "corpus"
INPUTS = sorted(path for path in CORPUS.glob("*/*") if path.parent.name in TARGETS)


@pytest.mark.parametrize("path", INPUTS, ids=[f"{p.parent.name}-{p.name}" for p in INPUTS])
def test_known_input_breaks_nothing(path: Path) -> None:
    """
    No input of the corpus makes its target raise anything but an error of ours.
    """
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_an_input() -> None:
    """
    A target without a seed would start from nothing, and never be run here.
    """
    assert {path.parent.name for path in INPUTS} == set(TARGETS)


def test_broken_promise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A reader whose pieces lie outside their text does not pass.
    """
    from claimcheck.documents.plain import plain_page  # noqa: PLC0415 - to be wrapped

    def shifted(text: str, name: str) -> object:
        return plain_page(f"{text} and more of it", name)

    monkeypatch.setattr("benchmarks.fuzz.targets._PAGES", {"text": shifted})
    with pytest.raises(BrokenPromiseError):
        readers(b"It was said that it was so.")
