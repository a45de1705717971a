from __future__ import annotations

import attrs
import pytest

from claimcheck.model import (
    Diagnostic,
    Document,
    Evidence,
    Label,
    Report,
    Severity,
    SlotKind,
    Span,
    Stance,
    Verdict,
    Why,
)
from claimcheck.report import FORMATS, Options
from claimcheck.report.terminal import columns

EXPECTED = """\
drafts/mill.md:3:1: CC111 contradicted: claim says 2009, source says 2008
     3 | The tide mill, last repaired in 2009, stands on the quay.
       | ^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^
  claim   The tide mill was last repaired in 2009.
                                             ^^^^
  source  mill.md:3 (The tide mill, Repairs, 2018-05-01)
          “The last repair of the mill was done in 2008.”
                                                   ^^^^
  also in copy.md
  suggest 2008

drafts/mill.md:5:23: CC204 uncovered-name: no source mentions “windows”

drafts/mill.md:4:1: CC102 unverifiable: an opinion is not checked: “The tide mill is the best mill\
 in the county.”
drafts/mill.md:5:1: CC102 unverifiable: no passage speaks of it: “The mill has at least 40\
 windows.”

1 contradicted, 1 supported, 2 unverifiable (1 no passage, 1 opinion)
"""

render = FORMATS["full"]


def on(report: Report, text: str, claim: Verdict, **options: int) -> str:
    """Render a report with one claim over ``text``."""
    document = Document(text=text, blocks=(), path="a.md")
    entry = attrs.evolve(report.documents[0], document=document, verdicts=(claim,), skipped=())
    return render(attrs.evolve(report, documents=(entry,)), Options(**options))  # type: ignore[arg-type] # only width


def draft_rows(output: str) -> list[str]:
    """Return the rows that show the draft, without their frame."""
    return [line[9:] for line in output.splitlines() if line[7:8] == "|"]


