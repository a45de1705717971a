# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import parse_document, read_document
from claimcheck.errors import UndecodableError, UnreadableError, UnsupportedError, UsageError
from claimcheck.model import BlockKind, Document

ALPHABET = list("aB é.1\t\n\r>#*_-|`[]()<&;=/\"'!\\~+:\ufeff\u00a0\u2028\ud800😀")
MARKUP = ["<p>", "</p>", "<li>", "<td>", "<tr>", "<br>", "&amp;", "&#8217;", "<!--", "```", "---\n"]
MARKUP += ["<script>", "<h1>", "\n\n", "> ", "- ", "Read more:\n", "| a | b |\n", "MOSCOW (AP) - "]


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks]


def proses(document: Document) -> list[str]:
    return [document.prose(block).text for block in document.blocks]


class TestReadDocument:
    @pytest.mark.parametrize(
        "raw",
        [
            "Kim’s train left.".encode(),
            codecs.BOM_UTF8 + "Kim’s train left.".encode(),
            codecs.BOM_UTF16_LE + "Kim’s train left.".encode("utf-16-le"),
            codecs.BOM_UTF16_BE + "Kim’s train left.".encode("utf-16-be"),
        ],
    )
    def test_reads_utf_8_and_marked_utf_16(self, tmp_path: Path, raw: bytes) -> None:
        """
        The text is the same in every accepted encoding, and has no byte order mark.
        """
        path = tmp_path / "draft.txt"
        path.write_bytes(raw)

        assert "Kim’s train left." == read_document(path).text

    def test_invalid_bytes_name_place_and_cure(self, tmp_path: Path) -> None:
        """
        Bytes that are not UTF-8 are refused with the path, the byte and what to do.
        """
        path = tmp_path / "latin.txt"
        path.write_bytes(b"The caf\xe9 opened.")
        with pytest.raises(UndecodableError) as caught:
            read_document(path, name="drafts/latin.txt")

        assert "drafts/latin.txt: not UTF-8 text at byte 7; save it as UTF-8" == str(caught.value)

    @pytest.mark.parametrize("raw", [b"\x89PNG\0\0", codecs.BOM_UTF16_LE + b"\0\0", b"a\0b"])
    def test_binary_is_refused(self, tmp_path: Path, raw: bytes) -> None:
        """
        A file with NUL in it is no text, and the error says so.
        """
        path = tmp_path / "photo.txt"
        path.write_bytes(raw)
        with pytest.raises(UnsupportedError, match="not a text file"):
            read_document(path)

    def test_missing_file_and_folder_are_unreadable(self, tmp_path: Path) -> None:
        """
        A path that is no file is named with the reason.
        """
        with pytest.raises(UnreadableError, match=r"none\.txt: no such file"):
            read_document(tmp_path / "none.txt")
        with pytest.raises(UnreadableError, match="is a folder; name a file in it"):
            read_document(tmp_path)

    def test_other_suffix_is_unsupported(self, tmp_path: Path) -> None:
        """
        A format that is not read is refused with those that are.
        """
        path = tmp_path / "draft.rtf"
        path.write_bytes(b"x")
        with pytest.raises(UnsupportedError, match=r"a \.rtf file is not read; name one of \.txt"):
            read_document(path)

    def test_too_large_is_refused(self, tmp_path: Path) -> None:
        """
        A file over the limit is refused without being read.
        """
        path = tmp_path / "large.txt"
        with path.open("wb") as file:
            file.truncate(50 * 1000 * 1000)
        with pytest.raises(UnsupportedError, match=r"large\.txt: has over 16 MB, .* split it"):
            read_document(path)

    def test_line_ends_stay(self, tmp_path: Path) -> None:
        """
        CRLF and lone CR are kept, and every offset counts them.
        """
        path = tmp_path / "draft.txt"
        path.write_bytes(b"Kim left.\r\nHe came.\rAll went well.")
        document = read_document(path)

        assert "Kim left.\r\nHe came.\rAll went well." == document.text
        assert ["Kim left.", "He came.", "All went well."] == [
            block.span.of(document.text) for block in document.blocks
        ]


