# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.documents import parse_document
from claimcheck.errors import UnsupportedError
from claimcheck.model import BlockKind, Document


def markdown(text: str) -> Document:
    return parse_document(text, format="markdown")


def read(text: str) -> list[tuple[str, str]]:
    document = markdown(text)
    return [(block.kind.value, document.prose(block).text) for block in document.blocks]


class TestMarkdownPage:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("# The *summit*\n", [("heading", "The summit")]),
            ("A **bold** _word_, ~~not~~ `code` .", [("paragraph", "A bold word, not code .")]),
            ("See [the page](http://a.b/c?d=1 'x') now.", [("paragraph", "See the page now.")]),
            ("At <http://a.b/c> now.", [("paragraph", "At now.")]),
            ("An ![image of it](a.png) here.", [("paragraph", "An here.")]),
            ("It <b>is</b> <!-- no --> so.", [("paragraph", "It is so.")]),
            ("Tom &amp; Al&#8217;s 5&nbsp;km", [("paragraph", "Tom & Al’s 5 km")]),
            ("3 \\* 4 is 12.", [("paragraph", "3 * 4 is 12.")]),
            ("One\nline  \nand\\\nmore.", [("paragraph", "One line and more.")]),
            (
                "A note[^1] here.\n\n[^1]: It is so.",
                [("paragraph", "A note here."), ("paragraph", "It is so.")],
            ),
            ("> He said\n> so.", [("quote", "He said so.")]),
            ("- one\n  more\n- two", [("list item", "one more"), ("list item", "two")]),
            ("1. one\n\n   two", [("list item", "one"), ("list item", "two")]),
            ("|a|b|\n|-|-|\n|c &lt; d|e|", [("table row", "a b"), ("table row", "c < d e")]),
            ("```py\nx\n```", [("code", "")]),
            ("    indented", [("code", "")]),
            ("<div>\nraw\n</div>", []),
            ("---", []),
            ("日本 *語* x", [("paragraph", "日本 語 x")]),
            (
                "Read more:\n\n- [How](http://a.b)",
                [("link list", "Read more:"), ("link list", "How")],
            ),
            (
                "*The leader (C) waves. /Reuters Photo*",
                [("caption", "The leader (C) waves. /Reuters Photo")],
            ),
            (
                "**KHASAN** (Reuters) — He came.",
                [("dateline", "KHASAN (Reuters) —"), ("paragraph", "He came.")],
            ),
        ],
    )
    def test_prose_is_what_a_reader_sees(self, text: str, expected: list[tuple[str, str]]) -> None:
        """
        Marks, targets, images and code are no prose; what is shown is, as it is shown.
        """
        assert expected == read(text)

    def test_pieces_are_exact(self) -> None:
        """
        The pieces, joined, are the visible prose character for character.
        """
        text = "# A\n\nKim’s *train* [left](http://x.y) at `5`, 😀 he **said**.\n"
        document = markdown(text)
        block = document.blocks[1]

        assert "Kim’s train left at 5, 😀 he said." == "".join(p.of(text) for p in block.pieces)

    def test_metadata_give_day_and_title(self) -> None:
        """
        The lines in front give the title and the day, and are no block.
        """
        document = markdown(
            '---\ntitle: "A: summit"\ndate: 2019-04-24T10:00\ntags:\n  - date: x\n---\nIt is.'
        )

        assert ("A: summit", dt.date(2019, 4, 24)) == (document.title, document.published)
        assert [BlockKind.PARAGRAPH] == [block.kind for block in document.blocks]

    @pytest.mark.parametrize(
        "value", ["24 April 2019", "April 24, 2019", "'2019-04-24'", "2019-04-24 # x"]
    )
    def test_days_are_read_as_people_write_them(self, value: str) -> None:
        """
        A day may be in ISO form, quoted, or in words.
        """
        assert dt.date(2019, 4, 24) == markdown(f"---\npublished: {value}\n---\nIt is.").published

    @pytest.mark.parametrize("value", ["soon", "2019-13-01", "2019"])
    def test_wrong_day_names_line_and_cure(self, value: str) -> None:
        """
        A date that is no day is refused with its line and what would be right.
        """
        with pytest.raises(UnsupportedError) as caught:
            parse_document(f"---\ntitle: x\ndate: {value}\n---\n", format="markdown", path="a.md")

        wanted = f"a.md: line 3: 'date' must be a day such as 2019-04-24, got '{value}'"
        assert wanted == str(caught.value)

    def test_rule_at_the_start_is_no_metadata(self) -> None:
        """
        A first line of dashes without a second one is a rule, and the text is read.
        """
        assert [("paragraph", "date: soon")] == read("---\ndate: soon\n")
