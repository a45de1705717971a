# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import DateRelation, Granularity, Span
from claimcheck.text.dates import Direction, Tense, find_dates, find_distances

WEDNESDAY = dt.date(2019, 4, 24)

# Text, words found, ISO value; all read on Wednesday 24 April 2019 without a tense.
ROWS = [
    ("on April 24, 2019", "April 24, 2019", "2019-04-24"),
    ("on 24 April 2019", "24 April 2019", "2019-04-24"),
    ("on 24th April, 2019", "24th April, 2019", "2019-04-24"),
    ("on Apr. 24, 2019", "Apr. 24, 2019", "2019-04-24"),
    ("on APRIL 24, 2019", "APRIL 24, 2019", "2019-04-24"),
    ("logged 2019-04-24 late", "2019-04-24", "2019-04-24"),
    ("dated 24.04.2019", "24.04.2019", "2019-04-24"),
    ("dated 4/24/2019", "4/24/2019", "2019-04-24"),
    ("dated 24/4/2019", "24/4/2019", "2019-04-24"),
    ("Wed., Apr. 24, 2019", "Wed., Apr. 24, 2019", "2019-04-24"),
    ("on Wednesday, April 24, 2019", "Wednesday, April 24, 2019", "2019-04-24"),
    ("on Wednesday 24 April", "Wednesday 24 April", "2019-04-24"),
    ("on Wednesday (April 24)", "Wednesday (April 24", "2019-04-24"),
    ("the 24th of April", "the 24th of April", "2019-04-24"),
    ("the 24th of April, 2018", "the 24th of April, 2018", "2018-04-24"),
    ("on April 24", "April 24", "2019-04-24"),
    ("on May 5", "May 5", "2019-05-05"),
    ("on 5 May", "5 May", "2019-05-05"),
    ("on December 30", "December 30", "2018-12-30"),
    ("on March 1 last year", "March 1 last year", "2018-03-01"),
    ("on Feb. 29, 2016", "Feb. 29, 2016", "2016-02-29"),
    ("in April 2019", "April 2019", "2019-04"),
    ("in April, 2019", "April, 2019", "2019-04"),
    ("in April of 2019", "April of 2019", "2019-04"),
    ("in April this year", "April this year", "2019-04"),
    ("in April of last year", "April of last year", "2018-04"),
    ("in Sept. 2018", "Sept. 2018", "2018-09"),
    ("in December", "December", "2018-12"),
    ("in May", "May", "2019-05"),
    ("since March", "March", "2019-03"),
    ("last April", "last April", "2018-04"),
    ("next March", "next March", "2020-03"),
    ("the 2019-04 issue", "2019-04", "2019-04"),
    ("in 2009", "2009", "2009"),
    ("since 1948", "1948", "1948"),
    ("until 1991", "1991", "1991"),
    ("by 2030", "2030", "2030"),
    ("By 1340, Cairo", "1340", "1340"),
    ("(2009)", "2009", "2009"),
    ("a novel (Oxford, 1984)", "1984", "1984"),
    ("the 2009 summit", "2009", "2009"),
    ("its 2018 budget", "2018", "2018"),
    ("Trump's 2016 campaign", "2016", "2016"),
    ("the 2018 Winter Olympics", "2018", "2018"),
    ("2019 was a good year", "2019", "2019"),
    ("in fiscal 2019", "2019", "2019"),
    ("in fiscal year 2019", "2019", "2019"),
    ("born 1950 in Rome", "1950", "1950"),
    ("a house dating back to 1840", "1840", "1840"),
    ("in 1066 William", "1066", "1066"),
    ("in the year 1066", "1066", "1066"),
    ("In 2009 prices rose", "2009", "2009"),
    ("the crisis of 2008", "2008", "2008"),
    ("as of 2018", "2018", "2018"),
    ("the 1990s", "the 1990s", "1990-01-01/1999-12-31"),
    ("the 1990's", "the 1990's", "1990-01-01/1999-12-31"),
    ("in the '90s", "the '90s", "1990-01-01/1999-12-31"),
    ("in the nineties", "the nineties", "1990-01-01/1999-12-31"),
    ("1960s music", "1960s", "1960-01-01/1969-12-31"),
    ("the late 1980s", "the late 1980s", "1986-01-01/1989-12-31"),
    ("the early 1980s", "the early 1980s", "1980-01-01/1983-12-31"),
    ("the mid-1980s", "the mid-1980s", "1983-01-01/1986-12-31"),
    ("the 19th century", "the 19th century", "1800-01-01/1900-12-31"),
    ("the nineteenth century", "the nineteenth century", "1800-01-01/1900-12-31"),
    ("a 15th-century church", "15th-century", "1400-01-01/1500-12-31"),
    ("the twenty-first century", "the twenty-first century", "2000-01-01/2100-12-31"),
    ("the third quarter of 2018", "the third quarter of 2018", "2018-07-01/2018-09-30"),
    ("third-quarter 2018", "third-quarter 2018", "2018-07-01/2018-09-30"),
    ("Q3 2018", "Q3 2018", "2018-07-01/2018-09-30"),
    ("Q3 of 2018", "Q3 of 2018", "2018-07-01/2018-09-30"),
    ("3Q 2018", "3Q 2018", "2018-07-01/2018-09-30"),
    (
        "the fourth quarter of last year",
        "the fourth quarter of last year",
        "2018-10-01/2018-12-31",
    ),
    ("first-quarter profit rose", "first-quarter", "2019-01-01/2019-03-31"),
    ("H1 2018", "H1 2018", "2018-01-01/2018-06-30"),
    ("the second half of 2018", "the second half of 2018", "2018-07-01/2018-12-31"),
    ("the summer of 2018", "the summer of 2018", "2018-06-01/2018-09-30"),
    ("in spring 1948", "spring 1948", "1948-03-01/1948-06-30"),
    ("last summer", "last summer", "2018-06-01/2018-09-30"),
    ("this spring", "this spring", "2019-03-01/2019-06-30"),
    ("next autumn", "next autumn", "2019-09-01/2019-12-31"),
    ("the winter of 2018-19", "the winter of 2018-19", "2018-12-01/2019-03-31"),
    ("in winter 2018", "winter 2018", "2017-12-01/2019-03-31"),
    ("from 2003 to 2009", "2003 to 2009", "2003-01-01/2009-12-31"),
    ("between 1950 and 1953", "1950 and 1953", "1950-01-01/1953-12-31"),
    ("2003-2009", "2003-2009", "2003-01-01/2009-12-31"),
    ("2003–09", "2003–09", "2003-01-01/2009-12-31"),
    ("the 2018/19 season", "2018/19", "2018-01-01/2019-12-31"),
    ("in 1999-00", "1999-00", "1999-01-01/2000-12-31"),
    ("April 24-26, 2019", "April 24-26, 2019", "2019-04-24/2019-04-26"),
    ("24-26 April 2019", "24-26 April 2019", "2019-04-24/2019-04-26"),
    ("April 24 to 26", "April 24 to 26", "2019-04-24/2019-04-26"),
    ("April 24 and 25", "April 24 and 25", "2019-04-24/2019-04-25"),
    ("April 24 to May 2, 2018", "April 24 to May 2, 2018", "2018-04-24/2018-05-02"),
    ("between April and June 2018", "April and June 2018", "2018-04-01/2018-06-30"),
    ("from April to June 2018", "April to June 2018", "2018-04-01/2018-06-30"),
    ("from Monday to Friday", "Monday to Friday", "2019-04-22/2019-04-26"),
    ("from the 1950s to the 1970s", "the 1950s to the 1970s", "1950-01-01/1979-12-31"),
    ("in early 2018", "early 2018", "2018-01-01/2018-05-31"),
    ("by mid-2018", "mid-2018", "2018-04-01/2018-09-30"),
    ("in mid-April", "mid-April", "2019-04-10/2019-04-21"),
    ("the end of 2018", "the end of 2018", "2018-10-01/2018-12-31"),
    ("the start of 2018", "the start of 2018", "2018-01-01/2018-03-31"),
    ("the end of the year", "the end of the year", "2019-10-01/2019-12-31"),
    ("late last year", "late last year", "2018-08-01/2018-12-31"),
    ("early next month", "early next month", "2019-05-01/2019-05-13"),
    ("the early 20th century", "the early 20th century", "1900-01-01/1940-12-31"),
    ("on Tuesday", "Tuesday", "2019-04-23"),
    ("on Wednesday", "Wednesday", "2019-04-24"),
    ("on Thursday", "Thursday", "2019-04-18"),
    ("said Tuesday's vote", "Tuesday", "2019-04-23"),
    ("last Tuesday", "last Tuesday", "2019-04-23"),
    ("last Wednesday", "last Wednesday", "2019-04-17"),
    ("next Wednesday", "next Wednesday", "2019-05-01"),
    ("this Friday", "this Friday", "2019-04-26"),
    ("today", "today", "2019-04-24"),
    ("tonight", "tonight", "2019-04-24"),
    ("yesterday", "yesterday", "2019-04-23"),
    ("tomorrow", "tomorrow", "2019-04-25"),
    ("last night", "last night", "2019-04-23"),
    ("the day before yesterday", "the day before yesterday", "2019-04-22"),
    ("last week", "last week", "2019-04-15/2019-04-21"),
    ("this week", "this week", "2019-04-22/2019-04-28"),
    ("next month", "next month", "2019-05"),
    ("last year", "last year", "2018"),
    ("last quarter", "last quarter", "2019-01-01/2019-03-31"),
    ("earlier this month", "earlier this month", "2019-04-01/2019-04-24"),
    ("later this year", "later this year", "2019-04-24/2019-12-31"),
    ("two years ago", "two years ago", "2017"),
    ("three days ago", "three days ago", "2019-04-21"),
    ("a month ago", "a month ago", "2019-03"),
    ("a decade ago", "a decade ago", "2007-01-01/2011-12-31"),
    ("the past three years", "the past three years", "2016-04-24/2019-04-24"),
    ("the last two weeks", "the last two weeks", "2019-04-10/2019-04-24"),
    ("the next five years", "the next five years", "2019-04-24/2024-04-24"),
]

