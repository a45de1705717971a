from __future__ import annotations

import pytest

from claimcheck.syntax.grafting import cuts, is_clause
from claimcheck.syntax.parser import SpacyParser


class TestGraft:
    @pytest.mark.parametrize(
        ("sentence", "verb", "noun", "relation"),
        [
            (
                "Oleg Kozhemyako, the governor of the Primorye region, greeted Kim at the station.",
                "greeted",
                "Oleg",
                "appos",
            ),
            (
                (
                    "A green armoured train carrying Ada Berg, who leads the town's council, "
                    "pulled in on Wednesday at the port."
                ),
                "pulled",
                "Ada",
                "acl:relcl",
            ),
        ],
    )
    def test_insertion_hangs_on_its_noun(
        self, parser: SpacyParser, sentence: str, verb: str, noun: str, relation: str
    ) -> None:
        """
        Around a long insertion the sentence keeps its verb, and the insertion describes its noun.
        """
        (tree,) = parser.parse([sentence])

        assert verb == tree.root.text
        found = [token for token in tree if token.deprel == relation]
        assert noun in [tree[token.head].text for token in found]
        assert [sentence[t.start : t.end] for t in tree] == [t.text for t in tree]
        assert list(range(len(tree))) == [t.index for t in tree]

    def test_a_clause_is_left_alone(self, parser: SpacyParser) -> None:
        """
        A sentence that has its clause is never read again.
        """
        (tree,) = parser.parse(["The mayor, a teacher, opened the bridge."])

        assert is_clause(tree)
        assert "mayor" in [t.text for t in tree.children(tree.root, "nsubj")]

    def test_cuts_are_bounded(self, parser: SpacyParser) -> None:
        """
        However many commas a sentence has, few cuts are tried.
        """
        (tree,) = parser.parse(["Red, blue, " * 40 + "green."])

        assert 6 >= len(list(cuts(tree)))
