"""Many documents: one after another, in several processes, or on a cluster; always in order.

What comes out never depends on who did the work. No more than a few documents a worker are held at
any time, however many there are, and a worker that is lost costs its documents a second try, not
the run.
"""

from __future__ import annotations

import collections
import contextlib
import functools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import attrs

from claimcheck.checker import Checker
from claimcheck.errors import ClaimcheckError, InputError, MissingExtraError
from claimcheck.model import Diagnostic, Document, Report, Severity
from claimcheck.retrieval.cache import code_fingerprint

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 4  # documents handed out for each worker, so that none waits for the slowest
TRIES = 3  # for a document whose worker was lost
_PATIENCE = 30.0  # seconds in which a scheduler has to answer


class Setup(Protocol):
    """What a checker is built from; it must be hashable and travel to other processes."""

    def checker(self) -> Checker:
        """Return a new checker."""
        ...

    def __hash__(self) -> int: ...


@attrs.frozen(kw_only=True)
class Failure:
    """Why there is no report, as text: errors have constructors of their own and travel badly.

    ``note`` stands in the report for a document that may be left out; without one, nothing can
    be checked.
    """

    message: str
    note: Diagnostic | None = None


Part = Report | Failure
"""What became of one document."""


class Team(Protocol):
    """Who does the work."""

    @property
    def size(self) -> int:
        """How many documents are worked on at once."""
        ...

    def start(self, setup: Setup, document: Document) -> Callable[[], Part]:
        """Begin to check a document; the function returned waits for the end."""
        ...

    def close(self) -> None:
        """Let go of all workers; what was begun and not asked for is dropped."""
        ...


Item = TypeVar("Item")


def check_many(
    items: Iterable[Item],
    setup: Setup,
    team: Team,
    *,
    document: Callable[[Item], Document | Part],
) -> Generator[tuple[Item, Part], None, None]:
    """Yield each item with its report, in the order of the items, as soon as it is known.

    Args:
        items: Whatever stands for a document; they are drawn one by one, a few ahead.
        setup: What the checkers are built from.
        team: Who does the work; it is closed in the end, also when the caller stops early.
        document: Gives the document of an item, or its part where nothing is left to be done.

    Raises:
        ClaimcheckError: The workers are lost and cannot be replaced.
    """
    waiting: collections.deque[tuple[Item, Callable[[], Part]]] = collections.deque()
    try:
        for item in items:
            given = document(item)
            if isinstance(given, Document):
                waiting.append((item, team.start(setup, given)))
            else:
                waiting.append((item, functools.partial(_same, given)))
            if len(waiting) >= AHEAD * team.size:
                first, finish = waiting.popleft()
                yield first, finish()
        while waiting:
            first, finish = waiting.popleft()
            yield first, finish()
    finally:
        team.close()


def _same(part: Part) -> Part:
    return part


# ---------------------------------------------------------------- in one process


@attrs.frozen
class Alone:
    """Do all work here, with a checker that is there already."""

    own: Checker
    size: int = attrs.field(default=1, init=False)

    def start(self, setup: Setup, document: Document) -> Callable[[], Part]:
        """Return the function that checks the document."""
        del setup  # the checker was built from it
        part = check_one(self.own, document)
        return lambda: part

    def close(self) -> None:
        """Do nothing: there is nobody to let go."""


def check_one(checker: Checker, document: Document) -> Part:
    """Check a document; say what went wrong where it cannot be checked."""
    try:
        return checker.check(document)
    except InputError as error:
        note = Diagnostic(
            code=error.code, severity=Severity.ERROR, message=error.problem, path=document.path
        )
        return Failure(message=str(error), note=note)
    except ClaimcheckError as error:
        return Failure(message=str(error))


_ONE_AT_A_TIME = threading.Lock()  # some clusters run several threads in a worker


@functools.lru_cache(maxsize=1)
def _checker_there(setup: Setup) -> Checker:
    """Return the one checker that a worker process has."""
    return setup.checker()


def _check_there(setup: Setup, document: Document, folder: str = ".") -> tuple[str, Part]:
    """Check a document in a worker, from ``folder``; say with which code and sources it was done.

    Relative paths count from the folder, and names of sources are told as they are written.
    """
    with _ONE_AT_A_TIME:
        try:
            with contextlib.chdir(folder):
                checker = _checker_there(setup)
                return identity(checker), check_one(checker, document)
        except (ClaimcheckError, FileNotFoundError, NotADirectoryError, PermissionError) as error:
            return "", Failure(message=str(error))


