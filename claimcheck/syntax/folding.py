"""Typographic variants of a token, folded to the form the treebank is written in.

UD English EWT was typed with straight quotes and plain hyphens; newspapers use the
typographic ones. The parser sees folded tokens, the offsets stay those of the author's text.
"""

from __future__ import annotations

_FOLDED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\u00a0": " ",
    }
)


def fold_token(token: str) -> str:
    """Return ``token`` as the treebank would spell it; never empty for a non-empty token."""
    return token.translate(_FOLDED)
