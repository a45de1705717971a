"""A claim or a passage as the matchers see it: words, clauses, names and values, read once.

Both sides of a comparison have this one form. Offsets of words in the compared sentence point
into ``Reading.text``; words of the neighbouring sentences are *context*: they may say who a
pronoun stands for, and never carry a value.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import attrs

from claimcheck.matchers.clauses import Clause, find_clauses
from claimcheck.matchers.lifespans import LifeEvent, life_events
from claimcheck.matchers.words import Word, words_of
from claimcheck.model import (
    Claim,
    DateValue,
    Entity,
    EntityType,
    Flag,
    Passage,
    Quantity,
    Span,
)
from claimcheck.syntax.entities import find_entities
from claimcheck.syntax.tree import Tree
from claimcheck.text.dates import Tense, find_dates
from claimcheck.text.names import Gloss, acronym_glosses, name_form, name_key
from claimcheck.text.quantities import find_quantities
from claimcheck.text.quotes import Quotation, find_quotes
from claimcheck.text.rows import row_sentence

V = TypeVar("V", DateValue, Quantity, Entity)


class Side(enum.Enum):
    """Which side of a comparison a reading is."""

    CLAIM = "claim"
    PASSAGE = "passage"


@attrs.frozen(kw_only=True, eq=False)
class Placed(Generic[V]):
    """A value and where it stands: its words, the highest of them in the tree, and its clause.

    ``clause`` is none for a value outside every parsed sentence.
    """

    value: V
    words: tuple[int, ...]
    head: int
    clause: int

    @property
    def text(self) -> str:
        """Return the value as written."""
        return self.value.text


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Reading:
    """Everything the matchers need to know of one text.

    ``words`` and ``clauses`` cover the compared text first, then its context. ``names``, ``dates``
    and ``quantities`` are those of the compared text in order; ``context_names`` those of
    neighbours, title and headings. ``topics`` is the title, its aliases and the headings.
    ``is_bare`` says that a passage came without any context.
    """

    side: Side
    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    names: tuple[Placed[Entity], ...]
    dates: tuple[Placed[DateValue], ...]
    quantities: tuple[Placed[Quantity], ...]
    quotations: tuple[Quotation, ...]
    glosses: tuple[Gloss, ...] = ()
    context_names: tuple[Entity, ...] = ()
    topics: tuple[str, ...] = ()
    is_bare: bool = False
    is_whole: bool = True
    date: dt.date | None = None
    passage: Passage | None = None
    claim: Claim | None = None

    @cached_property
    def main(self) -> tuple[Word, ...]:
        """The words of the compared text."""
        return tuple(word for word in self.words if not word.is_context)

    @cached_property
    def main_clauses(self) -> tuple[Clause, ...]:
        """The clauses of the compared text, in order of their heads."""
        return tuple(clause for clause in self.clauses if not clause.is_context)

    @cached_property
    def valued(self) -> frozenset[int]:
        """Indices of the words that belong to a date or a quantity."""
        groups = [placed.words for placed in self.dates]
        groups += [placed.words for placed in self.quantities]
        return frozenset(index for words in groups for index in words)

    @cached_property
    def named(self) -> frozenset[int]:
        """Indices of the words that belong to a name."""
        return frozenset(index for item in self.names for index in item.words)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Indices of the words inside quotation marks, where only the very words count."""
        spans = [quotation.span for quotation in self.quotations]
        return frozenset(
            word.index
            for word in self.words
            if word.span is not None and any(span.covers(word.span) for span in spans)
        )

    @cached_property
    def page_names(self) -> frozenset[str]:
        """The names of what the passage's page is about, in their common form.

        Empty where its source does not know several.
        """
        if self.passage is None or not self.passage.aliases:
            return frozenset()
        return frozenset(map(name_form, (self.passage.title, *self.passage.aliases)))

    @cached_property
    def folded(self) -> str:
        """The compared text with its context, in lower case, for rough tests of presence."""
        parts = [self.text, *self.topics]
        if self.passage is not None:
            parts += [self.passage.before, self.passage.after]
        return " ".join(parts).casefold()

    def clause_of(self, word: int) -> Clause:
        """Return the clause that ``word`` belongs to."""
        return self.clauses[self.words[word].clause]

    def quote(self, words: Sequence[int]) -> str:
        """Return the text from the first to the last of these words."""
        span = self.span(words)
        return span.of(self.text) if span else ""

    def span(self, words: Sequence[int]) -> Span | None:
        """Return the range from the first to the last of these words, none in context."""
        spans = [word.span for word in (self.words[i] for i in words) if word.span is not None]
        if not spans:
            return None
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def read_claim(claim: Claim, trees: Sequence[Tree]) -> Reading:
    """Read ``claim``, whose text was parsed into ``trees``; its values are taken as they are."""
    placed = _place(claim.text, trees)
    lives = life_events(claim.text, claim.entities, claim.dates)
    words, clauses = _assemble([*placed, *((life.tree, 0) for life in lives)], frozenset())
    plain = [word for word in words if word.sentence < len(placed)]
    born = _of_lives(lives, words, first=len(placed))
    told = {life.date.span for life in lives}
    dates = [date for date in claim.dates if not any(date.span.covers(span) for span in told)]
    return Reading(
        side=Side.CLAIM,
        text=claim.text,
        words=words,
        clauses=clauses,
        names=_locate(_names_only(claim.entities, claim.dates, claim.quantities), plain),
        dates=(*_locate(dates, plain), *(date for _, date in born)),
        quantities=_locate(claim.quantities, plain),
        quotations=find_quotes(claim.text),
        glosses=acronym_glosses(claim.text),
        is_whole=Flag.LONG_SENTENCE not in claim.flags and all(tree.is_whole for tree in trees),
        claim=claim,
    )


