"""A wiki in plain Python on loopback: pages with revisions, and every fault a network can have."""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import attrs

Fault = Callable[[BaseHTTPRequestHandler], bool]
"""Answers a request in place of the wiki; returns whether it did."""

LICENCE = {"text": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}


@attrs.define(kw_only=True)
class FakePage:
    """A page: its revisions as (id, timestamp, HTML), oldest first, and titles that lead to it."""

    page_id: int
    title: str
    revisions: list[tuple[int, str, str]]
    redirects: tuple[str, ...] = ()
    is_listing: bool = False


@attrs.define
class FakeWiki:
    """What the server answers from; ``faults`` are used up, one a request, before any page is."""

    pages: list[FakePage] = attrs.field(factory=list)
    faults: list[Fault] = attrs.field(factory=list)
    seen: list[dict[str, str]] = attrs.field(factory=list)
    agents: list[str] = attrs.field(factory=list)
    api: str = ""

    def answer(self, asked: Mapping[str, str]) -> dict[str, Any]:
        """Answer as MediaWiki does, as far as we ask."""
        if asked.get("action") == "parse":
            return self._parsed(int(asked["oldid"]))
        if asked.get("meta") == "siteinfo":
            return {"query": {"general": {"sitename": "Testwiki"}, "rightsinfo": LICENCE}}
        if asked.get("list") == "search":
            return self._searched(asked["srsearch"])
        return self._queried(asked)

    def _parsed(self, revision: int) -> dict[str, Any]:
        for page in self.pages:
            for number, _, html in page.revisions:
                if number == revision:
                    properties = {"disambiguation": ""} if page.is_listing else {}
                    told = {"pageid": page.page_id, "revid": number, "text": html}
                    return {"parse": {**told, "properties": properties, "categories": []}}
        return {"error": {"code": "nosuchrevid", "info": f"There is no revision {revision}."}}

    def _searched(self, words: str) -> dict[str, Any]:
        first = words.split(maxsplit=1)[0].lower()
        found = [page for page in self.pages if first in page.title.lower()]
        hits = [{"ns": 0, "title": page.title, "pageid": page.page_id} for page in found]
        return {"query": {"searchinfo": {"totalhits": len(hits)}, "search": hits}}

    def _queried(self, asked: Mapping[str, str]) -> dict[str, Any]:
        redirects: list[dict[str, str]] = []
        found: list[dict[str, Any]] = []
        for title in filter(None, asked.get("titles", "").split("|")):
            page = next((p for p in self.pages if title in (p.title, *p.redirects)), None)
            if page is not None and title != page.title:
                redirects.append({"from": title, "to": page.title})
            missing = {"title": title, "missing": True}
            found.append(missing if page is None else self._told(page, asked))
        for number in filter(None, asked.get("pageids", "").split("|")):
            page = next((p for p in self.pages if p.page_id == int(number)), None)
            missing = {"pageid": int(number), "missing": True}
            found.append(missing if page is None else self._told(page, asked))
        if asked.get("formatversion") == "2":
            return {"query": {"redirects": redirects, "pages": found}}
        by_id = {str(each.get("pageid", -1)): each for each in found}
        return {"query": {"redirects": redirects, "pages": by_id}}

    def _told(self, page: FakePage, asked: Mapping[str, str]) -> dict[str, Any]:
        until = asked.get("rvstart", "9999")
        known = [each for each in page.revisions if each[1] <= until]
        told: dict[str, Any] = {"pageid": page.page_id, "title": page.title}
        if known:
            number, timestamp, _ = known[-1]
            told["revisions"] = [{"revid": number, "timestamp": timestamp, "sha1": "a" * 40}]
        if page.is_listing:
            told["pageprops"] = {"disambiguation": ""}
        if "redirects" in asked.get("prop", "") and page.redirects:
            told["redirects"] = [{"title": title} for title in page.redirects]
        return told


@contextmanager
def running(wiki: FakeWiki) -> Iterator[FakeWiki]:
    """Serve a wiki on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = urllib.parse.urlsplit(self.path).query
            asked = dict(urllib.parse.parse_qsl(query))
            wiki.seen.append(asked)
            wiki.agents.append(self.headers.get("User-Agent", ""))
            if wiki.faults and wiki.faults.pop(0)(self):
                return
            send(self, 200, json.dumps(wiki.answer(asked)))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    wiki.api = f"http://127.0.0.1:{server.server_port}/w/api.php"
    try:
        yield wiki
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, status: int, body: str | bytes, **headers: str) -> None:
    """Send a whole answer."""
    raw = body.encode() if isinstance(body, str) else body
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    handler.wfile.write(raw)


# ---------------------------------------------------------------- faults


def fine(_handler: BaseHTTPRequestHandler) -> bool:
    """Let the wiki answer."""
    return False


def status(code: int, **headers: str) -> Fault:
    """Answer with an HTTP status."""

    def fault(handler: BaseHTTPRequestHandler) -> bool:
        send(handler, code, "<html>no</html>", **headers)
        return True

    return fault


def body(text: str | bytes, **headers: str) -> Fault:
    """Answer HTTP 200 with a text that is no answer."""

    def fault(handler: BaseHTTPRequestHandler) -> bool:
        send(handler, 200, text, **headers)
        return True

    return fault


def error(code: str, **headers: str) -> Fault:
    """Answer HTTP 200 with an error in it."""
    return body(json.dumps({"error": {"code": code, "info": f"This is {code}."}}), **headers)


def reset(handler: BaseHTTPRequestHandler) -> bool:
    """Close the connection without a word."""
    handler.close_connection = True
    handler.connection.close()
    return True


def truncated(handler: BaseHTTPRequestHandler) -> bool:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"query": {')
    handler.close_connection = True
    return True
