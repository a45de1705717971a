"""Take a part out of the evidence, put it in another order, or put unrelated text beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from benchmarks.quality.swap_pair import Pair, Swap, SwapKind
from benchmarks.quality.swap_pool import Pool
from claimcheck.model import Span
from claimcheck.syntax.entities import find_entities
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.dates import find_dates

_REMOVABLE = frozenset({"obl", "nmod", "appos", "nummod", "conj", "acl", "advcl"})
_PADS = 3  # sentences put on each side
_BACK = re.compile(
    r"(?:he|she|it|they|his|her|hers|its|their|theirs|him|them|this|that|these|those|there|here"
    r"|such|both|former|latter|also|then|however|but)\b",
    re.IGNORECASE,
)


def cut_evidence(pair: Pair) -> Iterator[Swap]:
    """Delete the constituent that holds a value of the claim, where the evidence has it once."""
    values = (*pair.claim.dates, *pair.claim.quantities, *pair.claim.entities)
    done: set[str] = set()
    for words in dict.fromkeys(value.text for value in values):
        places = [
            (which, match)
            for which, tree in enumerate(pair.trees)
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", tree.text)
        ]
        if len(places) != 1:
            continue
        which, match = places[0]
        tree = pair.trees[which]
        token = _constituent(tree, _whole(tree, Span(match.start(), match.end())))
        if token is None:
            continue
        shorter = _without(tree, token)
        if shorter in done or _keeps(shorter, words):
            continue
        done.add(shorter)
        item = pair.items[which]
        yield Swap(
            kind=SwapKind.CUT,
            claim=pair.claim.text,
            evidence=tuple(
                text.replace(tree.text, shorter, 1) if at == item else text
                for at, text in enumerate(pair.evidence)
            ),
            old=tree.span(token).of(tree.text),
            new="",
        )


def _whole(tree: Tree, span: Span) -> Span:
    """Return the date or name that ``span`` is a part of, or itself."""
    values = (*find_dates(tree.text), *find_entities(tree))
    around = [value.span for value in values if value.span.overlaps(span)]
    return Span(
        min([span.start, *(one.start for one in around)]),
        max([span.end, *(one.end for one in around)]),
    )


def _constituent(tree: Tree, span: Span) -> Token | None:
    """Return the head of the smallest part around ``span`` that a sentence can do without."""
    tokens = tree.within(span)
    if not tokens:
        return None
    inside = {token.index for token in tokens}
    token: Token | None = next((t for t in tokens if t.head not in inside), None)
    while token is not None and token.relation not in _REMOVABLE:
        if token.relation in {"nsubj", "obj", "root", "iobj", "ccomp", "xcomp"}:
            return None
        token = tree.head_of(token)
    return token


def _without(tree: Tree, token: Token) -> str:
    span = tree.span(token)
    before, after = tree.text[: span.start].rstrip(), tree.text[span.end :].lstrip()
    if not before:
        after = after.lstrip(", ")
        return after[:1].upper() + after[1:]
    if before.endswith(",") and after[:1] in {",", ".", ";"}:
        before = before[:-1]
    return f"{before}{'' if after[:1] in {',', '.', ';', ')'} else ' '}{after}"


def _keeps(shorter: str, words: str) -> bool:
    """Say whether some of the value, such as a surname or a year, still stands in the sentence."""
    return any(
        re.search(rf"(?<!\w){re.escape(word)}", shorter, re.IGNORECASE)
        for word in re.findall(r"\w{2,}", words)
        if word[0].isupper() or word[0].isdigit()
    )


# ---------------------------------------------------------------- what must change nothing


def reorder(pair: Pair) -> Iterator[Swap]:
    """Turn the order of the strings of evidence round, unless one points back to another."""
    items = pair.evidence
    if len(items) < 2 or any(_points_back(text) for text in items):  # noqa: PLR2004 - two to turn
        return
    yield _neutral(SwapKind.REORDER, pair, tuple(reversed(items)))


def pad(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Put sentences about other things before and after the evidence."""
    strange = _unrelated(pair, pool)
    if len(strange) < 2 * _PADS:
        return
    before = () if _points_back(pair.evidence[0]) else strange[:_PADS]
    yield _neutral(SwapKind.PAD, pair, (*before, *pair.evidence, *strange[_PADS:]))


def _points_back(text: str) -> bool:
    return any(_BACK.match(word) for word in re.findall(r"\w+", text))


def _unrelated(pair: Pair, pool: Pool) -> list[str]:
    """Return sentences that share no capitalised word and no number with the pair."""
    own = _marks(f"{pair.claim.text} {pair.said}")
    group: Sequence[str] = pool.sentences
    start = pair.seed("pad") % max(len(group), 1)
    found: list[str] = []
    for step in range(len(group)):
        text = group[(start + step) % len(group)]
        if not own & _marks(text) and not _points_back(text):
            found.append(text)
        if len(found) == 2 * _PADS:
            break
    return found


def _marks(text: str) -> set[str]:
    words = re.findall(r"\w+", text)
    return {word.casefold() for word in words if len(word) > 3 or word[0].isdigit()}  # noqa: PLR2004


def _neutral(kind: SwapKind, pair: Pair, evidence: tuple[str, ...]) -> Swap:
    return Swap(kind=kind, claim=pair.claim.text, evidence=evidence, old="", new="")
