# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""The few word forms that a participle or a noun phrase needs to become a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claimcheck.claims.draft import Piece, replaced
from claimcheck.claims.tables import table
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.dates import Tense

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_AN = re.compile(r"(?:hour|honou?r|honest|heir|[aefhilmnorsx]-|(?:FBI|MP|SOS|NGO|8|11\b|18\b))")
_A = re.compile(r"(?:uni(?!n)|us[aei]|eu|one\b|once\b|ubiq|U\.?[SNK]|UAE|EU\b)")

IRREGULAR_PAST: dict[str, str] = {
    row.split()[0]: row.split()[1]
    for row in """
    arising arose|awaking awoke|being was|bearing bore|beating beat|becoming became|beginning began
    bending bent|betting bet|binding bound|biting bit|bleeding bled|blowing blew|breaking broke
    breeding bred|bringing brought|broadcasting broadcast|building built|burning burned
    bursting burst|buying bought|casting cast|catching caught|choosing chose|clinging clung
    coming came|costing cost|creeping crept|cutting cut|dealing dealt|digging dug|doing did
    drawing drew|dreaming dreamed|drinking drank|driving drove|dying died|eating ate|falling fell
    feeding fed|feeling felt|fighting fought|finding found|fleeing fled|flying flew
    forbidding forbade|forecasting forecast|forgetting forgot|forgiving forgave|freezing froze
    getting got|giving gave|going went|grinding ground|growing grew|hanging hung|having had
    hearing heard|hiding hid|hitting hit|holding held|hurting hurt|keeping kept|kneeling knelt
    knowing knew|laying laid|leading led|leaping leapt|learning learned|leaving left|lending lent
    letting let|lighting lit|losing lost|lying lay|making made|meaning meant|meeting met
    outdoing outdid|overcoming overcame|overseeing oversaw|overtaking overtook
    overthrowing overthrew|paying paid|putting put|quitting quit|reading read|rebuilding rebuilt
    riding rode|ringing rang|rising rose|running ran|saying said|seeing saw|seeking sought
    selling sold|sending sent|setting set|shaking shook|shedding shed|shining shone|shooting shot
    showing showed|shrinking shrank|shutting shut|singing sang|sinking sank|sitting sat
    sleeping slept|sliding slid|speaking spoke|spending spent|spinning spun|splitting split
    spreading spread|springing sprang|standing stood|stealing stole|sticking stuck|striking struck
    striving strove|swearing swore|sweeping swept|swimming swam|swinging swung|taking took
    teaching taught|tearing tore|telling told|thinking thought|throwing threw|thrusting thrust
    tying tied|undergoing underwent|understanding understood|undertaking undertook|upholding upheld
    wearing wore|weaving wove|winding wound|winning won|withdrawing withdrew|withstanding withstood
    writing wrote|upsetting upset|bidding bid
    """.replace("|", "\n").splitlines()
    if row.strip()
}
"""Simple past by present participle; "being" is singular."""


ONLY_PAST: frozenset[str] = table("""
    arose ate awoke became began bit blew bore broke came chose did drank drew drove fell flew
    forbade forgot forgave froze gave grew hid knew overcame overthrew ran rang rode rose sang sank
    saw shook spoke sprang stole swam swore swung threw took tore underwent undertook went withdrew
    woke wore wove wrote
    """)
"""Past forms that are no participles as well: "was born and began" is never "was began"."""


def form_of_be(tense: Tense, *, is_plural: bool) -> str:
    """Return the form of "be" for a third person subject.

    Example:
        >>> form_of_be(Tense.PAST, is_plural=True)
        'were'
    """
    if tense is Tense.FUTURE:
        return "will be"
    if tense is Tense.PAST:
        return "were" if is_plural else "was"
    return "are" if is_plural else "is"


def past_of_participle(participle: str, *, is_plural: bool = False) -> str:
    """Return the simple past for a present participle ("leaving"), in lower case.

    Regular verbs keep their stem: "stopping" gives "stopped", "carrying" "carried".

    Example:
        >>> past_of_participle("leaving"), past_of_participle("serving")
        ('left', 'served')
    """
    word = participle.lower()
    if word == "being":
        return form_of_be(Tense.PAST, is_plural=is_plural)
    if word in IRREGULAR_PAST:
        return IRREGULAR_PAST[word]
    stem = word.removesuffix("ing")
    if stem.endswith("y") and not _VOWEL.match(stem[-2:-1]):
        return f"{stem[:-1]}ied"
    return f"{stem}ed"


def article_before(word: str) -> str:
    """Return "a" or "an", as the word's first sound asks for.

    Example:
        >>> article_before("hour"), article_before("U.S."), article_before("aide")
        ('an', 'a', 'an')
    """
    if _AN.match(word):
        return "an"
    if _A.match(word):
        return "a"
    return "an" if _VOWEL.match(word) else "a"


def with_fitting_articles(pieces: Sequence[Piece], tree: Tree) -> tuple[Piece, ...]:
    """Return ``pieces`` with "a" or "an" as the word asks for that now follows it.

    Only where words between the two were left out: what the author wrote side by side stays.
    """
    found = list(pieces)
    for at, (piece, following) in enumerate(itertools.pairwise(pieces)):
        is_article = piece.is_verbatim and piece.end == piece.start + 1 and following.is_verbatim
        if not is_article or following.start in {piece.end, following.end}:
            continue
        word = tree[piece.start].text.lower()
        wanted = article_before(tree[following.start].text)
        if word in {"a", "an"} and tree[piece.start].relation == "det" and wanted != word:
            found[at] = replaced(piece.start, wanted, "article")
    return tuple(found)


_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "'re": "'s", "’re": "’s"}
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_ES = ("s", "x", "z", "ch", "sh", "o")


def third_person(verb: str) -> str:
    """Return the third person singular of a present tense plural form.

    Example:
        >>> third_person("carry"), third_person("watch"), third_person("are")
        ('carries', 'watches', 'is')
    """
    if verb in _SINGULAR:
        return _SINGULAR[verb]
    if verb.endswith("y") and not _VOWEL.match(verb[-2:-1]):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_ES) else f"{verb}s"


def agreeing(pieces: Sequence[Piece], tree: Tree, head: int, subject: Token) -> tuple[Piece, ...]:
    """Return ``pieces`` with the finite verb of the clause agreeing with ``subject``."""
    is_many = subject.has("Number=Plur") and subject.relation != "flat"
    verb = _finite_verb(pieces, tree, head)
    if verb is None:
        return tuple(pieces)
    form = _PLURAL.get(verb.text) if is_many else _singular_of(verb)
    if form is None or form == verb.text:
        return tuple(pieces)
    return tuple(
        replaced(verb.index, form, "agreement")
        if piece.is_verbatim and piece.start == verb.index
        else piece
        for piece in pieces
    )


def _singular_of(verb: Token) -> str | None:
    if verb.text in {"were", "'re", "’re"} or verb.text in _SINGULAR:
        return _SINGULAR[verb.text]
    return third_person(verb.text) if verb.xpos == "VBP" and verb.text.islower() else None


def _finite_verb(pieces: Sequence[Piece], tree: Tree, head: int) -> Token | None:
    here = {piece.start for piece in pieces if piece.is_verbatim and piece.end > piece.start}
    candidates = [t for t in tree.children(tree[head], "aux", "cop") if t.index in here]
    if not candidates and tree[head].upos == "VERB" and head in here:
        candidates = [tree[head]]
    return candidates[0] if candidates else None
