"""What to look for in the sources for one claim."""

from __future__ import annotations

import math
import re

import attrs

from claimcheck.model import Claim, DateValue, Granularity
from claimcheck.retrieval.analysis import government_tokens, name_token, name_tokens, tokens
from claimcheck.text.days import MONTH_NAMES
from claimcheck.text.names import resolve

NAME_WEIGHT = 2.0
VALUE_WEIGHT = 1.5
WORD_WEIGHT = 1.0
CONTEXT_WEIGHT = 0.3
_SHORTEST_FUZZY = 5
_NUMBER = re.compile(r"\d")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w{4,}")


@attrs.frozen(kw_only=True)
class Term:
    """A token of the index and how much it counts.

    ``may_be_misspelt``: when no passage holds the token, tokens one edit away are taken instead.
    """

    token: str
    weight: float
    may_be_misspelt: bool = False


@attrs.frozen(kw_only=True)
class Query:
    """Terms to look for, heaviest first, each token once; any of them may be missing."""

    terms: tuple[Term, ...]


def query_for(claim: Claim, context: str = "") -> Query:
    """Return the query for a claim: its names, its numbers and dates, then its other words.

    A name shares its weight out among its words, so that a long name does not outweigh two
    short ones. Known names are looked for by what they name as well, so "DPRK" finds "North
    Korea". Text never reaches a query language: a query is a list of tokens. The words of
    ``context``, the sentence the claim was cut from, count a little: "every round" is a round of
    what the sentence began with.
    """
    weights: dict[str, float] = {}
    unknown = {token for word in _CAPITALISED.findall(claim.text) for token in tokens(word)}
    for token in tokens(claim.text):
        _raise(weights, token, VALUE_WEIGHT if _NUMBER.search(token) else WORD_WEIGHT)
    for entity in claim.entities:
        known = resolve(entity.text)
        words = tokens(entity.text)
        for token in words:
            _raise(weights, token, NAME_WEIGHT / math.sqrt(len(words)))
        if known is None:
            unknown.update(words)
        else:
            _raise(weights, name_token(known.key), NAME_WEIGHT)
    for token in name_tokens(claim.text):
        _raise(weights, token, NAME_WEIGHT)
    for token in government_tokens(claim.text):
        _raise(weights, token, WORD_WEIGHT)
    for date in claim.dates:
        for token in tokens(_spelt(date)):
            _raise(weights, token, VALUE_WEIGHT)
    for token in tokens(context):
        _raise(weights, token, CONTEXT_WEIGHT)
    return _query(weights, frozenset(unknown))


def text_query(text: str) -> Query:
    """Return a query for plain words: all count alike, known names more."""
    weights = dict.fromkeys(tokens(text), WORD_WEIGHT)
    for token in name_tokens(text):
        _raise(weights, token, NAME_WEIGHT)
    return _query(weights, frozenset())


def _query(weights: dict[str, float], unknown: frozenset[str]) -> Query:
    terms = (
        Term(
            token=token,
            weight=round(weight, 4),
            may_be_misspelt=token in unknown and len(token) >= _SHORTEST_FUZZY and token.isalpha(),
        )
        for token, weight in weights.items()
    )
    return Query(terms=tuple(sorted(terms, key=lambda term: (-term.weight, term.token))))


def _raise(weights: dict[str, float], token: str, weight: float) -> None:
    weights[token] = max(weights.get(token, 0.0), weight)


def _spelt(date: DateValue) -> str:
    """Return the words a source would use for a date: year, month and day as far as known."""
    if date.start is None:
        return ""
    if date.granularity is Granularity.DAY:
        return f"{date.start.day} {MONTH_NAMES[date.start.month - 1]} {date.start.year}"
    if date.granularity is Granularity.MONTH:
        return f"{MONTH_NAMES[date.start.month - 1]} {date.start.year}"
    return str(date.start.year)
