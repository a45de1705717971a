from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.documents.word import word_page
from claimcheck.errors import UnsupportedError
from claimcheck.model import Prose

WordFile = Callable[..., bytes]


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def style(identity: str, name: str, inside: str = "") -> str:
    head = f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
    return f"{head}{inside}</w:style>"


def styled(identity: str, text: str) -> str:
    return par(run(text), f'<w:pStyle w:val="{identity}"/>')


def read(raw: bytes) -> list[tuple[str, int, str]]:
    text, page = word_page(raw, "draft.docx")
    return [
        (block.kind.value, block.level, Prose.of(text, block.pieces, block.replacements).text)
        for block in page.blocks
    ]


BASED = '<w:basedOn w:val="Heading2"/>'
OUTLINE = '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
LISTED = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
CELL = "<w:tc>{}</w:tc>"
DELETED = '<w:del w:id="1" w:author="E"/>'


class TestWordPage:
    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            # tracked changes: as if accepted
            (
                par(
                    run("It is ")
                    + f"<w:del><w:r><w:delText>41</w:delText></w:r>{run('lost')}</w:del>"
                    + f"<w:ins>{run('42')}</w:ins>{run(' km long.')}"
                ),
                "It is 42 km long.\n",
            ),
            (
                par(
                    f"<w:moveFrom>{run('gone ')}</w:moveFrom>"
                    f"<w:moveTo>{run('Here it is.')}</w:moveTo>"
                ),
                "Here it is.\n",
            ),
            (
                par(run("It went "), f"<w:rPr>{DELETED}</w:rPr>") + par(run("on.")),
                "It went on.\n",
            ),
            # what is in the way of the words
            (
                par(f"<w:hyperlink r:id='x'>{run('A link')}</w:hyperlink>{run(' is.')}"),
                "A link is.\n",
            ),
            (
                par(
                    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE 7</w:instrText>"
                    f"<w:fldChar w:fldCharType='separate'/></w:r>{run('seven')}"
                ),
                "seven\n",
            ),
            (
                par(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Kept.')}</w:sdtContent></w:sdt>"),
                "Kept.\n",
            ),
            (f"<w:sdt><w:sdtContent>{par(run('Kept.'))}</w:sdtContent></w:sdt>", "Kept.\n"),
            (
                par(run("Seen") + run(" hidden", "<w:rPr><w:vanish/></w:rPr>") + run(".")),
                "Seen.\n",
            ),
            (
                par(run("Seen", "<w:rPr><w:vanish w:val='0'/></w:rPr>")),
                "Seen\n",
            ),
            (
                par(
                    "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
                ),
                "a\tb\nc-d\n",
            ),
            (par("<w:r><w:t>a\nb\rc &amp; 🌉</w:t></w:r>"), "a b c & 🌉\n"),
            (par(f"<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>{run(' is.')}"), "x+1 is.\n"),
            (
                par(
                    f"<w:r><w:ruby><w:rt>{run('up')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"
                ),
                "base\n",
            ),
            # a text box follows its paragraph, and is there once
            (
                par(
                    "<w:r><mc:AlternateContent>"
                    f"<mc:Choice><w:drawing><v:x><w:txbxContent>{par(run('In a box.'))}"
                    "</w:txbxContent></v:x></w:drawing></mc:Choice>"
                    f"<mc:Fallback><w:pict><w:txbxContent>{par(run('In a box.'))}</w:txbxContent>"
                    f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('Beside it.')}"
                ),
                "Beside it.\nIn a box.\n",
            ),
            # tables
            (
                "<w:tbl><w:tr>"
                + CELL.format(par(run("Length")))
                + CELL.format(par(run("412 m")))
                + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
                + CELL.format(par(run("gone"))) * 2
                + "</w:tr></w:tbl>",
                "Length\t412 m\n",
            ),
            (
                "<w:tbl><w:tr>"
                + CELL.format(par(run("One.")) + par(run("Two.")))
                + CELL.format(par(run("Three.")))
                + "</w:tr></w:tbl>",
                "One.\nTwo.\nThree.\n",
            ),
            (par("") + par(run("After a gap.")), "\nAfter a gap.\n"),
        ],
    )
    def test_text_form(self, word_file: WordFile, body: str, expected: str) -> None:
        """
        The text form is what the reader of the accepted draft sees, one paragraph a line.
        """
        text, _ = word_page(word_file(body), "draft.docx")

        assert expected == text

    def test_styles_say_what_a_paragraph_is(self, word_file: WordFile) -> None:
        """
        Names of styles, what they are based on, outlines and numbers give the kind and level.
        """
        styles = (
            style("Heading2", "heading 2")
            + style("Zwischen", "Crosshead", BASED)
            + style("Rang", "Ranked", OUTLINE)
            + style("T", "Title")
            + style("C", "caption")
            + style("Q", "Intense Quote")
            + style("I", "toc 1")
            + style("S", "HTML Preformatted")
            + style("A", "Round", '<w:basedOn w:val="B"/>')
            + style("B", "Robin", '<w:basedOn w:val="A"/>')
        )
        body = (
            styled("T", "A bridge")
            + styled("Heading2", "Its length")
            + styled("Zwischen", "Its cost")
            + styled("Rang", "Its colour")
            + styled("I", "Its length 2")
            + styled("C", "The bridge by night.")
            + styled("Q", "It is long.")
            + styled("S", "x = 1")
            + styled("A", "It is blue.")
            + styled("Heading1", "No such style, but a name")
            + par(run("An item."), LISTED)
            + par(run("No item."), '<w:numPr><w:numId w:val="0"/></w:numPr>')
        )

        assert [
            ("heading", 1, "A bridge"),
            ("heading", 2, "Its length"),
            ("heading", 2, "Its cost"),
            ("heading", 3, "Its colour"),
            ("link list", 0, "Its length 2"),
            ("caption", 0, "The bridge by night."),
            ("quote", 0, "It is long."),
            ("code", 0, ""),
            ("paragraph", 0, "It is blue."),
            ("heading", 1, "No such style, but a name"),
            ("list item", 2, "An item."),
            ("paragraph", 0, "No item."),
        ] == read(word_file(body, styles=styles))

    def test_headings_are_guessed_where_no_style_says_one(self, word_file: WordFile) -> None:
        """
        A draft typed without styles has its headline all the same.
        """
        body = par(run("A bridge for the town")) + par(run("The bridge is 412 m long."))

        assert ("heading", 0, "A bridge for the town") == read(word_file(body))[0]

    def test_notes_follow_the_body(self, word_file: WordFile) -> None:
        """
        Footnotes and endnotes stand at the end, in the order of their signs; others do not.
        """
        body = par(
            run("It is long.")
            + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
            + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r>'
        )
        sign = "<w:r><w:footnoteRef/></w:r>"
        foot = "".join(
            f'<w:footnote w:id="{n}">{par(sign + run(f"Foot {n}."))}</w:footnote>' for n in range(3)
        )
        end = f'<w:endnote w:id="1">{par(run("End 1."))}</w:endnote>'
        text, _ = word_page(word_file(body, footnotes=foot, endnotes=end), "draft.docx")

        assert "It is long.\nFoot 2.\nEnd 1.\nFoot 1.\n" == text

    def test_cells_are_words_of_one_row(self, word_file: WordFile) -> None:
        """
        A row of a table is one block, its cells set apart.
        """
        cells = CELL.format(par(run("Length"))) + CELL.format(par(run("412 m")))

        assert [("table row", 0, "Length 412 m")] == read(
            word_file(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
        )

    def test_every_piece_is_in_the_text(self, word_file: WordFile) -> None:
        """
        Offsets count code points of the text form, emoji and combining marks included.
        """
        words = "The 🌉 cafe\u0301 is 412\u00a0m long."
        text, page = word_page(word_file(par(run("First.")) + par(run(words))), "draft.docx")

        assert words == page.blocks[1].span.of(text)

    @pytest.mark.parametrize(
        ("name", "problem"),
        [
            ("old", "is an old or a protected Word file; save it as .docx"),
            ("text", "is not a Word file, whatever its name says"),
            ("empty", "is not a Word file, whatever its name says"),
            ("cut", "is a damaged Word file"),
            ("zip", "is a zip archive and no Word file"),
            ("sheet", "is a zip archive and no Word file"),
            ("broken", r"word/document.xml in it is not well-formed XML \(line 1\)"),
        ],
    )
    def test_what_is_no_word_file_is_named(
        self,
        word_file: WordFile,
        zip_file: Callable[..., bytes],
        name: str,
        problem: str,
    ) -> None:
        """
        A file whose extension lies is refused in a sentence that says what to do.
        """
        whole = word_file(par(run("It is.")))
        related = '<a><b Type="http://x/officeDocument" Target="xl/book.xml"/></a>'
        raw = {
            "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "text": b"It is a text.",
            "empty": b"",
            "cut": whole[: len(whole) // 2],
            "zip": zip_file({"a.txt": "x"}),
            "sheet": zip_file(
                {"_rels/.rels": related, "xl/book.xml": "<workbook><body/></workbook>"}
            ),
            "broken": word_file("<w:p>"),
        }[name]
        with pytest.raises(UnsupportedError, match=f"^draft.docx: {problem}"):
            word_page(raw, "draft.docx")
