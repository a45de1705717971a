"""The page in a real browser: what mouse and keyboard do, and that nothing is fetched."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimcheck.model import Block, BlockKind, Passage, Report, Span
from claimcheck.report import FORMATS, Options
from tests.conftest import needs
from tests.report.browser import Browser, browser, is_installed
from tests.report.test_formats import hostile, with_notes

ESCAPE, TAB, ENTER = "\ue00c", "\ue004", "\ue007"
VISIBLE = """
return [...document.querySelectorAll('.card')]
  .filter(card => card.checkVisibility()).map(card => card.dataset.code)
"""
CURRENT = "return document.querySelector('.card[aria-current]')?.dataset.code ?? null"
# The ratio of contrast of each piece of text with what is painted behind it.
CONTRAST = """
const parse = (colour) => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour[3] > 0.99) return colour;
    if (colour[3] > 0) {
      const under = at.parentElement ? behind(at.parentElement) : [255, 255, 255, 1];
      return [0, 1, 2].map((i) => colour[i] * colour[3] + under[i] * (1 - colour[3]));
    }
  }
  return parse(getComputedStyle(document.documentElement).getPropertyValue('--paper'));
};
const light = (colour) => {
  const [r, g, b] = colour.slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const poor = [];
for (const element of document.body.querySelectorAll('*')) {
  const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  if (!own || !element.checkVisibility() || element.closest('script')) continue;
  const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) poor.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
}
return [...new Set(poor)];
"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """
    One browser for all tests of this file.
    """
    needs("browser", is_here=is_installed())
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Only the driver on this machine may be reached.
    """
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as the socket's own
        if address[0] != "127.0.0.1":
            pytest.fail("a test tried to reach the network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def shown(report: Report) -> Report:
    """
    The report of five findings, with paragraphs to mark and an address to follow.
    """
    (entry,) = report.documents
    text = entry.document.text
    paragraphs = []
    at = text.index("The tide mill")
    for line in text[at:].splitlines(keepends=True):
        span = Span(at, at + len(line.rstrip("\n")))
        paragraphs.append(Block(kind=BlockKind.PARAGRAPH, span=span, pieces=(span,)))
        at += len(line)
    document = attrs.evolve(entry.document, blocks=(*entry.document.blocks, *paragraphs))
    first, *rest = entry.verdicts
    (evidence,) = first.evidence
    passage: Passage = attrs.evolve(evidence.passage, url="https://mill.example/repairs")
    first = attrs.evolve(first, evidence=(attrs.evolve(evidence, passage=passage),))
    entry = attrs.evolve(entry, document=document, verdicts=(first, *rest))
    return attrs.evolve(report, documents=(entry,))


def load(window: Browser, folder: Path, report: Report, **media: str) -> None:
    """Open the page of a report in a window of a desk."""
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
    still = {"name": "prefers-reduced-motion", "value": "reduce"}
    window.devtools("Emulation.setEmulatedMedia", media="", features=[*features, still])
    window.devtools(
        "Emulation.setDeviceMetricsOverride",
        width=1440,
        height=900,
        deviceScaleFactor=1,
        mobile=False,
    )
    path = folder / "page.html"
    path.write_text(FORMATS["html"](report, Options()), encoding="utf-8")
    window.open(path)


class TestMouse:
    def test_a_click_on_a_claim_shows_why(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        The card of the claim is open and current, its words in the draft stand out.
        """
        load(window, tmp_path, shown)
        window.click(".mark.wrong")

        assert "CC111" == window.run(CURRENT)
        card = window.run("return document.querySelector('[aria-current]').innerText")
        assert "2009" in card
        assert "The last repair of the mill was done in 2008." in card
        link = "return document.querySelector('[aria-current] a.source').href"
        assert "https://mill.example/repairs" == window.run(link)
        on = "return [...document.querySelectorAll('.mark.on')].map(m => m.textContent).join('|')"
        assert "The tide mill|last repaired in |2009" == window.run(on)

    def test_a_second_click_goes_on_to_the_other_claim_of_the_words(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        "The tide mill" belongs to a false and to a true claim; both can be reached.
        """
        load(window, tmp_path, shown)
        codes = []
        for _ in range(3):
            window.click(".mark.contradicted")
            codes.append(window.run(CURRENT))

        assert ["CC111", "CC103", "CC111"] == codes

    def test_a_warning_shows_the_words_it_is_about(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        A warning about a name has the words of its claim stand out in the draft.
        """
        load(window, tmp_path, shown)
        window.keys("j", "j")

        assert "CC204" == window.run(CURRENT)
        on = "return [...document.querySelectorAll('.mark.on')].map(m => m.textContent).join('|')"
        assert "The mill has at least 40 windows" == window.run(on)

    def test_filters_show_one_label_or_one_code(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        A tile or a code leaves only its findings, in the list and in the draft; again shows all.
        """
        load(window, tmp_path, shown)
        window.click(".tile.supported")
        assert ["CC103"] == window.run(VISIBLE)
        kept = "return [...document.querySelectorAll('.mark:not(.off)')].map(m => m.textContent)"
        assert ["The tide mill", "stands on the quay"] == window.run(kept)
        window.click(".chip[data-code=CC204]")
        assert ["CC204"] == window.run(VISIBLE)
        window.click(".chip[data-code=CC204]")
        assert 5 == window.run("return document.querySelectorAll('.card:not([hidden])').length")


class TestKeyboard:
    def test_all_is_reached_by_tab(self, window: Browser, shown: Report, tmp_path: Path) -> None:
        """
        The skip link, filters, one stop a claim, groups and cards, each seen when it is reached.
        """
        load(window, tmp_path, shown)
        reached: list[list[str]] = []
        for _ in range(40):
            window.keys(TAB)
            stop = window.run(
                "const e = document.activeElement, o = getComputedStyle(e);"
                "return [e.className || e.parentElement.className, o.outlineStyle]"
            )
            if stop[0] in {"", None} and reached:
                break
            reached.append(stop)
        names = [name.split()[0] for name, _ in reached if name]

        assert {"skip", "tile", "chip", "mark", "group", "card", "source"} <= set(names)
        assert {"solid"} == {style for name, style in reached if name}
        assert 4 == names.count("mark")

    def test_enter_opens_and_escape_returns(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        From the words to the finding with Enter, and back to the same words with Escape.
        """
        load(window, tmp_path, shown)
        window.run("document.querySelector('.mark').focus()")
        window.keys(ENTER)
        at = "return document.activeElement.tagName"
        assert ("CC111", "SUMMARY") == (window.run(CURRENT), window.run(at))
        window.keys(ESCAPE)
        back = "return document.activeElement === document.querySelector('.mark')"
        assert window.run(back)
        assert window.run(CURRENT) is None

    def test_escape_shows_all_again(self, window: Browser, shown: Report, tmp_path: Path) -> None:
        """
        Whatever was filtered, Escape takes the filter back.
        """
        load(window, tmp_path, shown)
        window.click(".tile.warning")
        window.keys(ESCAPE)

        assert {"CC111", "CC204"} == set(window.run(VISIBLE))
        pressed = "return document.querySelectorAll('[aria-pressed=true]').length"
        assert 0 == window.run(pressed)

    def test_j_and_k_step_through_what_is_shown(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        The gravest come first, and after the last the first again.
        """
        load(window, tmp_path, shown)
        codes = []
        for key in "jjkk":
            window.keys(key)
            codes.append(window.run(CURRENT))

        assert ["CC111", "CC204", "CC111", "CC103"] == codes


class TestAppearance:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_all_text_can_be_read(
        self, window: Browser, shown: Report, tmp_path: Path, scheme: str
    ) -> None:
        """
        Every piece of text has a contrast of at least 4.5 to 1, marked and chosen words too.
        """
        load(window, tmp_path, with_notes(shown), prefers_color_scheme=scheme)
        window.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert [] == window.run(CONTRAST)
        window.click(".mark.wrong")
        window.click(".tile.contradicted")
        assert [] == window.run(CONTRAST)

    def test_labels_differ_without_colour(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        The line under the words has another form for each label, and each label has its sign.
        """
        load(window, tmp_path, shown)
        lines = {
            label: window.run(
                "const s = getComputedStyle(document.querySelector(arguments[0]));"
                "return s.textDecorationStyle + ' ' + s.textDecorationThickness",
                selector,
            )
            for label, selector in {
                "wrong": ".mark.wrong",
                "contradicted": ".mark.contradicted",
                "unverifiable": ".mark.unverifiable",
                "supported": ".mark.supported",
            }.items()
        }

        assert 4 == len(set(lines.values())), lines

    @pytest.mark.parametrize("width", [320, 768, 1440])
    def test_no_width_scrolls_sideways(
        self, window: Browser, shown: Report, tmp_path: Path, width: int
    ) -> None:
        """
        From a small telephone to a desk, lines are broken and nothing sticks out.
        """
        load(window, tmp_path, shown)
        window.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=700,
            deviceScaleFactor=1,
            mobile=False,
        )

        assert window.run("return document.documentElement.scrollWidth <= innerWidth")

    def test_everything_is_printed(self, window: Browser, shown: Report, tmp_path: Path) -> None:
        """
        On paper every group is unfolded, and what can only be clicked is left out.
        """
        load(window, tmp_path, shown)
        window.devtools("Emulation.setEmulatedMedia", media="print")

        assert window.run("return document.querySelector('.supported.card').checkVisibility()")
        assert not window.run("return document.querySelector('.chips').checkVisibility()")


class TestSafety:
    def test_a_hostile_draft_runs_nothing(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        The browser runs our script alone, fetches nothing and has nothing to complain about.
        """
        for report in (hostile(), with_notes(shown)):
            window.log()
            load(window, tmp_path, report)
            fetched = "return performance.getEntriesByType('resource').map(e => e.name)"
            assert [] == window.run(fetched)
            assert 1 == window.run("return document.scripts.length")
            assert [] == window.log()

    def test_without_script_it_reads_the_same(
        self, window: Browser, shown: Report, tmp_path: Path
    ) -> None:
        """
        A click on a claim leads to its finding, folded or not, with scripts switched off.
        """
        load(window, tmp_path, shown)
        window.devtools("Emulation.setScriptExecutionDisabled", value=True)
        try:
            load(window, tmp_path, shown)
            window.click(".mark.supported:not([tabindex])")
            where = "return [location.hash, document.querySelector(':target').checkVisibility()]"
            assert ["#f2", True] == window.run(where)
        finally:
            window.devtools("Emulation.setScriptExecutionDisabled", value=False)
