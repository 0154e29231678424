"""The grammar of recurrences: 毎週火・金, 第2・第4土曜, 平日, 毎年10月第2月曜.

The rules this module keeps: one text says one rule; what people read in more than one way is
refused by name here (第1土日, 毎年春分の日) or marked for ``compose`` (第4週の平日).
"""

from __future__ import annotations

from dataclasses import replace

from community_events.model.recurrence import Frequency, Weekday
from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.grammar_nth import read_nth, read_weekday_list
from community_events.when.kinds import Kind
from community_events.when.syntax import Repeat
from community_events.when.words import EQUINOXES, FIXED_DATES, MONDAY_HOLIDAYS

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH)

_WORKING = tuple(Weekday(day=day) for day in range(5))


def read_repeat(c: Cursor) -> Repeat | None:
    """Return the recurrence here, if one begins here."""
    for form in _FORMS:
        found = c.attempt(form)
        if found is not None:
            return found
    return None


def _daily(c: Cursor) -> Repeat | None:
    since = c.at
    if c.accept(Kind.EVERY_DAY):
        return Repeat(place=c.place(since), frequency=Frequency.DAILY)
    if c.accept(Kind.OTHER_DAY):
        return Repeat(place=c.place(since), frequency=Frequency.DAILY, interval=2)
    number = c.accept(Kind.NUM)
    if number is None or not c.accept(Kind.DAY, Kind.DAY_UNIT):
        return None
    interval = _interval(c, number.number)
    if interval is None:
        return None
    return Repeat(place=c.place(since), frequency=Frequency.DAILY, interval=interval)


def _interval(c: Cursor, number: int) -> int | None:
    """Return the interval of n…ごと (n), n…に1回 (n), n…おき (n + 1)."""
    if c.accept(Kind.GOTO, Kind.ONCE):
        return number
    if c.accept(Kind.OKI):
        return number + 1
    return None


def _working_days(c: Cursor) -> Repeat | None:
    since = c.at
    c.accept(Kind.EVERY, Kind.EVERY_WEEK, Kind.EVERY_DAY)
    c.accept(Kind.NO)
    if not c.accept(Kind.WEEKDAYS):
        return None
    c.accept(Kind.NO)
    c.accept(Kind.EVERY_DAY)
    return Repeat(
        place=c.place(since), frequency=Frequency.WEEKLY, weekdays=_WORKING, working_days=True
    )


def _weekly(c: Cursor) -> Repeat | None:
    since = c.at
    interval = _weekly_head(c)
    if interval is None:
        return None
    c.accept(Kind.NO)
    found = read_weekday_list(c)
    return Repeat(
        place=c.place(since),
        frequency=Frequency.WEEKLY,
        interval=interval,
        weekdays=() if found is None else tuple(Weekday(day=d) for d in sorted(found.days)),
        and_holidays=found is not None and found.holidays,
        skips=any(token.kind is Kind.OKI for token in c.tokens[since : c.at]),
    )


def _weekly_head(c: Cursor) -> int | None:
    if c.accept(Kind.EVERY_WEEK):
        return 1
    if c.accept(Kind.EVERY):
        return 1 if c.peek().kind in (Kind.WEEKDAY, Kind.DAY, Kind.MONTH) else None
    if c.accept(Kind.OTHER_WEEK):
        return 2
    number = c.accept(Kind.NUM)
    if number is None or not c.accept(Kind.WEEK, Kind.WEEK_UNIT):
        return None
    return _interval(c, number.number)


def _monthly_head(c: Cursor) -> int | None:
    if c.accept(Kind.EVERY_MONTH):
        return 1
    if c.accept(Kind.OTHER_MONTH):
        return 2
    number = c.accept(Kind.NUM)
    if number is None or not c.accept(Kind.MONTH_UNIT):
        return None
    return _interval(c, number.number)


def _monthly(c: Cursor) -> Repeat | None:
    since = c.at
    interval = _monthly_head(c)
    if interval is None:
        return None
    c.skip(Kind.NO)
    found = c.attempt(read_nth)
    if found is None:
        days = c.attempt(_month_days)
        if days is None:
            raise error(
                "weekday-needed",
                c.place(since),
                "毎月のどの日か分かりません",
                label="第2土曜、15日、末日などと書きます",
            )
        found = Repeat(place=(0, 0), frequency=Frequency.MONTHLY, month_days=days)
    return _placed(c, since, found, interval=interval)


def _placed(c: Cursor, since: int, found: Repeat, *, interval: int = 1) -> Repeat:
    return replace(found, place=c.place(since), interval=interval)


def _month_days(c: Cursor) -> tuple[int, ...] | None:
    days: list[int] = []
    while True:
        before = c.at
        if days:
            c.skip(*_SEPARATORS)
        c.accept(Kind.MONTH)
        found = _one_month_day(c)
        if found is None:
            c.at = before
            break
        days += found
    return tuple(dict.fromkeys(days)) or None


