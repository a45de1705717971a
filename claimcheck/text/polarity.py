"""Words that deny: where they stand and how much of the sentence they deny."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator

import attrs

from claimcheck.model import Span


class Scope(enum.Enum):
    """How a cue denies."""

    FULL = "full"
    """The clause says that something is not so: "did not meet"."""

    IMPLICIT = "implicit"
    """The word itself holds the negation: "failed to meet", "without a permit", "hardly"."""

    PARTIAL = "partial"
    """Little is left of it: "few", "rarely"; no negation in ``negations``."""


@attrs.frozen(kw_only=True)
class Cue:
    """A negating word or phrase; ``span`` points into the text it was found in."""

    text: str
    span: Span
    scope: Scope


_FULL = r"""
no\slonger | no\s(?:one|body) | nobody | nothing | nowhere | neither | nor | none | never | nary
| by\sno\smeans | in\sno\sway | not | cannot | (?<=\w)n['\u2019]t
| (?:ai|are|ca|could|did|do|does|had
| has|have|is|might|must|need|should|was|were|wo|would)nt
| no
"""
_IMPLICIT = r"""
without | yet\sto | fail(?:s|ed|ing)?\sto | failure\sto | refus(?:e|es|ed|ing|al)\sto
| declin(?:e|es|ed|ing)\sto | neglect(?:s|ed|ing)?\sto | forgot\sto
| unable\sto | inability\sto | unwilling(?:ness)?\sto | reluctan(?:t|ce)\sto
| den(?:y|ies|ied|ying) | denial(?:s)?\s(?:of|that) | reject(?:s|ed|ing)?
| (?:lack|lacks|lacked|lacking)(?:\sof)? | absence\sof | in\sthe\sabsence\sof
| prevent(?:s|ed|ing)? | avoid(?:s|ed|ing)? | stop(?:s|ped|ping)?\sshort\sof
| ruled?\sout | rul(?:es|ing)\sout | far\sfrom | anything\sbut | free\s(?:of|from)
| hardly | scarcely | barely | instead\sof | rather\sthan | short\sof | except(?:\sfor)? | unless
"""
_PARTIAL = r"""
seldom | rarely | few(?!\s+(?:days|hours|minutes|weeks|months|years))
| little(?=\s+(?:evidence|chance|hope|progress|doubt|sign|interest|support))
"""
_SPARED = r"""
not\s(?:only|just|merely|simply|least|to\smention) | no\sdoubt | none\sother | none\sthe\sless
| no\smatter | no\.?\s?\d+ | no\sless\sthan | no\sfewer\sthan | whether\sor\snot | nothing\sbut
| a\sfew | quite\sa\sfew | no-one-else | never-ending | not-for-profit | no-?man['\u2019]?s
| nevertheless | nonetheless | can(?:no|['\u2019])t\shelp\sbut
"""
"""Phrases that look like a negation and affirm, or say nothing either way."""


def negation_cues(text: str) -> tuple[Cue, ...]:
    """Return the negating words of ``text``, in order, the longest phrase at each place.

    Example:
        >>> cues = negation_cues("It didn't fail to act, not once.")
        >>> [(cue.text, cue.scope.value) for cue in cues]
        [("n't", 'full'), ('fail to', 'implicit'), ('not', 'full')]

    Limits:
        Says nothing of what is denied: that is the tree's business. "Not only" affirms and is
        left out, and so is "No. 10".
    """
    return tuple(_cues(text))


def negations(text: str) -> tuple[Span, ...]:
    """Return where ``text`` denies something fully or by the meaning of a word, in order.

    Example:
        >>> text = "He never went, not only once."
        >>> [span.of(text) for span in negations(text)]
        ['never']
    """
    return tuple(cue.span for cue in _cues(text) if cue.scope is not Scope.PARTIAL)


def _cues(text: str) -> Iterator[Cue]:
    for match in _pattern().finditer(text):
        if match.lastgroup is not None and match.lastgroup != "SPARED":
            yield Cue(
                text=match[0],
                span=Span(match.start(), match.end()),
                scope=Scope[match.lastgroup],
            )


@functools.cache
def _pattern() -> re.Pattern[str]:
    groups = (
        ("SPARED", _SPARED),
        ("IMPLICIT", _IMPLICIT),
        ("FULL", _FULL),
        ("PARTIAL", _PARTIAL),
    )
    parts = [f"(?P<{name}>{table})" for name, table in groups]
    # A cue starts a word, but for the "n't" that ends one.
    return re.compile(
        rf"(?:(?<![\w'\u2019-])|(?=n['\u2019]t\b))(?:{'|'.join(parts)})(?![\w])",
        re.IGNORECASE | re.VERBOSE,
    )
