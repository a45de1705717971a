"""The thesaurus: what must be related, and what would embarrass a fact checker."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck.text.thesaurus as module
from claimcheck.text.thesaurus import antonyms, kinds, relatedness

SOME_WORDS = sorted(module._table().lemmas)[::40]  # noqa: SLF001 - a sample, for properties
MOST_BYTES = 900_000
MOST_SECONDS = 0.2  # some five times what it takes on a slow core

RELATED = """
    buy purchase | pollute contaminate | scheme programme | come_upon discover | port harbour
    settlement village | greet welcome | costume dress | main principal | chief principal
    statement declaration | summit meeting | trip journey | trade commerce | resident inhabitant
    debt arrears | last final | first initial | begin start | end finish
    quit withdraw | help aid | kill murder | doctor physician | car automobile | car vehicle
    large big | huge large | quick fast | attack assault | assist help | elect election
    resign resignation | film movie | build construct | construction build | attempt try
    found establish | attempt effort | error mistake | illness disease | sick ill | daily day
    annual yearly | annual year | lawyer attorney | ship vessel | plane aircraft | vote ballot
    aeroplane plane | set_up establish | carry_out execute | take_over takeover | require need
    permit allow | forbid prohibit | ban prohibit | injury wound | injure wound | defeat beat
    imprison jail | arrest apprehend | decrease decline | reduce cut | rebel insurgent
    protest demonstration | protester demonstrator | award prize | victory triumph
    expect anticipate | maker manufacturer | profit earnings | arrive arrival | die death
    marry marriage | marriage wedding | publish publication | author writer | write author
    city metropolis | nation country | state nation | reach arrive
    appoint name | nominate appoint | choose select | child kid | baby infant | pupil student
    teacher instructor | rich wealthy | poor impoverished | answer reply | inquiry investigation
    weapon arm | gun firearm | own possess | owner possess | danger peril | dangerous hazardous
    chairman chair | boss chief | treaty pact | agree agreement | approve approval | seller sell
    grow growth | fail failure | buy buyer | gain obtain | oxygen gas
"""
SPELT = """
    programme program | centre center | organise organize | colour color | theatre theater
    labour labor | defence defense | analyse analyze | traveller traveler | neighbour neighbor
"""
UNRELATED = """
    rise fall | win lose | buy sell | first last | president minister | brother sister
    kill injure | import export | profit revenue | summer winter | million billion | open close
    north south | accept reject | lead follow | teach learn | mother daughter | mother father
    red blue | january february | monday tuesday | cat dog | gold silver | oxygen hydrogen
    second minute | hour day | week month | king queen | boy girl | man woman | doctor nurse
    doctor lawyer | car truck | ship plane | east west | left right | high low | up down
    before after | start finish | begin end | increase decrease | hire fire | arrive leave
    come go | give take | lend borrow | love hate | friend enemy | war peace | guilty innocent
    legal illegal | old young | old new | rich poor | large small | more less | many few
    always never | all some | all none | city country | river lake | sea ocean | beer wine
    football basketball | novel poem | film book | director actor | goal penalty | gold bronze
    dollar euro | mile kilometre | kilogram tonne | birth death | bear die | marry divorce
    husband wife | son daughter | uncle nephew | parent child | employer employee | winner loser
    teacher student | seller buyer | victim attacker | deny admit | confirm deny | support oppose
    attack defend | ally enemy | allow forbid | senate house | senator governor | mayor governor
    emperor king | prince princess | north northeast | spring autumn | morning evening
    lung liver | heart brain | bacterium virus | copper iron | apple orange | horse cow
    lion tiger | two three | second third | dozen hundred | half quarter | double triple
    male female | wound kill | die injure | arrest convict | accuse convict | charge acquit
    sentence acquit | trial verdict | murder suicide | elect appoint | approve veto
    found dissolve | merge split | join leave | strengthen weaken | expand contract | gain loss
    surplus deficit | asset liability | debt credit | tax subsidy | earthquake flood
    church mosque | rural urban | public private | police army | army navy | hot cold | wet dry
    day night | minimum maximum | success failure | remember forget | include exclude
    enter exit | rent buy | walk run | delay cancel | threaten attack | plan execute
    propose approve | temporary permanent | say deny | promise deliver | hope fear | sun moon
    planet star | inch foot | noon midnight | march may | past future | tour tor
    four for | company country | attempt succeed | negotiate agree | offer accept | win earn
    purchase steal | decade century | metre foot | pound euro
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """Read "a b | c d"; an underscore stands for a space."""
    rows = (row for line in table.strip().splitlines() for row in line.split("|"))
    found = (row.replace("_", "\u00a0").split(" ") for row in map(str.strip, rows) if row)
    return [(a.replace("\u00a0", " "), b.replace("\u00a0", " ")) for a, b in found]


