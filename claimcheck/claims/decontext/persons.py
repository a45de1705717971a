"""Weigh who "he" or "she" may be: the people named so far, by place and prominence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimcheck.claims.decontext.genders import gender_of_name
from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.roles import ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.model import EntityType
from claimcheck.syntax.query import own_subject
from claimcheck.syntax.tree import Token

SURE = 0.77
"""The share of belief that the best candidate must have to be put in."""

WEIGHTS: Mapping[str, float] = {
    "1 back, subject": 0.6,
    "2 back, other": -1.2,
    "2 back, subject": -0.8,
    "advcl, before": 0.1,
    "after, subject": 0.2,
    "again: 1 back, other": 0.2,
    "again: 2 back, subject": 0.5,
    "again: here, other": -0.1,
    "doubtful pronoun": -0.8,
    "full name": -0.5,
    "gender known": 0.7,
    "here, other": 0.7,
    "here, subject": 0.6,
    "inner subject": 0.6,
    "iobj, before": -0.2,
    "joined": -0.7,
    "most mentioned": 0.3,
    "nearest": 0.6,
    "nmod, before": -0.1,
    "nsubj, here": 0.9,
    "obj, before": -0.3,
    "obj, here": 0.5,
    "obl, here": -0.2,
    "of 1": -0.3,
    "of 3": 0.4,
    "other": -0.4,
    "parallel": 0.9,
    "person": 0.2,
    "possessive, before": -0.6,
    "possessive, here": 0.5,
    "pronoun": -0.7,
    "subject": 0.6,
    "subject of its clause": 0.5,
}
"""What each trait of a candidate adds to its log-odds; fitted on the pronouns of GAP's
development part (Apache-2.0), rounded."""

_WINDOW = 3  # sentences back
_FREE_CLAUSE = frozenset({"root", "conj", "ccomp", "parataxis"})
_MANY = 3  # mentions


@attrs.frozen(kw_only=True)
class Mention:
    """A place where somebody is named, or where a pronoun means somebody for sure or maybe.

    ``part`` is what it is to its clause: "subject", "inner subject" of a clause inside another,
    "object", "owner", "joined" to another, or "other".
    """

    referent: Referent
    at: int
    is_subject: bool
    is_name: bool = True
    is_sure: bool = True
    part: str = "other"


@attrs.frozen(kw_only=True)
class Ranking:
    """The likeliest candidate, if any, and the share of belief in it, in ``[0, 1]``."""

    best: Mention | None = None
    belief: float = 0.0


def rank(
    token: Token,
    sentence: Sentence,
    mentions: Sequence[Sequence[Mention]],
    genders: Mapping[str, frozenset[str]],
) -> Ranking:
    """Return the likeliest person for a pronoun.

    Args:
        token: "he", "her" … in ``sentence``.
        sentence: The last sentence of ``mentions``.
        mentions: People and possible people by sentence, in reading order.
        genders: Pronouns that go with a referent, by its key, as far as the text has shown.
    """
    found = candidates(token, sentence, mentions, genders)
    scores = {
        key: sum(WEIGHTS.get(trait, 0.0) for trait in traits) for key, (_, traits) in found.items()
    }
    if not scores:
        return Ranking()
    best = min(scores, key=lambda key: (-scores[key], key))
    if _is_contested(best, found) or _rivals(token, sentence, mentions, genders) - {best}:
        return Ranking(best=found[best][0])
    nobody = 1.0
    total = nobody + sum(math.exp(score) for score in scores.values())
    belief = math.exp(scores[best]) / total
    if len(found) == 1 and found[best][1] >= _ALONE:
        belief = max(belief, SURE)
    return Ranking(best=found[best][0], belief=belief)


_ALONE = frozenset({"person", "gender known", "nearest"})
"""Traits of the only person around, whom a pronoun must mean."""


def _is_contested(best: str, found: Mapping[str, tuple[Mention, frozenset[str]]]) -> bool:
    """Say whether subject and other person of the sentence before are both as likely.

    "Smith met Brown. He left." leaves open who left, unless the text was about one of them.
    """
    traits = found[best][1]
    if not traits & {"1 back, subject", "1 back, other"} or "most mentioned" in traits:
        return False
    if any(trait.startswith("again") for trait in traits):
        return False
    return any("1 back, " in " ".join(other) for key, (_, other) in found.items() if key != best)


def _rivals(
    token: Token,
    sentence: Sentence,
    mentions: Sequence[Sequence[Mention]],
    genders: Mapping[str, frozenset[str]],
) -> frozenset[str]:
    """Return who is named right behind the phrase in front that holds the pronoun.

    In "Smith left. In his absence, Brown ran the club" either of them may have been absent.
    """
    tree = sentence.tree
    if any(t.upos in {"VERB", "AUX"} and t.xpos in _FINITE for t in tree.tokens[: token.index]):
        return frozenset()
    comma = next((t.index for t in tree.tokens[token.index :] if t.text == ","), None)
    return frozenset(
        m.referent.key
        for m in mentions[-1]
        if comma is not None and m.at == comma + 1 and m.is_name and _fits(m, token, genders)
    )


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def candidates(
    token: Token,
    sentence: Sentence,
    mentions: Sequence[Sequence[Mention]],
    genders: Mapping[str, frozenset[str]],
) -> dict[str, tuple[Mention, frozenset[str]]]:
    """Return the people a pronoun may mean, by key, each with its nearest mention and traits."""
    counts = Counter(m.referent.key for found in mentions for m in found)
    most = max(counts.values(), default=0)
    seen: dict[str, tuple[Mention, set[str]]] = {}
    for back, mention in _mentions(token, sentence, mentions):
        key = mention.referent.key
        if not _fits(mention, token, genders):
            continue
        is_nearest = not seen
        place = f"{_distance(back, mention, token)}, {_role(mention)}"
        if key in seen:
            seen[key][1].add(f"again: {place}")
            continue
        traits = {place, mention.part, *_own_traits(mention, genders)}
        if is_nearest:
            traits.add("nearest")
        if back == 1 and mention.is_subject and _is_main(token, sentence):
            traits.add("parallel")
        if not back and _governs(mention, token, sentence):
            traits.add("subject of its clause")
        if counts[key] == most and counts[key] >= _MANY:
            traits.add("most mentioned")
        seen[key] = (mention, traits)
    after = {key for key, (mention, _) in seen.items() if _is_after(mention, token, mentions)}
    kind = "possessive" if token.deprel == "nmod:poss" else token.relation
    for key, (mention, traits) in seen.items():
        traits.add(f"of {min(len(seen), _MANY)}")
        if after - {key}:
            traits.add("other behind")
        traits.add(f"{kind}, {'here' if mention in mentions[-1] else 'before'}")
    return {key: (mention, frozenset(traits)) for key, (mention, traits) in seen.items()}


def _is_after(mention: Mention, token: Token, mentions: Sequence[Sequence[Mention]]) -> bool:
    return mention in mentions[-1] and mention.at > token.index


def _mentions(
    token: Token, sentence: Sentence, mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[int, Mention]]:
    """Yield what may be meant, the nearest first."""
    for back, found in enumerate(reversed(mentions[-_WINDOW:])):
        for mention in sorted(found, key=lambda m: -m.at):
            if back or _may_be_here(token, mention, sentence):
                yield back, mention


def _may_be_here(token: Token, mention: Mention, sentence: Sentence) -> bool:
    """Say whether somebody of the same sentence may be meant."""
    if _is_possessed(token, mention, sentence) or _is_coargument(token, mention, sentence):
        return False
    return mention.at < token.index or _is_cataphor(token, mention, sentence)


def _is_possessed(token: Token, mention: Mention, sentence: Sentence) -> bool:
    """Say whether somebody is named in the phrase itself: "her sister, Ann" is nobody's own."""
    if token.deprel != "nmod:poss" or token.head < 0:
        return False
    tree = sentence.tree
    noun = tree[token.head]
    first, last = tree.edges(noun)
    if first <= mention.at <= last and mention.at != noun.index:
        return mention.at > token.index
    is_relative = noun.lemma.lower() in ROLES
    return mention.at == noun.index + 1 or (is_relative and mention.at == noun.index + 2)


