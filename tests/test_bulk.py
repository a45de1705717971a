from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from claimcheck import bulk
from claimcheck.bulk import Alone, Cluster, Failure, Part, Pool, check_many, check_one
from claimcheck.checker import Checker
from claimcheck.documents import parse_document
from claimcheck.errors import ClaimcheckError, UnsupportedError
from claimcheck.model import Document, DocumentReport, Report


class FakeChecker:
    """Stands in for a checker: what it does is written in the draft."""

    signature = "fake"

    def check(self, document: Document) -> Report:
        word, _, rest = document.text.strip().partition(" ")
        if word == "refuse":
            raise UnsupportedError(document.path or "", "not English")
        if word == "fail":
            msg = "the index is gone"
            raise ClaimcheckError(msg)
        if word == "die-once" and not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "sleep":
            time.sleep(float(rest))
        entry = DocumentReport(document=document, verdicts=())
        return Report(documents=(entry,), signature=self.signature)


@attrs.frozen
class FakeSetup:
    """Builds the checker above, in whatever process it is asked."""

    name: str = "fake"

    def checker(self) -> Checker:
        return FakeChecker()  # type: ignore[return-value] # the parts of it that are used


def drafts(*texts: str) -> list[Document]:
    return [parse_document(text, path=f"{place}.txt") for place, text in enumerate(texts)]


def itself(document: Document) -> Document:
    return document


def paths(parts: list[tuple[Document, Part]]) -> list[str | None]:
    return [
        part.documents[0].document.path if isinstance(part, Report) else part.message
        for _, part in parts
    ]


class TestCheckMany:
    def test_few_documents_are_held_at_a_time(self) -> None:
        """
        Documents are drawn as the work proceeds, at most four a worker ahead of the results.
        """
        drawn: list[int] = []

        def items() -> Iterator[Document]:
            for number, document in enumerate(drafts(*["It rained."] * 40)):
                drawn.append(number)
                yield document

        team = Alone(FakeSetup().checker())
        most = 0
        for done, _ in enumerate(check_many(items(), FakeSetup(), team, document=itself)):
            most = max(most, len(drawn) - done)

        assert len(drawn) == 40
        assert most <= bulk.AHEAD

    def test_what_is_known_is_not_done_again(self) -> None:
        """
        An item whose part is given goes through untouched, in its place.
        """
        known = Failure(message="known")
        documents = drafts("It rained.", "refuse", "It snowed.")

        def document(item: Document) -> Document | Part:
            return known if item.text == "refuse" else item

        team = Alone(FakeSetup().checker())
        found = list(check_many(documents, FakeSetup(), team, document=document))

        assert ["0.txt", "known", "2.txt"] == paths(found)

    def test_team_is_closed_when_the_caller_stops(self) -> None:
        """
        Who takes one result and leaves, leaves no worker behind.
        """
        closed = []

        @attrs.frozen
        class Team:
            size: int = 1

            def start(self, setup: object, document: Document) -> Callable[[], Part]:
                del setup
                return lambda: Failure(message=document.text)

            def close(self) -> None:
                closed.append(True)

        found = check_many(drafts(*"abcdefgh"), FakeSetup(), Team(), document=itself)
        next(found)
        found.close()

        assert closed == [True]


class TestCheckOne:
    @pytest.mark.parametrize(
        ("text", "code"), [("refuse", "CC903"), ("fail", None)], ids=["draft", "all"]
    )
    def test_failures_are_told_apart(self, text: str, code: str | None) -> None:
        """
        A draft that cannot be used may be left out; where nothing can be checked, it says so.
        """
        part = check_one(FakeSetup().checker(), drafts(text)[0])

        assert isinstance(part, Failure)
        assert code == (part.note and part.note.code)


