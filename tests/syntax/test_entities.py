"""Names in a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Entity, EntityType
from claimcheck.syntax.entities import find_entities
from claimcheck.syntax.parser import bundled_parser
from claimcheck.syntax.tree import ROOT, Token, Tree


def entities(sentence: str) -> tuple[Entity, ...]:
    (tree,) = bundled_parser().parse([sentence])
    return find_entities(tree)


def names(sentence: str) -> list[tuple[str, str, str]]:
    return [(entity.text, entity.type.value, entity.key) for entity in entities(sentence)]


class TestFindEntities:
    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            (
                "Kim Jong Un met Russian President Vladimir Putin in Vladivostok on Thursday.",
                [
                    ("Kim Jong Un", "person", "kim jong un"),
                    ("Russian", "nationality", "russia"),
                    ("Vladimir Putin", "person", "vladimir putin"),
                    ("Vladivostok", "place", "vladivostok"),
                ],
            ),
            (
                "The Democratic People's Republic of Korea (DPRK) met the Republic of Korea (ROK).",
                [
                    ("Democratic People's Republic of Korea", "country", "north-korea"),
                    ("DPRK", "country", "north-korea"),
                    ("Republic of Korea", "country", "south-korea"),
                    ("ROK", "country", "south-korea"),
                ],
            ),
            (
                "U.S. Secretary of State Mike Pompeo visited Hanoi.",
                [
                    ("U.S.", "country", "united-states"),
                    ("Mike Pompeo", "person", "mike pompeo"),
                    ("Hanoi", "place", "hanoi"),
                ],
            ),
            (
                "Officials visited the Bank of England and Papua New Guinea.",
                [
                    ("Bank of England", "organisation", "bank-of-england"),
                    ("Papua New Guinea", "country", "papua-new-guinea"),
                ],
            ),
            (
                "Moon Jae-in spoke to Mr. Park near Lake Baikal.",
                [
                    ("Moon Jae-in", "person", "moon jae in"),
                    ("Park", "person", "park"),
                    ("Lake Baikal", "place", "lake baikal"),
                ],
            ),
            (
                "They discussed the upcoming Putin-Kim summit.",
                [("Putin", "unknown", "putin"), ("Kim", "unknown", "kim")],
            ),
            (
                "The standoff over Pyongyang's nuclear program went on.",
                [("Pyongyang", "country", "north-korea")],
            ),
            ("She lives in Pyongyang.", [("Pyongyang", "place", "pyongyang")]),
            (
                "The train reached the port of Rajin.",
                [("Rajin", "place", "rajin")],
            ),
            (
                "Hurricane Zelda struck while Ludwig van Beethoven slept.",
                [
                    ("Hurricane Zelda", "event", "hurricane zelda"),
                    ("Ludwig van Beethoven", "person", "ludwig van beethoven"),
                ],
            ),
        ],
    )
    def test_must_fire(self, sentence: str, expected: list[tuple[str, str, str]]) -> None:
        """
        Names are found whole, typed by evidence, with the key of what they stand for.
        """
        assert expected == names(sentence)

    @pytest.mark.parametrize(
        "sentence",
        [
            "On Wednesday it rained, and in May it snowed.",
            "The talks were held in April 2019.",
            "Earlier, he told us who won.",
            "Analysts said the president left.",
            "I think that they met.",
            "",
        ],
    )
    def test_must_stay_silent(self, sentence: str) -> None:
        """
        Weekdays, months, titles alone and the first word of a sentence are no names.
        """
        assert [] == names(sentence)

    def test_a_place_in_a_photograph_is_no_name(self) -> None:
        """
        The "(C)" of a caption is left out.
        """
        assert ["Kim Jong Un"] == [e.text for e in entities("Kim Jong Un (C) waves to the crowd.")]

    def test_a_surname_alone_takes_the_type_of_its_full_name(self) -> None:
        """
        A surname is a person where the same sentence gives the full name.
        """
        found = entities("Vladimir Putin arrived late, and Putin left early.")

        assert [EntityType.PERSON, EntityType.PERSON] == [entity.type for entity in found]

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(
                    [
                        *("Kim", "Jong", "Un", "of", "the", "-", "U.S.", "President", "Korea"),
                        *("Bank", "England", "in", "and", "\u2019s", "'", "(", "C", ")", "II"),
                        *("Monday", "737", "Republic", "Russian", "Secretary", "State", "van"),
                    ]
                ),
                st.sampled_from(["PROPN", "NOUN", "ADP", "NUM", "VERB", "PUNCT", "ADJ"]),
                st.booleans(),
                st.integers(0, 40),
            ),
            max_size=16,
        )
    )
    @settings(max_examples=150, deadline=None)
    def test_any_tree(self, words: list[tuple[str, str, bool, int]]) -> None:
        """
        On any tree the spans are exact, in order, and never overlap.
        """
        tree = _tree(words)

        found = find_entities(tree)

        assert all(entity.text == entity.span.of(tree.text) for entity in found)
        assert all(entity.text and entity.key for entity in found)
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def _tree(words: list[tuple[str, str, bool, int]]) -> Tree:
    tokens, at = [], 0
    for index, (text, upos, spaced, head) in enumerate(words):
        at += spaced
        tokens.append(
            Token(
                index=index,
                text=text,
                start=at,
                end=at + len(text),
                lemma=text.lower(),
                upos=upos,
                xpos="",
                feats="",
                head=head % index if index else ROOT,
                deprel="dep" if index else "root",
            )
        )
        at += len(text)
    text = ""
    for token in tokens:
        text = text.ljust(token.start) + token.text
    return Tree(text=text, tokens=tuple(tokens))
