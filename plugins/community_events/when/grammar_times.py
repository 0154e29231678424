"""The grammar of times: 10:00〜12:00, 午後1〜3時, 10時から2時間, 開場18:00 開演18:30.

The rules this module keeps: a time is what stands there (午後3時 stays 午後 + 3); what a bare 3
means is decided in ``clocks``; the time of a reception or a gathering is a note, not a start.
"""

from __future__ import annotations

from dataclasses import replace

from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.grammar_dates import read_day, read_weekday
from community_events.when.syntax import (
    About,
    Adjust,
    AllDay,
    Clock,
    Continuous,
    Note,
    Span,
    Times,
)
from community_events.when.tokens import Token
from community_events.when.words import Kind

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH, Kind.OPEN)
_DASHES = (Kind.RANGE, Kind.FROM, Kind.HYPHEN)


def read_clock(c: Cursor, *, bare: bool = False) -> Clock | None:
    """Return the time of day here; ``bare``: a number without 時 will do (10〜12時)."""
    return c.attempt(lambda cursor: _clock(cursor, bare=bare))


def _clock(c: Cursor, *, bare: bool) -> Clock | None:
    since = c.at
    next_day = c.accept(Kind.NEXT_DAY) is not None
    if next_day:
        c.accept(Kind.NO)
    approximate = c.accept(Kind.APPROX) is not None
    part_token = c.accept(Kind.PART_OF_DAY)
    part = "" if part_token is None else str(part_token.value)
    if part and c.accept(Kind.APPROX):
        approximate = True
    if part_token is not None:
        c.accept(Kind.NO)
    if c.accept(Kind.NOON):
        clock: Clock | None = Clock(place=c.place(since), hour=12, minute=_rest(c) or 0, noon=True)
    else:
        clock = _numbers(c, bare=bare, has_part=bool(part))
    if clock is None:
        return None
    suffix = c.peek()
    if suffix.kind is Kind.PART_OF_DAY and suffix.text.isascii() and not part and not clock.noon:
        c.accept(Kind.PART_OF_DAY)
        part = str(suffix.value)
    before = c.at
    if c.accept(Kind.APPROX):
        if c.peek().kind is Kind.NUM:
            c.at = before  # 10時〜 約2時間: the 約 belongs to what follows
        else:
            approximate = True
    return replace(
        clock,
        place=c.place(since),
        part=part,
        approximate=approximate,
        next_day=next_day,
        offset=_offset(c) if clock.iso else None,
    )


def _numbers(c: Cursor, *, bare: bool, has_part: bool) -> Clock | None:
    since = c.at
    iso = c.accept(Kind.ISO_T) is not None
    token = c.accept(Kind.NUM)
    if token is None:
        return None
    padded = len(token.text) == 2 and token.text.startswith("0")
    place = c.place(since)
    if len(token.text) <= 2 and c.sees(Kind.COLON, Kind.NUM):
        c.accept(Kind.COLON)
        minute = c.accept(Kind.NUM)
        if minute is None or len(minute.text) != 2:
            return None
        if c.sees(Kind.COLON, Kind.NUM):
            c.accept(Kind.COLON)
            _check_seconds(c, c.accept(Kind.NUM))
        return Clock(place=place, hour=token.number, minute=minute.number, padded=padded, iso=iso)
    if len(token.text) <= 3 and c.accept(Kind.HOUR):
        minutes = _rest(c)
        return Clock(place=place, hour=token.number, minute=minutes or 0, padded=padded)
    if len(token.text) == 4 and token.text.isascii() and not has_part:
        hour, minutes = int(token.text[:2]), int(token.text[2:])
        if hour < 30 and minutes < 60 and c.peek().kind not in (Kind.YEAR, Kind.SLASH, Kind.DOT):
            return Clock(place=place, hour=hour, minute=minutes, padded=token.text[0] == "0")
        return None
    if len(token.text) > 2:
        return None
    follower = c.peek()
    if follower.kind is Kind.PART_OF_DAY and follower.text.isascii() and not has_part:
        return Clock(place=place, hour=token.number, padded=padded)
    if bare and _hour_comes_later(c):
        return Clock(place=place, hour=token.number, padded=padded)
    return None


def _rest(c: Cursor) -> int | None:
    """Return the minutes behind 時: 半, 30分, or two digits."""
    if c.accept(Kind.HALF):
        return 30
    if c.sees(Kind.NUM, Kind.MINUTE):
        number = c.accept(Kind.NUM)
        c.accept(Kind.MINUTE)
        return None if number is None else number.number
    follower = c.peek(1).kind
    if (
        c.peek().kind is Kind.NUM
        and len(c.peek().text) == 2
        and c.peek().start == c.tokens[c.at - 1].end
        and follower in (Kind.RANGE, Kind.HYPHEN, Kind.FROM, Kind.TO, Kind.END, Kind.CLOSE)
    ):
        number = c.accept(Kind.NUM)
        return None if number is None else number.number
    return None


