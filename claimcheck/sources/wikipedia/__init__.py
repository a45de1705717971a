"""Pages of Wikipedia, or of another MediaWiki, pinned to a revision and kept beside the drafts."""

from claimcheck.sources.wikipedia.lock import LOCK_NAME, LOCK_SUFFIX, find_lock
from claimcheck.sources.wikipedia.snapshot import PageSource, Snapshot, read_snapshot
from claimcheck.sources.wikipedia.titles import AliasIndex, add_command

__all__ = [
    "LOCK_NAME",
    "LOCK_SUFFIX",
    "AliasIndex",
    "PageSource",
    "Snapshot",
    "add_command",
    "find_lock",
    "read_snapshot",
]
