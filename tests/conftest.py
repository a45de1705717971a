"""What every test stands on: no network, shared parser, and data that may be absent."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.syntax.parser import SpacyParser, bundled_parser
from tests.wiki_server import FakePage, FakeWiki, running

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
_CONNECT = socket.socket.connect


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Any attempt to connect fails the test, so offline stays the default.
    """

    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail("a test tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch, _no_network: None) -> None:
    """
    The test may talk to a server of its own on this machine, and to nothing else.
    """

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        if address[0] != "127.0.0.1":
            pytest.fail(f"a test tried to reach {address[0]}")
        _CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture
def wiki(loopback: None) -> Iterator[FakeWiki]:
    """
    A wiki of our own on loopback: a bridge with two revisions, a ferry, a name with two meanings.
    """
    del loopback
    box = "<table class='infobox'><tr><th>Length</th><td>{} metres</td></tr></table>"
    lead = "<p>The Aldermoor Bridge was opened on {} by Helen Strand.</p>"
    bridge = FakePage(
        page_id=1,
        title="Aldermoor Bridge",
        revisions=[
            (11, "2018-05-01T09:00:00Z", box.format(412) + lead.format("3 May 2016")),
            (21, "2024-02-02T09:00:00Z", box.format(412) + lead.format("3 May 2017")),
        ],
        redirects=("Westby Bridge",),
    )
    ferry = FakePage(
        page_id=2,
        title="Westby ferry",
        revisions=[(12, "2018-06-01T09:00:00Z", "<p>The Westby ferry was closed in 2016.</p>")],
    )
    westby = FakePage(
        page_id=3,
        title="Westby",
        revisions=[(13, "2017-01-01T00:00:00Z", "<ul><li>Westby ferry, a ferry</li></ul>")],
        is_listing=True,
    )
    with running(FakeWiki(pages=[bridge, ferry, westby])) as served:
        yield served


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """
    No test touches the cache of the person who runs it.
    """
    folder = tmp_path_factory.getbasetemp() / "claimcheck-cache"
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(folder))


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """
    The bundled parser, loaded once for the whole run.
    """
    return bundled_parser()


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """
    The folder of our own texts.
    """
    return FIXTURES


def needs(what: str, *, is_here: bool) -> None:
    """Skip the test where ``what`` is absent, unless the run says that it must be there."""
    if is_here:
        return
    required = os.environ.get("CLAIMCHECK_REQUIRE", "").split(",")
    if what in required:
        pytest.fail(f"{what} is required here and was not found")
    pytest.skip(f"needs {what}, which is not here")


@pytest.fixture(scope="session")
def data() -> Path:
    """
    The folder of labelled data named by CLAIMCHECK_DATA; the test is skipped without it.
    """
    folder = Path(os.environ.get("CLAIMCHECK_DATA", "/nonexistent"))
    needs("data", is_here=folder.is_dir())
    return folder
