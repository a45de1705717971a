"""From a file to its text: what cannot be read is refused, with the reason and the place."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from claimcheck.errors import UndecodableError, UnreadableError, UnsupportedError

MOST_BYTES = 16 * 1024 * 1024
"""Texts of more bytes than this are refused: over two million words are no draft."""

MOST_WORD_BYTES = 64 * 1024 * 1024
"""Word files of more bytes than this are refused; most of the bytes of a large one are pictures."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_bytes(path: Path, name: str, *, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file.
        name: How errors name it.
        most: How many bytes it may have.

    Raises:
        UnreadableError: It does not exist, is a folder, pipe or device, or may not be read.
        UnsupportedError: It has more bytes.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableError(name, "is a folder; name a file in it")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError(name, "is a pipe or a device; name a file, or - for stdin")
        check_size(about.st_size, name, most=most)
        with path.open("rb") as file:
            raw = file.read(most + 1)  # it may have grown, or not tell its size
    except FileNotFoundError as error:
        raise UnreadableError(name, "no such file") from error
    except PermissionError as error:
        raise UnreadableError(name, "may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        if isinstance(error, (UnreadableError, UnsupportedError)):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(name, f"cannot be read: {reason}") from error
    check_size(len(raw), name, most=most)
    return raw


def check_size(size: int, name: str, *, most: int = MOST_BYTES) -> None:
    """Raise ``UnsupportedError`` when ``size`` bytes are more than ``most``."""
    if size > most:
        problem = f"has over {most // 1_000_000} MB, more than is read; split it into several files"
        raise UnsupportedError(name, problem)


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
        raise UnsupportedError(name, _other(raw))
    try:
        text = raw[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        wanted = "UTF-8" if encoding == "utf-8" else "UTF-16"
        problem = f"not {wanted} text at byte {at}; save it as UTF-8"
        raise UndecodableError(name, problem) from error
    return cleaned(text, name)


def _other(raw: bytes) -> str:
    """Say what a file that is no text may be."""
    if raw.startswith(b"PK\x03\x04"):
        return "not a text file but a zip archive; if it is a Word file, name it .docx"
    return "not a text file; name a .txt, .md or .html file"


def cleaned(text: str, name: str) -> str:
    """Return ``text`` with each lone surrogate as U+FFFD, one for one.

    Raises:
        UnsupportedError: It has a NUL character, as only binary files have.
    """
    if "\0" in text:
        raise UnsupportedError(name, "not a text file; name a .txt, .md or .html file")
    return _SURROGATES.sub("\ufffd", text)
