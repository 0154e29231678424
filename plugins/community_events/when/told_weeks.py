"""Weeks that are told by their name: 第4月曜日の週の平日, of single dates that no RRULE can say.

The rule this module keeps: the name stands for all its working days within the bounds; those that
are missing are told by their dates, and where too many are, the dates are told instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from community_events.clock import day_of
from community_events.model.recurrence import Single
from community_events.when.closing import runs_of
from community_events.when.holidays import is_holiday
from community_events.when.hours import hours_of
from community_events.when.telling import (
    Closed,
    ClosedKind,
    ClosedTold,
    Hours,
    PeriodTold,
    Statement,
    WeeksTold,
)
from community_events.when.weeks import days_of_week_of, week_of_words

_MOST_RUNS = 4
_OUR_LIMIT = timedelta(days=366 * 2 - 62)
"""From so many days on it is we who ended it: what has no end is listed for two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksByName:
    """What is told of ``singles``, and they."""

    statements: tuple[Statement, ...]
    singles: tuple[Single, ...]


def tell_weeks(
    singles: Sequence[Single], *, bounds: bool
) -> dict[tuple[str, tuple[Hours, ...]], WeeksByName]:
    """Return what is told of the dates of such weeks; nothing where their name would not hold."""
    groups: dict[str, list[Single]] = {}
    for single in singles:
        if week_of_words(single.told) is not None:
            groups.setdefault(single.told, []).append(single)
    found = {}
    for name, members in groups.items():
        told = _by_name(name, members, bounds=bounds)
        if told is not None:
            found[name, hours_of(members[:1])] = told
    return found


def _by_name(name: str, singles: Sequence[Single], *, bounds: bool) -> WeeksByName | None:
    weekday = week_of_words(name)
    assert weekday is not None
    by_hours: dict[tuple[Hours, ...], list[Single]] = {}
    for single in singles:
        by_hours.setdefault(hours_of([single]), []).append(single)
    days = {tuple(day_of(single.start) for single in members) for members in by_hours.values()}
    if len(days) != 1:
        return None
    mine = next(iter(days))
    first, last = mine[0], mine[-1]
    meant = [day for day in days_of_week_of(weekday, first, last) if not is_holiday(day)]
    missing = [day for day in meant if day not in mine]
    runs = tuple(runs_of(missing))
    if len(runs) > _MOST_RUNS or len(set(mine) - set(meant)) > 0 or len(mine) < 3:
        return None
    hours = tuple(each for key in by_hours for each in key)
    statements: list[Statement] = [WeeksTold(weekday=weekday, hours=hours)]
    if runs:
        statements.append(ClosedTold(closed=(Closed(kind=ClosedKind.DATES, spans=runs),)))
    endless = last - first > _OUR_LIMIT
    if bounds or not endless:
        statements.append(PeriodTold(first=first, last=None if endless else last))
    return WeeksByName(statements=tuple(statements), singles=tuple(singles))
