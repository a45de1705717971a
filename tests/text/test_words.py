"""Stems, related words and content words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.text.words import IRREGULAR_STEMS, STOP_WORDS, content_words, related, stem

LETTERS = st.text(alphabet="abcdeghilmnorstuvyé'", max_size=14)


class TestStem:
    @pytest.mark.parametrize(
        "forms",
        [
            "arrive arrives arrived arriving",
            "talk talks talked talking",
            "party parties",
            "hold held holds holding",
            "stabilise stabilised stabilizing stabilisation",
            "agree agreed agrees",
            "plan planned planning plans",
            "labour labor",
            "class classes",
            "meeting meetings",
            "child children",
        ],
    )
    def test_inflected_forms_share_a_stem(self, forms: str) -> None:
        """
        Inflected forms and both spellings of a word have one stem.
        """
        assert 1 == len({stem(form) for form in forms.split()})

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("news", "new"),
            ("king", "kin"),
            ("bed", "be"),
            ("nothing", "noth"),
            ("species", "specie"),
            ("Paris", "par"),
        ],
    )
    def test_other_words_keep_their_own(self, a: str, b: str) -> None:
        """
        Words that only look inflected are left alone.
        """
        assert stem(a) != stem(b)

    @given(LETTERS)
    @settings(max_examples=200, deadline=None)
    def test_stemming_twice_is_stemming_once(self, word: str) -> None:
        """
        A stem is its own stem.
        """
        assert stem(word) == stem(stem(word))

    @given(st.text(max_size=20) | st.text(alphabet="deginsyz", max_size=20))
    @settings(max_examples=200, deadline=None)
    def test_any_word_has_a_stem(self, word: str) -> None:
        """
        Stemming ends for every string, and never makes a word longer by more than a letter.
        """
        assert len(stem(word)) <= len(word.lower()) + 1

    @pytest.mark.parametrize("form", sorted(IRREGULAR_STEMS))
    def test_irregular_forms_end(self, form: str) -> None:
        """
        Every irregular form leads to the stem of its base, and stays there.
        """
        assert stem(form) == stem(IRREGULAR_STEMS[form])
        assert stem(form) == stem(stem(form))


class TestRelated:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("arrived", "arrival"),
            ("negotiate", "negotiations"),
            ("appoint", "appointment"),
            ("perform", "performance"),
            ("employ", "employer"),
            ("invade", "invasion"),
            ("permit", "permission"),
            ("decide", "decisions"),
            ("produce", "production"),
        ],
    )
    def test_verb_and_noun(self, a: str, b: str) -> None:
        """
        A verb meets its noun, in either order.
        """
        assert related(a, b)
        assert related(b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("arrive", "arrange"),
            ("contest", "context"),
            ("president", "presentation"),
            ("2008", "2009"),
            ("Austria", "Australia"),
        ],
    )
    def test_a_shared_beginning_is_not_enough(self, a: str, b: str) -> None:
        """
        Words that merely begin alike are strangers.
        """
        assert not related(a, b)

    @given(LETTERS, LETTERS)
    @settings(max_examples=100, deadline=None)
    def test_order_does_not_matter(self, a: str, b: str) -> None:
        """
        Relation is mutual, and every word is related to itself.
        """
        assert related(a, b) == related(b, a)
        assert related(a, a)


class TestContentWords:
    def test_stop_words_are_left_out(self) -> None:
        """
        Words of grammar say nothing about the topic; numbers do.
        """
        assert ("talk", "last", "hold", "2009") == content_words(
            "The talks were last held in 2009."
        )

    @given(st.text(max_size=80))
    @settings(max_examples=60, deadline=None)
    def test_any_text(self, text: str) -> None:
        """
        Any text gives words without blanks, none of them empty.
        """
        for word in content_words(text):
            assert word
            assert word == word.lower()

    def test_stop_words_are_lower_case(self) -> None:
        """
        The list is looked up in lower case.
        """
        assert all(word == word.lower() for word in STOP_WORDS)
