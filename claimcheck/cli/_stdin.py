"""What comes from stdin."""

from __future__ import annotations

import sys

from claimcheck.documents.decoding import check_size
from claimcheck.errors import UnreadableError

NAME = "<stdin>"


def read_stdin(name: str = NAME, *, most: int | None = None) -> bytes:
    """Return all bytes of stdin.

    Args:
        name: How the message of an error names it.
        most: How many bytes there may be; none means any number.

    Raises:
        UnreadableError: Stdin is closed or cannot be read.
        UnsupportedError: There are more bytes.
    """
    stream = sys.stdin
    if stream is None:
        raise UnreadableError(name, "stdin is closed")
    try:
        raw = stream.buffer.read() if most is None else stream.buffer.read(most + 1)
    except OSError as error:
        raise UnreadableError(name, error.strerror or str(error)) from error
    if most is not None:
        check_size(len(raw), name, most=most)
    return raw
