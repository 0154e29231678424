"""Occurrences as rows of a list, under their days.

The rule this module keeps: an Occurrence stands once, on its first day, or on today when it began
earlier and still lasts; what differs from what was announced is a word, a reason and what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence, Status
from community_events.monthly import days_by_month
from community_events.particulars import exhibitors_of, organizer_name, places_of
from community_events.render.pages.frame import mark_of
from community_events.render.views import DayView, MonthDatesView, RowView
from community_events.render.whereabouts import place_text
from community_events.schema import BOOKING_STATES
from community_events.when.holidays import name_of_holiday
from community_events.wording import (
    WEEKDAYS,
    change_word,
    day_text,
    last_day,
    moment_text,
    status_word,
    time_text,
)

_BOOKING_WORDS = dict(BOOKING_STATES)


def make_row(occurrence: Occurrence, index: Index) -> RowView:
    """Return one line of a list."""
    event = index.catalog.events[occurrence.event]
    return RowView(
        title=event.title,
        href=f"/events/{occurrence.event}/",
        iso=iso_text(occurrence.start),
        day=day_text(occurrence.start, with_year=day_of(occurrence.start).year != index.today.year),
        time=time_text(occurrence.start, occurrence.end),
        label=occurrence.session.label,
        place=place_text(occurrence, event, index.catalog),
        organizer=organizer_name(event, index.catalog),
        summary=event.summary,
        fee=event.fee[0] if event.fee else "",
        booking=booking_text(event, occurrence),
        status=_tone(occurrence),
        status_word=change_word(occurrence),
        reason=occurrence.reason,
        note=_was(occurrence),
        exhibitors="、".join(name.name for name in exhibitors_of(event, occurrence)),
        mark=mark_of(event),
        last=_last(occurrence),
    )


def make_undated_row(key: str, index: Index) -> RowView:
    """Return the line of an Event that has no dates yet."""
    event = index.catalog.events[key]
    return RowView(
        title=event.title,
        href=f"/events/{key}/",
        iso="",
        day="",
        time="日程調整中",
        place="・".join(p.name for p in places_of(event, (), event.status, index.catalog)),
        organizer=organizer_name(event, index.catalog),
        summary=event.summary,
        status=event.status.value,
        status_word=status_word(event.status),
        reason=event.status_reason,
        mark=mark_of(event),
    )


def make_days(occurrences: Iterable[Occurrence], index: Index) -> tuple[DayView, ...]:
    """Return sorted Occurrences under the days on which a reader looks for them."""
    by_day = groupby(occurrences, key=lambda o: max(day_of(o.start), index.today))
    return tuple(
        make_day(day, tuple(make_row(o, index) for o in group), index) for day, group in by_day
    )


def make_day(day: date, rows: tuple[RowView, ...], index: Index) -> DayView:
    """Return one day, also an empty one, in words and in pieces."""
    holiday = name_of_holiday(day) or ""
    tone = {5: "saturday", 6: "sunday"}.get(day.weekday(), "")
    return DayView(
        iso=day.isoformat(),
        heading=day_text(day, with_year=day.year != index.today.year),
        note=holiday,
        rows=rows,
        month=f"{day.month}月" if day.year == index.today.year else f"{day.year}年{day.month}月",
        number=str(day.day),
        weekday=WEEKDAYS[day.weekday()],
        tone="sunday" if holiday else tone,
        is_today=day == index.today,
    )


def make_months(occurrences: Iterable[Occurrence]) -> tuple[MonthDatesView, ...]:
    """Return the days of sorted Occurrences by month, each with what differs on it."""
    return tuple(
        MonthDatesView(
            heading=month.heading, days=tuple((day.isoformat(), words) for day, words in month.days)
        )
        for month in days_by_month(occurrences)
    )


def iso_text(moment: date | datetime) -> str:
    """Return the value of a ``<time>`` element: with offset when there is a time."""
    return (
        moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    )


def booking_text(event: Event, occurrence: Occurrence | None = None) -> str:
    """Return the booking state of this Occurrence's day, else of the whole Event."""
    day = day_of(occurrence.original) if occurrence else None
    states = {state.day: state.state for state in event.booking}
    return _BOOKING_WORDS.get(states.get(day) or states.get(None, ""), "")


def _tone(occurrence: Occurrence) -> str:
    """Return the status for the look of a row; a changed time is a change, though scheduled."""
    only_time = occurrence.changed and occurrence.status is Status.SCHEDULED
    return "changed" if only_time else occurrence.status.value


def _last(occurrence: Occurrence) -> str:
    last = last_day(occurrence.start, occurrence.end)
    return last.isoformat() if last > day_of(occurrence.start) else ""


def _was(occurrence: Occurrence) -> str:
    if occurrence.start == occurrence.original:
        return ""
    if day_of(occurrence.start) != day_of(occurrence.original):
        return f"{moment_text(occurrence.original)}から変わりました。"
    return f"もとの始まりは{time_text(occurrence.original, None).removesuffix('から')}でした。"
