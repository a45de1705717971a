"""Ruff for facts: split a draft into claims and check each against your sources, offline.

::

    import claimcheck as cc

    report = cc.check(Path("draft.md"), sources="references/")
    for verdict in report.contradicted:
        print(verdict.explain())

Importing this package reads no file and imports nothing heavy: every name below is loaded on
first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.checker import Checker, check, split, verify
    from claimcheck.documents import parse_document, read_document, read_documents
    from claimcheck.errors import (
        ClaimcheckError,
        ConfigError,
        InputError,
        NoSourceError,
        UsageError,
    )
    from claimcheck.model import (
        Attribution,
        Claim,
        ClaimKind,
        Comparison,
        Diagnostic,
        Document,
        Evidence,
        Label,
        Passage,
        Report,
        Severity,
        Span,
        Stance,
        Verdict,
        Why,
    )
    from claimcheck.scorer import Policy
    from claimcheck.sources import Source

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Checker",
    "Claim",
    "ClaimKind",
    "ClaimcheckError",
    "Comparison",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Evidence",
    "InputError",
    "Label",
    "NoSourceError",
    "Passage",
    "Policy",
    "Report",
    "Severity",
    "Source",
    "Span",
    "Stance",
    "UsageError",
    "Verdict",
    "Why",
    "check",
    "parse_document",
    "read_document",
    "read_documents",
    "split",
    "verify",
]

_HOME = {
    "checker": ("Checker", "check", "split", "verify"),
    "documents": ("parse_document", "read_document", "read_documents"),
    "errors": ("ClaimcheckError", "ConfigError", "InputError", "NoSourceError", "UsageError"),
    "scorer": ("Policy",),
    "sources": ("Source",),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its module the first time it is asked for."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    module = importlib.import_module(f"{__name__}.{_MODULE.get(name, 'model')}")
    value: object = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what is public."""
    return [*__all__, "__version__"]
