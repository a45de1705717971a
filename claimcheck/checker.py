"""The only place that composes the layers: split, retrieve, compare, score.

``Checker`` is built once and used for many documents; ``check``, ``split`` and ``verify`` do the
same for one call.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import attrs

from claimcheck import __version__
from claimcheck.claims import Granularity, Split, Splitter
from claimcheck.claims.plain import claim_from_text
from claimcheck.documents import parse_document, read_document
from claimcheck.errors import NoSourceError, TooLongError, UsageError
from claimcheck.matchers import DEFAULT as DEFAULT_MATCHERS
from claimcheck.matchers import Matcher, Reading, compare, read_claim, read_passage
from claimcheck.matchers.signals import signals
from claimcheck.model import (
    SCHEMA_VERSION,
    Block,
    BlockKind,
    Claim,
    Diagnostic,
    Document,
    DocumentReport,
    Entity,
    EntityType,
    Evidence,
    Label,
    Passage,
    Report,
    Severity,
    Span,
    Verdict,
    Why,
)
from claimcheck.retrieval import Index, Progress, open_index, promising, query_for, similarity
from claimcheck.scorer import GIVEN_POLICY, Policy, ask, heed, is_worth_asking, score, weigh
from claimcheck.scorer.trained import bundled_model
from claimcheck.sources import Source, load_sources, text_source
from claimcheck.sources.wikipedia import AliasIndex, add_command
from claimcheck.syntax.entities import find_entities
from claimcheck.syntax.parser import Parser, bundled_parser
from claimcheck.syntax.tree import Tree
from claimcheck.text.sentences import sentences
from claimcheck.verifier import ORDER, Verifier, excerpt

SourceSpec: TypeAlias = "str | Path | Source | Mapping[str, str] | Sequence[str | Path | Source]"
DateSpec: TypeAlias = "str | dt.date | None"


def check(
    text: str | Path,
    *,
    sources: SourceSpec,
    published: DateSpec = None,
    granularity: str | Granularity = Granularity.NEWS,
    cache_dir: Path | None = None,
) -> Report:
    """Check one draft against reference sources.

    Args:
        text: The draft itself as ``str``, or its file as ``Path``.
        sources: A folder or file, several of them, ``Source`` objects, or a mapping of name to
            text. A file ``claimcheck.lock`` stands for the pages it pins.
        published: The day relative dates count from, as a date or "2019-04-24". None takes it
            from the draft's own metadata or text, where they say it.
        granularity: How finely sentences are split: "clause", "news" or "atomic".
        cache_dir: Where indexes are kept; none means the user's cache folder.

    Returns:
        A report with one document.

    Raises:
        UsageError: A wrong argument, or a one-line ``str`` that names an existing file.
        NoSourceError: No source was given, or none could be read.
        InputError: The draft cannot be read.
    """
    document = _document(text, published)
    checker = Checker(sources=sources, granularity=granularity, cache_dir=cache_dir)
    return checker.check(document)


def split(
    text: str | Path,
    *,
    published: DateSpec = None,
    granularity: str | Granularity = Granularity.NEWS,
) -> tuple[Claim, ...]:
    """Split a draft into its claims, in document order; arguments and errors as for ``check``."""
    document = _document(text, published)
    return Splitter(bundled_parser(), _granularity(granularity)).split(document).claims


def verify(  # noqa: PLR0913 - the parts that can be exchanged, each with a default
    claim: str,
    evidence: Sequence[str],
    *,
    published: DateSpec = None,
    matchers: Sequence[Matcher] | None = None,
    policy: Policy | None = None,
    verifier: Verifier | None = None,
) -> Verdict:
    """Label one claim from the evidence given, without sources, index or retrieval.

    A claim of several parts is split first: all parts supported makes it supported, any part
    contradicted makes it contradicted, anything else leaves it unverifiable.

    Args:
        claim: A statement in English.
        evidence: What is known, in reading order. Up to twelve sentences that share names are
            one place, in which the parts of a claim may meet; of longer evidence, the twelve
            sentences most like the claim are compared one by one. None at all is unverifiable.
        published: The day relative dates in the claim count from.
        matchers: What compares; none means the built-in ones.
        policy: Thresholds; none means those for evidence that was chosen for the claim.
        verifier: A learned verifier to be asked as well; none asks nobody.

    Returns:
        The verdict on the whole claim.

    Raises:
        UsageError: ``evidence`` is a single string, or ``published`` is no date.
    """
    if isinstance(evidence, str):
        msg = "evidence must be a sequence of strings, got one string; put it in a list"
        raise UsageError(msg)
    day, parser, policy = as_date(published), bundled_parser(), policy or GIVEN_POLICY
    compared = tuple(DEFAULT_MATCHERS if matchers is None else matchers)
    whole, parts = read_pairs(claim, evidence, parser, published=day)
    verdicts = []
    for own, places in parts:
        judged = [judge(own, place, compared, policy) for place in places]
        judged = heard(claim_of(own).text, judged, verifier, policy)
        verdicts.append(score(claim_of(own), judged, policy=policy, published=day))
    return combined(whole, verdicts)


def read_pairs(
    claim: str, evidence: Sequence[str], parser: Parser, *, published: dt.date | None = None
) -> tuple[Claim, list[tuple[Reading, list[Reading]]]]:
    """Read what ``verify`` compares: the whole claim, and each part of it with its places."""
    text = claim.translate(_SURROGATES)
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)), pieces=(Span(0, len(text)),))
    document = Document(text=text, blocks=(block,), published=published)
    found = Splitter(parser, Granularity.CLAUSE).split(document).claims
    # "S said C" holds C; what S said is not claimed by the sentence itself.
    parts = tuple(part for part in found if part.attribution is None) or found
    trees = parser.parse([text, *(part.text for part in parts)])
    whole = claim_from_text(text, trees[0], published=published)
    places = _places(evidence, text, parser)
    return whole, [
        (read_claim(part, [tree]), places)
        for part, tree in zip(parts or (whole,), trees[1:] or trees, strict=True)
    ]


def claim_of(reading: Reading) -> Claim:
    """Return the claim that was read.

    Raises:
        ValueError: The reading is that of a passage.
    """
    if reading.claim is None:
        msg = "need a reading of a claim and a reading of a passage, in this order"
        raise ValueError(msg)
    return reading.claim


def combined(whole: Claim, parts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on a compound claim: one wrong part decides, else one unknown part."""
    order = (Label.CONTRADICTED, Label.UNVERIFIABLE, Label.SUPPORTED)
    decisive = min(parts, key=lambda verdict: (order.index(verdict.label), verdict.confidence))
    return attrs.evolve(decisive, claim=whole) if len(parts) > 1 else decisive


