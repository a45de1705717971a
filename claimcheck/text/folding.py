"""Lower case and plain ASCII for comparing, with a way back to the author's offsets."""

from __future__ import annotations

import functools
import unicodedata
from array import array

import attrs
from anyascii import anyascii

from claimcheck.model import Span


@attrs.frozen(eq=False)
class Folded:
    """A folded text and, for each of its characters, where it came from.

    ``text`` may be longer or shorter than the original: "ß" becomes "ss", a combining accent
    vanishes. Two folded texts are compared by ``text``.
    """

    text: str
    length: int
    """Code points of the original text."""
    _origins: array[int] | None = None

    def offset(self, index: int) -> int:
        """Return the original offset of the character at ``index`` in ``text``.

        ``index`` is in ``[0, len(text)]``; the end of the folded text is the end of the original.
        """
        if index >= len(self.text):
            return self.length
        return index if self._origins is None else self._origins[index]

    def origin(self, span: Span) -> Span:
        """Return the range of the original that became ``span`` of ``text``.

        A character that was folded to several is taken whole; combining marks stay with the
        character before them.
        """
        start = self.offset(span.start)
        if not len(span):
            return Span(start, start)
        return Span(start, max(self.offset(span.end), self.offset(span.end - 1) + 1))


def fold(text: str) -> Folded:
    """Return ``text`` in lower case without accents, in ASCII where there is a customary form.

    Works in linear time on any text. Folding twice is folding once. Symbols such as "€" and
    emoji stay as they are: they have names, but nobody writes those instead.

    Example:
        >>> folded = fold("Łódź, Straße")
        >>> folded.text
        'lodz, strasse'
        >>> folded.origin(Span(6, 13)).of("Łódź, Straße")
        'Straße'
    """
    if text.isascii():
        return Folded(text=text.lower(), length=len(text))
    pieces = [_folded(char) for char in text]
    origins = array("q", (at for at, piece in enumerate(pieces) for _ in piece))
    return Folded(text="".join(pieces), length=len(text), origins=origins)


@functools.lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    if char.isascii():
        return char.lower()
    if char.isspace():
        return " "  # one of them has no name in ASCII, and words must stay apart
    return "".join(map(_plain, char.casefold()))


def _plain(char: str) -> str:
    """Return the customary ASCII of a character; a sign never becomes a letter."""
    found = anyascii(char).lower()
    kind = unicodedata.category(char)[0]
    is_sign = kind == "S" or (kind in "PC" and any(piece.isalnum() for piece in found))
    return char if is_sign else found
