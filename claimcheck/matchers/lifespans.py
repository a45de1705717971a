"""Read a bracketed lifespan after a name as two sentences: "… was born …", "… died …"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.model import DateValue, Entity, EntityType, Granularity, Span
from claimcheck.syntax.tree import ROOT, Token, Tree

_BRACKET = re.compile(r"\(([^()]{4,160})\)")
_DASH = re.compile(r"\s*(?:[\u2010-\u2015\u2212]|--|-)\s*")
_WORD = re.compile(r"[^\s,]+")
_GAP = 2  # characters that may stand between a name and its bracket
_NAMES = frozenset({EntityType.PERSON, EntityType.UNKNOWN})


@attrs.frozen(kw_only=True)
class LifeEvent:
    """A birth or death that a bracket tells: who, when, and the sentence it stands for as a tree.

    Offsets of the tree's tokens point into the text that holds the bracket.
    """

    name: Entity
    date: DateValue
    tree: Tree


def life_events(
    text: str, names: Sequence[Entity], dates: Sequence[DateValue]
) -> tuple[LifeEvent, ...]:
    """Return the births and deaths in brackets after the names of ``text``, in text order.

    A lifespan is a bracket directly after a name, with two dates parted by a dash, one range of
    years, or "born" or "died" and a date.
    """
    if "(" not in text:
        return ()
    return tuple(_events(text, names, dates))


def _events(text: str, names: Sequence[Entity], dates: Sequence[DateValue]) -> Iterator[LifeEvent]:
    for bracket in _BRACKET.finditer(text):
        name = next(
            (n for n in names if 0 <= bracket.start() - n.span.end <= _GAP and n.type in _NAMES),
            None,
        )
        if name is None:
            continue
        inner = Span(bracket.start(1), bracket.end(1))
        for date, (verb, lemma) in _told(text, inner, dates):
            yield LifeEvent(name=name, date=date, tree=_tree(text, name, date, verb, lemma))


_BORN, _DIED = ("born", "bear"), ("died", "die")


def _told(
    text: str, inner: Span, dates: Sequence[DateValue]
) -> list[tuple[DateValue, tuple[str, str]]]:
    """Return each date in a bracket with what happened then."""
    pair = _pair(text, inner, dates)
    if pair is not None:
        return list(zip(pair, (_BORN, _DIED), strict=True))
    inside = [date for date in dates if inner.covers(date.span)]
    if len(inside) != 1:
        return []
    said = _PARTS.split(text[inner.start : inside[0].span.start])
    # Between "born" and its date may stand another name, and before it how the name is spoken.
    cue = _CUE.fullmatch(said[-1].lstrip()) or (
        _BORN_AS.match(text, inner.start) if not said[-1].strip() else None
    )
    return [] if cue is None else [(inside[0], _BORN if cue["born"] else _DIED)]


_PARTS = re.compile(r"[;,]")
_CUE = re.compile(r"(?:(?P<born>born|b\.)|died|d\.)\s(?:on\s|in\s)?")
_BORN_AS = re.compile(r"(?P<born>born)\s")


def _pair(text: str, inner: Span, dates: Sequence[DateValue]) -> tuple[DateValue, DateValue] | None:
    inside = [date for date in dates if inner.covers(date.span)]
    if len(inside) == 1:
        return _years(inside[0])
    if len(inside) < 2:  # noqa: PLR2004 - a birth and a death
        return None
    one, other = inside[-2:]
    is_parted = _DASH.fullmatch(text[one.span.end : other.span.start]) is not None
    return (one, other) if is_parted else None


def _years(date: DateValue) -> tuple[DateValue, DateValue] | None:
    """Cut a range of years in two."""
    dash = _DASH.search(date.text)
    if date.granularity is not Granularity.RANGE or dash is None:
        return None
    if date.start is None or date.end is None or date.start.year == date.end.year:
        return None
    at = date.span.start
    return (
        _year(date, date.start.year, Span(at, at + dash.start())),
        _year(date, date.end.year, Span(at + dash.end(), date.span.end)),
    )


def _year(date: DateValue, year: int, span: Span) -> DateValue:
    return attrs.evolve(
        date,
        text=str(year),
        span=span,
        start=dt.date(year, 1, 1),
        end=dt.date(year, 12, 31),
        granularity=Granularity.YEAR,
    )


def _tree(text: str, name: Entity, date: DateValue, verb: str, lemma: str) -> Tree:
    """Make the tree of "<name> <verb> in <date>", its verb where the date begins."""
    who = [Span(m.start(), m.end()) for m in _WORD.finditer(text, name.span.start, name.span.end)]
    when = [Span(m.start(), m.end()) for m in _WORD.finditer(text, date.span.start, date.span.end)]
    at = len(who)
    said = Token(
        index=at,
        text=verb,
        start=date.span.start,
        end=date.span.start,
        lemma=lemma,
        upos="VERB",
        xpos="VBD",
        feats="Tense=Past",
        head=ROOT,
        deprel="root",
    )
    subject = _phrase(text, who, _Seat(first=0, verb=at, upos="PROPN", deprel="nsubj"))
    day = _phrase(text, when, _Seat(first=at + 1, verb=at, upos="NUM", deprel="obl"))
    return Tree(text=text, tokens=(*subject, said, *day))


@attrs.frozen(kw_only=True)
class _Seat:
    """Where a phrase stands in a made tree: the index of its first word, and what governs it."""

    first: int
    verb: int
    upos: str
    deprel: str


def _phrase(text: str, spans: Sequence[Span], seat: _Seat) -> list[Token]:
    """Return the words of one phrase, the first its head."""
    return [
        Token(
            index=seat.first + which,
            text=span.of(text),
            start=span.start,
            end=span.end,
            lemma=span.of(text),
            upos=seat.upos,
            xpos="",
            feats="",
            head=seat.first if which else seat.verb,
            deprel="flat" if which else seat.deprel,
        )
        for which, span in enumerate(spans)
    ]
