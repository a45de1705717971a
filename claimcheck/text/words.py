"""Words for rough comparison: stop words, a light stemmer, and which stems belong together."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimcheck.text.folding import fold

_STOP_WORDS_TABLE = """
    a about above after again against ago all along alongside also although am among an and
    another any are as at
    be because been before being below between both but by can cannot could did do does doing done
    down during each either else even ever every few for from further get gets got had has have
    having he her here hers herself him himself his how however i if in into is it its itself just
    least less let like made make makes making many may me might more most much must my myself
    neither no nor not now of off on once one only onto or other others our ours ourselves out
    over own per quite rather s same shall she should since so some such t than that the their
    theirs them themselves then there these they this those though through thus to too toward
    towards under until up upon us very via was we were what when where whether which while who
    whom whose why will with within without would yet you your yours yourself
"""
STOP_WORDS: frozenset[str] = frozenset(_STOP_WORDS_TABLE.split())
"""Words of grammar that say nothing about what a text is about, in lower case."""

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")

_RULES: tuple[tuple[str, str, int], ...] = (
    # ending, what replaces it, letters that must stand before it; the first that fits is applied
    ("isation", "iz", 3),
    ("ization", "iz", 3),
    ("sses", "ss", 1),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("xes", "x", 1),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("ings", "", 3),
    ("ing", "", 3),
    ("ed", "", 2),
    ("ily", "y", 3),
    ("ly", "", 4),
    ("is", "iz", 4),
    ("s", "", 3),
    ("our", "or", 3),
    ("ise", "iz", 4),
    ("e", "", 3),
)
_KEPT_TABLE = """
    always analysis anomaly anything apply assembly atlas axis basis bed breed bring bus campus
    canvas ceiling census christmas crisis during early economics emphasis evening everything
    exceed family feed focus gas hide hundred indeed italy july king mathematics monopoly morning
    need news nothing only paris perhaps physics plus politics proceed red rely reply ring sacred
    seed series shed sing something species speed spring status string succeed supply tennis texas
    thesis thing thus virus wing
"""
_KEPT = frozenset(_KEPT_TABLE.split())
"""Words whose ending is no suffix."""

_IRREGULAR = """
    arose arise | arisen arise | ate eat | eaten eat | became become | began begin | begun begin
    | bought buy | broke break | broken break | brought bring | built build | burnt burn
    | caught catch | chose choose | chosen choose | came come | dealt deal | died die | dies die
    | dying die | drank drink | drawn draw | drew draw | driven drive | drove drive | fallen fall
    | fell fall | felt feel | fled flee | flew fly | flown fly | forgot forget | forgotten forget
    | fought fight | found find | froze freeze | frozen freeze | gave give | given give | goes go
    | gone go | grew grow | grown grow | heard hear | held hold | hid hide | hidden hide
    | kept keep | knew know | known know | laid lay | led lead | left leave | lent lend
    | lost lose | lying lie
    | meant mean | met meet | paid pay | ran run | risen rise | rose rise | said say | saw see
    | seen see | sent send | shaken shake | shook shake | shot shoot | shown show | shrank shrink
    | shrunk shrink | slept sleep | sold sell | sought seek | spent spend | spoke speak
    | spoken speak | sprang spring | stole steal | stolen steal | stood stand | struck strike
    | sung sing | sank sink | sunk sink | swam swim | swore swear | sworn swear | taken take
    | taught teach | thought think | threw throw | thrown throw | told tell | took take
    | understood understand | went go | withdrawn withdraw | withdrew withdraw | woke wake
    | won win | wore wear | worn wear | wrote write | written write | children child | feet foot
    | geese goose | men man | mice mouse | teeth tooth | women woman | lives life | wives wife
    | leaves leave | thieves thief | wolves wolf | halves half | shelves shelf | tying tie
    | tied tie | ties tie | lies lie | lied lie | agreed agree | freed free | guaranteed guarantee
    | decreed decree | added add | adding add | adds add | winner win | winning win
    | bent bend | bled bleed | blew blow | blown blow | clung cling | dug dig | hung hang
    | lit light | overcame overcome | oversaw oversee | overseen oversee | overtaken overtake
    | overtook overtake | overthrew overthrow | overthrown overthrow | rang ring | rebuilt rebuild
    | ridden ride | rode ride | sang sing | sat sit | shone shine | spun spin | strove strive
    | stuck stick | swept sweep | swung swing | tore tear | torn tear | undergone undergo
    | undertaken undertake | undertook undertake | underwent undergo | upheld uphold
    | withstood withstand | wove weave | woven weave