class TestPool:
    def test_results_keep_the_order_of_the_documents(self) -> None:
        """
        A slow document does not let later ones pass it.
        """
        team = Pool(2)
        found = list(
            check_many(
                drafts("sleep 0.5", "It rained.", "refuse", "It snowed."),
                FakeSetup(),
                team,
                document=itself,
            )
        )

        assert ["0.txt", "1.txt", "2.txt: not English", "3.txt"] == paths(found)

    def test_lost_process_costs_a_second_try_only(self, tmp_path: Path) -> None:
        """
        A process killed midway is replaced, and every document has its report all the same.
        """
        texts = ["It rained."] * 3 + [f"die-once {tmp_path / 'mark'}"] + ["It snowed."] * 8
        found = list(check_many(drafts(*texts), FakeSetup(), Pool(2), document=itself))

        assert [f"{place}.txt" for place in range(12)] == paths(found)

    def test_document_that_kills_its_process_is_left_out(self) -> None:
        """
        One document that no process survives is noted as CC901; all others are checked.
        """
        texts = ["It rained.", "die", *["It snowed."] * 4]
        found = list(check_many(drafts(*texts), FakeSetup(), Pool(2), document=itself))

        failed = found[1][1]
        assert isinstance(failed, Failure)
        assert failed.note is not None
        assert failed.note.code == "CC901"
        assert ["0.txt", "2.txt", "3.txt", "4.txt", "5.txt"] == [
            path for place, path in enumerate(paths(found)) if place != 1
        ]


distributed = pytest.importorskip("distributed", reason="needs the extra bulk")

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let this test connect to this machine.
    """
    monkeypatch.undo()
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple):
            assert str(address[0]) in {"127.0.0.1", "::1", "localhost"}, address
        real(self, address)  # type: ignore[arg-type] # whatever was given

    monkeypatch.setattr(socket.socket, "connect", connect)


@attrs.define
class Machines:
    """A scheduler and workers on this machine, each in a process of its own."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """
    A scheduler with two workers on loopback.
    """
    environment = {**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'tests'}"}
    file = tmp_path / "scheduler.json"

    def start(*words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:]]
        return subprocess.Popen(  # noqa: S603 - our own scheduler
            command,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    own = ["--host", "127.0.0.1", "--no-dashboard"]
    processes = [start("dask_scheduler", *own, "--port", "0", "--scheduler-file", str(file))]
    limit = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < limit, "the scheduler did not start"
        time.sleep(0.1)
    address = distributed.Client(scheduler_file=str(file), timeout=60, set_as_default=False)
    words = ["--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", *own]
    workers = [start("dask_worker", *words) for _ in range(2)]
    try:
        address.wait_for_workers(2, timeout=90)
        where = address.scheduler_info()["address"]
        address.close()
        yield Machines(address=where, workers=workers)
    finally:
        for process in (*workers, *processes):
            process.kill()
            process.wait()


@pytest.mark.usefixtures("loopback")
class TestCluster:
    def test_worker_killed_midway_loses_nothing(self, machines: Machines) -> None:
        """
        Of two workers one is killed while both work; every document has its report, in order.
        """
        setup = FakeSetup()
        team = Cluster(machines.address, bulk.identity(setup.checker()))
        assert team.size == 2
        found = []
        for done in check_many(drafts(*["sleep 0.2"] * 16), setup, team, document=itself):
            found.append(done)
            if len(found) == 3:
                machines.workers[0].kill()

        assert [f"{place}.txt" for place in range(16)] == paths(found)

    def test_worker_with_other_code_is_refused(self, machines: Machines) -> None:
        """
        A worker that would give other answers ends the run with a line that says so.
        """
        team = Cluster(machines.address, "another version")

        with pytest.raises(ClaimcheckError, match="other code or sources"):
            list(check_many(drafts("It rained."), FakeSetup(), team, document=itself))

    def test_missing_scheduler_is_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        An address where nobody answers is named in the error.
        """
        monkeypatch.setattr(bulk, "_PATIENCE", 1.0)

        with pytest.raises(ClaimcheckError, match=r"127\.0\.0\.1:9: no dask scheduler"):
            Cluster("tcp://127.0.0.1:9", "")
