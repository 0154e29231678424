"""/data/events.schema.json: what /data/events.json holds, as JSON Schema 2020-12.

The rule this module keeps: every key of the document is in the schema and is required, and no other
may stand there; a new key is added here first (tests/test_opendata.py holds one to the other).
"""

from __future__ import annotations

import json

from community_events.model.recurrence import Status
from community_events.site import Site

PATH = "/data/events.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_ADDRESS = {"type": "string", "format": "uri"}
_DAY = {"type": "string", "format": "date"}
_MOMENT = {
    "description": "A date for whole days, else local time with its offset.",
    "type": "string",
    "anyOf": [{"format": "date", "maxLength": 10}, {"format": "date-time", "minLength": 11}],
}
_STATUS = {"enum": [status.value for status in Status]}


def render_events_schema(site: Site) -> bytes:
    """Return the schema; it lies beside what it describes."""
    document = {
        "$schema": _DIALECT,
        "$id": site.absolute(PATH),
        "title": "events.json",
        "description": "Events of a community, with those dates that lie in the window.",
        **_object(
            schema=_ADDRESS,
            version={"const": 1},
            generated=_DAY,
            window=_object(start=_DAY, end={**_DAY, "description": "Exclusive."}),
            time_zone={"const": "Asia/Tokyo"},
            site=_ADDRESS,
            license=_ADDRESS,
            events={"type": "array", "items": {"$ref": "#/$defs/event"}},
        ),
        "$defs": {"event": _event(), "venue": _venue(), "occurrence": _occurrence()},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _event() -> dict[str, object]:
    return _object(
        id={"type": "string", "pattern": "^event/[^/]+/[^/]+$"},
        uids={
            **_TEXTS,
            "uniqueItems": True,
            "description": "iCalendar UIDs of its rules and dates; the first is the event's own.",
        },
        title=_TEXT,
        kana=_TEXT,
        summary=_TEXT,
        sample={"type": "boolean", "description": "An example: nothing takes place."},
        status=_STATUS,
        status_reason=_TEXT,
        url=_ADDRESS,
        organizer=_object(id=_TEXT, name=_TEXT, url=_ADDRESS),
        venues={"type": "array", "items": {"$ref": "#/$defs/venue"}},
        online=_TEXT,
        when={"type": "string", "description": "The dates in one sentence."},
        categories=_TEXTS,
        areas=_TEXTS,
        series=_TEXT,
        fee=_TEXTS,
        free={"type": ["boolean", "null"], "description": "null: nobody told."},
        price={"type": ["integer", "null"], "minimum": 0, "description": "In yen."},
        apply=_TEXT,
        booking={"type": "string", "description": "受付中, 満員 …; no change of status."},
        audience=_TEXTS,
        created={"type": "string", "format": "date-time"},
        modified={"type": "string", "format": "date-time"},
        occurrences={"type": "array", "items": {"$ref": "#/$defs/occurrence"}},
    )


def _venue() -> dict[str, object]:
    return _object(
        id={"type": "string", "description": "Empty: a place without an entry."},
        name=_TEXT,
        address=_TEXT,
        latitude={"type": ["number", "null"], "minimum": -90, "maximum": 90},
        longitude={"type": ["number", "null"], "minimum": -180, "maximum": 180},
        url={"anyOf": [_ADDRESS, {"const": ""}]},
    )


def _occurrence() -> dict[str, object]:
    return _object(
        uid=_TEXT,
        start=_MOMENT,
        end={"anyOf": [_MOMENT, {"type": "null"}], "description": "Exclusive; null: not told."},
        all_day={"type": "boolean"},
        status=_STATUS,
        change={"type": "string", "description": "The word for what differs; empty: nothing."},
        reason=_TEXT,
        original={**_MOMENT, "description": "The start that was announced first."},
        label={"type": "string", "description": "午前の部 …"},
        booking={"type": "string", "description": "Of this day, else of the event."},
        venues={**_TEXTS, "description": "IDs, or names of places without an entry."},
    )


def _object(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
