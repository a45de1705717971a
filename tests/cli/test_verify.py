from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import _run
from claimcheck.model import Verdict

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def asked(
    monkeypatch: pytest.MonkeyPatch, label: Callable[[str], Verdict]
) -> list[tuple[object, ...]]:
    """
    What the verifier was asked; it answers by the first word of the claim.
    """
    seen: list[tuple[object, ...]] = []

    def verify_pair(claim: str, evidence: object, published: object, verifier: object) -> Verdict:
        assert verifier is None  # nobody asked for one
        seen.append((claim, evidence, str(published)))
        return label(claim.partition(" ")[0])

    monkeypatch.setattr(_run, "verify_pair", verify_pair)
    return seen


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


class TestVerify:
    def test_same_rows_in_order_with_the_answer(
        self, run: Run, tmp_path: Path, asked: list[tuple[object, ...]]
    ) -> None:
        """
        Fields of the row stay, in their order; ours follow.
        """
        first = {"extra": [1, None], "id": 7, "claim": "wrong é", "evidence": ["a", "b"]}
        second = {"claim": "unknown", "evidence": [], "published": "2019-04-24"}
        result = run(
            "verify", write(tmp_path / "p.jsonl", first, second), "--published", "2020-01-01"
        )
        rows = [json.loads(line) for line in result.out.splitlines()]

        assert (0, "") == (result.code, result.err)
        assert [*first, "label", "probabilities", "code", "reason", "why"] == list(rows[0])
        assert first == {name: rows[0][name] for name in first}
        assert ["contradicted", "unverifiable"] == [row["label"] for row in rows]
        assert {"supported": 0.05, "contradicted": 0.9, "unverifiable": 0.05} == rows[0][
            "probabilities"
        ]
        assert [None, "no-passage"] == [row["why"] for row in rows]
        assert [
            ("wrong é", ("a", "b"), "2020-01-01"),
            ("unknown", (), "2019-04-24"),
        ] == asked

    def test_own_answer_can_be_verified_again(self, run: Run, tmp_path: Path) -> None:
        """
        A row that was answered before gets the new answer in place of the old.
        """
        path = write(tmp_path / "p.jsonl", {"label": "old", "claim": "right", "evidence": ["x"]})
        once = run("verify", path).out
        path.write_text(once)

        assert ["claim", "evidence", "label"] == list(json.loads(once))[:3]

        assert once == run("verify", path).out

    def test_stdin(
        self,
        run: Run,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """
        Without a file, or with a dash, rows come from stdin.
        """
        path = write(tmp_path / "p.jsonl", {"claim": "right", "evidence": ["x"]})
        for args in ((), ("-",)):
            with path.open() as stream:
                monkeypatch.setattr("sys.stdin", stream)

                assert '"label": "supported"' in run("verify", *args).out

    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            ("{", "not JSON: "),
            ("[1]", "a row must be an object"),
            ('{"evidence": []}', '"claim" is missing'),
            ('{"claim": "x"}', '"evidence" is missing'),
            ('{"claim": " ", "evidence": []}', '"claim" must be a sentence'),
            ('{"claim": 5, "evidence": []}', '"claim" must be a sentence, got 5'),
            ('{"claim": "x", "evidence": "y"}', '"evidence" must be a list of texts, got "y"'),
            ('{"claim": "x", "evidence": ["y", 3]}', '"evidence"[1] must be a text, got 3'),
            ('{"claim": "x", "evidence": [], "published": "May"}', "must be a date like"),
            ('{"claim": "x", "evidence": [], "score": NaN}', "NaN is no JSON"),
            ("[" * 100_000, "not JSON: "),
        ],
    )
    def test_wrong_row(
        self, run: Run, tmp_path: Path, asked: list[tuple[object, ...]], row: str, problem: str
    ) -> None:
        """
        A wrong row is named with its line before anything is worked on or written.
        """
        path = tmp_path / "p.jsonl"
        path.write_text(f'{{"claim": "right", "evidence": []}}\n\n{row}\n')
        result = run("verify", path)

        assert (2, "") == (result.code, result.out)
        assert "p.jsonl:3: " in result.err
        assert problem in result.err
        assert [] == asked

    @pytest.mark.parametrize(
        ("data", "problem"), [(b"\xff{}", "not UTF-8 text (byte 0)"), (None, "No such file")]
    )
    def test_wrong_file(self, run: Run, tmp_path: Path, data: bytes | None, problem: str) -> None:
        """
        A file that cannot be read is one line and exit 2.
        """
        path = tmp_path / "p.jsonl"
        if data is not None:
            path.write_bytes(data)
        result = run("verify", path)

        assert 2 == result.code
        assert problem in result.err

    def test_lone_surrogate_is_written(
        self, run: Run, tmp_path: Path, asked: list[tuple[object, ...]]
    ) -> None:
        """
        Half a surrogate pair in a row does not stop the others.
        """
        path = tmp_path / "p.jsonl"
        path.write_text('{"claim": "right \\ud83d", "evidence": ["x"]}\n')

        assert '"claim": "right \ufffd"' in run("verify", path).out
        assert [("right \ufffd", ("x",), "None")] == asked
