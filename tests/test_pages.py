"""What pages say before a template sees it: today, the weekend, what is over, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from community_events.artifacts import Artifact
from community_events.feeds import build_feeds
from community_events.index import build_index
from community_events.model.catalog import Catalog
from community_events.model.records import (
    AccessFact,
    Area,
    BookingState,
    Contact,
    Event,
    Opportunity,
    Rack,
    Term,
    Vocabulary,
)
from community_events.model.recurrence import Override, Recurrence, Single, Status
from community_events.paths import RESERVED
from community_events.render.pages.doors import door_pages
from community_events.render.pages.events import event_pages
from community_events.render.pages.facts import contact_fact, venue_facts
from community_events.render.pages.frame import Frame, make_site_view
from community_events.render.pages.home import home_page, weekend_of
from community_events.render.pages.lists import feed_pages
from community_events.render.pages.months import month_pages
from community_events.render.pages.texts import missing_page, opportunity_pages
from community_events.render.views import (
    EventView,
    FeedPageView,
    HomeView,
    IndexView,
    OpportunityView,
    PageView,
)
from community_events.render.whereabouts import access_view
from tests.example_events import (
    EXAMPLES,
    MARKET,
    SITE,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    on,
    weekly,
)

NOW = at("2026-11-21", "09:00")
BEFORE, AFTER = at("2026-11-21", "09:00"), at("2027-03-01", "09:00")


def frame_of(catalog: Catalog, now: datetime = NOW, site: Any = SITE) -> Frame:
    index = build_index(catalog, site, now)
    return Frame(
        index=index,
        feeds=build_feeds(catalog, site.name),
        site_view=make_site_view(index, now),
        stamp="",
    )


def views_of(artifacts: Iterator[Artifact]) -> dict[str, tuple[PageView, Any]]:
    """Return page and view of each Artifact, by its path."""
    return {a.path: (a.arguments[1], a.arguments[3]) for a in artifacts}  # type: ignore[misc]


def event_view(event: Event, now: datetime = NOW) -> EventView:
    ((_, view),) = views_of(event_pages(frame_of(make_catalog(event), now))).values()
    assert isinstance(view, EventView)
    return view


def feed_view(path: str, catalog: Catalog, now: datetime = NOW) -> FeedPageView:
    view = views_of(feed_pages(frame_of(catalog, now)))[f"{path}index.html"][1]
    assert isinstance(view, FeedPageView)
    return view


def home_view(catalog: Catalog, now: datetime = NOW) -> HomeView:
    ((_, view),) = views_of(home_page(frame_of(catalog, now))).values()
    assert isinstance(view, HomeView)
    return view


def banners(view: Any) -> list[tuple[str, str]]:
    return [(banner.tone, banner.word) for banner in view.banners]


@pytest.mark.parametrize(
    ("today", "weekend", "reason"),
    [
        (date(2026, 11, 16), (date(2026, 11, 21), date(2026, 11, 22)), "Monday"),
        (date(2026, 11, 20), (date(2026, 11, 21), date(2026, 11, 22)), "Friday"),
        (date(2026, 11, 21), (date(2026, 11, 22),), "Saturday: today stands above"),
        (date(2026, 11, 22), (date(2026, 11, 28), date(2026, 11, 29)), "Sunday: the next one"),
    ],
)
def test_the_weekend_is_what_is_ahead_of_it(
    today: date, weekend: tuple[date, ...], reason: str
) -> None:
    assert weekend_of(today) == weekend, reason


def test_home_shows_every_day_once() -> None:
    days = ("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-12-04", "2026-12-05")
    view = home_view(make_catalog(make_event(*(on(day, "10:00", "11:00") for day in days))))
    assert (view.today.iso, len(view.today.rows)) == ("2026-11-21", 1)
    assert [(day.iso, len(day.rows)) for day in view.weekend] == [("2026-11-22", 1)]
    assert [day.iso for day in view.soon] == ["2026-11-23", "2026-12-04"], "for two weeks"


def test_a_day_without_anything_is_shown_as_such_today_and_at_the_weekend() -> None:
    view = home_view(make_catalog())
    assert (view.today.is_today, view.today.rows) == (True, ())
    assert [day.heading for day in view.weekend] == ["11月22日（日）"]
    assert view.soon == ()


def test_what_began_earlier_and_still_lasts_is_on_today() -> None:
    event = make_event(Single(start=date(2026, 11, 19), end=date(2026, 11, 24)))
    (row,) = home_view(make_catalog(event)).today.rows
    assert (row.day, row.time) == ("11月19日（木）", "終日（11月23日（月）まで）")


def test_a_holiday_is_named_and_looks_like_a_sunday() -> None:
    view = feed_view("venues/lobby/", make_catalog(make_event(on("2026-11-23", "10:00", "11:00"))))
    assert [(day.note, day.tone) for day in view.days] == [("勤労感謝の日", "sunday")]


@pytest.mark.parametrize(
    ("name", "now", "expected", "reason"),
    [
        ("one date", BEFORE, [], "nothing to say"),
        ("one date", AFTER, [("past", "終了")], "over"),
        ("wholly cancelled", BEFORE, [("cancelled", "中止")], ""),
        ("cancelled day", BEFORE, [("cancelled", "中止")], "the next day that is off"),
        ("one of two sessions moved", BEFORE, [("changed", "時間変更")], ""),
        ("moved to another day", BEFORE, [("changed", "日程変更")], ""),
        ("moved to another place", BEFORE, [("changed", "会場変更")], ""),
        ("held online", BEFORE, [("changed", "オンライン開催")], ""),
        ("sample", AFTER, [("sample", "見本"), ("past", "終了")], "both"),
    ],
)
def test_a_reader_learns_first_what_is_not_as_announced(
    name: str, now: datetime, expected: list[tuple[str, str]], reason: str
) -> None:
    assert banners(event_view(EXAMPLES[name], now)) == expected, reason


def test_a_past_event_keeps_its_page_and_says_when_it_was() -> None:
    view = event_view(EXAMPLES["one date"], AFTER)
    assert view.banners[0].text == "この催しは2026年12月5日（土）に終わりました。"
    assert (view.next_row, view.rows) == (None, ())
    assert [month.heading for month in view.months] == ["2026年12月の開催日"]


@pytest.mark.parametrize("now", [BEFORE, AFTER])
def test_a_postponed_day_says_so_before_and_after(now: datetime) -> None:
    off = Override(day=date(2026, 12, 5), status=Status.POSTPONED, reason="雨のため")
    view = event_view(make_event(on("2026-12-05", "10:00", "12:00"), overrides=(off,)), now)
    assert banners(view) == [("cancelled", "延期")], "and never 終了"
    assert "雨のため" in view.banners[0].text


def test_the_next_date_is_one_that_takes_place() -> None:
    cancelled = Override(day=date(2026, 12, 1), status=Status.CANCELLED)
    view = event_view(make_event(weekly(TUESDAY), overrides=(cancelled,)))
    assert view.next_row is not None
    assert view.next_row.iso == "2026-12-08T10:00+09:00"
    assert [row.status_word for row in view.changes] == ["中止"]
    assert view.months[0].days[0] == ("2026-12-01", "1（火）中止")


@pytest.mark.parametrize("now", [BEFORE, at("2026-12-20", "09:00")])
def test_a_regular_event_tells_ahead_and_behind(now: datetime) -> None:
    view = event_view(MARKET, now)
    isos = [row.iso for row in view.rows]
    past = [row.iso for row in view.past_rows]
    assert isos == sorted(isos)
    assert past == sorted(past, reverse=True)
    assert len(past) == (0 if now == BEFORE else 6)


def test_booking_is_said_of_the_event_and_of_the_day() -> None:
    booking = (BookingState(state="open"), BookingState(state="full", day=date(2026, 12, 8)))
    view = event_view(make_event(weekly(TUESDAY), booking=booking))
    assert banners(view) == [("booking", "受付中")]
    assert [row.booking for row in view.rows][:2] == ["受付中", "満員"]


def test_what_is_not_confirmed_says_so_but_a_sample_says_only_that() -> None:
    assert banners(event_view(replace(EXAMPLES["one date"], review=True))) == [("review", "確認中")]
    both = replace(EXAMPLES["one date"], review=True, sample=True)
    assert banners(event_view(both)) == [("sample", "見本")]


def test_an_event_without_dates_stands_below_the_list() -> None:
    event = make_event(status=Status.TBD, when_sentence="")
    view = feed_view("venues/lobby/", make_catalog(event))
    assert view.days == ()
    assert [(row.time, row.status_word) for row in view.undated] == [("日程調整中", "日程調整中")]
    assert banners(event_view(event)) == [("changed", "日程調整中")]


def test_a_list_shows_what_is_ahead_and_a_little_of_what_is_over() -> None:
    view = feed_view("organizers/ward-office/", make_catalog(MARKET), at("2027-01-25", "09:00"))
    assert [day.iso for day in view.days] == ["2027-01-26", "2027-01-29"]
    assert len(view.past) == 6
    assert view.past[0].iso > view.past[-1].iso, "the newest first"


def test_months_stand_in_a_row_and_the_present_one_always_has_a_page() -> None:
    events = make_event(on("2026-09-05", "10:00", "11:00"), on("2027-01-05", "10:00", "11:00"))
    pages = views_of(month_pages(frame_of(make_catalog(events))))
    assert sorted(pages) == [f"months/{m}/index.html" for m in ("2026-09", "2026-11", "2027-01")]
    view = pages["months/2026-11/index.html"][1]
    assert view.days == ()
    assert view.empty == "この月に決まっている催しはありません。"
    assert [link.href for link in view.links[0][1]] == ["/months/2026-09/", "/months/2027-01/"]


def test_a_month_that_is_over_keeps_its_address_and_what_was_on() -> None:
    event = make_event(on("2026-09-05", "10:00", "11:00"))
    pages = views_of(month_pages(frame_of(make_catalog(event), AFTER)))
    (day,) = pages["months/2026-09/index.html"][1].days
    assert (day.iso, day.rows[0].title) == ("2026-09-05", "見本マルシェ")


def opportunity(**more: Any) -> Opportunity:
    values: dict[str, Any] = {
        "id": "opportunity/ward-office/help", "slug": "help", "path": "", "title": "手伝い",
        "organizer": "ward-office", "offer": "help",
    }  # fmt: skip
    return Opportunity(**values | more)


@pytest.mark.parametrize(
    ("deadline", "over", "reason"),
    [
        (None, False, "no deadline"),
        (date(2026, 11, 21), False, "the last day counts"),
        (at("2026-11-21", "08:00"), False, "whatever the hour"),
        (date(2026, 11, 20), True, "yesterday"),
    ],
)
def test_an_offer_is_open_to_the_end_of_its_last_day(
    deadline: date | datetime | None, over: bool, reason: str
) -> None:
    offers = {"ward-office/help": opportunity(deadline=deadline)}
    frame = frame_of(replace(make_catalog(), opportunities=offers))
    view = views_of(opportunity_pages(frame))["opportunities/ward-office/help/index.html"][1]
    assert isinstance(view, OpportunityView)
    assert banners(view) == ([("past", "締め切りました")] if over else []), reason
    index = views_of(door_pages(frame))["opportunities/index.html"][1]
    assert isinstance(index, IndexView)
    assert bool(index.groups) is not over


def test_an_area_lists_what_is_in_it_and_names_its_rings() -> None:
    areas = {
        slug: Area(id=f"area/{slug}", slug=slug, path="", title=title, parent=parent)
        for slug, title, parent in (("katsura", "桂", "ward"), ("ward", "見本区", ""))
    }
    racks = {
        "cafe": Rack(id="rack/cafe", slug="cafe", path="", title="カフェ", area=("katsura",),
                     shows_areas=("katsura",))
    }  # fmt: skip
    event = make_event(on("2026-12-05", "10:00", "11:00"), area=("katsura",))
    catalog = replace(make_catalog(event), areas=areas, racks=racks)
    view = feed_view("areas/katsura/", catalog)
    assert [heading for heading, _ in view.links] == [
        "この学区の中を種類で見る", "外側の地域", "チラシのラックがある店",
    ]  # fmt: skip
    assert len(feed_view("areas/ward/", catalog).days) == 1
    assert len(feed_view("areas/katsura/market/", catalog).days) == 1
    assert len(feed_view("racks/cafe/", catalog).days) == 1


def test_access_tells_yes_no_and_not_told_apart() -> None:
    words = Vocabulary(
        access=tuple(
            Term(slug=slug, name=name)
            for slug, name in (("a", "駐車場"), ("b", "授乳室"), ("c", "字幕"), ("remark", "備考"))
        )
    )
    facts = (
        AccessFact(item="b", yes=False),
        AccessFact(item="a", yes=True, note="2台"),
        AccessFact(item="gone", yes=True),
    )
    view = access_view(facts, Catalog(vocabulary=words))
    assert (view.yes, view.no, view.untold) == (("駐車場（2台）",), ("授乳室",), ("字幕",))


@pytest.mark.parametrize(
    ("phone", "href"),
    [
        ("075-000-0000", "tel:075-000-0000"),
        ("075-000-0000・0001（平日10時から）", "tel:075-000-0000"),
    ],
)
def test_a_phone_understands_the_number(phone: str, href: str) -> None:
    (link,) = contact_fact(Contact(phone=phone)).links
    assert (link.text, link.href) == (f"電話 {phone}", href)


def test_a_page_that_is_missing_is_served_anywhere_so_its_links_are_absolute() -> None:
    ((page, view),) = views_of(missing_page(frame_of(make_catalog()))).values()
    assert page.noindex
    assert all(link.href.startswith(SITE.public_url) for link in view.links)


def test_a_sample_is_not_for_search_engines() -> None:
    pages = views_of(event_pages(frame_of(make_catalog(EXAMPLES["sample"]))))
    ((page, view),) = pages.values()
    assert (page.noindex, view.mark, page.json_ld) == (True, "見本", "")
    assert page.title == "【見本】見本マルシェ"


def test_an_entry_is_mended_where_the_site_says() -> None:
    site = replace(SITE, repository_url="https://forge.example/site")
    frame = frame_of(make_catalog(MARKET), site=site)
    ((_, view),) = views_of(event_pages(frame)).values()
    link = "https://forge.example/site/edit/main/content/events/ward-office/market.md"
    assert view.edit_href == link
    assert event_view(MARKET).edit_href == ""


def test_no_page_of_the_site_can_be_taken_by_a_text(built_site: Path) -> None:
    folders = {path.name for path in built_site.iterdir() if path.is_dir()}
    texts = {path.stem for path in (Path(__file__).parents[1] / "content/pages").glob("*.md")}
    assert folders - texts <= RESERVED


def test_opening_days_that_were_listed_say_when_the_next_are_missing() -> None:
    december = Recurrence(parts=(Single(start=date(2026, 12, 5), end=date(2026, 12, 6)),))
    venue = replace(make_catalog().venues["lobby"], hours=december, hours_sentence="12月5日。")
    (before,) = venue_facts(venue, make_catalog(), date(2026, 12, 5))[:1]
    (after,) = venue_facts(venue, make_catalog(), date(2027, 1, 1))[:1]
    assert before.lines == ("12月5日。",)
    assert after.lines == ("12月5日。", "来月の開館日はまだ届いていません。")