_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_ONE_PLACE = 12  # sentences


def _places(evidence: Sequence[str], claim: str, parser: Parser) -> list[Reading]:
    """Read the evidence as passages: each sentence with its neighbours, and what is linked."""
    passages = _sentence_passages(evidence)
    if len(passages) > _ONE_PLACE:
        ranked = sorted(passages, key=lambda p: (-similarity(claim, p.text), p.key))
        passages = ranked[:_ONE_PLACE]
    # Each sentence is also a neighbour of others, and is parsed once.
    texts = tuple(dict.fromkeys(text for p in passages for text in (p.before, p.text, p.after)))
    trees = dict(zip(texts, parser.parse(texts), strict=True))
    parsed = [(p, (trees[p.before], trees[p.text], trees[p.after])) for p in passages]
    places = [read_passage(p, three) for p, three in parsed]
    if len(evidence) and len(passages) <= _ONE_PLACE:
        places += [
            read_passage(_joined(group), [tree for _, (_, tree, _) in group])
            for group in _linked(parsed)
        ]
    return places


def _sentence_passages(evidence: Sequence[str]) -> list[Passage]:
    found: list[Passage] = []
    for number, item in enumerate(evidence):
        text = item.translate(_SURROGATES)
        spans = sentences(text)
        said = ["", *(span.of(text) for span in spans), ""]
        found.extend(
            Passage(
                key=f"{number:06d}#{place:06d}",
                source=f"evidence {number + 1}",
                text=said[place + 1],
                before=said[place],
                after=said[place + 2],
                span=span,
                line=text.count("\n", 0, span.start) + 1,
            )
            for place, span in enumerate(spans)
        )
    return found


