# ruff: noqa: RUF001, RUF002 - typographic dashes and quotes are part of what is read
"""Cut a sentence, before it is parsed, into what a parser reads best one by one.

Interpolations between dashes or brackets, and words that say who said it after the statement,
mislead a small parser: "It attended the talks – along with Japan – last held in 2009". They are
taken out, parsed alone, and hung back at the place they came from.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.claims.cues import CUE_FORMS
from claimcheck.claims.tables import table
from claimcheck.model import Span


class Part(enum.Enum):
    """What a segment is to its sentence."""

    CORE = "core"
    BRACKET = "bracket"
    SPEECH = "speech"


@attrs.frozen(kw_only=True)
class Segment:
    """Text to parse on its own, with the sentence offset of each of its characters.

    ``offsets`` has −1 for characters that were put in between (spaces, a full stop). For
    ``SPEECH``, ``source`` and ``cue`` are ranges of the sentence. ``outer`` is the range taken
    out, marks included.
    """

    part: Part
    text: str
    offsets: tuple[int, ...]
    outer: Span
    source: Span | None = None
    cue: Span | None = None


def segments(text: str, quotes: Sequence[Span]) -> tuple[Segment, ...]:
    """Cut one sentence; the core comes first, then the others in text order.

    Args:
        text: The sentence.
        quotes: Its quotations with their marks, as ranges of ``text``, in order; nothing inside
            them is cut.
    """
    speech = _speech(text, quotes)
    taken = [speech.outer] if speech else []
    brackets = [
        span
        for span in (
            *_parentheses(text, quotes),
            *_dashes(text, quotes),
            *_insertions(text, quotes),
        )
        if not any(span.overlaps(other) for other in taken)
    ]
    brackets = _apart(sorted(brackets))
    gone = sorted([*taken, *(span for span in brackets)])
    core = _core(text, gone)
    if not core.text.strip(" .,;:–—-"):
        return (_whole(text),)
    inner = tuple(_bracket(text, span) for span in brackets)
    return (core, *((speech,) if speech else ()), *inner)


def _whole(text: str) -> Segment:
    return Segment(
        part=Part.CORE, text=text, offsets=tuple(range(len(text))), outer=Span(0, len(text))
    )


def _core(text: str, gone: Sequence[Span]) -> Segment:
    ranges, at = [], 0
    for span in gone:
        ranges.append(Span(at, max(at, span.start)))
        at = span.end
    ranges.append(Span(at, len(text)))
    joined, offsets = _join(text, ranges)
    return Segment(part=Part.CORE, text=joined, offsets=offsets, outer=Span(0, len(text)))


def _join(text: str, ranges: Sequence[Span], tail: str = "") -> tuple[str, tuple[int, ...]]:
    """Join ranges of ``text`` with single spaces, none before a comma or full stop."""
    chars: list[str] = []
    offsets: list[int] = []
    for span in ranges:
        low, high = _stripped(text, span)
        if low >= high:
            continue
        if chars and text[low] not in ",.;:!?)'’":
            chars.append(" ")
            offsets.append(-1)
        chars.extend(text[low:high])
        offsets.extend(range(low, high))
    if tail and not "".join(chars[-1:]).endswith(tail):
        chars.append(tail)
        offsets.append(-1)
    return "".join(chars), tuple(offsets)


def _stripped(text: str, span: Span) -> tuple[int, int]:
    low, high = span.start, span.end
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return low, high


def _bracket(text: str, outer: Span) -> Segment:
    joined, offsets = _join(text, [Span(outer.start + 1, outer.end - 1)])
    if text[outer.start] == ",":  # as a sentence a phrase is parsed better than bare
        joined = f"{_FRAME}{joined}."
        offsets = (*(-1 for _ in _FRAME), *offsets, -1)
    return Segment(part=Part.BRACKET, text=joined, offsets=offsets, outer=outer)


_FRAME = "It was "


def _apart(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


# ---------------------------------------------------------------- brackets and dashes

_CLOSING = {"(": ")", "[": "]"}
_DASH = re.compile(r"(?<=\s)[-–—](?=\s)|(?<=\s)--(?=\s)|(?<=\w)—(?=\w)|(?<=[\w\])])—(?=\w)")
_LONGEST = 400
_ENUMERATION = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)")


def _parentheses(text: str, quotes: Sequence[Span]) -> Iterator[Span]:
    """Yield outermost bracketed ranges with a word inside, but none that a quotation holds."""
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]]", text):
        at, mark = match.start(), match.group()
        if mark in _CLOSING:
            opened.append(at)
        elif opened and _CLOSING[text[opened[-1]]] == mark:
            start = opened.pop()
            if not opened and _may_cut(text, start, at + 1, quotes):
                yield Span(start, at + 1)


def _may_cut(text: str, start: int, end: int, quotes: Sequence[Span]) -> bool:
    if end - start > _LONGEST or not any(char.isalnum() for char in text[start:end]):
        return False
    if start > 0 and text[start - 1].isalnum():  # f(x), "employee(s)"
        return False
    if start == 0 or _ENUMERATION.fullmatch(text[start:end]):
        return False
    return not any(quote.start < end and start < quote.end for quote in quotes)


def _dashes(text: str, quotes: Sequence[Span]) -> Iterator[Span]:
    """Yield the ranges between paired dashes; a dash alone pairs with none."""
    marks = [
        match.start()
        for match in _DASH.finditer(text)
        if not any(quote.start <= match.start() < quote.end for quote in quotes)
    ]
    at = 0
    while at + 1 < len(marks):
        first, second = marks[at], marks[at + 1]
        inner = text[first + 1 : second]
        if text[first] == text[second] and inner.strip() and len(inner) <= _LONGEST:
            yield Span(first, second + 1)
            at += 2
        else:
            at += 1


_INSERTION = re.compile(
    r"(?<=[\w.)]),\s(?P<inner>(?:"
    r"(?:an?|the|his|her|its|their|one|another|[A-Z]\w+['’]s)\s"
    r"|(?:made|held|led|built|known|born|set|won|run|owned|written|drawn|founded|based|located"
    r"|called|named|signed|formed|opened|backed|designed|created|produced|published"
    r"|launched|established|headquartered|nicknamed|dubbed|aged)\s(?:by|in|on|at|from|for|as|to|after)\s"
    r"|born\s(?=[A-Z]))"
    r"[^,;:()\[\]\"“”–—]{2,100}),(?=\s(?P<next>[a-z][\w'’-]*))"
)
_GOES_ON = table("and or but nor who which whose whom where that when as while then")
_FINITE_WORDS = table(
    "is are was were has have had will would can could may might must does did said says which who "
    "that and"
)


def _insertions(text: str, quotes: Sequence[Span]) -> Iterator[Span]:
    """Yield ", the governor of the region," after a name, commas included.

    What follows must go on with a small letter and not with "and": that is a list.
    """
    for match in _INSERTION.finditer(text):
        before = text[: match.start()].rpartition(" ")[2].lstrip('("“')
        words = match["inner"].lower().split()
        if match["next"] in _GOES_ON or _FINITE_WORDS.intersection(words[1:]):
            continue
        if not (before[:1].isupper() or before[:1].isdigit()) or _is_dated(before):
            continue
        span = Span(match.start(), match.end())
        if not any(quote.overlaps(span) for quote in quotes):
            yield span


def _is_dated(before: str) -> bool:
    """Say whether the commas belong to a date or count: "On 4 May 2019, the talks, …"."""
    return before[:1].isdigit() and "." not in before


# ---------------------------------------------------------------- who said it

_WORD = re.compile(r"[^\s,;:\"“”]+")
_CUE = re.compile(
    r"\b(?:" + "|".join(sorted(CUE_FORMS, key=lambda form: (-len(form), form))) + r")\b"
)
_LONGEST_SOURCE = 14  # words
_LONGEST_REST = 12  # words
_PRONOUNS = table("he she they it we i you who")
_DETERMINERS = table(
    "the a an one two three several many some another his her its their our my both all police "
    "officials analysts experts authorities witnesses critics sources researchers scientists "
    "prosecutors investigators state local senior former top"
)
_NOT_IN_SOURCE = table(
    "is are was were be been being has have had do does did will would shall should can could may "
    "might must that which what how why if because although while when where not to there than so "
    "and-or he she they it who whom"
)
_REST_STARTS = table(
    "on in at during after before through via from late early earlier last this yesterday today "
    "tomorrow by while when as of monday tuesday wednesday thursday friday saturday sunday to "
    "reporters afterwards afterward later again separately recently following for about"
)
_NOT_IN_REST = table(
    "that is are was were has have had will would can could may might must he she they it"
)


def _speech(text: str, quotes: Sequence[Span]) -> Segment | None:
    """Find words of attribution that follow or interrupt what was said."""
    limit = len(text.rstrip(" .!?"))
    return (
        _after_quote(text, quotes, limit) or _at_end(text, quotes, limit) or _between(text, quotes)
    )


def _after_quote(text: str, quotes: Sequence[Span], limit: int) -> Segment | None:
    """Read ``"…," X said …`` and ``"…," said X``, up to the next quotation or the end."""
    for which, quote in enumerate(quotes):
        if not _ends_speech(text, quote):
            continue
        following = quotes[which + 1].start if which + 1 < len(quotes) else limit
        stop = len(text[:following].rstrip(" ,.:;"))
        start = quote.end
        while start < stop and text[start] in ", ":
            start += 1
        found = _clause(text, start, stop, loose=True)
        if found is not None:
            outer = Span(quote.end, following if following < limit else stop)
            return _segment(text, found, outer)
    return None


def _ends_speech(text: str, quote: Span) -> bool:
    inner = text[quote.start + 1 : max(quote.end - 1, quote.start + 1)].rstrip()
    return (
        inner.endswith((",", "!", "?", "…", ".", "-", "—"))
        or text[quote.end : quote.end + 1] == ","
    )


def _at_end(text: str, quotes: Sequence[Span], limit: int) -> Segment | None:
    """Read ``…, said X on Monday.`` and ``…, X, Y's aide, said Monday.`` outside quotations."""
    cues = [m for m in _CUE.finditer(text) if not _inside(m.start(), quotes)]
    if not cues:
        return None
    cue = cues[-1]
    if any(quote.start > cue.start() for quote in quotes):
        return None
    for start in _starts(text, cue.start(), quotes):
        if start < 1 or len(_WORD.findall(text[:start])) < _SHORTEST_CONTENT:
            continue
        found = _clause(text, start, limit, loose=False)
        if found is not None and found[1] == Span(cue.start(), cue.end()):
            return _segment(text, found, Span(_before_comma(text, start), limit))
    return None


