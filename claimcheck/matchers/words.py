"""The words of a reading: what alignment looks at, made once from a tree."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import attrs

from claimcheck.matchers.lexicon import (
    AUXILIARY,
    CLASSES,
    LIGHT,
    MEASURES,
    NEGATIONS,
    NEGATIVE_ADJECTIVES,
    NEGATIVE_VERBS,
    PHRASES,
    groups_of,
)
from claimcheck.model import Span
from claimcheck.syntax.tree import ROOT, Token, Tree
from claimcheck.text.thesaurus import has_sense
from claimcheck.text.words import STOP_WORDS, base_form, stem

MEASURED = 0.3
"""The weight of a word that only says what sort of thing a name or number beside it means."""
_NAMING = ("compound", "flat", "appos", "nmod:desc")
_SHORTEST = 3  # letters of an adjective before its ending
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ"})


@attrs.frozen(kw_only=True, eq=False)
class Word:
    """One word: ``index`` counts through the reading, ``clause`` and ``head`` point into it.

    ``span`` points into the compared text and is none for a word of the context. ``groups`` are
    the synonym groups it belongs to. ``weight`` is how much of the meaning it carries, in
    ``[0, 1]``; a word of grammar carries none.
    """

    index: int
    sentence: int
    clause: int
    head: int | None
    token: Token
    span: Span | None
    lemma: str
    stem: str
    groups: frozenset[int]
    weight: float

    @property
    def is_context(self) -> bool:
        """Say whether the word stands outside the compared text."""
        return self.span is None

    @property
    def is_content(self) -> bool:
        """Say whether the word carries meaning of its own."""
        return self.weight > 0

    @property
    def is_verb(self) -> bool:
        """Say whether the word is a verb and no auxiliary."""
        return self.token.upos == "VERB"

    @property
    def text(self) -> str:
        """Return the word as written."""
        return self.token.text


def words_of(
    tree: Tree, offset: int | None, owners: Sequence[int], *, first: int, sentence: int
) -> list[Word]:
    """Return the words of ``tree``; ``offset`` is where it stands in the compared text."""
    phrases = _phrases(tree)
    return [
        Word(
            index=first + token.index,
            sentence=sentence,
            clause=owners[token.index],
            head=None if token.head == ROOT else first + token.head,
            token=token,
            span=None if offset is None else Span(offset + token.start, offset + token.end),
            lemma=phrases.get(token.index) or lemma_of(token),
            stem=stem(phrases.get(token.index) or lemma_of(token)),
            groups=_groups(token) | groups_of(phrases.get(token.index, "")),
            weight=_weight(tree, token, phrases),
        )
        for token in tree
    ]


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case, without the quirks of a learned lemmatiser."""
    lemma = (token.lemma or token.text).lower().strip("'\u2019")
    if token.upos == "VERB" and not has_sense(lemma, "v"):
        base = _base(token.text.lower())
        # "laud" is too rare for the dictionary, but our own table has it.
        return lemma if base == token.text.lower() and groups_of(lemma) else base
    if token.upos in {"ADJ", "ADV"} and lemma == token.text.lower():
        return _positive(lemma)
    return lemma


@functools.cache
def _base(word: str) -> str:
    """Return "travel" for "travelled", and any other verb as it is."""
    if has_sense(word, "v"):
        return word
    if base_form(word) != word:
        return base_form(word)
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST:
            is_doubled = base[-1] == base[-2] and base[-1] in _DOUBLED
            forms = (base, f"{base}e", base[:-1])
            return next((f for f in forms if has_sense(f, "v")), base[:-1] if is_doubled else word)
    return word


_DOUBLED = frozenset("bdgmnprt")


@functools.cache
def _positive(word: str) -> str:
    """Return "long" for "longer" and "longest", and any other word as it is."""
    if has_sense(word, "a"):
        return word  # "clever", "modest"
    for ending in ("est", "er"):
        base = word.removesuffix(ending)
        if base == word or len(base) < _SHORTEST:
            continue
        forms = (base, f"{base}e", base[:-1], f"{base[:-1]}y")
        return next((form for form in forms if has_sense(form, "a")), word)
    return word


def _groups(token: Token) -> frozenset[int]:
    if token.upos not in _CONTENT:
        return frozenset()
    return groups_of(lemma_of(token)) or groups_of(token.text.lower())


def _phrases(tree: Tree) -> dict[int, str]:
    """Return the meaning of verb phrases ("took part", "set up"), under both of their words."""
    found: dict[int, str] = {}
    for token in tree:
        if token.lemma == "take" and _is_over(tree, token):
            found[token.index] = "acquire"
        for child in tree.children(token, "obj", "compound:prt", "advmod", "obl"):
            meaning = PHRASES.get((lemma_of(token), lemma_of(child)))
            if meaning == "acquire" and _is_from(tree, token):
                meaning = "succeed"  # "took over from his father"
            if meaning:
                found[token.index] = meaning
                found[child.index] = ""
    return found


def _is_over(tree: Tree, verb: Token) -> bool:
    """Say whether "took over the firm" was read as going over it."""
    phrases = tree.children(verb, "obl")
    return any(
        case.index == verb.index + 1 and lemma_of(case) == "over"
        for phrase in phrases
        for case in tree.children(phrase, "case")
    )


def _is_from(tree: Tree, verb: Token) -> bool:
    return any(
        lemma_of(case) == "from"
        for phrase in tree.children(verb, "obl")
        for case in tree.children(phrase, "case")
    )


def _is_cue(tree: Tree, token: Token) -> bool:
    """Say whether the word only denies another one: "not", "failed to", "denied that"."""
    lemma = lemma_of(token)
    if lemma in NEGATIONS:
        return True
    if lemma in NEGATIVE_VERBS:
        return bool(tree.children(token, *sorted(NEGATIVE_VERBS[lemma])))
    return (
        lemma in NEGATIVE_ADJECTIVES
        and tree.child(token, "xcomp", "ccomp", "advcl", "acl") is not None
    )


def _describes_name(tree: Tree, token: Token) -> bool:
    """Say whether the noun only says what sort of thing a name names."""
    names = tree.children(token, *_NAMING)
    above = tree.head_of(token)
    if above is not None and token.relation == "compound":
        names += (above,)  # "the planet Mercury"
    if tree.child(token, "cop") is not None:
        names += tree.children(token, "nsubj")
    # "the island of Rugen"
    names += tuple(
        child
        for child in tree.children(token, "nmod")
        if any(case.lemma == "of" for case in tree.children(child, "case"))
    )
    return any(name.text[:1].isupper() for name in names)


def _weight(  # noqa: PLR0911 - one sort of word a line
    tree: Tree, token: Token, phrases: dict[int, str]
) -> float:
    lemma = lemma_of(token)
    if token.index in phrases:
        return 1.0 if phrases[token.index] else 0.0
    if token.upos not in _CONTENT or not any(char.isalnum() for char in lemma):
        return 0.0
    if lemma in AUXILIARY or _is_cue(tree, token) or (lemma in STOP_WORDS and token.upos != "VERB"):
        return 0.0
    if lemma in LIGHT:
        return LIGHT[lemma]
    if lemma in CLASSES and _describes_name(tree, token):
        return MEASURED  # "the Primorye region", "Vladivostok is a city"
    if lemma in MEASURES and tree.child(token, "obl:unmarked", "obl:npmod", "nummod") is not None:
        return MEASURED  # "14 kilometres long"
    return 0.6 if token.upos == "ADV" else 1.0
