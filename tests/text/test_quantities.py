# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import QuantityKind, Span
from claimcheck.text import numerals, shares
from claimcheck.text.dates import find_dates
from claimcheck.text.quantities import MAY_COUNT, find_quantities, rounds_to

INF = math.inf
COUNT, MEASURE, MONEY = QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY
PERCENT, POINTS, ORDINAL = QuantityKind.PERCENT, QuantityKind.POINTS, QuantityKind.ORDINAL
DURATION, AGE, SCORE = QuantityKind.DURATION, QuantityKind.AGE, QuantityKind.SCORE
FACTOR, VERSION = QuantityKind.FACTOR, QuantityKind.VERSION
DAY = 86_400.0

# Text, words found, kind, low, high, unit.
ROWS = [
    ("six attendees", "six", COUNT, 6, 6, ""),
    ("1,250 people", "1,250", COUNT, 1250, 1250, ""),
    ("1,250,000 people", "1,250,000", COUNT, 1.25e6, 1.25e6, ""),
    ("12.5 people", "12.5", COUNT, 12.5, 12.5, ""),
    ("3000 copies", "3000", COUNT, 3000, 3000, ""),
    (
        "two hundred and fifty thousand people",
        "two hundred and fifty thousand",
        COUNT,
        250e3,
        250e3,
        "",
    ),
    ("twenty-one men", "twenty-one", COUNT, 21, 21, ""),
    ("a dozen eggs", "a dozen", COUNT, 12, 12, ""),
    ("two dozen eggs", "two dozen", COUNT, 24, 24, ""),
    ("half a dozen eggs", "half a dozen", COUNT, 6, 6, ""),
    ("half a million people", "half a million", COUNT, 5e5, 5e5, ""),
    ("two and a half million people", "two and a half million", COUNT, 2.5e6, 2.5e6, ""),
    ("a hundred people", "a hundred", COUNT, 100, 100, ""),
    ("2 million people", "2 million", COUNT, 2e6, 2e6, ""),
    ("1.2 billion people", "1.2 billion", COUNT, 1.2e9, 1.2e9, ""),
    ("1.2bn people", "1.2bn", COUNT, 1.2e9, 1.2e9, ""),
    ("500k users", "500k", COUNT, 5e5, 5e5, ""),
    ("5 lakh voters", "5 lakh", COUNT, 5e5, 5e5, ""),
    ("3 crore voters", "3 crore", COUNT, 3e7, 3e7, ""),
    ("10m people", "10m", COUNT, 1e7, 1e7, ""),
    ("about 2 million people", "about 2 million", COUNT, 1.9e6, 2.1e6, ""),
    ("around 200 people", "around 200", COUNT, 190, 210, ""),
    ("some 200 people", "some 200", COUNT, 190, 210, ""),
    ("roughly 200 people", "roughly 200", COUNT, 190, 210, ""),
    ("approximately 200 people", "approximately 200", COUNT, 190, 210, ""),
    ("~200 people", "~200", COUNT, 190, 210, ""),
    ("an estimated 200 people", "an estimated 200", COUNT, 190, 210, ""),
    ("200 or so people", "200 or so", COUNT, 190, 210, ""),
    ("about 10 people", "about 10", COUNT, 9, 11, ""),
    ("nearly 1,200 people", "nearly 1,200", COUNT, 1080, 1200, ""),
    ("almost 200 people", "almost 200", COUNT, 180, 200, ""),
    ("just under 200 people", "just under 200", COUNT, 180, 200, ""),
    ("just over 200 people", "just over 200", COUNT, 200, 220, ""),
    ("more than 1,000 people", "more than 1,000", COUNT, 1000, INF, ""),
    ("over 1,000 people", "over 1,000", COUNT, 1000, INF, ""),
    ("at least six people", "at least six", COUNT, 6, INF, ""),
    ("no fewer than 50 people", "no fewer than 50", COUNT, 50, INF, ""),
    ("in excess of 50 people", "in excess of 50", COUNT, 50, INF, ""),
    ("100+ people", "100+", COUNT, 100, INF, ""),
    ("five or more people", "five or more", COUNT, 5, INF, ""),
    ("up to 20 people", "up to 20", COUNT, 0, 20, ""),
    ("at most 20 people", "at most 20", COUNT, 0, 20, ""),
    ("as many as 20 people", "as many as 20", COUNT, 0, 20, ""),
    ("no more than 20 people", "no more than 20", COUNT, 0, 20, ""),
    ("fewer than 50 cases", "fewer than 50", COUNT, 0, 50, ""),
    ("less than 50 cases", "less than 50", COUNT, 0, 50, ""),
    ("five or fewer people", "five or fewer", COUNT, 0, 5, ""),
    ("exactly 20 people", "20", COUNT, 20, 20, ""),
    ("10 to 12 people", "10 to 12", COUNT, 10, 12, ""),
    ("10-12 people", "10-12", COUNT, 10, 12, ""),
    ("between 10 and 12 people", "10 and 12", COUNT, 10, 12, ""),
    ("five or six people", "five or six", COUNT, 5, 6, ""),
    ("2 to 3 million people", "2 to 3 million", COUNT, 2e6, 3e6, ""),
    ("between 2 and 3 million people", "2 and 3 million", COUNT, 2e6, 3e6, ""),
    ("ranging from 5 to 10 people", "5 to 10", COUNT, 5, 10, ""),
    ("hundreds of people", "hundreds", COUNT, 200, 2000, ""),
    ("dozens of people", "dozens", COUNT, 24, 200, ""),
    ("tens of thousands of troops", "tens of thousands", COUNT, 2e4, 2e5, ""),
    ("visited three times", "three", COUNT, 3, 3, ""),
    ("visited twice", "twice", COUNT, 2, 2, ""),
    ("Only one person came", "one", COUNT, 1, 1, ""),
    ("Three men met", "Three", COUNT, 3, 3, ""),
    ("six-party talks", "six", COUNT, 6, 6, ""),
    ("Moscow 12 times", "12", COUNT, 12, 12, ""),
    ("In 12 cities", "12", COUNT, 12, 12, ""),
    ("$5", "$5", MONEY, 5, 5, "USD"),
    ("$1.2bn", "$1.2bn", MONEY, 1.2e9, 1.2e9, "USD"),
    ("$1.2 billion", "$1.2 billion", MONEY, 1.2e9, 1.2e9, "USD"),
    ("$3m", "$3m", MONEY, 3e6, 3e6, "USD"),
    ("$3M", "$3M", MONEY, 3e6, 3e6, "USD"),
    ("$3B", "$3B", MONEY, 3e9, 3e9, "USD"),
    ("£3m", "£3m", MONEY, 3e6, 3e6, "GBP"),
    ("€500 million", "€500 million", MONEY, 5e8, 5e8, "EUR"),
    ("¥500", "¥500", MONEY, 500, 500, "JPY"),
    ("₹500", "₹500", MONEY, 500, 500, "INR"),
    ("Rs 5 crore", "Rs 5 crore", MONEY, 5e7, 5e7, "INR"),
    ("Rs. 500", "Rs. 500", MONEY, 500, 500, "INR"),
    ("US$500", "US$500", MONEY, 500, 500, "USD"),
    ("A$500", "A$500", MONEY, 500, 500, "AUD"),
    ("HK$500", "HK$500", MONEY, 500, 500, "HKD"),
    ("USD 500", "USD 500", MONEY, 500, 500, "USD"),
    ("500 EUR", "500 EUR", MONEY, 500, 500, "EUR"),
    ("500 dollars", "500 dollars", MONEY, 500, 500, "USD"),
    ("1.2 billion dollars", "1.2 billion dollars", MONEY, 1.2e9, 1.2e9, "USD"),
    ("five euros", "five euros", MONEY, 5, 5, "EUR"),
    ("90 cents", "90 cents", MONEY, 0.9, 0.9, "USD"),
    ("20 pence", "20 pence", MONEY, 0.2, 0.2, "GBP"),
    ("2 million pounds", "2 million pounds", MONEY, 2e6, 2e6, "GBP"),
    ("300 roubles", "300 roubles", MONEY, 300, 300, "RUB"),
    ("more than $1.4 billion", "more than $1.4 billion", MONEY, 1.4e9, INF, "USD"),
    ("about $100", "about $100", MONEY, 95, 105, "USD"),
    ("$5-$10 million", "$5-$10 million", MONEY, 5e6, 1e7, "USD"),
    ("$5 million to $10 million", "$5 million to $10 million", MONEY, 5e6, 1e7, "USD"),
    ("tens of billions of euros", "tens of billions of euros", MONEY, 2e10, 2e11, "EUR"),
    ("a loss of -$5", "-$5", MONEY, -5, -5, "USD"),
    ("20 percent", "20 percent", PERCENT, 20, 20, "%"),
    ("20 per cent", "20 per cent", PERCENT, 20, 20, "%"),
    ("20%", "20%", PERCENT, 20, 20, "%"),
    ("80 %", "80 %", PERCENT, 80, 80, "%"),
    ("twenty percent", "twenty percent", PERCENT, 20, 20, "%"),
    ("a 20-percent rise", "20-percent", PERCENT, 20, 20, "%"),
    ("-0.5%", "-0.5%", PERCENT, -0.5, -0.5, "%"),
    ("between 80 % and 90 %", "80 % and 90 %", PERCENT, 80, 90, "%"),
    ("5-10%", "5-10%", PERCENT, 5, 10, "%"),
    ("5 to 10 percent", "5 to 10 percent", PERCENT, 5, 10, "%"),
    ("3 percentage points", "3 percentage points", POINTS, 3, 3, "pp"),
    ("3 percent points", "3 percent points", POINTS, 3, 3, "pp"),
    ("25 basis points", "25 basis points", POINTS, 0.25, 0.25, "pp"),
    ("half of voters", "half", PERCENT, 49.5, 50.5, "%"),
    ("nearly half of voters", "nearly half", PERCENT, 45, 50, "%"),
    ("more than half of voters", "more than half", PERCENT, 50, INF, "%"),
    ("about half of voters", "about half", PERCENT, 47.5, 52.5, "%"),
    ("a quarter of voters", "a quarter", PERCENT, 24.5, 25.5, "%"),
    ("three-quarters of voters", "three-quarters", PERCENT, 74.5, 75.5, "%"),
    ("cut by a fifth", "a fifth", PERCENT, 19.5, 20.5, "%"),
    ("one-tenth of voters", "one-tenth", PERCENT, 9.5, 10.5, "%"),
    ("one in five adults", "one in five", PERCENT, 19.5, 20.5, "%"),
    ("nine out of 10 adults", "nine out of 10", PERCENT, 89.5, 90.5, "%"),
    ("40 km", "40 km", MEASURE, 40e3, 40e3, "m"),
    ("40km", "40km", MEASURE, 40e3, 40e3, "m"),
    ("at least 40 km", "at least 40 km", MEASURE, 40e3, INF, "m"),
    ("7-8 km", "7-8 km", MEASURE, 7e3, 8e3, "m"),
    ("5 m deep", "5 m", MEASURE, 5, 5, "m"),
    ("a 10-mile road", "10-mile", MEASURE, 16093.44, 16093.44, "m"),
    ("6 feet", "6 feet", MEASURE, 1.8288, 1.8288, "m"),
    ("2.4 kg", "2.4 kg", MEASURE, 2.4, 2.4, "kg"),
    ("500 g", "500 g", MEASURE, 0.5, 0.5, "kg"),
    ("5 pounds", "5 pounds", MEASURE, 2.26796185, 2.26796185, "kg"),
    ("3 million tonnes", "3 million tonnes", MEASURE, 3e9, 3e9, "kg"),
    ("100 sq km of forest", "100 sq km", MEASURE, 1e8, 1e8, "m2"),
    ("20 °C", "20 °C", MEASURE, 20, 20, "°C"),
    ("-5 °C", "-5 °C", MEASURE, -5, -5, "°C"),
    ("minus 5 degrees Celsius", "minus 5 degrees Celsius", MEASURE, -5, -5, "°C"),
    ("below 5 °C", "below 5 °C", MEASURE, -INF, 5, "°C"),
    ("60 mph", "60 mph", MEASURE, 26.8224, 26.8224, "m/s"),
    ("36 km/h", "36 km/h", MEASURE, 10, 10, "m/s"),
    ("8 GB", "8 GB", MEASURE, 8e9, 8e9, "B"),
    ("5 kWh", "5 kWh", MEASURE, 1.8e7, 1.8e7, "J"),
    ("3 GW", "3 GW", MEASURE, 3e9, 3e9, "W"),
    ("30 seconds", "30 seconds", DURATION, 30, 30, "s"),
    ("two hours", "two hours", DURATION, 7200, 7200, "s"),
    ("a two-day summit", "two-day", DURATION, 2 * DAY, 2 * DAY, "s"),
    ("six weeks", "six weeks", DURATION, 42 * DAY, 42 * DAY, "s"),
    ("one year", "one year", DURATION, 364.5 * DAY, 366 * DAY, "s"),
    ("over 10 weeks", "10 weeks", DURATION, 70 * DAY, 70 * DAY, "s"),
    ("more than 10 weeks", "more than 10 weeks", DURATION, 70 * DAY, INF, "s"),
    ("the first summit", "first", ORDINAL, 1, 1, ""),
    ("the first-ever summit", "first", ORDINAL, 1, 1, ""),
    ("its third-largest city", "third", ORDINAL, 3, 3, ""),
    ("the second summit", "second", ORDINAL, 2, 2, ""),
    ("her twenty-first birthday", "twenty-first", ORDINAL, 21, 21, ""),
    ("the 3rd time", "3rd", ORDINAL, 3, 3, ""),
    ("the 101st goal", "101st", ORDINAL, 101, 101, ""),
    ("aged 54", "54", AGE, 54, 54, "year"),
    ("at the age of 54", "54", AGE, 54, 54, "year"),
    ("aged between 18 and 24", "18 and 24", COUNT, 18, 24, ""),
    ("aged 18-24", "18-24", AGE, 18, 24, "year"),
    ("a 54-year-old man", "54-year-old", AGE, 54, 54, "year"),
    ("54 years old", "54 years old", AGE, 54, 54, "year"),
    ("Ada Byron, 36, said", "36", AGE, 36, 36, "year"),
    ("an 18-month-old", "18-month-old", AGE, 1.5, 1.5, "year"),
    ("a 3-2 victory", "3-2", SCORE, 3, 3, ""),
    ("won 2-3", "2-3", SCORE, 2, 2, ""),
    ("a 5-4 ruling", "5-4", SCORE, 5, 5, ""),
    ("3–2", "3–2", SCORE, 3, 3, ""),
    ("twice as many", "twice", FACTOR, 2, 2, ""),
    ("half as many", "half", FACTOR, 0.5, 0.5, ""),
    ("three times as many", "three times", FACTOR, 3, 3, ""),
    ("three times higher", "three times", FACTOR, 3, 3, ""),
    ("Prices doubled", "doubled", FACTOR, 2, 2, ""),
    ("Prices tripled", "tripled", FACTOR, 3, 3, ""),
    ("Prices halved", "halved", FACTOR, 0.5, 0.5, ""),
    ("double the number", "double", FACTOR, 2, 2, ""),
    ("a 10-fold rise", "10-fold", FACTOR, 10, 10, ""),
    ("v3.10", "3.10", VERSION, 3.1, 3.1, ""),
    ("version 3.10", "3.10", VERSION, 3.1, 3.1, ""),
    ("version 7", "7", VERSION, 7, 7, ""),
    ("Python 3.11", "3.11", VERSION, 3.11, 3.11, ""),
    ("release 1.2.3", "1.2.3", VERSION, 1.2, 1.2, ""),
    ("Windows 10", "10", VERSION, 10, 10, ""),
]

