# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Make text of a draft's pieces, and keep account of where every character came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from claimcheck.claims.draft import Piece, is_quote_mark, replaced
from claimcheck.claims.sentence import Sentence
from claimcheck.model import Prose, Span, Substitution
from claimcheck.syntax.tree import Token

_CLOSING = frozenset(",.;:!?)]}%”’»…")
_OPENING = ("(", "[", "{", "“", "‘", "«", "$", "€", "£", "¥", "#")
_ATTACHED = ("'s", "’s", "n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'d", "’d")
_ENDS = (".", "!", "?", "…")
_LOOSE = frozenset({",", ";", ":", "-", "–", "—", "--", "/"})
_DOUBLE_MARKS = frozenset({'"', "“", "”", "``", "''"})
_PAIRS = {")": "(", "]": "["}


@attrs.frozen(kw_only=True)
class Rendered:
    """A text, and the range of it that each piece became."""

    text: str
    places: tuple[Span, ...]


def settled(pieces: Sequence[Piece], sentence: Sentence) -> tuple[Piece, ...]:
    """Return pieces ready to be read: no loose punctuation or half a pair, no capital inside.

    The first word of the sentence loses its capital where it is no longer first.
    """
    kept = _without_halves(list(pieces), sentence)
    while kept and _is_loose(kept[0], sentence):
        kept.pop(0)
    while kept and _is_loose(kept[-1], sentence):
        kept.pop()
    kept = _without_doubles(kept, sentence)
    if len(kept) > 1 and is_quote_mark_piece(kept[-1], sentence) and _is_loose(kept[-2], sentence):
        kept.pop(-2)
    return tuple(_lowered(piece, at, sentence) for at, piece in enumerate(kept))


def render(pieces: Sequence[Piece], sentence: Sentence) -> Rendered:
    """Join pieces to one sentence with a capital letter and a final mark.

    Spaces are those of the document where two pieces stand side by side there.
    """
    parts: list[str] = []
    places: list[Span] = []
    length = 0
    for at, piece in enumerate(pieces):
        text = words_of(piece, sentence)
        if at and _spaced(pieces[at - 1], piece, sentence):
            parts.append(" ")
            length += 1
        parts.append(text)
        places.append(Span(length, length + len(text)))
        length += len(text)
    joined = "".join(parts)
    return Rendered(text=_finished(joined), places=tuple(places))


def words_of(piece: Piece, sentence: Sentence) -> str:
    """Return the words a piece stands for."""
    if piece.text is not None:
        return piece.text
    tokens = sentence.tree.tokens[piece.start : piece.end]
    return sentence.text[tokens[0].start : tokens[-1].end]


def trace(
    pieces: Sequence[Piece], sentence: Sentence, prose: Prose, offset: int, document_text: str
) -> tuple[tuple[Span, ...], tuple[Substitution, ...]]:
    """Return the document spans and the substitutions that the pieces are made of, in order.

    Args:
        pieces: Of one claim, as rendered.
        sentence: The sentence they index.
        prose: Of the block, for the way back to the document.
        offset: Where the sentence begins in ``prose``.
        document_text: The whole document.
    """
    spans: list[Span] = []
    changed: list[Substitution] = []
    for piece in _runs(pieces):
        start, end = _range(piece, sentence)
        if piece.is_verbatim:
            spans += prose.spans(offset + start, offset + end)
        else:
            span = _extent(prose, offset + start, offset + end)
            changed.append(
                Substitution(
                    span=span,
                    original=span.of(document_text),
                    replacement=piece.text or "",
                    rule=piece.rule,
                )
            )
    return tuple(spans), tuple(changed)


