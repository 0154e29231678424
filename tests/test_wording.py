"""Dates, times and states are said in the same words everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from community_events.model.recurrence import Moment, Occurrence, Status
from community_events.wording import (
    change_word,
    clock_text,
    last_day,
    mark_title,
    moment_text,
    occasion_text,
    status_word,
    time_text,
)
from tests.example_events import at


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        ("00:00", "午前0時"),
        ("09:05", "午前9時5分"),
        ("11:59", "午前11時59分"),
        ("12:00", "正午"),
        ("12:30", "午後0時30分"),
        ("23:00", "午後11時"),
    ],
)
def test_noon_and_midnight_are_never_twelve(clock: str, text: str) -> None:
    assert clock_text(at("2026-12-01", clock)) == text


@pytest.mark.parametrize(
    ("start", "end", "text", "text24"),
    [
        (at("2026-12-01", "10:00"), at("2026-12-01", "15:00"), "午前10時〜午後3時", "10:00〜15:00"),
        (at("2026-12-01", "10:00"), None, "午前10時から", "10:00から"),
        (
            at("2026-12-31", "22:00"),
            at("2027-01-01"),
            "午後10時〜翌日の午前0時",
            "22:00〜24:00",
        ),
        (
            at("2026-12-31", "22:00"),
            at("2027-01-01", "01:30"),
            "午後10時〜翌日の午前1時30分",
            "22:00〜翌日の1:30",
        ),
        (
            at("2026-12-31", "10:00"),
            at("2027-01-02", "16:00"),
            "午前10時〜1月2日（土）午後4時",
            "10:00〜1月2日（土）16:00",
        ),
        (date(2026, 12, 5), None, "終日", "終日"),
        (date(2026, 12, 5), date(2026, 12, 6), "終日", "終日"),
        (
            date(2026, 12, 5),
            date(2026, 12, 8),
            "終日（12月7日（月）まで）",
            "終日（12月7日（月）まで）",
        ),
    ],
)
def test_from_when_to_when(start: Moment, end: Moment | None, text: str, text24: str) -> None:
    assert time_text(start, end) == text
    assert time_text(start, end, hours24=True) == text24


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (at("2026-12-01", "10:00"), at("2026-12-01", "15:00"), "12月1日（火）午前10時〜午後3時"),
        (date(2026, 12, 5), date(2026, 12, 6), "12月5日（土）"),
        (date(2026, 12, 5), date(2026, 12, 8), "12月5日（土）〜12月7日（月）"),
    ],
)
def test_a_whole_occasion(start: Moment, end: Moment | None, text: str) -> None:
    assert occasion_text(start, end) == text


def test_a_second_year_is_named_when_it_differs() -> None:
    text = occasion_text(date(2026, 12, 31), date(2027, 1, 4), with_year=True)
    assert text == "2026年12月31日（木）〜2027年1月3日（日）"


def test_a_point_in_time() -> None:
    assert moment_text(at("2026-12-10", "17:00")) == "12月10日（木）午後5時"
    assert moment_text(date(2026, 12, 10), with_year=True) == "2026年12月10日（木）"


@pytest.mark.parametrize(
    ("start", "end", "last", "reason"),
    [
        (at("2026-12-05", "22:00"), at("2026-12-06"), date(2026, 12, 5), "midnight is exclusive"),
        (at("2026-12-05", "22:00"), at("2026-12-06", "00:01"), date(2026, 12, 6), ""),
        (at("2026-12-05", "22:00"), None, date(2026, 12, 5), "no end"),
        (date(2026, 12, 5), date(2026, 12, 5), date(2026, 12, 5), "never before the first"),
    ],
)
def test_the_last_day(start: Moment, end: Moment | None, last: date, reason: str) -> None:
    assert last_day(start, end) == last, reason


def test_every_status_has_its_word() -> None:
    assert {status: status_word(status) for status in Status} == {
        Status.SCHEDULED: "",
        Status.TBD: "日程調整中",
        Status.CANCELLED: "中止",
        Status.POSTPONED: "延期",
        Status.RESCHEDULED: "日程変更",
        Status.MOVED: "会場変更",
        Status.ONLINE: "オンライン開催",
    }


@pytest.mark.parametrize(
    ("status", "start", "changed", "word"),
    [
        (Status.SCHEDULED, at("2026-12-08", "10:00"), False, ""),
        (Status.SCHEDULED, at("2026-12-08", "13:00"), True, "時間変更"),
        (Status.SCHEDULED, at("2026-12-09", "10:00"), True, "日程変更"),
        (Status.RESCHEDULED, at("2026-12-08", "13:00"), True, "時間変更"),
        (Status.RESCHEDULED, at("2026-12-09", "13:00"), True, "日程変更"),
        (Status.CANCELLED, at("2026-12-08", "10:00"), True, "中止"),
        (Status.MOVED, at("2026-12-08", "13:00"), True, "会場変更"),
    ],
)
def test_the_word_of_a_change(status: Status, start: Moment, changed: bool, word: str) -> None:
    occurrence = Occurrence(
        event="a/b",
        part=0,
        original=at("2026-12-08", "10:00"),
        start=start,
        end=None,
        status=status,
        changed=changed,
    )
    assert change_word(occurrence) == word


@pytest.mark.parametrize(
    ("title", "sample", "marked"),
    [
        ("盆踊り", False, "【中止】盆踊り"),
        ("盆踊り", True, "【見本】【中止】盆踊り"),
        ("【中止】盆踊り", True, "【見本】【中止】盆踊り"),
        ("【見本】盆踊り", True, "【見本】【中止】盆踊り"),
        ("【夏】盆踊り【中止】", False, "【中止】【夏】盆踊り【中止】"),
        ("【", False, "【中止】【"),
    ],
)
def test_a_mark_stands_once_at_the_head(title: str, sample: bool, marked: str) -> None:
    assert mark_title(title, Status.CANCELLED, sample) == marked
