"""Questions about a tree have the answers grammar gives."""

from __future__ import annotations

import pytest

from claimcheck.syntax.parser import SpacyParser
from claimcheck.syntax.query import (
    clause_head,
    is_copular,
    is_finite,
    is_negated,
    is_passive,
    is_plural,
    noun_phrase,
    preposition_of,
    subject_of,
    tense_of,
)
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.dates import Tense


def _tree(parser: SpacyParser, text: str) -> Tree:
    return parser.parse([text])[0]


def _word(tree: Tree, word: str) -> Token:
    return next(token for token in tree if token.text == word)


class TestTenseOf:
    @pytest.mark.parametrize(
        ("text", "tense"),
        [
            ("The minister resigned.", Tense.PAST),
            ("The talks were held in 2009.", Tense.PAST),
            ("The minister had left.", Tense.PAST),
            ("The storm hit the coast.", Tense.PAST),
            ("The minister has resigned.", Tense.PRESENT),
            ("The company employs 400 people.", Tense.PRESENT),
            ("The minister will resign.", Tense.FUTURE),
            ("The minister is expected to resign.", Tense.FUTURE),
        ],
    )
    def test_main_clause(self, text: str, tense: Tense, parser: SpacyParser) -> None:
        """
        The tense is that of the day of writing: plans are future, the perfect is present.
        """
        tree = _tree(parser, text)

        assert tense is tense_of(tree, tree.root)


class TestSubjectOf:
    def test_a_joined_verb_borrows_its_subject(self, parser: SpacyParser) -> None:
        """
        The second verb of a verb phrase has the subject of the first.
        """
        tree = _tree(parser, "The minister resigned and left the country.")
        subject = subject_of(tree, _word(tree, "left"))

        assert subject is not None
        assert "minister" == subject.text

    def test_an_imperative_has_none(self, parser: SpacyParser) -> None:
        """
        An order has no subject, and none is made up.
        """
        tree = _tree(parser, "Send the form.")

        assert subject_of(tree, tree.root) is None


class TestPredicates:
    def test_voice_polarity_and_form(self, parser: SpacyParser) -> None:
        """
        Passive, negated, copular and finite clauses are told apart.
        """
        passive = _tree(parser, "The talks were not held in 2009.")
        copular = _tree(parser, "Berg is a chemist.")

        assert is_passive(passive, passive.root)
        assert is_negated(passive, passive.root)
        assert is_finite(passive, passive.root)
        assert is_copular(copular, copular.root)
        assert not is_negated(copular, copular.root)


class TestNounPhrase:
    def test_leaves_out_what_follows(self, parser: SpacyParser) -> None:
        """
        A relative clause is no part of the phrase, its own modifiers are.
        """
        tree = _tree(parser, "The old chemist from Oslo who left is rich.")
        phrase = noun_phrase(tree, _word(tree, "chemist"))

        assert "The old chemist from Oslo" == phrase.of(tree.text)

    def test_preposition_and_number(self, parser: SpacyParser) -> None:
        """
        The preposition is found, and "A and B" are many.
        """
        tree = _tree(parser, "Norway and Sweden lie in Europe.")

        assert "in" == preposition_of(tree, _word(tree, "Europe"))
        assert is_plural(tree, _word(tree, "Norway"))
        assert not is_plural(tree, _word(tree, "Europe"))

    def test_clause_head(self, parser: SpacyParser) -> None:
        """
        A word belongs to the predicate above it.
        """
        tree = _tree(parser, "The talks were held in 2009.")

        assert "held" == clause_head(tree, _word(tree, "2009")).text
