# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import pytest

from claimcheck.documents import parse_document
from claimcheck.model import BlockKind

PAGE = """Leaders meet by the sea for the first time
By Jane Doe
Published: 24 April 2019
KHASAN, April 24 (Reuters) - The train crossed the border on Wednesday.
Read more:
Why do they take the train?
What each side wants
The talks begin on Thursday, an aide said.
A Long Way Home
The leader (C) inspects a guard, April 24, 2019. /Reuters Photo
- He will stay two days.
City\t2019\t5
> It was a good talk.
(With input from Reuters)
"""


def read(text: str) -> list[tuple[str, str]]:
    document = parse_document(text)
    return [(block.kind.value, document.prose(block).text) for block in document.blocks]


class TestPlainBlocks:
    def test_page_of_lines_is_told_apart(self) -> None:
        """
        Each line of a news page is known for what it is.
        """
        assert [
            ("heading", "Leaders meet by the sea for the first time"),
            ("credit", "By Jane Doe"),
            ("dateline", "Published: 24 April 2019"),
            ("dateline", "KHASAN, April 24 (Reuters) -"),
            ("paragraph", "The train crossed the border on Wednesday."),
            ("link list", "Read more:"),
            ("link list", "Why do they take the train?"),
            ("link list", "What each side wants"),
            ("paragraph", "The talks begin on Thursday, an aide said."),
            ("heading", "A Long Way Home"),
            ("caption", "The leader (C) inspects a guard, April 24, 2019. /Reuters Photo"),
            ("list item", "He will stay two days."),
            ("table row", "City 2019 5"),
            ("quote", "It was a good talk."),
            ("credit", "(With input from Reuters)"),
        ] == read(PAGE)

    def test_title_is_the_headline(self) -> None:
        """
        The headline of a page is the title of its document.
        """
        assert "Leaders meet by the sea for the first time" == parse_document(PAGE).title

    def test_wrapped_paragraphs_are_joined(self) -> None:
        """
        Lines broken at a width make one paragraph, up to the blank line.
        """
        text = (
            "The train of the leader crossed the border river before dawn and\n"
            "reached the port on Wednesday, where an honour guard waited for it.\n"
            "\n"
            "The two sides will talk on Thursday, an aide to the president said on\n"
            "Tuesday, and they may sign nothing.\n"
        )

        assert ["paragraph"] * 2 == [kind for kind, _ in read(text)]
        assert "before dawn and reached the port" in read(text)[0][1]

    def test_lines_that_end_sentences_stay_apart(self) -> None:
        """
        Lines of sixty to ninety characters that end sentences are paragraphs of their own.
        """
        line = "The train of the leader crossed the border river before dawn on Monday.\n"

        assert 5 == len(read(line * 5))

    @pytest.mark.parametrize(
        "text",
        [
            "Kim met Putin in Vladivostok",
            "Kim met Putin in 2019\nThe talks were held in Vladivostok\nNobody signed a thing",
            "NATO – the alliance of 29 states – met on Monday.",
            "COVID-19 – a disease – spread in 2020.",
            "The talks, by Reuters accounts, were short.",
            "She compared a file photo with the scene on Monday.",
            "The ministry (C for short) was founded in 1990. It has a staff of 50 people.",
            "Related companies were sold in 2019.",
            "Related companies rose",
            "Pictures from the scene showed smoke on Monday.",
            "With input from Reuters, the aide said so.",
            "Read more books, the minister said on Monday.",
            "“I hope we agree,” he said.",
            "By Wednesday the train had arrived.",
            "The A|B test was run in 2019.",
        ],
    )
    def test_statements_stay_paragraphs(self, text: str) -> None:
        """
        A statement is prose, though a word or mark in it reminds of something else.
        """
        assert {"paragraph"} == {kind for kind, _ in read(text)}

    @pytest.mark.parametrize(
        ("kind", "line"),
        [
            ("credit", "(Reporting by Jane Doe; Editing by Al Roe)"),
            ("credit", "Written and edited by Jane Doe."),
            ("credit", "Additional reporting from the foreign desk"),
            ("credit", "Source: National statistics office"),
            ("credit", "Reuters"),
            ("credit", "© 2019 The Paper. All rights reserved."),
            ("caption", "Photo: The leader waves."),
            ("caption", "FILE PHOTO: The leader waves at the guard. REUTERS/Jane Doe"),
            ("caption", "The leader (L) and the host (2nd R) talk."),
            ("caption", "The leader waves. (Photo by Jane Doe)"),
            ("caption", "The leader waves on the bridge (file photo)."),
            ("link list", "See also: What each side wants"),
            ("dateline", "Updated: April 24, 2019, 10:30 a.m. GMT"),
            ("dateline", "Khasan, Wednesday, 24 April 2019"),
        ],
    )
    def test_lines_around_the_prose_are_known(self, kind: str, line: str) -> None:
        """
        Credits, captions, links and dates of publication are told from prose by their wording.
        """
        assert (kind, line) in read(f"It begins here.\n\n{line}\n\nIt ends here.\n")

    def test_underlined_line_is_a_heading(self) -> None:
        """
        A line over a rule is a heading, and the rule is nothing.
        """
        text = "It starts here.\n\nWhat was said there\n-------------------\n\nHe spoke.\n"

        assert ["paragraph", "heading", "paragraph"] == [kind for kind, _ in read(text)]

    def test_link_list_ends_at_the_blank_line(self) -> None:
        """
        Links that stand close together end where a blank line follows.
        """
        text = "It is so.\n\nRelated:\nOne way\n\nA second thing was found out\n\nIt is.\n"

        assert ["paragraph", "link list", "link list", "paragraph", "paragraph"] == [
            kind for kind, _ in read(text)
        ]

    def test_pieces_of_a_quotation_leave_its_marks_out(self) -> None:
        """
        The marks in front of quoted lines are no prose.
        """
        document = parse_document(
            "> The first line of what the leader told the host of the\n> day.\n"
        )
        block = document.blocks[0]

        assert BlockKind.QUOTE is block.kind
        assert ">" not in document.prose(block).text
