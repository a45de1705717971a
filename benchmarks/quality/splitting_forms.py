# ruff: noqa: RUF001 - typographic quotes are part of what is read
"""The form of a claim, by its words alone: is it one statement, does it stand on its own?

These are rough on purpose: no parser, so that they judge the splitter's output by something that
the splitter did not use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.quality.splitting_metrics import similarity
from claimcheck.claims.tables import table

_QUOTED = re.compile(r'["“][^"”]*["”]')
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do)"

_JOINTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r";",
        r"\((?!\s*(?:19|20)\d\d)[^)]{3,}\)",
        r"(?:,\s*|\b\w+\s)(?:who|which|whose|whom|where)\b",
        r"\b(?:but|yet)\b",
        r"\b(?:and|or|as well as)\b",
        (
            r"(?:^|\s)(?:because|although|though|while|whereas|unless|until|after|before|when"
            rf"|since)\s+(?:\w+\s+){{1,4}}{_FINITE}\b"
        ),
        r",\s+(?:an?|the|one of)\s+\w+[^,]*(?:,|\.$|$)",
        r",\s+\w+(?:ing|ed)\b",
    )
)
"""Where a claim may hide a second one: joined, bracketed, set beside."""

_PERSONAL = re.compile(
    r"\b(?:he|she|it|they|him|her|them|hers?|his|its|theirs?|himself|herself|itself|themselves)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:this|these|those|we|us|our|I|my|mine|me|you|your)\b", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"\bit (?:is|was|will be) (?:possible|likely|unlikely|clear|important)\b", re.IGNORECASE
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|now|currently|recently|earlier|later|ago|meanwhile"
    r"|(?:last|next|this|that|previous|following|same)\s"
    rf"(?:week|month|year|day|night|decade|century|{_DAY}|spring|summer|autumn|fall|winter)"
    rf"|{_DAY})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NEAR = 25  # characters
_GRAMMAR = (
    r"(?:of|in|on|at|by|to|from|for|with|without|as|into|and|or|but|the|an?|is|are|was|were|be"
    r"|been|has|have|had|will|would|can|could|may|might|that|which|who|whose|where|when|while"
    r"|after|before|between|among|during|against|not|also)\b"
)
_DEFINITE = re.compile(
    rf"\b[Tt]he\s((?:(?!{_GRAMMAR})[a-z][\w'’-]*\s){{0,3}}(?!{_GRAMMAR})[a-z][\w'’-]*)"
    r"(?=[\s.,;:]|$)(?!\s(?:of|in|at|for|between|on|to|that|who|which|from|with|[A-Z\d]))"
    rf"(?!\s(?!{_GRAMMAR})[a-z])"
)
_UNIQUE = re.compile(
    r"\b(?:first|last|only|same|most|best|largest|highest|oldest|world|government|internet|public"
    r"|army|police|sun|moon|\w+est|\d+s)\b"
)
_NAME = re.compile(r"\b[A-Z][\w-]+")
_SENTENCE_WORDS = re.compile(
    r"(?:He|She|It|They|We|I|You|His|Her|Its|Their|This|That|These|Those|The|An?|In|On|At|By|For"
    r"|From|After|Before|During|There)\b"
)


def is_atomic(claim: str) -> bool:
    """Say whether nothing outside quotation marks shows a second statement inside ``claim``.

    Example:
        >>> is_atomic("Berg left Oslo."), is_atomic("Berg left Oslo, and Voss stayed.")
        (True, False)
    """
    text = _QUOTED.sub("QUOTE", claim)
    return not any(joint.search(text) for joint in _JOINTS)


def loose_ends(claim: str) -> tuple[str, ...]:
    """Return what keeps ``claim`` from standing alone: "pronoun", "date", "definite".

    A pronoun with a proper name before it in the claim is taken as bound; a relative date with a
    year beside it as dated; "the" with a phrase behind its noun, or with a superlative, as clear.

    Example:
        >>> loose_ends("He left the company last year.")
        ('pronoun', 'date', 'definite')
    """
    text = _QUOTED.sub("QUOTE", claim)
    found = []
    name = next((m for m in _NAME.finditer(text) if not _is_no_name(m, text)), None)
    unbound = [m for m in _PERSONAL.finditer(text) if name is None or name.start() > m.start()]
    if _POINTING.search(text) or (unbound and not _EMPTY_IT.search(text)):
        found.append("pronoun")
    date = _RELATIVE.search(text)
    if date and not _YEAR.search(text[date.start() : date.end() + _NEAR]):
        found.append("date")
    if any(not _UNIQUE.search(m.group(1)) for m in _DEFINITE.finditer(text)):
        found.append("definite")
    return tuple(found)


def _is_no_name(word: re.Match[str], text: str) -> bool:
    return word.group() == "QUOTE" or (
        word.start() == 0 and _SENTENCE_WORDS.match(text) is not None
    )


_AUXILIARIES = frozenset(_FINITE[3:-1].split("|")) | {"be", "been", "should"}
_IRREGULAR = table(
    """
    became began broke brought built bought came caught chose cut drew drove ate fell felt fought
    found flew got gave went grew held hit kept knew led left lent let lost made meant met paid put
    ran said saw sold sent set shot sang spoke spent stood took taught told thought threw
    understood won wrote rose wore
    """
)
_BAD_START = table(
    """
    and or but nor so who which whose whom where when that because although though while of in on
    at by to from with for as into during after before
    """
)
_INFLECTED = re.compile(r"\w{2,}(?:ed|[^s]s)")
_PARTICIPLE = re.compile(r"\w+(?:ing|ed)")
_SHORTEST = 3  # words


def is_statement(claim: str) -> bool:
    """Say whether ``claim`` has three words or more, begins like a sentence, and has a verb.

    Example:
        >>> is_statement("Berg left Oslo."), is_statement("leaving Oslo in May")
        (True, False)
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", claim)]
    if len(words) < _SHORTEST or words[0] in _BAD_START | _AUXILIARIES:
        return False
    if _PARTICIPLE.fullmatch(words[0]):
        return False
    return any(
        word in _AUXILIARIES or word in _IRREGULAR or _INFLECTED.fullmatch(word)
        for word in words[1:]
    )


def redundancy(claims: Sequence[str]) -> float:
    """Return how like its most similar other claim a claim is, on average, in ``[0, 1]``."""
    if len(claims) < 2:  # noqa: PLR2004 - one claim repeats nothing
        return 0.0
    highest = (
        max(similarity(claim, other) for j, other in enumerate(claims) if j != i)
        for i, claim in enumerate(claims)
    )
    return sum(highest) / len(claims)
