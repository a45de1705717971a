"""The fixtures keep their own promises: rows parse, words are found, drafts differ as said."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DESKS = (
    "business",
    "election",
    "harbour",
    "health",
    "manual",
    "rail",
    "science",
    "vladivostok",
)
PARAPHRASED = ("business", "manual", "science", "vladivostok")
CODES = tuple(f"CC{number}" for number in range(111, 119))
EXPECTED_FIELDS = {"statement", "words", "backed", "reference", "low_overlap", "passage"}
PLANTED_FIELDS = {"code", "words", "was", "reference", "passage"}
FACTS_HEADER = ["subject", "attribute", "value", "unit", "as_of", "note"]

# Least counts: sentences of the draft, expected rows, backed rows, planted errors, references.
LEAST = {
    "business": (10, 14, 14, 6, 3),
    "election": (20, 25, 20, 20, 8),
    "harbour": (22, 30, 25, 20, 8),
    "health": (22, 30, 25, 20, 8),
    "manual": (10, 14, 14, 6, 3),
    "rail": (20, 25, 20, 20, 8),
    "science": (10, 16, 16, 6, 3),
    "vladivostok": (18, 60, 60, 24, 12),
}

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a after also an and are as at be been before but by did do does for from had has have he
    her him his if in into is it its no not of on one or out s she so that the their them then
    there these they this those to up was were what when where which while who will with""",
    )
)
ENDINGS = ("ies", "ing", "ed", "es", "s", "e")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def prose(path: Path) -> str:
    """Return what a reader of the reference sees, near enough to find a passage in it."""
    if path.suffix == ".jsonl":
        return "\n".join(row["text"] for row in rows(path))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", text, flags=re.DOTALL))
    return " ".join(text.split())


def without_quotations(text: str) -> str:
    return re.sub(r"[\"“][^\"”]*[\"”]$", '".', text)


def stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def content_words(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+(?:[.,]\d+)*", text.casefold())
    return {stem(word) for word in words if word not in FUNCTION_WORDS}


def overlap(statement: str, passage: str) -> float:
    ours = content_words(statement)
    return len(ours & content_words(passage)) / len(ours)


def sentence_count(draft: str) -> int:
    """Count the sentences of paragraphs and list items; headings, code and links have none."""
    body = re.sub(r"```.*?```", "", draft.split("---\n", 2)[2], flags=re.DOTALL)
    lines = [line for line in body.splitlines() if line and not line.startswith(("#", "- [", "("))]
    return sum(len(re.findall(r"[.?][\"”]?(?= [A-Z\"“]|$)", line)) for line in lines)


@pytest.fixture(params=DESKS)
def desk(request: pytest.FixtureRequest, fixtures: Path) -> Path:
    """
    The folder of one text.
    """
    return fixtures / str(request.param)


class TestDraft:
    def test_is_dated_and_titled(self, desk: Path) -> None:
        """
        A draft opens with front matter that gives its title and its day.
        """
        text = (desk / "draft.md").read_text(encoding="utf-8")

        assert re.match(r"---\ntitle: .+\ndate: \d{4}-\d\d-\d\d\n---\n", text)

    def test_is_long_enough(self, desk: Path) -> None:
        """
        Each draft is an article of some length, the first one the longest.
        """
        text = (desk / "draft.md").read_text(encoding="utf-8")

        assert sentence_count(text) >= LEAST[desk.name][0]

    def test_has_references(self, desk: Path) -> None:
        """
        Each draft has several pages to be checked with, none of them empty.
        """
        pages = sorted((desk / "references").iterdir())

        assert len(pages) >= LEAST[desk.name][4]
        assert all(prose(page) for page in pages)


class TestExpected:
    def test_rows_have_the_documented_fields(self, desk: Path) -> None:
        """
        Every row holds exactly the fields that the folder's README explains.
        """
        found = rows(desk / "expected.jsonl")

        assert len(found) >= LEAST[desk.name][1]
        assert [EXPECTED_FIELDS] * len(found) == [set(row) for row in found]

    def test_words_stand_once_in_the_draft(self, desk: Path) -> None:
        """
        The words of a row name one place of the clean draft.
        """
        text = (desk / "draft.md").read_text(encoding="utf-8")

        assert [] == [
            row["words"] for row in rows(desk / "expected.jsonl") if text.count(row["words"]) != 1
        ]

    def test_statements_are_different(self, desk: Path) -> None:
        """
        No statement is listed twice, so that none counts twice.
        """
        counts = Counter(row["statement"] for row in rows(desk / "expected.jsonl"))

        assert [] == [statement for statement, count in counts.items() if count > 1]

    def test_backed_rows_quote_their_reference(self, desk: Path) -> None:
        """
        A backed statement names a reference and quotes it; an unbacked one does neither.
        """
        found = rows(desk / "expected.jsonl")
        backed = [row for row in found if row["backed"]]

        assert len(backed) >= LEAST[desk.name][2]
        for row in backed:
            assert row["passage"] in prose(desk / "references" / row["reference"])
        assert all(row["reference"] is row["passage"] is None for row in found if not row["backed"])

    def test_low_overlap_is_measured(self, desk: Path) -> None:
        """
        A row says low overlap exactly when under half of its content words are in the passage.
        """
        for row in rows(desk / "expected.jsonl"):
            is_low = row["backed"] and overlap(row["statement"], row["passage"]) < 0.5
            assert (row["statement"], is_low) == (row["statement"], row["low_overlap"])

    @pytest.mark.parametrize("name", PARAPHRASED)
    def test_half_is_paraphrase(self, name: str, fixtures: Path) -> None:
        """
        At least half of the backed statements share under half of their words with their passage.
        """
        backed = [row for row in rows(fixtures / name / "expected.jsonl") if row["backed"]]

        assert sum(row["low_overlap"] for row in backed) >= len(backed) / 2

    def test_passages_are_one_sentence(self, desk: Path) -> None:
        """
        What backs a statement or refutes an error stands in one sentence, not spread over two.

        What a speaker is quoted with at its end may be several.
        """
        found = rows(desk / "expected.jsonl") + rows(desk / "planted.jsonl")
        passages = [row["passage"] for row in found if row["passage"]]

        bare = [without_quotations(text) for text in passages]
        assert [] == [text for text in bare if re.search(r"[.?!][\"”]? [A-Z`]", text)]
        assert all(text.endswith((".", '."', ".”")) for text in passages)


class TestPlanted:
    def test_rows_have_the_documented_fields(self, desk: Path) -> None:
        """
        Every planted error has a known code and the documented fields.
        """
        found = rows(desk / "planted.jsonl")

        assert len(found) >= LEAST[desk.name][3]
        assert [PLANTED_FIELDS] * len(found) == [set(row) for row in found]
        assert {row["code"] for row in found} <= set(CODES)

    def test_every_code_is_planted(self, fixtures: Path) -> None:
        """
        The long text has three errors of each of the eight kinds.
        """
        counts = Counter(row["code"] for row in rows(fixtures / "vladivostok" / "planted.jsonl"))

        assert [] == [code for code in CODES if counts[code] != 3]

    def test_differs_only_where_it_says(self, desk: Path) -> None:
        """
        Putting the old words back, each found once, gives the clean draft to the character.
        """
        text = (desk / "planted.md").read_text(encoding="utf-8")
        for row in rows(desk / "planted.jsonl"):
            assert (row["words"], 1) == (row["words"], text.count(row["words"]))
            text = text.replace(row["words"], row["was"])

        assert (desk / "draft.md").read_text(encoding="utf-8") == text

    def test_rows_follow_the_text(self, desk: Path) -> None:
        """
        The rows stand in the order of their errors in the planted draft.
        """
        text = (desk / "planted.md").read_text(encoding="utf-8")
        places = [text.index(row["words"]) for row in rows(desk / "planted.jsonl")]

        assert sorted(places) == places

    def test_errors_are_refuted_by_a_reference(self, desk: Path) -> None:
        """
        Each error names a reference and quotes the words in it that refute it.
        """
        for row in rows(desk / "planted.jsonl"):
            assert row["passage"] in prose(desk / "references" / row["reference"])


class TestFacts:
    def test_header_and_rows(self, fixtures: Path) -> None:
        """
        The fact table has the one header allowed, full rows, and periods that differ.
        """
        with (fixtures / "vladivostok" / "facts.csv").open(encoding="utf-8", newline="") as file:
            header, *body = csv.reader(file)

        assert FACTS_HEADER == header
        assert len(body) >= 12
        assert {len(header)} == {len(row) for row in body}
        periods = Counter((row[0], row[1]) for row in {(row[0], row[1], row[4]) for row in body})
        assert max(periods.values()) > 1
