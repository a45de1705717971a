"""British and American spellings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.text.spelling import spellings


class TestSpellings:
    @pytest.mark.parametrize(
        ("british", "american"),
        [
            ("programme", "program"),
            ("centre", "center"),
            ("organise", "organize"),
            ("organisation", "organization"),
            ("analyse", "analyze"),
            ("colour", "color"),
            ("neighbourhood", "neighborhood"),
            ("defence", "defense"),
            ("traveller", "traveler"),
            ("dialogue", "dialog"),
            ("cheque", "check"),
            ("aluminium", "aluminum"),
        ],
    )
    def test_both_ways(self, british: str, american: str) -> None:
        """
        Each spelling of a pair offers the other.
        """
        assert american in spellings(british)
        assert british in spellings(american)

    @given(st.text(max_size=30))
    @settings(max_examples=50, deadline=None)
    def test_never_the_word_itself(self, word: str) -> None:
        """
        Whatever comes in, neither the word itself nor nothing is offered.
        """
        assert {word, ""}.isdisjoint(spellings(word))
