"""Word lists written as running text, which stays readable where one word a line would not."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """Return the words of ``words``, which are separated by white space.

    >>> listed("in on at")
    ('in', 'on', 'at')
    """
    return tuple(words.split())
