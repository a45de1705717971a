"""Files made to harm: each ends in one clear error, soon, and without taking the memory."""

from __future__ import annotations

import codecs
import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from claimcheck.documents import read_documents
from claimcheck.errors import InputError

Zip = Callable[[Mapping[str, str | bytes]], bytes]
WordFile = Callable[..., bytes]

GOOD = b"The tent weighs 3.1 kg.\n"
LIMITS = (
    "import resource, sys\n"
    "resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
    "resource.setrlimit(resource.RLIMIT_CPU, (120, 120))\n"
    "from claimcheck.cli import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def patched(raw: bytes, at: int, value: bytes) -> bytes:
    """Return a zip archive with other bytes at that place of its first central entry."""
    start = raw.index(b"PK\x01\x02") + at
    return raw[:start] + value + raw[start + len(value) :]


def laughs(entity: str) -> str:
    return f'<!DOCTYPE w [{entity}]><w:document xmlns:w="w"><w:body>&c;</w:body></w:document>'


def word_texts(word_file: WordFile, zip_file: Zip) -> dict[str, tuple[bytes, str]]:
    """Return Word files by name, and what is said of each."""
    related = '<a><b Type="http://x/officeDocument" Target="word/document.xml"/></a>'
    good = word_file("<w:p><w:r><w:t>It is.</w:t></w:r></w:p>")

    def with_main(xml: str | bytes) -> bytes:
        return zip_file({"_rels/.rels": related, "word/document.xml": xml})

    odd = io.BytesIO()
    with zipfile.ZipFile(odd, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<a/>")
    nested = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">'
    return {
        "bomb.docx": (with_main(bytes(100 << 20)), "has over 64 MB in word/document.xml"),
        "total.docx": (patched(good, 24, b"\0\0\0\x3f"), "would unpack to over 512 MB"),
        "lying.docx": (
            with_main(b"<a>" + b" " * 5000).replace((5003).to_bytes(4, "little"), b"\x09\0\0\0"),
            "is a damaged Word file",
        ),
        "many.docx": (
            zip_file({f"{number}": b"" for number in range(10_001)}),
            "has over 10000 files in it",
        ),
        "locked.docx": (patched(good, 8, b"\1"), "is protected by a password"),
        "odd.docx": (odd.getvalue(), "is packed in a way that Word does not use"),
        "deep.docx": (word_file("<w:sdt>" * 100_000), "in it is nested over 200 deep"),
        "elements.docx": (word_file("<w:p/>" * 1_000_001), "in it has over 1,000,000 elements"),
        "laughs.docx": (with_main(laughs(nested)), "in it declares a document type"),
        "outside.docx": (
            with_main(laughs('<!ENTITY c SYSTEM "file:///etc/passwd">')),
            "in it declares a document type",
        ),
        "words.docx": (
            word_file(f"<w:p><w:r><w:t>{'It is so. ' * 2_000_000}</w:t></w:r></w:p>"),
            "has over 16 MB, more than is read",
        ),
        "encoded.docx": (
            with_main('<?xml version="1.0" encoding="none-such"?><a/>'),
            "in it has an encoding that is not read",
        ),
        "text.docx": (GOOD, "is not a Word file, whatever its name says"),
    }


def plain_texts(word_file: WordFile, zip_file: Zip) -> dict[str, tuple[bytes, str]]:
    """Return other files by name, and what is said of each."""
    return {
        "nul.md": (b"It is\0 so.", "not a text file; name a .txt, .md or .html file"),
        "latin.txt": (b"A caf\xe9.", "not UTF-8 text at byte 5; save it as UTF-8"),
        "surrogate.txt": (b"A \xed\xa0\x80.", "not UTF-8 text at byte 2; save it as UTF-8"),
        "half.md": (codecs.BOM_UTF16_LE + b"a\0\0\xd8", "not UTF-16 text at byte 4"),
        "utf32.txt": (codecs.BOM_UTF32_LE + "It.".encode("utf-32-le"), "not a text file"),
        "photo.txt": (b"\x89PNG\r\n\x1a\n\0\0", "not a text file"),
        "word.md": (word_file(""), "a zip archive; if it is a Word file, name it .docx"),
        "page.html": (zip_file({"a": "b"}), "not a text file but a zip archive"),
        "large.md": (bytes(50_000_000), "has over 16 MB, more than is read"),
    }


def json_texts(_word_file: WordFile, _zip_file: Zip) -> dict[str, tuple[bytes, str]]:
    """Return JSON files by name, and what is said of each."""
    return {
        "deep.json": (b"[" * 1_000_000, "is nested too deep"),
        "inner.json": (b'{"text": "It is.", "a": ' + b'{"a":' * 200_000, "is nested too deep"),
        "digits.json": (b'{"a": ' + b"9" * 1_000_000 + b"}", "cannot be read"),
        "nul.json": (b'{"text": "It is\\u0000 so."}', "has a NUL character"),
        "raw.json": (b'{"text": "It is\0 so."}', "not a text file"),
        "list.json": (b'[{"text": "It is."}]', "must be an object with the draft in"),
        "two.json": (b'{"text": "It is."}\n{"text": "It is."}', "goes on after its first value"),
        "number.json": (b'{"text": 7}', '"text" must be a string, got 7'),
        "other.json": (b'{"body": "It is."}', "must be an object with the draft in"),
        "empty.json": (b"", r"is not JSON: expecting value at line 1, column 1"),
        "format.json": (b'{"text": "It is.", "format": "rtf"}', '"format" must be one of text'),
        "date.json": (b'{"text": "It is.", "date": "soon"}', '"date" must be a day such as'),
        "cut.jsonl": (b'{"text": "It is."}\n{"text": "It', r"cut.jsonl#2: is not JSON"),
        "none.jsonl": (b"\n \n", "has no draft in it"),
        "rows.jsonl": (b"{}\n" * 10_001, "has over 10,000 drafts in it"),
    }


KINDS = {"word": word_texts, "plain": plain_texts, "json": json_texts}


class TestHostileFiles:
    @pytest.mark.parametrize("kind", KINDS)
    def test_one_clear_error_in_bounded_time(
        self, tmp_path: Path, word_file: WordFile, zip_file: Zip, kind: str
    ) -> None:
        """
        Each file is refused by name in one line that says what is wrong, within seconds.
        """
        for name, (raw, problem) in KINDS[kind](word_file, zip_file).items():
            path = tmp_path / name
            path.write_bytes(raw)
            began = time.process_time()
            with pytest.raises(InputError) as caught:
                read_documents(path, name=name)

            assert time.process_time() - began < 15, name
            assert problem in str(caught.value), name
            assert str(caught.value).startswith(name), name
            assert "\n" not in str(caught.value), name
            assert len(str(caught.value)) < 300, name

    @pytest.mark.skipif(sys.platform == "win32", reason="needs pipes, links and limits")
    def test_a_folder_of_them_is_survived(
        self, tmp_path: Path, word_file: WordFile, zip_file: Zip
    ) -> None:
        """
        In two gigabytes and two minutes each is one line, and the draft among them is split.
        """
        folder = tmp_path / "drafts"
        folder.mkdir()
        files = word_texts(word_file, zip_file) | plain_texts(word_file, zip_file)
        for name, (raw, _) in files.items():
            (folder / name).write_bytes(raw)
        (folder / "good.md").write_bytes(GOOD)
        (folder / "~$good.docx").write_bytes(b"the lock of Word")
        (folder / "loop.md").symlink_to("loop.md")
        (folder / "again").symlink_to(".")
        os.mkfifo(folder / "pipe.md")
        done = subprocess.run(  # noqa: S603 - this interpreter, our own words
            [sys.executable, "-c", LIMITS, "split", "drafts"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=300,
        )
        told = done.stderr.splitlines()

        assert (2, "drafts/good.md:1:1") == (done.returncode, done.stdout[:18]), done.stderr
        assert len(files) + 2 == len(told), done.stderr
        for name, (_, problem) in files.items():
            assert any(f"drafts/{name}: " in line and problem in line for line in told), name
        assert any("drafts/loop.md: cannot be read: " in line for line in told)
        assert any("drafts/pipe.md: is a pipe or a device" in line for line in told)

    @pytest.mark.parametrize(
        ("name", "raw"),
        [
            ("deep.html", b"<div>" * 100_000 + b"It is so."),
            ("tags.html", b"<p hidden><q><sup><a><del>" * 5_000 + b"It is so."),
            ("lists.html", b"<li><a>x</a><sup>1</sup>&amp&notit;" * 5_000),
            ("date.html", b'<script type="application/ld+json"></script>' * 5_000),
            ("escapes.json", b'{"text": "' + rb"\u0041\n\ud83c\udf09\ud800 " * 5_000 + b'"}'),
            ("keys.json", b'{"text": "It is.", ' + b'"a": 1, ' * 5_000 + b'"b": 2}'),
        ],
    )
    def test_odd_but_harmless_is_read_soon(self, tmp_path: Path, name: str, raw: bytes) -> None:
        """
        What is strange and no harm is read, in time that grows with its length.
        """
        path = tmp_path / name
        path.write_bytes(raw)
        began = time.process_time()
        read_documents(path)

        assert time.process_time() - began < 10