def identity(checker: Checker) -> str:
    """Return what must be equal on two machines that are to give the same answers."""
    return f"{checker.signature}; code {code_fingerprint()}"


# ---------------------------------------------------------------- in several processes


class Pool:
    """Work in several processes of this machine.

    When one is lost (for want of memory, as a rule) all are replaced, and what was under way is
    begun again; a document is given up after three tries.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._executor = _executor(size)

    def start(self, setup: Setup, document: Document) -> Callable[[], Part]:
        """Hand a document to the next free process."""
        return functools.partial(self._finish, setup, document, *self._begin(setup, document))

    def close(self) -> None:
        """Stop handing out work and wait for the processes to end."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _begin(self, setup: Setup, document: Document) -> tuple[ProcessPoolExecutor, _Begun]:
        try:
            return self._executor, self._executor.submit(_check_there, setup, document)
        except BrokenProcessPool:
            self._replace(self._executor)
            return self._executor, self._executor.submit(_check_there, setup, document)

    def _finish(
        self, setup: Setup, document: Document, executor: ProcessPoolExecutor, begun: _Begun
    ) -> Part:
        for tried in range(1, TRIES + 1):
            try:
                return begun.result()[1]
            except BrokenProcessPool:
                self._replace(executor)
                if tried < TRIES:  # alone, for whatever else was under way is lost as well
                    executor, begun = self._begin(setup, document)
        return _given_up(document, f"its process ended {TRIES} times, perhaps for want of memory")

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        if broken is self._executor:
            broken.shutdown(wait=True, cancel_futures=True)
            self._executor = _executor(self.size)


def _given_up(document: Document, problem: str) -> Failure:
    note = Diagnostic(code="CC901", severity=Severity.ERROR, message=problem, path=document.path)
    return Failure(message=f"{document.path or 'a draft'}: {problem}", note=note)


_Begun = Future[tuple[str, Part]]


def _executor(size: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(size, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which then stops handing out work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


# ---------------------------------------------------------------- on a cluster


class Cluster:
    """Work on the workers of a running dask.distributed scheduler.

    Sources and cache folder must be seen by every worker under the same path, shared or copied,
    and the index be built before. Workers lost on the way are the scheduler's business: it gives
    their work to others.

    Raises:
        MissingExtraError: dask.distributed is not installed.
        ClaimcheckError: No scheduler answers there, or it has no worker.
    """

    def __init__(self, address: str, expected: str) -> None:
        self._client = _client(address)
        self._address, self._expected, self._folder = address, expected, os.getcwd()  # noqa: PTH109 - as a string
        self.size = len(self._client.scheduler_info(n_workers=-1)["workers"])
        if not self.size:
            self.close()
            msg = f"{address}: the scheduler has no worker; start some with `dask worker {address}`"
            raise ClaimcheckError(msg)

    def start(self, setup: Setup, document: Document) -> Callable[[], Part]:
        """Hand a document to the scheduler."""
        begun = self._client.submit(_check_there, setup, document, self._folder, pure=False)
        return functools.partial(self._finish, document, begun)

    def close(self) -> None:
        """Part from the scheduler, which goes on for others."""
        self._client.close()  # type: ignore[no-untyped-call] # the library has few types

    def _finish(self, document: Document, begun: Any) -> Part:  # noqa: ANN401 - see above
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - an extra

        try:
            answer: tuple[str, Part] = begun.result()
        except KilledWorker:
            return _given_up(document, "several workers were lost over it")
        except Exception as error:
            # Whatever went wrong out there, such as a worker without claimcheck.
            msg = f"{self._address}: a worker failed: {type(error).__name__}: {error}"
            raise ClaimcheckError(msg) from error
        found, part = answer
        if found and found != self._expected:
            msg = (
                f"{self._address}: a worker has other code or sources; it says {found!r}, here it"
                f" is {self._expected!r}"
            )
            raise ClaimcheckError(msg)
        return part


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and half a second
    except ImportError as error:
        raise MissingExtraError("--scheduler", "bulk") from error  # noqa: EM101 - the option
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call] # see close
    except (OSError, ValueError) as error:
        msg = f"{address}: no dask scheduler answers there: {error}"
        raise ClaimcheckError(msg) from error
