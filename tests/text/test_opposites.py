"""Opposites and converses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck.text.opposites as module
from claimcheck.text.opposites import are_opposite, converse

WORDS = sorted(module._opposites())  # noqa: SLF001 - every word of the table, for properties


class TestAreOpposite:
    @pytest.mark.parametrize(
        "pair",
        [
            *("rise fall", "climb shrink", "gain lose", "accept reject", "confirm deny"),
            *("support oppose", "allow ban", "open close", "increase decrease", "win lose"),
            *("appoint dismiss", "hire fire", "import export", "arrive depart", "start end"),
            *("high low", "before after", "above below", "inside outside", "more fewer"),
            *("most least", "first last", "victory defeat", "ally enemy", "surplus deficit"),
            *("success failure", "majority minority", "legal illegal", "happy unhappy"),
            *("agree disagree", "possible impossible", "regular irregular", "harmful harmless"),
            *("complete incomplete", "pro-war anti-war", "arm disarm", "Rise FALL"),
        ],
    )
    def test_must_fire(self, pair: str) -> None:
        """
        Opposites are opposite in either order.
        """
        one, other = pair.split()

        assert are_opposite(one, other)
        assert are_opposite(other, one)

    @pytest.mark.parametrize(
        "pair",
        [
            *("rise climb", "rise rise", "valuable invaluable", "flammable inflammable"),
            *("less unless", "appoint disappoint", "cover discover", "migrate immigrate"),
            *("press impress", "form inform", "habitable inhabitable", "it unit", "meet talk"),
            *("passive impassive", "count discount", "charge discharge", "tent intent"),
            *("war peace-war", "north east", "train plane", "side inside", "come become"),
        ],
    )
    def test_must_stay_silent(self, pair: str) -> None:
        """
        Synonyms, strangers and words that only look prefixed are no opposites.
        """
        assert not are_opposite(*pair.split())

    @given(st.sampled_from(WORDS), st.sampled_from(WORDS))
    @settings(max_examples=100, deadline=None)
    def test_symmetry(self, a: str, b: str) -> None:
        """
        Order does not matter, and nothing is its own opposite.
        """
        assert are_opposite(a, b) is are_opposite(b, a)
        assert not are_opposite(a, a)

    @given(st.text(max_size=12), st.text(max_size=12))
    @settings(max_examples=60, deadline=None)
    def test_any_text(self, a: str, b: str) -> None:
        """
        Any two strings are answered, alike in both orders.
        """
        assert are_opposite(a, b) is are_opposite(b, a)
        assert converse(a, b) is converse(b, a)

    def test_no_word_stands_on_both_sides(self) -> None:
        """
        No row makes a word its own opposite, and the table is large enough for news.
        """
        pairs = {frozenset({a, b}) for a, others in module._opposites().items() for b in others}  # noqa: SLF001 - see WORDS

        assert all(len(pair) == 2 for pair in pairs)
        assert len(pairs) >= 350


class TestConverse:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("buy", "sell"),
            ("lend", "borrow"),
            ("win against", "lose to"),
            ("teach", "learn"),
            ("employ", "work for"),
            ("parent", "child"),
            ("give", "receive"),
            ("lead", "follow"),
            ("before", "after"),
        ],
    )
    def test_must_fire(self, one: str, other: str) -> None:
        """
        One event told from its two sides, in either order.
        """
        assert converse(one, other)
        assert converse(other, one)

    @pytest.mark.parametrize(("one", "other"), [("buy", "buy"), ("rise", "fall"), ("buy", "lend")])
    def test_must_stay_silent(self, one: str, other: str) -> None:
        """
        Plain opposites and strangers are no converses.
        """
        assert not converse(one, other)