"""
IRREGULAR_STEMS: Mapping[str, str] = MappingProxyType(
    dict(pair.split() for pair in _IRREGULAR.split("|"))
)
"""Base form of each irregular form, in lower case."""

_DERIVED: tuple[tuple[str, str], ...] = (
    # endings of a verb's stem and of its noun; the shared part is at least five letters long
    ("", "al"),
    ("", "ion"),
    ("", "ation"),
    ("", "ition"),
    ("", "ment"),
    ("", "ance"),
    ("", "anc"),
    ("", "enc"),
    ("", "er"),
    ("", "or"),
    ("", "ur"),
    ("", "ist"),
    ("", "ness"),
    ("", "ity"),
    ("", "y"),
    ("", "t"),
    ("", "tion"),
    ("t", "ssion"),
    ("d", "sion"),
    ("d", "s"),
    ("y", "ication"),
    ("y", "ier"),
    ("b", "ption"),
    ("v", "ption"),
    ("iv", "eption"),
    ("ain", "ention"),
    ("er", "ion"),
    ("er", "ment"),
    ("ion", "or"),
    ("at", "ation"),
    ("at", "ator"),
    ("al", "ion"),
    ("al", "er"),
)
_SHARED = 4
_LONG_SHARED = 5
_LONG_ENDING = 3  # letters of a noun's ending that tell more than one letter does


def base_form(word: str) -> str:
    """Return the base of an irregular form, "rise" for "rose", and any other word as it is.

    Example:
        >>> base_form("Rose"), base_form("walked")
        ('rise', 'walked')
    """
    return IRREGULAR_STEMS.get(word.lower(), word.lower())


def stem(word: str) -> str:
    """Return the part of ``word`` that its inflected forms share; it need not be a word.

    English, ASCII, lower case; anything else comes back in lower case. Stemming twice is stemming
    once.

    Example:
        >>> [stem(word) for word in ("arrives", "arrived", "arriving", "Arrive")]
        ['arriv', 'arriv', 'arriv', 'arriv']
        >>> stem("parties") == stem("party"), stem("held") == stem("hold")
        (True, True)
    """
    return _stem(word.lower())


def related(a: str, b: str) -> bool:
    """Say whether two words share a stem or are verb and noun of one another.

    Derivation is by known pairs of endings after at least five shared letters (four where one
    word is the stem of the other), so "arrive" meets "arrival" and "employ" meets "employer".

    Example:
        >>> related("arrived", "arrival"), related("arrived", "arranged")
        (True, False)
    """
    one, other = stem(a), stem(b)
    if one == other:
        return True
    shared = _shared(one, other)
    ends = (one[shared:], other[shared:])
    is_telling = "" in ends or max(map(len, ends)) >= _LONG_ENDING
    if shared < (_SHARED if is_telling else _LONG_SHARED):
        return False
    return any(
        _fits(one, other, verb, noun) or _fits(other, one, verb, noun) for verb, noun in _DERIVED
    )


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text`` in order, stop words left out, repeats kept.

    Example:
        >>> content_words("The talks were last held in 2009.")
        ('talk', 'last', 'hold', '2009')
    """
    return tuple(_content_words(text))


def _content_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(fold(text).text):
        word = match[0].removesuffix("'s")
        if word not in STOP_WORDS:
            yield _stem(word)


@functools.lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    if not (word.isascii() and word.isalpha()):
        return word
    while (shorter := _step(word)) != word:
        word = shorter
    return word


def _step(word: str) -> str:
    if word in _KEPT:
        return word
    if word in IRREGULAR_STEMS:
        return IRREGULAR_STEMS[word]
    for ending, replacement, least in _RULES:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _cut(word, ending, replacement)
    return word


def _cut(word: str, ending: str, replacement: str) -> str:
    rest = word[: len(word) - len(ending)]
    if ending == "s" and rest[-1] in "sui":
        return word
    if ending in {"ing", "ings", "ed"}:
        if not _VOWEL.search(rest) or (rest.endswith("e") and ending == "ed"):
            return word
        return _DOUBLED.sub(r"\1", rest)
    return rest + replacement


def _fits(verb: str, noun: str, verb_end: str, noun_end: str) -> bool:
    base = verb.removesuffix(verb_end)
    return verb.endswith(verb_end) and noun == base + noun_end


def _shared(a: str, b: str) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count
