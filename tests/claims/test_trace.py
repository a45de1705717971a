"""A claim is made of the document and of what is recorded, and of nothing else."""

from __future__ import annotations

import attrs
import pytest

from claimcheck.claims import is_traceable
from claimcheck.model import Claim, ClaimKind, Span, Substitution

TEXT = "he left, a baker."
CLAIM = Claim(
    id="x",
    text="Smith was a baker.",
    local_text="He was a baker.",
    spans=(Span(9, 16),),
    sentence=Span(0, 17),
    kind=ClaimKind.DEFINITION,
    substitutions=(
        Substitution(span=Span(0, 2), original="he", replacement="Smith", rule="pronoun"),
        Substitution(span=Span(9, 9), original="", replacement="was", rule="copula"),
    ),
)


class TestIsTraceable:
    def test_accounts_for_every_character(self) -> None:
        """
        Spans and replacements in order, up to spaces, first capital and full stop.
        """
        assert is_traceable(CLAIM, TEXT)

    @pytest.mark.parametrize(
        "text",
        ["Smith was a good baker.", "A baker was Smith.", "Smith a baker.", "smith was a Baker"],
    )
    def test_other_words_are_not_traceable(self, text: str) -> None:
        """
        A word more, a word less, another order or another capital is found out.
        """
        assert not is_traceable(attrs.evolve(CLAIM, text=text), TEXT)

    def test_a_substitution_must_quote_the_document(self) -> None:
        """
        What was replaced has to stand where the substitution says.
        """
        wrong = attrs.evolve(CLAIM.substitutions[0], original="she")

        assert not is_traceable(attrs.evolve(CLAIM, substitutions=(wrong,)), TEXT)
