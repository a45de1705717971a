from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import pytest

from claimcheck.errors import InputError, NoSourceError, UnreadableError, UsageError
from claimcheck.model import Claim, Passage, Span
from claimcheck.retrieval import HasPassages, Index, index_info, open_index, query_for, text_query
from claimcheck.retrieval.folders import MANIFEST, linked, open_tantivy

# One source of many passages, made in each process alike.
_MAKER = """
import hashlib, sys
from pathlib import Path
from claimcheck.model import Passage, Span
from claimcheck.retrieval import open_index, text_query

class Numbers:
    def __init__(self, name, size):
        self.name, self.size = name, size
        self.digest = hashlib.sha256(f"{name} {size}".encode()).hexdigest()
    def passages(self):
        return tuple(
            Passage(key=f"{self.name}#{i:08d}", source=self.name, span=Span(0, 1), line=i + 1,
                    text=f"Number {i} is odd: {i % 7}.")
            for i in range(self.size))

def build(folder, size=400):
    return open_index([Numbers("a", size), Numbers("b", size)], cache_dir=Path(folder))
"""


@attrs.define(kw_only=True)
class Counted:
    """A source that counts how often it is read."""

    name: str
    text: str
    reads: int = 0
    may_fail: bool = False
    error: InputError | None = None

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.name} {self.text}".encode()).hexdigest()

    def passages(self) -> tuple[Passage, ...]:
        self.reads += 1
        if self.error is not None:
            raise self.error
        span = Span(0, len(self.text))
        return (
            Passage(
                key=f"{self.name}#00000000", source=self.name, text=self.text, span=span, line=1
            ),
        )


def found(index: Index, text: str, limit: int = 12) -> list[tuple[str, float]]:
    return [(hit.passage.key, hit.score) for hit in index.retrieve(text_query(text), limit)]


def run(script: str, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", _MAKER + script, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


class TestRetrieve:
    def test_the_passage_that_speaks_of_it_is_in_the_first_five(
        self,
        tmp_path: Path,
        pages: Sequence[HasPassages],
        questions: tuple[tuple[str, str], ...],
        claim_of: Callable[[str], Claim],
    ) -> None:
        """
        Statements in other words, one with a misspelt name, still find their passage.
        """
        index = open_index(pages, cache_dir=tmp_path)
        missed = [
            question
            for question, start in questions
            if not any(
                hit.passage.text.startswith(start)
                for hit in index.retrieve(query_for(claim_of(question)))[:5]
            )
        ]

        assert missed == []

    def test_nothing_shared_finds_nothing(
        self, tmp_path: Path, pages: Sequence[HasPassages]
    ) -> None:
        """
        A query with no word of the collection, or no word at all, has no hits.
        """
        index = open_index(pages, cache_dir=tmp_path)

        assert found(index, "Quantum zebras juggle") == []
        assert found(index, "") == found(index, "the of and") == []

    @pytest.mark.parametrize(
        "text",
        ['U.S. - DPRK AND "', "kim AND", '"', "a:b", "text:*", "(((", "\\", "\0 \ud800", "OR~2^"],
    )
    def test_raw_text_is_no_query_language(
        self,
        tmp_path: Path,
        pages: Sequence[HasPassages],
        text: str,
        claim_of: Callable[[str], Claim],
    ) -> None:
        """
        Operators, quotes and odd characters in a claim never raise.
        """
        open_index(pages, cache_dir=tmp_path).retrieve(query_for(claim_of(text)))

    def test_order_of_sources_does_not_matter(
        self, tmp_path: Path, pages: Sequence[HasPassages]
    ) -> None:
        """
        Any order of the sources gives the same hits in the same order.
        """
        one = open_index(pages, cache_dir=tmp_path / "a")
        other = open_index(list(reversed(pages)), cache_dir=tmp_path / "b")

        assert list(one) == list(other)
        for text in ("the lake talks", "Port Merrin", "2016"):
            assert found(one, text) == found(other, text)

    def test_the_hash_seed_does_not_matter(self, tmp_path: Path) -> None:
        """
        Two processes with other hash seeds build and search alike.
        """
        script = """
index = build(sys.argv[1])
print([(h.passage.key, h.score) for h in index.retrieve(text_query("odd 3 number 17"), 5)])
"""
        outputs = {run(script, str(tmp_path / s), seed=s).stdout for s in ("1", "2")}

        assert len(outputs) == 1

    def test_all_that_tie_with_the_last_are_returned(self, tmp_path: Path) -> None:
        """
        A cut never falls between equals, and equals come in the order of their sources.
        """
        sources = [Counted(name=f"s{n:03d}", text="Snow fell.") for n in range(50)]
        sources.append(Counted(name="z", text="Snow fell, snow fell and snow fell."))
        index = open_index(sources, cache_dir=tmp_path)
        hits = found(index, "snow", 3)

        assert len(hits) == 51
        assert sorted(hits, key=lambda hit: (-hit[1], hit[0])) == hits

    def test_the_same_text_in_two_files_stays_two_passages(self, tmp_path: Path) -> None:
        """
        Which sources say a thing is kept, even when they say it alike.
        """
        sources = [Counted(name=name, text="Snow fell.") for name in "ab"]

        assert [key[0] for key, _ in found(open_index(sources, cache_dir=tmp_path), "snow")] == [
            "a",
            "b",
        ]

    def test_a_limit_under_one_is_an_error(
        self, tmp_path: Path, pages: Sequence[HasPassages]
    ) -> None:
        """
        Asking for no passages is a mistake, not an empty answer.
        """
        with pytest.raises(UsageError):
            open_index(pages, cache_dir=tmp_path).retrieve(text_query("snow"), 0)


class TestCovers:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("Ada Lindqvist", True),
            ("lindqvist", True),
            ("the DPRK", True),
            ("Port Merrin", True),
            ("Mayor Lindqvist", True),
            ("Ada Brandt", False),
            ("Ilse Moreau", False),
            ("the", True),
        ],
    )
    def test_all_words_in_one_place(
        self, tmp_path: Path, pages: Sequence[HasPassages], name: str, *, expected: bool
    ) -> None:
        """
        A name is covered by its alias or by all of its words near each other, not here and there.
        """
        assert open_index(pages, cache_dir=tmp_path).covers(name) is expected


