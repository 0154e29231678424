"""What calendars and feeds say of an Event: one line for each thing that was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from community_events.model.records import BookingState, Contact
from community_events.model.recurrence import Single, Status
from community_events.particulars import (
    contact_text,
    next_occurrence,
    organizer_name,
    particulars,
    places_of,
    price_of,
)
from tests.example_events import (
    CANCELLED_DAY,
    EXAMPLES,
    MARKET,
    TUESDAY,
    at,
    make_catalog,
    make_event,
    occurrences_of,
    on,
    weekly,
)

FULL = make_event(
    on("2026-12-05", "10:00", "12:00"),
    online="https://meeting.example.org/1",
    reception="9:30 から",
    weather="小雨決行",
    rain_date=(
        Single(start=at("2026-12-06", "10:00"), end=at("2026-12-06", "12:00")),
        Single(start=date(2026, 12, 13), end=date(2026, 12, 14)),
    ),
    fee=("大人 500円", "子ども 無料"),
    capacity="20人",
    selection="lottery",
    apply="必要",
    apply_how=("電話", "メール"),
    apply_from=at("2026-11-24", "09:00"),
    deadline=date(2026, 12, 1),
    booking=(BookingState(state="open"), BookingState(state="full", day=date(2026, 12, 5))),
    audience=("小学生", "保護者"),
    eligibility="どなたでも",
    bring=("飲み物",),
    contact=Contact(name="見本の窓口", phone="075-000-0000", mail="mihon@example.jp", note="平日"),
)


def test_everything_that_was_told_has_a_line() -> None:
    lines = [f"{label}: {text}" for label, text in particulars(FULL, make_catalog(FULL))]
    assert lines == [
        "オンライン: https://meeting.example.org/1",
        "受付: 9:30 から",
        "雨天: 小雨決行",
        "予備日: 2026年12月6日（日）午前10時〜正午、2026年12月13日（日）",
        "料金: 大人 500円、子ども 無料",
        "定員: 20人（抽選）",
        "申込: 必要",
        "申込方法: 電話、メール",
        "申込開始: 2026年11月24日（火）午前9時",
        "申込締切: 2026年12月1日（火）",
        "申込の状態: 受付中、12月5日（土） 満員",
        "対象: 小学生、保護者",
        "参加できる人: どなたでも",
        "持ち物: 飲み物",
        "主催: 見本区役所",
        "問い合わせ: 見本の窓口 電話 075-000-0000 mihon@example.jp （平日）",
    ]


def test_what_was_not_told_has_none() -> None:
    bare = make_event(fee=(), apply="")
    assert particulars(bare, make_catalog(bare)) == (("主催", "見本区役所"),)
    assert contact_text(Contact()) == ""


def test_the_organizer_is_the_name_that_was_written() -> None:
    assert organizer_name(replace(MARKET, host="地域力推進室"), make_catalog()) == "地域力推進室"


@pytest.mark.parametrize(
    ("venue", "status", "names"),
    [
        ((), Status.SCHEDULED, ["区役所ロビー"]),
        (("hall",), Status.SCHEDULED, ["見本会館"]),
        (("となりの公園",), Status.MOVED, ["となりの公園"]),
        (("hall",), Status.ONLINE, []),
    ],
)
def test_where_it_is(venue: tuple[str, ...], status: Status, names: list[str]) -> None:
    places = places_of(MARKET, venue, status, make_catalog())
    assert [place.name for place in places] == names


@pytest.mark.parametrize(
    ("example", "today", "day"),
    [
        ("second part", date(2026, 11, 21), date(2026, 12, 1)),
        ("second part", date(2026, 12, 8), date(2026, 12, 11)),
        ("second part", date(2028, 1, 1), date(2027, 1, 29)),
        ("wholly cancelled", date(2026, 12, 2), date(2026, 12, 4)),
        ("over new year in one piece", date(2027, 1, 2), date(2026, 12, 31)),
    ],
)
def test_the_next_occurrence(example: str, today: date, day: date) -> None:
    found = next_occurrence(occurrences_of(EXAMPLES[example]), today)
    assert found is not None
    assert found.start.date() == day


def test_the_last_one_left_counts_even_when_it_is_cancelled() -> None:
    event = make_event(weekly(TUESDAY, until=date(2026, 12, 8)), overrides=(CANCELLED_DAY,))
    found = next_occurrence(occurrences_of(event), date(2026, 12, 7))
    assert found is not None
    assert found.status is Status.CANCELLED
    assert next_occurrence((), date(2026, 12, 7)) is None


@pytest.mark.parametrize(
    ("fee", "price"),
    [
        ("無料", 0),
        ("500円", 500),
        ("1人500円", 500),
        ("1,200円", 1200),
        ("約500円", None),
        ("", None),
    ],
)
def test_the_price(fee: str, price: int | None) -> None:
    assert price_of(make_event(fee=(fee,) if fee else ())) == price
