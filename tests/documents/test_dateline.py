from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.documents.dateline import infer_published
from claimcheck.model import BlockKind

BODY, CAPTION, DATELINE = BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.DATELINE
DAY = dt.date(2019, 4, 24)


class TestInferPublished:
    @pytest.mark.parametrize(
        "blocks",
        [
            [(DATELINE, "KHASAN, April 24, 2019 (Reuters) -"), (BODY, "He came on Monday.")],
            [(DATELINE, "Published: 24 April 2019")],
            [(BODY, "He came on Wednesday."), (CAPTION, "The guard, April 24, 2019.")],
            [
                (BODY, "He came on Wednesday."),
                (CAPTION, "The guard, April 24, 2019."),
                (CAPTION, "The train, April 24, 2019."),
                (BODY, "The war began on June 25, 1950."),
            ],
            [(BODY, "He came on Wednesday."), (BODY, "The pact of April 24, 2019, ended it.")],
        ],
    )
    def test_must_infer(self, blocks: list[tuple[BlockKind, str]]) -> None:
        """
        A dateline, or one full date that the first bare weekday fits, gives the day.
        """
        assert DAY == infer_published(blocks)

    @pytest.mark.parametrize(
        "blocks",
        [
            [],
            [(BODY, "He came on Wednesday.")],
            [(CAPTION, "The guard, April 24, 2019.")],
            [(BODY, "He came on Thursday."), (CAPTION, "The guard, April 24, 2019.")],
            [
                (BODY, "He came on Wednesday."),
                (CAPTION, "April 24, 2019."),
                (CAPTION, "April 17, 2019."),
            ],
            [
                (BODY, "He came on Wednesday."),
                (BODY, "It was signed on April 24, 2019, and May 1, 2020."),
            ],
            [(BODY, "He came on Wednesday, as in 2021."), (CAPTION, "The guard, April 24, 2019.")],
            [(BODY, "He came on Wednesday."), (CAPTION, "The guard, April 2019.")],
        ],
    )
    def test_must_stay_silent(self, blocks: list[tuple[BlockKind, str]]) -> None:
        """
        No date, several dates, another weekday or a later year leave the day unknown.
        """
        assert infer_published(blocks) is None
