"""The summary that GitHub Actions shows on the page of a run."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from claimcheck.cli._options import OutputFormat
from claimcheck.cli._stderr import complain
from claimcheck.model import Report

MOST_BYTES = 1_000_000
"""What we add at most; GitHub drops a summary of over 1 MiB as a whole."""

_CUT = "\n\n*Cut here: the report is too long for a summary.*\n"


def append(report: Report, formats: Collection[OutputFormat]) -> None:
    """Add the report as Markdown to the file that GITHUB_STEP_SUMMARY names.

    Only a run that writes the format for GitHub does so. Where the file cannot be written a notice
    says so, and the check goes on: the summary is no result.
    """
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name or OutputFormat.GITHUB not in formats:
        return
    from claimcheck.report import FORMATS, Options  # noqa: PLC0415 - help must be quick

    text = shortened(FORMATS["markdown"](report, Options()), MOST_BYTES)
    try:
        with Path(name).open("ab") as file:
            file.write(text.encode("utf-8"))
    except OSError as error:
        complain(f"{name}: the summary cannot be written: {error.strerror or error}")


def shortened(text: str, most: int) -> str:
    """Return at most ``most`` bytes of whole lines, and words that say so where it was cut."""
    data = text.encode("utf-8")
    if len(data) <= most:
        return text
    kept = data[: most - len(_CUT.encode())]
    return kept[: kept.rfind(b"\n")].decode("utf-8") + _CUT
