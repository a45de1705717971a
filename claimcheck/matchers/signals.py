"""What a claim and a passage have in common besides typed values: the inputs of the trained scorer.

Each signal is one number with a name. None decides anything alone: typed comparisons do, and the
trained scorer, which weighs these, may only sway where they leave room. Signals never count what
tells one collection of texts from another (lengths, the number of passages), so that a model
trained on some texts holds for others.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, LCSseq

from claimcheck.matchers.alignment import Alignment, align
from claimcheck.matchers.clauses import IS, OBJECT, SUBJECT, Clause
from claimcheck.matchers.lexicon import FIRSTS, LASTS, NEGATIONS, NEGATIVE_PRONOUNS, ONLY, WITHOUT
from claimcheck.matchers.reading import Reading
from claimcheck.matchers.words import Word
from claimcheck.model import EntityType, Modality
from claimcheck.text.opposites import are_opposite
from claimcheck.text.thesaurus import relatedness

Signals = Mapping[str, float]


def signals(claim: Reading, passage: Reading) -> dict[str, float]:
    """Return every signal of the two by its name; shares are in ``[0, 1]``, counts from 0 up."""
    pair = _Pair(align(claim, passage))
    parts = (_wording, _order, _structure, _replacements, _opposition, _cues, _names, _roles)
    return {name: round(float(value), 4) for part in parts for name, value in part(pair)}


Found = Iterator[tuple[str, float]]


@attrs.frozen(eq=False, slots=False)
class _Pair:
    """An alignment with what several signals need."""

    al: Alignment

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The claim's words that carry meaning."""
        return tuple(word for word in self.al.claim.main if word.weight)

    @cached_property
    def met(self) -> frozenset[int]:
        """The claim's words that the passage has, a name being had as a whole."""
        found = {word.index for word in self.content if self.al.is_met(word.index)}
        for placed, link in zip(self.al.claim.names, self.al.names, strict=True):
            if link.heads:
                found.update(placed.words)
        return frozenset(found)

    @cached_property
    def unmet(self) -> tuple[Word, ...]:
        return tuple(word for word in self.content if word.index not in self.met)

    @cached_property
    def linked(self) -> frozenset[int]:
        """The passage's words that some word or name of the claim meets."""
        found = {link.passage for links in self.al.links.values() for link in links}
        for link in self.al.names:
            found.update(index for mention in link.mentions for index in mention.words)
        return frozenset(found)

    @cached_property
    def best(self) -> dict[int, int]:
        """For each claim word met in the compared text, the passage word that meets it best."""
        words = self.al.passage.words
        links = ((word.index, self.al.meets(word.index)) for word in self.content)
        return {
            index: link.passage
            for index, link in links
            if link and not words[link.passage].is_context
        }

    @cached_property
    def source(self) -> tuple[Word, ...]:
        """The words of the compared text of the passage that carry meaning."""
        return tuple(word for word in self.al.passage.main if word.weight)

    @cached_property
    def replaced(self) -> dict[int, list[Word]]:
        """For each unmet claim word, the passage's words that stand in its place."""
        return {word.index: list(_standing_for(self, word)) for word in self.unmet}

    @cached_property
    def below(self) -> dict[int, list[Word]]:
        """The passage's words of meaning by the word of meaning they hang on."""
        found: dict[int, list[Word]] = defaultdict(list)
        for word in self.source:
            above = _above(self.al.passage, word)
            if above is not None:
                found[above].append(word)
        return found


def _above(reading: Reading, word: Word) -> int | None:
    """Return the nearest governor that carries meaning."""
    above = word.head
    while above is not None and not reading.words[above].weight:
        above = reading.words[above].head
    return above


def _share(part: float, whole: float, of_none: float = 1.0) -> float:
    return part / whole if whole else of_none


# ---------------------------------------------------------------- wording


