"""Which words of the claim meet which words of the passage, and in which clause.

Alignment only selects: it says where to look. Whether the values found there agree is decided by
the typed matchers. Words meet by lemma, stem, synonym, derivation or a slip of spelling; names by
what they name; anything with a digit only by being the same.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import attrs
from rapidfuzz.distance import OSA

from claimcheck.matchers.clauses import IS, OBJECT, SUBJECT, Clause
from claimcheck.matchers.families import exclude
from claimcheck.matchers.lexicon import LIGHT, OPEN_NOUNS, OWNED
from claimcheck.matchers.naming import NameLink, link_names
from claimcheck.matchers.reading import Reading
from claimcheck.matchers.words import MEASURED, Word
from claimcheck.text.thesaurus import relatedness
from claimcheck.text.words import stem

EXACT, STEM, SYNONYM, DERIVED, SPELLING = 1.0, 0.95, 0.85, 0.8, 0.75
NAME = 1.0
_POS = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}
_BOTH = 2
_DEFINITE = frozenset({"the", "its", "their"})
_SURE = 0.6  # strength from which two words stand for one another
_TOPIC = 0.7  # a page need not repeat the words of its own title
_NEAR = 0.6  # relatedness from which the dictionary's word counts
_BY_DICTIONARY = 0.9  # it knows words, not what they mean here
_PREFIX = 5  # letters two words must share to count as derived from one another
_LONG = 6  # letters a word needs before a slip of spelling is forgiven


@attrs.frozen(eq=False)
class Link:
    """A claim word, a passage word, and how surely they mean the same, in ``[0, 1]``."""

    claim: int
    passage: int
    strength: float


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Alignment:
    """All links between a claim and a passage.

    ``links`` maps a claim word to its candidates, strongest first, then in text order. ``names``
    holds, for each name of the claim, what it meets.
    """

    claim: Reading
    passage: Reading
    links: Mapping[int, tuple[Link, ...]]
    names: tuple[NameLink, ...]

    def meets(self, word: int, among: Collection[int] | None = None) -> Link | None:
        """Return the strongest link of a claim word, into ``among`` if that is given."""
        for link in self.links.get(word, ()):
            if among is None or link.passage in among:
                return link
        return None

    def claim_has(self, passage_word: int) -> bool:
        """Say whether any word of the claim is linked to this word of the passage."""
        return any(link.passage == passage_word for found in self.links.values() for link in found)

    def is_met(self, word: int) -> bool:
        """Say whether a claim word is linked into the compared text of the passage."""
        return any(not self.passage.words[k.passage].is_context for k in self.links.get(word, ()))

    def is_said(self, word: Word) -> bool:
        """Say whether the passage has a word of the claim, a noun not only as a part of a name.

        "A city in Yavapai County" does not say that anything is a county.
        """
        links = (link.passage for link in self.links.get(word.index, ()))
        here = [index for index in links if not self.passage.words[index].is_context]
        if word.token.upos != "NOUN":
            return bool(here)
        return any(index not in self.passage.named for index in here)

    def are_linked(self, claim_word: int, passage_word: int) -> bool:
        """Say whether these two words are surely linked, not merely of one kind."""
        return any(
            link.passage == passage_word and link.strength >= _SURE
            for link in self.links.get(claim_word, ())
        )

    def share(self, words: Iterable[int], among: Collection[int]) -> float:
        """Return the weighted share of claim ``words`` met by a word of ``among``; 1 for none."""
        total = met = 0.0
        for index in words:
            weight = self.claim.words[index].weight
            if weight:
                link = self.meets(index, among)
                total += weight
                met += weight * (link.strength if link else 0.0)
        return met / total if total else 1.0

    @cached_property
    def clause(self) -> Clause | None:
        """The clause of the passage that meets most of the claim; the first of equals."""
        best, best_score = None, -1.0
        for clause in self.passage.main_clauses:
            among = self.scope(clause)
            score = sum(
                word.weight * link.strength
                for word in self.claim.main
                if word.weight and (link := self.meets(word.index, among))
            )
            if score > best_score + 1e-9:
                best, best_score = clause, score
        return best

    def scope(self, clause: Clause) -> frozenset[int]:
        """Return the words that ``clause`` may use: its own and those it borrows."""
        return frozenset((*clause.words, *clause.borrowed))

    # ------------------------------------------------------------ subjects

    def subjects(self, claim_clause: Clause, passage_clause: Clause) -> bool:
        """Say whether both clauses are about the same thing.

        Their subjects meet, or the passage's subject is open (a pronoun, left out, "the company")
        and the neighbours or title name the claim's subject, or nothing could name it.
        """
        first, second = (SUBJECT, OBJECT) if claim_clause.fillers(SUBJECT) else (OBJECT, SUBJECT)
        ours = self._with_names(claim_clause.fillers(first))
        if not ours:
            return True
        theirs = passage_clause.fillers(first) or passage_clause.fillers(second)
        if any(self._means_both(word) for word in ours) and self._are_two_names(theirs):
            return True
        scope = self.scope(passage_clause)
        if any(self.meets(word, scope) for word in ours):
            if any(self.are_linked(a, b) for a in ours for b in theirs) or not theirs:
                return True
            heads = frozenset(w for b in theirs for w in self._phrase(b))
            if any(self.meets(word, heads) for word in ours):
                return True
        if passage_clause.has_open_subject or any(self._is_open(word) for word in theirs):
            return any(self.is_in_context(word) for word in ours) or self.passage.is_bare
        return False

    def _with_names(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Add the names that a noun only says the sort of: "the Cassini spacecraft"."""
        beside = (
            placed.head
            for placed in self.claim.names
            if self.claim.words[placed.head].head in heads
            and self.claim.words[placed.head].token.relation in {"compound", "appos", "flat"}
        )
        sorts = {head for head in heads if self.claim.words[head].lemma not in OWNED}
        return (*heads, *(word for word in beside if self.claim.words[word].head in sorts))

    def has_open_noun(self, clause: Clause) -> bool:
        """Say whether a clause of the passage is about "the company", or leaves open what about."""
        fillers = clause.fillers(SUBJECT) or clause.fillers(OBJECT)
        return not fillers or any(self._is_open(word) for word in fillers)

    def _means_both(self, word: int) -> bool:
        """Say whether a claim word stands for two that were named: "the two leaders"."""
        near = [w.lemma for w in self.claim.words if w.head == word]
        return "two" in near and bool({"the", "both"} & set(near))

    def _are_two_names(self, fillers: Collection[int]) -> bool:
        return len(fillers) == _BOTH and all(word in self.passage.named for word in fillers)

    def is_in_context(self, word: int) -> bool:
        """Say whether a claim word, or the name it is in, occurs around the compared text."""
        if any(self.passage.words[link.passage].is_context for link in self.links.get(word, ())):
            return True
        for placed, link in zip(self.claim.names, self.names, strict=True):
            if word in placed.words:
                return link.is_in_context
        return self.claim.words[word].stem in self._topic_stems

    @cached_property
    def _topic_stems(self) -> frozenset[str]:
        return frozenset(
            stem(piece.casefold().strip("().,"))
            for topic in self.passage.topics
            for piece in topic.replace("-", " ").split()
        )

    def _phrase(self, word: int) -> tuple[int, ...]:
        """Return a word with what hangs directly on it."""
        return (word, *(w.index for w in self.passage.words if w.head == word))

    def _is_open(self, index: int) -> bool:
        word = self.passage.words[index]
        if word.token.upos == "PRON":
            return True
        if index in self.passage.named:
            return False
        if word.lemma not in OPEN_NOUNS and not self._is_said_around(word):
            return False
        start = max(0, index - 4)
        near = self.passage.words[start:index]
        return any(
            w.lemma in {"the", "this", "its", "his", "her", "their"} and w.head == index
            for w in near
        )

    def _is_said_around(self, word: Word) -> bool:
        return word.token.upos == "NOUN" and any(
            other.is_context and other.lemma == word.lemma for other in self.passage.words
        )

    # ------------------------------------------------------------ cover

    @cached_property
    def rest(self) -> tuple[Word, ...]:
        """The claim's content words that belong to no name, date or number."""
        typed = self.claim.valued | self.claim.named | self.claim.quoted
        return tuple(word for word in self.claim.main if word.weight and word.index not in typed)

    def cover(self, without: Collection[int] = (), *, of_subject: bool = True) -> float:
        """Return the weighted share of the claim's other words that the passage has, in ``[0, 1]``.

        Words in ``without`` are left out of the count. A word of the claim's subject may be
        met by the context. Without ``of_subject`` what only describes a subject whose name is
        met is not asked for: "the publishing house Kestrel Books".
        """
        total = met = 0.0
        for word in self.rest:
            strength = self.strength(word)
            is_described = not of_subject and word.index in self.described
            is_by_the_way = is_described or word.weight <= MEASURED
            if word.index in without or (is_by_the_way and not strength):
                continue
            total += word.weight
            met += word.weight * strength
        return met / total if total else 1.0

    def strength(self, word: Word) -> float:
        """Return how surely the passage or its title has a word of the claim, in ``[0, 1]``."""
        main = [
            k.strength
            for k in self.links.get(word.index, ())
            if not self.passage.words[k.passage].is_context
        ]
        if main:
            return main[0]
        if word.index in self._topic_words and self.is_in_context(word.index):
            return 0.9
        return _TOPIC if word.stem in self._topic_stems else 0.0

    def is_topic(self, word: Word) -> bool:
        """Say whether a claim word stands in the title or the headings of the passage."""
        return word.stem in self._topic_stems

    @cached_property
    def described(self) -> frozenset[int]:
        """Words of subject phrases that hold a name, or whose noun, the passage mentions."""
        found: set[int] = set()
        met = {
            placed.head
            for placed, link in zip(self.claim.names, self.names, strict=True)
            if link.heads or link.is_in_context
        }
        for clause in self.claim.main_clauses:
            for head in clause.fillers(SUBJECT) or clause.fillers(OBJECT):
                phrase = subtree(self.claim, head)
                if phrase & met or self._is_stood_for:
                    found.update(phrase)
                elif self.is_met(head):
                    found.update(phrase - {head})
        # "the stalled talks": said by the way, not claimed.
        found.update(
            word.index
            for word in self.claim.main
            if word.token.relation == "amod"
            and word.head is not None
            and self.is_met(word.head)
            and any(w.head == word.head and w.lemma in _DEFINITE for w in self.claim.main)
        )
        return frozenset(found)

    @cached_property
    def _is_stood_for(self) -> bool:
        """Say whether a passage alone says "it" or "the film" for whatever the claim names."""
        clause = self.clause
        if clause is None or not self.passage.is_bare or not self.claim.named:
            return False
        return clause.has_open_subject and any(
            self.passage.words[word].token.upos == "PRON" for word in clause.fillers(SUBJECT)
        )

    @cached_property
    def _topic_words(self) -> frozenset[int]:
        """Words of the claim's subject phrases, which the context may supply."""
        found: set[int] = set()
        for clause in self.claim.main_clauses:
            for head in clause.fillers(SUBJECT) or clause.fillers(OBJECT):
                if clause.fillers(SUBJECT) or clause.fillers(IS):
                    found.update(subtree(self.claim, head))
        return frozenset(found)


