"""``claimcheck clean``: remove what claimcheck keeps between runs."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting


def clean(
    *,
    cache_dir: opt.CacheDir = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Print what would be removed, and leave it.", show_default="off"
        ),
    ] = False,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
) -> int:
    """Remove indexes and verdicts from the cache folder, and say which; nothing else is touched.

    They are made anew when they are needed.
    Exit code: 0 removed or nothing there, 2 something could not be removed.
    """
    from claimcheck.cli import _clean, _outputs, _settings  # noqa: PLC0415 - help must be quick
    from claimcheck.cli._stderr import complain  # noqa: PLC0415 - see above

    where = _settings.Where(config=config, isolated=isolated)
    settings = _settings.load((), where, {"cache-dir": cache_dir}).settings
    folder = _clean.folder_of(settings.cache_dir)
    done = _clean.sweep(folder, is_dry=dry_run)
    _outputs.write_stdout(_clean.text_of(done, folder, is_dry=dry_run))
    for line in done.problems:
        complain(line)
    return 2 if done.problems else 0
