"""What is fuzzed: each target takes bytes, and may raise nothing but errors of ours.

What is asked is what holds for every input: spans lie inside the text and quote it, nothing is
read back that was not written, and nothing a stranger wrote reaches a terminal as a command to it.
"""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from claimcheck.checker import verify
from claimcheck.claims import Granularity, Splitter
from claimcheck.claims.plain import claim_from_text
from claimcheck.cli._pairs import read_pairs
from claimcheck.config import files
from claimcheck.documents import parse_document, read_documents
from claimcheck.documents.hypertext import html_page
from claimcheck.documents.jsontext import json_page
from claimcheck.documents.markdown import markdown_page
from claimcheck.documents.page import Page
from claimcheck.documents.plain import plain_page
from claimcheck.documents.word import word_page
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Document, DocumentReport, Passage, Report, Span
from claimcheck.report import FORMATS, Options
from claimcheck.retrieval import query_for
from claimcheck.retrieval.analysis import context_tokens, passage_tokens, title_tokens
from claimcheck.sources.records import record_passages
from claimcheck.sources.tables import table_passages
from claimcheck.sources.wikipedia.extract import extract
from claimcheck.sources.wikipedia.lock import parse_lock
from claimcheck.sources.wikipedia.page import parse_page
from claimcheck.syntax.parser import bundled_parser
from claimcheck.text.dates import find_dates
from claimcheck.text.folding import fold
from claimcheck.text.modality import modal_cues
from claimcheck.text.names import acronym_glosses, name_key, resolve
from claimcheck.text.numerals import find_numerals
from claimcheck.text.polarity import negation_cues
from claimcheck.text.quantities import find_quantities
from claimcheck.text.quotes import find_quotes
from claimcheck.text.sentences import sentences
from claimcheck.triage.baseline import read_baseline

Target = Callable[[bytes], None]

