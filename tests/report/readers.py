"""Every format read back by a parser that is not ours, into places in its own units."""

from __future__ import annotations

import json
import re
import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import attrs
from markdown_it import MarkdownIt

Position = tuple[int, int]
"""A line and a column, both from 1."""


@attrs.frozen(kw_only=True)
class Found:
    """One finding as a format tells it.

    ``start`` and ``end`` are lines and columns, or offsets for formats that count from the start of
    the file; ``end`` is none where a format has none, both for a whole file.
    """

    code: str
    path: str
    start: Position | int | None
    end: Position | int | None
    message: str


def offset(text: str, at: Position | int, unit: str = "characters") -> int:
    """Return the code point of ``text`` at a position, found the slow and obvious way."""
    if isinstance(at, int):
        return at
    line, column = at
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    if unit == "bytes":
        rest = text[starts[line - 1] :].encode()
        return starts[line - 1] + len(rest[: column - 1].decode())
    return starts[line - 1] + column - 1


# ---------------------------------------------------------------- JSON


def sarif(written: str) -> Iterator[Found]:
    (run,) = json.loads(written)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        start, end = ((region[f"{edge}Line"], region[f"{edge}Column"]) for edge in ("start", "end"))
        yield Found(
            code=result["ruleId"],
            path=urllib.parse.unquote(where["artifactLocation"]["uri"]),
            start=start,
            end=end,
            message=re.sub(r"\\([\\\[\]])", r"\1", result["message"]["text"]),
        )


def rdjson(written: str) -> Iterator[Found]:
    yield from map(_diagnostic, json.loads(written)["diagnostics"])


def rdjsonl(written: str) -> Iterator[Found]:
    yield from (_diagnostic(json.loads(line)) for line in written.splitlines())


def _diagnostic(item: Mapping[str, Any]) -> Found:
    place = item["location"].get("range", {})
    start, end = (
        (place[edge]["line"], place[edge]["column"]) if place else None for edge in ("start", "end")
    )
    return Found(
        code=item["code"]["value"],
        path=item["location"]["path"],
        start=start,
        end=end,
        message=item["message"],
    )


def gitlab(written: str) -> Iterator[Found]:
    for entry in json.loads(written):
        places = entry["location"]["positions"]
        start, end = ((places[e]["line"], places[e]["column"]) for e in ("begin", "end"))
        assert entry["location"]["lines"] == {"begin": start[0], "end": end[0]}
        code, _, message = entry["description"].partition(": ")
        yield Found(
            code=code, path=entry["location"]["path"], start=start, end=end, message=message
        )


def claimreview(written: str) -> Iterator[Found]:
    """Yield offsets in which CR LF counts as one character."""
    for review in json.loads(written)["@graph"]:
        path, _, fragment = review["url"].partition("#char=")
        start, end = map(int, fragment.split(","))
        yield Found(
            code=review["reviewRating"]["alternateName"],
            path=urllib.parse.unquote(path),
            start=start,
            end=end,
            message=review["claimReviewed"],
        )


# ---------------------------------------------------------------- logs

_PLAIN = re.compile(r"- (.*?)(?::(\d+):(\d+)-(\d+):(\d+))?: (CC\d{3}) (.*)")


def github(written: str) -> Iterator[Found]:
    """Parse commands as the runner does: names, properties at commas, then percent escapes."""
    for line in written.splitlines():
        command = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        if command is None:
            yield from _plain(line)
            continue
        pairs = (pair.split("=", 1) for pair in command[2].split(","))
        data = {key: _unescaped(value) for key, value in pairs if command[1] != "group"}
        if "file" not in data:
            continue
        start: Position | None = None
        end: Position | None = None
        if "line" in data:
            start = (int(data["line"]), int(data.get("col", 0)))
            end = (int(data["endLine"]), int(data.get("endColumn", 0)))
        code, message = data["title"][:5], _unescaped(command[3])
        yield Found(code=code, path=data["file"], start=start, end=end, message=message)


def azure(written: str) -> Iterator[Found]:
    for line in written.splitlines():
        command = re.fullmatch(r"##vso\[task\.logissue (.*?)\](.*)", line)
        if command is None:
            yield from _plain(line)
            continue
        pairs = (pair.split("=", 1) for pair in command[1].split(";") if pair)
        data = {key: _unescaped(value) for key, value in pairs}
        start = None
        if "linenumber" in data:
            start = (int(data["linenumber"]), int(data["columnnumber"]))
        yield Found(
            code=data["code"],
            path=data["sourcepath"],
            start=start,
            end=None,
            message=_unescaped(command[2]),
        )


