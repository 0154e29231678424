"""The grammar of weekdays and their ordinals: 火・金, 土日祝, 第2・第4土曜, 第4月曜の週の平日.

The rule this module keeps: an ordinal belongs to one weekday; 第1土日 and a 第2 without its
weekday are refused, 第4週 is marked for ``resolve``, which knows the dates.
"""

from __future__ import annotations

from dataclasses import dataclass

from community_events.model.recurrence import Frequency, Weekday
from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.grammar_behind import read_weekday
from community_events.when.kinds import Kind
from community_events.when.syntax import Repeat
from community_events.when.words import WEEKDAYS

_SEPARATORS = (Kind.COMMA, Kind.MIDDLE, Kind.AND, Kind.SLASH)


_OF_HOLIDAYS = (
    Kind.REST,
    Kind.EXCEPT,
    Kind.WA,
    Kind.MO,
    Kind.CASE,
    Kind.HELD,
    Kind.INCLUDING,
    Kind.SUBSTITUTE,
    Kind.GLUE,
)
"""What makes 祝日 the head of a phrase of its own: 毎週月曜 祝日は休み."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayList:
    """Weekdays in a row; ``holidays`` = with 祝 (土日祝), ``is_range`` = 月〜金."""

    days: tuple[int, ...]
    holidays: bool = False
    is_range: bool = False


def read_weekday_list(c: Cursor) -> WeekdayList | None:
    """Return 火・金, 月〜金, 土日祝, (火)(金)."""
    days: list[int] = []
    holidays = is_range = False
    while True:
        before = c.at
        if days:
            c.skip(*_SEPARATORS)
            if c.sees(Kind.HOLIDAY) and c.peek(1).kind not in _OF_HOLIDAYS:
                c.accept(Kind.HOLIDAY)
                holidays = True
                continue
        day = read_enclosed_weekday(c)
        if day is None:
            c.at = before
            break
        days.append(day)
        before = c.at
        if c.accept(Kind.RANGE, Kind.HYPHEN, Kind.FROM):
            last = read_enclosed_weekday(c)
            if last is None:
                c.at = before
                break
            c.accept(Kind.TO)
            is_range = True
            days += [(day + n) % 7 for n in range(1, (last - day) % 7 + 1)]
    if not days:
        return None
    return WeekdayList(days=tuple(dict.fromkeys(days)), holidays=holidays, is_range=is_range)


def read_enclosed_weekday(c: Cursor) -> int | None:
    """Return 0–6 for 火 or (火)."""
    before = c.at
    opened = c.accept(Kind.OPEN)
    if c.sees(Kind.MONTH, Kind.NUM, Kind.TIMES):
        return None
    day = read_weekday(c, loose=True)
    if day is None or (opened and not c.accept(Kind.CLOSE)):
        c.at = before
        return None
    return day


def read_nth_weekdays(c: Cursor) -> tuple[Weekday, ...] | None:
    """Return 第2・第4土曜, 第1火曜と第3金曜 as BYDAY values."""
    found = c.attempt(read_nth)
    if found is None or found.week_of or found.nth_week or not found.weekdays:
        return None
    return found.weekdays


def read_nth(c: Cursor) -> Repeat | None:
    """Return the rule of 第2・第4土曜, 第1火曜と第3金曜, or of a whole week of the month."""
    since = c.at
    weekdays: list[Weekday] = []
    while True:
        before = c.at
        if weekdays:
            c.skip(*_SEPARATORS)
        found = _nth_group(c)
        if found is None:
            c.at = before
            break
        if isinstance(found, Repeat):
            return found if not weekdays else None
        weekdays += found
    if not weekdays:
        return None
    return Repeat(
        place=c.place(since),
        frequency=Frequency.MONTHLY,
        weekdays=tuple(dict.fromkeys(weekdays)),
    )


def _nth_group(c: Cursor) -> list[Weekday] | Repeat | None:
    """Return one group of ordinals with its weekday; a Repeat if it speaks of a whole week."""
    since = c.at
    nths = read_ordinals(c)
    if nths is None:
        return None
    in_week = c.accept(Kind.WEEK) is not None
    c.accept(Kind.NO)
    if in_week and c.accept(Kind.WEEKDAYS):
        return Repeat(place=c.place(since), frequency=Frequency.MONTHLY, nth_week=nths)
    day = read_enclosed_weekday(c)
    if day is None:
        if in_week or c.sees(Kind.TIMES) or c.sees(Kind.SESSION):
            return None
        raise error(
            "weekday-needed",
            c.place(since),
            f"「{_words(c, since)}」の何曜日か書かれていません",
            label="曜日を続けて書きます",
            help=f"{_words(c, since)}土曜",
        )
    before = c.at
    whole = c.accept(Kind.NO, Kind.INCLUDING)
    if whole and c.accept(Kind.WEEK):
        c.accept(Kind.NO)
        if c.accept(Kind.WEEKDAYS) and len(nths) == 1:
            return Repeat(
                place=c.place(since),
                frequency=Frequency.MONTHLY,
                week_of=Weekday(nth=nths[0], day=day),
            )
        return None
    c.at = before
    dash = c.accept(Kind.RANGE, Kind.FROM, Kind.HYPHEN)
    last = read_enclosed_weekday(c) if dash else None
    if dash and last is not None:
        c.accept(Kind.TO)
        c.accept(Kind.OPEN)
        if c.accept(Kind.EACH):
            c.accept(Kind.CLOSE)
            span = range((last - day) % 7 + 1)
            return [Weekday(nth=nth, day=(day + n) % 7) for nth in nths for n in span]
        return Repeat(place=c.place(since), frequency=Frequency.MONTHLY, nth_week=nths)
    c.at = before
    more = _more_weekdays(c)
    if more:
        names = "".join(WEEKDAYS[d] for d in (day, *more))
        ordinals = "・".join(_ordinal(nth) for nth in nths)
        raise error(
            "several-rules-in-one",
            c.place(since),
            f"「{_words(c, since)}」は、{names}のどの日まで「{ordinals}」がかかるか決まりません",
            label="曜日ごとに1行ずつ書きます",
            help="\n".join(f"{ordinals}{WEEKDAYS[d]}曜" for d in (day, *more)),
        )
    if in_week:
        return Repeat(
            place=c.place(since),
            frequency=Frequency.MONTHLY,
            weekdays=tuple(Weekday(nth=nth, day=day) for nth in nths),
            in_week=True,
        )
    return [Weekday(nth=nth, day=day) for nth in nths]


def _ordinal(nth: int) -> str:
    return "最終" if nth < 0 else f"第{nth}"


def _more_weekdays(c: Cursor) -> list[int]:
    """Return further weekdays under the same ordinal (第1土日, 第2火・金曜); 12月5日 is none."""
    more: list[int] = []
    while True:
        before = c.at
        c.skip(*_SEPARATORS)
        if c.sees(Kind.NUM):
            c.at = before
            break
        day = read_weekday(c, loose=True)
        if day is None:
            c.at = before
            break
        if c.skip(Kind.WA, Kind.REST, Kind.EXCEPT):
            c.at = before
            break
        more.append(day)
    return more


def _words(c: Cursor, since: int) -> str:
    return "".join(token.text for token in c.tokens[since : c.at])


def read_ordinals(c: Cursor) -> tuple[int, ...] | None:
    """Return 第2・4, 第1〜3, 第1・最終 as numbers (-1 = the last)."""
    nths: list[int] = []
    while True:
        before = c.at
        if nths:
            dash = c.accept(Kind.RANGE, Kind.HYPHEN)
            if dash is None:
                c.skip(*_SEPARATORS)
        else:
            dash = None
        if c.accept(Kind.LAST):
            nths.append(-1)
            c.accept(Kind.NO)
            continue
        marked = c.accept(Kind.NTH)
        if not nths and marked is None:
            c.at = before
            return None
        number = c.accept(Kind.NUM)
        if number is None or (marked is None and not _is_bare_ordinal(c)):
            c.at = before
            break
        if not 1 <= number.number <= 5:
            raise error(
                "no-such-date",
                (number.start, number.end),
                f"第{number.text}週・第{number.text}曜日というものはありません",
                label="第1〜第5か、最終と書きます",
            )
        if dash:
            nths += range(nths[-1] + 1, number.number + 1)
        else:
            nths.append(number.number)
        if (
            c.peek().kind is Kind.WEEK
            and c.peek(1).kind in _SEPARATORS
            and c.peek(2).kind is Kind.NTH
        ):
            c.accept(Kind.WEEK)
    return tuple(dict.fromkeys(nths)) or None


def _is_bare_ordinal(c: Cursor) -> bool:
    """Return whether a number without 第 is an ordinal still: 第1・3日曜, but not 第2・4日."""
    following = c.peek()
    if following.kind is Kind.DAY and c.peek(1).kind is not Kind.YOBI:
        return False
    return following.kind in (
        *_SEPARATORS, Kind.RANGE, Kind.WEEKDAY, Kind.DAY, Kind.MONTH, Kind.WEEK, Kind.OPEN, Kind.NO,
        Kind.END,
    )  # fmt: skip
