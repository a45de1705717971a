"""The names in a sentence: where they stand, what kind of thing they name, and which."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.model import Entity, EntityType, Span
from claimcheck.syntax.entity_types import Run, as_government, is_east_asian, type_of
from claimcheck.syntax.entity_words import (
    FIRST,
    HEADS,
    LINKED,
    LONG_TITLES,
    NAMED_DAYS,
    NUMBERED,
    PARTICLES,
    ROYAL,
    TEMPORAL,
)
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.names import (
    TITLES,
    KnownName,
    is_family_name,
    is_given_name,
    name_key,
    resolve,
    strip_titles,
)
from claimcheck.text.thesaurus import has_sense
from claimcheck.text.words import STOP_WORDS

_LONGEST_ALIAS = 9  # tokens: "United Kingdom of Great Britain and Northern Ireland"
_HEADLINE = 0.6  # share of capitalised words from which capitals prove nothing
_FEWEST_WORDS = 4
_LONGEST_SYLLABLE = 6
_LONGEST_NUMBER = 3
_SYLLABLE_AT = 3  # tokens after the family name: "Moon", "Jae", "-", "in"
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
_COURTESY = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "sen", "rep", "gov", "gen", "lt", "col"}
)
_ALSO_SURNAMES = frozenset({"king", "pope", "shah", "lord", "marshal", "major", "judge", "duke"})
_NAMING_TITLES_TABLE = """
    ambassador chancellor chief director general governor minister premier president prime
    secretary senator spokesman spokeswoman vice
"""
_NAMING_TITLES = frozenset(_NAMING_TITLES_TABLE.split())
"""Titles that begin another name inside a run: "White House Secretary …"."""
_ROMAN_TABLE = """
    II III IV IX V VI VII VIII X XI XII XIII XIV XV XVI
