from __future__ import annotations

import builtins
import datetime as dt
import json
import sys
from collections.abc import Iterator

import pytest

from claimcheck.errors import MissingExtraError, RejectedError, UnavailableError, UsageError
from claimcheck.sources.wikipedia.client import (
    WikiClient,
    is_wikipedia,
    read_api,
    read_contact,
)
from claimcheck.sources.wikipedia.transport import Manners
from tests import wiki_server as faults
from tests.wiki_server import FakePage, FakeWiki

QUICK = Manners(interval=0, first_wait=0)


def page_answer(**fields: object) -> str:
    """
    Return what a wiki answers about one page, with some fields of ours.
    """
    revision = {"revid": 3, "timestamp": "2020-01-01T00:00:00Z"}
    page = {"pageid": 1, "title": "A", "revisions": [revision], **fields}
    return json.dumps({"query": {"pages": {"1": page}}})


@pytest.fixture
def client(wiki: FakeWiki) -> Iterator[WikiClient]:
    """
    A client of the wiki of the tests, in a hurry.
    """
    made = WikiClient(wiki.api, contact="desk@example.org", manners=QUICK)
    yield made
    made.close()


class TestReadApi:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("simple", "https://simple.wikipedia.org/w/api.php"),
            ("https://w.example/w/api.php", "https://w.example/w/api.php"),
            ("http://intranet:8080", "http://intranet:8080/api.php"),
        ],
    )
    def test_languages_and_addresses(self, given: str, expected: str) -> None:
        """
        A language is a Wikipedia, an address is the wiki there.
        """
        assert expected == read_api(given)

    @pytest.mark.parametrize(
        "given", ["", "EN!", "ftp://x", "https://a b", "https://u:p@h/", "https://h/?x", "//h"]
    )
    def test_what_names_no_wiki_is_told(self, given: str) -> None:
        """
        Neither options nor passwords nor queries hide in an address.
        """
        with pytest.raises(UsageError, match="a wiki is named by"):
            read_api(given)

    @pytest.mark.parametrize(
        ("api", "expected"),
        [
            ("https://en.wikipedia.org/w/api.php", True),
            ("http://en.wikipedia.org/w/api.php", False),
            ("https://en.wikipedia.org.evil.example/w/api.php", False),
        ],
    )
    def test_only_wikipedia_is_wikipedia(self, api: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
        """
        A look-alike host is another wiki.
        """
        assert expected is is_wikipedia(api)


class TestReadContact:
    @pytest.mark.parametrize("given", [None, "", "me", "a@b\r\nX: y", "désk@example.org"])
    def test_nobody_is_refused(self, given: str | None) -> None:
        """
        Without somebody who can be written to, no wiki is asked, and no header is injected.
        """
        with pytest.raises(UsageError, match="--contact or CLAIMCHECK_CONTACT"):
            read_contact(given)

    def test_the_wiki_is_told(self, client: WikiClient, wiki: FakeWiki) -> None:
        """
        Every request names program, version and operator first.
        """
        client.site()
        client.find("Westby ferry")
        client.search("Westby")

        assert 3 == len(wiki.agents)
        assert all(agent.startswith("claimcheck/0.1.0 (desk@example.org)") for agent in wiki.agents)


class TestFind:
    def test_redirects_lead_to_the_page(self, client: WikiClient) -> None:
        """
        A redirect gives the page it leads to, at its newest revision.
        """
        found = client.find("Westby Bridge")

        assert found is not None
        assert ("Aldermoor Bridge", 1, 21) == (found.title, found.page_id, found.revision)

    def test_a_day_gives_the_revision_that_stood(self, client: WikiClient) -> None:
        """
        What was edited later does not count, and a page younger than the day is told.
        """
        found = client.find("Aldermoor Bridge", as_of=dt.date(2019, 4, 24))

        assert found is not None
        assert 11 == found.revision
        with pytest.raises(RejectedError, match="no revision from before 2018-01-01"):
            client.find("Aldermoor Bridge", as_of=dt.date(2018, 1, 1))

    def test_no_page_is_none(self, client: WikiClient) -> None:
        """
        A wiki that answers that there is no page was asked; that is no error.
        """
        assert client.find("Nothing") is None

    @pytest.mark.parametrize(
        "answer",
        [
            "{}",
            '{"batchcomplete": ""}',
            '{"query": []}',
            '{"query": {"pages": []}}',
            '{"query": {"pages": {"1": {"pageid": "x"}}}}',
            '{"query": {"pages": {"1": 3}}}',
            page_answer(title="a\x1b[2J"),
            page_answer(revisions=[{"revid": 3, "timestamp": "a while ago"}]),
        ],
    )
    def test_half_an_answer_is_an_error(
        self, client: WikiClient, wiki: FakeWiki, answer: str
    ) -> None:
        """
        An answer of another shape is never taken for "no such page".
        """
        wiki.faults = [faults.body(answer)]

        with pytest.raises(RejectedError, match="could not look"):
            client.find("Westby ferry")

    def test_a_throttled_search_is_no_empty_result(
        self, client: WikiClient, wiki: FakeWiki
    ) -> None:
        """
        The library would return nothing found; we say that we could not look.
        """
        wiki.faults = [faults.error("ratelimited")] * 4

        with pytest.raises(UnavailableError, match=r"could not look: .*“ratelimited” 4 times"):
            client.search("Westby")

    @pytest.mark.parametrize(
        ("category", "expected"),
        [
            ("Category:Disambiguation pages", True),
            ("Category:All article disambiguation pages", True),
            ("Category:Word-sense disambiguation", False),
        ],
    )
    def test_a_category_tells_a_list_where_the_wiki_does_not(
        self,
        client: WikiClient,
        wiki: FakeWiki,
        category: str,
        expected: bool,  # noqa: FBT001 - a row of the table
    ) -> None:
        """
        On a wiki without the property, only the usual categories make a page a list of meanings.
        """
        wiki.faults = [faults.body(page_answer(categories=[{"title": category}]))]
        found = client.find("A")

        assert found is not None
        assert expected is found.is_disambiguation


class TestFetch:
    def test_another_revision_is_refused(self, client: WikiClient, wiki: FakeWiki) -> None:
        """
        A wiki that answers with other text than was asked for is not believed.
        """
        found = client.find("Westby ferry")
        assert found is not None
        wiki.faults = [faults.body('{"parse": {"pageid": 2, "revid": 99, "text": ""}}')]

        with pytest.raises(RejectedError, match="another revision than 12"):
            client.fetch(found)

    def test_a_deleted_revision_is_told(self, client: WikiClient, wiki: FakeWiki) -> None:
        """
        What the wiki says of an error inside HTTP 200 reaches the user.
        """
        found = client.find("Westby ferry")
        assert found is not None
        wiki.pages[1].revisions.clear()

        with pytest.raises(RejectedError, match="nosuchrevid"):
            client.fetch(found)


class TestBatches:
    def test_many_pages_take_few_requests(self, client: WikiClient, wiki: FakeWiki) -> None:
        """
        Fifty pages go into one request.
        """
        wiki.pages = [
            FakePage(page_id=n, title=f"P{n}", revisions=[(n, "2020-01-01T00:00:00Z", "")])
            for n in range(1, 121)
        ]

        assert 120 == len(client.newest(range(1, 121)))
        assert 120 == len(client.existing([f"P{n}" for n in range(1, 121)]))
        assert 6 == len(wiki.seen)

    def test_deleted_pages_are_left_out(self, client: WikiClient) -> None:
        """
        A page that is gone has no newest revision.
        """
        assert [2] == list(client.newest([2, 77]))


class TestExtra:
    def test_without_the_library_the_message_says_how_to_get_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The message names the extra and the distribution's own checkout.
        """
        real = builtins.__import__

        def absent(name: str, *args: object, **kwargs: object) -> object:
            if name in {"wikipediaapi", "httpx"}:
                raise ImportError(name)
            return real(name, *args, **kwargs)  # type: ignore[arg-type] # passed through

        monkeypatch.delitem(sys.modules, "wikipediaapi", raising=False)
        monkeypatch.setattr(builtins, "__import__", absent)

        with pytest.raises(MissingExtraError, match=r"pip install '\.\[wikipedia\]'"):
            WikiClient("https://en.wikipedia.org/w/api.php", contact="a@b.example")
