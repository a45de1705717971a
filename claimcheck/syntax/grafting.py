"""Read a sentence around what stands between two commas, and put the insertion back in its place.

A long apposition or relative clause between subject and verb ("Oleg Kozhemyako, the governor of
the region, greeted Kim") is where a small parser goes astray: it takes the verb for a participle
and finds no clause. Without the insertion the same sentence is easy.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs

from claimcheck.syntax.tree import ROOT, Token, Tree

MOST_CUTS = 6
"""Pairs of commas that are tried in one sentence."""

_LEAST_WORDS = 2
_NAME_PARTS = frozenset({"flat", "compound", "goeswith"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "where", "when"})


@attrs.frozen
class Cut:
    """A sentence without the characters ``[start, end)``: an insertion and its commas."""

    sentence: str
    start: int
    end: int

    @property
    def rest(self) -> str:
        """The sentence without the insertion."""
        return self.sentence[: self.start] + self.sentence[self.end :]

    @property
    def insertion(self) -> str:
        """What stands between the commas."""
        return self.sentence[self.start + 1 : self.end - 1]


def is_clause(tree: Tree) -> bool:
    """Say whether the root of ``tree`` is finite and has a subject."""
    if not tree.roots:
        return False
    root = tree.root
    if tree.child(root, "nsubj", "csubj", "expl") is None:
        return False
    # With a subject before it, a form in -ed is a past tense, whatever the tagger says.
    is_past = root.xpos == "VBN" and tree.child(root, "nsubj:pass", "aux") is None
    return is_past or any(
        token.has("VerbForm=Fin") for token in (root, *tree.children(root, "aux", "cop"))
    )


def cuts(tree: Tree) -> Iterator[Cut]:
    """Yield the insertions that a sentence could do without, those over fewest commas first."""
    commas = [token for token in tree if token.text == ","]
    pairs = itertools.combinations(range(len(commas)), 2)
    for first, second in sorted(pairs, key=lambda pair: (pair[1] - pair[0], pair))[:MOST_CUTS]:
        a, b = commas[first], commas[second]
        if b.index - a.index > _LEAST_WORDS and a.index:
            yield Cut(tree.text, a.start, b.end)


def graft(cut: Cut, rest: Tree, insertion: Tree) -> Tree | None:
    """Return the tree of the whole sentence, or none where the cut did not help.

    It helps when the rest is a clause whose subject stands before the insertion and whose verb
    after it. The insertion hangs on the name or noun that it follows.
    """
    if not is_clause(rest) or not len(insertion):
        return None
    subject = rest.child(rest.root, "nsubj", "csubj", "expl")
    if subject is None or not subject.start < cut.start <= rest.root.start:
        return None
    noun = [token for token in rest if token.end <= cut.start][-1]
    while noun.relation in _NAME_PARTS and noun.head != ROOT:
        noun = rest[noun.head]
    return _joined(cut, rest, insertion, noun)


def _joined(cut: Cut, rest: Tree, insertion: Tree, noun: Token) -> Tree:
    gap = cut.end - cut.start
    before = [token for token in rest if token.start < cut.start]
    after = [_moved(t, gap) for t in rest if t.start >= cut.start]
    inside = [_moved(token, cut.start + 1) for token in insertion]
    first, second = len(before), len(before) + 1 + len(inside)
    top = first + 1 + insertion.root.index

    def place(index: int) -> int:
        return index if index < first else index + len(inside) + 2

    def rest_token(token: Token) -> Token:
        head = ROOT if token.head == ROOT else place(token.head)
        return attrs.evolve(token, index=place(token.index), head=head)

    def inner_token(token: Token) -> Token:
        is_root = token.head == ROOT
        return attrs.evolve(
            token,
            index=first + 1 + token.index,
            head=place(noun.index) if is_root else first + 1 + token.head,
            deprel=_relation(insertion) if is_root else token.deprel,
        )

    return Tree(
        text=cut.sentence,
        tokens=(
            *map(rest_token, before),
            _comma(first, cut.start, top),
            *map(inner_token, inside),
            _comma(second, cut.end - 1, top),
            *map(rest_token, after),
        ),
    )


def _relation(insertion: Tree) -> str:
    root = insertion.root
    if insertion[0].text.lower() in _RELATIVE:
        return "acl:relcl"
    if root.upos in {"NOUN", "PROPN", "PRON", "NUM"}:
        return "appos"
    return "acl" if root.upos in {"VERB", "ADJ"} else "parataxis"


def _moved(token: Token, by: int) -> Token:
    return attrs.evolve(token, start=token.start + by, end=token.end + by)


def _comma(index: int, start: int, head: int) -> Token:
    return Token(
        index=index,
        text=",",
        start=start,
        end=start + 1,
        lemma=",",
        upos="PUNCT",
        xpos=",",
        feats="",
        head=head,
        deprel="punct",
    )
