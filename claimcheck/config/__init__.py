"""Settings: what can be set, the file they are read from, and what holds for one run."""

from claimcheck.config.effective import DEFAULT, Effective, levels_of, resolve
from claimcheck.config.files import FILE_NAMES, Found, SettingsError, find, read
from claimcheck.config.globs import Globs, Selection, ignored_in
from claimcheck.config.keys import DEFAULT_EXCLUDE, Settings, key_names, keys

__all__ = [
    "DEFAULT",
    "DEFAULT_EXCLUDE",
    "FILE_NAMES",
    "Effective",
    "Found",
    "Globs",
    "Selection",
    "Settings",
    "SettingsError",
    "find",
    "ignored_in",
    "key_names",
    "keys",
    "levels_of",
    "read",
    "resolve",
]
