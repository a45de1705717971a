"""The manners of the transport against a server with every fault; no test really waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime

import attrs
import httpx
import pytest

from claimcheck.errors import NetworkError, RejectedError, UnavailableError
from claimcheck.sources.wikipedia.transport import Manners, PoliteTransport
from tests import wiki_server as faults
from tests.wiki_server import FakeWiki, Fault

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@attrs.define
class Clock:
    """Time that passes only when somebody sleeps."""

    time: float = 100.0
    slept: list[float] = attrs.field(factory=list)

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    """
    Injected time.
    """
    return Clock()


@pytest.fixture
def http(wiki: FakeWiki, clock: Clock) -> Iterator[httpx.Client]:
    """
    A client whose requests go through the transport to the wiki.
    """
    transport = _transport(wiki.api, clock, Manners(most_bytes=100_000))
    with httpx.Client(transport=transport) as client:  # type: ignore[arg-type] # it has the methods
        yield client


def _transport(api: str, clock: Clock, manners: Manners) -> PoliteTransport:
    return PoliteTransport(
        api,
        httpx.HTTPTransport(),
        manners,
        clock=clock,
        sleep=clock.sleep,
        now=lambda: NOW + dt.timedelta(seconds=clock.time - 100),
    )


def ask(http: httpx.Client) -> dict[str, object]:
    answer: dict[str, object] = http.get("https://en.wikipedia.org/w/api.php?meta=siteinfo").json()
    return answer


LATER = {"Retry_After": format_datetime(NOW + dt.timedelta(seconds=7), usegmt=True)}


class TestRetries:
    @pytest.mark.parametrize(
        ("fault", "waits"),
        [
            (faults.status(429), [1.0]),
            (faults.status(429, Retry_After="3"), [3.0]),
            (faults.status(429, **LATER), [7.0]),
            (faults.status(503, Retry_After="2"), [2.0]),
            (faults.status(503, **LATER), [7.0]),
            (faults.status(500, Retry_After="soon"), [1.0]),
            (faults.status(429, Retry_After="-5"), [1.0]),
            (faults.error("maxlag", Retry_After="5"), [5.0]),
            (faults.error("ratelimited"), [1.0]),
            (faults.error("internal_api_error_DBQueryError"), [1.0]),
            (faults.reset, [1.0]),
            (faults.truncated, [1.0]),
        ],
    )
    def test_what_may_pass_is_tried_again(
        self, http: httpx.Client, wiki: FakeWiki, clock: Clock, fault: Fault, waits: list[float]
    ) -> None:
        """
        The wait is what the wiki asks for, in seconds or as a date, else our own.
        """
        wiki.faults = [fault]

        assert "query" in ask(http)
        assert 2 == len(wiki.seen)
        assert waits == [each for each in clock.slept if each > 0][: len(waits)]

    def test_own_waits_grow(self, http: httpx.Client, wiki: FakeWiki, clock: Clock) -> None:
        """
        Without advice we wait twice as long each time, and give up after four attempts.
        """
        wiki.faults = [faults.reset] * 9

        with pytest.raises(UnavailableError, match=r"could not look: .* broke the connection 4"):
            ask(http)
        assert 4 == len(wiki.seen)
        assert [1.0, 2.0, 4.0] == clock.slept

    @pytest.mark.parametrize(
        ("fault", "message"),
        [
            (faults.status(429, Retry_After="86400"), "HTTP 429 and asks to wait 86400 s"),
            (faults.error("maxlag", Retry_After="999"), "“maxlag” and asks to wait 999 s"),
        ],
    )
    def test_a_long_wait_is_not_waited(
        self, http: httpx.Client, wiki: FakeWiki, clock: Clock, fault: Fault, message: str
    ) -> None:
        """
        A wiki that sends us away for a day is not sat out.
        """
        wiki.faults = [fault]

        with pytest.raises(UnavailableError, match=message):
            ask(http)
        assert [] == clock.slept
        assert 1 == len(wiki.seen)

    def test_all_waits_together_are_limited(self, http: httpx.Client, wiki: FakeWiki) -> None:
        """
        Many short waits end as well.
        """
        wiki.faults = [faults.status(429, Retry_After="29"), faults.fine] * 3

        for _ in range(2):
            ask(http)
        with pytest.raises(UnavailableError, match="waited 60 s in all"):
            ask(http)


class TestRejections:
    @pytest.mark.parametrize(
        ("fault", "message"),
        [
            (faults.status(403), "HTTP 403"),
            (faults.status(404), "HTTP 404"),
            (faults.status(301, Location="http://elsewhere.example/"), "HTTP 301 to http://else"),
            (faults.body("<html>"), "no JSON"),
            (faults.body(b"\xff\xfe"), "no JSON"),
            (faults.body("[]"), "JSON that is no object"),
            (faults.body("[" * 5_000), "no JSON"),
            (faults.error("badtoken"), "“badtoken”: This is badtoken."),
            (faults.body("x" * 200_000), "more than 100000 bytes"),
            (faults.body(b"\x1f\x8bbad", Content_Encoding="gzip"), "cannot be read"),
        ],
    )
    def test_what_is_no_answer_is_an_error(
        self, http: httpx.Client, wiki: FakeWiki, fault: Fault, message: str
    ) -> None:
        """
        Nothing but a JSON object without an error is an answer, and asking again is no use.
        """
        wiki.faults = [fault]

        with pytest.raises(RejectedError, match=message) as caught:
            ask(http)
        assert 1 == len(wiki.seen)
        assert str(caught.value).startswith("could not look: 127.0.0.1:")
        assert isinstance(caught.value, NetworkError)

    def test_packed_answers_are_limited_by_what_they_unpack_to(
        self, http: httpx.Client, wiki: FakeWiki
    ) -> None:
        """
        A few packed bytes cannot become a gigabyte in memory.
        """
        import gzip  # noqa: PLC0415 - for this test

        wiki.faults = [faults.body(gzip.compress(b" " * 10_000_000), Content_Encoding="gzip")]

        with pytest.raises(RejectedError, match="more than 100000 bytes"):
            ask(http)


class TestManners:
    def test_requests_are_a_second_apart(
        self, http: httpx.Client, wiki: FakeWiki, clock: Clock
    ) -> None:
        """
        However quick the wiki is, the next request waits its turn.
        """
        for _ in range(4):
            ask(http)

        assert [1.0, 1.0, 1.0] == clock.slept
        assert 4 == len(wiki.seen)

    def test_a_command_asks_a_limited_number_of_times(self, wiki: FakeWiki, clock: Clock) -> None:
        """
        A mistake of ours cannot become a flood.
        """
        transport = _transport(wiki.api, clock, Manners(most_requests=2))
        with httpx.Client(transport=transport) as client:  # type: ignore[arg-type] # as above
            ask(client)
            ask(client)
            with pytest.raises(RejectedError, match="more than 2 requests"):
                ask(client)

    def test_whatever_address_is_asked_the_wiki_named_answers(
        self, http: httpx.Client, wiki: FakeWiki
    ) -> None:
        """
        A library that only knows Wikipedia reaches the wiki that was configured.
        """
        ask(http)

        assert [{"meta": "siteinfo"}] == wiki.seen

    def test_an_unreachable_wiki_is_told_at_once(self, loopback: None, clock: Clock) -> None:
        """
        Without a network nobody waits.
        """
        del loopback
        transport = _transport("http://127.0.0.1:9/api.php", clock, Manners())
        client = httpx.Client(transport=transport)  # type: ignore[arg-type] # as above

        with client, pytest.raises(UnavailableError, match=r"could not look: .* cannot be reached"):
            ask(client)
        assert [] == clock.slept

    def test_a_silent_wiki_is_given_up(self, wiki: FakeWiki, clock: Clock) -> None:
        """
        A connection on which nothing arrives ends, and the answer to the next attempt counts.
        """
        import time  # noqa: PLC0415 - the server really is silent here

        def silent(_handler: object) -> bool:
            time.sleep(3.0)
            return True

        wiki.faults = [silent]
        transport = _transport(wiki.api, clock, Manners(patience=1.5))
        with httpx.Client(transport=transport) as client:  # type: ignore[arg-type] # as above
            assert "query" in ask(client)
        assert 1.0 in clock.slept
