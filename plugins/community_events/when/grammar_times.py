"""The grammar of times: 10:00〜12:00, 午後1〜3時, 10時から2時間, 開場18:00 開演18:30.

The rules this module keeps: a time is what stands there (午後3時 stays 午後 + 3); what a bare 3
means is decided in ``clocks``; the time of a reception or a gathering is a note, not a start.
"""

from __future__ import annotations

from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.grammar_behind import read_weekday
from community_events.when.grammar_clocks import read_clock, read_length
from community_events.when.grammar_dates import read_day, read_days
from community_events.when.grammar_notes import read_reception, read_reception_behind
from community_events.when.kinds import Kind
from community_events.when.syntax import (
    About,
    Adjust,
    AllDay,
    Clock,
    Continuous,
    Place,
    Span,
    Times,
)
from community_events.when.tokens import Token

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH, Kind.OPEN)
_DASHES = (Kind.RANGE, Kind.FROM, Kind.HYPHEN)
_AT_END = (Kind.END, Kind.CLOSE, Kind.OPEN, Kind.COMMA, Kind.STOP)
"""Behind 10:00- there is no end: it means 10:00〜."""


def read_times(c: Cursor) -> Times | None:
    """Return one or more time spans in a row."""
    since = c.at
    spans: list[Span] = []
    while True:
        before = c.at
        slash = bool(spans) and c.sees(Kind.SLASH)
        parted = not spans or c.skip(*_SEPARATORS[:-1])
        span = c.attempt(_span)
        if span is None:
            c.at = before
            break
        if spans and (slash or not parted):
            _refuse_unclear_pair(spans[-1], span, slash=slash)
        if spans and (span.led or spans[-1].word) and span.word not in ("", spans[-1].word):
            raise _refuse_two_starts(spans[-1], span)
        spans.append(span)
    if not spans:
        return None
    return Times(place=c.place(since), spans=tuple(spans))


def _refuse_unclear_pair(before: Span, span: Span, *, slash: bool) -> None:
    """Refuse 10:00/12:00 and 10:00 12:00: start and end, or two sessions?"""
    if before.dashed or before.last or before.minutes:
        return
    if not slash and (before.word or span.word or before.label or span.label or span.dashed):
        return
    mark = "/" if slash else "空白"
    raise error(
        "slash-between-times",
        (before.place[0], span.place[1]),
        f"「{mark}」が、始まりと終わりの間か、2回の始まりの間か分かりません",
        label="「〜」か「、」で書きます",
        edits=[[(before.place[1], span.place[0], mark)] for mark in "〜、"],
    )


def _refuse_two_starts(before: Span, span: Span) -> Exception:
    """Return the error of 10:00開会 10:30開演, of which one is no session."""
    return error(
        "two-starts",
        (before.place[0], span.place[1]),
        f"「{span.word}」のほかにも時刻があり、どちらが始まりか分かりません",
        label="始まりの時刻は1つです",
        edits=[[(before.place[1], span.place[1], "")], [(before.place[0], span.place[0], "")]],
    )


def _span(c: Cursor) -> Span | None:
    since = c.at
    label = c.accept(Kind.SESSION) or c.attempt(_enclosed_label)
    if label is not None:
        c.skip(Kind.COLON, Kind.WA, Kind.COMMA)
    enclosed = c.accept(Kind.OPEN) if label is not None else None
    word = c.accept(Kind.STARTS)
    if word is not None:
        c.skip(Kind.COLON, Kind.WA, Kind.SLASH)
    if _reception_follows_range(c):
        return None
    first = read_clock(c, bare=True)
    if first is None:
        return None
    led = word is not None
    if not (led and c.sees(Kind.STARTS, Kind.NUM)):  # 開会10:00 上映11:00
        word = c.accept(Kind.STARTS) or word
    aside = c.attempt(_aside)
    last: Clock | None = None
    minutes: int | None = None
    approximate = False
    before = c.at
    dash = c.accept(*_DASHES) or (c.accept(Kind.SLASH) if _is_iso(c, since) else None)
    if dash is not None:
        c.skip(Kind.ENDS)
        aside = aside or c.attempt(lambda cursor: _aside(cursor, dashed=True))
        last = read_clock(c)
        if last is not None:
            c.skip(Kind.TO)
            c.accept(Kind.ENDS)
        else:
            length = read_length(c)
            if length is not None:
                minutes, approximate = length
            elif dash.kind is Kind.SLASH or c.peek().kind not in _AT_END:
                c.at = before if dash.kind in (Kind.HYPHEN, Kind.SLASH) else c.at
        if last is None:
            c.accept(Kind.STARTS)
    if last is None and minutes is None:
        last = c.attempt(_end_behind)
    if enclosed is not None and not c.accept(Kind.CLOSE):
        return None
    if label is None and c.peek().text == "(":
        label = c.attempt(_enclosed_label)  # 10:00〜12:00(午前の部)
    return Span(
        place=c.place(since),
        first=first,
        last=last,
        minutes=minutes,
        minutes_approximate=approximate,
        label="" if label is None else label.text,
        word="" if word is None else word.text,
        led=led,
        dashed=dash is not None and c.at > before,
        notes=() if aside is None else (aside,),
    )


