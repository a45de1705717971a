from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.xml_text import allowed, child, document


class TestDocument:
    @given(st.text())
    def test_any_parser_reads_it_back(self, text: str) -> None:
        """
        Whatever a text has, the attribute read back is what XML can say of it.
        """
        root = ET.Element("root")
        child(root, "item", said=text, left_out=None)
        (item,) = ET.fromstring(document(root))  # noqa: S314 - written by us

        assert {"said": allowed(text)} == item.attrib


class TestAllowed:
    @given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "M"])))
    def test_ordinary_text_stays(self, text: str) -> None:
        """
        Only what XML has no way to say is replaced.
        """
        assert text.replace("\ufffe", "").replace("\uffff", "") == allowed(text)
