"""Checks for parts that others write: does a splitting rule keep what every rule promises?"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from claimcheck.claims import Granularity, Splitter, is_traceable
from claimcheck.claims.draft import Draft
from claimcheck.claims.engine import is_sound_split
from claimcheck.claims.rules import RULES, Rule
from claimcheck.claims.sentence import Sentence
from claimcheck.documents import parse_document
from claimcheck.errors import ConformanceError
from claimcheck.model import Claim
from claimcheck.syntax.parser import Parser, bundled_parser
from claimcheck.text.words import content_words

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_HEADINGS = ("What it does:", "Why:", "Example:", "Limits:")


def check_rule(
    rule: Rule,
    *,
    fires: Sequence[str],
    silent: Sequence[str],
    rules: Sequence[Rule] = RULES,
    parser: Parser | None = None,
) -> None:
    """Raise unless ``rule`` keeps what every splitting rule promises.

    - Its name is in small letters and hyphens and no other rule has it; its level is a
      ``Granularity``; its docstring has the headings What it does, Why, Example and Limits.
    - In each text of ``fires`` some claim names the rule, and in none of ``silent``.
    - Where it is tried, a split keeps every content word, gets smaller, and leaves statements.
    - Every claim can be traced to its text, no content word is lost, and a second run gives
      the same claims.

    Args:
        rule: The rule to check; it is tried after ``rules``.
        fires: One sentence or more where it must make a claim.
        silent: One or more where it must not; the nearer to those that fire, the better.
        rules: The other rules, none of them ``rule`` itself.
        parser: Gives the trees; none means the bundled parser.

    Raises:
        ConformanceError: With every problem found, in the order above.

    Example:
        >>> from claimcheck.claims.rules import RULES
        >>> check_rule(
        ...     RULES[1],
        ...     fires=["The World Trade Forum (WTF) met."],
        ...     silent=["The World Trade Forum (2004) met."],
        ...     rules=RULES[2:],
        ... )
    """
    name = str(getattr(rule, "name", "without a name"))
    problems = list(_shape(rule, rules))
    if not problems:
        watched = _Watched(rule)
        splitter = Splitter(parser or bundled_parser(), rule.level, (*rules, watched))
        problems = [*_examples(rule, splitter, fires, silent), *dict.fromkeys(watched.problems)]
    if problems:
        raise ConformanceError(name, problems)


def _shape(rule: Rule, rules: Sequence[Rule]) -> Iterator[str]:
    name = getattr(rule, "name", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"name must be small letters and hyphens, got {name!r}"
    elif any(other.name == name for other in rules):
        yield f"another rule is named {name!r}"
    if not isinstance(getattr(rule, "level", None), Granularity):
        yield f"level must be a Granularity, got {getattr(rule, 'level', None)!r}"
    if not isinstance(getattr(rule, "is_nominal", None), bool):
        yield "is_nominal must be True or False"
    if not callable(getattr(rule, "apply", None)):
        yield "apply(draft, sentence) is missing"
    text = inspect.getdoc(type(rule)) or ""
    missing = [heading for heading in _HEADINGS if heading not in text]
    if missing:
        yield f"the docstring lacks {', '.join(missing)}"


def _examples(
    rule: Rule, splitter: Splitter, fires: Sequence[str], silent: Sequence[str]
) -> Iterator[str]:
    for text in fires:
        claims = _claims(splitter, text)
        if not any(rule.name in claim.rules for claim in claims):
            yield f"must fire and does not: {text!r}"
        yield from _kept(splitter, text, claims)
    for text in silent:
        claims = _claims(splitter, text)
        found = [claim.local_text for claim in claims if rule.name in claim.rules]
        if found:
            yield f"must stay silent in {text!r} and gives {found[0]!r}"
    if not fires or not silent:
        yield "needs an example that fires and one that stays silent"


def _kept(splitter: Splitter, text: str, claims: Sequence[Claim]) -> Iterator[str]:
    if not all(is_traceable(claim, text) for claim in claims):
        yield f"a claim of {text!r} cannot be traced to its text"
    said = {word for claim in claims for word in content_words(claim.local_text)}
    lost = sorted(set(content_words(text)) - said)
    if lost:
        yield f"{', '.join(lost)} of {text!r} is in no claim"
    if _claims(splitter, text) != claims:
        yield f"a second run over {text!r} gives other claims"


def _claims(splitter: Splitter, text: str) -> tuple[Claim, ...]:
    return splitter.split(parse_document(text, format="text")).claims


def _are_drafts(parts: object) -> TypeGuard[tuple[Draft, ...]]:
    return isinstance(parts, tuple) and all(isinstance(part, Draft) for part in parts)


class _Watched:
    """The rule, with a note of every split that the splitter would have to undo."""

    def __init__(self, rule: Rule) -> None:
        self.problems: list[str] = []
        self.name, self.level, self.is_nominal = rule.name, rule.level, rule.is_nominal
        self._rule = rule

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Return what the rule returns."""
        parts: object = self._rule.apply(draft, sentence)
        if not _are_drafts(parts):
            self.problems.append(f"apply must return a tuple of drafts, got {parts!r}")
            return ()
        if parts and not is_sound_split(draft, parts, sentence):
            self.problems.append(
                f"a split of {sentence.text!r} loses a word, cuts one, or leaves no statement"
            )
        return parts
