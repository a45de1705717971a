"""Put another number, unit, date, name, place or quoted word into a claim."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from benchmarks.quality.swap_pair import Pair, Swap, SwapKind
from benchmarks.quality.swap_pool import Pool, form_of, number_form
from claimcheck.model import (
    DateRelation,
    DateValue,
    Entity,
    EntityType,
    Granularity,
    Quantity,
    QuantityKind,
    Span,
)
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import find_dates
from claimcheck.text.gazetteer import lies_in
from claimcheck.text.listed import listed
from claimcheck.text.numerals import Numeral, find_numerals
from claimcheck.text.quotes import find_quotes
from claimcheck.text.units import find_unit

T = TypeVar("T")

_APART = 1.25  # two amounts closer than this may round to one another
_ONE = 1.0  # "one" would ask for a singular noun
_EXACT = frozenset({DateRelation.IN, DateRelation.SINCE, DateRelation.UNTIL, DateRelation.ABOUT})
_DATED = frozenset(
    {Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY}
)
_OPEN_WORDS = re.compile(
    r"(?:least|most|than|to|over|under|above|below|exceed\w*|past|or|and|only|within|nearly|almost)"
    r"\s+(?:[$€£¥]|US)?\s*$",
    re.IGNORECASE,
)
_OPEN_AFTER = re.compile(r"\s*(?:\+|or (?:more|less|fewer|over|under)|of\b|to\b|-)", re.IGNORECASE)


def swap_numbers(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Exchange each plain number of the claim for one of the same written form."""
    text = pair.claim.text
    for one, quantity in _plain_numbers(pair):
        written = text[one.start : one.end]
        form = number_form(written, is_ordinal=one.is_ordinal, is_spelled=one.is_spelled)
        new = _first(pair, pool.numbers.get(form, ()), one, lambda w, n=one: _is_other(pair, w, n))
        if new is None:
            continue
        span = Span(one.start, one.end)
        yield Swap(
            kind=SwapKind.NUMBER,
            claim=pair.with_words(span, new),
            evidence=pair.evidence,
            old=written,
            new=new,
            codes=frozenset({"CC112"}),
            gives_value=_gives_number(pair, one, quantity),
            mirrored=pair.mirrored(written, new),
        )


def _plain_numbers(pair: Pair) -> Iterator[tuple[Numeral, Quantity]]:
    """Yield the numbers that stand for exactly so many, outside names and dates."""
    text = pair.claim.text
    taken = [e.span for e in pair.claim.entities] + [d.span for d in pair.claim.dates]
    for one in find_numerals(text):
        span = Span(one.start, one.end)
        inside = next((q for q in pair.claim.quantities if q.span.covers(span)), None)
        if inside is None or any(other.overlaps(span) for other in taken) or one.value == _ONE:
            continue
        is_open = math.isinf(inside.low) or math.isinf(inside.high)
        if is_open or inside.kind in {QuantityKind.VERSION, QuantityKind.SCORE}:
            continue
        if _OPEN_WORDS.search(text[: one.start]) or _OPEN_AFTER.match(text, one.end):
            continue
        if (
            sum(
                q.start < inside.span.end and inside.span.start < q.end for q in find_numerals(text)
            )
            == 1
        ):
            yield one, inside


def _is_other(pair: Pair, written: str, old: Numeral) -> bool:
    """Say whether ``written`` is an amount that neither the claim nor the evidence has."""
    found = find_numerals(written)
    if len(found) != 1 or found[0].value in {0.0, _ONE}:
        return False
    value = found[0].value
    near = value / _APART < old.value < value * _APART
    return not near and value not in _amounts(pair) and not pair.knows(written)


def _amounts(pair: Pair) -> set[float]:
    return {one.value for one in find_numerals(f"{pair.claim.text} {pair.said}")}


def _gives_number(pair: Pair, one: Numeral, quantity: Quantity) -> bool:
    values = {n.value for n in find_numerals(pair.said)}
    return one.value in values or quantity.value in values


