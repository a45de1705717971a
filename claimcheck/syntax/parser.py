"""The bundled Universal Dependencies parser, and the protocol any other one has to meet."""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs

from claimcheck.errors import ModelError
from claimcheck.syntax.folding import fold_token
from claimcheck.syntax.grafting import cuts, graft, is_clause
from claimcheck.syntax.loading import load_pipeline
from claimcheck.syntax.tree import ROOT, Token, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BUNDLED = Path(__file__).with_name("model")
MAX_TOKENS = 256
_BATCH = 128
_Spans = tuple[tuple[int, int], ...]
_Change = Callable[[list[str]], list[str]]
_NEEDED = ("morphologizer", "parser")


class Parser(Protocol):
    """Anything that turns sentences into trees, in order, one tree a sentence."""

    @property
    def name(self) -> str:
        """Name and version, for the signature of a report."""
        ...

    def parse(self, sentences: Sequence[str]) -> tuple[Tree, ...]:
        """Parse each string as exactly one sentence; an empty string gives an empty tree."""
        ...


@attrs.frozen
class SpacyParser:
    """Parse with a spaCy pipeline that was trained on Universal Dependencies.

    spaCy is imported on first use: it costs more than the rest of claimcheck together.
    Every sentence is a ``Doc`` of its own, as in training, so a tree depends on nothing but its
    sentence, and a draft of any length takes the memory of one batch.

    Limits:
        English. A sentence of more than 256 tokens is cut at its last punctuation mark or
        token before that; the rest hangs beside it as a second root and ``Tree.is_whole`` is false.
    """

    path: Path = BUNDLED

    @property
    def name(self) -> str:
        """Name and version from the pipeline's own meta data."""
        try:
            meta = json.loads((self.path / "meta.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            msg = f"{self.path}: no spaCy pipeline here; name the folder that holds meta.json"
            raise ModelError(msg) from error
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, sentences: Sequence[str]) -> tuple[Tree, ...]:
        """Parse each string as one sentence."""
        pipeline = _load(self.path)
        trees = _read_twice(pipeline, sentences)
        for number, tree in _regrafted(pipeline, trees):
            trees[number] = tree
        return tuple(trees)


@functools.cache
def bundled_parser() -> SpacyParser:
    """Return the parser that ships with claimcheck; loading waits until it is used."""
    return SpacyParser()


@functools.cache
def _load(path: Path) -> Language:
    try:
        pipeline = load_pipeline(path, is_ours=path == BUNDLED)
    except (OSError, ValueError) as error:
        msg = f"{path}: not a spaCy pipeline that can be loaded ({error})"
        raise ModelError(msg) from error
    missing = [name for name in _NEEDED if name not in pipeline.pipe_names]
    if missing:
        msg = f"{path}: the pipeline has no {' and no '.join(missing)}; it needs both"
        raise ModelError(msg)
    return pipeline


def _parsed(
    pipeline: Language, sentences: Sequence[str], change: _Change | None = None
) -> Iterator[Tree]:
    pieces = [list(_cut(pipeline, sentence, change)) for sentence in sentences]
    docs = [doc for parts in pieces for doc, _ in parts]
    parsed = iter(_run(pipeline, docs))
    for sentence, parts in zip(sentences, pieces, strict=True):
        yield _tree(sentence, [(next(parsed), spans) for _, spans in parts])


# A capital at the beginning of a sentence says nothing of a word, so an unknown name there
# ("Norbank bought Fintrust.") is easily taken for a noun and the verb for a participle; and an
# unknown acronym is taken for anything. Such a sentence is read once more with names that every
# treebank knows in their place.
_A_NAME, _A_SURNAME, _AN_ACRONYM = "John", "Smith", "US"
_STOPS = (".", "!", '."', ".\u201d")
_NO_NAMES = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "PUNCT", "NUM"})


def _read_twice(pipeline: Language, sentences: Sequence[str]) -> list[Tree]:
    trees = list(_parsed(pipeline, sentences))
    doubtful = [number for number, tree in enumerate(trees) if _is_doubtful(tree)]
    again = _parsed(pipeline, [sentences[number] for number in doubtful], _name_first)
    for number, tree in zip(doubtful, again, strict=True):
        if _is_better(tree, trees[number]):
            trees[number] = tree
    broken = [number for number, tree in enumerate(trees) if _has_hidden_clause(tree)]
    again = _parsed(pipeline, [sentences[number] for number in broken], _known_acronyms)
    for number, tree in zip(broken, again, strict=True):
        if is_clause(tree):
            trees[number] = tree
    return trees


def _name_first(words: list[str]) -> list[str]:
    is_full = len(words) > 1 and words[1].istitle() and words[1].isalpha()
    return [_A_NAME, _A_SURNAME, *words[2:]] if is_full else [_A_NAME, *words[1:]]


def _known_acronyms(words: list[str]) -> list[str]:
    return [_AN_ACRONYM if _is_acronym(word) else word for word in words]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _has_hidden_clause(tree: Tree) -> bool:
    """Say whether a sentence with an acronym and a full stop was read without its clause."""
    if not tree.is_whole or not tree.text.rstrip().endswith(_STOPS) or is_clause(tree):
        return False
    return any(_is_acronym(token.text) for token in tree)


