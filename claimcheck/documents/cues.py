# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""How the lines around an article's prose are worded: captions, credits, links, datelines."""

from __future__ import annotations

import re

LONGEST_CUE = 600
"""Lines of more characters than this are prose, whatever they say."""

_NAME = r"[A-Z][\w.'’-]*"
_AGENCIES = (
    r"(?:Reuters|AP|AFP|UPI|PA|dpa|DPA|ANI|PTI|IANS|TASS|Xinhua|Kyodo|Yonhap|Bloomberg|CNN|BBC|EFE"
    r"|ANSA|(?:The )?Associated Press|Agence France-Presse|Getty(?: Images)?|EPA|NurPhoto|VCG)"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_DAY = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}))"
)
_SIDE = (
    r"(?:[LRC]|(?:\d(?:st|nd|rd|th)|front|back|top|bottom|far|second|third)\s(?:[LRC]|left|right))"
)

_CAPTION = re.compile(
    rf"""
      ^\W?(?:Photo|Photograph|Picture|Pictured|Image|Caption|Illustration|Graphic|Chart|Video)
        (?:\s(?:above|below|left|right|shows))?:\s
    | ^\W?(?:File\s(?:photo|picture|image)|FILE\sPHOTO|FILE\s[-–—])
    | \bFILE\sPHOTO\b
    | \((?:file(?:\s(?:photo|picture|image))?|File\s(?:photo|picture|image))\)\W*$
    | \bfile\s(?:photo|picture|image)\.?$
    | \({_SIDE}\)
    | /\s?(?:{_NAME}\s){{0,3}}Photos?\W*$
    | /\s?{_AGENCIES}(?:\s(?:Images|File|photo))?\W*$
    | \b(?:REUTERS|AFP|AP|EPA|XINHUA)/{_NAME}
    | \b(?:AP|Reuters|AFP|EPA|Xinhua|Getty)\sPhotos?/
    | [(\[](?:Photo|Picture|Image|Photograph)s?(?:\s(?:by|from|courtesy\sof|credit:?)|:)\s
        [^()\[\]]{{1,80}}[)\]]\W*$
    """,
    re.VERBOSE,
)
_CREDIT = re.compile(
    rf"""
      ^\W{{0,2}}(?:with|additional|more)\s(?:inputs?|reporting|files?|contributions?|material
        |writing)\s(?:from|by)\b
    | ^\W{{0,2}}(?:additional\s)?(?:reporting|writing|editing|reported|written|edited|compiled
        |translated|produced|photography|photos?|photographs?|pictures|illustrations?|graphics)
        (?:\s(?:and|&)\s\w+)?\s(?:by\b|from\b)
    | ^\W{{0,2}}(?:sources?|credits?|(?:photo|image|picture)\scredits?|via|editors?|authors?
        |contact)\s?:\s
    | ^\W{{0,2}}(?:(?-i:{_AGENCIES})(?:\s(?:/|and|&)\s)?){{1,3}}\W*$
    | ^\W{{0,2}}(?:©|copyright\b|\(c\)\s?\d{{4}}|all\srights\sreserved)
    | ^\W{{0,2}}by\s(?-i:{_NAME})(?:\s(?:(?-i:{_NAME})|de|van|von|der|bin|al|and|&)){{0,6}}
        (?:\s?[,|/–—-]\s?[^.]{{1,60}})?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK_LEAD = re.compile(
    r"""
    ^\W{0,3}(?:read\s(?:more|also|next|on)|also\sread|see\s(?:also|more)|related(?:\s(?:stories|articles|links|news|topics|coverage|reading|posts|content))?
    |learn\smore|more\s(?:on|about|from|in)\s(?:this|the|our)?\s?\w*(?:\s\w+)?|more\s(?:stories|news|to\sread)
    |further\sreading|recommended(?:\s(?:reading|stories|articles|for\syou))?|you\s(?:may|might)\salso\slike|don['’]t\smiss
    |(?:most|trending)\s(?:read|popular|viewed|now)|editors?['’]?s?\s(?:picks?|choice)|external\slinks
    |keep\sreading|top\sstories|latest\snews|in\spictures|in\sother\snews)\W{0,3}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK_LINE = re.compile(
    r"^\W{0,3}(?:read\s(?:more|also|next)|also\sread|see\salso|related(?:\s\w+)?|watch|listen)"
    r"\s?(?::|[|>»]|–|—)\s?\S",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"""
    (?P<place>[A-Z][A-Z.'’-]+(?:[\s/][A-Z][A-Z.'’-]*)*(?:,\s(?:{_NAME}\.?)(?:\s{_NAME}\.?){{0,2}}(?<!,))??)
    (?P<when>,?\s{_DAY})?
    (?P<agency>\s\((?:{_AGENCIES})[^()\n]{{0,40}}\))?
    \s?(?:--|—|–|(?<=\s)-)\s?(?=["“‘']?\w)
    """,
    re.VERBOSE,
)
_AGENCY_LINE = re.compile(
    rf"""
    {_NAME}(?:[\s/,]\s?{_NAME}){{0,4}}?(?:,?\s{_DAY})?\s\({_AGENCIES}[^()\n]{{0,40}}\)
    \s?(?:--|—|–|(?<=\s)-)\s?(?=["“‘']?\w)
    """,
    re.VERBOSE,
)
_DATE_LINE = re.compile(
    rf"""
    ^\W?(?:(?:(?:first\s|last\s)?(?:published|posted|updated|modified|issued|created|date)
        (?:\s(?:on|at))?\s?:?\s*)
      |(?-i:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}}),\s)?
    (?-i:{_DAY})
    (?:[\s,|·•T-]{{1,3}}(?:at\s)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s?
      (?:[ap]\.?m\.?)?Z?\s?(?:[A-Z]{{2,4}})?)?\W*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_PREFIX = 120
_LONGEST_LEAD = 60
_LONGEST_LINE = 200
_LONGEST_CREDIT = 240


def is_caption(line: str) -> bool:
    """Say whether a line describes a picture: an agency's mark, "(C)", "File photo", "Photo:"."""
    return _CAPTION.search(line) is not None


def is_credit(line: str) -> bool:
    """Say whether a line only names who wrote, edited or supplied the text."""
    return len(line) <= _LONGEST_CREDIT and _CREDIT.match(line) is not None


def is_link_lead(line: str) -> bool:
    """Say whether a line announces links: "Read more:", "Related"."""
    return len(line) <= _LONGEST_LEAD and _LINK_LEAD.match(line) is not None


def is_link_line(line: str) -> bool:
    """Say whether a line announces a link and gives it: "Read more: What Kim wants"."""
    return len(line) <= _LONGEST_LINE and _LINK_LINE.match(line) is not None


def is_date_line(line: str) -> bool:
    """Say whether a line gives nothing but the day, place or time of publication."""
    return len(line) <= _LONGEST_PREFIX and _DATE_LINE.match(line) is not None


def dateline_length(text: str) -> int:
    """Return how many characters of ``text`` are a dateline such as "MOSCOW (Reuters) - ", or 0.

    A bare place counts only in capitals and before a capital or a quotation mark.
    """
    head = text[:_LONGEST_PREFIX]
    match = _DATELINE.match(head)
    if match is not None:
        is_told = match["when"] is not None or match["agency"] is not None
        follows = head[match.end() : match.end() + 1]
        if is_told or (len(match["place"]) > len("NATO") and not follows.islower()):
            return match.end()
    match = _AGENCY_LINE.match(head)
    return match.end() if match is not None else 0
