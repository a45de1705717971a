"""A parser that remembers, so that a change of a rule is measured in seconds, not in minutes."""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from pathlib import Path

import attrs

from claimcheck.syntax.parser import Parser
from claimcheck.syntax.tree import Tree


@attrs.define
class RememberingParser:
    """Ask ``parser`` once for each sentence and keep the trees in ``path``, if one is given.

    ``seconds`` is the processor time spent in parsing or looking up so far. The file is a pickle:
    read only what this program wrote, and take another file after a change of the parser.
    """

    parser: Parser
    path: Path | None = None
    seconds: float = 0.0
    _known: dict[str, Tree] = attrs.field(factory=dict)
    _is_changed: bool = False

    @property
    def name(self) -> str:
        """The name of the parser itself."""
        return self.parser.name

    def load(self) -> RememberingParser:
        """Read the trees that an earlier run kept; none when there is no file."""
        if self.path is not None and self.path.is_file():
            self._known = pickle.loads(self.path.read_bytes())  # noqa: S301 - our own file
        return self

    def save(self) -> None:
        """Keep all trees for the next run."""
        if self.path is not None and self._is_changed:
            part = self.path.with_suffix(".part")  # a run that is killed leaves the old file whole
            part.write_bytes(pickle.dumps(self._known))
            part.replace(self.path)
            self._is_changed = False

    def parse(self, sentences: Sequence[str]) -> tuple[Tree, ...]:
        """Return one tree a sentence, each without what an earlier user computed from it."""
        start = time.process_time()
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        if new:
            self._known.update(zip(new, self.parser.parse(new), strict=True))
            self._is_changed = True
        trees = tuple(attrs.evolve(self._known[sentence]) for sentence in sentences)
        self.seconds += time.process_time() - start
        return trees
