"""Word files made by hand, so that a test says exactly what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROOTS = {
    "document": "document",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "styles": "styles",
}
_KINDS = {"document": "document.main"}

WordFile = Callable[..., bytes]


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def make_word_file(body: str, **parts: str) -> bytes:
    """Return a Word file with what is inside ``w:body``, and inside the roots of other parts."""
    inside = {"document": f"<w:body>{body}</w:body>", **parts}
    files = {
        f"word/{name}.xml": f"<w:{_ROOTS[name]} {_NAMESPACES}>{xml}</w:{_ROOTS[name]}>"
        for name, xml in inside.items()
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml"'
        f' ContentType="{_TYPE}.{_KINDS.get(name, name)}+xml"/>'
        for name in inside
    )
    related = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    head = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    files["_rels/.rels"] = (
        f'{head}<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    files["word/_rels/document.xml.rels"] = f"{head}{related}</Relationships>"
    return zipped(files)


@pytest.fixture(scope="session")
def word_file() -> WordFile:
    """
    Make the bytes of a Word file from its XML.
    """
    return make_word_file


@pytest.fixture(scope="session")
def zip_file() -> Callable[[Mapping[str, str | bytes]], bytes]:
    """
    Make the bytes of a zip archive from its files.
    """
    return zipped
