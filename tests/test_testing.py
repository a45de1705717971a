"""The conformance check itself: it passes our rules and names what is wrong with others."""

from __future__ import annotations

import attrs
import pytest

from claimcheck.claims import Granularity
from claimcheck.claims.draft import Draft
from claimcheck.claims.rules import RULES
from claimcheck.claims.sentence import Sentence
from claimcheck.errors import ConformanceError
from claimcheck.syntax.parser import SpacyParser
from claimcheck.testing import check_rule

GLOSS = next(rule for rule in RULES if rule.name == "gloss")
OTHERS = tuple(rule for rule in RULES if rule is not GLOSS)
FIRES = ("The World Trade Forum (WTF) opened.",)
SILENT = ("The World Trade Forum (2004) opened.",)


@attrs.frozen
class Cutter:
    """Drop the last words.

    What it does: loses words. Why: to be caught. Example: none. Limits: none.
    """

    name: str = "cutter"
    level: Granularity = Granularity.CLAUSE
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Return half of the draft."""
        del sentence
        return (attrs.evolve(draft, pieces=draft.pieces[: len(draft.pieces) // 2]),)


@attrs.frozen
class Bare:
    """Do nothing."""

    name: str = "Bare Rule"
    level: str = "news"
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Pass."""
        del draft, sentence
        return ()


class TestCheckRule:
    def test_our_own_rule_conforms(self, parser: SpacyParser) -> None:
        """
        A rule that keeps its promises passes in silence.
        """
        check_rule(GLOSS, fires=FIRES, silent=SILENT, rules=OTHERS, parser=parser)

    def test_examples_must_come_true(self, parser: SpacyParser) -> None:
        """
        A rule that fires where it must not, or not where it must, is told which example broke.
        """
        with pytest.raises(ConformanceError) as caught:
            check_rule(GLOSS, fires=SILENT, silent=FIRES, rules=OTHERS, parser=parser)

        assert [
            "must fire and does not: 'The World Trade Forum (2004) opened.'",
            (
                "must stay silent in 'The World Trade Forum (WTF) opened.' and gives "
                "'The World Trade Forum opened.'"
            ),
        ] == list(caught.value.problems)

    def test_lost_words_are_found(self, parser: SpacyParser) -> None:
        """
        A split that the splitter would have to undo is a problem of its own.
        """
        with pytest.raises(ConformanceError, match="loses a word"):
            check_rule(Cutter(), fires=FIRES, silent=SILENT, rules=(), parser=parser)

    def test_its_shape_is_checked_first(self, parser: SpacyParser) -> None:
        """
        Name, level and docstring are named together, before any sentence is split.
        """
        with pytest.raises(ConformanceError) as caught:
            check_rule(Bare(), fires=FIRES, silent=SILENT, parser=parser)  # type: ignore[arg-type] # what is wrong is the point

        assert [
            "name must be small letters and hyphens, got 'Bare Rule'",
            "level must be a Granularity, got 'news'",
            "the docstring lacks What it does:, Why:, Example:, Limits:",
        ] == list(caught.value.problems)

    def test_a_name_is_used_once(self, parser: SpacyParser) -> None:
        """
        Two rules of one name could not be told apart in a claim.
        """
        with pytest.raises(ConformanceError, match="another rule is named 'gloss'"):
            check_rule(GLOSS, fires=FIRES, silent=SILENT, parser=parser)

    def test_without_examples_nothing_is_shown(self, parser: SpacyParser) -> None:
        """
        A rule without an example of each kind is not checked at all.
        """
        with pytest.raises(ConformanceError, match="needs an example"):
            check_rule(GLOSS, fires=(), silent=(), rules=OTHERS, parser=parser)
