from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import (
    Claim,
    ClaimKind,
    Diagnostic,
    Document,
    DocumentReport,
    Label,
    Report,
    Severity,
    Span,
    Substitution,
    Verdict,
)
from claimcheck.report import FORMATS, Options
from claimcheck.report.findings import findings
from claimcheck.report.lines import Lines
from claimcheck.report.places import (
    byte_column,
    claim_region,
    file_path,
    file_uri,
    place,
    web_characters,
)
from tests.report.readers import READERS, UNITS, offset

WORDS = "ran in 2009"
LINES = {
    "emoji": f"The 🚆 of 👩‍👩‍👧 {WORDS}.",
    "combining": f"The cafe\u0301 in Zu\u0308rich {WORDS}.",
    "crlf": f"One line.\r\n\r\nThe train {WORDS}.\r\nMore.",
    "cr": f"One line.\rThe train {WORDS}.\rMore.",
    "tabs": f"\tThe\ttrain\t{WORDS}.",
    "right to left": f"The train קו רכבת {WORDS}. שלום",
    "all": f"🚆 Zu\u0308rich\t\r\nרכבת\t🚆 e\u0301 {WORDS}. 🚆\r\n",
    "over a line": "The 🚆 ran\r\nin 2009, it é says.",
    "separator": f"A \u2028 line\x0b separator \x85 is none. It {WORDS}.",
}


def report_on(text: str, words: str, path: str = "drafts/a.md") -> Report:
    """Return a report that contradicts ``words`` of ``text``."""
    start = text.index(words)
    span = Span(start, start + len(words))
    claim = Claim(
        id="a1",
        text=words,
        local_text=words,
        spans=(span,),
        sentence=Span(0, len(text)),
        kind=ClaimKind.EVENT,
    )
    verdict = Verdict(
        claim=claim,
        label=Label.CONTRADICTED,
        probabilities={each: 1.0 if each is Label.CONTRADICTED else 0.0 for each in Label},
        code="CC111",
        reason="claim says 2009, source says 2008",
        severity=Severity.ERROR,
    )
    document = Document(text=text, blocks=(), path=path)
    return Report(
        documents=(DocumentReport(document=document, verdicts=(verdict,)),), signature="test"
    )


class TestColumns:
    @pytest.mark.parametrize("line", sorted(LINES))
    @pytest.mark.parametrize("name", sorted(READERS))
    def test_every_format_counts_in_its_own_unit(self, name: str, line: str) -> None:
        """
        Each format's numbers, read in the unit that the format counts in, give the claim's words.
        """
        text = LINES[line]
        words = "ran\r\nin 2009" if line == "over a line" else WORDS
        written = FORMATS[name](report_on(text, words), Options())
        (found,) = READERS[name](written)
        start, end = found.start, found.end
        if name == "claimreview":  # counts in a text whose CR LF are one character
            text, words = text.replace("\r\n", "\n"), words.replace("\r\n", "\n")
        if name == "github" and line == "over a line":
            assert ((1, 0), (2, 0)) == (start, end)  # columns over several lines are refused there
            return
        assert start is not None
        first = offset(text, start, UNITS.get(name, "characters"))
        last = (
            first + len(words) if end is None else offset(text, end, UNITS.get(name, "characters"))
        )

        assert words == text[first:last]

    def test_bytes_are_not_characters(self) -> None:
        """
        The columns of reviewdog differ from all others as soon as a line has more than ASCII.
        """
        report = report_on(LINES["emoji"], WORDS)
        (characters,) = READERS["sarif"](FORMATS["sarif"](report, Options()))
        (in_bytes,) = READERS["rdjson"](FORMATS["rdjson"](report, Options()))

        assert (1, 16) == characters.start
        assert (1, 32) == in_bytes.start


