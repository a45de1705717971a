"""Read what an author tells claimcheck: ``ignore[CC111] reason="…" until=2026-12-31``."""

from __future__ import annotations

import datetime as dt
import difflib
import enum
import re

import attrs

from claimcheck.codes import CODES, find_code
from claimcheck.errors import UnknownComponentError
from claimcheck.model import Label, Remark, Span

_SHAPE = re.compile(r"([A-Za-z-]+)\s*(?:\[([^\]]*)\])?\s*(.*)", re.DOTALL)
_OPTION = re.compile(r"""(reason|until)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))\s*""")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHOWN = 40


class Word(enum.StrEnum):
    """What a comment may ask for, and with that how far it reaches."""

    IGNORE = "ignore"
    IGNORE_FILE = "ignore-file"
    DISABLE = "disable"
    ENABLE = "enable"


@attrs.frozen(kw_only=True)
class Directive:
    """A comment that was understood.

    ``codes`` are those named that can be silenced, sorted. ``until`` is the last day it holds, or
    none. ``problems`` are sentences about the parts that were not understood; a directive that was
    not understood at all has no codes and silences nothing.
    """

    span: Span
    word: Word = Word.IGNORE
    codes: tuple[str, ...] = ()
    reason: str | None = None
    until: dt.date | None = None
    problems: tuple[str, ...] = ()


def can_be_silenced(code: str) -> bool:
    """Say whether a finding of this code may be kept silent by a comment.

    A supported claim is no finding, a note about a comment is mended in the comment, and a file
    that could not be checked is never a success.
    """
    return code != _SUPPORTED and not code.startswith(("CC3", "CC9"))


_SUPPORTED = next(code for code, entry in CODES.items() if entry.name == Label.SUPPORTED.value)


def read_directive(text: str, remark: Remark) -> Directive:
    """Read one remark of ``text``; whatever is in it, this never fails.

    Example:
        >>> words = 'ignore[CC111, contradicted-number] reason="see errata" until=2026-12-31'
        >>> whole = Span(0, len(words))
        >>> read_directive(words, Remark(span=whole, words=whole)).codes
        ('CC111', 'CC112')
    """
    match = _SHAPE.fullmatch(remark.words.of(text))
    if match is None:
        return _refused(remark, _not_understood(remark.words.of(text)))
    try:
        word = Word(match[1].lower())
    except ValueError:
        return _refused(remark, f"no word {match[1]!r}{_meant(match[1], list(Word))}")
    if match[2] is None or not match[2].strip():
        problem = f"{word} names no code; write one, such as {word}[CC111]"
        return _refused(remark, problem)
    found = _options(match[3])
    if isinstance(found, str):
        return _refused(remark, found)
    codes, problems = _codes(match[2])
    reason, until = found
    return Directive(
        span=remark.span,
        word=word,
        codes=codes,
        reason=reason,
        until=until,
        problems=problems,
    )


def _refused(remark: Remark, problem: str) -> Directive:
    return Directive(span=remark.span, problems=(f"{problem}; it silences nothing",))


def _not_understood(words: str) -> str:
    return f'{_cut(words)!r} is not understood; write ignore[CC111] reason="…"'


def _options(words: str) -> tuple[str | None, dt.date | None] | str:
    """Return reason and last day, or what is wrong with them."""
    reason, until, at = None, None, 0
    while at < len(words):
        match = _OPTION.match(words, at)
        if match is None:
            wanted = 'after the codes come reason="…" and until=2026-12-31'
            return f"{_cut(words[at:])!r} is not understood; {wanted}"
        value = next(part for part in match.groups()[1:] if part is not None)
        if match[1] == "reason":
            reason = " ".join(value.split()) or None
        else:
            until = _day(value)
            if until is None:
                return f"until must be a day such as 2026-12-31, got {_cut(value)!r}"
        at = match.end()
    return reason, until


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:  # such as 2026-02-30
        return None


def _codes(names: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes that can be silenced, sorted, and a sentence about each other name."""
    codes, problems = set(), []
    for name in (part.strip() for part in names.split(",")):
        try:
            code = find_code(name).code
        except UnknownComponentError:
            known = [*CODES, *(entry.name for entry in CODES.values())]
            problems.append(f"no code {_cut(name)!r}{_meant(name, known)}")
            continue
        if can_be_silenced(code):
            codes.add(code)
        else:
            problems.append(f"{code} cannot be silenced in a draft")
    return tuple(sorted(codes)), tuple(problems)


def _meant(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name.lower(), [each.lower() for each in known], n=1)
    if not near:
        return ""
    return f"; did you mean {near[0].upper() if near[0].startswith('cc') else near[0]}?"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
