from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from claimcheck.errors import SnapshotError, UsageError
from claimcheck.sources.wikipedia.lock import find_lock, page_name, parse_lock, read_lock
from claimcheck.sources.wikipedia.records import encode_lock
from tests.sources.wikipedia.samples import LOCK, PIN, SITE


class TestLock:
    def test_out_and_in_is_the_same(self) -> None:
        """
        A lock read back is the lock that was written.
        """
        assert LOCK == parse_lock(encode_lock(LOCK), "x.lock")

    def test_order_of_pages_makes_no_difference(self) -> None:
        """
        The bytes depend on what is pinned and not on when.
        """
        other = msgspec.structs.replace(PIN, title="A", page_id=9)
        one, two = (
            msgspec.structs.replace(LOCK, pages=pages) for pages in ((PIN, other), (other, PIN))
        )

        assert encode_lock(one) == encode_lock(two)

    def test_has_one_page_a_line(self) -> None:
        """
        A change of one page is a change of one line, and the file is plain JSON.
        """
        raw = encode_lock(LOCK)

        assert 1 == sum(line.startswith(b'{"site"') for line in raw.splitlines())
        assert raw.endswith(b"}\n")
        assert "Bridge" == json.loads(raw)["pages"][0]["title"]

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda lock: lock.update(schema_version="2"), '"schema_version" is "2"'),
            (lambda lock: lock.pop("pages"), "not a lock of claimcheck"),
            (lambda lock: lock.update(more=1), "not a lock of claimcheck"),
            (lambda lock: lock.update(as_of="yesterday"), "must be a date like 2019-04-24"),
            (lambda lock: lock["sites"][0].update(name="../../etc"), "no wiki can be named"),
            (lambda lock: lock["sites"][0].update(name="a..b"), "no wiki can be named"),
            (lambda lock: lock["sites"][0].update(api="file:///etc/passwd"), "must begin with"),
            (lambda lock: lock["pages"][0].update(site="other"), "not among the sites"),
            (lambda lock: lock["pages"][0].update(revision=0), "no page id or revision"),
            (lambda lock: lock["pages"][0].update(sha256="../x"), "a digest that is none"),
            (lambda lock: lock["pages"][0].update(timestamp="today"), "a timestamp that is none"),
            (lambda lock: lock["pages"][0].update(permalink="javascript:x"), "the permalink of"),
            (lambda lock: lock["pages"].append(lock["pages"][0]), "stands there twice"),
        ],
    )
    def test_what_cannot_be_meant_is_told(
        self, tmp_path: Path, change: Callable[[dict[str, Any]], object], message: str
    ) -> None:
        """
        A damaged or hostile lock ends in one line that names the file; no path leaves its folder.
        """
        lock = json.loads(encode_lock(LOCK))
        change(lock)
        file = tmp_path / "claimcheck.lock"
        file.write_text(json.dumps(lock))

        with pytest.raises(SnapshotError, match=message) as caught:
            read_lock(file)
        assert str(file) in str(caught.value)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff", b"null", b'{"schema_version": 1}'])
    def test_other_bytes_are_told(self, raw: bytes) -> None:
        """
        What is no JSON or another JSON is no lock.
        """
        with pytest.raises(SnapshotError, match="x: not a lock of claimcheck"):
            parse_lock(raw, "x")

    def test_file_names_hold_their_digest(self) -> None:
        """
        A page file is never written anew with other content.
        """
        assert f"claimcheck.pages/{SITE.name}/3-7-{PIN.sha256[:12]}.json" == page_name(PIN)


class TestFindLock:
    @pytest.fixture
    def tree(self, tmp_path: Path) -> Path:
        """
        A repository with a lock at its root and one beside the drafts of one desk.
        """
        for folder in ("repo/.git", "repo/news/world", "repo/science", "plain/a"):
            (tmp_path / folder).mkdir(parents=True)
        for lock in ("repo", "repo/science", "plain"):
            (tmp_path / lock / "claimcheck.lock").write_text("{}")
        (tmp_path / "claimcheck.lock").write_text("{}")
        return tmp_path

    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            ("repo/news/world", "repo"),
            ("repo/science", "repo/science"),
            ("plain", "plain"),
            ("plain/a", None),
        ],
    )
    def test_the_nearest_one_in_the_repository_is_used(
        self, tree: Path, place: str, expected: str | None
    ) -> None:
        """
        Nothing above the repository is looked at, and outside one nothing above the folder.
        """
        found = find_lock((tree / place,))

        assert (tree / expected / "claimcheck.lock" if expected else None) == found

    def test_two_locks_are_not_chosen_between(self, tree: Path) -> None:
        """
        Drafts of two desks with two locks need a word from the user.
        """
        with pytest.raises(UsageError, match=r"different locks .* name one with --sources"):
            find_lock((tree / "repo/news", tree / "repo/science"))
