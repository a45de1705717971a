"""The whole way against a real MediaWiki: wikipedia-api as it is, pages written by us.

``CLAIMCHECK_MEDIAWIKI`` is the address of its API; ``.ci/mediawiki`` starts one. The wiki must be
filled with ``fixtures/wikipedia/seed.xml``. With ``CLAIMCHECK_UPDATE=snapshot`` the snapshot in
``fixtures/wikipedia`` is written anew from it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import httpx
import msgspec
import pytest
import wikipediaapi

from claimcheck.cli import main
from claimcheck.sources.wikipedia import client, pinning
from claimcheck.sources.wikipedia.client import WikiClient
from claimcheck.sources.wikipedia.lock import empty_lock, page_name
from claimcheck.sources.wikipedia.records import encode_lock
from claimcheck.sources.wikipedia.store import next_path, write_snapshot
from claimcheck.sources.wikipedia.transport import Manners, PoliteTransport
from tests.conftest import FIXTURES, needs

QUICK = Manners(interval=0)
DAY = dt.date(2019, 4, 24)
TITLES = (
    "Far Eastern Federal University",
    "Hanoi summit",
    "Kim Jong Un",
    "Russky Bridge",
    "Six-party talks",
    "Vladivostok",
)
BRIDGE = "The Aldermoor Bridge was opened on {} by Helen Strand. {}"


@attrs.frozen(kw_only=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Ask = Callable[..., Result]


@pytest.fixture(scope="session")
def api() -> str:
    """
    The address of the MediaWiki that was started for these tests; without it they are skipped.
    """
    address = os.environ.get("CLAIMCHECK_MEDIAWIKI", "")
    needs("mediawiki", is_here=bool(address))
    return address


@pytest.fixture
def asked(api: str, loopback: None) -> Iterator[WikiClient]:
    """
    A client of it, in a hurry.
    """
    del loopback
    made = WikiClient(api, contact="tests@example.org", manners=QUICK)
    yield made
    made.close()


@pytest.fixture
def ask(
    api: str,
    loopback: None,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Ask:
    """
    Run a command in an empty folder, with the MediaWiki as the wiki to ask.
    """
    del loopback
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(client, "MANNERS", QUICK)
    monkeypatch.setenv("CLAIMCHECK_CONTACT", "tests@example.org")
    monkeypatch.setenv("CLAIMCHECK_WIKI", api)

    def call(*args: object) -> Result:
        code = main([str(arg) for arg in args])
        out, err = (part.decode() for part in capfdbinary.readouterr())
        assert "Traceback" not in err, err
        return Result(code=code, out=out, err=err)

    return call


def edit(api: str, title: str, text: str) -> None:
    """Save a page as somebody without an account does."""
    fields = {"action": "edit", "format": "json", "title": title, "text": text, "token": "+\\"}
    data = urllib.parse.urlencode(fields).encode()
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(api, data) as answer:
        assert "Success" == json.load(answer)["edit"]["result"]


class TestLibrary:
    def test_it_works_through_our_transport(self, api: str, loopback: None) -> None:
        """
        wikipedia-api, unmodified, reads pages, sections, redirects and a search from the wiki.
        """
        del loopback
        transport = PoliteTransport(api, httpx.HTTPTransport(), QUICK)
        wiki = wikipediaapi.Wikipedia("claimcheck (a@b.example)", "en", transport=transport)
        page = wiki.page("Six-party talks")

        assert page.exists()
        assert "China chaired the talks" in page.summary
        assert ["Rounds", "Breakdown"] == [section.title for section in page.sections][:2]
        assert "Far Eastern Federal University" in wiki.page("FEFU").text
        assert not wiki.page("Nothing of the kind").exists()
        assert "Hanoi summit" in wiki.search("Hanoi summit").pages


class TestClient:
    def test_pages_redirects_and_lists(self, asked: WikiClient) -> None:
        """
        A redirect leads on, a list of meanings is known for one, a day gives an old revision.
        """
        fefu, mercury = asked.find("FEFU"), asked.find("Mercury")
        old, new = asked.find("Six-party talks", as_of=DAY), asked.find("Six-party talks")

        assert fefu is not None
        assert ("Far Eastern Federal University", False) == (fefu.title, fefu.is_disambiguation)
        assert mercury is not None
        assert mercury.is_disambiguation
        assert asked.fetch(mercury).is_disambiguation
        assert old is not None
        assert new is not None
        assert "2019-04-18T10:00:00Z" == old.timestamp
        assert "2024-06-03T12:30:00Z" == new.timestamp
        assert asked.find("Nothing of the kind") is None

    def test_old_text_is_old(self, asked: WikiClient) -> None:
        """
        The text of an old revision is that revision's, and not today's under its number.
        """
        old = asked.find("Six-party talks", as_of=DAY)
        assert old is not None
        text = " ".join(piece.text for piece in asked.fetch(old).pieces)

        assert "last held in 2009" in text
        assert "December 2008" not in text
        assert "no evidence" not in text

    def test_tables_and_boxes_arrive(self, asked: WikiClient) -> None:
        """
        Rows of tables and infoboxes, which the library never shows, are read.
        """
        pages = [asked.find(title) for title in ("Six-party talks", "Russky Bridge")]
        cells = [p.cells for page in pages if page for p in asked.fetch(page).pieces if p.cells]

        assert ("Second round", "25 February 2004", "28 February 2004") in cells
        assert ("Main span", "1,104 metres") in cells

    def test_redirects_to_a_section_are_no_alias(self, asked: WikiClient) -> None:
        """
        A title that leads to a part of a page does not name the page.
        """
        found = asked.find("Six-party talks")
        hanoi = asked.find("Hanoi summit")
        assert found is not None
        assert hanoi is not None
        names = asked.redirects([found.page_id, hanoi.page_id])

        assert ("Trump\u2013Kim meeting in Hanoi",) == names[hanoi.page_id]
        assert () == names[found.page_id]


class TestFlow:
    def test_add_lock_sync_edit_refresh_diff_check(self, ask: Ask, api: str) -> None:
        """
        An edit that changes a fact flips the verdict, one that does not flips none, and the
        report changes with the lock alone.
        """
        Path("draft.md").write_text("The Aldermoor Bridge was opened on 3 May 2016.\n")
        edit(api, "Aldermoor Bridge", BRIDGE.format("3 May 2016", "It is green."))
        assert 0 == ask("wiki", "add", "Aldermoor Bridge", "Russky Bridge").code
        before = ask("check", "draft.md", "--output-format", "json")
        assert 0 == before.code

        edit(api, "Aldermoor Bridge", BRIDGE.format("3 May 2016", "It is blue."))
        assert 1 == ask("wiki", "refresh").code
        harmless = ask("wiki", "diff", "draft.md")
        assert 0 == harmless.code
        assert "  + It is blue.\n" in harmless.out

        edit(api, "Aldermoor Bridge", BRIDGE.format("3 May 2017", "It is blue."))
        assert 1 == ask("wiki", "refresh").code
        flipped = ask("wiki", "diff", "draft.md")
        assert 1 == flipped.code
        assert "supported -> contradicted" in flipped.out
        assert before == ask("check", "draft.md", "--output-format", "json")

        assert 0 == ask("wiki", "lock", "--accept").code
        after = ask("check", "draft.md", "--output-format", "json")
        assert 1 == after.code

        for file in Path("claimcheck.pages").glob("*/*.json"):
            file.unlink()
        assert 2 == ask("check", "draft.md").code
        assert 0 == ask("wiki", "sync").code
        assert after == ask("check", "draft.md", "--output-format", "json")

    def test_as_of_a_day(self, ask: Ask) -> None:
        """
        An article of 2019 is checked with the wiki as it was, and with the wiki as it is.
        """
        Path("draft.md").write_text("The six-party talks were last held in 2009.\n")
        ask("wiki", "add", "Six-party talks", "--as-of", "2019-04-24")
        then = ask("check", "draft.md", "--published", "2019-04-24")
        ask("wiki", "lock")
        now = ask("check", "draft.md", "--published", "2019-04-24")
        ask("wiki", "lock", "--as-of", "2019-04-24")

        assert (0, 1) == (then.code, now.code)
        assert "claim says 2009, source says December 2008" in now.out
        assert "CC202" in now.out
        assert then == ask("check", "draft.md", "--published", "2019-04-24")


@attrs.define
class _Elsewhere(httpx.BaseTransport):
    """Ask the MediaWiki on loopback in place of the address that the snapshot shall name."""

    api: str
    inner: httpx.HTTPTransport = attrs.field(factory=httpx.HTTPTransport)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpx.URL(self.api).copy_with(query=request.url.query)
        headers = [(k, v) for k, v in request.headers.raw if k.lower() != b"host"]
        return self.inner.handle_request(httpx.Request(request.method, url, headers=headers))


class TestFixture:
    def test_the_snapshot_of_the_tutorial_is_what_mediawiki_says(
        self, api: str, loopback: None
    ) -> None:
        """
        The snapshot in the fixtures is, byte for byte, what the commands make of the seed.
        """
        del loopback
        made = WikiClient(
            "https://wiki.example/w/api.php",
            contact="tests@example.org",
            manners=QUICK,
            inner=_Elsewhere(api),
        )
        pinned = pinning.add(made, empty_lock(), TITLES, as_of=DAY)
        lock = msgspec.structs.replace(pinned.lock, as_of=DAY.isoformat())
        proposed = pinning.again({"wiki.example": made}, lock, as_of=None)
        made.close()
        path = FIXTURES / "wikipedia" / "claimcheck.lock"
        if os.environ.get("CLAIMCHECK_UPDATE") == "snapshot":
            next_path(path).write_bytes(encode_lock(proposed.lock))
            files = {**pinned.files, **proposed.files}
            write_snapshot(path, lock, files, before=path.read_bytes() if path.exists() else None)

        assert encode_lock(lock) == path.read_bytes()
        assert encode_lock(proposed.lock) == next_path(path).read_bytes()
        for pin, raw in {**pinned.files, **proposed.files}.items():
            assert raw == (path.parent / page_name(pin)).read_bytes()
