"""One page for an editor: the draft with its claims marked, and beside it what was found.

The page is one file that asks nothing of any other: style and script are in it, and its own
policy forbids all the rest. Without script it reads the same; the script only filters, and moves
with the keyboard.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.codes import CODES
from claimcheck.model import (
    Comparison,
    Diagnostic,
    Document,
    DocumentReport,
    Evidence,
    Label,
    Outcome,
    Report,
    Span,
    Verdict,
)
from claimcheck.report.alerts import claim_counts, is_failure, source_place
from claimcheck.report.findings import NO_PATH, Finding, conflict, findings
from claimcheck.report.html_draft import Card, draft
from claimcheck.report.html_text import escaped
from claimcheck.report.options import Options
from claimcheck.report.places import place, region
from claimcheck.report.summary import summary, why_in_words
from claimcheck.report.wrong_words import wrong_words

_SIGNS = {
    "failure": "⚠",
    "contradicted": "✗",
    "warning": "!",
    "unverifiable": "?",
    "supported": "✓",
}
_TITLES = {
    "contradicted": "Contradicted",
    "warning": "Warnings",
    "unverifiable": "Unverifiable",
    "supported": "Supported",
}
_MOST_NAMES = 3
_SAFE_ADDRESSES = ("https://", "http://")


def render(report: Report, options: Options) -> str:
    """Return the page, with every claim, note and failure of the report on it."""
    del options  # the reader filters on the page
    groups = tuple(_cards(report))
    everything = [card for _, cards in groups for card in cards]
    counts = claim_counts(card.item for card in everything)
    sections = "\n".join(
        _section(entry, cards, number)
        for number, (entry, cards) in enumerate(groups, start=1)
        if entry is not None
    )
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escaped(_headline(counts))} - claimcheck</title>",
            f"<style>{_asset('report.css')}</style>",
            "</head>",
            "<body>",
            _header(report, everything, counts),
            f"<main>\n{sections}\n</main>",
            f"<footer><p>{escaped(report.signature)}</p></footer>",
            f"<script>{_asset('report.js')}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


@functools.cache
def _asset(name: str) -> str:
    folder = importlib.resources.files("claimcheck.report").joinpath("page")
    return "\n" + folder.joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _policy() -> str:
    script, style = (_digest(_asset(name)) for name in ("report.js", "report.css"))
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; "
        "form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _cards(report: Report) -> Iterator[tuple[DocumentReport | None, tuple[Card, ...]]]:
    """Yield each document with its findings, and last, without one, those of other files."""
    numbers, names = itertools.count(1), itertools.count(1)
    rest = list(report.diagnostics)
    for entry in report.documents:
        own = [note for note in rest if note.path == entry.document.path]
        rest = [note for note in rest if note.path != entry.document.path]
        yield entry, tuple(_named(_only(report, [entry], own), numbers, names))
    yield None, tuple(_named(_only(report, [], rest), numbers, names))


def _only(
    report: Report, entries: Sequence[DocumentReport], notes: Sequence[Diagnostic]
) -> tuple[Finding, ...]:
    return findings(
        Report(documents=tuple(entries), signature=report.signature, diagnostics=tuple(notes))
    )


def _named(
    items: Iterable[Finding], numbers: Iterator[int], names: Iterator[int]
) -> Iterator[Card]:
    for item in items:
        number = next(numbers) if item.label is Label.CONTRADICTED else None
        yield Card(name=f"f{next(names)}", item=item, number=number)


# ---------------------------------------------------------------- the ten seconds


def _headline(counts: Mapping[Label, int]) -> str:
    wrong, total = counts[Label.CONTRADICTED], sum(counts.values())
    claims = "1 claim" if total == 1 else f"{total} claims"
    if not total:
        return "No claims to check"
    return f"{wrong or 'None'} of {claims} contradicted"


def _header(report: Report, cards: Sequence[Card], counts: Mapping[Label, int]) -> str:
    failures = [card for card in cards if is_failure(card.item)]
    parts = [
        '<a class="skip" href="#draft-1">Skip to the draft</a>',
        "<header>",
        '<p class="brand">claimcheck</p>',
        f"<h1>{escaped(_headline(counts))}</h1>",
        f'<p class="lead">{escaped(_lead(report))}</p>',
        *_failures(failures),
        _bar(counts),
        _filters(cards, counts),
        "</header>",
    ]
    return "\n".join(parts)


def _lead(report: Report) -> str:
    """Return which drafts, and what a desk would ask next: why so much is unverifiable."""
    names = [entry.document.path or NO_PATH for entry in report.documents]
    drafts = ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names)} drafts"
    _, _, reasons = summary(report).partition("(")
    return f"{drafts}. Unverifiable: {reasons.rstrip(')')}." if reasons else f"{drafts}."


def _failures(cards: Sequence[Card]) -> Iterator[str]:
    if not cards:
        return
    yield '<ul class="failures" role="alert">'
    for card in cards:
        item = card.item
        said = f"{item.path}: {item.message} ({item.code})"
        yield f'<li data-code="{escaped(item.code)}" data-path="{escaped(item.path)}">'
        yield f"<b>{_SIGNS['failure']} Not checked.</b> {escaped(said)}</li>"
    yield "</ul>"


def _bar(counts: Mapping[Label, int]) -> str:
    """Return a bar of the three labels; it repeats the numbers beside it and says nothing new."""
    total, left = max(sum(counts.values()), 1), 0.0
    parts = []
    for label in (Label.CONTRADICTED, Label.UNVERIFIABLE, Label.SUPPORTED):
        width = round(counts[label] * 1000 / total, 1)
        parts.append(f'<rect class="{label.value}" x="{left}" width="{width}" height="10"/>')
        left = round(left + width, 1)
    return (
        '<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def _filters(cards: Sequence[Card], counts: Mapping[Label, int]) -> str:
    shown = {label.value: count for label, count in counts.items()}
    shown["warning"] = sum(card.style == "warning" for card in cards)
    tiles = "".join(
        f'<button type="button" class="tile {style}" data-label="{style}" aria-pressed="false"'
        f' disabled><b>{shown[style]}</b> <span><i aria-hidden="true">{_SIGNS[style]}</i>'
        f" {title.lower()}</span></button>"
        for style, title in _TITLES.items()
    )
    codes = Counter(card.item.code for card in cards if card.style in {"contradicted", "warning"})
    chips = "".join(
        f'<button type="button" class="chip" data-code="{escaped(code)}" aria-pressed="false"'
        f" disabled>{escaped(_short(code))} <b>{count}</b></button>"
        for code, count in sorted(codes.items())
    )
    return (
        f'<div class="filters" role="group" aria-label="Show only">'
        f'<div class="tiles">{tiles}</div><div class="chips">{chips}</div>'
        '<p class="keys" hidden><kbd>j</kbd> next <kbd>k</kbd> previous <kbd>Esc</kbd> back to'
        ' the text and show all <span role="status" aria-live="polite"></span></p></div>'
    )


def _short(code: str) -> str:
    name = CODES[code].name if code in CODES else ""
    return f"{code} {name.removeprefix('contradicted-').replace('-', ' ')}".rstrip()


# ---------------------------------------------------------------- a draft and its findings


def _section(entry: DocumentReport, cards: Sequence[Card], number: int) -> str:
    document = entry.document
    inside = draft(document, cards)
    groups = "\n".join(
        _group(style, [card for card in cards if card.style == style])
        for style in _TITLES
        if any(card.style == style for card in cards)
    )
    return "\n".join(
        (
            f'<section class="document" data-path="{escaped(document.path or NO_PATH)}">',
            f'<article id="draft-{number}" aria-label="Draft">',
            f'<p class="about"><bdi>{escaped(document.path or NO_PATH)}</bdi>{_day(document)}</p>',
            inside,
            "</article>",
            '<aside aria-label="Findings">',
            groups or "<p>Nothing found.</p>",
            "</aside>",
            "</section>",
        )
    )


def _day(document: Document) -> str:
    day = document.published
    if day is None:
        return ""
    return f' · <time datetime="{day.isoformat()}">{day.isoformat()}</time>'


def _group(style: str, cards: Sequence[Card]) -> str:
    is_open = " open" if style in {"contradicted", "warning"} else ""
    claims = sum(1 + len(card.item.also) for card in cards)
    inside = "\n".join(_card(card) for card in cards)
    return (
        f'<details class="group {style}" data-label="{style}"{is_open}>'
        f'<summary><h2><i aria-hidden="true">{_SIGNS[style]}</i> {_TITLES[style]}'
        f" <small>{claims}</small></h2></summary>\n{inside}\n</details>"
    )


def _card(card: Card) -> str:
    item = card.item
    span, where = region(item), place(item)
    at = "" if span is None else f' data-start="{span.start}" data-end="{span.end}"'
    is_open = " open" if card.style == "contradicted" else ""
    number = "" if card.number is None else f'<b class="number">{card.number}</b> '
    line = "" if where is None else f"line {where.line}"
    lines = "".join(f"{row}\n" for row in _rows(card))
    return (
        f'<details class="card {card.style}" id="{card.name}" data-label="{card.style}"'
        f' data-code="{escaped(item.code)}" data-severity="{item.severity.value}"{at}{is_open}>'
        f'<summary>{number}<span class="said">{escaped(_said(item))}</span>'
        f' <span class="meta">{escaped(_short(item.code))}'
        f"{_mild(item)} · {line}</span></summary>\n{lines}</details>"
    )


def _said(item: Finding) -> str:
    """Return what the card says when it is closed: what is wrong, or the claim."""
    if item.verdict is None or item.label is Label.CONTRADICTED:
        return item.message
    return item.verdict.claim.text


def _mild(item: Finding) -> str:
    is_mild = item.label is Label.CONTRADICTED and item.severity.value != "error"
    return f" ({item.severity.value})" if is_mild else ""


def _rows(card: Card) -> Iterator[str]:
    item = card.item
    if item.verdict is None:
        return
    wrong = conflict(item.verdict)
    if wrong is not None:
        yield _values(item, wrong)
    else:
        yield f'<p class="reason">{escaped(_reason(item.verdict))}</p>'
    if item.label is Label.CONTRADICTED:  # the head of any other card is the claim
        span = None if wrong is None else wrong.claim_span
        yield f'<p class="claim"><b>Claim</b> {_marked(item.verdict.claim.text, _one(span))}</p>'
    for other in item.also:
        yield f'<p class="claim"><b>Same in</b> {escaped(other.claim.text)}</p>'
    for evidence in item.verdict.evidence[:1]:
        yield from _evidence(evidence, item.verdict.label)


def _reason(verdict: Verdict) -> str:
    if verdict.label is Label.UNVERIFIABLE:
        return f"{why_in_words(verdict).capitalize()}: {verdict.reason}"
    return verdict.reason


def _values(item: Finding, wrong: Comparison) -> str:
    """Return both values side by side, the draft's in its own words."""
    text = "" if item.lines is None else item.lines.text
    words = " … ".join(span.of(text) for span in wrong_words(item)) or wrong.claim
    meant = "" if words == wrong.claim else f" <small>meaning {escaped(wrong.claim)}</small>"
    return (
        '<dl class="values">'
        f"<div><dt>Draft says</dt><dd><bdi>{escaped(words)}</bdi>{meant}</dd></div>"
        f"<div><dt>Source says</dt><dd><bdi>{escaped(wrong.source)}</bdi></dd></div></dl>"
    )


