"""From a Recurrence to its Occurrences: the only module that knows dateutil.

The rules this module keeps: a rule is unrolled on the Tokyo wall clock (unrolling BYDAY in UTC
turns Tuesday 06:30 into Wednesday) and gets its zone afterwards; a window is asked about the date
on which something begins; whatever is asked, at most ``LIMIT`` occurrences of one part come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import (
    Moment,
    Occurrence,
    Override,
    Part,
    Recurrence,
    Rule,
    Single,
    Status,
    Window,
)

if TYPE_CHECKING:
    from dateutil.rrule import rrule

LIMIT = 800
"""So many occurrences of one part at most: more is a mistake or an attack."""

_ONE_DAY = timedelta(days=1)


def moment_key(moment: Moment) -> tuple[date, bool, datetime]:
    """Return what moments sort by: dates sort before the times of that day.

    >>> from datetime import date
    >>> moment_key(date(2026, 12, 5)) < moment_key(datetime(2026, 12, 5, 0, 0, tzinfo=TOKYO))
    True
    """
    if isinstance(moment, datetime):
        return day_of(moment), True, moment.astimezone(TOKYO).replace(tzinfo=None)
    return moment, False, datetime.combine(moment, time.min)


def expand_part(part: Part, window: Window | None) -> tuple[tuple[Moment, Moment | None], ...]:
    """Return (start, exclusive end) of what ``part`` says, sorted; the end None if none is known.

    ``window`` is asked about the Tokyo date of the start; None only for a part that ends by itself
    (ValueError otherwise). At most ``LIMIT`` come back, the earliest.
    """
    if isinstance(part, Single):
        if window is None or day_of(part.start) in window:
            return ((part.start, part.end),)
        return ()
    if window is None and not part.is_bounded:
        raise ValueError("a rule without an end needs a window")
    return tuple(islice(_expand_rule(part, window), LIMIT))


def expand(
    event: str,
    recurrence: Recurrence,
    overrides: Sequence[Override],
    window: Window | None,
    *,
    status: Status = Status.SCHEDULED,
    reason: str = "",
) -> tuple[Occurrence, ...]:
    """Return all Occurrences of an Event, sorted by start, then end.

    Cancelled ones stay in the list with their status. ``window`` is asked about the date where an
    occurrence is now *or* was, so that one moved out of it is not lost and one moved into it is
    found. ``status`` and ``reason`` are the Event's own; an Override of the day goes before them.
    """
    found: list[Occurrence] = []
    for number, part in enumerate(recurrence.parts):
        for start, end in _starts(part, window, overrides):
            occurrence = Occurrence(
                event=event,
                part=number,
                original=start,
                start=start,
                end=end,
                status=status,
                reason=reason,
                session=part.session,
                venue=part.session.venue,
            )
            for override in overrides:
                if _speaks_of(override, start):
                    occurrence = _change(occurrence, override)
            days = (day_of(occurrence.start), day_of(occurrence.original))
            if window is None or any(day in window for day in days):
                found.append(occurrence)
    return tuple(sorted(found, key=_order))


def dates_of(part: Part, window: Window | None) -> tuple[date, ...]:
    """Return the Tokyo dates on which ``part`` begins, sorted."""
    return tuple(day_of(start) for start, _ in expand_part(part, window))


def _order(occurrence: Occurrence) -> tuple[object, ...]:
    end = occurrence.end
    return (
        moment_key(occurrence.start),
        end is not None,
        moment_key(end) if end is not None else (),
        occurrence.part,
    )


def _starts(
    part: Part, window: Window | None, overrides: Iterable[Override]
) -> Iterator[tuple[Moment, Moment | None]]:
    """Yield the unchanged starts in the window and those that an Override moves into it."""
    inside = expand_part(part, window)
    yield from inside
    if window is None:
        return
    moved = {o.day for o in overrides if o.day and o.start and day_of(o.start) in window}
    for day in sorted(day for day in moved if day not in window):
        yield from expand_part(part, Window(first=day, end=day + _ONE_DAY))


def _speaks_of(override: Override, start: Moment) -> bool:
    if override.day is not None and override.day != day_of(start):
        return False
    return override.time is None or override.time == start


def _change(occurrence: Occurrence, override: Override) -> Occurrence:
    start, end = occurrence.start, occurrence.end
    if override.start is not None:
        start, end = override.start, override.end
    elif override.end is not None:
        end = override.end
    return replace(
        occurrence,
        start=start,
        end=end,
        status=override.status,
        reason=override.reason,
        changed=True,
        word=override.word,
        venue=(override.venue,) if override.venue else occurrence.venue,
    )


def _expand_rule(rule: Rule, window: Window | None) -> Iterator[tuple[Moment, Moment | None]]:
    excepted = frozenset(rule.exceptions)
    timed = isinstance(rule.start, datetime)
    begins = _wall_clock(rule.start)
    for naive in _engine(rule, begins):
        day = naive.date()
        if window is not None and day >= window.end:
            return
        if day in excepted or (window is not None and day < window.first):
            continue
        start: Moment = naive.replace(tzinfo=TOKYO) if timed else day
        yield start, _end_of(start, rule)


def _end_of(start: Moment, rule: Rule) -> Moment | None:
    """Return the exclusive end; the length is one of the wall clock (10:00 to 15:00)."""
    if rule.length is None:
        return start + _ONE_DAY if not isinstance(start, datetime) else None
    return start + rule.length


def _wall_clock(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.astimezone(TOKYO).replace(tzinfo=None)
    return datetime.combine(moment, time.min)


def _engine(rule: Rule, begins: datetime) -> rrule:
    from dateutil import rrule as engine  # 10 ms to import: only who expands pays

    weekdays = engine.MO, engine.TU, engine.WE, engine.TH, engine.FR, engine.SA, engine.SU
    until = rule.until
    return engine.rrule(
        getattr(engine, rule.frequency.value),
        dtstart=begins,
        interval=rule.interval,
        wkst=rule.week_start,
        count=rule.count,
        until=None if until is None else datetime.combine(until, time.max),
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byweekday=[weekdays[w.day](w.nth) if w.nth else weekdays[w.day] for w in rule.weekdays]
        or None,
    )
