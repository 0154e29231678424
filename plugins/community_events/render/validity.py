"""From when a print is, and until when it holds: 「2026年11月21日現在・12月5日まで有効」.

The rule this module keeps: paper is as of the newest change to what it prints, told by history, and
never of the day on which it was built.
"""

from __future__ import annotations

from datetime import date, datetime

from community_events.history import UNKNOWN
from community_events.index import Index
from community_events.model.records import Event, Record
from community_events.model.recurrence import Occurrence
from community_events.reach import venues_of
from community_events.wording import last_day


def newest_change(event: Event, index: Index) -> datetime:
    """Return when anything that the flyer prints last changed: the entry and all that it names."""
    catalog = index.catalog
    named = (*event.co_organizers, *event.supporters, *event.speakers)
    exhibitors = (name for row in event.exhibitors for name in row.names)
    slugs = (event.organizer, *(name.slug for name in (*named, *exhibitors)))
    records: tuple[Record, ...] = (
        event,
        *catalog.venues_of(venues_of(event)),
        *(catalog.organizers[slug] for slug in slugs if slug in catalog.organizers),
        *(series for slug, series in catalog.series.items() if slug == event.series),
    )
    return max(catalog.revision_of(record).modified for record in records)


def as_of_text(modified: datetime) -> str:
    """Return 「2026年11月21日現在」; "" where history does not tell."""
    return f"{plain_day(modified.date())}現在" if modified > UNKNOWN else ""


def valid_until_text(coming: tuple[Occurrence, ...], modified: datetime) -> str:
    """Return 「12月5日まで有効」, with the year where it is not that of ``modified``; "" without dates."""
    if not coming:
        return ""
    day = max(last_day(o.start, o.end) for o in coming)
    known = modified > UNKNOWN and day.year == modified.year
    return f"{f'{day.month}月{day.day}日' if known else plain_day(day)}まで有効"


def plain_day(day: date) -> str:
    """Return the date without its weekday.

    >>> plain_day(date(2026, 11, 21))
    '2026年11月21日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