class TestOpenIndex:
    def test_a_second_opening_reads_no_source(self, tmp_path: Path) -> None:
        """
        Sources are read once; after that their digests are enough.
        """
        source = Counted(name="a", text="Snow fell.")
        built = list(open_index([source], cache_dir=tmp_path))
        opened = list(open_index([source], cache_dir=tmp_path))

        assert source.reads == 1
        assert built == opened == list(source.passages())

    def test_only_a_changed_source_is_read_again(self, tmp_path: Path) -> None:
        """
        A new set of sources is a new folder, made from the passages already known.
        """
        kept = Counted(name="a", text="Snow fell.")
        open_index([kept, Counted(name="b", text="Rain fell.")], cache_dir=tmp_path)
        changed = open_index([kept, Counted(name="b", text="Hail fell.")], cache_dir=tmp_path)

        assert kept.reads == 1
        assert ["Snow fell.", "Hail fell."] == [passage.text for passage in changed]
        assert len(index_info(tmp_path)) == 2

    def test_an_index_does_not_depend_on_its_history(self, tmp_path: Path) -> None:
        """
        Scores are those of a fresh index, whatever was indexed before.
        """
        sources = [Counted(name=n, text=t) for n, t in (("a", "Snow fell."), ("b", "Rain fell."))]
        open_index([*sources, Counted(name="c", text="Snow melted.")], cache_dir=tmp_path / "x")
        after = open_index(sources, cache_dir=tmp_path / "x")
        fresh = open_index(sources, cache_dir=tmp_path / "y")

        assert found(after, "snow") == found(fresh, "snow")

    def test_progress_counts_sources(self, tmp_path: Path) -> None:
        """
        Progress runs from nothing to all while building, and is silent when nothing is built.
        """
        sources = [Counted(name=name, text="Snow fell.") for name in "ab"]
        calls: list[tuple[int, int]] = []
        for _ in range(2):
            open_index(sources, cache_dir=tmp_path, progress=lambda *call: calls.append(call))

        assert calls == [(0, 2), (1, 2), (2, 2)]

    def test_a_source_that_may_fail_is_left_out_each_time(self, tmp_path: Path) -> None:
        """
        The diagnostic is the same from the built index and from the found one.
        """
        bad = Counted(name="b", text="", may_fail=True, error=InputError("b", "not text"))
        sources = [Counted(name="a", text="Snow fell."), bad]
        indexes = [open_index(sources, cache_dir=tmp_path) for _ in range(2)]

        assert bad.reads == 1
        for index in indexes:
            assert len(index) == 1
            assert ["b: not text"] == [d.message for d in index.diagnostics]

    @pytest.mark.parametrize(
        ("may_fail", "error"),
        [(False, InputError("b", "not text")), (True, UnreadableError("b", "it changed"))],
    )
    def test_other_errors_are_raised_and_not_remembered(
        self, tmp_path: Path, *, may_fail: bool, error: InputError
    ) -> None:
        """
        What the user named, and what may pass by itself, stops the build; nothing is left there.
        """
        bad = Counted(name="b", text="", may_fail=may_fail, error=error)
        with pytest.raises(InputError):
            open_index([Counted(name="a", text="Snow fell."), bad], cache_dir=tmp_path)

        assert list((tmp_path / "index").iterdir()) == []

    def test_nothing_to_index_is_an_error(self, tmp_path: Path) -> None:
        """
        No source, and sources that all fail, raise.
        """
        bad = Counted(name="b", text="", may_fail=True, error=InputError("b", "not text"))
        for sources in ([], [bad]):
            with pytest.raises(NoSourceError):
                open_index(sources, cache_dir=tmp_path)

    def test_two_sources_of_one_name_are_an_error(self, tmp_path: Path) -> None:
        """
        A name must say which source is meant; the same source twice is once.
        """
        one, other = Counted(name="a", text="Snow fell."), Counted(name="a", text="Rain fell.")

        assert len(open_index([one, one], cache_dir=tmp_path)) == 1
        with pytest.raises(UsageError, match="'a'"):
            open_index([one, other], cache_dir=tmp_path)


