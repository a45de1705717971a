"""Make a claim readable on its own: names, pronouns, descriptions, dates."""

from __future__ import annotations

from claimcheck.claims.decontext.context import Context, build_context
from claimcheck.claims.decontext.fill import Filled, fill
from claimcheck.claims.decontext.referent import Referent

__all__ = ["Context", "Filled", "Referent", "build_context", "fill"]
