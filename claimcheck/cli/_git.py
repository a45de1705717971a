"""Ask git which lines of a file changed since a revision; it writes and fetches nothing."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from claimcheck.errors import UsageError
from claimcheck.triage import Lines

OPTION = "--diff-base"
_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "diff.renames=true", "-c", "core.quotePath=false")
_PLAIN = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules")
# No lock is taken, no pager or question appears, no missing object is fetched, no file name is read
# as a pattern.
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


def changed_lines(revision: str, files: Sequence[Path]) -> dict[Path, Lines | None]:
    """Return for each file the lines changed since a branch, tag or commit left off.

    Compared is the file as it lies on disk with the last commit that it shares with ``revision``,
    as a pull request shows it. A file that git does not know, or holds for binary, has none: all
    of it is new. A file without changes has no lines.

    Raises:
        UsageError: git is missing, a file is in no repository, or there is no such revision.
    """
    found: dict[Path, Lines | None] = {}
    repositories: dict[Path, _Repository] = {}
    for file in files:
        real = Path(os.path.realpath(file))
        top = _top_of(real.parent, file)
        if top not in repositories:
            repositories[top] = _Repository.at(top, revision)
        found[file] = repositories[top].lines_of(real)
    return found


@attrs.frozen(kw_only=True)
class _Repository:
    """A repository compared with one of its commits; file names are those below ``top``.

    ``changed`` has the former name of each changed file, its own unless it was renamed.
    """

    top: Path
    base: str
    tracked: frozenset[str]
    changed: Mapping[str, str]

    @classmethod
    def at(cls, top: Path, revision: str) -> _Repository:
        commit = _commit(top, revision)
        base = _shared(top, revision, commit)
        names = _git(top, "diff", *_PLAIN, "--name-status", "-z", base, "--")
        return cls(
            top=top,
            base=base,
            tracked=frozenset(_names(_git(top, "ls-files", "-z"))),
            changed=dict(_changed(_names(names))),
        )

    def lines_of(self, file: Path) -> Lines | None:
        name = file.relative_to(self.top).as_posix()
        if name not in self.tracked:
            return None
        if name not in self.changed:
            return ()
        names = sorted({name, self.changed[name]})
        patch = _git(self.top, "diff", *_PLAIN, "--unified=0", self.base, "--", *names)
        if b"\nBinary files " in patch:
            return None
        return tuple(_runs(patch))


def _runs(patch: bytes) -> Iterator[range]:
    for line in patch.split(b"\n"):
        match = _HUNK.match(line)
        if match is not None:
            start, count = int(match[1]), int(match[2] or b"1")
            if count:
                yield range(start, start + count)


def _changed(fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and former name of each changed file."""
    rest = iter(fields)
    for status in rest:
        old = next(rest, "")
        yield (next(rest, ""), old) if status[:1] in {"R", "C"} else (old, old)


def _names(raw: bytes) -> list[str]:
    return [os.fsdecode(part) for part in raw.split(b"\0") if part]


def _top_of(folder: Path, file: Path) -> Path:
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    except _GitError as error:
        if "not a git repository" not in error.words:
            raise
        msg = f"{file}: is in no git repository; {OPTION} needs one"
        raise UsageError(msg) from error


def _commit(top: Path, revision: str) -> str:
    wanted = f"{revision}^{{commit}}"
    try:
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except _GitError as error:
        msg = (
            f"{OPTION}: no branch, tag or commit {revision!r} in {top}; name one that was fetched,"
            " such as origin/main"
        )
        raise UsageError(msg) from error
    return found.decode("ascii").strip()


def _shared(top: Path, revision: str, commit: str) -> str:
    """Return the last commit shared with the one that is checked out."""
    try:
        return _git(top, "merge-base", commit, "HEAD").decode("ascii").split()[0]
    except _GitError as error:
        msg = (
            f"{OPTION}: {revision!r} and what is checked out share no commit in {top}; fetch the"
            " whole history, as with fetch-depth: 0"
        )
        raise UsageError(msg) from error


class _GitError(UsageError):
    """git refused; ``words`` is what it said."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(f"{OPTION}: git says: {words}")


def _git(folder: Path, *arguments: str) -> bytes:
    """Run git and return what it prints.

    Raises:
        UsageError: git is missing or refuses.
    """
    command = ["git", "--no-pager", *_SETTINGS, "-C", os.fspath(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, never a shell
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, ValueError) as error:
        msg = f"{OPTION} needs git, which cannot be run: {error}"
        raise UsageError(msg) from error
    if done.returncode:
        raise _GitError(_first_line(done.stderr))
    return done.stdout


def _first_line(raw: bytes) -> str:
    lines: Iterable[str] = raw.decode("utf-8", "replace").splitlines()
    return next((line for line in lines if line.strip()), "nothing")
