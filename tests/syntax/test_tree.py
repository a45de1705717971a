from __future__ import annotations

import pytest

from claimcheck.model import Span
from claimcheck.syntax.tree import ROOT, Token, Tree


def make(words: str, heads: list[int], relations: list[str]) -> Tree:
    tokens, at = [], 0
    for index, (word, head, relation) in enumerate(
        zip(words.split(), heads, relations, strict=True)
    ):
        tokens.append(
            Token(
                index=index,
                text=word,
                start=at,
                end=at + len(word),
                lemma=word.lower(),
                upos="X",
                xpos="",
                feats="Tense=Past|VerbForm=Fin" if relation == "root" else "",
                head=head,
                deprel=relation,
            )
        )
        at += len(word) + 1
    return Tree(text=words, tokens=tuple(tokens))


TREE = make(
    "old Kim met Putin in Hanoi",
    [1, 2, ROOT, 2, 5, 2],
    ["amod", "nsubj:outer", "root", "obj", "case", "obl"],
)


class TestTree:
    def test_children_by_relation(self) -> None:
        """
        A relation without its subtype takes all its subtypes, one with it only itself.
        """
        assert ["Kim"] == [t.text for t in TREE.children(TREE.root, "nsubj")]
        assert [] == [t.text for t in TREE.children(TREE.root, "nsubj:pass")]
        assert ["Kim", "Putin", "Hanoi"] == [t.text for t in TREE.children(TREE.root)]

    def test_subtree_in_text_order(self) -> None:
        """
        A subtree comes in text order and can leave branches out.
        """
        assert ["old", "Kim"] == [t.text for t in TREE.subtree(TREE[1])]
        kept = TREE.subtree(TREE.root, without=frozenset({1, 5}))
        assert ["met", "Putin"] == [t.text for t in kept]

    def test_span(self) -> None:
        """
        The span of a token is the text its subtree covers.
        """
        assert "in Hanoi" == TREE.span(TREE[5]).of(TREE.text)
        assert Span(0, len(TREE.text)) == TREE.span(TREE.root)

    def test_ancestors(self) -> None:
        """
        Ancestors come nearest first and end at the root.
        """
        assert ["Kim", "met"] == [t.text for t in TREE.ancestors(TREE[0])]

    def test_at_and_within(self) -> None:
        """
        Tokens are found by offset; between two words there is none.
        """
        found = TREE.at(4)
        assert found is not None
        assert "Kim" == found.text
        assert TREE.at(3) is None
        assert ["met", "Putin"] == [t.text for t in TREE.within(Span(8, 17))]

    @pytest.mark.parametrize(("feature", "expected"), [("Tense=Past", True), ("Tense=Pas", False)])
    def test_features(self, feature: str, *, expected: bool) -> None:
        """
        A feature is there only as a whole.
        """
        assert expected is TREE.root.has(feature)

    def test_empty(self) -> None:
        """
        A tree of nothing has no root and says so by name.
        """
        empty = Tree(text="", tokens=())

        assert () == empty.roots
        with pytest.raises(IndexError):
            _ = empty.root
