# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Put the full names, referents and dates into the pieces of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from claimcheck.claims.decontext.context import Context
from claimcheck.claims.decontext.pronouns import (
    POSSESSIVES,
    PRONOUNS,
    REFLEXIVES,
    Resolution,
)
from claimcheck.claims.decontext.referent import Referent
from claimcheck.claims.draft import Piece, inserted
from claimcheck.claims.roles import ROLES
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.model import DateValue, Granularity
from claimcheck.syntax.query import clause_head, noun_phrase_tokens, tense_of
from claimcheck.syntax.tree import Token
from claimcheck.text.dates import Tense


@attrs.frozen(kw_only=True)
class Filled:
    """The pieces with everything filled in.

    ``referents`` tells, by the first token replaced, who was put in. ``is_ambiguous`` says that a
    pronoun was left that may mean more than one; ``is_undated`` that a relative date has no day.
    """

    pieces: tuple[Piece, ...]
    referents: dict[int, Referent]
    is_ambiguous: bool
    is_undated: bool


def fill(
    pieces: Sequence[Piece],
    sentence: Sentence,
    *,
    which: int,
    context: Context,
    dates: Sequence[DateValue],
) -> Filled:
    """Return the pieces of a claim with names, pronouns, descriptions and dates filled in.

    Nothing inside quotation marks changes, nor what a rule has already replaced.

    Args:
        pieces: Of the claim, settled.
        sentence: The sentence it is from.
        which: The place of the sentence in the document.
        context: What the document says about its names.
        dates: The dates of the sentence, as read with its dateline and tense.
    """
    done = list(pieces)
    referents: dict[int, Referent] = {}
    resolved = context.pronouns[which]
    ambiguous = False
    for piece in pieces:
        if not piece.is_verbatim or piece.end != piece.start + 1:
            continue
        token = sentence.tree[piece.start]
        if token.text.lower() not in PRONOUNS or token.index in sentence.quoted:
            continue
        resolution = resolved.get(token.index)
        if resolution is None:
            continue
        if _is_bound(token, resolution, pieces):
            continue
        if resolution.referent is None:
            ambiguous = ambiguous or not _has_noun_before(token, pieces, sentence)
            continue
        done = _swap(done, (token.index,), _form(token, resolution.referent), "pronoun")
        ambiguous = ambiguous or _is_vague(resolution.referent)
        referents[token.index] = resolution.referent
    done = _names(done, sentence, context, referents, which)
    done = _offices(done, sentence, context, referents)
    done = _kinds(done, sentence, which, context, referents)
    done, undated = _dates(done, sentence, dates)
    return Filled(
        pieces=tuple(done), referents=referents, is_ambiguous=ambiguous, is_undated=undated
    )


def _swap(pieces: Iterable[Piece], tokens: Sequence[int], text: str, rule: str) -> list[Piece]:
    """Replace a run of verbatim tokens that stand side by side; else change nothing."""
    found = list(pieces)
    starts = [at for at, p in enumerate(found) if p.is_verbatim and p.start == tokens[0]]
    for at in starts:
        run = found[at : at + len(tokens)]
        if [p.start for p in run] == list(tokens) and all(
            p.is_verbatim and p.end == p.start + 1 for p in run
        ):
            found[at : at + len(tokens)] = [Piece(tokens[0], tokens[-1] + 1, text, rule)]
            return found
    return found


# ---------------------------------------------------------------- pronouns


def _is_vague(referent: Referent) -> bool:
    """Say whether what is put in leaves open which one it is: "the bridge", "the talks"."""
    is_named = any(char.isupper() for char in referent.text)
    return not referent.key and referent.text.startswith("the ") and not is_named


def _is_bound(token: Token, resolution: Resolution, pieces: Sequence[Piece]) -> bool:
    """Say whether the pronoun's antecedent stands before it in the same claim."""
    here = [p.start for p in pieces if p.end > p.start]
    if token.text.lower() in REFLEXIVES:
        return True
    if resolution.at is None or resolution.at not in here:
        return False
    return here.index(resolution.at) < here.index(token.index)


