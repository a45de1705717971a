from __future__ import annotations

import pytest

from claimcheck.claims.decontext.genders import (
    FEMININE,
    MASCULINE,
    gender_of_name,
    gender_of_title,
)


class TestGenderOfName:
    @pytest.mark.parametrize(
        ("name", "pronouns"),
        [
            ("Anna Berg", FEMININE),
            ("Boris Smith", MASCULINE),
            ("Chris Berg", frozenset()),
            ("Norbank", frozenset()),
            ("", frozenset()),
        ],
    )
    def test_the_first_name_tells(self, name: str, pronouns: frozenset[str]) -> None:
        """
        A first name of one gender tells the pronoun; one of both, or none, tells nothing.
        """
        assert pronouns == gender_of_name(name)


class TestGenderOfTitle:
    @pytest.mark.parametrize(
        ("word", "pronouns"), [("Mrs.", FEMININE), ("king", MASCULINE), ("Dr", frozenset())]
    )
    def test_the_title_tells(self, word: str, pronouns: frozenset[str]) -> None:
        """
        A title that only women or men bear tells the pronoun.
        """
        assert pronouns == gender_of_title(word)