def _regrafted(pipeline: Language, trees: Sequence[Tree]) -> Iterator[tuple[int, Tree]]:
    """Yield the sentences that are clauses once an insertion between commas is set apart."""
    tries = [
        (number, cut)
        for number, tree in enumerate(trees)
        if tree.is_whole and tree.text.rstrip().endswith(_STOPS) and not is_clause(tree)
        for cut in cuts(tree)
    ]
    rests = _read_twice(pipeline, [cut.rest for _, cut in tries])
    insertions = _parsed(pipeline, [cut.insertion for _, cut in tries])
    done: set[int] = set()
    for (number, cut), rest, insertion in zip(tries, rests, insertions, strict=True):
        whole = None if number in done else graft(cut, rest, insertion)
        if whole is not None:
            done.add(number)
            yield number, whole


def _is_doubtful(tree: Tree) -> bool:
    if len(tree) < 3 or not tree.is_whole:  # noqa: PLR2004 - name, verb and stop
        return False
    word = tree[0]
    if not word.text.istitle() or not word.text.isalpha() or word.upos in _NO_NAMES:
        return False
    in_name = word.relation in {"flat", "compound"} or tree.child(word, "flat") is not None
    if word.upos == "ADV" and not in_name:
        return False
    if word.upos != "PROPN" and (tree[1].upos == "PROPN" or in_name):
        return True
    return tree[-1].text == "." and not is_clause(tree)


def _is_better(tree: Tree, than: Tree) -> bool:
    return is_clause(tree) and (not is_clause(than) or than[0].upos != "PROPN")


def _cut(pipeline: Language, sentence: str, change: _Change | None) -> Iterator[tuple[Doc, _Spans]]:
    """Tokenise and yield ``Doc`` objects of bounded length with the place of each token.

    White space tokens are dropped (the treebank has none) and typographic characters are
    folded; the offsets stay those of ``sentence``. ``change`` puts other words in place of some.
    """
    from spacy.tokens import Doc  # noqa: PLC0415 - see _load

    tokens = list(_tokens(pipeline, sentence))
    words = [fold_token(text) for text, _ in tokens]
    if change is not None and words:
        words = change(words)
    while tokens:
        size = len(tokens) if len(tokens) <= MAX_TOKENS else _last_break([t for t, _ in tokens])
        part, tokens = tokens[:size], tokens[size:]
        said, words = words[:size], words[size:]
        spans = tuple((start, start + len(text)) for text, start in part)
        spaces = [after[0] > here[1] for here, after in itertools.pairwise(spans)]
        yield Doc(pipeline.vocab, words=said, spaces=[*spaces, False]), spans


# The tokenizer takes marks off both ends of a word one by one and looks at the whole rest each
# time, so that a thousand brackets in a row would take it many seconds. No word has so many.
_RUN = re.compile(r"\S{65,}")
_MARK = re.compile(r"[\W_]")
_MOST_MARKS = 32
_LONGEST = 1_000  # characters of a word; an address may have hundreds
_PIECE = 32


def _tokens(pipeline: Language, sentence: str) -> Iterator[tuple[str, int]]:
    """Yield each word and its offset, white space left out, in time linear in the sentence."""
    start = 0
    for end in (*_cuts_in_runs(sentence), len(sentence)):
        for token in pipeline.make_doc(sentence[start:end]):
            if not token.is_space:
                yield token.text, start + token.idx
        start = end


def _cuts_in_runs(sentence: str) -> Iterator[int]:
    """Yield where to cut what is no word: too long, or marks above all."""
    for run in _RUN.finditer(sentence):
        if len(run[0]) > _LONGEST or len(_MARK.findall(run[0])) > _MOST_MARKS:
            yield from range(run.start(), run.end(), _PIECE)
            yield run.end()


def _last_break(words: Sequence[str]) -> int:
    """Return how many words to keep: up to the last punctuation mark in the allowed range."""
    for size in range(MAX_TOKENS, MAX_TOKENS // 2, -1):
        if words[size - 1] in {",", ";", ":", ".", ")", "-", "\u2013", "\u2014"}:
            return size
    return MAX_TOKENS


def _run(pipeline: Language, docs: Sequence[Doc]) -> Iterator[Doc]:
    """Apply the trained components; no sentence is ever split again."""
    for start in range(0, len(docs), _BATCH):
        batch = list(docs[start : start + _BATCH])
        for doc in batch:
            for index, token in enumerate(doc):
                token.is_sent_start = index == 0
        stream: Iterator[Doc] = iter(batch)
        for _, component in pipeline.pipeline:
            stream = component.pipe(stream, batch_size=_BATCH)  # type: ignore[attr-defined] # trained components have it
        yield from stream


def _tree(sentence: str, parts: Sequence[tuple[Doc, _Spans]]) -> Tree:
    tokens: list[Token] = []
    for doc, spans in parts:
        first = len(tokens)
        for word, (start, end) in zip(doc, spans, strict=True):
            is_root = word.head.i == word.i
            is_other = word.text != fold_token(sentence[start:end])  # it stood for another
            tokens.append(
                Token(
                    index=first + word.i,
                    text=sentence[start:end],
                    start=start,
                    end=end,
                    lemma=sentence[start:end] if is_other else word.lemma_ or word.text,
                    upos=word.pos_ or "X",
                    xpos=word.tag_,
                    feats=str(word.morph),
                    head=ROOT if is_root else first + word.head.i,
                    deprel="root" if is_root else word.dep_,
                )
            )
    return Tree(text=sentence, tokens=tuple(tokens), is_whole=len(parts) <= 1)
