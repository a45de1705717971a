"""Put review comments into a copy of a Word file, at the words they are about."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import Element

import attrs

from claimcheck.documents.story import Piece, Story, name_of
from claimcheck.documents.word import open_word, told
from claimcheck.errors import MissingExtraError, UnsupportedError
from claimcheck.model import Span

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EQUATIONS = frozenset({"oMath", "oMathPara"})
_UNFIT = "cannot be commented on; save it again in Word and retry"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@attrs.frozen(kw_only=True)
class Comment:
    """A comment: where it belongs in the text form of the file, and its paragraphs."""

    span: Span
    paragraphs: tuple[str, ...]


def commented(raw: bytes, name: str, comments: Iterable[Comment], *, author: str) -> bytes:
    """Return a copy of a Word file with comments in it.

    Nothing else changes but that runs are cut where a comment begins or ends. Comments that are
    there already stay. A comment on a footnote stands at the sign of the note. The bytes are the
    same whenever they are made: comments carry no time.

    Args:
        raw: The bytes of the file.
        name: How errors name it.
        comments: Spans as ``word_page`` counts them.
        author: Whom Word shows as their author.

    Raises:
        MissingExtraError: python-docx is not installed.
        UnsupportedError: The file cannot be read, or python-docx reads it otherwise than we do.
    """
    file = open_word(raw, name)
    document = _opened(raw, name)
    story = told(file, cast("Element", document.element.body))
    if story.text != told(file, file.body).text:
        raise UnsupportedError(name, _UNFIT)
    wanted = sorted(comments, key=lambda comment: (comment.span, comment.paragraphs))
    runs = _Runs(story, (offset for one in wanted for offset in (one.span.start, one.span.end)))
    for comment in wanted:
        ends = runs.at(comment.span)
        if ends is None:
            raise UnsupportedError(name, _UNFIT)
        _add(document, ends, comment, author)
    buffer = io.BytesIO()
    document.save(buffer)
    return _merged(raw, buffer, _rewritten(document))


def need_library() -> None:
    """Raise ``MissingExtraError`` when what writes comments is not installed."""
    try:
        import docx  # noqa: F401, PLC0415 - an extra, and heavy
    except ImportError as error:
        what, extra = "writing comments into a Word file", "docx"
        raise MissingExtraError(what, extra) from error


def _opened(raw: bytes, name: str) -> WordDocument:
    need_library()
    import docx  # noqa: PLC0415 - see above
    from lxml.etree import LxmlError  # noqa: PLC0415 - comes with it

    try:
        return docx.Document(io.BytesIO(raw))
    except (LxmlError, LookupError, ValueError, AttributeError, OSError) as error:
        raise UnsupportedError(name, _UNFIT) from error


def _add(
    document: WordDocument, runs: tuple[Element, Element], comment: Comment, author: str
) -> None:
    from docx.text.run import Run  # noqa: PLC0415 - see above

    text = "\n".join(_NOT_XML.sub("\ufffd", words) for words in comment.paragraphs)
    ends = [Run(element, document) for element in runs]  # type: ignore[arg-type]  # they are lxml's
    added = document.add_comment(ends, text=text, author=author, initials=author[:2])
    # The time would be that of the clock; the schema lets it be left out.
    for key in [key for key in added._comment_elm.attrib if key.endswith("}date")]:  # noqa: SLF001 - no other way
        del added._comment_elm.attrib[key]  # noqa: SLF001 - see above


class _Runs:
    """The runs of a story, cut at the offsets where a comment begins or ends."""

    def __init__(self, story: Story, cuts: Iterable[int]) -> None:
        self._notes = story.notes
        offsets = sorted(set(cuts))
        self._runs: list[tuple[int, Element]] = []
        body_end = self._notes[0][0] if self._notes else len(story)
        for piece in story.pieces:
            if piece.span.start < body_end:
                inside = offsets[slice(*(bisect_left(offsets, at) for at in _ends(piece.span)))]
                self._runs.extend(_cut(piece, inside))

    def at(self, span: Span) -> tuple[Element, Element] | None:
        """Return the first and the last run of a stretch of the text, none where there is none."""
        if self._notes and span.start >= self._notes[0][0]:
            which = bisect_right(self._notes, span.start, key=lambda note: note[0]) - 1
            sign = _anchor(self._notes[which][1].element)
            return None if sign is None else (sign, sign)
        first = bisect_right(self._runs, span.start, key=lambda run: run[0]) - 1
        last = bisect_left(self._runs, span.end, key=lambda run: run[0]) - 1
        if last < 0:
            return None
        first = max(first, 0)
        return self._runs[first][1], self._runs[max(first, last)][1]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _cut(piece: Piece, offsets: Sequence[int]) -> Iterator[tuple[int, Element]]:
    """Cut the run of a piece at offsets inside it; yield where each part begins and its run."""
    run, element, start = _anchor(piece.element), piece.element, piece.span.start
    if run is None:
        return
    if run is not _parent(element):  # in a text box: Word wants comments outside of it
        yield start, run
        return
    if offsets[:1] != [start]:
        yield start, run
    for offset in offsets:
        if offset > start:
            element = _rest(element, offset - start)
        start, run = offset, _split(run, element)
        yield start, run


def _rest(element: Element, at: int) -> Element:
    """Cut the text of a ``w:t``; return the new element after it that has the rest."""
    text = element.text or ""
    rest = copy.deepcopy(element)
    element.text, rest.text = text[:at], text[at:]
    for part in (element, rest):
        part.set(_SPACE, "preserve")
    _lxml(element).addnext(rest)
    return rest


def _split(run: Element, element: Element) -> Element:
    """Move ``element`` and what follows it in its run to a new run; return that run."""
    children = list(run)
    moved = children[children.index(element) :]
    kept = [child for child in children[: len(children) - len(moved)] if name_of(child) != "rPr"]
    if not kept:
        return run
    new = _lxml(run).makeelement(run.tag, dict(run.attrib))
    new.extend(copy.deepcopy(child) for child in children if name_of(child) == "rPr")
    new.extend(moved)
    _lxml(run).addnext(new)
    return cast("Element", new)


def _anchor(element: Element) -> Element | None:
    """Return the run that a comment on an element can stand beside, or none.

    That is its own run, of what is in a text box the run that holds the box, and none inside
    an equation.
    """
    run, is_free = None, True
    above = _parent(element)
    while above is not None:
        name = name_of(above)
        if name == "txbxContent":
            is_free = True
        elif name == "r" and is_free:
            run, is_free = above, False
        elif name in _EQUATIONS:
            run, is_free = None, False
        above = _parent(above)
    return run


def _parent(element: Element) -> Element | None:
    return cast("Element | None", _lxml(element).getparent())


def _lxml(element: Element) -> Any:  # noqa: ANN401 - lxml has no types; its elements know more than ours
    return element


def _rewritten(document: WordDocument) -> frozenset[str]:
    """Return the names of the parts that comments change."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - see above

    main = document.part
    folder, _, name = str(main.partname).lstrip("/").rpartition("/")
    names = {"[Content_Types].xml", f"{folder}/{name}", f"{folder}/_rels/{name}.rels"}
    related = (rel for rel in main.rels.values() if rel.reltype == RELATIONSHIP_TYPE.COMMENTS)
    return frozenset({*names, *(str(rel.target_part.partname).lstrip("/") for rel in related)})


def _merged(raw: bytes, saved: io.BytesIO, rewritten: frozenset[str]) -> bytes:
    """Return the archive as saved, all other parts as they were, and all times in it alike."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(saved) as changed,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        kept = frozenset(old.namelist()) - rewritten
        for entry in changed.infolist():
            name = entry.filename
            data = (old if name in kept else changed).read(name)
            info = zipfile.ZipInfo(name, _LONG_AGO)
            new.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
