"""A place and the larger place behind its comma."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, inserted, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import cut
from claimcheck.claims.sentence import Sentence
from claimcheck.model import Entity, EntityType

PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})


@attrs.frozen
class PlacesInPlaces:
    """State that one place lies in another.

    What it does:
        "Bergen, Norway" gives "Bergen is in Norway"; the sentence keeps the smaller place.

    Why:
        The wrong country behind a town is an error of its own.

    Example:
        "She was born in Bergen, Norway." gives "She was born in Bergen." and "Bergen is in Norway."

    Limits:
        Only where one is known as a place and the other too or behind "in", and not in a list of
        places.
    """

    name: str = "place-in-place"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first larger place."""
        tree, here = sentence.tree, draft.tokens
        if not is_factual(draft, sentence):
            return ()
        for first, second in zip(sentence.entities, sentence.entities[1:], strict=False):
            a, b = sentence.entity_tokens(first), sentence.entity_tokens(second)
            if not _is_place(first, a, sentence) or not _is_place(second, b, sentence):
                continue
            if first.key == second.key or not {first.type, second.type} & PLACES:
                continue
            if not a or not b or b[0] != a[-1] + 2 or tree[a[-1] + 1].text != ",":
                continue
            if not here >= {*a, *b} or draft.done & {*a, *b} or _is_listed(b, draft, sentence):
                continue
            if not _is_closed(b, sentence):
                continue
            pieces = (*verbatim(a), inserted("is in", b[0], "copula"), *verbatim(b))
            stated = Draft(
                pieces=pieces, head=b[-1], subject=a[-1], rules=draft.rules, is_final=True
            )
            return cut(draft, b, sentence), stated
        return ()


def _is_place(entity: Entity, tokens: tuple[int, ...], sentence: Sentence) -> bool:
    """Say whether a name is a known place, or an unknown one behind "in" and in front of one."""
    if entity.type in PLACES:
        return True
    tree = sentence.tree
    if entity.type is not EntityType.UNKNOWN or not tokens or not tokens[0]:
        return False
    before = tree[tokens[0] - 1].text.lower()
    return before in _WHERE or (
        before == ","
        and tokens[0] > 1
        and (named := sentence.entity_at(tokens[0] - 2)) is not None
        and _is_place(named, sentence.entity_tokens(named), sentence)
    )


_WHERE = frozenset({"in", "near"})


def _is_closed(second: tuple[int, ...], sentence: Sentence) -> bool:
    """Say whether the pair ends here; in "After Bergen, Norway plays …" a clause begins."""
    tree, after = sentence.tree, second[-1] + 1
    return after >= len(tree) or tree[after].upos in {"PUNCT", "ADP", "SCONJ", "CCONJ"}


def _is_listed(second: tuple[int, ...], draft: Draft, sentence: Sentence) -> bool:
    """Say whether the two places may be items of a longer list: "Oslo, Bergen and Voss"."""
    after = second[-1] + 1
    following = [t for t in sentence.tree.tokens[after : after + 3] if t.index in draft.tokens]
    words = [t.text for t in following]
    if "and" in words or "or" in words:
        return True
    if words[:1] != [","] or len(words) < _TWO:
        return False
    entity = sentence.entity_at(following[1].index)
    return entity is not None and entity.type in PLACES


_TWO = 2
