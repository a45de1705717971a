"""From what the user typed to documents: files, folders, patterns and stdin."""

from __future__ import annotations

import datetime as dt
import glob
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

import attrs

from claimcheck.cli._patterns import matches
from claimcheck.cli._stdin import NAME, read_stdin
from claimcheck.config.globs import Selection
from claimcheck.documents import FOLDER_SUFFIXES, read_documents
from claimcheck.documents.decoding import MOST_WORD_BYTES
from claimcheck.documents.places import LEADS_OUT, leads_out, project_of
from claimcheck.errors import InputError, UnreadableError, UsageError
from claimcheck.model import Diagnostic, Document, Severity

STDIN = "-"
_PASSED = (".", "~$")  # hidden files, and the locks that Word leaves beside an open one


@attrs.frozen(kw_only=True)
class Draft:
    """A draft to read; ``name`` is shown to people.

    ``is_named`` is false for one that was met in a folder or matched by a pattern.
    """

    path: Path
    name: str
    is_named: bool

    @property
    def is_stdin(self) -> bool:
        """Say whether the draft is read from stdin."""
        return self.is_named and os.fspath(self.path) == STDIN


@attrs.frozen(kw_only=True)
class Found:
    """Drafts in the order they were named, and folders that could not be looked into."""

    drafts: tuple[Draft, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@attrs.frozen(kw_only=True)
class Drafts:
    """Documents in the order they were named, and what could not be read."""

    documents: tuple[Document, ...]
    named: frozenset[int]
    diagnostics: tuple[Diagnostic, ...] = ()


_ALL = Selection(heeds_gitignore=False)


def find_drafts(
    paths: Sequence[str],
    *,
    sources: Sequence[Path] = (),
    stdin_filename: str | None = None,
    selection: Selection = _ALL,
) -> Found:
    """Return the drafts that ``paths`` name; each file once.

    A folder stands for the drafts below it, sorted, without hidden ones. A pattern ("*.md") that
    is no file's own name stands for what it matches. Reference sources met on the way are left
    out: a draft cannot support itself. So is what ``selection`` does not take; where it is forced,
    that holds for files that were named, too.

    Raises:
        UnreadableError: A path does not exist.
        UsageError: Nothing matches or is left, a folder holds no draft, stdin is named twice, or a
            named draft is also a source.
    """
    if stdin_filename is not None and STDIN not in paths:
        msg = "--stdin-filename is for a draft read from stdin; name it with -"
        raise UsageError(msg)
    if list(paths).count(STDIN) > 1:
        msg = "- was given twice; stdin can be read once"
        raise UsageError(msg)
    kept = _Kept(tuple(Path(os.path.realpath(source)) for source in sources), selection)
    for path in paths:
        if path == STDIN:
            kept.drafts[STDIN] = Draft(path=Path(STDIN), name=stdin_filename or NAME, is_named=True)
        else:
            kept.add(path)
    if not kept.drafts and not kept.diagnostics:
        msg = "no draft is left: all that were named are left out by the settings"
        raise UsageError(msg)
    return Found(drafts=tuple(kept.drafts.values()), diagnostics=tuple(kept.diagnostics))


def read_drafts(found: Found, *, published: dt.date | None) -> Drafts:
    """Read every draft.

    Raises:
        InputError: A draft that was named cannot be used; one met on the way is a diagnostic.
    """
    documents: list[Document] = []
    named: set[int] = set()
    diagnostics = list(found.diagnostics)
    for draft in found.drafts:
        try:
            documents_read = read(draft, published)
        except InputError as error:
            if draft.is_named:
                raise
            diagnostics.append(diagnostic(error, draft.name))
        else:
            if draft.is_named:
                named.update(range(len(documents), len(documents) + len(documents_read)))
            documents.extend(documents_read)
    return Drafts(
        documents=tuple(documents), named=frozenset(named), diagnostics=tuple(diagnostics)
    )


def read(draft: Draft, published: dt.date | None) -> tuple[Document, ...]:
    """Read a draft; one file may hold several.

    Raises:
        InputError: It cannot be used.
    """
    if not draft.is_stdin:
        return read_documents(draft.path, published=published, name=draft.name)
    # Through a file, so that stdin and files are decoded by one and the same reader.
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        suffix = PurePath(draft.name).suffix if draft.name != NAME else ".txt"
        path = Path(folder, f"stdin{suffix or '.txt'}")
        path.write_bytes(read_stdin(draft.name, most=MOST_WORD_BYTES))
        return read_documents(path, published=published, name=draft.name)


def diagnostic(error: InputError, name: str | None) -> Diagnostic:
    """Return the note that stands in a report for a file that was left out."""
    return Diagnostic(code=error.code, severity=Severity.ERROR, message=error.problem, path=name)


class _Kept:
    """Collects drafts by their real path, so that each is checked once."""

    def __init__(self, sources: Sequence[Path], selection: Selection) -> None:
        self.sources = frozenset(sources)
        self.selection = selection
        self.drafts: dict[str, Draft] = {}
        self.diagnostics: list[Diagnostic] = []
        self.left_out = 0

    def add(self, path: str) -> None:
        """Take a file, the drafts below a folder, or what a pattern matches."""
        if os.path.isdir(path):  # noqa: PTH112 - must not raise on odd names
            self._add_folder(path)
        elif os.path.lexists(path):
            self._add_named(path)
        elif glob.has_magic(path):
            self._add_matches(path)
        else:
            raise UnreadableError(path, "no such file or folder")

    def _add_named(self, path: str) -> None:
        if self._is_source(path):
            msg = f"{path}: is also a source; a draft cannot support itself"
            raise UsageError(msg)
        if self.selection.is_forced and not self.selection.takes_file(path):
            return
        self.drafts[os.path.realpath(path)] = _draft(path, is_named=True)

    def _add_folder(self, path: str) -> None:
        if not self._add_met(self._inside(path)) and not self.diagnostics:
            msg = f"{path}: no draft in this folder; {self._wanted}"
            raise UsageError(msg)

    def _add_met(self, names: Iterable[str]) -> int:
        """Take what was met on the way, sorted; return how many drafts there were."""
        ordered = sorted(names, key=lambda name: PurePath(name).parts)
        drafts = [name for name in ordered if not self._is_source(name) and self._takes(name)]
        for name in drafts:
            self.drafts.setdefault(os.path.realpath(name), _draft(name, is_named=False))
        return len(drafts)

    def _add_matches(self, pattern: str) -> None:
        found_names = matches(pattern)
        if not found_names:
            msg = f"{pattern}: no file matches this pattern"
            raise UsageError(msg)
        found = 0
        for name in found_names:
            is_folder = os.path.isdir(name)  # noqa: PTH112 - see above
            found += self._add_met(self._inside(name) if is_folder else [name])
        if not found and not self.diagnostics:
            msg = f"{pattern}: what matches holds no draft; {self._wanted}"
            raise UsageError(msg)

    @property
    def _wanted(self) -> str:
        left_out = "" if not self.left_out else f", and {self.left_out} left out by the settings"
        return f"drafts are {', '.join(FOLDER_SUFFIXES)} files{left_out}"

    def _inside(self, folder: str) -> Iterator[str]:
        """Yield the drafts below a folder; note the links that lead out of its project."""
        project = project_of(Path(folder))
        for name in self._walk(folder):
            path = Path(name)
            if path.is_symlink() and path.exists() and leads_out(path, project):
                shown = _shown(name)
                self.diagnostics.append(diagnostic(UnreadableError(shown, LEADS_OUT), shown))
            else:
                yield name

    def _walk(self, folder: str) -> Iterator[str]:
        """Yield the drafts below a folder; note the folders that cannot be looked into."""
        for parent, folders, files in os.walk(folder, onerror=self._refused):
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and self._looks_into(os.path.join(parent, name))  # noqa: PTH118 - see below
            )
            for name in files:
                if not name.startswith(_PASSED) and name.lower().endswith(FOLDER_SUFFIXES):
                    yield os.path.join(parent, name)  # noqa: PTH118 - as strings, like os.walk

    def _takes(self, path: str) -> bool:
        is_taken = self.selection.takes_file(path)
        self.left_out += not is_taken
        return is_taken

    def _looks_into(self, folder: str) -> bool:
        is_taken = self.selection.takes_folder(folder)
        self.left_out += not is_taken
        return is_taken

    def _refused(self, error: OSError) -> None:
        name = _shown(os.fsdecode(error.filename or ""))
        problem = error.strerror or "cannot be read"
        self.diagnostics.append(diagnostic(UnreadableError(name, problem), name))

    def _is_source(self, path: str) -> bool:
        if not self.sources:
            return False
        real = Path(os.path.realpath(path))
        return real in self.sources or not self.sources.isdisjoint(real.parents)


def _draft(path: str, *, is_named: bool) -> Draft:
    return Draft(path=Path(path), name=_shown(path), is_named=is_named)


def _shown(path: str) -> str:
    """Return a path with slashes, without characters that are no text."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")
