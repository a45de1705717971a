# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""A sentence as the rules see it: one tree over its own characters, interpolations hung back in."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from functools import cached_property

import attrs

from claimcheck.claims.granularity import Granularity
from claimcheck.claims.repairs import repaired, resumed
from claimcheck.claims.segments import Part, Segment, segments
from claimcheck.model import BlockKind, Entity, Span
from claimcheck.syntax.entities import find_entities
from claimcheck.syntax.parser import Parser
from claimcheck.syntax.query import tense_of
from claimcheck.syntax.tree import ROOT, Token, Tree
from claimcheck.text.dates import Tense
from claimcheck.text.modality import ModalCue, modal_cues
from claimcheck.text.names import Gloss, acronym_glosses

_PLACE_CODE = re.compile(
    r"(?:\d(?:st|nd|rd|th)\s)?(?:from\s)?(?:[LRC]|left|right|cent(?:re|er)|front|back|top|bottom)"
)
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013", "/"})
BRACKET = "parataxis:bracket"
"""The relation by which an interpolation hangs on the word before it."""

CONDITIONAL = frozenset({"if", "unless", "whether", "provided", "lest", "supposing", "should"})
"""Words that make a clause a condition, in lower case."""


@attrs.frozen(kw_only=True)
class Source:
    """One sentence to split: its text, its quotations, and the kind of block it stands in."""

    text: str
    quotes: tuple[Span, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Sentence:
    """One parsed sentence and what the rules ask about it."""

    tree: Tree
    quotes: tuple[Span, ...] = ()
    granularity: Granularity = Granularity.NEWS
    kind: BlockKind = BlockKind.PARAGRAPH
    brackets: tuple[tuple[int, ...], ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it stands in the document's prose."""
        return self.tree.text

    @cached_property
    def tense(self) -> Tense:
        """The tense of the main clause."""
        return tense_of(self.tree, self.tree.root) if len(self.tree) else Tense.PAST

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The names in the sentence."""
        return find_entities(self.tree)

    @cached_property
    def glosses(self) -> tuple[Gloss, ...]:
        """Long names that stand with their acronym."""
        return acronym_glosses(self.text)

    @cached_property
    def noise(self) -> frozenset[int]:
        """Indices of tokens that state nothing: a person's place in a photograph, "(C)"."""
        return frozenset(
            index
            for bracket in self.brackets
            if self.kind is BlockKind.CAPTION
            and _PLACE_CODE.fullmatch(" ".join(self.tree[i].text for i in bracket[1:-1]))
            for index in bracket
        )

    @cached_property
    def has_condition_word(self) -> bool:
        """Whether any word of the sentence may make a clause a condition."""
        return not CONDITIONAL.isdisjoint(self.words)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence, in lower case."""
        return frozenset(token.text.lower() for token in self.tree)

    def having(self, relation: str) -> tuple[Token, ...]:
        """Return the tokens with a universal relation, or one of its subtypes, in text order."""
        return self._by_relation.get(relation, ())

    @cached_property
    def _by_relation(self) -> dict[str, tuple[Token, ...]]:
        found: dict[str, list[Token]] = {}
        for token in self.tree:
            found.setdefault(token.relation, []).append(token)
        return {relation: tuple(tokens) for relation, tokens in found.items()}

    @cached_property
    def listed(self) -> tuple[Token, ...]:
        """The tokens that others are joined to, in text order."""
        return tuple(self.tree[i] for i in sorted({token.head for token in self.having("conj")}))

    @cached_property
    def participles(self) -> tuple[Token, ...]:
        """The participles, in text order."""
        return tuple(token for token in self.tree if token.xpos in {"VBG", "VBN"})

    @cached_property
    def first_word(self) -> int:
        """The index of the first token with a letter or digit, 0 when there is none."""
        return next((t.index for t in self.tree if any(c.isalnum() for c in t.text)), 0)

    @cached_property
    def modal_cues(self) -> tuple[ModalCue, ...]:
        """The modal words of the sentence."""
        return modal_cues(self.text)

    @cached_property
    def asks(self) -> bool:
        """Whether the sentence ends in a question mark, outside any quotation."""
        return self.text.rstrip().endswith("?")

    @cached_property
    def is_question(self) -> bool:
        """Whether the sentence asks."""
        return self.text.rstrip(" \"”’')").endswith("?")

    @cached_property
    def joints(self) -> tuple[tuple[int, int], ...]:
        """Neighbouring tokens that a hyphen or slash ties to one word."""
        return tuple(
            (first.index, second.index)
            for first, second in itertools.pairwise(self.tree)
            if first.end == second.start and (first.text in _HYPHENS or second.text in _HYPHENS)
        )

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Indices of the tokens inside quotation marks, the marks included."""
        if not self.quotes:
            return frozenset()
        return frozenset(
            token.index
            for token in self.tree
            if any(quote.start <= token.start < quote.end for quote in self.quotes)
        )

    def entity_at(self, index: int) -> Entity | None:
        """Return the name that token ``index`` belongs to, or none."""
        return self._entity_of.get(index)

    def entity_tokens(self, entity: Entity) -> tuple[int, ...]:
        """Return the indices of the tokens of a name."""
        known = self._tokens_of.get(entity.span)
        if known is not None:
            return known
        return tuple(token.index for token in self.tree.within(entity.span))

    @cached_property
    def _entity_of(self) -> dict[int, Entity]:
        found: dict[int, Entity] = {}
        for entity in self.entities:
            for token in self._from(entity.span):
                found.setdefault(token.index, entity)
        return found

    @cached_property
    def _tokens_of(self) -> dict[Span, tuple[int, ...]]:
        return {
            entity.span: tuple(
                token.index for token in self._from(entity.span) if token.end <= entity.span.end
            )
            for entity in self.entities
        }

    def _from(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside ``span``."""
        low = bisect.bisect_left(self._starts, span.start)
        return self.tree.tokens[low : bisect.bisect_left(self._starts, span.end)]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tree)


def in_commas(index: int, sentence: Sentence) -> bool:
    """Say whether a token stands in an interpolation between commas."""
    bracket = next((b for b in sentence.brackets if index in b), ())
    return bool(bracket) and sentence.tree[bracket[0]].text == ","


def parse_sentences(
    sources: Sequence[Source], parser: Parser, granularity: Granularity
) -> tuple[Sentence, ...]:
    """Cut, parse in one call, and put together again."""
    cut = [segments(source.text, source.quotes) for source in sources]
    trees = iter(parser.parse([segment.text for parts in cut for segment in parts]))
    return tuple(
        _sentence(source, [(segment, next(trees)) for segment in parts], granularity)
        for source, parts in zip(sources, cut, strict=True)
    )


def _sentence(
    source: Source, parsed: Sequence[tuple[Segment, Tree]], granularity: Granularity
) -> Sentence:
    tree, brackets = _grafted(source.text, parsed)
    return Sentence(
        tree=resumed(repaired(tree), brackets),
        quotes=source.quotes,
        granularity=granularity,
        kind=source.kind,
        brackets=brackets,
    )


@attrs.define
class _Node:
    """A token on its way into the joined tree; ``head`` is a node, ``order`` its place."""

    token: Token
    start: int
    end: int
    head: _Node | None
    deprel: str
    part: int


def _grafted(
    text: str, parsed: Sequence[tuple[Segment, Tree]]
) -> tuple[Tree, tuple[tuple[int, ...], ...]]:
    """Join the trees of the segments into one over ``text``."""
    if len(parsed) == 1 and len(parsed[0][0].offsets) == len(text) == len(parsed[0][1].text):
        return parsed[0][1], ()
    parts = [_nodes(segment, tree, which) for which, (segment, tree) in enumerate(parsed)]
    core = parts[0]
    core_root = _root(core)
    for (segment, _), nodes in zip(parsed[1:], parts[1:], strict=True):
        if not nodes:
            continue
        if segment.part is Part.SPEECH:
            core_root = _hang_speech(segment, nodes, core_root)
        else:
            _hang_bracket(segment, nodes, parts)
    everything = sorted((node for nodes in parts for node in nodes), key=lambda node: node.start)
    everything = _with_marks(text, everything, parsed, parts)
    index = {id(node): i for i, node in enumerate(everything)}
    tokens = tuple(
        attrs.evolve(
            node.token,
            index=i,
            text=text[node.start : node.end],
            start=node.start,
            end=node.end,
            head=ROOT if node.head is None else index[id(node.head)],
            deprel=node.deprel,
        )
        for i, node in enumerate(everything)
    )
    brackets = tuple(
        tuple(i for i, node in enumerate(everything) if node.part == which)
        for which, (segment, _) in enumerate(parsed)
        if segment.part is Part.BRACKET
    )
    whole = all(tree.is_whole for _, tree in parsed)
    return Tree(text=text, tokens=tokens, is_whole=whole), brackets


def _nodes(segment: Segment, tree: Tree, which: int) -> list[_Node]:
    """Return the nodes of one segment; tokens that were only put in are left out."""
    found: list[_Node | None] = []
    for token in tree:
        places = [at for at in segment.offsets[token.start : token.end] if at >= 0]
        end = _run_end(places)
        found.append(_Node(token, places[0], end, None, token.deprel, which) if places else None)
    for token, node in zip(tree, found, strict=True):
        if node is not None and token.head != ROOT:
            node.head = found[token.head]
    return [node for node in found if node is not None]


def _run_end(places: Sequence[int]) -> int:
    """Return the end of the first unbroken run: a token may not reach over a cut."""
    end = places[0] + 1 if places else 0
    for at in places[1:]:
        if at != end:
            break
        end += 1
    return end


def _root(nodes: Sequence[_Node]) -> _Node | None:
    return next((node for node in nodes if node.head is None), None)


def _hang_speech(segment: Segment, nodes: Sequence[_Node], content: _Node | None) -> _Node | None:
    """Make the reporting verb the root, its source the subject, and what was said its clause."""
    cue_at = segment.cue.start if segment.cue else -1
    cue = next((node for node in nodes if node.start == cue_at), None)
    if cue is None:
        return content
    old = _root(nodes)
    if old is not None and old is not cue:
        old.head, old.deprel = cue, "dep"
    cue.head, cue.deprel = None, "root"
    inside = [
        n for n in nodes if segment.source and segment.source.start <= n.start < segment.source.end
    ]
    names = {id(node) for node in inside}
    top = [node for node in inside if node.head is None or id(node.head) not in names]
    for which, node in enumerate(top):
        node.head, node.deprel = (cue, "nsubj") if which == 0 else (top[0], "appos")
    for node in inside:  # a name beside a role: "aide, Ann Berg, said"
        if node.deprel == "dep":
            node.deprel = "appos"
    if content is not None:
        content.head, content.deprel = cue, "ccomp"
    return cue


def _hang_bracket(
    segment: Segment, nodes: Sequence[_Node], parts: Sequence[Sequence[_Node]]
) -> None:
    """Hang an interpolation on the last word before it."""
    own = {id(node) for node in nodes}
    before = [
        node
        for part in parts
        for node in part
        if node.end <= segment.outer.start and id(node) not in own and node.token.upos != "PUNCT"
    ]
    if not before:
        before = [node for node in parts[0] if id(node) not in own]
    if not before:
        return
    anchor = max(before, key=lambda node: node.end)
    for node in nodes:
        if node.head is None:
            node.head, node.deprel = anchor, BRACKET


def _with_marks(
    text: str,
    nodes: Sequence[_Node],
    parsed: Sequence[tuple[Segment, Tree]],
    parts: Sequence[Sequence[_Node]],
) -> list[_Node]:
    """Add tokens for the brackets, dashes and commas that were cut away."""
    covered = bytearray(len(text))
    for node in nodes:
        covered[node.start : node.end] = b"\1" * (node.end - node.start)
    owner = _owners(len(text), parsed)
    marks = []
    at = 0
    while at < len(text):
        if covered[at] or text[at].isspace():
            at += 1
            continue
        end = at + 1
        while end < len(text) and text[end] == text[at] and not covered[end]:
            end += 1
        part = owner[at]
        root = _root(parts[part]) or next(iter(parts[part]), None)
        hung = next((n for n in parts[part] if n.deprel == BRACKET), root) if part else root
        marks.append(_Node(_mark(text[at:end]), at, end, hung, "punct", part))
        at = end
    merged = sorted([*nodes, *marks], key=lambda node: node.start)
    if merged and all(node.head is not None for node in merged):
        merged[0].head = None
    return merged


def _owners(length: int, parsed: Sequence[tuple[Segment, Tree]]) -> list[int]:
    owner = [0] * length
    for which, (segment, _) in enumerate(parsed):
        if which:
            owner[segment.outer.start : segment.outer.end] = [which] * len(segment.outer)
    return owner


def _mark(text: str) -> Token:
    return Token(
        index=0,
        text=text,
        start=0,
        end=len(text),
        lemma=text,
        upos="PUNCT",
        xpos=",",
        feats="",
        head=ROOT,
        deprel="punct",
    )
