"""Compare whether claim and passage affirm or deny, and whether it has happened."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import Clause
from claimcheck.matchers.context import compare_as, is_same_statement
from claimcheck.matchers.lexicon import REPORTING, WITHOUT
from claimcheck.matchers.reading import Reading
from claimcheck.matchers.relation import turned
from claimcheck.model import Comparison, Modality, Outcome, SlotKind

_SAME = 0.6  # share of the other words needed before a denial is a conflict
_SURE = 0.8  # the same where the predicates themselves do not meet
_LINKED = 0.8  # strength from which a link may show that a word is left out
_CHAIN = frozenset({"root", "xcomp", "ccomp", "conj"})


class PolarityMatcher:
    """Compare did with did not, and done with planned.

    What it does:
        Finds the passage's clause with the claim's predicate. If exactly one of the two is denied
        ("not", "never", "no", "without", "failed to", "denied") and they say the same of the same,
        they conflict. If the claim says it happened and the passage that it was planned, possible
        or hoped, the fact is missing.

    Why:
        One short word turns a statement round and leaves every measure of likeness where it was.

    Example:
        *The court did not overturn the ban.* against *The court overturned the ban.* conflicts.

    Limits:
        Knows denial by words, not by sense: "was far from finished" is no denial here.
    """

    name = SlotKind.POLARITY.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each clause of the claim that meets one of the passage."""
        al = align(claim, passage)
        found = [c for clause in claim.main_clauses for c in _compare(al, clause)]
        found += _left_out(al)
        found += _contrasts(al)
        found += _quantified(al)
        if any(one.outcome is Outcome.CONFLICT for one in found):
            # What hangs on a denied verb is denied with it; that is told once.
            return tuple(one for one in found if one.outcome is not Outcome.MISSING)
        return tuple(found)


def _compare(al: Alignment, ours: Clause) -> Iterator[Comparison]:
    if ours.head in turned(al) or ours.head in al.claim.quoted:
        return
    theirs = partner(al, ours)
    if theirs is None:
        yield from _without_partner(al, ours)
        return
    if ours.is_negated is not theirs.is_negated:
        if not _is_main(al.claim, ours):
            return
        is_same = al.subjects(ours, theirs) and is_same_statement(al, (ours.head,), at_least=_SAME)
        yield _made(al, ours, theirs, Outcome.CONFLICT if is_same else Outcome.MISSING)
    elif _is_only_possible(ours, theirs):
        said, source = al.claim.words[ours.head].text, al.passage.words[theirs.head].text
        reason = f"source gives “{source}” as {theirs.modality.value}, not as done"
        yield compare_as(SlotKind.POLARITY, Outcome.MISSING, said, source, reason=reason)
    else:
        yield _made(al, ours, theirs, Outcome.EQUAL)


def _is_only_possible(ours: Clause, theirs: Clause) -> bool:
    """Say whether the passage only plans or supposes what the claim says happened.

    "When a transfer fails" and "if an upload fails" suppose alike.
    """
    if ours.relation == theirs.relation == "advcl":
        return False
    return ours.modality is Modality.ASSERTED and theirs.modality is not Modality.ASSERTED


def _without_partner(al: Alignment, ours: Clause) -> Iterator[Comparison]:
    """Compare with the best clause where the predicates do not meet: "was never" and "appeared"."""
    theirs = al.clause
    if theirs is None or theirs.is_negated is ours.is_negated or has_left_out(al, ours):
        return
    words = (*ours.words, *ours.borrowed)
    is_about = any(al.are_linked(word, theirs.head) for word in words)
    is_about = is_about or bool(ours.fillers("is") and al.meets(ours.head, theirs.words))
    if not (ours.is_negated or is_about):
        if ours.relation == "root" and al.subjects(ours, theirs) and not al.is_met(ours.head):
            yield _made(al, ours, theirs, Outcome.MISSING)
        return
    if ours.is_negated or ours.relation == "root":
        is_same = _is_main(al.claim, ours) and al.subjects(ours, theirs)
        is_same = is_same and al.cover() >= _SURE and is_same_statement(al, (), at_least=_SURE)
        yield _made(al, ours, theirs, Outcome.CONFLICT if is_same else Outcome.MISSING)


def _is_main(reading: Reading, clause: Clause) -> bool:
    """Say whether the clause is what the claim asserts, not a condition or description in it."""
    current: Clause | None = clause
    while current is not None:
        if current.relation not in _CHAIN:
            return False
        current = None if current.parent is None else reading.clauses[current.parent]
    return True


def partner(al: Alignment, ours: Clause) -> Clause | None:
    """Return the passage's clause whose predicate meets that of ``ours``, none without one.

    Of several the one that shares most with the claim is taken; where the predicate has become a
    noun ("arrived", "the arrival"), the clause that holds it.
    """
    if al.claim.words[ours.head].lemma in REPORTING and len(al.claim.main_clauses) > 1:
        return None
    best, rank = None, (0.0, 0.0)
    words = [w for w in (*ours.words, *ours.borrowed) if w != ours.head]
    for clause in al.passage.main_clauses:
        link = next((k for k in al.links.get(ours.head, ()) if k.passage == clause.head), None)
        if link is None and not _are_bare_copulas(al, ours, clause):
            continue
        here = (al.share(words, al.scope(clause)), link.strength if link else 0.5)
        if here > rank:
            best, rank = clause, here
    return best


def _are_bare_copulas(al: Alignment, ours: Clause, theirs: Clause) -> bool:
    """Say whether both are "X is Y" of the same Y under another head noun."""
    a, b = ours.fillers("is"), theirs.fillers("is")
    return bool(a and b) and al.meets(a[0], al.scope(theirs)) is not None


