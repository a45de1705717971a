"""The signals of a claim and a passage: what moves them, and what must not."""

from __future__ import annotations

import pytest

from claimcheck.claims.plain import claim_from_text
from claimcheck.matchers import read_claim, read_passage
from claimcheck.matchers.signals import signals
from claimcheck.model import Passage, Span
from claimcheck.syntax.parser import SpacyParser


def signals_of(parser: SpacyParser, claim: str, text: str) -> dict[str, float]:
    """
    Read both sides and return their signals.
    """
    ours, theirs = parser.parse([claim, text])
    passage = Passage(key="0", source="a.txt", text=text, span=Span(0, len(text)), line=1)
    own = read_claim(claim_from_text(claim, ours), [ours])
    return signals(own, read_passage(passage, [theirs]))


class TestSignals:
    def test_the_same_text_has_nothing_unmet(self, parser: SpacyParser) -> None:
        """
        A claim against itself is covered, in order, with nothing replaced and nothing left over.
        """
        text = "The council approved the new bridge in May."

        found = signals_of(parser, text, text)

        whole = ("cover", "cover_of_all", "lemmas", "lemmas_in_order", "pairs", "edges")
        assert [1.0] * len(whole) == [found[name] for name in whole]
        assert [0, 0, 0] == [found[name] for name in ("unmet", "edges_lost", "names_lost")]
        assert not any(value for name, value in found.items() if name.startswith("replaced"))

    @pytest.mark.parametrize(
        ("claim", "text", "name"),
        [
            ("The mayor opened the school.", "The mayor closed the school.", "opposite_in_place"),
            ("Ada Berg is a painter.", "Ada Berg is a sculptor.", "replaced_noun"),
            ("The firm bought a mill.", "The firm painted a mill.", "replaced_verb"),
            ("The talks did not end.", "The talks ended.", "denied_on_one_side"),
            ("Only the north was flooded.", "The north was flooded.", "only_in_claim"),
            ("Ada Berg met Tom Lund.", "Ada Berg met Ivo Hart.", "names_lost"),
            ("The dog bit the man.", "The man was bitten by a snake.", "unmet_noun"),
        ],
    )
    def test_a_change_shows(self, parser: SpacyParser, claim: str, text: str, name: str) -> None:
        """
        Each kind of difference raises the signal named for it, which is 0 without it.
        """
        assert signals_of(parser, claim, text)[name] > 0
        assert 0 == signals_of(parser, claim, claim)[name]

    def test_a_name_is_met_as_a_whole(self, parser: SpacyParser) -> None:
        """
        A surname alone leaves no word of the full name unmet.
        """
        found = signals_of(parser, "Ada Berg opened the school.", "Berg opened the school.")

        assert (0, 0) == (found["unmet"], found["absent_name"])

    def test_every_pair_has_the_same_signals(self, parser: SpacyParser) -> None:
        """
        The names are the same for a rich pair and for one with nothing in common.
        """
        rich = signals_of(parser, "Ada Berg opened 3 schools in 2009.", "Berg closed none.")
        poor = signals_of(parser, "Rain fell.", "...")

        assert set(rich) == set(poor)
        assert all(value >= 0 for value in (*rich.values(), *poor.values()))
