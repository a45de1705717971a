"""Short ways to split a text in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from claimcheck.claims import Granularity, Split, Splitter
from claimcheck.documents import parse_document
from claimcheck.syntax.parser import SpacyParser

PUBLISHED = dt.date(2019, 4, 24)

Splits = Callable[..., Split]
Texts = Callable[..., tuple[str, ...]]


@pytest.fixture(scope="session")
def splits(parser: SpacyParser) -> Splits:
    """
    Split a text as it was published on Wednesday 24 April 2019.
    """

    def run(
        text: str,
        granularity: Granularity = Granularity.NEWS,
        published: dt.date | None = PUBLISHED,
        name: str = "text",
    ) -> Split:
        document = parse_document(text, format=name, published=published)
        return Splitter(parser, granularity).split(document)

    return run


@pytest.fixture(scope="session")
def texts(splits: Splits) -> Texts:
    """
    The texts of the claims alone.
    """

    def run(text: str, granularity: Granularity = Granularity.NEWS) -> tuple[str, ...]:
        return tuple(claim.text for claim in splits(text, granularity).claims)

    return run
