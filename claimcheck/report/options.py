"""What the formats for people can be asked to do."""

from __future__ import annotations

import attrs

from claimcheck.model import Label


@attrs.frozen(kw_only=True)
class Options:
    """How to render.

    ``show`` are the labels to show in full; none shows contradicted claims in full and
    unverifiable ones in a line each. ``width`` is in columns. Formats for machines always write
    everything and ignore all of these.
    """

    show: frozenset[Label] | None = None
    colour: bool = False
    verbose: bool = False
    width: int = 100

    def is_full(self, label: Label | None) -> bool:
        """Say whether a finding of this label is shown with all it has; notes always are."""
        if label is None:
            return True
        return label in (frozenset({Label.CONTRADICTED}) if self.show is None else self.show)

    def is_brief(self, label: Label | None) -> bool:
        """Say whether a finding of this label is shown in one line only."""
        return self.show is None and label is Label.UNVERIFIABLE

    def is_shown(self, label: Label | None) -> bool:
        """Say whether a finding of this label is shown at all."""
        return self.is_full(label) or self.is_brief(label)
