"""The whole program on our own drafts: what it must find, and what it must leave alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from benchmarks.quality.drafts import Outcome, measure_folder
from claimcheck.checker import Checker
from claimcheck.claims.trace import is_traceable
from claimcheck.documents import parse_document, read_document
from claimcheck.model import Report, Verdict
from claimcheck.syntax.parser import SpacyParser
from claimcheck.text.words import content_words

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
PLACE_IN_PICTURE = re.compile(r"\((?:left|right|centre)\)")
DESKS = ("vladivostok", "business", "science", "manual")
# Written by people who had not seen the program; see fixtures/README.md.
STRANGERS = ("harbour", "health", "election", "rail")


@cache
def outcome(desk: str) -> Outcome:
    return measure_folder(FIXTURES / desk)


@cache
def report(desk: str, draft: str = "draft.md") -> Report:
    folder = FIXTURES / desk
    sources = [folder / "references", *folder.glob("facts.csv")]
    return Checker(sources=sources).check(read_document(folder / draft))


def best(verdict: Verdict) -> str:
    """Return the passage that decided."""
    return verdict.evidence[0].passage.key if verdict.evidence else ""


class TestPlantedErrors:
    def test_most_are_found_with_the_right_code(self) -> None:
        """
        Of every twenty planted errors at least eighteen are found with the code expected.
        """
        figures = outcome("vladivostok").figures()

        assert 0.9 * figures["planted"] <= figures["coded"]

    @pytest.mark.parametrize("desk", [*DESKS, *STRANGERS])
    def test_nothing_true_is_contradicted(self, desk: str) -> None:
        """
        No true statement is contradicted, neither in the clean draft nor in the planted one.
        """
        found = outcome(desk)

        false = [v.claim.text for v in (*found.false_in_planted, *found.false_in_clean)]
        assert [] == false

    def test_true_statements_are_supported(self) -> None:
        """
        At least 70 % of the statements that the references back are supported, over all desks.
        """
        rows = [row for desk in DESKS for row in outcome(desk).expected if row.is_backed]

        assert 0.7 * len(rows) <= sum(row.is_supported for row in rows)


# One letter wrong in each; the second is how the draft spells it.
SLIPS = (
    ("Oleg Kozhemiako", "Oleg Kozhemyako"),
    ("Yuri Ushakof", "Yuri Ushakov"),
    ("Dmitry Medvedef", "Dmitry Medvedev"),
    ("Geng Shuamg", "Geng Shuang"),
    ("Khazan, a small", "Khasan, a small"),
    ("Rusky Island", "Russky Island"),
    ("Federel University", "Federal University"),
    ("Hanoy summit", "Hanoi summit"),
    ("Vladimir Puttin", "Vladimir Putin"),
    ("Belt and Raod", "Belt and Road"),
)


class TestMisspeltNames:
    def test_ten_slips_cost_a_warning_and_no_accusation(self) -> None:
        """
        With a letter wrong in ten names the same passages are found, the names are told as
        misspelt, and nothing is contradicted.
        """
        text = (FIXTURES / "vladivostok" / "draft.md").read_text(encoding="utf-8")
        for wrong, right in SLIPS:
            assert right in text
            text = text.replace(right, wrong, 1)
        folder = FIXTURES / "vladivostok"
        checker = Checker(sources=[folder / "references", folder / "facts.csv"])
        slips = checker.check(parse_document(text, format="markdown"))
        clean = report("vladivostok")

        notes = " ".join(
            n.message for v in slips.verdicts for n in v.diagnostics if n.code == "CC205"
        )
        told = [wrong for wrong, _ in SLIPS if wrong.split(",")[0].split()[-1] in notes]
        assert () == slips.contradicted
        assert 9 <= len(told)
        assert len(clean.verdicts) == len(slips.verdicts)
        assert [] == [
            ours.claim.text
            for ours, theirs in zip(slips.verdicts, clean.verdicts, strict=True)
            if best(ours) != best(theirs)
        ]


class TestClaims:
    @pytest.mark.parametrize("desk", DESKS)
    def test_nothing_is_invented_and_nothing_lost(self, desk: str) -> None:
        """
        Every claim can be traced to the draft, and the claims of a draft hold its content words.

        A person's place in a picture, "(centre)", states nothing.
        """
        (entry,) = report(desk).documents
        text = entry.document.text
        claims = [verdict.claim for verdict in entry.verdicts]
        sentences = {claim.sentence for claim in claims}

        assert [] == [claim.text for claim in claims if not is_traceable(claim, text)]
        for sentence in sorted(sentences):
            words = set(content_words(PLACE_IN_PICTURE.sub("", sentence.of(text))))
            own = (claim for claim in claims if claim.sentence == sentence)
            kept = {word for claim in own for word in content_words(claim.local_text)}
            assert 0.97 * len(words) <= len(words & kept), sentence.of(text)

    def test_claims_are_sentences(self, parser: SpacyParser) -> None:
        """
        At least nine of ten claims, parsed again, have a finite root with a subject.
        """
        texts = [v.claim.text for desk in DESKS for v in report(desk).verdicts]
        trees = parser.parse(texts)

        good = sum(
            bool(tree.child(tree.root, "nsubj", "csubj", "expl"))
            and any(token.has("VerbForm=Fin") for token in (tree.root, *tree.children(tree.root)))
            for tree in trees
        )
        assert 0.9 * len(texts) <= good


def run(arguments: list[str], cwd: Path = ROOT, **environment: str) -> bytes:
    """Run the command line in a process of its own and return what it wrote to stdout."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    return done.stdout


class TestSameBytes:
    def test_whatever_the_surroundings(self, tmp_path: Path) -> None:
        """
        Hash seed, time zone, locale, working directory and the number of processes change no byte.
        """
        work = []
        for name in ("one", "two"):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "drafts").symlink_to(FIXTURES / "manual")
            (folder / "refs").symlink_to(FIXTURES / "manual" / "references")
            work.append(folder)
        drafts = ["check", "drafts/draft.md", "drafts/planted.md", "--sources", "refs"]
        drafts += ["--output-format", "json"]

        first = run(drafts, work[0], PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
        other = run(
            [*drafts, "-j", "2"],
            work[1],
            PYTHONHASHSEED="2",
            TZ="Pacific/Kiritimati",
            LC_ALL="C.UTF-8",
            CLAIMCHECK_CACHE_DIR=str(tmp_path / "cache"),
        )

        assert first == other
        assert 2 == len(json.loads(first)["documents"])
