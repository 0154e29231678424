"""Recurrence → Occurrences, judged by hand and by another engine."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.clock import TOKYO
from community_events.model.recurrence import (
    Frequency,
    Override,
    Recurrence,
    Rule,
    Session,
    Single,
    Status,
    Weekday,
    Window,
)
from community_events.occurrences import LIMIT, dates_of, expand, expand_part, moment_key

DECEMBER = Window(first=date(2026, 12, 1), end=date(2027, 1, 1))


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=TOKYO)


TUESDAYS = Rule(
    start=at(1, 6, 30),
    length=timedelta(hours=1),
    frequency=Frequency.WEEKLY,
    weekdays=(Weekday(day=1),),
)


def test_an_early_tuesday_stays_a_tuesday() -> None:
    starts = [start for start, _ in expand_part(TUESDAYS, DECEMBER)]
    assert [start.day for start in starts] == [1, 8, 15, 22, 29]
    assert {start.strftime("%a %H:%M %z") for start in starts} == {"Tue 06:30 +0900"}


def test_a_start_given_in_utc_is_unrolled_in_tokyo() -> None:
    start = datetime(2026, 11, 30, 21, 30, tzinfo=UTC)
    rule = Rule(start=start, length=None, frequency=Frequency.WEEKLY, weekdays=(Weekday(day=1),))
    assert dates_of(rule, DECEMBER)[:2] == (date(2026, 12, 1), date(2026, 12, 8))


def test_exceptions_are_left_out_and_until_is_inclusive() -> None:
    rule = Rule(
        start=at(1),
        length=None,
        frequency=Frequency.DAILY,
        until=date(2026, 12, 4),
        exceptions=(date(2026, 12, 2),),
    )
    assert [start.day for start, _ in expand_part(rule, None)] == [1, 3, 4]


def test_an_all_day_rule_ends_on_the_next_day() -> None:
    rule = Rule(
        start=date(2026, 12, 5),
        length=timedelta(days=1),
        frequency=Frequency.MONTHLY,
        weekdays=(Weekday(nth=1, day=5),),
        count=2,
    )
    assert expand_part(rule, None) == (
        (date(2026, 12, 5), date(2026, 12, 6)),
        (date(2027, 1, 2), date(2027, 1, 3)),
    )


def test_a_rule_without_an_end_needs_a_window() -> None:
    with pytest.raises(ValueError, match="window"):
        expand_part(TUESDAYS, None)


def test_no_part_gives_more_than_the_limit() -> None:
    rule = Rule(start=date(2020, 1, 1), length=None, frequency=Frequency.DAILY)
    window = Window(first=date(2020, 1, 1), end=date(2030, 1, 1))
    assert len(expand_part(rule, window)) == LIMIT


def test_an_occurrence_may_be_cancelled_and_stays_in_the_list() -> None:
    override = Override(day=date(2026, 12, 8), status=Status.CANCELLED, reason="台風")
    found = expand("e", Recurrence(parts=(TUESDAYS,)), (override,), DECEMBER)
    assert [o.status for o in found] == [Status.SCHEDULED, Status.CANCELLED] + [
        Status.SCHEDULED
    ] * 3
    assert found[1].reason == "台風"
    assert not found[1].takes_place


@pytest.mark.parametrize(
    ("window", "reason"),
    [
        (Window(first=date(2026, 12, 8), end=date(2026, 12, 9)), "where it was"),
        (Window(first=date(2027, 1, 9), end=date(2027, 1, 10)), "where it is now"),
    ],
)
def test_a_moved_occurrence_is_found_on_both_days(window: Window, reason: str) -> None:
    override = Override(
        day=date(2026, 12, 8),
        status=Status.RESCHEDULED,
        start=datetime(2027, 1, 9, 10, tzinfo=TOKYO),
        end=datetime(2027, 1, 9, 11, tzinfo=TOKYO),
    )
    (found,) = expand("e", Recurrence(parts=(TUESDAYS,)), (override,), window)
    assert found.original == at(8, 6, 30), reason
    assert found.start == datetime(2027, 1, 9, 10, tzinfo=TOKYO)
    assert found.changed


def test_an_override_without_a_day_speaks_of_all() -> None:
    override = Override(day=None, status=Status.ONLINE)
    found = expand("e", Recurrence(parts=(TUESDAYS,)), (override,), DECEMBER)
    assert {o.status for o in found} == {Status.ONLINE}


def test_an_override_of_a_time_speaks_of_one_session() -> None:
    parts = (Single(start=at(5, 10)), Single(start=at(5, 14)))
    override = Override(day=date(2026, 12, 5), time=at(5, 14), status=Status.CANCELLED)
    found = expand("e", Recurrence(parts=parts), (override,), None)
    assert [o.status for o in found] == [Status.SCHEDULED, Status.CANCELLED]


def test_the_status_of_the_event_holds_unless_the_day_says_otherwise() -> None:
    override = Override(day=date(2026, 12, 8), status=Status.SCHEDULED)
    found = expand(
        "e",
        Recurrence(parts=(TUESDAYS,)),
        (override,),
        Window(first=date(2026, 12, 1), end=date(2026, 12, 9)),
        status=Status.POSTPONED,
        reason="検討中",
    )
    assert [o.status for o in found] == [Status.POSTPONED, Status.SCHEDULED]


def test_dates_sort_before_the_times_of_that_day() -> None:
    parts = (Single(start=at(5, 0)), Single(start=date(2026, 12, 5)), Single(start=at(4, 23)))
    found = expand("e", Recurrence(parts=parts), (), None)
    assert [o.start for o in found] == [at(4, 23), date(2026, 12, 5), at(5, 0)]


def test_a_venue_of_a_session_is_the_venue_unless_it_is_changed() -> None:
    single = Single(start=at(5), session=Session(venue=("a",)))
    override = Override(day=date(2026, 12, 5), status=Status.MOVED, venue="b")
    recurrence = Recurrence(parts=(single,))
    assert expand("e", recurrence, (), None)[0].venue == ("a",)
    assert expand("e", recurrence, (override,), None)[0].venue == ("b",)


@given(
    st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]),
    st.integers(1, 4),
    st.integers(0, 60),
    st.integers(1, 40),
)
@settings(derandomize=True, deadline=None, max_examples=60)
def test_two_windows_side_by_side_give_what_one_gives(
    frequency: Frequency, interval: int, first: int, length: int
) -> None:
    rule = Rule(start=at(1), length=None, frequency=frequency, interval=interval)
    begin = date(2026, 11, 20) + timedelta(days=first)
    middle, end = begin + timedelta(days=length), begin + timedelta(days=2 * length)
    whole = expand_part(rule, Window(first=begin, end=end))
    halves = expand_part(rule, Window(first=begin, end=middle)) + expand_part(
        rule, Window(first=middle, end=end)
    )
    assert whole == halves
    assert list(whole) == sorted(whole, key=lambda pair: moment_key(pair[0]))
