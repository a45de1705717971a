"""Turn CoNLL-U treebanks into the DocBin files that ``spacy train`` reads.

One sentence becomes one ``Doc``, because the shipped pipeline also parses sentence by
sentence: sentence boundaries come from elsewhere, and a parser that never saw two sentences
in a row must not be asked to tell them apart.

Usage:
    python benchmarks/parser/convert.py OUT.spacy TREEBANK.conllu.gz [TREEBANK.conllu.gz ...]
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from claimcheck.syntax.folding import fold_token

_COLUMNS = 10


class Word(NamedTuple):
    """One syntactic word of a CoNLL-U sentence."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


def read_conllu(path: Path) -> Iterator[list[Word]]:
    """Yield the sentences of a gzipped CoNLL-U file, syntactic words only.

    Words inside a multiword token ("don't") carry no space between them; the last one
    carries the space of the whole token.
    """
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                continue
            if line:
                rows.append(line.split("\t"))
                if len(rows[-1]) < _COLUMNS:  # a truncated copy: its last sentence is not whole
                    return
            elif rows:
                yield list(_words(rows))
                rows = []
    if rows:
        yield list(_words(rows))


def _words(rows: list[list[str]]) -> Iterator[Word]:
    multiword_end, multiword_space = 0, True
    for cells in rows:
        identifier, space = cells[0], "SpaceAfter=No" not in cells[9]
        if "." in identifier:  # an empty node of the enhanced graph
            continue
        if "-" in identifier:
            multiword_end, multiword_space = int(identifier.split("-")[1]), space
            continue
        position = int(identifier)
        if position < multiword_end:
            space = False
        elif position == multiword_end:
            space = multiword_space
        yield Word(
            form=cells[1],
            lemma=cells[2],
            upos=cells[3],
            xpos=cells[4],
            feats="" if cells[5] == "_" else cells[5],
            head=int(cells[6]),
            deprel=cells[7],
            space_after=space,
        )


def to_doc(vocab: Vocab, words: list[Word]) -> Doc:
    """Build the gold ``Doc`` of one sentence; heads are absolute, the root points at itself."""
    return Doc(
        vocab,
        words=[fold_token(word.form) for word in words],
        spaces=[word.space_after for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos for word in words],
        tags=[word.xpos for word in words],
        morphs=[word.feats for word in words],
        heads=[word.head - 1 if word.head else index for index, word in enumerate(words)],
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
    )


def main(arguments: list[str]) -> None:
    """Convert every treebank named and write one DocBin."""
    out, *treebanks = map(Path, arguments)
    vocab = Vocab()
    docs = [to_doc(vocab, words) for path in treebanks for words in read_conllu(path)]
    DocBin(docs=docs).to_disk(out)
    sys.stderr.write(f"{out}: {len(docs)} sentences, {sum(map(len, docs))} words\n")


if __name__ == "__main__":
    main(sys.argv[1:])
