"""Exchange who did it and to whom, deny what is said, or say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.quality.swap_pair import Pair, Swap, SwapKind, replaced
from benchmarks.quality.swap_pool import Pool
from claimcheck.model import Entity, Span
from claimcheck.syntax.query import NEGATIONS
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.listed import listed
from claimcheck.text.polarity import negation_cues

_MUTUAL = frozenset(
    listed(
        "accompany be become befriend border contact date engage equal face fight have join know"
        " marry meet oppose play resemble tie wed"
    )
)
"""What A does to B, B as a rule does to A; and verbs after which names stand for one thing."""
_HELPERS = frozenset(
    listed(
        "am are can could did do does had has have is may might must shall should was"
        " were will would"
    )
)


def swap_roles(pair: Pair) -> Iterator[Swap]:
    """Exchange the names before and after a verb, or after "from" and "to"."""
    tree, claim = pair.tree, pair.claim
    heads = {head.index: name for name in claim.entities if (head := pair.head(name)) is not None}
    for verb in tree:
        if verb.upos != "VERB" or verb.lemma.lower() in _MUTUAL:
            continue
        two = _two_roles(tree, verb)
        names = [heads.get(token.index) for token in two]
        if len(names) != 2 or names[0] is None or names[1] is None:  # noqa: PLR2004 - two names
            continue
        swap = _exchanged(pair, names[0], names[1])
        if swap is not None:
            yield swap


def _reaches_out(pair: Pair, name: Entity) -> bool:
    """Say whether more than an article and a preposition hang on the name."""
    head = pair.head(name)
    own = () if head is None else pair.tree.subtree(head)
    free = [token for token in own if not name.span.covers(Span(token.start, token.end))]
    return any(token.relation not in {"case", "det", "punct"} for token in free)


def _two_roles(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Return the two names that would have to change places, in text order."""
    subject, thing = tree.child(verb, "nsubj"), tree.child(verb, "obj")
    if subject is not None and thing is not None and subject.deprel == "nsubj":
        return (subject, thing)
    obliques = {_case(tree, token): token for token in tree.children(verb, "obl")}
    if subject is not None and subject.deprel == "nsubj:pass" and "by" in obliques:
        return (subject, obliques["by"])
    if "from" in obliques and "to" in obliques:
        return tuple(sorted((obliques["from"], obliques["to"]), key=lambda t: t.index))
    return ()


def _case(tree: Tree, token: Token) -> str:
    case = tree.child(token, "case")
    return "" if case is None else case.lemma.lower()


def _with_article(pair: Pair, name: Entity) -> Span:
    before = pair.claim.text[: name.span.start]
    has_article = before.lower().endswith("the ")
    return Span(name.span.start - len("the ") * has_article, name.span.end)


def _lowered(phrase: str) -> str:
    return "t" + phrase[1:] if phrase.startswith("The ") else phrase


def _exchanged(pair: Pair, one: Entity, other: Entity) -> Swap | None:
    one, other = sorted((one, other), key=lambda name: name.span)
    if one.span.overlaps(other.span) or one.key == other.key:
        return None
    if any(_reaches_out(pair, name) for name in (one, other)):
        return None
    if not all(name.text in pair.said for name in (one, other)):
        return None
    text = pair.claim.text
    first, last = (_with_article(pair, name) for name in (one, other))
    swapped = replaced(text, last, _lowered(first.of(text)))
    swapped = replaced(swapped, first, _lowered(last.of(text)))
    swapped = swapped[0].upper() + swapped[1:]
    turned = tuple(
        item.replace(one.text, "\0").replace(other.text, one.text).replace("\0", other.text)
        for item in pair.evidence
    )
    is_plain = not re.search(r"\b(?:he|she|him|her|they|them|his)\b", pair.said, re.IGNORECASE)
    return Swap(
        kind=SwapKind.ROLE,
        claim=swapped,
        evidence=pair.evidence,
        old=one.text,
        new=other.text,
        codes=frozenset({"CC115"}),
        gives_value=True,
        mirrored=turned if is_plain else None,
    )


# ---------------------------------------------------------------- polarity


def swap_polarity(pair: Pair) -> Iterator[Swap]:
    """Deny the main clause of the claim, or affirm it where it is denied."""
    if not pair.tree.roots:
        return
    root = pair.tree.root
    said = [token for token in pair.tree.children(root, "advmod") if token.lemma in NEGATIONS]
    if said:
        change = _affirmed(pair, root, said)
    elif negation_cues(pair.claim.text):
        return
    else:
        change = _denied(pair, root)
    if change is None:
        return
    span, new = change
    yield Swap(
        kind=SwapKind.POLARITY,
        claim=replaced(pair.claim.text, span, new),
        evidence=pair.evidence,
        old=span.of(pair.claim.text),
        new=new,
        codes=frozenset({"CC117"}),
        gives_value=True,
    )


def _affirmed(pair: Pair, root: Token, said: list[Token]) -> tuple[Span, str] | None:
    """Take "not" out; a clause with "did not" would need another verb form."""
    word = said[0]
    helpers = pair.tree.children(root, "aux", "cop")
    if word.text.lower() != "not" or not helpers or helpers[0].lemma.lower() == "do":
        return None
    return Span(word.start, pair.tree[word.index + 1].start), ""


def _denied(pair: Pair, root: Token) -> tuple[Span, str] | None:
    tree = pair.tree
    if tree.children(root, "conj", "parataxis", "ccomp") or tree.child(root, "nsubj") is None:
        return None  # "not" would reach over one part of two
    helpers = tree.children(root, "aux", "cop")
    if helpers:
        first = helpers[0]
        if first.text.lower() not in _HELPERS:
            return None
        return Span(first.end, first.end), " not"
    if root.upos != "VERB" or root.text.lower() in _HELPERS:
        return None
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(root.xpos)
    if helper is None:
        return None
    return Span(root.start, root.end), f"{helper} not {root.lemma.lower()}"


# ---------------------------------------------------------------- relation


def swap_relations(pair: Pair, pool: Pool) -> Iterator[Swap]:
    """Exchange each word for one that made another claim of the same evidence false."""
    for token in pair.tree:
        others = [word for word in pool.opposites.get(token.text, ()) if not pair.knows(word)]
        if not others or any(n.span.start <= token.start < n.span.end for n in pair.claim.entities):
            continue
        new = others[pair.seed(token.index) % len(others)]
        yield Swap(
            kind=SwapKind.RELATION,
            claim=pair.with_words(Span(token.start, token.end), new),
            evidence=pair.evidence,
            old=token.text,
            new=new,
            codes=frozenset({"CC118", "CC101"}),
            gives_value=token.text.casefold() in pair.said.casefold().split(),
            mirrored=pair.mirrored(token.text, new),
        )
