"""The labelled sets that the scorer is fitted on and measured with."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class LabelledSet:
    """A file of labelled rows below the data folder.

    ``weight`` is that of one row in training; 0 means measured only. ``limit`` is the number of
    rows taken, all when none. ``is_train`` marks sets that are fitted on and not measured.
    """

    file: str
    weight: float = 0.0
    limit: int | None = None
    is_train: bool = False

    @property
    def name(self) -> str:
        """Return the set's name: the file's up to the ending."""
        return self.file.rsplit("/", 1)[-1].removesuffix(".gz").removesuffix(".jsonl")


# Rows of the kinds that are measured weigh most: a few hundred of the right kind are worth more
# than thousands of another. No set without an open licence is fitted on.
SETS = (
    LabelledSet(file="train/fever.dev_noleak.jsonl.gz", weight=0.3, limit=3500, is_train=True),
    LabelledSet(file="train/checkcovid.train.jsonl.gz", weight=0.8, is_train=True),
    LabelledSet(
        file="train/citation_integrity.train.jsonl.gz", weight=0.5, limit=700, is_train=True
    ),
    LabelledSet(file="train/nli_cad_snli.train.jsonl.gz", weight=0.5, limit=1500, is_train=True),
    LabelledSet(file="train/nli_conj.train_adv.jsonl.gz", weight=0.4, limit=1000, is_train=True),
    LabelledSet(
        file="train/nli_help.leskexppmb_and.jsonl.gz", weight=0.3, limit=500, is_train=True
    ),
    LabelledSet(file="dev/fever_symmetric.dev.jsonl", weight=3.0),
    LabelledSet(file="dev/fm2.dev.jsonl", weight=2.5),
    LabelledSet(file="dev/nli_breaking.test.jsonl", weight=0.6),
    LabelledSet(file="dev/nli_conj.dev.jsonl", weight=0.7),
    LabelledSet(file="dev/nli_med.all.jsonl", weight=0.3, limit=600),
    LabelledSet(file="dev/checkcovid.dev.jsonl", weight=1.0),
    LabelledSet(file="dev/citation_integrity.dev.jsonl", weight=0.5),
    LabelledSet(file="dev/factcheckbench_stance.all.jsonl", weight=0.8, limit=1000),
    LabelledSet(file="dev/wice_claim.dev.jsonl", weight=2.0),
    LabelledSet(file="dev/vitaminc_sample.all.jsonl"),
    LabelledSet(file="dev/geopolitical22.all.jsonl"),
    LabelledSet(file="dev/sufficientfacts_hover.test.jsonl", limit=600),
)
UNSETTLED = LabelledSet(
    file="train/fever.dev_noleak.jsonl.gz#unsettled", weight=0.3, limit=2000, is_train=True
)
