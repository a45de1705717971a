"""Words of which only one can be true of the same thing at the same time, one family a line.

A family holds what excludes each other as a description of one thing: a shirt is red or blue, a
drink is beer or wine. Words that often hold together (tall, old) have no family.
"""

from __future__ import annotations

_TABLE = """
red blue green yellow orange purple pink brown black white grey violet turquoise beige tan
gray red blue green yellow orange purple pink brown black white
man woman boy girl
male female
mother father brother sister son daughter uncle aunt grandfather grandmother nephew niece
husband wife
king queen prince princess duke duchess emperor empress
monday tuesday wednesday thursday friday saturday sunday
spring summer autumn winter
morning afternoon evening midnight noon
north south east west
northern southern eastern western
left right
northeast northwest southeast southwest
beer wine whisky whiskey vodka champagne cider rum gin tea coffee milk juice water tequila lemonade
dog cat horse cow sheep goat pig bird fish elephant lion tiger bear wolf monkey rabbit camel duck
guitar piano violin drum trumpet flute saxophone cello harp clarinet accordion banjo trombone
football basketball baseball tennis hockey cricket golf rugby volleyball badminton
kitchen bedroom bathroom garage basement attic classroom
gold silver bronze platinum
wooden metal plastic glass stone concrete
catholic protestant jewish muslim hindu buddhist orthodox atheist
republican democrat liberal conservative socialist communist
comedy tragedy horror thriller drama documentary western musical
novel poem play essay opera symphony painting sculpture film song album
fiction non-fiction
private public
state-owned private
rural urban
single married divorced widowed
solid liquid gaseous
bicycle motorcycle car bus truck train plane ship boat tram helicopter
asleep awake
indoors outdoors
inside outside
january february march april may june july august september october november december
first second third fourth fifth sixth seventh eighth ninth tenth
annual monthly weekly daily
heart lung liver kidney brain stomach
bacterium virus fungus parasite
planet moon star comet asteroid
mammal reptile bird fish amphibian insect
river lake mountain island desert forest
city country continent
country rock pop jazz classical folk metal reggae blues
left-handed right-handed
vegetarian carnivorous
domestic foreign
civilian military
primary secondary
north-korean south-korean
"""

_FAMILIES: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_TABLE.strip().splitlines()):
    for _word in _line.split():
        _FAMILIES[_word] = _FAMILIES.get(_word, frozenset()) | {_number}


def exclude(a: str, b: str) -> bool:
    """Say whether two lemmas are different members of one family.

    Example:
        >>> exclude("red", "blue"), exclude("red", "large"), exclude("red", "red")
        (True, False, False)
    """
    return a != b and bool(_FAMILIES.get(a, frozenset()) & _FAMILIES.get(b, frozenset()))
