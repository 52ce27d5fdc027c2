"""The record's JSON Schema (draft 2020-12). In: nothing; out: the schema as plain data.

`dragoman schema` prints it, and the tests check every record against it.
"""

from __future__ import annotations

from typing import Any

from dragoman.ontology import CONTEXTS, SECTORS, STATUSES, roots
from dragoman.records import SCHEMA

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
WORDS: Schema = {"type": "string", "minLength": 1}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
ISO_DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
COUNTRY: Schema = {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}
SPAN: Schema = {
    "description": "[start, end): characters of report.text",
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}


def record_schema() -> Schema:
    """The schema of what `dragoman read --format json` prints, and of the lines of `--out`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The record of one news report",
        "oneOf": [{"$ref": "#/$defs/record"}, {"$ref": "#/$defs/failure"}],
        "$defs": {"span": SPAN, "record": _record(), "failure": _failure(), **_entries(), **_claim_parts()},
    }


def _object(required: dict[str, Schema], **optional: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(*values: str, null: bool = False) -> Schema:
    return {"enum": [*values, None] if null else list(values)}


def _or_null(name: str) -> Schema:
    return {"oneOf": [_ref(name), {"type": "null"}]}


def _record() -> Schema:
    lists = {
        "actors": "actor",
        "places": "place",
        "claims": "claim",
        "relations": "relation",
        "figures": "figure",
        "quotes": "quote",
        "times": "time",
        "meetings": "meeting",
        "drops": "drop",
    }
    return _object(
        {
            "schema": {"const": SCHEMA},
            "report": _ref("report"),
            **{field: _list(_ref(entry)) for field, entry in lists.items()},
        }
    )


def _failure() -> Schema:
    """A report that could not be read."""
    return _object({"schema": {"const": SCHEMA}, "report": _object({"id": STRING}), "error": WORDS})


def _entries() -> dict[str, Schema]:
    return {**_origin(), **_actors_and_places(), **_ties_and_figures(), **_words_and_times()}


def _origin() -> dict[str, Schema]:
    published = _object(
        {
            "date": {"oneOf": [ISO_DATE, {"type": "null"}]},
            "how": _one_of("given", "stated", "inferred", "unknown"),
            "spans": _list(_ref("span")),
        }
    )
    report = _object(
        {
            "id": WORDS,
            "title": TEXT_OR_NULL,
            "text": WORDS,
            "published": published,
            "publisher": TEXT_OR_NULL,
            "url": TEXT_OR_NULL,
        }
    )
    return {"report": report}


def _actors_and_places() -> dict[str, Schema]:
    actor = _object(
        {
            "id": WORDS,
            "name": WORDS,
            "kind": _one_of("person", "state", "body", "group", "people"),
            "country": COUNTRY,
            "sector": _one_of(*SECTORS, null=True),
            "role": TEXT_OR_NULL,
            "wikidata": {"type": ["string", "null"], "pattern": r"^Q\d+$"},
            "spans": _list(_ref("span")),
        }
    )
    place = _object(
        {
            "id": WORDS,
            "name": WORDS,
            "geonameid": {"type": ["integer", "null"]},
            "lat": {"type": ["number", "null"], "minimum": -90, "maximum": 90},
            "lon": {"type": ["number", "null"], "minimum": -180, "maximum": 180},
            "country": COUNTRY,
            "admin1": TEXT_OR_NULL,
            "precision": _one_of("point", "town", "district", "province", "country", "region"),
            "spans": _list(_ref("span")),
        }
    )
    return {"actor": actor, "place": place}


_TIES = (
    "backs",
    "opposes",
    "hosts",
    "allied",
    "fights",
    "leads",
    "member_of",
    "part_of",
    "recognises",
    "holds",
)
_FIGURES = (
    "killed",
    "injured",
    "displaced",
    "refugees",
    "returned",
    "arrested",
    "missing",
    "protesters",
    "troops",
    "money",
    "affected",
    "other",
)


def _ties_and_figures() -> dict[str, Schema]:
    relation = _object(
        {
            "id": WORDS,
            "holder": WORDS,
            "tie": _one_of(*_TIES),
            "other": WORDS,
            "according_to": _list(_ref("attribution")),
            "span": _ref("span"),
        }
    )
    figure = _object(
        {
            "id": WORDS,
            "kind": _one_of(*_FIGURES),
            "low": NUMBER_OR_NULL,
            "high": NUMBER_OR_NULL,
            "qualifier": _one_of("exact", "more_than", "less_than", "about", "range"),
            "unit": WORDS,
            "measure": _one_of("stock", "flow", null=True),
            "of": TEXT_OR_NULL,
            "place": TEXT_OR_NULL,
            "according_to": _list(_ref("attribution")),
            "text": WORDS,
            "span": _ref("span"),
        }
    )
    return {"relation": relation, "figure": figure}


def _words_and_times() -> dict[str, Schema]:
    quote = _object(
        {
            "speaker": TEXT_OR_NULL,
            "speaker_span": _or_null("span"),
            "cue_span": _or_null("span"),
            "content_span": _ref("span"),
            "kind": _one_of("direct", "indirect", "mixed"),
        }
    )
    time = _object(
        {
            "text": WORDS,
            "span": _ref("span"),
            "type": _one_of("DATE", "TIME", "DURATION", "SET"),
            "value": STRING,
        }
    )
    meeting = _object(
        {
            "id": WORDS,
            "parties": _list(WORDS),
            "when": _or_null("when"),
            "where": _or_null("where"),
            "topics": _list(WORDS),
            "state": _one_of("planned", "confirmed", "moved", "cancelled", "held"),
            "claims": _list(WORDS),
        }
    )
    return {
        "quote": quote,
        "time": time,
        "meeting": meeting,
        "drop": _object({"span": _ref("span"), "reason": WORDS}),
    }


def _claim_parts() -> dict[str, Schema]:
    when = _object(
        {
            "start": {"oneOf": [ISO_DATE, {"type": "null"}]},
            "end": {"oneOf": [ISO_DATE, {"type": "null"}]},
            "precision": _one_of("day", "week", "month", "season", "year", "decade"),
            "text": STRING,
            "span": _ref("span"),
            "how": _one_of("stated", "inferred"),
        }
    )
    where = _object(
        {"place": WORDS, "role": _one_of("occurred", "origin", "destination"), "span": _ref("span")}
    )
    attribution = _object(
        {
            "source": TEXT_OR_NULL,
            "text": STRING,
            "cue": STRING,
            "stance": _one_of("asserts", "alleges", "confirms", "denies", "doubts"),
            "quoted": {"type": "boolean"},
            "spans": _list(_ref("span")),
        }
    )
    return {"when": when, "where": where, "attribution": attribution, "claim": _claim()}


def _claim() -> Schema:
    root = _one_of(*roots())
    modes = sorted({mode for each in roots().values() for mode in each.modes})
    return _object(
        {
            "id": WORDS,
            "trigger": _object({"text": WORDS, "span": _ref("span")}),
            "root": root,
            "mode": _one_of(*modes, null=True),
            "about": _one_of(*roots(), null=True),
            "contexts": _list(_one_of(*CONTEXTS)),
            "plover": root,
            "cameo": {"type": "string", "pattern": r"^\d{2,4}$"},
            "actor": _list(WORDS),
            "recipient": _list(WORDS),
            "status": _one_of(*STATUSES),
            "when": _or_null("when"),
            "where": _or_null("where"),
            "according_to": _list(_ref("attribution")),
            "figures": _list(WORDS),
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "rule": WORDS,
            "same_as": TEXT_OR_NULL,
            "sentence": _object({"index": {"type": "integer", "minimum": 0}, "span": _ref("span")}),
            "evidence": {"type": "object", "additionalProperties": _list(_ref("span"))},
        }
    )
