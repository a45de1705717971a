# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import parse_document
from claimcheck.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


class TestSentences:
    @pytest.mark.parametrize(
        "sentence",
        [
            "The talks ended at 5 p.m. Wednesday in Hanoi.",
            "It opened at 9 a.m. EST as planned.",
            "Ms. Clinton met Gov. Lee and Lt. Gov. Sato.",
            "He is with the U.S. President Office, the U.N. Security Council said.",
            "George W. Bush read J. K. Rowling.",
            "He lives at No. 10 in the street.",
            "Acme Inc. said so, and so did Beta Corp. and others.",
            "See Fig. 3 and vol. 2, pp. 4, for approx. 5 more.",
            "The fair opens on Jan. 5 and ends on Feb. 27 this year.",
            "The leaders at the station, April 24, 2019. /Reuters Photo",
            "Yahoo! said it would buy the company.",
            "“What a mess!” she said.",
            'They saw the film "Oh! What a Lovely War" together.',
            "It rose 3.5 percent to 1.2 million.",
        ],
    )
    def test_keeps_one_sentence_whole(self, sentence: str) -> None:
        """
        An abbreviation, initial, title, hour or exclamation inside a sentence does not end it.
        """
        assert [sentence] == cut(sentence)

    @pytest.mark.parametrize(
        "expected",
        [
            ["The train left.", "It arrived on Monday."],
            ["He left at 5 p.m. on foot.", "Kim stayed."],
            ["He returned from the U.S.", "Meanwhile, China waited."],
            ["Why?", "Because it must!", "So be it."],
            ['"It matters."', "He left."],
            ["“I hope that we can discuss it.", "It matters,” he said."],
            ['He said: "We came.', "We saw.", 'We won."', "Then he left."],
            ['"We came," she said.', '"We saw."'],
            ["iPhone sales rose.", "The rest fell."],
        ],
    )
    def test_cuts_where_sentences_end(self, expected: list[str]) -> None:
        """
        Sentences are told apart, those inside a quotation too, the last one with its attribution.
        """
        assert expected == cut(" ".join(expected))

    def test_line_break_is_space_and_blank_line_a_border(self) -> None:
        """
        A sentence goes on over a line break and never over a blank line.
        """
        assert ["One goes\non here", "Two"] == cut("One goes\non here\r\n\r\nTwo\n")

    @pytest.mark.parametrize("text", ["", "   ", "\n\n\n"])
    def test_nothing_gives_nothing(self, text: str) -> None:
        """
        White space holds no sentence.
        """
        assert () == sentences(text)

    @settings(max_examples=80, deadline=None)
    @given(
        st.text(max_size=120)
        | st.text(alphabet="Ab. !?\"“”'’\n\r\t/5é\ud800", max_size=120)
        | st.lists(
            st.sampled_from(["U.S. ", "Mr. ", '"Ha! ', "No. ", "5 ", "p.m. ", "he ", ". "])
        ).map("".join)
    )
    def test_every_character_is_in_one_sentence(self, text: str) -> None:
        """
        On any text the spans are in order, apart, trimmed, and leave out white space alone.
        """
        spans = sentences(text)
        kept = "".join(span.of(text) for span in spans)

        assert "".join(text.split()) == "".join(kept.split())
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(span.of(text) == span.of(text).strip() != "" for span in spans)

    def test_long_text_is_cut_as_its_parts_are(self) -> None:
        """
        A text longer than the window it is read through gives the same sentences.
        """
        part = 'The talks ended at 5 p.m. Wednesday. "We hope. We wait," Ms. Lee said. '

        assert cut(part) * 300 == cut(part * 300)

    def test_ten_megabytes_take_seconds(self) -> None:
        """
        One paragraph of ten million characters is cut whole.
        """
        line = "The talks were held in the city on Wednesday and went on for the day. "
        count = 10_000_000 // len(line)
        began = time.process_time()
        (block,) = (document := parse_document(line * count)).blocks

        assert count == len(sentences(document.prose(block).text))
        assert time.process_time() - began < 20

    @pytest.mark.parametrize("shape", ["“a ", '"', "?! ", '" . ', "word ", "x", "Mr. "])
    def test_time_is_linear(self, shape: str) -> None:
        """
        A hundred thousand characters of a nasty shape take seconds at most.
        """
        began = time.process_time()
        sentences(shape * (100_000 // len(shape)))

        assert time.process_time() - began < 5
