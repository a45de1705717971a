from __future__ import annotations

import attrs

from claimcheck.model import Flag, Report
from claimcheck.report import Options, split_text
from claimcheck.report.records import SplitDocument


class TestSplitText:
    def test_a_line_a_claim(self, report: Report) -> None:
        """
        Each claim has its place, kind and flags; the last line counts.
        """
        entry = report.documents[0]
        first, second, *_ = (verdict.claim for verdict in entry.verdicts)
        flagged = attrs.evolve(second, flags=(Flag.AMBIGUOUS_REFERENCE,))
        part = SplitDocument(
            document=entry.document, claims=(first, flagged), skipped=entry.skipped
        )

        assert [
            "drafts/mill.md:3:1: event: The tide mill was last repaired in 2009.",
            "drafts/mill.md:3:1: state: The tide mill stands on the quay. [ambiguous-reference]",
            "2 claims; left out: 1 heading",
        ] == split_text.render([part], Options()).splitlines()

    def test_nothing_to_split(self) -> None:
        """
        Without claims there is still the count.
        """
        assert "0 claims\n" == split_text.render([], Options())
