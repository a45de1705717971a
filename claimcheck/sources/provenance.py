"""What a source says about itself: its date, title and address, never the file's mtime."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import attrs

from claimcheck.model import Granularity
from claimcheck.text.dates import find_dates

_HEAD = 65_536  # characters in which front matter and an HTML head must lie
_FENCE = re.compile(r"---[ \t]*\r?\n")
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\Z")
_ISO = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_EARLIEST_YEAR = 1500  # an eight-digit number in a file name is seldom an older date
_DATE_METAS = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publish-date",
    "sailthru.date",
)
_URL_METAS = ("canonical", "og:url")
_TITLE_METAS = ("og:title",)


@attrs.frozen(kw_only=True)
class Provenance:
    """What could be learned; the empty string or none where a source is silent."""

    title: str = ""
    url: str | None = None
    date: dt.date | None = None


def front_matter(text: str) -> Provenance:
    """Read title, date and url from the fields between the two ``---`` lines at the top."""
    fields = _fields(text[:_HEAD])
    return Provenance(
        title=fields.get("title", ""),
        url=fields.get("url") or None,
        date=read_date(fields.get("date", "")),
    )


def html_head(text: str) -> Provenance:
    """Read title, date and canonical address from the metadata of an HTML page."""
    head = _Head()
    head.feed(text[:_HEAD])
    date_texts = (head.metas[name] for name in _DATE_METAS if name in head.metas)
    dates = (date for date in map(read_date, date_texts) if date is not None)
    return Provenance(
        title=_first(head.metas, _TITLE_METAS) or " ".join("".join(head.title).split()),
        url=_first(head.metas, _URL_METAS) or None,
        date=next(dates, None),
    )


def file_name(name: str) -> Provenance:
    """Read a title and an ISO date out of a file's name.

    Example:
        >>> file_name("refs/2019-04-24_kim-arrives.md")
        Provenance(title='Kim arrives', url=None, date=datetime.date(2019, 4, 24))
    """
    stem = PurePosixPath(name).stem
    dates = ((match, _day(match[1], match[3], match[4])) for match in _ISO.finditer(stem))
    match, date = next(((m, d) for m, d in dates if d is not None), (None, None))
    if match is not None:
        stem = stem[: match.start()] + " " + stem[match.end() :]
    title = " ".join(re.split(r"[\s_-]+", stem)).strip()
    return Provenance(title=title[:1].upper() + title[1:], date=date)


def read_date(text: str) -> dt.date | None:
    """Return the one day a metadata field names, or none when it names no day.

    Example:
        >>> read_date("2019-04-24T09:30:00Z")
        datetime.date(2019, 4, 24)
        >>> read_date("2019")
    """
    match = _ISO.match(text.strip())
    if match is not None:
        return _day(match[1], match[3], match[4])
    days = (date for date in find_dates(text[:200]) if date.granularity is Granularity.DAY)
    return next((date.start for date in days if not date.is_relative), None)


def _fields(text: str) -> dict[str, str]:
    fence = _FENCE.match(text)
    if fence is None:
        return {}
    fields: dict[str, str] = {}
    for line in text[fence.end() :].splitlines():
        if line.rstrip() in {"---", "..."}:
            return fields
        if match := _FIELD.match(line):
            fields.setdefault(match[1].lower(), _unquoted(match[2]))
    return {}  # never closed: a rule, not front matter


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _day(year: str, month: str, day: str) -> dt.date | None:
    if int(year) < _EARLIEST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


class _Head(HTMLParser):
    """Collects the metadata of a page; stops listening when the body begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.title: list[str] = []
        self._is_open = True
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "body":
            self._is_open = False
        elif self._is_open and tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self.metas.setdefault(name.lower(), given.get("content", "").strip())
        elif self._is_open and tag == "link" and given.get("rel", "").lower() == "canonical":
            self.metas.setdefault("canonical", given.get("href", "").strip())
        self._is_title = self._is_open and tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_title = False

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title.append(data)
