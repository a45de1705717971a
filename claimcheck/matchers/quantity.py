"""Compare the numbers of a claim with those of a passage."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import attrs

from claimcheck.matchers.alignment import Alignment, align, are_derived
from claimcheck.matchers.clauses import SUBJECT
from claimcheck.matchers.context import (
    AGREES,
    Context,
    compare_as,
    context_of,
    governors,
    is_all_the_same,
    is_one_event,
    is_same_statement,
    typed_anchors,
    wanted,
)
from claimcheck.matchers.lexicon import BOUNDS, FIRSTS, FURTHER, groups_of
from claimcheck.matchers.reading import Placed, Reading
from claimcheck.model import Comparison, Modality, Outcome, Quantity, QuantityKind, SlotKind
from claimcheck.text.dates import find_distances
from claimcheck.text.words import stem

_TEXTUAL = frozenset({QuantityKind.SCORE, QuantityKind.VERSION})
_WHOLE = frozenset({QuantityKind.COUNT, QuantityKind.ORDINAL})
_POINTERS = frozenset({"the", "these", "those", "both", "their", "its", "his", "her"})
_TINY = 1e-9
_ALL_SAID = 0.9  # share of the wording that leaves nothing but the number to differ
_ANCHORED = 2  # names, dates or other numbers that make a passage speak of the same event
_LIMIT = re.compile(r"\b(?:up to|a?\s*maximum of|at most|at the most)\b")
_STRICT = re.compile(
    r"(?<!\bor )\b(?:less|fewer|lower|more|greater|higher|under|over|above|below|exceeding)\b"
)


@attrs.frozen(kw_only=True, eq=False)
class _Pair:
    """A number of the passage set against one of the claim."""

    value: Placed[Quantity]
    outcome: Outcome
    same_thing: bool
    context: Context

    @property
    def rank(self) -> float:
        return self.context.rank + 0.5 * self.same_thing


class QuantityMatcher:
    """Compare how many, how much, how old and which one.

    What it does:
        Takes each number of the claim as an interval in a canonical unit and looks for the number
        of the same kind and unit that counts the same thing of the same subject. A number inside
        the claim's interval agrees; one outside it conflicts.

    Why:
        A different number in the sentence mostly measures something else: the dead, not the
        injured; the stove, not the tent.

    Example:
        *The tent weighs 2.4 kg.* against *The tent weighs 3.1 kg.* conflicts; against *The stove
        weighs 3.1 kg.* the number is missing.

    Limits:
        Does no sums. A count of listed things is not made.
    """

    name = SlotKind.QUANTITY.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each number of the claim, in order."""
        al = align(claim, passage)
        return tuple(
            self._compare(al, placed)
            for placed in claim.quantities
            if not _is_in_word(al, placed) and not set(placed.words) <= claim.quoted
        )

    def _compare(self, al: Alignment, ours: Placed[Quantity]) -> Comparison:
        pairs = [
            _Pair(
                value=theirs,
                outcome=outcome_of(ours.value, _with_limit(al.passage, theirs)),
                same_thing=_same_thing(al, ours, theirs),
                context=context_of(al, ours.words, theirs.words),
            )
            for theirs in al.passage.quantities
            if _comparable(ours.value, theirs.value)
        ]
        others = [placed.value for placed in al.claim.quantities if placed is not ours]
        pairs.sort(key=lambda p: (-p.rank, p.value.value.span))
        agreeing = [p for p in pairs if p.outcome in {Outcome.EQUAL, Outcome.ENTAILED}]
        if agreeing:
            best = agreeing[0]
            is_rivalled = pairs[0].rank > best.rank + _FAR or _is_in_doubt(ours, best, pairs)
            if not is_rivalled and (best.same_thing or best.context.share >= AGREES):
                return self._made(al, ours, best, best.outcome)
        if _is_said_as_word(al, ours):
            return self._made(al, ours, None, Outcome.ENTAILED)
        for pair in pairs:
            alike = [q for q in others if _counts_it(q, pair.value.value)]
            is_taken = _is_met_by(alike, pair.value.value) and not _is_longer_list(ours, others)
            is_other = pair.outcome is Outcome.CONFLICT and not is_taken
            is_other = is_other and not _stands_beside(al, ours, pair, agreeing)
            if is_other and _excludes(al, ours, pair):
                return self._made(al, ours, pair, Outcome.CONFLICT)
        return self._made(al, ours, pairs[0] if pairs else None, Outcome.MISSING)

    def _made(
        self, al: Alignment, ours: Placed[Quantity], pair: _Pair | None, outcome: Outcome
    ) -> Comparison:
        theirs = pair.value.value if pair else None
        reason = ""
        if outcome is Outcome.MISSING:
            reason = f"source gives no number to compare with {ours.text}"
            if theirs is not None:
                reason = f"source has {theirs.text}, not known to measure the same as {ours.text}"
        return compare_as(
            SlotKind.DATE if _is_distance(al.claim, ours) else SlotKind.QUANTITY,
            outcome,
            ours.text,
            theirs.text if theirs else "",
            claim_span=ours.value.span,
            source_span=theirs.span if theirs else None,
            reason=reason,
            is_essential=outcome is not Outcome.MISSING
            or not _points_back(al.claim, ours)
            or _is_counted_otherwise(al, ours),
        )


