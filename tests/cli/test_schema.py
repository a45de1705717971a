from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.cli.schema import SchemaName

Run = Callable[..., Any]


class TestSchema:
    @pytest.mark.parametrize("name", list(SchemaName))
    def test_is_a_schema(self, run: Run, name: SchemaName) -> None:
        """
        Each is JSON, says which dialect it is, and resolves within itself.
        """
        text = run("schema", name.value).out
        made = json.loads(text)

        assert made["$schema"].endswith("2020-12/schema")
        for part in text.split('"$ref": "#/$defs/')[1:]:
            assert part[: part.index('"')] in made["$defs"]

    def test_same_bytes_for_any_hash_seed(self) -> None:
        """
        Nothing in a schema depends on the order of a set.
        """
        made = {
            subprocess.run(
                [sys.executable, "-m", "claimcheck", "schema", "report"],
                capture_output=True,
                check=True,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            ).stdout
            for seed in ("0", "1")
        }

        assert 1 == len(made)
