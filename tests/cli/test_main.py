from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import claimcheck
import claimcheck.cli
from claimcheck.claims.granularity import Granularity
from claimcheck.cli import _run
from claimcheck.cli._main import app
from claimcheck.cli._options import GranularityName, OutputFormat
from claimcheck.report import FORMATS

Run = Callable[..., Any]


def commands(command: Any, path: str = "claimcheck") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - click or typer's own
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, f"{path} {name}")


COMMANDS = dict(commands(typer.main.get_command(app)))
OWN_HELP = {"help", "install_completion", "show_completion"}


class TestHelp:
    def test_commands(self) -> None:
        """
        The commands are those of the contract so far.
        """
        assert [
            "claimcheck",
            "claimcheck check",
            "claimcheck annotate",
            "claimcheck split",
            "claimcheck verify",
            "claimcheck rule",
            "claimcheck config",
            "claimcheck clean",
            "claimcheck schema",
            "claimcheck wiki",
            "claimcheck wiki add",
            "claimcheck wiki remove",
            "claimcheck wiki suggest",
            "claimcheck wiki lock",
            "claimcheck wiki sync",
            "claimcheck wiki refresh",
            "claimcheck wiki diff",
            "claimcheck wiki verify",
            "claimcheck wiki attribution",
            "claimcheck index",
            "claimcheck index build",
            "claimcheck index info",
        ] == list(COMMANDS)

    @pytest.mark.parametrize("path", COMMANDS)
    def test_every_option_says_what_and_its_default(self, path: str) -> None:
        """
        Each command and option has help; an option that may be left out says what holds then.
        """
        command = COMMANDS[path]

        assert command.help
        for param in command.params:
            if param.name in OWN_HELP:
                continue
            assert param.help, param.name
            assert param.required or param.show_default, param.name

    @pytest.mark.parametrize("path", COMMANDS)
    def test_help_page(self, run: Run, path: str) -> None:
        """
        Every command prints its help on stdout and exits with 0.
        """
        result = run(*path.split()[1:], "--help")

        assert 0 == result.code
        assert result.out.startswith(f"Usage: {path} ")

    def test_is_quick(self) -> None:
        """
        Help loads neither spaCy nor the index nor the readers.
        """
        code = (
            "import sys; from claimcheck.cli import main; main(['check', '--help']);"
            "heavy = {'spacy', 'tantivy', 'rapidfuzz', 'rich', 'markdown_it', 'sentencex'};"
            "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
        )
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )

        assert "[]\n" == done.stderr

    def test_names_agree(self) -> None:
        """
        Formats and granularities on the command line are those there are.
        """
        assert [name.value for name in OutputFormat] == list(FORMATS)
        assert [name.value for name in GranularityName] == [name.value for name in Granularity]


class TestMain:
    def test_version(self, run: Run) -> None:
        """
        --version prints name and version.
        """
        result = run("--version")

        assert (0, f"claimcheck {claimcheck.__version__}\n") == (result.code, result.out)

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            ((), "Missing command; see claimcheck --help"),
            (("index",), "Missing command; see claimcheck index --help"),
            (("chekc",), "No such command 'chekc'"),
            (("rule", "CC110"), "no code named 'CC110'; known: CC101"),
            (("schema", "x"), "'x' is not one of 'report'"),
            (("rule", "\x1b[2J"), r"no code named '\x1b[2J'"),
        ],
    )
    def test_wrong_usage(self, run: Run, args: tuple[str, ...], message: str) -> None:
        """
        One line on stderr, exit 2.
        """
        result = run(*args)

        assert (2, "") == (result.code, result.out)
        assert message in result.err
        assert 1 == result.err.count("\n")

    def test_interrupted(self, run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Ctrl-C ends with 130 and leaves nothing behind.
        """

        def interrupt(*_args: object, **_kwargs: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(_run, "check_drafts", interrupt)
        result = run("check", "drafts", "-s", "refs", "-o", "json=r.json")

        assert (130, "claimcheck: interrupted\n") == (result.code, result.err)
        assert not (desk / "r.json").exists()

    def test_own_fault_is_no_finding(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        A bug of ours exits with 2, names itself last and prints no report.
        """

        def fail(*_args: object, **_kwargs: object) -> None:
            msg = "odd"
            raise TypeError(msg)

        monkeypatch.setattr(_run, "check_drafts", fail)
        code = claimcheck.cli.main(["check", "drafts", "-s", "refs"])
        out, err = capsys.readouterr()

        assert (2, "") == (code, out)
        assert (
            "claimcheck: internal error: TypeError: odd; please report it" == err.splitlines()[-1]
        )

    def test_module_is_the_same_program(self) -> None:
        """
        ``python -m claimcheck`` is ``claimcheck``.
        """
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "rule", "CC999"],
            capture_output=True,
            text=True,
            check=False,
        )

        assert 2 == done.returncode
        assert done.stderr.startswith("claimcheck: no code named 'CC999'")

    @pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
    @pytest.mark.parametrize(
        ("shell", "expected"),
        [
            ("verify <&-", (2, "claimcheck: <stdin>: stdin is closed\n")),
            ("rule >&-", (0, "")),
            (
                "rule > /dev/full",
                (2, "claimcheck: stdout cannot be written to: No space left on device\n"),
            ),
            ("rule CC999 2>&-", (2, "")),
        ],
    )
    def test_closed_and_full_streams(self, shell: str, expected: tuple[int, str]) -> None:
        """
        A stream that is closed, full or a folder is one clear line at most, never a crash.
        """
        done = subprocess.run(  # noqa: S602 - the shell opens and closes the streams
            f"{sys.executable} -m claimcheck {shell}",
            shell=True,
            capture_output=True,
            text=True,
            check=False,
        )

        assert expected == (done.returncode, done.stderr)

    @pytest.mark.skipif(os.name == "nt", reason="needs POSIX pipes")
    def test_reader_that_has_gone(self) -> None:
        """
        A closed pipe is no error and no noise.
        """
        done = subprocess.run(  # noqa: S602 - a pipe is what is tested
            f"{sys.executable} -m claimcheck schema report | head -c 1",
            shell=True,
            capture_output=True,
            text=True,
            check=True,
        )

        assert ("{", "") == (done.stdout, done.stderr)
