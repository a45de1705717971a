"""The credit that the licence of a wiki's text asks for."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.sources.wikipedia.records import LockRecord, PinRecord, SiteRecord


def credit(site: SiteRecord, pin: PinRecord) -> str:
    """Return who wrote a page, which version it is and under what licence it may be used.

    The address of that version is ``pin.permalink``; the two belong together.
    """
    licence = f", {site.licence}" if site.licence else ""
    return (
        f"{site.title} contributors, “{pin.title}”,"
        f" revision {pin.revision} of {pin.timestamp[:10]}{licence}"
    )


def notice(lock: LockRecord) -> str:
    """Return the text that stands beside the page files and says where they come from."""
    return "".join(f"{line}\n" for line in _notice(lock))


def _notice(lock: LockRecord) -> Iterator[str]:
    yield "The page files in this folder are excerpts from the pages listed here."
    yield "Paragraphs, list items and table rows were taken out of them; the words are unchanged."
    for site in sorted(lock.sites, key=lambda site: site.name):
        yield ""
        licence = f", {site.licence}" if site.licence else ""
        where = f" ({site.licence_url})" if site.licence_url else ""
        yield f"{site.title} contributors, {site.name}{licence}{where}"
        for pin in sorted(lock.pages, key=lambda pin: pin.title):
            if pin.site == site.name:
                yield f"- {pin.title}, revision of {pin.timestamp[:10]}: {pin.permalink}"
