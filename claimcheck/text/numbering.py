# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Tell numbers that name or place something from numbers that measure it.

"Boeing 737", "Route 66", "No. 10", "10:30", phone numbers, addresses and section numbers are no
amounts; an error found in them would be no error of quantity.
"""

from __future__ import annotations

import re

from claimcheck.model import Span
from claimcheck.text.listed import listed

# Whole expressions whose digits are never read, each bounded in length.
_NO_AMOUNT = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}"
    r"|(?<![\w.])\+\d[\d ().-]{6,18}\d(?!\w)"
    r"|(?<!\w)\(\d{3}\)\s?\d{3}-\d{4}(?!\w)"
    r"|(?<![\w.-])(?:\d-)?\d{3}[-.]\d{3}[-.]\d{4}(?!\w)|(?<![\w.-])\d{3}-\d{4}(?![\w-])"
    r"|(?<![\w.:])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[aApP]\.?[mM]\b\.?)?(?!\d)"
    r"|(?<![\w.])\d{1,2}(?:\.\d{2})?\s?[aApP]\.?[mM]\b\.?"
    r"|(?<!\w)(?i:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock"
    r"|(?<![\w.])\d{4}\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|hrs|local time)\b"
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\d)"
    r"|(?<![\w/])\d{1,4}/\d{1,4}/\d{1,4}(?!\w)"
    r"|(?<![\w/])(?:9/11|7/7|24/7|50[-–/]50|20/20)(?!\w)"
    r"|(?<!\w)(?:97[89][- ]?)(?:\d[- ]?){9}[\dX](?!\w)"
    r"|(?<![\w.,$€£])\d{1,5}\s(?:[A-Z][a-z]{1,20}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Square|Boulevard|Blvd|Drive"
    r"|Terrace)\b"
    r"|[§¶№#]\s?\d+(?:\.\d+)*"
    r"|(?m:^)\s{0,8}(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+[A-Z\"“‘])"
    r"|\[\d{1,3}\]"
    r"|(?<![\w.,])\d{1,5}(?:[-–]\d{1,5}|(?:st|nd|rd"
    r"|th)[ -]century)?\s?B\.?C\.?(?:E\b\.?)?(?![A-Za-z])"
)

_LABELS = frozenset(
    listed(
        "no no. nos nos. number room route highway motorway flight article articles section "
        "sections chapter clause paragraph para para. page pages p. pp. volume vol vol. issue "
        "figure fig fig. table appendix annex exhibit type class category grade level phase stage "
        "tier step rule item question week day game episode season series round act scene verse "
        "channel gate platform line lane terminal track block unit zone area district ward "
        "precinct sector resolution formula case lot seed part test model division ligue apollo "
        "boeing airbus catch studio psalm opus symphony size code interstate protocol directive "
        "regulation amendment proposition title stade top"
    )
)
_GROUP_OF = re.compile(r"(?:Group|group|Big|Gang) of\s$")
_INDICES = re.compile(
    r"(?:S&P|FTSE|Nikkei|Fortune|Forbes|Russell|Stoxx|CAC|DAX|Hang Seng|ASX|TSX|Top|Dow|Indy"
    r"|Formula|Ligue)\s$"
)
_CAPITAL = re.compile(r"[(\"“‘—–-]?(?P<word>[A-Z][\w&.’'-]*)\s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\"”’)]?\s+|^\s*[\"“‘(]|\s[\"“‘(])$")
_OPENERS = frozenset(
    listed(
        "a an the in on at by of to for from with as and but or if when while about around over "
        "under some nearly almost only just roughly approximately up more less fewer at between "
        "all these those its his her their our my another every both than since after before "
        "until during out exactly another at it he she they we there not no what which who how "
        "why that this i dozens hundreds another any each per plus minus us u.s. last next first "
        "past january february march april may june july august september october november "
        "december monday tuesday wednesday thursday friday saturday sunday"
    )
)
_GLUED_LEFT = re.compile(r"[\w]$|[A-Za-z]-$|[A-Za-z0-9][.:/\\]$|[\\/@_]$")
_GLUED_RIGHT = re.compile(r"[A-Za-z_\\]|[.:]\d|/\d|-[A-Z]")
_SOFTWARE = frozenset(
    listed(
        "python windows macos ios ipados android linux ubuntu debian fedora java javascript php "
        "ruby rust go node node.js react angular vue django flask rails kubernetes docker "
        "postgresql postgres mysql sqlite redis mongodb firefox chrome safari edge opera numpy "
        "pandas pytorch tensorflow bluetooth wi-fi http tls usb html css typescript kotlin swift "
        "scala perl gcc clang llvm git nginx apache openssl unity unreal wordpress drupal openjdk "
        ".net kernel release version spacy pytest excel photoshop acrobat"
    )
)


def no_amount_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of addresses, times, phone numbers, links and section numbers, in order."""
    return tuple(Span(match.start(), match.end()) for match in _NO_AMOUNT.finditer(text))


def is_glued(before: str, after: str) -> bool:
    """Say whether the digits are part of a longer code: "MH17", "COVID-19", "4G"."""
    return _GLUED_LEFT.search(before) is not None or _GLUED_RIGHT.match(after) is not None


def is_numbered(before: str, word: str) -> bool:
    """Say whether the words before a number make it a label: "Article 5", "No. 10".

    Args:
        before: A few words before the number.
        word: The last of them, lower-cased, or "" where no space follows it.
    """
    if word in _LABELS or (word == "of" and _GROUP_OF.search(before)):
        return True
    return word[-1:].isalnum() and _INDICES.search(before) is not None


def name_before(before: str) -> str:
    """Return the capitalised word right before a number when it may be a name's, else ""."""
    if not before[-1:].isspace() or before[-2:-1].isspace():
        return ""
    match = _CAPITAL.search(before, before.rfind(" ", 0, -1) + 1 if " " in before[:-1] else 0)
    if match is None or match["word"].lower().rstrip(".") in _OPENERS:
        return ""
    return match["word"]


def starts_sentence(before: str) -> bool:
    """Say whether nothing of the sentence stands before: a capital there is no name's."""
    return _SENTENCE_START.search(before) is not None


def is_software(name: str) -> bool:
    """Say whether the word names a thing that has versions rather than amounts."""
    return name.lower() in _SOFTWARE
