"""Run the examples in the pages and write what they print, or say which pages are out of date.

In a page, a fenced block after a line such as "Save this as `draft.md`:" is a file, and a line that
begins with "Copy" puts what it names from `fixtures` into the folder. In a block
marked ``console``, each line that begins with "$ claimcheck" is run and what follows is its output;
"$ echo $?" prints the exit code of the line before. A block marked ``python`` is run when a block
marked ``text`` comes right after it, which is what it prints. All blocks of one page share one
folder, and Python blocks share their names, top to bottom.

Usage:
    python docs/examples.py           write the outputs
    python docs/examples.py --check   exit 1 if one differs from what would be written
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
_BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^Save .*`(?P<path>[\w./-]+)`:\n\n$", re.MULTILINE)
_COPY = re.compile(r"^Copy .*$", re.MULTILINE)
_FIXTURE = re.compile(r"`(fixtures/[\w./-]+)`")
_PROGRAM = "claimcheck"


def refreshed(page: str) -> str:
    """Return the text of a page with the outputs of its examples as they are now."""
    with tempfile.TemporaryDirectory() as name:
        return _Run(Path(name)).refreshed(page)


def pages() -> list[Path]:
    """Return the pages that may hold examples, in order."""
    return [
        path
        for folder in ("tutorial", "how-to", "explanation")
        for path in sorted((DOCS / folder).glob("*.md"))
    ]


class _Run:
    """One page being run in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self.program: list[str] = []
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "FORCE_COLOR"},
            "CLAIMCHECK_CACHE_DIR": str(folder / "cache"),
            "PYTHONPATH": str(DOCS.parent),
            "PYTHONUTF8": "1",
        }

    def refreshed(self, page: str) -> str:
        parts, end, said = [], 0, None
        for block in _BLOCK.finditer(page):
            before, kind, body = page[end : block.start()], block["kind"], block["body"]
            parts.append(before)
            self._copy(before)
            file = _FILE.search(before[before.rfind("\n", 0, -2) + 1 :])
            follows = said is not None and before == "\n\n"
            if file is not None:
                self._save(file["path"], body)
            elif kind == "console":
                body = self._console(body)
            elif kind == "text" and follows:
                body = said or ""
            said = self._python(body, page[block.end() :]) if kind == "python" else None
            parts.append(f"```{kind}\n{body}```")
            end = block.end()
        return "".join([*parts, page[end:]])

    def _copy(self, text: str) -> None:
        for line in _COPY.findall(text):
            for name in _FIXTURE.findall(line):
                source, target = DOCS.parent / name, self.folder / Path(name).name
                if source.is_dir():
                    shutil.copytree(source, target)
                else:
                    shutil.copyfile(source, target)

    def _save(self, name: str, body: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")

    def _console(self, body: str) -> str:
        lines, code = [], 0
        for line in body.splitlines():
            if line == "$ echo $?":
                lines += [line, str(code)]
            elif line.startswith(f"$ {_PROGRAM} "):
                done = self._ran("-m", _PROGRAM, *shlex.split(line.removeprefix(f"$ {_PROGRAM} ")))
                code = done.returncode
                lines += [line, *done.stdout.splitlines()]
        return "".join(f"{line}\n" for line in lines)

    def _python(self, body: str, rest: str) -> str | None:
        """Run the blocks so far and return what this one prints, none where no output is shown."""
        if not rest.startswith("\n\n```text\n"):
            return None
        shown = self._ran("-c", "\n".join([*self.program, body])).stdout
        earlier = self._ran("-c", "\n".join(self.program)).stdout if self.program else ""
        self.program.append(body)
        return shown.removeprefix(earlier)

    def _ran(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(  # noqa: S603 - our own pages
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        if done.returncode not in {0, 1} or "Traceback" in done.stderr:
            raise RuntimeError(done.stderr)
        return done


def main(arguments: list[str]) -> int:
    """Write or compare the outputs; return the exit status."""
    stale = []
    for path in pages():
        text = path.read_text(encoding="utf-8")
        new = refreshed(text)
        if new != text and "--check" in arguments:
            stale.append(path.relative_to(DOCS.parent).as_posix())
        elif new != text:
            path.write_text(new, encoding="utf-8")
    for name in stale:
        sys.stdout.write(f"{name} is out of date; run python docs/examples.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
