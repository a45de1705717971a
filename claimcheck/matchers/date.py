"""Compare the dates of a claim with those of a passage."""

from __future__ import annotations

import datetime as dt
import re

import attrs

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import OBJECT, SUBJECT, Clause
from claimcheck.matchers.context import (
    AGREES,
    Context,
    anchors,
    compare_as,
    context_of,
    governors,
    is_all_the_same,
    is_one_event,
    is_same_statement,
    typed_anchors,
    wanted,
)
from claimcheck.matchers.lexicon import FIRSTS, LASTS, ONE_TIME, RECURRING
from claimcheck.matchers.reading import Placed, Reading
from claimcheck.model import (
    Comparison,
    DateRelation,
    DateValue,
    Granularity,
    Modality,
    Outcome,
    SlotKind,
)

_PARTICIPANTS = 2  # names two events must share to be the same without being unique by nature
_NEAR = dt.timedelta(days=45)  # two dates of one event are rarely confused over more
_SAME_NEWS = dt.timedelta(days=1)  # a report comes out on the day or the day after
_PRESENT = frozenset({"today", "now", "this year", "this week", "this month"})
_AGREE = frozenset({Outcome.EQUAL, Outcome.ENTAILED})
_NOMINAL = frozenset({"compound", "amod", "nummod", "nmod:unmarked", "nmod:desc"})


@attrs.frozen(kw_only=True, eq=False)
class _Pair:
    """A date of the passage set against one of the claim."""

    value: Placed[DateValue]
    outcome: Outcome
    context: Context


class DateMatcher:
    """Compare when the claim says it happened with when the passage says so.

    What it does:
        Takes each date of the claim as an interval of days and looks for the date in the passage
        that stands in the same place of the same statement. A date inside the claim's interval is
        equal or entailed. A date outside it is a conflict only when the event can have no other
        date: it happens once (born, founded, released), both texts single it out ("last",
        "first"), or its participants and circumstances are the same.

    Why:
        A wrong year is the commonest slip in a draft, and 2008 and 2009 look alike to every
        measure of similarity; yet another date of another round of talks contradicts nothing.

    Example:
        *The talks were last held in 2009.* against *The last round of talks was held in December
        2008.* conflicts; against *A round of talks took place in 2007.* the date is missing.

    Limits:
        Reads no calendar but the Gregorian. A list of all dates of a series is not known to be
        complete.
    """

    name = SlotKind.DATE.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each date of the claim, in order."""
        al = align(claim, passage)
        return tuple(
            _of_the_source(al, placed) or self._compare(al, placed)
            for placed in claim.dates
            if not set(placed.words) <= claim.quoted
        )

    def _compare(self, al: Alignment, ours: Placed[DateValue]) -> Comparison:
        pairs = [
            _Pair(
                value=theirs,
                outcome=outcome_of(ours.value, theirs.value),
                context=context_of(al, ours.words, theirs.words),
            )
            for theirs in al.passage.dates
        ]
        pairs.sort(key=lambda p: (-p.context.rank, p.value.value.span))
        agreeing = [p for p in pairs if p.outcome in {Outcome.EQUAL, Outcome.ENTAILED}]
        best = next((p for p in pairs if p.outcome is not Outcome.INCOMPARABLE), None)
        if agreeing and (agreeing[0].context.share >= AGREES or len(pairs) == 1):
            rival = best is not None and best.context.rank > agreeing[0].context.rank + 0.4
            if not rival:
                return self._made(ours, agreeing[0], agreeing[0].outcome)
        others = [placed.value for placed in al.claim.dates if placed is not ours]
        for pair in pairs:
            if any(outcome_of(other, pair.value.value) in _AGREE for other in others):
                continue  # what another date of the claim says
            if _is_mentioned(al, ours.value):
                continue  # "By December it was out", after a sentence about August 1865
            if pair.outcome is Outcome.CONFLICT and _excludes(al, ours, pair):
                if agreeing and pair.context.rank <= agreeing[0].context.rank + 0.4:
                    continue
                return self._made(ours, pair, Outcome.CONFLICT)
        return self._made(ours, best, Outcome.MISSING)

    def _made(self, ours: Placed[DateValue], pair: _Pair | None, outcome: Outcome) -> Comparison:
        theirs = pair.value.value if pair else None
        reason = ""
        if outcome is Outcome.MISSING:
            reason = f"source gives no date to compare with {ours.text}"
            if theirs is not None:
                reason = f"source has {theirs.text}, not known to be the date of the same event"
        return compare_as(
            SlotKind.DATE,
            outcome,
            _told(ours.value),
            _told(theirs) if theirs else "",
            claim_span=ours.value.span,
            source_span=theirs.span if theirs else None,
            reason=reason,
            is_essential=outcome is not Outcome.MISSING or ours.text.casefold() not in _PRESENT,
        )


def _is_mentioned(al: Alignment, ours: DateValue) -> bool:
    """Say whether every word of the date stands somewhere in the compared text."""
    if ours.relation in {DateRelation.BEFORE, DateRelation.AFTER}:
        return False  # "before 1998" is not said by "in 1998"
    words = {word.text.casefold() for word in al.passage.main}
    wanted = [part for part in _WORD.findall(ours.text.casefold()) if part not in {"of", "the"}]
    return bool(wanted) and all(part in words for part in wanted)


_WORD = re.compile(r"\w+")


def _of_the_source(al: Alignment, ours: Placed[DateValue]) -> Comparison | None:
    """Let a report's own day stand for the day of what it tells, when it names no other."""
    day, value = al.passage.date, ours.value
    if day is None or value.start is None or value.start != value.end:
        return None
    if any(placed.value.granularity is Granularity.DAY for placed in al.passage.dates):
        return None
    if abs(day - value.start) > _SAME_NEWS:
        return None
    return compare_as(
        SlotKind.DATE,
        Outcome.ENTAILED,
        _told(value),
        day.isoformat(),
        claim_span=value.span,
        reason=f"source is of {day.isoformat()}",
    )


