"""Nouns for what people are, and for what happens."""

from __future__ import annotations

from claimcheck.claims.tables import table

UNIQUE_ROLES: frozenset[str] = table("""
    president premier chancellor king queen emperor empress pope leader chairman chairwoman chair
    chairperson head chief ceo cfo director governor mayor speaker secretary minister founder
    secretary-general commander captain coach manager treasurer dean rector principal prince
    princess tsar sultan patriarch archbishop dalai caliph shah host editor-in-chief commissioner
    president-elect boss
    """)
"""Roles that one person holds at a time, as a rule: they take "the"."""

OTHER_ROLES: frozenset[str] = table("""
    spokesman spokeswoman spokesperson aide adviser advisor official envoy ambassador diplomat
    senator congressman congresswoman representative lawmaker legislator politician councillor
    councilor judge prosecutor lawyer attorney professor lecturer researcher scientist physicist
    chemist biologist historian economist analyst expert scholar philosopher mathematician engineer
    architect inventor doctor surgeon nurse teacher student journalist reporter correspondent
    editor columnist author writer novelist poet playwright critic blogger actor actress comedian
    director producer filmmaker screenwriter singer songwriter rapper musician guitarist drummer
    pianist violinist composer conductor dancer choreographer artist painter sculptor photographer
    designer model chef entrepreneur businessman businesswoman investor banker trader executive
    consultant activist campaigner dissident general colonel major lieutenant sergeant admiral
    officer soldier pilot astronaut cosmonaut detective priest bishop rabbi imam monk nun missionary
    player footballer striker midfielder defender goalkeeper quarterback pitcher athlete swimmer
    runner sprinter cyclist boxer wrestler golfer skater skier driver executive racer jockey gymnast
    champion winner veteran star legend explorer farmer fisherman fishmonger baker resident
    citizen victim suspect witness survivor son daughter brother sister father mother husband wife
    uncle aunt cousin nephew niece grandson granddaughter grandfather grandmother friend colleague
    partner member candidate nominee deputy counterpart vice-president co-founder cofounder
    billionaire millionaire tycoon magnate refugee immigrant pundit presenter broadcaster anchor
    youtuber streamer psychologist sociologist anthropologist archaeologist geologist astronomer
    botanist zoologist statistician programmer developer translator librarian curator
    """)
"""Roles that many people hold: they take "a"."""

ROLES: frozenset[str] = UNIQUE_ROLES | OTHER_ROLES

RELATIONAL: frozenset[str] = table("""
    son daughter brother sister father mother husband wife uncle aunt cousin nephew niece grandson
    granddaughter grandfather grandmother friend colleague partner member counterpart deputy
    resident citizen victim witness survivor suspect winner candidate nominee
    """)
"""Roles that say little without whose or of what they are."""

HONORIFICS: frozenset[str] = table(
    "mr mrs ms miss mx dr prof sir lady lord dame madam rev fr st saint hon sheikh sri"
)
"""Titles that belong to the name and state nothing, without their full stop."""

EVENT_NOUNS: frozenset[str] = table("""
    summit meeting talk visit trip ceremony conference election vote referendum war battle attack
    strike raid bombing shooting explosion crash accident earthquake flood storm hurricane fire
    protest demonstration rally march parade match game final tournament championship race concert
    festival exhibition launch test trial hearing debate negotiation deal agreement treaty merger
    acquisition takeover sale purchase crisis outbreak epidemic pandemic revolution coup invasion
    occupation siege massacre murder killing assassination arrest funeral wedding birth death
    stopover reception dinner exercise drill round session speech address interview statement
    victory defeat win loss goal record award prize release premiere debut tour show performance
    """)
"""Nouns for things that take place."""

PLACE_NOUNS: frozenset[str] = table("""
    port city town village island peninsula province region state county district capital suburb
    settlement municipality republic kingdom river lake valley mountain borough hamlet commune
    resort territory neighborhood neighbourhood parish prefecture canton department community
    """)
"""Nouns that "of" ties to the place's own name: "the port of Vladivostok"."""
