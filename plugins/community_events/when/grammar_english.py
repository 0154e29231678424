"""The grammar of dates with an English month: Sat 5 Dec 2026, Dec 5-6, 2026, 05-Dec-2026.

The rule this module keeps: the name of the month makes the order certain, so the year may stand
last; it is then the year of every date of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from community_events.when.cursor import Cursor
from community_events.when.grammar_behind import read_weekday, with_weekdays
from community_events.when.kinds import Kind
from community_events.when.syntax import Day, DayRange

_NOT_A_DAY = (
    Kind.COLON, Kind.HOUR, Kind.HOURS, Kind.MINUTE, Kind.MINUTES, Kind.PART_OF_DAY, Kind.EN_MONTH,
    Kind.SLASH, Kind.DOT, Kind.MONTH, Kind.DAY, Kind.YEAR, Kind.TIMES, Kind.WEEK, Kind.NOON,
)  # fmt: skip


def read_english(c: Cursor) -> Day | None:
    """Return the date here whose month is an English word.

    Its style is "en" where the month stands first, so that a bare day may follow, else "en-day".
    """
    since = c.at
    weekdays: tuple[int, ...] = ()
    weekday_place = (0, 0)
    first = c.peek()
    if first.kind is Kind.WEEKDAY and first.text.isascii():
        weekday = read_weekday(c, loose=False)
        weekdays = () if weekday is None else (weekday,)
        weekday_place = c.place(since)
        c.skip(Kind.COMMA, Kind.DOT)
    year = _year_first(c)
    month_first = c.sees(Kind.EN_MONTH)
    month = c.accept(Kind.EN_MONTH)
    number = c.accept(Kind.NUM)
    if number is None or len(number.text) > 2:
        return None
    c.accept(Kind.ORDINAL)
    joined = None
    if month is None:
        joined = c.accept(Kind.HYPHEN, Kind.SLASH, Kind.DOT)
        month = c.accept(Kind.EN_MONTH)
    if month is None:
        return None
    assert isinstance(month.value, int)
    if joined is not None and not c.accept(joined.kind):
        return None
    if year is None:
        year = _year_last(c)
    if joined is not None and year is None:
        return None  # 05-Dec-26
    day = Day(
        place=c.place(since),
        day=number.number,
        month=month.value,
        year=year,
        weekdays=weekdays,
        weekday_place=weekday_place,
        style="en" if month_first else "en-day",
        month_at=c.tokens[c.at - 1].end,
    )
    return day if weekdays else with_weekdays(c, since, day)


def read_english_more(c: Cursor) -> Day | None:
    """Return a bare day behind a date like Dec 5: the 6 of Dec 5-6, 2026."""
    since = c.at
    number = c.accept(Kind.NUM)
    if number is None or len(number.text) > 2:
        return None
    c.accept(Kind.ORDINAL)
    if c.peek().kind in _NOT_A_DAY:
        return None
    year = _year_last(c)
    at = c.tokens[c.at - 1].end
    day = Day(place=c.place(since), day=number.number, year=year, style="en", month_at=at)
    return with_weekdays(c, since, day)


def _year_first(c: Cursor) -> int | None:
    """Take 2026 before Dec 5."""
    if not c.sees(Kind.NUM, Kind.EN_MONTH) or len(c.peek().text) != 4:
        return None
    token = c.accept(Kind.NUM)
    return None if token is None else token.number


def _year_last(c: Cursor) -> int | None:
    before = c.at
    c.accept(Kind.COMMA)
    year = c.accept(Kind.NUM)
    if year is not None and len(year.text) == 4 and c.peek().kind not in (Kind.COLON, Kind.HOUR):
        return year.number
    c.at = before
    return None


def share_year(items: Sequence[Day | DayRange]) -> tuple[Day | DayRange, ...]:
    """Return a row of dates, each with the month before it and the year behind the last.

    Dec 30 - Jan 2, 2027 begins in 2026.
    """
    written = [day for item in items for day in _days(item) if day.style.startswith("en")]
    month: int | None = None
    shared: list[Day] = []
    for day in written:
        month = day.month or month
        shared.append(replace(day, month=month))
    for n in range(len(shared) - 2, -1, -1):
        day, later = shared[n], shared[n + 1]
        if day.year is None and later.year is not None:
            turn = (later.month or 0, later.day) < (day.month or 0, day.day)
            day = replace(day, year=later.year - turn)
        if written[n + 1].month is None:
            day = replace(day, month_at=later.month_at)
        shared[n] = day
    instead = {id(day): new for day, new in zip(written, shared, strict=True)}
    return tuple(
        instead.get(id(item), item)
        if isinstance(item, Day)
        else replace(
            item,
            first=instead.get(id(item.first), item.first),
            last=instead.get(id(item.last), item.last),
        )
        for item in items
    )


def _days(item: Day | DayRange) -> tuple[Day, ...]:
    if isinstance(item, Day):
        return (item,)
    return tuple(day for day in (item.first, item.last) if day is not None)
