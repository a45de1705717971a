"""Read Word files (.docx) with the standard library alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

import attrs

from claimcheck.documents.archive import Archive
from claimcheck.documents.classify import to_blocks
from claimcheck.documents.decoding import check_size
from claimcheck.documents.page import Page
from claimcheck.documents.story import Paragraph, Story, child_of, name_of, value_of
from claimcheck.documents.units import Unit, make_unit
from claimcheck.documents.xmltree import parse_xml
from claimcheck.errors import UnsupportedError
from claimcheck.model import BlockKind

_MOST_BYTES = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADING = re.compile(r"heading ?([1-9])")
_LINKS = re.compile(r"(?:toc|index) ?\d?|toc heading|table of (?:figures|authorities)")
_KINDS = (
    {"caption": BlockKind.CAPTION}
    | dict.fromkeys(("quote", "intense quote", "quotations", "block text"), BlockKind.QUOTE)
    | dict.fromkeys(
        ("html preformatted", "macro text", "code", "source code", "preformatted text"),
        BlockKind.CODE,
    )
)
_LONGEST_CHAIN = 20
_LEVELS = frozenset("012345678")

Role = tuple[BlockKind | None, int]


@attrs.frozen(kw_only=True)
class WordFile:
    """The parts of a Word file that hold text: its body, notes by part and number, and styles."""

    body: Element
    notes: Mapping[tuple[str, str], Element]
    styles: Mapping[str, Role]


def open_word(raw: bytes, name: str) -> WordFile:
    """Return what is to be read of a Word file.

    Raises:
        UnsupportedError: It is no Word file, is damaged, or would take more than 64 MB a part,
            512 MB in all or a million elements to read.
    """
    if raw.startswith(_OLD):
        problem = "is an old or a protected Word file; save it as .docx, without a password"
        raise UnsupportedError(name, problem)
    if not raw.startswith(_ZIP):
        raise UnsupportedError(name, "is not a Word file, whatever its name says")
    parts = _Parts(Archive(raw, name))
    main = parts.related("", "officeDocument")
    root = None if main is None else parts.parsed(main)
    body = child_of(root, "body") if root is not None and name_of(root) == "document" else None
    if main is None or body is None:
        raise UnsupportedError(name, "is a zip archive and no Word file; name a .docx file")
    notes = {
        (kind, value_of(note, "id") or ""): note
        for kind in ("footnotes", "endnotes")
        for note in parts.below(main, kind)
    }
    return WordFile(body=body, notes=notes, styles=_styles(parts.below(main, "styles")))


def word_page(raw: bytes, name: str) -> tuple[str, Page]:
    """Return the text form of a Word file and its page.

    The text form has one line a paragraph (a line break in it begins another) and one a row of a
    table, its cells set apart by tabs; the notes follow the body. Styles say what is a heading,
    list item, caption or quotation; where no style says heading, a heading is known by its looks.
    Page headers and footers, comments, hidden text and tables of contents are left out; of tracked
    changes the text is read as if all were accepted.

    Limits:
        Pictures are not read, nor equations beyond their plain runs. The day of publication comes
        from the words alone: the dates that Word keeps are of the file and not of the text.

    Raises:
        UnsupportedError: As ``open_word`` does.
    """
    file = open_word(raw, name)
    story = told(file, file.body)
    text = story.text
    check_size(len(text), name)
    units = tuple(_unit(text, paragraph, file.styles) for paragraph in story.paragraphs)
    has_headings = any(unit.kind is BlockKind.HEADING for unit in units)
    return text, Page(blocks=to_blocks(text, units, guesses_headings=not has_headings))


def told(file: WordFile, body: Element) -> Story:
    """Return the story of ``body``, which may be the body of ``file`` read by another parser."""
    story = Story()
    story.add(body)
    for reference in tuple(story.references):
        note = file.notes.get((reference.part, reference.id))
        if note is not None:
            story.add_note(reference, note)
    return story


class _Parts:
    """The parts of a Word file, found by what they are to each other."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def parsed(self, part: str) -> Element | None:
        data = self._archive.read(part, most=_MOST_BYTES)
        return None if data is None else parse_xml(data, self._archive.name, part)

    def below(self, main: str, kind: str) -> tuple[Element, ...]:
        """Return what the part of that kind, which belongs to ``main``, holds."""
        part = self.related(main, kind)
        root = None if part is None else self.parsed(part)
        return () if root is None else tuple(root)

    def related(self, part: str, kind: str) -> str | None:
        """Return the name of the part of that kind which ``part`` (or the file itself) names."""
        folder, name = posixpath.split(part)
        root = self.parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in () if root is None else root:
            is_inside = relation.get("TargetMode", "Internal") != "External"
            if is_inside and relation.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return None


def _styles(elements: tuple[Element, ...]) -> dict[str, Role]:
    """Return what each paragraph style, or the one it is based on, is for, by its id."""
    own: dict[str, Role] = {}
    bases: dict[str, str | None] = {}
    for style in elements:
        identity = value_of(style, "styleId")
        if name_of(style) == "style" and identity and value_of(style, "type") == "paragraph":
            name = value_of(child_of(style, "name")) or identity
            own[identity] = _role(name, child_of(style, "pPr"))
            bases[identity] = value_of(child_of(style, "basedOn"))
    found = {}
    for identity in own:
        at: str | None = identity
        for _ in range(_LONGEST_CHAIN):
            if at is None or at not in own or own[at][0] is not None:
                break
            at = bases[at]
        found[identity] = own.get(at or "", (None, 0))
    return found


def _role(name: str, properties: Element | None) -> Role:
    """Return what a style is for, as far as its name, or else its properties, say it."""
    name = name.lower().strip()
    heading = _HEADING.fullmatch(name)
    if heading is not None:
        return BlockKind.HEADING, int(heading[1])
    if name == "title":
        return BlockKind.HEADING, 1
    if _LINKS.fullmatch(name) is not None:
        return BlockKind.LINK_LIST, 0
    kind = _KINDS.get(name)
    return (kind, 0) if kind is not None else _own_role(properties)


def _own_role(properties: Element | None) -> Role:
    """Return what a paragraph is for, as far as the outline or a list it belongs to say it."""
    level = value_of(child_of(properties, "outlineLvl")) or ""
    if level in _LEVELS:
        return BlockKind.HEADING, int(level) + 1
    number = child_of(properties, "numPr")
    if number is not None and value_of(child_of(number, "numId")) != "0":
        depth = value_of(child_of(number, "ilvl")) or ""
        return BlockKind.LIST_ITEM, int(depth) + 1 if depth in _LEVELS else 1
    return None, 0


def _unit(text: str, paragraph: Paragraph, styles: Mapping[str, Role]) -> Unit:
    kind, level = (
        (BlockKind.TABLE_ROW, 0) if paragraph.is_row else _paragraph_role(paragraph, styles)
    )
    pieces = () if kind is BlockKind.CODE else (paragraph.span,)
    return make_unit(text, paragraph.span, pieces, kind=kind, level=level)


def _paragraph_role(paragraph: Paragraph, styles: Mapping[str, Role]) -> Role:
    style = value_of(child_of(paragraph.properties, "pStyle"))
    role = (None, 0) if style is None else styles.get(style) or _role(style, None)
    return role if role[0] is not None else _own_role(paragraph.properties)