def swap_units(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Exchange the unit of each measured number for another that measures the same."""
    text = pair.claim.text
    for one, _ in _plain_numbers(pair):
        gap = re.match(r"[ -]", text[one.end :])
        start = one.end + (gap.end() if gap else 0)
        unit = find_unit(text, start)
        if unit is None or one.is_ordinal:
            continue
        old = text[start : unit[1]]
        new = _first(
            pair,
            pool.units.get(unit[0].canonical, ()),
            old,
            lambda w, o=old, f=unit[0].factor: _is_other_unit(pair, w, o, f),
        )
        if new is not None:
            yield Swap(
                kind=SwapKind.UNIT,
                claim=pair.with_words(Span(start, unit[1]), new),
                evidence=pair.evidence,
                old=old,
                new=new,
                codes=frozenset({"CC112", "CC111"}),
                gives_value=text[one.start : unit[1]].casefold() in pair.said.casefold(),
                mirrored=pair.mirrored(old, new),
            )


def _is_other_unit(pair: Pair, new: str, old: str, factor: float) -> bool:
    unit = find_unit(new, 0)
    if unit is None or unit[1] != len(new) or pair.knows(new):
        return False
    alike = new.endswith("s") == old.endswith("s") and new.isalpha() == old.isalpha()
    times = unit[0].factor / factor
    return alike and not 1 / _APART < times < _APART


# ---------------------------------------------------------------- dates


def swap_dates(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Exchange each date that is no part of a name for one written alike."""
    told = find_dates(pair.said)
    for date in pair.claim.dates:
        if date.relation not in _EXACT or date.granularity not in _DATED or not date.is_resolved:
            continue
        if date.is_relative or _OPEN_WORDS.search(pair.claim.text[: date.span.start]):
            continue
        group = pool.dates.get((date.granularity, form_of(date.text)), ())
        new = _first(pair, group, date.text, lambda w, d=date: _is_other_date(pair, w, d, told))
        if new is None:
            continue
        is_name = any(name.span.overlaps(date.span) for name in pair.claim.entities)
        yield Swap(
            kind=SwapKind.DATE,
            claim=pair.with_words(date.span, new),
            evidence=pair.evidence,
            old=date.text,
            new=new,
            codes=frozenset({"CC111"}),
            gives_value=not is_name and any(_is_within(one, date) for one in told),
            mirrored=pair.mirrored(date.text, new),
        )


def _is_other_date(pair: Pair, written: str, old: DateValue, told: Sequence[DateValue]) -> bool:
    found = find_dates(written)
    if len(found) != 1 or pair.knows(written):
        return False
    return not any(_overlap(found[0], one) for one in (old, *told, *pair.claim.dates))


def _overlap(a: DateValue, b: DateValue) -> bool:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.start <= b.end and b.start <= a.end


def _is_within(told: DateValue, asked: DateValue) -> bool:
    """Say whether the evidence has the date of the claim, or a finer one inside it."""
    if told.start is None or told.end is None or asked.start is None or asked.end is None:
        return False
    return asked.start <= told.start and told.end <= asked.end


# ---------------------------------------------------------------- names and places

_LOCATED = frozenset({EntityType.PLACE, EntityType.COUNTRY})
_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANISATION})
_WHERE = frozenset({"in", "at", "near"})
_ONE_PLACE = frozenset(
    listed(
        "base bear birth born bury capital die find headquarter hold house lie locate place situate"
        " stage"
    )
)
"""What happens, or stands, in one place only."""
_ONE_MAKER = frozenset(
    listed(
        "assassinate author build compose create design direct discover found invent kill lead name"
        " own paint publish win write"
    )
)
"""What is done by one person or body, as a rule."""
_ONE_HOLDER = frozenset(
    listed(
        "author capital captain ceo chairman chief composer creator director father founder"
        " governor"
        " head husband inventor king leader mayor mother owner president queen wife winner"
        " writer"
    )
)