def replace(file: Path, raw: bytes) -> None:
    """Put other bytes in place of a file that may be mapped into memory."""
    spare = file.with_name("spare")
    spare.write_bytes(raw)
    spare.replace(file)


class TestDamage:
    @pytest.mark.parametrize(
        "pattern",
        ["manifest", "passages", "places", "*/meta.json", "*/*.term", "*/*.idx", "*/*.fast"],
    )
    def test_a_damaged_byte_is_noticed_and_mended(self, tmp_path: Path, pattern: str) -> None:
        """
        One wrong byte in any file of an index makes it built again, with the same answers.
        """
        sources = [Counted(name=name, text=f"Snow fell on {name}.") for name in "ab"]
        index = open_index(sources, cache_dir=tmp_path)
        expected = found(index, "snow")
        (file,) = index.folder.glob(pattern)
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 2] ^= 0xFF
        replace(file, bytes(raw))

        assert not index_info(tmp_path)[0].is_complete
        assert expected == found(open_index(sources, cache_dir=tmp_path), "snow")
        assert index_info(tmp_path)[0].is_complete

    def test_a_missing_file_is_noticed(self, tmp_path: Path) -> None:
        """
        An index folder with a file gone is built again.
        """
        sources = [Counted(name="a", text="Snow fell.")]
        folder = open_index(sources, cache_dir=tmp_path).folder
        (folder / "places").unlink()

        assert found(open_index(sources, cache_dir=tmp_path), "snow")

    def test_damaged_cached_passages_are_read_again(self, tmp_path: Path) -> None:
        """
        A source whose cached passages are damaged is read from its file.
        """
        source = Counted(name="a", text="Snow fell.")
        open_index([source], cache_dir=tmp_path)
        for file in (tmp_path / "passages").iterdir():
            replace(file, file.read_bytes()[:-1])
        open_index([source, Counted(name="b", text="Rain fell.")], cache_dir=tmp_path)

        assert source.reads == 2

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
    def test_a_killed_build_leaves_no_half_index(self, tmp_path: Path) -> None:
        """
        Killed at any moment, a build leaves nothing that opens wrongly; the next one cleans up.
        """
        script = "print('ready', flush=True)\nbuild(sys.argv[1], 1500)\nprint('done', flush=True)"
        chance = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
        for _ in range(4):
            with subprocess.Popen(  # noqa: S603 - our own script
                [sys.executable, "-c", _MAKER + script, str(tmp_path)],
                stdout=subprocess.PIPE,
                text=True,
            ) as process:
                assert process.stdout is not None
                process.stdout.readline()
                time.sleep(chance.uniform(0, 0.4))
                process.kill()
            assert all(info.is_complete for info in index_info(tmp_path))

        run("assert len(build(sys.argv[1], 1500)) == 3000", str(tmp_path))
        assert [info.passages for info in index_info(tmp_path)] == [3000]
        assert not list((tmp_path / "index").glob(".building-*/"))


