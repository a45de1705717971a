from __future__ import annotations

import time

import pytest

from claimcheck.errors import UsageError
from claimcheck.sources.wikipedia.titles import AliasIndex, add_command, may_be_title, read_title


class TestReadTitle:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [("Kim_Jong  Un", "Kim Jong Un"), (" AC/DC ", "AC/DC"), ("Þingvellir", "Þingvellir")],
    )
    def test_writes_titles_as_a_wiki_does(self, given: str, expected: str) -> None:
        """
        Underscores and spaces around or doubled make no other title.
        """
        assert expected == read_title(given)

    @pytest.mark.parametrize(
        "given", ["", "  ", "a|b", "a#b", "<b>", "[x]", "{{x}}", "a\nb", "\x00", "ö" * 128, "::"]
    )
    def test_refuses_what_no_page_is_called(self, given: str) -> None:
        """
        A bar would silently name a second page, so it never reaches a wiki.
        """
        with pytest.raises(UsageError, match="no page can be titled"):
            read_title(given)
        assert not may_be_title(given)


class TestAddCommand:
    def test_is_safe_to_paste(self) -> None:
        """
        Words of a draft cannot end the command, add an option or start another.
        """
        assert "claimcheck wiki add 'a; rm -rf ~'" == add_command(["a; rm -rf ~"])
        assert "claimcheck wiki add -- --lock" == add_command(["--lock"])
        assert not add_command(["$(a)|b"])


class TestAliasIndex:
    INDEX = AliasIndex(
        [
            ("Mercury (planet)", "w/1"),
            ("Mercury (element)", "w/2"),
            ("Kim Jong-un", "w/3"),
            ("Hà Nội", "w/4"),
        ]
    )

    @pytest.mark.parametrize(
        ("name", "pages"),
        [
            ("mercury", ("w/1", "w/2")),
            ("Mercury (planet)", ("w/1",)),
            ("President Kim Jong Un", ("w/3",)),
            ("Ha Noi", ("w/4",)),
            ("Kim", ()),
            ("", ()),
        ],
    )
    def test_finds_pages_by_any_writing_of_a_title(self, name: str, pages: tuple[str, ...]) -> None:
        """
        Case, accents, hyphens, titles of persons and qualifiers make no difference.
        """
        assert pages == self.INDEX.pages(name)

    def test_one_word_of_a_title_may_mean_the_page(self) -> None:
        """
        A surname alone may be covered, another name is not.
        """
        assert self.INDEX.may_cover("Kim")
        assert not self.INDEX.may_cover("Putin")

    def test_a_look_up_is_quick_among_many_titles(self) -> None:
        """
        Ten names are found in under a millisecond among 100,000 titles.
        """
        index = AliasIndex((f"Place {n} of Region {n % 97}", f"w/{n}") for n in range(100_000))
        names = [f"Place {n} of Region {n % 97}" for n in range(0, 5000, 500)]
        best = min(_seconds(index, names) for _ in range(5))

        assert 0.001 > best
        assert all(index.pages(name) for name in names)


def _seconds(index: AliasIndex, names: list[str]) -> float:
    started = time.process_time()
    for name in names:
        index.pages(name)
    return time.process_time() - started
