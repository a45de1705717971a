"""What somebody hoped for by doing something: "with the hope of"."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, under
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual
from claimcheck.claims.phrases import cut
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.tables import table
from claimcheck.syntax.query import is_negated
from claimcheck.syntax.tree import Token

_AIMS = table("hope aim goal intention purpose view objective expectation intent")
_LEADS = frozenset({"with", "in"})


@attrs.frozen
class Purposes:
    """State what was done without the hope it was done with, and with it.

    What it does:
        "Talks were held in 2009 with the aim of ending the war" gives "Talks were held in 2009"
        and the whole.

    Why:
        What happened can be checked; the hope behind it is another matter.

    Example:
        "The city built a dam in the hope of stopping floods." gives "The city built a dam." and
        the sentence itself.

    Limits:
        Only "with" or "in" before hope, aim, goal and the like; not in denials, where the aim may
        be what is denied.
    """

    name: str = "purpose"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first such phrase."""
        tree, here = sentence.tree, draft.tokens
        head = tree[draft.head]
        if draft.head not in here or is_negated(tree, head) or not is_factual(draft, sentence):
            return ()
        for aim in tree.children(head, "obl"):
            if aim.index not in here or aim.index in draft.done or not _is_aim(aim, sentence):
                continue
            words = under(tree, aim, here)
            if sentence.quoted & set(words) or draft.subject in words:
                continue
            whole = attrs.evolve(draft, done=draft.done | {aim.index})
            return cut(draft, words, sentence), whole
        return ()


def _is_aim(token: Token, sentence: Sentence) -> bool:
    tree = sentence.tree
    case = tree.child(token, "case")
    return (
        token.lemma.lower() in _AIMS
        and case is not None
        and case.text.lower() in _LEADS
        and tree.child(token, "acl") is not None
    )
