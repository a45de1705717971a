"""Apply the rules to one sentence until none fires, and never lose a word."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from claimcheck.claims.cues import CONNECTIVES
from claimcheck.claims.draft import Draft, is_content, verbatim
from claimcheck.claims.phrases import cuts_word
from claimcheck.claims.rules import RULES
from claimcheck.claims.rules.rule import Rule
from claimcheck.claims.sentence import Sentence
from claimcheck.syntax.query import is_finite, own_subject
from claimcheck.syntax.tree import Tree

MOST_CLAIMS = 40
"""A sentence gives no more claims than this; lists multiply."""

_MOST_STEPS = 160


def split_sentence(sentence: Sentence, rules: Sequence[Rule] = RULES) -> tuple[Draft, ...]:
    """Return the claims of one sentence, in order of their rules; at least the whole sentence.

    A step that would lose a content word or leave a claim without subject or verb is undone: the
    larger claim is kept.
    """
    if not len(sentence.tree):
        return ()
    waiting = [_whole(sentence)]
    done: list[Draft] = []
    steps = 0
    used = [rule for rule in rules if sentence.granularity.includes(rule.level)]
    while waiting:
        draft = waiting.pop(0)
        steps += 1
        parts = () if steps > _MOST_STEPS else _first_split(draft, sentence, used)
        if parts and len(parts) + len(waiting) + len(done) <= MOST_CLAIMS:
            waiting = [*parts, *waiting]
        else:
            done.append(draft)
    return _distinct(done)


def _whole(sentence: Sentence) -> Draft:
    tree = sentence.tree
    subject = own_subject(tree, tree.root)
    return Draft(
        pieces=verbatim(
            i for i in range(_connective(sentence), len(tree)) if i not in sentence.noise
        ),
        head=tree.root.index,
        subject=None if subject is None else subject.index,
        is_final=not tree.is_whole,
    )


def _connective(sentence: Sentence) -> int:
    """Return how many first tokens only tie the sentence to the one before: "Meanwhile,"."""
    words = sentence.tree.tokens[:2]
    if len(words) == len(("Meanwhile", ",")) and words[1].text == ",":
        is_tie = words[0].text.lower() in CONNECTIVES and words[0].index not in sentence.quoted
        return 2 if is_tie and sentence.tree.root.index > 1 else 0
    return 0


def _first_split(draft: Draft, sentence: Sentence, rules: Sequence[Rule]) -> tuple[Draft, ...]:
    for rule in rules:
        if draft.is_final and not rule.is_nominal:
            continue
        parts = rule.apply(draft, sentence)
        if parts and is_sound_split(draft, parts, sentence):
            return tuple(_named(part, rule, draft) for part in parts)
    return ()


def _named(part: Draft, rule: Rule, draft: Draft) -> Draft:
    is_same = part.pieces == draft.pieces and part.is_final == draft.is_final
    return part if is_same else part.named(rule.name)


def is_sound_split(draft: Draft, parts: Sequence[Draft], sentence: Sentence) -> bool:
    """Say whether a split keeps every content word, gets smaller, and leaves only statements."""
    tree = sentence.tree
    if not tree.is_whole:
        return False
    before = draft.tokens
    together = frozenset().union(*(part.tokens for part in parts))
    if any(is_content(tree[index]) for index in before - together):
        return False
    size = (len(before - draft.done), len(before))
    for part in parts:
        here = part.tokens
        if cuts_word(before - here, here, sentence):
            return False
        is_smaller = (len(here - part.done), len(here)) < size or part.is_final > draft.is_final
        if not is_smaller or not _is_statement(part, tree):
            return False
    return True


def _is_statement(draft: Draft, tree: Tree) -> bool:
    """Say whether a draft has a subject before or in it and a finite verb, its own or put in."""
    if draft.is_final:
        return True
    here = draft.tokens
    if draft.head not in here:
        return False
    if draft.subject is None or draft.subject not in here:
        return tree.child(tree[draft.head], "expl", "csubj") is not None
    if any(piece.rule in {"copula", "tense", "verb"} for piece in draft.pieces):
        return True
    head = tree[draft.head]
    auxes = [t for t in tree.children(head, "aux", "cop") if t.index in here]
    borrowed = [tree[i] for i in here if tree[i].relation in {"aux", "cop"}]
    return is_finite(tree, head) or any(t.has("VerbForm=Fin") for t in [*auxes, *borrowed])


def _distinct(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drop a claim that repeats the words of an earlier one."""
    found: dict[object, Draft] = {}
    for draft in drafts:
        key = (draft.pieces, draft.kind)
        found.setdefault(key, draft)
    return tuple(found.values())


def mark_done(draft: Draft, indices: Sequence[int]) -> Draft:
    """Return the draft with these tokens noted as drawn out already."""
    return attrs.evolve(draft, done=draft.done | frozenset(indices))
