from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import _run
from claimcheck.model import Document, Skipped, Span, Verdict
from claimcheck.report.records import SplitDocument

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _splitter(monkeypatch: pytest.MonkeyPatch, label: Callable[[str], Verdict]) -> None:
    """
    Every draft is one claim and one heading.
    """

    def split(documents: Sequence[Document], granularity: str) -> tuple[SplitDocument, ...]:
        del granularity
        skipped = (Skipped(span=Span(0, 1), kind="heading"),)
        return tuple(
            SplitDocument(document=document, claims=(label("right").claim,), skipped=skipped)
            for document in documents
        )

    monkeypatch.setattr(_run, "split_documents", split)


class TestSplit:
    def test_text(self, run: Run) -> None:
        """
        A sentence, its claim, and the count.
        """
        result = run("split", "drafts/a.md")

        assert 0 == result.code
        assert (
            "drafts/a.md:1:1: All r\n  state: right\n1 claim; left out: 1 heading\n" == result.out
        )

    def test_json(self, run: Run) -> None:
        """
        The document of the report, without verdicts.
        """
        result = run(
            "split",
            "drafts",
            "--output-format",
            "json",
            "--published",
            "2019-04-24",
            "--granularity",
            "atomic",
        )
        made = json.loads(result.out)

        assert ["drafts/a.md", "drafts/b.txt"] == [d["path"] for d in made["documents"]]
        assert "2019-04-24" == made["documents"][0]["published"]
        assert made["signature"].endswith("granularity atomic")
        assert "verdict" not in made["documents"][0]["claims"][0]

    def test_bad_draft_in_a_folder(self, run: Run, desk: Path) -> None:
        """
        The rest is split, the exit code is 2 and stderr says why.
        """
        (desk / "drafts" / "bad.md").write_bytes(b"a caf\xe9")
        result = run("split", "drafts")

        assert 2 == result.code
        assert result.out.startswith("drafts/a.md:1:1: ")
        assert "drafts/bad.md: " in result.err
