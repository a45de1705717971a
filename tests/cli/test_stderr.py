from __future__ import annotations

import pytest

from claimcheck.cli import _stderr
from claimcheck.cli._stderr import Bar, complain


class TestComplain:
    def test_one_visible_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Whatever a file is called, a complaint is one line and obeys nobody.
        """
        complain("a\nb\x1b[2J")

        assert "claimcheck: a b\\x1b[2J\n" == capsys.readouterr().err


class TestBar:
    @pytest.mark.parametrize(
        ("is_terminal", "is_wanted", "patience", "expected"),
        [
            (True, True, 0.0, True),
            (True, True, 60.0, False),
            (True, False, 0.0, False),
            (False, True, 0.0, False),
        ],
    )
    def test_only_on_a_terminal_after_a_while(
        self,
        monkeypatch: pytest.MonkeyPatch,
        is_terminal: bool,  # noqa: FBT001 - a column of the table
        is_wanted: bool,  # noqa: FBT001 - a column of the table
        patience: float,
        expected: bool,  # noqa: FBT001 - a column of the table
    ) -> None:
        """
        The bar shows for long work on a terminal, and never otherwise.
        """
        shown: list[str] = []

        class Fake:
            def start(self) -> None:
                shown.append("start")

            def stop(self) -> None:
                shown.append("stop")

            def add_task(self, what: str, total: int) -> int:
                shown.append(f"{what} {total}")
                return 0

            def update(self, task: int, completed: int, total: int) -> None:
                shown.append(f"{task}: {completed}/{total}")

        monkeypatch.setattr(_stderr, "_new_progress", Fake)
        monkeypatch.setattr(_stderr, "_PATIENCE", patience)
        monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
        with Bar(is_wanted=is_wanted) as bar:
            bar.indexing(1, 2)
            bar.checking(1, 3)

        everything = ["start", "Reading sources 2", "0: 1/2", "Checking drafts 3", "0: 1/3", "stop"]
        assert (everything if expected else []) == shown
