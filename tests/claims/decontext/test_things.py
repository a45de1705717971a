"""What "it" and "they" stand for, seen in the claims of short texts."""

from __future__ import annotations

import pytest

from claimcheck.model import Flag
from tests.claims.conftest import Splits


class TestTopicOf:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            (
                "Autonomous buildings need no outside power. They have their own water supply.",
                "Autonomous buildings have their own water supply.",
            ),
            (
                "Wild bellflowers grow in meadows. They are found in Europe.",
                "Wild bellflowers are found in Europe.",
            ),
            (
                "Norway banned the drug in May, because it faced protests at home.",
                "Norway faced protests at home.",
            ),
        ],
    )
    def test_the_one_subject_is_put_in(self, text: str, wanted: str, splits: Splits) -> None:
        """
        A pronoun becomes the subject that the text goes on about, when nothing else fits.
        """
        last = splits(text).claims[-1]

        assert last.text == wanted
        assert Flag.AMBIGUOUS_REFERENCE not in last.flags

    @pytest.mark.parametrize(
        "text",
        [
            "The ministry published a report. It was praised.",
            "The players thanked the fans. They left.",
            "The oldest ship was the Fram. It was praised.",
            "Some talks failed. They were held in Oslo.",
        ],
    )
    def test_what_may_be_two_things_stays(self, text: str, splits: Splits) -> None:
        """
        With a second thing of the same number, or a vague one, the pronoun stays and says so.
        """
        last = splits(text).claims[-1]

        assert last.text.startswith(("It ", "They "))
        assert Flag.AMBIGUOUS_REFERENCE in last.flags

    def test_an_empty_it_is_nobody(self, splits: Splits) -> None:
        """
        In "it is believed that" nothing is put in and nothing is flagged.
        """
        last = splits("The tower was built in 1920. It is believed that the plans were lost.")

        assert all("the tower is believed" not in claim.text.lower() for claim in last.claims)

    def test_a_description_put_in_keeps_its_flag(self, splits: Splits) -> None:
        """
        "The bridge" for "it" reads better, but which bridge it is remains open.
        """
        last = splits("The bridge was built in 1990. It was closed in 2003.").claims[-1]

        assert last.text == "The bridge was closed in 2003."
        assert Flag.AMBIGUOUS_REFERENCE in last.flags
