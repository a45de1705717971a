"""How the checker does on drafts with marked errors and marked true statements.

A planted error counts as *found* when a claim that holds some of the changed words is contradicted,
and as *coded* when the code is the one expected. A contradicted claim that holds no
changed word is a *false alarm*. A marked true statement counts as *supported* when a supported
claim holds at least ``COVERED`` of its content words.

Usage:
    python -m benchmarks.quality.drafts FOLDER [--show]

``FOLDER`` holds ``draft.md`` or ``clean.md``, ``planted.md``, ``planted.jsonl``, ``references/``
and maybe ``expected.jsonl`` and ``facts.csv``, as in ``fixtures/``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs

from claimcheck.checker import Checker
from claimcheck.documents import read_document
from claimcheck.model import DocumentReport, Label, Span, Verdict
from claimcheck.text.words import STOP_WORDS

COVERED = 0.6


@attrs.frozen(kw_only=True)
class Planted:
    """What became of one planted error; ``verdicts`` are those on claims that hold its words."""

    code: str
    words: str
    passage: str
    verdicts: tuple[Verdict, ...]

    @property
    def is_found(self) -> bool:
        """Say whether any claim with the changed words is contradicted."""
        return any(verdict.label is Label.CONTRADICTED for verdict in self.verdicts)

    @property
    def is_coded(self) -> bool:
        """Say whether one is contradicted with the code expected."""
        return any(verdict.code == self.code for verdict in self.verdicts)


@attrs.frozen(kw_only=True)
class Expected:
    """What became of one true statement."""

    statement: str
    words: str
    passage: str
    is_backed: bool
    is_low_overlap: bool
    verdicts: tuple[Verdict, ...]

    @property
    def is_supported(self) -> bool:
        """Say whether a claim that holds most of its words is supported."""
        return any(verdict.label is Label.SUPPORTED for verdict in self.verdicts)


@attrs.frozen(kw_only=True)
class Outcome:
    """All that was measured on one folder."""

    planted: tuple[Planted, ...]
    expected: tuple[Expected, ...]
    false_in_planted: tuple[Verdict, ...]
    false_in_clean: tuple[Verdict, ...]

    def figures(self) -> dict[str, float]:
        """Return counts and shares by name; shares in percent."""
        backed = [row for row in self.expected if row.is_backed]
        low = [row for row in backed if row.is_low_overlap]
        return {
            "planted": len(self.planted),
            "found": sum(row.is_found for row in self.planted),
            "coded": sum(row.is_coded for row in self.planted),
            "no_false": -len(self.false_in_planted) - len(self.false_in_clean),
            "backed": len(backed),
            "supported": _share([row.is_supported for row in backed]),
            "supported_low_overlap": _share([row.is_supported for row in low]),
        }


def measure_folder(folder: Path, cache_dir: Path | None = None) -> Outcome:
    """Check the clean and the planted draft of ``folder`` and compare with what is marked."""
    sources = [folder / "references"]
    if (folder / "facts.csv").exists():
        sources.append(folder / "facts.csv")
    checker = Checker(sources=sources, cache_dir=cache_dir)
    clean_path = folder / "draft.md" if (folder / "draft.md").exists() else folder / "clean.md"
    clean = _checked(checker, clean_path)
    planted = _checked(checker, folder / "planted.md")
    errors = _rows(folder / "planted.jsonl")
    spans = [_span(planted, row["words"]) for row in errors]
    return Outcome(
        planted=tuple(
            Planted(
                code=str(row["code"]),
                words=str(row["words"]),
                passage=str(row.get("passage", "")),
                verdicts=tuple(v for v in planted.verdicts if _touches(v, span)),
            )
            for row, span in zip(errors, spans, strict=True)
        ),
        expected=tuple(_expected(clean, row) for row in _rows(folder / "expected.jsonl")),
        false_in_planted=tuple(
            verdict
            for verdict in planted.verdicts
            if verdict.label is Label.CONTRADICTED
            and not any(_touches(verdict, span) for span in spans)
        ),
        false_in_clean=tuple(v for v in clean.verdicts if v.label is Label.CONTRADICTED),
    )


def _checked(checker: Checker, path: Path) -> DocumentReport:
    return checker.check(read_document(path)).documents[0]


def _rows(path: Path) -> list[dict[str, object]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _span(report: DocumentReport, words: object) -> Span:
    start = report.document.text.index(str(words))
    return Span(start, start + len(str(words)))


def _touches(verdict: Verdict, words: Span) -> bool:
    claim = verdict.claim
    replaced = (item.span for item in claim.substitutions if item.original)
    return any(span.overlaps(words) for span in (*claim.spans, *replaced))


def _expected(report: DocumentReport, row: dict[str, object]) -> Expected:
    words = _span(report, row["words"])
    text = report.document.text
    return Expected(
        statement=str(row["statement"]),
        words=str(row["words"]),
        passage=str(row.get("passage", "")),
        is_backed=bool(row["backed"]),
        is_low_overlap=bool(row["low_overlap"]),
        verdicts=tuple(v for v in report.verdicts if _covers(v, words, text)),
    )


def _covers(verdict: Verdict, words: Span, text: str) -> bool:
    """Say whether the claim's own words hold enough of the content words in ``words``."""
    total = held = at = 0
    for word in words.of(text).split():
        start = text.index(word, words.start + at)
        at = start + len(word) - words.start
        if word.strip(".,;:()\"'“”").lower() in STOP_WORDS:
            continue
        total += 1
        held += any(span.start <= start < span.end for span in verdict.claim.spans)
    return total > 0 and held >= COVERED * total


def _share(flags: Sequence[bool]) -> float:
    return round(100 * sum(flags) / len(flags), 1) if flags else 100.0


def main() -> None:
    """Print the figures of one folder, and with ``--show`` every row."""
    parser = argparse.ArgumentParser(description="Measure the checker on a marked draft.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print every row, not only figures")
    options = parser.parse_args()
    outcome = measure_folder(options.folder)
    if options.show:
        _show(outcome)
    sys.stdout.write(json.dumps(outcome.figures(), indent=2) + "\n")


def _show(outcome: Outcome) -> None:
    write = sys.stdout.write
    for row in outcome.planted:
        mark = "ok  " if row.is_coded else "code" if row.is_found else "MISS"
        write(f"{mark} {row.code} {row.words!r}\n")
        if not row.is_coded:
            write(f"       wanted: {row.passage}\n")
            _claims(row.verdicts)
    for verdict in (*outcome.false_in_planted, *outcome.false_in_clean):
        write("FALSE ALARM\n")
        _claims([verdict])
    for item in outcome.expected:
        if item.is_backed and not item.is_supported:
            write(f"UNSUPPORTED {item.statement}\n       wanted: {item.passage}\n")
            _claims(item.verdicts)


def _claims(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        quote = verdict.evidence[0].passage.text if verdict.evidence else "-"
        sys.stdout.write(
            f"       claim: {verdict.claim.text}\n"
            f"         {verdict.code} {verdict.why.value if verdict.why else ''} {verdict.reason}\n"
            f"         quote: {quote}\n"
        )


if __name__ == "__main__":
    main()
