"""Whom "he" and "she" stand for, seen in the claims of short texts."""

from __future__ import annotations

import pytest

from claimcheck.model import Flag
from tests.claims.conftest import Splits


class TestRank:
    @pytest.mark.parametrize(
        ("text", "beginning"),
        [
            ("Anna Berg met Boris Smith in Oslo. She left on Tuesday.", "Anna Berg left"),
            ("Anna Berg met Boris Smith in Oslo. He left on Tuesday.", "Boris Smith left"),
            ("Anna Berg won the vote in May. She took office in June.", "Anna Berg took office"),
        ],
    )
    def test_gender_and_place_decide(self, text: str, beginning: str, splits: Splits) -> None:
        """
        Where only one person fits the pronoun, it becomes that person's name.
        """
        last = splits(text).claims[-1]

        assert last.text.startswith(beginning)

    @pytest.mark.parametrize(
        "text",
        [
            "Boris Smith met John Brown in Paris. He left on Tuesday.",
            "Anna Berg praised Laura Stone in May. She left on Tuesday.",
        ],
    )
    def test_two_of_one_gender_leave_the_pronoun(self, text: str, splits: Splits) -> None:
        """
        With two people as likely the pronoun stays, and says so.
        """
        last = splits(text).claims[-1]

        assert Flag.AMBIGUOUS_REFERENCE in last.flags
        assert last.text.startswith(("He left", "She left"))

    def test_whom_a_verb_takes_is_not_its_subject(self, splits: Splits) -> None:
        """
        In "Berg admired her" the two are not one person.
        """
        claims = splits("Laura Stone arrived in May. Anna Berg admired her.").claims

        assert all("admired Anna Berg" not in claim.text for claim in claims)
