from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimcheck.errors import RecordError, UnreadableError
from claimcheck.model import Passage
from claimcheck.sources import load_sources

PAGE = (
    "---\r\ntitle: The ferry\r\ndate: 2019-04-24\r\nurl: https://f.example\r\n---\r\n\r\n"
    "# The ferry\r\n\r\nThe ferry crosses the **wide** bay in 40 minutes. It sails at noon. "
    "Nobody swims.\r\n\r\n## Fares\r\n\r\nA ticket costs 3 euros.\r\n\r\n### Children\r\n\r\n"
    "Children sail for free.\r\n\r\n## History\r\n\r\nThe service began in 1931.\r\n"
)


def passages(folder: Path, name: str, text: str) -> tuple[Passage, ...]:
    (folder / name).write_bytes(text.encode())
    (source,) = load_sources([folder / name]).sources
    return source.passages()


class TestMarkdownFile:
    def test_one_passage_a_sentence_with_its_neighbours(self, tmp_path: Path) -> None:
        """
        Sentences of one block see each other; a neighbour never comes from another block.
        """
        found = passages(tmp_path, "ferry.md", PAGE)
        middle = next(p for p in found if p.text == "It sails at noon.")
        alone = next(p for p in found if p.text == "A ticket costs 3 euros.")

        assert middle.before.endswith("bay in 40 minutes.")
        assert middle.after == "Nobody swims."
        assert (alone.before, alone.after) == ("", "")

    def test_provenance(self, tmp_path: Path) -> None:
        """
        Front matter gives title, date and address; every passage carries them and its file.
        """
        first = passages(tmp_path, "ferry.md", PAGE)[0]

        assert ("The ferry", dt.date(2019, 4, 24), "https://f.example", "ferry.md", "ferry.md") == (
            first.title,
            first.date,
            first.url,
            first.source,
            first.path,
        )

    def test_headings_are_the_section(self, tmp_path: Path) -> None:
        """
        The heading path is kept without the title; headings are no passages.
        """
        sections = {p.text: p.section for p in passages(tmp_path, "ferry.md", PAGE)}

        assert sections["Nobody swims."] == ()
        assert sections["Children sail for free."] == ("Fares", "Children")
        assert sections["The service began in 1931."] == ("History",)
        assert "Fares" not in sections

    def test_spans_and_lines_are_those_of_the_file(self, tmp_path: Path) -> None:
        """
        Line ends count as they stand in the file.
        """
        for passage in passages(tmp_path, "ferry.md", PAGE):
            assert passage.text == passage.span.of(PAGE).replace("**", "")
            assert passage.line == PAGE[: passage.span.start].count("\n") + 1


class TestOtherFiles:
    def test_a_plain_file_is_titled_and_dated_by_its_name(self, tmp_path: Path) -> None:
        """
        Without metadata the name of the file says what it is and when; its mtime never does.
        """
        found = passages(tmp_path, "2019-04-24_bay-report.txt", "The ferry sank in the bay.\n")

        assert (found[0].title, found[0].date) == ("Bay report", dt.date(2019, 4, 24))

    def test_a_date_in_the_text_does_not_date_the_source(self, tmp_path: Path) -> None:
        """
        A page about an event is not a page of that day.
        """
        text = "The ferry sank in the bay on Wednesday, April 24, 2019.\n"

        assert passages(tmp_path, "bay.txt", text)[0].date is None

    def test_html(self, tmp_path: Path) -> None:
        """
        The words of a page are passages with offsets into its source; its head is provenance.
        """
        page = (
            "<html><head><title>The ferry</title></head><body>"
            "<p>The ferry sails at noon. It is full.</p></body></html>"
        )
        found = passages(tmp_path, "ferry.html", page)

        assert ["The ferry sails at noon.", "It is full."] == [p.span.of(page) for p in found]
        assert found[0].title == "The ferry"

    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
    def test_an_empty_file_has_no_passages(self, tmp_path: Path, name: str) -> None:
        """
        An empty file is a source that says nothing.
        """
        assert passages(tmp_path, name, "") == ()

    def test_a_byte_order_mark_is_no_character(self, tmp_path: Path) -> None:
        """
        Offsets count from after the mark, in every format, as they do for drafts.
        """
        header = "subject,attribute,value,unit,as_of,note\n"
        texts = {
            "a.txt": "The ferry sank.",
            "a.md": "---\ntitle: The ferry\n---\n\nThe ferry sank.",
            "a.jsonl": '{"text": "The ferry sank."}',
            "a.csv": f"{header}Ferry,built,1931,,,",
        }
        for name, text in texts.items():
            (passage,) = passages(tmp_path, name, f"\ufeff{text}")
            assert passage.text == passage.span.of(text)

    def test_a_record_in_another_language_is_named(self, tmp_path: Path) -> None:
        """
        A text we cannot read is an error with its line, not silence.
        """
        line = '{"text": "' + "Der Zug fuhr am Abend langsam nach Norden weiter. " * 10 + '"}'

        with pytest.raises(RecordError, match=r'a\.jsonl:1: "text" cannot be used: not English'):
            passages(tmp_path, "a.jsonl", line)

    def test_keys_are_unique_and_sorted(self, tmp_path: Path) -> None:
        """
        Keys sort as the passages stand in the file.
        """
        keys = [p.key for p in passages(tmp_path, "ferry.md", PAGE)]

        assert sorted(set(keys)) == keys

    def test_a_file_that_changed_is_not_read(self, tmp_path: Path) -> None:
        """
        Passages always belong to the digest; a file written to meanwhile is an error.
        """
        (tmp_path / "a.txt").write_text("The ferry sails.", encoding="utf-8")
        (source,) = load_sources([tmp_path]).sources
        (tmp_path / "a.txt").write_text("The ferry sank.", encoding="utf-8")

        with pytest.raises(UnreadableError, match="changed"):
            source.passages()
