"""The full-text index over all passages: built once for a set of sources, then only read."""

from __future__ import annotations

import functools
import hashlib
import shutil
import weakref
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from claimcheck.errors import (
    ClaimcheckError,
    IndexFolderError,
    NoSourceError,
    UsageError,
)
from claimcheck.model import Passage
from claimcheck.retrieval.analysis import (
    name_tokens,
    root_token,
    tokens,
)
from claimcheck.retrieval.build import (
    NUMBER_FIELD,
    ROOT_FIELD,
    WORD_FIELDS,
    HasPassages,
    Progress,
    write_index,
)
from claimcheck.retrieval.cache import (
    cache_folder,
    code_fingerprint,
    temporary_folder,
    usual_folder,
)
from claimcheck.retrieval.folders import (
    Manifest,
    building_folder,
    is_sound,
    open_tantivy,
    put_in_place,
    read_manifest,
)
from claimcheck.retrieval.query import Query, Term
from claimcheck.retrieval.shelf import Shelf
from claimcheck.retrieval.trees import TreeStore
from claimcheck.syntax.parser import Parser
from claimcheck.syntax.tree import Tree
from claimcheck.text.names import name_key

if TYPE_CHECKING:
    import tantivy

LIMIT = 12  # passages for a claim, ties with the last not counted
TITLE_WEIGHT = 0.6  # of a word in title or section, against one in the passage
CONTEXT_WEIGHT = 0.3  # of a word in the neighbours
ROOT_WEIGHT = 0.4  # of a word that only begins alike, "arrival" for "arrive"
_FUZZY_SCORE = 4.0  # a fuzzy match has no frequency; this is what a fairly rare word scores
_DIGITS = 3  # of a score; further ones depend on the order of addition
_WEIGHTS = dict(zip(WORD_FIELDS, (1.0, TITLE_WEIGHT, CONTEXT_WEIGHT), strict=True))


@attrs.frozen(kw_only=True)
class Hit:
    """A passage found and its BM25 score, which is only comparable within one query."""

    passage: Passage
    score: float


@attrs.frozen(kw_only=True)
class IndexInfo:
    """What an index folder in the cache holds. ``is_complete`` is false for a damaged one."""

    folder: Path
    sources: tuple[str, ...]
    passages: int
    bytes: int
    is_complete: bool


