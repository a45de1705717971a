"""The draft with planted errors through every format, read back by another program."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimcheck.checker import Checker
from claimcheck.documents import read_document
from claimcheck.model import Report
from claimcheck.report import FORMATS, Options
from tests.report.readers import READERS, UNITS, Page, offset

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "vladivostok"
EVERYTHING = {"junit", "html"}
STARTS_ONLY = {"azure", "checkstyle"}
RATINGS = {"Contradicted": "contradicted", "Supported": "supported", "Unverifiable": "unverifiable"}

Place = tuple[str, int, int]


@cache
def report() -> Report:
    sources = [FOLDER / "references", FOLDER / "facts.csv"]
    return Checker(sources=sources).check(read_document(FOLDER / "planted.md"))


@cache
def written(name: str) -> str:
    return FORMATS[name](report(), Options())


@cache
def told_by_json() -> dict[str, Any]:
    (document,) = json.loads(written("json"))["documents"]
    assert isinstance(document, dict)
    return document


def text() -> str:
    return (FOLDER / "planted.md").read_text("utf-8")


def extent(claim: dict[str, Any]) -> tuple[int, int]:
    """Return where a claim starts and where the last of its words in the draft ends."""
    start = claim["spans"][0][0]
    ends = [end for _, end in claim["spans"]]
    ends += [end for s in claim["substitutions"] for at, end in [s["span"]] if at < end]
    return start, max(ends)


def expected(*, everything: bool) -> Counter[Place]:
    """Work out from the JSON report what a format must say; one wrong value a sentence counts."""
    found: Counter[Place] = Counter()
    shared = set()
    for claim in told_by_json()["claims"]:
        verdict = claim["verdict"]
        if verdict["label"] == "contradicted":
            compared = verdict["evidence"][0]["comparisons"]
            values = [(c["claim"], c["source"]) for c in compared if c["outcome"] == "conflict"]
            key = (tuple(claim["sentence"]), verdict["code"], values[0])
            if key in shared:
                continue
            shared.add(key)
        is_alert = verdict["label"] != "supported" and verdict["why"] != "not-checkable"
        if everything or is_alert:
            found[(verdict["code"], *extent(claim))] += 1
    for note in json.loads(written("json"))["diagnostics"]:
        found[(note["code"], *note["span"])] += 1
    return found


def read_back(name: str) -> Counter[Place]:
    found: Counter[Place] = Counter()
    unit = UNITS.get(name, "characters")
    for item in READERS[name](written(name)):
        assert item.path.endswith("vladivostok/planted.md")
        assert item.start is not None
        start = offset(text(), item.start, unit)
        end = start if item.end is None else offset(text(), item.end, unit)
        found[item.code, start, end] += 1
    return found


class TestPlantedErrors:
    @pytest.mark.parametrize("name", sorted(set(READERS) - STARTS_ONLY - {"claimreview"}))
    def test_every_format_tells_the_same_findings_at_the_same_characters(self, name: str) -> None:
        """
        What another parser reads out of a format is what the JSON report says, to the character.
        """
        wanted = expected(everything=name in EVERYTHING)

        assert wanted == read_back(name)
        assert 20 < sum(count for (code, *_), count in wanted.items() if code.startswith("CC11"))

    @pytest.mark.parametrize("name", sorted(STARTS_ONLY))
    def test_formats_without_an_end_tell_the_same_starts(self, name: str) -> None:
        """
        Azure and checkstyle know one position a finding; plain lines of Azure know both.
        """
        starts = Counter((code, start) for code, start, _ in expected(everything=False).elements())

        assert starts == Counter((code, start) for code, start, _ in read_back(name).elements())

    def test_every_claim_that_can_be_checked_is_reviewed(self) -> None:
        """
        ClaimReview has a review a claim, grouped nowhere, rated as the JSON report labels it.
        """
        reviews = Counter(
            (RATINGS[item.code], item.start, item.end, item.message)
            for item in READERS["claimreview"](written("claimreview"))
        )

        claims = Counter(
            (claim["verdict"]["label"], *extent(claim), claim["text"])
            for claim in told_by_json()["claims"]
            if claim["verdict"]["why"] != "not-checkable"
        )
        assert claims == reviews

    def test_the_page_marks_the_words_of_every_claim(self) -> None:
        """
        Put together, the marks of a finding on the page are its words in the draft.
        """
        page = Page(written("html"))
        marked: dict[str, set[int]] = {}
        for attributes, shown in page.of_class("mark"):
            start, end = int(attributes["data-start"]), int(attributes["data-end"])
            assert shown == text()[start:end]
            for card in attributes["data-cards"].split():
                marked.setdefault(card, set()).update(range(start, end))

        for attributes, _ in page.of_class("card"):
            if attributes["data-label"] == "warning":
                continue
            (claim, *_) = [
                claim
                for claim in told_by_json()["claims"]
                if extent(claim) == (int(attributes["data-start"]), int(attributes["data-end"]))
            ]
            words = {at for start, end in claim["spans"] for at in range(start, end)}
            assert words <= marked[attributes["id"]]

    def test_the_page_points_at_the_planted_words(self) -> None:
        """
        Of the planted errors that are found, most have their very words marked as wrong.
        """
        rows = (FOLDER / "planted.jsonl").read_text("utf-8").splitlines()
        planted = [json.loads(row) for row in rows]
        wrong = [
            range(int(attributes["data-start"]), int(attributes["data-end"]))
            for attributes, _ in Page(written("html")).of_class("wrong")
        ]

        hit = 0
        for row in planted:
            start = text().index(row["words"])
            inside = range(start, start + len(row["words"]))
            hit += any(set(inside) & set(each) for each in wrong)
        assert 0.8 * len(planted) <= hit
