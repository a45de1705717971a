"""Drafts and passages to measure with, made of the fixtures, the same each time."""

from __future__ import annotations

import random
from pathlib import Path

import attrs

from claimcheck.model import Passage, Span
from claimcheck.sources import load_sources
from claimcheck.text.sentences import sentences

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@attrs.frozen(kw_only=True)
class Stock:
    """Sentences of drafts, passages of references, and where the references are."""

    said: tuple[str, ...]
    passages: tuple[Passage, ...]
    references: tuple[Path, ...]


def stock() -> Stock:
    """Return what the fixtures have."""
    desks = sorted(folder for folder in FIXTURES.iterdir() if (folder / "planted.md").exists())
    references = tuple(desk / "references" for desk in desks)
    said = []
    for desk in desks:
        body = (desk / "planted.md").read_text(encoding="utf-8").split("---\n")[-1]
        parts = (part.strip() for part in body.split("\n\n"))
        for part in parts:
            if part and part[0] not in "#|`-<!>":
                said += [span.of(part) for span in sentences(part)]
    loaded = load_sources(references).sources
    passages = tuple(passage for source in loaded for passage in source.passages())
    return Stock(said=tuple(said), passages=passages, references=references)


def draft_of(given: Stock, size: int, *, seed: int) -> str:
    """Return a draft of ``size`` sentences, five to a paragraph."""
    chance = random.Random(seed)  # noqa: S311 - a choice of sentences, no secret
    chosen = [chance.choice(given.said) for _ in range(size)]
    return "\n\n".join(" ".join(chosen[at : at + 5]) for at in range(0, size, 5)) + "\n"


@attrs.frozen
class Many:
    """A source of ``count`` passages: two sentences of the references with other figures."""

    given: Stock
    count: int

    @property
    def name(self) -> str:
        """The name shown to people."""
        return f"many-{self.count}"

    @property
    def digest(self) -> str:
        """What stands for name and content."""
        return f"{self.name:0>64}"

    def passages(self) -> tuple[Passage, ...]:
        """Return all passages in source order."""
        return tuple(
            Passage(
                key=f"{self.name}#{number:08d}",
                source=self.name,
                text=text,
                span=Span(0, len(text)),
                line=number + 1,
            )
            for number, text in enumerate(self.texts())
        )

    def texts(self) -> list[str]:
        """Return the texts alone."""
        chance = random.Random(self.count)  # noqa: S311 - see draft_of
        said = [passage.text for passage in self.given.passages]
        return [
            f"{chance.choice(said)} {chance.choice(said)} It was case {chance.randrange(10**6)}."
            for _ in range(self.count)
        ]
