"""A dependency tree as plain frozen values, so that rules and matchers never meet spaCy."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import attrs

from claimcheck.model import Span

ROOT = -1


@attrs.frozen(kw_only=True)
class Token:
    """One word of a sentence; ``start`` and ``end`` are offsets into ``Tree.text``.

    ``upos``, ``feats`` and ``deprel`` are Universal Dependencies v2, ``xpos`` is the Penn tag.
    ``head`` is the index of the governing token, or ``ROOT``. ``feats`` is the UD string
    ("Number=Sing|Tense=Past"), empty when there is none.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str

    @property
    def relation(self) -> str:
        """Return the universal relation without its subtype: "nsubj" for "nsubj:pass"."""
        return _universal(self.deprel)

    def has(self, feature: str) -> bool:
        """Say whether a UD feature such as "Tense=Past" is set."""
        return feature in self.feats and feature in self.feats.split("|")


@functools.cache
def _universal(deprel: str) -> str:
    return deprel.partition(":")[0]


@attrs.frozen(kw_only=True, slots=False)
class Tree:
    """One parsed sentence. Indices are positions in ``tokens``; everything is in text order.

    ``is_whole`` is false when the sentence was too long and had to be cut.
    """

    text: str
    tokens: tuple[Token, ...]
    is_whole: bool = True

    @cached_property
    def notes(self) -> dict[str, Any]:
        """What was worked out from this tree alone, by name; a sentence comes again and again."""
        return {}

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != ROOT:
                found[token.head].append(token.index)
        return tuple(tuple(indices) for indices in found)

    @cached_property
    def _dependents(self) -> tuple[tuple[Token, ...], ...]:
        """The dependents of every token, in text order."""
        return tuple(tuple(self.tokens[index] for index in group) for group in self._children)

    @cached_property
    def _related(self) -> dict[tuple[int, tuple[str, ...]], tuple[Token, ...]]:
        return {}

    @cached_property
    def _subtrees(self) -> dict[int, tuple[Token, ...]]:
        return {}

    @cached_property
    def _edges(self) -> tuple[tuple[int, int], ...]:
        """First and last index of every subtree, computed once, children before parents."""
        low = list(range(len(self.tokens)))
        high = list(range(len(self.tokens)))
        for index in self._bottom_up:
            head = self.tokens[index].head
            if head != ROOT:
                low[head] = min(low[head], low[index])
                high[head] = max(high[head], high[index])
        return tuple(zip(low, high, strict=True))

    @cached_property
    def _bottom_up(self) -> tuple[int, ...]:
        order: list[int] = list(self.roots)
        for index in order:  # grows while we walk: breadth first without recursion
            order.extend(self._children[index])
        return tuple(reversed(order))

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """Indices of the tokens without a head; one, unless the sentence was cut."""
        return tuple(token.index for token in self.tokens if token.head == ROOT)

    @property
    def root(self) -> Token:
        """The first root. Raises ``IndexError`` when the tree has no token."""
        return self.tokens[self.roots[0]]

    def head_of(self, token: Token) -> Token | None:
        """Return the token that governs ``token``, or none for a root."""
        return None if token.head == ROOT else self.tokens[token.head]

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """Return the dependents of ``token``, those of the given relations if any are named.

        A name without a subtype ("nsubj") also takes its subtypes; "nsubj:pass" only itself.
        """
        found = self._dependents[token.index]
        if not relations or not found:
            return found
        # Rules ask the same of every draft of a sentence.
        known = self._related.get((token.index, relations))
        if known is None:
            known = tuple(
                [t for t in found if t.deprel in relations or _universal(t.deprel) in relations]
            )
            self._related[token.index, relations] = known
        return known

    def child(self, token: Token, *relations: str) -> Token | None:
        """Return the first dependent in one of these relations, or none."""
        found = self.children(token, *relations)
        return found[0] if found else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors of ``token``, nearest first."""
        while token.head != ROOT:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, without: frozenset[int] = frozenset()) -> tuple[Token, ...]:
        """Return ``token`` and all it governs, in text order.

        Subtrees rooted at an index in ``without`` are left out, unless it is ``token`` itself.
        """
        known = None if without else self._subtrees.get(token.index)
        if known is not None:
            return known
        wanted = [token.index]
        for index in wanted:  # grows while we walk
            wanted.extend([child for child in self._children[index] if child not in without])
        found = tuple([self.tokens[index] for index in sorted(wanted)])
        if not without:
            self._subtrees[token.index] = found
        return found

    def edges(self, token: Token) -> tuple[int, int]:
        """Return the first and last index of the subtree of ``token``."""
        return self._edges[token.index]

    def span(self, token: Token) -> Span:
        """Return the text range from the first to the last character of the subtree."""
        first, last = self._edges[token.index]
        return Span(self.tokens[first].start, self.tokens[last].end)

    def at(self, offset: int) -> Token | None:
        """Return the token that covers the character at ``offset``, or none between tokens."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie inside ``span`` of the text."""
        return tuple(t for t in self.tokens if span.start <= t.start and t.end <= span.end)