def _check_seconds(c: Cursor, token: Token | None) -> None:
    if token is not None and token.number != 0:
        raise error(
            "no-such-time",
            (token.start, token.end),
            f"秒（{token.text}）は読みません。催しの時刻は分まで書きます",
            label="秒は書きません",
        )
    if c.sees(Kind.DOT, Kind.NUM):
        c.accept(Kind.DOT)
        _check_seconds(c, c.accept(Kind.NUM))


def _offset(c: Cursor) -> int | None:
    """Return the minutes east of UTC of Z, +09:00, +0900."""
    if c.accept(Kind.OFFSET):
        return 0
    before = c.at
    sign = c.accept(Kind.PLUS, Kind.HYPHEN)
    hours = c.accept(Kind.NUM) if sign else None
    if sign is None or hours is None:
        c.at = before
        return None
    if len(hours.text) == 4:
        minutes = int(hours.text[:2]) * 60 + int(hours.text[2:])
    elif len(hours.text) == 2 and c.sees(Kind.COLON, Kind.NUM):
        c.accept(Kind.COLON)
        rest = c.accept(Kind.NUM)
        minutes = hours.number * 60 + (0 if rest is None else rest.number)
    else:
        c.at = before
        return None
    return minutes if sign.kind is Kind.PLUS else -minutes


def _hour_comes_later(c: Cursor) -> bool:
    """Return whether 時 was written only behind the second of two numbers."""
    if c.peek().kind not in (Kind.RANGE, Kind.HYPHEN, Kind.FROM):
        return False
    ahead = 1
    while c.peek(ahead).kind in (Kind.PART_OF_DAY, Kind.NEXT_DAY):
        ahead += 1
    return c.peek(ahead).kind is Kind.NUM and c.peek(ahead + 1).kind is Kind.HOUR


def read_length(c: Cursor) -> tuple[int, bool] | None:
    """Return (minutes, approximate) of 2時間, 1時間半, 約90分."""
    return c.attempt(_length)


def _length(c: Cursor) -> tuple[int, bool] | None:
    approximate = c.accept(Kind.APPROX) is not None
    number = c.accept(Kind.NUM)
    if number is None or number.number > 48 * 60:
        return None
    if c.accept(Kind.HOURS):
        minutes = number.number * 60
        if c.accept(Kind.HALF):
            minutes += 30
        elif c.sees(Kind.NUM, Kind.MINUTE) or c.sees(Kind.NUM, Kind.MINUTES):
            more = c.accept(Kind.NUM)
            c.accept(Kind.MINUTE, Kind.MINUTES)
            minutes += 0 if more is None else more.number
    elif c.accept(Kind.MINUTE, Kind.MINUTES):
        minutes = number.number
    else:
        return None
    if c.accept(Kind.APPROX):
        approximate = True
    return (minutes, approximate) if minutes else None


def read_times(c: Cursor) -> Times | None:
    """Return one or more time spans in a row."""
    since = c.at
    spans: list[Span] = []
    while True:
        before = c.at
        slash = bool(spans) and c.sees(Kind.SLASH)
        if spans:
            c.skip(*_SEPARATORS[:-1])
        span = c.attempt(_span)
        if span is not None and slash and not spans[-1].dashed and not spans[-1].last:
            raise error(
                "slash-between-times",
                (spans[-1].place[0], span.place[1]),
                "「/」が、始まりと終わりの間か、2回の始まりの間か分かりません",
                label="「〜」か「、」で書きます",
                edits=[[(spans[-1].place[1], span.place[0], mark)] for mark in "〜、"],
            )
        if span is None:
            c.at = before
            break
        spans.append(span)
    if not spans:
        return None
    return Times(place=c.place(since), spans=tuple(spans))


def _span(c: Cursor) -> Span | None:
    since = c.at
    label = c.accept(Kind.SESSION)
    if label is not None:
        c.skip(Kind.COLON, Kind.WA, Kind.COMMA)
    enclosed = c.accept(Kind.OPEN) if label is not None else None
    if c.accept(Kind.STARTS):
        c.skip(Kind.COLON, Kind.WA)
    if _reception_follows_range(c):
        return None
    first = read_clock(c, bare=True)
    if first is None:
        return None
    c.accept(Kind.STARTS)
    last: Clock | None = None
    minutes: int | None = None
    approximate = False
    before = c.at
    dash = c.accept(*_DASHES) or (c.accept(Kind.SLASH) if _is_iso(c, since) else None)
    if dash is not None:
        c.skip(Kind.ENDS)
        last = read_clock(c)
        if last is not None:
            c.skip(Kind.TO)
            c.accept(Kind.ENDS)
        else:
            length = read_length(c)
            if length is not None:
                minutes, approximate = length
            elif dash.kind in (Kind.HYPHEN, Kind.SLASH):
                c.at = before
        if last is None:
            c.accept(Kind.STARTS)
    if last is None and minutes is None:
        last = c.attempt(_end_behind)
    if enclosed is not None and not c.accept(Kind.CLOSE):
        return None
    return Span(
        place=c.place(since),
        first=first,
        last=last,
        minutes=minutes,
        minutes_approximate=approximate,
        label="" if label is None else label.text,
        dashed=dash is not None and c.at > before,
    )


