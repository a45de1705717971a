"""The table of codes as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimcheck.codes import Code


class RuleRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One code; ``default`` is a severity, "off" for one that is not shown, or "exit 2"."""

    code: str
    name: str
    default: str
    summary: str
    explanation: str
    draft: str
    source: str
    silent: str


class RulesRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``claimcheck rule --output-format json`` writes."""

    rules: tuple[RuleRecord, ...]


def rules_record(codes: Sequence[Code]) -> RulesRecord:
    """Return the wire shape of codes."""
    return RulesRecord(
        rules=tuple(
            RuleRecord(
                code=code.code,
                name=code.name,
                default=default_of(code),
                summary=code.summary,
                explanation=code.explanation,
                draft=code.draft,
                source=code.source,
                silent=code.silent,
            )
            for code in codes
        )
    )


def table(codes: Sequence[Code]) -> str:
    """Return one line a code."""
    width = max(len(code.name) for code in codes)
    lines = (f"{c.code}  {c.name:<{width}}  {default_of(c):<7}  {c.summary}" for c in codes)
    return "".join(f"{line}\n" for line in lines)


def page(code: Code) -> str:
    """Return all there is to say about one code."""
    return "\n".join(_page(code)) + "\n"


def _page(code: Code) -> Iterator[str]:
    yield f"{code.code} {code.name} ({default_of(code)})"
    yield ""
    yield code.summary
    yield ""
    yield from _wrapped(code.explanation)
    if code.draft:
        yield ""
        yield f"  draft   {code.draft}"
    if code.source:
        yield f"  source  {code.source}"
    yield ""
    yield f"Silent when: {code.silent}"


def _wrapped(text: str) -> list[str]:
    import textwrap  # noqa: PLC0415 - for one page only

    return textwrap.wrap(text, 90)


def default_of(code: Code) -> str:
    """Return what a code is unless a setting changes it: a severity, "off" or "exit 2"."""
    if code.is_failure:
        return "exit 2"
    return code.severity.value if code.is_shown else "off"
