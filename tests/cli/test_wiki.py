"""The commands of ``claimcheck wiki`` against a wiki of our own; no test waits for manners."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from claimcheck.cli import main
from claimcheck.sources.wikipedia import client, read_snapshot
from claimcheck.sources.wikipedia.transport import Manners
from tests import wiki_server as faults
from tests.wiki_server import FakeWiki

DRAFT = "The Aldermoor Bridge was opened on 3 May 2016. The Westby ferry was closed in 2016.\n"


@attrs.frozen(kw_only=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Ask = Callable[..., Result]


@pytest.fixture
def ask(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, wiki: FakeWiki
) -> Ask:
    """
    Run a command in this process; the wiki of the tests is the one asked.
    """
    monkeypatch.setattr(client, "MANNERS", Manners(interval=0, first_wait=0))
    monkeypatch.setenv("CLAIMCHECK_CONTACT", "desk@example.org")
    monkeypatch.setenv("CLAIMCHECK_WIKI", wiki.api)

    def call(*args: object) -> Result:
        code = main([str(arg) for arg in args])
        out, err = (part.decode() for part in capfdbinary.readouterr())
        assert "Traceback" not in err, err
        return Result(code=code, out=out, err=err)

    return call


@pytest.fixture
def desk(desk: Path) -> Path:
    """
    A working folder with a draft.
    """
    (desk / "draft.md").write_text(DRAFT)
    return desk


def state(folder: Path) -> dict[str, bytes]:
    """Return every file of a snapshot."""
    files = [*folder.glob("claimcheck*.lock"), *folder.glob("claimcheck.pages/**/*")]
    return {str(file): file.read_bytes() for file in files if file.is_file()}


class TestAdd:
    def test_pins_and_says_so(self, ask: Ask, desk: Path) -> None:
        """
        A page is pinned under its own title, also when it was asked for by another.
        """
        result = ask("wiki", "add", "Westby_Bridge", "Westby ferry")

        assert (0, "") == (result.code, result.err)
        assert "pinned Aldermoor Bridge, revision 21 of 2024-02-02 (127.0.0.1_" in result.out
        pages = read_snapshot(desk / "claimcheck.lock").lock.pages
        assert [("Westby Bridge",), ("Westby ferry",)] == [pin.requested for pin in pages]
        assert (desk / "claimcheck.pages" / "ATTRIBUTION").exists()

    def test_again_changes_nothing(self, ask: Ask, desk: Path, wiki: FakeWiki) -> None:
        """
        A page that is pinned stays at its revision, whatever was edited since.
        """
        ask("wiki", "add", "Aldermoor Bridge", "--as-of", "2019-04-24")
        before = state(desk)
        wiki.pages[0].revisions.append((30, "2025-01-01T00:00:00Z", "<p>Other.</p>"))
        result = ask("wiki", "add", "Aldermoor Bridge")

        assert before == state(desk)
        assert "is pinned already, at the revision of 2018-05-01" in result.err

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("Nothing",), "no page on 127.0.0.1_"),
            (("Westby",), "“Westby” only lists the meanings of a name and is no evidence; add one"),
            (("Westby ferry", "a|b"), "no page can be titled 'a|b'"),
            (("Westby ferry", "Nothing"), "is titled 'Nothing'"),
            (("Westby ferry", "--as-of", "2001-01-01"), "no revision from before 2001-01-01"),
            (("Westby ferry", "--as-of", "soon"), "--as-of must be a date like 2019-04-24"),
            (("Westby ferry", "--contact", "me"), "whom to write to"),
            (("Westby ferry", "--wiki", "nowhere!"), "a wiki is named by"),
            (("Westby ferry", "--lock", "pages.json"), "--lock takes a file whose name ends in"),
        ],
    )
    def test_what_cannot_be_is_told_and_nothing_written(
        self, ask: Ask, desk: Path, args: tuple[str, ...], message: str
    ) -> None:
        """
        One wrong title, and no page is pinned.
        """
        result = ask("wiki", "add", *args)

        assert (2, "") == (result.code, result.out)
        assert message in result.err
        assert 1 == result.err.count("\n")
        assert {} == state(desk)

    @pytest.mark.parametrize(
        "fault",
        [
            faults.status(429, Retry_After="86400"),
            faults.status(403),
            faults.error("blocked"),
            faults.body("<html>"),
            faults.body("{}"),
        ],
    )
    @pytest.mark.parametrize("at", range(4))
    def test_a_failing_wiki_leaves_the_old_lock(
        self, ask: Ask, desk: Path, wiki: FakeWiki, fault: faults.Fault, at: int
    ) -> None:
        """
        At whichever request it fails: "could not look", exit 2, not a byte changed.
        """
        ask("wiki", "add", "Westby ferry")
        before = state(desk)
        wiki.faults = [faults.fine] * at + [fault]
        result = ask("wiki", "add", "Aldermoor Bridge")

        assert 2 == result.code
        assert "could not look: 127.0.0.1" in result.err
        assert before == state(desk)


class TestFlow:
    def test_from_a_day_to_a_flipped_verdict(self, ask: Ask, desk: Path) -> None:
        """
        Pinned as of a day the draft holds; a refresh proposes, diff shows what flips, and the
        report changes when the proposal is accepted and not before.
        """
        ask("wiki", "add", "Aldermoor Bridge", "Westby ferry", "--as-of", "2019-04-24")
        before = ask("check", "draft.md", "--output-format", "json")
        dry = ask("wiki", "refresh", "--dry-run")
        after_dry = state(desk)
        refresh = ask("wiki", "refresh")
        diff = ask("wiki", "diff", "draft.md")
        unchanged = ask("check", "draft.md", "--output-format", "json")
        accepted = ask("wiki", "lock", "--accept")
        after = ask("check", "draft.md", "--output-format", "json")

        assert 0 == before.code
        assert 1 == dry.code
        assert "newest is 21 of 2024-02-02" in dry.out
        assert "claimcheck.next.lock" not in "".join(after_dry)
        assert (1, 1) == (refresh.code, diff.code)
        assert "  - The Aldermoor Bridge was opened on 3 May 2016 by Helen Strand.\n" in diff.out
        assert "  + The Aldermoor Bridge was opened on 3 May 2017 by Helen Strand.\n" in diff.out
        assert "draft.md:1:1: supported -> contradicted: “The Aldermoor Bridge was" in diff.out
        assert "1 page changed, 1 verdict flips" in diff.out
        assert "CC BY-SA 4.0" in diff.out
        assert before == unchanged
        assert 0 == accepted.code
        assert 1 == after.code
        assert not list(desk.glob("*.next.lock"))
        assert 2 == len(list(desk.glob("claimcheck.pages/*/*.json")))

    @pytest.mark.usefixtures("desk")
    def test_an_edit_of_nothing_relevant_flips_nothing(self, ask: Ask, wiki: FakeWiki) -> None:
        """
        A new sentence about something else is shown, and no verdict changes.
        """
        ask("wiki", "add", "Aldermoor Bridge", "Westby ferry")
        html = wiki.pages[1].revisions[-1][2]
        more = f"{html}<p>Its captain had a parrot.</p>"
        wiki.pages[1].revisions.append((40, "2025-01-01T00:00:00Z", more))

        assert 1 == ask("wiki", "refresh").code
        diff = ask("wiki", "diff", "draft.md")
        assert 0 == diff.code
        assert "  + Its captain had a parrot.\n" in diff.out
        assert "0 verdicts flip" in diff.out

    def test_nothing_newer_is_told(self, ask: Ask, desk: Path) -> None:
        """
        Without an edit there is nothing to look at.
        """
        ask("wiki", "add", "Westby ferry")
        before = state(desk)

        assert Result(code=0, out="nothing changed\n", err="") == ask("wiki", "refresh")
        assert 0 == ask("wiki", "refresh", "--dry-run").code
        assert "there is no refresh to look at" in ask("wiki", "diff").err
        assert before == state(desk)

    def test_a_deleted_page_keeps_its_text(self, ask: Ask, desk: Path, wiki: FakeWiki) -> None:
        """
        What is gone from the wiki stays pinned, with a remark.
        """
        ask("wiki", "add", "Westby ferry")
        before = state(desk)
        del wiki.pages[1]
        result = ask("wiki", "lock")

        assert 0 == result.code
        assert "Westby ferry is gone from 127.0.0.1" in result.err
        assert before == state(desk)

    def test_a_page_that_became_a_list_is_refused(
        self, ask: Ask, desk: Path, wiki: FakeWiki
    ) -> None:
        """
        A pinned page never turns into a list of meanings.
        """
        ask("wiki", "add", "Westby ferry")
        before = state(desk)
        wiki.pages[1].is_listing = True
        wiki.pages[1].revisions.append((50, "2025-01-01T00:00:00Z", "<ul><li>One</li></ul>"))

        assert 2 == ask("wiki", "lock").code
        assert before == state(desk)


class TestSync:
    def test_gets_what_is_missing_or_damaged(self, ask: Ask, desk: Path) -> None:
        """
        After a sync every page file is the one that was pinned, byte for byte.
        """
        ask("wiki", "add", "Aldermoor Bridge", "Westby ferry", "--as-of", "2019-04-24")
        before = state(desk)
        one, two = sorted(desk.glob("claimcheck.pages/*/*.json"))
        one.unlink()
        two.write_text("{}")

        assert 2 == ask("wiki", "verify").code
        assert 2 == ask("check", "draft.md").code
        assert "2 pages fetched, 0 pages there already\n" == ask("wiki", "sync").out
        assert before == state(desk)
        assert Result(code=0, out="2 pages, all as pinned\n", err="") == ask("wiki", "verify")

    def test_text_that_changed_under_its_revision_is_not_taken(
        self, ask: Ask, desk: Path, wiki: FakeWiki
    ) -> None:
        """
        A revision that the wiki renders otherwise today is told, and no file is written.
        """
        ask("wiki", "add", "Westby ferry")
        next(desk.glob("claimcheck.pages/*/*.json")).unlink()
        before = state(desk)
        wiki.pages[1].revisions[-1] = (12, "2018-06-01T09:00:00Z", "<p>Otherwise.</p>")
        result = ask("wiki", "sync")

        assert 2 == result.code
        assert "otherwise than when it was pinned" in result.err
        assert before == state(desk)

    def test_a_strangers_address_is_not_asked(
        self, ask: Ask, desk: Path, wiki: FakeWiki, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A lock cannot send us to a host that the user did not name.
        """
        ask("wiki", "add", "Westby ferry")
        next(desk.glob("claimcheck.pages/*/*.json")).unlink()
        monkeypatch.delenv("CLAIMCHECK_WIKI")
        asked = len(wiki.seen)
        result = ask("wiki", "sync")

        assert 2 == result.code
        assert "which is no Wikipedia; say --wiki http://127.0.0.1" in result.err
        assert asked == len(wiki.seen)


