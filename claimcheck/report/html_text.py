"""Text that is safe in a page: nothing in it is markup, and nothing in it can hide or reorder."""

from __future__ import annotations

import html
import re

# Line breaks and tabs are space in a page. The marks that only say which way a letter runs
# (U+200E, U+200F, U+061C) and the joiners are part of ordinary writing; overrides are not.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def escaped(text: str) -> str:
    r"""Return text for an element or a quoted attribute; what would not be seen is an escape.

    >>> escaped("a<b>\u202e")
    'a&lt;b&gt;\\u202e'
    """
    return html.escape(_HIDDEN.sub(_escape, text))


def _escape(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number > 0xFFFF:  # noqa: PLR2004 - more than four hexadecimal digits
        return f"\\U{number:08x}"
    return f"\\u{number:04x}" if number > 0xFF else f"\\x{number:02x}"  # noqa: PLR2004 - two
