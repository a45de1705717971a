"""The library as the contract promises it: check, split, verify, Checker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck as cc
from claimcheck.checker import heard
from claimcheck.errors import TooLongError
from claimcheck.matchers import Reading, read_passage
from claimcheck.model import Evidence, Label, Passage, Span, Stance, Why
from claimcheck.syntax.tree import Tree

SOURCES = {
    "tent": "The tent weighs 3.1 kg. The stove weighs 2.4 kg.",
    "bridge": "The bridge over the Mirr was opened in May 2016 by mayor Ana Sorel.",
}


@attrs.frozen
class Listener:
    """
    A verifier that keeps what it was asked, and has no room for more than ten words.
    """

    asked: list[tuple[str, str]] = attrs.field(factory=list)
    name: str = "listener"
    digest: str = "0123456789abcdef"

    def judge(self, claim: str, evidence: str) -> Mapping[Label, float]:
        if len(evidence.split()) > 10:
            raise TooLongError(len(evidence.split()), 10)
        self.asked.append((claim, evidence))
        return {Label.UNVERIFIABLE: 0.2, Label.CONTRADICTED: 0.1, Label.SUPPORTED: 0.7}


def evidence_of(key: str, similarity: float, text: str = "One two.") -> Evidence:
    passage = Passage(
        key=key, source="s", text=text, span=Span(0, len(text)), line=1, before="Zero."
    )
    return Evidence(passage=passage, stance=Stance.SILENT, similarity=similarity)


class TestCheck:
    def test_text_against_a_mapping(self) -> None:
        """
        A string is a draft, a mapping of names to texts is a set of sources.
        """
        report = cc.check("The tent weighs 2.4 kg.\n", sources=SOURCES)

        (verdict,) = report.verdicts
        assert "CC112" == verdict.code
        assert "2.4" in verdict.reason
        assert "3.1" in verdict.reason
        assert "tent" == verdict.evidence[0].passage.source

    def test_report_of_one_document_is_a_tuple(self) -> None:
        """
        ``documents`` is a tuple for one document too, and the counts add up.
        """
        report = cc.check("The tent weighs 3.1 kg.\n", sources=SOURCES)

        assert 1 == len(report.documents)
        assert len(report.verdicts) == sum(report.counts.values())

    def test_path_is_a_file(self, tmp_path: Path) -> None:
        """
        A path is read, and its name stands in the report.
        """
        draft, notes = tmp_path / "draft.md", tmp_path / "notes"
        notes.mkdir()
        (notes / "tent.txt").write_text(SOURCES["tent"], encoding="utf-8")
        draft.write_text("The tent weighs 3.1 kg.\n", encoding="utf-8")

        report = cc.check(draft, sources=notes)

        assert ["supported"] == [verdict.label.value for verdict in report.verdicts]
        assert report.documents[0].document.path is not None

    def test_string_that_names_a_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A one-line string that names an existing file is refused, not checked as a draft.
        """
        (tmp_path / "draft.md").write_text("The tent weighs 3.1 kg.\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path)

        with pytest.raises(cc.UsageError, match="Path"):
            cc.check("draft.md", sources=SOURCES)

    @pytest.mark.parametrize("sources", [{}, []])
    def test_no_source(self, sources: dict[str, str] | list[str]) -> None:
        """
        A check without sources is an error, never forty unverifiable claims.
        """
        with pytest.raises(cc.NoSourceError):
            cc.check("The tent weighs 3.1 kg.", sources=sources)

    def test_source_that_does_not_exist(self, tmp_path: Path) -> None:
        """
        A source path that is not there is named.
        """
        with pytest.raises(cc.ClaimcheckError, match="nowhere"):
            cc.check("The tent weighs 3.1 kg.", sources=tmp_path / "nowhere")

    @pytest.mark.parametrize("published", ["yesterday", "2019-02-30", "24.4.2019"])
    def test_bad_date(self, published: str) -> None:
        """
        A date that is none is refused with the form that would be right.
        """
        with pytest.raises(cc.UsageError, match="2019-04-24"):
            cc.check("The tent weighs 3.1 kg.", sources=SOURCES, published=published)

    def test_unknown_granularity(self) -> None:
        """
        A wrong option value names the right ones.
        """
        with pytest.raises(cc.UsageError, match="clause, news, atomic"):
            cc.check("The tent weighs 3.1 kg.", sources=SOURCES, granularity="fine")

    def test_a_name_no_source_has(self) -> None:
        """
        A name that no source mentions is reported once, with CC204, and contradicts nothing.
        """
        report = cc.check(
            "Zoltan Brekker weighs the tent. Zoltan Brekker weighs the stove.\n", sources=SOURCES
        )

        codes = [note.code for verdict in report.verdicts for note in verdict.diagnostics]
        assert 1 == codes.count("CC204")
        assert () == report.contradicted


class TestSplit:
    def test_claims_stand_alone(self) -> None:
        """
        Splitting returns claims in document order, each a text of its own.
        """
        claims = cc.split("Ana Sorel opened the bridge in May and left.\n")

        assert 2 == len(claims)
        assert all(claim.text.startswith("Ana Sorel") for claim in claims)

    def test_relative_dates_need_a_dateline(self) -> None:
        """
        With a day of publication a weekday becomes a date; without one it is flagged.
        """
        text = "The mayor opened the bridge on Wednesday.\n"

        (dated,) = cc.split(text, published=dt.date(2019, 4, 24))
        (undated,) = cc.split(text)

        assert "2019-04-24" in dated.text
        assert "Wednesday" in undated.text
        assert ["dateline-unknown"] == [flag.value for flag in undated.flags]


class TestVerify:
    def test_other_date(self) -> None:
        """
        The same event with another date is a contradiction that names both.
        """
        verdict = cc.verify(
            "The six-party talks were last held in 2009.",
            ["The last round of the six-party talks was held in December 2008."],
        )

        assert cc.Label.CONTRADICTED is verdict.label
        assert "CC111" == verdict.code
        assert "2009" in verdict.reason
        assert "December 2008" in verdict.reason

    def test_an_earlier_round_contradicts_nothing(self) -> None:
        """
        Another event of the same kind leaves the claim unverifiable.
        """
        verdict = cc.verify(
            "The six-party talks were last held in 2009.",
            ["A round of the six-party talks took place in 2007."],
        )

        assert cc.Label.UNVERIFIABLE is verdict.label
        assert Why.MISSING_SLOT is verdict.why

    def test_values_must_meet_their_subject(self) -> None:
        """
        A number said of another thing supports nothing.
        """
        verdict = cc.verify(
            "The tent weighs 2.4 kg.", ["The stove weighs 2.4 kg. The tent weighs 3.1 kg."]
        )

        assert cc.Label.CONTRADICTED is verdict.label

    def test_compound_claim(self) -> None:
        """
        One wrong part makes a compound claim contradicted, one unknown part unverifiable.
        """
        known = ["Ana Sorel was born in 1961.", "Ana Sorel founded the Mirr Museum."]

        wrong = cc.verify("Ana Sorel was born in 1962 and founded the Mirr Museum.", known)
        open_ = cc.verify("Ana Sorel was born in 1961 and founded the Mirr Museum.", known[:1])
        right = cc.verify("Ana Sorel was born in 1961 and founded the Mirr Museum.", known)

        assert ["contradicted", "unverifiable", "supported"] == [
            verdict.label.value for verdict in (wrong, open_, right)
        ]

    def test_no_evidence(self) -> None:
        """
        Without evidence a claim is unverifiable, never anything else.
        """
        verdict = cc.verify("The tent weighs 2.4 kg.", [])

        assert cc.Label.UNVERIFIABLE is verdict.label
        assert Why.NO_PASSAGE is verdict.why

    def test_one_string_is_refused(self) -> None:
        """
        A single string as evidence is a mistake we name.
        """
        with pytest.raises(cc.UsageError, match="list"):
            cc.verify("The tent weighs 2.4 kg.", "The tent weighs 2.4 kg.")

    @given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
    @settings(deadline=None, max_examples=40)
    def test_any_text_gets_a_verdict(self, claim: str, evidence: list[str]) -> None:
        """
        Whatever the characters, there is a verdict, and its probabilities sum to one.
        """
        verdict = cc.verify(claim, evidence)

        assert 1.0 == pytest.approx(sum(verdict.probabilities.values()))
        assert verdict.confidence == max(verdict.probabilities.values())


class TestChecker:
    def test_built_once_used_twice(self) -> None:
        """
        A checker gives the same report for the same document every time.
        """
        checker = cc.Checker(sources=SOURCES)
        document = cc.parse_document("The tent weighs 2.4 kg.\n")

        assert checker.check(document) == checker.check(document)

    def test_a_passage_is_read_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Drafts that meet the same passages do not have them read again, and say the same.
        """
        read: list[str] = []

        def counting(passage: Passage, trees: Sequence[Tree]) -> Reading:
            read.append(passage.key)
            return read_passage(passage, trees)

        monkeypatch.setattr("claimcheck.checker.read_passage", counting)
        checker = cc.Checker(sources=SOURCES)
        documents = [cc.parse_document("The tent weighs 2.4 kg.\n") for _ in range(2)]
        first, second = checker.check_all(documents).documents

        assert first == second
        assert sorted(set(read)) == sorted(read)

    def test_signature_tells_runs_apart(self) -> None:
        """
        Other sources or another policy give another signature; the order of sources does not.
        """
        plain = cc.Checker(sources=SOURCES).signature

        assert plain == cc.Checker(sources=dict(reversed(SOURCES.items()))).signature
        assert plain != cc.Checker(sources={"tent": "x"}).signature
        assert plain != cc.Checker(sources=SOURCES, policy=cc.Policy(support_at=0.9)).signature

    def test_signature_names_the_verifier(self) -> None:
        """
        Who was asked is told with a hash; who was not asked is not mentioned.
        """
        asked = cc.Checker(sources=SOURCES, verifier=Listener()).signature

        assert "; verifier listener 0123456789ab; " in asked
        assert "verifier" not in cc.Checker(sources=SOURCES).signature

    def test_a_verifier_is_asked_about_each_claim(self) -> None:
        """
        A checker with a verifier asks it about claims and passages as they read.
        """
        listener = Listener()
        checker = cc.Checker(sources=SOURCES, verifier=listener)
        report = checker.check(cc.parse_document("The tent weighs 2.4 kg.\n"))

        assert ("The tent weighs 2.4 kg.", SOURCES["tent"]) in listener.asked
        assert (0.7, 0.1, 0.2) == report.verdicts[0].evidence[0].learned

    def test_matchers_can_be_exchanged(self) -> None:
        """
        Without matchers nothing is compared, so nothing is contradicted.
        """
        checker = cc.Checker(sources=SOURCES, matchers=())

        assert () == checker.check(cc.parse_document("The tent weighs 2.4 kg.\n")).contradicted


class TestHeard:
    def test_only_the_best_aligned_are_asked_about(self) -> None:
        """
        Three passages are judged, those most like the claim; the order of evidence stays.
        """
        given_ = [evidence_of(str(at), similarity=at / 10) for at in range(6)]
        found = heard("A claim.", given_, Listener(), cc.Policy())

        assert given_ == [attrs.evolve(item, learned=None) for item in found]
        assert [None] * 3 + [(0.7, 0.1, 0.2)] * 3 == [item.learned for item in found]

    def test_ties_fall_by_key(self) -> None:
        """
        Passages equally like the claim are taken by their keys, in whatever order they come.
        """
        given_ = [evidence_of(key, similarity=0.5) for key in "dbca"]
        found = heard("A claim.", given_, Listener(), cc.Policy())

        assert {"a", "b", "c"} == {item.passage.key for item in found if item.learned}

    def test_it_reads_whole_sentences_with_their_neighbours(self) -> None:
        """
        What it reads is the passage between its neighbours, sentence by sentence.
        """
        listener = Listener()
        heard("A claim.", [evidence_of("a", 0.5)], listener, cc.Policy())

        assert [("A claim.", "Zero. One two.")] == listener.asked

    def test_no_room_is_no_opinion(self) -> None:
        """
        A sentence longer than the verifier can read is left to the others.
        """
        (found,) = heard("A claim.", [evidence_of("a", 0.5, "word " * 20)], Listener(), cc.Policy())

        assert found.learned is None

    def test_without_a_verifier_nothing_changes(self) -> None:
        """
        Nobody asked, nothing said.
        """
        given_ = [evidence_of("a", 0.5)]
        assert given_ == heard("A claim.", given_, None, cc.Policy())
