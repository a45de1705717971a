"""What the documentation promises: pages that fit the program, links that lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from claimcheck.cli._main import app
from claimcheck.codes import CODES

ROOT = Path(__file__).resolve().parents[1]
TEXT_FILES = {".md", ".py", ".toml", ".cfg", ".yml", ".yaml", ".txt", ".json", ".sh", ""}
FOLDERS = ("claimcheck", "tests", "docs", "benchmarks", "fixtures", ".ci")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
# Our own distribution has another name; the plain one on the package index is another tool.
_WRONG_INSTALL = re.compile(r"pip install " + r"claimcheck(?=[\s'\"`]|$)", re.MULTILINE)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def our_files() -> Iterator[Path]:
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file())
    for folder in FOLDERS:
        yield from sorted(path for path in (ROOT / folder).rglob("*") if path.is_file())


def our_texts() -> Iterator[tuple[str, str]]:
    for path in our_files():
        if path.suffix in TEXT_FILES and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8", errors="replace")


def anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(_FENCE.sub("", read(page)))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own scripts and examples
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "CLAIMCHECK_CACHE_DIR": str(folder / "cache"),
        },
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize("script", ["generate.py", "examples.py", "readme_output.py"])
def test_what_is_made_from_the_program_is_up_to_date(script: str, tmp_path: Path) -> None:
    """A page never shows an option, code, field or output that the program does not have."""
    done = run(str(ROOT / "docs" / script), "--check", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    """Every relative link of a page resolves, its anchor included."""
    for link in _LINK.findall(_FENCE.sub("", read(page))):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert target == ROOT or ROOT in target.parents, f"{link} leaves the repository"
        assert not anchor or anchor in anchors(target), link


def test_a_code_is_called_reserved_when_nothing_reports_it() -> None:
    """The page of codes promises no finding that the program never makes."""
    page = read(ROOT / "docs" / "reference" / "codes.md")
    reserved = {part[:5] for part in page.split("\n## ")[1:] if "Reserved: " in part}
    program = "".join(
        text for name, text in our_texts() if name.startswith("claimcheck/") and "codes" not in name
    )
    assert {code for code in CODES if f'"{code}"' not in program} == reserved


def test_every_page_can_be_found_from_the_readme() -> None:
    """No page is an orphan: the README links each one."""
    linked = {(ROOT / link.partition("#")[0]).resolve() for link in _LINK.findall(read(PAGES[1]))}
    pages = set((ROOT / "docs").rglob("*.md"))
    assert PAGES[1].name == "README.md"
    assert not pages - linked


def test_nothing_installs_the_other_distribution() -> None:
    """No file tells anyone to install the package that has our name and is not ours."""
    assert [name for name, text in our_texts() if _WRONG_INSTALL.search(text)] == []


def test_the_wrong_install_is_recognised() -> None:
    """The search finds the phrase at a line's end and before a space or a quotation mark."""
    phrase = "pip install " + "claimcheck"
    assert all(_WRONG_INSTALL.search(phrase + end) for end in ("", "\n", " .", '"', "'", "`"))
    assert not _WRONG_INSTALL.search(phrase + "-editorial")


def test_the_test_command_stands_in_the_readme_alone() -> None:
    """The README's command for the tests is written once, and whoever needs it reads it there."""
    blocks = [body for kind, body in _FENCE.findall(read(ROOT / "README.md")) if kind == "sh"]
    commands = [line for body in blocks for line in body.splitlines() if line.endswith("pytest")]
    assert len(commands) == 1
    assert [name for name, text in our_texts() if commands[0] in text] == ["README.md"]


def test_the_readme_example_runs(tmp_path: Path) -> None:
    """The Python example of the README works as it stands, given a draft and references."""
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "tent.md").write_text("The tent weighs 2.4 kg.\n", "utf-8")
    (tmp_path / "draft.md").write_text("The tent weighs 3.1 kg.\n", "utf-8")
    [program] = [
        body for kind, body in _FENCE.findall(read(ROOT / "README.md")) if kind == "python"
    ]
    done = run("-c", program, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "CC112 contradicted: claim says 3.1 kg, source says 2.4 kg" in done.stdout
    assert "contradicted CC111" in done.stdout


def test_every_option_has_help() -> None:
    """No command, argument or option is left without a word of help."""
    assert list(_without_help(typer.main.get_command(app), "claimcheck")) == []


def _without_help(command: object, name: str) -> Iterator[str]:
    if not getattr(command, "help", None):
        yield name
    for parameter in getattr(command, "params", ()):
        if not getattr(parameter, "help", None):
            yield f"{name} {parameter.name}"
    for each, inner in getattr(command, "commands", {}).items():
        yield from _without_help(inner, f"{name} {each}")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_one_sentence_a_line(page: Path) -> None:
    """The sources of the pages keep to one sentence a line, so that changes read well."""
    prose = re.sub(r"`[^`]*`|\"[^\"]*\"|\*\*[^*]*\*\*", "x", _FENCE.sub("", read(page)))
    lines = [line for line in prose.splitlines() if not line.startswith("|")]
    assert [line for line in lines if re.search(r"[a-z)x][.?!] [A-Z]", line)] == []
