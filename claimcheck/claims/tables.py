"""Word tables written as running text."""

from __future__ import annotations


def table(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set.

    Example:
        >>> sorted(table("tea rice tea"))
        ['rice', 'tea']
    """
    return frozenset(text.split())
