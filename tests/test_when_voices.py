"""Every language says every kind of statement, and says what is in it (when.voices)."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest

from community_events.clock import TOKYO
from community_events.model.recurrence import Frequency, Weekday
from community_events.when.telling import (
    Closed,
    ClosedKind,
    ClosedTold,
    DatesTold,
    Days,
    Hours,
    MonthTold,
    NoteTold,
    OtherHours,
    PeriodTold,
    RuleTold,
    SpanTold,
    Statement,
    Telling,
    WeeksTold,
)
from community_events.when.voices import VOICES

EDITIONS = sorted(VOICES)
NUMBERS_IN_LETTERS = {"noon": "12:00", "दोस्रो": "2", "तेस्रो": "3", "चौथो": "4"}
MORNING = Hours(start=time(10), end=time(12))
AFTERNOON = Hours(start=time(13, 30), end=time(15, 45))
TUESDAY = Weekday(day=1)

#: (statement, the numbers that must be heard, in any order, why)
SAID: list[tuple[Statement, tuple[str, ...], str]] = [
    (RuleTold(days=Days(frequency=Frequency.DAILY)), (), "all day, every day"),
    (RuleTold(days=Days(frequency=Frequency.DAILY, interval=3)), ("3",), "every third day"),
    (
        RuleTold(days=Days(frequency=Frequency.WEEKLY, weekdays=(TUESDAY,)), hours=(MORNING,)),
        ("10:00", "12:00"),
        "one weekday",
    ),
    (
        RuleTold(
            days=Days(frequency=Frequency.WEEKLY, weekdays=(TUESDAY,)), hours=(MORNING, AFTERNOON)
        ),
        ("10:00", "12:00", "13:30", "15:45"),
        "twice on a day",
    ),
    (
        RuleTold(days=Days(frequency=Frequency.WEEKLY, interval=4, weekdays=(TUESDAY,))),
        ("4",),
        "every fourth week",
    ),
    (
        RuleTold(
            days=Days(
                frequency=Frequency.WEEKLY,
                weekdays=tuple(Weekday(day=day) for day in range(5)),
                working=True,
            )
        ),
        (),
        "working days",
    ),
    (
        RuleTold(
            days=Days(
                frequency=Frequency.WEEKLY,
                weekdays=(Weekday(day=5), Weekday(day=6)),
                and_holidays=True,
            )
        ),
        (),
        "and public holidays",
    ),
    (
        RuleTold(
            days=Days(
                frequency=Frequency.MONTHLY,
                weekdays=(Weekday(nth=2, day=5), Weekday(nth=-1, day=5)),
            )
        ),
        ("2",),
        "ordinals and the last",
    ),
    (
        RuleTold(days=Days(frequency=Frequency.MONTHLY, month_days=(15, -1), months=(4, 6))),
        ("15",),
        "days of some months",
    ),
    (
        RuleTold(days=Days(frequency=Frequency.YEARLY, month_days=(23,), months=(12,))),
        ("23",),
        "once a year",
    ),
    (WeeksTold(weekday=Weekday(nth=4, day=0), hours=(MORNING,)), ("4", "10:00"), "a week by name"),
    (
        OtherHours(weekdays=(Weekday(day=5),), hours=(AFTERNOON,)),
        ("13:30", "15:45"),
        "other hours on a weekday",
    ),
    (
        OtherHours(days=(date(2026, 12, 1),), hours=(AFTERNOON,)),
        ("2026", "13:30"),
        "other hours on a date",
    ),
    (
        ClosedTold(
            closed=(
                Closed(kind=ClosedKind.HOLIDAYS),
                Closed(kind=ClosedKind.WEEKDAY, weekday=Weekday(nth=3, day=0)),
                Closed(
                    kind=ClosedKind.NAMED,
                    name="休館日",
                    spans=((date(2026, 12, 28), date(2027, 1, 4)),),
                    yearly=True,
                ),
                Closed(kind=ClosedKind.DATES, spans=((date(2027, 2, 8), date(2027, 2, 8)),)),
            )
        ),
        ("3", "28", "4", "2027", "8"),
        "all that can be left out",
    ),
    (PeriodTold(first=date(2026, 12, 1), last=date(2027, 3, 31)), ("2026", "2027", "31"), "period"),
    (PeriodTold(first=date(2026, 12, 1), count=5), ("2026", "5"), "so many times"),
    (PeriodTold(first=date(2026, 12, 1)), ("2026", "1"), "no end"),
    (
        DatesTold(days=(date(2026, 12, 5), date(2027, 1, 9)), hours=(AFTERNOON,)),
        ("2026", "5", "2027", "9", "13:30", "15:45"),
        "dates",
    ),
    (DatesTold(days=(date(2026, 12, 5),), also=True), ("2026", "5"), "one date more"),
    (SpanTold(first=date(2026, 12, 5), last=date(2026, 12, 8)), ("5", "8"), "days on end"),
    (
        SpanTold(
            first=datetime(2026, 12, 5, 10, tzinfo=TOKYO),
            last=datetime(2026, 12, 6, 9, tzinfo=TOKYO),
        ),
        ("5", "10:00", "6", "9:00"),
        "through the night",
    ),
    (NoteTold(text="小雨決行"), (), "a note"),
]


def numbers(said: str) -> set[str]:
    """Return all numbers, clock times as 10:00 also where 10時 or 10 in a word (4th) is said."""
    clocks = re.sub(r"(\d+)時(?:(\d+)分)?", lambda m: f"{m[1]}:{m[2] or '00'}", said)
    for word, number in NUMBERS_IN_LETTERS.items():
        clocks = clocks.replace(word, number)
    return set(re.findall(r"\d+:\d+", clocks)) | set(re.findall(r"\d+", clocks))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("statement", "heard", "reason"), SAID, ids=[row[2] for row in SAID])
def test_a_language_says_all_numbers_of_a_statement(
    edition: str, statement: Statement, heard: tuple[str, ...], reason: str
) -> None:
    said = VOICES[edition](hours24=True).say(Telling(statements=(statement,)))
    assert set(heard) <= numbers(said), reason
    assert said.endswith(("。", ".", "।"))
    assert said == said.strip()
    assert "  " not in said
    assert not set("〜～/／") & set(said)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_statements_sound_alike(edition: str) -> None:
    voice = VOICES[edition]()
    said = [voice.say(Telling(statements=(statement,))) for statement, _, _ in SAID]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("edition", EDITIONS)
def test_names_are_said_as_the_vocabulary_has_them(edition: str) -> None:
    closed = Closed(kind=ClosedKind.NAMED, name="館内整理日")
    labelled = Hours(start=time(10), label="体験会")
    telling = Telling(
        statements=(
            RuleTold(days=Days(frequency=Frequency.DAILY), hours=(labelled,)),
            ClosedTold(closed=(closed,)),
        )
    )
    names = {"館内整理日": "NAME ONE", "体験会": "NAME TWO"}
    said = VOICES[edition](names).say(telling)
    if edition != "ja":  # what people wrote is what Japanese says
        assert "NAME ONE" in said
        assert "NAME TWO" in said
    assert "館内整理日" in VOICES[edition]().say(telling)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_month_names_all_of_its_days(edition: str) -> None:
    days = (date(2026, 12, 1), date(2026, 12, 14))
    line = VOICES[edition]().say_months((MonthTold(days=days, with_year=True),))[0]
    assert {"2026", "1", "14"} <= numbers(line)
