"""The words around and inside names that tell what kind of thing is named; all in lower case."""

from __future__ import annotations

from claimcheck.model import EntityType

_ROLES_TABLE = """
    activist actor actress adviser advisor advocate aide ally ambassador analyst anchor archbishop
    architect artist assistant astronaut astronomer athlete attorney author banker baron bassist
    bishop blogger boss boxer boy boyfriend brother candidate captain cardinal celebrity ceo
    chairman chairperson chairwoman champion chancellor chef chemist chief citizen clerk climber
    co-founder coach colleague columnist comedian commander commentator commissioner composer
    congressman congresswoman correspondent cosmonaut councillor counsel cousin creator critic
    cyclist dancer daughter defender democrat deputy designer detective dictator diplomat director
    doctor driver drummer duchess duke economist editor emperor engineer entrepreneur envoy
    executive expert explorer farmer father fighter filmmaker footballer forward founder friend
    girl girlfriend goalkeeper golfer governor guitarist head heir historian host husband
    inspector inventor investigator investor journalist judge justice king lawmaker lawyer leader
    lecturer legend legislator lieutenant manager mathematician mayor midfielder minister model
    monarch mother musician negotiator neighbour nephew niece novelist nurse officer official
    opponent owner painter partner pastor patient philosopher photographer physician physicist
    pianist pilot player poet policeman politician pope predecessor premier president priest
    prime-minister prince princess producer professor programmer prosecutor psychologist
    quarterback queen rapper rector refugee reporter representative republican researcher resident
    rival runner sailor scholar scientist secretary senator sergeant sheriff singer sister skier
    soldier son songwriter speaker spokesman spokesperson spokeswoman sprinter star strategist
    striker student successor superstar supporter surgeon suspect swimmer teacher teammate
    teenager trainer treasurer tsar uncle veteran vice-president viceroy victim violinist widow
    wife winger winner witness worker wrestler writer
"""
ROLES: frozenset[str] = frozenset(_ROLES_TABLE.split())
"""Nouns for what a person is or does: "spokesman Yuri Ushakov"."""

_ROYAL_TABLE = """
    baron baroness count countess czar duchess duke emperor empress king pope prince princess
    queen saint shah sultan tsar
"""
ROYAL: frozenset[str] = frozenset(_ROYAL_TABLE.split())
"""Titles that are part of the name: "Prince William"."""

_SPEECH_TABLE = """
    accuse add admit agree announce appeal argue ask blame call claim condemn confirm criticise
    criticize declare decline demand denounce deny dismiss emphasise emphasize expect express fear
    hope impose insist invite maintain offer order pledge promise propose protest react recall
    recognise recognize refuse reiterate reject reply request respond retaliate sanction say seek
    signal state stress suggest support suspect threaten urge view vow want warn welcome
"""
SPEECH: frozenset[str] = frozenset(_SPEECH_TABLE.split())
"""Verbs whose subject is somebody with a will: a government, not a town."""

_POLITICAL_TABLE = """
    accusation aggression alliance ally ambassador ambition annexation army arsenal authorities
    authority decision demand denial diplomacy diplomat embassy foe foreign government influence
    intention interest invasion leader leadership military ministry missile negotiator nuclear
    offer official parliament policy position program programme proposal refusal regime rejection
    relation relations response sanction sovereignty stance tariff threat tie troop weapon
"""
POLITICAL: frozenset[str] = frozenset(_POLITICAL_TABLE.split())
"""Nouns that a government has, not a town: "Pyongyang's nuclear program"."""

_TEMPORAL_TABLE = """
    a.m. ad am apr april aug august autumn bc bce bst ce cet dec december edt est feb february fri
    friday gmt jan january jul july jun june mar march may mon monday nov november oct october
    p.m. pm sat saturday sep sept september spring summer sun sunday thu thur thurs thursday today
    tomorrow tonight tue tues tuesday utc wed wednesday winter yesterday
"""
TEMPORAL: frozenset[str] = frozenset(_TEMPORAL_TABLE.split())
"""Words of dates, which are no names."""

_NAMED_DAYS_TABLE = """
    ash bastille black bloody boxing cyber easter good holy independence palm super
"""
NAMED_DAYS: frozenset[str] = frozenset(_NAMED_DAYS_TABLE.split())
"""What makes a name of the weekday after it: "Black Friday"."""

_PARTICLES_TABLE = """
    & 'n' al bin da das de del della der di do dos du e el ibn la le los of san van von y zu
"""
PARTICLES: frozenset[str] = frozenset(_PARTICLES_TABLE.split())
"""Words in small letters inside a name."""