_Parsed: TypeAlias = "tuple[Passage, tuple[Tree, Tree, Tree]]"


def _linked(parsed: Sequence[_Parsed]) -> Iterator[list[_Parsed]]:
    """Yield runs of two or more sentences, each sharing a name with or pointing back to the run."""
    run: list[_Parsed] = []
    names: set[str] = set()
    for item in parsed:
        tree = item[1][1]
        own = {entity.key for entity in find_entities(tree)}
        points_back = any(token.has("PronType=Prs") for token in tree)
        if run and not (own & names or points_back):
            if len(run) > 1:
                yield run
            run, names = [], set()
        run.append(item)
        names |= own
    if len(run) > 1:
        yield run


def _joined(group: Sequence[_Parsed]) -> Passage:
    first = group[0][0]
    text = " ".join(passage.text for passage, _ in group)
    return attrs.evolve(
        first,
        key=f"{first.key}+{len(group)}",
        text=text,
        before="",
        after="",
        span=Span(0, len(text)),
    )


class Checker:
    """Check documents against one set of sources.

    Args:
        sources: As for ``check``. They are read, or their index opened, at the first check.
        matchers: What compares a claim with a passage; none means the built-in ones.
        policy: Thresholds of the scorer; none means ``Policy()``.
        verifier: A learned verifier to be asked as well; none asks nobody.
        granularity: How finely sentences are split: "clause", "news" or "atomic".
        parser: What turns sentences into trees; none means the bundled one.
        cache_dir: Where indexes are kept; none means the user's cache folder.
        progress: Told ``(done, total)`` sources while an index is being built.

    Raises:
        UsageError: A wrong granularity, or a source path that does not exist.
        NoSourceError: No source was given, or none can be read.

    Example:
        >>> checker = Checker(sources={"note": "The tent weighs 2.4 kg."})
        >>> document = parse_document("The tent weighs 3.1 kg.")
        >>> [verdict.code for verdict in checker.check(document).verdicts]
        ['CC112']
    """

    def __init__(  # noqa: PLR0913 - the parts that can be exchanged, each with a default
        self,
        *,
        sources: SourceSpec,
        matchers: Sequence[Matcher] | None = None,
        policy: Policy | None = None,
        verifier: Verifier | None = None,
        granularity: str | Granularity = Granularity.NEWS,
        parser: Parser | None = None,
        cache_dir: Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.parser = parser or bundled_parser()
        self.matchers = tuple(DEFAULT_MATCHERS if matchers is None else matchers)
        self.policy = policy or Policy()
        self.verifier = verifier
        self.granularity = _granularity(granularity)
        self._splitter = Splitter(self.parser, self.granularity)
        self._sources, self._diagnostics = _loaded(sources)
        self._cache_dir, self._progress = cache_dir, progress
        self._index: Index | None = None
        self._readings: dict[str, Reading] = {}

    @functools.cached_property
    def _aliases(self) -> AliasIndex | None:
        return _aliases_of(self._sources)

    @property
    def index(self) -> Index:
        """The index over the sources, built or opened when it is first needed."""
        if self._index is None:
            self._index = open_index(
                self._sources, cache_dir=self._cache_dir, progress=self._progress
            )
        return self._index

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with files among the sources, as far as it is known without an index."""
        return self._diagnostics

    @property
    def signature(self) -> str:
        """Everything that decides the verdicts, in one line that two newsrooms can compare."""
        digest = hashlib.sha256("".join(sorted(s.digest for s in self._sources)).encode())
        policy = hashlib.sha256(repr(self.policy).encode())
        asked = [] if self.verifier is None else [_name_of(self.verifier)]
        return "; ".join(
            (
                f"claimcheck {__version__}",
                f"schema {SCHEMA_VERSION}",
                f"parser {self.parser.name}",
                f"granularity {self.granularity.value}",
                f"matchers {','.join(matcher.name for matcher in self.matchers)}",
                f"policy {policy.hexdigest()[:12]}",
                f"scorer {bundled_model().name}",
                *asked,
                f"sources {len(self._sources)} {digest.hexdigest()[:12]}",
            )
        )

    def check(self, document: Document) -> Report:
        """Split, retrieve, compare, score; in that order, once each."""
        return self.check_all([document])

    def check_all(self, documents: Iterable[Document]) -> Report:
        """Check several documents into one report, in the order given."""
        checked = tuple(self._checked(document) for document in documents)
        return Report(
            documents=checked,
            signature=self.signature,
            diagnostics=(*self._diagnostics, *self.index.diagnostics),
        )

    def split(self, document: Document) -> Split:
        """Return the claims of ``document`` and what was left out, without checking them."""
        return self._splitter.split(document)

    def _checked(self, document: Document) -> DocumentReport:
        parts = self._splitter.split(document)
        verdicts = tuple(self._verdicts(parts.claims, document))
        verdicts = tuple(_with_unknown_names(verdicts, self.index, document.path, self._aliases))
        verdicts = tuple(_with_missing_page(verdict, self._aliases) for verdict in verdicts)
        return DocumentReport(document=document, verdicts=verdicts, skipped=parts.skipped)

    def _verdicts(self, claims: Sequence[Claim], document: Document) -> Iterator[Verdict]:
        text = document.text
        queries = [(c.text, query_for(c, context=c.sentence.of(text))) for c in claims]
        nearest = [promising(said, self.index.retrieve(query)) for said, query in queries]
        found = [[hit.passage for hit in hits] for hits in nearest]
        passages = {passage.key: passage for hits in found for passage in hits}
        readings = self._read(passages)
        own = self.parser.parse([claim.text for claim in claims])
        for claim, tree, hits in zip(claims, own, found, strict=True):
            reading = read_claim(claim, [tree])
            evidence = [
                judge(reading, readings[passage.key], self.matchers, self.policy)
                for passage in hits
            ]
            evidence = heard(claim.text, evidence, self.verifier, self.policy)
            yield score(claim, evidence, policy=self.policy, published=document.published)

    def _read(self, passages: Mapping[str, Passage]) -> dict[str, Reading]:
        """Read passages; drafts on one subject meet the same ones again and again."""
        if len(self._readings) > _MOST_READINGS:
            self._readings.clear()
        new = tuple(passage for key, passage in passages.items() if key not in self._readings)
        trees = self.index.trees(new, self.parser)
        self._readings |= {p.key: read_passage(p, trees[p.key]) for p in new}
        return {key: self._readings[key] for key in passages}


_MOST_READINGS = 2_000


def judge(
    claim: Reading, passage: Reading, matchers: Sequence[Matcher], policy: Policy
) -> Evidence:
    """Compare one claim with one passage and weigh what comes out.

    Raises:
        ValueError: A reading is on the wrong side.
    """
    if passage.passage is None:
        msg = "need a reading of a claim and a reading of a passage, in this order"
        raise ValueError(msg)
    judged = weigh(
        claim_of(claim),
        passage.passage,
        compare(claim, passage, matchers),
        similarity=similarity(claim.text, passage.passage.text),
        policy=policy,
    )
    if not is_worth_asking(judged, policy):
        return judged
    return ask(judged, signals(claim, passage), policy)


_HEARD = 3
"""Passages a verifier is asked about for one claim: the best aligned ones."""


def heard(
    claim: str, evidence: Sequence[Evidence], verifier: Verifier | None, policy: Policy
) -> list[Evidence]:
    """Weigh the passages most like a claim again, with what a learned verifier thinks of them.

    It reads a passage with its neighbours, whole sentences only, and nothing it has no room for.
    """
    if verifier is None:
        return list(evidence)
    ranked = sorted(evidence, key=lambda item: (-item.similarity, item.passage.key))
    asked = {item.passage.key for item in ranked[:_HEARD]}
    return [
        heed(item, _opinion(verifier, claim, item.passage), policy)
        if item.passage.key in asked
        else item
        for item in evidence
    ]


def _opinion(verifier: Verifier, claim: str, passage: Passage) -> tuple[float, float, float] | None:
    around = (passage.before, passage.text, passage.after)
    said = [span.of(text) for text in around for span in sentences(text)]
    try:
        found = verifier.judge(claim, excerpt([(each, similarity(claim, each)) for each in said]))
    except TooLongError:
        return None
    supported, contradicted, unverifiable = (found[label] for label in ORDER)
    return supported, contradicted, unverifiable


def _name_of(verifier: Verifier) -> str:
    return f"verifier {verifier.name} {verifier.digest[:12]}"


def _with_unknown_names(
    verdicts: Iterable[Verdict], index: Index, path: str | None, aliases: AliasIndex | None
) -> Iterator[Verdict]:
    """Add CC204 to the first claim that holds a name which no source mentions."""
    seen: set[str] = set()
    for verdict in verdicts:
        spelt = any(note.code == "CC205" for note in verdict.diagnostics)
        notes = []
        for entity in verdict.claim.entities:
            if entity.key in seen:
                continue
            seen.add(entity.key)
            if not spelt and not index.covers(entity.text):
                notes.append(
                    Diagnostic(
                        code="CC204",
                        severity=Severity.WARNING,
                        message=f"no source mentions {entity.text!r}{_how_to_add(entity, aliases)}",
                        path=path,
                        span=verdict.claim.sentence,
                        claim_id=verdict.claim.id,
                    )
                )
        yield attrs.evolve(verdict, diagnostics=(*verdict.diagnostics, *notes))


def _aliases_of(sources: Iterable[Source]) -> AliasIndex | None:
    """Return the titles of all pinned pages, or none when no source is a page."""
    pages = [source for source in sources if hasattr(source, "titles")]
    if not pages:
        return None
    return AliasIndex((title, page.name) for page in pages for title in page.titles)


_LOOKED_FOR = frozenset({Why.NO_PASSAGE, Why.MISSING_SLOT})


def _with_missing_page(verdict: Verdict, aliases: AliasIndex | None) -> Verdict:
    """Say so when nothing that an open claim names has a page in the snapshot.

    Then nobody has looked it up: that is not the same as a page that does not say it.
    """
    if aliases is None or verdict.why not in _LOOKED_FOR:
        return verdict
    names = [e for e in verdict.claim.entities if e.type is not EntityType.NATIONALITY]
    if not names or any(aliases.may_cover(entity.text) for entity in names):
        return verdict
    return attrs.evolve(verdict, reason=f"{verdict.reason}{_how_to_add(names[0], aliases)}")


def _how_to_add(entity: Entity, aliases: AliasIndex | None) -> str:
    if aliases is None or aliases.may_cover(entity.text):
        return ""
    command = add_command([entity.text])
    return "; not in the snapshot" + (f": {command}" if command else "")


def _loaded(spec: SourceSpec) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Turn whatever was given as sources into ``Source`` objects."""
    if isinstance(spec, Mapping):
        given: Sequence[str | Path | Source] = [text_source(n, t) for n, t in spec.items()]
    elif isinstance(spec, Sequence) and not isinstance(spec, str):
        given = spec
    else:
        given = [spec]
    ready: list[Source] = []
    paths: list[Path] = []
    for item in given:
        if isinstance(item, str | Path):
            paths.append(Path(item))
        else:
            ready.append(item)
    if not given:
        msg = "no sources given; name a folder or a file to compare with"
        raise NoSourceError(msg)
    if not paths:
        return tuple(ready), ()
    loaded = load_sources(paths)
    return (*ready, *loaded.sources), loaded.diagnostics


def _document(text: str | Path, published: DateSpec) -> Document:
    day = as_date(published)
    if isinstance(text, Path):
        return read_document(text, published=day)
    if text and "\n" not in text and len(text) < 1024 and _is_file(text):  # noqa: PLR2004 - a path
        msg = f"{text!r} is text, and also names a file; pass Path({text!r}) to check the file"
        raise UsageError(msg)
    return parse_document(text, published=day)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def as_date(given: DateSpec) -> dt.date | None:
    """Return a date from "2019-04-24", a date, or none.

    Raises:
        UsageError: The string is not a calendar date in this form.
    """
    if isinstance(given, dt.datetime):
        return given.date()
    if given is None or isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        msg = f"published must be a date like 2019-04-24, got {given!r}"
        raise UsageError(msg) from error


def _granularity(given: str | Granularity) -> Granularity:
    try:
        return Granularity(given)
    except ValueError as error:
        known = ", ".join(item.value for item in Granularity)
        msg = f"granularity must be one of {known}, got {given!r}"
        raise UsageError(msg) from error
