"""Where results go: stdout, and files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from claimcheck.cli._options import Colour, OutputFormat
from claimcheck.errors import UnknownComponentError, UsageError

_WIDTH = 100
_LEAST_WIDTH = 40


@attrs.frozen(kw_only=True)
class Output:
    """A file to write and the format to write it in."""

    format: OutputFormat
    path: Path


def read_outputs(values: Sequence[str], *, inputs: Iterable[Path]) -> tuple[Output, ...]:
    """Return the files named by ``-o FORMAT=PATH``.

    Raises:
        UsageError: Not of that form, the folder does not exist or cannot be written to, the path
            is a folder, is named twice, or is one of the ``inputs``.
        UnknownComponentError: There is no such format.
    """
    taken = {os.path.realpath(path): "is a draft or a source" for path in inputs}
    outputs = []
    for value in values:
        output = _read_output(value)
        real = os.path.realpath(output.path)
        if real in taken:
            msg = f"-o {value}: {output.path} {taken[real]}; name another file"
            raise UsageError(msg)
        taken[real] = "is written to already"
        outputs.append(output)
    return tuple(outputs)


def _read_output(value: str) -> Output:
    name, equals, path = value.partition("=")
    if not equals or not name or not path:
        msg = f"-o takes FORMAT=PATH, such as json=report.json, got {value!r}"
        raise UsageError(msg)
    if name not in set(OutputFormat):
        kind = "output format"
        raise UnknownComponentError(kind, name, list(OutputFormat))
    target = Path(path)
    if target.is_dir():
        msg = f"-o {value}: {path} is a folder; name a file"
        raise UsageError(msg)
    folder = Path(os.path.realpath(target)).parent
    if not folder.is_dir():
        msg = f"-o {value}: there is no folder {target.parent}"
        raise UsageError(msg)
    if not os.access(folder, os.W_OK):
        msg = f"-o {value}: the folder {target.parent} cannot be written to"
        raise UsageError(msg)
    return Output(format=OutputFormat(name), path=target)


def write_files(texts: Mapping[Path, str | bytes]) -> None:
    """Write all files, or none if one cannot be written.

    Each is written beside its place and renamed into it. What is no plain file (a pipe, a
    device) is written to directly, last.

    Raises:
        UsageError: A file cannot be written.
    """
    plain = {path: text for path, text in texts.items() if _is_plain(path)}
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, text in plain.items():
            real = Path(os.path.realpath(path))
            _sweep(real)
            beside = real.with_name(f".{real.name}.{os.getpid()}.part")
            waiting.append((beside, real))
            _guarded(path, beside, text)
        for beside, real in waiting:
            beside.replace(real)
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    for path, text in texts.items():
        if path not in plain:
            _guarded(path, path, text)


def _sweep(file: Path) -> None:
    """Remove what killed processes left beside a file: parts whose writer is no longer there."""
    for part in file.parent.glob(f".{glob.escape(file.name)}.*.part"):
        number = part.name.split(".")[-2]
        if number.isdecimal() and not _is_running(int(number)):
            with contextlib.suppress(OSError):
                part.unlink()


def _is_running(process: int) -> bool:
    if not hasattr(os, "getuid"):  # elsewhere asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is somebody else's, or no number of a process
        return True
    return True


def _is_plain(path: Path) -> bool:
    return path.is_file() or not path.exists()


def _guarded(named: Path, path: Path, text: str | bytes) -> None:
    try:
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        msg = f"{named}: cannot be written: {error.strerror or error}"
        raise UsageError(msg) from error


def write_stdout(text: str) -> None:
    """Write UTF-8 to stdout, whatever the locale says. A reader that has gone is no error.

    Raises:
        UsageError: The output cannot be written, as on a full disk.
    """
    try:
        stream = getattr(sys.stdout, "buffer", None)
        if sys.stdout is None:  # closed by who started us
            return
        if stream is None:
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            stream.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        forget_stdout()
    except OSError as error:
        forget_stdout()
        msg = f"stdout cannot be written to: {error.strerror or error}"
        raise UsageError(msg) from error


def forget_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_colour(choice: Colour) -> bool:
    """Say whether to colour stdout: as told, else NO_COLOR, FORCE_COLOR, else on a terminal."""
    if choice is not Colour.AUTO:
        return choice is Colour.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return sys.stdout is not None and sys.stdout.isatty()


def stdout_width() -> int:
    """Return the columns of the terminal, or 100 when stdout is none, so that files are alike."""
    try:
        if sys.stdout is not None and sys.stdout.isatty():
            return max(os.get_terminal_size(sys.stdout.fileno()).columns, _LEAST_WIDTH)
    except (OSError, ValueError):
        pass  # a terminal that does not know its size
    return _WIDTH
