"""UIDs stay: they follow what a part is about, never what is edited every season."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from community_events.model.records import Event
from community_events.model.recurrence import (
    Frequency,
    Part,
    Recurrence,
    Rule,
    Session,
    Single,
    Weekday,
)
from community_events.uids import base_uid, part_uids
from tests.example_events import FRIDAY, SITE, TUESDAY, WEDNESDAY, make_event, on, weekly

FIRST = on("2026-11-28", "10:00", "12:00")


def monthly(*weekdays: Weekday, **more: object) -> Rule:
    return weekly(*weekdays, frequency=Frequency.MONTHLY, **more)


def second_name(part: Part) -> str:
    """Return what stands between the Event's own name and the ``@`` in the UID of a second part."""
    first, second = part_uids(make_event(FIRST, part), SITE)
    assert first == "market.ward-office@events.example.org"
    return second.removeprefix("market.ward-office.").removesuffix("@events.example.org")


@pytest.mark.parametrize(
    ("more", "uid", "reason"),
    [
        ({}, "market.ward-office@events.example.org", "derived from where the file lies"),
        ({"uid": "popup"}, "popup@events.example.org", "explicit without a domain"),
        ({"uid": "popup@old.example.jp"}, "popup@old.example.jp", "explicit with its own domain"),
    ],
)
def test_the_uid_of_an_event(more: dict[str, object], uid: str, reason: str) -> None:
    assert base_uid(make_event(FIRST, **more), SITE) == uid, reason


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (weekly(TUESDAY), "tu"),
        (weekly(TUESDAY, FRIDAY), "tu-fr"),
        (weekly(WEDNESDAY, interval=2), "we"),
        (monthly(Weekday(nth=2, day=2)), "2we"),
        (monthly(Weekday(nth=1, day=5), Weekday(nth=3, day=5)), "1sa-3sa"),
        (monthly(Weekday(nth=-1, day=6)), "lastsu"),
        (monthly(Weekday(nth=-2, day=6)), "last2su"),
        (monthly(month_days=(15,)), "d15"),
        (monthly(month_days=(-1,)), "dlast1"),
        (weekly(frequency=Frequency.DAILY), "daily"),
        (weekly(), "tu"),
        (monthly(), "d1"),
        (weekly(frequency=Frequency.YEARLY, months=(12,), month_days=(5,)), "m12-d5"),
        (weekly(frequency=Frequency.YEARLY), "m12-d1"),
        (on("2026-12-23", "10:00", "15:00"), "20261223"),
        (Single(start=date(2026, 12, 23), end=date(2026, 12, 24)), "20261223"),
    ],
)
def test_a_further_part_is_named_after_its_own_rule_or_date(part: Part, name: str) -> None:
    assert second_name(part) == name


EDITS = {
    "期間": lambda rule: replace(rule, until=date(2028, 3, 31)),
    "まで何回": lambda rule: replace(rule, until=None, count=9),
    "始まり": lambda rule: replace(rule, start=rule.start + timedelta(weeks=8)),
    "除く": lambda rule: replace(rule, exceptions=(date(2026, 12, 29),)),
    "会場": lambda rule: replace(rule, session=Session(venue=("hall",))),
    "定員": lambda rule: replace(rule, session=Session(capacity="20人")),
    "見出し": lambda rule: replace(rule, session=Session(label="午前の部")),
    "時刻": lambda rule: replace(rule, start=rule.start + timedelta(hours=2)),
    "長さ": lambda rule: replace(rule, length=None),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edit_of_anything_else_keeps_every_uid(edit) -> None:
    rules = (weekly(TUESDAY), weekly(FRIDAY, start="2026-12-04"))
    before = part_uids(make_event(*rules), SITE)
    assert part_uids(make_event(*map(edit, rules)), SITE) == before


def test_the_title_is_no_part_of_a_uid() -> None:
    event = make_event(weekly(TUESDAY), FIRST)
    assert part_uids(replace(event, title="新しい名前"), SITE) == part_uids(event, SITE)


def names(*parts: Part) -> list[str]:
    return [
        uid.split("@")[0].removeprefix("market.ward-office")
        for uid in part_uids(event_of(parts), SITE)
    ]


def event_of(parts: tuple[Part, ...]) -> Event:
    return replace(make_event(), recurrence=Recurrence(parts=parts))


@pytest.mark.parametrize(
    ("parts", "expected", "reason"),
    [
        (
            (weekly(TUESDAY), weekly(TUESDAY, clock="13:00")),
            ["", ".tu"],
            "the first has no name that could be equal",
        ),
        (
            (FIRST, weekly(TUESDAY), weekly(TUESDAY, clock="13:00")),
            ["", ".tu", ".tu-1300"],
            "the clock where there is no label",
        ),
        (
            (FIRST, weekly(TUESDAY), weekly(TUESDAY, session=Session(label="PM"), clock="13:00")),
            ["", ".tu", ".tu-pm"],
            "the label before the clock",
        ),
        (
            (FIRST, FIRST, on("2026-11-28", "13:00", None, session=Session(label="午後の部"))),
            ["", ".20261128", ".20261128-ea9f59"],
            "a Japanese label as the head of its digest",
        ),
        (
            (FIRST, FIRST, FIRST, FIRST, FIRST),
            ["", ".20261128", ".20261128-1000", ".20261128-1000-2", ".20261128-1000-3"],
            "counted, when nothing tells them apart",
        ),
    ],
)
def test_equal_parts_are_told_apart(
    parts: tuple[Part, ...], expected: list[str], reason: str
) -> None:
    assert names(*parts) == expected, reason


def test_a_part_that_is_appended_changes_no_uid() -> None:
    parts = [
        FIRST,
        weekly(TUESDAY),
        weekly(TUESDAY, clock="13:00"),
        on("2026-12-23", "10:00", None),
    ]
    for more in (weekly(TUESDAY, clock="16:00"), on("2026-12-23", "13:00", None), FIRST):
        assert names(*parts, more)[:-1] == names(*parts)
        parts.append(more)


def test_an_event_without_dates_has_no_uids() -> None:
    assert part_uids(make_event(), SITE) == ()


def test_a_date_that_stands_for_a_rule_has_its_date_in_its_uid_also_when_it_is_the_first() -> None:
    told = [
        on(day, "10:00", None, told="第4月曜日の週の平日") for day in ("2026-11-24", "2026-11-25")
    ]
    assert names(*told) == [".20261124", ".20261125"]
    assert names(*told[1:]) == [".20261125"], "期間 begins a day later"
    assert names(*told, weekly(TUESDAY)) == [".20261124", ".20261125", ""]
