"""The claims of a draft for people: a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.model import Claim
from claimcheck.report.findings import NO_PATH
from claimcheck.report.lines import Lines
from claimcheck.report.options import Options
from claimcheck.report.records import SplitDocument
from claimcheck.report.terminal import harmless, paint, visible


def render(parts: Sequence[SplitDocument], options: Options) -> str:
    """Return ``path:line:column: kind: text`` for each claim, and a last line with counts."""
    shown = [line for part in parts for line in _lines(part, options)]
    return harmless("\n".join([*shown, _counts(parts)])) + "\n"


def _lines(part: SplitDocument, options: Options) -> list[str]:
    lines = Lines.of(part.document.text)
    path = visible(part.document.path or NO_PATH)
    return [_line(claim, path, lines, options) for claim in part.claims]


def _line(claim: Claim, path: str, lines: Lines, options: Options) -> str:
    span = claim.spans[0] if claim.spans else claim.sentence
    line, column = lines.position(span.start)
    place = paint(f"{path}:{line}:{column}", "path", colour=options.colour)
    flags = f" [{', '.join(flag.value for flag in claim.flags)}]" if claim.flags else ""
    return f"{place}: {claim.kind.value}: {visible(claim.text)}{flags}"


def _counts(parts: Sequence[SplitDocument]) -> str:
    claims = sum(len(part.claims) for part in parts)
    shown = f"{claims} claim{'' if claims == 1 else 's'}"
    kinds = Counter(skipped.kind for part in parts for skipped in part.skipped)
    if not kinds:
        return shown
    ranked = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    left_out = ", ".join(f"{count} {visible(kind)}" for kind, count in ranked)
    return f"{shown}; left out: {left_out}"