class TestRelatedness:
    @pytest.mark.parametrize(("a", "b"), pairs(RELATED))
    def test_related(self, a: str, b: str) -> None:
        """
        Words that news texts use for one another are found related.
        """
        assert relatedness(a, b) >= module.KIND

    @pytest.mark.parametrize(("a", "b"), pairs(SPELT))
    def test_spellings_are_one_word(self, a: str, b: str) -> None:
        """
        British and American spellings of a word are the same word.
        """
        assert relatedness(a, b) == module.SAME

    @pytest.mark.parametrize(("a", "b"), pairs(UNRELATED))
    def test_unrelated(self, a: str, b: str) -> None:
        """
        Opposites, sister terms, numbers, units and names of one kind are never related.
        """
        assert relatedness(a, b) == module.UNRELATED

    @pytest.mark.parametrize(
        ("a", "b", "expected"),
        [
            ("purchase", "buy", module.SYNONYM),
            ("arrive", "arrival", module.DERIVED),
            ("day", "daily", module.DERIVED),
            ("come upon", "discover", module.SIDE),
            ("car", "vehicle", module.KIND),
            ("Car", "VEHICLE", module.KIND),
        ],
    )
    def test_degrees(self, a: str, b: str, expected: float) -> None:
        """
        The degree tells in which way two words are related; case does not matter.
        """
        assert relatedness(a, b) == expected

    def test_part_of_speech_narrows(self) -> None:
        """
        A part of speech leaves only the meanings that the word has as such.
        """
        assert relatedness("buy", "purchase", pos_a="v", pos_b="v") == module.SYNONYM
        assert relatedness("cause", "effect", pos_a="n", pos_b="n") == module.UNRELATED
        assert relatedness("win", "victory", pos_a="n", pos_b="n") == module.KIND

    @given(st.sampled_from(SOME_WORDS), st.sampled_from(SOME_WORDS), st.sampled_from("nvar"))
    @settings(max_examples=100, deadline=None)
    def test_symmetric(self, a: str, b: str, pos: str) -> None:
        """
        The order of the words does not matter, with or without parts of speech.
        """
        assert relatedness(a, b) == relatedness(b, a)
        assert relatedness(a, b, pos_a=pos) == relatedness(b, a, pos_b=pos)

    @given(st.sampled_from(SOME_WORDS))
    @settings(max_examples=50, deadline=None)
    def test_antonyms_are_unrelated(self, word: str) -> None:
        """
        No word is related to an antonym of its own.
        """
        name = word.replace("_", " ")

        assert {relatedness(name, other) for other in antonyms(name)} <= {module.UNRELATED}

    @given(st.text(max_size=20), st.text(max_size=20))
    @settings(max_examples=100, deadline=None)
    def test_any_text_is_answered(self, a: str, b: str) -> None:
        """
        Whatever comes in, the answer is a degree; a text is always the same as itself.
        """
        assert 0 <= relatedness(a, b) <= 1
        assert relatedness(a, a) == module.SAME
        assert isinstance(antonyms(a) | kinds(b), frozenset)


class TestAntonyms:
    @pytest.mark.parametrize(
        ("word", "other"), [("rise", "fall"), ("buy", "sell"), ("first", "last"), ("hire", "fire")]
    )
    def test_known(self, word: str, other: str) -> None:
        """
        Antonyms come with the dictionary, whichever meaning has them.
        """
        assert other in antonyms(word)

    def test_unknown_word_has_none(self) -> None:
        """
        A word that the dictionary lacks has no antonym.
        """
        assert antonyms("qwertyish") == frozenset()


class TestKinds:
    @pytest.mark.parametrize(
        ("word", "above"), [("car", "vehicle"), ("king", "monarch"), ("oxygen", "gas")]
    )
    def test_one_step_up(self, word: str, above: str) -> None:
        """
        A word's kind is one step above it, and not the other way round.
        """
        assert above in kinds(word)
        assert word not in kinds(above)

    @pytest.mark.parametrize("word", ["port", "monday", "three"])
    def test_nothing_too_general(self, word: str) -> None:
        """
        Kinds that say next to nothing are left out.
        """
        assert kinds(word).isdisjoint({"city", "entity", "object", "thing", "place", "person"})


class TestFile:
    def test_small_and_quick(self) -> None:
        """
        The table stays small on disk and loads at once.
        """
        times = []
        for _ in range(3):
            module._table.cache_clear()  # noqa: SLF001 - loading is what is measured
            start = time.process_time()
            module._table()  # noqa: SLF001
            times.append(time.process_time() - start)

        assert module._PATH.stat().st_size <= MOST_BYTES  # noqa: SLF001
        assert min(times) <= MOST_SECONDS

    def test_import_does_not_load_it(self) -> None:
        """
        The table is read at first use, not at import.
        """
        code = (
            "import claimcheck.text.thesaurus as t; assert t._table.cache_info().currsize == 0;"
            "t.relatedness('buy', 'purchase'); assert t._table.cache_info().currsize == 1"
        )

        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603

    def test_every_link_leads_somewhere(self) -> None:
        """
        Every token of the table is of a known sort and points to a synset that exists.
        """
        table = module._table()  # noqa: SLF001
        senses = [token for tokens in table.lemmas.values() for token in tokens.split()]
        numbers = [int(token[1:].rstrip("-")) for token in senses if token[0].isalpha()]
        links = [token for tokens in table.synsets for token in tokens.split()]

        assert {token[0] for token in links} == {">", "+", "~"}
        assert max(numbers + [int(token[1:]) for token in links]) < len(table.synsets)

    def test_licence_stands_beside_it(self) -> None:
        """
        The notice that WordNet asks for is shipped with the table.
        """
        notice = module._PATH.with_name("THESAURUS-LICENSE").read_text(encoding="utf-8")  # noqa: SLF001

        assert "WordNet 3.1 Copyright 2011 by Princeton University" in notice
