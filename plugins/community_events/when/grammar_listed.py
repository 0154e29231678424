"""The grammar of a month's plan: 2026年12月の開館日 5・12・19, 12月の開催日: 1（火）、4（金）.

The rule this module keeps: bare numbers are days only here, where the month stands before the word
for them; the sentence's own list of dates is read back.
"""

from __future__ import annotations

from dataclasses import replace

from community_events.when.cursor import Cursor
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_years import read_year
from community_events.when.kinds import Kind
from community_events.when.syntax import Day, Days


def read_listed(c: Cursor) -> Days | None:
    """Return the days of 2026年12月の開館日 5・12・19, as a month's plan lists them."""
    since = c.at
    year = read_year(c)
    month_at = c.peek().start
    month = c.accept(Kind.NUM)
    if month is None or not c.accept(Kind.MONTH):
        return None
    c.accept(Kind.NO)
    if not c.accept(Kind.LISTED, Kind.HEADER):
        return None
    c.skip(Kind.COLON, Kind.WA)
    days = read_days(c, follows="/")
    if days is None:
        return None
    first = days.items[0]
    day = first if isinstance(first, Day) else first.first
    if day is None or day.month is not None or day.name:
        return None
    placed = replace(
        day,
        month=month.number,
        year=None if year is None else year[0],
        next_year=bool(year and year[1]),
        era="" if year is None else year[2],
        style="年",
        month_at=month_at,
    )
    item = placed if isinstance(first, Day) else replace(first, first=placed)
    return Days(place=c.place(since), items=(item, *days.items[1:]))
