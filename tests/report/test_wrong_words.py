from __future__ import annotations

import attrs
import pytest

from claimcheck.model import Claim, ClaimKind, Report, Span, Substitution
from claimcheck.report.findings import findings
from claimcheck.report.wrong_words import draft_words, wrong_words

DRAFT = "The train, a\n green one, came on Monday. He waved."


def claim(text: str, *parts: str, **replaced: str) -> Claim:
    """Return a claim of parts of the draft, and of words that replace one of its words."""
    spans = tuple(Span(DRAFT.index(part), DRAFT.index(part) + len(part)) for part in parts)
    substitutions = tuple(
        Substitution(
            span=Span(DRAFT.index(old), DRAFT.index(old) + len(old)) if old != "_" else Span(0, 0),
            original=old if old != "_" else "",
            replacement=new,
            rule="date",
        )
        for old, new in replaced.items()
    )
    return Claim(
        id="a",
        text=text,
        local_text=text,
        spans=spans,
        sentence=Span(0, len(DRAFT)),
        kind=ClaimKind.EVENT,
        substitutions=substitutions,
    )


class TestDraftWords:
    @pytest.mark.parametrize(
        ("made", "part", "words"),
        [
            (claim("The train came.", "The train", "came"), "came", ["came"]),
            (claim("The train came.", "The train", "came"), "train came", ["train", "came"]),
            (
                claim("The train came on 2019-04-22.", "The train", "came on", Monday="2019-04-22"),
                "2019-04-22",
                ["Monday"],
            ),
            (
                claim("The train was a green one.", "The train", "a\n green one", _="was"),
                "green",
                ["green"],
            ),
            (
                claim("The train was a green one.", "The train", "a\n green one", _="was"),
                "was",
                [],
            ),
            (claim("Kim waved.", "waved", He="Kim"), "Kim", ["He"]),
            (claim("A\n green one came.", "a\n green one", "came"), "green one", ["green one"]),
            (claim("Something else.", "The train"), "else", []),
        ],
    )
    def test_finds_the_way_back(self, made: Claim, part: str, words: list[str]) -> None:
        """
        Words of the draft are found as they stand, filled-in words where they replaced others.
        """
        start = made.text.index(part)
        found = draft_words(made, DRAFT, Span(start, start + len(part)))

        assert words == [span.of(DRAFT) for span in found]

    def test_many_equal_words_take_no_time(self) -> None:
        """
        Words that fit in many places are not tried in every combination.
        """
        text = "a " * 400
        spans = tuple(Span(at, at + 1) for at in range(0, 400, 2))
        put_in = tuple(
            Substitution(span=Span(401, 401), original="", replacement="a", rule="x")
            for _ in range(200)
        )
        made = attrs.evolve(claim("b"), text="a" * 399 + "b", spans=spans, substitutions=put_in)

        assert () == draft_words(made, text, Span(0, 1))


class TestWrongWords:
    def test_of_a_contradiction(self, report: Report) -> None:
        """
        The year that a source contradicts is found in the draft, and nothing for other findings.
        """
        text = report.documents[0].document.text
        found = [[span.of(text) for span in wrong_words(item)] for item in findings(report)]

        assert [["2009"], [], [], [], []] == found
