from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from claimcheck.model import FactRow, Passage, Span
from claimcheck.retrieval import HasPassages, TreeStore, open_index
from claimcheck.syntax.tree import ROOT, Token, Tree


@attrs.define
class Splitting:
    """A parser for tests: each word hangs on the first; it remembers what it was asked."""

    name: str = "splitting 1"
    asked: list[str] = attrs.field(factory=list)

    def parse(self, sentences: Sequence[str]) -> tuple[Tree, ...]:
        self.asked += sentences
        return tuple(self._tree(sentence) for sentence in sentences)

    def _tree(self, text: str) -> Tree:
        tokens, at = [], 0
        for index, word in enumerate(text.split()):
            at = text.index(word, at)
            tokens.append(
                Token(
                    index=index,
                    text=word,
                    start=at,
                    end=at + len(word),
                    lemma=word.lower(),
                    upos="X",
                    xpos="XX",
                    feats="Case=Nom",
                    head=0 if index else ROOT,
                    deprel="dep" if index else "root",
                )
            )
            at += len(word)
        return Tree(text=text, tokens=tuple(tokens), is_whole=len(tokens) < 4)


def passage(number: int, text: str, before: str = "", after: str = "") -> Passage:
    return Passage(
        key=f"s#{number:08d}",
        source="s",
        text=text,
        span=Span(0, 1),
        line=1,
        before=before,
        after=after,
    )


THREE = passage(0, "It sank fast.", before="A ferry left the port.", after="Nobody died.")


class TestTreesFor:
    def test_gives_the_passage_and_its_neighbours(self, tmp_path: Path) -> None:
        """
        Trees come in text order; a neighbour that does not exist is an empty tree.
        """
        store = TreeStore(tmp_path, Splitting())
        found = store.trees_for([THREE, passage(1, "Snow fell.")])

        assert [THREE.before, THREE.text, THREE.after] == [t.text for t in found[THREE.key]]
        assert ["", "Snow fell.", ""] == [tree.text for tree in found["s#00000001"]]

    def test_what_was_parsed_is_kept(self, tmp_path: Path) -> None:
        """
        Another store over the same folder gives equal trees and parses nothing.
        """
        first = TreeStore(tmp_path, Splitting()).trees_for([THREE])
        parser = Splitting()
        again = TreeStore(tmp_path, parser).trees_for([THREE])

        assert first == again
        assert parser.asked == []

    def test_only_what_is_missing_is_parsed(self, tmp_path: Path) -> None:
        """
        A sentence that was a neighbour before is not parsed again as a passage.
        """
        parser = Splitting()
        TreeStore(tmp_path, parser).trees_for([THREE])
        parser.asked.clear()
        TreeStore(tmp_path, parser).trees_for(
            [passage(1, THREE.after, before=THREE.text, after="Rain fell.")]
        )

        assert parser.asked == ["Rain fell."]

    def test_another_parser_has_its_own_trees(self, tmp_path: Path) -> None:
        """
        Trees of one parser are never handed out for another.
        """
        TreeStore(tmp_path, Splitting()).trees_for([THREE])
        parser = Splitting("splitting 2")
        TreeStore(tmp_path, parser).trees_for([THREE])

        assert len(parser.asked) == 3

    @pytest.mark.parametrize("keep", [0, 10, -1])
    def test_a_damaged_file_is_parsed_again(self, tmp_path: Path, keep: int) -> None:
        """
        A cut file counts as empty.
        """
        expected = TreeStore(tmp_path, Splitting()).trees_for([THREE])
        for file in tmp_path.rglob("*-0"):
            file.write_bytes(file.read_bytes()[:keep])
        parser = Splitting()

        assert expected == TreeStore(tmp_path, parser).trees_for([THREE])
        assert len(parser.asked) == 3

    @pytest.mark.parametrize("where", ["none", "blocked"])
    def test_works_without_a_place_to_write(self, tmp_path: Path, where: str) -> None:
        """
        Where nothing can be kept, trees are made and remembered for the process.
        """
        (tmp_path / "file").write_bytes(b"")
        parser = Splitting()
        store = TreeStore(None if where == "none" else tmp_path / "file" / "trees", parser)

        assert store.trees_for([THREE]) == store.trees_for([THREE])
        assert len(parser.asked) == 3

    def test_a_row_is_parsed_as_its_sentence(self, tmp_path: Path) -> None:
        """
        The tree of a table row is that of the sentence it stands for.
        """
        row = FactRow(
            subject="Merrin", attribute="founded", value="1402", unit="", as_of="", note=""
        )
        cells = attrs.evolve(passage(0, "Merrin,founded,1402,,,"), row=row)
        found = TreeStore(tmp_path, Splitting()).trees_for([cells])

        assert found[cells.key][1].text == "Merrin was founded in 1402."

    def test_a_file_does_not_grow_for_ever(self, tmp_path: Path) -> None:
        """
        A page rewritten many times leaves trees of its latest texts only.
        """
        store = TreeStore(tmp_path, Splitting())
        for turn in range(40):
            store.trees_for([passage(n, f"Word{turn} fell on {n}.") for n in range(32)])
        (file,) = tmp_path.rglob("*-0")

        assert file.stat().st_size < 300_000


class TestIndexTrees:
    def test_trees_lie_beside_the_index(self, tmp_path: Path, pages: Sequence[HasPassages]) -> None:
        """
        A second index over the same folder finds the trees of the first.
        """
        index = open_index(pages, cache_dir=tmp_path)
        first = index.trees(list(index), Splitting())
        parser = Splitting()
        again = open_index(pages, cache_dir=tmp_path).trees(list(index), parser)

        assert first == again
        assert parser.asked == []
        assert (tmp_path / "trees").is_dir()
