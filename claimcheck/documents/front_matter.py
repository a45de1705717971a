"""Read the few lines of metadata that stand in front of a Markdown text."""

from __future__ import annotations

import datetime as dt
import re

import attrs

from claimcheck.documents.dateline import full_dates
from claimcheck.documents.remarks import remarks_in_metadata
from claimcheck.errors import UnsupportedError
from claimcheck.model import Remark, Span

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*)")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}.*)?(?:\s+#.*)?")
_DATE_KEYS = ("published", "date", "publish_date", "pubdate", "published_at", "datepublished")
_TITLE_KEYS = ("title", "headline")


@attrs.frozen(kw_only=True)
class FrontMatter:
    """What the metadata say; ``end`` is the offset where the text itself begins."""

    end: int
    title: str | None = None
    published: dt.date | None = None
    remarks: tuple[Remark, ...] = ()


def read_front_matter(text: str, name: str) -> FrontMatter:
    """Read the metadata between two lines ``---`` (or ``+++``) at the very start of ``text``.

    Only lines ``key: value`` (or ``key = value``) that are not indented are looked at, and of
    those only the title, the day of publication and what is said to claimcheck. Without a closing
    line there are none.

    Args:
        text: The document's whole text.
        name: How errors name it.

    Raises:
        UnsupportedError: The date is not a day; the message has the line.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return FrontMatter(end=0)
    closing = re.compile(rf"^{re.escape(fence[1])}[ \t]*\r?$\n?", re.MULTILINE)
    close = closing.search(text, fence.end())
    if close is None:
        return FrontMatter(end=0)
    found: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(text[fence.end() : close.start()].splitlines(), start=2):
        match = _LINE.match(line)
        if match is not None and _unquoted(match[2]):
            found.setdefault(match[1].lower(), (number, _unquoted(match[2])))
    published = None
    for key in _DATE_KEYS:
        if key in found:
            number, value = found[key]
            published = as_day(value)
            if published is None:
                problem = f"line {number}: {key!r} must be a day such as 2019-04-24, got {value!r}"
                raise UnsupportedError(name, problem)
            break
    title = next((found[key][1] for key in _TITLE_KEYS if key in found), None)
    return FrontMatter(
        end=close.end(),
        title=title,
        published=published,
        remarks=tuple(remarks_in_metadata(text, Span(fence.end(), close.start()))),
    )


def as_day(value: str) -> dt.date | None:
    """Return the day that an ISO date, an ISO time or a date in words gives, or none.

    Example:
        >>> as_day("2019-04-24T10:00:00Z"), as_day("24 April 2019"), as_day("soon")
        (datetime.date(2019, 4, 24), datetime.date(2019, 4, 24), None)
    """
    match = _ISO.fullmatch(value.strip())
    if match is not None:
        try:
            return dt.date.fromisoformat(match[1])
        except ValueError:
            return None
    days = full_dates(value)
    return days[0] if len(days) == 1 else None


def _unquoted(value: str) -> str:
    value = value.strip()
    for mark in "\"'":
        if len(value) > 1 and value.startswith(mark) and value.endswith(mark):
            return value[1:-1].strip()
    return value
