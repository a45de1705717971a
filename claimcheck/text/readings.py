# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Read ordinals, versions, scores and ages, and tell numbers that are names."""

from __future__ import annotations

import re

import attrs

from claimcheck.model import Quantity, QuantityKind, Span
from claimcheck.text import numbering
from claimcheck.text.amounts import Amount
from claimcheck.text.counted import counted_noun
from claimcheck.text.numerals import Numeral


@attrs.frozen
class Place:
    """A number with its neighbours: ``word`` is the one before it, lower-cased, if a space follows.

    The word is looked at before any pattern is, for patterns that end in a place are slow.
    """

    text: str
    numeral: Numeral
    amount: Amount
    next: Numeral | None
    next_amount: Amount | None
    before: str
    after: str
    word: str


_NOT_ORDINAL = re.compile(
    r"[\s-](?:lady|ladies|name|names|aid|floor|class|hand|degree|base|thoughts?|nature|fiddle|gentleman"
    r"|world war|reich|estate|foot|of all|and foremost|half|person)\b|-party\b|['’]"
)
_NAME_FOLLOWS = re.compile(r"\s[A-Z]")
_AT_FIRST = re.compile(
    r"(?i:\b(?:at|from the|per|every|each|split|one|go|no|a few|few|in the)\s{1,2})$"
)
_SECOND_AS_TIME = re.compile(
    r"(?i:\s(?:later|before|after|ago|of silence|longer|faster|behind|ahead)\b)"
)
_DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "came"]
)
_AUXILIARIES = frozenset(
    ["be", "been", "being", "is", "are", "was", "were", "has", "have", "had", "who", "when"]
)
_MOST_ORDINAL = 10_000
_PLACE_AFTER = re.compile(r"[\s-](?:ever\b|(?:most|least)\b|\w+est\b)")


def read_ordinal(place: Place) -> Quantity | None:
    """Read "first", "3rd", "twenty-first"; "at first" and "a second later" are none."""
    numeral = place.numeral
    word = place.text[numeral.start : numeral.end]
    if _is_no_ordinal(place, word):
        return None
    at = numeral.end
    ever = _PLACE_AFTER.match(place.text, at)
    noun = counted_noun(place.text, ever.end() if ever else at, is_plural=False)
    if word.lower() == "first" and not noun and place.word not in _DETERMINERS:
        return None
    return exact(
        place.text, Span(numeral.start, at), QuantityKind.ORDINAL, numeral.value, thing=noun
    )


def _is_no_ordinal(place: Place, word: str) -> bool:
    """Say whether the word is a name, an adverb, a fraction of a minute, or half of a compound."""
    numeral = place.numeral
    if numeral.value > _MOST_ORDINAL or place.before.endswith("-"):
        return True
    is_name = word[0].isupper() and (not _starts(place) or _NAME_FOLLOWS.match(place.after))
    if is_name or _NOT_ORDINAL.match(place.after):
        return True
    if place.next and place.next.start <= numeral.end + 1 and not place.next.is_ordinal:
        return True  # "the first two years" are no first year
    if word.lower() == "first":
        return place.word in _AUXILIARIES or _AT_FIRST.search(place.before) is not None
    if word.lower() == "second":
        is_adverb = _AT_FIRST.search(place.before) or _SECOND_AS_TIME.match(place.after)
        return is_adverb is not None
    return False


def _starts(place: Place) -> bool:
    return numbering.starts_sentence(place.before)


def exact(  # noqa: PLR0913 - the fields of a quantity
    text: str, span: Span, kind: QuantityKind, value: float, *, thing: str = "", unit: str = ""
) -> Quantity:
    """Return the quantity that is ``value`` and nothing else."""
    return Quantity(
        text=span.of(text),
        span=span,
        kind=kind,
        value=value,
        low=value,
        high=value,
        unit=unit,
        thing=thing,
    )


_VERSION = re.compile(
    r"(?P<v>[vV])?(?P<number>\d{1,6}(?:\.\d{1,6}){0,4}(?:[-.]?(?:rc|alpha|beta|a|b|dev|post)\.?\d{0,3})?)(?![\w%]|\.\d)"
)
_V = re.compile(r"(?<!\w)[vV]\.?$")
_VERSION_WORDS = frozenset({"version", "versions", "release", "v", "v."})
_DOTS_OF_VERSION = 2


