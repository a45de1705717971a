"""Write a piece of a real report into README.md, or say whether it is out of date.

The piece is the first contradiction and the last line of what the README's own command prints. It
stands between the two markers ``<!-- output -->`` and ``<!-- /output -->``.

Usage:
    python docs/readme_output.py           write it
    python docs/readme_output.py --check   exit 1 if it differs from what would be written
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (
    "check fixtures/vladivostok/planted.md --sources fixtures/vladivostok/references"
    " --sources fixtures/vladivostok/facts.csv --color never"
)
_OUTPUT = re.compile(r"(?<=<!-- output -->\n).*?(?=<!-- /output -->)", re.DOTALL)


def excerpt() -> str:
    """Return the first block of a contradiction and the last line of the report.

    Raises:
        RuntimeError: The program failed or found no contradiction; the message has its complaint.
    """
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "claimcheck", *COMMAND.split(), "--cache-dir", cache],
            cwd=ROOT,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    if done.returncode != 1:
        raise RuntimeError(done.stderr or "no contradiction found")
    blocks = done.stdout.strip().split("\n\n")
    first = next(block for block in blocks if " contradicted: " in block.partition("\n")[0])
    return f"```text\n{first}\n\n…\n\n{blocks[-1]}\n```\n"


def refreshed(readme: str) -> str:
    """Return the README with the piece as it is now."""
    piece = excerpt()
    return _OUTPUT.sub(lambda _: piece, readme)


def main(arguments: list[str]) -> int:
    """Write or compare the piece; return the exit status."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    new = refreshed(text)
    if new == text:
        return 0
    if "--check" in arguments:
        sys.stdout.write("README.md is out of date; run python docs/readme_output.py\n")
        return 1
    path.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
