"""``claimcheck wiki suggest``: which pages drafts need and the lock does not have."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimcheck.cli import _inputs, _lock
from claimcheck.cli import _wiki_options as own
from claimcheck.cli._run import split_documents
from claimcheck.cli._wiki_pins import Request
from claimcheck.model import Claim, EntityType
from claimcheck.sources.wikipedia import AliasIndex, add_command
from claimcheck.sources.wikipedia.client import WikiClient
from claimcheck.sources.wikipedia.lock import empty_lock
from claimcheck.sources.wikipedia.records import LockRecord
from claimcheck.sources.wikipedia.titles import may_be_title
from claimcheck.text.names import name_form

_CHECKABLE = 0.5  # check-worthiness from which a claim is looked up


@attrs.frozen(kw_only=True)
class Wanted:
    """A name in the drafts and how many checkable claims have it."""

    name: str
    claims: int


@attrs.frozen(kw_only=True)
class Suggestion:
    """What a wiki has for a name: a page, a list of its meanings, or none."""

    wanted: Wanted
    title: str | None
    is_listing: bool = False


def suggest(
    request: Request,
    paths: Sequence[str],
    *,
    published: dt.date | None,
    most: int,
    is_offline: bool,
) -> int:
    """Print the pages that are missing, the most needed first."""
    path = request.path
    lock = own.read_existing(path) if own.is_there(path) else empty_lock()
    client = None if is_offline else own.open_wiki(lock, request.wiki, request.contact)
    found = _inputs.find_drafts(paths, sources=_lock.not_drafts((path,)))
    drafts = _inputs.read_drafts(found, published=published)
    split = split_documents(drafts.documents, "news")
    claims = [claim for part in split for claim in part.claims]
    wanted = missing_names(claims, _aliases(lock))[:most]
    own.remark([f"{note.path}: {note.message}" for note in drafts.diagnostics])
    if client is None:
        own.say(f"{each.claims:>4}  {each.name}" for each in wanted)
    else:
        own.say(_lines(list(_looked_up(client, wanted, lock))))
    return 2 if drafts.diagnostics else 0


def missing_names(claims: Iterable[Claim], aliases: AliasIndex) -> list[Wanted]:
    """Return the names in checkable claims that no pinned page has, by number of claims.

    Names of one thing count together and are shown in their longest form; ties are in
    alphabetical order.
    """
    counts: Counter[str] = Counter()
    forms: dict[str, set[str]] = {}
    for claim in claims:
        if claim.check_worthiness < _CHECKABLE:
            continue
        named = {e.key: e.text for e in claim.entities if e.type is not EntityType.NATIONALITY}
        counts.update(named.keys())
        for key, text in named.items():
            forms.setdefault(key, set()).add(text)
    wanted = (
        Wanted(name=min(forms[key], key=lambda text: (-len(text), text)), claims=count)
        for key, count in counts.items()
        if not any(aliases.may_cover(text) for text in forms[key])
    )
    usable = (each for each in wanted if may_be_title(each.name))
    return sorted(usable, key=lambda each: (-each.claims, each.name))


def _aliases(lock: LockRecord) -> AliasIndex:
    return AliasIndex(
        (title, pin.title)
        for pin in lock.pages
        for title in (pin.title, *pin.requested, *pin.redirects)
    )


def _looked_up(
    client: WikiClient, wanted: Sequence[Wanted], lock: LockRecord
) -> Iterator[Suggestion]:
    """Ask for all names at once, then search for those that are no title."""
    there = client.existing([each.name for each in wanted])
    pinned = {pin.title for pin in lock.pages}
    told: set[str] = set()
    for each in wanted:
        title, is_listing = there.get(each.name, (None, False))
        if title is None:
            title = _near(each.name, client.search(each.name))
        if title in pinned or title in told:
            continue
        if title is not None:
            told.add(title)
        yield Suggestion(wanted=each, title=title, is_listing=is_listing)


def _near(name: str, titles: Sequence[str]) -> str | None:
    """Return the first title found that has all words of the name."""
    words = set(name_form(name).split())
    return next((title for title in titles if words <= set(name_form(title).split())), None)


def _lines(found: Sequence[Suggestion]) -> Iterator[str]:
    for each in found:
        if each.title is None:
            yield f"{each.wanted.claims:>4}  {each.wanted.name}: no page found"
        elif each.is_listing:
            yield f"{each.wanted.claims:>4}  {each.wanted.name}: the name has several meanings"
        else:
            same = each.title == each.wanted.name
            yield f"{each.wanted.claims:>4}  {each.title}" + (
                "" if same else f" ({each.wanted.name})"
            )
    titles = [each.title for each in found if each.title is not None and not each.is_listing]
    if titles:
        yield ""
        yield add_command(titles)
