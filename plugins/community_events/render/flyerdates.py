"""The days of an Event on a flyer: the one day, the list of many, the parts of a day.

The rules this module keeps: what the sentence says by itself is not listed; a day stands once where all
of it is as it is, else each part that differs stands with its label or its time.
"""

from __future__ import annotations

from itertools import groupby

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence
from community_events.monthly import session_text
from community_events.render.flyer import FlyerDate, FlyerSession
from community_events.render.pages.rows import booking_text
from community_events.render.whereabouts import place_text
from community_events.wording import change_word, day_text, last_day, time_text, weekday_text


def one_day(coming: tuple[Occurrence, ...], *, hours24: bool) -> tuple[str, str, str]:
    """Return year, day and time where all that is to come lies on one day, or in one stretch of days.

    ``("2026年", "12月5日（土）", "午前10時〜正午")``; the time is empty where the parts of the day are
    told one by one; nothing for a row of days.
    """
    first, *others = coming or (None,)
    if first is None or any(day_of(o.start) != day_of(first.start) for o in others):
        return ("", "", "")
    start, last = day_of(first.start), last_day(first.start, first.end)
    day = day_text(start)
    if last > start and first.is_all_day:
        day += f"〜{day_text(last, with_year=last.year != start.year)}"
    if any(o.session.label or o.session.venue for o in coming) and others:
        return (f"{start.year}年", day, "")
    times = () if first.is_all_day else (time_text(o.start, o.end, hours24=hours24) for o in coming)
    return (f"{start.year}年", day, "、".join(times))


def flyer_dates(coming: tuple[Occurrence, ...], event: Event) -> tuple[FlyerDate, ...]:
    """Return the dates that the sentence alone does not say.

    A day stands once where every day has the same times (they are told as sessions) and all of it
    is as it is; else each part that differs stands with its label or its time.
    """
    by_day = [tuple(os) for _, os in groupby(coming, key=lambda o: day_of(o.start))]
    patterns = {_pattern(os) for os in by_day if not any(o.changed for o in os)}
    if len(by_day) == 1 and len({change_word(o) for o in coming}) == 1:
        return ()
    if len(patterns) > 1:
        return tuple(_flyer_date(o, event, time=_hours(o)) for o in coming)
    return tuple(date for os in by_day for date in _one_day(os, event))


def _one_day(occurrences: tuple[Occurrence, ...], event: Event) -> tuple[FlyerDate, ...]:
    """Return one date for a day of one kind; else one for each of its parts."""
    first = occurrences[0]
    if len({_told(o) for o in occurrences}) == 1:
        moved = first.takes_place and first.start != first.original
        return (_flyer_date(first, event, time=_hours(first) if moved else ""),)
    return tuple(
        _flyer_date(o, event, time=_hours(o) if o.takes_place else session_text(o))
        for o in occurrences
    )


def _told(occurrence: Occurrence) -> tuple[str, str, str]:
    """Return what is told of an Occurrence beside its day."""
    moved = occurrence.takes_place and occurrence.start != occurrence.original
    return change_word(occurrence), occurrence.reason, _hours(occurrence) if moved else ""


def _hours(occurrence: Occurrence) -> str:
    return time_text(occurrence.start, occurrence.end, hours24=True)


def _pattern(occurrences: tuple[Occurrence, ...]) -> tuple[str, ...]:
    return tuple(time_text(o.start, o.end, hours24=True) + o.session.label for o in occurrences)


def _flyer_date(occurrence: Occurrence, event: Event, *, time: str) -> FlyerDate:
    day = day_of(occurrence.start)
    return FlyerDate(
        month=f"{day.year}年{day.month}月",
        day=f"{day.day}日{weekday_text(day)}",
        time=time,
        status=change_word(occurrence) or _own_booking(event, occurrence),
        note=occurrence.reason,
        off=not occurrence.takes_place,
    )


def _own_booking(event: Event, occurrence: Occurrence) -> str:
    """Return the booking state that was written for this day alone."""
    day = day_of(occurrence.original)
    own = any(state.day == day for state in event.booking)
    return booking_text(event, occurrence) if own else ""


def flyer_sessions(
    event: Event, coming: tuple[Occurrence, ...], index: Index
) -> tuple[FlyerSession, ...]:
    """Return the named parts of a day, each once, in order of time."""
    found: dict[tuple[str, str, str], FlyerSession] = {}
    for o in coming:
        if o.session.label or o.session.venue:
            where = place_text(o, event, index.catalog) if o.session.venue else ""
            label, when = (
                o.session.label or where,
                time_text(o.start, o.end, hours24=index.site.hours24),
            )
            session = FlyerSession(
                label=label,
                time=when,
                venue=where if o.session.label else "",
                capacity=o.session.capacity,
            )
            found.setdefault((label, when, where), session)
    return tuple(found.values())
