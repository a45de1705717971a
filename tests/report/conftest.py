"""Values made by hand, small enough to see at a glance what a report must say."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.model import (
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Comparison,
    DateValue,
    Diagnostic,
    Document,
    DocumentReport,
    Entity,
    EntityType,
    Evidence,
    Granularity,
    Label,
    Outcome,
    Passage,
    Quantity,
    QuantityKind,
    Report,
    Severity,
    Skipped,
    SlotKind,
    Span,
    Stance,
    Substitution,
    Verdict,
    Why,
)

TEXT = """# Harbour news

The tide mill, last repaired in 2009, stands on the quay.
It is the best mill in the county. Nobody knows who built it.
The mill has at least 40 windows.
"""


def place(words: str) -> Span:
    """Return where ``words`` stand in the text above."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def passage(text: str, *, line: int = 3) -> Passage:
    """Return a passage of the one source there is."""
    return Passage(
        key=f"mill.md:{line}",
        source="mill.md",
        text=text,
        span=Span(10, 10 + len(text)),
        line=line,
        title="The tide mill",
        section=("Repairs",),
        path="references/mill.md",
        date=dt.date(2018, 5, 1),
    )


def chances(label: Label) -> dict[Label, float]:
    """Return probabilities that fit a label."""
    return {each: 0.9 if each is label else 0.05 for each in Label}


def contradicted() -> Verdict:
    claim = Claim(
        id="a1",
        text="The tide mill was last repaired in 2009.",
        local_text="The tide mill, last repaired in 2009",
        spans=(place("The tide mill"), place("last repaired in 2009")),
        sentence=place("The tide mill, last repaired in 2009, stands on the quay."),
        kind=ClaimKind.EVENT,
        substitutions=(
            Substitution(span=Span(31, 31), original="", replacement="was", rule="copula"),
        ),
        dates=(
            DateValue(
                text="2009",
                span=Span(35, 39),
                start=dt.date(2009, 1, 1),
                end=dt.date(2009, 12, 31),
                granularity=Granularity.YEAR,
            ),
        ),
        rules=("reduced-relative",),
    )
    reason = "claim says 2009, source says 2008"
    date = Comparison(
        slot=SlotKind.DATE,
        claim="2009",
        source="2008",
        outcome=Outcome.CONFLICT,
        reason=reason,
        claim_span=Span(35, 39),
        source_span=Span(40, 44),
    )
    quote = passage("The last repair of the mill was done in 2008.")
    evidence = Evidence(
        passage=quote,
        stance=Stance.CONTRADICTS,
        similarity=0.876,
        comparisons=(date,),
        also_in=("copy.md",),
    )
    return Verdict(
        claim=claim,
        label=Label.CONTRADICTED,
        probabilities=chances(Label.CONTRADICTED),
        code="CC111",
        reason=reason,
        severity=Severity.ERROR,
        evidence=(evidence,),
        correction="2008",
    )


def supported() -> Verdict:
    text = "The mill stands on the quay."
    claim = Claim(
        id="b2",
        text="The tide mill stands on the quay.",
        local_text="The tide mill stands on the quay",
        spans=(place("The tide mill"), place("stands on the quay")),
        sentence=place("The tide mill, last repaired in 2009, stands on the quay."),
        kind=ClaimKind.STATE,
        entities=(
            Entity(text="tide mill", span=Span(4, 13), type=EntityType.UNKNOWN, key="tide mill"),
        ),
    )
    return Verdict(
        claim=claim,
        label=Label.SUPPORTED,
        probabilities=chances(Label.SUPPORTED),
        code="CC103",
        reason="the source says the same",
        severity=Severity.INFO,
        evidence=(Evidence(passage=passage(text), stance=Stance.SUPPORTS, similarity=0.93),),
    )


def opinion() -> Verdict:
    claim = Claim(
        id="c3",
        text="The tide mill is the best mill in the county.",
        local_text="It is the best mill in the county",
        spans=(place("It is the best mill in the county"),),
        sentence=place("It is the best mill in the county."),
        kind=ClaimKind.OPINION,
        check_worthiness=0.2,
        reasons=("a judgement",),
    )
    return Verdict(
        claim=claim,
        label=Label.UNVERIFIABLE,
        probabilities=chances(Label.UNVERIFIABLE),
        code="CC102",
        reason="an opinion is not checked",
        severity=Severity.INFO,
        why=Why.NOT_CHECKABLE,
    )


def unknown() -> Verdict:
    claim = Claim(
        id="d4",
        text="The mill has at least 40 windows.",
        local_text="The mill has at least 40 windows",
        spans=(place("The mill has at least 40 windows"),),
        sentence=place("The mill has at least 40 windows."),
        kind=ClaimKind.QUANTITY,
        quantities=(
            Quantity(
                text="at least 40",
                span=Span(13, 24),
                kind=QuantityKind.COUNT,
                value=40,
                low=40,
                high=float("inf"),
                thing="window",
            ),
        ),
    )
    note = Diagnostic(
        code="CC204",
        severity=Severity.WARNING,
        message="no source mentions “windows”",
        span=place("40 windows"),
    )
    return Verdict(
        claim=claim,
        label=Label.UNVERIFIABLE,
        probabilities=chances(Label.UNVERIFIABLE),
        code="CC102",
        reason="no passage speaks of it",
        severity=Severity.INFO,
        why=Why.NO_PASSAGE,
        diagnostics=(note,),
    )


@pytest.fixture
def document() -> Document:
    """
    A draft of five lines.
    """
    heading = Span(2, 14)
    return Document(
        text=TEXT,
        blocks=(Block(kind=BlockKind.HEADING, span=heading, pieces=(heading,)),),
        path="drafts/mill.md",
        published=dt.date(2019, 4, 24),
    )


@pytest.fixture
def report(document: Document) -> Report:
    """
    A report with every label, a note and a part left out.
    """
    entry = DocumentReport(
        document=document,
        verdicts=(contradicted(), supported(), opinion(), unknown()),
        skipped=(Skipped(span=Span(2, 14), kind="heading"),),
    )
    return Report(documents=(entry,), signature="claimcheck test")


@pytest.fixture
def verdicts() -> dict[str, Verdict]:
    """
    One verdict of each sort, by name.
    """
    made = (contradicted, supported, opinion, unknown)
    return {make.__name__: make() for make in made}
