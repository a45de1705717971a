"""One-value edits: a span that a claim and its evidence share, and another value for it.

The other value comes from the same place in other texts (the word before it and its shape name
the place), so that an edited text reads like a written one.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable

import attrs

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("twenty", "thirty"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "tenth",
)
_OPPOSITES = tuple(
    tuple(pair.split("/"))
    for line in """
first/last north/south east/west northern/southern eastern/western before/after older/younger
largest/smallest highest/lowest won/lost win/lose increased/decreased increase/decrease rose/fell
more/less most/least positive/negative male/female husband/wife brother/sister father/mother
son/daughter actor/actress king/queen began/ended opened/closed joined/left early/late higher/lower
above/below inside/outside alive/dead always/never all/none same/different public/private
major/minor young/old long/short large/small best/worst upper/lower success/failure
successful/unsuccessful accepted/rejected including/excluding earlier/later maximum/minimum
winner/loser winning/losing television/radio film/novel song/poem band/company album/film
singer/painter actor/lawyer director/actor writer/dancer city/village river/mountain team/school
book/song player/coach drama/comedy state/country
""".splitlines()
    for pair in line.split()
)
_DEMONYM = re.compile(
    r"\b(?:American|British|English|French|German|Italian|Spanish|Canadian|Australian|Indian|"
    r"Japanese|Chinese|Russian|Irish|Scottish|Swedish|Dutch|Mexican|Brazilian|Korean|Turkish|"
    r"Polish|Greek|Norwegian|Danish|Israeli|Austrian|Swiss|Portuguese|Egyptian|Danish)\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBER = re.compile(
    r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w.,-])"
)
_WORD = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"\b[A-Z][\w'\u2019.-]+(?: (?:of |the |and )?[A-Z][\w'\u2019.-]+)*")
_FIGURE = re.compile(r"\d")
_STARTERS = frozenset(
    {"The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "This", "That", "These"}
    | {"Those", "There"}
)
FEWEST = 5
"""Names that a place must have had before one of them is put into it."""
SHORTEST_NAME = 3
SUBJECT_BEFORE = 5
"""A name that begins before this character is the subject of its claim."""


@attrs.frozen
class Edit:
    """Write ``new`` for every whole-word ``old``; ``kind`` says what sort of value it is."""

    old: str
    new: str
    kind: str

    def apply(self, text: str) -> str:
        """Return the edited text (the same text when ``old`` does not occur)."""
        edited = re.sub(rf"(?<![\w-]){re.escape(self.old)}(?![\w-])", lambda _: self.new, text)
        return edited if edited == text else _with_right_articles(edited, self.new)

    def fits(self, text: str) -> bool:
        """Whether the text has ``old`` and not ``new`` already."""
        return self.apply(text) != text and self.new.lower() not in text.lower()


def _with_right_articles(text: str, word: str) -> str:
    right = "an" if word[:1].lower() in "aeio" else "a"
    return re.sub(rf"\ban? (?={re.escape(word)})", f"{right} ", text)


class Names:
    """Names by the word before them and their number of words."""

    def __init__(self, texts: Iterable[str]) -> None:
        found: defaultdict[tuple[str, int], dict[str, None]] = defaultdict(dict)
        for text in texts:
            for before, name in names_of(text):
                found[before, len(name.split())].setdefault(name)
        self._by_place = {key: list(names) for key, names in found.items() if len(names) >= FEWEST}

    def another(self, before: str, name: str, rng: random.Random) -> str | None:
        """Return another name of the same place, or None when none is known."""
        pool = self._by_place.get((before, len(name.split())))
        return rng.choice(pool) if pool else None


def names_of(text: str) -> list[tuple[str, str]]:
    """Return the names of a text, each with the lower-case word before it ("" at the start)."""
    found = []
    for match in _NAME.finditer(text):
        first, _, rest = match.group().rstrip(".").partition(" ")
        name = rest if first in _STARTERS and rest else match.group().rstrip(".")
        if (
            name in _STARTERS
            or name in _MONTHS
            or len(name) < SHORTEST_NAME
            or _DEMONYM.fullmatch(name)
        ):
            continue
        head = text[: match.start()].rstrip()
        before = "" if not head else (re.findall(r"[\w'\u2019]+|[^\w ]", head) or [""])[-1].lower()
        found.append((before, name))
    return found


def edits_of(claim: str, names: Names, rng: random.Random) -> list[Edit]:
    """Return one edit for each value in a claim, in no particular order."""
    found = [*_figures(claim, rng), *_words(claim, rng)]
    for before, name in names_of(claim):
        other = names.another(before, name, rng)
        if other and not _share_word(other, name) and not _FIGURE.search(other):
            is_subject = claim.find(name) < SUBJECT_BEFORE
            found.append(Edit(name, other, "subject" if is_subject else "name"))
    return [edit for edit in found if edit.old != edit.new]


def _share_word(first: str, second: str) -> bool:
    return bool(set(first.lower().split()) & set(second.lower().split()))


def _figures(claim: str, rng: random.Random) -> list[Edit]:
    found = []
    for match in _YEAR.finditer(claim):
        year = int(match.group())
        shift = rng.choice((1, 1, 2, 3, 4, 5, 7, 10, 12, 20)) * rng.choice((-1, 1))
        found.append(Edit(match.group(), str(min(year + shift, 2024)), "year"))
    found += [
        Edit(figure, _other_number(figure, rng), "number")
        for figure in _NUMBER.findall(claim)
        if not _YEAR.fullmatch(figure)
    ]
    return found


def _other_number(text: str, rng: random.Random) -> str:
    value = float(text.replace(",", ""))
    decimals = len(text.partition(".")[2])
    other = value
    while other == value or other < 0:
        near = rng.choice((-3, -2, -1, 1, 2, 3)) * (10**-decimals if decimals else 1)
        other = rng.choice((value + near, value * rng.choice((0.5, 0.7, 1.3, 1.5, 2, 3, 10))))
        other = round(other, decimals)
    return f"{other:,.{decimals}f}" if "," in text else f"{other:.{decimals}f}"


def _words(claim: str, rng: random.Random) -> list[Edit]:
    found = []
    for match in _WORD.finditer(claim):
        word = match.group()
        for kind, table in (("month", _MONTHS), ("number", _NUMBER_WORDS), ("ordinal", _ORDINALS)):
            if word in table:
                found.append(Edit(word, rng.choice([w for w in table if w != word]), kind))
        found += [
            Edit(word, pair[1 - pair.index(word)], "relation")
            for pair in _OPPOSITES
            if word in pair
        ]
    for match in _DEMONYM.finditer(claim):
        others = [w for w in _DEMONYM.pattern[6:-3].split("|") if w != match.group()]
        found.append(Edit(match.group(), rng.choice(others), "place"))
    return found


_NOT = re.compile(r"\b(is|was|are|were|has|had|did|does|can|could|will|would)\b(?! (?:not|n't))")


def negated(text: str) -> str | None:
    """Return the text with "not" after its first auxiliary, or None when it has none."""
    if " not " in text or "n't" in text or " never " in text:
        return None
    return _NOT.sub(r"\1 not", text, count=1) if _NOT.search(text) else None


def exchanged(text: str) -> tuple[str, str, str] | None:
    """Return the text with its first and last name in each other's place, and the two names."""
    names = [name for _, name in names_of(text)]
    if not names or names[0] == names[-1] or _share_word(names[0], names[-1]):
        return None
    first, last = names[0], names[-1]
    start, stop = text.index(first), text.rindex(last)
    between = text[start + len(first) : stop]
    if stop <= start or not between.strip() or re.search(r"\b(?:and|or|with)\b|,", between):
        return None
    return text[:start] + last + between + first + text[stop + len(last) :], first, last
