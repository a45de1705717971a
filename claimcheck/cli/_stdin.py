"""What comes from stdin."""

from __future__ import annotations

import sys

from claimcheck.errors import UnreadableError

NAME = "<stdin>"


def read_stdin(name: str = NAME) -> bytes:
    """Return all bytes of stdin; ``name`` is for the message.

    Raises:
        UnreadableError: Stdin is closed or cannot be read.
    """
    stream = sys.stdin
    if stream is None:
        raise UnreadableError(name, "stdin is closed")
    try:
        return stream.buffer.read()
    except OSError as error:
        raise UnreadableError(name, error.strerror or str(error)) from error
