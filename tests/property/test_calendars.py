"""A law: what a page lists and what a subscribed calendar shows are the same occurrences.

Recurrences of every shape, changed and cancelled, are written as .ics and unrolled again by four
engines that know nothing of ours, two of which share no code with dateutil.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_events.clock import day_of
from community_events.model.records import Event
from community_events.model.recurrence import (
    Frequency,
    Moment,
    Override,
    Recurrence,
    Rule,
    Single,
    Status,
    Weekday,
)
from community_events.occurrences import expand_part
from tests.calendar_engines import READERS
from tests.example_events import at, make_event, occurrences_of
from tests.test_vevent import calendar_of, expected

DAYS = st.dates(date(2026, 11, 1), date(2027, 4, 30))
CLOCKS = st.sampled_from(["00:00", "06:30", "08:59", "09:00", "10:00", "15:30", "23:30"])
LENGTHS = st.sampled_from([None, timedelta(minutes=30), timedelta(hours=5), timedelta(hours=26)])
# Two years, as far as an entry may reach; daily rules less, for the run to stay short.
_SPANS = {
    Frequency.DAILY: st.integers(0, 120),
    Frequency.WEEKLY: st.integers(0, 365) | st.just(730),
    Frequency.MONTHLY: st.integers(0, 730),
}
WEEKLY = st.frozensets(st.integers(0, 6), min_size=1, max_size=3)


@st.composite
def starts(draw: st.DrawFn) -> Moment:
    day = draw(DAYS)
    return draw(st.sampled_from([day, at(day.isoformat(), draw(CLOCKS))]))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Draw a bounded rule whose start is its first occurrence, with a few days off."""
    start = draw(starts())
    timed = isinstance(start, datetime)
    frequency = draw(st.sampled_from([Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY]))
    nth = (day_of(start).day - 1) // 7 + 1
    weekdays: tuple[Weekday, ...] = ()
    if frequency is Frequency.WEEKLY:
        drawn = draw(WEEKLY) | {day_of(start).weekday()}
        weekdays = tuple(Weekday(day=day) for day in sorted(drawn))
    elif frequency is Frequency.MONTHLY:
        weekdays = (Weekday(nth=nth, day=day_of(start).weekday()),)
    rule = Rule(
        start=start,
        length=draw(LENGTHS) if timed else timedelta(days=draw(st.integers(1, 3))),
        frequency=frequency,
        interval=draw(st.integers(1, 3)),
        weekdays=weekdays,
        until=day_of(start) + timedelta(days=draw(_SPANS[frequency])),
    )
    days = [day_of(begin) for begin, _ in expand_part(rule, None)]
    off = draw(st.frozensets(st.sampled_from(days), max_size=3)) - {days[0]}
    return replace(rule, exceptions=tuple(sorted(off)))


@st.composite
def singles(draw: st.DrawFn) -> Single:
    start = draw(starts())
    if not isinstance(start, datetime):
        return Single(start=start, end=start + timedelta(days=draw(st.integers(1, 4))))
    length = draw(LENGTHS)
    return Single(start=start, end=None if length is None else start + length)


@st.composite
def events(draw: st.DrawFn) -> Event:
    parts = tuple(draw(st.lists(st.one_of(rules(), singles()), min_size=1, max_size=3)))
    event = make_event()
    event = replace(event, recurrence=Recurrence(parts=parts))
    days = sorted({day_of(o.original) for o in occurrences_of(event)})
    overrides = tuple(
        draw(overrides_of(day))
        for day in sorted(draw(st.frozensets(st.sampled_from(days), max_size=3)))
    )
    return replace(event, overrides=overrides)


@st.composite
def overrides_of(draw: st.DrawFn, day: date) -> Override:
    if draw(st.booleans()):
        return Override(day=day, status=Status.CANCELLED, reason="台風のため")
    moved = day + timedelta(days=draw(st.integers(-3, 9)))
    start = at(moved.isoformat(), draw(CLOCKS))
    end = draw(st.sampled_from([None, start + timedelta(hours=2)]))
    return Override(day=day, status=Status.RESCHEDULED, start=start, end=end)


@st.composite
def catalogs(draw: st.DrawFn) -> tuple[Event, ...]:
    """Draw a few Events, each with an address of its own."""
    drawn = draw(st.lists(events(), min_size=1, max_size=4))
    return tuple(
        replace(event, slug=f"event-{number}", id=f"event/ward-office/event-{number}")
        for number, event in enumerate(drawn)
    )


@settings(max_examples=40)
@given(catalogs())
def test_page_and_subscription_cannot_disagree(drawn: tuple[Event, ...]) -> None:
    _all_engines_agree(drawn)


@pytest.mark.deep
@settings(max_examples=500)
@given(catalogs())
def test_page_and_subscription_cannot_disagree_in_thousands_of_catalogs(
    drawn: tuple[Event, ...],
) -> None:
    _all_engines_agree(drawn)


def _all_engines_agree(drawn: tuple[Event, ...]) -> None:
    """The whole catalog as one calendar, and each Event as its own, in every engine."""
    whole = sorted(times for event in drawn for times in expected(event))
    calendars = [calendar_of(*drawn), *(calendar_of(event) for event in drawn)]
    for name, read in READERS.items():
        assert read(calendars) == [whole, *map(expected, drawn)], name


@settings(max_examples=60)
@given(events())
def test_every_component_is_named_once(event: Event) -> None:
    components = icalendar.Calendar.from_ical(calendar_of(event)).walk("VEVENT")
    names = [
        (str(c["UID"]), c["RECURRENCE-ID"].to_ical() if "RECURRENCE-ID" in c else "")
        for c in components
    ]
    assert len(set(names)) == len(names)
