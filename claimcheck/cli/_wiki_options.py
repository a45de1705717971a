"""Options and small steps that the commands of ``claimcheck wiki`` share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.sources.wikipedia.client import WikiClient
    from claimcheck.sources.wikipedia.records import LockRecord, PinRecord

Titles = Annotated[
    list[str],
    typer.Argument(metavar="TITLE...", help="Titles of pages.", show_default=False),
]
Lock = Annotated[
    str | None,
    typer.Option(
        "--lock",
        metavar="PATH",
        help="The lock; its page files are in claimcheck.pages beside it.",
        show_default="claimcheck.lock in this folder or above it in the repository",
    ),
]
Wiki = Annotated[
    str | None,
    typer.Option(
        "--wiki",
        metavar="WIKI",
        help="Language of a Wikipedia, or address of the api.php of another MediaWiki.",
        envvar="CLAIMCHECK_WIKI",
        show_default="the wiki of the lock, else en",
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="WHO",
        help="E-mail address or page of who runs this; the wiki is told it with every request.",
        envvar="CLAIMCHECK_CONTACT",
        show_default="none; one is needed",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Pin the revision that stood when this day began (UTC), as 2019-04-24.",
        show_default="the newest",
    ),
]

_DEFAULT_WIKI = "en"


def lock_path(given: str | None) -> Path:
    """Return where the lock is, or will be when there is none.

    Raises:
        UsageError: It is named otherwise than a lock.
    """
    from claimcheck.sources.wikipedia import (  # noqa: PLC0415 - help must be quick
        LOCK_NAME,
        LOCK_SUFFIX,
        find_lock,
    )
    from claimcheck.sources.wikipedia.store import NEXT_SUFFIX  # noqa: PLC0415 - see above

    if given is None:
        return find_lock((Path.cwd(),)) or Path(LOCK_NAME)
    path = Path(given)
    if path.suffix != LOCK_SUFFIX or path.name.endswith(NEXT_SUFFIX):
        msg = f"--lock takes a file whose name ends in .lock, such as {LOCK_NAME}, got {given!r}"
        raise UsageError(msg)
    return path


def is_there(path: Path) -> bool:
    """Say whether there is a lock already."""
    return path.exists()


def read_existing(path: Path) -> LockRecord:
    """Read the lock.

    Raises:
        SnapshotError: There is none, or it is damaged.
    """
    from claimcheck.sources.wikipedia.lock import read_lock  # noqa: PLC0415 - see above

    return read_lock(path)


def open_wiki(lock: LockRecord, wiki: str | None, contact: str | None) -> WikiClient:
    """Return the wiki that new pages come from: the one named, else the lock's, else English.

    Raises:
        UsageError: No contact, or the lock has several wikis and none was named.
        MissingExtraError: The extra is not installed.
    """
    from claimcheck.sources.wikipedia.client import read_api  # noqa: PLC0415 - see above

    if wiki is not None:
        return _client(read_api(wiki), contact)
    if len(lock.sites) > 1:
        listed = ", ".join(site.name for site in lock.sites)
        msg = f"the lock has pages of several wikis ({listed}); name one with --wiki"
        raise UsageError(msg)
    if not lock.sites:
        return _client(read_api(_DEFAULT_WIKI), contact)
    return next(iter(open_wikis(lock, wiki, contact).values()))


def open_wikis(lock: LockRecord, wiki: str | None, contact: str | None) -> dict[str, WikiClient]:
    """Return a client for each wiki of a lock.

    A lock may come from somebody else, so an address in it that is no Wikipedia is only asked
    when the user names it too.

    Raises:
        UsageError: No contact, or an address that was not named.
        MissingExtraError: The extra is not installed.
    """
    from claimcheck.sources.wikipedia.client import is_wikipedia, read_api  # noqa: PLC0415

    named = None if wiki is None else read_api(wiki)
    for site in lock.sites:
        if site.api != named and not is_wikipedia(site.api):
            msg = (
                f"the lock has pages of {site.api}, which is no Wikipedia;"
                f" say --wiki {site.api} if it may be asked"
            )
            raise UsageError(msg)
    return {site.name: _client(site.api, contact) for site in lock.sites}


def _client(api: str, contact: str | None) -> WikiClient:
    from claimcheck.sources.wikipedia import client  # noqa: PLC0415 - see above

    return client.WikiClient(api, contact=client.read_contact(contact))


def told(pin: PinRecord) -> str:
    """Return a page and its revision in words."""
    return f"{pin.title}, revision {pin.revision} of {pin.timestamp[:10]} ({pin.site})"


def say(lines: Iterable[str]) -> None:
    """Print lines to stdout; what a wiki brought along is made visible."""
    from claimcheck.cli._outputs import write_stdout  # noqa: PLC0415 - see above
    from claimcheck.report.terminal import visible  # noqa: PLC0415 - see above

    write_stdout("".join(f"{visible(line)}\n" for line in lines))


def remark(notes: Sequence[str]) -> None:
    """Print remarks to stderr."""
    from claimcheck.cli._stderr import complain  # noqa: PLC0415 - see above

    for note in notes:
        complain(note)
