"""Finding: what repeats buries nothing, a month has a square for each day, a 居場所 says if it is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from community_events.model.recurrence import Recurrence, Rule, Single
from community_events.render.calendarviews import GridDayView, MonthGridView
from community_events.render.pages.months import month_pages
from community_events.render.pages.places import place_views, places_by_area
from tests.example_events import MARKET, TUESDAY, at, make_catalog, make_event, on, weekly
from tests.test_pages import NOW, feed_view, frame_of, home_view, views_of


def days_of(*parts: Rule | Single) -> dict[str, str]:
    view = feed_view("venues/lobby/", make_catalog(make_event(*parts)))
    return {day.iso: day.repeat for day in (*view.days, *view.later)}


@pytest.mark.parametrize(
    ("parts", "days", "reason"),
    [
        (
            (weekly(TUESDAY, until=date(2026, 12, 15)),),
            {"2026-12-01": "next", "2026-12-08": "more", "2026-12-15": "more"},
            "a rule: its next time, and those that follow",
        ),
        (
            (weekly(TUESDAY, until=date(2026, 12, 8)),),
            {"2026-12-01": "", "2026-12-08": ""},
            "twice is not yet a repeat",
        ),
        (
            tuple(on(f"2026-12-0{n}", "10:00", "11:00") for n in (1, 2, 3)),
            {"2026-12-01": "", "2026-12-02": "", "2026-12-03": ""},
            "days that somebody listed are each announced",
        ),
    ],
)
def test_what_repeats_shows_its_next_time(
    parts: tuple[Rule | Single, ...], days: dict[str, str], reason: str
) -> None:
    assert days_of(*parts) == days, reason


def test_a_cancelled_or_changed_day_is_never_folded_away() -> None:
    view = feed_view("venues/lobby/", make_catalog(MARKET))
    marks = {row.iso[:10]: row.repeat for day in (*view.days, *view.later) for row in day.rows}
    assert marks["2026-12-08"] == "", "中止"
    assert marks["2026-12-11"] == "", "時間変更"
    assert marks["2026-12-15"] == "more"


def test_what_repeats_is_told_once_with_its_sentence() -> None:
    view = feed_view("venues/lobby/", make_catalog(MARKET))
    (link,) = view.repeats
    assert (link.text, link.note) == (
        "見本マルシェ",
        "毎週火曜日と金曜日、午前10時から午後3時まで。",
    )


def test_today_and_the_weekend_fold_nothing() -> None:
    view = home_view(make_catalog(MARKET), at("2026-12-04", "09:00"))
    assert {row.repeat for row in view.today.rows} == {""}
    assert {row.repeat for day in view.soon for row in day.rows} >= {""}


def grid_of(month: str, *parts: Rule | Single) -> MonthGridView:
    pages = views_of(month_pages(frame_of(make_catalog(make_event(*parts)))))
    grid = pages[f"months/{month}/index.html"][1].grid
    assert isinstance(grid, MonthGridView)
    return grid


def squares(grid: MonthGridView) -> list[GridDayView]:
    return [square for week in grid.weeks for square in week if square]


def test_every_day_of_a_month_has_its_square_from_sunday_on() -> None:
    grid = grid_of("2026-12", on("2026-12-05", "10:00", "11:00"))
    assert [word for _, word, _ in grid.weekdays][:2] == ["日曜日", "月曜日"]
    assert [square.number for square in squares(grid)] == [str(n) for n in range(1, 32)]
    assert grid.weeks[0][:3] == (None, None, squares(grid)[0]), "1 December 2026 is a Tuesday"
    assert all(len(week) == 7 for week in grid.weeks)


def test_a_square_says_how_much_is_on_and_leads_to_its_day() -> None:
    grid = grid_of(
        "2026-11", on("2026-11-23", "10:00", "11:00"), on("2026-11-23", "14:00", "15:00")
    )
    square = squares(grid)[22]
    assert (square.count, square.titles) == ("1件", ("見本マルシェ",)), "an Event counts once a day"
    assert square.href == "/months/2026-11/#day-2026-11-23"
    assert (square.note, square.tone) == ("勤労感謝の日", "sunday")
    empty = squares(grid)[20]
    assert (empty.count, empty.href, empty.is_today) == ("", "", True)


def test_what_lasts_stands_on_each_of_its_days() -> None:
    grid = grid_of("2026-12", Single(start=date(2026, 11, 30), end=date(2026, 12, 3)))
    assert [s.number for s in squares(grid) if s.count] == ["1", "2"]


OPEN_TODAY = Recurrence(parts=(on("2026-11-21", "10:00", "16:00"),))
OPEN_LATER = Recurrence(parts=(on("2026-11-22", "10:00", "16:00"),))
RUN_OUT = Recurrence(parts=(Single(start=date(2026, 10, 14), end=date(2026, 10, 15)),))


@pytest.mark.parametrize(
    ("hours", "tone", "words", "reason"),
    [
        (OPEN_TODAY, "open", "今日は午前10時〜午後4時", "from when to when"),
        (OPEN_LATER, "closed", "今日は休みです", "hours are told, and not for today"),
        (Recurrence(), "", "", "no hours are told: nothing is said"),
        (RUN_OUT, "", "", "the listed days are over: nobody knows"),
    ],
)
def test_a_place_says_whether_it_is_open_today(
    hours: Recurrence, tone: str, words: str, reason: str
) -> None:
    catalog = make_catalog()
    catalog.venues["lobby"] = replace(catalog.venues["lobby"], hours=hours, drop_in=True)  # type: ignore[index]
    (place,) = place_views(frame_of(catalog))
    assert (place.tone, place.today) == (tone, words), reason


def test_open_places_stand_first_also_within_a_district() -> None:
    catalog = make_catalog()
    lobby, hall = catalog.venues["lobby"], catalog.venues["hall"]
    venues = {
        "lobby": replace(lobby, hours=OPEN_LATER, drop_in=True),
        "hall": replace(hall, hours=OPEN_TODAY, drop_in=True, fee=("無料",), ease=("alone",)),
    }
    frame = frame_of(replace(catalog, venues=venues), NOW)
    assert [place.text for place in place_views(frame)] == ["見本会館", "区役所ロビー"]
    ((heading, places),) = places_by_area(frame)
    assert (heading, places[0].words) == ("そのほか", ("ひとりで来てよい", "無料"))