_FAR = 0.4  # difference of rank from which one place is plainly the better one


def _is_in_doubt(ours: Placed[Quantity], best: _Pair, pairs: Sequence[_Pair]) -> bool:
    """Say whether a bound is kept by one number and broken by another in as good a place.

    Of "59 million here, 68 million there, 127 million in all" each is under 100 million but one.
    """
    if not (math.isinf(ours.value.high) or ours.value.low <= 0):
        return False
    return any(
        p.outcome is Outcome.CONFLICT and p.same_thing and p.rank > best.rank - _LITTLE
        for p in pairs
    )


_LITTLE = 0.15


def _counts_it(number: Quantity, theirs: Quantity) -> bool:
    """Say whether another number of the claim may be the one the passage gives.

    A bound holds many numbers; it takes those of the things it bounds.
    """
    if not (math.isinf(number.high) or number.low <= 0) or not (number.thing and theirs.thing):
        return True
    return stem(number.thing.rsplit(maxsplit=1)[-1]) == stem(theirs.thing.rsplit(maxsplit=1)[-1])


def _with_limit(reading: Reading, placed: Placed[Quantity]) -> Quantity:
    """Return the number as the bound it is where its subject says so: "the maximum is 64 GB"."""
    number, clause = placed.value, reading.clause_of(placed.head)
    subjects = clause.fillers(SUBJECT)
    near = (w for w in reading.words if w.index in subjects or w.head in subjects)
    if not any(word.lemma in _MOST for word in near):
        return number
    if number.kind in _TEXTUAL or not _close(number.low, number.high):
        return number
    return attrs.evolve(number, text=f"up to {number.text}", low=min(0.0, number.low))


_MOST = frozenset({"maximum", "limit", "cap", "ceiling"})


def _is_longer_list(ours: Placed[Quantity], others: Sequence[Quantity]) -> bool:
    """Say whether the number is one of three or more amounts: "£1, £2 or £4"."""
    alike = sum(_comparable(ours.value, other) for other in others)
    return ours.value.kind not in _WHOLE and alike >= _LISTED


_LISTED = 2  # others


def _stands_beside(
    al: Alignment, ours: Placed[Quantity], pair: _Pair, agreeing: Sequence[_Pair]
) -> bool:
    """Say whether the claim's own number is in the same sentence: in a list, which one is meant?"""
    words = al.passage.words
    sentence = words[pair.value.head].sentence
    # Many numbers keep a bound, and only some of them are meant by it.
    least = pair.rank - _FAR
    rivals = [
        p for p in agreeing if p.outcome is Outcome.EQUAL or (p.same_thing and p.rank > least)
    ]
    if any(words[p.value.head].sentence == sentence for p in rivals):
        return True
    digits = ours.value.text
    return digits.isdigit() and any(w.text == digits and w.sentence == sentence for w in words)


