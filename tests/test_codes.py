"""The table of codes is whole, ordered and can be searched."""

from __future__ import annotations

import pytest

from claimcheck.codes import CODE_OF_SLOT, CODES, Code, find_code
from claimcheck.errors import UnknownComponentError
from claimcheck.model import Severity, SlotKind

PUBLISHED = (
    *range(101, 104),
    *range(111, 119),
    *range(201, 206),
    *range(301, 305),
    *range(901, 904),
)


class TestCodes:
    def test_every_published_code_is_there_in_order(self) -> None:
        """
        The codes are those of the contract, ascending.
        """
        assert [f"CC{number}" for number in PUBLISHED] == list(CODES)

    def test_names_are_unique(self) -> None:
        """
        Code and name can be used for one another.
        """
        assert len(CODES) == len({entry.name for entry in CODES.values()})

    @pytest.mark.parametrize("entry", CODES.values(), ids=lambda entry: entry.code)
    def test_each_explains_itself(self, entry: Code) -> None:
        """
        Every code says in one line what it is, what to do, and when it stays silent.
        """
        assert entry.summary.endswith(".")
        assert "\n" not in entry.summary
        assert entry.explanation.endswith((".", '".', '…".'))
        assert entry.silent.endswith(".")
        assert entry.draft

    @pytest.mark.parametrize(
        ("first", "severity"),
        [("CC11", Severity.ERROR), ("CC2", Severity.WARNING), ("CC3", Severity.WARNING)],
    )
    def test_default_severities(self, first: str, severity: Severity) -> None:
        """
        Contradictions are errors, notes about sources and suppressions are warnings.
        """
        found = {entry.severity for code, entry in CODES.items() if code.startswith(first)}

        assert {severity} == found

    def test_only_two_are_off(self) -> None:
        """
        Supported claims and single sources are shown only to those who ask.
        """
        assert ["CC103", "CC203"] == [c for c, entry in CODES.items() if not entry.is_shown]

    def test_failures_are_the_nine_hundreds(self) -> None:
        """
        Exit code 2 belongs to input that could not be used, and to nothing else.
        """
        assert ["CC901", "CC902", "CC903"] == [c for c, e in CODES.items() if e.is_failure]

    def test_a_slot_has_at_most_one_code(self) -> None:
        """
        Every typed conflict has its own code; wording alone has none.
        """
        assert set(SlotKind) - {SlotKind.WORDING} == set(CODE_OF_SLOT)
        assert len(CODE_OF_SLOT) == len(set(CODE_OF_SLOT.values()))


class TestFindCode:
    @pytest.mark.parametrize("name", ["CC111", "cc111", "contradicted-date", "Contradicted-Date"])
    def test_by_number_or_name(self, name: str) -> None:
        """
        A code is found by number or name, in any case.
        """
        assert CODES["CC111"] is find_code(name)

    def test_unknown_names_what_there_is(self) -> None:
        """
        A wrong code lists the right ones.
        """
        with pytest.raises(UnknownComponentError, match="no code named 'CC110'; known: CC101, "):
            find_code("CC110")
