"""A rack's paper of one week, and the feed that brings it: the whole week, stable, never silently old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from lxml import etree

from community_events.artifacts import Artifact
from community_events.clock import TOKYO
from community_events.history import Revision
from community_events.model.records import Event, Rack
from community_events.rackchanges import first_day
from community_events.render.rackprints import rack_artifacts
from community_events.render.rackweeks import Week, paper_date, week_of
from community_events.render.sheet import SheetDay, SheetRow, SheetView, render_sheet
from tests import print_views as views
from tests.example_events import make_catalog, make_event, on
from tests.feed_rules import rss_faults
from tests.pdf_reading import decode_qr, open_pdf, read_text
from tests.test_pages import frame_of

RACK = Rack(
    id="rack/cafe", slug="cafe", path="", title="見本カフェ", pinned=("ward-office/market",)
)
SATURDAY = datetime(2026, 11, 21, 9, tzinfo=TOKYO)  # of 2026-W47
THIS, NEXT = Week(monday=date(2026, 11, 16)), Week(monday=date(2026, 11, 23))
EARLY = datetime(2026, 1, 5, tzinfo=TOKYO)
PAST = on("2026-11-17", "10:00", "11:00")
SOON = on("2026-11-24", "10:00", "11:00")


def papers(
    *parts: Any, now: datetime = SATURDAY, since: datetime = EARLY, changed: datetime = EARLY,
    event: Event | None = None, **more: Any,
) -> dict[str, Artifact]:  # fmt: skip
    """Return the artifacts of the rack by their names; the event was changed at ``changed``."""
    made = event or make_event(*parts)
    catalog = make_catalog(made)
    revisions = {
        RACK.id: Revision(announced=since),
        made.id: Revision(announced=changed, modified=changed),
    }
    rack = replace(RACK, **more)
    frame = frame_of(replace(catalog, racks={"cafe": rack}, revisions=revisions), now)
    return {a.path.rpartition("/")[2]: a for a in rack_artifacts(frame.feeds, frame.index)}


def view_of(week: str, *parts: Any, **more: Any) -> SheetView:
    view = papers(*parts, **more)[f"{week}.pdf"].arguments[0]
    assert isinstance(view, SheetView)
    return view


def titles(view: SheetView) -> list[tuple[str, str]]:
    return [(day.heading, row.time) for day in view.days for row in day.rows]


@pytest.mark.parametrize(
    ("day", "week", "reason"),
    [
        (date(2026, 11, 16), "2026-W47", "a Monday begins it"),
        (date(2026, 11, 22), "2026-W47", "a Sunday ends it"),
        (date(2026, 12, 31), "2026-W53", "a year may have 53"),
        (date(2027, 1, 3), "2026-W53", "which go on in January"),
        (date(2024, 12, 30), "2025-W01", "and the first may begin in December"),
    ],
)
def test_a_week_is_that_of_iso_8601(day: date, week: str, reason: str) -> None:
    assert week_of(day).name == week, reason


def test_a_paper_lists_the_whole_week_whichever_day_it_is() -> None:
    assert titles(view_of("2026-W47", PAST, SOON)) == [("11月17日（火）", "10:00〜11:00")]
    assert titles(view_of("2026-W48", PAST, SOON)) == [("11月24日（火）", "10:00〜11:00")]
    monday, sunday = SATURDAY - timedelta(days=5), SATURDAY + timedelta(days=1)
    keys = {papers(PAST, SOON, now=now)["2026-W47.pdf"].key for now in (monday, SATURDAY, sunday)}
    assert len(keys) == 1, "made once"


def test_what_lasts_over_the_weekend_stands_in_both_weeks() -> None:
    long = replace(SOON, start=date(2026, 11, 21), end=date(2026, 11, 26))
    assert titles(view_of("2026-W47", long))[0][0] == "11月21日（土）"
    assert titles(view_of("2026-W48", long))[0][0] == "11月23日（月）"


CHANGED = [
    # when the newest change was, as of, why
    (None, date(2026, 10, 19), "nothing changed: as old as a paper may be, and always the same"),
    (date(2026, 11, 1), date(2026, 11, 2), "the day after, so that nobody is told of what is on it"),
    (date(2026, 11, 20), date(2026, 11, 21), "yesterday"),
    (date(2026, 11, 21), date(2026, 11, 21), "today: never a day that is still to come"),
]  # fmt: skip


@pytest.mark.parametrize(("newest", "dated", "reason"), CHANGED, ids=[c[2] for c in CHANGED])
def test_a_paper_carries_the_day_from_which_it_stands_as_it_is(
    newest: date | None, dated: date, reason: str
) -> None:
    assert paper_date(newest, THIS, SATURDAY.date()) == dated, reason


@pytest.mark.parametrize("days", range(0, 29, 7))
@pytest.mark.parametrize("newest", [None, date(2026, 1, 1), date(2026, 11, 21)])
def test_the_page_of_changes_has_a_place_for_every_paper(days: int, newest: date | None) -> None:
    today = SATURDAY.date()
    week = week_of(today + timedelta(days=days))
    assert first_day(today) <= paper_date(newest, week, today) <= today


def test_the_code_leads_to_what_changed_since() -> None:
    view = view_of("2026-W48", SOON, changed=datetime(2026, 11, 10, 9, tzinfo=TOKYO))
    assert view.url == "https://example.org/ward/racks/cafe/changes/#2026-11-11"
    assert (view.as_of, view.valid_until) == ("2026年11月11日現在", "2026年11月29日まで有効")
    pdf = render_sheet(view, views.THEME)
    assert decode_qr(pdf) == [view.url]
    assert "example.org/ward/racks/cafe/" in read_text(pdf), "an address that a hand can type"
    with open_pdf(pdf) as file:
        assert len(file.pages) == 1


def test_a_week_that_is_over_says_so_and_leads_to_the_present() -> None:
    view = view_of("2026-W46", PAST, SOON)
    assert (view.subtitle, view.days) == ("この週は終わりました。", ())
    assert view.url == "https://example.org/ward/racks/cafe/"
    later = papers(PAST, SOON, now=SATURDAY + timedelta(days=20))["2026-W46.pdf"]
    assert later.key == papers(SOON)["2026-W46.pdf"].key, "on every day alike"
    assert "この週は終わりました" in read_text(render_sheet(view, views.THEME))


@pytest.mark.parametrize(
    ("since", "weeks", "reason"),
    [
        (EARLY, (39, 50), "two months back and three weeks ahead"),
        (datetime(2026, 11, 12, tzinfo=TOKYO), (46, 50), "none before there was the rack"),
        (datetime(2026, 12, 24, tzinfo=TOKYO), (47, 50), "a commit of tomorrow is of today"),
    ],
)
def test_weeks_that_have_a_paper(since: datetime, weeks: tuple[int, int], reason: str) -> None:
    found = sorted(name for name in papers(SOON, since=since) if name.startswith("2026-W"))
    first, last = weeks
    assert found == [f"2026-W{n}.pdf" for n in range(first, last + 1)], reason


EXTREMES = [
    ((), "no event"),
    (tuple(
        SheetDay(heading=f"11月{16 + d}日（月）", rows=tuple(
            SheetRow(time="10:00〜11:00", title=f"催し{d}-{n} 見本の長い題名の集い", place="見本会館 二階 和室")
            for n in range(40)
        ))
        for d in range(7)
    ), "forty events on each day"),
]  # fmt: skip


@pytest.mark.parametrize(("days", "reason"), EXTREMES, ids=[e[1] for e in EXTREMES])
def test_a_week_is_always_one_page(days: tuple[SheetDay, ...], reason: str) -> None:
    view = replace(view_of("2026-W48"), days=days, title="珈琲とパンの店ひだまり" * 8)
    with open_pdf(render_sheet(view, views.THEME)) as file:
        assert len(file.pages) == 1, reason


def feed_items(now: datetime = SATURDAY, **more: Any) -> list[dict[str, str]]:
    artifact = papers(PAST, SOON, now=now, **more)["week.xml"]
    data = artifact.make({paper.path: 1000 + n for n, paper in enumerate(artifact.measures)})
    assert rss_faults(data) == []
    found = []
    for item in etree.fromstring(data).iter("item"):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        texts = {child.tag: child.text or "" for child in item}
        found.append(
            {**texts, "url": enclosure.get("url", ""), "length": enclosure.get("length", "")}
        )
    return found


def test_the_feed_has_one_item_a_week_with_its_paper() -> None:
    items = feed_items(since=datetime(2026, 11, 3, tzinfo=TOKYO))
    assert [item["url"].rpartition("/")[2] for item in items] == [
        "2026-W48.pdf", "2026-W47.pdf", "2026-W46.pdf", "2026-W45.pdf",
    ]  # fmt: skip
    assert len({item["guid"] for item in items}) == 4
    assert all(1000 <= int(item["length"]) < 1010 for item in items), "measured, not guessed"
    newest = items[0]
    assert newest["title"] == "11月23日（月）から11月29日（日）まで 見本カフェのチラシ"
    assert newest["pubDate"] == "Thu, 19 Nov 2026 00:00:00 +0900"
    assert "11月24日（火）" in newest["description"]
    assert "終わりました" in items[2]["description"]


def test_the_length_is_that_of_the_file() -> None:
    artifact = papers(SOON, since=SATURDAY)["week.xml"]
    data = artifact.make()
    for item, paper in zip(
        etree.fromstring(data).iter("item"), reversed(artifact.measures), strict=True
    ):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        assert enclosure.get("url", "").endswith(paper.path)
        assert int(enclosure.get("length", "")) == len(paper.make())


@pytest.mark.parametrize(
    ("day", "newest", "reason"),
    [
        (18, "2026-W47.pdf", "on Wednesday the next one is not out"),
        (19, "2026-W48.pdf", "on Thursday it is: time to print and to carry"),
        (23, "2026-W48.pdf", "on Monday it is this week's"),
    ],
)
def test_an_item_appears_on_the_thursday_before(day: int, newest: str, reason: str) -> None:
    items = feed_items(datetime(2026, 11, day, 9, tzinfo=TOKYO))
    assert items[0]["url"].endswith(newest), reason


def test_samples_and_cancelled_dates_say_so() -> None:
    event = replace(make_event(SOON), sample=True)
    view = view_of("2026-W48", event=event, sample=True)
    assert view.mark == "見本"
    assert all(row.mark == "見本" for day in view.days for row in day.rows)
    assert feed_items(event=event, sample=True)[0]["title"].startswith("11月23日")
