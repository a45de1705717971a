"""What is done with findings after a check: kept silent, weighed anew, compared with a baseline.

Everything here is a pure function from report to report. A finding that is kept silent stays in
the report with the reason; it is neither shown nor does it fail a build.
"""

from claimcheck.triage.baseline import (
    Baseline,
    baseline_of,
    left_over,
    read_baseline,
    with_baseline,
)
from claimcheck.triage.changes import Lines, spans_of_lines, with_changes
from claimcheck.triage.comments import with_comments
from claimcheck.triage.insertions import Insertion, insertions, problem_with_reason
from claimcheck.triage.matters import Matter, matters, silence
from claimcheck.triage.severities import Levels, with_ignores, with_severities
from claimcheck.triage.sources import SINGLE, with_single_sources

__all__ = [
    "SINGLE",
    "Baseline",
    "Insertion",
    "Levels",
    "Lines",
    "Matter",
    "baseline_of",
    "insertions",
    "left_over",
    "matters",
    "problem_with_reason",
    "read_baseline",
    "silence",
    "spans_of_lines",
    "with_baseline",
    "with_changes",
    "with_comments",
    "with_ignores",
    "with_severities",
    "with_single_sources",
]
