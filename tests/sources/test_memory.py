from __future__ import annotations

import datetime as dt

from claimcheck.sources import digest_of, text_source


class TestTextSource:
    def test_passages_carry_what_was_said(self) -> None:
        """
        Every field given is a field of each passage; there is no file, so no path.
        """
        source = text_source(
            "note",
            "The tent weighs 2.4 kg.",
            title="Tents",
            url="https://t.example",
            date=dt.date(2019, 4, 24),
            revision="7",
            credit="A. Writer, CC BY 4.0",
        )
        (passage,) = source.passages()

        assert (
            "note",
            "Tents",
            "https://t.example",
            dt.date(2019, 4, 24),
            "7",
            "A. Writer, CC BY 4.0",
            None,
        ) == (
            passage.source,
            passage.title,
            passage.url,
            passage.date,
            passage.revision,
            passage.credit,
            passage.path,
        )

    def test_the_digest_covers_everything(self) -> None:
        """
        Another name, text or date is another source; the same ones are the same.
        """
        given = text_source("a", "Snow fell.")

        assert given.digest == text_source("a", "Snow fell.").digest
        assert given.digest != text_source("b", "Snow fell.").digest
        assert given.digest != text_source("a", "Rain fell.").digest
        assert given.digest != text_source("a", "Snow fell.", date=dt.date(2019, 4, 24)).digest


class TestDigestOf:
    def test_borders_count(self) -> None:
        """
        Moving a character from the name to the content is another digest.
        """
        assert digest_of("ab", b"c") != digest_of("a", b"bc")
