from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import docx
import pytest

from claimcheck.cli._inputs import find_drafts, read_drafts
from claimcheck.errors import UnsupportedError


def word_bytes(text: str) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def give_stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))


class TestFindDrafts:
    def test_json_is_a_draft_when_named(self, desk: Path) -> None:
        """
        In a folder JSON may be anything and is passed over; named or matched it is a draft.
        """
        (desk / "drafts" / "meta.json").write_text("{}")
        (desk / "drafts" / "c.docx").write_bytes(b"")
        (desk / "drafts" / "~$c.docx").write_bytes(b"")

        def names(*paths: str) -> list[str]:
            return [draft.name for draft in find_drafts(paths).drafts]

        assert ["drafts/a.md", "drafts/b.txt", "drafts/c.docx"] == names("drafts")
        assert ["drafts/meta.json"] == names("drafts/meta.json")
        assert ["drafts/meta.json"] == names("drafts/*.json")


class TestReadDrafts:
    def test_rows_of_a_file_are_documents(self, desk: Path) -> None:
        """
        Each draft of a JSONL file is a document of its own; named files stay named.
        """
        (desk / "wire.jsonl").write_text('{"text": "It is."}\n{"text": "It was."}\n')
        drafts = read_drafts(find_drafts(["wire.jsonl", "drafts", "drafts/b.txt"]), published=None)

        assert ["wire.jsonl#1", "wire.jsonl#2", "drafts/a.md", "drafts/b.txt"] == [
            document.path for document in drafts.documents
        ]
        assert frozenset({0, 1, 3}) == drafts.named

    @pytest.mark.parametrize(
        ("name", "raw"),
        [
            ("draft.docx", word_bytes("It is so.")),
            ("draft.json", json.dumps({"text": "It is so."}).encode()),
            ("draft.html", b"<p>It is so."),
            (None, b"It is so."),
        ],
    )
    @pytest.mark.usefixtures("desk")
    def test_stdin_is_read_as_its_name_says(
        self, monkeypatch: pytest.MonkeyPatch, name: str | None, raw: bytes
    ) -> None:
        """
        What comes from stdin may be in any format that a file may be in.
        """
        give_stdin(monkeypatch, raw)
        drafts = read_drafts(find_drafts(["-"], stdin_filename=name), published=None)
        [document] = drafts.documents

        assert (name or "<stdin>") == document.path
        assert "It is so." == document.prose(document.blocks[0]).text

    @pytest.mark.usefixtures("desk")
    def test_stdin_without_end_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        No more is read from stdin than a draft may have.
        """
        give_stdin(monkeypatch, bytes((64 << 20) + 2))
        with pytest.raises(UnsupportedError, match="<stdin>: has over 67 MB, more than is read"):
            read_drafts(find_drafts(["-"]), published=None)

    @pytest.mark.usefixtures("desk")
    def test_wrong_row_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A wrong row of what comes from stdin is named as one of a file is.
        """
        give_stdin(monkeypatch, b'{"text": "It is."}\n{"text": 1}\n')
        with pytest.raises(UnsupportedError, match=r'^wire.jsonl#2: "text" must be a string'):
            read_drafts(find_drafts(["-"], stdin_filename="wire.jsonl"), published=None)