SILENT = [
    "2000 phones were sold",
    "a Boeing 737",
    "1,984 people",
    "2009.5 points",
    "about 2000 people",
    "a total of 2000 votes",
    "between 1950 and 2000 people",
    "in 2000 cases",
    "in 2000 other cases",
    "at 2000 GMT",
    "Windows 2000",
    "$2009",
    "No 2009-strong crowd",
    "+1 2019 555",
    "2019%",
    "the 1500 metres",
    "1984 km",
    "you may go",
    "they march on",
    "the sun rose",
    "Mrs. May said",
    "Theresa May resigned",
    "a second summit",
    "on Tuesdays",
    "Good Friday",
    "Black Friday sales",
    "Sheffield Wednesday won",
    "February 30",
    "April 31, 2019",
    "30 February 2019",
    "4/5/2019",
    "2019-13-45",
    "in 44 BC",
    "in 1200 BC",
    "the 5th century BC",
    "in his 90s",
    "in her early nineties",
    "the fourth quarter",
    "the year 0999",
    "0024 April",
    "June Jones, April Smith",
    "24,000 April",
    "version 2019.1",
    "http://x.org/2019/a",
]


class TestFindDates:
    @pytest.mark.parametrize(("text", "words", "value"), ROWS)
    def test_value(self, text: str, words: str, value: str) -> None:
        """
        Each way to write a date is found whole and stands for the right days.
        """
        found = [(date.text, date.iso()) for date in find_dates(text, published=WEDNESDAY)]

        assert [(words, value)] == found

    @pytest.mark.parametrize("text", SILENT)
    def test_silent(self, text: str) -> None:
        """
        Amounts, names and days that do not exist are no dates.
        """
        assert () == find_dates(text, published=WEDNESDAY)

    @pytest.mark.parametrize(
        ("text", "relation"),
        [
            ("before 2009", DateRelation.BEFORE),
            ("prior to 2009", DateRelation.BEFORE),
            ("pre-2009", DateRelation.BEFORE),
            ("after April 24", DateRelation.AFTER),
            ("post-2009", DateRelation.AFTER),
            ("since the 1990s", DateRelation.SINCE),
            ("starting in 2009", DateRelation.SINCE),
            ("from 2009 onwards", DateRelation.SINCE),
            ("in 2009 or later", DateRelation.SINCE),
            ("until Tuesday", DateRelation.UNTIL),
            ("through 2009", DateRelation.UNTIL),
            ("by the end of 2018", DateRelation.BY),
            ("no later than 2009", DateRelation.BY),
            ("in about 1850", DateRelation.ABOUT),
            ("around 1850", DateRelation.ABOUT),
            ("c. 1850", DateRelation.ABOUT),
            ("in 2009", DateRelation.IN),
            ("during 2009", DateRelation.IN),
            ("a blog post Monday", DateRelation.IN),
            ("before the 2009 summit", DateRelation.IN),
            ("after Tuesday's talks", DateRelation.IN),
            ("from 2003 to 2009", DateRelation.IN),
        ],
    )
    def test_relation(self, text: str, relation: DateRelation) -> None:
        """
        The preposition before a date says how the statement is tied to it.
        """
        assert [relation] == [date.relation for date in find_dates(text, published=WEDNESDAY)]

    @pytest.mark.parametrize(
        ("text", "tense", "value"),
        [
            ("on Wednesday", Tense.PAST, "2019-04-24"),
            ("on Wednesday", Tense.FUTURE, "2019-04-24"),
            ("on Thursday", Tense.PAST, "2019-04-18"),
            ("on Thursday", Tense.FUTURE, "2019-04-25"),
            ("on Thursday", Tense.PRESENT, "2019-04-25"),
            ("on Tuesday", Tense.FUTURE, "2019-04-30"),
            ("this Friday", Tense.FUTURE, "2019-04-26"),
            ("on December 30", Tense.FUTURE, "2019-12-30"),
            ("on December 30", Tense.PAST, "2018-12-30"),
            ("on May 5", Tense.PAST, "2018-05-05"),
            ("in May", Tense.FUTURE, "2019-05"),
            ("in May", Tense.PAST, "2018-05"),
            ("in April", Tense.PAST, "2019-04"),
        ],
    )
    def test_tense(self, text: str, tense: Tense, value: str) -> None:
        """
        The tense says on which side of the day of publication a date without a year lies.
        """
        found = find_dates(text, published=WEDNESDAY, tense=lambda _span: tense)

        assert [value] == [date.iso() for date in found]

    @pytest.mark.parametrize(
        "text",
        [
            "Tuesday",
            "yesterday",
            "last year",
            "April 24",
            "in May",
            "two years ago",
            "next week",
            "the past three years",
            "this spring",
            "the end of the year",
            "Monday to Friday",
        ],
    )
    def test_without_dateline(self, text: str) -> None:
        """
        Without a day of publication a relative date is found but has no days.
        """
        (date,) = find_dates(text)

        assert (None, None, True) == (date.start, date.end, date.is_relative)

    @pytest.mark.parametrize("text", ["2019-04-24", "April 24, 2019", "in 2009", "the 1990s"])
    def test_absolute_dates_need_no_dateline(self, text: str) -> None:
        """
        A full date has its days whether or not anybody knows when the text was published.
        """
        assert [False] == [date.is_relative for date in find_dates(text)]
        assert find_dates(text)[0].start == find_dates(text, published=WEDNESDAY)[0].start

    def test_weekday_beside_date(self) -> None:
        """
        A weekday named with a date is kept, so that a wrong one can be seen.
        """
        (date,) = find_dates("on Tuesday, April 24, 2019")

        assert (1, dt.date(2019, 4, 24)) == (date.weekday, date.start)

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("in 2007, 2008 and 2009", ["2007", "2008", "2009"]),
            ("on Monday and Tuesday", ["2019-04-22", "2019-04-23"]),
            ("on April 3 and May 2, 2017", ["2017-04-03", "2017-05-02"]),
            ("moved from April to June", ["2019-04", "2019-06"]),
            ("rose in 2008 before it fell in 2009", ["2008", "2009"]),
        ],
    )
    def test_lists_stay_apart(self, text: str, values: list[str]) -> None:
        """
        Dates in a list, or the two ends of a move, are separate values.
        """
        assert values == [date.iso() for date in find_dates(text, published=WEDNESDAY)]

    def test_granularity(self) -> None:
        """
        A date is as exact as its words and no more.
        """
        text = "on 24 April 2019, in April 2019, in 2019, in the 2010s"
        expected = [Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.DECADE]

        assert expected == [date.granularity for date in find_dates(text)]

    @pytest.mark.parametrize("published", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
    def test_ends_of_the_calendar(self, published: dt.date) -> None:
        """
        A dateline at either end of the calendar loses dates beyond it, and breaks nothing.
        """
        text = "; ".join(row[0] for row in ROWS)

        assert find_dates(text, published=published)

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.sampled_from([row[0] for row in ROWS] + SILENT) | st.text(max_size=12), max_size=6
        ).map(" ".join)
    )
    def test_spans_are_exact_sorted_and_apart(self, text: str) -> None:
        """
        Whatever the text, every date quotes it exactly, and none overlaps the next.
        """
        for found in (find_dates(text, published=WEDNESDAY), find_distances(text)):
            spans = [one.span for one in found]

            assert [one.text for one in found] == [span.of(text) for span in spans]
            assert spans == sorted(spans)
            assert not any(a.overlaps(b) for a, b in pairwise(spans))

    @pytest.mark.parametrize(
        "text",
        [
            "1" * 50_000,
            "two " * 10_000,
            "2019-" * 10_000,
            "April " * 8_000,
            "early the " * 5_000,
            "2009, " * 5_000,
            " " * 50_000,
            "April 24 to " * 3_000,
            "(" * 50_000,
            "-" * 50_000,
        ],
        ids=lambda text: text[:8],
    )
    def test_time_is_linear(self, text: str) -> None:
        """
        Long repetitive text takes seconds at most, on a slow machine too.
        """
        begun = time.process_time()
        find_dates(text, published=WEDNESDAY)
        find_distances(text)

        assert time.process_time() - begun < 4