def _has_noun_before(token: Token, pieces: Sequence[Piece], sentence: Sentence) -> bool:
    """Say whether a noun of the claim itself may be what the pronoun stands for."""
    here = [p.start for p in pieces if p.end > p.start]
    before = here[: here.index(token.index)]
    if token.text.lower() in {"he", "she", "him", "his", "her", "hers"}:
        return any(
            sentence.tree[i].upos == "NOUN" and sentence.tree[i].lemma.lower() in ROLES
            for i in before
        )
    return any(sentence.tree[i].upos in {"NOUN", "PROPN"} for i in before)


def _form(token: Token, referent: Referent) -> str:
    word = token.text.lower()
    is_possessive = word in POSSESSIVES and (
        token.deprel == "nmod:poss" or token.xpos == "PRP$" or word == "its"
    )
    name = _with_article(referent, token)
    if not is_possessive:
        return name
    return f"{name}’" if name.endswith("s") and not name.endswith("ss") else f"{name}’s"


def _with_article(referent: Referent, token: Token) -> str:
    text = referent.text
    if text.lower().startswith("the "):
        return text
    takes_article = text.startswith(("United ", "Republic ", "Democratic ")) or text in {
        "DPRK", "ROK", "U.S.", "US", "UK", "U.K.", "EU", "UN", "U.N.", "USA",
    }  # fmt: skip
    if not takes_article:
        return text
    return f"The {text}" if token.index == 0 else f"the {text}"


# ---------------------------------------------------------------- names


def _names(
    pieces: list[Piece],
    sentence: Sentence,
    context: Context,
    referents: dict[int, Referent],
    which: int,
) -> list[Piece]:
    """Give each short name its full form, once a claim."""
    present = {referent.key for referent in referents.values()}
    here = {p.start for p in pieces if p.is_verbatim and p.end > p.start}
    for entity in sentence.entities:
        if len(entity.text.split()) > 1 and set(sentence.entity_tokens(entity)) <= here:
            present.add(entity.key)
    said = set(present)
    for entity in sentence.entities:
        tokens = sentence.entity_tokens(entity)
        longer = context.full(entity, which)
        if longer is None or not tokens or longer.key in said:
            continue
        if tokens[0] not in here or tokens[0] in sentence.quoted or _is_hyphened(tokens, sentence):
            continue
        changed = _swap(pieces, tokens, longer.text, "name")
        if changed != pieces:
            pieces = changed
            referents[tokens[0]] = longer
            said.add(longer.key)
    return pieces


def _is_hyphened(tokens: Sequence[int], sentence: Sentence) -> bool:
    text = sentence.text
    start, end = sentence.tree[tokens[0]].start, sentence.tree[tokens[-1]].end
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return any(char in "-–/" for char in around)


# ---------------------------------------------------------------- descriptions


def _offices(
    pieces: list[Piece], sentence: Sentence, context: Context, referents: dict[int, Referent]
) -> list[Piece]:
    """Put the person for "the DPRK leader" where the document says who that is."""
    tree = sentence.tree
    for token in tree:
        if (
            token.lemma.lower() not in ROLES
            or token.upos != "NOUN"
            or token.index in sentence.quoted
        ):
            continue
        determiner = tree.child(token, "det")
        if determiner is None or determiner.text.lower() != "the":
            continue
        if token.relation not in {"nsubj", "obj", "obl", "iobj", "nmod"} or tree.child(
            token, "flat", "appos", "conj"
        ):
            continue
        phrase = list(noun_phrase_tokens(tree, token))
        span = [t.index for t in phrase]
        if span != list(range(span[0], span[-1] + 1)):
            continue
        about = frozenset(
            e.key for e in sentence.entities if set(sentence.entity_tokens(e)) <= set(span)
        )
        holder = context.holder(token.lemma.lower(), about)
        if holder is None:
            continue
        changed = _swap(pieces, span, holder.text, "definite")
        if changed != pieces:
            pieces = changed
            referents[span[0]] = holder
    return pieces


