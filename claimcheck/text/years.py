# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Decide whether four digits are a year: "in 2009" is one, "2000 phones" and "2,009" are not."""

from __future__ import annotations

import re

from claimcheck.text.listed import listed

_LOOK_BACK = 48
_LOOK_AHEAD = 64
_FOUR = re.compile(r"(?:1\d|20|21)\d\d(?!\w|%|[.,:]\d|\s?[-–]\s?\d|/\d|°)")
_RUNS_ON = re.compile(
    r"-(?!era\b|born\b|built\b|vintage\b)\w"
    r"|\s?(?:%|percent\b|per\s?cent\b|GMT\b|UTC\b|BST\b|CET\b|CEST\b|EST\b|EDT\b|hours\b|hrs\b"
    r"|local time\b)"
    r"|\s?(?:B\.?C\.?E?\.?)(?![a-z])"
    r"|\s(?:million|billion|trillion|thousand|crore|lakh|metres?|meters?|kilomet\w+|miles?|tonnes?|tons?"
    r"|dollars?|euros?|pounds?|feet|foot|square|cubic|degrees|volts?|watts?)\b"
    r"|\s?(?:km|kg|m|mm|cm|ft|lb|lbs|mph|MW|GW|kW|GB|MB|TB|ha)\b"
)
_COUNTED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:people|men|women|children|cases|deaths|places|cities|countries|times|ways|votes|voters|phones"
    r"|cars|homes|houses|jobs|workers|employees|students|soldiers|troops|police|officers|refugees"
    r"|migrants|seats|words|pages|points|years|days|weeks|months|hours|minutes|species|copies"
    r"|residents|patients|members|families|units|shares|points|calories|others|more|new)\b"
)
_TIER_ONE = re.compile(
    r"(?i:(?<!\w)(?:in|since|until|till|during|throughout|circa|c\.|ca\.|born|died|b\.|d\."
    r"|(?:fiscal|calendar|tax|financial|academic|school)(?:\s+years?)?|years?|FY|before|after"
    r"|prior to|following|as of"
    r"|early|mid|late|spring|summer|autumn|fall|winter|earlier than|later than|copyright|©)"
    r"(?:\s+|-)(?:about\s+|around\s+|circa\s+|early\s+|late\s+|mid-|or\s+)?)$"
)
_HYPHENED = re.compile(r"(?i:(?<!\w)(?:mid|pre|post|early|late|then|since)-)$")
_TIER_TWO = re.compile(
    r"(?i:(?<!\w)(?:by|from|of|for|between|around|about|through|(?:back|up|down|postponed|moved|delayed)\s+to"
    r"|(?:dates?|dating|dated)(?:\s+back)?(?:\s+to)?|between\s+\S{1,9}\s+and|target|on)\s+)$"
)
_BY = re.compile(r"(?i:\bby\s+)$")
_PAIR = re.compile(r"\s+(?:and|to)\s+\d{4}(?!\d)")  # "between 1950 and 2000 people"
_AMOUNT_OF = re.compile(
    r"(?i:\b(?:total|average|number|maximum|minimum|than|record|altitude|height|score|out)\s+of\s+)$"
)
_PARENTHESIS = re.compile(r"[(\[](?:[^()\d]{0,24}[\s,;])?$")
_CLOSES = re.compile(r"\s?[)\],;–—-]")
_DETERMINED = re.compile(
    r"(?i:(?<!\w)(?:the|a|an|its|his|her|their|our|my|this|that|each|every|whose)\s+(?:[a-z]+-?[a-z]*\s+)?|\w['’]s?\s+(?:[a-z]+\s+)?)$"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[\"“‘(])$")
_CAPITALISED = re.compile(r"(?:^|\s)(?P<word>[A-Z]\S*)\s+$")
_OPENERS = frozenset(
    listed(
        "the a an in on at by from since until after before during its his her their our this "
        "that and but or when as for with under over"
    )
)
_VERB = re.compile(
    r"\s+(?:was|is|saw|has|had|will|marked|marks|brought|became|began|ended|proved)\b"
)
_EVENTS = (
    "summit|talks?|elections?|wars?|reports?|census|study|stud(?:y|ies)|olympics|olympic|games|cups?|seasons?|budgets?"
    "|agreements?|treat(?:y|ies)|deals?|films?|movies?|novels?|albums?|books?|songs?|paper|articles?|interviews?|speech"
    "|championships?|tournaments?|finals?|conference|congress|convention|referendum|vote|polls?|survey|crisis|recession"
    "|coup|revolution|uprising|protests?|riots?|earthquake|tsunami|hurricane|floods?|fires?|attacks?|bombings?|massacre"
    "|invasion|accords?|pact|law|act|bill|constitution|ruling|decision|resolution|declaration|campaign|race|primary"
    "|primaries|edition|version|model|remake|documentary|series|draft|class|harvest|figures?|data|estimates?|results?"
    "|meetings?|visit|trip|tour|launch|test|tests|accident|crash|disaster|outbreak|pandemic|epidemic|eruption|collapse"
    "|merger|acquisition|ipo|fiscal|financial|winner|champions?|award|prize|levels?|federal|presidential|general"
    "|parliamentary|midterm|winter|summer|world|global|financial|annual|joint|nuclear|paris|geneva|singapore"
)
_EVENT = re.compile(rf"(?i:\s+(?:[\w’'-]+\s+){{0,2}}(?:{_EVENTS})\b)")
_NEXT_CAPITAL = re.compile(r"\s+[A-Z][a-z]")
_NEXT_WORD = re.compile(r"\s+(?P<word>[a-z][\w’'-]*)")
_FUNCTION_WORDS = frozenset(
    listed(
        "the a an and or but when as at by for from in into of on that to was were is are had has "
        "have with which who while where after before because until if then there he she it they "
        "we i his her its their this these those said will would could should may might must not "
        "no than about under over against between despite during amid among though although so "
        "yet also still alone onwards onward through without within toward towards did does do "
        "can cannot been being be where whether since instead only just nearly almost more "
        "because largely mainly and/or"
    )
)
_OLDEST_BARE, _YOUNGEST_BARE = 1500, 2100


def read_year(text: str, at: int, *, is_listed: bool) -> int | None:
    """Return the year written at ``at``, or none when the digits are an amount or a name.

    Args:
        text: The text around, of which a few words on both sides are read.
        at: Offset of the first digit.
        is_listed: The digits continue a list or range of years.
    """
    match = _FOUR.match(text, at)
    after = text[at + 4 : at + 4 + _LOOK_AHEAD]
    if match is None or _RUNS_ON.match(after):
        return None
    before = text[max(0, at - _LOOK_BACK) : at]
    return int(match.group()) if is_listed or _is_year(before, after, int(match.group())) else None


def _is_year(before: str, after: str, year: int) -> bool:
    bare = _OLDEST_BARE <= year <= _YOUNGEST_BARE
    if _PARENTHESIS.search(before) and _CLOSES.match(after):
        return True
    if _COUNTED.match(after):
        return False
    if _TIER_ONE.search(before) or _HYPHENED.search(before):
        return bare or not _is_content(after)
    if _AMOUNT_OF.search(before):
        return False
    if (bare or _BY.search(before)) and _TIER_TWO.search(before):
        pair = _PAIR.match(after)
        rest = after[pair.end() :] if pair else after
        return not _is_content(rest) or _EVENT.match(rest) is not None
    return bare and _is_attributive(before, after)


def _is_attributive(before: str, after: str) -> bool:
    """Read "the 2009 summit" and "2009 was"; "Boeing 2009 jets" names a thing."""
    if _SENTENCE_START.search(before):
        return _VERB.match(after) is not None or _EVENT.match(after) is not None
    if _DETERMINED.search(before):
        return bool(_EVENT.match(after) or _NEXT_CAPITAL.match(after) or _is_single(after))
    name = _CAPITALISED.search(before)
    if name is not None and name["word"].lower() not in _OPENERS:
        return False
    return _EVENT.match(after) is not None


def _is_content(after: str) -> bool:
    """Say whether a common noun or adjective follows, so that the digits may count it."""
    word = _NEXT_WORD.match(after)
    return word is not None and word["word"].lower() not in _FUNCTION_WORDS


def _is_single(after: str) -> bool:
    word = _NEXT_WORD.match(after)
    if word is None or word["word"] in _FUNCTION_WORDS:
        return False
    return not word["word"].endswith("s") or word["word"].endswith(("ss", "us", "is"))
