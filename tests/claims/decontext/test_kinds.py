"""What "the bridge" stands for, seen in the claims of short texts."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Texts


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            (
                "Oslo closed the Kranich Bridge in May. The bridge was opened in 1936.",
                "The Kranich Bridge was opened in 1936.",
            ),
            (
                "Geranium is a restaurant in Copenhagen. The restaurant opened in 2007.",
                "Geranium opened in 2007.",
            ),
            (
                "Oslo closed the Kranich Bridge. The bridge is old. It is 284 metres long.",
                "The Kranich Bridge is 284 metres long.",
            ),
        ],
    )
    def test_the_only_one_is_named(self, text: str, wanted: str, texts: Texts) -> None:
        """
        A bare description becomes the one name of that kind, also where "it" goes on.
        """
        assert texts(text)[-1] == wanted

    @pytest.mark.parametrize(
        "text",
        [
            "Oslo closed the Kranich Bridge and the Voss Bridge. The bridge was opened in 1936.",
            "Oslo closed the Kranich Bridge and a bridge nearby. The bridge was opened in 1936.",
            "The Kranich Bridge is one of three bridges. The bridge was opened in 1936.",
            "The bridge was opened in 1936. Oslo closed the Kranich Bridge.",
            "Oslo closed the Kranich Bridge. The old bridge was opened in 1936.",
        ],
    )
    def test_another_one_leaves_it_open(self, text: str, texts: Texts) -> None:
        """
        With a second bridge about, before the name, or with an adjective, nothing is put in.
        """
        assert not any(claim.startswith("The Kranich Bridge was opened") for claim in texts(text))
