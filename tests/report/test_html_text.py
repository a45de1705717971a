from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.html_text import escaped


class TestEscaped:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("<b onclick='x'>&\"", "&lt;b onclick=&#x27;x&#x27;&gt;&amp;&quot;"),
            ("a\u202eb", "a\\u202eb"),
            ("a\x00\x9b", "a\\x00\\x9b"),
            ("a\ud800", "a\\ud800"),
            ("\u200f\u05e9\u05dc\u200d", "\u200f\u05e9\u05dc\u200d"),
            ("a\tb\r\nc", "a\tb\r\nc"),
            ("\U000e0041", "\\U000e0041"),
        ],
    )
    def test_is_safe_in_elements_and_attributes(self, text: str, written: str) -> None:
        """
        Markup is text, overrides and controls are seen, and ordinary writing is untouched.
        """
        assert written == escaped(text)

    @given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
    def test_a_parser_reads_it_back(self, text: str) -> None:
        """
        Ordinary text is the same for who reads the page.
        """
        assert text == html.unescape(escaped(text))
