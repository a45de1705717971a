"""``claimcheck verify``: label claims from evidence that comes with them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli._stdin import NAME, read_stdin
from claimcheck.errors import UnreadableError


def verify(
    *,
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="[PAIRS.jsonl]",
            help='Rows like {"id": 1, "claim": "...", "evidence": ["..."]}, or - for stdin.',
            show_default=True,
        ),
    ] = "-",
    published: opt.Published = None,
    verifier: opt.PairVerifier = opt.PairVerifierName.OFF,
) -> int:
    """Label each claim from the evidence of its own row, without looking anything up.

    Prints the same rows in the same order, each with label, probabilities, code, reason and why.
    A row may bring its own "published" date. Exits with 0 when every row was answered, with 2
    when one is wrong; then nothing is printed.
    """
    day = opt.read_date("--published", published)
    data = read_stdin() if pairs == "-" else _bytes(pairs)

    from claimcheck.cli import _outputs  # noqa: PLC0415 - help must be quick
    from claimcheck.cli._pairs import answered, read_pairs  # noqa: PLC0415 - see above

    rows = read_pairs(data, path=NAME if pairs == "-" else pairs, published=day)

    from claimcheck.cli import _run  # noqa: PLC0415 - the checker is heavy, and no row may be wrong
    from claimcheck.cli._stderr import Bar  # noqa: PLC0415 - see above

    files = None if verifier is opt.PairVerifierName.OFF else _run.bundled_files()
    lines = []
    with Bar(is_wanted=True) as bar:
        for row in rows:
            verdict = _run.verify_pair(row.claim, row.evidence, row.published, files)
            lines.append(f"{answered(row, verdict)}\n")
            bar.answering(len(lines), len(rows))
    _outputs.write_stdout("".join(lines))
    return 0


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(path, problem) from error