def _is_said_as_word(al: Alignment, ours: Placed[Quantity]) -> bool:
    """Say whether the passage has "initial" for "first"."""
    if ours.value.kind is not QuantityKind.ORDINAL or ours.value.value != 1:
        return False
    return any(word.lemma in FIRSTS for word in al.passage.main)


def _is_distance(reading: Reading, ours: Placed[Quantity]) -> bool:
    """Say whether a length of time leads to or from an event: "two months after the summit"."""
    if ours.value.kind is not QuantityKind.DURATION:
        return False
    return any(d.span.overlaps(ours.value.span) for d in find_distances(reading.text))


def _is_in_word(al: Alignment, ours: Placed[Quantity]) -> bool:
    """Say whether the number only names a thing: "six-party talks"."""
    end = ours.value.span.end
    is_plain = ours.value.kind in _WHOLE and ours.value.span.end < len(al.claim.text)
    return is_plain and al.claim.text[end] in "-\u2010\u2011"


def _points_back(reading: Reading, ours: Placed[Quantity]) -> bool:
    """Say whether the number only repeats how many were spoken of: "the two leaders"."""
    if ours.value.kind is not QuantityKind.COUNT or not ours.words[0]:
        return False
    return reading.words[ours.words[0] - 1].lemma in _POINTERS


def _is_counted_otherwise(al: Alignment, ours: Placed[Quantity]) -> bool:
    """Say whether the passage counts the same things and comes to another number."""
    return any(
        _comparable(ours.value, theirs.value)
        and theirs.value.thing
        and outcome_of(ours.value, theirs.value) is Outcome.CONFLICT
        and _same_thing(al, ours, theirs)
        for theirs in al.passage.quantities
    )


def _comparable(ours: Quantity, theirs: Quantity) -> bool:
    return ours.kind is theirs.kind and ours.unit == theirs.unit


def outcome_of(ours: Quantity, theirs: Quantity) -> Outcome:
    """Compare two quantities of one kind and unit as intervals."""
    if ours.kind in _TEXTUAL:
        same = _plain(ours.text) == _plain(theirs.text)
        return Outcome.EQUAL if same else Outcome.CONFLICT
    if _close(ours.low, theirs.low) and _close(ours.high, theirs.high):
        return Outcome.EQUAL
    if _is_limit(ours) and _is_limit(theirs):
        return Outcome.CONFLICT  # "up to 96 GB" is no freer a way of saying "up to 64 GB"
    if _touches(ours, theirs):
        return Outcome.CONFLICT if _is_left_out(ours, theirs) else Outcome.INCOMPARABLE
    return _by_interval(ours, _with_end(theirs))


def _is_left_out(ours: Quantity, theirs: Quantity) -> bool:
    """Say whether the claim's bound leaves out the source's very number: "under 80", 80.

    A sum of money or a length may have been rounded, and lie on either side of it.
    """
    is_bound = math.isinf(ours.high) or ours.low <= 0 < ours.high
    is_counted = ours.kind in _COUNTED and abs(theirs.value) < _ROUNDED
    return is_bound and is_counted and not theirs.is_approximate


_ROUNDED = 1e6  # from here on numbers are mostly rounded
_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.AGE})


def _with_end(number: Quantity) -> Quantity:
    """Return "over 2.3 million" with the end it has in practice: nobody says it of 3 million."""
    if not math.isinf(number.high) or _STRICT.search(number.text.casefold()) is None:
        return number
    return attrs.evolve(number, high=number.low + _PAST * abs(number.low))


_PAST = 0.25  # how far past its bound a number written as "over so much" lies at most


def _is_limit(number: Quantity) -> bool:
    return _LIMIT.search(number.text.casefold()) is not None


def _by_interval(ours: Quantity, theirs: Quantity) -> Outcome:
    if ours.low <= theirs.low + _slack(theirs.low) and theirs.high <= ours.high + _slack(ours.high):
        return Outcome.ENTAILED
    if theirs.is_approximate and _close(ours.value, theirs.value) and math.isfinite(theirs.high):
        return Outcome.ENTAILED
    if ours.low > theirs.high + _slack(theirs.high) or theirs.low > ours.high + _slack(ours.high):
        return Outcome.CONFLICT
    return Outcome.INCOMPARABLE


