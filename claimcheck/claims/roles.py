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

TIME_NOUNS: frozenset[str] = table("""
    second minute hour day night week weekend month year decade century season morning afternoon
    evening midnight noon today yesterday tomorrow tonight time period era spring summer autumn
    fall winter age monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december date anniversary moment
    """)
"""Nouns that say when or how long."""

KIND_NOUNS: frozenset[str] = table("""
    film movie documentary series sitcom soap opera show drama comedy thriller musical programme
    program telenovela miniseries cartoon anime manga comic book novel novella memoir autobiography
    biography poem play story trilogy magazine newspaper journal tabloid album song single ep
    mixtape soundtrack hymn anthem symphony ballet band group duo trio orchestra choir label game
    franchise podcast website app platform software language blog channel network station studio
    company firm startup manufacturer retailer airline bank brand agency organisation organization
    charity foundation institute university college school academy hospital museum gallery theatre
    theater church cathedral club team league party union newspaper publisher restaurant hotel
    city town village suburb county district province region state island peninsula river lake
    mountain volcano port airport stadium street bridge castle palace ship vessel submarine aircraft
    spacecraft satellite rocket telescope missile tank car model engine horse dog planet asteroid
    comet star galaxy element protein gene virus drug vaccine
    """)
"""Nouns for kinds of works, bodies and places that stand before a name of such a thing."""

MEASURE_NOUNS: frozenset[str] = table("""
    percent % percentage half majority minority number total sum amount quantity share part portion
    rest quarter third most lot kind sort type form variety range series set pair couple handful
    dozen hundred thousand million billion increase decrease rise fall drop decline growth change
    reduction example case way matter order addition response result lack need list
    """)
"""Nouns that say little without the phrase behind them."""


PERSON_NOUNS: frozenset[str] = table("""
    man woman boy girl child person people teenager adult youth baby individual figure celebrity
    personality national native footballer cricketer golfer rapper vocalist socialite hero heroine
    character statesman theologian ethnographer naturalist physician academic educator practitioner
    nobleman monarch aristocrat chairman performer entertainer dj vlogger influencer gamer cellist
    organist violist guitarist bassist drummer percussionist lyricist essayist dramatist humorist
    biographer philanthropist humanitarian sailor sportsman sportswoman
    """)
"""Nouns for people that are no title."""
