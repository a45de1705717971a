"""What the reader of a format finds."""

from __future__ import annotations

import datetime as dt

import attrs

from claimcheck.model import Block, Remark


@attrs.frozen(kw_only=True)
class Page:
    """Blocks, and what the metadata of the format say."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: dt.date | None = None
    remarks: tuple[Remark, ...] = ()
