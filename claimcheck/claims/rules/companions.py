# ruff: noqa: RUF001, RUF002 - typographic dashes and quotes are part of what is read
"""Those who did it too: "along with", "together with"."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, trimmed
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import clause_pieces, cut, subject_pieces
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import agreeing


@attrs.frozen
class Companions:
    """Give each companion a claim of its own.

    What it does:
        In "A attended, along with B and C, the talks" says of A, of B and of C that they attended
        the talks.

    Why:
        Each of them is a fact that can be wrong alone.

    Example:
        "It joined the pact – along with Chad and Mali – in 2004." gives three claims that
        begin with "It joined", "Chad joined" and "Mali joined".

    Limits:
        Only phrases with "along with", "together with", "alongside" and "as well as" that stand
        between commas or dashes, or after the whole clause.
    """

    name: str = "companions"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the companions of the subject."""
        here = draft.tokens
        if draft.subject is None or _FIRST_LINKS.isdisjoint(sentence.words):
            return ()
        if not is_factual(draft, sentence):
            return ()
        for first in sorted(here):
            link = _link(first, sentence)
            if not link or first in draft.done:
                continue
            region = _region(link, sentence)
            items = _items(region, sentence)
            gone = (set(region) | set(link) | _bracket_around(first, sentence)) & here
            if (
                not items
                or not here >= set().union(*items)
                or draft.head in gone
                or draft.subject in gone
            ):
                continue
            main = cut(draft, gone, sentence)
            return (main, *(_with_subject(item, main, draft, sentence) for item in items))
        return ()


_LINKS = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",))
_FIRST_LINKS = frozenset(words[0] for words in _LINKS)


def _link(first: int, sentence: Sentence) -> tuple[int, ...]:
    tree = sentence.tree
    if tree[first].text.lower() not in _FIRST_LINKS:
        return ()
    before = tree[first - 1].text if first else ""
    for words in _LINKS:
        if [t.text.lower() for t in tree.tokens[first : first + len(words)]] == list(words):
            is_set_off = before in {",", "-", "–", "—", "--", "("} or first == 0
            return tuple(range(first, first + len(words))) if is_set_off else ()
    return ()


def _region(link: tuple[int, ...], sentence: Sentence) -> tuple[int, ...]:
    """Return the tokens after the link that name the companions."""
    tree = sentence.tree
    inside = next((set(b) for b in sentence.brackets if link[0] in b), None)
    found: list[int] = []
    for token in tree.tokens[link[-1] + 1 :]:
        if token.upos in {"VERB", "AUX", "SCONJ"} or token.text in {";", ":", "."}:
            break
        if inside is not None and token.index not in inside:
            break
        found.append(token.index)
    if inside is None and found and len(tree) > found[-1] + 1 and tree[found[-1] + 1].text != ".":
        while found and tree[found[-1]].text != ",":
            found.pop()
    return trimmed(tree, found)


def _items(region: tuple[int, ...], sentence: Sentence) -> tuple[tuple[int, ...], ...]:
    """Cut the names at commas and "and", but not inside a name; brackets are left out."""
    tree = sentence.tree
    items: list[list[int]] = [[]]
    depth = 0
    for index in region:
        token = tree[index]
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.text == ")":
            continue
        entity = sentence.entity_at(index)
        is_inner = (
            entity is not None and entity.span.start < token.start and token.end < entity.span.end
        )
        if (token.text == "," or token.upos == "CCONJ") and not is_inner:
            items.append([])
        else:
            items[-1].append(index)
    found = tuple(tuple(item) for item in items if item)
    is_list = all(any(tree[i].upos in _NOMINAL for i in item) for item in found)
    return found if is_list else ()


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def _bracket_around(index: int, sentence: Sentence) -> set[int]:
    return next((set(b) for b in sentence.brackets if index in b), set())


def _with_subject(item: tuple[int, ...], main: Draft, draft: Draft, sentence: Sentence) -> Draft:
    """Return the main claim with a companion in the place of its subject."""
    tree = sentence.tree
    old = {i for piece in subject_pieces(main, sentence) for i in range(piece.start, piece.end)}
    rest = [p for p in main.pieces if not any(i in old for i in range(p.start, p.end))]
    at = min(old) if old else draft.head
    pieces = (
        *(p for p in rest if p.start < at),
        *clause_pieces(item, draft),
        *(p for p in rest if p.start >= at),
    )
    head = next((tree[i] for i in item if tree[i].upos in _NOMINAL), tree[item[-1]])
    return attrs.evolve(main, pieces=agreeing(pieces, tree, draft.head, head), subject=head.index)