def read_passage(passage: Passage, trees: Sequence[Tree]) -> Reading:
    """Read ``passage``; ``trees`` are those of its text and neighbours, in any order.

    A tree belongs to the compared text when its sentence stands there, otherwise to the context.
    A fact row is read as the sentence it stands for, if ``trees`` has that sentence.
    """
    text = passage.text
    if passage.row is not None:
        said = row_sentence(passage.row)
        text = said if any(tree.text == said for tree in trees) else text
    main = _place(text, trees)
    inside = {id(tree) for tree, _ in main}
    context = [(tree, None) for tree in trees if id(tree) not in inside]
    dates = find_dates(text, published=passage.date, tense=_tenses(main))
    taken = tuple(date.span for date in dates)
    about = (passage.title, *passage.aliases, *passage.section)
    topics = tuple(topic for topic in about if topic)
    names = [
        attrs.evolve(entity, span=entity.span.shifted(offset))
        for tree, offset in main
        for entity in find_entities(tree)
    ]
    lives = life_events(text, names, dates)
    placed = [*main, *((life.tree, 0) for life in lives), *context]
    words, clauses = _assemble(placed, frozenset(range(len(main) + len(lives), len(placed))))
    plain = [word for word in words if word.sentence < len(main)]
    born = _of_lives(lives, words, first=len(main))
    around = [entity for tree, _ in context for entity in find_entities(tree)]
    quantities = find_quantities(text, taken=taken)
    return Reading(
        side=Side.PASSAGE,
        text=text,
        words=words,
        clauses=clauses,
        names=(*_locate(_names_only(names, dates, quantities), plain), *(n for n, _ in born)),
        dates=(*_locate(dates, plain), *(date for _, date in born)),
        quantities=_locate(quantities, plain),
        quotations=find_quotes(text),
        glosses=acronym_glosses(f"{passage.before} {text} {passage.after}"),
        context_names=(*around, *map(_topic, topics)),
        topics=topics,
        is_bare=not (topics or passage.before or passage.after),
        is_whole=all(tree.is_whole for tree in trees),
        date=passage.date,
        passage=passage,
    )


