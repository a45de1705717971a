"""The trees of passages, parsed once and kept beside the index."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from claimcheck.model import Passage
from claimcheck.retrieval.analysis import spoken
from claimcheck.retrieval.cache import code_fingerprint, read_sealed, write_sealed
from claimcheck.syntax.parser import Parser
from claimcheck.syntax.tree import Token, Tree

CHUNK = 64  # passages of one source whose trees share a file
_MOST_KEPT = 8 * CHUNK  # sentences in a file before those of older texts are dropped
_MEMORY = 4096  # trees held in memory
_OPEN_CHUNKS = 256

_Word = tuple[int, int, str, str, str, str, int, str]
_Stored = tuple[bool, list[_Word]]
_DECODER = msgspec.msgpack.Decoder(_Stored)
_CHUNK_DECODER = msgspec.msgpack.Decoder(dict[str, bytes])
_EMPTY = Tree(text="", tokens=())


class TreeStore:
    """Trees of passages, from memory, from disk, or parsed now.

    Only the sentences asked for are parsed. The trees of neighbouring passages share a file, which
    is replaced whole when trees are added: a reader sees the older or the newer one, and when
    two processes write at once, what one of them adds is parsed again another time. A damaged
    file counts as empty.

    Args:
        folder: Where trees are kept, or none to keep them in memory only.
        parser: Parses what is not there yet. Its name is part of the key.
    """

    def __init__(self, folder: Path | None, parser: Parser) -> None:
        self._parser = parser
        self._folder = None if folder is None else folder / _parser_key(parser)
        self._may_write = folder is not None
        self._memory: OrderedDict[str, Tree] = OrderedDict()
        self._chunks: OrderedDict[str, dict[str, bytes]] = OrderedDict()

    def trees_for(self, passages: Sequence[Passage]) -> dict[str, tuple[Tree, Tree, Tree]]:
        """Return, by passage key, the trees of the sentence before, the passage and the next.

        A neighbour that does not exist has an empty tree; a row is parsed as the sentence it
        stands for. Ask for many passages at once: the parser is faster in batches.
        """
        by_chunk: dict[str, dict[str, str]] = {}
        for passage in passages:
            wanted = by_chunk.setdefault(_chunk_of(passage), {})
            wanted.update((_digest(text), text) for text in _texts(passage) if text)
        found = {
            digest: tree
            for chunk, wanted in by_chunk.items()
            for digest, tree in self._known(chunk, wanted)
        }
        missing = {d: t for w in by_chunk.values() for d, t in w.items() if d not in found}
        parsed = dict(zip(missing, self._parser.parse(tuple(missing.values())), strict=True))
        found |= parsed
        for chunk, wanted in by_chunk.items():
            self._keep(chunk, {digest: parsed[digest] for digest in wanted if digest in parsed})
        self._remember(parsed)
        return {passage.key: _three(passage, found) for passage in passages}

    def _known(self, chunk: str, wanted: dict[str, str]) -> Iterator[tuple[str, Tree]]:
        stored: dict[str, bytes] | None = None
        for digest, text in wanted.items():
            tree = self._memory.get(digest)
            if tree is None:
                stored = self._open(chunk) if stored is None else stored
                tree = _decode(stored[digest], text) if digest in stored else None
                self._remember({} if tree is None else {digest: tree})
            if tree is not None:
                yield digest, tree

    def _open(self, chunk: str) -> dict[str, bytes]:
        if chunk in self._chunks:
            self._chunks.move_to_end(chunk)
            return self._chunks[chunk]
        stored = self._read(chunk)
        self._chunks[chunk] = stored
        if len(self._chunks) > _OPEN_CHUNKS:
            self._chunks.popitem(last=False)
        return stored

    def _read(self, chunk: str) -> dict[str, bytes]:
        payload = None if self._folder is None else read_sealed(self._folder / chunk)
        try:
            return {} if payload is None else _CHUNK_DECODER.decode(payload)
        except msgspec.MsgspecError:
            return {}

    def _keep(self, chunk: str, parsed: dict[str, Tree]) -> None:
        if self._folder is None or not (parsed and self._may_write):
            return
        stored = self._read(chunk)  # again, for what others have added meanwhile
        if len(stored) + len(parsed) > _MOST_KEPT:
            stored = {}
        stored |= {digest: _encode(tree) for digest, tree in parsed.items()}
        payload = msgspec.msgpack.encode(dict(sorted(stored.items())))
        if write_sealed(self._folder / chunk, payload):
            self._chunks[chunk] = stored
        else:
            self._may_write = False  # a place that refused once is not tried again

    def _remember(self, trees: dict[str, Tree]) -> None:
        for digest, tree in trees.items():
            self._memory[digest] = tree
            self._memory.move_to_end(digest)
        while len(self._memory) > _MEMORY:
            self._memory.popitem(last=False)


def _texts(passage: Passage) -> tuple[str, str, str]:
    return passage.before, spoken(passage), passage.after


def _three(passage: Passage, found: dict[str, Tree]) -> tuple[Tree, Tree, Tree]:
    before, text, after = (found[_digest(t)] if t else _EMPTY for t in _texts(passage))
    return before, text, after


def _chunk_of(passage: Passage) -> str:
    """Name the file: the source's name and the passage's place in it, 64 passages to a file."""
    source, _, place = passage.key.rpartition("#")
    number = int(place) // CHUNK if place.isdecimal() else 0
    return f"{hashlib.sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}-{number}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _parser_key(parser: Parser) -> str:
    """Name the folder after the parser, its data and the code around it."""
    digest = hashlib.sha256(f"{parser.name}\0{code_fingerprint()}".encode())
    path = getattr(parser, "path", None)
    if isinstance(path, Path):
        # A model trained again under its old name has other scores in its meta data.
        digest.update((path / "meta.json").read_bytes())
    return digest.hexdigest()[:24]


def _encode(tree: Tree) -> bytes:
    words = [
        (t.start, t.end, t.lemma, t.upos, t.xpos, t.feats, t.head, t.deprel) for t in tree.tokens
    ]
    return msgspec.msgpack.encode((tree.is_whole, words))


def _decode(raw: bytes, text: str) -> Tree | None:
    try:
        is_whole, words = _DECODER.decode(raw)
    except msgspec.MsgspecError:
        return None
    tokens = tuple(
        Token(
            index=index,
            text=text[start:end],
            start=start,
            end=end,
            lemma=lemma,
            upos=upos,
            xpos=xpos,
            feats=feats,
            head=head,
            deprel=deprel,
        )
        for index, (start, end, lemma, upos, xpos, feats, head, deprel) in enumerate(words)
    )
    return Tree(text=text, tokens=tokens, is_whole=is_whole)