def _left_out(al: Alignment) -> Iterator[Comparison]:
    """Find claim words that the passage has only under "without"."""
    for word in al.claim.main:
        links = [k for k in al.links.get(word.index, ()) if k.strength > _LINKED]
        if not links or _is_without(al.claim, word.index):
            continue
        if all(_is_without(al.passage, link.passage) for link in links):
            # "produced an agreement" and "ended without an agreement": the verb may differ.
            verb = al.claim.clause_of(word.index).head
            is_same = is_same_statement(al, (word.index, verb), at_least=_SAME)
            outcome = Outcome.MISSING
            if is_same:
                outcome = Outcome.EQUAL if _is_denied(al, word.index) else Outcome.CONFLICT
            quote = f"no {al.passage.words[links[0].passage].text}"
            yield compare_as(
                SlotKind.POLARITY,
                outcome,
                word.text,
                quote,
                claim_span=word.span,
                source_span=al.passage.words[links[0].passage].span,
            )


def _contrasts(al: Alignment) -> Iterator[Comparison]:
    """Find words that one side names as what it was not: "an excuse, not a cause"."""
    for word in al.claim.main:
        links = [k for k in al.links.get(word.index, ()) if k.strength > _LINKED]
        if word.index in al.claim.quoted or not links or not word.weight:
            continue
        mine = _is_set_off(al.claim, word.index)
        his = [_is_set_off(al.passage, link.passage) for link in links]
        if mine not in his:
            theirs = al.passage.words[links[0].passage]
            is_same = is_same_statement(al, (word.index,), at_least=_SAME)
            yield compare_as(
                SlotKind.POLARITY,
                Outcome.CONFLICT if is_same else Outcome.MISSING,
                f"not {word.text}" if mine else word.text,
                theirs.text if mine else f"not {theirs.text}",
                claim_span=word.span,
                source_span=theirs.span,
            )


def _phrase(reading: Reading, index: int) -> set[int]:
    """Return a word and the noun it stands before: "folk" and "hero"."""
    found = {index}
    word = reading.words[index]
    while word.head is not None and word.token.relation in {"compound", "amod"}:
        found.add(word.head)
        word = reading.words[word.head]
    return found


def _quantified(al: Alignment) -> Iterator[Comparison]:
    """Find "some of the members" where the passage says "none of the members"."""
    for word in al.claim.main:
        other = _NONE_OF.get(word.lemma)
        if other is None or word.index in al.claim.quoted:
            continue
        of = [
            w.index for w in al.claim.words if w.head == word.index and w.token.relation == "nmod"
        ]
        for theirs in al.passage.main:
            if theirs.lemma not in other:
                continue
            under = [w.index for w in al.passage.words if w.head == theirs.index]
            if any(al.are_linked(a, b) for a in of for b in under):
                is_same = is_same_statement(al, (word.index,), at_least=_SAME)
                yield compare_as(
                    SlotKind.POLARITY,
                    Outcome.CONFLICT if is_same else Outcome.MISSING,
                    word.text,
                    theirs.text,
                    claim_span=word.span,
                    source_span=theirs.span,
                )


_AFFIRMED = frozenset({"some", "all", "most", "many", "several", "both", "each", "half"})
_DENIED = frozenset({"none", "neither"})
_NONE_OF = {
    **dict.fromkeys(_AFFIRMED, _DENIED),
    **dict.fromkeys(_DENIED, _AFFIRMED),
}


@functools.lru_cache(maxsize=4096)
def _is_set_off(reading: Reading, index: int) -> bool:
    """Say whether a noun or adjective after the predicate is denied on its own."""
    word = reading.words[index]
    if word.token.upos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    phrase = _phrase(reading, index)
    if any(w.head in phrase and w.token.relation == "cop" for w in reading.words):
        return False  # "is not a folk hero" is a denied clause
    before = index - 1
    while before >= 0 and reading.words[before].token.upos in {"DET", "ADJ"}:
        before -= 1
    return before >= 0 and reading.words[before].lemma == "not"


def has_left_out(al: Alignment, ours: Clause) -> bool:
    """Say whether the passage has a word of the clause under "without", which is then compared."""
    return any(
        all(_is_without(al.passage, link.passage) for link in al.links[index])
        for index in ours.words
        if al.links.get(index) and not _is_without(al.claim, index)
    )


def _is_denied(al: Alignment, word: int) -> bool:
    return al.claim.clause_of(word).is_negated


@functools.lru_cache(maxsize=4096)
def _is_without(reading: Reading, index: int) -> bool:
    return any(
        word.head == index
        and (word.lemma in WITHOUT or (word.lemma == "no" and word.token.relation == "det"))
        for word in reading.words
    )


def _made(al: Alignment, ours: Clause, theirs: Clause, outcome: Outcome) -> Comparison:
    claim, source = _told(al.claim, ours), _told(al.passage, theirs)
    reason = "both affirm it" if not ours.is_negated else "both deny it"
    if outcome is not Outcome.EQUAL:
        reason = f"claim says “{claim}”, source says “{source}”"
    return compare_as(
        SlotKind.POLARITY,
        outcome,
        claim,
        source,
        claim_span=al.claim.span((ours.head,)),
        source_span=al.passage.span((theirs.head,)),
        reason=reason,
    )


def _told(reading: Reading, clause: Clause) -> str:
    """Return the predicate with its negation and helpers as written."""
    helpers = [
        word.index
        for word in reading.words
        if word.head == clause.head
        and word.index < clause.head
        and word.token.relation in {"aux", "advmod", "mark", "cop"}
    ]
    start = min([*helpers, clause.head])
    return reading.quote(range(start, clause.head + 1))
