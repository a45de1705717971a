from __future__ import annotations

import datetime as dt

import attrs
import pytest

from claimcheck.documents import parse_document
from claimcheck.model import (
    Claim,
    ClaimKind,
    Comparison,
    Document,
    DocumentReport,
    Evidence,
    Label,
    Outcome,
    Passage,
    Report,
    Severity,
    SlotKind,
    Span,
    Stance,
    Verdict,
)
from claimcheck.report.findings import findings
from claimcheck.report.html_draft import Card, draft
from tests.report.readers import Page

DAY = dt.date(2019, 4, 24)
MARKDOWN = """# A *fine* mill

The **old** mill &amp; its quay were built
in 1850. The mill is open.

- The mill has 40 windows.
  - The quay is made of stone.

> The mill was closed in 1990.

| Part | Height |
|---|---|
| Tower | The tower has 12 metres |

```
no prose
```
"""


def card(document: Document, words: str, label: Label, wrong: str = "", name: str = "f1") -> Card:
    """Return the card of a claim that is ``words`` of the draft, ``wrong`` one of them."""
    start = document.text.index(words)
    span = Span(start, start + len(words))
    at = words.find(wrong) if wrong else -1
    slot = Comparison(
        slot=SlotKind.DATE,
        claim=wrong,
        source="x",
        outcome=Outcome.CONFLICT,
        reason="claim says a, source says b",
        claim_span=Span(at, at + len(wrong)) if wrong else None,
    )
    passage = Passage(key="k", source="s.md", text="x", span=Span(0, 1), line=1)
    verdict = Verdict(
        claim=Claim(
            id=words,
            text=words,
            local_text=words,
            spans=(span,),
            sentence=span,
            kind=ClaimKind.STATE,
        ),
        label=label,
        probabilities={each: float(each is label) for each in Label},
        code="CC111" if label is Label.CONTRADICTED else "CC102",
        reason="claim says a, source says b",
        severity=Severity.ERROR,
        evidence=(
            Evidence(passage=passage, stance=Stance.SILENT, similarity=1.0, comparisons=(slot,)),
        ),
    )
    entry = DocumentReport(document=document, verdicts=(verdict,))
    (item,) = findings(Report(documents=(entry,), signature=""))
    return Card(name=name, item=item, number=1 if label is Label.CONTRADICTED else None)


@pytest.fixture
def mill() -> Document:
    """
    A draft with every sort of block.
    """
    return parse_document(MARKDOWN, path="mill.md", format="markdown", published=DAY)


def marks(document: Document, *cards: Card) -> list[tuple[dict[str, str], str]]:
    return list(Page(draft(document, cards)).of_class("mark"))


class TestDraft:
    def test_blocks_are_what_the_reader_sees(self, mill: Document) -> None:
        """
        Headings, lists, quotations, tables and code are elements of their kind, without markup.
        """
        page = Page(draft(mill, ()))
        shown = {tag: " ".join("".join(text).split()) for tag, _, text in page.elements}

        assert "A fine mill" == shown["h2"]
        assert "The old mill & its quay were built in 1850. The mill is open." == shown["p"]
        assert "The quay is made of stone." == shown["li"]
        assert "The mill was closed in 1990." == shown["blockquote"]
        assert "The tower has 12 metres" == shown["td"]
        assert "no prose" in shown["pre"]
        assert 2 == sum(tag == "tr" for tag, _, _ in page.elements)

    def test_a_title_of_the_front_matter_is_shown(self) -> None:
        """
        Where the text has no title of its own, the one that readers see stands above it.
        """
        text = "---\ntitle: The <old> mill\n---\nThe mill is open, and it is old.\n"
        document = parse_document(text, path="a.md", format="markdown", published=DAY)
        titles = [text for tag, _, text in Page(draft(document, ())).elements if tag == "h2"]

        assert [["The <old> mill"]] == titles

    def test_a_mark_covers_its_words_over_markup(self, mill: Document) -> None:
        """
        Bold type and an entity cut a mark into pieces that together are the claim.
        """
        words = "The **old** mill &amp; its quay"
        found = marks(mill, card(mill, words, Label.SUPPORTED))

        assert "The old mill & its quay" == "".join(shown for _, shown in found)
        spans = [(int(a["data-start"]), int(a["data-end"])) for a, _ in found]
        assert ["The ", "old", " mill ", "&amp;", " its quay"] == [mill.text[a:b] for a, b in spans]

    def test_shared_words_lead_to_the_gravest(self, mill: Document) -> None:
        """
        Where a supported and a contradicted claim overlap, the contradiction is what one meets.
        """
        good = card(mill, "The mill is open", Label.SUPPORTED, name="f1")
        bad = card(mill, "The mill", Label.CONTRADICTED, name="f2")
        first, second = marks(mill, good, bad)

        assert ("#f2", "f1 f2") == (first[0]["href"], first[0]["data-cards"])
        assert ("#f1", "f1") == (second[0]["href"], second[0]["data-cards"])

    def test_the_wrong_words_are_marked_apart(self, mill: Document) -> None:
        """
        In a contradicted claim the very value that a source contradicts stands out.
        """
        found = marks(mill, card(mill, "The mill has 40 windows", Label.CONTRADICTED, wrong="40"))

        assert [("The mill has ", False), ("40", True), (" windows", False)] == [
            (shown, "wrong" in attributes["class"].split()) for attributes, shown in found
        ]

    def test_one_stop_for_the_keyboard_a_claim(self, mill: Document) -> None:
        """
        Further pieces of a claim are skipped by the Tab key, and its number stands at its end.
        """
        found = marks(mill, card(mill, "The mill has 40 windows", Label.CONTRADICTED, wrong="40"))

        assert [None, "-1", "-1"] == [attributes.get("tabindex") for attributes, _ in found]
        assert [None, None, "1"] == [attributes.get("data-number") for attributes, _ in found]

    def test_many_claims_take_time_in_proportion(self) -> None:
        """
        Ten times the sentences make ten times the page, and no more than that in work.
        """
        text = "The mill is open. " * 2000
        document = parse_document(text, path="long.txt", published=DAY)
        one = card(document, "The mill is open", Label.SUPPORTED)
        verdict = one.item.verdict
        assert verdict is not None
        verdicts = []
        for at in range(0, len(text), 18):
            span = Span(at, at + 16)
            claim = attrs.evolve(verdict.claim, id=str(at), spans=(span,), sentence=span)
            verdicts.append(attrs.evolve(verdict, claim=claim))
        entry = DocumentReport(document=document, verdicts=tuple(verdicts))
        items = findings(Report(documents=(entry,), signature=""))
        cards = [Card(name=f"f{n}", item=item) for n, item in enumerate(items)]

        assert 2000 == len(marks(document, *cards))
