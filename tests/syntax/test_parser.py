from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ModelError
from claimcheck.syntax.parser import MAX_TOKENS, SpacyParser, bundled_parser


class TestSpacyParser:
    def test_one_tree_a_sentence(self, parser: SpacyParser) -> None:
        """
        Every string becomes exactly one tree, in order, an empty string an empty tree.
        """
        trees = parser.parse(["Kim met Putin.", "", "It rained. It stopped."])

        assert [4, 0, 6] == [len(tree) for tree in trees]
        assert [1, 0, 1] == [len(tree.roots) for tree in trees]

    def test_subject_and_object(self, parser: SpacyParser) -> None:
        """
        A plain sentence has the analysis that everything else relies on.
        """
        (tree,) = parser.parse(["The company sold the factory in March."])

        assert "sold" == tree.root.text
        assert ["company"] == [token.text for token in tree.children(tree.root, "nsubj")]
        assert ["factory"] == [token.text for token in tree.children(tree.root, "obj")]

    def test_typographic_characters_do_not_change_the_tree(self, parser: SpacyParser) -> None:
        """
        Curly quotes and dashes give the tree of the straight ones, at the author's offsets.
        """
        curly, straight = parser.parse(
            [
                "“We won\u2019t leave,” she said \u2013 twice.",
                '"We won\'t leave," she said - twice.',
            ]
        )

        assert [t.head for t in straight] == [t.head for t in curly]
        assert [t.deprel for t in straight] == [t.deprel for t in curly]
        assert "“" == curly[0].text

    def test_company_of_other_sentences_changes_nothing(self, parser: SpacyParser) -> None:
        """
        A sentence parses the same alone and among others.
        """
        sentence = "The bridge, opened in 2012, spans the bay."
        others = ["Rain fell.", "He left because the talks had failed and nobody stayed."]

        (alone,) = parser.parse([sentence])

        assert alone == parser.parse([*others, sentence, *others])[2]

    def test_a_very_long_sentence_is_cut_and_says_so(self, parser: SpacyParser) -> None:
        """
        Over 256 tokens a sentence is cut at punctuation; no word is lost.
        """
        text = "the old dog barked, " * 120 + "and slept."

        (tree,) = parser.parse([text])

        assert not tree.is_whole
        spaced = (t.text + (" " if text[t.end : t.end + 1] == " " else "") for t in tree)
        assert text.split() == "".join(spaced).split()
        assert MAX_TOKENS >= max(len(tree.subtree(tree[root])) for root in tree.roots)

    @given(st.text(max_size=60))
    @settings(deadline=None, max_examples=60)
    def test_offsets_are_exact(self, text: str) -> None:
        """
        Tokens are the text at their offsets, in order, and cover all but white space.
        """
        (tree,) = bundled_parser().parse([text])

        assert [text[t.start : t.end] for t in tree] == [t.text for t in tree]
        assert all(a.end <= b.start for a, b in zip(tree.tokens, tree.tokens[1:], strict=False))
        covered = "".join(t.text for t in tree)
        assert "".join(covered.split()) == "".join(text.split())

    def test_a_folder_without_a_pipeline(self, tmp_path: Path) -> None:
        """
        A wrong model folder is named in the error, with what would be right.
        """
        with pytest.raises(ModelError, match=r"meta\.json"):
            _ = SpacyParser(tmp_path).name

    def test_name_carries_the_version(self, parser: SpacyParser) -> None:
        """
        The parser names itself and its version, for the signature of a report.
        """
        assert parser.name.startswith("en_claimcheck_ewt ")


class TestQuality:
    def test_scores_beside_the_model(self, parser: SpacyParser) -> None:
        """
        The model ships with its scores on PUD, and they reach what we promise.
        """
        scores = json.loads((parser.path / "scores-pud.json").read_text(encoding="utf-8"))

        assert 86 <= scores["uas"]
        assert 82 <= scores["las"]
        assert 94 <= scores["upos"]

    def test_size(self, parser: SpacyParser) -> None:
        """
        The model stays under 12 MB, so that installing stays quick.
        """
        size = sum(path.stat().st_size for path in parser.path.rglob("*") if path.is_file())

        assert 12_000_000 > size


class TestRunsOfMarks:
    @pytest.mark.parametrize(
        "run", ["(" * 4000, "[(" * 2000, "...'" * 1000, '"' * 4000, "a." * 2000, "http://" * 600]
    )
    def test_marks_in_a_row_are_read_soon(self, run: str) -> None:
        """
        Thousands of brackets, quotes or points without a space take no longer than prose.
        """
        sentence = f"The ship {run} was in the port."
        started = time.process_time()
        (tree,) = bundled_parser().parse([sentence])

        assert "".join(token.text for token in tree) == sentence.replace(" ", "")
        assert all(sentence[token.start : token.end] == token.text for token in tree)
        assert time.process_time() - started < 15