@functools.lru_cache(maxsize=64)
def align(claim: Reading, passage: Reading) -> Alignment:
    """Link the words and names of two readings; the last few alignments are remembered."""
    names = link_names(claim, passage)
    links: dict[int, list[Link]] = defaultdict(list)
    lookup = _lookup(passage)
    for word in claim.main:
        if word.weight:
            # A name is met as a whole: "Kim" of one Kim is not "Kim" of the other.
            found = lookup.find(word)
            links[word.index].extend(
                link
                for link in found
                if word.index not in claim.named or link.passage not in passage.named
            )
    for placed, link in zip(claim.names, names, strict=True):
        for head in link.heads:
            links[placed.head].append(Link(placed.head, head, NAME))
    return Alignment(
        claim=claim,
        passage=passage,
        links={word: _ranked(found) for word, found in links.items() if found},
        names=names,
    )


def _is_highest(word: Word) -> bool:
    """Say whether the word is a superlative: "longest" is not met by "14 kilometres long"."""
    return word.token.has("Degree=Sup") or word.token.xpos in {"JJS", "RBS"}


def _ranked(found: Sequence[Link]) -> tuple[Link, ...]:
    best: dict[int, Link] = {}
    for link in found:
        known = best.get(link.passage)
        if known is None or known.strength < link.strength:
            best[link.passage] = link
    return tuple(sorted(best.values(), key=lambda link: (-link.strength, link.passage)))


