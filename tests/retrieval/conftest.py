"""A small collection of our own: twelve short pages about an invented coast, and questions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import attrs
import pytest

from claimcheck.model import Claim, ClaimKind, Passage, Span
from claimcheck.text.sentences import sentences

PAGES = {
    "harbour": (
        "Port Merrin lies on the western shore of Lake Onda. Its harbour was dredged to a depth "
        "of eleven metres in 1987. About 606,561 people live in the city. The mayor, Ada "
        "Lindqvist, took office in May 2016. Fishing boats still leave every morning."
    ),
    "summit": (
        "President Tomas Varga arrived in Port Merrin by armoured train on 24 April 2019. He met "
        "Premier Ilse Brandt the next day at the university. Their talks lasted almost five "
        "hours. It was the first meeting between the two leaders. No agreement was signed."
    ),
    "talks": (
        "The lake talks bring together six governments. The last round was held in December 2008. "
        "Delegates from North Korea walked out that winter. Efforts to revive the negotiations "
        "have failed. Russia hosted the opening session in 2003."
    ),
    "ferry": (
        "The Onda ferry carries 320 passengers and 40 cars. A crossing takes 45 minutes in calm "
        "weather. The service was suspended after the storm of 2011. A return ticket costs 12 "
        "euros."
    ),
    "factory": (
        "Halvorsen Works builds turbines for small rivers. The company employed 1,240 workers at "
        "the end of 2018. Its revenue rose by 7 percent to 310 million euros. Chief executive "
        "Pavel Ushakov blamed delays on the price of steel."
    ),
    "research": (
        "Scientists at the Merrin Institute measured the salinity of the lake. They found that it "
        "had doubled since 1990. The study was published in March 2017. Its authors warn that "
        "freshwater mussels may vanish. Rising temperatures explain only part of the change."
    ),
    "museum": (
        "The maritime museum opened its doors in 1931. A fire destroyed the east wing in 1964. "
        "The collection includes a brass telescope from 1702. Entry is free on Sundays."
    ),
    "election": (
        "Voters in the province chose a new assembly in September 2014. Turnout reached 71 "
        "percent. The Green Alliance won 23 of the 60 seats. Conservatives lost their majority "
        "for the first time. Counting took three days."
    ),
    "bridge": (
        "The Kessel Bridge spans the narrow end of the lake. Engineers completed it in 2005 after "
        "six years of work. It is 2.4 kilometres long. Heavy lorries may not use it in winter."
    ),
    "football": (
        "Merrin United beat Kessel Rovers 3-1 in the cup final. Striker Jonas Okafor scored twice "
        "before the break. A crowd of 18,400 watched the match. The coach resigned a week later."
    ),
    "weather": (
        "The coldest night on record was 9 January 1979. Thermometers at the airport fell to "
        "minus 31 degrees. Snow cut off the northern villages for two weeks. Schools stayed shut."
    ),
    "railway": (
        "A railway has linked the port with the capital since 1902. Night trains need nine hours "
        "for the journey. Diesel engines replaced steam in 1958. Freight makes up most of the "
        "traffic."
    ),
}

QUESTIONS = (
    ("Port Merrin's population is 606,561.", "About 606,561 people live in the city."),
    ("Lindqvist became mayor in 2016.", "The mayor, Ada Lindqvist, took office in May 2016."),
    ("The port of Merrin was deepened in 1987.", "Its harbour was dredged to a depth"),
    ("Varga came to Port Merrin by train.", "President Tomas Varga arrived in Port Merrin by"),
    ("Varga and Brandt met for the first time.", "It was the first meeting between the"),
    ("The talks between Varga and Brandt went on for 5 hours.", "Their talks lasted almost five"),
    (
        "The six-party lake talks were last held in 2009.",
        "The last round was held in December 2008.",
    ),
    ("The DPRK left the negotiations.", "Delegates from North Korea walked out that winter."),
    (
        "The first session took place in Russia in 2003.",
        "Russia hosted the opening session in 2003.",
    ),
    ("The ferry needs 45 minutes to cross.", "A crossing takes 45 minutes in calm weather."),
    ("Ferries stopped running after a storm in 2011.", "The service was suspended after the storm"),
    ("Halvorsen Works had 1240 employees.", "The company employed 1,240 workers at the end of"),
    (
        "Pavel Ushakow said steel prices caused delays.",
        "Chief executive Pavel Ushakov blamed delays",
    ),
    ("The lake became twice as salty after 1990.", "They found that it had doubled since 1990."),
    ("The museum burned in 1964.", "A fire destroyed the east wing in 1964."),
    ("The Green Alliance took 23 seats.", "The Green Alliance won 23 of the 60 seats."),
    ("Seventy-one percent of voters took part in 2014.", "Turnout reached 71 percent."),
    ("The Kessel Bridge was finished in 2005.", "Engineers completed it in 2005 after six years"),
    ("Okafor scored two goals against Kessel Rovers.", "Striker Jonas Okafor scored twice before"),
    ("It was minus 31 degrees in January 1979.", "Thermometers at the airport fell to minus 31"),
    ("Trains have run from the capital to the port since 1902.", "A railway has linked the port"),
    ("Steam trains were replaced in 1958.", "Diesel engines replaced steam in 1958."),
)


@attrs.define(kw_only=True)
class Page:
    """A source that counts how often it is read."""

    name: str
    text: str
    reads: int = 0

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.name}\0{self.text}".encode()).hexdigest()

    def passages(self) -> tuple[Passage, ...]:
        self.reads += 1
        spans = sentences(self.text)
        texts = ["", *(span.of(self.text) for span in spans), ""]
        return tuple(
            Passage(
                key=f"{self.name}#{index:08d}",
                source=self.name,
                text=texts[index + 1],
                span=span,
                line=1,
                before=texts[index],
                after=texts[index + 2],
                title=self.name.capitalize(),
            )
            for index, span in enumerate(spans)
        )


@pytest.fixture
def pages() -> list[Page]:
    """
    The collection, one source a page.
    """
    return [Page(name=name, text=text) for name, text in PAGES.items()]


@pytest.fixture
def questions() -> tuple[tuple[str, str], ...]:
    """
    Statements in other words, with the start of the passage that speaks of each.
    """
    return QUESTIONS


@pytest.fixture
def claim_of() -> Callable[[str], Claim]:
    """
    Makes a claim of nothing but its text.
    """

    def make(text: str) -> Claim:
        whole = Span(0, len(text))
        return Claim(
            id="1", text=text, local_text=text, spans=(whole,), sentence=whole, kind=ClaimKind.EVENT
        )

    return make
