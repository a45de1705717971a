"""``claimcheck wiki``: pin pages of Wikipedia or another MediaWiki; all that uses the network."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting
from claimcheck.cli import _wiki_options as own

app = typer.Typer(
    help=(
        "Pin pages of Wikipedia, or of another MediaWiki, as sources.\n\n"
        "claimcheck.lock and claimcheck.pages are what `claimcheck check` reads; it never uses the"
        " network. The commands here that do say so."
    ),
    rich_markup_mode=None,
)


@app.command("add")
def add(
    *,
    titles: own.Titles,
    as_of: own.AsOf = None,
    wiki: own.Wiki = None,
    contact: own.Contact = None,
    lock: own.Lock = None,
) -> int:
    """Pin pages at their newest revision, or as of a day. Uses the network.

    Pages that are pinned already stay as they are. Exit code: 0 pinned, 2 nothing was written.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick

    request = pins.Request(lock=lock, wiki=wiki, contact=contact)
    return pins.add(request, titles, opt.read_date("--as-of", as_of))


@app.command("remove")
def remove(*, titles: own.Titles, lock: own.Lock = None) -> int:
    """Take pages out of the lock again.

    Exit code: 0 removed, 2 nothing was written.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick

    return pins.remove(pins.Request(lock=lock), titles)


@app.command("suggest")
def suggest(  # noqa: PLR0913 - typer takes one parameter an option
    *,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT...",
            help="Drafts, folders of drafts, or - for stdin.",
            show_default=False,
        ),
    ],
    most: Annotated[
        int, typer.Option("--most", min=1, max=500, help="Pages to name.", show_default=True)
    ] = 20,
    offline: Annotated[
        bool,
        typer.Option(
            "--offline",
            help="Name what the drafts name, without asking the wiki.",
            show_default="off",
        ),
    ] = False,
    published: opt.Published = None,
    wiki: own.Wiki = None,
    contact: own.Contact = None,
    lock: own.Lock = None,
) -> int:
    """Name the pages that drafts need and the lock does not have, the most needed first.

    Uses the network, unless --offline: the wiki is asked for the names in the drafts, and never
    sees a sentence of them. Exit code: 0 done, 2 could not look.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick
    from claimcheck.cli import _wiki_suggest  # noqa: PLC0415 - see above

    request = pins.Request(lock=lock, wiki=wiki, contact=contact)
    day = opt.read_date("--published", published)
    return _wiki_suggest.suggest(request, paths, published=day, most=most, is_offline=offline)


@app.command("lock")
def pin_again(
    *,
    as_of: own.AsOf = None,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help="Take over what the last refresh proposed; uses no network.",
            show_default="off",
        ),
    ] = False,
    wiki: own.Wiki = None,
    contact: own.Contact = None,
    lock: own.Lock = None,
) -> int:
    """Pin all pages of the lock again: at their newest revision, or as of a day. Uses the network.

    Exit code: 0 pinned, 2 nothing was written.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick

    request = pins.Request(lock=lock, wiki=wiki, contact=contact)
    day = opt.read_date("--as-of", as_of)
    return pins.accept(request, day) if accept else pins.again(request, day)


@app.command("sync")
def sync(*, wiki: own.Wiki = None, contact: own.Contact = None, lock: own.Lock = None) -> int:
    """Get the page files that the lock names and that are missing or damaged. Uses the network.

    Exit code: 0 all are there, 2 some could not be got.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick

    return pins.sync(pins.Request(lock=lock, wiki=wiki, contact=contact))


@app.command("refresh")
def refresh(
    *,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Only list what changed.", show_default="off"),
    ] = False,
    wiki: own.Wiki = None,
    contact: own.Contact = None,
    lock: own.Lock = None,
) -> int:
    """See which pages have newer revisions, and get those beside the pinned ones. Uses the network.

    The lock stays as it is; `claimcheck wiki diff` shows what would change, and `claimcheck wiki
    lock --accept` takes it over. Exit code: 0 nothing is newer, 1 pages changed, 2 could not look.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick

    request = pins.Request(lock=lock, wiki=wiki, contact=contact)
    return pins.refresh(request, is_dry=dry_run)


@app.command("diff")
def diff(  # noqa: PLR0913 - typer takes one parameter an option
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DRAFT...]", help="Drafts whose verdicts are compared.", show_default="none"
        ),
    ] = None,
    sources: opt.Sources = None,
    published: opt.Published = None,
    granularity: opt.Granularity = None,
    cache_dir: opt.CacheDir = None,
    lock: own.Lock = None,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
) -> int:
    """Show what the last refresh would change: passages, and the verdicts of drafts that flip.

    Sources, granularity and cache folder come from the settings where no option says otherwise.
    Exit code: 0 no verdict flips, 1 some do, 2 something could not be read.
    """
    from claimcheck.cli import _settings, _wiki_diff  # noqa: PLC0415 - help must be quick

    given = {"sources": sources, "granularity": granularity, "cache-dir": cache_dir}
    where = _settings.Where(config=config, isolated=isolated)
    settings = _settings.load(paths or (), where, given).settings
    return _wiki_diff.diff(
        own.lock_path(lock),
        paths or [],
        _wiki_diff.Wanted(
            sources=settings.sources,
            published=opt.read_date("--published", published),
            granularity=settings.granularity,
            cache_dir=settings.cache_dir,
        ),
    )


@app.command("verify")
def verify(*, lock: own.Lock = None) -> int:
    """Check that every page file is the one that was pinned.

    Exit code: 0 all are, 2 one is missing or damaged.
    """
    from claimcheck.cli import _wiki_pins as pins  # noqa: PLC0415 - help must be quick

    return pins.verify(pins.Request(lock=lock))


@app.command("attribution")
def attribution(*, lock: own.Lock = None) -> int:
    """Print who wrote the pinned pages, where they stand and under what licence.

    Exit code: 0 printed, 2 the lock could not be read.
    """
    from claimcheck.sources.wikipedia.attribution import notice  # noqa: PLC0415 - see above

    own.say(notice(own.read_existing(own.lock_path(lock))).splitlines())
    return 0