@functools.lru_cache(maxsize=512)
def _lookup(passage: Reading) -> _Lookup:
    """Return the words of a passage as claims look for them; many claims meet one passage."""
    return _Lookup(passage.words)


@functools.lru_cache(maxsize=262_144)
def _dictionary(ours: str, pos: str, theirs: str, kind: str) -> float:
    """Return how near the dictionary says two lemmas are, 0 where that is not near enough."""
    near = relatedness(ours, theirs, pos_a=pos, pos_b=kind)
    return near * _BY_DICTIONARY if near >= _NEAR and not exclude(ours, theirs) else 0.0


class _Lookup:
    """The words of one passage by lemma, stem, synonym group and prefix."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.by_lemma: dict[str, list[int]] = defaultdict(list)
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        self.by_group: dict[int, list[int]] = defaultdict(list)
        self.by_prefix: dict[str, list[int]] = defaultdict(list)
        self.words = words
        self.listed = [
            (word.index, word.lemma, kind)
            for word in words
            if word.weight and not word.is_context and (kind := _POS.get(word.token.upos))
        ]
        for word in words:
            if not (word.weight or word.groups or word.lemma in LIGHT):
                continue
            for form in {word.lemma, word.text.lower()}:
                self.by_lemma[form].append(word.index)
            self.by_stem[word.stem].append(word.index)
            for group in word.groups:
                self.by_group[group].append(word.index)
            if len(word.lemma) >= _PREFIX and word.lemma.isalpha():
                self.by_prefix[word.lemma[:_PREFIX]].append(word.index)
                self.by_prefix[f"^{word.lemma[0]}{len(word.lemma)}"].append(word.index)

    def find(self, word: Word) -> list[Link]:
        """Return every link of ``word``, any order, the same passage word perhaps twice."""
        found = [
            Link(word.index, index, EXACT)
            for form in {word.lemma, word.text.lower()}
            for index in self.by_lemma.get(form, ())
        ]
        if any(char.isdigit() for char in word.lemma):
            return found
        found += [Link(word.index, index, STEM) for index in self.by_stem.get(word.stem, ())]
        for group in sorted(word.groups):
            found += [
                Link(word.index, index, SYNONYM)
                for index in self.by_group.get(group, ())
                if not exclude(word.lemma, self.words[index].lemma)
            ]
        if len(word.lemma) >= _PREFIX and word.lemma.isalpha():
            found += self._derived(word)
            found += self._misspelt(word)
        found = found or self._related(word)
        return [
            link for link in found if _is_highest(word) is _is_highest(self.words[link.passage])
        ]

    def _related(self, word: Word) -> list[Link]:
        """Ask the dictionary where our own table knows nothing; only words of the compared text."""
        pos = _POS.get(word.token.upos)
        if pos is None:
            return []
        return [
            Link(word.index, index, near)
            for index, lemma, kind in self.listed
            if (near := _dictionary(word.lemma, pos, lemma, kind))
        ]

    def _derived(self, word: Word) -> list[Link]:
        near = self.by_prefix.get(word.lemma[:_PREFIX], ())
        return [
            Link(word.index, index, DERIVED)
            for index in near
            if are_derived(word.stem, self.words[index].stem)
        ]

    def _misspelt(self, word: Word) -> list[Link]:
        if len(word.lemma) < _LONG or word.token.upos == "PROPN":
            return []
        sizes = (len(word.lemma) - 1, len(word.lemma), len(word.lemma) + 1)
        near = [i for n in sizes for i in self.by_prefix.get(f"^{word.lemma[0]}{n}", ())]
        return [
            Link(word.index, index, SPELLING)
            for index in near
            if self.words[index].token.upos != "PROPN"
            and OSA.distance(word.lemma, self.words[index].lemma, score_cutoff=1) <= 1
            and word.lemma[-2:] == self.words[index].lemma[-2:]
        ]


def are_derived(one: str, other: str) -> bool:
    """Say whether two stems look like forms of one word: a long shared beginning, short ends."""
    short, long = sorted((one, other), key=len)
    shared = 0
    for a, b in zip(short, long, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _PREFIX - 1 and shared >= len(short) - 1 and len(long) - shared <= _PREFIX


@functools.lru_cache(maxsize=1024)
def subtree(reading: Reading, head: int) -> frozenset[int]:
    """Return ``head`` and all words it governs, inside its own clause."""
    clause = reading.clause_of(head)
    inside = set(clause.words)
    found = {head}
    # A dependent may precede its governor, so repeat over the clause until nothing is added.
    order = sorted(inside, key=lambda index: (_depth(reading, index), index))
    for index in order:
        above = reading.words[index].head
        if above in found:
            found.add(index)
    return frozenset(found)


def _depth(reading: Reading, index: int) -> int:
    depth = 0
    above = reading.words[index].head
    while above is not None:
        depth += 1
        above = reading.words[above].head
    return depth