class TestSuggest:
    def test_ranks_by_claims_and_sends_names_only(
        self, ask: Ask, desk: Path, wiki: FakeWiki
    ) -> None:
        """
        Names of the draft go out, its sentences never; the answer ends with the command to run.
        """
        (desk / "draft.md").write_text(
            "The Aldermoor Bridge was closed in 2016. Ada Berg saw the Aldermoor Bridge in 1999.\n"
        )
        result = ask("wiki", "suggest", "draft.md")
        sent = [value for asked in wiki.seen for value in asked.values()]

        assert 0 == result.code
        assert result.out.startswith("   2  Aldermoor Bridge\n   1  Ada Berg: no page found\n")
        assert result.out.endswith("claimcheck wiki add 'Aldermoor Bridge'\n")
        assert not any("closed" in value or "saw" in value for value in sent)
        assert result == ask("wiki", "suggest", "draft.md")

    @pytest.mark.usefixtures("desk")
    def test_offline_asks_nobody(self, ask: Ask, wiki: FakeWiki) -> None:
        """
        With --offline the names are listed as they are, and what is pinned is left out.
        """
        ask("wiki", "add", "Aldermoor Bridge")
        asked = len(wiki.seen)
        result = ask("wiki", "suggest", "draft.md", "--offline")

        assert 0 == result.code
        assert "Aldermoor" not in result.out
        assert asked == len(wiki.seen)


