from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

from claimcheck.syntax.loading import load_pipeline
from claimcheck.syntax.parser import BUNDLED

SENTENCES = (
    "Don't go to the U.S. at 5p.m., it's $1.2bn (he'll say), e.g. we'd-been there.",
    "The DPRK\u2019s \u201cfirst-ever\u201d talks\u2014held on 24/04/2019\u2014 didn't end 3-2 :)",
    "a@b.org, https://example.org/x?y=1 and C++ cost 10km/h\u2026 \u00c9t\u00e9 \U0001f600!",
)


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout.strip()


class TestLoadPipeline:
    @pytest.mark.parametrize("sentence", SENTENCES)
    def test_words_are_those_of_an_ordinary_load(self, sentence: str) -> None:
        """
        Loading the tokenizer's rules once cuts sentences as loading them twice does.
        """
        ordinary = spacy.load(BUNDLED).make_doc(sentence)
        ours = load_pipeline(BUNDLED, is_ours=True).make_doc(sentence)

        assert [(t.text, t.idx, t.norm_) for t in ordinary] == [
            (t.text, t.idx, t.norm_) for t in ours
        ]

    def test_command_line_of_the_library_is_not_imported(self) -> None:
        """
        Parsing imports no HTTP client and no template engine.
        """
        code = (
            "import sys; from claimcheck.syntax.parser import bundled_parser;"
            "bundled_parser().parse(['It rained.']);"
            "print([m for m in ('spacy.cli', 'requests', 'jinja2', 'weasel') if m in sys.modules])"
        )

        assert run(code) == "[]"

    def test_command_line_of_the_library_is_there_for_those_who_ask(self) -> None:
        """
        After parsing, spaCy's own commands and ``spacy.info`` work as ever.
        """
        code = (
            "from claimcheck.syntax.parser import bundled_parser;"
            "bundled_parser().parse(['It rained.']);"
            "import spacy, spacy.cli;"
            "print(spacy.cli.download.__name__, spacy.info(silent=True)['spacy_version'][:1])"
        )

        assert run(code) == "download 3"
