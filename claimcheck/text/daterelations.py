# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Read the preposition before a date: "before 2009", "since Tuesday", "by the end of June"."""

from __future__ import annotations

import re

from claimcheck.model import DateRelation, Granularity
from claimcheck.text.datecores import Core

_LOOK_BACK = 48
_RELATION_WORDS = re.compile(
    r"(?i:(?<!\w)(?P<word>no later than|not later than|prior to|up to|before|after|following|since"
    r"|starting(?:\s+(?:in|on))?|beginning(?:\s+(?:in|on))?|until|till|through|by|about|around"
    r"|circa|ca\.|c\.|roughly|approximately|earlier than|later than|pre(?=-)|post(?=-))(?:\s+|-)"
    r"(?:about\s+|around\s+)?(?:the\s+)?)$"
)
_RELATIONS = {
    "no later than": DateRelation.BY,
    "not later than": DateRelation.BY,
    "by": DateRelation.BY,
    "prior to": DateRelation.BEFORE,
    "earlier than": DateRelation.BEFORE,
    "before": DateRelation.BEFORE,
    "pre": DateRelation.BEFORE,
    "post": DateRelation.AFTER,
    "after": DateRelation.AFTER,
    "later than": DateRelation.AFTER,
    "following": DateRelation.AFTER,
    "since": DateRelation.SINCE,
    "starting": DateRelation.SINCE,
    "beginning": DateRelation.SINCE,
    "up to": DateRelation.UNTIL,
    "until": DateRelation.UNTIL,
    "till": DateRelation.UNTIL,
    "through": DateRelation.UNTIL,
}
_FROM = re.compile(r"(?i:\bfrom\s+)$")
_ONWARDS = re.compile(r"(?i:\s+(?:onwards?|forward|on)\b)")
_OR_LATER = re.compile(r"(?i:\s+(?:or|and)\s+(?P<way>later|after|earlier|before)\b)")
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")


def relation_of(text: str, core: Core) -> DateRelation:
    """Return how the words around a date tie the statement to it."""
    before = text[max(0, core.start - _LOOK_BACK) : core.start]
    if _POSSESSIVE.match(text, core.end):
        return DateRelation.IN  # "after Tuesday's talks" is after the talks
    if _FROM.search(before) and _ONWARDS.match(text, core.end):
        return DateRelation.SINCE
    later = _OR_LATER.match(text, core.end)
    if later is not None:
        after = later["way"].lower() in {"later", "after"}
        return DateRelation.SINCE if after else DateRelation.UNTIL
    word = _RELATION_WORDS.search(before)
    if word is None or (core.granularity is Granularity.YEAR and before.endswith("the ")):
        return DateRelation.IN
    key = " ".join(word["word"].lower().split())
    return _RELATIONS.get(key.removesuffix(" in").removesuffix(" on"), DateRelation.ABOUT)
