"""Load a spaCy pipeline without the parts that no parse needs."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_COMMANDS = ("spacy.cli", "spacy.cli.info")
_BARE = "claimcheck.BareTokenizer.v1"


def load_pipeline(path: Path, *, is_ours: bool) -> Language:
    """Load the pipeline in ``path``.

    Args:
        path: The folder of the pipeline.
        is_ours: Whether it is the bundled one, whose tokenizer is spaCy's own with the rules kept
            in the folder; those of the language are then not made first, only to be replaced.

    Raises:
        OSError, ValueError: There is no pipeline that can be loaded.
    """
    with _without_commands():
        from spacy.util import load_model, registry  # noqa: PLC0415 - half a second, paid only by those who parse

    config: dict[str, Any] = {}
    if is_ours:
        registry.tokenizers(_BARE, func=_bare_tokenizer)
        config = {"nlp.tokenizer": {"@tokenizers": _BARE}}
    return load_model(path, exclude=["senter", "ner"], config=config)


def _bare_tokenizer() -> object:
    def make(pipeline: Language) -> Tokenizer:
        from spacy.tokenizer import Tokenizer  # noqa: PLC0415 - see load_pipeline

        return Tokenizer(pipeline.vocab)

    return make


@contextlib.contextmanager
def _without_commands() -> Iterator[None]:
    """Let spaCy be imported without its command line, a third of the time it takes.

    The command line brings an HTTP client, a template engine and a project manager. It is
    imported as ever by whoever asks for it afterwards.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in _COMMANDS}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever spaCy takes and gives
    """Do what ``spacy.info`` does, importing it now."""
    from spacy.cli.info import info  # noqa: PLC0415 - see _without_commands

    return info(*args, **kwargs)