THINGS = [
    ("six attendees", "attendees"),
    ("two suspected rebels were killed", "rebels"),
    ("three people killed", "people"),
    ("20 aircraft crashed", "aircraft"),
    ("12 North Korean soldiers", "soldiers"),
    ("50 U.S. troops", "troops"),
    ("one man died", "man"),
    ("two sports cars", "cars"),
    ("about 2 million people", "people"),
    ("two of the hostages", "hostages"),
    ("85 percent of voters", "voters"),
    ("two-thirds of voters", "voters"),
    ("six-party talks", "party"),
    ("the first Russian president to visit", "president"),
    ("first-ever summit between", "summit"),
    ("three to", ""),
    ("a small town with two minarets glides by", "minarets"),
    ("Python 3.11", "python"),
    ("40 km of road", ""),
]

SILENT = [
    "a Boeing 737",
    "Boeing 737s",
    "the Big Three men",
    "the G20",
    "No. 10",
    "number 10",
    "Route 66",
    "Flight 370",
    "COVID-19",
    "MH17 crashed",
    "an F-16",
    "4G phones",
    "call 202-555-0123",
    "call +44 20 7946 0123",
    "call 555-0123",
    "see https://example.org/12/34",
    "write to a12@example.org",
    "10 Downing Street",
    "Article 5",
    "§ 12",
    "Section 230",
    "page 12",
    "1. Introduction",
    "2.3 Methods",
    "(4) Results",
    "at 7:30 p.m.",
    "at 5 p.m.",
    "at 10:30",
    "at 0900 GMT",
    "ten o'clock",
    "9/11",
    "24/7",
    "a 50-50 chance",
    "the S&P 500",
    "the FTSE 100",
    "one of the",
    "no one came",
    "one another",
    "this one is",
    "one by one",
    "a second later",
    "per second",
    "at first",
    "was first seen",
    "the First Lady",
    "the Second World War",
    "the Group of Seven",
    "a second-hand car",
    "192.168.0.1",
    "around 700 BC",
    "in 512-511 BC",
    "a third-party cell",
    "quarter-final",
    "the second half",
    "1" * 40,
]