class TestOffline:
    def test_check_needs_neither_network_nor_library(self, ask: Ask, desk: Path) -> None:
        """
        With every socket refused and the library absent, a snapshot is read as always.
        """
        ask("wiki", "add", "Aldermoor Bridge", "Westby ferry")
        here = ask("check", "draft.md")
        code = (
            "import socket, sys\n"
            "def refuse(*a, **k): raise AssertionError('network')\n"
            "socket.socket.connect = socket.create_connection = refuse\n"
            "sys.modules['wikipediaapi'] = None\n"
            "from claimcheck.cli import main\n"
            "sys.exit(main(sys.argv[1:]))\n"
        )
        there = _run(code, "check", "draft.md", folder=desk)
        add = _run(code, "wiki", "add", "Westby ferry", folder=desk)

        assert (here.code, here.out) == (there.returncode, there.stdout)
        assert 2 == add.returncode
        assert "pip install '.[wikipedia]'" in add.stderr

    def test_bytes_depend_on_nothing_around(self, ask: Ask, desk: Path) -> None:
        """
        Hash seed, time zone, locale and the folder one stands in change no byte of a report.
        """
        ask("wiki", "add", "Aldermoor Bridge", "Westby ferry")
        code = "import sys\nfrom claimcheck.cli import main\nsys.exit(main(sys.argv[1:]))\n"
        (desk / "below").mkdir()
        seen = {
            _run(code, "check", path, "--output-format", "json", folder=folder, **extra).stdout
            for folder, path, extra in (
                (desk, "draft.md", {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}),
                (desk, "draft.md", {"PYTHONHASHSEED": "2", "LC_ALL": "C"}),
            )
        }

        assert 1 == len(seen)
        assert "Testwiki contributors" in seen.pop()

    @pytest.mark.usefixtures("desk")
    def test_no_lock_leaves_the_pages_out(self, ask: Ask) -> None:
        """
        A lock beside the drafts is used unless it is declined.
        """
        ask("wiki", "add", "Aldermoor Bridge")

        assert "no source given" in ask("check", "draft.md", "--no-lock").err
        assert "Testwiki" not in ask("check", "draft.md", "--no-lock", "-s", "refs").out

    def test_page_files_are_no_drafts(self, ask: Ask, desk: Path) -> None:
        """
        A folder of drafts may hold the snapshot.
        """
        ask("wiki", "add", "Aldermoor Bridge")
        (desk / "claimcheck.pages" / "note.md").write_text("This is no draft.")

        assert "note.md" not in ask("check", ".", "--show", "all").out