def _touches(ours: Quantity, theirs: Quantity) -> bool:
    """Say whether an exact number lies on a bound that the words leave out: "less than two", 2."""
    exact, bound = (theirs, ours) if _close(theirs.low, theirs.high) else (ours, theirs)
    if not _close(exact.low, exact.high) or _STRICT.search(bound.text.casefold()) is None:
        return False
    return _close(exact.low, bound.low) or _close(exact.low, bound.high)


def _close(a: float, b: float) -> bool:
    return a == b or math.isclose(a, b, rel_tol=_TINY)


def _slack(value: float) -> float:
    return abs(value) * _TINY if math.isfinite(value) else 0.0


def _plain(text: str) -> str:
    kept = (char if char.isdigit() or char == "." else "-" for char in text)
    return "-".join(part for part in "".join(kept).split("-") if part)


def _same_thing(al: Alignment, ours: Placed[Quantity], theirs: Placed[Quantity]) -> bool:
    """Say whether both numbers count the same thing."""
    if ours.value.kind is QuantityKind.VERSION:
        return _plain(ours.value.text) == _plain(theirs.value.text)
    mine, his = ours.value.thing, theirs.value.thing
    if ours.value.kind not in _WHOLE and not (mine and his):
        return True
    mine, his = mine or _thing(al.claim, ours), his or _thing(al.passage, theirs)
    if not mine or not his:
        return not mine and not his
    if stem(mine) == stem(his) or are_derived(stem(mine), stem(his)):
        return True
    one, *more = reversed(mine.split())
    other, *others = reversed(his.split())
    if stem(one) == stem(other) and not (more and others):
        return True  # "deaths" and "COVID-19 deaths"
    return any(bool(groups_of(a) & groups_of(b)) for a in _forms(mine) for b in _forms(his))


def _is_further(reading: Reading, placed: Placed[Quantity]) -> bool:
    """Say whether the number leaves some out or adds to others: "four other", "two more"."""
    near = range(max(0, placed.words[0] - 1), min(len(reading.words), placed.words[-1] + 3))
    return any(reading.words[index].lemma in FURTHER for index in near)


def _is_alone(al: Alignment, theirs: Placed[Quantity]) -> bool:
    """Say whether the passage has no other number of this kind and unit."""
    return not any(
        other is not theirs and _comparable(other.value, theirs.value)
        for other in al.passage.quantities
    )


def _has_stray_bound(reading: Reading, placed: Placed[Quantity]) -> bool:
    """Say whether a comparison stands right before the number and was not read with it."""
    near = reading.words[max(0, placed.words[0] - 2) : placed.words[0]]
    return any(word.lemma in BOUNDS for word in near)


def _thing(reading: Reading, placed: Placed[Quantity]) -> str:
    """Return what a bare number is the number of: "a population of 90,000"."""
    above = governors(reading, placed.words)
    counted = _reached(reading, above[0]) if above else None
    return counted or (reading.words[above[0]].lemma if above else "")


def _reached(reading: Reading, verb: int) -> str | None:
    """Return what has come to a number: "the number of cases rose to 3,737"."""
    clause = reading.clause_of(verb)
    if clause.head != verb or reading.words[verb].lemma not in _REACHING:
        return None
    for subject in clause.fillers(SUBJECT):
        if reading.words[subject].lemma in _TOTALS:
            of = (w for w in reading.words if w.head == subject and w.token.relation == "nmod")
            return next((w.lemma for w in of), None)
        return reading.words[subject].lemma
    return None


_REACHING = frozenset({"rise", "fall", "reach", "stand", "total", "grow", "climb", "number", "hit"})
_TOTALS = frozenset({"number", "total", "count", "sum", "tally"})


def _forms(noun: str) -> tuple[str, ...]:
    last = noun.rsplit(maxsplit=1)[-1]
    return (last, last.removesuffix("s"), last.removesuffix("es"))


