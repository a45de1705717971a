"""Reference sources: files, fact tables, pinned pages and texts, cut into passages."""

from claimcheck.sources.files import SUFFIXES, FileSource
from claimcheck.sources.folder import Loaded, load_sources
from claimcheck.sources.memory import TextSource, text_source
from claimcheck.sources.source import Source, digest_of

__all__ = [
    "SUFFIXES",
    "FileSource",
    "Loaded",
    "Source",
    "TextSource",
    "digest_of",
    "load_sources",
    "text_source",
]
