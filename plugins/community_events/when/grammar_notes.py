"""The grammar of times that are no start: 受付9:45〜, 18:00開場, 集合9:00, 解散12:00.

The rule this module keeps (rule 3): the time of a reception, of opening doors or of a gathering is
a note; the word stands before or behind its time, and the nearer time is its own.
"""

from __future__ import annotations

from community_events.when.cursor import Cursor
from community_events.when.grammar_clocks import read_clock
from community_events.when.grammar_dates import read_day
from community_events.when.kinds import Kind
from community_events.when.syntax import Note

_DASHES = (Kind.RANGE, Kind.FROM, Kind.HYPHEN)


def read_reception(c: Cursor) -> Note | None:
    """Return the time of a reception, which is a note: 受付9:45〜, 9:30受付開始, 集合9:00."""
    return c.attempt(_reception_before) or c.attempt(read_reception_behind) or c.attempt(_end_only)


def _reception_before(c: Cursor) -> Note | None:
    since = c.at
    if not c.accept(Kind.RECEPTION):
        return None
    c.skip(Kind.COLON, Kind.WA, Kind.STARTS, Kind.MIDDLE, Kind.SLASH)
    if read_clock(c, bare=True) is None:
        if c.sees(Kind.RECEPTION) or c.sees(Kind.OPEN):
            return None
        return Note(place=c.place(since)) if not c.sees(Kind.NUM) else None
    if c.accept(*_DASHES):
        read_clock(c)
    c.accept(Kind.TO)
    before = c.at
    c.skip(Kind.RECEPTION, Kind.STARTS, Kind.ENDS)
    if c.peek().kind in (Kind.COLON, Kind.WA) or read_clock(c, bare=True) is not None:
        c.at = before  # 集合9:00 解散12:00: 解散 belongs to the time behind it
    return Note(place=c.place(since), reception=True)


def read_reception_behind(c: Cursor) -> Note | None:
    """Return the note of a time whose word stands behind it: 18:00開場."""
    since = c.at
    clock = read_clock(c, bare=True)
    if clock is None:
        return None
    is_range = False
    if c.accept(*_DASHES):
        is_range = read_clock(c) is not None
    c.accept(Kind.TO)
    c.accept(Kind.NI)
    word = c.accept(Kind.RECEPTION)
    if word is None:
        return None
    gap = word.start - c.tokens[c.at - 2].end
    ahead = c.at
    c.skip(Kind.COLON, Kind.WA, Kind.STARTS)
    if read_day(c) is not None:
        return None  # 10:00〜12:00 受付12月1日(火): the word speaks of the date behind it
    c.at = ahead
    marked = c.skip(Kind.COLON, Kind.WA)
    gap_behind = c.peek().start - word.end
    following = read_clock(c)
    if following is not None:
        # 10:00〜12:00 受付9:30 speaks of what follows, 18:00開場 18:30開演 of what stands before.
        later = (following.hour, following.minute) > (clock.hour, clock.minute)
        if marked or gap > gap_behind or (gap == gap_behind and (is_range or not later)):
            return None
    c.at = ahead
    c.skip(Kind.STARTS, Kind.ENDS)
    if read_clock(c) is not None:
        c.at = ahead
    return Note(place=c.place(since), reception=True)


def _end_only(c: Cursor) -> Note | None:
    since = c.at
    if c.accept(Kind.ENDS):
        c.skip(Kind.COLON, Kind.WA)
        if read_clock(c) is not None:
            return Note(place=c.place(since), end_only=True)
    return None
