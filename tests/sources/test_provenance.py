from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.sources.provenance import file_name, front_matter, html_head, read_date


class TestFrontMatter:
    def test_reads_the_fields_at_the_top(self) -> None:
        """
        Title, date and url come from the fields between the dashes.
        """
        said = front_matter(
            '---\ntitle: "A talk"\ndate: 2019-04-24\nurl: https://a.example\n---\nx'
        )

        assert (said.title, said.date, said.url) == (
            "A talk",
            dt.date(2019, 4, 24),
            "https://a.example",
        )

    @pytest.mark.parametrize(
        "text", ["", "title: x\n", "---\ntitle: x\n", "text\n---\ntitle: x\n---\n"]
    )
    def test_silent_on_anything_else(self, text: str) -> None:
        """
        Fields that are not at the top or never closed are text, not metadata.
        """
        assert not front_matter(text).title


class TestHtmlHead:
    def test_reads_meta_link_and_title(self) -> None:
        """
        A page's own metadata gives title, address and date.
        """
        said = html_head(
            "<html><head><title>A  talk</title><link rel=canonical href='https://a.example'>"
            "<meta property='article:published_time' content='2019-04-24T08:00:00Z'></head>"
        )

        assert (said.title, said.url, said.date) == (
            "A talk",
            "https://a.example",
            dt.date(2019, 4, 24),
        )

    def test_silent_on_what_the_body_says(self) -> None:
        """
        A page that quotes metadata in its body does not date itself by it.
        """
        assert html_head("<body><meta name=date content=2019-04-24>").date is None


class TestFileName:
    @pytest.mark.parametrize(
        ("name", "title", "date"),
        [
            ("a/2019-04-24-kim_arrives.txt", "Kim arrives", dt.date(2019, 4, 24)),
            ("20190424.txt", "", dt.date(2019, 4, 24)),
            ("ratio-2019-99-12.txt", "Ratio 2019 99 12", None),
            ("part-12345678.txt", "Part 12345678", None),
            ("kim.md", "Kim", None),
        ],
    )
    def test_reads_title_and_date(self, name: str, title: str, date: dt.date | None) -> None:
        """
        An ISO date in a file's name is its date, the rest its title; other digits stay.
        """
        said = file_name(name)

        assert (title, date) == (said.title, said.date)


class TestReadDate:
    @pytest.mark.parametrize("text", ["", "2019", "2019-13-01", "soon", "last Tuesday"])
    def test_silent_when_no_day_is_named(self, text: str) -> None:
        """
        A year, a relative date or no date at all gives no day.
        """
        assert read_date(text) is None

    @pytest.mark.parametrize("text", ["2019-04-24", " 2019-04-24 10:00", "24 April 2019"])
    def test_reads_a_day(self, text: str) -> None:
        """
        ISO dates and written dates name a day.
        """
        assert dt.date(2019, 4, 24) == read_date(text)
