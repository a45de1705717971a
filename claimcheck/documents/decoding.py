"""From a file to its text: what cannot be read is refused, with the reason and the place."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from claimcheck.errors import UndecodableError, UnreadableError, UnsupportedError

MOST_BYTES = 64 * 1024 * 1024
"""Files of more bytes than this are refused."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file.
        name: How errors name it.

    Raises:
        UnreadableError: It does not exist, is a folder, or may not be read.
        UnsupportedError: It has more than 64 MB.
    """
    try:
        if path.is_dir():
            raise UnreadableError(name, "is a folder; name a file in it")
        size = path.stat().st_size
        if size > MOST_BYTES:
            problem = (
                f"has {size / 1e6:.0f} MB, at most 67 MB are read; split it into several files"
            )
            raise UnsupportedError(name, problem)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(name, "no such file") from error
    except PermissionError as error:
        raise UnreadableError(name, "may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        if isinstance(error, (UnreadableError, UnsupportedError)):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(name, f"cannot be read: {reason}") from error


def decode(raw: bytes, name: str) -> str:
    """Return the text that the bytes stand for; line ends stay as they are, a byte order mark goes.

    UTF-8, and UTF-16 where a byte order mark says so.

    Raises:
        UndecodableError: The bytes are not text in the encoding; the message has the byte offset.
        UnsupportedError: They are not text at all.
    """
    encoding, skipped = "utf-8", 0
    if raw.startswith(codecs.BOM_UTF8):
        skipped = len(codecs.BOM_UTF8)
    elif raw.startswith(_UTF16_MARKS) and not raw.startswith(_UTF32_MARKS):
        encoding, skipped = ("utf-16-le" if raw.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"), 2
    elif b"\0" in raw:
        raise UnsupportedError(name, "not a text file; name a .txt, .md or .html file")
    try:
        text = raw[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        wanted = "UTF-8" if encoding == "utf-8" else "UTF-16"
        problem = f"not {wanted} text at byte {at}; save it as UTF-8"
        raise UndecodableError(name, problem) from error
    return cleaned(text, name)


def cleaned(text: str, name: str) -> str:
    """Return ``text`` with each lone surrogate as U+FFFD, one for one.

    Raises:
        UnsupportedError: It has a NUL character, as only binary files have.
    """
    if "\0" in text:
        raise UnsupportedError(name, "not a text file; name a .txt, .md or .html file")
    return _SURROGATES.sub("\ufffd", text)
