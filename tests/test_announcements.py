"""One item for an Event, one for each change; the same guid whatever day it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from community_events.announcements import build_announcements, select_announcements
from community_events.model.feed import Announcement
from community_events.model.records import Event
from community_events.model.recurrence import Override, Recurrence, Status
from tests.example_events import (
    CANCELLED_DAY,
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


def items_of(event: Event, today: date = TODAY) -> tuple[Announcement, ...]:
    return build_announcements(event, occurrences_of(event), make_catalog(event), SITE, today)


def titles_of(event: Event, today: date = TODAY) -> list[str]:
    return [item.title for item in items_of(event, today)]


def test_one_item_for_the_event_and_one_for_each_change() -> None:
    assert titles_of(MARKET) == [
        "12月1日（火）見本マルシェ",
        "12月8日（火）【中止】見本マルシェ",
        "12月11日（金）【時間変更】見本マルシェ",
    ]


@pytest.mark.parametrize(
    ("today", "title", "reason"),
    [
        (date(2026, 12, 1), "12月1日（火）見本マルシェ", "today counts as next"),
        (
            date(2026, 12, 5),
            "12月11日（金）【時間変更】見本マルシェ",
            "the 8th is cancelled: one goes on the 11th",
        ),
        (date(2027, 1, 27), "1月29日（金）見本マルシェ", "the last one to come"),
        (date(2027, 6, 1), "1月29日（金）見本マルシェ", "else the last there was"),
        (date(2029, 6, 1), "2027年1月29日（金）見本マルシェ", "with its year when it is long past"),
    ],
)
def test_a_title_begins_with_the_next_else_the_last_date(
    today: date, title: str, reason: str
) -> None:
    assert titles_of(MARKET, today)[0] == title, reason


def test_an_exhibition_that_is_on_counts_as_next() -> None:
    event = EXAMPLES["three whole days"]
    (item,) = items_of(event, date(2026, 12, 7))
    assert item.title == "12月5日（土）見本マルシェ"
    assert "日時: 2026年12月5日（土）〜12月7日（月）" in item.text


@pytest.mark.parametrize(
    ("today", "line"),
    [
        (TODAY, "次回: 2026年12月1日（火）午前10時〜午後3時"),
        (date(2028, 1, 1), "最後の回: 2027年1月29日（金）午前10時〜午後3時"),
    ],
)
def test_one_of_several_dates_says_which_it_is(today: date, line: str) -> None:
    assert items_of(MARKET, today)[0].text.split("\n")[:2] == [line, MARKET.when_sentence]


def test_marks_stand_behind_the_date() -> None:
    assert titles_of(EXAMPLES["sample"])[1] == "12月8日（火）【見本】【中止】見本マルシェ"


def test_a_change_gives_its_reason_and_the_old_and_the_new_time() -> None:
    _, cancelled, moved = items_of(MARKET)
    assert cancelled.text.startswith("【中止】館内設備の点検のため\n")
    assert cancelled.status is Status.CANCELLED
    assert cancelled.moment == at("2026-12-08", "10:00")
    assert "もとの日時: 2026年12月11日（金）午前10時\n" in moved.text
    assert "日時: 2026年12月11日（金）午後1時〜午後4時\n" in moved.text


def test_a_change_is_titled_with_the_day_that_was_announced() -> None:
    _, moved = items_of(EXAMPLES["moved to another day"])
    assert moved.title == "12月8日（火）【日程変更】見本マルシェ"
    assert "日時: 2026年12月10日（木）午後1時〜午後3時" in moved.text


def test_a_change_of_the_place_names_the_new_one() -> None:
    _, moved = items_of(EXAMPLES["moved to another place"])
    assert moved.title == "12月8日（火）【会場変更】見本マルシェ"
    assert "会場: 見本会館" in moved.text


@pytest.mark.parametrize(
    ("event", "titles"),
    [
        (
            EXAMPLES["wholly cancelled"],
            ["12月1日（火）【中止】見本マルシェ", "12月1日（火）【中止】見本マルシェ"],
        ),
        (
            EXAMPLES["all days cancelled by a change"],
            ["12月1日（火）【中止】見本マルシェ", "12月1日（火）【中止】見本マルシェ"],
        ),
        (
            replace(MARKET, recurrence=Recurrence(), overrides=(), status=Status.TBD),
            ["【日程調整中】見本マルシェ"],
        ),
    ],
)
def test_the_state_of_the_whole_event(event: Event, titles: list[str]) -> None:
    assert titles_of(event) == titles


def test_a_single_date_that_is_off_does_not_look_as_if_it_were_on() -> None:
    day = Override(day=date(2026, 12, 5), status=Status.POSTPONED, reason="雨のため")
    announced, changed = items_of(make_event(on("2026-12-05", "10:00", None), overrides=(day,)))
    assert announced.title == changed.title == "12月5日（土）【延期】見本マルシェ"
    assert announced.text.startswith("【延期】雨のため\n")
    assert announced.status is Status.POSTPONED


def test_a_change_of_a_day_on_which_nothing_would_be_is_no_news() -> None:
    nothing = Override(day=date(2026, 12, 9), status=Status.CANCELLED)
    assert len(items_of(make_event(weekly(TUESDAY), overrides=(nothing,)))) == 1


def test_dates_come_from_history() -> None:
    announced, changed, _ = items_of(MARKET)
    assert announced.published == at("2026-11-01", "09:00")
    assert changed.published == at("2026-11-20", "18:30")


def test_a_guid_depends_on_neither_today_nor_title_nor_order() -> None:
    guids = [item.guid for item in items_of(MARKET)]
    assert guids == [
        "tag:events.example.org,2026:market.ward-office",
        "tag:events.example.org,2026:market.ward-office#20261208-cancelled",
        "tag:events.example.org,2026:market.ward-office#20261211-scheduled-20261211T1300",
    ]
    edited = replace(MARKET, title="新しい名前", overrides=MARKET.overrides[::-1])
    later = [item.guid for item in items_of(edited, TODAY + timedelta(days=60))]
    assert sorted(later) == sorted(guids)


def test_a_change_that_changes_again_is_a_new_item() -> None:
    def guid(override: Override) -> str:
        return items_of(make_event(weekly(TUESDAY), overrides=(override,)))[1].guid

    moved = replace(CANCELLED_DAY, status=Status.RESCHEDULED, start=at("2026-12-09", "10:00"))
    again = replace(moved, start=at("2026-12-10", "10:00"))
    assert len({guid(CANCELLED_DAY), guid(moved), guid(again)}) == 3


def test_two_sessions_of_a_day_have_items_of_their_own() -> None:
    sessions = [on("2026-12-19", "10:00", None), on("2026-12-19", "13:30", None)]
    changes = [
        Override(day=date(2026, 12, 19), time=part.start, status=Status.CANCELLED)
        for part in sessions
    ]
    items = items_of(make_event(*sessions, overrides=tuple(changes)))
    assert [item.moment for item in items[1:]] == [part.start for part in sessions]
    assert len({item.guid for item in items}) == 3


def test_html_is_the_escaped_text() -> None:
    event = replace(MARKET, summary="<script>alert(1)</script> & co")
    for item in items_of(event):
        assert "<script>" in item.text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in item.html
        assert "<script" not in item.html


def test_newest_first_and_ties_stay() -> None:
    items = items_of(MARKET)
    expected = (items[1], items[2], items[0])
    assert select_announcements(items, 50) == expected
    assert select_announcements(items[::-1], 50) == expected
    assert select_announcements(items, 2) == expected[:2]
    assert select_announcements((), 50) == ()
