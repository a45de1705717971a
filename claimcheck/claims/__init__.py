"""Split a document into atomic claims that stand alone and can be traced."""

from __future__ import annotations

from claimcheck.claims.granularity import Granularity
from claimcheck.claims.split import Split, Splitter
from claimcheck.claims.trace import is_traceable

__all__ = ["Granularity", "Split", "Splitter", "is_traceable"]