def _evidence(evidence: Evidence, label: Label) -> Iterator[str]:
    passage = evidence.passage
    name = "Nearest passage" if label is Label.UNVERIFIABLE else "Source"
    marks = [
        c.source_span
        for c in evidence.comparisons
        if c.outcome is Outcome.CONFLICT and c.source_span is not None
    ]
    yield f'<figure><figcaption class="name">{name}</figcaption>'
    yield f'<blockquote dir="auto">{_marked(passage.text, marks)}</blockquote>'
    yield f"<figcaption>{'<br>'.join(_about(evidence))}</figcaption></figure>"


def _about(evidence: Evidence) -> Iterator[str]:
    """Yield title, section and date, the place in the source, and the address, in lines."""
    passage = evidence.passage
    about = [part for part in (passage.title, *passage.section) if part]
    if passage.date is not None:
        about.append(passage.date.isoformat())
    if about:
        yield escaped(" · ".join(dict.fromkeys(about)))
    yield f"<code>{escaped(source_place(evidence))}</code>"
    if passage.url is not None:
        yield _link(passage.url)
    if passage.credit is not None:
        yield escaped(passage.credit)
    if evidence.also_in:
        yield f"also in {escaped(', '.join(evidence.also_in))}"


def _link(url: str) -> str:
    """Return a link to an address of the web; any other address is text alone."""
    shown = escaped(url)
    if not url.lower().startswith(_SAFE_ADDRESSES):
        return shown
    return f'<a class="source" href="{shown}" rel="noopener noreferrer" target="_blank">{shown}</a>'


def _one(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _marked(text: str, marks: Iterable[Span]) -> str:
    """Return text with its marks; those that overlap one before them are left out."""
    parts, at = [], 0
    for mark in sorted(marks):
        if mark.start >= at and mark.of(text).strip():
            parts += [escaped(text[at : mark.start]), f"<mark>{escaped(mark.of(text))}</mark>"]
            at = mark.end
    return "".join((*parts, escaped(text[at:])))
