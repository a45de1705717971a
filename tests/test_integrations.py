"""What other programs start claimcheck with: hooks, the action, the image, completion."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from claimcheck.cli._main import app
from claimcheck.documents import FOLDER_SUFFIXES

ROOT = Path(__file__).resolve().parents[1]
BASH = shutil.which("bash") or ""
needs_bash = pytest.mark.skipif(not BASH, reason="needs bash")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def parsed(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def options_of(*words: str) -> set[str]:
    """Return the options that a command has."""
    command: Any = typer.main.get_command(app)
    for word in words:
        command = command.commands[word]
    return {name for parameter in command.params for name in parameter.opts} | {"--help", "--"}


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fenced blocks of that kind in all pages, with the name of the page."""
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for found, body in _FENCE.findall(page.read_text(encoding="utf-8")):
            if found == kind:
                yield page.relative_to(ROOT).as_posix(), body


class TestHook:
    def test_entry_is_a_command_we_have(self) -> None:
        """
        The hook starts a command and options that exist, once for all files.
        """
        [hook] = parsed(".pre-commit-hooks.yaml")
        program, command, *options = shlex.split(hook["entry"])

        assert ("claimcheck", "python", True) == (program, hook["language"], hook["require_serial"])
        assert set(options) <= options_of(command)

    def test_files_are_those_we_read(self) -> None:
        """
        The hook is given every kind of draft that a folder may hold, and nothing else.
        """
        [hook] = parsed(".pre-commit-hooks.yaml")
        pattern = re.compile(hook["files"])

        assert all(pattern.search(f"drafts/a{suffix}") for suffix in FOLDER_SUFFIXES)
        assert not any(pattern.search(f"drafts/a{end}") for end in (".py", ".json", ".mdx", "md"))


