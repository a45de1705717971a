"""Titles, endings and common words of names, and tables of given and family names."""

from __future__ import annotations

import functools
from pathlib import Path

_TITLES_TABLE = """
    adm admiral ambassador archbishop archduke baron baroness bishop brigadier capt captain
    cardinal chairman chairwoman chancellor chief col colonel commander comrade congressman
    congresswoman countess cpl czar dame deputy director doctor dr duchess duke emperor empress
    envoy ex father former fr gen general gov governor hon imam inspector judge justice king
    leader lieutenant lord lt maj major marshal mayor minister miss monsignor mp mr mrs ms mx pm
    pope premier pres president prime prince princess prof professor queen rabbi rep
    representative rev reverend saint secretary sen senator sergeant sgt shah sheikh sir speaker
    spokesman spokesperson spokeswoman sultan tsar vice
"""
TITLES: frozenset[str] = frozenset(_TITLES_TABLE.split())
"""Words that stand before a person's name and are no part of it, in lower case."""

KEPT_TITLES = frozenset(
    {
        *("king", "queen", "prince", "princess", "pope", "saint", "lord", "shah", "sultan"),
        *("emperor", "empress", "tsar", "czar", "duke", "duchess", "countess", "baron"),
        *("baroness", "archduke"),
    }
)
"""Titles that are part of the name: "King Charles" is not "Charles"."""

_NO_TITLE_TABLE = """
    general motors|general electric|general mills|general assembly|general dynamics
    |general atomics|general staff|general election|general hospital|major league
    |justice department|justice ministry|justice league|doctor who|doctor strange
    |captain america|captain marvel|president hotel|father ted|father christmas|judge dredd
    |mr bean|dr dre|dr seuss|chief justice
"""
NO_TITLE = frozenset(_NO_TITLE_TABLE.replace("\n", "").replace("    ", "").split("|"))
"""Beginnings of names that only look like a title."""

_COMPANY_TABLE = """
    ag bv co company corp corporation gmbh inc incorporated llc llp ltd limited nv oyj plc sa spa
"""
COMPANY = frozenset(_COMPANY_TABLE.split())
"""Endings of company names that change nothing in who is meant."""

_GENERATION_TABLE = """
    jr junior sr senior i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii
"""
GENERATION = frozenset(_GENERATION_TABLE.split())
"""What parts two bearers of one name."""

_GENERIC_TABLE = """
    agency airport association bank board bureau center centre church city club college commission
    committee company conference congress council court department district east festival
    foundation great group hall hospital house institute international island lake ministry mount
    museum national new newspaper north office organisation organization palace park parliament
    party port republic river royal school senate service society south square state states station
    street summit supreme team united university war west world
"""
GENERIC = frozenset(_GENERIC_TABLE.split())
"""Words of names that alone name nothing in particular."""

_DATA = Path(__file__).with_name("data")


@functools.cache
def given_names() -> frozenset[str]:
    """Return common given names, folded."""
    return frozenset(_table("given_names.txt").split())


@functools.cache
def family_names() -> frozenset[str]:
    """Return Chinese, Korean and Vietnamese family names, which stand first; folded."""
    return frozenset(_table("east_asian_family_names.txt").split())


@functools.cache
def spellings() -> dict[str, str]:
    """Map each spelling or short form of a name to one of them; folded."""
    lines = [line.split() for line in _table("name_variants.txt").splitlines()]
    return {word: line[0] for line in lines for word in line}


def _table(name: str) -> str:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line and not line.startswith("#"))
