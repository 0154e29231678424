"""The grammar of what stands behind a date: (土), 月曜祝日, (勤労感謝の日), （第1土曜）.

The rule this module keeps: whatever stands there is checked against the date, never used to find
another one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from community_events.when.cursor import Cursor
from community_events.when.kinds import Kind
from community_events.when.syntax import Day, Place

_BEHIND_A_DATE = (
    Kind.END, Kind.NUM, Kind.PART_OF_DAY, Kind.NOON, Kind.ALL_DAY, Kind.RECEPTION, Kind.STARTS,
)  # fmt: skip
"""What may follow a date and its weekday; with anything else the weekday may be a rule's."""


def read_weekday(c: Cursor, *, loose: bool) -> int | None:
    """Return 0–6 for 火, 火曜, 火曜日, Tue; 月 and 日 alone are weekdays only where ``loose``."""
    token = c.peek()
    if token.kind is Kind.WEEKDAY:
        c.accept(Kind.WEEKDAY)
        c.accept(Kind.YOBI)
        assert isinstance(token.value, int)
        return token.value
    if token.kind in (Kind.MONTH, Kind.DAY) and token.text in ("月", "日"):
        if not loose and c.peek(1).kind is not Kind.YOBI:
            return None
        c.accept(token.kind)
        c.accept(Kind.YOBI)
        return 0 if token.text == "月" else 6
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind a date: (月・祝), (勤労感謝の日)."""

    weekdays: tuple[int, ...]
    holiday: bool
    name: str
    place: Place


def read_behind(c: Cursor) -> Behind | None:
    """Return the weekday, 祝 and the name of the day behind a date."""
    start = c.at
    opened = c.accept(Kind.OPEN)
    weekdays: list[int] = []
    holiday = False
    name = ""
    while True:
        weekday = read_weekday(c, loose=opened is not None)
        if weekday is not None:
            weekdays.append(weekday)
        elif opened and c.accept(Kind.HOLIDAY, Kind.SUBSTITUTE):
            holiday = True
        elif opened and (named := c.accept(Kind.DATE_NAME, Kind.HOLIDAY_NAME)):
            name = named.text
        else:
            break
        before = c.at
        if opened:
            c.skip(Kind.MIDDLE, Kind.COMMA, Kind.SLASH, Kind.DOT, Kind.AND)
        elif not (
            c.accept(Kind.MIDDLE) and c.peek().kind is Kind.HOLIDAY and c.accept(Kind.HOLIDAY)
        ):
            c.at = before
            break
        else:
            holiday = True
            break
    listed = not opened and not holiday and _weekday_follows(c)
    if listed or (opened and not c.accept(Kind.CLOSE)) or not (weekdays or holiday or name):
        c.at = start
        return None
    holiday = holiday or (bool(weekdays) and _holiday_follows(c))
    return Behind(weekdays=tuple(weekdays), holiday=holiday, name=name, place=c.place(start))


def with_weekdays(c: Cursor, since: int, day: Day) -> Day:
    """Return the ``day`` that began at token ``since`` with what stands behind it."""
    found = read_behind(c)
    if found is None:
        return replace(day, place=c.place(since))
    if not found.name and (more := _name_behind(c)) is not None:
        found = replace(found, name=more)
    return replace(
        day,
        place=c.place(since),
        weekdays=found.weekdays,
        holiday=found.holiday,
        weekday_place=found.place,
        also=found.name,
        also_place=found.place if found.name else (0, 0),
    )


def _weekday_follows(c: Cursor) -> bool:
    """Return whether a list of weekdays stands here, of a rule: 12月5日〜26日 土・日."""
    before = c.at
    c.skip(Kind.MIDDLE, Kind.COMMA, Kind.SLASH, Kind.AND)
    found = read_weekday(c, loose=True) is not None
    c.at = before
    return found


def _holiday_follows(c: Cursor) -> bool:
    """Take 祝 behind the weekday, (月)祝 or (月)(祝), unless it begins another thing: 祝日休み."""
    if c.sees(Kind.OPEN, Kind.HOLIDAY, Kind.CLOSE):
        c.at += 3
        return True
    if not c.sees(Kind.HOLIDAY) or c.peek(1).kind not in _BEHIND_A_DATE:
        return False
    return c.accept(Kind.HOLIDAY) is not None


def with_ordinal(c: Cursor, day: Day) -> Day:
    """Return ``day`` with what stands in brackets behind it: 12月5日（第1土曜）."""
    return c.attempt(lambda cursor: _ordinal(cursor, day)) or day


def _ordinal(c: Cursor, day: Day) -> Day | None:
    since = c.at
    if not c.accept(Kind.OPEN) or not c.accept(Kind.NTH):
        return None
    number = c.accept(Kind.NUM)
    weekday = read_weekday(c, loose=True)
    if number is None or weekday is None or not c.accept(Kind.CLOSE):
        return None
    if day.weekdays not in ((), (weekday,)):
        return None
    place = c.place(since)
    return replace(
        day,
        place=(day.place[0], place[1]),
        weekdays=(weekday,),
        weekday_place=place,
        nth=number.number,
    )


def with_loose_weekday(c: Cursor, day: Day) -> Day:
    """Return ``day`` with the one weekday that stands beside it: 12/5・土, 12月5日、土曜日."""
    if day.weekdays:
        return day
    return c.attempt(lambda cursor: _loose_weekday(cursor, day)) or day


def _loose_weekday(c: Cursor, day: Day) -> Day | None:
    if not c.accept(Kind.MIDDLE, Kind.COMMA, Kind.SLASH, Kind.NO):
        return None
    since = c.at
    weekday = read_weekday(c, loose=True)
    if weekday is None or c.peek().kind not in _BEHIND_A_DATE:
        return None
    place = c.place(since)
    return replace(day, place=(day.place[0], place[1]), weekdays=(weekday,), weekday_place=place)


def _name_behind(c: Cursor) -> str | None:
    """Return the name in brackets behind the weekday: 11月23日(月)(勤労感謝の日)."""
    before = c.at
    if c.accept(Kind.OPEN):
        named = c.accept(Kind.DATE_NAME, Kind.HOLIDAY_NAME)
        if named is not None and c.accept(Kind.CLOSE):
            return named.text
    c.at = before
    return None