def _runs(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces with verbatim ones that follow each other joined."""
    run: Piece | None = None
    for piece in pieces:
        if run is not None and piece.is_verbatim and piece.start == run.end:
            run = Piece(run.start, piece.end)
            continue
        if run is not None:
            yield run
            run = None
        if piece.is_verbatim:
            run = piece
        else:
            yield piece
    if run is not None:
        yield run


def _extent(prose: Prose, start: int, end: int) -> Span:
    if start >= len(prose.text):
        last = prose.offset(max(len(prose.text) - 1, 0)) + 1
        return Span(last, last)
    return prose.extent(start, end)


def _range(piece: Piece, sentence: Sentence) -> tuple[int, int]:
    tokens = sentence.tree.tokens
    if piece.start == piece.end:
        at = tokens[piece.start].start if piece.start < len(tokens) else len(sentence.text)
        return at, at
    return tokens[piece.start].start, tokens[piece.end - 1].end


def _is_loose(piece: Piece, sentence: Sentence) -> bool:
    if not piece.is_verbatim or piece.end != piece.start + 1:
        return False
    token = sentence.tree[piece.start]
    if token.text in _LOOSE:
        return True
    return token.upos == "PUNCT" and token.text in {".", "!", "…"}


def _without_halves(pieces: list[Piece], sentence: Sentence) -> list[Piece]:
    """Drop quotation marks and brackets whose other half, or whose inside, is not there."""
    tree = sentence.tree
    here = {p.start for p in pieces if p.is_verbatim and p.end == p.start + 1}
    halves: set[int] = set()
    for quote in sentence.quotes:
        inside = [t.index for t in tree.within(quote)]
        marks = [i for i in inside if is_quote_mark(tree[i])]
        ends = [i for i in marks if i in {inside[0], inside[-1]}] if inside else []
        is_whole = len(ends) == len(set(ends)) and all(i in here for i in ends)
        words = [i for i in inside if i not in ends and tree[i].upos != "PUNCT"]
        if not is_whole or not all(i in here for i in words):
            halves.update(ends)
    for index in here - sentence.quoted:
        token = tree[index]
        if token.text in _DOUBLE_MARKS and is_quote_mark(token):
            halves.add(index)
    open_at: list[int] = []
    for index in sorted(here):
        text = tree[index].text
        if text in {"(", "["}:
            open_at.append(index)
        elif text in _PAIRS:
            if open_at and tree[open_at[-1]].text == _PAIRS[text]:
                open_at.pop()
            else:
                halves.add(index)
    halves.update(open_at)
    if not halves:
        return pieces
    return [p for p in pieces if not (p.is_verbatim and p.end == p.start + 1 and p.start in halves)]


def _without_doubles(pieces: list[Piece], sentence: Sentence) -> list[Piece]:
    """Drop a comma or dash right after another, or right before a full stop."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and _is_loose(piece, sentence) and _is_loose(kept[-1], sentence):
            continue
        kept.append(piece)
    return kept


def _lowered(piece: Piece, at: int, sentence: Sentence) -> Piece:
    """Return a former first word in lower case, unless it is a name."""
    if not at or not piece.is_verbatim or piece.end != piece.start + 1:
        return piece
    if piece.start != sentence.first_word:
        return piece
    token = sentence.tree[piece.start]
    if not loses_capital(token, sentence):
        return piece
    return replaced(token.index, token.text[:1].lower() + token.text[1:], "case")


def loses_capital(token: Token, sentence: Sentence) -> bool:
    """Say whether a first word is written small elsewhere: it is no name and not quoted."""
    text = token.text
    if not text[:1].isupper() or text == "I" or (len(text) > 1 and not text[1:].islower()):
        return False
    if token.upos == "PROPN" or token.index in sentence.quoted:
        return False
    if token.upos == "ADJ" and token.xpos == "NNP":
        return False
    return sentence.entity_at(token.index) is None or token.upos in {"DET", "PRON", "ADP"}


def _spaced(left: Piece, right: Piece, sentence: Sentence) -> bool:
    tree = sentence.tree
    if left.end == right.start and left.start < left.end and right.start < right.end:
        return tree[left.end - 1].end < tree[right.start].start
    before, after = words_of(left, sentence), words_of(right, sentence)
    if not before or not after:
        return False
    if after[0] in _CLOSING or after.lower().startswith(_ATTACHED):
        return after[0] == "%" and False
    if is_quote_mark_piece(right, sentence) and _closes(right, sentence):
        return False
    if before.endswith(_OPENING):
        return False
    return not (is_quote_mark_piece(left, sentence) and not _closes(left, sentence))


def is_quote_mark_piece(piece: Piece, sentence: Sentence) -> bool:
    """Say whether a piece is one quotation mark."""
    return (
        piece.is_verbatim
        and piece.end == piece.start + 1
        and is_quote_mark(sentence.tree[piece.start])
    )


def _closes(piece: Piece, sentence: Sentence) -> bool:
    token = sentence.tree[piece.start]
    return any(quote.end == token.end for quote in sentence.quotes)


def _finished(text: str) -> str:
    """Give the sentence its capital and its full stop."""
    if not text:
        return text
    upper = text[0].upper()
    if len(upper) == 1:
        text = upper + text[1:]
    core = text.rstrip("\"”’'»)]")
    return text if core.endswith(_ENDS) else f"{text}."
