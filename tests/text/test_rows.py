from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import FactRow
from claimcheck.text.rows import row_sentence


def row(*cells: str) -> FactRow:
    names = ("subject", "attribute", "value", "unit", "as_of", "note")
    return FactRow(**dict(zip(names, (*cells, *[""] * 6), strict=False)))


class TestRowSentence:
    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (
                ("Vladivostok", "population", "606,561", "people", "2016"),
                "The population of Vladivostok is 606,561 people (2016).",
            ),
            (("Acme", "founded", "1976"), "Acme was founded in 1976."),
            (("Ada Park", "born", "1961-03-02"), "Ada Park was born on 2 March 1961."),
            (("Ada Park", "born in", "Oslo"), "Ada Park was born in Oslo."),
            (("Moscow", "capital of", "Russia"), "Moscow is the capital of Russia."),
            (("Norway", "member of", "NATO"), "Norway is a member of NATO."),
            (
                ("Acme", "exports", "5", "tonnes", "2019-04"),
                "The exports of Acme are 5 tonnes (April 2019).",
            ),
            (("Acme", "number of employees", "12"), "The number of employees of Acme is 12."),
            (("Lake Onda", "salinity", "3.5", "%"), "The salinity of Lake Onda is 3.5%."),
            (("acme", "net_sales", "5", "USD"), "The net sales of acme are 5 USD."),
            (("the bridge", "opened", "2018"), "The bridge opened in 2018."),
        ],
    )
    def test_reads_as_english(self, cells: tuple[str, ...], expected: str) -> None:
        """
        Every usual shape of attribute becomes a sentence an editor would write.
        """
        assert expected == row_sentence(row(*cells))

    @settings(max_examples=40, deadline=None)
    @given(st.tuples(*[st.text(st.characters(categories=["L", "N"]), min_size=1)] * 3))
    def test_subject_and_value_survive(self, cells: tuple[str, str, str]) -> None:
        """
        The sentence holds the value as written, whatever the cells are.
        """
        sentence = row_sentence(row(*cells))

        assert cells[2] in sentence
        assert sentence.endswith(".")
