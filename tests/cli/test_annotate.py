"""``claimcheck annotate`` with the real checker, on a small Word file."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest

from claimcheck.cli import main

TEXT = "The Aldermoor Bridge was opened in May 2017. It is 412 metres long. Zork is nice."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A draft with one error and a source; the tests stand there.
    """
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(str(tmp_path / "draft.docx"))
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "bridge.md").write_text(
        "The Aldermoor Bridge was opened on 3 May 2016.\nThe Aldermoor Bridge is 412 metres long.\n"
    )
    (tmp_path / "notes.md").write_text("It is.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


class TestAnnotate:
    def test_findings_become_comments(self, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
        """
        The copy has the findings with claim, source and suggestion; the draft stays as it was.
        """
        before = (desk / "draft.docx").read_bytes()
        code = main(["annotate", "draft.docx", "-s", "refs"])
        out, err = capfd.readouterr()
        first, second = comments(desk / "draft.checked.docx")

        assert (1, "") == (code, err)
        assert "draft.checked.docx: 2 comments (1 error, 1 warning)\n" == out
        assert before == (desk / "draft.docx").read_bytes()
        assert [
            "CC111 contradicted: claim says May 2017, source says 3 May 2016",
            "Claim: The Aldermoor Bridge was opened in May 2017.",
            "Source: refs/bridge.md:1 (Bridge): “The Aldermoor Bridge was opened on 3 May 2016.”",
            "Suggestion: 3 May 2016",
        ] == first.split("\n")
        assert second.startswith("CC204 uncovered-name: no source mentions 'Zork'")

    def test_labels_and_author_are_chosen(
        self, desk: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """
        What is supported is commented on when asked for, under the name given.
        """
        args = ["-s", "refs", "--show", "supported", "-o", "out.docx", "--author", "Fact Desk"]
        code = main(["annotate", "draft.docx", *args])
        [supported, _] = docx.Document(str(desk / "out.docx")).comments

        assert 1 == code
        assert "out.docx: 2 comments" in capfd.readouterr().out
        assert supported.text.startswith("CC103 supported: ")
        assert "Fact Desk" == supported.author

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("notes.md", "-s", "refs"), "notes.md: is no .docx file"),
            (("none.docx", "-s", "refs"), "none.docx: no such file or folder"),
            (("draft.docx",), "no source given"),
            (("draft.docx", "-s", "refs", "-o", "draft.docx"), "is the draft or a source"),
            (("draft.docx", "-s", "refs", "-o", "x/out.docx"), "cannot be written"),
            (("draft.docx", "-s", "refs", "-o", "out.md"), "the copy is a Word file too"),
            (("draft.docx", "-s", "refs", "--show", "wrong"), "--show takes all, contradicted"),
        ],
    )
    def test_wrong_input_is_one_line(
        self, desk: Path, capfd: pytest.CaptureFixture[str], args: tuple[str, ...], message: str
    ) -> None:
        """
        Exit 2, one line that says what would be right, and no copy.
        """
        before = sorted(desk.rglob("*"))
        code = main(["annotate", *args])
        out, err = capfd.readouterr()

        assert (2, "", 1) == (code, out, err.count("\n"))
        assert message in err
        assert before == sorted(desk.rglob("*"))

    def test_without_the_extra_there_is_one_line(
        self, desk: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Without python-docx nothing is checked, and the line says how to install it.
        """
        monkeypatch.setitem(sys.modules, "docx", None)
        code = main(["annotate", "draft.docx", "-s", "refs"])

        assert 2 == code
        assert (
            "claimcheck: writing comments into a Word file needs the extra 'docx'; install it from"
            " the checkout: pip install '.[docx]'\n"
        ) == capfd.readouterr().err
        assert not (desk / "draft.checked.docx").exists()