class TestAction:
    @pytest.fixture
    def script(self) -> str:
        """
        What the action runs to check.
        """
        return str(parsed("action.yml")["runs"]["steps"][-1]["run"])

    @pytest.fixture
    def started(self, tmp_path: Path, script: str) -> Callable[..., list[str]]:
        """
        Run the script with these inputs and a program that tells what it was started with.
        """
        program = tmp_path / "bin" / "claimcheck"
        program.parent.mkdir()
        program.write_text('#!/bin/sh\nfor each in "$@"; do printf "%s\\0" "$each"; done\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        step = parsed("action.yml")["runs"]["steps"][-1]
        names = {value: name for name, value in step["env"].items()}
        defaults = {
            names[f"${{{{ inputs.{name} }}}}"]: str(about.get("default", ""))
            for name, about in parsed("action.yml")["inputs"].items()
            if name != "python-version"
        }

        def run(**inputs: str) -> list[str]:
            given = {
                names[f"${{{{ inputs.{k.replace('_', '-')} }}}}"]: v for k, v in inputs.items()
            }
            path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
            done = subprocess.run(  # noqa: S603 - our own script
                [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
                env={"PATH": path, **defaults, **given},
                cwd=tmp_path,
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
            return done.stdout.split("\0")[:-1]

        return run

    def test_inputs_are_never_part_of_a_script(self) -> None:
        """
        No input is pasted into a script, where it could be run.
        """
        scripts = [step["run"] for step in parsed("action.yml")["runs"]["steps"] if "run" in step]

        assert 2 == len(scripts)
        assert not any("${{" in script for script in scripts)

    def test_options_exist(self, script: str) -> None:
        """
        Every option that the script names is one of check.
        """
        lines = [line for line in script.splitlines() if line.startswith("add ")]
        named = {option for line in lines for option in _OPTION.findall(line)}

        assert {"--sources", "--output-format", "--fail-on"} <= named
        assert named <= options_of("check")

    def test_every_input_is_described_and_used(self) -> None:
        """
        No input is without a description, and each one reaches a step.
        """
        action = parsed("action.yml")
        steps = yaml.safe_dump(action["runs"])

        assert all(about["description"] for about in action["inputs"].values())
        assert [] == [name for name in action["inputs"] if f"inputs.{name} " not in steps]

    @needs_bash
    def test_lines_become_arguments(self, started: Callable[..., list[str]]) -> None:
        """
        Each line is one argument, with its spaces, stars and quotation marks; empty ones are none.
        """
        arguments = started(
            paths="\n  my drafts/*.md  \n-x.md\n$(touch hacked)\n",
            sources="references\nfacts 'n' \"figures\".csv",
            outputs="sarif=out.sarif\njson=my report.json",
            options="--show\nall",
        )

        assert [
            *("check", "--sources", "references", "--sources", "facts 'n' \"figures\".csv"),
            *("--fail-on", "contradicted", "--output-format", "github"),
            *("--output", "sarif=out.sarif", "--output", "json=my report.json"),
            *("--jobs", "2", "--show", "all", "--", "my drafts/*.md", "-x.md", "$(touch hacked)"),
        ] == arguments

    @needs_bash
    def test_the_real_program_runs(self, tmp_path: Path, script: str) -> None:
        """
        With real inputs the script ends as claimcheck does: 1 for a contradiction.
        """
        (tmp_path / "refs").mkdir()
        (tmp_path / "refs" / "tent.md").write_text("The tent weighs 2.4 kg.\n")
        (tmp_path / "a draft.md").write_text("The tent weighs 3.1 kg.\n")
        program = tmp_path / "bin" / "claimcheck"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        done = subprocess.run(  # noqa: S603 - our own script
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            env={
                **os.environ,
                "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "INPUT_PATHS": "a draft.md",
                "INPUT_SOURCES": "refs",
                "INPUT_OUTPUT_FORMAT": "concise",
                "INPUT_JOBS": "2",
            },
            cwd=tmp_path,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

        assert (1, "") == (done.returncode, done.stderr)
        assert done.stdout.startswith("a draft.md:1:1: CC112 contradicted")


class TestImage:
    def test_what_is_copied_exists_and_is_sent(self) -> None:
        """
        The image copies files that there are and that .dockerignore lets through.
        """
        lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
        sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

        assert ["pyproject.toml", "README.md", "LICENSE", "claimcheck"] == copied
        assert all((ROOT / name).exists() and f"!{name}" in sent for name in copied)
        assert "*" == sent[0]

    def test_it_starts_the_program(self) -> None:
        """
        The image runs claimcheck, as no privileged user, with extras that there are.
        """
        text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
        [extras] = re.findall(r'"/src\[([\w,]+)\]"', text)
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

        assert 'ENTRYPOINT ["claimcheck"]\n' in text
        assert "\nUSER nobody\n" in text
        assert all(
            re.search(rf"^{extra} = \[", project, re.MULTILINE) for extra in extras.split(",")
        )


class TestPages:
    def test_yaml_in_the_pages_is_yaml(self) -> None:
        """
        Every YAML example parses, and what it gives the action or the hook is what they take.
        """
        inputs, seen = set(parsed("action.yml")["inputs"]), 0
        for page, body in blocks("yaml"):
            for step in _steps(yaml.safe_load(body)):
                if "claimcheck" in str(step.get("uses", "")):
                    seen += 1
                    assert set(step["with"]) <= inputs, page
                    assert {"paths", "sources"} <= set(step["with"]), page
                if step.get("id") == "claimcheck":
                    seen += 1
                    named = set(_OPTION.findall(" ".join(step["args"])))
                    assert named <= options_of("check"), page

        assert 3 <= seen

    def test_commands_in_the_pages_have_their_options(self) -> None:
        """
        Every claimcheck command in a shell block names options that the program has.
        """
        found = 0
        for page, body in [*blocks("sh"), *blocks("console"), *blocks("yaml")]:
            for line in re.findall(
                r"(?:^|[ /])claimcheck ((?:check|split|annotate)\b.*)$", body, re.MULTILINE
            ):
                words = re.split(r"[#|>]", line)[0].split()
                found += 1
                named = {word.partition("=")[0] for word in words[1:] if word.startswith("-")}
                assert named - {"-"} <= options_of(words[0]), f"{page}: {line}"

        assert 10 <= found


def _steps(value: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a value, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _steps(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _steps(inner)


@needs_bash
class TestCompletion:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (["claimcheck", "ann"], "annotate"),
            (["claimcheck", "check", "--out"], "--output"),
            (["claimcheck", "check", "--fail-on", "un"], "unverifiable"),
            (["claimcheck", "schema", "ans"], "answered-pair"),
        ],
    )
    def test_bash_completes(self, tmp_path: Path, words: list[str], expected: str) -> None:
        """
        In a real bash, commands, options and their values are completed.
        """
        program = tmp_path / "claimcheck"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        script = (
            'eval "$(_CLAIMCHECK_COMPLETE=source_bash claimcheck)"\n'
            'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))\n'
            "_claimcheck_completion claimcheck\n"
            "complete -p claimcheck\n"
            'printf "%s\\n" "${COMPREPLY[@]}"\n'
        )
        done = subprocess.run(  # noqa: S603 - our own script
            [BASH, "--noprofile", "--norc", "-c", script, "bash", *words],
            env={
                **os.environ,
                "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
            },
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        first, *found = done.stdout.splitlines()

        assert "complete -o default -F _claimcheck_completion claimcheck" == first
        assert expected in found
