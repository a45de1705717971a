"""The tables of known names, and exact look-up in them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck.text.gazetteer as module
from claimcheck.model import EntityType
from claimcheck.text.gazetteer import lies_in, located_in, name_form, resolve, stands_for, thing

DATA = Path(module.__file__).with_name("data")


class TestResolve:
    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("DPRK", "north-korea"),
            ("Democratic People's Republic of Korea", "north-korea"),
            ("Democratic People\u2019s Republic of Korea", "north-korea"),
            ("Republic of Korea", "south-korea"),
            ("the ROK", "south-korea"),
            ("Republic of the Congo", "republic-of-the-congo"),
            ("Democratic Republic of the Congo", "democratic-republic-of-the-congo"),
            ("DRC", "democratic-republic-of-the-congo"),
            ("Congo-Brazzaville", "republic-of-the-congo"),
            ("Guinea", "guinea"),
            ("Equatorial Guinea", "equatorial-guinea"),
            ("Guinea-Bissau", "guinea-bissau"),
            ("Guinea Bissau", "guinea-bissau"),
            ("Papua New Guinea", "papua-new-guinea"),
            ("Niger", "niger"),
            ("Nigerien", "niger"),
            ("Nigeria", "nigeria"),
            ("Nigerian", "nigeria"),
            ("Dominica", "dominica"),
            ("Dominican Republic", "dominican-republic"),
            ("U.S.", "united-states"),
            ("the United States of America", "united-states"),
            ("UK", "united-kingdom"),
            ("UAE", "united-arab-emirates"),
            ("PRC", "china"),
            ("Republic of China", "taiwan"),
            ("Côte d\u2019Ivoire", "ivory-coast"),
            ("Cote d'Ivoire", "ivory-coast"),
            ("Türkiye", "turkey"),
            ("Russia's", "russia"),
            ("Kiev", "kyiv"),
            ("WHO", "world-health-organization"),
            ("Nato", "nato"),
            ("Hà Nội", "hanoi"),
        ],
    )
    def test_aliases(self, name: str, key: str) -> None:
        """
        Official names, short names, acronyms and demonyms lead to one key.
        """
        found = resolve(name)

        assert found is not None
        assert key == found.key

    @pytest.mark.parametrize(
        "name",
        [
            *("us", "who", "turkey", "polish", "Us", "Who", "It", "", " ", "the", "Republic"),
            *("People's Republic", "New Guinea Republic", "Korea University", "Nigerr"),
        ],
    )
    def test_must_stay_silent(self, name: str) -> None:
        """
        Common words, parts of names and misspellings are never known.
        """
        assert resolve(name) is None

    @pytest.mark.parametrize("name", ["Congo", "Korea", "Georgia", "Dominican", "Washington"])
    def test_several_meanings(self, name: str) -> None:
        """
        A name of several things says so, and takes the side of none.
        """
        found = resolve(name)

        assert found is not None
        assert found.is_ambiguous

    @pytest.mark.parametrize(
        ("name", "type_"),
        [
            ("Russian", EntityType.NATIONALITY),
            ("Russia", EntityType.COUNTRY),
            ("Pyongyang", EntityType.PLACE),
            ("Kremlin", EntityType.ORGANISATION),
            ("Cold War", EntityType.EVENT),
        ],
    )
    def test_types(self, name: str, type_: EntityType) -> None:
        """
        What a name stands for has a type.
        """
        found = resolve(name)

        assert found is not None
        assert type_ is found.type

    @given(st.text(max_size=40))
    @settings(max_examples=80, deadline=None)
    def test_any_text(self, text: str) -> None:
        """
        Any text is answered, and its form is its own form.
        """
        resolve(text)

        assert isinstance(name_form(text), str)


class TestPlaces:
    @pytest.mark.parametrize(
        ("inner", "outer"),
        [
            ("pyongyang", "north-korea"),
            ("vladivostok", "russia"),
            ("manhattan", "united-states"),
            ("paris", "europe"),
            ("unicef", "united-nations"),
        ],
    )
    def test_lies_in(self, inner: str, outer: str) -> None:
        """
        Containment passes through what lies between, and has one direction.
        """
        assert lies_in(inner, outer)
        assert not lies_in(outer, inner)

    def test_capitals_and_seats_stand_for_their_country(self) -> None:
        """
        A capital is a town of its own that may speak for its country.
        """
        assert "north-korea" == stands_for("pyongyang")
        assert "russia" == stands_for("kremlin")
        assert stands_for("vladivostok") is None
        assert stands_for("nowhere") is None
        assert located_in("nowhere") is None


class TestTables:
    def test_every_reference_exists(self) -> None:
        """
        What a row lies in, stands for or overlaps is a row itself.
        """
        missing = [
            (row.key, other)
            for row in module._tables().things.values()  # noqa: SLF001 - the table has no other door
            for other in (row.container, row.stands_for, *sorted(row.overlaps))
            if other is not None and thing(other) is None
        ]

        assert [] == missing

    def test_nothing_lies_in_itself(self) -> None:
        """
        Containers form no circle.
        """
        keys = module._tables().things  # noqa: SLF001 - see above

        assert [] == [key for key in keys if lies_in(key, key)]

    @pytest.mark.parametrize("name", ["countries.csv", "places.csv", "organisations.csv"])
    def test_every_row_says_where_it_comes_from(self, name: str) -> None:
        """
        No fact without its source; no row with too many cells.
        """
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))

        assert rows
        assert all(row["source"] and None not in row for row in rows)

    def test_there_are_enough_countries(self) -> None:
        """
        All the world's countries are there, with the capitals they have.
        """
        countries = [r for r in module._tables().things.values() if r.kind == "country"]  # noqa: SLF001 - see above

        assert len(countries) > 195
