"""Change one thing in pairs that the checker calls supported, and see whether it notices.

The pairs are claims that ``verify`` labels supported: the supported rows of labelled data, what the
drafts of ``fixtures/`` say with the passage that supports it, and the claims split out of
sentences of evidence, with that sentence. ``benchmarks.quality.swaps`` makes the changes.

A swapped value must not be "supported" any more; where the evidence gives the right value, the
claim must be contradicted with a code that names the change. A part cut out of the evidence
must leave the claim open. Evidence in another order or with unrelated text beside it must give
the same label.

Usage:
    [CLAIMCHECK_DATA=FOLDER] python -m benchmarks.quality.metamorphic [--limit N] [--show]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

import claimcheck
from benchmarks.quality.swaps import NEUTRAL, Labelled, Pool, Swap, SwapKind, gather, swaps
from claimcheck.checker import Checker
from claimcheck.claims import Granularity, Splitter
from claimcheck.documents import parse_document, read_document
from claimcheck.model import Label, Verdict
from claimcheck.syntax.parser import Parser, bundled_parser
from claimcheck.text.sentences import sentences

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SETS = ("vitaminc_sample", "fever_symmetric", "fm2", "sufficientfacts_hover", "feverous_s")
"""The labelled sets whose supported rows are changed."""

_ROWS_A_SET = 150
_SPLIT_A_SET = 60
_LONGEST = 400  # characters of a sentence that is split into claims
Figures = dict[str, dict[str, float]]
Claimed = tuple[str, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Tried:
    """One change and the verdict on it."""

    swap: Swap
    verdict: Verdict

    @property
    def is_supported(self) -> bool:
        """Say whether the changed pair is still called supported."""
        return self.verdict.label is Label.SUPPORTED

    @property
    def is_right(self) -> bool:
        """Say whether the verdict is the one that the change asks for, with its code.

        Where the evidence need not exclude the new value, it may do so all the same.
        """
        if self.verdict.label is Label.CONTRADICTED:
            return self.verdict.code in self.swap.codes
        return self.verdict.label.value == self.swap.label


def pairs(folder: Path | None, parser: Parser) -> tuple[list[Claimed], list[Labelled]]:
    """Return the pairs to change, not yet judged, and the labelled rows they come from."""
    rows = [row for name in SETS for row in _labelled(folder, name)]
    found = [(row.claim, row.evidence) for row in rows if row.label == "supported"]
    texts = [text for name in SETS for text in _evidence(_labelled(folder, name))]
    found += [pair for text in texts for pair in split_pairs(text, parser)]
    found += list(fixture_pairs(FIXTURES, parser))
    return list(dict.fromkeys(found)), rows


def fixture_pairs(folder: Path, parser: Parser) -> Iterator[Claimed]:
    """Yield what the drafts say with the passage that supports it, and what sources say."""
    for desk in sorted(folder.iterdir()):
        draft = desk / "draft.md"
        if not draft.exists():
            continue
        report = Checker(sources=desk / "references", parser=parser).check(read_document(draft))
        for verdict in report.supported:
            passage = verdict.evidence[0].passage
            around = (passage.before, passage.text, passage.after)
            yield verdict.claim.text, tuple(text for text in around if text)
            yield from split_pairs(passage.text, parser)


def try_all(found: Iterable[Claimed], pool: Pool, parser: Parser, limit: int) -> list[Tried]:
    """Change the pairs that are supported, judge the changes, and return ``limit`` of them.

    The kinds take turns, so that a rare kind is measured as well as a common one.
    """
    groups: dict[SwapKind, list[Swap]] = defaultdict(list)
    for claim, evidence in sorted(set(found), key=_shuffled):
        if claimcheck.verify(claim, evidence).label is not Label.SUPPORTED:
            continue
        for swap in swaps(claim, evidence, pool, parser):
            groups[swap.kind].append(swap)
    chosen = _in_turns([groups[kind] for kind in SwapKind], limit)
    return [Tried(swap=one, verdict=claimcheck.verify(one.claim, one.evidence)) for one in chosen]


def _shuffled(pair: Claimed) -> str:
    """Order pairs by a digest: the same everywhere, and no data set comes first."""
    text = "\0".join((pair[0], *pair[1]))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _in_turns(groups: Sequence[Sequence[Swap]], limit: int) -> list[Swap]:
    """Return at most ``limit`` changes, the same number of each kind as far as there are enough."""
    longest = max(map(len, groups), default=0)
    turns = (group[turn] for turn in range(longest) for group in groups if turn < len(group))
    return [swap for swap, _ in zip(turns, range(limit), strict=False)]


def figures(tried: Sequence[Tried]) -> Figures:
    """Return the counts and shares (per cent) by kind, and of all value changes as "all"."""
    groups: dict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        groups[one.swap.kind.value].append(one)
        if one.swap.kind not in NEUTRAL and one.swap.kind is not SwapKind.CUT:
            groups["all"].append(one)
    return {name: _figures(group) for name, group in groups.items()}


def _figures(group: Sequence[Tried]) -> dict[str, float]:
    given = [one for one in group if one.swap.gives_value]
    return {
        "swaps": len(group),
        "supported": _share([one.is_supported for one in group]),
        "given": len(given),
        "coded": _share([one.is_right for one in given]),
        "right": _share([one.is_right for one in group]),
    }


def _share(flags: Sequence[bool]) -> float:
    return round(100 * sum(flags) / len(flags), 1) if flags else 100.0


# ---------------------------------------------------------------- what is read


def _labelled(folder: Path | None, name: str) -> list[Labelled]:
    """Return the first rows of a set whose evidence is not empty, none where it is not at hand."""
    files = [] if folder is None else sorted((folder / "verify" / "dev").glob(f"{name}.*"))
    rows = [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()
    ]
    known = [
        Labelled(claim=row["claim"], evidence=tuple(row["evidence"]), label=row["label"])
        for row in rows
        if row["evidence"] and sum(map(len, row["evidence"])) <= _MOST_EVIDENCE
    ]
    supported = [row for row in known if row.label == "supported"][:_ROWS_A_SET]
    other = [row for row in known if row.label == "contradicted"][:_ROWS_A_SET]
    return [*supported, *other]


_MOST_EVIDENCE = 1_500  # characters; longer evidence is retrieved from, not read as one place


def _evidence(rows: Sequence[Labelled]) -> list[str]:
    texts = [text for row in rows for text in row.evidence]
    return [text for text in dict.fromkeys(texts) if len(text) <= _LONGEST][:_SPLIT_A_SET]


def split_pairs(text: str, parser: Parser) -> Iterator[Claimed]:
    """Yield the claims of each sentence of ``text``, with that sentence as their evidence."""
    for span in sentences(text):
        said = span.of(text)
        split = Splitter(parser, Granularity.ATOMIC).split(parse_document(said))
        for claim in split.claims:
            if claim.attribution is None and not claim.flags:
                yield claim.text, (said,)


def pool_of(found: Iterable[Claimed], rows: Sequence[Labelled], parser: Parser) -> Pool:
    """Return the values of all claims and of the sentences of their evidence."""
    texts = [text for claim, evidence in found for text in (claim, *evidence)]
    return gather((span.of(text) for text in texts for span in sentences(text)), parser, rows)


# ---------------------------------------------------------------- printing


def main() -> None:
    """Measure and print; with ``--show`` also every verdict that is not right."""
    options = _options()
    named = os.environ.get("CLAIMCHECK_DATA")
    parser = bundled_parser()
    found, rows = pairs(Path(named) if named else None, parser)
    tried = try_all(found, pool_of(found, rows, parser), parser, options.limit)
    for name, cells in figures(tried).items():
        shown = "  ".join(f"{key} {value:g}" for key, value in cells.items())
        sys.stdout.write(f"{name:10} {shown}\n")
    if options.show:
        _show([one for one in tried if not one.is_right])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what is noticed in changed pairs.")
    parser.add_argument("--limit", type=int, default=2000, help="changes tried (default 2000)")
    parser.add_argument("--show", action="store_true", help="print every verdict that is wrong")
    return parser.parse_args()


def _show(wrong: Sequence[Tried]) -> None:
    for one in sorted(wrong, key=lambda item: (not item.is_supported, item.swap.kind.value)):
        swap, verdict = one.swap, one.verdict
        sys.stdout.write(
            f"{swap.kind.value}: {swap.old!r} -> {swap.new!r}, wanted {swap.label}"
            f" {' '.join(sorted(swap.codes))}\n  claim: {swap.claim}\n"
            f"  evidence: {' | '.join(swap.evidence)}\n  {verdict.code} {verdict.reason}\n"
        )


if __name__ == "__main__":
    main()
