from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import attrs

from claimcheck.model import Passage, Report
from claimcheck.report import FORMATS, Options
from tests.report.readers import Page
from tests.report.test_formats import HOSTILE, hostile, with_notes

render = FORMATS["html"]
FETCHES = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping"}


def page(report: Report) -> Page:
    return Page(render(report, Options()))


def with_passage(report: Report, **changes: Any) -> Report:  # noqa: ANN401 - fields of a passage
    """Change the passage that contradicts."""
    (entry,) = report.documents
    first, *rest = entry.verdicts
    (evidence,) = first.evidence
    passage: Passage = attrs.evolve(evidence.passage, **changes)
    first = attrs.evolve(first, evidence=(attrs.evolve(evidence, passage=passage),))
    return attrs.evolve(report, documents=(attrs.evolve(entry, verdicts=(first, *rest)),))


class TestHtml:
    def test_the_summary_comes_first(self, report: Report) -> None:
        """
        What a desk must know is the heading, and the numbers stand under it.
        """
        found = page(report)
        (headline,) = ["".join(text) for tag, _, text in found.elements if tag == "h1"]
        tiles = {a["data-label"]: text.split() for a, text in found.of_class("tile")}

        assert "1 of 4 claims contradicted" == headline
        assert {
            "contradicted": ["1", "✗", "contradicted"],
            "warning": ["1", "!", "warnings"],
            "unverifiable": ["2", "?", "unverifiable"],
            "supported": ["1", "✓", "supported"],
        } == tiles

    def test_a_card_has_both_values_claim_and_source(self, report: Report) -> None:
        """
        The draft's value, the source's value, the claim, the quotation and where it stands.
        """
        report = with_passage(report, url="https://mill.example/repairs")
        text = next(t for a, t in page(report).of_class("card") if a["data-code"] == "CC111")

        for words in (
            "Draft says2009",
            "Source says2008",
            "The tide mill was last repaired in 2009.",
            "The last repair of the mill was done in 2008.",
            "The tide mill · Repairs · 2018-05-01",
            "mill.md:3",
            "https://mill.example/repairs",
        ):
            assert words in text

    def test_what_was_not_checked_is_an_alert_at_the_top(self, report: Report) -> None:
        """
        Nobody takes a page for complete on which a file is missing.
        """
        found = page(with_notes(report))
        (alert,) = ["".join(t) for _, a, t in found.elements if a.get("role") == "alert"]

        assert "Not checked. drafts/old.md: byte 3 is not UTF-8 (CC902)" in alert

    def test_the_gravest_groups_are_open(self, report: Report) -> None:
        """
        Without script the contradictions are read at once; the rest unfolds on a click.
        """
        groups = {a["data-label"]: "open" in a for a, _ in page(report).of_class("group")}

        assert {
            "contradicted": True,
            "warning": True,
            "unverifiable": False,
            "supported": False,
        } == groups

    def test_each_mark_leads_to_a_card(self, report: Report) -> None:
        """
        Every link inside of the page has its target, and no two elements share a name.
        """
        found = page(report)
        names = [a["id"] for _, a, _ in found.elements if "id" in a]
        targets = {a["href"][1:] for _, a, _ in found.elements if a.get("href", "")[:1] == "#"}

        assert len(names) == len(set(names))
        assert targets <= set(names)


class TestSafety:
    def test_asks_nothing_of_any_other_file(self, report: Report) -> None:
        """
        No attribute fetches, and the page's own policy allows only its own style and script.
        """
        written = render(report, Options())
        found = Page(written)
        policy = next(a["content"] for _, a, _ in found.elements if "http-equiv" in a)

        assert not [a for _, a, _ in found.elements if FETCHES & set(a)]
        assert not [tag for tag, _, _ in found.elements if tag in {"link", "iframe", "img"}]
        assert "url(" not in written
        assert "default-src 'none'" in policy
        for tag in ("style", "script"):
            (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy

    def test_a_hostile_draft_makes_no_element(self, report: Report) -> None:
        """
        Elements and attributes of the page are the same whatever the draft and the source say.
        """
        tags = {tag for tag, _, _ in page(with_notes(report)).elements}
        found = page(with_passage(hostile_like(report), text=HOSTILE, title=HOSTILE))

        assert {tag for tag, _, _ in found.elements} <= tags | {"p"}
        assert not [a for _, a, _ in found.elements if any(key.startswith("on") for key in a)]
        assert not [a for _, a, _ in found.elements if "style" in a]
        assert {tag for tag, _, _ in page(hostile()).elements} <= tags | {"p"}

    def test_only_addresses_of_the_web_are_links(self, report: Report) -> None:
        """
        An address that would run something is shown and not linked.
        """
        for url in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///x"):
            found = page(with_passage(report, url=url))
            assert not list(found.of_class("source"))
            assert url.strip() in "".join(text for _, text in found.of_class("card"))

        (link,) = page(with_passage(report, url="HTTPS://a.example/?a=1&b='")).of_class("source")
        assert "HTTPS://a.example/?a=1&b='" == link[0]["href"]
        assert "noopener noreferrer" == link[0]["rel"]


def hostile_like(report: Report) -> Report:
    """Give the draft's file and the run names that mean harm."""
    (entry,) = report.documents
    document = attrs.evolve(entry.document, path=HOSTILE)
    entry = attrs.evolve(entry, document=document)
    return attrs.evolve(report, documents=(entry,), signature=HOSTILE)
