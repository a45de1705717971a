from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.retrieval import similarity


class TestSimilarity:
    def test_case_and_punctuation_do_not_count(self) -> None:
        """
        The same words are wholly alike however they are set.
        """
        assert similarity("TALKS were held, in 2009!", "talks were held in 2009") == pytest.approx(
            1
        )

    def test_order_counts(self) -> None:
        """
        The same words in another order are less alike than in the same.
        """
        assert similarity("Varga sued Brandt", "Brandt sued Varga") < similarity(
            "Varga sued Brandt", "Varga sued Brandt"
        )

    def test_a_near_copy_is_closer_than_another_subject(self) -> None:
        """
        One changed year leaves two sentences alike, another subject does not.
        """
        text = "The talks were last held in 2009."

        assert similarity(text, "The talks were last held in 2008.") > 0.9
        assert similarity(text, "Snow cut off the villages.") < 0.5

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=40), st.text(max_size=40))
    def test_stays_within_its_range(self, ours: str, theirs: str) -> None:
        """
        Any two texts give a number from 0 to 1.
        """
        assert 0 <= similarity(ours, theirs) <= 1
