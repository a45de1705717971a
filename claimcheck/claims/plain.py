"""A claim made of one sentence as it stands, without an article around it."""

from __future__ import annotations

import datetime as dt
import hashlib

import attrs

from claimcheck.model import Claim, ClaimKind, Flag, Polarity, Span
from claimcheck.syntax.entities import find_entities
from claimcheck.syntax.tree import Tree
from claimcheck.text.dates import find_dates
from claimcheck.text.polarity import negations
from claimcheck.text.quantities import find_quantities


def claim_from_text(text: str, tree: Tree, *, published: dt.date | None = None) -> Claim:
    """Read the values of ``text``, parsed into ``tree``, and return it as a claim.

    Args:
        text: One statement, in the author's words.
        tree: Its parse; its text must be ``text`` or stand in it.
        published: The day its relative dates count from, none when unknown.
    """
    dates = find_dates(text, published=published)
    offset = max(text.find(tree.text), 0)
    entities = tuple(
        attrs.evolve(entity, span=entity.span.shifted(offset)) for entity in find_entities(tree)
    )
    quantities = find_quantities(text, taken=tuple(date.span for date in dates))
    whole = Span(0, len(text))
    return Claim(
        id=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8],
        text=text,
        local_text=text,
        spans=(whole,),
        sentence=whole,
        kind=ClaimKind.QUANTITY if quantities else ClaimKind.EVENT,
        polarity=Polarity.NEGATIVE if negations(text) else Polarity.POSITIVE,
        dates=dates,
        quantities=quantities,
        entities=entities,
        flags=() if tree.is_whole else (Flag.LONG_SENTENCE,),
    )
