"""Find the reference files under the paths a user named, and give each its name.

A file's name is the last part of the path the user named plus the way down from there, with
slashes: ``--sources ../refs`` gives ``refs/people/kim.md``, and ``--sources kim.md`` gives
``kim.md``, whatever the working directory. Where two named paths end alike, as many parents are
put before both as tell them apart.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import attrs

from claimcheck.documents.places import LEADS_OUT, leads_out, project_of
from claimcheck.errors import InputError, NoSourceError, UnreadableError, UnsupportedError
from claimcheck.model import Diagnostic, Severity
from claimcheck.sources.files import SUFFIXES, FileSource, file_source
from claimcheck.sources.source import Source
from claimcheck.sources.wikipedia import LOCK_SUFFIX, read_snapshot


@attrs.frozen(kw_only=True)
class Loaded:
    """The sources found, sorted by name, and what is wrong with files that were left out."""

    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def load_sources(paths: Sequence[Path]) -> Loaded:
    """Find all reference files under ``paths``; nothing is parsed yet.

    Hidden files, links to folders and files of other formats inside a folder are skipped; a link
    to a file outside of the project the folder belongs to is left out with a diagnostic. A file
    reached in two ways is one source. A file in a folder that cannot be read or decoded is left
    out with a diagnostic; what only parsing finds wrong is found by ``passages()``. A named lock
    (.lock) stands for the pages it pins; a lock inside a folder is passed over.

    Args:
        paths: Files (.txt, .md, .html, .htm, .jsonl, .csv, .lock) and folders, in any order.

    Raises:
        UnreadableError: A named path does not exist, or a named file cannot be read.
        UndecodableError: A named file is not UTF-8.
        UnsupportedError: A named file is of a format we do not read, or no text.
        NoSourceError: No path was given, or a named folder holds no file we read.
        SnapshotError: A lock or a page file beside it is missing or damaged.
    """
    if not paths:
        msg = "no sources given; name at least one file or folder with reference texts"
        raise NoSourceError(msg)
    locks = [Path(path) for path in paths if Path(path).suffix == LOCK_SUFFIX]
    pinned = {page.name: page for lock in locks for page in read_snapshot(lock).sources}
    sources: list[FileSource] = []
    diagnostics: list[Diagnostic] = []
    for found in _found([path for path in paths if Path(path) not in locks]):
        try:
            _refuse_if_outside(found)
            source = file_source(found.file, found.name, may_fail=not found.is_named)
        except InputError as error:
            if found.is_named:
                raise type(error)(found.given, error.problem) from error
            diagnostics.append(_diagnostic(error))
        else:
            sources.append(source)
    if not sources and not pinned:
        raise NoSourceError(_no_source(diagnostics))
    found_all: list[Source] = [*sources, *pinned.values()]
    ordered = sorted(found_all, key=lambda source: source.name)
    return Loaded(sources=tuple(ordered), diagnostics=tuple(diagnostics))


def _refuse_if_outside(found: _Found) -> None:
    """Raise ``UnreadableError`` for a link met in a folder that leads out of its project."""
    if found.is_named or not found.file.is_symlink():
        return
    if leads_out(found.file, project_of(Path(found.given))):
        raise UnreadableError(found.name, LEADS_OUT)


def _no_source(diagnostics: Sequence[Diagnostic]) -> str:
    if not diagnostics:
        return "the lock pins no page; add one with `claimcheck wiki add TITLE`"
    return f"no source could be read; the first problem: {diagnostics[0].message}"


@attrs.frozen(kw_only=True)
class _Found:
    file: Path
    name: str
    is_named: bool
    given: str


@attrs.frozen(kw_only=True)
class _Root:
    """A path the user named: as typed, and absolute without following links."""

    given: Path
    path: PurePath

    @property
    def is_file(self) -> bool:
        return Path(self.path).is_file()


def _found(paths: Sequence[Path]) -> tuple[_Found, ...]:
    """Return each file once, sorted by name; the outermost named folder names it."""
    roots = sorted({_root(Path(path)) for path in paths}, key=lambda root: _depth(root.path))
    labels = _labels([root.path for root in roots])
    files: dict[str, _Found] = {}
    for root in roots:
        for file in _files(root):
            real = os.path.realpath(file)
            known = files.get(real)
            below = PurePath(os.path.relpath(file, root.path)) if not root.is_file else PurePath()
            name = known.name if known else _shown(labels[root.path] / below)
            is_named = root.is_file or (known is not None and known.is_named)
            given = _shown(root.given) if root.is_file or known is None else known.given
            files[real] = _Found(file=file, name=name, is_named=is_named, given=given)
    return tuple(sorted(files.values(), key=lambda found: found.name))


def _root(given: Path) -> _Root:
    path = PurePath(os.path.abspath(given))  # noqa: PTH100 - Path.absolute keeps "..", resolve follows links
    try:
        Path(path).stat()
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            str(given), f"{problem}; name a file or folder that exists"
        ) from error
    return _Root(given=given, path=path)


def _files(root: _Root) -> Iterator[Path]:
    path = Path(root.path)
    if not path.is_dir():
        if path.suffix.lower() not in SUFFIXES:
            problem = f"not a format we read; sources are {', '.join(SUFFIXES)}"
            raise UnsupportedError(str(root.given), problem)
        yield path
        return
    found = sorted(_walk(path, root.given))
    if not found:
        msg = f"{root.given}: no source in this folder; it needs {', '.join(SUFFIXES)} files"
        raise NoSourceError(msg)
    yield from found


def _walk(folder: Path, given: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        if error.filename is not None and os.fspath(error.filename) == os.fspath(folder):
            raise UnreadableError(str(given), error.strerror or str(error)) from error

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and _is_plain(path):
                yield path


def _is_plain(path: Path) -> bool:
    """Say whether this is a file, or a link that leads nowhere, which is worth a diagnostic."""
    return path.is_file() or not path.exists()


def _labels(paths: Sequence[PurePath]) -> dict[PurePath, PurePath]:
    """Give every path its last part, with as many parents as it takes to tell them apart."""
    sizes = dict.fromkeys(paths, 1)
    while True:
        shown: dict[PurePath, list[PurePath]] = {}
        for path in paths:
            shown.setdefault(_tail(path, sizes[path]), []).append(path)
        alike = [path for group in shown.values() if len(group) > 1 for path in group]
        growing = [path for path in alike if sizes[path] < len(path.parts)]
        if not growing:
            return {path: _tail(path, sizes[path]) for path in paths}
        for path in growing:
            sizes[path] += 1


def _tail(path: PurePath, size: int) -> PurePath:
    parts = [part for part in path.parts if part != path.anchor] or ["root"]
    return PurePath(*parts[-size:])


def _depth(path: PurePath) -> tuple[int, str]:
    return (len(path.parts), os.fspath(path))


def _shown(path: PurePath) -> str:
    """Return a path with slashes, as text that can be printed on every machine."""
    text = os.fsencode(path.as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)


def _diagnostic(error: InputError) -> Diagnostic:
    return Diagnostic(code=error.code, severity=Severity.ERROR, message=str(error), path=error.path)