def _one_month_day(c: Cursor) -> list[int] | None:
    if c.accept(Kind.MONTH_END) or (c.peek().text == "最終日" and c.accept(Kind.LAST_DAY)):
        return [-1]
    token = c.accept(Kind.NUM)
    if token is None:
        return None
    if c.accept(Kind.TSUKU):
        return _digit_days(c, [token.number])
    if c.accept(Kind.DAY):
        pass
    elif c.peek().kind in _SEPARATORS and c.peek(1).kind is Kind.NUM:
        numbers = [token.number]
        while c.accept(*_SEPARATORS):
            more = c.accept(Kind.NUM)
            if more is None:
                return None
            numbers.append(more.number)
        if c.accept(Kind.TSUKU):
            return _digit_days(c, numbers)
        if not c.accept(Kind.DAY):
            return None
        return [_checked_month_day(c, n) for n in numbers]
    elif not c.sees(Kind.RANGE):
        return None
    first = _checked_month_day(c, token.number)
    before = c.at
    if c.accept(Kind.RANGE, Kind.FROM, Kind.HYPHEN):
        last = c.accept(Kind.NUM)
        if last is not None and c.accept(Kind.DAY):
            c.accept(Kind.TO)
            return list(range(first, _checked_month_day(c, last.number) + 1)) or None
        c.at = before
    return [first]


def _digit_days(c: Cursor, digits: list[int]) -> list[int] | None:
    if any(digit > 9 for digit in digits):
        return None
    return sorted(day for day in range(1, 32) if day % 10 in digits)


def _checked_month_day(c: Cursor, number: int) -> int:
    if not 1 <= number <= 31:
        token = c.tokens[c.at - 1]
        raise error("no-such-date", (token.start, token.end), f"{number}日という日はありません")
    return number


def _yearly(c: Cursor) -> Repeat | None:
    since = c.at
    if not c.accept(Kind.EVERY_YEAR):
        return None
    c.accept(Kind.NO)
    name = c.accept(Kind.DATE_NAME, Kind.HOLIDAY_NAME)
    if name is not None:
        found = _named_yearly(name.text, (name.start, name.end))
        return _placed(c, since, found)
    months: list[int] = []
    while True:
        token = c.accept(Kind.NUM)
        if token is None or not 1 <= token.number <= 12:
            break
        months.append(token.number)
        marked = c.accept(Kind.MONTH) is not None
        before = c.at
        if not c.skip(*_SEPARATORS) or (marked and not c.sees(Kind.NUM, Kind.MONTH)):
            c.at = before
            break
    if not months:
        return None
    c.accept(Kind.NO)
    body = c.attempt(read_nth)
    if body is None:
        days = c.attempt(_month_days)
        if days is None:
            return None
        body = Repeat(place=(0, 0), frequency=Frequency.YEARLY, month_days=days)
        dates = [(month, day) for month in months for day in days]
        named = c.sees(Kind.OPEN, Kind.DATE_NAME, Kind.CLOSE)
        same = named and dates == [FIXED_DATES.get(c.peek(1).text)]
        if same or c.sees(Kind.OPEN, Kind.HOLIDAY, Kind.CLOSE):
            c.at += 3
    elif c.sees(Kind.OPEN, Kind.HOLIDAY_NAME, Kind.CLOSE):
        month, nth = MONDAY_HOLIDAYS.get(c.peek(1).text, (0, 0))
        if months == [month] and body.weekdays == (Weekday(nth=nth, day=0),):
            c.at += 3  # 毎年1月第2月曜(成人の日)
    return replace(
        body, place=c.place(since), frequency=Frequency.YEARLY, months=tuple(sorted(set(months)))
    )


def _parity(c: Cursor) -> Repeat | None:
    """Return the rule of 偶数月の15日; other days of 偶数月 are read where a month may stand."""
    since = c.at
    parity = c.accept(Kind.PARITY)
    if parity is None:
        return None
    c.accept(Kind.NO)
    days = c.attempt(_month_days)
    if days is None:
        return None
    return Repeat(
        place=c.place(since),
        frequency=Frequency.MONTHLY,
        months=tuple(month for month in range(1, 13) if month % 2 == parity.value),
        month_days=days,
    )


def _named_yearly(name: str, place: tuple[int, int]) -> Repeat:
    if name in EQUINOXES:
        raise error(
            "moving-rule",
            place,
            f"{name}は年によって日が変わるので、1つの決まりになりません",
            label="日付を1つずつ書きます",
        )
    if name in MONDAY_HOLIDAYS:
        month, nth = MONDAY_HOLIDAYS[name]
        return Repeat(
            place=place,
            frequency=Frequency.YEARLY,
            months=(month,),
            weekdays=(Weekday(nth=nth, day=0),),
        )
    month, day = FIXED_DATES[name]
    return Repeat(place=place, frequency=Frequency.YEARLY, months=(month,), month_days=(day,))


def _nth(c: Cursor) -> Repeat | None:
    since = c.at
    found = c.attempt(read_nth)
    return None if found is None else _placed(c, since, found)


def _plain_weekdays(c: Cursor) -> Repeat | None:
    since = c.at
    found = read_weekday_list(c)
    if found is None:
        return None
    c.accept(Kind.OPEN)
    head = c.peek().kind
    interval = {Kind.EVERY_WEEK: 1, Kind.OTHER_WEEK: 2}.get(head, 0)
    if interval:
        c.accept(head)
        c.accept(Kind.CLOSE)
    elif c.tokens[c.at - 1].kind is Kind.OPEN:
        c.at -= 1
    return Repeat(
        place=c.place(since),
        frequency=Frequency.WEEKLY,
        interval=interval or 1,
        weekdays=tuple(Weekday(day=d) for d in sorted(found.days)),
        and_holidays=found.holidays,
        explicit=bool(interval) or found.is_range or found.holidays,
    )


_FORMS = (_working_days, _daily, _weekly, _monthly, _yearly, _parity, _nth, _plain_weekdays)
"""The kinds of recurrences in the order in which they are tried."""