def _plain(line: str) -> Iterator[Found]:
    match = _PLAIN.fullmatch(line)
    if match is None:
        return
    path, *numbers, code, message = match.groups()
    start = end = None
    if numbers[0]:
        one, two, three, four = map(int, numbers)
        start, end = (one, two), (three, four)
    yield Found(code=code, path=path, start=start, end=end, message=message)


def _unescaped(text: str) -> str:
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%3B", ";")):
        text = text.replace(escape, char)
    return text.replace("%5D", "]").replace("%AZP25", "%").replace("%25", "%")


# ---------------------------------------------------------------- XML


def junit(written: str) -> Iterator[Found]:
    for suite in ET.fromstring(written):  # noqa: S314 - written by us a moment ago
        for case in suite:
            name = re.fullmatch(
                r"(?:(\d+):(\d+)-(\d+):(\d+) )?(CC\d{3}) (.*)", case.get("name", "")
            )
            assert name is not None
            *numbers, code, claim = name.groups()
            start = end = None
            if numbers[0]:
                one, two, three, four = map(int, numbers)
                start, end = (one, two), (three, four)
            message = claim if len(case) == 0 else case[0].get("message", "")
            path = suite.get("name", "")
            yield Found(code=code, path=path, start=start, end=end, message=message)


def checkstyle(written: str) -> Iterator[Found]:
    for file in ET.fromstring(written):  # noqa: S314 - written by us a moment ago
        for error in file:
            column = error.get("column")
            start = None if column is None else (int(error.get("line", "")), int(column))
            yield Found(
                code=error.get("source", "").removeprefix("claimcheck."),
                path=file.get("name", ""),
                start=start,
                end=None,
                message=error.get("message", ""),
            )


# ---------------------------------------------------------------- pages


def markdown(written: str) -> Iterator[Found]:
    """Parse as GitHub does, and read the text that a reader would see, comments left out."""
    for token in MarkdownIt("commonmark").parse(written):
        shown = "".join(
            child.content
            for child in token.children or ()
            if child.type in {"text", "text_special"}
        )
        match = re.match(r"(.*?)(?::(\d+):(\d+)-(\d+):(\d+))? (CC\d{3}) ([\w-]+): (.*)", shown)
        if token.type != "inline" or match is None:
            continue
        path, *numbers, code, _, message = match.groups()
        start = end = None
        if numbers[0]:
            one, two, three, four = map(int, numbers)
            start, end = (one, two), (three, four)
        yield Found(code=code, path=path, start=start, end=end, message=message)


class Page(HTMLParser):
    """What a page says: its elements in order, each with its attributes and its text."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        text: list[str] = []
        self.elements.append((tag, {key: value or "" for key, value in attributes}, text))
        if tag not in {"meta", "br", "rect"}:
            self._open.append((tag, text))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attributes}, []))

    def handle_endtag(self, tag: str) -> None:
        name, _ = self._open.pop()
        assert name == tag, f"<{name}> ended by </{tag}>"

    def handle_data(self, data: str) -> None:
        for _, text in self._open:
            text.append(data)

    def of_class(self, name: str) -> Iterator[tuple[dict[str, str], str]]:
        for _, attributes, text in self.elements:
            if name in attributes.get("class", "").split():
                yield attributes, "".join(text)


def html(written: str) -> Iterator[Found]:
    page = Page(written)
    paths = [attributes["data-path"] for attributes, _ in page.of_class("document")]
    for attributes, text in page.of_class("card"):
        start = int(attributes["data-start"]) if "data-start" in attributes else None
        end = int(attributes["data-end"]) if "data-end" in attributes else None
        code = attributes["data-code"]
        yield Found(code=code, path=paths[0], start=start, end=end, message=text)
    for tag, attributes, parts in page.elements:
        if tag == "li" and "data-code" in attributes:
            path, code = attributes["data-path"], attributes["data-code"]
            yield Found(code=code, path=path, start=None, end=None, message="".join(parts))


READERS: Mapping[str, Callable[[str], Iterator[Found]]] = {
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "rdjson": rdjson,
    "rdjsonl": rdjsonl,
    "azure": azure,
    "checkstyle": checkstyle,
    "markdown": markdown,
    "html": html,
    "claimreview": claimreview,
}
UNITS = {"rdjson": "bytes", "rdjsonl": "bytes"}
