"""Values found in many texts, to be put into others.

Nothing here comes from the tables of the matchers: names, numbers, dates, units and words are
taken from the texts themselves, and opposites from pairs of claims that people labelled
differently on the same evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from claimcheck.claims.plain import claim_from_text
from claimcheck.model import DateValue, Entity, Granularity
from claimcheck.syntax.parser import Parser
from claimcheck.syntax.query import NEGATIONS
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.numerals import find_numerals
from claimcheck.text.units import find_unit

_DIGIT = re.compile(r"\d")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_OPPOSED = frozenset({"VERB", "ADJ", "ADV", "ADP", "SCONJ"})
_FEWEST_LETTERS = 3
_LONGEST_PAD = 200  # characters


@attrs.frozen(kw_only=True)
class Labelled:
    """One row of a data set: a claim, its evidence and what people called it."""

    claim: str
    evidence: tuple[str, ...]
    label: str


@attrs.frozen(kw_only=True)
class Pool:
    """What can be put in place of something: every group sorted, so that picks are repeatable.

    ``numbers`` are by written form (``form_of``), ``units`` by what they measure, ``dates`` by
    granularity and form, ``names`` by type and length in words, ``words`` by Penn tag.
    ``opposites`` gives for a word those that made another claim of the same evidence false.
    ``sentences`` come with the keys of the names in them.
    """

    numbers: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    dates: Mapping[tuple[Granularity, str], tuple[str, ...]]
    names: Mapping[tuple[str, int], tuple[Entity, ...]]
    words: Mapping[str, tuple[str, ...]]
    opposites: Mapping[str, tuple[str, ...]]
    sentences: tuple[str, ...]


def gather(texts: Iterable[str], parser: Parser, labelled: Sequence[Labelled] = ()) -> Pool:
    """Collect the values of ``texts`` (one sentence each) and the opposites of ``labelled``."""
    numbers: dict[str, set[str]] = defaultdict(set)
    units: dict[str, set[str]] = defaultdict(set)
    dates: dict[tuple[Granularity, str], set[str]] = defaultdict(set)
    names: dict[tuple[str, int], dict[str, Entity]] = defaultdict(dict)
    words: dict[str, set[str]] = defaultdict(set)
    said = sorted(set(texts))
    for text, tree in zip(said, parser.parse(said), strict=True):
        claim = claim_from_text(text, tree)
        for form, written in _numbers(text, claim.dates):
            numbers[form].add(written)
        for measured, written in _units(text):
            units[measured].add(written)
        for date in claim.dates:
            dates[date.granularity, form_of(date.text)].add(date.text)
        for name in claim.entities:
            key = (name.type.value, len(name.text.split()))
            names[key].setdefault(name.text, name)
        for token in _content(tree):
            words[token.xpos].add(token.text)
    return Pool(
        numbers={form: tuple(sorted(group)) for form, group in numbers.items()},
        units={form: tuple(sorted(group)) for form, group in units.items()},
        dates={form: tuple(sorted(group)) for form, group in dates.items()},
        names={form: tuple(group[text] for text in sorted(group)) for form, group in names.items()},
        words={form: tuple(sorted(group)) for form, group in words.items()},
        opposites=_opposites(labelled, parser),
        sentences=tuple(text for text in said if len(text) <= _LONGEST_PAD and _is_whole(text)),
    )


def form_of(text: str) -> str:
    """Return how a value is written: digits as 9, words of letters as they are.

    A spelled-out number is only told apart as cardinal or ordinal.

    Example:
        >>> form_of("1,250"), form_of("12 May 1999")
        ('9,999', '99 x 9999')
    """
    shown = _DIGIT.sub("9", text)
    return re.sub(r"[^\W\d_]+", "x", shown)


def number_form(written: str, *, is_ordinal: bool, is_spelled: bool) -> str:
    """Return the group of numbers that ``written`` may be exchanged for."""
    if is_spelled:
        return "ordinal" if is_ordinal else "spelled"
    return form_of(written)


def _numbers(text: str, dates: Sequence[DateValue]) -> Iterator[tuple[str, str]]:
    for one in find_numerals(text):
        if any(date.span.start < one.end and one.start < date.span.end for date in dates):
            continue
        written = text[one.start : one.end]
        if written.startswith("0") or (one.has_scale and one.is_spelled):
            continue
        form = number_form(written, is_ordinal=one.is_ordinal, is_spelled=one.is_spelled)
        yield form, written.lower() if one.is_spelled else written


def _units(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is measured, with the words of the unit, for each number with a unit."""
    for one in find_numerals(text):
        gap = re.match(r"[ -]", text[one.end :])
        start = one.end + (gap.end() if gap else 0)
        found = find_unit(text, start)
        if found is not None:
            yield found[0].canonical, text[start : found[1]]


def _content(tree: Tree) -> Iterator[Token]:
    for token in tree:
        if token.upos in _CONTENT and token.text.islower() and token.text.isalpha():
            yield token


def _is_whole(text: str) -> bool:
    """Say whether a text can be put beside another: it begins with a capital and ends."""
    return text[:1].isupper() and text.endswith(".") and "\n" not in text


def _opposites(rows: Sequence[Labelled], parser: Parser) -> dict[str, tuple[str, ...]]:
    """Return the words that alone tell a supported claim from a contradicted one."""
    groups: dict[tuple[str, ...], list[Labelled]] = defaultdict(list)
    for row in rows:
        groups[row.evidence].append(row)
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for one in group:
            for other in group:
                if (one.label, other.label) == ("supported", "contradicted"):
                    for a, b in _contrast(one.claim, other.claim, parser):
                        found[a].add(b)
                        found[b].add(a)
    return {word: tuple(sorted(others)) for word, others in sorted(found.items())}


def _contrast(one: str, other: str, parser: Parser) -> Iterator[tuple[str, str]]:
    """Yield the only two words in which two claims differ, if they are of one kind."""
    left, right = one.split(), other.split()
    if len(left) != len(right):
        return
    differing = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(differing) != 1:
        return
    a, b = (side[differing[0]].strip(".,;:") for side in (left, right))
    trees = parser.parse([one, other])
    first, second = (
        next((token for token in tree if token.text == word), None)
        for tree, word in zip(trees, (a, b), strict=True)
    )
    if first is not None and second is not None and _are_alike(first, second):
        yield a, b


def _are_alike(a: Token, b: Token) -> bool:
    """Say whether two words have one part of speech and form and are no forms of one another."""
    words = (a.text, b.text)
    is_plain = all(word.islower() and word.isalpha() for word in words)
    is_plain = is_plain and NEGATIONS.isdisjoint(words)
    is_long = min(len(a.text), len(b.text)) >= _FEWEST_LETTERS
    return is_plain and is_long and a.xpos == b.xpos and a.upos in _OPPOSED and a.lemma != b.lemma
