"""The architecture as a test: who may import whom, and what an import costs."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

import claimcheck

PACKAGE = Path(claimcheck.__file__).parent

MAY_IMPORT = {
    "errors": set(),
    "model": {"errors"},
    "codes": {"errors", "model"},
    "text": {"errors", "model"},
    "syntax": {"errors", "model", "text"},
    "documents": {"errors", "model", "text"},
    "claims": {"errors", "model", "text", "syntax"},
    "retrieval": {"errors", "model", "text", "syntax"},
    "matchers": {"errors", "model", "text", "syntax"},
    "verifier": {"errors", "model"},
    "sources": {"errors", "model", "text", "documents"},
    "scorer": {"errors", "model", "codes"},
    "report": {"errors", "model", "codes"},
    "triage": {"errors", "model", "codes"},
}
TOP = {"config", "checker", "bulk", "cli", "testing", "__init__", "__main__"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif node.module == "claimcheck":
            names = [f"claimcheck.{alias.name}" for alias in node.names]
        elif node.module:
            names = [node.module]
        for name in names:
            if name.startswith("claimcheck."):
                yield node.lineno, name.split(".")[1]


MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


class TestLayers:
    @pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
    def test_imports_point_downwards(self, path: Path) -> None:
        """
        A module imports its own package and the layers below it, nothing else.
        """
        own = part_of(path)
        if own in TOP:
            return
        allowed = MAY_IMPORT[own] | {own}

        wrong = [
            f"{path.name}:{line} imports {part}"
            for line, part in imported_parts(path)
            if part not in allowed and not part.startswith("__")
        ]

        assert [] == wrong

    def test_every_part_has_a_place(self) -> None:
        """
        A new top-level package or module is put into the table above before it lands.
        """
        parts = {part_of(path) for path in MODULES}

        assert set() == parts - set(MAY_IMPORT) - TOP


HEAVY = ("spacy", "tantivy", "wikipediaapi", "attrs", "msgspec", "rapidfuzz", "typer", "rich")

PROBE = """
import socket, sys, builtins
opened = []
def refuse(*a, **k): raise AssertionError("socket opened at import")
socket.socket.connect = refuse
import claimcheck
print(",".join(sorted(set(sys.modules) & set({heavy!r}))))
"""


class TestImport:
    def test_nothing_heavy_is_loaded(self) -> None:
        """
        ``import claimcheck`` loads none of the libraries that take time, and opens no socket.
        """
        out = subprocess.run(  # noqa: S603 - this interpreter, our own words
            [sys.executable, "-c", PROBE.format(heavy=HEAVY)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout

        assert "" == out.strip()

    def test_import_is_quick(self) -> None:
        """
        ``import claimcheck`` costs less than 80 ms more than an empty interpreter.
        """

        def seconds(code: str) -> float:
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - as above
            return time.perf_counter() - started

        pairs = [(seconds("import claimcheck"), seconds("pass")) for _ in range(7)]

        assert 0.080 > median(ours - empty for ours, empty in pairs)

    def test_public_names_are_sorted_and_real(self) -> None:
        """
        ``__all__`` is sorted, short, and every name in it can be had.
        """
        names = claimcheck.__all__

        assert sorted(names) == list(names)
        assert 30 >= len(names)
        assert [] == [name for name in names if getattr(claimcheck, name, None) is None]

    def test_unknown_name_is_an_attribute_error(self) -> None:
        """
        A misspelt name fails as on any module.
        """
        with pytest.raises(AttributeError, match="no attribute 'chekc'"):
            claimcheck.__getattr__("chekc")