def _wording(pair: _Pair) -> Found:
    al = pair.al
    yield "cover", al.cover()
    yield "cover_of_predicate", al.cover(of_subject=False)
    weights = sum(word.weight for word in pair.content)
    yield (
        "cover_of_all",
        _share(sum(w.weight for w in pair.content if w.index in pair.met), weights),
    )
    yield "strength", _share(sum(map(al.strength, pair.content)), len(pair.content))
    yield "unmet", len(pair.unmet)
    for tag in ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"):
        yield f"unmet_{tag.lower()}", sum(word.token.upos == tag for word in pair.unmet)
    yield (
        "source_had",
        _share(sum(w.index in pair.linked for w in pair.source), len(pair.source), 0),
    )
    ours, theirs = al.claim.text.lower(), al.passage.text.lower()
    yield "token_set", fuzz.token_set_ratio(ours, theirs) / 100
    yield "token_sort", fuzz.token_sort_ratio(ours, theirs) / 100
    yield "partial", fuzz.partial_ratio(ours, theirs) / 100


def _order(pair: _Pair) -> Found:
    """Say how far the claim's words stand in the passage side by side and in their order."""
    ours, theirs = _lemmas(pair.al.claim), _lemmas(pair.al.passage)
    said = set(theirs)
    yield "lemmas", _share(sum(lemma in said for lemma in ours), len(ours))
    yield "lemmas_in_order", _share(LCSseq.similarity(ours, theirs), len(ours))
    for name, length in (("pairs", 2), ("triples", 3)):
        runs, known = _runs(ours, length), set(_runs(theirs, length))
        yield name, _share(sum(run in known for run in runs), len(runs))
    places = [pair.best[index] for index in sorted(pair.best)]
    turned = sum(a > b for a, b in itertools.pairwise(places))
    yield "turned", _share(turned, len(places) - 1, 0) if places else 0
    between = range(min(places), max(places) + 1) if places else range(0)
    yield "spread", _share(len(between), len(pair.al.claim.main))
    words = pair.al.passage.words
    put_in = sum(words[i].weight > 0 and i not in pair.linked for i in between)
    yield "put_in", _share(put_in, len(pair.content), 0)


def _lemmas(reading: Reading) -> list[str]:
    return [w.lemma for w in reading.main if any(char.isalnum() for char in w.text)]


