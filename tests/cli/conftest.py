"""The command line with a checker that labels a line by a word in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import attrs
import pytest

from claimcheck.cli import _run, main
from claimcheck.errors import UnsupportedError
from claimcheck.model import (
    Attribution,
    AttributionMode,
    Claim,
    ClaimKind,
    Document,
    DocumentReport,
    Label,
    Report,
    Severity,
    Span,
    Verdict,
    Why,
)


@attrs.frozen(kw_only=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]

_LABELS = {
    "wrong": (Label.CONTRADICTED, "CC111", Severity.ERROR, None),
    "quoted": (Label.CONTRADICTED, "CC112", Severity.WARNING, None),
    "unknown": (Label.UNVERIFIABLE, "CC102", Severity.INFO, Why.NO_PASSAGE),
    "opinion": (Label.UNVERIFIABLE, "CC102", Severity.INFO, Why.NOT_CHECKABLE),
    "right": (Label.SUPPORTED, "CC103", Severity.INFO, None),
}
SPEAKER = Attribution(source="the mayor", cue="said", mode=AttributionMode.INDIRECT)


class FakeChecker:
    """Label each word of ``_LABELS`` in a draft; refuse a draft that says "refuse"."""

    def __init__(self, *, sources: object, **options: object) -> None:
        self.signature = f"fake {options['granularity']}"
        self.diagnostics = ()
        del sources

    def check(self, document: Document) -> Report:
        if "refuse" in document.text:
            raise UnsupportedError(document.path or "", "not English")
        entry = DocumentReport(document=document, verdicts=tuple(_verdicts(document)))
        return Report(documents=(entry,), signature=self.signature)

    def check_all(self, documents: Iterable[Document]) -> Report:
        entries = [entry for document in documents for entry in self.check(document).documents]
        return Report(documents=tuple(entries), signature=self.signature)


def verdict_of(word: str, start: int = 0) -> Verdict:
    """Return the verdict on a claim that is one word."""
    label, code, severity, why = _LABELS[word]
    span = Span(start, start + len(word))
    claim = Claim(
        id=f"{word}{start}",
        text=word,
        local_text=word,
        spans=(span,),
        sentence=span,
        kind=ClaimKind.OPINION if word == "opinion" else ClaimKind.STATE,
        attribution=SPEAKER if word == "quoted" else None,
    )
    return Verdict(
        claim=claim,
        label=label,
        probabilities={each: 0.9 if each is label else 0.05 for each in Label},
        code=code,
        reason=f"it is {word}",
        severity=severity,
        why=why,
    )


def _verdicts(document: Document) -> Iterable[Verdict]:
    start = 0
    for word in document.text.split(" "):
        if word.strip() in _LABELS:
            yield verdict_of(word.strip(), start)
        start += len(word) + 1


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """
    Run the program in this process with the fake checker; nothing may start with "Traceback".
    """
    monkeypatch.setattr(_run, "Checker", FakeChecker)

    def call(*args: object) -> Result:
        code = main([str(arg) for arg in args])
        out, err = (part.decode() for part in capfdbinary.readouterr())
        assert "Traceback" not in err, err
        return Result(code=code, out=out, err=err)

    return call


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A working folder with drafts and one source; the tests stand in it.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts" / ".git").mkdir(parents=True)
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "a.md").write_text("A source.")
    files = {
        "drafts/a.md": "All right here.",
        "drafts/b.txt": "This is wrong and unknown .",
        "drafts/.hidden.md": "This is wrong .",
        "drafts/.git/c.md": "This is wrong .",
        "drafts/notes.py": "wrong",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def label() -> Callable[[str], Verdict]:
    """
    Make a verdict from a word.
    """
    return verdict_of
