"""Minimal pairs: one claim, one passage, one verdict; silence is tested as often as firing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from claimcheck.claims.plain import claim_from_text
from claimcheck.matchers import compare, read_claim, read_passage
from claimcheck.model import FactRow, Label, Passage, Span, Verdict, Why
from claimcheck.scorer import score, weigh
from claimcheck.syntax.parser import SpacyParser
from claimcheck.text.rows import row_sentence
from claimcheck.text.sentences import sentences

S, U = Label.SUPPORTED.value, Label.UNVERIFIABLE.value
DATE, NUMBER, NAME, PLACE = "CC111", "CC112", "CC113", "CC114"
ROLE, QUOTE, POLARITY, RELATION = "CC115", "CC116", "CC117", "CC118"


def judge(parser: SpacyParser, claim: str, passage: Passage) -> Verdict:
    """
    Compare a claim with one passage, as the checker does.
    """
    around = [part for part in (passage.before, passage.text, passage.after) if part]
    (tree,) = parser.parse([claim])
    if passage.row is not None:
        around = [row_sentence(passage.row)]
    trees = parser.parse([span.of(part) for part in around for span in sentences(part)])
    made = claim_from_text(claim, tree)
    found = compare(read_claim(made, [tree]), read_passage(passage, trees))
    return score(made, [weigh(made, passage, found, similarity=0.5)])


def make_passage(text: str, fields: dict[str, Any]) -> Passage:
    """
    Make a passage of a text of ours with some of its context.
    """
    return Passage(
        key="0", source="notes.txt", text=text, span=Span(0, len(text)), line=1, **fields
    )


def told(verdict: Verdict) -> str:
    """
    Return the code of a contradiction, else the label.
    """
    return verdict.code if verdict.label is Label.CONTRADICTED else verdict.label.value


PAIRS = [
    # dates: must fire
    (
        "The harbour talks were last held in 2009.",
        "The last round of the harbour talks was held in December 2008.",
        DATE,
    ),
    ("Ada Berg was born in 1931.", "Ada Berg was born in 1929 in Oslo.", DATE),
    ("The museum was founded in 1888.", "The museum was founded in 1898.", DATE),
    ("Nora Lind died on 4 March 1990.", "Nora Lind died on 14 March 1990.", DATE),
    ("The bridge was completed in May 1932.", "The bridge was completed in June 1932.", DATE),
    (
        "Kestrel Air was established in 1999.",
        "Kestrel Air, established in 1989, flies to nine cities.",
        DATE,
    ),
    ("The album was released on 3 June 2011.", "The album was released on 7 June 2011.", DATE),
    ("Tom Holt was elected in 2014.", "Tom Holt was elected in 2015.", U),
    # dates: must stay silent
    (
        "The harbour talks were last held in 2009.",
        "A round of the harbour talks took place in 2007.",
        U,
    ),
    ("Ada Berg was born on 5 May 1931.", "Ada Berg was born in 1931.", U),
    ("Ada Berg visited Oslo in 2010.", "Ada Berg visited Oslo in 2014.", U),
    ("The museum was founded in 1888.", "The museum moved in 1898.", U),
    ("The museum was founded in 1888.", "The library was founded in 1898.", U),
    ("The museum closed in 1970.", "The museum opened in 1950.", U),
    ("The club won the cup in 1995.", "The club also took part in the cup in 1993.", U),
    ("Ada Berg joined the party in 1980.", "Ada Berg left the city in 1990.", U),
    # dates: must support
    ("Ada Berg was born in 1931.", "Ada Berg was born on 5 May 1931.", S),
    ("The museum was founded in 1888.", "Founded in 1888, the museum has twelve rooms.", S),
    ("The bridge was completed in May 1932.", "The bridge was completed on 9 May 1932.", S),
    (
        "The company was established in 1999.",
        "The company's establishment in 1999 was hardly noticed.",
        S,
    ),
    # numbers: must fire
    ("The tent weighs 2.4 kg.", "The tent weighs 3.1 kg.", NUMBER),
    ("The tent weighs 2.4 kg.", "The stove weighs 2.4 kg. The tent weighs 3.1 kg.", NUMBER),
    ("The fire killed 12 people.", "The fire killed 21 people.", NUMBER),
    ("The company has 4,000 employees.", "The company has 1,500 employees.", NUMBER),
    ("The tower is 240 metres tall.", "The tower is 204 metres tall.", NUMBER),
    ("Exports fell by 4%.", "Exports fell by 14%.", NUMBER),
    ("The bridge cost $3 million.", "The bridge cost $5 million.", NUMBER),
    ("More than 200 villages were flooded.", "About 120 villages were flooded.", NUMBER),
    ("The council has 30 members.", "The council has 45 members.", NUMBER),
    # numbers: must stay silent
    (
        "The second round of the talks opened on 25 February 2004.",
        "The first round of the talks opened on 27 August 2003.",
        U,
    ),
    (
        "The second round of the talks opened in Beijing.",
        "The first round of the talks opened in Moscow.",
        U,
    ),
    ("The tent weighs 2.4 kg.", "The stove weighs 3.1 kg.", U),
    ("The tent weighs 2.4 kg.", "The stove weighs 2.4 kg.", U),
    ("The fire killed 12 people.", "The fire injured 21 people.", U),
    ("The company has 4,000 employees.", "The company has 1,500 lorries.", U),
    ("The tower is 240 metres tall.", "The tower is 60 metres wide.", U),
    ("Exports fell by 4%.", "Imports fell by 14%.", U),
    ("The crash killed 12 passengers.", "A crash in Norway injured 40 passengers.", U),
    ("The city has 90,000 inhabitants.", "The city has 14 schools.", U),
    # numbers: must support
    ("The tent weighs 2.4 kilograms.", "The tent weighs 2.4 kg.", S),
    ("The fire killed at least 10 people.", "The fire killed 12 people.", S),
    ("About 2 million people live in the city.", "The city has 1,987,442 inhabitants.", S),
    ("The company has 4,000 employees.", "The firm employs 4,000 people.", S),
    ("The fire killed 12 people.", "Twelve people died in the fire.", S),
    # names: must fire
    ("The prize was won by Ada Berg.", "The prize was won by Tom Holt.", NAME),
    ("The novel was written by Ada Berg.", "The novel was written by Nora Lind.", NAME),
    ("Ada Berg is the mayor of Larvik.", "Tom Holt is the mayor of Larvik.", NAME),
    ("Ada Berg is the mayor.", "Tom Holt is the mayor.", NAME),
    ("The film was directed by Nora Lind.", "The film was directed by Erik Dahl.", NAME),
    ("Tom Holt discovered the comet.", "Erik Dahl discovered the comet.", NAME),
    # names: must stay silent
    ("The prize was won by Ada Berg.", "Tom Holt came to the ceremony of the prize.", U),
    ("Ada Berg visited the camp.", "Tom Holt visited the camp.", U),
    ("Ada Berg is a member of the board.", "Tom Holt is a member of the board.", U),
    ("Ada Berg plays chess.", "Tom Holt plays chess.", U),
    ("The novel was written by Ada Berg.", "The play was written by Nora Lind.", U),
    ("Ada Berg was elected.", "Tom Holt was elected.", U),
    ("Ada Berg was president.", "Tom Holt is the leader of Norland.", U),
    # names: must support
    ("The prize was won by Ada Berg.", "Ada Berg won the prize.", S),
    ("Ada Berg won the prize.", "Berg won the prize.", S),
    (
        "Ada Berg is the director of the museum.",
        "Museum director Ada Berg opened the exhibition.",
        S,
    ),
    ("Tom Holt is the mayor of Larvik.", "Tom Holt, the mayor of Larvik, left on Monday.", S),
    ("Tom Holt resigned.", "Tom Holt, who had led the council, resigned in May.", S),
    # places: must fire
    ("Ada Berg was born in Austria.", "Ada Berg was born in Hungary.", PLACE),
    (
        "The capital of the republic is in France.",
        "The capital of the republic is in Spain.",
        PLACE,
    ),
    ("Nora Lind died in Sweden in 1990.", "Nora Lind died in Norway in 1990.", PLACE),
    # places: must stay silent
    ("Ada Berg visited Austria.", "Ada Berg visited Hungary.", U),
    ("Ada Berg was born in Austria.", "Tom Holt was born in Hungary.", U),
    ("The company has an office in Japan.", "The company has an office in China.", U),
    # places: must support
    ("Ada Berg was born in Austria.", "Ada Berg was born in 1931 in Austria.", S),
    ("The summit took place in Japan.", "The summit was held in Japan.", S),
    (
        "Emmanuel Roux is the president of France.",
        "French President Emmanuel Roux arrived on Monday.",
        S,
    ),
    # roles: must fire
    ("Egypt invited Sudan.", "Sudan invited Egypt.", ROLE),
    ("Egypt invited Sudan.", "Egypt was invited by Sudan.", ROLE),
    ("Ada Berg defeated Tom Holt.", "Tom Holt defeated Ada Berg.", ROLE),
    ("Tom Holt was beaten by Ada Berg.", "Ada Berg was beaten by Tom Holt.", ROLE),
    ("Norbank bought Fintrust.", "Fintrust bought Norbank.", ROLE),
    # roles: must stay silent
    ("Ada Berg met Tom Holt.", "Nora Lind met Erik Dahl.", U),
    ("Egypt invited Sudan.", "Chad invited Sudan.", U),
    ("Ada Berg thanked Tom Holt.", "Ada Berg and Tom Holt thanked the crew.", U),
    # roles: must support
    ("Ada Berg met Tom Holt.", "Tom Holt met Ada Berg.", S),
    ("Sudan was invited by Egypt.", "Egypt invited Sudan.", S),
    ("Norbank acquired Fintrust.", "Fintrust was bought by Norbank.", S),
    ("Ada Berg defeated Tom Holt.", "Tom Holt was defeated by Ada Berg.", S),
    # quotations: must fire
    (
        'Ada Berg said "we will never sell the house".',
        'Ada Berg said: "We will never leave the house."',
        QUOTE,
    ),
    (
        'Tom Holt called it "a very good and open meeting".',
        'Tom Holt called it "a very long and open meeting".',
        QUOTE,
    ),
    (
        'Ada Berg said: "We should have acted sooner."',
        'Ada Berg said: "We should have acted much sooner."',
        QUOTE,
    ),
    # quotations: must stay silent
    (
        'Ada Berg said "we will never sell the house".',
        'Ada Berg said: "The rain has been good for the fields."',
        U,
    ),
    ('Ada Berg said "we will never sell the house".', "Ada Berg said she liked the house.", U),
    # quotations: must support
    (
        'Ada Berg said "we will never sell the house".',
        "Ada Berg said, “We will never sell the house.”",
        S,
    ),
    ('Tom Holt said "it was a good day".', 'Tom Holt said "it was a good day for all of us".', S),
    # polarity: must fire
    ("The court did not overturn the ban.", "The court overturned the ban.", POLARITY),
    ("The court overturned the ban.", "The court did not overturn the ban.", POLARITY),
    ("Ada Berg never married.", "Ada Berg married Tom Holt in 1960.", POLARITY),
    ("Tom Holt won the race.", "Tom Holt failed to win the race.", POLARITY),
    ("The ship reached the island.", "The ship never reached the island.", POLARITY),
    ("Nora Lind attended the summit.", "Nora Lind refused to attend the summit.", POLARITY),
    # polarity: must stay silent
    ("The court did not overturn the ban.", "The council overturned the ban.", U),
    ("The minister resigned.", "The minister may resign.", U),
    ("The firm opened a plant in Wales.", "The firm plans to open a plant in Wales.", U),
    ("The firm opened a plant in Wales.", "The firm will open a plant in Wales.", U),
    ("The ship sank.", "If the ship sank, nobody saw it.", U),
    # polarity: must support
    ("The court did not overturn the ban.", "The court refused to overturn the ban.", S),
    ("Ada Berg never married.", "Ada Berg did not marry.", S),
    ("Tom Holt did not win the race.", "Tom Holt failed to win the race.", S),
    # relations: must fire
    ("Exports rose in May.", "Exports fell in May.", RELATION),
    ("The council accepted the plan.", "The council rejected the plan.", RELATION),
    ("The talks began before the election.", "The talks began after the election.", RELATION),
    ("It is the largest lake in Sweden.", "It is the smallest lake in Sweden.", RELATION),
    # relations: must stay silent
    ("Exports rose in May.", "Imports fell in May.", U),
    ("Exports rose in May.", "Exports were discussed in May.", U),
    ("The council accepted the plan.", "The union rejected the plan.", U),
    # relations: must support
    ("Exports rose in May.", "Exports increased in May.", S),
    ("The shop is not open.", "The shop is closed.", S),
    ("Exports decreased in May.", "There was a decline in exports in May.", S),
    # wording: must stay silent
    ("The minister praised the strikers.", "The minister met the strikers.", U),
    ("The river is polluted with lead.", "The river flows through Larvik.", U),
    ("The committee approved the budget.", "The committee read the budget.", U),
    ("Kestrel Air flies to Oslo.", "Oslo has two airports.", U),
    ("The dog barked.", "Parliament adjourned on Friday.", U),
    # wording: must support
    ("Tom Holt purchased the farm.", "The farm was bought by Tom Holt.", S),
    ("The talks collapsed.", "The talks ended in failure.", S),
    (
        "The president arrived in Oslo by train.",
        "The arrival of the president in Oslo by train drew crowds.",
        S,
    ),
    ("Ada Berg founded the choir.", "Ada Berg, founder of the choir, sang alone.", S),
    ("The company makes shoes.", "The firm is a manufacturer of shoes.", S),
    ("Nora Lind heads the union.", "The union is led by Nora Lind.", S),
    ("Nora Lind took part in the race.", "Nora Lind participated in the race.", S),
    ("The ministers held talks in Oslo.", "The ministers met in Oslo.", S),
    # one event told by two people: must fire
    (
        "Erik Dahl gave Tuva Lind a new drug at Larvik General Hospital on 23 January 1922.",
        "On 11 January 1922 Tuva Lind got the drug from Erik Dahl at Larvik General Hospital.",
        DATE,
    ),
    (
        "Larvik United beat Skien Rovers 3-1 after extra time.",
        "In the final on 9 May, Larvik United defeated Skien Rovers 3-2 after extra time.",
        NUMBER,
    ),
    (
        "The council of Larvik approved the plan by 17 votes to 11.",
        "In Larvik the plan was approved by the council by 17 votes to 14.",
        NUMBER,
    ),
    ("A single file may have up to 96 GB.", "The maximum size of a single file is 64 GB.", NUMBER),
    (
        "At 284 metres, the Kessel Bridge is the shortest bridge in Norway.",
        "The Kessel Bridge is the longest bridge in Norway.",
        RELATION,
    ),
    ("The fog was a cause, not an excuse.", "The fog was an excuse, not a cause.", POLARITY),
    ("The Merle struck the Fulmar.", "The Fulmar rammed the Merle.", ROLE),
    (
        "Norbank took over Fintrust in May 2020.",
        "In May 2020 Norbank was acquired by Fintrust.",
        ROLE,
    ),
    # another of its kind, another time, another sense: must stay silent
    (
        "Kim Berg met Tom Holt in Oslo on 3 May 2002.",
        "Kim Berg met Tom Holt in Oslo on 25 April 2019.",
        U,
    ),
    ("The campaign has a budget of €14 million.", "The flu campaign costs €3 million.", U),
    (
        "The campaign has a budget of €14 million.",
        "The flu campaign has a budget of €3 million.",
        U,
    ),
    ("Tom Holt took 41 percent.", "Tom Holt was confirmed in 2016 with 54 percent.", U),
    ("Line 7 is 6.1 km long.", "Line 5 is 6.1 km long.", U),
    ("Ada Berg praised Tom Holt in Oslo.", "Tom Holt attacked Ada Berg in Oslo.", U),
    ("Debt rose to €6 million.", "Debt is to rise to €6 million.", U),
    (
        "Ada Berg was a goalkeeper only.",
        "Ada Berg never played in a position other than goalkeeper.",
        U,
    ),
    (
        "Ada's Party took 17.",
        "The Liberals won 46 of the 120 seats, Labour 39, Ada's Party 17 and the Greens 11.",
        U,
    ),
    ("Larvik gets five seats.", "Of the 20 seats, five come from Larvik.", U),
    ("The wage is to go up to €25 an hour.", "The hourly wage will be raised to €23.", U),
    ("Some of the members will vote.", "None of the members will vote.", POLARITY),
    (
        "Tom Holt signed it in Narvik on 8 May 2022.",
        "Tom Holt signed it in Rome on 8 May 2022.",
        PLACE,
    ),
    ("Norbank bought the site from Larvik.", "Larvik sold the disused site to Norbank.", U),
    (
        '"The Orchard" beat "Low Water".',
        "In the vote, “Low Water” beat Ada Berg's “The Orchard” by 5-4.",
        U,
    ),
    ("The service will begin repairs in May 2025.", "Repairs will start in March 2025.", U),
    ("Ada Berg was not a folk hero.", "Ada Berg did not become a folk hero.", S),
    ("The potato did not reach Norway until 1750.", "The potato reached Norway late.", U),
    (
        "Her book was published in December 1865.",
        "She had twins in August 1865. By December her book was published.",
        U,
    ),
    # one value changed in a statement that is otherwise the same
    ("The Aldis first flew on 3 March 1951.", "The Aldis first flew on 9 October 1962.", DATE),
    (
        "The Fulmar burned out near Larvik on 3 March 1951.",
        "The Fulmar burned out near Larvik on 9 October 1962.",
        DATE,
    ),
    ("Ada Berg was born in 1931.", "Ada Berg (born 4 May 1929) is an engineer.", DATE),
    ("Ada Berg was born in 1931.", "Ada Berg (born Ada Lund; 4 May 1929) is an engineer.", DATE),
    (
        "The engine was first released before 1998.",
        "The engine was first released on 14 May 1998.",
        DATE,
    ),
    ("Tom Holt (1901 - 1960) was a painter.", "Tom Holt (1901 - 1966) was a painter.", DATE),
    ("Ada Berg visited Larvik in 1951.", "Ada Berg visited Larvik in 1962.", U),
    ("Norbank won the Nordic Cup in 1951.", "Norbank won the Nordic Cup in 1962.", U),
    (
        "None of the 36 members of the club voted.",
        "None of the 11 members of the club voted.",
        NUMBER,
    ),
    ("The film has fewer than 96 reviews.", "The film has 96 reviews.", NUMBER),
    (
        "Larvik gave over 2 million crowns to the school.",
        "Larvik gave 2 million crowns to the school.",
        U,
    ),
    (
        "Norbank has sold more than 3 million cards.",
        "Norbank has sold over 2.3 million cards.",
        NUMBER,
    ),
    ("Norbank has sold more than 3 million cards.", "Norbank has sold over 2.9 million cards.", U),
    ("Tom Lund scored 20 or more goals.", "Tom Lund scored 20 goals.", S),
    ("Tom Lund scored more than 20 goals.", "Tom Lund scored 20 goals.", NUMBER),
    (
        "More than 3,780 cases have been confirmed in Norway.",
        "The number of confirmed cases in Norway rose to 3,737.",
        NUMBER,
    ),
    ("The two parties hold 63 seats.", "The two parties hold 63 seats.", S),
    ("The eleven parties hold 63 seats.", "The two parties hold 63 seats.", NUMBER),
    (
        "The Orchard is an album by Tom Holt.",
        "The Orchard is an album by the band Pale Rivers.",
        NAME,
    ),
    ("WHO moved to Larvik.", "Norbank moved to Larvik.", U),
    ("Tom Holt was born in 1929.", "Ada Berg (born 4 May 1929) is an engineer.", U),
    (
        "Tom Holt was prime minister.",
        "In 2014, Ada Berg was appointed by Prime Minister Carl Lind.",
        U,
    ),
    (
        "Lundia University is in Thailand.",
        "Lundia University is a university located in Beijing.",
        PLACE,
    ),
    ("Lundia University is in Asia.", "Lundia University is a university located in Beijing.", S),
    (
        "Lundia University is in Lyon.",
        "Lundia University is a university located in Beijing.",
        PLACE,
    ),
    ("The Merle is an American film.", "The Merle is a 1980 Australian prison drama film.", PLACE),
    ("Ada Berg was born in Trieste.", "Born in Naples, Ada Berg was an engineer.", PLACE),
    (
        "The Lighthouse created Ada Berg.",
        "The Lighthouse is a drama series created by Ada Berg.",
        ROLE,
    ),
    (
        "Ada Berg created The Lighthouse.",
        "The Lighthouse is a drama series created by Ada Berg.",
        S,
    ),
    ("Saturn reached Cassini.", "Cassini arrived at Saturn.", U),
    (
        'The play was known as the "kitchen drama" of the theatre in Oslo.',
        'The play was known as the "chamber drama" of the theatre in Oslo.',
        QUOTE,
    ),
    ("Norbank did not take over Fintrust.", "Fintrust was bought by Norbank.", POLARITY),
    ("The pale stone is not available.", "The pale stone is no longer available in Larvik.", S),
    ("Seo Berg is a dog.", "Seo Berg is a singer and actress.", RELATION),
    ("Seo Berg is a songwriter.", "Seo Berg is a singer.", U),
    ("Larvik is a county.", "Larvik is a city in Vest County.", RELATION),
    (
        "The Cassini spacecraft burned up on 22 September 2022.",
        "Cassini burned up on 15 September 2017.",
        DATE,
    ),
    ("The Berg campaign ended in May 2012.", "Berg ended in May 2017.", U),
    ("Benfica scored in their 5-1 victory.", "Benfica scored in their 4-1 victory.", NUMBER),
    # said with other words: must support
    ("We close the kitchens, not the wards.", "We close the kitchens, not the wards.", S),
    ("Bicycles may not be taken on board.", "Taking bicycles on board is not permitted.", S),
    ("Norbank took over Fintrust.", "Fintrust was bought by Norbank.", S),
    ("Income fell by 6 percent in 2022.", "In 2022 takings from the dues dropped by 6 percent.", S),
    ("The Merle struck the Fulmar.", "The Merle rammed the Fulmar.", S),
]


@pytest.mark.parametrize(("claim", "evidence", "expected"), PAIRS)
def test_one_pair_one_verdict(
    parser: SpacyParser, claim: str, evidence: str, expected: str
) -> None:
    """
    The verdict on a claim and one bare passage is the one an editor would give.
    """
    assert told(judge(parser, claim, make_passage(evidence, {}))) == expected


CONTEXT = [
    ("Ada Berg moved to Oslo.", "She moved to Oslo.", {"title": "Ada Berg"}, S),
    ("Ada Berg moved to Oslo.", "She moved to Oslo.", {"title": "Nora Lind"}, U),
    ("Ada Berg was born in 1931.", "She was born in 1929.", {"title": "Ada Berg"}, DATE),
    ("Ada Berg was born in 1931.", "She was born in 1929.", {"title": "Nora Lind"}, U),
    (
        "Kestrel Air serves nine cities.",
        "The airline serves nine cities.",
        {"before": "Kestrel Air is an airline."},
        S,
    ),
    (
        "Kestrel Air has 12 planes.",
        "It has 9 planes.",
        {"before": "Kestrel Air is an airline."},
        NUMBER,
    ),
    ("Kestrel Air has 12 planes.", "It has 9 planes.", {"before": "Finjet is an airline."}, U),
    (
        "Kestrel Air has 12 planes.",
        "Kestrel Air flies to Oslo.",
        {"after": "Finjet has 12 planes."},
        U,
    ),
    (
        "Kestrel Air has 12 planes.",
        "Finjet has 12 planes.",
        {"before": "Kestrel Air flies to Oslo."},
        U,
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "fields", "expected"), CONTEXT)
def test_context_gives_the_subject_and_never_the_value(
    parser: SpacyParser, claim: str, evidence: str, fields: dict[str, Any], expected: str
) -> None:
    """
    A title or neighbour may say who "she" is, and may not lend its number or name to another.
    """
    assert told(judge(parser, claim, make_passage(evidence, fields))) == expected


ROWS = [
    ("Larvik has a population of 24,000.", ("Larvik", "population", "24,000", "people", "", ""), S),
    (
        "Larvik has a population of 90,000.",
        ("Larvik", "population", "24,000", "people", "", ""),
        NUMBER,
    ),
    ("Larvik has a population of 90,000.", ("Skien", "population", "24,000", "people", "", ""), U),
    ("Larvik has an area of 90 km.", ("Larvik", "population", "24,000", "people", "", ""), U),
    ("The capital of Norland is Larvik.", ("Norland", "capital", "Larvik", "", "", ""), S),
    ("Kestrel Air was founded in 1999.", ("Kestrel Air", "founded", "1989", "", "", ""), DATE),
]


@pytest.mark.parametrize(("claim", "cells", "expected"), ROWS)
def test_a_fact_row_is_compared_by_type(
    parser: SpacyParser, claim: str, cells: tuple[str, ...], expected: str
) -> None:
    """
    A row supports or contradicts only a claim about its subject and its attribute.
    """
    names = ("subject", "attribute", "value", "unit", "as_of", "note")
    row = FactRow(**dict(zip(names, cells, strict=True)))

    assert told(judge(parser, claim, make_passage(",".join(cells), {"row": row}))) == expected


def test_a_missing_slot_is_named(parser: SpacyParser) -> None:
    """
    An earlier round of talks leaves the last one unverifiable, for want of the date.
    """
    verdict = judge(
        parser,
        "The harbour talks were last held in 2009.",
        make_passage("A round of the harbour talks took place in 2007.", {}),
    )

    assert (verdict.label, verdict.why) == (Label.UNVERIFIABLE, Why.MISSING_SLOT)


def test_a_weekday_counts_from_the_date_of_its_source(parser: SpacyParser) -> None:
    """
    "Tuesday" in a source is a day before the source's own date.
    """
    passage = make_passage("Tom Holt resigned on Tuesday.", {"date": dt.date(2019, 4, 24)})

    assert told(judge(parser, "Tom Holt resigned on 23 April 2019.", passage)) == S


def test_the_reason_names_both_values_and_the_correction(parser: SpacyParser) -> None:
    """
    The reason quotes claim and source, the correction is the source's value.
    """
    verdict = judge(
        parser,
        "The harbour talks were last held in 2009.",
        make_passage("The last round of the harbour talks was held in December 2008.", {}),
    )

    assert (verdict.reason, verdict.correction) == (
        "claim says 2009, source says December 2008",
        "December 2008",
    )


def test_a_word_left_out_of_a_quotation_is_shown_in_the_whole(parser: SpacyParser) -> None:
    """
    The two wordings stand side by side, so that the correction is one that can be printed.
    """
    source = 'Ada Berg said: "We should have acted much sooner."'
    verdict = judge(
        parser, 'Ada Berg said: "We should have acted sooner."', make_passage(source, {})
    )

    assert "we should have acted much sooner" == verdict.correction