class TestFindDistances:
    @pytest.mark.parametrize(
        ("text", "low", "high", "direction"),
        [
            ("two months after a summit", 45, 77, Direction.AFTER),
            ("three days before the vote", 3, 3, Direction.BEFORE),
            ("a week later", 4, 10, Direction.AFTER),
            ("A week earlier", 4, 10, Direction.BEFORE),
            ("10 years later", 3469, 3836, Direction.AFTER),
            ("the next day", 1, 1, Direction.AFTER),
            ("the previous day", 1, 1, Direction.BEFORE),
            ("the day before", 1, 1, Direction.BEFORE),
            ("the following year", 182, 549, Direction.AFTER),
            ("six weeks prior to the launch", 39, 45, Direction.BEFORE),
        ],
    )
    def test_interval(self, text: str, low: float, high: float, direction: Direction) -> None:
        """
        A distance is as wide as its unit allows and lies on the side the words say.
        """
        (found,) = find_distances(text)

        assert direction is found.direction
        assert low <= found.low <= found.high <= high

    @pytest.mark.parametrize(
        "text",
        ["two months ago", "for two months", "the day before yesterday", "a year", "day after day"],
    )
    def test_silent(self, text: str) -> None:
        """
        A length of time that counts from today, or from nothing, is no distance to an event.
        """
        assert () == find_distances(text)

    def test_span(self) -> None:
        """
        The span covers the number, the unit and the side.
        """
        (found,) = find_distances("It comes two months after a summit")

        assert (Span(9, 25), "month") == (found.span, found.unit)
