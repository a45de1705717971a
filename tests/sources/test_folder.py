from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.errors import NoSourceError, UndecodableError, UnreadableError, UnsupportedError
from claimcheck.sources import FileSource, load_sources


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        file = root / name.replace("__", "/").replace("_dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def names(*paths: Path) -> list[str]:
    return [source.name for source in load_sources(paths).sources]


class TestLoadSources:
    def test_finds_what_it_reads_sorted_by_name(self, tmp_path: Path) -> None:
        """
        All formats below a folder are found; hidden and other files are passed over in silence.
        """
        refs = write(
            tmp_path / "refs",
            b_dot_md="x",
            A_dot_TXT="x",
            c__d_dot_html="x",
            c__e_dot_jsonl="{}",
            f_dot_csv="",
            g_dot_pdf="x",
            _dot_h_dot_md="x",
            _dot_git__i_dot_md="x",
        )
        loaded = load_sources([refs])

        expected = ["refs/A.TXT", "refs/b.md", "refs/c/d.html", "refs/c/e.jsonl", "refs/f.csv"]
        assert expected == [source.name for source in loaded.sources]
        assert loaded.diagnostics == ()

    def test_names_do_not_depend_on_the_working_directory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The same folder named in four ways from two places gives the same names and digests.
        """
        refs = write(tmp_path / "refs", sub__a_dot_md="x")
        found = [load_sources([refs]).sources[0]]
        monkeypatch.chdir(tmp_path)
        found.append(load_sources([Path("refs")]).sources[0])
        monkeypatch.chdir(refs / "sub")
        found.append(load_sources([Path("..")]).sources[0])
        monkeypatch.chdir(refs)
        found.append(load_sources([Path()]).sources[0])

        assert {"refs/sub/a.md"} == {source.name for source in found}
        assert len({source.digest for source in found}) == 1

    def test_a_named_file_goes_by_its_own_name(self, tmp_path: Path) -> None:
        """
        A file named on its own is shown without the folders above it.
        """
        assert names(write(tmp_path, a_dot_md="x") / "a.md") == ["a.md"]

    def test_parents_tell_equal_names_apart(self, tmp_path: Path) -> None:
        """
        Two files or folders with one name get as many parents as it takes, in any order.
        """
        write(tmp_path, p__refs__a_dot_md="x", q__refs__a_dot_md="y")
        paths = [tmp_path / "p" / "refs", tmp_path / "q" / "refs"]

        assert ["p/refs/a.md", "q/refs/a.md"] == names(*paths) == names(*reversed(paths))

    def test_a_file_reached_twice_is_one_source(self, tmp_path: Path) -> None:
        """
        Naming a folder, a folder in it and a file in that gives each file once, in any order.
        """
        refs = write(tmp_path / "refs", sub__a_dot_md="x", b_dot_md="y")
        paths = [refs, refs / "sub", refs / "sub" / "a.md"]

        assert ["refs/b.md", "refs/sub/a.md"] == names(*paths) == names(*reversed(paths))

    def test_a_bad_file_in_a_folder_is_left_out(self, tmp_path: Path) -> None:
        """
        What cannot be decoded or opened is a diagnostic; the rest loads.
        """
        refs = write(tmp_path / "refs", good_dot_md="x")
        (refs / "bad.txt").write_bytes(b"caf\xe9")
        (refs / "gone.txt").symlink_to(refs / "nowhere.txt")
        loaded = load_sources([refs])

        assert ["refs/good.md"] == [source.name for source in loaded.sources]
        assert [("CC902", "refs/bad.txt"), ("CC901", "refs/gone.txt")] == [
            (diagnostic.code, diagnostic.path) for diagnostic in loaded.diagnostics
        ]

    def test_a_bad_file_that_was_named_raises(self, tmp_path: Path) -> None:
        """
        A file the user named is an error, not a diagnostic, even inside a folder also named.
        """
        write(tmp_path, good_dot_md="x")
        (tmp_path / "bad.txt").write_bytes(b"caf\xe9")

        with pytest.raises(UndecodableError, match=r"bad\.txt: not UTF-8 text at byte 3"):
            load_sources([tmp_path, tmp_path / "bad.txt"])

    def test_a_path_that_does_not_exist_raises(self, tmp_path: Path) -> None:
        """
        The message names the path as it was typed.
        """
        with pytest.raises(UnreadableError, match="nowhere: No such file"):
            load_sources([tmp_path / "nowhere"])

    def test_an_unknown_format_that_was_named_raises(self, tmp_path: Path) -> None:
        """
        The message says which formats are read.
        """
        write(tmp_path, a_dot_pdf="x")

        with pytest.raises(UnsupportedError, match=r"\.jsonl"):
            load_sources([tmp_path / "a.pdf"])

    def test_no_source_raises(self, tmp_path: Path) -> None:
        """
        No path at all, an empty folder, and a folder of bad files only are all errors.
        """
        bad = tmp_path / "bad"
        bad.mkdir()
        (bad / "bad.txt").write_bytes(b"\xff")
        (tmp_path / "empty").mkdir()

        for paths in ([], [tmp_path / "empty"], [bad]):
            with pytest.raises(NoSourceError):
                load_sources(paths)

    def test_nothing_is_parsed_while_loading(self, tmp_path: Path) -> None:
        """
        A wrong row is found when passages are asked for, so an indexed folder loads fast.
        """
        refs = write(tmp_path / "refs", a_dot_csv="wrong header\n")
        (source,) = load_sources([refs]).sources

        assert isinstance(source, FileSource)
        assert source.may_fail

    def test_a_name_that_is_not_utf8_can_be_shown(self, tmp_path: Path) -> None:
        """
        Odd bytes in a file name become replacement characters, not an error.
        """
        raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
        try:
            Path(os.fsdecode(raw)).write_text("x", encoding="utf-8")
        except OSError:
            pytest.skip("this file system refuses such names")

        assert names(tmp_path) == [f"{tmp_path.name}/caf\ufffd.txt"]
