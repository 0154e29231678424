"""The grammar of dates: 2026年12月5日(土), 12/5(土)・6(日), R8.12.5, 5 Dec 2026.

The rules this module keeps: the order is year, month, day; a year has four digits or an era; a
day without its month takes the month before it; nothing here looks at a calendar.
"""

from __future__ import annotations

from dataclasses import replace

from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.grammar_behind import (
    read_behind,
    with_loose_weekday,
    with_ordinal,
    with_weekdays,
)
from community_events.when.grammar_clocks import read_clock
from community_events.when.grammar_english import read_english, read_english_more, share_year
from community_events.when.grammar_years import read_year
from community_events.when.kinds import Kind
from community_events.when.syntax import Day, DayRange, Days, Place
from community_events.when.tokens import Token
from community_events.when.words import FIXED_DATES

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH)
_DASHES = (Kind.RANGE, Kind.FROM, Kind.HYPHEN)
_STYLES = {Kind.SLASH: "/", Kind.DOT: ".", Kind.HYPHEN: "-"}
_NOT_A_DAY = (
    Kind.COLON, Kind.HOUR, Kind.MINUTE, Kind.MONTH, Kind.SLASH, Kind.DOT, Kind.HOURS, Kind.TIMES,
    Kind.WEEK, Kind.MINUTES, Kind.YEAR, Kind.PART_OF_DAY, Kind.ORDINAL, Kind.EN_MONTH, Kind.FISCAL,
)  # fmt: skip
_BEGINNINGS = (
    Kind.NUM, Kind.ERA, Kind.WESTERN, Kind.NEXT_YEAR, Kind.NEXT_DAY, Kind.DATE_NAME,
    Kind.HOLIDAY_NAME, Kind.EN_MONTH, Kind.WEEKDAY,
)  # fmt: skip


def read_day(c: Cursor, *, follows: str = "") -> Day | None:
    """Return the date here. ``follows``: the style of the date before it, whose month it may use."""
    day = c.once("day", _full_day)
    if day is not None or not follows:
        return day
    if follows == "en":
        return c.attempt(read_english_more)
    return c.once(f"day behind {follows}", lambda cursor: _day_only(cursor, follows))


def _full_day(c: Cursor) -> Day | None:
    if c.peek().kind not in _BEGINNINGS:
        return None
    for form in (read_english, _digits, _named, _written):
        day = c.attempt(form)
        if day is not None:
            return day
    return None


def _written(c: Cursor) -> Day | None:
    since = c.at
    year = read_year(c)
    month_at = c.peek().start
    month = c.accept(Kind.NUM)
    if month is None or _is_too_long(month):
        return None
    separator = c.accept(Kind.MONTH, Kind.SLASH, Kind.DOT, Kind.HYPHEN)
    if separator is None or (separator.kind is Kind.HYPHEN and year is None):
        return None
    if (
        year is not None
        and year[3] is not separator.kind
        and separator.kind is not Kind.MONTH
        and (year[3] is not Kind.YEAR)
    ):
        return None
    style = _STYLES.get(separator.kind, "年")
    if separator.kind is Kind.MONTH and c.sees(Kind.MONTH_END):
        if c.peek().text != "末日" and c.peek(1).kind is not Kind.TO:
            return None
        c.accept(Kind.MONTH_END)
        number, last = 0, True
    else:
        last = False
        token = c.accept(Kind.NUM)
        if token is None or _is_too_long(token):
            return None
        number = token.number
        if separator.kind is Kind.MONTH:
            if not c.accept(Kind.DAY) and not _day_comes_later(c):
                return None
        elif year is None and c.accept(separator.kind):
            third = c.accept(Kind.NUM)
            if third is None:
                return None
            _refuse_three_numbers(c, since, month.number, number, third.number)
        elif c.peek().kind in (Kind.COLON, Kind.HOUR):
            return None
    day = Day(
        place=c.place(since),
        day=number,
        month=month.number,
        year=None if year is None else year[0],
        next_year=bool(year and year[1]),
        era="" if year is None else year[2],
        style=style,
        month_at=month_at,
        last_of_month=last,
    )
    return with_weekdays(c, since, day)


def _is_too_long(token: Token) -> bool:
    """Return whether a number has more digits than a month or a day: 012月5日 is a slip."""
    return len(token.text) > (2 if token.text.isascii() else 3)


def _refuse_three_numbers(c: Cursor, since: int, first: int, second: int, third: int) -> None:
    place = c.place(since)
    if third > 31:
        raise error(
            "numeral-ambiguous",
            place,
            "年が最後に書かれているので、月と日の順が分かりません",
            label="年・月・日の順に書きます",
            help=f"{third}年{first}月{second}日",
        )
    raise error(
        "numeral-ambiguous",
        place,
        f"「{first}」が西暦の年か元号の年か分かりません",
        label="西暦4けたか、元号をつけて書きます",
        help=f"{2000 + first % 100}年{second}月{third}日",
    )


def _day_comes_later(c: Cursor) -> bool:
    """Return whether 日 was put only behind the last of several days (12月5・6日, 5(土)・6(日))."""
    if c.sees(Kind.OPEN):
        before = c.at
        found = read_behind(c) is not None
        c.at = before
        return found
    ahead = 0
    while c.peek(ahead).kind in (*_SEPARATORS, Kind.RANGE, Kind.HYPHEN):
        if c.peek(ahead + 1).kind is not Kind.NUM:
            return False
        ahead += 2
    return ahead > 0 and c.peek(ahead).kind is Kind.DAY


