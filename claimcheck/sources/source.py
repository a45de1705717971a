"""What a reference source is: a name, a digest of its content, and passages on demand."""

from __future__ import annotations

import hashlib
from typing import Protocol

from claimcheck.model import Passage

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Source(Protocol):
    """Reference text that claims can be compared with.

    ``name`` is shown to people and unique within a check. ``digest`` is a SHA-256 in hexadecimal
    over the name and all that decides the passages; equal digests mean equal passages.
    """

    @property
    def name(self) -> str:
        """The name shown to people."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256, hexadecimal, of name and content."""
        ...

    def passages(self) -> tuple[Passage, ...]:
        """Return all passages in source order; called only when no index holds them.

        Raises:
            InputError: The text cannot be read or is not one we read.
            RecordError: A row of the file is wrong.
        """
        ...


def sound(text: str) -> str:
    """Return ``text`` with each lone surrogate, which no file can hold, as U+FFFD."""
    return text.translate(_SURROGATES)


def digest_of(name: str, *parts: bytes) -> str:
    """Return the digest of a name and of pieces of content; piece borders count.

    Example:
        >>> digest_of("a", b"b") == digest_of("ab", b"")
        False
    """
    digest = hashlib.sha256()
    for part in (name.encode("utf-8", "surrogatepass"), *parts):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
