"""How far each comment of a draft reaches, and which of them speak of a finding."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.model import Document, Span
from claimcheck.triage.directives import Directive, Word
from claimcheck.triage.matters import Matter

_BREAK = re.compile(r"\r\n|\r|\n")


@attrs.frozen
class _Scope:
    """The stretch of a draft that a directive speaks for."""

    extent: Span
    directive: Directive


@attrs.frozen(kw_only=True)
class Scopes:
    """The comments of a document by code and by how they reach.

    The scopes of one list never overlap: of two comments that ask for the same, only the first
    counts. So a finding is looked up in logarithmic time, however many comments there are.
    ``idle`` are the codes of an "enable" that ends nothing.
    """

    whole: dict[str, Directive]
    lists: dict[tuple[str, str], list[_Scope]]
    idle: frozenset[tuple[Directive, str]]

    @classmethod
    def of(cls, document: Document, directives: Sequence[Directive]) -> Scopes:
        """Find what each directive reaches; they stand in text order."""
        whole: dict[str, Directive] = {}
        lists: dict[tuple[str, str], list[_Scope]] = {}
        places = _Places.of(document)
        for directive in directives:
            if directive.word is Word.IGNORE_FILE:
                for code in directive.codes:
                    whole.setdefault(code, directive)
            elif directive.word is Word.IGNORE:
                kind, extent = places.reach(directive.span)
                for code in directive.codes:
                    found = lists.setdefault((kind, code), [])
                    if not found or found[-1].extent != extent:
                        found.append(_Scope(extent, directive))
        idle: set[tuple[Directive, str]] = set()
        for code in sorted({code for directive in directives for code in directive.codes}):
            ranges = list(_ranges(len(document.text), code, directives, idle))
            if ranges:
                lists["range", code] = ranges
        return cls(whole=whole, lists=lists, idle=frozenset(idle))

    def matching(self, matter: Matter) -> tuple[Directive, ...]:
        """Return all directives that speak of a matter, in no order to rely on."""
        found: dict[Directive, None] = {}
        if matter.code in self.whole:
            found[self.whole[matter.code]] = None
        for kind in _KINDS:
            scopes = self.lists.get((kind, matter.code), [])
            for span in matter.spans:
                found.update(dict.fromkeys(_touching(scopes, span)))
        return tuple(found)


_KINDS = ("line", "block", "range")


def _touching(scopes: Sequence[_Scope], span: Span) -> Iterator[Directive]:
    """Yield the directives of disjoint scopes, sorted, that a span (even an empty one) touches."""
    end = max(span.end, span.start + 1)
    at = bisect_left(scopes, end, key=lambda scope: scope.extent.start) - 1
    while at >= 0 and scopes[at].extent.end > span.start:
        yield scopes[at].directive
        at -= 1


def _ranges(
    end: int, code: str, directives: Sequence[Directive], idle: set[tuple[Directive, str]]
) -> Iterator[_Scope]:
    """Yield from each "disable" of a code to the next "enable" of it, or to the end."""
    opened: Directive | None = None
    for directive in directives:
        if code not in directive.codes:
            continue
        if directive.word is Word.DISABLE and opened is None:
            opened = directive
        elif directive.word is Word.ENABLE and opened is not None:
            yield _Scope(Span(opened.span.end, directive.span.start), opened)
            opened = None
        elif directive.word is Word.ENABLE:
            idle.add((directive, code))
    if opened is not None:
        yield _Scope(Span(opened.span.end, end), opened)


@attrs.frozen
class _Places:
    """Where the lines and the blocks of a document begin."""

    document: Document
    starts: tuple[int, ...]
    blocks: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> _Places:
        breaks = (match.end() for match in _BREAK.finditer(document.text))
        return cls(document, (0, *breaks), tuple(b.span.start for b in document.blocks))

    def reach(self, comment: Span) -> tuple[str, Span]:
        """Return the line of a comment; of one that has its line alone, the block after it.

        Inside a block, where no other begins after it, that is the next line.
        """
        text = self.document.text
        line = self._lines(comment.start, comment.end)
        rest = text[line.start : comment.start] + text[comment.end : line.end]
        if rest.strip():
            return "line", line
        after = bisect_left(self.blocks, comment.end)
        inside = after > 0 and self.document.blocks[after - 1].span.end > comment.end
        if inside or after == len(self.blocks):
            return "line", self._lines(line.end, line.end)
        return "block", self.document.blocks[after].span

    def _lines(self, first: int, last: int) -> Span:
        """Return the whole lines from the one that holds ``first`` to the one of ``last``."""
        start = self.starts[bisect_right(self.starts, first) - 1]
        after = bisect_right(self.starts, last)
        end = self.starts[after] if after < len(self.starts) else len(self.document.text)
        return Span(start, end)
