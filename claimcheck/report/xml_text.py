"""XML as bytes that any parser reads back the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    r"""Return text with U+FFFD for each character that XML has no way to say.

    >>> allowed("a\x00b")
    'a\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def document(root: ET.Element) -> str:
    """Return an indented document with its declaration."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def child(parent: ET.Element, tag: str, **attributes: object) -> ET.Element:
    """Add an element with attributes in the order given; those that are none are left out."""
    kept = {key: allowed(str(value)) for key, value in attributes.items() if value is not None}
    return ET.SubElement(parent, tag, kept)
