"""Small closed tables over lemmas: what negates, what plans, what carries little meaning."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.matchers.synonyms import GROUPS
from claimcheck.model import Modality

_BY_WORD: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(GROUPS):
    for _word in _group:
        _BY_WORD[_word] = _BY_WORD.get(_word, frozenset()) | {_number}


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = frozenset(
    {"not", "n't", "never", "no", "nor", "neither", "without", "hardly", "scarcely", "cannot"}
)
NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing", "no-one", "nowhere", "neither"})
WITHOUT = frozenset({"without", "except", "excluding", "minus"})

# Verbs that deny what hangs on them, with the relations in which they do.
_INFINITIVE = frozenset({"xcomp"})
_ANY = frozenset({"xcomp", "ccomp", "advcl", "acl"})
NEGATIVE_VERBS: Mapping[str, frozenset[str]] = {
    "fail": _INFINITIVE,
    "failure": frozenset({"acl"}),
    "refuse": _INFINITIVE,
    "refusal": frozenset({"acl"}),
    "decline": _INFINITIVE,
    "neglect": _INFINITIVE,
    "avoid": _ANY,
    "deny": _ANY,
    "denial": _ANY,
    "disprove": _ANY,
    "dispute": frozenset({"ccomp"}),
    "prevent": _ANY,
    "forget": _INFINITIVE,
}
PERMISSION = _listed("permit permitted allow allowed authorise authorize possible legal lawful")
NEGATIVE_ADJECTIVES = frozenset({"unable", "unwilling", "incapable"})

PLAN_VERBS = _listed(
    """
    plan intend schedule expect set due aim prepare seek try attempt want wish agree offer
    promise pledge vow threaten slate propose order ask urge tell invite decide arrange book
    """
)
HOPED_VERBS = frozenset({"hope", "wish", "want", "urge", "demand", "suggest", "propose"})
IF_MARKS = frozenset({"if", "unless", "whether", "lest"})
MODAL: Mapping[str, Modality] = {
    "will": Modality.PLANNED,
    "'ll": Modality.PLANNED,
    "wo": Modality.PLANNED,
    "shall": Modality.PLANNED,
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
    "should": Modality.HOPED,
}

AUXILIARY = frozenset({"be", "will", "would", "shall", "should", "can", "could", "may", "might"})
# Verbs that mean one thing with their object or particle.
PHRASES: Mapping[tuple[str, str], str] = {
    ("take", "part"): "participate",
    ("take", "place"): "occur",
    ("take", "office"): "inaugurate",
    ("take", "over"): "acquire",
    ("hold", "talk"): "meet",
    ("hold", "talks"): "meet",
    ("hold", "meeting"): "meet",
    ("hold", "negotiation"): "negotiate",
    ("have", "talk"): "meet",
    ("have", "talks"): "meet",
    ("have", "meeting"): "meet",
    ("give", "birth"): "bear",
    ("give", "speech"): "speak",
    ("make", "statement"): "state",
    ("make", "debut"): "debut",
    ("make", "announcement"): "announce",
    ("set", "up"): "found",
    ("carry", "out"): "conduct",
    ("step", "down"): "resign",
    ("break", "down"): "collapse",
    ("fall", "apart"): "collapse",
    ("go", "up"): "rise",
    ("go", "down"): "fall",
    ("shut", "down"): "close",
    ("call", "off"): "cancel",
    ("write", "off"): "cancel",
    ("put", "off"): "postpone",
    ("pass", "away"): "die",
    ("turn", "down"): "reject",
    ("find", "out"): "discover",
    ("come", "out"): "release",
    ("come", "back"): "return",
    ("reach", "agreement"): "agree",
    ("reach", "deal"): "agree",
    ("sign", "deal"): "sign",
    ("lose", "life"): "die",
    ("lose", "contact"): "disconnect",
    ("tear", "down"): "demolish",
    ("pull", "down"): "demolish",
    ("knock", "down"): "demolish",
    ("burn", "down"): "destroy",
    ("slow", "down"): "decelerate",
    ("reduce", "speed"): "decelerate",
    ("turn", "off"): "deactivate",
    ("switch", "off"): "deactivate",
    ("shut", "off"): "deactivate",
    ("turn", "on"): "activate",
    ("switch", "on"): "activate",
    ("take", "oath"): "swear",
    ("swear", "in"): "swear",
    ("hand", "over"): "transfer",
    ("pass", "on"): "transfer",
    ("give", "up"): "abandon",
    ("give", "assurance"): "assure",
    ("give", "consent"): "approve",
    ("give", "permission"): "allow",
    ("give", "warning"): "warn",
    ("make", "decision"): "decide",
    ("make", "promise"): "promise",
    ("make", "attempt"): "attempt",
    ("make", "discovery"): "discover",
    ("make", "profit"): "profit",
    ("make", "backup"): "copy",
    ("enter", "service"): "open",
    ("open", "up"): "open",
    ("back", "up"): "copy",
    ("lift", "off"): "launch",
    ("blast", "off"): "launch",
    ("take", "off"): "launch",
    ("touch", "down"): "land",
    ("burn", "up"): "burn",
    ("grow", "out"): "develop",
    ("kick", "off"): "start",
    ("get", "underway"): "start",
    ("wind", "up"): "end",
    ("end", "up"): "end",
    ("go", "bankrupt"): "fail",
    ("lay", "off"): "dismiss",
    ("take", "on"): "hire",
    ("sell", "off"): "sell",
    ("buy", "up"): "buy",
    ("pay", "off"): "repay",
    ("pay", "back"): "repay",
    ("fall", "ill"): "sicken",
    ("fall", "sick"): "sicken",
    ("bring", "down"): "reduce",
    ("cut", "back"): "reduce",
    ("cut", "down"): "reduce",
    ("put", "up"): "erect",
    ("break", "out"): "erupt",
    ("speak", "out"): "speak",
    ("point", "out"): "remark",
    ("send", "out"): "send",
    ("turn", "over"): "transfer",
    ("hold", "post"): "serve",
    ("hold", "office"): "serve",
    ("win", "election"): "elect",
    ("take", "effect"): "begin",
    ("come", "force"): "begin",
    ("enter", "force"): "begin",
    ("come", "effect"): "begin",
}
# Adjectives that only say along what a length, weight or age is measured.
MEASURES = _listed("long tall high wide deep thick heavy old broad")
LIGHT: Mapping[str, float] = {
    "have": 0.15,
    "do": 0.15,
    "make": 0.3,
    "take": 0.3,
    "get": 0.3,
    "become": 0.2,
    "go": 0.4,
    "come": 0.4,
    "there": 0.0,
    "call": 0.4,
    "name": 0.4,
    "know": 0.4,
    "include": 0.4,
    "say": 0.5,
    "tell": 0.5,
    "work": 0.5,
    "place": 0.3,
    "part": 0.3,
    "thing": 0.3,
    "way": 0.3,
    "kind": 0.3,
    "type": 0.3,
    "number": 0.4,
    "total": 0.4,
    "people": 0.5,
    "person": 0.5,
    "one": 0.2,
}
FURTHER = frozenset({"other", "others", "another", "additional", "further", "extra"})
BOUNDS = frozenset({"than", "least", "most", "under", "over", "below", "above", "exceed"})
ONLY = frozenset({"only", "solely", "exclusively", "just", "merely", "sole"})
REPORTING = _listed(
    """
    say tell state announce declare report remark add note claim argue insist believe think
    confirm suggest warn write explain
    """
)

# Events that happen once to the same participants; verbs, their nouns, and states that name one.
ONE_TIME = _listed(
    """
    bear born birth birthplace birthday die death found founding founder foundation establish
    establishment create creation invent invention discover discovery assassinate
    assassination murder murderer release publish publication premiere debut inaugurate
    inauguration launch open opening demolish destroy sink crash abolish dissolve dissolution
    ratify adopt independence marry wedding divorce retire retirement graduate ban outlaw
    patent complete completion build construction construct sign signing resignation assume
    ascend crown coronation collapse merge merger acquire incorporate begin end start finish
    conclude rename overthrow depose topple
    """
)

# What a name before it has, and is not: "the Clinton campaign" is not Clinton.
OWNED = _listed(
    """
    government administration regime campaign family party team foundation trial case estate fund
    office army navy police ministry embassy crisis war treaty agreement summit talk plan deal
    attack report study election presidency era period effect theory law model series
    """
)

# What the same people and places do, or have, again and again: its date may be of another time.
RECURRING = _listed(
    """
    again annual annually every each often regularly usually sometimes several various another
    meet meeting visit hold held host talk summit conference session round match game play race
    win lose beat defeat tie draw score tour perform concert festival fair exhibition election
    vote referendum attack bomb raid fight battle strike protest demonstrate rally flood storm
    earthquake air broadcast appear feature travel fly sail speak say tell call warn write report
    announce interview episode season edition award nominate receive rise fall increase decrease
    grow sell buy raise lower cut record
    """
)

# Nouns that only say what sort of thing a name beside them names.
CLASSES = _listed(
    """
    version option command file
    city town village region province state country republic district county river lake island
    mountain street square bridge road avenue park station port company firm group bank club
    party newspaper agency planet moon
    """
)

# Of these only where and when is of one filler, and not who.
ONE_PLACE = _listed("bear born birth die death base based headquarter headquartered locate situate")

# What is by one maker: an album by one band is by no other.
WORKS = _listed(
    "album song single film movie book novel painting play poem symphony opera sculpture"
)

# What one thing has only one of at a time: the filler of such a slot excludes every other.
ONE_FILLER = _listed(
    """
    president chancellor monarch king queen emperor pope mayor governor chairman chairwoman
    capital author writer inventor founder discoverer director composer winner champion
    birthplace bear born birth die death write direct compose invent discover host win kill
    assassinate husband wife father mother widow successor predecessor ceo headquarters
    headquarter locate situate premier currency anthem language owner manufacturer publisher
    nationality base based headquarter headquartered adviser commander ambassador captain
    spokesman spokesperson spokeswoman
    """
)
LASTS = frozenset({"last", "latest", "final", "most-recent", "lastly", "recently", "recent"})
FIRSTS = frozenset({"first", "earliest", "initial", "inaugural", "maiden"})
# Verbs that mean the same whoever is named first.
SYMMETRIC = _listed(
    """
    meet marry talk speak negotiate agree cooperate collaborate compete wed divorce resemble
    equal match border share join differ unite merge clash fight play be
    """
)
OPEN_NOUNS = _listed(
    """
    company firm group organisation organization country state city town film movie book novel
    album song single band series show team club party government leader president man woman
    author singer actor actress player school university ship vessel bridge building river
    island village agency body newspaper magazine game species virus disease
    """
)


def groups_of(word: str) -> frozenset[int]:
    """Return the numbers of the synonym groups that ``word`` stands in, none for most words."""
    return _BY_WORD.get(word, frozenset())