_SHORTEST_CONTENT = 4


def _starts(text: str, cue: int, quotes: Sequence[Span]) -> Iterator[int]:
    """Yield where the words of attribution may start, nearest the cue first."""
    commas = [m.end() for m in re.finditer(r",[\"”’']?\s+", text[:cue])]
    commas = [at for at in commas if not _inside(at - 1, quotes) or _closes_at(at, quotes)]
    yield from reversed(commas[-3:])


def _closes_at(at: int, quotes: Sequence[Span]) -> bool:
    return any(quote.end in {at, at - 1} for quote in quotes)


def _before_comma(text: str, start: int) -> int:
    at = start
    while at > 0 and text[at - 1].isspace():
        at -= 1
    if at > 0 and text[at - 1] == ",":
        at -= 1
    return at


def _between(text: str, quotes: Sequence[Span]) -> Segment | None:
    """Read words of attribution between commas: ``The talks, he said, were useful``."""
    for match in re.finditer(r",\s+([^,]{2,60}),", text):
        if any(quote.overlaps(Span(match.start(), match.end())) for quote in quotes):
            continue
        found = _clause(text, match.start(1), match.end(1), loose=False)
        if found is not None and found[2].start >= found[2].end:
            return _segment(text, found, Span(match.start(), match.end()))
    return None


