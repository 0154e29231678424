"""The grammar of what is left out: 祝日と年末年始を除く, 月曜休み, 第3日曜は休み.

The rule this module keeps: a list of what is left out ends with 除く, 休み or the like; without it,
nothing is left out.
"""

from __future__ import annotations

from community_events.model.recurrence import Weekday
from community_events.when.cursor import Cursor
from community_events.when.grammar_dates import read_days
from community_events.when.grammar_months import read_months
from community_events.when.grammar_nth import read_nth_weekdays, read_ordinals, read_weekday_list
from community_events.when.kinds import Kind
from community_events.when.syntax import DayRange, Exceptions, Left

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH)


def read_exceptions(c: Cursor) -> Exceptions | None:
    """Return 祝日と年末年始を除く, 月曜休み, 休み: 12月26日."""
    since = c.at
    if c.accept(Kind.REST, Kind.EXCEPT):
        c.skip(Kind.COLON, Kind.WA)
        items = read_left(c)
        return Exceptions(place=c.place(since), items=items) if items else None
    items = read_left(c)
    if not items or (len(items) > 1 and c.tokens[since].kind is Kind.EVERY_WEEK):
        return None
    c.skip(Kind.CASE)
    c.skip(Kind.WA, Kind.MO, Kind.COLON, Kind.GLUE)
    rest = c.accept(Kind.EXCEPT, Kind.REST)
    if rest is None and c.peek().text == "休":
        rest = c.accept(Kind.SUBSTITUTE)
    if rest is None:
        return None
    return Exceptions(place=c.place(since), items=items)


def read_left(c: Cursor) -> tuple[Left, ...]:
    """Return what is left out, one after the other, without 除く or 休み."""
    items: list[Left] = []
    while True:
        before = c.at
        if items and not c.skip(*_SEPARATORS) and not _is_joined_holiday(c, items[-1]):
            break
        item = c.attempt(_left)
        if item is None:
            c.at = before
            break
        items.append(item)
    return tuple(items)


def _is_joined_holiday(c: Cursor, before: Left) -> bool:
    """Return whether 祝 stands right behind weekdays: 土日祝を除く."""
    plain = before.weekdays and not any(weekday.nth for weekday in before.weekdays)
    return bool(plain and c.sees(Kind.HOLIDAY) and c.peek().start == before.place[1])


def _left(c: Cursor) -> Left | None:
    since = c.at
    if c.accept(Kind.HOLIDAY, Kind.SUBSTITUTE):
        return Left(place=c.place(since), holidays=True)
    closure = c.accept(Kind.CLOSURE)
    if closure is not None:
        inline = c.attempt(_enclosed_range)
        return Left(place=c.place(since), closure=str(closure.value), inline=inline)
    days = c.attempt(lambda cursor: read_days(cursor, follows="年"))
    if days is not None:
        return Left(place=c.place(since), days=days)
    months = c.attempt(_left_months)
    if months is not None:
        return Left(place=c.place(since), months=months)
    if c.peek().kind in (Kind.NTH, Kind.LAST):
        before = c.at
        weeks = read_ordinals(c)
        in_week = c.accept(Kind.WEEK) is not None and not c.sees(Kind.NO)
        if weeks and (in_week or c.peek().kind in (Kind.EXCEPT, Kind.REST, Kind.WA)):
            return Left(place=c.place(since), weeks=weeks)
        c.at = before
        nth = read_nth_weekdays(c)
        return None if nth is None else Left(place=c.place(since), weekdays=nth)
    c.accept(Kind.EVERY_WEEK)
    found = read_weekday_list(c)
    if found is None:
        return None
    return Left(
        place=c.place(since),
        weekdays=tuple(Weekday(day=day) for day in found.days),
        holidays=found.holidays,
    )


def _left_months(c: Cursor) -> tuple[int, ...] | None:
    found = read_months(c)
    if found is None or any(item.year for item in found.items):
        return None
    return list_months(
        tuple(item.month for item in found.items), is_range=found.is_range, parity=found.parity
    )


def list_months(
    months: tuple[int, ...], *, is_range: bool = False, parity: int | None = None
) -> tuple[int, ...]:
    """Return the month numbers meant, sorted; a range may run over the year's end.

    >>> list_months((11, 2), is_range=True)
    (1, 2, 11, 12)
    """
    if parity is not None:
        return tuple(month for month in range(1, 13) if month % 2 == parity)
    if is_range:
        first, last = months
        return tuple(sorted((first + n - 1) % 12 + 1 for n in range((last - first) % 12 + 1)))
    return tuple(sorted(set(months)))


def _enclosed_range(c: Cursor) -> DayRange | None:
    opened = c.accept(Kind.OPEN)
    if opened is None:
        return None
    days = read_days(c)
    c.accept(Kind.TO)
    if days is None or len(days.items) != 1 or not c.accept(Kind.CLOSE):
        return None
    item = days.items[0]
    if isinstance(item, DayRange):
        return item
    return DayRange(place=item.place, first=item, last=item)
