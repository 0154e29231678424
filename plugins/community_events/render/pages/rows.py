"""Occurrences as rows of a list, under their days.

The rule this module keeps: an Occurrence stands once, on its first day, or on today when it began
earlier and still lasts; what differs from what was announced is a word, a reason and what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from community_events.clock import day_of
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence, Status
from community_events.monthly import days_by_month
from community_events.particulars import exhibitors_of, organizer_name, places_of
from community_events.render.pages.frame import Frame, day_anchor, mark_of
from community_events.render.pages.repeats import NO_REPEATS, Repeats, fold_day
from community_events.render.tongues import LIST, PLAIN, Tongue
from community_events.render.views import DayView, MonthDatesView, RowView
from community_events.render.whereabouts import place_text
from community_events.sameness import Same
from community_events.when.holidays import name_of_holiday
from community_events.wording import last_day


def make_row(occurrence: Occurrence, frame: Frame, repeat: str = "") -> RowView:
    """Return one line of a list; ``repeat`` as RowView has it."""
    row = frame.made.rows.get((occurrence, repeat))
    if row is None:
        row = (
            replace(make_row(occurrence, frame), repeat=repeat)
            if repeat
            else _row(occurrence, frame)
        )
        frame.made.rows[occurrence, repeat] = row
    return row


def _row(occurrence: Occurrence, frame: Frame) -> RowView:
    index, tongue = frame.index, frame.tongue
    with_year = day_of(occurrence.start).year != index.today.year
    event = index.catalog.events[occurrence.event]
    return RowView(
        title=event.title,
        href=f"/events/{occurrence.event}/",
        iso=iso_text(occurrence.start),
        day=tongue.day_text(occurrence.start, with_year=with_year),
        time=tongue.time_text(occurrence.start, occurrence.end),
        label=occurrence.session.label,
        place=place_text(occurrence, event, index.catalog, tongue),
        organizer=organizer_name(event, index.catalog),
        summary=event.summary,
        fee=next(iter(tongue.fee_lines(event.fee)), ""),
        booking=booking_text(event, occurrence, tongue),
        status=_tone(occurrence),
        status_word=tongue.change_word(occurrence),
        reason=occurrence.reason,
        note=_was(occurrence, tongue),
        exhibitors=tongue.join((name.name for name in exhibitors_of(event, occurrence)), LIST),
        mark=mark_of(event, tongue),
        last=_last(occurrence),
    )


def make_undated_row(key: str, frame: Frame) -> RowView:
    """Return the line of an Event that has no dates yet."""
    index, tongue = frame.index, frame.tongue
    event = index.catalog.events[key]
    return RowView(
        title=event.title,
        href=f"/events/{key}/",
        iso="",
        day="",
        time=tongue.status_word(Status.TBD),
        place=tongue.join(p.name for p in places_of(event, (), event.status, index.catalog)),
        organizer=organizer_name(event, index.catalog),
        summary=event.summary,
        status=event.status.value,
        status_word=tongue.status_word(event.status),
        reason=event.status_reason,
        mark=mark_of(event, tongue),
    )


def make_days(
    occurrences: Iterable[Occurrence], first: date, frame: Frame, repeats: Repeats = NO_REPEATS
) -> tuple[DayView, ...]:
    """Return sorted Occurrences under the days on which a reader looks for them.

    What began before ``first`` and still lasts stands on it.
    """
    by_day = groupby(occurrences, key=lambda o: max(day_of(o.start), first))
    return tuple(
        _day_of_list(day, tuple(make_row(o, frame, repeats.mark(o, day)) for o in group), frame)
        for day, group in by_day
    )


def _day_of_list(day: date, rows: tuple[RowView, ...], frame: Frame) -> DayView:
    """Return the day as all lists share it that have the same rows on it."""
    key = day, tuple(map(Same, rows))
    if key not in frame.made.days:
        frame.made.days[key] = fold_day(make_day(day, rows, frame))
    return frame.made.days[key]


def make_day(day: date, rows: tuple[RowView, ...], frame: Frame) -> DayView:
    """Return one day, also an empty one, in words and in pieces."""
    today, tongue = frame.index.today, frame.tongue
    holiday = name_of_holiday(day) or ""
    tone = {5: "saturday", 6: "sunday"}.get(day.weekday(), "")
    leaf = tongue.leaf(day, with_year=day.year != today.year)
    return DayView(
        iso=day.isoformat(),
        heading=tongue.day_text(day, with_year=day.year != today.year),
        note=tongue.holiday_name(holiday),
        rows=rows,
        month=leaf.month,
        number=leaf.number,
        unit=leaf.unit,
        weekday=leaf.weekday,
        tone="sunday" if holiday else tone,
        is_today=day == today,
        anchor=day_anchor(day),
    )


def make_months(occurrences: Iterable[Occurrence], tongue: Tongue) -> tuple[MonthDatesView, ...]:
    """Return the days of sorted Occurrences by month, each with what differs on it."""

    def heading(year: int, month: int) -> str:
        return tongue.say("%(month)sの開催日", month=tongue.month_text(year, month))

    def words(day: date, found: tuple[Occurrence, ...]) -> str:
        return _day_words(day, found, tongue)

    return tuple(
        MonthDatesView(
            heading=month.heading, days=tuple((day.isoformat(), text) for day, text in month.days)
        )
        for month in days_by_month(occurrences, heading, words)
    )


def _day_words(day: date, occurrences: tuple[Occurrence, ...], tongue: Tongue) -> str:
    """Return 8（火）中止; where only a part of the day differs, which part: as ``monthly`` does."""
    last = max(last_day(o.start, o.end) for o in occurrences)
    text = tongue.day_chip(day, last)
    words = [tongue.change_word(o) for o in occurrences]
    if len(set(words)) == 1:
        return tongue.remark(text, words[0])
    told = (
        tongue.remark(_session_text(o, tongue), w)
        for o, w in zip(occurrences, words, strict=True)
        if w
    )
    return tongue.remark(text, tongue.join(told))


def _session_text(occurrence: Occurrence, tongue: Tongue) -> str:
    if occurrence.session.label or occurrence.is_all_day:
        return occurrence.session.label
    return tongue.start_text(occurrence.original)


def iso_text(moment: date | datetime) -> str:
    """Return the value of a ``<time>`` element: with offset when there is a time."""
    return (
        moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    )


def booking_text(event: Event, occurrence: Occurrence | None = None, tongue: Tongue = PLAIN) -> str:
    """Return the booking state of this Occurrence's day, else of the whole Event."""
    day = day_of(occurrence.original) if occurrence else None
    states = {state.day: state.state for state in event.booking}
    return tongue.booking_word(states.get(day) or states.get(None, ""))


def _tone(occurrence: Occurrence) -> str:
    """Return the status for the look of a row; a changed time is a change, though scheduled."""
    only_time = occurrence.changed and occurrence.status is Status.SCHEDULED
    return "changed" if only_time else occurrence.status.value


def _last(occurrence: Occurrence) -> str:
    last = last_day(occurrence.start, occurrence.end)
    return last.isoformat() if last > day_of(occurrence.start) else ""


def _was(occurrence: Occurrence, tongue: Tongue) -> str:
    old = occurrence.original
    if occurrence.start == old:
        return ""
    if day_of(occurrence.start) != day_of(old) or not isinstance(old, datetime):
        return tongue.say("%(day)sから変わりました。", day=tongue.moment_text(old))
    return tongue.say("もとの始まりは%(time)sでした。", time=tongue.clock_text(old))
