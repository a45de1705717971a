# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read

"""Find the noun that a number counts: "two suspected rebels" counts rebels.

There is no parse here, only word lists and endings; where they do not tell, there is no noun.
"""

from __future__ import annotations

import re

from claimcheck.text.listed import listed

_STOP = frozenset(
    listed(
        "a an the this that these those some any each every no and or but nor so yet if than as "
        "at by for from in into of off on onto out over per since through throughout to toward "
        "towards under until till up upon via with within without during despite among amid "
        "between behind below beneath beside beyond near across against along around about above "
        "after before inside outside is are was were be been being am has have had having do does "
        "did will would shall should may might must can could it he she they we you i him her "
        "them us his its their our your my who whom whose which what when where why how there "
        "here then now not also only just even still already again too very much many ago away "
        "apart later earlier back down together overall alone each said says say told tells went "
        "goes came comes fell falls rose rises won wins lost loses left took takes made makes met "
        "meets held holds began begins saw sees gave gives got gets found kept led ran sat spoke "
        "stood set put hit became become becomes grew sent paid sold bought shows showed while "
        "because although though unless whether like unlike including because compared according "
        "due respectively according both either neither today yesterday tomorrow tonight monday "
        "tuesday wednesday thursday friday saturday sunday annually yearly monthly percent "
        "percentage"
    )
)
_FILLERS = frozenset(
    ["more", "other", "further", "additional", "extra", "another", "fewer", "less", "such"]
)
_PLURALS = frozenset(
    listed(
        "people men women children police troops cattle feet teeth mice geese sheep fish deer "
        "aircraft media data criteria phenomena bacteria alumni personnel staff policemen "
        "policewomen firemen servicemen fishermen businessmen lawmakers spacecraft"
    )
)
# Plurals that stand before the noun counted: "two sports cars".
_PLURAL_MODIFIERS = frozenset(
    listed(
        "sports sales arms systems savings news customs operations communications veterans "
        "weapons drugs human women men children police special united"
    )
)
_NO_PLURALS = ("ss", "us", "is", "ous", "’s", "'s")
_NOT_NOUNS = ("ed", "ing", "ly")
_WORD = re.compile(r"(?:\s{1,2}|-)(?P<word>(?:[A-Z]\.){2,4}|[^\W\d_][^\W\d_]*(?:-[^\W\d_]+){0,3})")
_OF = re.compile(r"\s+of\s+(?:(?:the|its|his|her|their|our|all|those|these|such|this|that)\s+)*")
_MOST_WORDS = 5
_SHORTEST_PLURAL = 3


def counted_noun(text: str, at: int, *, is_plural: bool) -> str:
    """Return the noun counted by the number that ends at ``at``, lower-cased, or "".

    Args:
        text: The sentence.
        at: Where the number, its scale and its unit end.
        is_plural: The number asks for a plural, whose ending then shows the noun.

    >>> counted_noun("two suspected rebels were held", 3, is_plural=True)
    'rebels'
    """
    group = _OF.match(text, at)
    if group is not None:
        at, is_plural = max(at, group.end() - 1), True
    if text[at : at + 1] == "-":
        compound = _WORD.match(text, at)  # "six-party talks" counts parties
        return compound["word"].lower() if compound else ""
    words = _run(text, at, is_plural=is_plural)
    if not words:
        return ""
    if is_plural and _looks_plural(words[-1]):
        return words[-1]
    nouns = [word for word in words if not word.endswith(_NOT_NOUNS) and word not in _FILLERS]
    return nouns[-1] if nouns else ""


def _run(text: str, at: int, *, is_plural: bool) -> list[str]:
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match["word"].lower()
        if word in _STOP or _ends_run(words, word, is_plural=is_plural):
            break
        words.append(word)
        at = match.end()
    return words


def _ends_run(words: list[str], word: str, *, is_plural: bool) -> bool:
    """Say whether the noun was complete before ``word``: a second plural continues a compound."""
    if not words:
        return False
    if is_plural and _looks_plural(words[-1]):
        return words[-1] not in _PLURAL_MODIFIERS
    return word.endswith("ed") and not words[-1].endswith("ly") and not is_plural


def _looks_plural(word: str) -> bool:
    if word in _PLURALS or word.endswith(("men", "people")):
        return True
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_NO_PLURALS)
