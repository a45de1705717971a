# ruff: noqa: RUF001 - typographic dashes are what is read
"""The splitter as a whole: what it finds in an article, and what holds for every text."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.claims import Granularity, Splitter, is_traceable
from claimcheck.documents import parse_document
from claimcheck.model import (
    AttributionMode,
    Block,
    BlockKind,
    ClaimKind,
    Document,
    Flag,
    Modality,
    Polarity,
    Span,
)
from claimcheck.syntax.parser import SpacyParser
from claimcheck.text.sentences import sentences
from claimcheck.text.words import content_words
from tests.claims.conftest import Splits, Texts

TALKS = (
    "Russia had long tried to win over the DPRK.\n\n"
    "It attended the six-party talks – along with the DPRK, the Republic of Korea (ROK), Japan, "
    "the United States and China – last held in 2009 with the hope of ending the standoff."
)


class TestSplit:
    def test_the_six_who_attended(self, texts: Texts) -> None:
        """
        Companions between dashes each get the verb, and the words after the dash their noun.
        """
        found = texts(TALKS)

        for name in ("Russia", "The DPRK", "The Republic of Korea", "Japan", "China"):
            assert f"{name} attended the six-party talks." in found
        assert "The United States attended the six-party talks." in found
        assert "The six-party talks were last held in 2009." in found

    def test_the_speaker_goes_on_as_he(self, splits: Splits) -> None:
        """
        "He" after "said X" is X, because nobody else is as near.
        """
        text = (
            "China welcomed the talks, said Foreign Ministry spokesperson Geng Shuang on "
            "Wednesday. He wished Mr Kim success."
        )

        last = splits(text).claims[-1]

        assert last.text.startswith("Geng Shuang wished")
        assert Flag.AMBIGUOUS_REFERENCE not in last.flags

    def test_two_live_antecedents_leave_the_pronoun(self, splits: Splits) -> None:
        """
        A pronoun that two people may be meant by stays, and says so.
        """
        claims = splits("Boris Smith met John Brown in Paris. He left on Tuesday.").claims

        assert claims[-1].text == "He left on 2019-04-23."
        assert Flag.AMBIGUOUS_REFERENCE in claims[-1].flags

    def test_reported_speech_gives_two_claims(self, splits: Splits) -> None:
        """
        The saying is dated and names its source; what was said carries the attribution.
        """
        text = 'The focus will be on "a political step," Kremlin aide Yuri Ushakov said Tuesday.'

        said, content = splits(text).claims[0], splits(text).claims[-1]

        assert said.text.startswith("Kremlin aide Yuri Ushakov said on 2019-04-23 that")
        assert said.kind is ClaimKind.ATTRIBUTION
        assert content.attribution is not None
        assert content.attribution.mode is AttributionMode.MIXED
        assert '"a political step"' in content.text

    def test_direct_quotation_stays_verbatim(self, splits: Splits) -> None:
        """
        Inside quotation marks nothing is replaced, neither names nor days.
        """
        text = 'Boris Smith left. "Smith will come on Tuesday," Anna Berg said.'

        quotation = next(c for c in splits(text).claims if c.kind is ClaimKind.QUOTATION)

        assert '"Smith will come on Tuesday"' in quotation.text

    def test_anonymous_sources_are_flagged(self, splits: Splits) -> None:
        """
        A source without a name is worth a flag.
        """
        claims = splits("Officials said the plant had leaked.").claims

        assert all(Flag.ANONYMOUS_SOURCE in claim.flags for claim in claims)

    def test_short_names_become_full(self, texts: Texts) -> None:
        """
        A surname is filled in from the one full name the document has.
        """
        assert texts("Vladimir Putin arrived in 2017. Putin left in 2018.")[-1] == (
            "Vladimir Putin left in 2018."
        )

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("Anna Berg arrived on Wednesday.", "Anna Berg arrived on 2019-04-24."),
            ("Anna Berg will arrive on Thursday.", "Anna Berg will arrive on 2019-04-25."),
            ("Anna Berg left last month.", "Anna Berg left in 2019-03."),
            ("Anna Berg left in May 2003.", "Anna Berg left in May 2003."),
        ],
    )
    def test_relative_dates_are_resolved(self, text: str, wanted: str, texts: Texts) -> None:
        """
        Weekdays and months count from the day of publication, as the tense says.
        """
        assert wanted in texts(text)

    def test_without_dateline_the_words_stay(self, splits: Splits) -> None:
        """
        Nothing is guessed when nobody says when the text was published.
        """
        claim = splits("Anna Berg arrived on Wednesday.", published=None).claims[0]

        assert claim.text == "Anna Berg arrived on Wednesday."
        assert Flag.DATELINE_UNKNOWN in claim.flags

    @pytest.mark.parametrize(
        ("text", "kind", "is_checkable"),
        [
            ("Who won the vote?", ClaimKind.QUESTION, False),
            ("Send the form by Friday.", ClaimKind.INSTRUCTION, False),
            ("Kim will meet Putin on Thursday.", ClaimKind.PLAN, True),
            ("Anna Berg hopes to win.", ClaimKind.OPINION, False),
            ("The firm employs 400 people.", ClaimKind.QUANTITY, True),
            ("Anna Berg is a chemist.", ClaimKind.DEFINITION, True),
            ("Anna Berg resigned in March.", ClaimKind.EVENT, True),
        ],
    )
    def test_kinds(self, text: str, kind: ClaimKind, is_checkable: bool, splits: Splits) -> None:  # noqa: FBT001 - a column of the table
        """
        Questions, orders, hopes and plans are named and kept; only statements are checkable.
        """
        claim = splits(text).claims[0]

        assert (kind, is_checkable) == (claim.kind, claim.check_worthiness >= 0.5)

    def test_modality_and_polarity(self, splits: Splits) -> None:
        """
        What may be is not what is, and what is denied is marked.
        """
        may, never = splits("Anna Berg may resign. Boris Smith did not sign it.").claims

        assert may.modality is Modality.POSSIBLE
        assert never.polarity is Polarity.NEGATIVE

    def test_headings_and_links_are_left_out(self, splits: Splits) -> None:
        """
        What is no statement gives no claim, and is named.
        """
        split = splits("# About\n\nAnna Berg resigned.\n\n## More\n", name="markdown")

        assert [claim.text for claim in split.claims] == ["Anna Berg resigned."]
        assert {"heading"} == {skipped.kind for skipped in split.skipped}

    def test_ids_survive_edits_elsewhere(self, splits: Splits) -> None:
        """
        The id depends on the claim's own words and their count, not on its place.
        """
        before = splits("Anna Berg resigned. Boris Smith left.").claims[-1]
        after = splits("It rained. Anna Berg resigned. Boris Smith left.").claims[-1]
        twice = splits("Boris Smith left. Boris Smith left.").claims

        assert before.id == after.id
        assert twice[0].id != twice[1].id

    def test_long_sentences_are_not_split(self, splits: Splits) -> None:
        """
        A sentence too long to parse whole is one claim, with a flag.
        """
        claims = splits("Anna Berg saw " + "a dog and " * 200 + "a cat.").claims

        assert all(Flag.LONG_SENTENCE in claim.flags for claim in claims)

    def test_finer_levels_give_no_fewer_claims(self, texts: Texts) -> None:
        """
        Each granularity does all that the coarser one does.
        """
        counts = [len(texts(TALKS, level)) for level in Granularity]

        assert counts == sorted(counts)


_WORDS = st.sampled_from(
    """Anna Berg Oslo Russia talks minister said that which who , ; – ( ) " “ ” and but in on of
    the a was held 2009 has will not only Tuesday his it U.S. %. 's leaving with after if him
    """.split()  # noqa: SIM905 - running text is easier to read
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=30).map(lambda words: " ".join(words) + ".")


def _document(text: str) -> Document:
    span = Span(0, len(text))
    block = Block(kind=BlockKind.PARAGRAPH, span=span, pieces=(span,))
    return Document(text=text, blocks=(block,), published=dt.date(2019, 4, 24))


class TestProperties:
    @given(text=_TEXTS | st.text(max_size=80), level=st.sampled_from(Granularity))
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def test_every_claim_is_traceable(
        self, text: str, level: Granularity, parser: SpacyParser
    ) -> None:
        """
        Whatever the text, every character of a claim is in a span or in a substitution.
        """
        for claim in Splitter(parser, level).split(_document(text)).claims:
            assert is_traceable(claim, text), claim

    @given(text=_TEXTS, level=st.sampled_from(Granularity))
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def test_no_content_word_is_lost(
        self, text: str, level: Granularity, parser: SpacyParser
    ) -> None:
        """
        Together the claims say every content word of the text.
        """
        split = Splitter(parser, level).split(_document(text))
        said = {word for claim in split.claims for word in content_words(claim.local_text)}

        assert not set(content_words(text)) - said

    @given(text=st.text(max_size=80), level=st.sampled_from(Granularity))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def test_arbitrary_text_is_covered(
        self, text: str, level: Granularity, parser: SpacyParser
    ) -> None:
        """
        Of the content words in the sentences of any text at least 97 % are said by its claims.
        """
        split = Splitter(parser, level).split(_document(text))
        said = {word for claim in split.claims for word in content_words(claim.local_text)}
        words = [word for span in sentences(text) for word in content_words(span.of(text))]

        assert 0.97 * len(words) <= sum(word in said for word in words)

    def test_splitting_twice_is_the_same(self, splits: Splits) -> None:
        """
        The same text gives the same claims, ids included.
        """
        assert splits(TALKS) == splits(TALKS)

    def test_markup_is_never_in_a_claim(self, parser: SpacyParser) -> None:
        """
        Spans point into the author's file and skip its markup.
        """
        text = "The *old* [bridge](http://example.org) was closed\nin May."
        document = parse_document(text, format="markdown")

        claim = Splitter(parser).split(document).claims[0]

        assert claim.text == "The old bridge was closed in May."
        assert is_traceable(claim, text)

    @pytest.mark.parametrize(
        "phrase",
        [
            "the mayor, who left Oslo in May (at last), said that costs, which rose by 4%, fell, ",
            "he said, she added, it noted, ",
            "tea and rice and ",
            "( [ ( word – one – -- ",
        ],
    )
    def test_long_sentences_take_time_in_proportion(self, phrase: str, splits: Splits) -> None:
        """
        Four times the words take about four times as long, whatever they are.
        """
        seconds = []
        for count in (500, 2000):
            text = " ".join((phrase * count).split()[:count]).capitalize() + "."
            splits(text)
            start = time.process_time()
            splits(text)
            seconds.append(time.process_time() - start)

        assert seconds[1] < 8 * seconds[0] + 0.5
