"""Words that say something will, may or should be so, rather than that it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import attrs

from claimcheck.model import Modality, Span


@attrs.frozen(kw_only=True)
class ModalCue:
    """A word or phrase that makes a statement a plan, a possibility or a hope."""

    text: str
    span: Span
    modality: Modality


_LEAST_CERTAIN = (Modality.HOPED, Modality.POSSIBLE, Modality.PLANNED)

_HOPED = r"""
hop(?:e|es|ed|ing)(?=\s(?:to|that|for|it|he|she|they|we|the|this)\b) | hopeful(?:ly)?
| want(?:s|ed|ing)? | wish(?:es|ed|ing)?(?=\s(?:to|that|for|him|her|them|it)\b)
| would\slike(?:\sto)? | aim(?:s|ed|ing)?\s(?:to|at|for) | seek(?:s|ing)?\sto | sought\sto
| call(?:s|ed|ing)?\s(?:for|on) | urg(?:e|es|ed|ing) | demand(?:s|ed|ing)?\sthat
| desir(?:e|es|ed|ing)\sto | long(?:s|ed|ing)?\sto | dream(?:s|ed|ing)?\sof
| should | ought\sto | in\sthe\shope\s(?:of|that) | with\sthe\s(?:hope|aim)\sof
"""
_POSSIBLE = r"""
might | could | can\spossibly | possibl[ey] | perhaps | maybe | potential(?:ly)? | conceivabl[ey]
| presumably | probabl[ey] | (?:un)?likely | apparently | allegedly | reportedly | supposedly
| appear(?:s|ed)?\sto | seem(?:s|ed)?\sto | consider(?:s|ed|ing)?(?=\s\w+ing\b)
| threaten(?:s|ed|ing)?\sto | in\stalks\sto | suspected\sof
"""
_PLANNED = r"""
will | wo(?=n['\u2019]t\b) | (?<=\w)['\u2019]ll | shall | would
| (?:is|are|was|were|be|been|am)\s(?:expected|scheduled|due|set|planned|slated|supposed|about
|poised|bound|going|believed\sto\sbe\sabout)\sto(?=\s[a-z])
| (?:expected|scheduled|slated|poised|planned|supposed)\s(?:to|for|on|in|at|by)
| (?:expect|plan|intend|prepar|promis|pledg|vow|agree)(?:s|es|e|ed|d|ning|ing|ned)?\sto
| upcoming | forthcoming | planned | proposed | forecast(?:s|ed)? | project(?:s|ed)?\sto
| tomorrow | next\s(?:week|month|year)
"""
_SPARED = r"""
(?:the|a|his|her|their|its|own|good|free|political|ill|last|iron|strong)\swill
(?!\s(?:be|have|not)\b)
| wills? (?=\sof\b) | (?:is|are|was|were)\sdue\sto\s(?:a|an|the|his|her|its|their)\b
| at\swill | might\sof
"""


def modal_cues(text: str) -> tuple[ModalCue, ...]:
    """Return the modal words of ``text``, in order, the longest phrase at each place.

    Example:
        >>> cues = modal_cues("He may come; she will go in May.")
        >>> [(cue.text, cue.modality.value) for cue in cues]
        [('may', 'possible'), ('will', 'planned')]

    Limits:
        Reads words only. Which verb a cue belongs to is the tree's business, and "would" for a
        habit of the past counts as a plan.
    """
    return tuple(_cues(text))


def modality_of(text: str) -> Modality:
    """Return the least certain modality that a word of ``text`` gives it: hope, possibility, plan.

    Give it one clause: a hope in one clause says nothing of the next.

    Example:
        >>> modality_of("Kim is expected to meet Putin"), modality_of("Kim met Putin")
        (<Modality.PLANNED: 'planned'>, <Modality.ASSERTED: 'asserted'>)
    """
    found = {cue.modality for cue in _cues(text)}
    return next((modality for modality in _LEAST_CERTAIN if modality in found), Modality.ASSERTED)


def _cues(text: str) -> Iterator[ModalCue]:
    for match in _pattern().finditer(text):
        if match.lastgroup is not None and match.lastgroup != "SPARED":
            yield ModalCue(
                text=match[0],
                span=Span(match.start(), match.end()),
                modality=Modality[match.lastgroup],
            )


@functools.cache
def _pattern() -> re.Pattern[str]:
    groups = (
        ("SPARED", f"(?i:{_SPARED})"),
        ("HOPED", f"(?i:{_HOPED})"),
        ("POSSIBLE", rf"may(?!\s\d) | (?i:{_POSSIBLE})"),  # "May" is a month or a name
        ("PLANNED", f"(?i:{_PLANNED})"),
    )
    parts = [f"(?P<{name}>{table})" for name, table in groups]
    return re.compile(
        rf"(?:(?<![\w'\u2019-])|(?=['\u2019]ll\b))(?:{'|'.join(parts)})(?:(?!\w)|(?=n['\u2019]t\b))",
        re.VERBOSE,
    )
