# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import datetime as dt
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import parse_document, read_document, read_documents
from claimcheck.errors import UnsupportedError
from claimcheck.model import Document

TEXT = 'Kim’s “🚆” crossed on Wednesday.\n\nIt is 5\u00a0km\tlong & "new".'


def proses(document: Document) -> list[str]:
    return [document.prose(block).text for block in document.blocks]


class TestJsonPage:
    @pytest.mark.parametrize("ascii_only", [True, False])
    @pytest.mark.parametrize("indent", [None, 2])
    def test_prose_is_what_the_string_means(self, ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001 - a parameter of the test
        """
        Escaped or not, the same words are read.
        """
        text = json.dumps({"id": 7, "text": TEXT}, ensure_ascii=ascii_only, indent=indent)
        plain = parse_document(TEXT)

        assert proses(plain) == proses(parse_document(text, format="json"))

    def test_places_are_those_of_the_file(self) -> None:
        """
        A character is found where it stands in the file, an escape with all it is written as.
        """
        text = r'{"a": "text", "text": "Kim \u0026 Putin \ud83d\ude86 met.\nIt is so."}'
        document = parse_document(text, format="json")
        first, second = document.blocks
        prose = document.prose(first)

        assert ("Kim & Putin 🚆 met.", "It is so.") == (prose.text, document.prose(second).text)
        assert r"\u0026" == prose.extent(4, 5).of(text)
        assert r"\ud83d\ude86" == prose.extent(12, 13).of(text)
        assert "Putin" == prose.extent(6, 11).of(text)
        assert r"Kim \u0026 Putin \ud83d\ude86 met." == first.span.of(text)
        assert "It is so." == second.span.of(text)

    @settings(max_examples=60, deadline=None)
    @given(
        st.text(alphabet=list('ab "\\/\n\t\r.é\u0301🚆\u2028&;<>p*_#-'), max_size=40),
        st.sampled_from(["text", "markdown", "html"]),
        st.booleans(),
    )
    def test_reads_as_the_text_itself_does(self, words: str, kind: str, ascii_only: bool) -> None:  # noqa: FBT001 - drawn by the test
        """
        On any text: the same blocks and prose as without JSON around it, pieces in order.
        """
        row = json.dumps({"format": kind, "text": words}, ensure_ascii=ascii_only)
        plain, document = parse_document(words, format=kind), parse_document(row, format="json")

        assert proses(plain) == proses(document)
        for ours, theirs in zip(document.blocks, plain.blocks, strict=True):
            assert (theirs.kind, theirs.level) == (ours.kind, ours.level)
            assert theirs.span.of(words) == json.loads(f'"{ours.span.of(row)}"')
            assert all(a.end <= b.start for a, b in itertools.pairwise(ours.pieces))
            assert all(ours.span.covers(piece) for piece in ours.pieces)

    @pytest.mark.parametrize(
        ("row", "title", "published"),
        [
            ({"text": "It is.", "title": " A  way ", "date": "2019-04-24T10:00:00"}, "A way", 24),
            ({"text": "It is.", "published": "2019-04-25", "date": "2019-04-24"}, None, 25),
            ({"text": "It is.", "title": None, "date": None}, None, None),
            (
                {"text": "---\ntitle: In\ndate: 2019-04-26\n---\nIt is.", "format": "markdown"},
                "In",
                26,
            ),
            (
                {
                    "date": "2019-04-24T10:00:00",
                    "title": {"rendered": "Kim &#038; <i>co</i>"},
                    "content": {"rendered": "<p>It is.</p>", "protected": False},
                },
                "Kim & co",
                24,
            ),
        ],
    )
    def test_metadata(self, row: object, title: str | None, published: int | None) -> None:
        """
        Title and day come from the fields of the object, also as WordPress names them.
        """
        document = parse_document(json.dumps(row), format="json")
        day = None if published is None else dt.date(2019, 4, published)

        assert ["It is."] == proses(document)
        assert (title, day) == (document.title, document.published)

    def test_lone_surrogate_is_one_character(self) -> None:
        """
        Half of a pair is no text: it is read as U+FFFD and keeps its place.
        """
        text = r'{"text": "Kim \ud800 left."}'
        document = parse_document(text, format="json")

        assert ["Kim \ufffd left."] == proses(document)
        assert r"\ud800" == document.prose(document.blocks[0]).extent(4, 5).of(text)

    def test_the_last_of_one_name_counts(self) -> None:
        """
        Of two fields with one name the last counts, as for every reader of JSON.
        """
        text = '{"text": "It was.", "text": "It is."}'
        document = parse_document(text, format="json")

        assert ["It is."] == proses(document)
        assert "It is." == document.blocks[0].span.of(text)


class TestRows:
    def test_each_line_is_a_draft(self, tmp_path: Path) -> None:
        """
        A draft on a line is named by the line, has its own date, and offsets into that line.
        """
        path = tmp_path / "wire.jsonl"
        rows = [{"text": "It is.", "date": "2019-04-24"}, {"text": "It was."}]
        path.write_text("\n\n".join(map(json.dumps, rows)) + "\r\n", encoding="utf-8")
        first, second = read_documents(path, name="wire.jsonl")

        assert ("wire.jsonl#1", "wire.jsonl#3") == (first.path, second.path)
        assert (dt.date(2019, 4, 24), None) == (first.published, second.published)
        assert "It was." == second.blocks[0].span.of(second.text)

    def test_read_document_wants_one(self, tmp_path: Path) -> None:
        """
        Who asks for one document and names a file of several is told how to get all.
        """
        path = tmp_path / "wire.jsonl"
        path.write_text('{"text": "It is."}\n')
        assert ["It is."] == proses(read_document(path))
        path.write_text('{"text": "It is."}\n' * 2)
        with pytest.raises(UnsupportedError, match="holds 2 drafts; read them with read_documents"):
            read_document(path)
