"""What a short name or a pronoun stands for."""

from __future__ import annotations

import attrs

from claimcheck.model import Entity, EntityType


@attrs.frozen(kw_only=True)
class Referent:
    """A thing the document names: the fullest name, its type and key."""

    text: str
    type: EntityType
    key: str

    @classmethod
    def of(cls, entity: Entity) -> Referent:
        """Return the referent of a name."""
        return cls(text=" ".join(entity.text.split()), type=entity.type, key=entity.key)
