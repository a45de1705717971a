"""What every test stands on: no network, shared parser, and data that may be absent."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from claimcheck.syntax.parser import SpacyParser, bundled_parser

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Any attempt to connect fails the test, so offline stays the default.
    """

    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail("a test tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


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
