"""Compare the words inside quotation marks."""

from __future__ import annotations

import re

import attrs
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from claimcheck.matchers.alignment import align
from claimcheck.matchers.context import compare_as, is_all_the_same
from claimcheck.matchers.reading import Reading
from claimcheck.model import Comparison, Outcome, SlotKind
from claimcheck.text.folding import fold
from claimcheck.text.quotes import Quotation

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORT = 3  # words; shorter quotations are terms or titles, not speech
_NEAR = 70.0  # rapidfuzz ratio over words, 0-100, from which two quotations are one misquoted
_MOST_CHANGED = 3  # words; with more it is another sentence


class QuotationMatcher:
    """Compare quoted words with what the source quotes, letter case and marks aside.

    What it does:
        Looks for the claim's quotation, word for word, in the passage; an ellipsis stands for any
        words. A quotation in the passage that differs in a few words is a misquotation, a conflict
        that names the words. No such words: missing.

    Why:
        Inside quotation marks a synonym is an error.

    Example:
        *He called it "a very good meeting".* against *He called it "a very bad meeting".*
        conflicts.

    Limits:
        Cannot know about another translation of the same speech. Titles and single terms in
        quotation marks need only be present.
    """

    name = SlotKind.QUOTATION.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each quotation of the claim, in order."""
        return tuple(
            _in_its_place(quotation, claim, passage, _compare(quotation, claim, passage))
            for quotation in claim.quotations
        )


def _in_its_place(
    quotation: Quotation, claim: Reading, passage: Reading, found: Comparison
) -> Comparison:
    """Set another quotation against one that is not there, where nothing else differs."""
    if found.outcome is not Outcome.MISSING or not found.is_essential or len(claim.quotations) > 1:
        return found
    al = align(claim, passage)
    inside = [
        word.index
        for word in claim.main
        if word.span is not None and quotation.span.covers(word.span)
    ]
    said = quotation.inner.of(claim.text)
    clause = al.clause
    is_denied = clause is None or clause.is_negated or any(c.is_negated for c in claim.main_clauses)
    if len(passage.quotations) != 1 or is_denied or not is_all_the_same(al, inside):
        return found
    other = passage.quotations[0].inner
    theirs = other.of(passage.text)
    if _is_title(theirs) or len(_words(theirs)) > len(_words(said)) + _MOST_CHANGED:
        return found
    return attrs.evolve(
        found,
        outcome=Outcome.CONFLICT,
        source=theirs,
        source_span=other,
        reason=f"claim quotes “{said}”, source quotes “{theirs}”",
    )


def _compare(quotation: Quotation, claim: Reading, passage: Reading) -> Comparison:
    said = quotation.inner.of(claim.text)
    pieces = [_words(piece) for piece in re.split(r"\.\.\.|…", said)]
    wanted = [word for piece in pieces for word in piece]
    all_words = _words(passage.text)
    if all(_contains(all_words, piece) for piece in pieces):
        return compare_as(SlotKind.QUOTATION, Outcome.EQUAL, said, said, claim_span=quotation.inner)
    if len(wanted) >= _SHORT and not _is_title(said):
        for other in passage.quotations:
            words = _words(other.inner.of(passage.text))
            changed = _changed(wanted, words)
            if changed is not None:
                ours, theirs = changed
                return compare_as(
                    SlotKind.QUOTATION,
                    Outcome.CONFLICT,
                    ours,
                    theirs,
                    claim_span=quotation.inner,
                    source_span=other.inner,
                    reason=f"claim quotes “{ours}”, source quotes “{theirs}”",
                )
    return compare_as(
        SlotKind.QUOTATION,
        Outcome.MISSING,
        said,
        "",
        claim_span=quotation.inner,
        reason=f"source does not quote “{said}”",
        is_essential=not _is_title(said),
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).text.replace("\u2019", "'"))


def _contains(words: list[str], piece: list[str]) -> bool:
    size = len(piece)
    if not size:
        return True
    return any(
        words[at] == piece[0] and words[at : at + size] == piece
        for at in range(len(words) - size + 1)
    )


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return bool(words) and all(word[0].isupper() or len(word) <= _SHORT for word in words)


def _changed(ours: list[str], theirs: list[str]) -> tuple[str, str] | None:
    """Return the words that differ when the two are one quotation, else none.

    The source's quotation may be longer: the stretch of it nearest to ours is compared.
    """
    stretch = _nearest(ours, theirs)
    if fuzz.ratio(ours, stretch) < _NEAR:
        return None
    lost, new = [], []
    for op in Levenshtein.opcodes(ours, stretch):
        if op.tag != "equal":
            lost += ours[op.src_start : op.src_end]
            new += stretch[op.dest_start : op.dest_end]
    if not (lost or new) or max(len(lost), len(new)) > _MOST_CHANGED:
        return None
    if not (lost and new):
        lost, new = ours, stretch  # a word that is only left out shows in the whole alone
    return " ".join(lost), " ".join(new)


def _nearest(ours: list[str], theirs: list[str]) -> list[str]:
    """Return the stretch of the source's quotation that is most like ours, the first of equals."""
    sizes = range(len(ours), min(len(theirs), len(ours) + _MOST_CHANGED) + 1)
    stretches = (theirs[at : at + size] for size in sizes for at in range(len(theirs) - size + 1))
    return max(stretches, key=lambda stretch: fuzz.ratio(ours, stretch), default=theirs)
