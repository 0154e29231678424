"""A month as a grid of weeks, from Sunday to Saturday, as calendars in Japan are printed.

The rules this module keeps: every day of the month has its square, also an empty one; a square leads
to its day in the list of the month, where everything stands; it never says what the list does not.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

from community_events.messages import N_
from community_events.model.recurrence import Occurrence
from community_events.render.calendarviews import GridDayView, MonthGridView
from community_events.render.pages.frame import Frame, day_anchor
from community_events.when.holidays import name_of_holiday

TITLES = 2
_WEEK = tuple(date(2026, 11, 1 + n) for n in range(7))  # from a Sunday on
_SUNDAY_FIRST = calendar.Calendar(firstweekday=calendar.SUNDAY)
_WEEKDAYS: tuple[tuple[str, str], ...] = (
    (N_("日曜日"), "sunday"),
    (N_("月曜日"), ""),
    (N_("火曜日"), ""),
    (N_("水曜日"), ""),
    (N_("木曜日"), ""),
    (N_("金曜日"), ""),
    (N_("土曜日"), "saturday"),
)


def month_path(year: int, month: int) -> str:
    """Return where the page of a month is."""
    return f"/months/{year}-{month:02}/"


def make_grid(
    year: int, month: int, by_day: Mapping[date, Sequence[Occurrence]], frame: Frame
) -> MonthGridView:
    """Return the month; ``by_day``: what is on, sorted, on each day that has anything."""
    return MonthGridView(
        caption=frame.tongue.month_text(year, month),
        weekdays=tuple(
            (frame.tongue.weekday_letter(day), frame.say(word), tone)
            for day, (word, tone) in zip(_WEEK, _WEEKDAYS, strict=True)
        ),
        weeks=tuple(
            tuple(
                _square(day, by_day.get(day, ()), frame) if day.month == month else None
                for day in week
            )
            for week in _SUNDAY_FIRST.monthdatescalendar(year, month)
        ),
    )


def _square(day: date, occurrences: Sequence[Occurrence], frame: Frame) -> GridDayView:
    events = frame.index.catalog.events
    keys = tuple(dict.fromkeys(occurrence.event for occurrence in occurrences))
    holiday = name_of_holiday(day) or ""
    weekend = {5: "saturday", 6: "sunday"}.get(day.weekday(), "")
    return GridDayView(
        iso=day.isoformat(),
        number=str(day.day),
        heading=frame.tongue.day_text(day),
        href=f"{month_path(day.year, day.month)}#{day_anchor(day)}" if keys else "",
        count=frame.say("%(n)s件", n=len(keys)) if keys else "",
        short_count=frame.tongue.count_mark(len(keys)) if keys else "",
        titles=tuple(events[key].title for key in keys[:TITLES]),
        note=frame.tongue.holiday_name(holiday),
        tone="sunday" if holiday else weekend,
        is_today=day == frame.index.today,
    )
