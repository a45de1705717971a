"""Parse XML that nobody vouches for: no entities of its own, no depth or size without end."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from claimcheck.errors import UnsupportedError

_DEEPEST = 200
_MOST_ELEMENTS = 1_000_000


class _TooMuchError(Exception):
    """The file asks for something no document needs; the text says what."""


def parse_xml(data: bytes, name: str, part: str) -> Element:
    """Return the root of an XML file, tags as ``{namespace}name``.

    Args:
        data: The bytes of the file.
        name: How errors name the document that it is part of.
        part: How errors name the file itself.

    Raises:
        UnsupportedError: It is not well formed, has a document type (which entities would need),
            is nested over 200 deep or has over a million elements.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    builder = _Builder()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C function takes no keyword
    except expat.ExpatError as error:
        problem = f"{part} in it is not well-formed XML (line {error.lineno}); save it again"
        raise UnsupportedError(name, problem) from error
    except (ValueError, LookupError) as error:
        problem = f"{part} in it has an encoding that is not read; save it again"
        raise UnsupportedError(name, problem) from error
    except _TooMuchError as error:
        raise UnsupportedError(name, f"{part} in it {error}") from error
    return builder.root()


class _Builder:
    """Makes elements, and counts."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()
        self._depth = self._count = 0

    def root(self) -> Element:
        return self._tree.close()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            problem = f"is nested over {_DEEPEST} deep, more than any document needs"
            raise _TooMuchError(problem)
        if self._count > _MOST_ELEMENTS:
            problem = f"has over {_MOST_ELEMENTS:,} elements; split the document"
            raise _TooMuchError(problem)
        named = {_qualified(key): value for key, value in attributes.items()}
        self._tree.start(_qualified(tag), named)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(_qualified(tag))

    def data(self, text: str) -> None:
        self._tree.data(text)

    def doctype(self, *_about: object) -> None:
        problem = "declares a document type, which no Word file does"
        raise _TooMuchError(problem)


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name
