"""The report for people: what is claimed, what the source says, where both stand, what to do."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from claimcheck.model import Evidence, Label, Outcome, Report, Span, Stance, Verdict, Why
from claimcheck.report.concise import line as brief_line
from claimcheck.report.concise import sentence
from claimcheck.report.findings import Finding, conflict, findings
from claimcheck.report.lines import Lines
from claimcheck.report.options import Options
from claimcheck.report.summary import summary
from claimcheck.report.terminal import Row, harmless, paint, rows, visible

_MARGIN = 10  # columns of "  claim   "
_GUTTER = 9  # columns of "  1234 | "
_CONTEXT = 40  # characters of a long line kept on either side of the claim
_MOST_ROWS = 6  # of one claim in the draft; a longer one is cut
_MOST_TEXT = 2000  # characters of a claim or a quotation; a longer one is cut


def render(report: Report, options: Options) -> str:
    """Return a block for each finding, a line for each unverifiable claim, and the counts."""
    shown = [item for item in findings(report) if options.is_shown(item.label)]
    blocks = [_block(item, options) for item in shown if not options.is_brief(item.label)]
    brief = [brief_line(item, options) for item in shown if options.is_brief(item.label)]
    parts = [*blocks, *(["\n".join(brief)] if brief else []), summary(report)]
    return harmless("\n\n".join(parts)) + "\n"


def _block(item: Finding, options: Options) -> str:
    return "\n".join(_block_lines(item, options))


def _block_lines(item: Finding, options: Options) -> Iterator[str]:
    yield sentence(item, options)
    verdict = item.verdict
    if verdict is None:
        return
    if item.lines is not None:
        yield from _draft(item.lines, verdict, options)
    wrong = conflict(verdict)
    yield from _field(
        "claim", verdict.claim.text, _marks(None if wrong is None else wrong.claim_span), options
    )
    for evidence in _quoted(verdict, verbose=options.verbose):
        yield from _source(evidence, options)
    if verdict.correction is not None:
        yield from _field("suggest", verdict.correction, (), options)
    for other in item.also:
        yield from _field("same in", other.claim.text, (), options)
    if options.verbose:
        yield from _details(verdict, options)


# ---------------------------------------------------------------- the draft


def _draft(lines: Lines, verdict: Verdict, options: Options) -> Iterator[str]:
    """Yield the lines of the draft that the claim stands on, its words underlined."""
    width = max(options.width - _GUTTER, 20)
    marked = (
        (number, row)
        for number, marks in _by_line(lines, verdict.claim.spans)
        for row in _window(lines, number, marks, width)
        if row.carets
    )
    before = 0
    for number, row in itertools.islice(marked, _MOST_ROWS):
        yield _framed("" if number == before else str(number), row.text, options)
        yield _framed("", paint(row.carets, "mark", colour=options.colour), options)
        before = number
    if next(marked, None) is not None:
        yield _framed("", "…", options)


def _framed(label: str, text: str, options: Options) -> str:
    bar = paint(f"{label:>6} |", "frame", colour=options.colour)
    return f"{bar} {text}".rstrip()


def _by_line(lines: Lines, spans: Iterable[Span]) -> Iterator[tuple[int, list[Span]]]:
    """Yield each line that a span touches with the parts of the spans on it, in text order."""
    found: dict[int, list[Span]] = {}
    for span in sorted(spans):
        first = lines.position(span.start)[0]
        last = min(lines.position(span.end)[0], first + _MOST_ROWS)
        for number in range(first, last + 1):
            extent = lines.extent(number)
            start, end = max(span.start, extent.start), min(span.end, extent.end)
            if start < end:
                found.setdefault(number, []).append(Span(start, end))
    yield from sorted(found.items())


def _window(lines: Lines, number: int, marks: list[Span], width: int) -> tuple[Row, ...]:
    """Return the rows of one line, of a long one only those around the marks."""
    text, extent = lines.text, lines.extent(number)
    start, end = extent.start, extent.end
    if len(extent) > width:
        start = _cut_before(text, max(start, marks[0].start - _CONTEXT), marks[0].start, start)
        furthest = start + width * (_MOST_ROWS + 1)
        end = min(
            _cut_after(text, marks[-1].end, min(end, marks[-1].end + _CONTEXT), end), furthest
        )
    before, after = "…" * (start > extent.start), "…" * (end < extent.end)
    by = len(before) - start
    inside = [mark.shifted(by) for mark in marks if mark.start < end]
    clipped = [Span(mark.start, min(mark.end, end + by)) for mark in inside]
    return rows(f"{before}{text[start:end]}{after}", clipped, width=width)


def _cut_before(text: str, low: int, high: int, first: int) -> int:
    """Return the start of a word between ``low`` and ``high``, or ``low`` if there is none."""
    if low == first:
        return first
    space = text.find(" ", low, high)
    return low if space < 0 else space + 1


def _cut_after(text: str, low: int, high: int, last: int) -> int:
    """Return the end of a word between ``low`` and ``high``, or ``high`` if there is none."""
    if high == last:
        return last
    space = text.rfind(" ", low, high)
    return high if space < 0 else space


# ---------------------------------------------------------------- the sources


def _quoted(verdict: Verdict, *, verbose: bool) -> tuple[Evidence, ...]:
    """Return the passages to quote: the one that decided, or one of each side of a quarrel."""
    if verbose or not verdict.evidence:
        return verdict.evidence
    if verdict.why is not Why.SOURCES_DISAGREE:
        return verdict.evidence[:1]
    sides = (Stance.SUPPORTS, Stance.CONTRADICTS)
    firsts = (next((e for e in verdict.evidence if e.stance is side), None) for side in sides)
    return tuple(evidence for evidence in firsts if evidence is not None)


def _source(evidence: Evidence, options: Options) -> Iterator[str]:
    passage = evidence.passage
    about = [part for part in (passage.title, *passage.section) if part]
    if passage.date is not None:
        about.append(passage.date.isoformat())
    place = f"{passage.source}:{passage.line}"
    heading = f"{place} ({', '.join(dict.fromkeys(about))})" if about else place
    yield from _field("source", heading, (), options)
    found = [c for c in evidence.comparisons if c.outcome is Outcome.CONFLICT]
    marks = [mark.shifted(1) for c in found for mark in _marks(c.source_span)]
    yield from _field("", f"“{passage.text}”", marks, options)
    if passage.url is not None:
        yield from _field("", passage.url, (), options)
    if passage.credit is not None:
        yield from _field("credit", passage.credit, (), options)
    if evidence.also_in:
        yield from _field("also in", ", ".join(evidence.also_in), (), options)


def _details(verdict: Verdict, options: Options) -> Iterator[str]:
    """Yield what only those who tune claimcheck want to know."""
    chances = ", ".join(f"{label.value} {verdict.probabilities[label]:.2f}" for label in Label)
    yield from _field("chance", chances, (), options)
    yield from _field("rules", ", ".join(verdict.claim.rules) or "none", (), options)
    for evidence in verdict.evidence:
        for c in evidence.comparisons:
            words = f"{evidence.passage.key} {c.slot.value} {c.outcome.value}: {c.reason}"
            yield from _field("slot", words, (), options)


def _marks(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _field(label: str, text: str, marks: Iterable[Span], options: Options) -> Iterator[str]:
    """Yield ``text`` beside its label, wrapped, with carets under its marks."""
    width = max(options.width - _MARGIN, 20)
    shown = text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
    for index, row in enumerate(rows(shown, marks, width=width)):
        name = label if index == 0 else ""
        yield f"  {visible(name):<{_MARGIN - 2}}{row.text}".rstrip()
        if row.carets:
            yield " " * _MARGIN + paint(row.carets, "mark", colour=options.colour)
