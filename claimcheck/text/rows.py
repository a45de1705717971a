"""The clear English sentence that one row of a fact table stands for."""

from __future__ import annotations

import re

from claimcheck.model import FactRow
from claimcheck.text.days import MONTH_NAMES

_VERBS = {
    "born": "was born",
    "died": "died",
    "founded": "was founded",
    "established": "was established",
    "created": "was created",
    "opened": "opened",
    "closed": "closed",
    "built": "was built",
    "completed": "was completed",
    "located": "is located",
    "based": "is based",
    "headquartered": "is headquartered",
    "launched": "was launched",
    "released": "was released",
    "signed": "was signed",
    "held": "was held",
    "incorporated": "was incorporated",
    "elected": "was elected",
    "appointed": "was appointed",
    "discovered": "was discovered",
    "published": "was published",
}
"""Attributes that are said with a verb: "founded" gives "Acme was founded in 1976."."""

_PREPOSITIONS = frozenset({"in", "on", "at", "by", "of", "to", "from", "for", "with", "near"})
_SINGULAR_ENDINGS = ("ss", "us", "is", "ics", "news")
_CLOSE_UNITS = frozenset({"%", "°C", "°F", "°"})
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def row_sentence(row: FactRow) -> str:
    """Return the sentence a fact row stands for; the note is left out, it is no part of the fact.

    The value keeps its figures as written, so that a number found in the sentence is the number
    in the table. ISO dates are spelt out, "2019-04-24" as "24 April 2019".

    Example:
        >>> row = FactRow(subject="Vladivostok", attribute="population", value="606,561",
        ...               unit="people", as_of="2016", note="estimate")
        >>> row_sentence(row)
        'The population of Vladivostok is 606,561 people (2016).'
        >>> row = FactRow(subject="Acme", attribute="founded", value="1976", unit="", as_of="",
        ...               note="")
        >>> row_sentence(row)
        'Acme was founded in 1976.'
    """
    attribute = " ".join(row.attribute.replace("_", " ").split())
    when = f" ({_spelt(row.as_of.strip())})" if row.as_of.strip() else ""
    return _first_upper(f"{_statement(row, attribute)}{when}.")


def _statement(row: FactRow, attribute: str) -> str:
    subject, value = " ".join(row.subject.split()), _value(row)
    first, _, rest = attribute.partition(" ")
    verb = _VERBS.get(first.lower())
    last = attribute.rsplit(" ", 1)[-1].lower()
    if verb is not None and (not rest or rest.lower() in _PREPOSITIONS):
        return f"{subject} {verb} {rest.lower() or _preposition(row.value.strip())} {value}"
    if attribute.lower().startswith(("is ", "was ", "has ", "are ", "were ", "had ")):
        return f"{subject} {attribute} {value}"
    if last == "of":
        article = "a" if first.lower() == "member" else "the"
        return f"{subject} is {article} {attribute} {value}"
    copula = "are" if _is_plural(attribute) else "is"
    return f"{_the(attribute)} of {subject} {copula} {value}"


def _value(row: FactRow) -> str:
    value, unit = " ".join(row.value.split()), " ".join(row.unit.split())
    if not unit:
        return _spelt(value)
    return f"{value}{unit}" if unit in _CLOSE_UNITS else f"{value} {unit}"


def _spelt(value: str) -> str:
    """Spell an ISO date out; a year and anything else stay as they are."""
    match = _DATE.fullmatch(value)
    if match is None or match[2] is None or not 1 <= int(match[2]) <= len(MONTH_NAMES):
        return value
    month = MONTH_NAMES[int(match[2]) - 1].capitalize()
    return f"{int(match[3])} {month} {match[1]}" if match[3] else f"{month} {match[1]}"


def _preposition(value: str) -> str:
    match = _DATE.fullmatch(value)
    return "on" if match is not None and match[3] else "in"


def _is_plural(attribute: str) -> bool:
    head = re.split(r" (?:of|in|for|per|to|at|by|from|with|on) ", attribute.lower())[0]
    return head.endswith("s") and not head.endswith(_SINGULAR_ENDINGS)


def _the(attribute: str) -> str:
    return attribute if attribute.lower().startswith(("the ", "its ")) else f"The {attribute}"


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
