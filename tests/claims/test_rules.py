# ruff: noqa: RUF001 - typographic dashes are what is read
"""Every rule fires where it should and stays silent where it must."""

from __future__ import annotations

import pytest

from claimcheck.claims import Granularity
from claimcheck.claims.rules import RULES
from tests.claims.conftest import Splits, Texts

FIRES: tuple[tuple[str, str, Granularity, tuple[str, ...]], ...] = (
    (
        "attribution",
        "Exports fell in May 2018, said Norwegian minister Anna Berg on Monday.",
        Granularity.CLAUSE,
        (
            "Norwegian minister Anna Berg said on 2019-04-22 that exports fell in May 2018.",
            "Exports fell in May 2018.",
        ),
    ),
    (
        "attribution",
        "The bridge was closed in May 2018, according to the city council.",
        Granularity.CLAUSE,
        (
            "The bridge was closed in May 2018, according to the city council.",
            "The bridge was closed in May 2018.",
        ),
    ),
    (
        "gloss",
        "The World Trade Forum (WTF) opened in Oslo.",
        Granularity.NEWS,
        ("The World Trade Forum opened in Oslo.", "WTF stands for World Trade Forum."),
    ),
    (
        "companions",
        "Norway joined the pact – along with Chad and Japan – in 2004.",
        Granularity.NEWS,
        (
            "Norway joined the pact in 2004.",
            "Chad joined the pact in 2004.",
            "Japan joined the pact in 2004.",
        ),
    ),
    (
        "parenthetical",
        "The old bridge – it was closed in May 2018 – has reopened.",
        Granularity.NEWS,
        (
            "The old bridge has reopened.",
            "It was closed in May 2018.",
        ),
    ),
    (
        "relative",
        "The firm, whose shares fell 10 percent, employs 400 people.",
        Granularity.CLAUSE,
        ("The firm employs 400 people.", "The firm's shares fell 10 percent."),
    ),
    (
        "relative",
        "Sales, which rose 5% in 2018, fell to $3.2 million.",
        Granularity.CLAUSE,
        ("Sales fell to $3.2 million.", "The sales rose 5% in 2018."),
    ),
    (
        "title",
        "German Chancellor Angela Merkel visited Paris.",
        Granularity.NEWS,
        ("Angela Merkel visited Paris.", "Angela Merkel was the German Chancellor."),
    ),
    (
        "appositive",
        "Anna Berg, leader of the party, resigned.",
        Granularity.CLAUSE,
        ("Anna Berg resigned.", "Anna Berg was leader of the party."),
    ),
    (
        "participle",
        "The storm hit the coast, leaving 20,000 homes without power.",
        Granularity.CLAUSE,
        ("The storm hit the coast.", "The storm left 20,000 homes without power."),
    ),
    (
        "subordinate",
        "The bank closed branches, although profits grew.",
        Granularity.CLAUSE,
        ("The bank closed branches.", "Profits grew."),
    ),
    (
        "clause-coordination",
        "Exports rose sharply in 2017 and the deficit fell in 2018.",
        Granularity.CLAUSE,
        ("Exports rose sharply in 2017.", "The deficit fell in 2018."),
    ),
    (
        "predicate-coordination",
        "Anna Berg resigned in 2003 and moved to Oslo.",
        Granularity.CLAUSE,
        ("Anna Berg resigned in 2003.", "Anna Berg moved to Oslo."),
    ),
    (
        "reduced-relative",
        "Russia joined the six-party talks, held in Beijing in 2009.",
        Granularity.NEWS,
        ("The six-party talks were held in Beijing in 2009.",),
    ),
    (
        "restrictive-relative",
        "Anna Berg is an engineer who built the bridge.",
        Granularity.ATOMIC,
        ("Anna Berg is an engineer.", "Anna Berg built the bridge."),
    ),
    (
        "purpose",
        "The city built a dam with the aim of stopping floods.",
        Granularity.NEWS,
        ("The city built a dam.", "The city built a dam with the aim of stopping floods."),
    ),
    (
        "tacit-event",
        "A summit in Vietnam between Kim and Trump ended in failure.",
        Granularity.NEWS,
        ("A summit between Kim and Trump took place in Vietnam.",),
    ),
    (
        "example",
        "Norway has fought for various rights in its history, including fishing and trade.",
        Granularity.NEWS,
        ("Norway has fought for various rights in its history.",),
    ),
    (
        "list",
        "He visited Oslo, Paris and Berlin.",
        Granularity.NEWS,
        ("He visited Oslo.", "He visited Paris.", "He visited Berlin."),
    ),
    (
        "list",
        "Anna Berg is a respected and influential engineer.",
        Granularity.ATOMIC,
        ("Anna Berg is a respected engineer.", "Anna Berg is an influential engineer."),
    ),
    (
        "place-in-place",
        "She was born in Paris, France.",
        Granularity.NEWS,
        ("She was born in Paris.", "Paris is in France."),
    ),
    (
        "prepositional",
        "She was born in Paris on 4 May 1901.",
        Granularity.ATOMIC,
        ("She was born in Paris.", "She was born on 4 May 1901."),
    ),
    (
        "adverbial",
        "Anna Berg played for Bergen before joining Lyon in 2005.",
        Granularity.ATOMIC,
        ("Anna Berg played for Bergen.", "Anna Berg joined Lyon in 2005."),
    ),
    (
        "kind",
        "She starred in the Irish drama series Harbour Lights.",
        Granularity.ATOMIC,
        ("She starred in Harbour Lights.", "Harbour Lights is an Irish drama series."),
    ),
    (
        "attachment",
        "He praised her role in the film.",
        Granularity.ATOMIC,
        ("He praised her role.", "Her role was in the film."),
    ),
    (
        "fronted",
        "In 2019 the bridge reopened.",
        Granularity.ATOMIC,
        ("The bridge reopened in 2019.",),
    ),
    (
        "noun-modifier",
        "Anna Berg is a Norwegian chemist.",
        Granularity.ATOMIC,
        ("Anna Berg is a chemist.", "Anna Berg is Norwegian."),
    ),
)

