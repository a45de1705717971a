from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from claimcheck.model import Evidence, Passage, Report, Span, Stance
from claimcheck.triage import with_single_sources

MakeReport = Callable[..., Report]


def evidence(source: str, stance: Stance = Stance.SUPPORTS) -> Evidence:
    passage = Passage(key=source, source=source, text="So.", span=Span(0, 3), line=1)
    return Evidence(passage=passage, stance=stance, similarity=1.0, also_in=("copy.md",))


class TestWithSingleSources:
    @pytest.mark.parametrize(
        ("word", "sources", "expected"),
        [
            ("RIGHT", [evidence("a.md")], ["only a.md supports this claim"]),
            ("RIGHT", [evidence("a.md"), evidence("a.md")], ["only a.md supports this claim"]),
            (
                "RIGHT",
                [evidence("a.md"), evidence("b.md", Stance.SILENT)],
                ["only a.md supports this claim"],
            ),
            ("RIGHT", [evidence("a.md"), evidence("b.md")], []),
            ("UNKNOWN", [evidence("a.md")], []),
        ],
    )
    def test_one_source(
        self, make: MakeReport, word: str, sources: list[Evidence], expected: list[str]
    ) -> None:
        """
        A supported claim with one supporting source is told; copies of it are no second one.
        """
        report = make(f"It is {word}.\n")
        [entry] = report.documents
        verdict = attrs.evolve(entry.verdicts[0], evidence=tuple(sources))
        report = attrs.evolve(report, documents=(attrs.evolve(entry, verdicts=(verdict,)),))
        notes = with_single_sources(report).verdicts[0].diagnostics

        assert expected == [note.message for note in notes]
        assert {"CC203"} >= {note.code for note in notes}