class TestFindQuantities:
    @pytest.mark.parametrize(("text", "words", "kind", "low", "high", "unit"), ROWS)
    def test_value(  # noqa: PLR0913, PLR0917 - one column of the table each
        self,
        text: str,
        words: str,
        kind: QuantityKind,
        low: float,
        high: float,
        unit: str,
    ) -> None:
        """
        Each way to write a number is found whole, with its kind, unit and interval.
        """
        found = find_quantities(text)

        assert [(words, kind, unit)] == [(one.text, one.kind, one.unit) for one in found]
        assert pytest.approx((low, high)) == (found[0].low, found[0].high)

    @pytest.mark.parametrize(("text", "thing"), THINGS)
    def test_thing(self, text: str, thing: str) -> None:
        """
        The noun counted is the head of the words after the number.
        """
        assert thing == find_quantities(text)[0].thing

    @pytest.mark.parametrize("text", SILENT)
    def test_silent(self, text: str) -> None:
        """
        Numbers that name, place or date something are no quantities.
        """
        assert () == find_quantities(text)

    def test_taken(self) -> None:
        """
        The digits of dates, given as taken, are not read as counts.
        """
        text = "In 2009, on April 24, six people met"
        taken = [date.span for date in find_dates(text)]

        assert ["six"] == [one.text for one in find_quantities(text, taken=taken)]
        assert () == find_quantities("six men", taken=[Span(0, 3)])

    def test_change_lends_its_unit(self) -> None:
        """
        "From 5 to 10 percent" is a change of two percentages, not one range.
        """
        found = find_quantities("rose from 5 to 10 percent")

        assert [(5.0, "%"), (10.0, "%")] == [(one.value, one.unit) for one in found]

    def test_sets_of_a_match(self) -> None:
        """
        All sets of a match are scores, the narrow ones too.
        """
        assert ["6-4", "3-6"] == [one.text for one in find_quantities("won 6-4, 3-6")]

    @pytest.mark.parametrize(
        ("text", "approximate"),
        [
            ("about 20 men", True),
            ("nearly 20 men", True),
            ("20 men", False),
            ("over 20 men", False),
        ],
    )
    def test_approximate(self, text: str, approximate: bool) -> None:  # noqa: FBT001 - a column
        """
        Only words that blur a number make it approximate.
        """
        assert approximate is find_quantities(text)[0].is_approximate

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.sampled_from([row[0] for row in ROWS] + SILENT)
            | st.text(max_size=12)
            | st.text(alphabet="0123456789 ,.-–%$€kmthe", max_size=20),
            max_size=6,
        ).map(" ".join)
    )
    def test_spans_are_exact_sorted_and_apart(self, text: str) -> None:
        """
        Whatever the text, every quantity quotes it exactly, and none overlaps the next.
        """
        found = find_quantities(text)
        spans = [one.span for one in found]

        assert [one.text for one in found] == [span.of(text) for span in spans]
        assert spans == sorted(spans)
        assert not any(a.overlaps(b) for a, b in pairwise(spans))

    @settings(max_examples=60, deadline=None)
    @given(
        st.integers(0, 10**12), st.sampled_from(["", "about ", "nearly ", "at least ", "up to "])
    )
    def test_value_lies_in_its_interval(self, number: int, words: str) -> None:
        """
        Whatever the comparing words, the number as written belongs to its interval.
        """
        (found,) = find_quantities(f"{words}{number:,} people")

        assert number == found.value
        assert found.low <= number <= found.high

    @pytest.mark.parametrize(
        "text",
        [
            "1" * 50_000,
            "two " * 8_000,
            "2019-" * 8_000,
            "1," * 10_000,
            "1 " * 8_000,
            "(" * 50_000,
            "5 km " * 5_000,
            "$5 million to " * 3_000,
            "a third of " * 4_000,
            " " * 50_000,
            "one in " * 5_000,
            "at least " * 6_000,
            "1-" * 8_000,
            "1.1." * 8_000,
            "aaaa" * 20_000,
        ],
        ids=lambda text: text[:8],
    )
    def test_time_is_linear(self, text: str) -> None:
        """
        Long repetitive text takes seconds at most, on a slow machine too.
        """
        begun = time.process_time()
        find_quantities(text)

        assert time.process_time() - begun < 4