def _kinds(
    pieces: list[Piece],
    sentence: Sentence,
    which: int,
    context: Context,
    referents: dict[int, Referent],
) -> list[Piece]:
    """Put the name for "the bridge" where the document names just one."""
    if not context.kinds.only:
        return pieces
    here = {piece.start for piece in pieces if piece.is_verbatim and piece.end > piece.start}
    named = {referent.key for referent in referents.values()}
    named |= {e.key for e in sentence.entities if here.issuperset(sentence.entity_tokens(e))}
    for index in sorted(here):
        kind = context.kinds.get(sentence.tree[index], sentence, which)
        if kind is None or kind.referent.key in named:
            continue
        text = kind.text[:1].upper() + kind.text[1:] if index == 1 else kind.text
        changed = _swap(pieces, (index - 1, index), text, "definite")
        if changed != pieces:
            pieces = changed
            referents[index - 1] = kind.referent
            named.add(kind.referent.key)
    return pieces


# ---------------------------------------------------------------- dates

_PREPOSITIONS = table(
    "on in at by since until till before after from to during for of through this last next every "
    "each around about late early mid between and than"
)
_LINK = {Granularity.DAY: "on", Granularity.MONTH: "in", Granularity.YEAR: "in"}


def _dates(
    pieces: list[Piece], sentence: Sentence, dates: Sequence[DateValue]
) -> tuple[list[Piece], bool]:
    """Write relative dates out: "on Wednesday" as "on 2019-04-24"."""
    undated = False
    for date in dates:
        tokens = [t.index for t in sentence.tree.within(date.span)]
        if not date.is_relative or not tokens or not _stand(pieces, tokens):
            continue
        if any(i in sentence.quoted for i in tokens):
            continue
        if not date.is_resolved:
            undated = True
            continue
        if date.granularity not in _LINK or _is_modifier(tokens, sentence):
            continue
        if _is_nowadays(tokens, sentence):
            continue
        changed = _swap(pieces, tokens, date.iso(), "date")
        if changed == pieces:
            continue
        pieces = _with_preposition(changed, tokens[0], date.granularity, sentence)
    return pieces, undated


def _stand(pieces: Sequence[Piece], tokens: Sequence[int]) -> bool:
    here = {p.start for p in pieces if p.end > p.start and p.is_verbatim}
    return all(i in here for i in tokens)


def _is_nowadays(tokens: Sequence[int], sentence: Sentence) -> bool:
    """Say whether "today" means these days: "many work there today"."""
    tree = sentence.tree
    first = tree[tokens[0]]
    if len(tokens) > 1 or first.text.lower() != "today":
        return False
    return tense_of(tree, clause_head(tree, first)) is Tense.PRESENT


def _is_modifier(tokens: Sequence[int], sentence: Sentence) -> bool:
    """Say whether the date stands before a noun: "Wednesday's summit", "the Tuesday meeting"."""
    tree = sentence.tree
    if tokens[-1] + 1 >= len(tree):
        return False
    after = tree[tokens[-1] + 1]
    if after.text in {"'s", "’s", "'", "’", "-"}:
        return True
    last = tree[tokens[-1]]
    return (
        last.relation in {"compound", "amod"} and last.head > last.index and last.head not in tokens
    )


def _with_preposition(
    pieces: list[Piece], first: int, granularity: Granularity, sentence: Sentence
) -> list[Piece]:
    at = next(i for i, p in enumerate(pieces) if p.start == first and p.rule == "date")
    before = sentence.tree[pieces[at - 1].end - 1].text.lower() if at and pieces[at - 1].end else ""
    if before in _PREPOSITIONS:
        return pieces
    link = inserted(_LINK[granularity], first, "preposition")
    if at and before in {"the", "a"}:
        return pieces
    return [*pieces[:at], link, *pieces[at:]]
