"""The splitting rules, in the order in which they are tried: one construction a file."""

from __future__ import annotations

from claimcheck.claims.rules.adverbials import Adverbials
from claimcheck.claims.rules.appositives import Appositives
from claimcheck.claims.rules.attachments import Attachments
from claimcheck.claims.rules.attribution import AttributionRule
from claimcheck.claims.rules.clauses import ClauseCoordination
from claimcheck.claims.rules.companions import Companions
from claimcheck.claims.rules.events import TacitEvents
from claimcheck.claims.rules.examples import Examples
from claimcheck.claims.rules.fronted import FrontedPhrases
from claimcheck.claims.rules.glosses import Glosses
from claimcheck.claims.rules.kinds import Kinds
from claimcheck.claims.rules.lists import Lists
from claimcheck.claims.rules.modifiers import NounModifiers
from claimcheck.claims.rules.parentheticals import Parentheticals
from claimcheck.claims.rules.participles import Participles
from claimcheck.claims.rules.places import PlacesInPlaces
from claimcheck.claims.rules.predicates import PredicateCoordination
from claimcheck.claims.rules.prepositions import PrepositionalPhrases
from claimcheck.claims.rules.purposes import Purposes
from claimcheck.claims.rules.reduced import ReducedRelatives
from claimcheck.claims.rules.relatives import NonRestrictiveRelatives
from claimcheck.claims.rules.restrictive import RestrictiveRelatives
from claimcheck.claims.rules.rule import Rule
from claimcheck.claims.rules.subordinates import SubordinateClauses
from claimcheck.claims.rules.titles import Titles

RULES: tuple[Rule, ...] = (
    AttributionRule(),
    Glosses(),
    Companions(),
    Parentheticals(),
    NonRestrictiveRelatives(),
    Titles(),
    Appositives(),
    Participles(),
    SubordinateClauses(),
    ClauseCoordination(),
    PredicateCoordination(),
    Adverbials(),
    ReducedRelatives(),
    RestrictiveRelatives(),
    Purposes(),
    TacitEvents(),
    Examples(),
    Kinds(),
    Lists(),
    PlacesInPlaces(),
    PrepositionalPhrases(),
    Attachments(),
    NounModifiers(),
    FrontedPhrases(),
)
"""All rules, in order."""

__all__ = ["RULES", "Rule"]
