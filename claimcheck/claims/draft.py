# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""A claim while it is being made: tokens of one parsed sentence, in order, with words put in.

Rules work on drafts only; text is made of a draft at the very end, so a rule cannot invent words
without leaving a trace.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

import attrs

from claimcheck.model import AttributionMode, ClaimKind
from claimcheck.syntax.query import NEGATIONS
from claimcheck.syntax.tree import Token, Tree

_FUNCTION = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "why"})
_QUOTE_MARKS = frozenset("\"“”„«»'‘’`") | {"``", "''"}


@attrs.frozen
class Piece:
    """Tokens ``[start, end)`` of the sentence as they stand, or replaced by ``text``.

    An empty range is an insertion before token ``start``; ``text`` is none only for verbatim
    tokens. ``rule`` says why words were replaced or inserted.
    """

    start: int
    end: int
    text: str | None = None
    rule: str = ""

    @property
    def is_verbatim(self) -> bool:
        """Say whether the tokens stand as the author wrote them."""
        return self.text is None


@attrs.frozen(kw_only=True)
class Speech:
    """Who is said to have said it: token indices of source and cue, and how it is told."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    mode: AttributionMode


@attrs.frozen(kw_only=True)
class Draft:
    """A claim in the making.

    ``head`` is the token index of the predicate, ``subject`` that of its subject's head, or none.
    ``done`` holds tokens whose statement was already drawn out although they stay in the text.
    ``is_final`` keeps every rule away. ``wraps`` holds the tokens of the reported content of an
    "S said C" claim.
    """

    pieces: tuple[Piece, ...]
    head: int
    subject: int | None = None
    rules: tuple[str, ...] = ()
    speech: Speech | None = None
    done: frozenset[int] = frozenset()
    is_final: bool = False
    kind: ClaimKind | None = None

    @cached_property
    def tokens(self) -> frozenset[int]:
        """Indices of the sentence's tokens in this draft, verbatim or replaced."""
        found: set[int] = set()
        for piece in self.pieces:
            if piece.end == piece.start + 1:
                found.add(piece.start)
            else:
                found.update(range(piece.start, piece.end))
        return frozenset(found)

    def without(self, gone: Collection[int]) -> Draft:
        """Return the draft with these tokens left out; pieces that lose a token go whole."""
        lost = frozenset(gone)
        return attrs.evolve(
            self,
            pieces=tuple(
                piece for piece in self.pieces if lost.isdisjoint(range(piece.start, piece.end))
            ),
        )

    def named(self, rule: str) -> Draft:
        """Return the draft with ``rule`` noted as its last maker."""
        return attrs.evolve(self, rules=(*self.rules, rule))


def verbatim(indices: Iterable[int]) -> tuple[Piece, ...]:
    """Return one verbatim piece a token, in the order given."""
    return tuple(Piece(index, index + 1) for index in indices)


def inserted(text: str, before: int, rule: str) -> Piece:
    """Return words put in before token ``before``."""
    return Piece(before, before, text, rule)


def replaced(index: int, text: str, rule: str) -> Piece:
    """Return one token replaced by ``text``."""
    return Piece(index, index + 1, text, rule)


def pieces_of(draft: Draft, indices: Collection[int]) -> tuple[Piece, ...]:
    """Return the pieces of ``draft`` that lie inside ``indices``, replacements kept, in order."""
    return tuple(
        piece
        for piece in draft.pieces
        if piece.end > piece.start and all(i in indices for i in range(piece.start, piece.end))
    )


def under(tree: Tree, token: Token, within: Collection[int]) -> tuple[int, ...]:
    """Return the indices of the subtree of ``token`` that lie in ``within``, in text order."""
    return tuple(t.index for t in tree.subtree(token) if t.index in within)


def is_content(token: Token) -> bool:
    """Say whether losing ``token`` would lose something an editor could check."""
    lower = token.text.lower()
    if lower in NEGATIONS:
        return True
    if token.relation in {"case", "fixed", "cc"} and token.upos in {"ADV", "VERB", "ADJ"}:
        return False  # "along with", "according to"
    if lower in {"along", "alongside"}:
        return False
    if token.upos in _FUNCTION or not any(char.isalnum() for char in token.text):
        return False
    return not (token.upos in {"PRON", "ADV"} and lower in _RELATIVE)


def is_quote_mark(token: Token) -> bool:
    """Say whether ``token`` is a quotation mark."""
    return token.text in _QUOTE_MARKS and token.upos in {"PUNCT", "SYM", "X", "PART"}


def trimmed(tree: Tree, indices: Iterable[int]) -> tuple[int, ...]:
    """Return ``indices`` without punctuation, except closing marks, and "and" at either end."""
    found = list(indices)
    while found and _is_edge(tree[found[0]], opening=True):
        found.pop(0)
    while found and _is_edge(tree[found[-1]], opening=False):
        found.pop()
    return tuple(found)


def _is_edge(token: Token, *, opening: bool) -> bool:
    if token.upos == "CCONJ" and token.lemma.lower() in {"and", "but", "or", "so", "yet"}:
        return True
    if any(char.isalnum() for char in token.text):
        return False
    if token.text in {"$", "€", "£", "¥", "#", "~", "<", ">"}:
        return not opening
    if token.text in {"%", "°", "+"}:
        return opening
    closes = opening and token.text in {")", "]", ",", ".", ";", ":", "!", "?", "-", "–", "—", "--"}
    opens = not opening and token.text in {
        "(",
        "[",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "—",
        "--",
        "!",
        "?",
    }
    return closes or opens
