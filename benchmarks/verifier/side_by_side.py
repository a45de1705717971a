"""Put the learned verifier beside the typed rules and a large encoder, on one machine and data.

Every way runs in a process of its own, in one thread, over the same rows.  The large encoder has
the usual shape of the best published checkers (24 layers, 1,024 wide, 355 million numbers) and
random weights: it is there for its time alone, and needs ``torch``.

Usage:
    python -m benchmarks.verifier.side_by_side DATA_FOLDER [--rows 100] [--svg PATH]

``DATA_FOLDER`` holds ``verify/dev``.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claimcheck.model import Label

SETS = ("vitaminc_sample.all", "checkcovid.dev", "factcheckbench_stance.all")
WAYS = ("typed rules", "learned verifier", "355 M encoder, time only")
_SEED = 20190424
_PIECES = 60
"""Word pieces of a pair that the large encoder is timed with: about the mean of the sets."""
Row = tuple[str, list[str], str]
Ask = Callable[[str, Sequence[str]], str | None]


def main(arguments: Sequence[str]) -> int:
    """Print the table, and draw the plot when asked; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--way", choices=WAYS)
    options = parser.parse_args(arguments)
    if options.way:
        found = measure(options.way, list(_rows(options.data, options.rows)))
        sys.stdout.write(json.dumps(found) + "\n")
        return 0
    table = {way: _apart(way, options.data, options.rows) for way in WAYS}
    sys.stdout.write("".join(f"{line}\n" for line in _lines(table)))
    if options.svg:
        options.svg.write_text(_plot(table), encoding="utf-8")
    return 0


def measure(way: str, rows: Sequence[Row]) -> dict[str, float]:
    """Return seconds to load, pairs a second of processor time, memory in MB and accuracy."""
    begun = time.process_time()
    ask = _ASKED[way]()
    ask(*rows[0][:2])
    loaded = time.process_time() - begun
    begun = time.process_time()
    given = [ask(claim, evidence) for claim, evidence, _ in rows]
    spent = time.process_time() - begun
    right = [label == wanted for label, (_, _, wanted) in zip(given, rows, strict=True)]
    found = {
        "load, s": loaded,
        "pairs a second": len(rows) / spent,
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    if any(label is not None for label in given):
        found["balanced accuracy, %"] = 100 * _balanced(rows, right)
    return found


def _balanced(rows: Sequence[Row], right: Sequence[bool]) -> float:
    by_label: dict[str, list[bool]] = {}
    for (_, _, wanted), hit in zip(rows, right, strict=True):
        by_label.setdefault(wanted, []).append(hit)
    return sum(sum(hits) / len(hits) for hits in by_label.values()) / len(by_label)


def _rows(data: Path, limit: int) -> Iterator[Row]:
    labels = {label.value for label in Label}
    for name in SETS:
        lines = (data / "verify" / "dev" / f"{name}.jsonl").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in lines.split("\n") if line]
        rows = [row for row in rows if row["evidence"] and row["label"] in labels]
        for row in random.Random(_SEED).sample(rows, min(limit, len(rows))):  # noqa: S311 - sampling
            yield row["claim"], row["evidence"], row["label"]


def _apart(way: str, data: Path, limit: int) -> dict[str, float]:
    """Measure a way in a process of its own, so that memory and imports are its own."""
    command = [sys.executable, "-m", "benchmarks.verifier.side_by_side"]
    command += [str(data), "--rows", str(limit), "--way", way]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    found: dict[str, float] = json.loads(done.stdout)
    return found


# ---------------------------------------------------------------- the ways


def _typed_rules() -> Ask:
    import claimcheck  # noqa: PLC0415 - each way pays for its own imports

    return lambda claim, evidence: claimcheck.verify(claim, list(evidence)).label.value


def _learned() -> Ask:
    from claimcheck.retrieval import similarity  # noqa: PLC0415 - see above
    from claimcheck.text.sentences import sentences  # noqa: PLC0415 - see above
    from claimcheck.verifier import BUNDLED, ORDER, excerpt, load_verifier  # noqa: PLC0415 - see above

    verifier = load_verifier(BUNDLED)

    def ask(claim: str, evidence: Sequence[str]) -> str:
        said = [span.of(text) for text in evidence for span in sentences(text)]
        text = excerpt([(each, similarity(claim, each)) for each in said])
        found = verifier.judge(claim, text)
        return max(ORDER, key=lambda label: found[label]).value

    return ask


def _large() -> Ask:
    import torch  # noqa: PLC0415 - see above

    torch.set_num_threads(1)
    torch.manual_seed(1)
    layer = torch.nn.TransformerEncoderLayer(1024, 16, 4096, activation="gelu", batch_first=True)
    words = torch.nn.Embedding(50_265, 1024)
    encoder = torch.nn.TransformerEncoder(layer, 24).eval()
    ids = torch.arange(_PIECES)[None]

    def ask(claim: str, evidence: Sequence[str]) -> None:
        del claim, evidence
        with torch.inference_mode():
            encoder(words(ids))

    return ask


_ASKED: dict[str, Callable[[], Ask]] = dict(
    zip(WAYS, (_typed_rules, _learned, _large), strict=True)
)


# ---------------------------------------------------------------- table and plot


def _lines(table: dict[str, dict[str, float]]) -> Iterator[str]:
    columns = list(dict.fromkeys(name for found in table.values() for name in found))
    yield f"| Way | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for way, found in table.items():
        cells = [f"{float(f'{found[name]:.3g}'):g}" if name in found else "-" for name in columns]
        yield f"| {way} | {' | '.join(cells)} |"


def _plot(table: dict[str, dict[str, float]]) -> str:
    """Return bars of pairs a second, longest first, as SVG."""
    speeds = sorted(((found["pairs a second"], way) for way, found in table.items()), reverse=True)
    most = speeds[0][0]
    bars = []
    for at, (speed, way) in enumerate(speeds):
        top, width = 14 + 34 * at, max(2.0, 330 * speed / most)
        bars.append(
            f'<text x="0" y="{top + 15}">{way}</text>'
            f'<rect x="190" y="{top}" width="{width:.1f}" height="20" fill="#3b6ea5"/>'
            f'<text x="{196 + width:.1f}" y="{top + 15}">{speed:.3g}</text>'
        )
    height = 20 + 34 * len(speeds)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 {height}" role="img"'
        ' font-family="sans-serif" font-size="13">\n'
        "<title>Pairs of claim and evidence a second, on one processor core</title>\n"
        + "\n".join(bars)
        + "\n</svg>\n"
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
