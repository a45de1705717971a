# ruff: noqa: SIM905 - word tables read best as words
"""The text of a Word file as its author would accept it, and which element each piece comes from.

Only local names of elements are looked at, so that files of both editions of the standard read
alike. The elements may be of ``xml.etree`` or of ``lxml``: reading and commenting share this walk,
and so an offset means the same in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

import attrs

from claimcheck.model import Span

_LINES = str.maketrans("\n\r", "  ")
_MEANT = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# Deletions, the former place of moved words and the instructions of fields are not among these.
_THROUGH = frozenset(
    """
    r hyperlink ins moveTo smartTag customXml fldSimple dir bdo sdt sdtContent ruby rubyBase
    oMath oMathPara
    """.split()
)
_WRAPPERS = frozenset("ins moveTo customXml sdt sdtContent".split())
_PICTURES = frozenset("drawing pict object".split())
_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF = frozenset({"0", "false", "off"})


@attrs.frozen(kw_only=True)
class Paragraph:
    """A line of the text form: a paragraph, or a row of a table with its cells set apart by tabs.

    ``properties`` is its ``w:pPr``, or none.
    """

    span: Span
    properties: Element | None = None
    is_row: bool = False


@attrs.frozen(kw_only=True)
class Piece:
    """A stretch of the text form and the element (``w:t``, ``w:tab`` …) that says it."""

    span: Span
    element: Element


@attrs.frozen(kw_only=True)
class Reference:
    """A footnote or endnote sign: the part it points into, the note's number, its element."""

    part: str
    id: str
    element: Element


class Story:
    """A text form that grows: a line for each paragraph or row of a table, also an empty one.

    Tracked insertions are in it and tracked deletions are not; hidden text, field instructions and
    pictures are left out; the text of a text box follows the paragraph that it is anchored to.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[Piece] = []
        self.references: list[Reference] = []
        self.notes: list[tuple[int, Reference]] = []
        self._parts: list[str] = []
        self._length = 0
        self._begin: int | None = None
        self._first: Element | None = None
        self._boxes: list[Element] = []

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts)

    def add(self, container: Element) -> None:
        """Append the paragraphs and tables in a body, note, cell or text box."""
        self._blocks(container)
        if self._begin is not None:
            self._close()

    def add_note(self, reference: Reference, note: Element) -> None:
        """Append a note; ``notes`` keeps where it begins and which sign leads to it."""
        self.notes.append((self._length, reference))
        self.add(note)

    def _blocks(self, container: Element) -> None:
        for block in _inside(container, ("p", "tbl")):
            if name_of(block) == "p":
                self._paragraph(block)
            else:
                self._table(block)

    def _paragraph(self, element: Element) -> None:
        properties = child_of(element, "pPr")
        if self._begin is None:
            self._begin, self._first = self._length, properties
        self._inline(element)
        # Its mark deleted, a paragraph goes on in the next one.
        if child_of(properties, "rPr", "del") is None:
            self._close()

    def _close(self, *, is_row: bool = False) -> None:
        begin, self._begin = self._begin or 0, None
        if begin < self._length:
            span = Span(begin, self._length)
            self.paragraphs.append(Paragraph(span=span, properties=self._first, is_row=is_row))
        self._say("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.add(box)

    def _table(self, table: Element) -> None:
        if self._begin is not None:
            self._close()
        for row in _inside(table, ("tr",)):
            if child_of(row, "trPr", "del") is not None:
                continue
            cells = list(_inside(row, ("tc",)))
            if len(cells) == 1 or any(_is_layout(cell) for cell in cells):
                for cell in cells:
                    self.add(cell)
            else:
                self._row(cells)

    def _row(self, cells: Iterable[Element]) -> None:
        self._begin, self._first = self._length, None
        for which, cell in enumerate(cells):
            if which:
                self._say("\t")
            for paragraph in _inside(cell, ("p",)):
                self._inline(paragraph)
        self._close(is_row=True)

    def _inline(self, element: Element) -> None:
        for child in element:
            name = name_of(child)
            if name == "t":
                self._piece((child.text or "").translate(_LINES), child)
            elif name in _MEANT:
                self._piece(_MEANT[name], child)
            elif name in _REFERENCES:
                note = Reference(
                    part=_REFERENCES[name], id=value_of(child, "id") or "", element=child
                )
                self.references.append(note)
            elif name in _PICTURES:
                self._boxes.extend(_boxes(child))
            elif name == "AlternateContent":
                # The same content twice, for newer and for older programs.
                self._inline(child[0]) if len(child) else None
            elif name in _THROUGH and not (name == "r" and _is_hidden(child)):
                self._inline(child)

    def _piece(self, text: str, element: Element) -> None:
        if text:
            span = Span(self._length, self._length + len(text))
            self.pieces.append(Piece(span=span, element=element))
            self._say(text)

    def _say(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def name_of(element: Element) -> str:
    """Return the local name of an element; comments and instructions have none."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_of(element: Element | None, *names: str) -> Element | None:
    """Return the first child of that local name, of its children the next one, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if name_of(child) == name), None)
    return element


def value_of(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute by its local name."""
    if element is None:
        return None
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), None)


def _inside(container: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """Yield the children of those names; what wraps several of them is looked into."""
    for child in container:
        name = name_of(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _inside(child, names)


def _is_layout(cell: Element) -> bool:
    """Say whether a cell holds running text, as in a page laid out with a table."""
    if next(_inside(cell, ("tbl",)), None) is not None:
        return True
    filled = (p for p in _inside(cell, ("p",)) if any(name_of(e) == "t" for e in p.iter()))
    return next(filled, None) is not None and next(filled, None) is not None


def _is_hidden(run: Element) -> bool:
    mark = child_of(run, "rPr", "vanish")
    return mark is not None and (value_of(mark) or "").lower() not in _OFF


def _boxes(picture: Element) -> Iterator[Element]:
    """Yield the text boxes in a picture; one inside another is read with the outer one."""
    for child in picture:
        name = name_of(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            yield from _boxes(child[0]) if len(child) else ()
        else:
            yield from _boxes(child)