class TestFull:
    def test_whole_report(self, report: Report) -> None:
        """
        What an editor reads, to the letter.
        """
        assert EXPECTED == render(report, Options())

    def test_shows_what_is_asked_for(self, report: Report) -> None:
        """
        --show decides which labels are told; notes and counts are always there.
        """
        shown = render(report, Options(show=frozenset({Label.SUPPORTED})))

        assert "CC103 supported: the source says the same" in shown
        assert "CC111" not in shown
        assert "CC102" not in shown
        assert shown.endswith("(1 no passage, 1 opinion)\n")

    def test_asked_for_unverifiable_is_in_full(self, report: Report) -> None:
        """
        Unverifiable claims get a block of their own when one asks for them.
        """
        shown = render(report, Options(show=frozenset({Label.UNVERIFIABLE})))

        assert "     4 | It is the best mill in the county. Nobody knows who built it.\n" in shown

    def test_never_slots_or_probabilities(self, report: Report) -> None:
        """
        Slot names and probabilities are for those who tune, not for editors.
        """
        shown = render(report, Options(show=frozenset(Label)))

        assert "0.9" not in shown
        assert not [slot for slot in SlotKind if f"{slot.value} " in shown.replace("date}", "")]

    def test_verbose_has_them(self, report: Report) -> None:
        """
        --verbose shows probabilities, rules and every comparison.
        """
        shown = render(report, Options(verbose=True))

        assert "chance  supported 0.05, contradicted 0.90, unverifiable 0.05" in shown
        assert "rules   reduced-relative" in shown
        assert "slot    mill.md:3 date conflict: claim says 2009, source says 2008" in shown

    def test_both_sides_of_a_quarrel(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        Where sources disagree, both are quoted.
        """
        against = verdicts["contradicted"].evidence[0]
        for_it = verdicts["supported"].evidence[0]
        quiet = Evidence(passage=for_it.passage, stance=Stance.SILENT, similarity=0.1)
        verdict = attrs.evolve(
            verdicts["unknown"],
            why=Why.SOURCES_DISAGREE,
            evidence=(for_it, quiet, for_it, against),
            diagnostics=(),
        )
        entry = attrs.evolve(report.documents[0], verdicts=(verdict,))
        shown = render(attrs.evolve(report, documents=(entry,)), Options(show=frozenset(Label)))

        assert 2 == shown.count("  source  ")
        assert "done in 2008.”" in shown

    def test_mild_contradiction_says_so(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        A false statement quoted from its speaker keeps its code and is marked as a warning.
        """
        mild = attrs.evolve(verdicts["contradicted"], severity=Severity.WARNING)
        entry = attrs.evolve(report.documents[0], verdicts=(mild,))

        assert "CC111 contradicted (warning): claim says" in render(
            attrs.evolve(report, documents=(entry,)), Options()
        )

    def test_colour_only_when_asked(self, report: Report) -> None:
        """
        Without colour there is no escape in the output, with it the words are the same.
        """
        plain, coloured = render(report, Options()), render(report, Options(colour=True))

        assert "\x1b" not in plain
        assert "\x1b[1;31mCC111 contradicted\x1b[0m" in coloured

    @pytest.mark.parametrize("evil", ["\x1b[2J", "\u202e", "\x9b0m", "\r\n", "\u2028"])
    def test_nothing_hostile_reaches_the_terminal(
        self, report: Report, verdicts: dict[str, Verdict], evil: str
    ) -> None:
        """
        Escapes in draft, path, claim, source, reason or note are shown, not obeyed.
        """
        first = verdicts["contradicted"]
        passage = attrs.evolve(
            first.evidence[0].passage, text=evil, source=evil, title=evil, section=(evil,), url=evil
        )
        verdict = attrs.evolve(
            first,
            claim=attrs.evolve(first.claim, text=evil, rules=(evil,), spans=(Span(0, 3),)),
            reason=evil,
            correction=evil,
            evidence=(attrs.evolve(first.evidence[0], passage=passage, also_in=(evil,)),),
            diagnostics=(
                Diagnostic(code="CC204", severity=Severity.WARNING, message=evil, path=evil),
            ),
        )
        document = Document(text=f"a{evil}b", blocks=(), path=evil)
        entry = attrs.evolve(report.documents[0], document=document, verdicts=(verdict,))
        for name in ("full", "concise"):
            shown = FORMATS[name](attrs.evolve(report, documents=(entry,)), Options(verbose=True))

            assert not set(shown) & set("\x1b\x9b\r\u202e\u2028")


class TestDraft:
    def test_wide_characters_and_tabs(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        The underline stands under the words after tabs, wide and combining characters.
        """
        text = "漢字\te\u0301t in 2009."
        start = text.index("2009")
        claim = attrs.evolve(verdicts["opinion"].claim, spans=(Span(start, start + 4),))
        verdict = attrs.evolve(verdicts["contradicted"], claim=claim)
        row, carets = draft_rows(on(report, text, verdict))

        assert columns(row[: row.index("2009")]) == carets.index("^")
        assert "^^^^" == carets.strip()

    def test_long_line_is_cut_around_the_claim(
        self, report: Report, verdicts: dict[str, Verdict]
    ) -> None:
        """
        A paragraph on one line is shown around the claim only, cut at spaces.
        """
        text = "before " * 400 + "TARGET words " + "after " * 400
        start = text.index("TARGET")
        claim = attrs.evolve(verdicts["opinion"].claim, spans=(Span(start, start + 12),))
        shown = draft_rows(
            on(report, text, attrs.evolve(verdicts["contradicted"], claim=claim), width=80)
        )

        assert 2 == len(shown)
        assert shown[0].startswith("…before ")
        assert "TARGET words" == shown[0][shown[1].index("^") : shown[1].rindex("^") + 1]
        assert all(columns(row) <= 80 for row in shown)

    def test_endless_claim_is_cut(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        A claim of a whole book does not print the book.
        """
        text = "word " * 50_000
        claim = attrs.evolve(verdicts["opinion"].claim, spans=(Span(0, len(text)),))
        shown = on(report, text, attrs.evolve(verdicts["contradicted"], claim=claim))

        assert len(draft_rows(shown)) <= 13

    def test_claim_over_several_lines(self, report: Report, verdicts: dict[str, Verdict]) -> None:
        """
        Words on two lines are underlined on both, each with its number.
        """
        text = "one two\r\nthree four\r\n"
        claim = attrs.evolve(verdicts["opinion"].claim, spans=(Span(4, 14),))
        shown = on(report, text, attrs.evolve(verdicts["contradicted"], claim=claim))

        assert ["one two", "    ^^^", "three four", "^^^^^"] == draft_rows(shown)
        assert "     2 | three four\n" in shown
