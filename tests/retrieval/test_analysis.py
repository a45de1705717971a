from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import FactRow, Passage, Span
from claimcheck.retrieval.analysis import (
    context_tokens,
    glosses_of,
    name_tokens,
    passage_tokens,
    tokens,
)


class TestTokens:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("1,200 delegates", "1200 delegates"),
            ("eleven talks", "11 talks"),
            ("Hà Nội", "Ha Noi"),
            ("Varga's train", "Varga train"),
            ("Varga\u2019s train", "Varga train"),
            ("TALKS", "talks"),
            ("56 per cent", "56%"),
            ("40 km", "40 kilometers"),
            ("$3bn", "dollar 3 billion"),
        ],
    )
    def test_one_thing_has_one_token(self, one: str, other: str) -> None:
        """
        Ways to write the same word or number give the same tokens.
        """
        assert tokens(one) == tokens(other) != ()

    @pytest.mark.parametrize(("one", "other"), [("2008", "2009"), ("3.10", "3.1"), ("1.2", "12")])
    def test_other_numbers_are_other_tokens(self, one: str, other: str) -> None:
        """
        Digits and decimals are never rounded away.
        """
        assert tokens(one) != tokens(other)

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=80))
    def test_tokens_hold_no_space(self, text: str) -> None:
        """
        Any text gives tokens the index can be told to split at spaces.
        """
        assert all(token and not any(c.isspace() for c in token) for token in tokens(text))


class TestNameTokens:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("talks with the DPRK", "in North Korea"),
            ("the U.S.", "the US"),
            ("the U.S. army", "US"),
        ],
    )
    def test_aliases_share_a_token(self, one: str, other: str) -> None:
        """
        Two names of one country give one token.
        """
        assert name_tokens(one) == name_tokens(other) != ()

    def test_the_two_koreas_stay_apart(self) -> None:
        """
        The longest name counts, so a name inside another is not found there.
        """
        north = name_tokens("the Democratic People's Republic of Korea")

        assert north == name_tokens("North Korea")
        assert north != name_tokens("the Republic of Korea") == name_tokens("South Korea")

    def test_plain_words_are_silent(self) -> None:
        """
        Words in lower case are no names.
        """
        assert name_tokens("they turkey and chips") == ()


class TestContextTokens:
    def test_an_acronym_brings_its_long_name(self) -> None:
        """
        A passage that only says MI is found by the name its source gives elsewhere.
        """
        said = Passage(key="a", source="t", text="MI measured it.", span=Span(0, 1), line=1)
        first = Passage(
            key="b", source="t", text="The Merrin Institute (MI) is old.", span=Span(0, 1), line=1
        )
        found = context_tokens(said, glosses_of([first])).split()

        assert set(tokens("Merrin Institute")) <= set(found)
        assert context_tokens(said, {}) == ""

    def test_a_capital_brings_its_country(self) -> None:
        """
        What Moscow says is found when Russia is asked for.
        """
        said = Passage(key="a", source="t", text="Moscow agreed.", span=Span(0, 1), line=1)

        assert set(name_tokens("Russia")) <= set(context_tokens(said, {}).split())


class TestPassageTokens:
    def test_a_row_is_indexed_as_its_sentence(self) -> None:
        """
        The words around the cells are searchable, the note only beside them.
        """
        row = FactRow(
            subject="Merrin", attribute="founded", value="1402", unit="", as_of="", note="charter"
        )
        passage = Passage(key="a", source="t", text="x", span=Span(0, 1), line=1, row=row)

        assert set(tokens("Merrin was founded in 1402")) <= set(passage_tokens(passage).split())
        assert tokens("charter")[0] in context_tokens(passage, {}).split()
