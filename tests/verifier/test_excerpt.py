from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.verifier import excerpt

sentences = st.lists(
    st.tuples(st.sampled_from(["One.", "Two words.", "Now three words."]), st.floats(0, 1))
)


class TestExcerpt:
    def test_the_most_alike_are_taken_in_their_order(self) -> None:
        """
        Room goes to the sentences most like the claim; the text keeps the order of the passage.
        """
        given_ = [("A b.", 0.4), ("C d e.", 0.1), ("F g.", 0.9)]
        assert excerpt(given_, max_words=4) == "A b. F g."
        assert excerpt(given_, max_words=3) == "F g."

    def test_one_sentence_is_never_cut(self) -> None:
        """
        The sentence most like the claim is whole, however long it is.
        """
        assert excerpt([("A b c d.", 0.5)], max_words=1) == "A b c d."

    def test_nothing_gives_nothing(self) -> None:
        """
        A passage without words is an empty text.
        """
        assert excerpt([]) == ""

    @given(sentences, st.integers(1, 9))
    def test_only_whole_sentences_and_never_too_many(
        self, said: list[tuple[str, float]], most: int
    ) -> None:
        """
        With two sentences or more the text keeps to its length.
        """
        text = excerpt(said, max_words=most)
        taken = text.count(".")
        assert taken <= 1 or len(text.split()) <= most
        assert bool(text) == bool(said)
