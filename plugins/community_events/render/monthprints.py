"""From the Index to what a month on paper says.

The rules this module keeps: what lasts or repeats MANY days or more of the month has a number and
one line; its changes stand in their days all the same; the day of the build is nowhere in it, so that
a month that did not change is not printed anew.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from community_events.clock import day_of
from community_events.history import UNKNOWN
from community_events.index import Index, instant
from community_events.model.recurrence import Occurrence, Rule
from community_events.render.monthcalendar import (
    MOST_LINES,
    MonthDay,
    MonthItem,
    MonthLine,
    MonthPrint,
)
from community_events.render.whereabouts import place_text
from community_events.when.holidays import name_of_holiday
from community_events.wording import change_word, last_day, time_text

MANY = 3
_SUNDAY_FIRST = calendar.Calendar(firstweekday=calendar.SUNDAY)


def month_print(
    subject: str,
    path: str,
    year: int,
    month: int,
    occurrences: Iterable[Occurrence],
    index: Index,
) -> MonthPrint:
    """Return the month; ``subject``: whose it is; ``path``: where its code leads.

    ``occurrences``: what is on in it, sorted by start.
    """
    days = days_of_month(year, month, occurrences)
    numbers = number_repeats(days, index)
    keys = tuple(dict.fromkeys(o.event for found in days.values() for o in found))
    created = newest_change(keys, index)
    last = date(year, month, calendar.monthrange(year, month)[1])
    own = {key: n for key, n in numbers.items() if n <= MOST_LINES}
    firsts = _firsts(days)
    return MonthPrint(
        subject=subject,
        year=year,
        month=month,
        url=index.site.absolute(path),
        created=created,
        weeks=tuple(
            tuple(
                _square(day, days.get(day, ()), numbers, index) if day.month == month else None
                for day in week
            )
            for week in _SUNDAY_FIRST.monthdatescalendar(year, month)
        ),
        lang=index.site.language,
        site_name=index.site.name,
        lines=tuple(_line(n, firsts[key], index) for key, n in own.items()),
        more_lines=len(numbers) - len(own),
        has_samples=any(index.catalog.events[key].sample for key in keys),
        as_of=as_of_text(created),
        valid_until=f"{last.year}年{last.month}月{last.day}日まで有効",
    )


def days_of_month(
    year: int, month: int, occurrences: Iterable[Occurrence]
) -> Mapping[date, tuple[Occurrence, ...]]:
    """Return sorted Occurrences by day of the month; what lasts stands on each of its days."""
    first = date(year, month, 1)
    end = (first + timedelta(days=31)).replace(day=1)
    by_day: dict[date, list[Occurrence]] = {}
    for occurrence in occurrences:
        last = last_day(occurrence.start, occurrence.end)
        day = max(day_of(occurrence.start), first)
        while day < end and day <= last:
            by_day.setdefault(day, []).append(occurrence)
            day += timedelta(days=1)
    return {day: tuple(by_day[day]) for day in sorted(by_day)}


def first_sentence(text: str) -> str:
    """Return how a schedule is told in short: its first sentence, without the full stop.

    >>> first_sentence("毎週火曜日、午前10時から正午まで。祝日は休み。")
    '毎週火曜日、午前10時から正午まで'
    """
    return text.partition("。")[0]


def newest_change(events: Iterable[str], index: Index) -> datetime:
    """Return when anything that is printed of these Events last changed."""
    catalog = index.catalog
    records = (
        record
        for event in (catalog.events[key] for key in events)
        for record in (event, *catalog.venues_of(event.venue))
    )
    return max((catalog.revision_of(record).modified for record in records), default=UNKNOWN)


def as_of_text(moment: datetime) -> str:
    """Return ``2026年11月20日現在``; "" when nobody knows."""
    day = day_of(moment)
    return f"{day.year}年{day.month}月{day.day}日現在" if moment > UNKNOWN else ""


def number_repeats(days: Mapping[date, Sequence[Occurrence]], index: Index) -> dict[str, int]:
    """Return the number of each Event that fills MANY days by a rule or by lasting."""
    found: dict[str, int] = {}
    for occurrences in days.values():
        for key in {o.event for o in occurrences}:
            found[key] = found.get(key, 0) + 1
    many = [key for key, count in found.items() if count >= MANY and _goes_on(key, index)]
    first = _firsts(days)
    soonest = sorted(many, key=lambda key: (instant(first[key].start), key))
    return {key: number for number, key in enumerate(soonest, 1)}


def _firsts(days: Mapping[date, Sequence[Occurrence]]) -> dict[str, Occurrence]:
    """Return the first Occurrence of each Event."""
    first: dict[str, Occurrence] = {}
    for found in days.values():
        for occurrence in found:
            first.setdefault(occurrence.event, occurrence)
    return first


def _goes_on(key: str, index: Index) -> bool:
    parts = index.catalog.events[key].recurrence.parts
    lasting = (
        last_day(o.start, o.end) - day_of(o.start) >= timedelta(days=MANY - 1)
        for o in index.occurrences[key]
    )
    return any(isinstance(part, Rule) for part in parts) or any(lasting)


def _square(
    day: date, occurrences: Sequence[Occurrence], numbers: Mapping[str, int], index: Index
) -> MonthDay:
    plain = {o.event for o in occurrences if o.event in numbers and not change_word(o)}
    told = [o for o in occurrences if o.event not in plain]
    holiday = name_of_holiday(day) or ""
    return MonthDay(
        number=day.day,
        holiday=holiday,
        is_off=bool(holiday) or day.weekday() == calendar.SUNDAY,
        items=tuple(_item(o, day, index) for o in told),
        lines=tuple(sorted(numbers[key] for key in plain)),
    )


def _item(occurrence: Occurrence, day: date, index: Index) -> MonthItem:
    event = index.catalog.events[occurrence.event]
    label = f"（{occurrence.session.label}）" if occurrence.session.label else ""
    begins = day_of(occurrence.start) == day and not occurrence.is_all_day
    return MonthItem(
        title=(event.short_title or event.title) + label,
        time=time_text(occurrence.start, occurrence.end, hours24=True) if begins else "",
        place=place_text(occurrence, event, index.catalog),
        status=change_word(occurrence),
        off=not occurrence.takes_place,
        mark="見本" if event.sample else "",
    )


def _line(number: int, first: Occurrence, index: Index) -> MonthLine:
    event = index.catalog.events[first.event]
    return MonthLine(
        number=number,
        title=event.short_title or event.title,
        sentence=first_sentence(event.when_sentence),
        place=place_text(first, event, index.catalog),
        mark="見本" if event.sample else "",
    )
