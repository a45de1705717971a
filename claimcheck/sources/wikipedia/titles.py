"""Titles of wiki pages: what may be one, and which page a name in a draft may mean."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable

from claimcheck.errors import UsageError
from claimcheck.text.names import name_form, name_key

_FORBIDDEN = re.compile(r"[#<>\[\]{}|\x00-\x1f\x7f\ufffd\ud800-\udfff]")
_MOST_BYTES = 255
_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


def read_title(given: str) -> str:
    """Return a title as a wiki writes it: single spaces, no underscores.

    Raises:
        UsageError: No page can have that title.

    Example:
        >>> read_title(" Six-party_talks ")
        'Six-party talks'
    """
    title = " ".join(given.replace("_", " ").split())
    wrong = _FORBIDDEN.search(given)
    if wrong is not None:
        msg = f"no page can be titled {given!r}: {wrong[0]!r} may not stand in a title"
        raise UsageError(msg)
    if not title.strip(": .") or len(title.encode()) > _MOST_BYTES:
        msg = f"no page can be titled {given!r}: a title has 1 to {_MOST_BYTES} bytes"
        raise UsageError(msg)
    return title


def may_be_title(text: str) -> bool:
    """Say whether a page could have this title."""
    try:
        return bool(read_title(text))
    except UsageError:
        return False


def add_command(titles: Iterable[str]) -> str:
    """Return the command that pins pages, safe to paste into a shell; nothing without a title.

    Example:
        >>> add_command(["Kim Jong Un", "Hanoi"])
        "claimcheck wiki add 'Kim Jong Un' Hanoi"
    """
    named = [read_title(title) for title in titles if may_be_title(title)]
    if not named:
        return ""
    end = "-- " if any(title.startswith("-") for title in named) else ""
    return f"claimcheck wiki add {end}{shlex.join(named)}"


def plain_title(title: str) -> str:
    """Return a title without the words in brackets that tell it from others.

    Example:
        >>> plain_title("Mercury (planet)")
        'Mercury'
    """
    return _QUALIFIER.sub("", title) or title


class AliasIndex:
    """Which pages a name may mean: by title, by title without its qualifier, by redirect.

    Case, accents, hyphens and apostrophes make no difference. A look-up costs the same whatever
    the number of titles.

    Example:
        >>> index = AliasIndex([("Mercury (planet)", "wiki/1"), ("Kim Jong-un", "wiki/2")])
        >>> index.pages("mercury"), index.pages("President Kim Jong Un"), index.pages("Venus")
        (('wiki/1',), ('wiki/2',), ())
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._pages: dict[str, tuple[str, ...]] = {}
        self._words: set[str] = set()
        for name, page in names:
            whole, plain = name_form(name), plain_title(name)
            self._words.update(whole.split())
            for form in {whole, whole if plain == name else name_form(plain)}:
                known = self._pages.get(form, ())
                if page not in known:
                    self._pages[form] = tuple(sorted((*known, page)))

    def __len__(self) -> int:
        return len(self._pages)

    def may_cover(self, name: str) -> bool:
        """Say whether a page has this name, or the name is one word of the title of a page."""
        return bool(self.pages(name)) or name_key(name) in self._words

    def pages(self, name: str) -> tuple[str, ...]:
        """Return the pages a name may mean, sorted; none when no page has it."""
        return self._pages.get(name_form(name)) or self._pages.get(name_key(name), ())
