"""The whole program, nothing faked: a draft of four sentences and two sources."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DRAFT = """The Lindholm bridge was opened in 2009. The Lindholm bridge is 240 metres long.
The Lindholm bridge is the most beautiful bridge in the world.
Erik Solberg designed the Lindholm bridge.
"""
BRIDGE = """The Lindholm bridge was opened in May 2008.
The Lindholm bridge is 240 metres long.
"""
ARCHITECT = "The Lindholm bridge was designed by Erik Solberg.\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Two drafts, two sources.
    """
    folder = tmp_path_factory.mktemp("place")
    files = {
        "drafts/one.md": DRAFT,
        "drafts/two.md": DRAFT.replace("2009", "2008"),
        "refs/bridge.md": BRIDGE,
        "refs/architect.md": ARCHITECT,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def claimcheck(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "claimcheck", *args],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )


CHECK = ("check", "drafts", "-s", "refs", "--output-format", "json")


class TestProgram:
    def test_check(self, place: Path) -> None:
        """
        The wrong year is found with its code, and nothing else is contradicted.
        """
        done = claimcheck(place, *CHECK)
        made = json.loads(done.stdout)
        claims = [claim for document in made["documents"] for claim in document["claims"]]

        assert (1, b"") == (done.returncode, done.stderr)
        assert ["CC111"] == [
            claim["verdict"]["code"]
            for claim in claims
            if claim["verdict"]["label"] == "contradicted"
        ]
        assert made["counts"]["supported"] >= 4

    @pytest.mark.parametrize(
        ("options", "environment"),
        [
            (("-j", "2"), {}),
            ((), {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}),
        ],
    )
    def test_same_bytes(
        self, place: Path, options: tuple[str, ...], environment: dict[str, str]
    ) -> None:
        """
        Processes, hash seed, time zone and locale change no byte.
        """
        first = claimcheck(place, *CHECK, PYTHONHASHSEED="1", TZ="UTC")
        other = claimcheck(place, *CHECK, *options, **environment)

        assert first.stdout == other.stdout

    def test_split_and_verify(self, place: Path) -> None:
        """
        The other commands work on the same texts.
        """
        split = claimcheck(place, "split", "drafts/one.md")
        row = {
            "id": 1,
            "claim": "The Lindholm bridge was opened in 2009.",
            "evidence": ["The Lindholm bridge was opened in May 2008."],
        }
        (place / "pairs.jsonl").write_text(json.dumps(row))
        verify = claimcheck(place, "verify", "pairs.jsonl")
        answer = json.loads(verify.stdout)

        assert (0, b"") == (split.returncode, split.stderr)
        assert b"drafts/one.md:1:1: " in split.stdout
        assert (0, "contradicted", "CC111") == (
            verify.returncode,
            answer["label"],
            answer["code"],
        )
