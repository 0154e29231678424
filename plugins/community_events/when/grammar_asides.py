"""The grammar of remarks that hold another date: 予備日 12月6日(日), 受付12月1日(火)9:00〜.

The rule this module keeps (rule 6): such a date is never an occurrence, nor is its time a session;
its weekday must be right all the same.
"""

from __future__ import annotations

from community_events.when.cursor import Cursor
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_times import read_times
from community_events.when.kinds import Kind
from community_events.when.syntax import DayRange, Days, Note

_OPEN_HOURS = ("開館", "開室", "開店", "開園", "営業")


def read_aside(c: Cursor, *, timed: bool) -> Note | None:
    """Return a remark on rain, or on the reception on another day.

    ``timed``: the event has its time already, or the remark stands in brackets; so a time here is
    the remark's.
    """
    rain = c.attempt(lambda cursor: _rain(cursor, timed=timed))
    return rain or (c.attempt(_reception) if timed else None)


def _reception(c: Cursor) -> Note | None:
    """Return 受付12月1日(火)9:00〜 or （開館9:00〜17:00）, hours that are not the event's.

    受付12月1日まで is a deadline and has its own field.
    """
    since = c.at
    if c.peek().text in _OPEN_HOURS and c.accept(Kind.HELD):
        c.skip(Kind.COLON, Kind.WA)
        return Note(place=c.place(since)) if read_times(c) is not None else None
    if not c.accept(Kind.RECEPTION):
        return None
    c.skip(Kind.COLON, Kind.WA, Kind.STARTS, Kind.MIDDLE, Kind.SLASH)
    days = read_days(c)
    if days is None or any(isinstance(i, DayRange) and i.first is None for i in days.items):
        return None
    c.attempt(read_times)
    if c.sees(Kind.TO):
        return None
    return Note(place=c.place(since), days=days)


def _rain(c: Cursor, *, timed: bool) -> Note | None:
    """Return ※雨天の場合は12月6日(日)に順延, 予備日 12月6日(日)."""
    since = c.at
    if not c.accept(Kind.RAIN, Kind.RAIN_DATE):
        return None
    days: Days | None = None
    other_date = c.tokens[c.at - 1].kind is Kind.RAIN_DATE
    while True:
        if c.accept(Kind.RAIN_DATE, Kind.NEXT_DAY, Kind.SHIFTED):
            other_date = True
        elif c.accept(
            Kind.RAIN, Kind.CASE, Kind.WA, Kind.NO, Kind.NI, Kind.COLON, Kind.GLUE, Kind.MIDDLE,
            Kind.HELD,
        ):  # fmt: skip
            pass
        elif c.peek().kind is Kind.CHANGE and c.peek().text in ("中止", "変更", "延期"):
            other_date = other_date or c.peek().text == "延期"
            c.accept(Kind.CHANGE)
        elif days is None and (found := read_days(c, follows="年")) is not None:
            days, other_date = found, True
        elif not (timed and c.attempt(read_times) is not None):
            break
    return Note(place=c.place(since), rain_date=other_date, days=days)
