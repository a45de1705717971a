"""The claims of a draft for people: each sentence, and under it what was made of it and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from claimcheck.model import Claim, Substitution
from claimcheck.report.findings import NO_PATH
from claimcheck.report.lines import Lines
from claimcheck.report.options import Options
from claimcheck.report.records import SplitDocument
from claimcheck.report.terminal import harmless, paint, visible


def render(parts: Sequence[SplitDocument], options: Options) -> str:
    """Return every sentence with its claims, and a last line with counts.

    A sentence stands as ``path:line:column: words``. Under it, indented, stands each claim as
    ``kind: text (rules)``, and under that each word replaced or put in, with the reason.
    """
    shown = [line for part in parts for line in _lines(part, options)]
    return harmless("\n".join([*shown, _counts(parts)])) + "\n"


def _lines(part: SplitDocument, options: Options) -> Iterator[str]:
    lines = Lines.of(part.document.text)
    path = visible(part.document.path or NO_PATH)
    for sentence, claims in groupby(part.claims, key=lambda claim: claim.sentence):
        line, column = lines.position(sentence.start)
        place = paint(f"{path}:{line}:{column}", "path", colour=options.colour)
        yield f"{place}: {visible(sentence.of(part.document.text))}"
        for claim in claims:
            yield f"  {_claim(claim)}"
            yield from (f"      {_substitution(item)}" for item in claim.substitutions)


def _claim(claim: Claim) -> str:
    flags = f" [{', '.join(flag.value for flag in claim.flags)}]" if claim.flags else ""
    rules = ", ".join(dict.fromkeys(claim.rules))
    made = f" ({visible(rules)})" if rules else ""
    return f"{claim.kind.value}: {visible(claim.text)}{made}{flags}"


def _substitution(item: Substitution) -> str:
    put_in = f'"{visible(item.replacement)}"'
    if not item.original:
        return f"+ {put_in} ({item.rule})"
    return f'"{visible(item.original)}" -> {put_in} ({item.rule})'


def _counts(parts: Sequence[SplitDocument]) -> str:
    claims = sum(len(part.claims) for part in parts)
    shown = f"{claims} claim{'' if claims == 1 else 's'}"
    kinds = Counter(skipped.kind for part in parts for skipped in part.skipped)
    if not kinds:
        return shown
    ranked = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    left_out = ", ".join(f"{count} {visible(kind)}" for kind, count in ranked)
    return f"{shown}; left out: {left_out}"
