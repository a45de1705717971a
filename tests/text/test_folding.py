"""Folding: plain lower-case ASCII with a way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.text.folding import fold

TEXT = st.text(max_size=60)


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Łódź", "lodz"),
            ("Đà Nẵng", "da nang"),
            ("Straße", "strasse"),
            ("Москва", "moskva"),
            ("e\u0301te\u0301", "ete"),
            ("\u0130stanbul", "istanbul"),
            ("5 €", "5 €"),
            ("¶ 5", "¶ 5"),
            ("5\u00a0kg\u2003net\x85off", "5 kg net off"),
            ("", ""),
        ],
    )
    def test_customary_ascii(self, text: str, folded: str) -> None:
        """
        Letters become their customary ASCII, symbols stay.
        """
        assert folded == fold(text).text

    @given(TEXT)
    @settings(max_examples=60, deadline=None)
    def test_folding_twice_is_folding_once(self, text: str) -> None:
        """
        A folded text is its own folded form.
        """
        once = fold(text).text

        assert once == fold(once).text

    @given(TEXT)
    @settings(max_examples=60, deadline=None)
    def test_offsets_rise_and_stay_inside(self, text: str) -> None:
        """
        Offsets never fall and never leave the original text.
        """
        folded = fold(text)
        offsets = [folded.offset(index) for index in range(len(folded.text) + 1)]

        assert sorted(offsets) == offsets
        assert len(text) == offsets[-1]

    @given(TEXT)
    @settings(max_examples=60, deadline=None)
    def test_a_folded_character_comes_from_its_origin(self, text: str) -> None:
        """
        Each folded character is found again when its origin alone is folded.
        """
        folded = fold(text)
        for index, char in enumerate(folded.text):
            origin = folded.origin(Span(index, index + 1))

            assert char in fold(origin.of(text)).text

    def test_origin_of_an_expansion_is_the_whole_character(self) -> None:
        """
        Half of what a character became still points at the whole character.
        """
        folded = fold("Straße")

        assert Span(4, 5) == folded.origin(Span(4, 5))
        assert Span(4, 6) == folded.origin(Span(5, 7))
        assert Span(2, 2) == folded.origin(Span(2, 2))
