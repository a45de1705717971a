"""Words that make a plan, a possibility or a hope."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Modality
from claimcheck.text.modality import modal_cues, modality_of


class TestModalityOf:
    @pytest.mark.parametrize(
        ("text", "modality"),
        [
            ("Kim will meet Putin", Modality.PLANNED),
            ("They won't meet", Modality.PLANNED),
            ("She'll come", Modality.PLANNED),
            ("Kim is expected to meet Putin", Modality.PLANNED),
            ("The vote is scheduled for May", Modality.PLANNED),
            ("The train is due to arrive", Modality.PLANNED),
            ("They plan to build it", Modality.PLANNED),
            ("the upcoming summit", Modality.PLANNED),
            ("He may come", Modality.POSSIBLE),
            ("It might rain", Modality.POSSIBLE),
            ("A deal is likely", Modality.POSSIBLE),
            ("perhaps they met", Modality.POSSIBLE),
            ("Russia hopes to win", Modality.HOPED),
            ("They want a deal", Modality.HOPED),
            ("She seeks to lead", Modality.HOPED),
            ("He hopes they will meet", Modality.HOPED),
        ],
    )
    def test_must_fire(self, text: str, modality: Modality) -> None:
        """
        A plan, a possibility and a hope are told apart; the least certain wins.
        """
        assert modality is modality_of(text)

    @pytest.mark.parametrize(
        "text",
        [
            "They met in May 2019",
            "Theresa May resigned",
            "Kim met Putin",
            "the will of the people",
            "It was due to the rain",
            "He sought asylum",
            "The mighty wall",
            "",
        ],
    )
    def test_must_stay_silent(self, text: str) -> None:
        """
        Months, names and nouns are no modal verbs.
        """
        assert Modality.ASSERTED is modality_of(text)


class TestModalCues:
    @given(st.text(alphabet="may wilhopetdus'\u2019 .", max_size=80))
    @settings(max_examples=100, deadline=None)
    def test_spans_are_exact_and_in_order(self, text: str) -> None:
        """
        Cues come in order, do not overlap, and hold what they say.
        """
        cues = modal_cues(text)

        assert all(cue.text == cue.span.of(text) for cue in cues)
        assert all(a.span.end <= b.span.start for a, b in pairwise(cues))