class TestParseDocument:
    def test_unknown_format_is_a_wrong_argument(self) -> None:
        """
        The error names the formats there are.
        """
        with pytest.raises(UsageError, match="known: html, json, markdown, text"):
            parse_document("x", format="docx")

    def test_lone_surrogate_becomes_one_character(self) -> None:
        """
        A lone surrogate becomes U+FFFD, so offsets stay.
        """
        document = parse_document("Kim \ud800 left.")

        assert "Kim \ufffd left." == document.text

    def test_leading_mark_is_outside_every_block(self) -> None:
        """
        A byte order mark in a string keeps its place and is no prose.
        """
        for kind in ("text", "markdown", "html"):
            document = parse_document("\ufeffKim left.", format=kind)
            assert ["Kim left."] == [p.replace("\ufeff", "") for p in proses(document)]

    @pytest.mark.parametrize(
        "text",
        [
            "Der Zug ist am Mittwoch in der Stadt angekommen, und die Gespräche beginnen morgen. "
            * 8,
            "El tren llegó el miércoles a la ciudad y las conversaciones empiezan mañana mismo. "
            * 8,
            "Поезд прибыл в город в среду, переговоры начнутся завтра. " * 8,
            "金正恩的列车于周三抵达符拉迪沃斯托克。" * 8,
        ],
    )
    def test_other_languages_are_refused(self, text: str) -> None:
        """
        Text that is not English is refused, since its claims would be misread.
        """
        with pytest.raises(UnsupportedError, match="not English"):
            parse_document(text)

    @pytest.mark.parametrize(
        "text",
        [
            "The train of the leader arrived in the city on Wednesday, and the talks begin. " * 8,
            "Acme | 2019 | 5\n" * 50,
            "Kurzer Text.",
        ],
    )
    def test_english_tables_and_short_texts_pass(self, text: str) -> None:
        """
        English passes, and so does what is too short or too tabular to tell.
        """
        assert parse_document(text).blocks

    @settings(max_examples=150, deadline=None)
    @given(
        st.lists(st.sampled_from(ALPHABET + MARKUP), max_size=40).map("".join),
        st.sampled_from(["text", "markdown", "html"]),
    )
    def test_pieces_lie_in_order_inside_their_blocks(self, text: str, kind: str) -> None:
        """
        On any text blocks and pieces are in order and apart, and prose has no double space.
        """
        document = parse_document(text, format=kind)

        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(document.blocks))
        for block in document.blocks:
            prose = document.prose(block)
            assert all(block.span.covers(piece) for piece in block.pieces)
            assert all(a.end <= b.start for a, b in itertools.pairwise(block.pieces))
            assert {piece for piece, _ in block.replacements} <= set(block.pieces)
            assert prose.text == prose.text.strip()
            assert "  " not in prose.text
            assert len(prose.text) == sum(
                len(dict(block.replacements).get(piece, piece.of(text))) for piece in block.pieces
            )

    @pytest.mark.parametrize("kind", ["text", "markdown", "html"])
    @pytest.mark.parametrize(
        "shape",
        [
            "[",
            "*",
            "<",
            ">",
            "*a_ ",
            "[a](",
            "![",
            "<!--",
            "<a b='",
            "<p>",
            "&amp;",
            "- a\n",
            "A, ",
        ],
    )
    def test_time_is_linear(self, kind: str, shape: str) -> None:
        """
        A hundred thousand repetitions of a nasty shape take seconds at most.
        """
        began = time.process_time()
        with contextlib.suppress(UnsupportedError):  # some shapes are no English
            parse_document(shape * 100_000, format=kind)

        assert time.process_time() - began < 10

    def test_deep_nesting_is_read(self) -> None:
        """
        Ten thousand quotations inside each other end in one block, not in a crash.
        """
        assert [BlockKind.QUOTE] == kinds(
            parse_document("> " * 10_000 + "Deep.", format="markdown")
        )
        deep = "<blockquote>" * 10_000 + "Deep."
        assert [BlockKind.QUOTE] == kinds(parse_document(deep, format="html"))

    def test_ten_megabytes_take_seconds(self) -> None:
        """
        A plain text of ten million characters is read whole.
        """
        line = "The talks were held in the city on Wednesday and went on for the day.\n"
        began = time.process_time()
        document = parse_document(line * (10_000_000 // len(line)))

        assert 10_000_000 // len(line) == len(document.blocks)
        assert time.process_time() - began < 20

    def test_argument_beats_metadata_beats_text(self) -> None:
        """
        The day comes from the argument, then the metadata, then the words.
        """
        body = "\nMOSCOW, April 24, 2019 (Reuters) - The talks began.\n"
        front = "---\ndate: 2019-05-01\n---\n"
        argued = parse_document(front + body, format="markdown", published=dt.date(2019, 6, 1))

        assert dt.date(2019, 6, 1) == argued.published
        assert dt.date(2019, 5, 1) == parse_document(front + body, format="markdown").published
        assert dt.date(2019, 4, 24) == parse_document(body, format="markdown").published
        assert parse_document("The talks began.").published is None