def _excludes(al: Alignment, ours: Placed[Quantity], pair: _Pair) -> bool:
    """Say whether the passage's number leaves no room for the claim's."""
    if _is_told_otherwise(al, ours, pair):
        return False
    alike = _share_a_number(ours.value, pair.value.value)
    if is_one_event(al, ours.words, more=alike) and _is_left_over(al, ours, pair.value):
        return True
    is_of_it = pair.context.has_subject or (
        pair.context.has_governor
        and typed_anchors(al, ours.words) >= _ANCHORED
        and _is_alone(al, pair.value)
    )
    if not (pair.same_thing and is_of_it):
        return False
    least = wanted(al, ours.words, AGREES) if pair.context.has_chain else wanted(al, ours.words)
    is_repeated = pair.context.share >= _ALL_SAID and is_all_the_same(al, ours.words)
    is_other_time = _is_of_another_time(al, ours, pair.value) and not is_repeated
    if pair.context.share < least or is_other_time:
        return False
    is_anchored = is_repeated or typed_anchors(al, ours.words) >= _ANCHORED
    is_anchored = is_anchored and _is_alone(al, pair.value)
    if ours.value.kind not in _WHOLE and not (pair.context.has_governor or is_anchored):
        return False
    return is_same_statement(al, ours.words, at_least=least)


def _share_a_number(ours: Quantity, theirs: Quantity) -> bool:
    """Say whether two scores have one side in common: "3-1" and "3-2" may be of one match."""
    if ours.kind is not QuantityKind.SCORE:
        return False
    return not set(_plain(ours.text).split("-")).isdisjoint(_plain(theirs.text).split("-"))


def _is_told_otherwise(al: Alignment, ours: Placed[Quantity], pair: _Pair) -> bool:
    """Say whether one side denies, plans, adds to or bounds what the other counts."""
    claim_clause = al.claim.clause_of(ours.head)
    clause = al.passage.clause_of(pair.value.head)
    sides = ((al.claim, ours), (al.passage, pair.value))
    if claim_clause.is_negated is not clause.is_negated:
        return True
    if clause.is_negated and not all(_points_back(*side) for side in sides):
        return True  # "none of the 11 members" has 11, "did not hire 11 people" has no number
    is_score = ours.value.kind is QuantityKind.SCORE  # "3-1 after extra time" adds nothing
    if any((_is_further(*side) and not is_score) or _has_stray_bound(*side) for side in sides):
        return True
    return clause.modality is not Modality.ASSERTED and claim_clause.modality is Modality.ASSERTED


def _is_left_over(al: Alignment, ours: Placed[Quantity], theirs: Placed[Quantity]) -> bool:
    """Say whether the passage has but one number that no other number of the claim has met."""
    others = [placed.value for placed in al.claim.quantities if placed is not ours]
    left = [
        placed
        for placed in al.passage.quantities
        if _comparable(ours.value, placed.value) and not _is_met_by(others, placed.value)
    ]
    return left == [theirs] and _is_same_sort(al, ours, theirs)


def _is_met_by(numbers: Sequence[Quantity], theirs: Quantity) -> bool:
    """Say whether a number of the passage is what one of ``numbers`` says."""
    return any(_comparable(n, theirs) and outcome_of(n, theirs) in _AGREE for n in numbers)


_AGREE = frozenset({Outcome.EQUAL, Outcome.ENTAILED})


def _is_same_sort(al: Alignment, ours: Placed[Quantity], theirs: Placed[Quantity]) -> bool:
    """Say whether what the claim counts stands in the passage with no other number."""
    if ours.value.kind not in _WHOLE:
        return True
    mine = governors(al.claim, ours.words)[:1]
    his = governors(al.passage, theirs.words)[:1]
    if not mine or not his or al.are_linked(mine[0], his[0]):
        return True
    return not al.is_met(mine[0]) and ours.value.kind is not QuantityKind.ORDINAL


def _is_of_another_time(al: Alignment, ours: Placed[Quantity], theirs: Placed[Quantity]) -> bool:
    """Say whether the passage dates its number and little shows that the claim means that day.

    "She was confirmed in 2016 with 54 per cent" says nothing of what she won another time.
    """
    clause = al.passage.clause_of(theirs.head)
    is_dated = any(placed.clause == clause.index for placed in al.passage.dates)
    return is_dated and not al.claim.dates and typed_anchors(al, ours.words) < _ANCHORED
