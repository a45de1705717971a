"""Reports about toy drafts, in which a word in capitals says what was found in its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import attrs
import pytest

from claimcheck.documents import parse_document
from claimcheck.model import (
    Attribution,
    AttributionMode,
    Claim,
    ClaimKind,
    Diagnostic,
    Document,
    DocumentReport,
    Label,
    Report,
    Severity,
    Span,
    Verdict,
    Why,
)
from claimcheck.triage import matters

_SENTENCE = re.compile(r"[A-Z][^.]*\.")
_FOUND = {
    "DATE": (Label.CONTRADICTED, "CC111", Severity.ERROR, None),
    "NUMBER": (Label.CONTRADICTED, "CC112", Severity.ERROR, None),
    "QUOTED": (Label.CONTRADICTED, "CC112", Severity.WARNING, None),
    "UNKNOWN": (Label.UNVERIFIABLE, "CC102", Severity.INFO, Why.NO_PASSAGE),
    "OPINION": (Label.UNVERIFIABLE, "CC102", Severity.INFO, Why.NOT_CHECKABLE),
    "NAME": (Label.SUPPORTED, "CC103", Severity.INFO, None),
    "RIGHT": (Label.SUPPORTED, "CC103", Severity.INFO, None),
}
MakeReport = Callable[..., Report]


def report_of(
    text: str, *, path: str | None = "drafts/a.md", form: str = "markdown", day: str | None = None
) -> Report:
    """Return the report about one draft."""
    published = None if day is None else dt.date.fromisoformat(day)
    document = parse_document(text, path=path, format=form, published=published)
    entry = DocumentReport(document=document, verdicts=tuple(_verdicts(document)))
    return Report(documents=(entry,), signature="toy")


def joined(*reports: Report) -> Report:
    """Return one report over the drafts of several."""
    return attrs.evolve(
        reports[0],
        documents=tuple(entry for report in reports for entry in report.documents),
        diagnostics=tuple(note for report in reports for note in report.diagnostics),
    )


def _verdicts(document: Document) -> Iterator[Verdict]:
    for block in document.blocks:
        prose = document.prose(block)
        for match in _SENTENCE.finditer(prose.text):
            word = next((word for word in _FOUND if word in match.group()), None)
            if word is not None:
                spans = prose.spans(*match.span())
                yield _verdict(word, match.group(), spans, prose.extent(*match.span()), document)


def _verdict(
    word: str, words: str, spans: tuple[Span, ...], sentence: Span, document: Document
) -> Verdict:
    label, code, severity, why = _FOUND[word]
    speaker = Attribution(source="the mayor", cue="said", mode=AttributionMode.INDIRECT)
    note = Diagnostic(
        code="CC204",
        severity=Severity.WARNING,
        message="no source mentions 'Quar'",
        path=document.path,
        span=sentence,
    )
    return Verdict(
        claim=Claim(
            id=f"{spans[0].start}",
            text=words,
            local_text=words,
            spans=spans,
            sentence=sentence,
            kind=ClaimKind.STATE,
            attribution=speaker if word == "QUOTED" else None,
        ),
        label=label,
        probabilities={each: 0.9 if each is label else 0.05 for each in Label},
        code=code,
        reason="it is so",
        severity=severity,
        why=why,
        diagnostics=(note,) if word == "NAME" else (),
    )


def told(report: Report) -> list[str]:
    """Return the codes of all that is not silent, in order."""
    return [matter.code for matter in matters(report) if matter.suppression is None]


def reasons(report: Report) -> list[str | None]:
    """Return why each silent matter is silent, in order."""
    found = (matter.suppression for matter in matters(report))
    return [each.reason for each in found if each is not None]


@pytest.fixture(scope="session")
def make() -> MakeReport:
    """
    Make a report about one draft.
    """
    return report_of


@pytest.fixture(scope="session")
def join() -> MakeReport:
    """
    Put several reports into one.
    """
    return joined


@pytest.fixture(scope="session")
def spoken() -> Callable[[Report], list[str]]:
    """
    The codes of all that is not silent.
    """
    return told


@pytest.fixture(scope="session")
def why() -> Callable[[Report], list[str | None]]:
    """
    Why each silent matter is silent.
    """
    return reasons
