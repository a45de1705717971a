"""Writes killed midway, a disk that is full: a short run of what the benchmarks do at length."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from benchmarks.faults.kills import WRITES, Write, run
from claimcheck.cli._outputs import write_files
from claimcheck.errors import UsageError


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
class TestKills:
    @pytest.mark.parametrize("write", WRITES[1:], ids=lambda write: write.name)
    def test_killed_writes_leave_nothing_half_done(self, tmp_path: Path, write: Write) -> None:
        """
        Whenever a write is killed, what was there before or the new one is whole, and next run's
        result is right.
        """
        chance = random.Random(5)  # noqa: S311 - moments to kill at, not secrets

        assert run(tmp_path / "place", write, 3, chance)[1] == []

    def test_write_that_is_not_whole_is_noticed(self, tmp_path: Path) -> None:
        """
        A baseline written in place, without a part file, does not pass.
        """
        chance = random.Random(5)  # noqa: S311 - see above
        (right,) = (write for write in WRITES if write.name == "baseline")

        def in_place(folder: Path, number: int) -> None:
            with (folder / "claimcheck-baseline.json").open("w") as file:
                file.write(f"{number}")
                file.flush()
                import time  # noqa: PLC0415 - the moment to be killed in

                time.sleep(0.3)

        torn = Write("baseline", in_place, right.check)

        assert run(tmp_path / "place", torn, 2, chance)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    """
    A file that cannot be written to its end is one line of error, and the old one stays.
    """
    import resource  # noqa: PLC0415 - not everywhere
    import signal  # noqa: PLC0415 - see above

    file = tmp_path / "r.json"
    file.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(UsageError, match="cannot be written"):
            write_files({file: "x" * 100_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, usual)

    assert "old" == file.read_text()
    assert [file] == list(tmp_path.iterdir())
