from __future__ import annotations

import pytest

from claimcheck.model import QuantityKind
from claimcheck.text.units import NAMES, SYMBOLS, find_unit


class TestFindUnit:
    @pytest.mark.parametrize(
        ("text", "number", "canonical", "value"),
        [
            ("km", 5, "m", 5000),
            ("miles", 1, "m", 1609.344),
            ("feet", 10, "m", 3.048),
            ("inches", 1, "m", 0.0254),
            ("nautical miles", 1, "m", 1852),
            ("kg", 2, "kg", 2),
            ("grams", 500, "kg", 0.5),
            ("pounds", 1, "kg", 0.45359237),
            ("tonnes", 3, "kg", 3000),
            ("hectares", 2, "m2", 20000),
            ("square kilometres", 1, "m2", 1e6),
            ("sq km", 1, "m2", 1e6),
            ("km²", 1, "m2", 1e6),
            ("acres", 1, "m2", 4046.8564224),
            ("litres", 1, "m3", 0.001),
            ("barrels", 1, "m3", 0.158987295),
            ("°C", 20, "°C", 20),
            ("degrees Fahrenheit", 212, "°C", 100),
            ("°F", 32, "°C", 0),
            ("kelvin", 273.15, "°C", 0),
            ("mph", 60, "m/s", 26.8224),
            ("km/h", 36, "m/s", 10),
            ("knots", 1, "m/s", 0.514444),
            ("kWh", 1, "J", 3.6e6),
            ("MW", 1, "W", 1e6),
            ("mW", 1, "W", 1e-3),
            ("hPa", 1013, "Pa", 101300),
            ("GB", 8, "B", 8e9),
            ("GiB", 1, "B", 1073741824),
            ("Mbps", 8, "B/s", 1e6),
            ("minutes", 2, "s", 120),
            ("weeks", 1, "s", 604800),
            ("years", 1, "s", 31557600),
        ],
    )
    def test_converts(self, text: str, number: float, canonical: str, value: float) -> None:
        """
        A number of a unit is converted to the canonical unit of its kind.
        """
        found = find_unit(text, 0)

        assert found is not None
        assert (canonical, len(text)) == (found[0].canonical, found[1])
        assert pytest.approx(value) == found[0].convert(number)

    @pytest.mark.parametrize("text", ["people", "KM/X", "kgb", "mw", "", "of miles", "12"])
    def test_stays_silent(self, text: str) -> None:
        """
        A word that is no unit, or only begins like one, converts nothing.
        """
        assert find_unit(text, 0) is None

    def test_longest_name_wins(self) -> None:
        """
        Three words of a unit are read before one of them.
        """
        found = find_unit("kilometres per hour", 0)

        assert found is not None
        assert "m/s" == found[0].canonical


class TestInterval:
    @pytest.mark.parametrize(
        ("name", "low", "high"),
        [("tons", 907.18474, 1016.04691), ("gallons", 0.003785412, 0.00454609)],
    )
    def test_words_of_two_meanings_are_wide(self, name: str, low: float, high: float) -> None:
        """
        A unit that differs between countries covers all of its meanings.
        """
        assert (low, high) == NAMES[name].interval(1, 1)

    def test_a_month_is_28_to_31_days(self) -> None:
        """
        One month covers the shortest and the longest month there is, within a day.
        """
        low, high = NAMES["month"].interval(1, 1)

        assert low <= 28 * 86400
        assert high >= 31 * 86400

    def test_twelve_months_meet_one_year_but_eleven_do_not(self) -> None:
        """
        Lengths in months and in years can be compared without being blurred together.
        """
        year = NAMES["year"].interval(1, 1)

        assert NAMES["months"].interval(12, 12)[0] <= year[1]
        assert NAMES["months"].interval(11, 11)[1] < year[0]


class TestTable:
    def test_rows_are_sane(self) -> None:
        """
        Every row has a positive factor, a canonical unit and a kind that measures.
        """
        units = [*NAMES.values(), *SYMBOLS.values()]

        assert all(unit.factor > 0 and unit.canonical for unit in units)
        assert {QuantityKind.MEASURE, QuantityKind.DURATION} == {unit.kind for unit in units}

    def test_names_are_lower_case(self) -> None:
        """
        Names are looked up lower-cased, so none may hold a capital.
        """
        assert [] == [name for name in NAMES if name != name.lower()]
