"""Acronyms that a text explains."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.text.glosses import acronym_glosses


class TestAcronymGlosses:
    @pytest.mark.parametrize(
        ("text", "long", "short"),
        [
            (
                "Kim of the Democratic People's Republic of Korea (DPRK), said",
                "Democratic People's Republic of Korea",
                "DPRK",
            ),
            ("the Republic of Korea (ROK), Japan", "Republic of Korea", "ROK"),
            ("the ROK (Republic of Korea) said", "Republic of Korea", "ROK"),
            ("the African National Congress, or ANC, won", "African National Congress", "ANC"),
            ("some nongovernmental organizations (NGOs)", "nongovernmental organizations", "NGOs"),
            ("deoxyribonucleic acid (DNA)", "deoxyribonucleic acid", "DNA"),
            ("the Ministry of Foreign Affairs (MOFA)", "Ministry of Foreign Affairs", "MOFA"),
            ("Trường Đại học Hà Nội (ĐHHN)", "Đại học Hà Nội", "ĐHHN"),
        ],
    )
    def test_must_fire(self, text: str, long: str, short: str) -> None:
        """
        Both orders and the wording with "or" are found.
        """
        assert [(long, short)] == [(gloss.long, gloss.short) for gloss in acronym_glosses(text)]

    @pytest.mark.parametrize(
        "text",
        [
            "Kim Jong Un (C) and Moon Jae-in (L)",
            "Korea (DPRK)",
            "the Bank of Ukraine (UK)",
            "the summit (Hanoi)",
            "the summit (in Hanoi, Vietnam)",
            "(ROK)",
            "He left (see NATO)",
            "Reuters (AP)",
        ],
    )
    def test_must_stay_silent(self, text: str) -> None:
        """
        Positions in a photograph and acronyms of something else explain nothing.
        """
        assert () == acronym_glosses(text)

    @given(st.text(alphabet="ABCabc (),.or'é\n", max_size=80))
    @settings(max_examples=100, deadline=None)
    def test_spans_are_exact(self, text: str) -> None:
        """
        Each span holds exactly what the gloss says.
        """
        for gloss in acronym_glosses(text):
            assert gloss.long == gloss.long_span.of(text)
            assert gloss.short == gloss.short_span.of(text)
            assert not gloss.long_span.overlaps(gloss.short_span)
