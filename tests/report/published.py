"""What readers of our formats ask of them: schemas of others, and our words for what has none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import xmlschema

FOLDER = Path(__file__).resolve().parents[1] / "schemas"

_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 1}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **optional},
        "additionalProperties": False,
    }


_POSITION = _object({"line": _COUNT}, column=_COUNT)
_RANGE = _object({"start": _POSITION}, end=_POSITION)
_LOCATION = _object({"path": _TEXT}, range=_RANGE)
_SOURCE = _object({"name": _TEXT}, url=_TEXT)
_SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}

# reviewdog, proto/rdf/reviewdog.proto: names as its JSON has them; unknown ones it would ignore.
RD_DIAGNOSTIC = _object(
    {"message": _TEXT, "location": _LOCATION, "severity": _SEVERITY},
    source=_SOURCE,
    code=_object({"value": _TEXT}, url=_TEXT),
    suggestions={
        "type": "array",
        "items": _object({"range": _RANGE, "text": {"type": "string"}}),
    },
    related_locations={
        "type": "array",
        "items": _object({"location": _LOCATION}, message=_TEXT),
    },
)
RD_RESULT = _object(
    {"diagnostics": {"type": "array", "items": RD_DIAGNOSTIC}}, source=_SOURCE, severity=_SEVERITY
)

# GitLab drops without a word what has no description, fingerprint, severity or location.
_LINES = _object({"begin": _COUNT, "end": _COUNT})
_AT = _object({"line": _COUNT, "column": _COUNT})
GITLAB = {
    "type": "array",
    "items": _object(
        {
            "description": {"type": "string", "pattern": "^[^\\r\\n]+$"},
            "check_name": _TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _object(
                {
                    "path": {"type": "string", "pattern": "^(?!\\./)(?!/)."},
                    "lines": _LINES,
                    "positions": _object({"begin": _AT, "end": _AT}),
                }
            ),
        }
    ),
}

# What search engines asked of a ClaimReview, and no property that schema.org does not have.
_WORK = _object(
    {"@type": {"const": "CreativeWork"}},
    url=_TEXT,
    name=_TEXT,
    text=_TEXT,
    headline=_TEXT,
    creditText=_TEXT,
    datePublished={"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
)
_RATING = _object(
    {"@type": {"const": "Rating"}, "alternateName": _TEXT},
    ratingValue={"type": "integer", "minimum": 1, "maximum": 5},
    bestRating={"const": 5},
    worstRating={"const": 1},
)
CLAIM_REVIEW = _object(
    {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "items": _object(
                {
                    "@type": {"const": "ClaimReview"},
                    "url": _TEXT,
                    "claimReviewed": _TEXT,
                    "reviewRating": _RATING,
                },
                reviewBody=_TEXT,
                itemReviewed=_object(
                    {"@type": {"const": "Claim"}}, identifier=_TEXT, appearance=_WORK
                ),
                citation={"type": "array", "items": _WORK},
            ),
        },
    }
)

# GitHub code scanning wants all of these, and the standard none of them.
GITHUB_SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "tool": {
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "items": {
                                            "required": [
                                                "id",
                                                "shortDescription",
                                                "fullDescription",
                                                "help",
                                            ],
                                            "properties": {
                                                "id": {"maxLength": 255},
                                                "shortDescription": {
                                                    "properties": {"text": {"maxLength": 1024}}
                                                },
                                                "fullDescription": {
                                                    "properties": {"text": {"maxLength": 1024}}
                                                },
                                            },
                                        }
                                    }
                                },
                            }
                        }
                    },
                    "results": {
                        "maxItems": 25_000,
                        "items": {
                            "required": [
                                "ruleId",
                                "message",
                                "level",
                                "locations",
                                "partialFingerprints",
                            ],
                            "properties": {
                                "level": {"enum": ["error", "warning", "note"]},
                                "kind": {"const": "fail"},
                                "partialFingerprints": {"minProperties": 1},
                                "locations": {
                                    "minItems": 1,
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": "^(?!/|\\.)."}
                                                        }
                                                    },
                                                    "region": {
                                                        "required": [
                                                            "startLine",
                                                            "startColumn",
                                                            "endLine",
                                                            "endColumn",
                                                        ]
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        }
    },
}

SCHEMAS: dict[str, list[Any]] = {
    "sarif": [json.loads((FOLDER / "sarif-2.1.0.json").read_text("utf-8")), GITHUB_SARIF],
    "rdjson": [RD_RESULT],
    "gitlab": [GITLAB],
    "claimreview": [CLAIM_REVIEW],
}
DRAFT = jsonschema.Draft7Validator


def complaints(name: str, written: str) -> list[str]:
    """Return what the readers of a format would refuse; empty for formats of free text."""
    if name == "junit":
        schema = xmlschema.XMLSchema(str(FOLDER / "junit-10.xsd"))
        return [str(error.reason) for error in schema.iter_errors(written)]
    if name == "rdjsonl":
        rows = [json.loads(line) for line in written.splitlines()]
        return [e.message for row in rows for e in DRAFT(RD_DIAGNOSTIC).iter_errors(row)]
    schemas = SCHEMAS.get(name, [])
    value = json.loads(written) if schemas else None
    return [error.message for schema in schemas for error in DRAFT(schema).iter_errors(value)]