def _of_lives(
    lives: Sequence[LifeEvent], words: Sequence[Word], *, first: int
) -> list[tuple[Placed[Entity], Placed[DateValue]]]:
    """Place the name and the date of each birth and death on the words made for it."""
    found = []
    for which, life in enumerate(lives):
        own = [word for word in words if word.sentence == first + which]
        found.append((_locate([life.name], own)[0], _locate([life.date], own[1:])[-1]))
    return found


def _names_only(
    names: Sequence[Entity], dates: Sequence[DateValue], quantities: Sequence[Quantity]
) -> list[Entity]:
    """Return the names that are no part of a date or number ("May", "Tuesday", "Euro")."""
    taken = [date.span for date in dates] + [quantity.span for quantity in quantities]
    return [name for name in names if not any(name.span.overlaps(span) for span in taken)]


def _topic(title: str) -> Entity:
    return Entity(
        text=title, span=Span(0, len(title)), type=EntityType.UNKNOWN, key=name_key(title)
    )


def _place(text: str, trees: Sequence[Tree]) -> list[tuple[Tree, int]]:
    """Pair each tree whose sentence stands in ``text`` with its offset, left to right."""
    found, at = [], 0
    for tree in trees:
        offset = text.find(tree.text, at) if tree.text else -1
        if offset >= 0:
            found.append((tree, offset))
            at = offset + len(tree.text)
    return found


def _assemble(
    placed: Sequence[tuple[Tree, int | None]], context: frozenset[int]
) -> tuple[tuple[Word, ...], tuple[Clause, ...]]:
    words: list[Word] = []
    clauses: list[Clause] = []
    for which, (tree, offset) in enumerate(placed):
        made, owners = find_clauses(
            tree,
            first_word=len(words),
            first_clause=len(clauses),
            sentence=which,
            is_context=which in context,
        )
        words.extend(words_of(tree, offset, owners, first=len(words), sentence=which))
        clauses.extend(made)
    return tuple(words), tuple(clauses)


def _locate(values: Sequence[V], words: Sequence[Word]) -> tuple[Placed[V], ...]:
    """Find the words of each value; both are in text order, so one walk is enough."""
    return tuple(_placed(values, [word for word in words if word.span is not None]))


def _placed(values: Sequence[V], words: Sequence[Word]) -> Iterator[Placed[V]]:
    at = 0
    for value in sorted(values, key=lambda value: (value.span.start, value.span.end)):
        while at < len(words) and _end(words[at]) <= value.span.start:
            at += 1
        inside, here = [], at
        while here < len(words) and _start(words[here]) < value.span.end:
            inside.append(words[here])
            here += 1
        if not inside:
            continue
        indices = tuple(word.index for word in inside)
        head = next(
            (word for word in inside if word.head is None or word.head not in indices), inside[-1]
        )
        yield Placed(value=value, words=indices, head=head.index, clause=head.clause)


def _start(word: Word) -> int:
    return word.span.start if word.span else 0


def _end(word: Word) -> int:
    return word.span.end if word.span else 0


def _tenses(main: Sequence[tuple[Tree, int]]) -> _Tenses:
    return _Tenses(tuple(main))


@attrs.frozen
class _Tenses:
    """The tense of the verb that governs a stretch of text, for relative dates."""

    main: tuple[tuple[Tree, int], ...]

    def __call__(self, span: Span) -> Tense:
        for tree, offset in self.main:
            if offset <= span.start < offset + len(tree.text):
                token = tree.at(span.start - offset)
                chain = [] if token is None else [token, *tree.ancestors(token)]
                for verb in chain:
                    helpers = tree.children(verb, "aux")
                    if any(helper.lemma.lower() in {"will", "shall", "'ll"} for helper in helpers):
                        return Tense.FUTURE
                    if verb.has("Tense=Past") or any(aux.has("Tense=Past") for aux in helpers):
                        return Tense.PAST
                    if verb.has("Tense=Pres") or helpers:
                        return Tense.PRESENT
        return Tense.PAST
