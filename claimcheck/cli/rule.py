"""``claimcheck rule``: what a code means."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.codes import CODES, find_code


def rule(
    *,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="A code (CC111) or its name (contradicted-date).",
            show_default="all, a line each",
        ),
    ] = None,
    output_format: opt.TextOutput = opt.TextOrJson.TEXT,
) -> int:
    """Explain a code, or list them all."""
    from claimcheck.cli import _outputs, _rules  # noqa: PLC0415 - help must be quick
    from claimcheck.report.records import encode_indented  # noqa: PLC0415 - see above

    codes = tuple(CODES.values()) if code is None else (find_code(code),)
    if output_format is opt.TextOrJson.JSON:
        text = encode_indented(_rules.rules_record(codes))
    else:
        text = _rules.table(codes) if code is None else _rules.page(codes[0])
    _outputs.write_stdout(text)
    return 0
