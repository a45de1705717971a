"""The rows that the learned verifier learns from: what is made, and what is kept apart."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from benchmarks.quality.verifier import made, rows
from benchmarks.quality.verifier.edits import Edit, Names, edits_of, exchanged, names_of, negated
from benchmarks.quality.verifier.rows import (
    CONTRADICTED,
    SUPPORTED,
    UNVERIFIABLE,
    Measured,
    Pair,
    is_held_out,
    nearest,
)

CLAIM = "The Mirr Bridge was opened by Ana Sorel in 2016."
EVIDENCE = "The mayor Ana Sorel opened the Mirr Bridge in 2016, after an American firm built it."


def pair(claim: str = CLAIM, evidence: str = EVIDENCE, label: int = SUPPORTED) -> Pair:
    return Pair(id="1", claim=claim, evidence=evidence, target=(label,), origin="fever")


def rng() -> random.Random:
    return random.Random(1)  # noqa: S311 - an order, no secret


class TestEdit:
    def test_writes_whole_words_and_the_right_article(self) -> None:
        """
        A value is replaced where it stands alone, and "a" before it becomes "an".
        """
        edit = Edit("Swiss", "American", "place")

        assert edit.apply("It is a Swiss firm.") == "It is an American firm."
        assert edit.apply("Swissair flew.") == "Swissair flew."

    def test_fits_only_where_it_changes_something(self) -> None:
        """
        A text without the old value, or with the new one already, is left alone.
        """
        edit = Edit("2016", "2019", "year")

        assert edit.fits(CLAIM)
        assert not edit.fits("Opened in 2015.")
        assert not edit.fits("Planned for 2016, opened in 2019.")


class TestEditsOf:
    def test_each_kind_of_value_is_found(self) -> None:
        """
        Years, numbers, months, ordinals, opposites and nationalities each get another value.
        """
        claim = "The first American team won 12 of the races in May 2016."
        found = {edit.kind: edit.old for edit in edits_of(claim, Names([]), rng())}
        expected = {
            "ordinal": "first",
            "place": "American",
            "relation": "won",
            "number": "12",
            "month": "May",
            "year": "2016",
        }

        assert expected == found

    def test_a_name_is_taken_from_the_same_place(self) -> None:
        """
        After "by", only a name that stood after "by" elsewhere is put in.
        """
        names = Names(f"It was built by Bea K{at}ster near Town{at} Hill." for at in "abcdefg")
        found = {edit.new for edit in edits_of(CLAIM, names, rng())}

        assert any(new.startswith("Bea K") for new in found)
        assert not any(new.startswith("Town") for new in found)


class TestNamesOf:
    def test_articles_and_nationalities_are_no_names(self) -> None:
        """
        What stands before a name is told with it; a month, "The" and "American" are left out.
        """
        found = names_of("The American firm met Ana Sorel in May.")

        assert [("met", "Ana Sorel")] == found


class TestExchanged:
    def test_first_and_last_name_change_places(self) -> None:
        """
        Who did it and to whom are turned round, and both are told.
        """
        expected = ("Bea Lund beat Ana Sorel twice.", "Ana Sorel", "Bea Lund")
        assert expected == exchanged("Ana Sorel beat Bea Lund twice.")

    @pytest.mark.parametrize(
        "text", ["Ana Sorel and Bea Lund met.", "Ana Sorel ran.", "It rained."]
    )
    def test_names_that_are_alike_in_role_stay(self, text: str) -> None:
        """
        Names joined by "and" mean the same either way round.
        """
        assert exchanged(text) is None


class TestNegated:
    def test_first_auxiliary_gets_not(self) -> None:
        """
        A plain statement is denied; one that has a denial in it is left alone.
        """
        assert negated("It was open.") == "It was not open."
        assert negated("It was not open.") is None
        assert negated("It rained.") is None


class TestFours:
    def test_neither_side_alone_tells_the_label(self) -> None:
        """
        Each claim and each evidence stands once in a supported row and once in the other.
        """
        (four,) = made.fours([pair()], Names([]), rng())
        labels = [row.target for row in four]

        assert [(SUPPORTED,), (CONTRADICTED,), (CONTRADICTED,), (SUPPORTED,)] == labels
        for side in ("claim", "evidence"):
            by_text: dict[str, set[tuple[int, ...]]] = {}
            for row in four:
                by_text.setdefault(getattr(row, side), set()).add(row.target)
            assert [{(SUPPORTED,), (CONTRADICTED,)}] * 2 == list(by_text.values())

    def test_another_subject_contradicts_nothing(self) -> None:
        """
        What is said of somebody else leaves the claim open.
        """
        texts = [f"Bea Lu{letter}d ran." for letter in "abcdefg"]
        claim = "Ana Sorel ran far."
        given = pair(claim, "Ana Sorel ran far away.")
        (four,) = made.fours([given], Names(texts), rng())

        assert {(SUPPORTED,), (UNVERIFIABLE,)} == {row.target for row in four}

    def test_a_claim_without_a_shared_value_gives_nothing(self) -> None:
        """
        What only the claim says cannot be changed in both.
        """
        assert [] == list(made.fours([pair(evidence="It rained.")], Names([]), rng()))


class TestMinimalContrasts:
    def test_peoples_own_false_claim_becomes_true_of_other_evidence(self) -> None:
        """
        The words in which a false claim differs are written into the evidence.
        """
        false = "The Mirr Bridge was opened by Ana Sorel in 1994."
        (rows_,) = made.minimal_contrasts([pair(), pair(false, label=CONTRADICTED)])

        assert [(CONTRADICTED,), (SUPPORTED,)] == [row.target for row in rows_]
        assert [CLAIM, false] == [row.claim for row in rows_]
        assert all("1994" in row.evidence and "2016" not in row.evidence for row in rows_)


class TestBounds:
    def test_both_ways_true_and_false(self) -> None:
        """
        A year gives "after" and "before", each once right and once wrong.
        """
        (rows_,) = made.bounds([pair()], rng())
        for row in rows_:
            _, word, year = row.claim.rstrip(".").rsplit(" ", 2)
            is_true = int(year) < 2016 if word == "after" else int(year) > 2016
            assert row.target == ((SUPPORTED,) if is_true else (CONTRADICTED,))
        assert 4 == len({row.claim for row in rows_})


class TestCuts:
    def test_a_claim_left_out_of_the_rest_is_open(self) -> None:
        """
        The sentence supports each of its claims; the other claims alone do not.
        """
        claims = ("The bridge was opened in 2016.", "Ana Sorel drove the first car over it.")
        split = made.Split(kind="k", sentence=" ".join(claims), claims=claims)
        (rows_,) = made.cuts([split], rng())
        by_label = {row.target: row for row in rows_ if row.claim in claims}

        assert split.sentence == by_label[SUPPORTED,].evidence
        assert by_label[UNVERIFIABLE,].claim not in by_label[UNVERIFIABLE,].evidence


class TestMeasured:
    @pytest.fixture(autouse=True)
    def _data(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = tmp_path / "verify" / "dev"
        folder.mkdir(parents=True)
        row = {"claim": CLAIM, "evidence": [EVIDENCE], "label": "supported"}
        (folder / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        monkeypatch.setenv("CLAIMCHECK_DATA", str(tmp_path))

    @pytest.mark.parametrize(
        ("claim", "evidence", "expected"),
        [
            (CLAIM.replace("2016", "2017"), "Other.", True),
            ("Other.", f"It rained. {EVIDENCE}", True),
            ("Other.", EVIDENCE.upper(), True),
            ("The Mirr Bridge is long.", "It is a long bridge over the Mirr.", False),
        ],
    )
    def test_near_copies_are_kept_out(self, claim: str, evidence: str, expected: bool) -> None:  # noqa: FBT001 - from the table
        """
        A claim that differs in a word, or the same sentence of evidence, is never learnt from.
        """
        assert expected == Measured().holds(pair(claim, evidence))


class TestIsHeldOut:
    def test_rows_of_one_group_go_together(self) -> None:
        """
        Evidence that was learnt from is never among the rows kept apart.
        """
        by_group = {
            group: {
                is_held_out(
                    Pair(id=at, claim=at, evidence="e", target=(0,), origin="fever", group=group)
                )
                for at in ("1", "2")
            }
            for group in map(str, range(400))
        }

        assert all(len(found) == 1 for found in by_group.values())
        assert 0.1 < sum(True in found for found in by_group.values()) / 400 < 0.3


class TestNearest:
    def test_most_alike_in_their_order(self) -> None:
        """
        Sentences that share words with the claim stay, within the number of words given.
        """
        parts = ["It rained on the fair.", "The bridge was opened.", "Ana Sorel opened it."]
        assert parts[1:] == nearest("Ana Sorel opened the bridge.", parts, limit=8)

    def test_one_is_always_kept(self) -> None:
        """
        The most alike sentence stays at any length.
        """
        assert ["A b c d."] == nearest("A b.", ["A b c d."], limit=1)


class TestRead:
    def test_line_separators_in_a_text_do_not_end_a_row(self, tmp_path: Path) -> None:
        """
        Only a line feed ends a row.
        """
        path = tmp_path / "a.jsonl"
        path.write_text('{"claim": "a\u2028b"}\n', encoding="utf-8")

        assert [{"claim": "a\u2028b"}] == list(rows.read(path))
