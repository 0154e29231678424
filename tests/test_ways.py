"""Every way into a calendar leads to a file of the site, and says the same date, place and state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import lxml.html
import pytest

from community_events.feeds import build_feeds, feeds_of
from community_events.model.records import Event
from community_events.model.recurrence import Override, Single, Status
from community_events.pipeline import load_content
from community_events.render.pages.subscribing import closest_feed, combined_feeds
from community_events.render.pages.ways import calendar_view, event_calendar_view
from community_events.render.qr import draw_qr
from community_events.render.wayviews import EventCalendarView
from tests.example_events import SITE, TUESDAY, at, make_catalog, make_event, on, weekly
from tests.fixtures_site import PUBLIC_URL
from tests.test_pages import NOW, frame_of

CONTENT = Path(__file__).parent.parent / "content"
ALL_DAY = Single(start=date(2026, 12, 5), end=date(2026, 12, 6))


def ways_of(event: Event, now: str = "2026-11-21") -> EventCalendarView:
    frame = frame_of(make_catalog(event), at(now, "09:00"))
    (key,) = frame.index.occurrences
    return event_calendar_view(key, frame)


def google_fields(view: EventCalendarView) -> dict[str, str]:
    parts = urlsplit(view.google)
    assert (parts.scheme, parts.netloc, parts.path) == (
        "https",
        "calendar.google.com",
        "/calendar/render",
    )
    return {name: values[0] for name, values in parse_qs(parts.query).items()}


def test_all_ways_to_a_calendar_lead_to_the_same_address() -> None:
    view = calendar_view("/areas/katsura/", SITE)
    assert view.address == f"{SITE.public_url}/areas/katsura/calendar.ics"
    webcal = view.address.replace("https://", "webcal://")
    assert view.webcal == webcal
    assert view.google.endswith("?cid=" + webcal.replace(":", "%3A").replace("/", "%2F"))
    assert view.file == "/areas/katsura/calendar.ics"


@pytest.mark.parametrize(
    ("event", "dates", "reason"),
    [
        (make_event(on("2026-12-05", "10:00", "12:30")), "20261205T100000/20261205T123000", ""),
        (make_event(on("2026-12-05", "22:00", None)), "20261205T220000/20261205T220000", "no end is known"),
        (make_event(ALL_DAY), "20261205/20261206", "all day: the end is exclusive"),
    ],
)  # fmt: skip
def test_google_is_given_tokyo_times(event: Event, dates: str, reason: str) -> None:
    fields = google_fields(ways_of(event))
    assert (fields["action"], fields["dates"], fields["ctz"]) == (
        "TEMPLATE",
        dates,
        "Asia/Tokyo",
    ), reason


def test_google_is_given_title_place_and_the_page() -> None:
    event = make_event(on("2026-12-05", "10:00", "12:00"), title="祭り & 市 #2", sample=True)
    fields = google_fields(ways_of(event))
    assert fields["text"] == "【見本】祭り & 市 #2"
    assert fields["location"]
    assert fields["details"].endswith(f"{SITE.public_url}/events/{event.organizer}/{event.slug}/")


def test_google_takes_the_next_date_that_takes_place() -> None:
    event = make_event(
        weekly(TUESDAY),
        overrides=(Override(day=date(2026, 12, 1), status=Status.CANCELLED),),
    )
    view = ways_of(event)
    assert google_fields(view)["dates"].startswith("20261208T")
    assert view.day.startswith("12月8日（火）")
    assert view.all_days


def test_nothing_ahead_is_offered_to_google_when_all_is_over_or_off() -> None:
    over = make_event(on("2026-11-01", "10:00", "11:00"))
    off = make_event(on("2026-12-05", "10:00", "11:00"), status=Status.CANCELLED)
    assert [ways_of(over).google, ways_of(off).google] == ["", ""]
    assert ways_of(over).file.endswith("/event.ics")


@pytest.mark.parametrize(
    ("more", "href", "text", "reason"),
    [
        ({}, "/organizers/ward-office/#subscribe", "主催者のカレンダー", "that of its folder"),
        (
            {"host": "別の団体", "host_slug": "club"},
            "/organizers/club/#subscribe",
            "主催者のカレンダー",
            "主催 in the entry names another one",
        ),
        (
            {"host": "どこかの会"},
            "/organizers/ward-office/#subscribe",
            "見本区役所のカレンダー",
            "who is not registered has no calendar: it is told whose this is",
        ),
    ],
)
def test_the_calendar_is_that_of_who_answers_for_the_event(
    more: dict[str, str], href: str, text: str, reason: str
) -> None:
    event = make_event(on("2026-12-05", "10:00", "12:00"), **more)
    catalog = make_catalog(event)
    office = catalog.organizers["ward-office"]
    club = replace(office, id="organizer/club", slug="club", title="別の団体")
    organizers = {"ward-office": replace(office, title="見本区役所"), "club": club}
    frame = frame_of(replace(catalog, organizers=organizers), at("2026-11-21", "09:00"))
    view = event_calendar_view("ward-office/market", frame)
    assert (view.list_href, view.list_text) == (href, text), reason
    (feed,) = [f for f in frame.feeds if f.path == href.partition("#")[0]]
    assert "ward-office/market" in feed.events, "the calendar has the event"


def test_the_closest_feed_leaves_no_event_of_its_kind_and_district_out() -> None:
    loaded = load_content(CONTENT, shown_as="content", uid_domain="example.jp", today=NOW.date())
    catalog, feeds = loaded.catalog, build_feeds(loaded.catalog, "見本")
    areas = {feed.slug: feed for feed in feeds_of(feeds, "area")}
    combined = combined_feeds(feeds)
    assert catalog.areas
    assert catalog.vocabulary.categories
    for slug, area in areas.items():
        for term in catalog.vocabulary.categories:
            wanted = {key for key in area.events if term.slug in catalog.events[key].category}
            chosen = closest_feed(slug, term.slug, combined, catalog)
            assert wanted <= set(chosen.events), (slug, term.slug)
            if wanted:
                assert chosen.slug == f"{slug}/{term.slug}", "the narrowest"


def _calendar_addresses(page: Path) -> list[str]:
    """Return the https address behind every way to a subscribed calendar on a page."""
    document = lxml.html.parse(page).getroot()
    found = [str(h) for h in document.xpath("//a/@href[starts-with(., 'webcal:')]")]
    google = document.xpath("//a/@href[contains(., 'calendar.google.com') and contains(., 'cid=')]")
    found += [unquote(str(h).partition("cid=")[2]) for h in google]
    assert all(address.startswith("webcal://") for address in found), page
    # The others to copy: the code to embed, and the address of the page itself.
    other = "contains(@class, 'snippet') or contains(@class, 'share')"
    codes = document.xpath(f"//code[@data-copy][not(ancestor::*[{other}])]")
    texts = [code.text_content() for code in codes]
    return [a.replace("webcal://", "https://", 1) for a in found] + texts


def test_every_way_on_every_page_leads_to_a_calendar_that_is_there(built_site: Path) -> None:
    count = 0
    for page in sorted(built_site.rglob("*.html")):
        for address in _calendar_addresses(page):
            assert address.startswith(f"{PUBLIC_URL}/"), (page, address)
            assert (built_site / address.removeprefix(f"{PUBLIC_URL}/")).is_file(), (page, address)
            count += 1
    assert count > 300


def test_every_calendar_of_a_list_has_its_page_box_and_its_code(built_site: Path) -> None:
    for calendar in sorted(built_site.rglob("calendar.ics")):
        folder = calendar.parent
        path = folder.relative_to(built_site).as_posix()
        address = f"{PUBLIC_URL}/{'' if path == '.' else path + '/'}calendar.ics"
        assert set(_calendar_addresses(folder / "index.html")) == {address}, folder
        assert (folder / "calendar-qr.svg").read_text() == draw_qr(address).svg


def test_the_subscribe_page_leads_to_every_list(built_site: Path) -> None:
    document = lxml.html.parse(built_site / "subscribe/index.html").getroot()
    links = [str(href) for href in document.xpath("//main//a/@href") if not href.startswith("#")]
    boxes = {
        href.partition("#")[0].removeprefix("../") for href in links if href.endswith("#subscribe")
    }
    files = {href.removeprefix("../") for href in links if href.endswith("calendar.ics")}
    folders = {
        path.parent.relative_to(built_site).as_posix() + "/"
        for path in built_site.rglob("calendar.ics")
        if path.parent != built_site
    }
    assert folders <= boxes | {f.removesuffix("calendar.ics") for f in files}
    for folder in boxes:
        assert 'id="subscribe"' in (built_site / folder / "index.html").read_text(encoding="utf-8")
    assert len(boxes) > 80
