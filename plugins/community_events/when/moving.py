"""The dates of a rule whose days move when they fall on a holiday or at the weekend, or in one month."""

from __future__ import annotations

from datetime import date, timedelta

from community_events.when.anchors import days_between, fits
from community_events.when.holidays import is_holiday
from community_events.when.syntax import Moves

_BACK = ("前日", "前の平日", "直前の平日", "繰り上げ", "前週")


def moved_dates(days: list[date], moves: Moves, first: date, last: date) -> list[date]:
    """Return where each of ``days`` really is; 前 goes back, 平日 goes on to a working day.

    In the months that have a rule of their own (12月は第3水曜) it is that rule's days from
    ``first`` to ``last``.
    """
    if moves.repeat is None:
        return [_moved(day, moves) for day in days]
    kept = [day for day in days if day.month not in moves.months]
    instead = [
        day
        for day in days_between(first, last)
        if day.month in moves.months and fits(day, moves.repeat)
    ]
    return sorted(kept + instead)


def _moved(day: date, moves: Moves) -> date:
    if not _is_concerned(day, moves):
        return day
    step = timedelta(days=-1 if moves.shift in _BACK else 1)
    if "週" in moves.shift:
        return day + step * 7
    day += step
    while "平日" in moves.shift and (day.weekday() > 4 or is_holiday(day)):
        day += step
    return day


def _is_concerned(day: date, moves: Moves) -> bool:
    return day.weekday() in moves.weekends or (moves.holidays and is_holiday(day))
