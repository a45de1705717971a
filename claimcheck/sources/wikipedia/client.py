"""Ask a wiki: which page a title means, which revision stood when, and what a revision says.

The only module that uses wikipedia-api and httpx; both are imported when a client is made. What is
sent are titles, ids and short search words, never a sentence of a draft.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

import attrs
import msgspec

import claimcheck
from claimcheck.errors import MissingExtraError, RejectedError, UsageError
from claimcheck.sources.wikipedia.extract import extract
from claimcheck.sources.wikipedia.records import (
    EXTRACTOR,
    PAGE_VERSION,
    PageRecord,
    SiteRecord,
)
from claimcheck.sources.wikipedia.titles import may_be_title, read_title
from claimcheck.sources.wikipedia.transport import Manners, PoliteTransport

if TYPE_CHECKING:
    import httpx

MANNERS = Manners()
"""How every wiki is treated."""

BATCH = 50  # titles or pages a request may name
_MAXLAG = 5  # seconds the wiki's databases may lag before it sends us away
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?|simple")
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w.~/-]*)?", re.ASCII)
_CONTACT = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_DISAMBIGUATION = re.compile(
    r"(?:Category:)?(?:All )?(?:article )?disambiguation(?: pages)?", re.IGNORECASE
)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_LONGEST_SEARCH = 100  # characters; a name is shorter, and a sentence is not sent
T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Found:
    """What a wiki knows under a title: a page at one revision."""

    title: str
    page_id: int
    revision: int
    timestamp: str
    sha1: str
    is_disambiguation: bool


def read_api(given: str) -> str:
    """Return the address of a wiki's API from a language of Wikipedia or an address.

    Raises:
        UsageError: Neither.

    Example:
        >>> read_api("en"), read_api("https://wiki.example.org/w/")
        ('https://en.wikipedia.org/w/api.php', 'https://wiki.example.org/w/api.php')
    """
    if _LANGUAGE.fullmatch(given):
        return f"https://{given}.wikipedia.org/w/api.php"
    bare = given.rstrip("/")
    if not _ADDRESS.fullmatch(bare):
        msg = (
            "a wiki is named by the language of a Wikipedia, such as en, or the address of its"
            f" api.php, such as https://wiki.example.org/w/api.php; got {given!r}"
        )
        raise UsageError(msg)
    return bare if bare.endswith("/api.php") else f"{bare}/api.php"


def read_contact(given: str | None) -> str:
    """Return who may be written to about our requests.

    Raises:
        UsageError: Nobody, or nothing that can be written to.
    """
    if given and _CONTACT.fullmatch(given) and ("@" in given or "://" in given):
        return given
    got = f", got {given!r}" if given else ""
    msg = (
        "a wiki must know whom to write to about our requests; give your e-mail address or page"
        f" with --contact or CLAIMCHECK_CONTACT{got}"
    )
    raise UsageError(msg)


def site_name(api: str) -> str:
    """Return the name a wiki has in files and reports: its host, and its port if it has one."""
    return api.split("/")[2].replace(":", "_")


def is_wikipedia(api: str) -> bool:
    """Say whether an address is that of a Wikipedia, over an encrypted connection."""
    parts = urllib.parse.urlsplit(api)
    return parts.scheme == "https" and parts.netloc.endswith(".wikipedia.org")


def permalink(api: str, title: str, revision: int) -> str:
    """Return the address of a page at a revision."""
    query = urllib.parse.urlencode({"title": title.replace(" ", "_"), "oldid": revision})
    return f"{api.removesuffix('api.php')}index.php?{query}"


class WikiClient:
    """A wiki that can be asked.

    Args:
        api: The address of its API; see `read_api`.
        contact: Whom the wiki may write to; see `read_contact`.
        manners: How it is treated; none for ``MANNERS``.
        inner: What sends requests; none for the network, through the proxies of the environment.

    Raises:
        MissingExtraError: wikipedia-api is not installed.
    """

    def __init__(
        self,
        api: str,
        *,
        contact: str,
        manners: Manners | None = None,
        inner: httpx.BaseTransport | None = None,
    ) -> None:
        try:
            import httpx  # noqa: PLC0415 - both come with the extra
            import wikipediaapi  # noqa: PLC0415 - see above
        except ImportError as error:
            what = "asking a wiki"
            extra = "wikipedia"
            raise MissingExtraError(what, extra) from error
        self.api = api
        agent = f"claimcheck/{claimcheck.__version__} ({contact})"
        inner = inner or httpx.HTTPTransport(proxy=_proxy(api))
        self.transport = PoliteTransport(api, inner, manners or MANNERS)
        # It has what httpx asks of a transport, and cannot name a base class it must not import.
        transport = cast("httpx.BaseTransport", self.transport)
        self._http = httpx.Client(transport=transport, headers={"user-agent": agent})
        self._wiki = wikipediaapi.Wikipedia(
            agent,
            "en",
            transport=self.transport,
            max_retries=0,
            extra_api_params={"maxlag": _MAXLAG},
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    # ------------------------------------------------------------ questions

    def site(self) -> SiteRecord:
        """Return what the wiki is called and the licence of its text."""
        answer = self._asked(
            _Siteinfo, action="query", meta="siteinfo", siprop="general|rightsinfo"
        ).query
        url = answer.rightsinfo.url
        url = f"https:{url}" if url.startswith("//") else url
        return SiteRecord(
            name=site_name(self.api),
            api=self.api,
            title=_line(answer.general.sitename) or site_name(self.api),
            licence=_line(answer.rightsinfo.text),
            licence_url=url if re.fullmatch(r"https?://[\w./~%-]+", url, re.ASCII) else "",
        )

    def find(self, title: str, *, as_of: dt.date | None = None) -> Found | None:
        """Return the page that a title leads to, redirects followed, or none.

        Args:
            title: A title as `read_title` gives it.
            as_of: The revision that stood when this day began, UTC; none for the newest.

        Raises:
            RejectedError: The page is younger than ``as_of``, or the answer is no answer.
        """
        when: dict[str, object] = {}
        if as_of is not None:
            when = {"rvlimit": 1, "rvdir": "older", "rvstart": f"{as_of.isoformat()}T00:00:00Z"}
        # The library keeps categories only, and trips over answers without a page; what came
        # is in ``last`` and is read from there.
        with contextlib.suppress(KeyError, AttributeError, TypeError):
            self._wiki.categories(
                self._wiki.page(title),
                prop="categories|revisions|pageprops",
                rvprop="ids|timestamp|sha1",
                ppprop="disambiguation",
                **when,
            )
        pages = self._converted(_Pages, self.transport.last).query.pages.values()
        page = next(iter(pages), None)
        if page is None or not page.pageid:
            return None
        if not page.revisions:
            msg = f"“{page.title}” has no revision from before {as_of}; it is younger"
            raise RejectedError(msg)
        return self._found(page)

    def fetch(self, found: Found) -> PageRecord:
        """Return what a revision says.

        Raises:
            RejectedError: The revision is gone, is another page's, or has too much in it.
        """
        parsed = self._asked(
            _Parsed,
            action="parse",
            oldid=found.revision,
            prop="text|properties|categories|revid",
            disableeditsection=1,
            disablelimitreport=1,
            disabletoc=1,
        ).parse
        if (parsed.pageid, parsed.revid) != (found.page_id, found.revision):
            msg = f"{self.api} answered another revision than {found.revision} of “{found.title}”"
            raise RejectedError(msg)
        is_list = "disambiguation" in parsed.properties or any(
            _DISAMBIGUATION.fullmatch(each.category.replace("_", " ")) for each in parsed.categories
        )
        try:
            pieces = extract(parsed.text)
        except RejectedError as error:
            msg = f"“{found.title}”: {error}"
            raise RejectedError(msg) from error
        return PageRecord(
            schema_version=PAGE_VERSION,
            extractor=EXTRACTOR,
            site=site_name(self.api),
            title=found.title,
            page_id=found.page_id,
            revision=found.revision,
            is_disambiguation=is_list,
            pieces=pieces,
        )

    def redirects(self, page_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Return for each page the titles that lead to the whole of it, sorted."""
        found: dict[int, set[str]] = {}
        for ids in _batches(page_ids):
            more: dict[str, object] = {}
            while True:
                answer = self._asked(
                    _PageList,
                    action="query",
                    pageids="|".join(map(str, ids)),
                    prop="redirects",
                    rdprop="title",
                    rdshow="!fragment",
                    rdlimit="max",
                    **more,
                )
                for page in answer.query.pages:
                    names = {each.title for each in page.redirects if may_be_title(each.title)}
                    found.setdefault(page.pageid, set()).update(names)
                more = dict(answer.continue_)
                if not more:
                    break
        return {page_id: tuple(sorted(names)) for page_id, names in found.items()}

    def newest(self, page_ids: Sequence[int]) -> dict[int, Found]:
        """Return title and newest revision of each page; those deleted since are left out."""
        found: dict[int, Found] = {}
        for ids in _batches(page_ids):
            answer = self._asked(
                _PageList,
                action="query",
                pageids="|".join(map(str, ids)),
                prop="revisions|pageprops",
                rvprop="ids|timestamp|sha1",
                ppprop="disambiguation",
            )
            for page in answer.query.pages:
                if page.revisions:
                    found[page.pageid] = self._found(page)
        return found

    def existing(self, titles: Sequence[str]) -> dict[str, tuple[str, bool]]:
        """Return for each title that leads to a page that page's title, and if it only lists."""
        found: dict[str, tuple[str, bool]] = {}
        for batch in _batches(titles):
            query = self._asked(
                _PageList,
                action="query",
                titles="|".join(map(read_title, batch)),
                redirects=1,
                prop="pageprops",
                ppprop="disambiguation",
            ).query
            to = {each.source: each.to for each in (*query.normalized, *query.redirects)}
            there = {
                page.title: "disambiguation" in page.pageprops
                for page in query.pages
                if page.pageid
            }
            for title in batch:
                target = _followed(title, to)
                if target in there:
                    found[title] = (target, there[target])
        return found

    def search(self, words: str, *, most: int = 3) -> tuple[str, ...]:
        """Return the titles the wiki's own search finds for a name, best first.

        Raises:
            RejectedError: The answer is no answer.
        """
        try:
            found = self._wiki.search(" ".join(words.split())[:_LONGEST_SEARCH], limit=most)
            titles = [str(title) for title in found.pages]
        except (KeyError, AttributeError, TypeError) as error:
            msg = f"could not look: {site_name(self.api)} answered something else to a search"
            raise RejectedError(msg) from error
        return tuple(title for title in titles if may_be_title(title))

    # ------------------------------------------------------------ answers

    def _found(self, page: _Page) -> Found:
        newest = page.revisions[0]
        if not (may_be_title(page.title) and _TIME.fullmatch(newest.timestamp)):
            msg = f"could not look: {site_name(self.api)} answered a page that cannot be one"
            raise RejectedError(msg)
        return Found(
            title=page.title,
            page_id=page.pageid,
            revision=newest.revid,
            timestamp=newest.timestamp,
            sha1=newest.sha1,
            is_disambiguation="disambiguation" in page.pageprops or _is_listing(page.categories),
        )

    def _asked(self, kind: type[T], **parameters: object) -> T:
        given = {"format": "json", "formatversion": 2, "maxlag": _MAXLAG, **parameters}
        self._http.get(self.api, params={key: str(value) for key, value in given.items()})
        return self._converted(kind, self.transport.last)

    def _converted(self, kind: type[T], answer: Mapping[str, object]) -> T:
        try:
            return msgspec.convert(answer, kind)
        except msgspec.ValidationError as error:
            msg = f"could not look: {site_name(self.api)} answered something else: {error}"
            raise RejectedError(msg) from error


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _followed(title: str, to: Mapping[str, str]) -> str:
    """Follow the wiki's normal forms and redirects from a title to where they end."""
    for _ in range(3):
        title = to.get(title, title)
    return title