class TestMayCount:
    @pytest.mark.parametrize(
        "word",
        sorted(
            {*numerals.SCALES, *numerals._SMALL, *numerals._ORDINALS, *numerals._HALVES}  # noqa: SLF001 - the tables it must know
            | {*shares._FACTORS, *shares._VAGUE, *shares._PARTS} - {"a"}  # noqa: SLF001 - likewise
        ),
    )
    def test_every_number_word_is_looked_at(self, word: str) -> None:
        """
        The quick look that passes over texts without numbers knows every word that counts.
        """
        assert MAY_COUNT.search(word) is not None


class TestRoundsTo:
    @pytest.mark.parametrize(
        ("precise", "text"),
        [
            (1_190_000, "1.2 million people"),
            (1_987_442, "2 million people"),
            (1_987, "2,000 people"),
            (42_164.8, "42.2 km"),
            (33.3, "33 percent"),
            (1_234_567_890, "$1.2bn"),
            (7, "at least 6 people"),
        ],
    )
    def test_rounds(self, precise: float, text: str) -> None:
        """
        A precise number supports the number it becomes at the written precision.
        """
        assert rounds_to(precise, find_quantities(text)[0])

    @pytest.mark.parametrize(
        ("precise", "text"),
        [
            (1_130_000, "1.2 million people"),
            (1_600_000, "2 million people"),
            (17, "20 people"),
            (190, "200 people"),
            (5, "6 people"),
            (42_300, "42.2 km"),
            (32.4, "33 percent"),
            (5, "at least 6 people"),
        ],
    )
    def test_does_not_round(self, precise: float, text: str) -> None:
        """
        A number further off than the written precision, or than 5 percent, is another number.
        """
        assert not rounds_to(precise, find_quantities(text)[0])