def _told(date: DateValue) -> str:
    return date.text if date.relation is DateRelation.IN else f"{date.relation.value} {date.text}"


def outcome_of(ours: DateValue, theirs: DateValue) -> Outcome:
    """Compare two dates as intervals, whatever stands around them."""
    if ours.start is None or ours.end is None or theirs.start is None or theirs.end is None:
        if ours.text.casefold() == theirs.text.casefold():
            return Outcome.EQUAL
        return Outcome.INCOMPARABLE
    if (ours.start, ours.end, ours.relation) == (theirs.start, theirs.end, theirs.relation):
        return Outcome.EQUAL
    low, high = _interval(ours)
    first, last = _interval(theirs)
    if low <= first and last <= high:
        return Outcome.ENTAILED
    if last < low or first > high:
        return Outcome.CONFLICT
    return Outcome.INCOMPARABLE


def _interval(date: DateValue) -> tuple[dt.date, dt.date]:
    start, end = date.start or dt.date.min, date.end or dt.date.max
    if date.relation is DateRelation.BEFORE:
        return dt.date.min, max(dt.date.min, start - dt.timedelta(days=start > dt.date.min))
    if date.relation is DateRelation.BY:
        return dt.date.min, end
    if date.relation is DateRelation.AFTER:
        return min(dt.date.max, end + dt.timedelta(days=end < dt.date.max)), dt.date.max
    if date.relation is DateRelation.ABOUT:
        slack = (end - start) / 2 + dt.timedelta(days=1)
        return start - slack if start > dt.date.min + slack else start, min(
            end, dt.date.max - slack
        ) + slack
    return start, end


def _excludes(al: Alignment, ours: Placed[DateValue], pair: _Pair) -> bool:
    """Say whether the passage's date leaves no room for the claim's."""
    claim_clause = al.claim.clause_of(ours.head)
    clause = al.passage.clause_of(pair.value.head)
    if claim_clause.is_negated or clause.is_negated:
        return False
    if _are_of_two_times(al, claim_clause, clause):
        return False  # what is to come and what has been are two events
    if _is_one_day_of_one_event(al, ours, pair):
        return _singled_out(al, ours, pair, claim_clause, clause) is not False
    if not (_is_in_same_place(al, ours, pair.context) and is_same_statement(al, ours.words)):
        return False
    singled = _singled_out(al, ours, pair, claim_clause, clause)
    if singled is not None:
        return singled
    is_one_time = _is_one_time(al, ours, has_governor=pair.context.has_governor)
    return is_one_time or _is_same_event(al, ours, pair)