def _aside(c: Cursor, *, dashed: bool = False) -> Place | None:
    """Return the place of a reception between start and end: 13:30(開場13:00)〜15:30.

    ``dashed``: the 〜 stands before it.
    """
    if not c.accept(Kind.OPEN):
        return None
    note = read_reception(c)
    if note is None or not c.accept(Kind.CLOSE):
        return None
    end = c.at
    goes_on = read_clock(c) is not None if dashed else c.sees(Kind.RANGE)
    c.at = end
    return note.place if goes_on else None


def _enclosed_label(c: Cursor) -> Token | None:
    """Return the name in 【午前の部】."""
    if not c.accept(Kind.OPEN):
        return None
    label = c.accept(Kind.SESSION)
    return label if label is not None and c.accept(Kind.CLOSE) else None


def _is_iso(c: Cursor, since: int) -> bool:
    """Return whether a slash may stand between start and end: only behind an ISO date."""
    before = c.tokens[max(since - 5, 0) : since]
    return [t.kind for t in before] == [Kind.NUM, Kind.HYPHEN, Kind.NUM, Kind.HYPHEN, Kind.NUM]


def _end_behind(c: Cursor) -> Clock | None:
    """Return the end in 開始13:30 終了15:00."""
    enclosed = c.attempt(_enclosed_end)
    if enclosed is not None:
        return enclosed
    c.skip(Kind.COMMA, Kind.SLASH, Kind.MIDDLE, Kind.RANGE)
    if not c.accept(Kind.ENDS):
        clock = read_clock(c)  # 14時開演 16時終演
        return clock if clock is not None and c.accept(Kind.ENDS) else None
    c.skip(Kind.COLON, Kind.WA, Kind.SLASH)
    return read_clock(c)


def _enclosed_end(c: Cursor) -> Clock | None:
    """Return the end in 14:00〜(16:00まで), 14:00〜（16:00終了予定）."""
    if not c.accept(Kind.OPEN):
        return None
    c.accept(Kind.RANGE)
    clock = read_clock(c)
    ended = clock is not None and c.accept(Kind.TO, Kind.ENDS) is not None
    return clock if ended and c.accept(Kind.CLOSE) else None


def _reception_follows_range(c: Cursor) -> bool:
    before = c.at
    found = c.attempt(read_reception_behind)
    c.at = before
    return found is not None


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
    """Return what differs on some days of a span: 最終日は15時まで, ただし土日祝は10時〜20時."""
    since = c.at
    said_but = _follows_but(c)
    who, weekdays, holidays, days = "", [], False, None
    token = c.accept(Kind.FIRST_DAY, Kind.LAST_DAY)
    if token is not None:
        who = "first" if token.kind is Kind.FIRST_DAY else "last"
    else:
        while (weekday := read_weekday(c, loose=True)) is not None:
            weekdays.append(weekday)
            c.skip(Kind.MIDDLE, Kind.COMMA, Kind.AND)
        holidays = c.accept(Kind.HOLIDAY) is not None
        if not weekdays and not holidays:
            who, days = "days", c.attempt(lambda cursor: read_days(cursor, follows="年"))
            if days is None:
                return None
    marked = c.skip(Kind.WA, Kind.GLUE, Kind.COLON)
    if token is None and not marked:
        return None
    before = c.at
    if said_but and (times := c.attempt(read_times)) is not None and _are_whole(times):
        return Adjust(
            place=c.place(since),
            who=who,
            weekdays=tuple(weekdays),
            holidays=holidays,
            days=days,
            spans=times.spans,
        )
    c.at = before
    first = read_clock(c, bare=True)
    if first is None:
        return None
    last: Clock | None = None
    if c.accept(Kind.TO):
        first, last = None, first
    elif days is not None and not said_but:
        return None  # 6日は13時〜15時 is one more date
    elif c.accept(*_DASHES):
        last = read_clock(c)
        c.accept(Kind.TO)
    elif c.skip(Kind.ENDS):
        first, last = None, first
    c.skip(Kind.STARTS, Kind.ENDS)
    return Adjust(
        place=c.place(since),
        who=who,
        weekdays=tuple(weekdays),
        holidays=holidays,
        days=days,
        first=first,
        last=last,
    )


def _follows_but(c: Cursor) -> bool:
    """Return whether ただし stands before this."""
    at = c.at - 1
    while at >= 0 and c.tokens[at].kind is Kind.COMMA:
        at -= 1
    return at >= 0 and c.tokens[at].text in ("ただし", "但し")


def _are_whole(times: Times) -> bool:
    """Return whether every span has its end, so that nothing is taken over from the other days."""
    return all(span.last is not None for span in times.spans)
