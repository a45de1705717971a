from __future__ import annotations

import attrs

from claimcheck.model import Flag, Report, Span, Substitution
from claimcheck.report import Options, split_text
from claimcheck.report.records import SplitDocument


class TestSplitText:
    def test_a_sentence_with_its_claims(self, report: Report) -> None:
        """
        A sentence has its place and words; under it each claim its kind, rules and flags, and
        each word that was replaced or put in; the last line counts.
        """
        entry = report.documents[0]
        first, second, *_ = (verdict.claim for verdict in entry.verdicts)
        flagged = attrs.evolve(
            second,
            sentence=first.sentence,
            flags=(Flag.AMBIGUOUS_REFERENCE,),
            substitutions=(
                Substitution(span=Span(0, 2), original="\x1b", replacement="A", rule="name"),
                Substitution(span=Span(5, 5), original="", replacement="was", rule="copula"),
            ),
        )
        made = attrs.evolve(first, rules=("relative", "title", "relative"), substitutions=())
        sentence = first.sentence.of(entry.document.text)
        part = SplitDocument(document=entry.document, claims=(made, flagged), skipped=entry.skipped)

        assert [
            f"drafts/mill.md:3:1: {sentence}",
            "  event: The tide mill was last repaired in 2009. (relative, title)",
            "  state: The tide mill stands on the quay. [ambiguous-reference]",
            '      "\\x1b" -> "A" (name)',
            '      + "was" (copula)',
            "2 claims; left out: 1 heading",
        ] == split_text.render([part], Options()).splitlines()

    def test_nothing_to_split(self) -> None:
        """
        Without claims there is still the count.
        """
        assert "0 claims\n" == split_text.render([], Options())