class TestKilled:
    CODE = (
        "import sys\n"
        "from claimcheck.sources.wikipedia import client\n"
        "from claimcheck.sources.wikipedia.transport import Manners\n"
        "client.MANNERS = Manners(interval=0)\n"
        "from claimcheck.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )

    def test_at_any_moment_the_snapshot_is_whole(
        self, ask: Ask, desk: Path, wiki: FakeWiki
    ) -> None:
        """
        A process killed while it pins leaves the old snapshot or the new one.
        """
        ask("wiki", "add", "Westby ferry")
        argv = [sys.executable, "-c", self.CODE, "wiki", "lock"]
        started = time.monotonic()
        subprocess.run(argv, cwd=desk, env=os.environ, check=True, capture_output=True)  # noqa: S603 - our own program
        usual = time.monotonic() - started
        chance = random.Random(7)  # noqa: S311 - moments to die at
        for number in range(8):
            time_stamp = f"2025-01-{number + 1:02d}T00:00:00Z"
            wiki.pages[1].revisions.append((100 + number, time_stamp, f"<p>It is {number}.</p>"))
            child = subprocess.Popen(argv, cwd=desk, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603 - as above
            time.sleep(chance.uniform(usual * 0.4, usual * 1.05))
            child.send_signal(signal.SIGKILL)
            child.wait()
            assert 1 == len(read_snapshot(desk / "claimcheck.lock").sources)
        assert 0 == ask("wiki", "lock").code
        assert [] == list(desk.glob("claimcheck.pages/**/.*"))
        assert 1 == len(list(desk.glob("claimcheck.pages/*/*.json")))


def _run(code: str, *args: str, folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *args],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **extra},
        capture_output=True,
        check=False,
        text=True,
    )