def _inside(at: int, quotes: Sequence[Span]) -> bool:
    return any(quote.start <= at < quote.end for quote in quotes)


_Clause = tuple[Span, Span, Span]  # source, cue, rest


def _clause(text: str, start: int, stop: int, *, loose: bool) -> _Clause | None:
    """Read ``[source] said [rest]`` or ``said [source] [rest]`` in a range of ``text``."""
    words = [Span(m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:stop])]
    cues = [i for i, word in enumerate(words) if word.of(text) in CUE_FORMS]
    if not cues:
        return None
    cue = cues[0]
    if cue == 0:
        return _verb_first(text, words, stop, loose=loose)
    source = words[:cue]
    rest = words[cue + 1 :]
    if not _is_source(text, source) or not _is_rest(text, rest, words[cue]):
        return None
    end = rest[-1].end if rest else words[cue].end
    return Span(source[0].start, source[-1].end), words[cue], Span(words[cue].end, end)


_DAYS = table("monday tuesday wednesday thursday friday saturday sunday yesterday today")


def _verb_first(text: str, words: Sequence[Span], stop: int, *, loose: bool) -> _Clause | None:
    following = words[1:]
    if not following:
        return None
    first = following[0].of(text)
    is_said = words[0].of(text) in {"said", "says"}
    is_known = first[:1].isupper() or first.lower() in _PRONOUNS or first.lower() in _DETERMINERS
    if first.lower() in {"to", "that", "by", "it"} or not (is_known or (is_said and loose)):
        return None
    if first.lower() in _DETERMINERS and not (is_said or loose):
        return None
    length = _source_length(text, following)
    named = {word.of(text).lower() for word in following[:length]}
    if first.lower() in _DAYS or named & (_NOT_IN_SOURCE - _PRONOUNS):
        return None
    rest = following[length:]
    if length > _LONGEST_SOURCE * 2 or any(w.of(text).lower() in _NOT_IN_REST for w in rest):
        return None
    source = Span(following[0].start, following[length - 1].end)
    return source, words[0], Span(source.end, max(source.end, stop))