SILENT: tuple[tuple[str, str, Granularity], ...] = (
    (
        "appositive",
        "Over seventy firms, not including their subsidiaries, were bought.",
        Granularity.CLAUSE,
    ),
    ("attribution", "Officials did not say that the plant had leaked.", Granularity.ATOMIC),
    ("attribution", "Anna Berg hopes that exports will rise.", Granularity.ATOMIC),
    ("gloss", "The World Trade Forum (2004) opened in Oslo.", Granularity.ATOMIC),
    ("companions", "The train goes along with two stops.", Granularity.ATOMIC),
    ("parenthetical", "The bridge (1901) reopened.", Granularity.ATOMIC),
    ("relative", "The man who built the bridge died.", Granularity.NEWS),
    ("title", "Mr Smith visited Paris.", Granularity.ATOMIC),
    ("appositive", "They met in Oslo, Paris and Berlin.", Granularity.ATOMIC),
    ("participle", "Several banks, including Nordea, closed branches.", Granularity.ATOMIC),
    ("subordinate", "If profits grow, the bank will open branches.", Granularity.ATOMIC),
    (
        "clause-coordination",
        "If it rains, the match will end and fans will go.",
        Granularity.ATOMIC,
    ),
    ("predicate-coordination", "She did not sign or read the letter.", Granularity.ATOMIC),
    ("reduced-relative", "The people involved left.", Granularity.NEWS),
    ("restrictive-relative", "He was the first man who climbed it.", Granularity.ATOMIC),
    (
        "purpose",
        "The city did not build a dam with the aim of stopping floods.",
        Granularity.ATOMIC,
    ),
    ("tacit-event", "The summit in Vietnam ended in failure.", Granularity.ATOMIC),
    ("example", "She won 72 titles, including ten majors.", Granularity.ATOMIC),
    ("list", "Kim and Putin met in Vladivostok.", Granularity.ATOMIC),
    ("list", "The treaty between France and Spain failed.", Granularity.ATOMIC),
    ("list", "He did not visit Paris and London.", Granularity.ATOMIC),
    ("list", "Trinidad and Tobago won two medals.", Granularity.ATOMIC),
    ("list", "Only Spain and Italy voted against it.", Granularity.ATOMIC),
    ("list", "He visited Paris or London.", Granularity.ATOMIC),
    ("place-in-place", "He visited Oslo, Paris and Berlin.", Granularity.ATOMIC),
    ("prepositional", "She was not born in Paris in 1901.", Granularity.ATOMIC),
    ("adverbial", "Anna Berg will play for Bergen before joining Lyon.", Granularity.ATOMIC),
    ("adverbial", "Anna Berg did not play before joining Lyon.", Granularity.ATOMIC),
    ("kind", "She met the harbour pilot Ann Berg.", Granularity.ATOMIC),
    ("kind", "She starred in the series Harbour Lights.", Granularity.NEWS),
    ("attachment", "He did not praise her role in the film.", Granularity.ATOMIC),
    ("attachment", "He praised the treaty between France and Spain.", Granularity.ATOMIC),
    ("attachment", "Two thirds of towns in Spain have a library.", Granularity.ATOMIC),
    ("fronted", "According to Berg, the bridge reopened.", Granularity.ATOMIC),
    ("noun-modifier", "Anna Berg is not a Norwegian chemist.", Granularity.ATOMIC),
)


class TestRules:
    @pytest.mark.parametrize(("rule", "text", "granularity", "wanted"), FIRES)
    def test_fires(
        self,
        rule: str,
        text: str,
        granularity: Granularity,
        wanted: tuple[str, ...],
        texts: Texts,
    ) -> None:
        """
        A rule makes the claims its documentation promises, and its name stands in them.
        """
        found = texts(text, granularity)

        assert set(wanted) <= set(found), (rule, found)

    @pytest.mark.parametrize(("rule", "text", "granularity"), SILENT)
    def test_stays_silent(
        self, rule: str, text: str, granularity: Granularity, splits: Splits
    ) -> None:
        """
        A rule leaves alone what would become false, or no statement.
        """
        claims = splits(text, granularity).claims

        assert not [claim.text for claim in claims if rule in claim.rules]

    def test_every_rule_has_examples_of_both_kinds(self) -> None:
        """
        No rule goes untested: each has a case that must fire and one that must not.
        """
        names = {rule.name for rule in RULES}

        assert names == {name for name, *_ in FIRES}
        assert names == {name for name, *_ in SILENT}
