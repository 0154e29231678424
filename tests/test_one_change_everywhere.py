"""One line under 変更 is seen by everyone: calendars, feeds, search engines and open data.

Each row of the table is one output and what a reader of it finds about 8 December.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import icalendar
import pytest
from lxml import etree

from community_events.announcements import build_announcements, select_announcements
from community_events.history import Revision
from community_events.model.catalog import Catalog
from community_events.model.feed import Announcement, Feed
from community_events.model.records import Event
from community_events.model.recurrence import Window
from community_events.render.jsonfeed import render_jsonfeed
from community_events.render.jsonld import event_json_ld
from community_events.render.opendata import render_events_json
from community_events.render.rss import render_atom, render_rss
from community_events.vevent import build_vevents
from tests.example_events import (
    CANCELLED_DAY,
    FRIDAY,
    SITE,
    TODAY,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    occurrences_of,
    weekly,
)

REASON = "館内設備の点検のため"
BEFORE = make_event(weekly(TUESDAY, FRIDAY))
AFTER = replace(BEFORE, overrides=(CANCELLED_DAY,))
FEED = Feed(subject="everything", slug="", path="/", title="催し", events=("ward-office/market",))
ATOM = "{http://www.w3.org/2005/Atom}"


def catalog_of(event: Event) -> Catalog:
    """Return the Catalog in which the change is one commit later."""
    sequence = 4 if event.overrides else 3
    revision = Revision(
        sequence=sequence, announced=at("2026-11-01"), modified=at("2026-11-20", "18:30")
    )
    return replace(make_catalog(event), revisions={event.id: revision})


def items_of(event: Event) -> tuple[Announcement, ...]:
    built = build_announcements(event, occurrences_of(event), catalog_of(event), SITE, TODAY)
    return select_announcements(built, 50)


def in_ics(event: Event) -> list[str]:
    vevents = build_vevents(event, occurrences_of(event), catalog_of(event), SITE)
    return [
        f"{c['SUMMARY']}|{c['STATUS']}|{c['SEQUENCE']}|{c['DESCRIPTION'].splitlines()[0]}"
        for c in (icalendar.Event.from_ical(vevent.data) for vevent in vevents)
        if c["DTSTART"].dt.date() == date(2026, 12, 8)
    ]


def in_rss(event: Event) -> list[str]:
    items = etree.fromstring(render_rss(FEED, items_of(event), SITE)).iter("item")
    return [
        f"{item.findtext('title')}|{REASON in item.findtext('description')}"
        for item in items
        if item.findtext("title").startswith("12月8日")
    ]


def in_atom(event: Event) -> list[str]:
    entries = etree.fromstring(render_atom(FEED, items_of(event), SITE)).iter(f"{ATOM}entry")
    return [
        f"{entry.findtext(ATOM + 'title')}|{REASON in entry.findtext(ATOM + 'content')}"
        for entry in entries
        if entry.findtext(f"{ATOM}title").startswith("12月8日")
    ]


def in_json_feed(event: Event) -> list[str]:
    return [
        f"{item['title']}|{item['_event']['status']}|{REASON in item['content_text']}"
        for item in json.loads(render_jsonfeed(FEED, items_of(event), SITE))["items"]
        if item["title"].startswith("12月8日")
    ]


def in_json_ld(event: Event) -> list[str]:
    text = event_json_ld(event, occurrences_of(event), catalog_of(event), SITE, TODAY)
    return [
        f"{day['startDate']}|{day['eventStatus']}|{REASON in day['description']}"
        for day in json.loads(text).get("subEvent", [])
    ]


def in_events_json(event: Event) -> list[str]:
    window = Window(first=date(2026, 12, 8), end=date(2026, 12, 9))
    found = {"ward-office/market": occurrences_of(event)}
    data = render_events_json(catalog_of(event), found, SITE, window, TODAY)
    return [
        f"{o['start']}|{o['status']}|{o['change']}|{o['reason']}"
        for o in json.loads(data)["events"][0]["occurrences"]
    ]


TABLE: list[tuple[Callable[[Event], list[str]], list[str], list[str]]] = [
    (in_ics, [], [f"【中止】見本マルシェ|CANCELLED|4|【中止】{REASON}"]),
    (in_rss, [], ["12月8日（火）【中止】見本マルシェ|True"]),
    (in_atom, [], ["12月8日（火）【中止】見本マルシェ|True"]),
    (in_json_feed, [], ["12月8日（火）【中止】見本マルシェ|cancelled|True"]),
    (in_json_ld, [], ["2026-12-08T10:00:00+09:00|https://schema.org/EventCancelled|True"]),
    (
        in_events_json,
        ["2026-12-08T10:00:00+09:00|scheduled||"],
        [f"2026-12-08T10:00:00+09:00|cancelled|中止|{REASON}"],
    ),
]


@pytest.mark.parametrize(
    ("look", "before", "after"), TABLE, ids=[look.__name__ for look, *_ in TABLE]
)
def test_a_cancelled_day_is_told_with_its_reason(
    look: Callable[[Event], list[str]], before: list[str], after: list[str]
) -> None:
    assert look(BEFORE) == before
    assert look(AFTER) == after