_ORGANISATION = """
    academy administration agency airline airlines airways alliance army assembly association
    authority bank board broadcaster bureau cabinet cathedral center centre chamber church club
    coalition college command commission committee company confederation congress consortium
    cooperative corp corporation corps council court daily department directorate division
    electric electronics embassy enterprises exchange faculty federation fleet force forces
    foundation front fund gazette group guard guards herald holdings hospital house inc
    initiative institute institution intelligence journal laboratories laboratory league legion
    liberation ltd ministry mission mosque motors movement museum navy network news observatory
    office orchestra order organisation organization parliament partners party petroleum
    pharmaceuticals police post press rangers records regiment rovers school secretariat senate
    service services society squad studios syndicate systems tabloid technologies telecom
    telegraph times treasury tribunal trust union united university watch works
"""
_PLACE = """
    airport archipelago avenue basin bay beach bridge building canal canyon cape castle cemetery
    channel city coast county creek desert district falls field forest garden gardens glacier
    gulf harbor harbour heights highlands hill hills hotel island islands isle isles lake lane
    line metropolis monument mount mountain mountains neighborhood neighbourhood oblast ocean
    palace park peak peninsula plain plains plateau plaza port prefecture prison province
    quarter ranch range region republic reservoir ridge river road sea shire square stadium
    state station strait straits street territory tower town township tunnel valley village
    volcano wall woods zone zoo
"""
_EVENT = """
    accords agreement anniversary awards battle campaign ceremony championship championships
    christmas concert conference convention coup crisis crusade crusades cup day derby disaster
    earthquake easter election elections epidemic exhibition expedition expo fair festival final
    finals forum games genocide hurricane inquiry intifada marathon massacre olympiad olympics
    open operation pandemic plague prix protest rally rebellion referendum regatta revolt
    revolution riots rising series siege storm summit super superbowl talks tour tournament
    treaty trial typhoon uprising war wars wedding week
"""
HEADS: dict[str, EntityType] = {
    **dict.fromkeys(_EVENT.split(), EntityType.EVENT),
    **dict.fromkeys(_PLACE.split(), EntityType.PLACE),
    **dict.fromkeys(_ORGANISATION.split(), EntityType.ORGANISATION),
}
"""What the last word of a name, or the one before "of", makes of it."""

FIRST: dict[str, EntityType] = {
    **dict.fromkeys(("lake", "mount", "mt", "port", "cape", "fort", "isle"), EntityType.PLACE),
    **dict.fromkeys(("operation", "hurricane", "typhoon", "cyclone"), EntityType.EVENT),
    **dict.fromkeys(("radio", "fc", "afc", "hms", "uss"), EntityType.ORGANISATION),
}
"""What the first word of a name makes of it: "Lake Baikal"."""

_COMMON_PLACE = """
    bay bridge capital city coast county desert district harbour harbor hamlet island lake mountain
    municipality neighbourhood neighborhood peninsula port province region resort river settlement
    state street suburb territory town valley village volcano
"""
_COMMON_ORGANISATION = """
    agency airline automaker bank broadcaster business carmaker chain charity club company
    conglomerate corporation firm giant group manufacturer maker nonprofit newspaper organisation
    organization party producer publisher retailer startup supplier team union university
"""
_COMMON_WORK = """
    album ballet book comedy documentary drama film game magazine movie musical novel opera painting
    play poem sculpture series show sitcom song symphony thriller trilogy
"""
COMMON: dict[str, EntityType] = {
    **dict.fromkeys(_COMMON_PLACE.split(), EntityType.PLACE),
    **dict.fromkeys(_COMMON_ORGANISATION.split(), EntityType.ORGANISATION),
    **dict.fromkeys(_COMMON_WORK.split(), EntityType.WORK),
    **dict.fromkeys(("festival", "tournament", "hurricane", "typhoon"), EntityType.EVENT),
}
"""Common nouns right before a name, or linked by "of", that say what it is: "the port of X"."""

INSIDE: frozenset[str] = frozenset({"in", "near", "across", "throughout", "outside", "inside"})
"""Prepositions that a place follows, unless a noun of ``NOT_INSIDE`` stands before."""

_NOT_INSIDE_TABLE = """
    belief believe confide confidence faith interest invest investment share stake stock trust
"""
NOT_INSIDE: frozenset[str] = frozenset(_NOT_INSIDE_TABLE.split())

_LINKED_TABLE = """
    accord agreement alliance axis ban bilateral border clash conflict cooperation deal dialogue
    dispute friendship meeting negotiation pact partnership relation relations relationship
    rivalry route standoff summit talk talks tension tie ties trade train treaty war
"""
LINKED: frozenset[str] = frozenset(_LINKED_TABLE.split())
"""Nouns for what happens between two: "the Putin-Kim summit" names two persons."""

_LONG_TITLES_TABLE = """
    leader of the opposition | minister of foreign affairs | minister of the interior |
    secretary of the treasury | speaker of the house | chief of staff | deputy prime minister |
    director - general | ex - president | former prime minister | governor - general |
    minister of defence | minister of defense | minister of education | minister of finance |
    minister of health | minister of justice | secretary - general | secretary of defence |
    secretary of defense | secretary of state | army chief | assistant professor |
    associate professor | attorney general | brigadier general | chief executive |
    chief inspector | chief justice | chief minister | crown prince | crown princess |
    culture minister | defence minister | defence secretary | defense minister |
    defense secretary | deputy director | economy minister | education minister |
    energy minister | executive director | finance minister | first lady | first minister |
    foreign minister | foreign secretary | former president | general secretary |
    health minister | health secretary | home secretary | interior minister | justice minister |
    lieutenant colonel | lieutenant general | major general | managing director | police chief |
    press secretary | prime minister | rear admiral | secretary general | supreme leader |
    trade minister | transport minister | treasury secretary | vice admiral | vice chancellor |
    vice president
"""
LONG_TITLES: tuple[tuple[str, ...], ...] = tuple(
    sorted(
        (tuple(title.split()) for title in _LONG_TITLES_TABLE.split("|")),
        key=lambda words: (-len(words), words),
    )
)
"""Titles of several words, longest first."""

_NUMBERED = """
    version release chapter section article figure table part step phase stage level page act
    volume appendix paragraph clause room question item
"""
NUMBERED = frozenset(_NUMBERED.split())
"""Nouns that a number follows and that name nothing by themselves, capital or not."""
