from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from claimcheck.errors import SnapshotError
from claimcheck.sources.wikipedia import read_snapshot
from claimcheck.sources.wikipedia.lock import empty_lock, page_path
from claimcheck.sources.wikipedia.records import encode_lock, encode_page
from claimcheck.sources.wikipedia.store import next_path, prune, write_snapshot
from tests.sources.wikipedia.samples import LOCK, PAGE, PIN, lock_of, pin_of, write

OTHER = msgspec.structs.replace(PAGE, title="Ferry", page_id=5)


class TestWriteSnapshot:
    def test_what_was_written_can_be_read(self, tmp_path: Path) -> None:
        """
        Lock, page files and attribution are all there.
        """
        lock = tmp_path / "claimcheck.lock"
        write_snapshot(lock, LOCK, {PIN: encode_page(PAGE)}, before=None)

        assert LOCK == read_snapshot(lock).lock
        notice = (tmp_path / "claimcheck.pages" / "ATTRIBUTION").read_text("utf-8")
        assert "Testwiki contributors, wiki.example, CC BY-SA 4.0 (https://creative" in notice
        assert f"- Bridge, revision of 2019-04-18: {PIN.permalink}" in notice

    def test_a_lock_that_changed_meanwhile_is_not_overwritten(self, tmp_path: Path) -> None:
        """
        Of two who pin at once, the second is told to run again.
        """
        lock = write(tmp_path, PAGE)
        before = lock.read_bytes()

        with pytest.raises(SnapshotError, match="changed meanwhile"):
            write_snapshot(lock, empty_lock(), {}, before=b"as it was long ago")
        assert before == lock.read_bytes()

    def test_what_could_not_be_read_again_is_not_written(self, tmp_path: Path) -> None:
        """
        A lock that no check would accept never comes into being.
        """
        lock = write(tmp_path, PAGE)
        before = lock.read_bytes()
        wrong = lock_of(msgspec.structs.replace(PIN, timestamp="yesterday"))

        with pytest.raises(SnapshotError, match="a timestamp that is none"):
            write_snapshot(lock, wrong, {}, before=before)
        assert before == lock.read_bytes()

    def test_a_place_that_cannot_be_written_to_is_told(self, tmp_path: Path) -> None:
        """
        One line names the place, and the old lock stays.
        """
        lock = write(tmp_path)
        before = lock.read_bytes()
        (tmp_path / "claimcheck.pages").write_text("a file stands in the way")

        with pytest.raises(SnapshotError, match="cannot be written"):
            write_snapshot(lock, LOCK, {PIN: encode_page(PAGE)}, before=before)
        assert before == lock.read_bytes()


class TestPrune:
    def test_removes_what_neither_lock_nor_proposal_names(self, tmp_path: Path) -> None:
        """
        Pages of the lock and of the last refresh stay, all others and leftovers go.
        """
        lock = write(tmp_path, PAGE, OTHER)
        lock.write_bytes(encode_lock(LOCK))
        next_path(lock).write_bytes(encode_lock(lock_of(pin_of(OTHER))))
        site = page_path(lock, PIN).parent
        (site / "9-9-0123456789ab.json").write_text("{}")
        (site / ".9-9-0123456789ab.json.77.part").write_text("{")
        prune(lock)

        assert {page_path(lock, PIN), page_path(lock, pin_of(OTHER))} == set(site.iterdir())

    def test_nothing_goes_while_a_lock_cannot_be_read(self, tmp_path: Path) -> None:
        """
        A damaged lock is no reason to delete what it may name.
        """
        lock = write(tmp_path, PAGE)
        lock.write_text("{")
        prune(lock)

        assert page_path(lock, PIN).exists()
