# ruff: noqa: RUF001 - typographic quotes are part of what is read
"""One row a data set: how near the claims are to those of people, and what form they have.

Every claim of a set is made at the granularity its annotators used. Sets whose claims keep their
pronouns are compared before anything is filled in; "standing alone" is measured on full texts.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from benchmarks.quality import splitting_forms as forms
from benchmarks.quality import splitting_metrics as own
from benchmarks.quality.splitting_parses import RememberingParser
from claimcheck.claims import Granularity, Splitter
from claimcheck.model import Block, BlockKind, Claim, Document, Span

_SEED = 7
Row = Mapping[str, Any]
Claims = tuple[Claim, ...]


@attrs.frozen(kw_only=True)
class Metrics:
    """The measures of a split, all but ``pair`` and ``redundancy`` by claim or sentence.

    ``pair`` takes predicted and human claims and returns P, R, F, HF and SF in per cent.
    """

    pair: Callable[[Sequence[str], Sequence[str]], Mapping[str, float]]
    coverage: Callable[[str, Sequence[str]], float]
    faithfulness: Callable[[str, Sequence[str]], float]
    is_atomic: Callable[[str], bool]
    loose_ends: Callable[[str], Sequence[str]]
    is_statement: Callable[[str], bool]
    redundancy: Callable[[Sequence[str]], float]


OWN = Metrics(
    pair=own.paired,
    coverage=own.coverage,
    faithfulness=own.faithfulness,
    is_atomic=forms.is_atomic,
    loose_ends=forms.loose_ends,
    is_statement=forms.is_statement,
    redundancy=forms.redundancy,
)


def metrics_of(path: Path) -> Metrics:
    """Return the measures that another program defines in the module at ``path``."""
    spec = importlib.util.spec_from_file_location("splitting_metrics_elsewhere", path)
    if spec is None or spec.loader is None:
        msg = f"{path}: not a Python module"
        raise ValueError(msg)
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def pair(predicted: Sequence[str], gold: Sequence[str]) -> Mapping[str, float]:
        plain = module.align(predicted, gold)
        anchored = module.align(predicted, gold, module.sim_subj)
        found = {"P": plain["P"], "R": plain["R"], "F": plain["F"], "HF": plain["HF"]}
        return {name: 100 * float(v) for name, v in (*found.items(), ("SF", anchored["F"]))}

    return Metrics(
        pair=pair,
        coverage=lambda sentence, claims: 100 * float(module.coverage(sentence, claims)),
        faithfulness=lambda known, claims: 100 * float(module.faith(claims, known)),
        is_atomic=module.atomic,
        loose_ends=module.unresolved,
        is_statement=module.is_statement,
        redundancy=module.redundancy,
    )


@attrs.frozen(kw_only=True)
class DataSet:
    """A data set, the granularity of its claims, and whether they stand alone.

    ``is_shared`` says that the figures are the mean over all its annotators, not the first's.
    """

    name: str
    granularity: Granularity
    stands_alone: bool = False
    is_shared: bool = False


SETS = (
    DataSet(name="factscore_human.dev", granularity=Granularity.ATOMIC),
    DataSet(name="propsegment.dev", granularity=Granularity.ATOMIC),
    DataSet(name="carb_dev", granularity=Granularity.ATOMIC),
    DataSet(name="hsplit", granularity=Granularity.CLAUSE, is_shared=True),
    DataSet(name="factcheckgpt", granularity=Granularity.NEWS, stands_alone=True),
    DataSet(name="factlens", granularity=Granularity.CLAUSE),
)


@attrs.frozen(kw_only=True)
class Measured:
    """The figures of one set, and by sentence what was compared, for reading."""

    figures: Mapping[str, float]
    rows: tuple[tuple[Row, Claims], ...]


def rows_of(folder: Path, name: str, limit: int | None) -> list[Row]:
    """Return at most ``limit`` rows of a set in a fixed order of chance; none if it is missing."""
    for path in (folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"):
        if path.is_file():
            raw = path.read_bytes()
            text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
            rows = [json.loads(line) for line in text.splitlines()]
            random.Random(_SEED).shuffle(rows)  # noqa: S311 - a sample, not a secret
            return rows[:limit]
    return []


def measured(
    data: DataSet, rows: Sequence[Row], parser: RememberingParser, metrics: Metrics
) -> Measured:
    """Split the sentences of a set and compare them with the claims people made of them."""
    rows = [row for row in rows if row.get("claims")]
    splitter = Splitter(parser, data.granularity)
    parsing, start = parser.seconds, time.process_time()
    split = [_claims(row, splitter, data) for row in rows]
    seconds = time.process_time() - start - (parser.seconds - parsing)
    sentences = sum(count for _, count in split)
    texts = [
        [claim.text if data.stands_alone else claim.local_text for claim in claims]
        for claims, _ in split
    ]
    figures = _mean([_figures(r, t, metrics, data) for r, t in zip(rows, texts, strict=True)])
    figures["sentences/s"] = sentences / max(seconds, 1e-9)
    found = tuple((row, claims) for row, (claims, _) in zip(rows, split, strict=True))
    return Measured(figures=figures, rows=found)


def _claims(row: Row, splitter: Splitter, data: DataSet) -> tuple[Claims, int]:
    """Split one row, in its context where its claims are to stand alone."""
    sentence = str(row["sentence"]).replace("\n", " ")
    context = str(row.get("context") or "").replace("\n", " ") if data.stands_alone else ""
    at = context.find(sentence)
    if at < 0:
        context, at = sentence, 0
    found = splitter.split(document_of(context))
    inside = tuple(
        c for c in found.claims if c.sentence.start < at + len(sentence) and at < c.sentence.end
    )
    return inside, len(found.sentences)


def document_of(text: str) -> Document:
    """Return ``text`` as a document of one paragraph."""
    span = Span(0, len(text))
    return Document(text=text, blocks=(Block(kind=BlockKind.PARAGRAPH, span=span, pieces=(span,)),))


def _figures(row: Row, claims: Sequence[str], metrics: Metrics, data: DataSet) -> dict[str, float]:
    sentence, gold = row["sentence"], row["claims"]
    others = row.get("other_annotators", ()) if data.is_shared else ()
    annotators = [gold, *(other for other in others if other)]
    scores = [metrics.pair(claims, each) for each in annotators]
    found = {name: sum(s[name] for s in scores) / len(scores) for name in ("F", "SF", "HF")}
    context = f"{sentence}\n{row.get('context') or ''}"
    return {
        "claims": len(claims),
        "gold": len(gold),
        **found,
        "atomic": _share(claims, metrics.is_atomic),
        "statement": _share(claims, metrics.is_statement),
        "alone": _share(claims, lambda claim: not metrics.loose_ends(claim)),
        "coverage": metrics.coverage(sentence, claims),
        "faithful": metrics.faithfulness(context, claims),
        "redundancy": 100 * metrics.redundancy(claims),
        "of gold": 100 * metrics.redundancy(gold),
    }


def _share(claims: Sequence[str], holds: Callable[[str], bool]) -> float:
    return 100 * sum(map(holds, claims)) / len(claims) if claims else 0.0


def _mean(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: sum(row[name] for row in rows) / len(rows) for name in (rows[0] if rows else ())}


# ---------------------------------------------------------------- pronouns


def pronouns(
    rows: Sequence[Row], parser: RememberingParser
) -> tuple[dict[str, float], tuple[tuple[Row, str, bool], ...]]:
    """Return how often a pronoun was filled in, how often rightly, and every filling.

    Right is a name that holds all words of the antecedent or is held by it, or ends like it.
    """
    splitter = Splitter(parser, Granularity.NEWS)
    filled = tuple(_fillings(rows, splitter))
    right = sum(is_right for _, _, is_right in filled)
    return {
        "pronouns": len(rows),
        "filled": 100 * len(filled) / max(1, len(rows)),
        "precision": 100 * right / max(1, len(filled)),
    }, filled


def _fillings(rows: Sequence[Row], splitter: Splitter) -> Iterator[tuple[Row, str, bool]]:
    for row in rows:
        at = row["pronoun_offset"]
        text = str(row["sentence"]).replace("\n", " ")
        names = {
            item.replacement
            for claim in splitter.split(document_of(text)).claims
            for item in claim.substitutions
            if item.span.start == at and item.original == row["pronoun"]
        }
        if names:
            name = min(names)
            yield row, name, _is_same(name, str(row.get("antecedent") or ""))


def _is_same(name: str, antecedent: str) -> bool:
    given, wanted = _name_words(name), _name_words(antecedent)
    if not given or not wanted:
        return False
    return set(given) <= set(wanted) or set(wanted) <= set(given) or given[-1] == wanted[-1]


def _name_words(name: str) -> list[str]:
    plain = name.replace("’s", "").replace("'s", "")
    words = (word.strip(".,'’\"").lower() for word in plain.split())
    return [word for word in words if word]
