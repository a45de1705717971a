"""What holds for every format that other programs read."""

from __future__ import annotations

import attrs
import pytest

from claimcheck.model import Block, BlockKind, Diagnostic, Document, Report, Severity, Span
from claimcheck.report import FORMATS, Options
from tests.report.published import complaints
from tests.report.readers import READERS
from tests.report.test_places import report_on

GATING = sorted(set(READERS) - {"claimreview"})

FAILURE = Diagnostic(
    code="CC902",
    severity=Severity.ERROR,
    message="drafts/old.md: byte 3 is not UTF-8",
    path="drafts/old.md",
)
QUARREL = Diagnostic(
    code="CC201",
    severity=Severity.WARNING,
    message="sources disagree",
    path="drafts/mill.md",
    span=Span(16, 29),
)

HOSTILE = (
    "::error::x ##[add-mask]y ##vso[task.setvariable variable=a]z %0A::debug:: "
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> &amp; ]]> <!-- --> "
    "[link](javascript:alert) ![i](http://e.example/i.png) @desk #12 `code` | $x$ {0} \\ "
    "\x1b[31m \x07 \x00 \x9b31m \u202e \u2066 \u2028 \ufffe \ud800 =cmd|' '!A1 \t\r\n- end"
)


def with_notes(report: Report) -> Report:
    """Add a quarrel of sources and a file that cannot be read."""
    return attrs.evolve(report, diagnostics=(QUARREL, FAILURE))


def hostile() -> Report:
    """Return a report in which every text comes from somebody who means harm."""
    report = report_on(HOSTILE, HOSTILE, path="drafts/::error,a;b].md")
    (entry,) = report.documents
    (verdict,) = entry.verdicts
    verdict = attrs.evolve(verdict, reason=HOSTILE, correction=HOSTILE)
    whole = Span(0, len(HOSTILE))
    block = Block(kind=BlockKind.PARAGRAPH, span=whole, pieces=(whole,))
    document = Document(text=HOSTILE, blocks=(block,), path=entry.document.path, title=HOSTILE)
    entry = attrs.evolve(entry, document=document, verdicts=(verdict,))
    note = Diagnostic(code="CC901", severity=Severity.ERROR, message=HOSTILE, path="other.md")
    return Report(documents=(entry,), signature=HOSTILE, diagnostics=(note,))


class TestSchemas:
    @pytest.mark.parametrize("name", sorted(READERS))
    def test_what_is_written_is_what_is_read(self, name: str, report: Report) -> None:
        """
        Readers refuse nothing: neither findings, nor notes, nor files that could not be read.
        """
        assert [] == complaints(name, FORMATS[name](with_notes(report), Options()))

    @pytest.mark.parametrize("name", sorted(READERS))
    def test_a_hostile_draft_changes_nothing_about_it(self, name: str) -> None:
        """
        Whatever a draft holds, the format stays the one that is read.
        """
        assert [] == complaints(name, FORMATS[name](hostile(), Options()))

    @pytest.mark.parametrize("name", sorted(READERS))
    def test_an_empty_report_is_well_formed(self, name: str) -> None:
        """
        Without drafts there are no findings, and still a file that can be read.
        """
        written = FORMATS[name](Report(documents=(), signature="test"), Options())

        assert [] == list(READERS[name](written))
        assert [] == complaints(name, written)

    @pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson", "claimreview", "junit"])
    def test_a_wrong_file_is_refused(self, name: str, report: Report) -> None:
        """
        The schemas can fail: a renamed field is noticed.
        """
        written = FORMATS[name](report, Options())
        for right in ("level", "severity", "claimReviewed", "testcase"):
            written = written.replace(right, f"{right}x")

        assert complaints(name, written)


class TestGating:
    @pytest.mark.parametrize("name", GATING)
    def test_warnings_and_failures_are_in_every_format(self, name: str, report: Report) -> None:
        """
        A quarrel of sources and an unreadable file are told wherever a build is judged.
        """
        found = list(READERS[name](FORMATS[name](with_notes(report), Options())))

        assert {"CC111", "CC201", "CC204", "CC902"} <= {item.code for item in found}
        assert ["drafts/old.md"] == [item.path for item in found if item.code == "CC902"]

    @pytest.mark.parametrize("name", sorted(set(GATING) - {"junit", "html"}))
    def test_opinions_and_supported_claims_alert_nobody(self, name: str, report: Report) -> None:
        """
        What nobody can act on is no alert.
        """
        found = list(READERS[name](FORMATS[name](report, Options())))

        assert ["CC102", "CC111", "CC204"] == sorted(item.code for item in found)


class TestCredit:
    @pytest.mark.parametrize("name", sorted(READERS))
    def test_a_quotation_is_credited_where_its_licence_asks(
        self, name: str, report: Report
    ) -> None:
        """
        Whoever sees the words of a source sees whom to credit for them.
        """
        credit = "from Tide mills, CC BY-SA 4.0"
        (entry,) = report.documents
        first, *rest = entry.verdicts
        (evidence,) = first.evidence
        passage = attrs.evolve(evidence.passage, credit=credit)
        first = attrs.evolve(first, evidence=(attrs.evolve(evidence, passage=passage),))
        entry = attrs.evolve(entry, verdicts=(first, *rest))

        assert credit in FORMATS[name](attrs.evolve(report, documents=(entry,)), Options())


class TestEscaping:
    @pytest.mark.parametrize("name", sorted(READERS))
    def test_a_draft_cannot_add_or_hide_a_finding(self, name: str) -> None:
        """
        Read back, a hostile draft has its one finding at its own place, and its words as words.
        """
        found = list(READERS[name](FORMATS[name](hostile(), Options())))
        codes = [item.code for item in found]

        assert [code for code in ("CC111", "Contradicted") if code in codes]
        assert (1 if name == "claimreview" else 2) == len(found)
        assert any(item.path == "drafts/::error,a;b].md" for item in found)

    @pytest.mark.parametrize("name", sorted(FORMATS))
    def test_no_control_character_is_written(self, name: str) -> None:
        """
        No format lets an escape sequence, an override of direction or a lone surrogate through.
        """
        written = FORMATS[name](hostile(), Options())
        banned = set("\x1b\x07\x00\ud800")
        if name not in {"json", "jsonl", "claimreview", "sarif"}:  # JSON quotes the draft as it is
            banned |= set("\x9b\u202e\u2066\u2028")

        assert set() == banned & set(written)
        assert written.encode("utf-8")

    @pytest.mark.parametrize("name", ["github", "azure", "full", "concise"])
    def test_no_command_of_a_draft_reaches_a_log(self, name: str) -> None:
        """
        Only our own commands are in a log: none starts a line with "::" or stands anywhere.
        """
        for line in FORMATS[name](hostile(), Options(width=40)).splitlines():
            own = line.startswith(("::error file=", "##vso[task.logissue type="))
            rest = line.split("]", 1)[-1] if line.startswith("##vso[") else line
            assert own or not line.strip().startswith("::")
            assert "##[" not in rest
            assert "##vso[" not in rest

    @pytest.mark.parametrize("name", sorted(READERS))
    def test_the_same_report_gives_the_same_bytes(self, name: str, report: Report) -> None:
        """
        Rendering twice, and with any options for people, changes no byte.
        """
        options = Options(colour=True, verbose=True, width=40)

        assert FORMATS[name](report, Options()) == FORMATS[name](report, options)
