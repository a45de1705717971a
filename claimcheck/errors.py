"""Everything claimcheck raises on purpose.

::

    ClaimcheckError
    ├── UsageError (ValueError)            a wrong argument, option, date or glob
    ├── ConfigError (ValueError)           wrong settings
    │   └── UnknownComponentError          no matcher, rule or format of that name
    ├── NoSourceError (ValueError)         a check was asked for without any source
    ├── RecordError (ValueError)           a row of a JSONL or CSV file is wrong
    ├── InputError (ValueError)            a draft or source that cannot be used
    │   ├── UnreadableError (OSError)      CC901: cannot be opened or read
    │   ├── UndecodableError               CC902: bytes that are not UTF-8 text
    │   └── UnsupportedError               CC903: a format or language we do not read
    ├── IndexFolderError (OSError)         an index folder cannot be written or read
    ├── SnapshotError (ValueError)         a lock or page file is damaged or missing
    ├── NetworkError (OSError)             a wiki could not be asked
    │   ├── UnavailableError               it does not answer, or not now
    │   └── RejectedError                  it refused, or its answer cannot be meant
    ├── MissingExtraError (ImportError)    a command needs an extra that is not installed
    ├── TooLongError (ValueError)          two texts are longer than a verifier can read
    ├── ConformanceError (AssertionError)  a rule breaks what every rule promises
    └── ModelError (OSError)               a pipeline or verifier is missing or of the wrong kind

Not knowing is a verdict, failing is an exception: none of these ever becomes a label.
"""

from __future__ import annotations

from collections.abc import Collection


class ClaimcheckError(Exception):
    """Root of all errors raised on purpose; its text is one line fit for an editor."""


class UsageError(ClaimcheckError, ValueError):
    """An argument or option has a value that cannot be meant."""


class ConfigError(ClaimcheckError, ValueError):
    """Settings are wrong; the message names the key and what would be right."""


class UnknownComponentError(ConfigError):
    """No matcher, rule, format or code is registered under that name."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(sorted(known))
        super().__init__(f"no {kind} named {name!r}; known: {', '.join(self.known)}")


class NoSourceError(ClaimcheckError, ValueError):
    """A check was asked for and no reference source was given or found."""


class RecordError(ClaimcheckError, ValueError):
    """A row of a file with one record a line is wrong.

    ``path`` is the file as named by the user, ``line`` counts from 1.
    """

    def __init__(self, path: str, line: int, problem: str) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}:{line}: {problem}")


class InputError(ClaimcheckError, ValueError):
    """A draft or source that cannot be used; ``code`` is one of CC901 to CC903."""

    code = "CC901"

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class UnreadableError(InputError, OSError):
    """The file does not exist, is a folder, or may not be read (CC901)."""

    code = "CC901"


class UndecodableError(InputError):
    """The bytes are not text in UTF-8 (CC902)."""

    code = "CC902"


class UnsupportedError(InputError):
    """The format, size or language is not one claimcheck reads (CC903)."""

    code = "CC903"


class IndexFolderError(ClaimcheckError, OSError):
    """An index folder cannot be created, locked or read."""


class SnapshotError(ClaimcheckError, ValueError):
    """A lock, or a page file beside it, is damaged, missing or written by a newer version."""


class NetworkError(ClaimcheckError, OSError):
    """A wiki could not be asked: nothing is known, and nothing was written."""


class UnavailableError(NetworkError):
    """The wiki does not answer, or asks to come back later; trying again may help."""


class RejectedError(NetworkError):
    """The wiki refused the request, or its answer is no answer; trying again will not help."""


class MissingExtraError(ClaimcheckError, ImportError):
    """A command needs an optional part that is not installed; the message says how to get it."""

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs the extra {extra!r}; {install_hint(extra)}")


def install_hint(extra: str) -> str:
    """Return how to install claimcheck with an extra; all messages that say so say it like this."""
    return f"install it from the checkout: pip install '.[{extra}]'"


class ModelError(ClaimcheckError, OSError):
    """A language pipeline or a verifier cannot be loaded or lacks something we need."""


class TooLongError(ClaimcheckError, ValueError):
    """A claim and its evidence are together longer than a verifier can read.

    ``length`` and ``limit`` count word pieces.
    """

    def __init__(self, length: int, limit: int) -> None:
        self.length, self.limit = length, limit
        super().__init__(
            f"claim and evidence have {length} word pieces, the verifier reads {limit};"
            " give it fewer sentences"
        )


class ConformanceError(ClaimcheckError, AssertionError):
    """A splitting rule does not keep what every rule promises; ``problems`` lists how."""

    def __init__(self, name: str, problems: Collection[str]) -> None:
        self.name, self.problems = name, tuple(problems)
        super().__init__(f"rule {name}: {'; '.join(self.problems)}")