class TestManyProcesses:
    def test_building_at_the_same_time(self, tmp_path: Path) -> None:
        """
        Processes that build the same index at once all end with the same one folder.
        """
        script = """
import json
index = build(sys.argv[1])
print(json.dumps([(h.passage.key, h.score) for h in index.retrieve(text_query("odd 3"), 5)]))
"""
        started = [
            subprocess.Popen(  # noqa: S603 - our own script
                [sys.executable, "-c", _MAKER + script, str(tmp_path)],
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(3)
        ]
        outputs = [process.communicate()[0] for process in started]

        assert [0, 0, 0] == [process.returncode for process in started]
        assert len(set(outputs)) == 1
        assert json.loads(outputs[0])
        assert len(list((tmp_path / "index").iterdir())) == 1


class TestReadOnlyPlaces:
    def test_links_lead_to_the_same_index(self, tmp_path: Path) -> None:
        """
        An index opened through a folder of links is the index, and its folder stays untouched.
        """
        index = open_index([Counted(name="a", text="Snow fell.")], cache_dir=tmp_path)
        place = linked(index.folder / "tantivy")
        names = {f.name for f in (index.folder / "tantivy").iterdir() if f.suffix != ".lock"}

        assert names == {file.name for file in place.iterdir()}
        assert all(file.is_symlink() for file in place.iterdir())
        shutil.rmtree(place)

    def test_a_place_that_may_not_be_written_is_read_through_links(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Without leave to write, an index in the cache is found, searched, and its links removed.
        """
        sources = [Counted(name="a", text="Snow fell.")]
        folder = open_index(sources, cache_dir=tmp_path / "cache").folder
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        monkeypatch.setattr(os, "access", lambda *_args, **_kwargs: False)
        index, links = open_tantivy(folder)
        assert links is not None
        assert index.searcher().num_docs == 1
        shutil.rmtree(links)

        index_again = open_index(sources, cache_dir=tmp_path / "cache")
        assert found(index_again, "snow")
        assert len(list(tmp_path.glob("claimcheck-links-*"))) == 1
        del index_again
        assert not list(tmp_path.glob("claimcheck-links-*"))
        assert sources[0].reads == 1

    def test_a_cache_that_cannot_be_made_is_replaced(self, tmp_path: Path) -> None:
        """
        Where no cache can be, the check runs with a temporary one and says so once.
        """
        blocked = tmp_path / "file"
        blocked.write_text("", encoding="utf-8")
        index = open_index([Counted(name="a", text="Snow fell.")], cache_dir=blocked / "cache")

        assert found(index, "snow")
        assert "for this run only" in index.notice
        assert index_info(blocked / "cache") == ()

    def test_a_full_disk_is_survived(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        When the finished index cannot be put in place, a temporary place is used.
        """
        plain = Path.rename

        def refuse(path: Path, target: Path) -> Path:
            if tmp_path in Path(target).parents:
                raise OSError(28, "No space left on device")
            return plain(path, target)

        monkeypatch.setattr(Path, "rename", refuse)
        index = open_index([Counted(name="a", text="Snow fell.")], cache_dir=tmp_path)

        assert found(index, "snow")
        assert "No space left" in index.notice

    def test_a_cache_cleared_while_it_is_filled_is_replaced(self, tmp_path: Path) -> None:
        """
        Somebody who empties the cache during a build costs a notice and no check.
        """

        def clear(done: int, total: int) -> None:
            if done == total:
                shutil.rmtree(tmp_path / "cache" / "index", ignore_errors=True)

        source = Counted(name="a", text="The tent weighs 2.4 kg.")
        index = open_index([source], cache_dir=tmp_path / "cache", progress=clear)

        assert "for this run only" in index.notice
        assert ["The tent weighs 2.4 kg."] == [
            hit.passage.text for hit in index.retrieve(text_query("tent"))
        ]

    def test_a_cache_that_does_not_exist_is_made(self, tmp_path: Path) -> None:
        """
        The folder for caches may be several levels away.
        """
        index = open_index([Counted(name="a", text="Snow.")], cache_dir=tmp_path / "a" / "b")

        assert index.folder.parent == tmp_path / "a" / "b" / "index"
        assert (index.folder / MANIFEST).is_file()
        assert index.notice == ""


class TestIndexInfo:
    def test_says_what_is_there(self, tmp_path: Path) -> None:
        """
        Each folder is listed with its sources, passages and size; an empty cache has none.
        """
        assert index_info(tmp_path / "none") == ()
        assert not (tmp_path / "none").exists()
        index = open_index([Counted(name="a", text="Snow fell.")], cache_dir=tmp_path)
        (info,) = index_info(tmp_path)

        assert (index.folder, ("a",), 1, True) == (
            info.folder,
            info.sources,
            info.passages,
            info.is_complete,
        )
        assert info.bytes > 0
