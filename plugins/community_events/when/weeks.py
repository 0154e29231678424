"""The working days of one week of a month: 第4月曜の週の平日, and the trouble with 第4週の平日.

The rule this module keeps (rule 8): 第4週 has three readings — the week of the 4th Monday; the 4th
Monday, the 4th Tuesday, …; the 4th row of the calendar (from Sunday) — and is only read where all
of them give the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from community_events.model.recurrence import Weekday
from community_events.when.clocks import TimeOfDay, clock_words
from community_events.when.findings import error
from community_events.when.sets import Skips, is_nth
from community_events.when.syntax import Repeat
from community_events.when.words import WEEKDAYS
from community_events.when.years import date_words

_DAY = timedelta(days=1)
_WEEK_OF = re.compile(r"(?:第(\d)|最終)([月火水木金土日])曜日の週の平日")


def days_of_week_of(weekday: Weekday, first: date, last: date) -> tuple[date, ...]:
    """Return Monday–Friday of each week (from Monday) in which that weekday of the month lies.

    A week may spill into the next month: the dates count that lie within ``first``–``last``.
    """
    found: list[date] = []
    day = first - timedelta(days=7)
    while day <= last + timedelta(days=7):
        if is_nth(day, weekday):
            monday = day - timedelta(days=day.weekday())
            found += [monday + timedelta(days=n) for n in range(5)]
        day += _DAY
    return tuple(day for day in dict.fromkeys(found) if first <= day <= last)


def week_words(weekday: Weekday) -> str:
    """Return what the working days of that week are called.

    >>> week_words(Weekday(nth=4, day=0))
    '第4月曜日の週の平日'
    """
    nth = "最終" if weekday.nth < 0 else f"第{weekday.nth}"
    return f"{nth}{WEEKDAYS[weekday.day]}曜日の週の平日"


def week_of_words(words: str) -> Weekday | None:
    """Return the weekday in whose week they are, of what ``week_words`` gives; None of others.

    >>> week_of_words("第4月曜日の週の平日")
    Weekday(nth=4, day=0)
    """
    found = _WEEK_OF.fullmatch(words)
    if found is None:
        return None
    return Weekday(nth=int(found[1]) if found[1] else -1, day=WEEKDAYS.index(found[2]))


def days_of_nth_week(
    weeks: tuple[int, ...], first: date, last: date
) -> tuple[tuple[date, ...], tuple[date, ...], tuple[date, ...]]:
    """Return the working days of the nth weeks in each of the three readings, sorted."""
    around: list[date] = []
    for week in weeks:
        around += days_of_week_of(Weekday(nth=week, day=0), first, last)
    each, rows = [], []
    for day in _range(first, last):
        if day.weekday() > 4:
            continue
        if any(is_nth(day, Weekday(nth=week, day=day.weekday())) for week in weeks):
            each.append(day)
        if _row(day) in weeks or (-1 in weeks and _is_last_row(day)):
            rows.append(day)
    return tuple(sorted(around)), tuple(each), tuple(rows)


def _row(day: date) -> int:
    """Return the row of the wall calendar (weeks from Sunday) in which ``day`` stands."""
    first = day.replace(day=1)
    return (day.day + (first.weekday() + 1) % 7 - 1) // 7 + 1


def _is_last_row(day: date) -> bool:
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
    return _row(day) == _row(last)


def _range(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def refuse_nth_week(
    repeat: Repeat, first: date, last: date, skips: Skips, times: tuple[TimeOfDay, ...]
) -> Exception:
    """Return the error that prints each month's readings as dates to paste."""
    last = min(last, first + timedelta(days=123))
    readings = days_of_nth_week(repeat.nth_week, first, last)
    words = "".join(
        " " + clock_words(t.start) + "〜" + ("" if t.end is None else clock_words(t.end))
        for t in times
    )
    lines = []
    for month in dict.fromkeys((d.year, d.month) for days in readings for d in days):
        for days in readings:
            here = [d for d in days if (d.year, d.month) == month and not skips.covers(d)]
            line = "、".join(
                date_words(d) if n == 0 else date_words(d).partition("月")[2]
                for n, d in enumerate(here)
            )
            if line:
                lines.append(line + words)
    week = repeat.nth_week[0]
    return error(
        "ambiguous-week",
        repeat.place,
        f"「第{week}週の平日」は、数え方が何通りもあります",
        label=f"第{week}月曜の週ですか、それぞれの曜日の{week}回目ですか",
        help="\n".join(
            [
                f"第{week}月曜の週の平日{words}",
                f"第{week}月曜〜金曜（それぞれ）{words}",
                *lines,
            ]
        ),
    )
