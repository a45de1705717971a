from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from claimcheck.documents.comments import Comment, commented
from claimcheck.documents.word import word_page
from claimcheck.errors import MissingExtraError, UnsupportedError
from claimcheck.model import Span

WordFile = Callable[..., bytes]

BODY = """
<w:p><w:pPr/><w:r><w:rPr><w:b/></w:rPr>
<w:t xml:space="preserve">Kim &amp; Putin 🚆 met </w:t><w:tab/>
<w:t>in the</w:t></w:r><w:hyperlink r:id="x"><w:r><w:t>port of</w:t></w:r></w:hyperlink>
<w:ins w:id="5" w:author="E"><w:r><w:t xml:space="preserve"> Vladivostok</w:t></w:r></w:ins>
<w:del w:id="6" w:author="E"><w:r><w:delText>Sochi</w:delText></w:r></w:del>
<w:r><w:t>.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>
<w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
</mc:AlternateContent></w:r><w:r><w:t>Beside it.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Length</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>412 m</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>They say so.</w:t></w:r></w:p></w:footnote>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def find(raw: bytes, words: str) -> Span:
    """Return where words stand in the text form."""
    start = word_page(raw, "draft.docx")[0].index(words)
    return Span(start, start + len(words))


def opened(raw: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(raw))


def anchored(raw: bytes) -> dict[str, str]:
    """Return the words each comment is about, by its first paragraph; python-docx reads it."""
    document = opened(raw)
    said = {str(c.comment_id): c.paragraphs[0].text for c in document.comments}
    about = dict.fromkeys(said.values(), "")
    live: set[str] = set()
    for element in document.element.body.iter():
        name = str(element.tag).removeprefix(W)
        if name == "commentRangeStart":
            live.add(element.get(f"{W}id"))
        elif name == "commentRangeEnd":
            live.remove(element.get(f"{W}id"))
        elif name in {"t", "tab"}:
            for identity in live:
                about[said[identity]] += element.text or "\t"
    assert not live
    return about


class TestCommented:
    @pytest.mark.parametrize(
        "words",
        [
            "Putin",
            "Kim & Putin 🚆 met ",
            "🚆",
            "met \tin the",
            "the" + "port",
            "port of Vladivostok",
            "Vladivostok.",
            ".",
            "Beside it.",
            "Length\t412 m",
            "412",
        ],
    )
    def test_a_comment_stands_at_its_words(self, word_file: WordFile, words: str) -> None:
        """
        Another program finds the comment around exactly the words it is about.
        """
        raw = word_file(BODY, footnotes=NOTE)
        copy = commented(
            raw,
            "draft.docx",
            [Comment(span=find(raw, words), paragraphs=("A", "B"))],
            author="Desk",
        )
        [comment] = opened(copy).comments

        assert {"A": words.replace("Length\t", "Length")} == anchored(copy)
        assert ("Desk", "De", "A\nB") == (comment.author, comment.initials, comment.text)

    def test_many_comments_may_overlap(self, word_file: WordFile) -> None:
        """
        Comments inside, beside and across each other each keep their own words.
        """
        raw = word_file(BODY, footnotes=NOTE)
        wanted = ["Kim & Putin", "Putin 🚆", "Putin", "Kim", "im", "met", "in theport of Vl"]
        comments = [Comment(span=find(raw, words), paragraphs=(words,)) for words in wanted]

        assert {words: words for words in wanted} == anchored(
            commented(raw, "draft.docx", comments, author="Desk")
        )

    @pytest.mark.parametrize(
        ("words", "place"),
        [("They say so.", "footnoteReference"), ("In a box.", "AlternateContent")],
    )
    def test_where_word_allows_none_it_stands_at_the_sign(
        self, word_file: WordFile, words: str, place: str
    ) -> None:
        """
        A comment on a footnote or text box stands at its sign or anchor in the body.
        """
        raw = word_file(BODY, footnotes=NOTE)
        copy = commented(
            raw, "draft.docx", [Comment(span=find(raw, words), paragraphs=("A",))], author="D"
        )
        [start] = opened(copy).element.body.iter(f"{W}commentRangeStart")
        run = start.getnext()

        assert [place] == [str(child.tag).rpartition("}")[2] for child in run][-1:]

    def test_nothing_else_changes(self, word_file: WordFile) -> None:
        """
        The text form, the formatting of cut runs, and every other part stay as they were.
        """
        raw = word_file(BODY, footnotes=NOTE, styles="")
        comments = [Comment(span=find(raw, "Putin"), paragraphs=("A",))]
        copy = commented(raw, "draft.docx", comments, author="D")
        bold = [run.text for run in opened(copy).paragraphs[0].runs if run.bold]

        assert word_page(raw, "a")[0] == word_page(copy, "a")[0]
        assert ["Kim & ", "Putin", " 🚆 met \tin the"] == bold
        with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
            for part in ("word/footnotes.xml", "word/styles.xml"):
                assert old.read(part) == new.read(part)

    def test_earlier_comments_stay(self, word_file: WordFile) -> None:
        """
        A file that has comments keeps them, and new ones get other numbers.
        """
        raw = word_file(BODY, footnotes=NOTE)
        once = commented(
            raw, "draft.docx", [Comment(span=find(raw, "Putin"), paragraphs=("A",))], author="D"
        )
        twice = commented(
            once, "draft.docx", [Comment(span=find(raw, "Kim"), paragraphs=("B",))], author="D"
        )

        assert {"A": "Putin", "B": "Kim"} == anchored(twice)

    def test_same_bytes_at_any_time(
        self, word_file: WordFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The clock leaves no trace, neither in comments nor in the archive.
        """
        raw = word_file(BODY, footnotes=NOTE)
        comments = [Comment(span=find(raw, "Putin"), paragraphs=("A",))]
        now = commented(raw, "draft.docx", comments, author="D")
        monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 0, 0))
        monkeypatch.setattr("time.time", lambda: 1.9e9)

        assert now == commented(raw, "draft.docx", comments[::-1], author="D")
        assert b"w:date" not in zipfile.ZipFile(io.BytesIO(now)).read("word/comments.xml")

    def test_what_xml_cannot_say_is_replaced(self, word_file: WordFile) -> None:
        """
        Control characters and markup from a source end as text in the comment.
        """
        raw = word_file(BODY, footnotes=NOTE)
        said = "<w:p/>&amp;\0\x1b[31m\ud800\uffff"
        copy = commented(
            raw, "draft.docx", [Comment(span=find(raw, "Kim"), paragraphs=(said,))], author="D"
        )
        [comment] = opened(copy).comments

        assert "<w:p/>&amp;\ufffd\ufffd[31m\ufffd\ufffd" == comment.text

    def test_a_file_without_a_place_is_refused(self, word_file: WordFile) -> None:
        """
        Where there is no run to comment on, the file is named and nothing is made up.
        """
        raw = word_file("<w:p><m:oMath><m:r><m:t>x is 1</m:t></m:r></m:oMath></w:p>")
        with pytest.raises(UnsupportedError, match=r"^draft.docx: cannot be commented on"):
            commented(raw, "draft.docx", [Comment(span=Span(0, 1), paragraphs=("A",))], author="D")

    def test_without_the_extra_there_is_a_hint(
        self, word_file: WordFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Without python-docx the error says which extra to install, and how.
        """
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(MissingExtraError, match=r"needs the extra 'docx'; .*'\.\[docx\]'"):
            commented(word_file(BODY), "draft.docx", [], author="D")

    @pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
    def test_libreoffice_opens_it(self, word_file: WordFile, tmp_path: Path) -> None:
        """
        LibreOffice shows the comment around the same words.
        """
        raw = word_file(BODY, footnotes=NOTE)
        comments = [Comment(span=find(raw, "Putin 🚆 met"), paragraphs=("Not so.",))]
        path = tmp_path / "copy.docx"
        path.write_bytes(commented(raw, "draft.docx", comments, author="Desk"))
        subprocess.run(  # noqa: S603 - our own words
            [
                shutil.which("soffice") or "",
                "--headless",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--convert-to",
                "fodt",
                "--outdir",
                str(tmp_path),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        text = (tmp_path / "copy.fodt").read_text(encoding="utf-8")
        about = text.partition("</office:annotation>")[2].partition("<office:annotation-end")[0]

        assert "<dc:creator>Desk</dc:creator>" in text
        assert "Not so." in text
        assert "Putin 🚆 met" == re.sub("<[^>]*>", "", about)
