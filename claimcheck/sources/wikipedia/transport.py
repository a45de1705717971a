"""One way to a wiki that keeps its manners: slow, patient within limits, and never confused.

`PoliteTransport` stands between an HTTP client and the network. It lets one request through at a
time, a second apart; waits when the wiki asks for it, up to a limit; tries again what may pass;
reads no more than a page can need; and turns every answer that is none, also an error inside
HTTP 200, into an error of ours.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Self

import attrs

from claimcheck.errors import RejectedError, UnavailableError

if TYPE_CHECKING:
    import httpx

_TOO_MANY = 429
_SERVER_ERROR = 500
_REDIRECT = 300
_OK = 200
_SECONDS = re.compile(r"\d{1,9}")
_PASSING = frozenset({"maxlag", "ratelimited", "readonly", "cirrussearch-too-busy-error"})
_PASSING_PREFIX = "internal_api_error_"
_LONGEST_TOLD = 200  # characters of what a wiki says that are passed on


@attrs.frozen(kw_only=True)
class Manners:
    """How a wiki is treated; times in seconds.

    ``interval`` lies between the starts of two requests. A request is tried ``attempts`` times.
    ``longest_wait`` is the most that is waited at once and ``all_waits`` in all; ``patience``
    how long nothing may arrive and ``longest_answer`` how long an answer may take.
    """

    interval: float = 1.0
    attempts: int = 4
    first_wait: float = 1.0
    longest_wait: float = 30.0
    all_waits: float = 60.0
    patience: float = 20.0
    longest_answer: float = 60.0
    most_bytes: int = 8_000_000
    most_requests: int = 1_000


@attrs.frozen
class _Passing(Exception):  # noqa: N818 - never leaves this module
    """What may go away by itself, and how long the wiki asks to wait, none when it does not."""

    problem: str
    wait: float | None = None


class PoliteTransport:
    """A transport for httpx that asks one wiki only.

    Args:
        api: The address of the wiki's API; whatever host a request names, this one is asked.
        inner: What sends a request.
        manners: The limits.
        clock: Seconds, for measuring; ``sleep`` waits, ``now`` is the time of day in UTC.

    ``last`` is the last answer as it came, which a client library may have dropped parts of.
    """

    def __init__(  # noqa: PLR0913 - time is passed in, so that tests need not wait
        self,
        api: str,
        inner: httpx.BaseTransport,
        manners: Manners | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self.api, self.manners = api, manners or Manners()
        self.last: Mapping[str, object] = {}
        self.requests = 0
        self._inner, self._clock, self._sleep, self._now = inner, clock, sleep, now
        self._next = clock()
        self._waited = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return an answer that holds a JSON object without an error.

        Raises:
            UnavailableError: The wiki cannot be reached, or asked to wait too often or too long.
            RejectedError: It refused, or answered something that is no answer.
        """
        for attempt in range(1, self.manners.attempts + 1):
            try:
                return self._once(request)
            except _Passing as passing:
                if attempt == self.manners.attempts:
                    raise UnavailableError(
                        self._told(f"{passing.problem} {attempt} times")
                    ) from None
                self._wait(passing, self.manners.first_wait * 2 ** (attempt - 1))
        msg = "unreachable: the last attempt returns or raises"
        raise AssertionError(msg)

    # ------------------------------------------------------------ one attempt

    def _once(self, request: httpx.Request) -> httpx.Response:
        import httpx  # noqa: PLC0415 - it comes with the extra

        self._pause()
        try:
            response = self._inner.handle_request(self._addressed(request))
            try:
                body = self._body(response)
            finally:
                response.close()
        except (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol) as error:
            raise UnavailableError(self._told(f"cannot be reached: {error}")) from error
        except httpx.TimeoutException as error:
            problem = "did not answer in time"
            raise _Passing(problem) from error
        except httpx.TransportError as error:
            problem = "broke the connection"
            raise _Passing(problem) from error
        except httpx.RequestError as error:
            raise RejectedError(self._told(f"sent what cannot be read: {error}")) from error
        self._check_status(response)
        self.last = self._object(body, response)
        headers = {"content-type": "application/json; charset=utf-8"}
        return httpx.Response(_OK, headers=headers, content=body, request=request)

    def _addressed(self, request: httpx.Request) -> httpx.Request:
        import httpx  # noqa: PLC0415 - see above

        url = httpx.URL(self.api).copy_with(query=request.url.query)
        kept = [(k, v) for k, v in request.headers.raw if k.lower() not in _OWN_HEADERS]
        times = dict.fromkeys(("connect", "read", "write", "pool"), self.manners.patience)
        return httpx.Request(request.method, url, headers=kept, extensions={"timeout": times})

    def _body(self, response: httpx.Response) -> bytes:
        """Read an answer, unpacked, as long as it stays within size and time."""
        until = self._clock() + self.manners.longest_answer
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            if size > self.manners.most_bytes:
                problem = f"sent more than {self.manners.most_bytes} bytes"
                raise RejectedError(self._told(problem))
            if self._clock() > until:
                problem = "did not finish its answer in time"
                raise _Passing(problem)
            parts.append(part)
        return b"".join(parts)

    def _check_status(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == _TOO_MANY or status >= _SERVER_ERROR:
            problem = f"answered HTTP {status}"
            raise _Passing(problem, self._asked(response))
        if status >= _REDIRECT:
            where = response.headers.get("location")
            more = f" to {where[:_LONGEST_TOLD]}" if where and status < _SERVER_ERROR else ""
            raise RejectedError(self._told(f"answered HTTP {status}{more}"))
        if status != _OK:
            raise RejectedError(self._told(f"answered HTTP {status}"))

    def _object(self, body: bytes, response: httpx.Response) -> Mapping[str, object]:
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise RejectedError(self._told("answered something that is no JSON")) from error
        if not isinstance(answer, dict):
            raise RejectedError(self._told("answered JSON that is no object"))
        told = answer.get("error")
        if told is None:
            return answer
        said = told if isinstance(told, dict) else {}
        code, info = str(said.get("code", "unknown")), str(said.get("info", ""))
        if code in _PASSING or code.startswith(_PASSING_PREFIX):
            problem = f"answered “{code}”"
            raise _Passing(problem, self._asked(response))
        raise RejectedError(self._told(f"answered “{code}”: {info[:_LONGEST_TOLD]}"))

    # ------------------------------------------------------------ time

    def _pause(self) -> None:
        """Wait until the next request may start."""
        self.requests += 1
        if self.requests > self.manners.most_requests:
            msg = f"more than {self.manners.most_requests} requests in one command; ask for less"
            raise RejectedError(self._told(msg))
        ahead = self._next - self._clock()
        if ahead > 0:
            self._sleep(ahead)
        self._next = max(self._next, self._clock()) + self.manners.interval

    def _wait(self, passing: _Passing, usual: float) -> None:
        wait = usual if passing.wait is None else max(passing.wait, 0.0)
        if wait > self.manners.longest_wait:
            problem = f"{passing.problem} and asks to wait {wait:.0f} s; try again then"
            raise UnavailableError(self._told(problem))
        self._waited += wait
        if self._waited > self.manners.all_waits:
            problem = f"{passing.problem}, and we have waited {self.manners.all_waits:.0f} s in all"
            raise UnavailableError(self._told(problem))
        self._sleep(wait)

    def _asked(self, response: httpx.Response) -> float | None:
        """Return what ``Retry-After`` asks for, in seconds or as a date; none when nothing."""
        given = response.headers.get("retry-after", "").strip()
        if _SECONDS.fullmatch(given):
            return float(given)
        try:
            when = email.utils.parsedate_to_datetime(given)
        except ValueError:
            return None
        if when.tzinfo is None:
            when = when.replace(tzinfo=dt.UTC)
        return max((when - self._now()).total_seconds(), 0.0)

    def _told(self, problem: str) -> str:
        host = self.api.split("/")[2]
        return f"could not look: {host} {problem}"


_OWN_HEADERS = frozenset({b"host", b"content-length", b"cookie", b"authorization"})
