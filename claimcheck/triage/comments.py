"""Keep silent what the author of a draft asks for, and tell of comments that need attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from claimcheck.codes import CODES
from claimcheck.model import Diagnostic, Document, Report, Silencer, Suppression
from claimcheck.triage.directives import Directive, Word, read_directive
from claimcheck.triage.matters import Matter, matters, silence
from claimcheck.triage.scopes import Scopes

UNUSED, UNKNOWN, WITHOUT_REASON, EXPIRED = "CC301", "CC302", "CC303", "CC304"


def with_comments(report: Report, *, today: dt.date | None = None) -> Report:
    """Return the report with what the drafts' own comments ignore kept silent.

    A note is added for each comment that is unused (CC301), unknown (CC302), without a reason
    (CC303) or expired (CC304).

    Args:
        report: What was found.
        today: The day by which a comment may have expired; none takes the day each document was
            published, and without that nothing expires.
    """
    read = {
        id(entry.document): _Comments.of(entry.document, today)
        for entry in report.documents
        if entry.document.remarks
    }
    if not read:
        return report

    def decide(matter: Matter) -> Suppression | None:
        comments = read.get(id(matter.document))
        return None if comments is None else comments.suppression_of(matter)

    used: dict[int, set[tuple[Directive, str]]] = {key: set() for key in read}
    for matter in matters(report):
        comments = read.get(id(matter.document))
        if comments is not None:
            found = comments.scopes.matching(matter)
            used[id(matter.document)].update((directive, matter.code) for directive in found)
    silent = silence(report, decide)
    notes = [note for key, comments in read.items() for note in comments.notes(used[key])]
    return attrs.evolve(silent, diagnostics=(*silent.diagnostics, *notes))


@attrs.frozen(kw_only=True)
class _Comments:
    """What the comments of one document ask for."""

    document: Document
    directives: tuple[Directive, ...]
    expired: frozenset[Directive]
    scopes: Scopes

    @classmethod
    def of(cls, document: Document, today: dt.date | None) -> _Comments:
        directives = tuple(read_directive(document.text, remark) for remark in document.remarks)
        day = today or document.published
        expired = frozenset(d for d in directives if _is_past(d, day))
        living = [d for d in directives if d not in expired]
        return cls(
            document=document,
            directives=directives,
            expired=expired,
            scopes=Scopes.of(document, living),
        )

    def suppression_of(self, matter: Matter) -> Suppression | None:
        """Return why a matter is silent; the first comment in the draft speaks for all."""
        found = self.scopes.matching(matter)
        if not found:
            return None
        first = min(found, key=lambda directive: directive.span)
        return Suppression(
            by=Silencer.COMMENT, reason=first.reason, until=first.until, span=first.span
        )

    def notes(self, used: set[tuple[Directive, str]]) -> Iterator[Diagnostic]:
        """Yield what is to be said of the comments themselves, in text order."""
        for directive in self.directives:
            for problem in directive.problems:
                yield self._note(UNKNOWN, problem, directive)
            if not directive.codes:
                continue
            if directive in self.expired:
                message = f"expired on {directive.until}; it silences nothing any more"
                yield self._note(EXPIRED, message, directive)
                continue
            if directive.reason is None and directive.word is not Word.ENABLE:
                message = f'{directive.word} without a reason; add reason="…"'
                yield self._note(WITHOUT_REASON, message, directive)
            unused = self._unused(directive, used)
            if unused:
                yield self._note(UNUSED, _unused_message(directive, unused), directive)

    def _unused(self, directive: Directive, used: set[tuple[Directive, str]]) -> list[str]:
        if directive.word is Word.ENABLE:
            return [code for code in directive.codes if (directive, code) in self.scopes.idle]
        return [code for code in directive.codes if (directive, code) not in used]

    def _note(self, code: str, message: str, directive: Directive) -> Diagnostic:
        return Diagnostic(
            code=code,
            severity=CODES[code].severity,
            message=message,
            path=self.document.path,
            span=directive.span,
        )


def _is_past(directive: Directive, day: dt.date | None) -> bool:
    return day is not None and directive.until is not None and directive.until < day


def _unused_message(directive: Directive, codes: Sequence[str]) -> str:
    named = ", ".join(codes)
    if directive.word is Word.ENABLE:
        return f"enable[{named}] ends nothing: no disable[{named}] stands before it; delete it"
    where = {Word.IGNORE: "here", Word.IGNORE_FILE: "in this file", Word.DISABLE: "from here on"}
    return f"there is no {named} left to silence {where[directive.word]}; delete it"