def read_version(place: Place) -> Quantity | None:
    """Read "v3.10", "version 3.10", "Python 3.11" and "5.10.2"; they compare as text."""
    start, before = place.numeral.start, place.before
    if place.numeral.is_spelled or "," in place.text[start : place.numeral.end]:
        return None
    match = _VERSION.match(place.text, start)
    if match is None:
        return None
    number, name = match["number"], numbering.name_before(before)
    has_v = before[-1:] in {"v", "V", "."} and _V.search(before) is not None
    if not has_v and (before[-1:].isalnum() or before[-1:] in {"-", "/", ".", "_"}):
        return None
    dots = number.count(".")
    is_named = numbering.is_software(name)
    is_plain_amount = has_measure(place)
    named = has_v or place.word in _VERSION_WORDS or is_named or dots >= _DOTS_OF_VERSION
    if not named and (not name or dots != 1):
        return None
    if is_plain_amount or (not has_v and not dots and _counts(place)):
        return None
    value = place.numeral.value
    span = Span(match.start("number"), match.end("number"))
    return exact(place.text, span, QuantityKind.VERSION, value, thing=name.lower())


def has_measure(place: Place) -> bool:
    """Say whether a scale word, unit or sign stands with the number."""
    return not place.amount.is_bare


def _counts(place: Place) -> bool:
    noun = counted_noun(place.text, place.numeral.end, is_plural=True)
    return noun.endswith("s")


_CURRENCY_END = re.compile(r"[$€£¥₹]\s?$")


def is_name(place: Place) -> bool:
    """Say whether the number only names something, or is half of a longer code."""
    before, after, numeral = place.before, place.after, place.numeral
    if numeral.is_spelled:
        return _is_spelled_name(place)
    amount, is_measured = place.amount, has_measure(place)
    glued_after = place.text[amount.end : amount.end + 3] if is_measured else after
    if numbering.is_glued(before if not _CURRENCY_END.search(before) else "", glued_after):
        return True
    if is_measured:
        return False
    if numbering.is_numbered(before, place.word):
        return True
    if not numbering.name_before(before):
        return False
    return not _counts(place) or place.numeral.value in _AIRLINERS


_AIRLINERS = frozenset({320, 330, 340, 350, 380, 707, 727, 737, 747, 757, 767, 777, 787})
_ONE_BEFORE = re.compile(
    r"(?i:\b(?:no|the|this|that|any|every|each|some|which|another|such|number|a|big|good|new|old|same|first|last|as|loved)\s{1,2})$"
)
_ONE_AFTER = re.compile(
    r"\s(?:of|another|who|that|which|is|was|can|could|should|might|must|would|will|may|has|had|by|in|to|day|and|or|for|on|at"
    r"|as|thing|way|side|hand|after|such|with|from|knows?|wonders?|reason)\b|\s?[,.;:?!)]|['’]|-(?:on|to|by|off|time|sided|way|of)\b|\s?$"
)


def _is_spelled_name(place: Place) -> bool:
    word = place.text[place.numeral.start : place.numeral.end]
    before, after = place.before, place.after
    if word[0].isupper() and place.word and not _starts(place):
        return True
    if numbering.is_numbered(before, place.word) or (
        before[-1:] == "-" and before[-2:-1].isalpha()
    ):
        return True
    if word.lower() != "one":
        return False
    return bool(_ONE_BEFORE.search(before) or _ONE_AFTER.match(after))


# ---------------------------------------------------------------- scores and ages

