"""Spans of dates with one span of times: that time on every day (rule 5).

The rule this module keeps: days with other times (初日は13時から, 土日は17時まで) are dates of their
own, closed days are exceptions; one continuous event is not made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from community_events.model.recurrence import (
    Frequency,
    Part,
    Rule,
    Session,
    Single,
)
from community_events.when.anchors import days_between
from community_events.when.clocks import DAY, TimeOfDay
from community_events.when.draft import DaySpan
from community_events.when.findings import error
from community_events.when.holidays import is_holiday
from community_events.when.moments import at, make_single
from community_events.when.sets import Skips, within

_ONE_DAY = timedelta(days=1)


def resolve_span(span: DaySpan, skips: Skips) -> Iterator[Part]:
    """Yield every day of a span at its times; days with other times are dates of their own."""
    special: dict[date, tuple[TimeOfDay, ...]] = {}
    for day in days_between(span.first, span.last):
        times = _adjusted(day, span)
        if times != span.times:
            special[day] = times
    plain = [
        d for d in days_between(span.first, span.last) if d not in special and not skips.covers(d)
    ]
    lost = [day for day in days_between(span.first, span.last) if skips.covers(day)]
    for time in span.times or (None,):
        if len(plain) == 1:
            yield single_on(plain[0], time)
        elif plain:
            gone = [d for d in days_between(plain[0], plain[-1]) if d not in plain]
            yield Rule(
                start=plain[0] if time is None else at(plain[0], time.start),
                length=length_of(time),
                frequency=Frequency.DAILY,
                until=plain[-1] + timedelta(days=0 if time is None else time.start // DAY),
                exceptions=tuple(
                    d + timedelta(days=0 if time is None else time.start // DAY) for d in gone
                ),
                excluded=within(skips, span.first, span.last, lost),
                session=Session(label="" if time is None else time.label),
            )
    for day, times in special.items():
        if not skips.covers(day):
            for time in times or ():
                yield single_on(day, time)


def _adjusted(day: date, span: DaySpan) -> tuple[TimeOfDay, ...]:
    times = span.times
    for other in span.adjusts:
        adjust = other.adjust
        concerned = {
            "first": day == span.first,
            "last": day == span.last,
            "days": day in other.days,
            "": day.weekday() in adjust.weekdays or (adjust.holidays and is_holiday(day)),
        }[adjust.who]
        if concerned and other.times:
            times = other.times
        elif concerned and times:
            head = times[0] if other.first is None else replace(times[0], start=other.first)
            tail = times[-1] if other.last is None else replace(times[-1], end=other.last)
            if len(times) == 1:
                end = tail.end
                times = (replace(head, end=end),)
            else:
                times = (head, *times[1:-1], tail)
            _check_order(times, adjust.place)
    return times


def _check_order(times: tuple[TimeOfDay, ...], place: tuple[int, int]) -> None:
    if any(time.end is not None and time.end <= time.start for time in times):
        raise error(
            "end-before-start",
            place,
            "その日の終わりの時刻が、始まりより前になります",
            label="始まりより前です",
        )


def single_on(day: date, time: TimeOfDay | None) -> Single:
    """Return the one date, at ``time`` or all day."""
    return Single(start=day, end=day + _ONE_DAY) if time is None else make_single(day, time)


def length_of(time: TimeOfDay | None) -> timedelta | None:
    """Return from start to end; None where no end is written."""
    if time is None:
        return _ONE_DAY
    return None if time.end is None else timedelta(minutes=time.end - time.start)
