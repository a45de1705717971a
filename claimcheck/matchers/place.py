"""Compare where the claim says it was with where the passage says it was."""

from __future__ import annotations

from claimcheck.matchers.entity import compare_names_of
from claimcheck.matchers.reading import Reading
from claimcheck.model import Comparison, SlotKind


class PlaceMatcher:
    """Compare the places, countries and nationalities of a claim with the passage's.

    What it does:
        As for other names: the same place under another name agrees, a place known to be different
        conflicts where it fills the same place of the same statement. Only a country excludes
        a country and a town a town: one may lie in the other.

    Why:
        "in Russia" is no error where the source says "in Vladivostok"; "in Beijing" is.

    Example:
        *She was born in Austria.* against *She was born in Hungary.* conflicts.

    Limits:
        Knows no map: which town lies in which country only where the tables of names say so.
    """

    name = SlotKind.PLACE.value

    def match(self, claim: Reading, passage: Reading) -> tuple[Comparison, ...]:
        """Return one comparison for each place of the claim, in order."""
        return compare_names_of(claim, passage, SlotKind.PLACE)
