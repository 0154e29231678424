"""The grammar of months before a rule: 12月の, 4月〜10月の, 偶数月の, 毎年7・8月の.

The rule this module keeps: a month followed by a day is a date and not taken here.
"""

from __future__ import annotations

from community_events.when.cursor import Cursor
from community_events.when.grammar_years import read_one_year, read_year
from community_events.when.kinds import Kind
from community_events.when.syntax import Month, Months

_DASHES = (Kind.RANGE, Kind.FROM, Kind.HYPHEN)
_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH)


def read_months(c: Cursor) -> Months | None:
    """Return the months before a rule: 12月の, 4月〜10月の, 偶数月の, 2026年12月から2027年3月まで."""
    since = c.at
    fiscal = c.attempt(_fiscal)
    if fiscal is not None:
        return fiscal
    every_year = c.accept(Kind.EVERY_YEAR) is not None
    parity = c.accept(Kind.PARITY)
    if parity is not None:
        assert isinstance(parity.value, int)
        c.accept(Kind.NO)
        return Months(place=c.place(since), items=(), parity=parity.value)
    first = _month(c)
    if first is None:
        return None
    items = [first]
    is_range = False
    while True:
        before = c.at
        dash = c.accept(*_DASHES) if len(items) == 1 else None
        if dash is None and not c.skip(*_SEPARATORS):
            break
        following = _month(c)
        if following is None:
            c.at = before
            break
        items.append(following)
        if dash is not None:
            is_range = True
            c.accept(Kind.TO)
            break
    if c.sees(Kind.NUM, Kind.DAY):
        return None
    alone = len(items) == 1 and not every_year
    open_end = alone and c.accept(*_DASHES) is not None
    open_start = alone and not open_end and c.accept(Kind.TO) is not None
    c.accept(Kind.NO)
    return Months(
        place=c.place(since),
        items=tuple(items),
        is_range=is_range,
        every_year=every_year,
        open_end=open_end,
        open_start=open_start,
    )


def _fiscal(c: Cursor) -> Months | None:
    """Return April to March of 2026年度の; a date behind 年度 is refused elsewhere."""
    since = c.at
    year = read_one_year(c)
    if year is None or not c.accept(Kind.FISCAL):
        return None
    place = c.place(since)
    c.skip(Kind.NO, Kind.WA, Kind.COMMA, Kind.GLUE)
    if c.sees(Kind.NUM) or c.sees(Kind.DATE_NAME) or c.sees(Kind.HOLIDAY_NAME):
        return None
    first = Month(place=place, month=4, year=year[0])
    return Months(
        place=place, items=(first, Month(place=place, month=3, year=year[0] + 1)), is_range=True
    )


def _month(c: Cursor) -> Month | None:
    since = c.at
    year = read_year(c)
    token = c.accept(Kind.NUM)
    if token is None or len(token.text) > 2:
        c.at = since
        return None
    listed = c.peek().kind in (*_SEPARATORS, Kind.RANGE) and _month_comes_later(c)
    if not listed and (not c.accept(Kind.MONTH) or c.sees(Kind.YOBI) or c.sees(Kind.NUM, Kind.DAY)):
        c.at = since
        return None
    return Month(
        place=c.place(since),
        month=token.number,
        year=None if year is None else year[0],
        next_year=bool(year and year[1]),
    )


def _month_comes_later(c: Cursor) -> bool:
    ahead = 0
    while c.peek(ahead).kind in (*_SEPARATORS, Kind.RANGE):
        if c.peek(ahead + 1).kind is not Kind.NUM:
            return False
        ahead += 2
    return c.peek(ahead).kind is Kind.MONTH and c.peek(ahead + 1).kind is not Kind.NUM
