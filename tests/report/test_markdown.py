from __future__ import annotations

import attrs
import pytest
from markdown_it import MarkdownIt

from claimcheck.model import Diagnostic, Report, Severity
from claimcheck.report import FORMATS, Options
from claimcheck.report.markdown import escaped

render = FORMATS["markdown"]


class TestMarkdown:
    def test_says_the_most_important_first(self, report: Report) -> None:
        """
        A headline with the counts, then contradictions with both texts, then the rest, folded.
        """
        shown = render(report, Options())

        assert shown.startswith("## claimcheck: 1 of 4 claims contradicted\n")
        assert "**claim says 2009, source says 2008**" in shown
        assert "repair of the mill was done in <b>2008</b>.” (mill.md:3)" in shown
        assert shown.index("### Contradicted") < shown.index("### Warnings")
        assert shown.index("### Warnings") < shown.index("<summary>Unverifiable: 1</summary>")

    def test_what_was_not_checked_is_in_the_headline(self, report: Report) -> None:
        """
        Nobody reads "none contradicted" where a file was left out.
        """
        failure = Diagnostic(code="CC901", severity=Severity.ERROR, message="gone", path="z.md")
        shown = render(attrs.evolve(report, documents=(), diagnostics=(failure,)), Options())

        assert "not everything could be checked" in shown.splitlines()[0]
        assert "### Not checked\n\n- z.md CC901" in shown


class TestEscaped:
    @pytest.mark.parametrize(
        "text",
        [
            "[a](http://b) ![c](d) <e> &amp; `f` *g* _h_ ~~i~~ | j $k$ \\l",
            "# no heading - no item 1. no number",
            "@desk #12 https://x.example www.x.example",
        ],
    )
    def test_is_shown_as_it_stands(self, text: str) -> None:
        """
        A parser finds nothing but text, and the text is the one given.
        """
        (inline,) = [t for t in MarkdownIt("commonmark").parse(f"“{escaped(text)}”") if t.children]
        kinds = {child.type for child in inline.children or ()}
        shown = "".join(c.content for c in inline.children or () if c.type != "html_inline")

        assert kinds <= {"text", "text_special", "html_inline"}
        assert f"“{text}”" == shown

    def test_mentions_nobody(self) -> None:
        """
        A name after "@" and a number after "#" are broken by an empty comment.
        """
        assert "@<!-- -->desk #<!-- -->12" == escaped("@desk #12")
