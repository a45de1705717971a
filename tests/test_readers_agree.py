"""One draft in every format: the same claims, the same verdicts, found at the same words."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

import claimcheck as cc
from claimcheck.documents.comments import Comment, commented
from claimcheck.model import BlockKind, Document, Span, Verdict

_STYLES = {
    BlockKind.LIST_ITEM: "List Bullet",
    BlockKind.QUOTE: "Quote",
    BlockKind.CAPTION: "Caption",
}
_TAGS = {
    BlockKind.LIST_ITEM: "li",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CAPTION: "figcaption",
    BlockKind.HEADING: "h2",
}


def as_word(draft: Document, _source: str) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for block in draft.blocks:
        words = draft.prose(block).text
        if block.kind is BlockKind.HEADING:
            document.add_heading(words, block.level)
        else:
            document.add_paragraph(words, style=_STYLES.get(block.kind))
    document.save(buffer)
    return buffer.getvalue()


def as_html(draft: Document, _source: str) -> bytes:
    parts = []
    for block in draft.blocks:
        tag = _TAGS.get(block.kind, "p")
        words = html.escape(draft.prose(block).text).encode("ascii", "xmlcharrefreplace").decode()
        parts.append(f"<{tag}>{words}</{tag}>")
    return f"<nav>Home</nav><article>{''.join(parts)}</article>".encode()


def as_json(_draft: Document, source: str) -> bytes:
    return json.dumps({"id": 1, "format": "markdown", "text": source}).encode()


WRITERS = {".docx": as_word, ".html": as_html, ".json": as_json}


def found(verdicts: tuple[Verdict, ...]) -> list[tuple[str, str]]:
    return [(verdict.code, verdict.claim.text) for verdict in verdicts]


def anchors(raw: bytes) -> Iterator[tuple[str, str]]:
    """Yield each comment's words and the words it stands around, as python-docx reads them."""
    document = docx.Document(io.BytesIO(raw))
    for comment in document.comments:
        around, is_inside = "", False
        for element in document.element.body.iter():
            name = str(element.tag).rpartition("}")[2]
            identity = next((v for k, v in element.items() if k.endswith("}id")), None)
            if name.startswith("commentRange") and identity == str(comment.comment_id):
                is_inside = name == "commentRangeStart"
            elif name == "t" and is_inside:
                around += element.text or ""
        yield comment.text, around


class TestReadersAgree:
    @pytest.fixture
    def checker(self, fixtures: Path) -> cc.Checker:
        """
        A checker over the sources of the fixture.
        """
        return cc.Checker(sources=fixtures / "manual" / "references")

    @pytest.mark.parametrize("suffix", WRITERS)
    def test_same_verdicts_at_the_same_words(
        self, fixtures: Path, tmp_path: Path, checker: cc.Checker, suffix: str
    ) -> None:
        """
        The draft with planted errors has the same findings in Word, HTML and JSON as in Markdown.
        """
        plain = fixtures / "manual" / "planted.md"
        draft, source = cc.read_document(plain), plain.read_text(encoding="utf-8")
        path = tmp_path / f"draft{suffix}"
        path.write_bytes(WRITERS[suffix](draft, source))
        other = cc.read_document(path, published=draft.published)
        expected, actual = checker.check(draft).verdicts, checker.check(other).verdicts

        assert found(expected) == found(actual)
        assert any(verdict.code.startswith("CC11") for verdict in actual)
        for ours, theirs in zip(actual, expected, strict=True):
            assert said(other, ours) == said(draft, theirs)

    def test_comments_stand_at_the_same_words(
        self, fixtures: Path, tmp_path: Path, checker: cc.Checker
    ) -> None:
        """
        A comment on any claim, read back by another program, stands around the words of the claim.
        """
        draft = cc.read_document(fixtures / "manual" / "planted.md")
        path = tmp_path / "draft.docx"
        path.write_bytes(as_word(draft, ""))
        document = cc.read_document(path, published=draft.published)
        wanted = {}
        for number, verdict in enumerate(checker.check(document).verdicts):
            spans = verdict.claim.spans
            wanted[f"{number} {verdict.code}"] = Span(spans[0].start, spans[-1].end)
        comments = [Comment(span=span, paragraphs=(name,)) for name, span in wanted.items()]
        copy = commented(path.read_bytes(), "draft.docx", comments, author="Desk")

        assert len(wanted) > 20
        assert {name: span.of(document.text) for name, span in wanted.items()} == dict(
            anchors(copy)
        )


def said(document: Document, verdict: Verdict) -> str:
    """Return the words of a claim as the author wrote them, whatever the format needs."""
    words = " ".join(span.of(document.text) for span in verdict.claim.spans)
    plain: Callable[[str], str] = html.unescape if (document.path or "").endswith("html") else str
    if (document.path or "").endswith("json"):
        words = json.loads(f'"{words}"')
    return " ".join(plain(words).replace("*", "").replace("`", "").split())
