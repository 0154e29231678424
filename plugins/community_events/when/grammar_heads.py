"""The grammar of what stands before dates and times: 日時:, ■, (1), 第1回:, 月2回.

The rule this module keeps: a label, a bullet or a number says nothing about when, so it is passed
over, but only where a date or a time follows; 月2回 is checked against the days that are written.
"""

from __future__ import annotations

import re

from community_events.when.cursor import Cursor
from community_events.when.grammar_clocks import read_clock
from community_events.when.grammar_dates import read_day
from community_events.when.kinds import Kind
from community_events.when.syntax import Often

_NUMBERED = re.compile("第?[0-9一二三四五六七八九十]+(?:回|回目|日目|講)")
_UNITS = {
    Kind.WEEK: "週",
    Kind.EVERY_WEEK: "週",
    Kind.MONTH: "月",
    Kind.EVERY_MONTH: "月",
    Kind.YEAR: "年",
    Kind.EVERY_YEAR: "年",
    Kind.DAY: "日",
    Kind.EVERY_DAY: "日",
}


def skip_heads(c: Cursor) -> bool:
    """Take labels, bullets and numbers before a date or a time; return whether there were any."""
    before = c.at
    while _label(c) or _number(c) or _bullet(c):
        pass
    return c.at > before


def _label(c: Cursor) -> bool:
    """Take 日時:, 【とき】, 開催日 before anything that can be read."""
    before = c.at
    opened = c.accept(Kind.OPEN)
    if before == 0 and c.sees(Kind.DAY, Kind.HOUR):
        c.at += 1  # 日 時, as flyers space it out
        word = c.accept(Kind.HOUR)
    else:
        timed = c.peek(1).kind in (Kind.COLON, Kind.CLOSE)
        word = c.accept(Kind.HEADER, Kind.HOURS) if timed else c.accept(Kind.HEADER)
    if word is None or (opened and not c.accept(Kind.CLOSE)):
        c.at = before
        return False
    c.skip(Kind.COLON, Kind.WA, Kind.MIDDLE, Kind.COMMA)
    return True


def _bullet(c: Cursor) -> bool:
    """Take ■ or ● unless it stands for a number that is not known yet (●月●日)."""
    units = (Kind.MONTH, Kind.DAY, Kind.YEAR, Kind.HOUR, Kind.MINUTE)
    if c.peek(1).kind in units and c.peek(2).kind in (Kind.MARK, Kind.NUM, Kind.END):
        return False
    return c.accept(Kind.MARK) is not None


def _number(c: Cursor) -> bool:
    """Take 第1回:, 【1回目】, (1) before a date; (1) also before a time, where 第1回 is a name."""
    before = c.at
    opened = c.accept(Kind.OPEN)
    plain = None
    if opened:
        plain = c.accept(Kind.NUM)
    token = plain or c.accept(Kind.SESSION)
    fits = token is not None and (
        (plain is not None and plain.number <= 20) or _NUMBERED.fullmatch(token.text)
    )
    if not fits or (opened and not c.accept(Kind.CLOSE)):
        c.at = before
        return False
    c.skip(Kind.COLON, Kind.WA, Kind.COMMA, Kind.MIDDLE)
    after = c.at
    follows = read_day(c, follows="年") is not None
    c.at = after
    if not follows and plain is not None:
        follows = read_clock(c, bare=True) is not None
        c.at = after
    if not follows:
        c.at = before
    return follows


def read_often(c: Cursor) -> Often | None:
    """Return 毎月1回, 月2回, 週1回, 1日2回: so many times in each."""
    since = c.at
    if c.sees(Kind.NUM) and c.peek().number == 1 and c.peek(1).kind is Kind.DAY:
        c.accept(Kind.NUM)
    unit = _UNITS.get(c.peek().kind)
    if unit is None:
        return None
    c.at += 1
    number = c.accept(Kind.NUM)
    if number is None or not c.accept(Kind.TIMES):
        return None
    return Often(place=c.place(since), number=number.number, unit=unit)