def _day_only(c: Cursor, follows: str) -> Day | None:
    since = c.at
    month_at = c.peek().start
    token = c.accept(Kind.NUM)
    if token is None or _is_too_long(token):
        return None
    if not c.accept(Kind.DAY):
        bare = follows != "年" and c.peek().kind not in _NOT_A_DAY
        if not bare and not _day_comes_later(c):
            return None
    elif c.peek().kind in (Kind.GOTO, Kind.OKI, Kind.ONCE):
        return None  # 12月1日から3日ごと
    day = Day(place=c.place(since), day=token.number, style=follows, month_at=month_at)
    return with_weekdays(c, since, day)


def _digits(c: Cursor) -> Day | None:
    since = c.at
    token = c.accept(Kind.NUM)
    if token is None or len(token.text) != 8 or not token.text.isascii():
        return None
    year, month, number = int(token.text[:4]), int(token.text[4:6]), int(token.text[6:])
    day = Day(place=c.place(since), day=number, month=month, year=year, style="8")
    return with_weekdays(c, since, day)


def _named(c: Cursor) -> Day | None:
    since = c.at
    month_at = c.peek().start
    year = read_year(c)
    token = c.accept(Kind.DATE_NAME, Kind.HOLIDAY_NAME)
    if token is None:
        return None
    month, number = FIXED_DATES.get(str(token.text), (0, 0))
    if token.kind is Kind.DATE_NAME and not month:
        assert isinstance(token.value, tuple)
        month, number = token.value
    day = Day(
        place=c.place(since),
        day=number,
        month=month or None,
        year=None if year is None else year[0],
        next_year=bool(year and year[1]),
        style="名",
        name=token.text,
        month_at=month_at,
    )
    day = with_weekdays(c, since, day)
    return c.attempt(lambda cursor: _date_behind(cursor, day, c.place(since))) or day


def _date_behind(c: Cursor, named: Day, place: Place) -> Day | None:
    """Return the date in brackets behind a name: 成人の日(1月11日); both must be the same."""
    if not c.accept(Kind.OPEN):
        return None
    day = c.attempt(_written)
    if day is None or not c.accept(Kind.CLOSE):
        return None
    return replace(day, also=named.name, also_place=place)


def read_days(c: Cursor, *, follows: str = "", loose: bool = False) -> Days | None:
    """Return dates and ranges of dates in a row: 12月5日(土)・6日(日), 12月28日〜1月4日.

    ``follows``: the style of a date before, whose month the first one may use. ``loose``: a weekday
    may stand beside a date without brackets (12/5・土), because nothing else here is a weekday's.
    """
    since = c.at
    item = _item(c, follows, loose=loose)
    if item is None:
        c.at = since
        return None
    items = [item]
    while True:
        before = c.at
        parted = c.skip(*_SEPARATORS)
        style = _style_of(items[-1])
        if style == "en" and c.tokens[c.at - 1].kind is not Kind.AND:
            style = "年"  # Dec 5, 10-12 may be hours
        following = _item(c, style, loose=loose)
        sure = isinstance(following, Day) and parted
        if following is None or not (sure or _is_plain(following)):
            c.at = before
            break
        items.append(following)
    return Days(place=c.place(since), items=share_year(items))


def _is_plain(item: Day | DayRange) -> bool:
    """Return whether this must be a date: the numbers of 12/5 10 and 12/5, 10-12 may be hours."""
    days = (item,) if isinstance(item, Day) else (item.first, item.last)
    return all(d is None or d.month or d.weekdays or d.name or d.style == "年" for d in days)


def read_more_days(c: Cursor) -> Days | None:
    """Return days behind other dates and their times, whose month they use: …、6日(日)10:00〜."""
    days = c.attempt(lambda cursor: read_days(cursor, follows="年"))
    if days is not None:
        return days
    days = read_days(c, follows="/")
    if days is None:
        return None
    first = days.items[0] if isinstance(days.items[0], Day) else days.items[0].first
    return days if first is not None and first.weekdays else None


def _style_of(item: Day | DayRange) -> str:
    day = item if isinstance(item, Day) else item.last or item.first
    assert day is not None
    return {"en-day": "年", "名": "年", "8": "年"}.get(day.style, day.style)


def _item(c: Cursor, follows: str, *, loose: bool = False) -> Day | DayRange | None:
    since = c.at
    first = read_day(c, follows=follows)
    if first is None:
        return None
    style = _style_of(first)
    if c.accept(Kind.TO):
        return DayRange(place=c.place(since), first=None, last=first)
    before = c.at
    dash = c.accept(*_DASHES) or (c.accept(Kind.SLASH) if first.style == "-" else None)
    if dash is None:
        first = with_ordinal(c, first)
        return with_loose_weekday(c, first) if loose else first
    last = read_day(c, follows=style)
    if last is not None:
        c.accept(Kind.TO)
        return DayRange(place=c.place(since), first=first, last=last)
    c.at = before
    if dash.kind in (Kind.RANGE, Kind.FROM):
        c.accept(*_DASHES)
        if dash.kind is Kind.RANGE:
            _refuse_end_only(c, dash)
        return DayRange(place=c.place(since), first=first, last=None)
    return first


def _refuse_end_only(c: Cursor, dash: Token) -> None:
    """Refuse 12月5日(土)〜12時, which may be an end without a start."""
    since = c.at
    clock = read_clock(c)
    if clock is not None and c.peek().kind not in _DASHES:
        raise error(
            "end-without-start",
            (dash.start, clock.place[1]),
            "「〜」のあとの時刻が、始まりか終わりか分かりません",
            label="始まりの時刻なら「〜」を前に書きません",
            edits=[[(dash.start, dash.end, " "), (clock.place[1], clock.place[1], "〜")]],
        )
    c.at = since
