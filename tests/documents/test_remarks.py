from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import parse_document

PIECES = [
    "<!--",
    "-->",
    " claimcheck:",
    "ignore[CC111]",
    "`",
    "\n",
    "<script>",
    "</script>",
    "---\n",
]
PIECES += ["<p>", "```\n", "claimcheck: x\n", "  - y\n", "The cat is in the house. ", "    "]


def said(text: str, form: str) -> list[str]:
    document = parse_document(text, format=form)
    return [remark.words.of(text) for remark in document.remarks]


class TestRemarks:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It is so. <!-- claimcheck: ignore[CC111] -->\n", ["ignore[CC111]"]),
            ("<!--claimcheck:a--><!-- claimcheck : b -->\n\nIt is so.\n", ["a", "b"]),
            ("<!-- claimcheck: a\n b -->\nIt is so.\n", ["a\n b"]),
            ("- It is so. <!-- claimcheck: a -->\n- It was so.\n", ["a"]),
            ("> It is so. <!-- claimcheck: a -->\n", ["a"]),
            ("---\nclaimcheck: a[b]\n---\nIt is so.\n", ["a[b]"]),
            ("---\nclaimcheck: 'a: b'\r\n---\nIt is so.\n", ["a: b"]),
            ("---\nclaimcheck:\n  - a\n  - 'b'\ntitle: T\n---\nIt is so.\n", ["a", "b"]),
            ("+++\nclaimcheck = 'a'\n+++\nIt is so.\n", ["a"]),
        ],
    )
    def test_markdown(self, text: str, expected: list[str]) -> None:
        """
        What a comment or the metadata say to claimcheck is found, without its marks.
        """
        assert expected == said(text, "markdown")

    @pytest.mark.parametrize(
        "text",
        [
            "It is `<!-- claimcheck: a -->` so.\n",
            "It is so.\n\n```\n<!-- claimcheck: a -->\n```\n",
            "It is so.\n\n    <!-- claimcheck: a -->\n",
            "It is so. <!-- a claimcheck: b -->\n",
            "It is so. &lt;!-- claimcheck: a -->\n",
            "It is so.\n\n<script>\n<!-- claimcheck: a -->\n</script>\n",
            "It is so. <!-- claimcheck: a\n",
            "It is so.\n\n---\nclaimcheck: a\n---\n",
            "---\nabout:\n  claimcheck: a\n---\nIt is so.\n",
        ],
    )
    def test_markdown_silent(self, text: str) -> None:
        """
        Code, scripts, other people's comments and unfinished ones say nothing to claimcheck.
        """
        assert [] == said(text, "markdown")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("<p>It is so. <!-- claimcheck: a --></p>", ["a"]),
            ("<nav><!-- claimcheck: a --></nav><p>It is so.</p>", ["a"]),
            ("<p>It is so.</p><script><!-- claimcheck: a --></script>", []),
            ("<p>It is so.</p><textarea><!-- claimcheck: a --></textarea>", []),
            ('<p title="<!-- claimcheck: a -->">It is so.</p>', []),
            ("<p>It is so.</p><pre>&lt;!-- claimcheck: a --&gt;</pre>", []),
        ],
    )
    def test_html(self, text: str, expected: list[str]) -> None:
        """
        In HTML, comments count wherever a browser sees one, and nothing else does.
        """
        assert expected == said(text, "html")

    def test_plain_text_has_no_comments(self) -> None:
        """
        In plain text, what looks like a comment is text.
        """
        assert [] == said("It is so. <!-- claimcheck: ignore[CC111] -->", "text")

    @given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["markdown", "html"]))
    def test_places_are_exact_and_never_prose(self, parts: list[str], form: str) -> None:
        """
        A remark lies whole in the text, its words in it, and no word of it is prose.
        """
        text = "The cat is in the house and the dog is not.\n\n" + "".join(parts)
        document = parse_document(text, format=form)

        spans = [remark.span for remark in document.remarks]
        assert sorted(spans) == spans
        assert all(remark.span.covers(remark.words) for remark in document.remarks)
        assert not [
            piece
            for block in document.blocks
            for piece in block.pieces
            if any(piece.overlaps(span) for span in spans)
        ]