_SCORE = re.compile(
    r"(?P<a>\d{1,3})[-–](?P<b>\d{1,3})"
    r"(?!\w|[-–.]\d|%|\s?(?:%|percent|per cent|km|kg|m|years?|days?|million|billion)\b)"
)
_VOTES = re.compile(r"(?P<a>\d{1,3}) votes? (?:to|against) (?P<b>\d{1,3})(?![\w%.,-]*\d)")
_SPORT_BEFORE = re.compile(
    r"(?i:\b(?:w[io]ns?|winning|beat|beats|beaten|beating|lost|loses?|losing|defeat\w*|drew|draws?|drawn|scor\w+|victory|thrash\w*|edg\w+"
    r"|led|lead|leads|leading|trail\w*|tied|votes?|voted|ruled|ruling|down|up|sets?)\b[^.;!?\d]{0,40})$"
)
_SPORT_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:victory|wins?|defeat|loss|draw|lead|aggregate|votes?|ruling|decision|majority"
    r"|score|record|triumph|thrashing|against|on penalties|after extra)\b"
)
_MOST_SCORED = 199
_NO_SCORE_AFTER = frozenset("$€£.,:/-–_")
_MORE_SETS = re.compile(r"(?:\d{1,2}[-–]\d{1,2},?\s(?:and\s)?)$")


def read_score(place: Place) -> Quantity | None:
    """Read "3-2", "6-4, 6-3" and "29 votes to 16".

    A rising pair is a score only among words of sport or votes.
    """
    votes = _VOTES.match(place.text, place.numeral.start)
    match = votes or _SCORE.match(place.text, place.numeral.start)
    if match is None or place.numeral.is_spelled or place.before[-1:] in _NO_SCORE_AFTER:
        return None
    first, second = int(match["a"]), int(match["b"])
    if max(first, second) > _MOST_SCORED:
        return None
    told = (
        votes
        or _SPORT_BEFORE.search(place.before)
        or _SPORT_AFTER.match(place.text, match.end())
        or _MORE_SETS.search(place.before)
    )
    if not told and (first <= second or counted_noun(place.text, match.end(), is_plural=True)):
        return None
    return exact(place.text, Span(match.start(), match.end()), QuantityKind.SCORE, float(first))


_YEARS_OLD = re.compile(r"[\s-](?P<unit>years?|months?|weeks?|days?)[\s-](?P<old>old|olds)\b")
_AGED = re.compile(r"(?i:\b(?:aged?|at the age of|ages|, now)\s{1,2})$|(?<=, now)\s$")
_AGE_WORDS = frozenset({"aged", "age", "ages", "of", "now"})
_AFTER_NAME = re.compile(r"(?:[A-Z][\w’'.-]{1,30}|\b(?:he|she|man|woman)),\s$")
_AGE_CLOSES = re.compile(r",|\.(?:\s|$)|\)|\s?$| and\b")
_OLDEST = 125
_YEARS_IN = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
_NUMBER_RANGE = re.compile(r"\s?(?:-|–|—|to|and)\s?")


def read_age(place: Place) -> Quantity | None:
    """Read "54-year-old", "54 years old", "aged 54" and "Ada Byron, 36, said"."""
    numeral = place.numeral
    if numeral.value > 12 * _OLDEST or numeral.step != 1.0:
        return None
    old = _YEARS_OLD.match(place.text, numeral.end)
    if old is not None:
        value = numeral.value * _YEARS_IN[old["unit"].removesuffix("s")]
        return _aged(place, Span(numeral.start, old.end()), value)
    if numeral.value > _OLDEST:
        return None
    if place.word in _AGE_WORDS and _AGED.search(place.before):
        upper = _upper_age(place)
        end = upper.end if upper else numeral.end
        found = _aged(place, Span(numeral.start, end), numeral.value)
        return attrs.evolve(found, high=upper.value) if upper else found
    if numeral.is_spelled or place.before[-2:] != ", " or not _AFTER_NAME.search(place.before):
        return None
    closes = _AGE_CLOSES.match(place.text, numeral.end)
    return _aged(place, Span(numeral.start, numeral.end), numeral.value) if closes else None


def _upper_age(place: Place) -> Numeral | None:
    upper, text = place.next, place.text
    if upper is None or not _NUMBER_RANGE.fullmatch(text, place.numeral.end, upper.start):
        return None
    return upper if place.numeral.value < upper.value <= _OLDEST else None


def _aged(place: Place, span: Span, value: float) -> Quantity:
    return exact(place.text, span, QuantityKind.AGE, value, unit="year")
