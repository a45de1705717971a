from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import RecordError
from claimcheck.model import Passage, Span
from claimcheck.sources.records import record_passages

TEMPLATE = Passage(key="", source="r.jsonl", text="", span=Span(0, 0), line=1, title="File")


def read(text: str) -> tuple[Passage, ...]:
    return record_passages(text, TEMPLATE)


class TestRecordPassages:
    def test_fields_go_before_the_files_own(self) -> None:
        """
        A record's title, address and date are its passages'; unknown fields are ignored.
        """
        line = {
            "text": "Snow fell on the pass.",
            "title": "Snow",
            "url": "https://s.example",
            "date": "2019-04-24",
            "extra": [1],
        }
        (passage,) = read(json.dumps(line))

        assert ("Snow", "https://s.example", dt.date(2019, 4, 24)) == (
            passage.title,
            passage.url,
            passage.date,
        )

    def test_the_id_tells_untitled_records_apart(self) -> None:
        """
        A record without a title shows its id as its section, a number too.
        """
        (passage,) = read('{"text": "Snow fell on the pass.", "id": 7}')

        assert ("File", ("7",)) == (passage.title, passage.section)

    def test_lines_count_and_empty_ones_are_skipped(self) -> None:
        """
        A passage carries the line of its record.
        """
        found = read('{"text": "Snow fell."}\r\n\r\n{"text": "Rain fell."}')

        assert [1, 3] == [passage.line for passage in found]
        assert ["r.jsonl#00000000", "r.jsonl#00000001"] == [passage.key for passage in found]

    def test_spans_point_into_the_json_string(self) -> None:
        """
        The span covers the sentence as it stands in the file, escapes included.
        """
        text = '{"id": "a", "text": "The caf\\u00e9 was \\"full\\". Rain fell."}'

        assert ['The caf\\u00e9 was \\"full\\".', "Rain fell."] == [
            passage.span.of(text) for passage in read(text)
        ]

    @settings(max_examples=60, deadline=None)
    @given(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60).map(
            lambda text: f"Snow {text} fell."
        ),
        st.booleans(),
    )
    def test_spans_decode_to_the_text(self, text: str, is_ascii: bool) -> None:  # noqa: FBT001 - drawn
        """
        Decoding what a span covers gives the passage back, whatever the text and its escapes.
        """
        raw = json.dumps({"text": text}, ensure_ascii=is_ascii)

        for passage in read(raw):
            quoted = json.loads(f'"{passage.span.of(raw)}"')
            assert passage.text.split() == quoted.split()

    @pytest.mark.parametrize(
        ("line", "hint"),
        [
            ("[1]", "not a JSON object"),
            ("{", "not a JSON object"),
            ('{"text": "a",}', "comma"),
            ('{"text": "a"} x', "more text"),
            ('{"text": NaN}', '"text" must be a string'),
            ("{}", 'needs a field "text"'),
            ('{"text": 3}', '"text" must be a string, got 3'),
            ('{"text": "a", "url": []}', '"url" must be a string'),
            ('{"text": "a", "date": "soon"}', "2019-04-24"),
        ],
    )
    def test_a_wrong_line_is_named(self, line: str, hint: str) -> None:
        """
        A wrong line raises with file, line and what would be right.
        """
        with pytest.raises(RecordError) as caught:
            read('{"text": "Snow fell."}\n' + line)

        assert str(caught.value).startswith("r.jsonl:2: ")
        assert hint in str(caught.value)

    def test_lone_surrogates_are_replaced(self) -> None:
        """
        An escape that is half a character becomes U+FFFD, in the text and beside it.
        """
        (passage,) = read(r'{"text": "Snow \ud800 fell.", "title": "\udfff"}')

        assert (passage.text, passage.title) == ("Snow \ufffd fell.", "\ufffd")

    def test_null_is_absent(self) -> None:
        """
        An optional field that is null counts as left out.
        """
        assert read('{"text": "Snow fell.", "title": null, "date": null}')[0].title == "File"