def _are_of_two_times(al: Alignment, ours: Clause, theirs: Clause) -> bool:
    """Say whether one side tells of what is planned and the other of what has been.

    "The campaign closes in May" may be said of what is to come as well.
    """
    is_planned = ours.modality is not Modality.ASSERTED
    if is_planned is (theirs.modality is not Modality.ASSERTED):
        return False
    reading, clause = (al.passage, theirs) if is_planned else (al.claim, ours)
    return not reading.words[clause.head].token.has("Tense=Pres")


def _is_one_day_of_one_event(al: Alignment, ours: Placed[DateValue], pair: _Pair) -> bool:
    """Say whether so many values are the same that one event can have but one of the two dates."""
    a, b = ours.value, pair.value.value
    if a.granularity is not b.granularity or a.relation is not b.relation:
        return False
    if not _are_near(a, b):
        return False  # people meet in the same town again
    alone = [p for p in al.passage.dates if p.value.granularity is b.granularity]
    return alone == [pair.value] and is_one_event(al, ours.words)


def _is_in_same_place(al: Alignment, ours: Placed[DateValue], context: Context) -> bool:
    """Say whether both dates say when the same subject did the same."""
    if context.share < wanted(al, ours.words) or not context.has_subject:
        return False
    return context.has_governor or typed_anchors(al, ours.words) >= _PARTICIPANTS


def _singled_out(
    al: Alignment, ours: Placed[DateValue], pair: _Pair, claim_clause: Clause, clause: Clause
) -> bool | None:
    """Judge "last" and "first"; none when the claim says neither."""
    mine = _lemmas(al.claim, claim_clause)
    his = _lemmas(al.passage, clause)
    for cues, is_later in ((LASTS, True), (FIRSTS, False)):
        if mine & cues:
            if his & cues:
                return True
            a, b = ours.value, pair.value.value
            if a.end and a.start and b.end and b.start:
                return b.start > a.end if is_later else b.end < a.start
            return False
    return False if his & (LASTS | FIRSTS) else None


def _lemmas(reading: Reading, clause: Clause) -> frozenset[str]:
    taken = {index for placed in reading.dates for index in placed.words}
    return frozenset(reading.words[i].lemma for i in clause.words if i not in taken)


def _is_one_time(al: Alignment, ours: Placed[DateValue], *, has_governor: bool) -> bool:
    above = governors(al.claim, ours.words)
    if above and al.claim.words[above[0]].lemma in ONE_TIME:
        return True
    head = al.claim.words[ours.head]
    return head.token.deprel in _NOMINAL and bool(above) and has_governor


def _is_same_event(al: Alignment, ours: Placed[DateValue], pair: _Pair) -> bool:
    if not _are_near(ours.value, pair.value.value):
        return _is_told_of_one(al, ours, pair)
    return anchors(al, ours.words) >= _PARTICIPANTS or is_all_the_same(al, ours.words)


def _is_told_of_one(al: Alignment, ours: Placed[DateValue], pair: _Pair) -> bool:
    """Say whether both texts say the very same of the same, of what does not come again."""
    is_marked = typed_anchors(al, ours.words) >= _MARKED > anchors(al, ours.words)
    if not is_marked and (_may_recur(al.claim, ours) or _may_recur(al.passage, pair.value)):
        return False
    others = [placed.value for placed in al.claim.dates if placed is not ours]
    left = [
        placed
        for placed in al.passage.dates
        if placed.value.span != pair.value.value.span
        and not any(outcome_of(other, placed.value) in _AGREE for other in others)
    ]
    if any(placed.clause == pair.value.clause for placed in left):
        return False
    is_said = al.cover(without=ours.words, of_subject=False) >= _WHOLE
    is_particular = anchors(al, ours.words) >= _PARTICIPANTS
    return is_said and (is_particular or is_all_the_same(al, ours.words))


_MARKED = 3  # values, a number or a date among them, that tell one event from others of its sort
_WHOLE = 0.9  # share of the wording that two texts of one event have in common


def _may_recur(reading: Reading, placed: Placed[DateValue]) -> bool:
    """Say whether what the date belongs to happens again and again, as meetings and matches do."""
    clause = reading.clause_of(placed.head)
    first = clause.fillers(SUBJECT) or clause.fillers(OBJECT)
    said = {clause.head, *first}
    said |= {i for i in clause.words if reading.words[i].token.relation in {"advmod", "det"}}
    return any(reading.words[i].lemma in RECURRING for i in said)


def _are_near(one: DateValue, other: DateValue) -> bool:
    """Say whether two known dates are as near as those of one event that are confused."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return max(one.start - other.end, other.start - one.end) <= _NEAR
