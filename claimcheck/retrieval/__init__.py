"""Find the passages that may speak of a claim: the index, the query, the alignment, the trees."""

from claimcheck.retrieval.align import similarity
from claimcheck.retrieval.build import HasPassages, Progress
from claimcheck.retrieval.cache import CacheFolder, cache_folder
from claimcheck.retrieval.index import (
    Hit,
    Index,
    IndexInfo,
    index_info,
    open_index,
)
from claimcheck.retrieval.query import Query, Term, query_for, text_query
from claimcheck.retrieval.rank import promising
from claimcheck.retrieval.trees import TreeStore

__all__ = [
    "CacheFolder",
    "HasPassages",
    "Hit",
    "Index",
    "IndexInfo",
    "Progress",
    "Query",
    "Term",
    "TreeStore",
    "cache_folder",
    "index_info",
    "open_index",
    "promising",
    "query_for",
    "similarity",
    "text_query",
]