def swap_names(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Exchange each person, organisation and place for another of its type and length."""
    for name in pair.claim.entities:
        token = pair.head(name)
        if token is None or name.type not in _NAMED | _LOCATED or not _is_plain(name):
            continue
        if name.text.split()[-1] not in pair.said:
            continue  # the evidence leaves the name to a pronoun, which may stand for anyone
        group = pool.names.get((name.type.value, len(name.text.split())), ())
        new = _first(pair, group, name.text, lambda e, n=name: _is_stranger(pair, e, n))
        if new is None:
            continue
        case = pair.tree.child(token, "case")
        is_place = name.type in _LOCATED and case is not None and case.lemma in _WHERE
        yield Swap(
            kind=SwapKind.PLACE if name.type in _LOCATED else SwapKind.NAME,
            claim=pair.with_words(name.span, new.text),
            evidence=pair.evidence,
            old=name.text,
            new=new.text,
            codes=frozenset({"CC114"} if name.type in _LOCATED else {"CC113"}),
            gives_value=pair.mirrored(name.text, new.text) is not None
            and (_has_one_place(pair, token) if is_place else _is_one_filler(pair, token)),
            mirrored=pair.mirrored(name.text, new.text),
        )


def _is_plain(name: Entity) -> bool:
    return name.text.replace(" ", "").replace("-", "").isalpha() and name.text[:1].isupper()


def _is_stranger(pair: Pair, new: Entity, old: Entity) -> bool:
    """Say whether ``new`` is someone or somewhere else than all that the pair names."""
    if not _is_plain(new) or any(pair.knows(word) for word in new.text.split()):
        return False
    if new.text.isupper() != old.text.isupper():
        return False
    keys = {entity.key for entity in pair.claim.entities} | {old.key}
    return not any(new.key == key or lies_in(new.key, key) or lies_in(key, new.key) for key in keys)


def _has_one_place(pair: Pair, token: Token) -> bool:
    above = pair.tree.head_of(token)
    if above is None or token.relation not in {"obl", "nmod"}:
        return False
    return above.lemma.lower() in _ONE_PLACE or (
        above.lemma.lower() == "take" and "place" in pair.claim.text
    )


def _is_one_filler(pair: Pair, token: Token) -> bool:
    """Say whether the name is the only one that can stand where it stands."""
    tree = pair.tree
    above = tree.head_of(token)
    if token.relation in {"conj", "appos"} or tree.child(token, "conj") is not None:
        return False
    if tree.child(token, "cop") is not None:  # "The capital of X is Y"
        subject = tree.child(token, "nsubj")
        return subject is not None and _is_holder(pair, subject)
    if above is None or above.lemma is None:
        return False
    if token.deprel == "nsubj" and tree.child(above, "cop") is not None:
        return _is_holder(pair, above)
    case = tree.child(token, "case")
    is_agent = token.relation == "obl" and case is not None and case.lemma == "by"
    is_subject = token.deprel == "nsubj" and tree.child(above, "obj") is not None
    return above.lemma.lower() in _ONE_MAKER and (is_agent or is_subject)


def _is_holder(pair: Pair, noun: Token) -> bool:
    article = pair.tree.child(noun, "det")
    return noun.lemma.lower() in _ONE_HOLDER and article is not None and article.lemma == "the"


# ---------------------------------------------------------------- quotations


def swap_quoted(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Exchange one content word of each quotation for another of its form."""
    for quote in find_quotes(pair.claim.text):
        inner = quote.inner.of(pair.claim.text)
        for token in pair.tree.within(quote.inner):
            if token.upos not in {"NOUN", "VERB", "ADJ"} or not token.text.islower():
                continue
            group = pool.words.get(token.xpos, ())
            new = _first(pair, group, token.index, lambda w, t=token: _is_new_word(pair, w, t))
            if new is None:
                continue
            yield Swap(
                kind=SwapKind.QUOTE,
                claim=pair.with_words(Span(token.start, token.end), new),
                evidence=pair.evidence,
                old=token.text,
                new=new,
                codes=frozenset({"CC116"}),
                gives_value=inner.strip(".,").casefold() in pair.said.casefold(),
                mirrored=pair.mirrored(token.text, new),
            )
            break


def _is_new_word(pair: Pair, new: str, old: Token) -> bool:
    return new != old.lemma and new[:4] != old.text[:4] and not pair.knows(new)


# ---------------------------------------------------------------- picking


def _first(pair: Pair, group: Sequence[T], seed: object, fits: Callable[[T], bool]) -> T | None:
    """Return the first of ``group`` that fits, begun at a place that only the pair decides."""
    if not group:
        return None
    start = pair.seed(seed, len(group)) % len(group)
    for step in range(len(group)):
        one = group[(start + step) % len(group)]
        if fits(one):
            return one
    return None
