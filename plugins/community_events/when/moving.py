"""The dates of a rule whose days move when they fall on a holiday or at the weekend."""

from __future__ import annotations

from datetime import date, timedelta

from community_events.when.holidays import is_holiday
from community_events.when.syntax import Moves

_BACK = ("前日", "前の平日", "直前の平日", "繰り上げ", "前週")


def moved_dates(days: list[date], moves: Moves) -> list[date]:
    """Return where each of ``days`` really is; 前 goes back, 平日 goes on to a working day."""
    return [_moved(day, moves) for day in days]


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
