# ruff: noqa: RUF001, SIM905 - typographic marks are read here; word tables read best as words
"""Cut the prose of one block into sentences."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import sentencex

from claimcheck.model import Span
from claimcheck.text.quotes import find_quotes

# sentencex needs quadratic time on unclosed quotation marks, so it never sees more than this.
_WINDOW = 4_000
_LOOK_BACK = 40
_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = str.maketrans("\n\r\v\f\u2028\u2029\x85", "       ")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LAST_WORD = re.compile(r"((?:[^\W\d_]+\.)*[^\W\d_]+)\.[\"”’')\]]*\s*$")
_INITIAL = re.compile(r"(?:^|[\s(\"“‘'-])(?:[^\W\d_]\.[\s-]?){0,3}[A-Z]\.\s*$")
_SPEECH_ENDS = tuple(".,!?…—-")

_TITLES = frozenset(
    """
    mr mrs ms mx messrs dr prof sen sens rep reps gov lt col gen brig maj capt cmdr cdr cpl
    sgt adm rev hon pres amb supt det insp fr sr mt ft msgr
    """.split()
)
"""Abbreviations that never end a sentence: a name follows."""

_MONTHS = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_NUMBERED = frozenset(
    """
    no nos vol vols p pp fig figs eq eqs art arts sec secs ch chap nr op para approx ca
    circa est c v ver
    """.split()
)
"""Abbreviations that a figure follows."""

_LOWER_FOLLOWS = frozenset(
    """
    inc corp ltd co bros llc plc jr sr vs etc al e.g i.e cf viz approx ca st ave blvd rd
    dept div assn univ a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a
    """.split()
)
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_CLOCK = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december est edt cst cdt mst mdt pst pdt
    et ct pt gmt utc bst cet cest moscow local eastern central pacific
    """.split()
) | {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

_DOTTED_PLACES = frozenset({"u.s", "u.k", "u.n", "e.u", "u.s.a"})
_AFTER_PLACE = frozenset(
    """
    president vice secretary senator senators senate congress house representative
    congressman congresswoman supreme court district department treasury army navy marine
    marines air coast special state attorney ambassador envoy embassy defense defence
    foreign federal justice general security council open virgin geological census bureau
    capitol constitution food trade national secretary-general prime minister forces
    government central steel bank
    """.split()
)

_STARTERS = frozenset(
    """
    the a an this that these those he she it they we i you his her its their our my there
    here in on at by for from with as if when while after before since because although but
    and or so yet then however meanwhile earlier later now what who why how where is are was
    were has have had do does did no not one some many most all both each
    """.split()
)
"""Lower-cased words that begin sentences far oftener than they go on a name."""


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of one block's prose, in order, each trimmed of white space.

    Together the spans cover every character that is not white space. A quotation of two or more
    sentences is cut at the sentence ends inside it, and its last sentence stays with the words
    that attribute it; what introduces a quotation stays with its first sentence. A single line
    break is a space; a blank line ends a sentence.

    Any text of any length is taken, in linear time; a sentence longer than 4,000 characters is
    cut at a space.

    Limits:
        English. A full stop that ends both an abbreviation and a sentence ("in the U.S. Kim left")
        is read as the abbreviation's own unless a word that often begins sentences follows.
        A quotation with no final punctuation mark, as of a title, is never cut.

    Example:
        >>> said = '"It matters. We can discuss it," Ms. Lee said at 5 p.m. Wednesday. He left.'
        >>> for span in sentences(said):
        ...     print(span.of(said))
        "It matters.
        We can discuss it," Ms. Lee said at 5 p.m. Wednesday.
        He left.
    """
    found: list[Span] = []
    at = 0
    for blank in _BLANK_LINE.finditer(text):
        found.extend(_paragraph(text, at, blank.start()))
        at = blank.end()
    found.extend(_paragraph(text, at, len(text)))
    return tuple(found)


def _paragraph(text: str, low: int, high: int) -> Iterator[Span]:
    prose = _SURROGATES.sub("\ufffd", text[low:high]).translate(_BREAKS)
    cuts = set(_cuts(prose))
    for quote in find_quotes(prose):
        inner = quote.inner.of(prose)
        if inner.rstrip().endswith(_SPEECH_ENDS):
            cuts.update(quote.inner.start + cut for cut in _cuts(inner))
    for start, end in _joined(prose, [0, *sorted(cuts), len(prose)]):
        piece = prose[start:end]
        lead = len(piece) - len(piece.lstrip())
        if lead < len(piece):
            yield Span(low + start + lead, low + start + len(piece.rstrip()))


def _joined(prose: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between ``cuts``, those put together that belong together."""
    start, has_word = 0, False
    for low, high in itertools.pairwise(cuts):
        is_wordless = _WORD.search(prose, low, high) is None
        if has_word and not is_wordless and not _goes_on(prose, start, low):
            yield start, low
            start = low
        has_word = has_word or not is_wordless
    yield start, len(prose)


def _cuts(prose: str) -> Iterator[int]:
    """Yield where a sentence begins, the first one left out, in order."""
    at = 0
    while at < len(prose):
        window = prose[at : at + _WINDOW]
        starts = [piece["start_index"] for piece in sentencex.get_sentence_boundaries("en", window)]
        if at + _WINDOW >= len(prose):
            yield from (at + start for start in starts[1:])
            return
        # The last sentence of a window may go on: it is read again as the next window's first.
        if len(starts) > 1:
            yield from (at + start for start in starts[1:])
            at += starts[-1]
        else:
            at += _last_space(window)
            yield at


def _last_space(window: str) -> int:
    for at in range(len(window) - 1, len(window) // 2, -1):
        if window[at].isspace():
            return at + 1
    return len(window)


def _goes_on(prose: str, start: int, cut: int) -> bool:
    """Say whether the text goes on at ``cut`` with the sentence that began at ``start``."""
    before = prose[max(start, cut - _LOOK_BACK) : cut]
    after = prose[cut : cut + _LOOK_BACK].lstrip()
    if after.startswith("/"):
        return True  # an agency's mark under a photograph
    following = _WORD.search(after)
    word = following.group() if following is not None else ""
    match = _LAST_WORD.search(before)
    if match is None:
        return before.rstrip().endswith(("!", "?")) and _is_lower(after, word)
    return _is_abbreviation(match[1].lower(), before, after, word)


def _is_abbreviation(last: str, before: str, after: str, word: str) -> bool:
    folded = word.lower()
    if last in _TITLES:
        return folded not in _STARTERS or word.islower()
    if last in _CLOCK and folded in _AFTER_CLOCK:
        return True
    if last in _DOTTED_PLACES and folded in _AFTER_PLACE:
        return True
    if (last in _MONTHS or last in _NUMBERED) and after[:1].isdigit():
        return True
    if last in _LOWER_FOLLOWS and _is_lower(after, word):
        return True
    return bool(_INITIAL.search(before)) and word[:1].isupper() and folded not in _STARTERS


def _is_lower(after: str, word: str) -> bool:
    return word.islower() and after.startswith(word)