class TestClaimRegion:
    def test_reaches_to_a_word_that_was_replaced(self) -> None:
        """
        A date that was filled in for "Monday" belongs to the claim's stretch of the draft.
        """
        claim = Claim(
            id="a",
            text="It ran on 2019-04-22.",
            local_text="It ran on Monday.",
            spans=(Span(0, 9),),
            sentence=Span(0, 17),
            kind=ClaimKind.EVENT,
            substitutions=(
                Substitution(
                    span=Span(10, 16), original="Monday", replacement="2019-04-22", rule="date"
                ),
            ),
        )

        assert Span(0, 16) == claim_region(claim)

    def test_starts_where_the_finding_does(self) -> None:
        """
        A piece that comes first in the claim and later in the draft keeps the finding's place.
        """
        claim = Claim(
            id="a",
            text="b a",
            local_text="b a",
            spans=(Span(5, 6), Span(0, 1)),
            sentence=Span(0, 8),
            kind=ClaimKind.STATE,
        )

        assert Span(5, 6) == claim_region(claim)


class TestPlace:
    def test_a_note_about_a_file_has_none(self) -> None:
        """
        What concerns a whole file stands at no line.
        """
        note = Diagnostic(code="CC901", severity=Severity.ERROR, message="m", path="x.md")
        (item,) = findings(Report(documents=(), signature="", diagnostics=(note,)))

        assert place(item) is None

    def test_a_note_in_the_draft_has_an_end(self) -> None:
        """
        A warning about a name tells where the name ends.
        """
        report = report_on(LINES["crlf"], WORDS)
        note = Diagnostic(
            code="CC204",
            severity=Severity.WARNING,
            message="m",
            path="drafts/a.md",
            span=Span(13, 16),
        )
        found = findings(attrs.evolve(report, diagnostics=(note,)))

        assert "3:1-3:4" == str(place(found[0]))


class TestByteColumn:
    @pytest.mark.parametrize(("text", "column", "in_bytes"), [("ab", 2, 2), ("é🚆b", 3, 7)])
    def test_counts_utf8(self, text: str, column: int, in_bytes: int) -> None:
        """
        A letter takes up to four bytes.
        """
        assert in_bytes == byte_column(1, column, Lines.of(text))

    @given(st.lists(st.sampled_from(["a", "é", "🚆", "\r\n", "\ud800", "x" * 600]), max_size=12))
    def test_is_what_counting_one_by_one_gives(self, parts: list[str]) -> None:
        """
        At every place of a text, however long, the bytes are those of the characters before it.
        """
        lines = Lines.of("".join(parts))
        for at in range(0, len(lines.text) + 1, 97):
            line, column = lines.position(at)
            before = lines.text[lines.extent(line).start : at].replace("\ud800", "\ufffd")

            assert len(before.encode()) + 1 == byte_column(line, column, lines)


class TestWebCharacters:
    def test_a_line_break_is_one(self) -> None:
        """
        CR LF counts once, a lone CR and a lone LF too.
        """
        assert 5 == web_characters(6, Lines.of("a\r\nb\nc\rd"))


class TestFilePath:
    @pytest.mark.parametrize(
        ("path", "shown"), [("./a/b.md", "a/b.md"), ("a//b.md", "a/b.md"), ("<text>", "<text>")]
    )
    def test_is_tidy(self, path: str, shown: str) -> None:
        """
        Sites match paths letter by letter, so "./" and doubled slashes are gone.
        """
        assert shown == file_path(path)

    def test_undecodable_names_can_be_written(self) -> None:
        """
        A name that is no UTF-8 does not stop the report.
        """
        assert "\ufffd.md" == file_path("\udcff.md")


class TestFileUri:
    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("drafts/a b#1.md", "drafts/a%20b%231.md"),
            ("./a.md", "a.md"),
            ("/home/a.md", "file:///home/a.md"),
            ("ü.md", "%C3%BC.md"),
            ("\udcff.md", "%FF.md"),
        ],
    )
    def test_is_an_address(self, path: str, uri: str) -> None:
        """
        Relative paths stay relative, and no character of a name has a meaning of its own.
        """
        assert uri == file_uri(path)
