from __future__ import annotations

import json

from claimcheck.model import Label, Report
from claimcheck.report import FORMATS, Options


class TestJson:
    def test_indented_with_a_line_break_at_its_end(self, report: Report) -> None:
        """
        The file ends as text files do and can be read in a diff.
        """
        made = FORMATS["json"](report, Options())

        assert made.startswith('{\n  "schema_version": "1",\n')
        assert made.endswith("\n}\n")

    def test_options_for_people_change_nothing(self, report: Report) -> None:
        """
        Programs get everything, whatever is shown to people.
        """
        options = Options(show=frozenset({Label.SUPPORTED}), colour=True, verbose=True, width=40)

        for name in ("json", "jsonl"):
            assert FORMATS[name](report, Options()) == FORMATS[name](report, options)


class TestJsonl:
    def test_one_line_a_claim_and_an_end(self, report: Report) -> None:
        """
        Every line stands alone; the last has what belongs to all.
        """
        *claims, end = map(json.loads, FORMATS["jsonl"](report, Options()).splitlines())

        assert ["a1", "b2", "c3", "d4"] == [line["id"] for line in claims]
        assert {("claim", "drafts/mill.md", "2019-04-24")} == {
            (line["type"], line["path"], line["published"]) for line in claims
        }
        assert ["type", "schema_version", "signature", "counts", "diagnostics"] == list(end)
        assert {"supported": 1, "contradicted": 1, "unverifiable": 2} == end["counts"]

    def test_claims_are_those_of_json(self, report: Report) -> None:
        """
        Both formats say the same of a claim.
        """
        whole = json.loads(FORMATS["json"](report, Options()))["documents"][0]["claims"]
        *lines, _ = map(json.loads, FORMATS["jsonl"](report, Options()).splitlines())
        for line in lines:
            del line["type"], line["path"], line["published"]

        assert whole == lines