_ENGLISH = "It was said that the ship would not be in the port before the end of the week.\n\n"
_PAGES: Mapping[str, Callable[[str, str], Page]] = {
    "text": plain_page,
    "markdown": markdown_page,
    "html": html_page,
    "json": json_page,
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")
_TURNED = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # text that shows in another order
_FOR_PEOPLE = frozenset({"full", "concise"})
_NOT_OURS = re.compile(
    r"^(?:::(?!error |warning |notice |group::|endgroup::)|##vso(?!\[task\.))", re.MULTILINE
)
_TEMPLATE = Passage(key="f#0", source="f", text="It.", span=Span(0, 3), line=1)


def text_of(data: bytes) -> str:
    """Return bytes as text, whatever they are."""
    return data.decode("utf-8", "replace").replace("\0", " ")


def readers(data: bytes) -> None:
    """Cut the text into blocks in each format; every piece lies inside it, in order."""
    text = text_of(data)
    for name, read in _PAGES.items():
        try:
            page = read(text, "draft")
        except ClaimcheckError:
            continue
        for block in page.blocks:
            _holds(0 <= block.span.start <= block.span.end <= len(text), (name, block))
            for piece in block.pieces:
                _holds(
                    block.span.start <= piece.start <= piece.end <= block.span.end, (name, block)
                )
            Document(text=text, blocks=page.blocks).prose(block)


def word(data: bytes) -> None:
    """Read the bytes as a Word file."""
    _ours(lambda: word_page(data, "draft.docx"))


def files_on_disk(data: bytes) -> None:
    """Read the bytes as a draft of every suffix."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".txt", ".md", ".html", ".json", ".jsonl", ".docx"):
            path = Path(folder, f"draft{suffix}")
            path.write_bytes(data)
            _ours(lambda path=path: read_documents(path))  # type: ignore[misc] # bound now


def values(data: bytes) -> None:
    """Find every kind of value; each quotes the text where it stands."""
    text = text_of(data)
    dates = find_dates(text)
    for value in (*dates, *find_quantities(text, taken=[d.span for d in dates])):
        _holds(value.span.of(text) == value.text, value)
    _inside(text, (Span(numeral.start, numeral.end) for numeral in find_numerals(text)))
    _inside(text, (quotation.span for quotation in find_quotes(text)))
    _inside(text, (cue.span for cue in negation_cues(text)))
    _inside(text, (cue.span for cue in modal_cues(text)))
    spans = sentences(text)
    _inside(text, spans)
    _holds(all(a.end <= b.start for a, b in itertools.pairwise(spans)), spans)
    _holds(
        "".join(text.split()) == "".join("".join(span.of(text) for span in spans).split()), spans
    )
    acronym_glosses(text)
    name_key(text)
    resolve(text)
    fold(text)


def splitter(data: bytes) -> None:
    """Split a draft; every claim says where it stands and keeps to the words it may use."""
    text = _ENGLISH + text_of(data)[:2_000]
    try:
        document = parse_document(text)
    except ClaimcheckError:
        return
    found = Splitter(bundled_parser(), Granularity.NEWS).split(document)
    for claim in found.claims:
        _inside(document.text, (*claim.spans, claim.sentence))
        _holds(claim.text.strip(), claim)
        query_for(claim)


def pairs(data: bytes) -> None:
    """Verify a claim against evidence, both from the bytes; probabilities sum to one."""
    claim, _, evidence = text_of(data)[:1_000].partition("\n")
    verdict = verify(claim, evidence.split("\n"))
    _holds(abs(sum(verdict.probabilities.values()) - 1) < 1e-6, verdict.probabilities)  # noqa: PLR2004 - rounding
    _holds(
        max(verdict.probabilities, key=verdict.probabilities.__getitem__) is verdict.label, verdict
    )


def locks(data: bytes) -> None:
    """Read the bytes as a lock and as a page file."""
    _ours(lambda: parse_lock(data, "claimcheck.lock"))
    _ours(lambda: parse_page(data, "page.json"))
    extract(text_of(data))


def settings(data: bytes) -> None:
    """Read the bytes as settings, a baseline and pairs to verify."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("claimcheck.toml", "pyproject.toml"):
            path = Path(folder, name)
            path.write_bytes(data)
            _ours(lambda path=path: files.read(path))  # type: ignore[misc] # bound now
    _ours(lambda: read_baseline(data, path="baseline.json"))
    _ours(lambda: read_pairs(data, path="pairs.jsonl", published=None))


def sources(data: bytes) -> None:
    """Read the bytes as a fact table and as records, and index what comes out."""
    text = text_of(data)
    for read in (table_passages, record_passages):
        try:
            passages = read(text, _TEMPLATE)
        except ClaimcheckError:
            continue
        for passage in passages:
            passage_tokens(passage)
            title_tokens(passage)
            context_tokens(passage, {})


def formats(data: bytes) -> None:
    """Write a report on a draft of these words in every format; none has a command in it."""
    text = text_of(data)[:500]
    document = parse_document(_ENGLISH, path=text[:40] or "draft")
    claim = claim_from_text(text, bundled_parser().parse([text])[0])
    from claimcheck.scorer import score  # noqa: PLC0415 - only here

    entry = DocumentReport(document=document, verdicts=(score(claim, ()),))
    report = Report(documents=(entry,), signature=text)
    for name, render in FORMATS.items():
        try:
            made = render(report, Options())
        except ClaimcheckError:
            continue
        _holds(not _CONTROL.search(made), (name, made))
        _holds(name not in _FOR_PEOPLE or not _TURNED.search(made), (name, made))
        _holds(not _NOT_OURS.search(made), (name, made))


class BrokenPromiseError(AssertionError):
    """Something that holds for every input did not hold for this one."""


def _holds(condition: bool, about: object) -> None:  # noqa: FBT001 - what an assert takes
    if not condition:
        raise BrokenPromiseError(about)


def _ours(act: Callable[[], object]) -> None:
    try:
        act()
    except ClaimcheckError as error:
        _holds("\n" not in str(error), error)


def _inside(text: str, spans: Iterable[Span]) -> None:
    for span in spans:
        _holds(0 <= span.start <= span.end <= len(text), span)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "readers": readers,
        "word": word,
        "files": files_on_disk,
        "values": values,
        "splitter": splitter,
        "pairs": pairs,
        "locks": locks,
        "settings": settings,
        "sources": sources,
        "formats": formats,
    }
)
"""Every target by its name."""
