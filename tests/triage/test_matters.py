from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Report, Silencer, Suppression
from claimcheck.triage import Matter, matters, silence

MakeReport = Callable[..., Report]
TEXT = "It is DATE. So NUMBER. So NAME. So RIGHT. So UNKNOWN.\n"


class TestMatters:
    def test_everything_but_support(self, make: MakeReport) -> None:
        """
        Every contradicted or unverifiable claim and every note is a matter, in text order.
        """
        found = matters(make(TEXT))

        assert ["CC111", "CC112", "CC204", "CC102"] == [matter.code for matter in found]
        assert ["It is DATE.", "So NUMBER."] == [matter.content for matter in found[:2]]


class TestSilence:
    @given(st.sets(st.sampled_from(["CC111", "CC112", "CC204", "CC102"])))
    def test_only_what_is_decided(self, make: MakeReport, codes: set[str]) -> None:
        """
        What is silenced is silent, all else is as it was, and doing it twice changes nothing.
        """
        reason = Suppression(by=Silencer.BASELINE)

        def decide(matter: Matter) -> Suppression | None:
            return reason if matter.code in codes else None

        report = make(TEXT)
        once = silence(report, decide)

        assert codes == {m.code for m in matters(once) if m.suppression == reason}
        assert report.counts == once.counts
        assert once == silence(once, decide)
        assert report == silence(report, lambda _: None)

    def test_the_first_reason_stays(self, make: MakeReport) -> None:
        """
        What is silent already keeps the reason it has.
        """
        first, second = Suppression(by=Silencer.COMMENT), Suppression(by=Silencer.SETTING)
        found = silence(silence(make(TEXT), lambda _: first), lambda _: second)

        assert {first} == {matter.suppression for matter in matters(found)}
