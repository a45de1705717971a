from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import _inputs, _outputs, _stream
from claimcheck.errors import InputError
from claimcheck.model import Document

Run = Callable[..., Any]

REFS = ("--sources", "refs")
JSONL = ("--output-format", "jsonl")
MARKED = '<!-- claimcheck-ignore CC111 reason="known" -->\n\nThis is wrong .\n'


class TestCheckAndWrite:
    @pytest.mark.parametrize(
        "options",
        [
            (),
            ("--severity", "CC102=off"),
            ("--severity", "CC203=warning"),
            ("--fail-on", "unverifiable"),
            ("--per-file-ignores", "drafts/b.txt:CC1"),
        ],
    )
    def test_bytes_are_those_of_the_whole_report(
        self, run: Run, desk: Path, options: tuple[str, ...]
    ) -> None:
        """
        Written draft by draft or at once: the same lines, the same exit code, the same complaints.
        """
        (desk / "drafts" / "c.md").write_text(MARKED)
        (desk / "drafts" / "d.md").write_bytes(b"\xff\xfe\x00 no text \xff")
        (desk / "drafts" / "e.jsonl").write_text('{"text": "quoted"}\n{"text": "wrong"}\n')

        streamed = run("check", "drafts", *REFS, *JSONL, *options)
        whole = run("check", "drafts", *REFS, "-q", "-o", "jsonl=r.jsonl", *options)

        assert (desk / "r.jsonl").read_text() == streamed.out
        assert (whole.code, whole.err) == (streamed.code, streamed.err)
        assert 2 == streamed.code

    def test_each_draft_is_written_when_it_is_done(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The lines of a draft are out before the next is read.
        """
        order: list[str] = []
        read, write = _inputs.read, _outputs.write_stdout

        def reading(draft: _inputs.Draft, published: dt.date | None) -> tuple[Document, ...]:
            order.append(f"read {draft.name}")
            return read(draft, published)

        def writing(text: str) -> None:
            order.extend(f"wrote {json.loads(line)['type']}" for line in text.splitlines())
            write(text)

        monkeypatch.setattr(_inputs, "read", reading)
        monkeypatch.setattr(_stream, "write_stdout", writing)
        monkeypatch.setattr("claimcheck.bulk.AHEAD", 1)
        run("check", "drafts", *REFS, *JSONL)

        assert order[0] == "read drafts/a.md"
        assert order.index("wrote claim") < order.index("read drafts/b.txt")
        assert "wrote end" == order[-1]

    def test_bad_draft_that_was_named_is_told_before_any_work(self, run: Run, desk: Path) -> None:
        """
        What was named and cannot be read ends the run with one line and no output.
        """
        (desk / "bad.md").write_bytes(b"\xff\xff")

        result = run("check", "drafts", "bad.md", *REFS, *JSONL)

        assert (2, "") == (result.code, result.out)
        assert 1 == result.err.count("\n")

    def test_draft_that_vanishes_on_the_way_is_noted(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A draft removed while others are checked is CC901 in the last line, and the exit is 2.
        """
        read = _inputs.read

        def reading(draft: _inputs.Draft, published: dt.date | None) -> tuple[Document, ...]:
            if draft.name.endswith("a.md"):
                draft.path.unlink()
            return read(draft, published)

        monkeypatch.setattr(_inputs, "read", reading)
        result = run("check", "drafts", *REFS, *JSONL)

        last = json.loads(result.out.splitlines()[-1])
        assert 2 == result.code
        assert [("CC901", "drafts/a.md")] == [(d["code"], d["path"]) for d in last["diagnostics"]]

    @pytest.mark.parametrize("options", [("--write-baseline",), ("--add-ignore", "known")])
    def test_what_needs_all_drafts_is_not_streamed(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
    ) -> None:
        """
        A baseline and comments to add are made from the whole report.
        """

        def refuse(*_args: object) -> int:
            name = "streamed"
            raise InputError(name, "streamed")

        monkeypatch.setattr(_stream, "check_and_write", refuse)

        assert "streamed" not in run("check", "drafts", *REFS, *JSONL, *options).err
