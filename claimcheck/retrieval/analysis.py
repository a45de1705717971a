"""The tokens that index and query share: folded, stemmed words, bare numbers, known names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model import Passage
from claimcheck.text.folding import fold
from claimcheck.text.names import acronym_glosses, resolve, stands_for
from claimcheck.text.rows import row_sentence
from claimcheck.text.words import STOP_WORDS, stem

_WORD = re.compile(r"per cent|[%$€£¥]|\d+(?:[.,:]\d+)*|(?:[a-z]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)?")
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W_]+(?:['\u2019.-][^\W_]+)*")
_ACRONYM = re.compile(r"\b[^\W\d_a-z][^\W_a-z]+\b")
_ROOT = 5
_REMEMBERED = 1024  # texts; a sentence comes again as its neighbours' neighbour
_LONGEST_NAME = 5  # words: "Democratic People's Republic of Korea"
_SPOKEN_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_SAME = {word: str(value) for value, word in enumerate(_SPOKEN_NUMBERS.split())} | {
    "%": "percent",
    "per cent": "percent",
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "bn": "billion",
    "mn": "million",
    "km": "kilometre",
    "kilometer": "kilometre",
    "kilometers": "kilometre",
    "meter": "metre",
    "meters": "metre",
    "kg": "kilogram",
    "kilo": "kilogram",
    "kilos": "kilogram",
}
_MOST_DIGITS = 15
_LEAST_ROUND = 10_000  # smaller figures are years, or meant as they stand


@functools.lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a text in order, stop words left out, repeats kept.

    Numbers lose their thousands separators, and the words up to twenty are figures, so "eleven"
    finds "11" and "606,561" finds "606561".

    Example:
        >>> tokens("The U.S. had eleven of 1,200 talks in Hà Nội")
        ('us', '11', '1200', 'talk', 'ha', 'noi')
    """
    return tuple(_tokens(text))


@functools.lru_cache(maxsize=_REMEMBERED)
def name_tokens(text: str) -> tuple[str, ...]:
    """Return one token for each known name in a text, the longest match at each place.

    Example:
        >>> name_tokens("The DPRK") == name_tokens("North Korea") != ()
        True
    """
    return tuple(map(name_token, name_keys(text)))


@functools.lru_cache(maxsize=_REMEMBERED)
def name_keys(text: str) -> tuple[str, ...]:
    """Return the key of each known name in a text, the longest match at each place."""
    return tuple(_name_keys(text))


def name_token(key: str) -> str:
    """Return the token that stands for the key of a known name; it never equals a word."""
    return "=" + "_".join(key.split())


def spoken(passage: Passage) -> str:
    """Return what a passage says in prose: its text, or the sentence its row stands for."""
    return passage.text if passage.row is None else row_sentence(passage.row)


def passage_tokens(passage: Passage) -> str:
    """Return what is indexed for the passage itself, tokens separated by spaces."""
    said = spoken(passage)
    return " ".join((*tokens(said), *name_tokens(said)))


def root_tokens(passage: Passage) -> str:
    """Return the beginnings of a passage's words and its rounded figures; see `root_token`."""
    return " ".join(root for root in map(root_token, tokens(spoken(passage))) if root)


def root_token(token: str) -> str:
    """Return what a word or figure shares with those near it, or nothing for short ones.

    The first five letters, which "arrive" and "arrival" share, or the first digit and the number
    of digits, rounded, which 606,561 and "about 600,000" share.

    Example:
        >>> root_token("arriv"), root_token("arrival"), root_token("port")
        ('arriv', 'arriv', '')
        >>> root_token("606561"), root_token("600000"), root_token("2019")
        ('~6e+05', '~6e+05', '')
    """
    if token.isdecimal() and token.isascii() and len(token) <= _MOST_DIGITS:
        return f"~{int(token):.0e}" if int(token) >= _LEAST_ROUND else ""
    return token[:_ROOT] if len(token) >= _ROOT and token.isalpha() else ""


def context_tokens(passage: Passage, glosses: Mapping[str, str]) -> str:
    """Return what is indexed at lower weight: what stands around the passage or behind its names.

    Neighbours, the note of a row; the long names of acronyms that the source
    explains elsewhere; the countries whose governments the passage names by their capitals.

    Args:
        passage: The passage.
        glosses: The acronyms its source explains, each with its long name.
    """
    said, note = spoken(passage), "" if passage.row is None else passage.row.note
    spelt = (glosses[match[0]] for match in _ACRONYM.finditer(said) if match[0] in glosses)
    around = _all_tokens((passage.before, passage.after, note, *spelt))
    return " ".join((*around, *government_tokens(said)))


def title_tokens(passage: Passage) -> str:
    """Return what is indexed of title and section: a page on X speaks of X as "it" or "he"."""
    return " ".join(_all_tokens((passage.title, *passage.aliases, *passage.section)))


def government_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of countries that a text names by their capital or seat of power.

    Example:
        >>> government_tokens("Pyongyang said") == name_tokens("North Korea")
        True
    """
    return tuple(name_token(key) for key in map(stands_for, name_keys(text)) if key is not None)


def glosses_of(passages: Iterable[Passage]) -> dict[str, str]:
    """Return the acronyms that passages explain, each with the first long name given for it."""
    found: dict[str, str] = {}
    for passage in passages:
        if "(" in passage.text or " or " in passage.text:
            for gloss in acronym_glosses(passage.text):
                found.setdefault(gloss.short, gloss.long)
    return found


def _all_tokens(parts: Iterable[str]) -> Iterator[str]:
    return (token for part in parts for token in (*tokens(part), *name_tokens(part)))


def _tokens(text: str) -> Iterator[str]:
    for match in _WORD.finditer(fold(text).text):
        word = match[0]
        if word[0].isdigit():
            yield word.replace(",", "")
        elif "." in word:
            yield word.replace(".", "")
        elif word not in STOP_WORDS:
            yield stem(_SAME.get(word) or word.removesuffix("'s"))


def _name_keys(text: str) -> Iterator[str]:
    words = list(_NAME_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = _longest(text, words, at) if words[at][0][0].isupper() else None
        if found is None:
            at += 1
        else:
            key, size = found
            yield key
            at += size


def _longest(text: str, words: list[re.Match[str]], at: int) -> tuple[str, int] | None:
    for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
        last = words[at + size - 1]
        key = _key(text[words[at].start() : last.end()])
        if key:
            return key, size
    return None


@functools.lru_cache(maxsize=65_536)
def _key(name: str) -> str:
    known = resolve(name)
    return "" if known is None else known.key
