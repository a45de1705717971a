"""Examples of a kind: "such as", "including"."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, trimmed, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import QUANTIFIERS, VAGUE, is_factual, may_distribute
from claimcheck.claims.phrases import clause_pieces, cut, is_clean
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.syntax.query import preposition_of
from claimcheck.syntax.tree import Token

_LINKS = frozenset({"including", "such as"})
_FIRST_LINKS = frozenset({"including", "such"})
_SETS = table("number variety range series array host handful couple lot")
_NOMINAL = frozenset({"NOUN", "PROPN"})


@attrs.frozen
class Examples:
    """Say of the examples what is said of their kind.

    What it does:
        "She played in films, including A and B" gives "She played in films" and "She played in A
        and B", which the rule for lists takes apart.

    Why:
        What is true of the kind as it is named here is true of each example, and each can be wrong
        alone.

    Example:
        "It exports goods such as tea." gives "It exports goods." and "It exports tea."

    Limits:
        Only where the kind is plural and in the same clause, and never where the kind is counted,
        quantified or denied: "72 titles, including ten majors" does not mean that ten majors were
        72 titles, and stays.
    """

    name: str = "example"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first examples."""
        tree, here = sentence.tree, draft.tokens
        if _FIRST_LINKS.isdisjoint(sentence.words) or not is_factual(draft, sentence):
            return ()
        for example in tree:
            if example.index not in here or example.index in draft.done:
                continue
            if example.upos not in _NOMINAL or preposition_of(tree, example) not in _LINKS:
                continue
            words = under(tree, example, here)
            kind = _kind(words, sentence)
            if (
                kind is None
                or kind.index not in here
                or draft.head in words
                or draft.subject in words
            ):
                continue
            if not is_clean(words, draft, sentence) or not _may_name(draft, sentence, kind):
                continue
            return cut(draft, words, sentence), _replaced(draft, sentence, kind, example, words)
        return ()


def _may_name(draft: Draft, sentence: Sentence, kind: Token) -> bool:
    """Say whether what is said of the kind holds for each: also after "several" and "many"."""
    if may_distribute(draft, sentence, kind):
        return True
    own = {
        t.text.lower()
        for t in sentence.tree.children(kind, "det", "amod")
        if t.index < kind.index and t.text.lower() in QUANTIFIERS
    }
    return bool(own) and own <= VAGUE and may_distribute(draft, sentence, kind, but=VAGUE)


def _kind(words: tuple[int, ...], sentence: Sentence) -> Token | None:
    """Return the plural noun right before "such as" or ", including"."""
    tree = sentence.tree
    first = trimmed(tree, words)[0]
    kind = None
    for index in range(first - 1, -1, -1):
        if tree[index].upos in {"VERB", "AUX", "SCONJ"}:
            break
        if tree[index].upos == "NOUN" and tree[index].has("Number=Plur"):
            kind = tree[index]
            break
    if kind is None or kind.relation in {"compound", "conj"}:
        return None
    governor = tree.head_of(kind)
    if kind.relation == "nmod" and governor is not None and governor.lemma.lower() in _SETS:
        kind = governor  # "a number of clubs, including Oslo"
    return None if tree.child(kind, "nummod") is not None else kind


def _replaced(
    draft: Draft, sentence: Sentence, kind: Token, example: Token, words: tuple[int, ...]
) -> Draft:
    """Return the draft with the examples in the place of their kind."""
    tree = sentence.tree
    link = {t.index for case in tree.children(example, "case") for t in tree.subtree(case)}
    named = trimmed(tree, [i for i in words if i not in link])
    lead = {t.index for t in tree.children(kind, "case", "mark", "cc", "punct", "cop", "aux")}
    old = set(under(tree, kind, draft.tokens)) - lead - set(words)
    joined = {t.index for c in tree.children(kind, "conj") for t in tree.subtree(c)}
    rest = cut(draft, set(words), sentence).tokens - old - joined
    before = [i for i in rest if i < kind.index]
    after = [i for i in rest if i > kind.index]
    pieces = (
        *clause_pieces(before, draft),
        *clause_pieces(named, draft),
        *clause_pieces(after, draft),
    )
    subject = example.index if draft.subject == kind.index else draft.subject
    return attrs.evolve(draft, pieces=pieces, subject=subject, done=draft.done)
