from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.config import Found, key_names, levels_of, resolve
from claimcheck.model import Severity


def found(tmp_path: Path, **values: object) -> Found:
    return Found(
        path=tmp_path / "claimcheck.toml",
        values={name.replace("_", "-"): value for name, value in values.items()},
    )


class TestResolve:
    def test_defaults(self) -> None:
        """
        Without file and options everything is as it ships, and says so.
        """
        effective = resolve(None, {})

        assert "contradicted" == effective.settings.fail_on
        assert dict.fromkeys(key_names(), "default") == effective.origins

    @pytest.mark.parametrize(
        ("name", "in_file", "given", "expected"),
        [
            ("jobs", 2, 3, 3),
            ("fail-on", "never", "unverifiable", "unverifiable"),
            ("sources", ["a"], ["b"], ("b",)),
            ("respect-gitignore", False, True, True),
            ("exclude", ["a"], ["b"], ("b",)),
            ("extend-exclude", ["a"], ["b"], ("a", "b")),
            (
                "severity",
                {"CC111": "off", "CC112": "off"},
                {"CC111": "info"},
                {"CC111": "info", "CC112": "off"},
            ),
        ],
    )
    def test_the_command_line_wins(
        self, tmp_path: Path, name: str, in_file: object, given: object, expected: object
    ) -> None:
        """
        An option wins over the file; tables are changed entry by entry, added patterns added.
        """
        file = Found(path=tmp_path / "claimcheck.toml", values={name: in_file})
        effective = resolve(file, {name: given})

        assert expected == getattr(effective.settings, name.replace("-", "_"))
        assert effective.origins[name].endswith("command line")
        assert resolve(file, {}).origins[name].endswith("claimcheck.toml")

    def test_patterns_count_from_where_they_are_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Patterns of the file count from its folder, those of options from the working folder.
        """
        (tmp_path / "desk").mkdir()
        monkeypatch.chdir(tmp_path / "desk")
        file = found(tmp_path, extend_exclude=["/a.md"])

        from_file = resolve(file, {}).selection
        from_both = resolve(file, {"extend-exclude": ["/b.md"]}).selection

        assert [False, True] == [from_file.takes_file(name) for name in ("../a.md", "a.md")]
        assert [False, True, False] == [
            from_both.takes_file(name) for name in ("../a.md", "../b.md", "b.md")
        ]
        assert not from_both.takes_folder("venv")

    def test_ignored(self, tmp_path: Path) -> None:
        """
        Beginnings of codes are spelt out, and the pattern is the reason.
        """
        file = found(tmp_path, per_file_ignores={"old/**": ["CC30"]})
        ignored = resolve(file, {}).ignored()

        assert dict.fromkeys(("CC301", "CC302", "CC303", "CC304"), "ignored in old/**") == ignored(
            str(tmp_path / "old" / "a.md")
        )
        assert {} == ignored(str(tmp_path / "new.md"))


class TestLevelsOf:
    @pytest.mark.parametrize(
        "names",
        [["CC", "CC1", "CC11", "CC111"], ["CC111", "CC11", "CC1"], ["CC11", "CC111", "CC1"]],
    )
    def test_the_longest_beginning_wins(self, names: list[str]) -> None:
        """
        In whatever order they are written, the narrower entry wins.
        """
        said = {"CC1": "info", "CC11": "warning", "CC111": "off"}
        levels = levels_of({name: said[name] for name in names if name in said})

        assert [Severity.INFO, None, Severity.WARNING] == [
            levels[code] for code in ("CC101", "CC111", "CC112")
        ]

    def test_a_name_is_its_code(self) -> None:
        """
        The name of a code wins over the beginning of it.
        """
        assert levels_of({"contradicted-date": "off", "CC1": "error"})["CC111"] is None