def _is_iso(c: Cursor, since: int) -> bool:
    """Return whether a slash may stand between start and end: only behind an ISO date."""
    before = c.tokens[max(since - 5, 0) : since]
    return [t.kind for t in before] == [Kind.NUM, Kind.HYPHEN, Kind.NUM, Kind.HYPHEN, Kind.NUM]


def _end_behind(c: Cursor) -> Clock | None:
    """Return the end in 開始13:30 終了15:00."""
    c.skip(Kind.COMMA, Kind.SLASH, Kind.MIDDLE, Kind.RANGE)
    if not c.accept(Kind.ENDS):
        return None
    c.skip(Kind.COLON, Kind.WA)
    return read_clock(c)


def _reception_follows_range(c: Cursor) -> bool:
    before = c.at
    found = c.attempt(_reception_behind)
    c.at = before
    return found is not None


def read_reception(c: Cursor) -> Note | None:
    """Return the time of a reception, which is a note: 受付9:45〜, 9:30受付開始, 集合9:00."""
    return c.attempt(_reception_before) or c.attempt(_reception_behind) or c.attempt(_end_only)


def _reception_before(c: Cursor) -> Note | None:
    since = c.at
    if not c.accept(Kind.RECEPTION):
        return None
    c.skip(Kind.COLON, Kind.WA, Kind.STARTS, Kind.MIDDLE)
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


def _reception_behind(c: Cursor) -> Note | None:
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


def read_continuous(c: Cursor) -> Continuous | None:
    """Return a span with a time on each side: 1月9日(土)午前10時〜11日(月)午前9時."""
    since = c.at
    first = read_day(c)
    if first is None:
        return None
    c.skip(Kind.NO)
    first_clock = read_clock(c)
    if first_clock is None or not (
        c.accept(*_DASHES) or (first.style == "-" and c.accept(Kind.SLASH))
    ):
        return None
    last = read_day(c, follows=first.style if first.style in "/.年" else "年")
    if last is None:
        return None
    c.skip(Kind.NO)
    last_clock = read_clock(c)
    if last_clock is None:
        return None
    c.accept(Kind.TO)
    return Continuous(
        place=c.place(since),
        first=first,
        first_clock=first_clock,
        last=last,
        last_clock=last_clock,
    )


def read_all_day(c: Cursor) -> AllDay | None:
    """Return 終日 or 開館時間中."""
    since = c.at
    token = c.accept(Kind.ALL_DAY, Kind.OPENING)
    if token is None:
        return None
    return AllDay(place=c.place(since), opening=token.kind is Kind.OPENING)


def read_about(c: Cursor) -> About | None:
    """Return a length that stands alone: (約90分)."""
    since = c.at
    found = read_length(c)
    if found is None:
        return None
    return About(place=c.place(since), minutes=found[0], approximate=found[1])


def read_adjust(c: Cursor) -> Adjust | None:
    """Return what differs on some days of a span: 最終日は15時まで, 土日は17時まで."""
    since = c.at
    weekdays: list[int] = []
    token = c.accept(Kind.FIRST_DAY, Kind.LAST_DAY)
    if token is None:
        while (weekday := read_weekday(c, loose=True)) is not None:
            weekdays.append(weekday)
            c.skip(Kind.MIDDLE, Kind.COMMA, Kind.AND)
        if not weekdays:
            return None
    marked = c.skip(Kind.WA, Kind.GLUE, Kind.COLON)
    if token is None and not marked:
        return None
    first = read_clock(c, bare=True)
    if first is None:
        return None
    last: Clock | None = None
    if c.accept(Kind.TO):
        first, last = None, first
    elif c.accept(*_DASHES):
        last = read_clock(c)
        c.accept(Kind.TO)
    elif c.skip(Kind.ENDS):
        first, last = None, first
    c.skip(Kind.STARTS, Kind.ENDS)
    who = "" if token is None else "first" if token.kind is Kind.FIRST_DAY else "last"
    return Adjust(place=c.place(since), who=who, weekdays=tuple(weekdays), first=first, last=last)