def _source_length(text: str, words: Sequence[Span]) -> int:
    """Return how many words name the speaker: up to a time or a preposition of circumstance."""
    if words[0].of(text).lower() in _PRONOUNS:
        return 1
    for index, word in enumerate(words):
        lower = word.of(text).lower()
        if index and (lower in _DAYS):
            return index
        if (
            index
            and lower in {"on", "in", "during", "after", "at"}
            and _is_circumstance(text, words, index)
        ):
            return index
    return len(words)


_CIRCUMSTANCES = table(
    "statement interview news press conference tweet letter email speech report briefing post blog "
    "message comment comments remarks moscow event meeting"
)


def _is_circumstance(text: str, words: Sequence[Span], index: int) -> bool:
    lower = words[index].of(text).lower()
    after = [word.of(text) for word in words[index + 1 : index + 5]]
    if lower in {"on", "during", "after"}:
        return True
    return any(word.lower().strip(".") in _CIRCUMSTANCES for word in after)


def _is_source(text: str, words: Sequence[Span]) -> bool:
    if len(words) > _LONGEST_SOURCE:
        return False
    lowered = [word.of(text).lower() for word in words]
    if len(words) == 1 and lowered[0] in _PRONOUNS:
        return True
    if any(word in _NOT_IN_SOURCE for word in lowered):
        return False
    first = words[0].of(text)
    if first.lower() in _LEADS:
        return False
    return (
        first[:1].isupper()
        or lowered[0] in _DETERMINERS
        or any(word.of(text)[:1].isupper() for word in words)
    )


_LEADS = table(
    "in on at by for from with after before during since until under over as and but or so then"
)


def _is_rest(text: str, words: Sequence[Span], cue: Span) -> bool:
    if not words:
        return True
    if len(words) > _LONGEST_REST:
        return False
    lowered = [word.of(text).lower() for word in words]
    if cue.of(text) in {"told", "tells"}:
        return not any(word in _NOT_IN_REST for word in lowered)
    return lowered[0] in _REST_STARTS and not any(word in _NOT_IN_REST for word in lowered)


def _segment(text: str, clause: _Clause, outer: Span) -> Segment:
    """Put the source before its verb, as a parser expects it."""
    source, cue, rest = clause
    if "," in source.of(text) and text[source.end : source.end + 1] == ",":
        source = Span(source.start, source.end + 1)
    joined, offsets = _join(text, [source, cue, rest], ".")
    return Segment(
        part=Part.SPEECH, text=joined, offsets=offsets, outer=outer, source=source, cue=cue
    )