def _is_listing(categories: Sequence[_Titled]) -> bool:
    return any(_DISAMBIGUATION.fullmatch(category.title) for category in categories)


def _line(text: str) -> str:
    """Return what a wiki says of itself as one line without marks that are not seen."""
    return " ".join("".join(char for char in text if char.isprintable()).split())[:200]


def _proxy(api: str) -> str | None:
    """Return the proxy that the environment names for an address."""
    parts = urllib.parse.urlsplit(api)
    host = parts.hostname or ""
    if host in {"127.0.0.1", "localhost"} or urllib.request.proxy_bypass(host):
        return None
    return urllib.request.getproxies().get(parts.scheme)


# ---------------------------------------------------------------- what a wiki answers


class _Titled(msgspec.Struct):
    title: str


class _Revision(msgspec.Struct):
    revid: int
    timestamp: str
    sha1: str = ""


class _Page(msgspec.Struct):
    title: str = ""
    pageid: int = 0
    revisions: list[_Revision] = []
    pageprops: dict[str, object] = {}
    categories: list[_Titled] = []
    redirects: list[_Titled] = []


class _Step(msgspec.Struct):
    source: str = msgspec.field(name="from")
    to: str


class _PagesQuery(msgspec.Struct):
    pages: dict[str, _Page] = {}


class _Pages(msgspec.Struct):
    query: _PagesQuery


class _ListQuery(msgspec.Struct):
    pages: list[_Page] = []
    normalized: list[_Step] = []
    redirects: list[_Step] = []


class _PageList(msgspec.Struct):
    query: _ListQuery
    continue_: dict[str, object] = msgspec.field(name="continue", default_factory=dict)


class _General(msgspec.Struct):
    sitename: str = ""


class _Rights(msgspec.Struct):
    url: str = ""
    text: str = ""


class _SiteQuery(msgspec.Struct):
    general: _General
    rightsinfo: _Rights = msgspec.field(default_factory=_Rights)


class _Siteinfo(msgspec.Struct):
    query: _SiteQuery


class _Category(msgspec.Struct):
    category: str


class _ParsedPage(msgspec.Struct):
    pageid: int
    revid: int
    text: str
    properties: dict[str, object] = {}
    categories: list[_Category] = []


class _Parsed(msgspec.Struct):
    parse: _ParsedPage
