"""Every code claimcheck can print: one table, from which help, docs and reports are made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from claimcheck.errors import UnknownComponentError
from claimcheck.model import Severity, SlotKind


@attrs.frozen(kw_only=True)
class Code:
    """One rule an editor can meet in a report.

    ``severity`` is the one it has unless a speaker's attribution or a setting changes it.
    ``is_shown`` is false for a code that reports leave out unless asked. ``slot`` is the part of
    a claim whose conflict gives this code, or none. ``draft`` and ``source`` are an example line
    of each (``source`` is empty where no source takes part); ``silent`` says when the rule keeps
    quiet although one might expect it to speak.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    draft: str
    source: str
    silent: str
    is_shown: bool = True
    slot: SlotKind | None = None

    @property
    def is_failure(self) -> bool:
        """Say whether the code means that something could not be checked at all (exit 2)."""
        return self.code.startswith("CC9")


_TABLE = (
    Code(
        code="CC101",
        name="contradicted",
        severity=Severity.ERROR,
        summary="A source says otherwise, in a way that no narrower code describes.",
        explanation=(
            "One passage of your sources speaks of the same thing and cannot be true together "
            "with the claim. Read the passage that is quoted; correct the claim, or add a better "
            "source if the passage is wrong."
        ),
        draft="The harbour museum is a private collection.",
        source="The harbour museum is run by the city council.",
        silent="The passage speaks of something else, or leaves out part of what is claimed.",
    ),
    Code(
        code="CC102",
        name="unverifiable",
        severity=Severity.INFO,
        summary="The sources neither support nor contradict the claim; the message says why.",
        explanation=(
            "Nothing is known to be wrong. Either no passage speaks of the claim, or a passage "
            "leaves out a part of it, or a pronoun could mean two people, or sources disagree, or "
            "the sentence is no statement of fact. Add a source that covers it, or check by hand."
        ),
        draft="The mayor opened the bridge on 3 May 2016.",
        source="The bridge was opened in May 2016.",
        silent="A passage settles the claim one way or the other.",
    ),
    Code(
        code="CC103",
        name="supported",
        severity=Severity.INFO,
        summary="One passage says all that the claim says.",
        explanation=(
            "Every part of the claim (who, what, when, where, how much) meets its match in one "
            "passage. Nothing needs to be done."
        ),
        draft="The bridge opened in 2016.",
        source="On 3 May 2016 the bridge was opened to traffic.",
        silent="The parts are found only in different passages; support is never added up.",
        is_shown=False,
    ),
    Code(
        code="CC111",
        name="contradicted-date",
        severity=Severity.ERROR,
        summary="A source gives another date, weekday or distance in time.",
        explanation=(
            "Claim and passage tell of the same event and put it at times that cannot both be "
            "right. Dates are compared as spans of days, after relative ones (“last Tuesday”) have "
            "been counted from the day of publication. Correct the date; if the relative date was "
            "read wrongly, give the day with --published."
        ),
        draft="The talks were last held in 2009.",
        source="The last round of the talks was held in December 2008.",
        silent="One date contains the other (2008 and December 2008), or the rounds may differ.",
        slot=SlotKind.DATE,
    ),
    Code(
        code="CC112",
        name="contradicted-number",
        severity=Severity.ERROR,
        summary="A source gives another quantity, share, age, score, ordinal or length of time.",
        explanation=(
            "The numbers count or measure the same thing, in units that can be converted into one "
            "another, and their ranges do not meet. Correct the number, or say “about” if you "
            "rounded it."
        ),
        draft="The island has 4,200 inhabitants.",
        source="In the last census 2,400 people lived on the island.",
        silent="The words round (“about 2,500”), or unit, thing counted or year are not the same.",
        slot=SlotKind.QUANTITY,
    ),
    Code(
        code="CC113",
        name="contradicted-name",
        severity=Severity.ERROR,
        summary="A source names another person, organisation, work or holder of an office.",
        explanation=(
            "The passage tells the same story with another name in a place that only one name can "
            "fill, and both names are known to mean different things. Correct the name."
        ),
        draft="The prize went to the novelist Ann Field.",
        source="The novelist Maria Holt received the prize.",
        silent="One name may be short for the other, or several people may fill the place.",
        slot=SlotKind.ENTITY,
    ),
    Code(
        code="CC114",
        name="contradicted-place",
        severity=Severity.ERROR,
        summary="A source puts it in another place.",
        explanation=(
            "Claim and passage tell of the same event or thing and name places that do not contain "
            "one another. Correct the place."
        ),
        draft="The delegates met in Lyon.",
        source="The delegates met in Marseille.",
        silent="One place lies in the other (Lyon and France).",
        slot=SlotKind.PLACE,
    ),
    Code(
        code="CC115",
        name="contradicted-role",
        severity=Severity.ERROR,
        summary="The same names have changed places: who did what to whom, from where to where.",
        explanation=(
            "The passage has the same people or places and the same verb, the other way round. "
            "Swap them back."
        ),
        draft="Norvik sued Halden over the patent.",
        source="Halden took Norvik to court over the patent.",
        silent="The verb works both ways (“met”, “agreed with”), or the passage is in the passive.",
        slot=SlotKind.ROLE,
    ),
    Code(
        code="CC116",
        name="contradicted-quotation",
        severity=Severity.ERROR,
        summary="The words inside quotation marks are not the words in the source.",
        explanation=(
            "The source quotes the same speaker on the same matter in other words, or gives the "
            "words to another speaker. Copy the quotation from the source, or drop the marks and "
            "report what was meant."
        ),
        draft="“We will never sign,” the minister said.",
        source="“We will not sign this year,” the minister said.",
        silent="Only marks, capitals, an omission shown by “…” or words in brackets differ.",
        slot=SlotKind.QUOTATION,
    ),
    Code(
        code="CC117",
        name="contradicted-polarity",
        severity=Severity.ERROR,
        summary="The claim says that it is so, a source says that it is not, or the reverse.",
        explanation=(
            "Everything else agrees, but one side denies it: did and did not, some and none. "
            "Check whether a “not” was lost or gained."
        ),
        draft="The company paid a dividend.",
        source="The company did not pay a dividend.",
        silent="The negation belongs to another part of the sentence.",
        slot=SlotKind.POLARITY,
    ),
    Code(
        code="CC118",
        name="contradicted-relation",
        severity=Severity.ERROR,
        summary="A source uses the opposite word: rose and fell, before and after, most and least.",
        explanation=(
            "Claim and passage agree but for a verb, an adjective or a preposition that means the "
            "opposite. Correct the word."
        ),
        draft="Sales rose in the spring.",
        source="Sales fell in the spring.",
        silent="The two words have opposite senses only in other contexts, or times differ.",
        slot=SlotKind.RELATION,
    ),
    Code(
        code="CC201",
        name="sources-disagree",
        severity=Severity.WARNING,
        summary="One source supports the claim and another contradicts it.",
        explanation=(
            "Both passages fit the claim equally well, so it is left unverifiable, with both "
            "quotations. Decide which source to trust, and take the other out or explain it."
        ),
        draft="The fire destroyed 40 houses.",
        source="Forty houses burned down. / The fire destroyed 14 houses.",
        silent="One passage fits the claim clearly better than the other.",
    ),
    Code(
        code="CC202",
        name="stale-source",
        severity=Severity.WARNING,
        summary="The source is of another day than the claim, and things may have changed between.",
        explanation=(
            "A source from before a dated claim cannot know of a change since, and one from after "
            "publication may know of a change the draft could not. Look for a source of the day."
        ),
        draft="On 2 June 2021 Anders Vik was the club's chairman.",
        source="(written in 2018) The club's chairman is Berit Lund.",
        silent="Source or claim has no date.",
    ),
    Code(
        code="CC203",
        name="single-source",
        severity=Severity.WARNING,
        summary="Only one source supports the claim.",
        explanation=(
            "Some desks ask for two independent sources. The same text in two files counts once. "
            "Off unless switched on."
        ),
        draft="The bridge opened in 2016.",
        source="On 3 May 2016 the bridge was opened to traffic.",
        silent="Two different texts support the claim.",
        is_shown=False,
    ),
    Code(
        code="CC204",
        name="uncovered-name",
        severity=Severity.WARNING,
        summary="No source mentions this name.",
        explanation=(
            "Nothing said of it can be checked. Add a source about it, or see whether the name is "
            "right."
        ),
        draft="Elsbeth Quarrington chaired the inquiry.",
        source="",
        silent="A source has the name in another form (an alias, an acronym, the surname alone).",
    ),
    Code(
        code="CC205",
        name="misspelt-name",
        severity=Severity.WARNING,
        summary="The name is spelt unlike in every source.",
        explanation=(
            "The sources have a name one letter away from this one, and never this one. The claim "
            "is compared as if the name were right. Correct the spelling."
        ),
        draft="Maria Hollt received the prize.",
        source="Maria Holt received the prize.",
        silent="One source spells it as the draft does.",
    ),
    Code(
        code="CC301",
        name="unused-suppression",
        severity=Severity.WARNING,
        summary="A suppression silences nothing.",
        explanation="The finding it was written for is gone. Delete the comment.",
        draft='<!-- claimcheck: ignore[CC111] reason="confirmed by phone" -->',
        source="",
        silent="The suppression still silences at least one finding.",
    ),
    Code(
        code="CC302",
        name="unknown-suppression",
        severity=Severity.WARNING,
        summary="A suppression names a code that does not exist.",
        explanation="It silences nothing. See “claimcheck rule” for all codes.",
        draft='<!-- claimcheck: ignore[CC999] reason="confirmed by phone" -->',
        source="",
        silent="Code or name is one of those listed.",
    ),
    Code(
        code="CC303",
        name="suppression-without-reason",
        severity=Severity.WARNING,
        summary="A suppression does not say why.",
        explanation='Whoever reads the draft next must know what was checked. Add reason="…".',
        draft="<!-- claimcheck: ignore[CC111] -->",
        source="",
        silent="A reason is given, however short.",
    ),
    Code(
        code="CC304",
        name="expired-suppression",
        severity=Severity.WARNING,
        summary="A suppression has passed its last day and silences nothing any more.",
        explanation="Check the claim again; then delete the comment or give it a later day.",
        draft='<!-- claimcheck: ignore[CC111] reason="early figures" until=2019-05-01 -->',
        source="",
        silent="The last day has not passed, or none was given.",
    ),
    Code(
        code="CC901",
        name="unreadable-input",
        severity=Severity.ERROR,
        summary="A file cannot be opened or read.",
        explanation="It was left out. Check that it exists and that you may read it.",
        draft="drafts/old.md (a link that leads nowhere)",
        source="",
        silent="The file can be read.",
    ),
    Code(
        code="CC902",
        name="undecodable-input",
        severity=Severity.ERROR,
        summary="A file is not text in UTF-8.",
        explanation="It was left out. Save it as UTF-8 text and check again.",
        draft="The caf\\xe9 opened in 1998. (saved as Latin-1)",
        source="",
        silent="The file is UTF-8, or UTF-16 with a byte order mark.",
    ),
    Code(
        code="CC903",
        name="unsupported-input",
        severity=Severity.ERROR,
        summary="A file has a format or a language that claimcheck does not read.",
        explanation="It was left out. Drafts and sources are English text, Markdown or HTML.",
        draft="Das Hafenmuseum wurde 1998 gegründet.",
        source="",
        silent="The format is read and enough of the text is English.",
    ),
)

CODES: Mapping[str, Code] = MappingProxyType({entry.code: entry for entry in _TABLE})
"""All codes by their number, in ascending order."""

CODE_OF_SLOT: Mapping[SlotKind, str] = MappingProxyType(
    {entry.slot: entry.code for entry in _TABLE if entry.slot is not None}
)
"""The code of a conflict in a slot; a slot that is not here gives CC101."""

_BY_NAME = {entry.name: entry for entry in _TABLE}


def find_code(name: str) -> Code:
    """Return the code with this number ("CC111", in any case) or name ("contradicted-date").

    Raises:
        UnknownComponentError: There is none; the message lists those there are.
    """
    found = CODES.get(name.upper()) or _BY_NAME.get(name.lower())
    if found is None:
        kind = "code"
        raise UnknownComponentError(kind, name, CODES)
    return found
