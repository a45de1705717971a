"""``claimcheck index``: build the index of reference sources ahead of a check, or look at it."""

from __future__ import annotations

from pathlib import Path

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting

app = typer.Typer(
    help="Build the index over reference sources, or say what is in the cache.",
    rich_markup_mode=None,
)


@app.command("build")
def build(
    *,
    sources: opt.Sources = None,
    cache_dir: opt.CacheDir = None,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
) -> int:
    """Build the index now, so that the first check need not wait for it.

    Sources and cache folder come from the settings where no option says otherwise.

    Exit code: 0 built or found, 2 something could not be read or kept.
    """
    from claimcheck.cli import _outputs, _settings  # noqa: PLC0415 - help must be quick
    from claimcheck.cli._stderr import Bar, complain  # noqa: PLC0415 - see above
    from claimcheck.cli.check import sources_of  # noqa: PLC0415 - see above

    where = _settings.Where(config=config, isolated=isolated)
    given = {"sources": sources, "cache-dir": cache_dir}
    settings = _settings.load((), where, given).settings
    paths = sources_of((), settings.sources)

    from claimcheck.errors import IndexFolderError  # noqa: PLC0415 - see above
    from claimcheck.retrieval import open_index  # noqa: PLC0415 - see above
    from claimcheck.retrieval.cache import temporary_folder  # noqa: PLC0415 - see above
    from claimcheck.sources import load_sources  # noqa: PLC0415 - see above

    loaded = load_sources(paths)
    with Bar(is_wanted=True) as bar:
        index = open_index(
            loaded.sources, cache_dir=_path(settings.cache_dir), progress=bar.indexing
        )
    if index.notice and index.folder.is_relative_to(temporary_folder()):
        place = index.notice.partition("; ")[0]
        msg = f"{place}; the index needs a folder that can be written to, see --cache-dir"
        raise IndexFolderError(msg)
    _outputs.write_stdout(
        f"{index.folder}: {len(index)} passages from {_sources(len(loaded.sources))}\n"
    )
    if index.notice:
        complain(index.notice)
    notes = (*loaded.diagnostics, *index.diagnostics)
    for note in notes:
        complain(f"{note.path}: {note.message.removeprefix(f'{note.path}: ')} ({note.code})")
    return 2 if notes else 0


@app.command("info")
def info(
    *,
    cache_dir: opt.CacheDir = None,
    output_format: opt.TextOutput = opt.TextOrJson.TEXT,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
) -> int:
    """List the indexes in the cache: folder, passages, size and sources."""
    from claimcheck.cli import _outputs, _settings  # noqa: PLC0415 - help must be quick
    from claimcheck.cli._index_records import IndexesRecord, record_of  # noqa: PLC0415 - see above
    from claimcheck.report.records import encode_indented  # noqa: PLC0415 - see above
    from claimcheck.report.terminal import visible  # noqa: PLC0415 - see above
    from claimcheck.retrieval import index_info  # noqa: PLC0415 - see above

    where = _settings.Where(config=config, isolated=isolated)
    settings = _settings.load((), where, {"cache-dir": cache_dir}).settings
    found = index_info(_path(settings.cache_dir))
    if output_format is opt.TextOrJson.JSON:
        record = IndexesRecord(indexes=tuple(record_of(entry) for entry in found))
        _outputs.write_stdout(encode_indented(record))
        return 0
    lines = []
    for entry in found:
        state = "" if entry.is_complete else " (damaged; it will be built anew)"
        counts = f"{entry.passages} passages, {entry.bytes} bytes"
        lines.append(f"{entry.folder}: {counts}, {_sources(len(entry.sources))}{state}")
        lines.extend(f"  {source}" for source in entry.sources)
    shown = [visible(line) for line in lines] or ["no index in the cache"]
    _outputs.write_stdout("".join(f"{line}\n" for line in shown))
    return 0


def _path(given: str | None) -> Path | None:
    return None if given is None else Path(given)


def _sources(count: int) -> str:
    return f"{count} source{'' if count == 1 else 's'}"
