from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.config import FILE_NAMES, SettingsError, find, read
from claimcheck.config.files import codes_of
from claimcheck.errors import ConfigError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A working folder two levels below a root without settings.
    """
    folder = tmp_path / "root" / "desk"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def problems(text: str, name: str = "claimcheck.toml") -> list[str]:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read(Path(name))
    assert isinstance(caught.value, ConfigError)
    return list(caught.value.problems)


class TestFind:
    def test_the_nearest_holds(self, here: Path) -> None:
        """
        A file in the folder wins over one above it, whatever their names.
        """
        (here.parent / ".claimcheck.toml").write_text("")
        assert here.parent / ".claimcheck.toml" == find(here)

        (here / "pyproject.toml").write_text("[tool.claimcheck]\n")
        assert here / "pyproject.toml" == find(here)

    def test_order_of_names(self, here: Path) -> None:
        """
        In one folder, the hidden file wins over the plain one, and that over pyproject.toml.
        """
        for name in reversed(FILE_NAMES):
            (here / name).write_text("[tool.claimcheck]\n" if name == "pyproject.toml" else "")
            assert here / name == find(here)

    def test_a_pyproject_of_others_is_passed_over(self, here: Path) -> None:
        """
        A pyproject.toml without our table does not end the search.
        """
        (here / "pyproject.toml").write_text("[tool.other]\n")
        (here.parent / "claimcheck.toml").write_text("")

        assert here.parent / "claimcheck.toml" == find(here)

    def test_a_broken_pyproject_is_told(self, here: Path) -> None:
        """
        A pyproject.toml that cannot be read could have held settings, so it is an error.
        """
        (here / "pyproject.toml").write_text("[tool")

        with pytest.raises(SettingsError, match=r"pyproject.toml: not TOML: "):
            find(here)


class TestRead:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("sorces = []\n", ['claimcheck.toml:1: no key "sorces"; did you mean "sources"?']),
            (
                'verifier = "on"\nverifier-labels = ["supported", "contradicted", "supported"]\n',
                [
                    'claimcheck.toml:1: "verifier" must be "off", "bundled" or "own", got "on"',
                    (
                        'claimcheck.toml:2: "verifier-labels" must name supported, contradicted,'
                        ' unverifiable, each once, got ["supported", "contradicted", "supported"]'
                    ),
                ],
            ),
            (
                "# jobs = 2\njobs = 0\nFAIL_ON = 1\n",
                [
                    'claimcheck.toml:2: "jobs" must be a whole number from 1 to 1024, got 0',
                    'claimcheck.toml:3: no key "FAIL_ON"; did you mean "fail-on"?',
                ],
            ),
            (
                'fail-on = "Never"\n',
                [
                    (
                        'claimcheck.toml:1: "fail-on" must be "contradicted", "unverifiable" or'
                        ' "never", got "Never"'
                    )
                ],
            ),
            (
                "jobs = true\n",
                ['claimcheck.toml:1: "jobs" must be a whole number from 1 to 1024, got true'],
            ),
            (
                'sources = "a"\n',
                ['claimcheck.toml:1: "sources" must be a list of files and folders, got "a"'],
            ),
            ('exclude = ["a", " "]\n', ["claimcheck.toml:1: a pattern is empty"]),
            (
                '\n[severity]\nCC111 = "of"\nCC1112 = "off"\nCC112 = "off"\n',
                [
                    (
                        'claimcheck.toml:3: "severity": "CC111" must be "error", "warning", "info"'
                        ' or "off", got "of"'
                    ),
                    'claimcheck.toml:4: no code "CC1112" that can be set; did you mean "CC112"?',
                ],
            ),
            (
                'severity.CC111 = "off"\nseverity.contradicted-date = "off"\n',
                [
                    (
                        'claimcheck.toml:2: "contradicted-date" and "CC111" mean the same; name'
                        " one of them"
                    )
                ],
            ),
            (
                '[severity]\nCC103 = "error"\nCC901 = "off"\n',
                [
                    'claimcheck.toml:2: no code "CC103" that can be set',
                    'claimcheck.toml:3: no code "CC901" that can be set',
                ],
            ),
            (
                '[per-file-ignores]\n"a" = "CC111"\n"b" = ["CC99"]\n',
                [
                    (
                        'claimcheck.toml:2: "per-file-ignores": "a" must be a list of codes, got'
                        ' "CC111"'
                    ),
                    'claimcheck.toml:3: no code "CC99" that can be set',
                ],
            ),
            (
                'output-format = "jsn"\n[output]\nxml = "a"\n',
                [
                    'claimcheck.toml:1: no format "jsn"; did you mean "json"?; known: ',
                    'claimcheck.toml:3: no format "xml"',
                ],
            ),
        ],
    )
    def test_all_problems_are_told(self, text: str, expected: list[str]) -> None:
        """
        Every wrong key and value is told at once, with its line and what would be right.
        """
        found = problems(text)

        assert len(expected) == len(found), found
        assert all(told.startswith(words) for told, words in zip(found, expected, strict=True)), (
            found
        )

    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            (b"a = [", "claimcheck.toml: not TOML: "),
            (b"\xff", "claimcheck.toml: not UTF-8 text"),
            (b"a = " + b"[" * 20_000, "claimcheck.toml: not TOML: "),
        ],
    )
    def test_what_is_no_settings_file(self, raw: bytes, expected: str) -> None:
        """
        A file that is no TOML is refused in one line.
        """
        Path("claimcheck.toml").write_bytes(raw)

        with pytest.raises(SettingsError) as caught:
            read(Path("claimcheck.toml"))
        [problem] = caught.value.problems
        assert problem.startswith(expected)

    def test_a_folder_is_no_file(self, here: Path) -> None:
        """
        What cannot be opened is told.
        """
        with pytest.raises(SettingsError, match="cannot be read"):
            read(here)

    def test_in_pyproject(self) -> None:
        """
        In pyproject.toml the line is that of our table, and other tables do not matter.
        """
        text = (
            "[tool.other]\njobs = 0\n[tool.claimcheck]\nsorces = []\n[tool.claimcheck.severity]\n"
        )
        found = problems(f'{text}CC1 = "so"\n', "pyproject.toml")

        assert ["pyproject.toml:4: no key", "pyproject.toml:6: "] == [
            problem[: len(start)]
            for problem, start in zip(
                found, ("pyproject.toml:4: no key", "pyproject.toml:6: "), strict=True
            )
        ]

    @pytest.mark.parametrize("text", ["tool.claimcheck = 1\n", "[tool.other]\n"])
    def test_without_our_table(self, text: str) -> None:
        """
        A pyproject.toml that is named must have our table.
        """
        assert 1 == len(problems(text, "pyproject.toml"))

    def test_paths_count_from_the_file(self, here: Path) -> None:
        """
        Relative paths lead on from the file's folder, absolute ones and patterns stay.
        """
        above = here.parent / "claimcheck.toml"
        above.write_text(
            'sources = ["refs", "/all"]\nbaseline = "b.json"\ninclude = ["x"]\n'
            '[output]\njson = "r.json"\n'
        )
        own = here / "claimcheck.toml"
        own.write_text('sources = ["refs"]\n')

        assert {
            "sources": ["../refs", "/all"],
            "baseline": "../b.json",
            "include": ["x"],
            "output": {"json": "../r.json"},
        } == read(above).values
        assert {"sources": ["refs"]} == read(own).values


class TestCodesOf:
    @pytest.mark.parametrize(
        ("name", "count"),
        [("CC111", 1), ("cc111", 1), ("Contradicted-Date", 1), ("CC30", 4), ("CC1", 10)],
    )
    def test_codes_names_and_beginnings(self, name: str, count: int) -> None:
        """
        A code, its name in any case, or the beginning of several codes.
        """
        assert count == len(codes_of(name))

    @pytest.mark.parametrize("name", ["", "C", "CC", "CC103", "CC9", "CC901", "CC1111", "date"])
    def test_others(self, name: str) -> None:
        """
        Neither half a word nor what cannot be set.
        """
        assert () == codes_of(name)
