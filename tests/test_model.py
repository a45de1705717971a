from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Prose, Span

TEXT = "ab&amp;cd\nef<br>g"


class TestProse:
    def test_without_replacements_every_character_is_one_of_the_document(self) -> None:
        """
        Pieces map back one for one, and a line break is a space.
        """
        prose = Prose.of(TEXT, (Span(0, 2), Span(7, 12)))

        assert "abcd ef" == prose.text[:7]
        assert [0, 1, 7, 8, 9, 10, 11] == [prose.offset(at) for at in range(7)]
        assert (Span(1, 2), Span(7, 8)) == prose.spans(1, 3)
        assert Span(1, 8) == prose.extent(1, 3)

    def test_replacement_stands_for_its_whole_piece(self) -> None:
        """
        A character that markup stands for maps to all of the markup.
        """
        markup = Span(2, 7)
        prose = Prose.of(TEXT, (Span(0, 2), markup, Span(7, 9)), ((markup, "&"),))

        assert "ab&cd" == prose.text
        assert markup == prose.extent(2, 3)
        assert (Span(1, 8),) == prose.spans(1, 4)
        assert 7 == prose.offset(3)

    def test_replacement_may_be_longer_than_one_character(self) -> None:
        """
        Each of several characters stands for the whole piece.
        """
        markup = Span(2, 7)
        prose = Prose.of(TEXT, (Span(0, 2), markup), ((markup, "xyz"),))

        assert "abxyz" == prose.text
        assert [(markup,)] * 3 == [prose.spans(at, at + 1) for at in (2, 3, 4)]

    def test_empty_prose_has_no_spans(self) -> None:
        """
        Without pieces there is nothing to map.
        """
        assert () == Prose.of(TEXT, ()).spans(0, 0)

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8))
    def test_offsets_never_go_back(self, parts: list[tuple[int, bool]]) -> None:
        """
        Reading on in the prose is reading on in the document.
        """
        text = "abc" * len(parts)
        pieces = tuple(Span(3 * at, 3 * at + length) for at, (length, _) in enumerate(parts))
        meant = tuple(
            (piece, "xy")
            for piece, (length, swaps) in zip(pieces, parts, strict=True)
            if swaps and length
        )
        prose = Prose.of(text, pieces, meant)
        offsets = [prose.offset(at) for at in range(len(prose.text))]

        assert offsets == sorted(offsets)
