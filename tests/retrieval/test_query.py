from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import (
    Claim,
    ClaimKind,
    DateValue,
    Entity,
    EntityType,
    Granularity,
    Span,
)
from claimcheck.retrieval import query_for
from claimcheck.retrieval.analysis import name_tokens, tokens


def weights(claim: Claim) -> dict[str, float]:
    return {term.token: term.weight for term in query_for(claim).terms}


class TestQueryFor:
    def test_names_outweigh_numbers_and_those_outweigh_words(
        self, claim_of: Callable[[str], Claim]
    ) -> None:
        """
        A name counts most, then figures, then the other words.
        """
        text = "Brandt signed 12 treaties"
        entity = Entity(text="Brandt", span=Span(0, 6), type=EntityType.PERSON, key="brandt")
        found = weights(attrs.evolve(claim_of(text), entities=(entity,)))
        (brandt,), (treaty,) = tokens("Brandt"), tokens("treaties")

        assert found[brandt] > found["12"] > found[treaty]

    def test_a_known_name_is_looked_for_by_what_it_names(
        self, claim_of: Callable[[str], Claim]
    ) -> None:
        """
        A claim about the DPRK finds passages about North Korea.
        """
        assert set(name_tokens("North Korea")) <= set(weights(claim_of("The DPRK left.")))

    def test_a_resolved_date_adds_its_year(self, claim_of: Callable[[str], Claim]) -> None:
        """
        A relative date is looked for by the day it means.
        """
        day = dt.date(2019, 4, 24)
        date = DateValue(
            text="Wednesday",
            span=Span(8, 17),
            start=day,
            end=day,
            granularity=Granularity.DAY,
            is_relative=True,
        )
        found = weights(attrs.evolve(claim_of("He left Wednesday"), dates=(date,)))

        assert {"2019", "24", *tokens("April")} <= set(found)

    def test_only_odd_names_may_be_misspelt(self, claim_of: Callable[[str], Claim]) -> None:
        """
        Short words, numbers and words in lower case are never matched loosely.
        """
        loose = {
            t.token
            for t in query_for(claim_of("Ushakow sold 31415 Elk coats")).terms
            if t.may_be_misspelt
        }

        assert loose == set(tokens("Ushakow"))

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=80))
    def test_any_text_gives_a_query(self, text: str) -> None:
        """
        Each token comes once, heaviest first, ties by token.
        """
        whole = Span(0, len(text))
        claim = Claim(
            id="1", text=text, local_text=text, spans=(whole,), sentence=whole, kind=ClaimKind.EVENT
        )
        terms = query_for(claim).terms

        assert sorted(terms, key=lambda t: (-t.weight, t.token)) == list(terms)
        assert len({term.token for term in terms}) == len(terms)
