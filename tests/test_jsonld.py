"""JSON-LD tells search engines what the page tells people, and cannot leave its script element."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from community_events.model.pictures import Picture
from community_events.model.records import BookingState, Contact, Event, Named
from community_events.model.recurrence import Recurrence, Status
from community_events.render.jsonld import event_json_ld
from tests.change_cases import CASES, Case, file, path_of
from tests.example_events import (
    EXAMPLES,
    MARKET,
    SITE,
    TODAY,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    occurrences_of,
    on,
    weekly,
)
from tests.json_ld_rules import json_ld_faults

HOSTILE = json.loads(
    (Path(__file__).parent / "data" / "hostile_texts.json").read_text(encoding="utf-8")
)


def text_of(event: Event, today: date = TODAY) -> str:
    return event_json_ld(event, occurrences_of(event), make_catalog(event), SITE, today)


def read(event: Event, today: date = TODAY) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text_of(event, today))
    return found


def test_one_date_has_all_that_is_known() -> None:
    assert read(EXAMPLES["one date"]) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "見本マルシェ",
        "description": "焼き菓子とコーヒー",
        "url": "https://example.org/ward/events/ward-office/market/",
        "startDate": "2026-12-05T10:00:00+09:00",
        "endDate": "2026-12-05T12:00:00+09:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "区役所ロビー",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "見本市見本区1-2",
                "addressCountry": "JP",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 34.98, "longitude": 135.69},
            "url": "https://example.org/ward/venues/lobby/",
        },
        "organizer": {
            "@type": "Organization",
            "name": "見本区役所",
            "url": "https://example.org/ward/organizers/ward-office/",
        },
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "JPY",
            "url": "https://example.org/ward/events/ward-office/market/",
        },
    }


@pytest.mark.parametrize(
    ("example", "start", "end"),
    [
        ("all day", "2026-12-05", "2026-12-05"),
        ("three whole days", "2026-12-05", "2026-12-07"),
        ("no end", "2026-12-05T18:30:00+09:00", None),
        ("past midnight", "2026-12-31T22:00:00+09:00", "2027-01-01T01:00:00+09:00"),
    ],
)
def test_dates_are_as_exact_as_what_was_written(example: str, start: str, end: str | None) -> None:
    found = read(EXAMPLES[example])
    assert (found["startDate"], found.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.SCHEDULED, "EventScheduled"),
        (Status.TBD, "EventPostponed"),
        (Status.CANCELLED, "EventCancelled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.MOVED, "EventScheduled"),
        (Status.ONLINE, "EventMovedOnline"),
    ],
)
def test_a_state_keeps_the_start_date(status: Status, word: str) -> None:
    found = read(replace(EXAMPLES["one date"], status=status, status_reason="理由"))
    assert found["eventStatus"] == f"https://schema.org/{word}"
    assert found["startDate"] == "2026-12-05T10:00:00+09:00"
    assert "previousStartDate" not in found
    assert found["description"] == "理由 焼き菓子とコーヒー"


def test_only_a_new_start_has_a_previous_one() -> None:
    day = read(EXAMPLES["moved to another day"], date(2026, 12, 9))
    assert day["eventStatus"] == "https://schema.org/EventRescheduled"
    assert day["startDate"] == "2026-12-10T13:00:00+09:00"
    assert day["previousStartDate"] == "2026-12-08T10:00:00+09:00"


def test_online_and_both() -> None:
    online = read(EXAMPLES["held online"])
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert online["location"] == {
        "@type": "VirtualLocation",
        "url": "https://meeting.example.org/1",
    }
    both = read(replace(EXAMPLES["one date"], online="申し込んだ人に知らせます"))
    assert both["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    place, virtual = both["location"]
    assert place["@type"] == "Place"
    assert virtual["url"] == "https://example.org/ward/events/ward-office/market/"


def test_a_programme_has_its_schedule_and_its_changed_days() -> None:
    found = read(MARKET)
    assert found["startDate"] == "2026-12-01T10:00:00+09:00"
    assert found["eventSchedule"] == [
        {
            "@type": "Schedule",
            "startDate": "2026-12-01",
            "endDate": "2027-01-31",
            "repeatFrequency": "P1W",
            "byDay": ["https://schema.org/Tuesday", "https://schema.org/Friday"],
            "startTime": "10:00:00",
            "endTime": "15:00:00",
            "scheduleTimezone": "Asia/Tokyo",
            "exceptDate": ["2026-12-08", "2026-12-29", "2027-01-01"],
        }
    ]
    days = [(d["startDate"][:10], d["eventStatus"].rsplit("/")[-1]) for d in found["subEvent"]]
    assert days == [("2026-12-08", "EventCancelled"), ("2026-12-11", "EventRescheduled")]


def test_a_monthly_rule_names_its_weekday_as_icalendar_does() -> None:
    (schedule,) = read(EXAMPLES["second Wednesday"])["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["byDay"]) == ("P1M", ["2WE"])


def test_changed_days_that_are_over_are_left_out() -> None:
    assert "subEvent" not in read(MARKET, date(2026, 12, 15))


@pytest.mark.parametrize(
    ("fee", "price"),
    [
        (("無料",), 0),
        (("500円",), 500),
        (("１，０００円",), 1000),
        (("大人500円", "子ども100円"), None),
        (("500円から",), None),
        ((), None),
    ],
)
def test_a_price_is_told_only_when_it_is_one_amount(
    fee: tuple[str, ...], price: int | None
) -> None:
    offer = read(make_event(on("2026-12-05", "10:00", None), fee=fee)).get("offers")
    assert (offer and offer["price"]) == price if price is not None else offer is None


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("before", "PreOrder"),
        ("open", "InStock"),
        ("few-left", "LimitedAvailability"),
        ("full", "SoldOut"),
        ("waiting-list", "SoldOut"),
        ("closed", "OutOfStock"),
    ],
)
def test_whether_there_is_room_is_part_of_the_offer_and_no_state(state: str, word: str) -> None:
    event = replace(EXAMPLES["one date"], booking=(BookingState(state=state),))
    found = read(event)
    assert found["offers"]["availability"] == f"https://schema.org/{word}"
    assert found["eventStatus"] == "https://schema.org/EventScheduled"


def test_the_room_of_another_day_is_not_told_of_this_one() -> None:
    other = BookingState(state="full", day=date(2026, 12, 8))
    assert "availability" not in read(replace(MARKET, booking=(other,)))["offers"]


def test_an_offer_tells_how_and_until_when_to_apply() -> None:
    event = replace(
        EXAMPLES["one date"],
        apply_how=("電話", "https://example.org/form から"),
        apply_from=date(2026, 11, 24),
        deadline=at("2026-12-01", "17:00"),
    )
    assert read(event)["offers"] == {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "JPY",
        "validFrom": "2026-11-24",
        "availabilityEnds": "2026-12-01T17:00:00+09:00",
        "url": "https://example.org/form",
    }


def test_a_place_without_an_address_has_its_name_for_one() -> None:
    place = read(replace(EXAMPLES["one date"], venue=("hall",)))["location"]
    assert (place["name"], place["address"]) == ("見本会館", "見本会館")


def test_who_answers_can_be_asked() -> None:
    contact = Contact(name="見本の会", phone="075-000-0000")
    organizer = read(replace(EXAMPLES["one date"], contact=contact))["organizer"]
    assert organizer["contactPoint"] == {
        "@type": "ContactPoint",
        "name": "見本の会",
        "telephone": "075-000-0000",
    }


def test_the_capacity_is_told_when_it_is_a_number() -> None:
    found = [read(replace(EXAMPLES["one date"], capacity=c)) for c in ("20人", "各回20人", "")]
    assert [f.get("maximumAttendeeCapacity") for f in found] == [20, None, None]


def test_a_picture_is_told_by_its_largest_jpeg() -> None:
    picture = Picture(name="x.jpg", digest="00", format="JPEG", width=900, height=600)
    event = replace(EXAMPLES["one date"], image="x.jpg", alt="ロビー")
    catalog = replace(make_catalog(event), pictures={"x.jpg": picture})
    text = event_json_ld(event, occurrences_of(event), catalog, SITE, TODAY)
    (address,) = json.loads(text)["image"]
    assert address.startswith("https://example.org/ward/static/images/")
    assert address.endswith("-900.jpg")


@pytest.mark.parametrize(
    "event",
    [EXAMPLES["sample"], replace(MARKET, recurrence=Recurrence(), status=Status.TBD)],
    ids=["sample", "no dates"],
)
def test_samples_and_events_without_a_date_have_none(event: Event) -> None:
    assert text_of(event) == ""


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - {"sample"}))
def test_what_every_kind_of_event_says_is_of_the_vocabulary_and_as_google_asks(name: str) -> None:
    for today in (TODAY, date(2026, 12, 9), date(2029, 1, 1)):
        text = text_of(EXAMPLES[name], today)
        assert json_ld_faults(json.loads(text)) == []


@pytest.mark.parametrize("case", CASES, ids=[case.slug for case in CASES])
def test_what_every_kind_of_change_says_is_so_too(case: Case) -> None:
    page = lxml.html.fromstring(file(f"{path_of(case)}/index.html"))
    (script,) = page.xpath("//script[@type='application/ld+json']")
    assert json_ld_faults(json.loads(script.text)) == []


def test_who_speaks_is_a_person_or_a_group() -> None:
    speakers = (
        Named(name="見本太郎さん"),
        Named(name="見本合唱団"),
        Named(name="見本区役所", slug="ward-office"),
    )
    assert read(replace(EXAMPLES["one date"], speakers=speakers))["performer"] == [
        {"@type": "Person", "name": "見本太郎さん"},
        {"@type": "Organization", "name": "見本合唱団"},
        {
            "@type": "Organization",
            "name": "見本区役所",
            "url": "https://example.org/ward/organizers/ward-office/",
        },
    ]


@pytest.mark.parametrize("text", HOSTILE["printable"] + HOSTILE["control"])
def test_a_hostile_text_cannot_end_the_script(text: str) -> None:
    event = make_event(weekly(TUESDAY), title=text, summary=text)
    written = text_of(event)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text