def _runs(lemmas: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return list(zip(*(lemmas[start:] for start in range(length)), strict=False))


# ---------------------------------------------------------------- structure


def _structure(pair: _Pair) -> Found:
    """Say how far words that hang together in the claim hang together in the passage."""
    al = pair.al
    edges = direct = inside = 0
    for word in pair.content:
        above = _above(al.claim, word)
        if above is None or word.index not in pair.best or above not in pair.best:
            continue
        edges += 1
        these = [link.passage for link in al.links[word.index]]
        those = [link.passage for link in al.links[above]]
        direct += _hang_together(al.passage, these, those)
        inside += bool(_clauses(al.passage, these) & _clauses(al.passage, those))
    yield "edges", _share(direct, edges)
    yield "edges_lost", edges - direct
    yield "edges_in_clause", _share(inside, edges)
    yield "edges_out_of_clause", edges - inside
    clause = al.clause
    own = [al.passage.words[i] for i in clause.words] if clause else []
    own = [word for word in own if word.weight]
    scope = al.scope(clause) if clause else frozenset()
    weights = sum(word.weight for word in pair.content)
    here = sum(w.weight for w in pair.content if al.meets(w.index, scope) is not None)
    yield "cover_in_clause", _share(here, weights) if clause else 0
    yield "clause_had", _share(sum(w.index in pair.linked for w in own), len(own), 0)
    yield "clause_more", sum(word.index not in pair.linked for word in own)


def _hang_together(reading: Reading, these: Sequence[int], those: Sequence[int]) -> bool:
    above = {_above(reading, reading.words[i]) for i in these}
    return bool(above & set(those)) or any(
        _above(reading, reading.words[i]) in these for i in those
    )


def _clauses(reading: Reading, words: Iterable[int]) -> set[int]:
    return {reading.words[index].clause for index in words}


# ---------------------------------------------------------------- what stands in its place


_PLACE_OF = {
    **dict.fromkeys(("nsubj", "csubj"), "subject"),
    **dict.fromkeys(("obj", "iobj"), "object"),
    **dict.fromkeys(("nmod", "compound", "appos"), "noun"),
    **dict.fromkeys(("xcomp", "ccomp", "acl", "advcl", "parataxis"), "clause"),
}
_LIKE = (frozenset({"NOUN", "PROPN"}), frozenset({"NOUN", "ADJ"}))
_KINDS = {"NOUN": "noun", "VERB": "verb", "ADJ": "modifier", "ADV": "modifier", "PROPN": "name"}


def _standing_for(pair: _Pair, word: Word) -> Iterator[Word]:
    """Yield the passage's words that no claim word meets, in the place of an unmet ``word``.

    They hang on what meets its governor as it hangs on that, or what meets its dependents hangs
    on them in the same way.
    """
    al = pair.al
    above = _above(al.claim, word)
    if above in pair.best:
        for link in al.links[above]:
            for other in pair.below.get(link.passage, ()):
                if other.index not in pair.linked and _place(other) == _place(word):
                    yield from _if_like(word, other)
    for below in pair.content:
        if below.index not in pair.best or _above(al.claim, below) != word.index:
            continue
        for link in al.links[below.index]:
            own = al.passage.words[link.passage]
            head = _above(al.passage, own)
            if head is not None and head not in pair.linked and _place(own) == _place(below):
                yield from _if_like(word, al.passage.words[head])


def _place(word: Word) -> str:
    return _PLACE_OF.get(word.token.relation, word.token.relation)


def _if_like(word: Word, other: Word) -> Iterator[Word]:
    tags = frozenset({word.token.upos, other.token.upos})
    if not other.is_context and (len(tags) == 1 or tags in _LIKE):
        yield other


def _replacements(pair: _Pair) -> Found:
    """Count unmet words in whose place the passage has another, and those it has nothing for."""
    counts = dict.fromkeys(
        [
            f"{how}_{kind}"
            for how in ("replaced", "absent")
            for kind in (*_KINDS.values(), "number")
        ],
        0,
    )
    related = alike = 0.0
    same_form = capitals = 0
    for word in pair.unmet:
        others = pair.replaced[word.index]
        counts[f"{'replaced' if others else 'absent'}_{_KINDS.get(word.token.upos, 'number')}"] += 1
        same_form += any(other.token.xpos == word.token.xpos for other in others)
        capitals += any(_is_capital(word) and _is_capital(other) for other in others)
        for other in others:
            related = max(related, relatedness(word.lemma, other.lemma))
            alike = max(alike, JaroWinkler.similarity(word.lemma, other.lemma))
    yield from counts.items()
    yield "replaced_in_form", same_form
    yield "replaced_name_by_name", capitals
    yield "replaced_related", related
    yield "replaced_alike", alike


def _is_capital(word: Word) -> bool:
    return word.text[:1].isupper()


_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


def _opposition(pair: _Pair) -> Found:
    for name, words in (("opposite_unmet", pair.unmet), ("opposite_met", pair.content)):
        yield (
            name,
            sum(
                any(are_opposite(word.lemma, other.lemma) for other in pair.source)
                for word in words
                if word.token.upos in _OPEN
                and (name == "opposite_unmet") != (word.index in pair.met)
            ),
        )
    yield (
        "opposite_in_place",
        sum(
            any(are_opposite(word.lemma, other.lemma) for other in pair.replaced[word.index])
            for word in pair.unmet
        ),
    )


# ---------------------------------------------------------------- cues

_DENIALS = NEGATIONS | NEGATIVE_PRONOUNS | WITHOUT | {"fail", "refuse", "deny", "lack", "unable"}
_CUES = {
    "denial": _DENIALS,
    "only": ONLY,
    "all": frozenset({"all", "every", "each", "always", "any", "entire", "both"}),
    "some": frozenset({"some", "many", "several", "few", "most", "often", "sometimes", "partly"}),
    "order": FIRSTS | LASTS | {"before", "after", "until", "since", "former", "previous", "next"},
}


def _cues(pair: _Pair) -> Found:
    """Count the small words that turn a statement and stand on one side alone."""
    al = pair.al
    ours = {word.lemma for word in al.claim.main}
    theirs = {word.lemma for word in al.passage.main}
    near = {al.passage.words[i].lemma for i in al.scope(al.clause)} if al.clause else set()
    for name, cues in _CUES.items():
        yield f"{name}_in_claim", len((ours & cues) - theirs)
        yield f"{name}_in_source", len((theirs & cues) - ours)
        yield f"{name}_in_clause", len((near & cues) - ours)
        yield f"{name}_in_both", len(ours & theirs & cues)
    is_denied = any(clause.is_negated for clause in al.claim.main_clauses)
    is_turned = is_denied != (al.clause is not None and al.clause.is_negated)
    yield "denied_on_one_side", is_turned
    yield "denied_and_all_met", is_turned and not pair.unmet
    yield "denied_and_replaced", is_turned and any(pair.replaced.values())
    yield "denied_anywhere", is_denied != any(c.is_negated for c in al.passage.main_clauses)
    yield "denied_where_met", is_denied != _is_denied_where_met(pair)
    yield (
        "open_on_one_side",
        _is_open(al.claim.main_clauses) != _is_open((al.clause,) if al.clause else ()),
    )
    yield "highest_unmet", sum(word.token.xpos in {"JJS", "RBS"} for word in pair.unmet)


def _is_denied_where_met(pair: _Pair) -> bool:
    """Say whether a clause is negated that has what the claim says besides its subject."""
    al = pair.al
    subject = {i for clause in al.claim.main_clauses for i in clause.fillers(SUBJECT)}
    places = {at for index, at in pair.best.items() if index not in subject}
    return any(
        clause.is_negated and places.intersection(clause.words)
        for clause in al.passage.main_clauses
    )


def _is_open(clauses: Sequence[Clause]) -> bool:
    return any(clause.modality is not Modality.ASSERTED for clause in clauses)


# ---------------------------------------------------------------- names and roles


def _names(pair: _Pair) -> Found:
    al = pair.al
    linked = list(zip(al.claim.names, al.names, strict=True))
    lost = [placed for placed, link in linked if not link.heads and not link.is_in_context]
    free = [placed for placed in al.passage.names if not pair.linked & set(placed.words)]
    inside = set(al.clause.words) if al.clause else set()
    yield "names_met", sum(bool(link.heads) for _, link in linked)
    yield "names_around", sum(not link.heads and link.is_in_context for _, link in linked)
    yield "names_lost", len(lost)
    yield "names_lost_of_known_type", sum(p.value.type is not EntityType.UNKNOWN for p in lost)
    yield "names_free", len(free)
    yield "names_free_in_clause", sum(set(placed.words) <= inside for placed in free)
    yield (
        "names_with_twin",
        sum(any(other.value.type is placed.value.type for other in free) for placed in lost),
    )


def _roles(pair: _Pair) -> Found:
    """Say whether the claim's subject, predicate and objects are met, and in the same part."""
    al = pair.al
    clause = next(iter(al.claim.main_clauses), None)
    for name, role in (("subject", SUBJECT), ("object", OBJECT), ("is", IS)):
        fillers = clause.fillers(role) if clause else ()
        known = sum(index in pair.met or al.is_in_context(index) for index in fillers)
        yield f"{name}_met", _share(known, len(fillers), 0.5)
        yield f"{name}_in_role", _in_role(pair, fillers, role)
    head = al.claim.words[clause.head] if clause else None
    yield "predicate_met", al.strength(head) if head is not None and head.weight else 0.5
    heads = {c.head for c in al.passage.main_clauses}
    at = pair.best.get(head.index) if head is not None else None
    yield "predicate_is_predicate", 0.5 if at is None else float(at in heads)


def _in_role(pair: _Pair, fillers: Sequence[int], role: str) -> float:
    """Return the share of the met ``fillers`` that fill the same role in the passage, or a half."""
    theirs = {i for clause in pair.al.passage.main_clauses for i in clause.fillers(role)}
    met = [pair.best[index] for index in fillers if index in pair.best]
    return _share(sum(index in theirs for index in met), len(met), 0.5)
