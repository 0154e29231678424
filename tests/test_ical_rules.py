"""Every calendar keeps the rules of RFC 5545 and 7986; a broken one is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from community_events.clock import TOKYO
from community_events.feeds import build_feeds
from community_events.index import build_index
from community_events.model.records import AccessFact, Contact, Event, Term, Venue, Vocabulary
from community_events.render.companions import feed_artifacts, make_parts
from community_events.vevent import build_vevents
from tests.example_events import (
    EXAMPLES,
    MARKET,
    SITE,
    TODAY,
    make_catalog,
    make_event,
    occurrences_of,
    on,
)
from tests.ical_rules import ical_faults
from tests.test_vevent import HOSTILE, calendar_of, only_component


@pytest.mark.parametrize("event", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_every_way_of_happening_gives_a_valid_calendar(event: Event) -> None:
    assert ical_faults(calendar_of(event)) == []


def test_a_calendar_without_events_is_valid() -> None:
    assert ical_faults(calendar_of()) == []


@pytest.mark.parametrize("text", HOSTILE["printable"])
def test_a_hostile_text_breaks_no_rule(text: str) -> None:
    assert ical_faults(calendar_of(make_event(on("2026-12-05", "10:00", None), title=text))) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"\r\n", b"\n", "bare line feeds"),
        (b"\r\n ", b"", "a line that is not folded"),
        (b"SUMMARY:", b"SUMMARY:a\x07", "a bell"),
        (b"SUMMARY:", b"SUMMARY:a,b;", "a comma that separates"),
        (b"SUMMARY:", b"SUMMARY:\\x", "an escape that there is not"),
        (b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL", "as icalendar writes it"),
        (b"SOURCE;VALUE=URI", b"SOURCE", "as icalendar writes it"),
        (b"UNTIL=20270131T145959Z", b"UNTIL=20270131", "a date beside a time"),
        (b"EXDATE;TZID=Asia/Tokyo", b"EXDATE;VALUE=DATE", "another type than DTSTART"),
        (b"BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo", b"BEGIN:VTIMEZONE\r\nTZID:JST", "no such zone"),
        (b"RECURRENCE-ID", b"X-WAS", "two events with one UID"),
        (b"DTEND;TZID=Asia/Tokyo:20261201T150000", b"DTEND;TZID=Asia/Tokyo:20261201T100000", ""),
        (b"STATUS:CANCELLED", b"STATUS:CANCELED", "no such state"),
        (b"ATTACH;FMTTYPE=application/pdf", b"ATTACH", "an attachment of no type"),
    ],
)
def test_a_broken_calendar_is_found(old: bytes, new: bytes, reason: str) -> None:
    data = calendar_of(MARKET)
    assert old in data
    assert ical_faults(data.replace(old, new)), reason


def test_the_description_tells_all_that_one_needs_on_the_way() -> None:
    event = make_event(
        on("2026-12-05", "10:00", "12:00"),
        apply="要",
        apply_how=("電話",),
        contact=Contact(name="見本の会", phone="075-000-0000"),
        parking="駐輪場あり",
    )
    catalog = make_catalog(event)
    lobby: Venue = replace(
        catalog.venues["lobby"],
        getting_there="駅から歩いて10分",
        parking="駐車場なし",
        access=(AccessFact(item="step-free", yes=True), AccessFact(item="dogs", yes=False)),
    )
    words = (Term(slug="step-free", name="スロープ"), Term(slug="dogs", name="盲導犬同伴"))
    catalog = replace(
        catalog,
        venues={**catalog.venues, "lobby": lobby},
        vocabulary=Vocabulary(categories=catalog.vocabulary.categories, access=words),
    )
    (vevent,) = build_vevents(event, occurrences_of(event), catalog, SITE)
    text = vevent.data.decode().replace("\r\n ", "")
    for line in (
        event.when_sentence,
        "料金: 無料",
        "申込: 要",
        "申込方法: 電話",
        "問い合わせ: 見本の会 電話 075-000-0000",
        "行き方: 駅から歩いて10分",
        "駐車場・駐輪場: 駐輪場あり",
        "バリアフリー: スロープ",
    ):
        assert f"\\n{line}\\n" in text, line
    assert "盲導犬" not in text
    assert "駐車場なし" not in text, "what the event says goes before what the place says"


def test_the_flyer_is_attached_where_there_is_one() -> None:
    event = EXAMPLES["one date"]
    attached = only_component(event)["ATTACH"]
    assert attached == "https://example.org/ward/events/ward-office/market/flyer.pdf"
    assert attached.params["FMTTYPE"] == "application/pdf"
    assert "ATTACH" not in only_component(replace(event, flyer="no"))


def test_every_calendar_of_the_site_is_valid(built_site: Path) -> None:
    for path in sorted(built_site.rglob("*.ics")):
        assert ical_faults(path.read_bytes()) == [], path


@pytest.mark.parametrize(
    ("days", "kept", "reason"), [(180, True, "the last day that counts"), (181, False, "over")]
)
def test_a_calendar_reaches_180_days_back(days: int, kept: bool, reason: str) -> None:
    day = (TODAY - timedelta(days=days)).isoformat()
    event = make_event(on(day, "10:00", "12:00"))
    index = build_index(make_catalog(event), SITE, datetime.combine(TODAY, time(9), TOKYO))
    feeds = build_feeds(index.catalog, SITE.name)
    artifacts = {a.path: a for a in feed_artifacts(feeds, make_parts(index))}
    assert (b"BEGIN:VEVENT" in artifacts["calendar.ics"].make()) is kept, reason