"""
_ROMAN = frozenset(_ROMAN_TABLE.split())


def find_entities(tree: Tree) -> tuple[Entity, ...]:
    """Return the names in a sentence, in order, none overlapping; spans point into ``tree.text``.

    A name is the longest run of proper nouns, with the small words inside it; known names are
    matched whole and longest first. Titles are not part of a name but tell that it is a
    person's. Nationality adjectives are names with their country's key. Weekdays, months
    and a capital at the start of a sentence make no name.

    A capital city that speaks or has what only governments have ("Pyongyang's nuclear program")
    is given as its country.

    Limits:
        Reads one sentence, so "Kim" alone is UNKNOWN unless the sentence says more. In headlines
        in title case only what the tagger or the tables know is a name.
    """
    kept: tuple[Entity, ...] | None = tree.notes.get(_NOTE)
    if kept is None:
        runs = sorted(_runs(tree), key=lambda run: run.first)
        entities = [entity for run in runs for entity in _parted(_entity(tree, run))]
        kept = tree.notes[_NOTE] = tuple(_with_surnames(entities))
    return kept


_NOTE = "entities"


def _parted(entity: Entity) -> Iterator[Entity]:
    """Yield two known names that a hyphen joins within one word, "U.S.-China", one by one."""
    left, hyphen, right = entity.text.partition("-")
    known = [resolve(part) for part in (left, right)]
    if entity.type is not EntityType.UNKNOWN or not hyphen or None in known:
        yield entity
        return
    at = entity.span.start
    for part, found in zip((left, right), known, strict=True):
        if found is not None:
            yield Entity(text=part, span=Span(at, at + len(part)), type=found.type, key=found.key)
        at += len(part) + 1


def _entity(tree: Tree, run: Run) -> Entity:
    span = Span(tree[run.first].start, tree[run.last].end)
    text = span.of(tree.text)
    if run.known is not None:
        country = as_government(tree, run, run.known)
        if country is not None:
            return Entity(text=text, span=span, type=EntityType.COUNTRY, key=country)
        return Entity(text=text, span=span, type=run.known.type, key=run.known.key)
    return Entity(text=text, span=span, type=type_of(tree, run), key=name_key(text) or text)


def _with_surnames(entities: Sequence[Entity]) -> Iterator[Entity]:
    """Give a surname alone the type of the person whose full name the sentence holds as well."""
    persons = {
        word
        for entity in entities
        if entity.type is EntityType.PERSON and len(entity.key.split()) > 1
        for word in (entity.key.split()[0], entity.key.split()[-1])
    }
    for entity in entities:
        is_surname = entity.type is EntityType.UNKNOWN and entity.key in persons
        yield attrs.evolve(entity, type=EntityType.PERSON) if is_surname else entity


# ---------------------------------------------------------------- where names stand


def _runs(tree: Tree) -> Iterator[Run]:
    known = _known(tree)
    is_headline = _is_headline(tree)
    at = 0
    while at < len(tree):
        if not (at in known or _is_name_word(tree, at, is_headline=is_headline)):
            at += 1
            continue
        last = _last(tree, at, known, is_headline=is_headline)
        yield from _split(tree, at, last, known)
        at = last + 1


def _known(tree: Tree) -> dict[int, tuple[int, KnownName]]:
    """Map the first token of each known name to its last token and what it stands for."""
    found: dict[int, tuple[int, KnownName]] = {}
    at = 0
    while at < len(tree):
        match = _alias_at(tree, at) if tree[at].text[:1].isupper() else None
        if match is not None:
            found[at] = match
            at = match[0]
        at += 1
    return found


def _alias_at(tree: Tree, first: int) -> tuple[int, KnownName] | None:
    for last in range(min(first + _LONGEST_ALIAS, len(tree)) - 1, first - 1, -1):
        end = tree[last]
        if end.text in _POSSESSIVES or not any(char.isalnum() for char in end.text):
            continue
        found = resolve(tree.text[tree[first].start : end.end])
        if tree[first].text.lower() == "the" and not _has_article(found):
            continue
        if found is not None and not _is_plain_word(tree, first, last, found):
            return last, found
    return None


def _has_article(found: KnownName | None) -> bool:
    return found is not None and found.preferred.startswith("The ")


def _is_plain_word(tree: Tree, first: int, last: int, found: KnownName) -> bool:
    """Say whether a one-word match is an everyday word at the start of a sentence."""
    token = tree[first]
    if first != last or token.upos in {"PROPN", "ADJ"}:
        return False
    if _is_acronym(tree, token):
        return False  # "the plan of WHO", whatever the tagger makes of it
    if found.type is EntityType.NATIONALITY or token.text.isupper():
        return token.upos in {"PRON", "VERB", "AUX", "ADP", "DET"}
    return _starts(tree, first) and token.upos not in {"NOUN", "X"}


def _is_acronym(tree: Tree, token: Token) -> bool:
    """Say whether a word of three letters or more is in capitals and the sentence is not."""
    is_capital = token.text.isupper() and len(token.text) > _LONGEST_SHOUT
    return is_capital and any(other.text.islower() for other in tree)


_LONGEST_SHOUT = 2  # letters: "IT", "US" and "NO" may be shouted


def _is_headline(tree: Tree) -> bool:
    words = [
        token for token in tree if token.text[:1].isalpha() and token.text.lower() not in STOP_WORDS
    ]
    capitals = sum(token.text[0].isupper() for token in words)
    if any(token.upos == "VERB" and token.text[0].islower() for token in words):
        return False
    return len(words) >= _FEWEST_WORDS and capitals > _HEADLINE * len(words)


def _starts(tree: Tree, index: int) -> bool:
    """Say whether a capital here is owed to the start of a sentence or quotation."""
    before = tree[index - 1].text
    return index == 0 or not (before[-1:].isalnum() or before == "&")


def _is_name_word(tree: Tree, index: int, *, is_headline: bool) -> bool:
    token = tree[index]
    lower = token.text.lower().rstrip(".")
    if _is_numbered(tree, index) or (len(token.text) == 1 and _is_bracketed(tree, index)):
        return False  # "Version 4.0"; "(C)", "(L)": where somebody stands in a photograph
    if not token.text[:1].isupper() or (lower in TEMPORAL and not _is_named_day(tree, index)):
        return False
    if token.upos in {"PRON", "DET", "SCONJ", "CCONJ", "ADP", "AUX", "INTJ", "PART", "NUM"}:
        return False
    if token.upos == "PROPN" or token.xpos in {"NNP", "NNPS"}:
        is_plain = lower in STOP_WORDS or _is_plural_noun(tree, index)
        return not (is_plain and _starts(tree, index))
    if _starts(tree, index) or is_headline:
        return _starts_full_name(tree, index) or _is_in_no_dictionary(tree, index)
    return lower not in STOP_WORDS


def _is_plural_noun(tree: Tree, index: int) -> bool:
    """Say whether a word before one in small letters is an everyday plural: "Delegates voted"."""
    word = tree[index].text.lower()
    after = tree.tokens[index + 1 : index + 2]
    is_alone = not any(token.text[:1].isupper() for token in after)
    return is_alone and word.endswith("s") and has_sense(word.removesuffix("s"), "n")


def _is_in_no_dictionary(tree: Tree, index: int) -> bool:
    """Say whether a sentence starts with a noun that is no English word: "Wessel won"."""
    token = tree[index]
    if token.xpos != "NN" or not token.text[1:].islower() or token.relation not in _HOLDERS:
        return False
    if token.text.endswith("ing"):
        return False  # "Podcasting", "Couchsurfing"
    return not (has_sense(token.text.lower(), "n") or has_sense(token.lemma, "n"))


_HOLDERS = frozenset({"nsubj", "nmod", "compound"})
"""Relations a surname has at the start of a sentence: "Wessel won", "Wessel's plan"."""


def _starts_full_name(tree: Tree, index: int) -> bool:
    """Say whether a word known as a name stands before a proper noun: "Moon Jae-in spoke"."""
    word = tree[index].text
    if index + 1 >= len(tree) or not (is_family_name(word) or is_given_name(word)):
        return False
    return tree[index + 1].upos == "PROPN" and tree[index + 1].text[:1].isupper()


def _is_numbered(tree: Tree, index: int) -> bool:
    """Say whether only the number after it says which one is meant: "Chapter 12"."""
    after = tree.tokens[index + 1 : index + 2]
    return tree[index].text.lower() in NUMBERED and any(t.text[:1].isdigit() for t in after)


def _is_bracketed(tree: Tree, index: int) -> bool:
    around = tree.tokens[max(0, index - 1) : index] + tree.tokens[index + 1 : index + 2]
    return [token.text for token in around] == ["(", ")"]


def _is_named_day(tree: Tree, index: int) -> bool:
    return (
        index > 0
        and tree[index - 1].text.lower() in NAMED_DAYS
        and tree[index - 1].text[0].isupper()
    )


def _last(
    tree: Tree, first: int, known: dict[int, tuple[int, KnownName]], *, is_headline: bool
) -> int:
    """Return the last token of the run that starts at ``first``."""
    last = known[first][0] if first in known else first
    while last + 1 < len(tree):
        after = _next(tree, first, last, known, is_headline=is_headline)
        if after is None:
            return last
        last = known[after][0] if after in known else after
    return last


def _next(
    tree: Tree,
    first: int,
    last: int,
    known: dict[int, tuple[int, KnownName]],
    *,
    is_headline: bool,
) -> int | None:
    """Return the token that carries the name on, over a small word where that joins."""

    def carries(index: int) -> bool:
        return index < len(tree) and (
            index in known or _is_name_word(tree, index, is_headline=is_headline)
        )

    after = tree[last + 1]
    found: int | None = None
    if carries(last + 1) or after.text in _ROMAN or _is_number_of_name(tree, last + 1):
        found = last + 1
    elif after.text in _HYPHENS and _is_tight(tree, last + 1):
        found = last + 2 if carries(last + 2) or _is_syllable(tree, first, last + 2) else None
    elif _is_union(tree, last) or (after.text == "&" and carries(last + 2)):
        found = last + 2
    elif after.text.lower() == "of":
        size = _long_title(tree, last)
        later = _after_of(tree, last, carries=carries(last + 2), later=carries(last + 3))
        found = last + size - 1 if size else later
    elif after.text in PARTICLES and carries(last + 2):
        found = last + 2
    return found


def _is_union(tree: Tree, last: int) -> bool:
    """Say whether a possessive plural is the first half of a name: "the Citizens' Union"."""
    if not tree[last].text.endswith("s") or tree[last + 1].text not in {"'", "\u2019"}:
        return False
    after = tree.tokens[last + 2 : last + 3]
    return any(t.text[:1].isupper() and t.text.lower() in HEADS for t in after)


def _is_tight(tree: Tree, hyphen: int) -> bool:
    """Say whether no space stands around a hyphen."""
    return (
        0 < hyphen < len(tree) - 1
        and tree[hyphen - 1].end == tree[hyphen].start
        and tree[hyphen].end == tree[hyphen + 1].start
    )


def _is_syllable(tree: Tree, first: int, index: int) -> bool:
    """Say whether a word in small letters ends an East Asian name: "Moon Jae-in"."""
    word = tree[index].text
    is_short = word.isalpha() and word.islower() and len(word) <= _LONGEST_SYLLABLE
    return is_short and index - first == _SYLLABLE_AT and is_family_name(tree[first].text)


def _long_title(tree: Tree, index: int) -> int:
    """Return how many tokens the title of several words has that starts at ``index``, or 0."""
    words = tuple(token.text.lower() for token in tree.tokens[index : index + 5])
    return next((len(title) for title in LONG_TITLES if words[: len(title)] == title), 0)


def _after_of(tree: Tree, last: int, *, carries: bool, later: bool) -> int | None:
    """Join "Bank of England", "Gulf of the Farallones"; not "Putin of Russia"."""
    head = tree[last].text.lower()
    if head not in HEADS and head not in FIRST and head not in ROYAL:
        return None
    if carries:
        return last + 2
    is_the = last + 2 < len(tree) and tree[last + 2].text.lower() == "the"
    return last + 3 if is_the and later else None


def _is_number_of_name(tree: Tree, index: int) -> bool:
    """Say whether a number belongs to the name before it: "Boeing 737", not "Putin 70"."""
    token, name = tree[index], tree[index - 1]
    if not (token.upos == "NUM" and token.text.isdigit() and len(token.text) <= _LONGEST_NUMBER):
        return False
    if _is_table(tree):
        return False
    follows = tree[index + 1].upos if index + 1 < len(tree) else "PUNCT"
    if name.head == index and name.relation == "compound":
        return follows not in {"PROPN", "SYM"}
    is_counting = follows in {"NOUN", "SYM", "NUM", "PROPN", "ADJ"}
    return token.head == index - 1 and (token.relation == "flat" or not is_counting)


def _is_table(tree: Tree) -> bool:
    """Say whether names and numbers alternate: "the Liberals 39, Labour 17, the Greens 11"."""
    pairs = itertools.pairwise(tree.tokens)
    found = sum(a.text[:1].isupper() and b.text.isdigit() and b.upos == "NUM" for a, b in pairs)
    return found >= _FEWEST_ROWS


_FEWEST_ROWS = 3


# ---------------------------------------------------------------- one run, several names


def _split(
    tree: Tree, first: int, last: int, known: dict[int, tuple[int, KnownName]]
) -> Iterator[Run]:
    """Yield the names of one run: "Russian President Vladimir Putin" holds two."""
    titled = False
    while first <= last:
        step = _title_length(tree, first, last)
        if step:
            first, titled = first + step, True
            continue
        here = known.get(first)
        if here is not None and (here[0] == last or _ends_here(tree, here, last, known)):
            is_person = titled and _may_be_person(here[1])
            meant = None if is_person else here[1]
            yield Run(first=first, last=here[0], known=meant, is_titled=is_person)
            first, titled = here[0] + 1, False
            continue
        if tree[first].text in _HYPHENS:
            first += 1
            continue
        end = _cut(tree, first, last)
        yield Run(first=first, last=end, is_titled=titled)
        first, titled = end + 1, False


def _title_length(tree: Tree, first: int, last: int) -> int:
    """Return how many tokens of title stand at ``first``; a title alone counts as well."""
    words = [token.text.lower().rstrip(".") for token in tree.tokens[first : first + 5]]
    for title in LONG_TITLES:
        is_inside = first + len(title) <= last + 1
        if is_inside and tuple(words[: len(title)]) == title:
            return len(title)
    if first > last or words[0] not in TITLES:
        return 0
    if tree[last].text.lower() in HEADS and words[0] not in _COURTESY:
        return 0  # "General Hospital", "President Hotel"
    if first == last:
        return int(words[0] not in _ALSO_SURNAMES)
    form = " ".join(words[: last - first + 1])
    return int(strip_titles(form) != form)


def _may_be_person(known: KnownName) -> bool:
    return known.type is not EntityType.NATIONALITY and " " not in known.preferred


def _ends_here(
    tree: Tree,
    here: tuple[int, KnownName],
    last: int,
    known: dict[int, tuple[int, KnownName]],
) -> bool:
    """Say whether a known name at the start of a longer run is a name of its own there."""
    after = here[0] + 1
    if tree[after].text in _HYPHENS:
        return after + 1 in known or _is_linked(tree, last)
    if after in known or _title_length(tree, after, last):
        return True
    if here[1].type in (EntityType.NATIONALITY, EntityType.COUNTRY, EntityType.ORGANISATION):
        rest = name_key(tree.text[tree[after].start : tree[last].end]).split()
        is_person = bool(rest) and (is_given_name(rest[0]) or is_east_asian(rest))
        return is_person and tree[last].text.lower() not in HEADS
    return False


def _cut(tree: Tree, first: int, last: int) -> int:
    """Return the last token of the unknown name at ``first``: hyphens may part two persons."""
    for index in range(first + 1, last):
        if tree[index].text in _HYPHENS and _is_linked(tree, last):
            return index - 1
        if _starts_person(tree, index, last):
            return index - 1
    return last


def _starts_person(tree: Tree, index: int, last: int) -> bool:
    """Say whether a title inside the run begins another name: "White House Secretary Ann Lee"."""
    is_title = tree[index].text.lower() in _NAMING_TITLES
    return is_title and 0 < _title_length(tree, index, last) <= last - index


def _is_linked(tree: Tree, last: int) -> bool:
    """Say whether the word after the run is something between two: "summit", "relations"."""
    return last + 1 < len(tree) and tree[last + 1].lemma.lower() in LINKED
