"""/data/events.json: every Event, its dates in the window, ends exclusive, local time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from community_events.model.records import Event
from community_events.model.recurrence import Window
from community_events.render.dataschema import render_events_schema
from community_events.render.opendata import render_events_json
from tests.example_events import EXAMPLES, MARKET, SITE, TODAY, make_catalog, occurrences_of

WINDOW = Window(first=date(2026, 12, 1), end=date(2026, 12, 12))


def render(*events: Event, window: Window = WINDOW) -> bytes:
    found = {f"{event.organizer}/{event.slug}": occurrences_of(event) for event in events}
    return render_events_json(make_catalog(*events), found, SITE, window, TODAY)


def read(*events: Event, window: Window = WINDOW) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(*events, window=window))
    return found


def occurrence(event: Event) -> dict[str, Any]:
    (found,) = read(event)["events"][0]["occurrences"]
    return dict(found)


def test_the_document_says_what_it_is() -> None:
    found = read(MARKET)
    assert found["version"] == 1
    assert found["generated"] == "2026-11-21"
    assert found["window"] == {"start": "2026-12-01", "end": "2026-12-12"}
    assert found["time_zone"] == "Asia/Tokyo"


def test_an_event_has_its_dates_in_the_window() -> None:
    (event,) = read(MARKET)["events"]
    dates = [(o["start"][:16], o["status"], o["change"]) for o in event["occurrences"]]
    assert dates == [
        ("2026-12-01T10:00", "scheduled", ""),
        ("2026-12-04T10:00", "scheduled", ""),
        ("2026-12-08T10:00", "cancelled", "中止"),
        ("2026-12-11T13:00", "scheduled", "時間変更"),
    ]
    assert event["uids"] == [
        "market.ward-office@events.example.org",
        "market.ward-office.20261223@events.example.org",
    ]


def test_a_date_says_start_end_and_what_was_announced() -> None:
    assert occurrence(EXAMPLES["one date"]) == {
        "uid": "market.ward-office@events.example.org",
        "start": "2026-12-05T10:00:00+09:00",
        "end": "2026-12-05T12:00:00+09:00",
        "all_day": False,
        "status": "scheduled",
        "change": "",
        "reason": "",
        "original": "2026-12-05T10:00:00+09:00",
        "label": "",
        "booking": "",
        "venues": ["lobby"],
    }


def test_an_end_is_exclusive_and_null_when_nobody_wrote_one() -> None:
    whole = occurrence(EXAMPLES["three whole days"])
    assert (whole["start"], whole["end"], whole["all_day"]) == ("2026-12-05", "2026-12-08", True)
    assert occurrence(EXAMPLES["no end"])["end"] is None


def test_a_date_moved_out_of_the_window_is_not_lost() -> None:
    (event,) = read(
        EXAMPLES["one date moved"], window=Window(first=date(2026, 12, 5), end=date(2026, 12, 6))
    )["events"]
    (moved,) = event["occurrences"]
    assert (moved["original"][:10], moved["start"][:10]) == ("2026-12-05", "2026-12-06")
    assert moved["reason"] == "雨のため"


def test_past_events_stay_without_dates() -> None:
    (event,) = read(MARKET, window=Window(first=date(2028, 1, 1), end=date(2029, 1, 1)))["events"]
    assert event["occurrences"] == []


def test_a_sample_says_so() -> None:
    assert [event["sample"] for event in read(EXAMPLES["sample"])["events"]] == [True]


def test_free_is_unknown_when_nothing_was_told() -> None:
    found = [
        read(replace(MARKET, fee=fee))["events"][0]["free"] for fee in ((), ("無料",), ("5円",))
    ]
    assert found == [None, True, False]


def test_events_come_in_the_order_of_their_keys() -> None:
    other = replace(MARKET, slug="a-fair", id="event/ward-office/a-fair")
    assert render(MARKET, other) == render(other, MARKET)
    found = [event["id"] for event in read(MARKET, other)["events"]]
    assert found == ["event/ward-office/a-fair", "event/ward-office/market"]


def test_the_whole_document(golden) -> None:
    golden("events.json", render(MARKET, replace(EXAMPLES["sample"], slug="zz-sample")).decode())


def test_the_document_keeps_the_schema_that_is_published_beside_it() -> None:
    schema = json.loads(render_events_schema(SITE))
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    window = Window(first=date(2026, 1, 1), end=date(2029, 1, 1))
    for event in EXAMPLES.values():
        document = read(event, window=window)
        assert [error.message for error in judge.iter_errors(document)] == []
    assert document["schema"] == schema["$id"] == "https://example.org/ward/data/events.schema.json"


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("license", 1, "an address is a text"),
        ("more", "x", "a key that the schema does not know"),
        ("generated", "2026-13-41", "no such date"),
        ("events", [{"id": "event/a/b"}], "an event without its keys"),
    ],
)
def test_the_schema_refuses_what_the_document_never_says(
    key: str, value: object, reason: str
) -> None:
    judge = jsonschema.Draft202012Validator(
        json.loads(render_events_schema(SITE)),
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    assert not judge.is_valid(read(MARKET) | {key: value}), reason


def test_the_document_of_the_site_keeps_its_schema(built_site: Path) -> None:
    schema = json.loads((built_site / "data/events.schema.json").read_bytes())
    jsonschema.validate(json.loads((built_site / "data/events.json").read_bytes()), schema)
