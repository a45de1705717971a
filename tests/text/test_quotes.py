# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.text.quotes import find_quotes


class TestFindQuotes:
    @pytest.mark.parametrize(
        ("text", "inner"),
        [
            ('She said "we agree" twice.', ["we agree"]),
            ("She said “we agree” and “we hope.”", ["we agree", "we hope."]),
            ("Der Satz „so ist es“ und «ainsi».", ["so ist es", "ainsi"]),
            ("“He called it ‘a plan’ then,” she said.", ["He called it ‘a plan’ then,"]),
            ("It is called the 'six-party' process.", ["six-party"]),
            ("'We agree,' she said.", ["We agree,"]),
            ("the ‘workers’ party’ of old", ["workers’ party"]),
            ('("quoted")', ["quoted"]),
            ('"The set is 50" wide," he said.', ['The set is 50" wide,']),
            ('"They went on', ["They went on"]),
            ('He said: "It goes on. And on', ["It goes on. And on"]),
        ],
    )
    def test_finds_what_is_quoted(self, text: str, inner: list[str]) -> None:
        """
        Whatever the marks, the words between them are found, the outermost pair only.
        """
        assert inner == [quote.inner.of(text) for quote in find_quotes(text)]

    @pytest.mark.parametrize(
        "text",
        [
            "The workers' union and Kim's aides don't agree.",
            "Back in the '90s it was rock 'n' roll.",
            "'Tis the season of the boys.",
            'He is 6\'2" tall and the board is 5" wide.',
            'A 27" screen',
            'and so on," he said.',
            "so on,” he said",
            '"',
            "“",
            "",
        ],
    )
    def test_leaves_other_marks_alone(self, text: str) -> None:
        """
        Apostrophes, feet, inches and closing marks without an opening quote nothing.
        """
        assert () == find_quotes(text)

    def test_stray_opening_swallows_nothing(self) -> None:
        """
        A second opening mark takes the place of a first one that was never closed.
        """
        text = 'A "stray mark and "a real quotation" here.'

        assert ["a real quotation"] == [quote.inner.of(text) for quote in find_quotes(text)]

    @settings(max_examples=60, deadline=None)
    @given(st.text(alphabet="ab .,5s'\"“”‘’„«»—", max_size=40))
    def test_quotations_are_in_order_and_apart(self, text: str) -> None:
        """
        On any text the quotations are inside it, in order, and never overlap.
        """
        found = find_quotes(text)

        assert all(quote.span.covers(quote.inner) for quote in found)
        assert all(quote.span.end <= len(text) for quote in found)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
