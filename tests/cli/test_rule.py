from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from claimcheck.codes import CODES

Run = Callable[..., Any]


class TestRule:
    def test_all(self, run: Run) -> None:
        """
        Without a code there is a line for each.
        """
        lines = run("rule").out.splitlines()

        assert list(CODES) == [line.split()[0] for line in lines]

    def test_one(self, run: Run) -> None:
        """
        By number or name, with both example lines and when it is silent.
        """
        page = run("rule", "CC111").out

        assert page == run("rule", "contradicted-date").out
        assert page.startswith("CC111 contradicted-date (error)\n")
        assert "  draft   " in page
        assert "  source  " in page
        assert "Silent when: " in page

    def test_json(self, run: Run) -> None:
        """
        Programs get the same table.
        """
        made = json.loads(run("rule", "--output-format", "json").out)["rules"]

        assert list(CODES) == [entry["code"] for entry in made]
        assert {"error", "warning", "info", "off", "exit 2"} == {e["default"] for e in made}
