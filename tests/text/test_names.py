"""Keys of names and how two names relate."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Entity, EntityType, Span
from claimcheck.text.names import NameRelation, compare_names, name_key, resolve

PERSON, PLACE = EntityType.PERSON, EntityType.PLACE
ORGANISATION, UNKNOWN = EntityType.ORGANISATION, EntityType.UNKNOWN


def entity(name: str, type_: EntityType = UNKNOWN) -> Entity:
    found = None if type_ is PERSON else resolve(name)
    return Entity(
        text=name,
        span=Span(0, len(name)),
        type=type_ if found is None else found.type,
        key=name_key(name) if found is None else found.key,
    )


class TestNameKey:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Kim Jong-un", "Kim Jong Un"),
            ("President Donald Trump", "Donald Trump"),
            ("Gen. David Petraeus", "David Petraeus"),
            ("Prime Minister Theresa May", "Theresa May"),
            ("Apple Inc.", "Apple"),
            ("José Mourinho", "Jose Mourinho"),
            ("the White House", "White House"),
            ("J.K. Rowling", "JK Rowling"),
            ("Putin's", "Putin"),
        ],
    )
    def test_one_name(self, a: str, b: str) -> None:
        """
        Titles, hyphens, accents, points and company endings make no difference.
        """
        assert name_key(a) == name_key(b)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("King Charles", "Charles"),
            ("General Motors", "Motors"),
            ("Justice Department", "Department"),
            ("Kim Jong Il", "Kim Jong Un"),
            ("President", ""),
        ],
    )
    def test_two_names(self, a: str, b: str) -> None:
        """
        What belongs to the name stays.
        """
        assert name_key(a) != name_key(b)

    @given(st.text(max_size=40))
    @settings(max_examples=80, deadline=None)
    def test_twice_is_once(self, text: str) -> None:
        """
        A key is its own key.
        """
        assert name_key(text) == name_key(name_key(text))


class TestCompareNames:
    @pytest.mark.parametrize(
        ("a", "b", "type_"),
        [
            ("DPRK", "North Korea", UNKNOWN),
            ("Russian", "Russia", UNKNOWN),
            ("Kiev", "Kyiv", UNKNOWN),
            ("Mohammed Morsi", "Muhammad Morsi", PERSON),
            ("Mao Zedong", "Mao Ze-dong", PERSON),
            ("Bill Clinton", "William Clinton", PERSON),
            ("UN", "United Nations", UNKNOWN),
        ],
    )
    def test_same(self, a: str, b: str, type_: EntityType) -> None:
        """
        Aliases and transliterations of one name are the same.
        """
        assert NameRelation.SAME is compare_names(entity(a, type_), entity(b, type_))

    @pytest.mark.parametrize(
        ("a", "b", "type_"),
        [
            ("Kim Jong Un", "Kim", PERSON),
            ("Vladimir Putin", "Putin", PERSON),
            ("Donald Trump Jr.", "Trump", PERSON),
            ("George W. Bush", "George Bush", PERSON),
            ("J. Smith", "John Smith", PERSON),
            ("World Food Agency", "WFA", ORGANISATION),
            ("Korea", "South Korea", UNKNOWN),
            ("New York", "New York City", UNKNOWN),
            ("Kremlin", "Russia", UNKNOWN),
            ("Apple", "Apple Inc.", ORGANISATION),
        ],
    )
    def test_compatible(self, a: str, b: str, type_: EntityType) -> None:
        """
        Short forms may mean the same.
        """
        assert NameRelation.COMPATIBLE is compare_names(entity(a, type_), entity(b, type_))

    @pytest.mark.parametrize(
        ("a", "b", "type_"),
        [
            ("Vladimer Putin", "Vladimir Putin", PERSON),
            ("Yuri Ushakov", "Yuri Ushakow", PERSON),
            ("Rusia", "Russia", UNKNOWN),
            ("Vladivostock", "Vladivostok", UNKNOWN),
            ("Hanoii", "Hanoi", UNKNOWN),
        ],
    )
    def test_misspelt(self, a: str, b: str, type_: EntityType) -> None:
        """
        One edit in a long word is a slip, not another name.
        """
        assert NameRelation.MISSPELT is compare_names(entity(a, type_), entity(b, type_))

    @pytest.mark.parametrize(
        ("a", "b", "type_"),
        [
            ("Kim Jong Un", "Kim Jong Il", PERSON),
            ("North Korea", "South Korea", UNKNOWN),
            ("DPRK", "Republic of Korea", UNKNOWN),
            ("Niger", "Nigeria", UNKNOWN),
            ("Austria", "Australia", UNKNOWN),
            ("Iran", "Iraq", UNKNOWN),
            ("Republic of the Congo", "DR Congo", UNKNOWN),
            ("Guinea", "Equatorial Guinea", UNKNOWN),
            ("Hanoi", "Bangkok", UNKNOWN),
            ("Beijing", "Moscow", UNKNOWN),
            ("Reuters", "Xinhua", UNKNOWN),
            ("Donald Trump", "Barack Obama", PERSON),
            ("George Bush", "Barbara Bush", PERSON),
            ("World War I", "World War II", UNKNOWN),
        ],
    )
    def test_different(self, a: str, b: str, type_: EntityType) -> None:
        """
        Two known things of one kind, or two full names of persons, exclude each other.
        """
        assert NameRelation.DIFFERENT is compare_names(entity(a, type_), entity(b, type_))

    @pytest.mark.parametrize(
        ("a", "b", "type_"),
        [
            ("China", "Taiwan", UNKNOWN),
            ("Russia", "Soviet Union", UNKNOWN),
            ("England", "United Kingdom", UNKNOWN),
            ("Vladivostok", "Russia", UNKNOWN),
            ("Pyongyang", "North Korea", UNKNOWN),
            ("UNICEF", "United Nations", UNKNOWN),
            ("Middle East", "Levant", UNKNOWN),
            ("Georgia", "Atlanta", UNKNOWN),
            ("Putin", "Trump", PERSON),
            ("Putin", "Donald Trump", PERSON),
            ("Maria Rossi", "Mario Rossi", PERSON),
            ("Donald Trump", "Donald Trump Jr.", PERSON),
            ("Boeing 737", "Boeing 747", UNKNOWN),
            ("University", "Harvard University Press", ORGANISATION),
            ("Fort Ross", "Point Reyes", PLACE),
            ("Mark Lee", "Mark Stone", UNKNOWN),
        ],
    )
    def test_cannot_say(self, a: str, b: str, type_: EntityType) -> None:
        """
        What may overlap, contain or simply be unknown never excludes and never agrees.
        """
        assert NameRelation.UNRELATED is compare_names(entity(a, type_), entity(b, type_))

    def test_a_person_is_no_country(self) -> None:
        """
        Names of different types are never compared by their words.
        """
        jordan = entity("Jordan", PERSON)

        assert NameRelation.UNRELATED is compare_names(jordan, entity("Iraq"))

    @given(
        st.lists(
            st.sampled_from(
                [
                    *("Kim", "Jong", "Un", "Il", "Vladimir", "Putin", "Putins", "North", "Korea"),
                    *("Bank", "of", "England", "W.", "Jr.", "UN", "Congo", "Bush", "George"),
                ]
            ),
            min_size=2,
            max_size=6,
        ),
        st.sampled_from([PERSON, ORGANISATION, UNKNOWN, PLACE]),
    )
    @settings(max_examples=150, deadline=None)
    def test_order_does_not_matter(self, words: list[str], type_: EntityType) -> None:
        """
        Comparing is mutual, and a name is the same as itself.
        """
        middle = len(words) // 2
        a, b = entity(" ".join(words[:middle]), type_), entity(" ".join(words[middle:]), type_)

        assert compare_names(a, b) is compare_names(b, a)
        assert NameRelation.SAME is compare_names(a, a)
