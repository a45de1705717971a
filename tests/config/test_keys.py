from __future__ import annotations

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from claimcheck.cli._settings_text import text_of, to_toml
from claimcheck.config import Settings, key_names, keys, read, resolve


class TestKeys:
    def test_every_key_is_described(self) -> None:
        """
        Each key says what it means and what its value must be, in sentences fit for a page.
        """
        found = list(keys())

        assert list(key_names()) == [key.name for key in found]
        assert all(key.must and key.description.endswith(".") for key in found)
        assert all("|" not in key.must + key.description for key in found)

    def test_defaults_are_valid(self, tmp_path: Path) -> None:
        """
        A file with every default written out is a good file and changes nothing.
        """
        file = tmp_path / "claimcheck.toml"
        defaults = [key for key in keys() if key.default is not None]
        file.write_text("".join(f"{key.name} = {to_toml(key.default)}\n" for key in defaults))

        assert resolve(None, {}).settings == resolve(read(file), {}).settings

    def test_the_schema_knows_the_same_keys(self) -> None:
        """
        The JSON Schema has every key with its meaning, and forbids others.
        """
        schema = msgspec.json.schema(Settings)["$defs"]["Settings"]

        assert list(key_names()) == list(schema["properties"])
        assert schema["additionalProperties"] is False
        assert all(entry["description"] for entry in schema["properties"].values())


class TestTextOf:
    @pytest.mark.parametrize("value", ['a"b\\', "a\x1b[31m", "ü\u2028", "", "a=b # c"])
    def test_is_toml_again(self, tmp_path: Path, value: str) -> None:
        """
        What is printed can be read back, and no control character of a value gets through.
        """
        file = tmp_path / "claimcheck.toml"
        file.write_text(f'per-file-ignores = {{ {json.dumps(value + "x")} = ["CC102"] }}\n')
        text = text_of(resolve(read(file), {}), key_names())

        assert {value + "x": ["CC102"]} == tomllib.loads(text)["per-file-ignores"]
        assert "\x1b" not in text
        assert "\u2028" not in text
