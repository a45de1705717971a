"""Which full name a short one stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from claimcheck.claims.decontext.referent import Referent
from claimcheck.model import Entity, EntityType

_Seen = tuple[int, str]  # first sentence, full name


@attrs.frozen(eq=False)
class LongerNames:
    """The full personal names of a document, by their first and last word."""

    full: Mapping[str, Referent]
    by_word: Mapping[str, tuple[_Seen, ...]]

    @classmethod
    def of(cls, entities: Sequence[Sequence[Entity]]) -> LongerNames:
        """Read the names of all sentences, in order."""
        first: dict[str, int] = {}
        full: dict[str, Referent] = {}
        for which, found in enumerate(entities):
            for entity in found:
                name = name_of(entity.text)
                if " " in name and entity.type is EntityType.PERSON:
                    first.setdefault(name, which)
                    full.setdefault(name, Referent.of(entity))
        by_word: dict[str, list[_Seen]] = defaultdict(list)
        for name, which in first.items():
            words = name.split()
            for word in dict.fromkeys((words[0], words[-1])):
                by_word[word].append((which, name))
        return cls(full, {word: tuple(seen) for word, seen in by_word.items()})

    def get(self, name: str, which: int) -> Referent | None:
        """Return who ``name`` is in sentence ``which``, or none when more than one may be meant.

        A short name stands for the one person introduced by then whose name begins or ends with it,
        and before any is introduced for the one person of the whole document.
        """
        if name in self.full:
            return self.full[name]
        seen = self.by_word.get(name, ())
        known = [full for at, full in seen if at <= which] or [full for _, full in seen]
        names = _longest(known)
        return self.full[names[0]] if len(names) == 1 else None


def name_of(text: str) -> str:
    """Return a name with single spaces."""
    return " ".join(text.split())


def _longest(names: Sequence[str]) -> list[str]:
    """Return ``names`` without those that only shorten another of them."""
    return [
        name
        for name in names
        if not any(other != name and set(name.split()) < set(other.split()) for other in names)
    ]