class Index:
    """Passages that can be searched. Made by `open_index`; holds open files, so do not pickle it.

    ``diagnostics`` names sources that were left out, the same whether the index was built now or
    found. ``notice`` is one line about the cache folder, or empty; it depends on the
    machine and belongs on stderr, never in a report.
    """

    def __init__(self, folder: Path, manifest: Manifest, notice: str) -> None:
        self.folder = folder
        self.diagnostics = manifest.diagnostics
        self.sources = tuple(source.name for source in manifest.sources)
        self.notice = notice
        self._shelf = Shelf(folder)
        self._index, links = open_tantivy(folder)
        if links is not None:
            weakref.finalize(self, shutil.rmtree, links, ignore_errors=True)
        self._index.config_reader("manual", 0)  # nothing ever changes, so nobody has to watch
        self._searcher = self._index.searcher()
        self._stores: dict[str, TreeStore] = {}

    def __len__(self) -> int:
        return len(self._shelf)

    def __iter__(self) -> Iterator[Passage]:
        return (self._shelf[number] for number in range(len(self)))

    def retrieve(self, query: Query, limit: int = LIMIT) -> tuple[Hit, ...]:
        """Return the best passages, best first, ties in source order.

        All passages that tie with the last are returned too, so there may be more than
        ``limit``, and which ones are found never depends on how the index was laid out.

        Raises:
            UsageError: ``limit`` is under 1.
        """
        if limit < 1:
            msg = f"limit must be at least 1, got {limit}"
            raise UsageError(msg)
        found = self._search(self._compiled(query), limit)
        return tuple(Hit(passage=self._shelf[number], score=score) for score, number in found)

    def covers(self, name: str) -> bool:
        """Say whether any source mentions a name: under a known alias, or all its words in a place.

        A place is a passage with its neighbours, title and section. "Mr" and the like do not
        count. A name without a word that could be looked for counts as mentioned.
        """
        if any(self._holds(token) for token in name_tokens(name)):
            return True
        words = tokens(name_key(name))
        return not words or bool(self._searcher.search(self._all_of(words), 1, count=False).hits)

    def _all_of(self, words: Iterable[str]) -> tantivy.Query:
        import tantivy  # noqa: PLC0415 - see _compiled

        schema, must, should = self._index.schema, tantivy.Occur.Must, tantivy.Occur.Should
        return tantivy.Query.boolean_query(
            [
                (
                    must,
                    tantivy.Query.boolean_query(
                        [
                            (should, tantivy.Query.term_query(schema, field, word, "freq"))
                            for field in _WEIGHTS
                        ]
                    ),
                )
                for word in words
            ]
        )

    def _holds(self, token: str) -> bool:
        return any(self._searcher.doc_freq(field, token) for field in _WEIGHTS)

    def trees(
        self, passages: Sequence[Passage], parser: Parser
    ) -> dict[str, tuple[Tree, Tree, Tree]]:
        """Return by key the trees of each passage's neighbour before, itself, neighbour after."""
        store = self._stores.get(parser.name)
        if store is None:
            store = TreeStore(self.folder.parent.parent / "trees", parser)
            self._stores[parser.name] = store
        return store.trees_for(passages)

    def _search(self, query: tantivy.Query, limit: int) -> list[tuple[float, int]]:
        """Take all hits tied with the last; order by (score, place in the sources)."""
        size = limit
        while True:
            size = min(size * 2, max(len(self), 1))
            result = self._searcher.search(query, limit=size, count=False)
            scores = [round(score, _DIGITS) for score, _ in result.hits]
            if len(scores) < size or size >= len(self) or scores[limit - 1] > scores[-1]:
                break
        if not scores:
            return []
        addresses = [address for _, address in result.hits]
        numbers = self._searcher.fast_field_values(NUMBER_FIELD, addresses)
        least = scores[limit - 1] if len(scores) >= limit else scores[-1]
        pairs = zip(scores, numbers, strict=True)
        found = ((score, int(n)) for score, n in pairs if n is not None and score >= least)
        return sorted(found, key=lambda pair: (-pair[0], pair[1]))

    def _compiled(self, query: Query) -> tantivy.Query:
        import tantivy  # noqa: PLC0415 - imported already when the index was opened

        clauses = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(clause, weight))
            for term in query.terms
            for clause, weight in self._clauses(term)
        ]
        return tantivy.Query.boolean_query(clauses)

    def _clauses(self, term: Term) -> Iterator[tuple[tantivy.Query, float]]:
        import tantivy  # noqa: PLC0415 - see _compiled

        schema, is_held = self._index.schema, self._holds(term.token)
        root = root_token(term.token)
        if root:
            query = tantivy.Query.term_query(schema, ROOT_FIELD, root, "freq")
            yield query, term.weight * ROOT_WEIGHT
        for field, share in _WEIGHTS.items():
            weight = term.weight * share
            if is_held:
                yield tantivy.Query.term_query(schema, field, term.token, "freq"), weight
            elif term.may_be_misspelt:
                near = tantivy.Query.fuzzy_term_query(schema, field, term.token)
                yield near, weight * _FUZZY_SCORE


