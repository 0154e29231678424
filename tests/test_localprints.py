"""The prints of districts and of the ward: which there are, and that pages offer what is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from community_events.feeds import build_feeds
from community_events.index import Index, build_index
from community_events.model.records import Area, Event, Ring
from community_events.model.recurrence import Session, Single
from community_events.render.localfiles import LocalPrints
from community_events.render.localprints import local_artifacts, make_local_prints
from community_events.render.monthcalendar import MonthPrint
from community_events.render.monthprints import month_print
from community_events.render.outputs import site_artifacts
from community_events.render.pages.months import by_month_of
from tests.example_events import (
    CANCELLED_DAY,
    FRIDAY,
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
AREAS = {
    "ward": Area(id="area/ward", slug="ward", path="", title="見本区", ring=Ring.WARD),
    "north": Area(id="area/north", slug="north", path="", title="北", parent="ward"),
    "south": Area(id="area/south", slug="south", path="", title="南", parent="ward"),
}


def index_of(*events: Event, now: str = "2026-11-21") -> Index:
    return build_index(replace(make_catalog(*events), areas=AREAS), SITE, at(now, "09:00"))


def prints_of(index: Index) -> LocalPrints:
    return make_local_prints(build_feeds(index.catalog, SITE.name), by_month_of(index), index)


def month_of(*events: Event, month: int = 12, now: str = "2026-11-21") -> MonthPrint:
    index = index_of(*events, now=now)
    found = by_month_of(index).get((2026, month), [])
    return month_print("見本区", f"/months/2026-{month}/", 2026, month, found, index)


def told(view: MonthPrint, day: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    (square,) = [d for week in view.weeks for d in week if d and d.number == day]
    return tuple(f"{i.time} {i.status}{i.title}" for i in square.items), square.lines


def test_every_district_has_months_and_the_ward_has_one_for_every_month_page() -> None:
    index = index_of(replace(MARKET, area=("north",)))
    paths = [one.path for offered in prints_of(index).values() for one in offered]
    assert len(paths) == len(set(paths))
    for slug in ("north", "south"):
        assert f"/areas/{slug}/month-2026-11.pdf" in paths
        assert f"/areas/{slug}/month-2026-12-a3.pdf" in paths
    assert not any(path.startswith("/areas/ward/") for path in paths)
    for year, month in by_month_of(index):
        assert f"/months/{year}-{month:02}/month.pdf" in paths
        assert f"/months/{year}-{month:02}/month-a3.pdf" in paths


def test_a_page_offers_what_is_made_and_tells_its_size() -> None:
    index = index_of(replace(MARKET, area=("north",)))
    prints = prints_of(index)
    artifacts = {a.path: a for a in site_artifacts(index.catalog, SITE, NOW)}
    for one in (one for offered in prints.values() for one in offered):
        assert artifacts[one.artifact.path].key == one.artifact.key
    for page, offered in prints.items():
        html = artifacts[f"{page.strip('/')}/index.html"]
        assert {a.path for a in html.measures} == {one.artifact.path for one in offered}
    page = artifacts["areas/north/index.html"]
    sizes = {a.path: 61_000 for a in page.measures}
    text = page.make(sizes).decode()
    assert 'areas/north/month-2026-12.pdf"' in text
    assert "2026年12月のカレンダーを印刷する" in text
    assert "61 KB" in text


def test_what_does_not_change_is_not_printed_anew_on_another_day() -> None:
    event = replace(MARKET, area=("north",))
    first, later = (
        {a.path: a.key for a in local_artifacts(prints_of(index_of(event, now=day)))}
        for day in ("2026-11-21", "2026-11-29")
    )
    same = [path for path in first if "month" in path or "booklet" in path]
    assert same
    assert [path for path in same if first[path] != later.get(path)] == []


def test_a_repeat_has_a_number_and_one_line_and_its_changes_stand_in_their_days() -> None:
    view = month_of(
        make_event(weekly(TUESDAY, FRIDAY), overrides=(CANCELLED_DAY,)),
        make_event(on("2026-12-08", "13:00", "14:00"), slug="talk", title="茶話会"),
    )
    assert [(line.number, line.title, line.sentence) for line in view.lines] == [
        (1, "見本マルシェ", "毎週火曜日と金曜日、午前10時から午後3時まで")
    ]
    assert told(view, 1) == ((), (1,))
    assert told(view, 8) == (("10:00〜15:00 中止見本マルシェ", "13:00〜14:00 茶話会"), ())
    assert told(view, 2) == ((), ())


def test_what_lasts_for_days_has_a_number_and_two_days_are_told_in_each() -> None:
    lasting = make_event(Single(start=date(2026, 12, 1), end=date(2026, 12, 21)), slug="show")
    two = make_event(
        Single(start=date(2026, 12, 5), end=date(2026, 12, 7)), slug="fair", title="市"
    )
    view = month_of(lasting, two)
    assert [line.title for line in view.lines] == ["見本マルシェ"]
    assert [told(view, day) for day in (5, 6, 7, 21)] == [
        ((" 市",), (1,)), ((" 市",), (1,)), ((), (1,)), ((), ()),
    ]  # fmt: skip


def test_single_dates_are_no_repeat_however_many_and_a_part_of_a_day_says_which() -> None:
    days = [
        on((date(2026, 12, 1) + timedelta(days=7 * n)).isoformat(), "10:00", "11:00",
           session=Session(label="午前の部"))
        for n in range(4)
    ]  # fmt: skip
    view = month_of(make_event(*days))
    assert view.lines == ()
    assert told(view, 8) == (("10:00〜11:00 見本マルシェ（午前の部）",), ())


def test_a_month_says_from_when_it_is_and_until_when_it_holds() -> None:
    view = month_of(MARKET)
    assert (view.as_of, view.valid_until) == ("2026年11月20日現在", "2026年12月31日まで有効")
    assert view.url == "https://example.org/ward/months/2026-12/"
    empty = month_of(MARKET, month=11)
    assert (empty.as_of, empty.lines) == ("", ())
