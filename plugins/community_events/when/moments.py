"""From a date and minutes to Moments on the Tokyo wall clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO
from community_events.model.recurrence import Session, Single
from community_events.when.clocks import TimeOfDay


def at(day: date, minutes: int) -> datetime:
    """Return the Moment ``minutes`` after the midnight of ``day``, which may be the next day.

    >>> at(date(2026, 12, 5), 25 * 60).isoformat()
    '2026-12-06T01:00:00+09:00'
    """
    naive = datetime.combine(day, time.min) + timedelta(minutes=minutes)
    return naive.replace(tzinfo=TOKYO)


def make_single(day: date, when: TimeOfDay) -> Single:
    """Return the one date at this time."""
    return Single(
        start=at(day, when.start),
        end=None if when.end is None else at(day, when.end),
        session=Session(label=when.label),
    )


def singles_on(day: date, times: Sequence[TimeOfDay] | None) -> list[Single]:
    """Return one date at each of ``times``; all day where there are none."""
    if times is None:
        return [Single(start=day, end=day + timedelta(days=1))]
    return [make_single(day, time) for time in times]