def _is_cataphor(token: Token, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a pronoun before the main subject may mean it: "While she worked, Berg …"."""
    tree = sentence.tree
    subject = own_subject(tree, tree.root)
    if not mention.is_name or subject is None or not _covers(mention, subject, sentence):
        return False
    return tree.edges(subject)[0] > token.index and token.head != tree.root.index


def _is_coargument(token: Token, mention: Mention, sentence: Sentence) -> bool:
    """Say whether both are subject and object of one verb, and so two people."""
    is_object = token.relation in {"obj", "iobj", "obl", "nmod"}
    return is_object and token.deprel != "nmod:poss" and _governs(mention, token, sentence)


def _governs(mention: Mention, token: Token, sentence: Sentence) -> bool:
    """Say whether the mention is the subject of the nearest clause that has one."""
    tree = sentence.tree
    clause = next((a for a in tree.ancestors(token) if own_subject(tree, a)), None)
    subject = None if clause is None else own_subject(tree, clause)
    return subject is not None and _covers(mention, subject, sentence)


def _covers(mention: Mention, head: Token, sentence: Sentence) -> bool:
    if mention.at == head.index:
        return True
    entity = sentence.entity_at(mention.at)
    return entity is not None and entity.span.start <= head.start < entity.span.end


def _fits(mention: Mention, token: Token, genders: Mapping[str, frozenset[str]]) -> bool:
    if mention.referent.type not in {EntityType.PERSON, EntityType.UNKNOWN}:
        return False
    gender = genders.get(mention.referent.key) or gender_of_name(mention.referent.text)
    return not gender or token.text.lower() in gender


def _distance(back: int, mention: Mention, token: Token) -> str:
    if back:
        return f"{back} back"
    return "after" if mention.at > token.index else "here"


def part_of(token: Token, sentence: Sentence) -> str:
    """Return what a name or pronoun is to its clause; ``token`` is its head."""
    tree = sentence.tree
    if token.relation == "conj" or any(tree.children(token, "conj")):
        return "joined"
    if token.relation == "nsubj" and token.head >= 0:
        return "subject" if tree[token.head].relation in _FREE_CLAUSE else "inner subject"
    if token.deprel == "nmod:poss":
        return "owner"
    return "object" if token.relation in {"obj", "iobj"} else "other"


def _role(mention: Mention) -> str:
    return "subject" if mention.is_subject else "other"


def _own_traits(mention: Mention, genders: Mapping[str, frozenset[str]]) -> Iterator[str]:
    if genders.get(mention.referent.key) or gender_of_name(mention.referent.text):
        yield "gender known"
    if mention.referent.type is EntityType.PERSON:
        yield "person"
    if not mention.is_name:
        yield "pronoun" if mention.is_sure else "doubtful pronoun"
    if " " in mention.referent.text:
        yield "full name"


def _is_main(token: Token, sentence: Sentence) -> bool:
    is_subject = token.relation == "nsubj" and token.head >= 0
    return is_subject and sentence.tree[token.head].relation in _FREE_CLAUSE
