"""Listed dates: a month's plan of opening days, and which days of an event a text means."""

from __future__ import annotations

from datetime import date

import pytest

from community_events.model.recurrence import Recurrence
from community_events.occurrences import dates_of
from community_events.spans import RawText
from community_events.when import Context, choose_days, describe_dates, listed_until, read_hours

TODAY = date(2026, 11, 21)
CONTEXT = Context(today=TODAY, strict=True)
DAYS = tuple(date(2026, 12, day) for day in (1, 4, 8, 11, 15, 18, 22, 25))
"""Tuesdays and Fridays."""


def hours(*texts: str) -> Recurrence:
    readings = [read_hours(RawText.of(text), CONTEXT) for text in texts]
    assert not any(reading.is_error for reading in readings)
    return Recurrence(parts=tuple(part for reading in readings for part in reading.parts))


PLANS = [
    ("2026年12月の開館日 5・12・19", "5 12 19", "numbers with dots"),
    ("2026年12月の開館日：5日（土）、12日（土）", "5 12", "days with weekdays"),
    ("令和8年12月の開室日は 5、12、19 です", "5 12 19", "an era"),
    ("2026年12月の営業日 5・12 10:00〜16:00", "5 12", "with hours"),
    ("2026年12月 開所日 5(土)・6(日)", "5 6", "without の"),
]


@pytest.mark.parametrize(("text", "days", "reason"), PLANS)
def test_a_months_plan_is_read(text: str, days: str, reason: str) -> None:
    found = [day for part in hours(text).parts for day in dates_of(part, None)]
    assert [str(day.day) for day in found] == days.split(" "), reason
    assert {(day.year, day.month) for day in found} == {(2026, 12)}


def test_the_printed_list_of_dates_is_read_back() -> None:
    (line,) = describe_dates(hours("2026年12月の開館日 5・12・19"))
    assert describe_dates(hours(f"2026年{line}")) == (line,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026年12月の開館日 5・12・20(土)", "weekday-mismatch"),
        ("2026年12月の開館日 31・1", "dates-backwards"),
        ("2026年12月の開館日 32", "no-such-date"),
        ("2026年12月の開館日 未定", "date-unreadable"),
    ],
)
def test_a_plan_with_a_wrong_day_is_refused(text: str, code: str) -> None:
    assert [d.code for d in read_hours(RawText.of(text), CONTEXT).diagnostics] == [code]


UNTIL = [
    (("2026年12月の開館日 5・12・19",), date(2026, 12, 31), "the end of the month that is listed"),
    (("2026年12月の開館日 5", "2027年1月の開館日 9"), date(2027, 1, 31), "the later month"),
    (("毎週火曜 10:00〜17:00",), None, "a rule without an end never runs out"),
    (("毎週火曜", "2026年12月の開館日 5"), date(2026, 12, 31), "the list beside it does"),
    (("2027年3月31日まで毎週火曜",), date(2027, 3, 31), "a rule with an end"),
    (("2027年3月31日まで毎週火曜", "毎週金曜"), None, "one of two rules goes on"),
    (("土日祝 10:00〜17:00",), None, "the public holidays of a rule are no list"),
    ((), None, "nothing is known"),
]


@pytest.mark.parametrize(("texts", "until", "reason"), UNTIL)
def test_a_list_of_days_runs_out_with_its_month(
    texts: tuple[str, ...], until: date | None, reason: str
) -> None:
    assert listed_until(hours(*texts)) == until, reason


CHOSEN = [
    ("毎週火曜", "1 8 15 22", "a rule means the days of the event that fit"),
    ("第2・第4金曜", "11 25", "ordinals"),
    ("2026年12月4日", "4", "a date"),
    ("2026年12月4日・8日", "4 8", "two dates"),
    (
        "2026年12月1日〜8日",
        "1 2 3 4 5 6 7 8",
        "a span; what is no day of the event is said elsewhere",
    ),
    ("2026年12月10日まで毎週火曜", "1 8", "a rule with an end of its own"),
    ("全日", "1 4 8 11 15 18 22 25", "all of them"),
]


@pytest.mark.parametrize(("text", "chosen", "reason"), CHOSEN)
def test_a_text_means_some_of_the_days_of_the_event(text: str, chosen: str, reason: str) -> None:
    days, problems = choose_days(RawText.of(text), DAYS, CONTEXT)
    assert problems == ()
    assert [str(day.day) for day in days] == chosen.split(" "), reason


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("毎週水曜", "no-occurrence", "the event has no Wednesday"),
        ("12月4日", "year-missing", "an entry has its years written"),
        ("2026年12月4日(土)", "weekday-mismatch", "it is a Friday"),
        ("たぶん火曜", "date-unreadable", "not a date"),
    ],
)
def test_a_text_that_means_no_day_is_refused_with_help(text: str, code: str, reason: str) -> None:
    days, (problem,) = choose_days(RawText.of(text), DAYS, CONTEXT)
    assert days == ()
    assert problem.code == code, reason
    assert problem.help


def test_without_days_of_the_event_only_written_dates_are_meant() -> None:
    assert choose_days(RawText.of("2026年12月4日"), (), CONTEXT) == ((date(2026, 12, 4),), ())
    assert choose_days(RawText.of("毎週火曜"), (), CONTEXT) == ((), ())
