"""What goes to stderr: complaints, notices and progress, never results."""

from __future__ import annotations

import contextlib
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0  # seconds without a bar


def complain(message: str) -> None:
    """Print one line; whatever a file name or a draft brought along is made visible."""
    from claimcheck.report.terminal import visible  # noqa: PLC0415 - only when something is wrong

    with contextlib.suppress(OSError, ValueError):
        print(f"claimcheck: {_printable(visible(message))}", file=sys.stderr)  # noqa: T201 - the one place


def _printable(text: str) -> str:
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    return text.encode(encoding, "backslashreplace").decode(encoding)


class Bar:
    """A progress bar on stderr, only on a terminal and only for work of over a second."""

    def __init__(self, *, is_wanted: bool) -> None:
        self._is_wanted = is_wanted and sys.stderr is not None and sys.stderr.isatty()
        self._started = time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def indexing(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` sources were read."""
        self._show("Reading sources", done, total)

    def checking(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` drafts were checked."""
        self._show("Checking drafts", done, total)

    def fetching(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` pages were fetched."""
        self._show("Fetching pages", done, total)

    def answering(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` pairs were answered."""
        self._show("Comparing pairs", done, total)

    def _show(self, what: str, done: int, total: int) -> None:
        if not self._is_wanted or time.monotonic() - self._started < _PATIENCE:
            return
        if self._progress is None:
            self._progress = _new_progress()
            self._progress.start()
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)


def _new_progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only for work that takes long
    from rich.progress import Progress  # noqa: PLC0415 - see above

    return Progress(console=Console(stderr=True), transient=True)