def open_index(
    sources: Sequence[HasPassages],
    *,
    cache_dir: Path | None = None,
    progress: Progress | None = None,
) -> Index:
    """Open the index over ``sources``; build it when there is no sound one in the cache.

    The order of the sources does not matter. A source that says ``may_fail`` and cannot be read is
    left out with a diagnostic; any other's error is raised.

    Args:
        sources: At least one; names must differ.
        cache_dir: Where indexes are kept; none for ``CLAIMCHECK_CACHE_DIR`` or the user's cache
            folder. A folder that cannot be written to is read if it holds the index.
        progress: Told about each source while an index is built.

    Raises:
        NoSourceError: There is no source, or none could be read.
        UsageError: Two different sources have one name.
        InputError, RecordError: A source that must not fail cannot be used.
        IndexFolderError: No place at all can be written to.
    """
    ordered = _ordered(sources)
    key = _key(ordered)
    home = cache_folder(cache_dir)
    for place in dict.fromkeys((*home.searched, home.path)):
        index = _opened(place / "index" / key, home.notice)
        if index is not None:
            return index
    try:
        return _build(ordered, key, home.path, home.notice, progress)
    except (OSError, ValueError) as error:  # tantivy tells of a lost folder by ValueError
        if isinstance(error, ClaimcheckError):
            raise
        reason = getattr(error, "strerror", None) or "the index could not be written"
        notice = f"{home.path}: {reason}; caches last for this run only"
    try:
        return _build(ordered, key, temporary_folder(), notice, progress)
    except (OSError, ValueError) as error:
        if isinstance(error, ClaimcheckError):
            raise
        msg = f"no folder for the index can be written to: {error}"
        raise IndexFolderError(msg) from error


def index_info(cache_dir: Path | None = None) -> tuple[IndexInfo, ...]:
    """Return what each index folder of a cache holds, sorted by folder; nothing is written."""
    home = cache_dir or usual_folder()
    if home is None:
        return ()
    root = home / "index"
    try:
        folders = sorted(f for f in root.iterdir() if f.is_dir() and not f.name.startswith("."))
    except OSError:
        return ()
    return tuple(_info(folder) for folder in folders)


def _info(folder: Path) -> IndexInfo:
    manifest = read_manifest(folder)
    if manifest is None:
        return IndexInfo(folder=folder, sources=(), passages=0, bytes=0, is_complete=False)
    return IndexInfo(
        folder=folder,
        sources=tuple(source.name for source in manifest.sources),
        passages=manifest.passages,
        bytes=manifest.bytes,
        is_complete=is_sound(folder, manifest),
    )


def _ordered(sources: Iterable[HasPassages]) -> tuple[HasPassages, ...]:
    """Sort by name; a source given twice counts once."""
    if not sources:
        msg = "no sources given; an index needs at least one"
        raise NoSourceError(msg)
    by_name: dict[str, HasPassages] = {}
    for source in sources:
        known = by_name.setdefault(source.name, source)
        if known.digest != source.digest:
            msg = f"two different sources are named {source.name!r}; give each its own name"
            raise UsageError(msg)
    return tuple(by_name[name] for name in sorted(by_name))


def _key(sources: Sequence[HasPassages]) -> str:
    """Name the index after everything that decides what it holds."""
    digest = hashlib.sha256(f"{code_fingerprint()}\0{_tantivy_version()}".encode())
    for source in sources:
        may_fail = getattr(source, "may_fail", False)
        digest.update(f"\0{source.digest}{'?' if may_fail else ''}".encode())
    return digest.hexdigest()[:32]


@functools.cache
def _tantivy_version() -> str:
    import tantivy  # noqa: PLC0415 - needed soon anyway

    return str(getattr(tantivy, "__version__", ""))


def _opened(folder: Path, notice: str) -> Index | None:
    manifest = read_manifest(folder)
    if manifest is None or not is_sound(folder, manifest):
        return None
    try:
        return Index(folder, manifest, notice)
    except (OSError, ValueError):
        return None


def _is_good(folder: Path) -> bool:
    manifest = read_manifest(folder)
    return manifest is not None and is_sound(folder, manifest)


def _build(
    sources: Sequence[HasPassages], key: str, home: Path, notice: str, progress: Progress | None
) -> Index:
    root = home / "index"
    final = root / key
    with building_folder(root) as building:
        write_index(building, sources, key, home / "passages", progress)
        put_in_place(building, final, _is_good)
    index = _opened(final, notice)
    if index is None:
        msg = f"{final}: the index cannot be read back"
        raise OSError(msg)
    return index
