"""What a rule leaves out, as it is to be told: Exclusions → Closed.

The rule this module keeps: names are told with their dates; a set that is the same days every year
is told without years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from community_events.model.recurrence import Exclusion, Weekday
from community_events.when.holidays import is_holiday
from community_events.when.sets import is_nth
from community_events.when.telling import Closed, ClosedKind
from community_events.when.words import WEEKDAYS

_HOLIDAY = "祝日"
_DAY = timedelta(days=1)
_WEEKDAY_NAME = re.compile(r"(最終|第[1-5])?([月火水木金土日])曜日")
_NTH = {"": 0, "最終": -1, "第1": 1, "第2": 2, "第3": 3, "第4": 4, "第5": 5}


def closed_of(excluded: Sequence[Exclusion], *, working: bool) -> tuple[Closed, ...]:
    """Return what is left out. ``working``: that public holidays are is said by 平日 already."""
    names = [name for name in excluded if not (working and name.name == _HOLIDAY)]
    return tuple(_closed(name) for name in names)


def covers(closed: Closed, day: date) -> bool:
    """Return whether ``day`` is one of those that are left out."""
    if closed.kind is ClosedKind.HOLIDAYS:
        return is_holiday(day)
    if closed.weekday is not None:
        return is_nth(day, closed.weekday)
    if closed.yearly and closed.spans:
        first, last = closed.spans[0]
        same = (date(day.year + n, first.month, first.day) for n in (-1, 0))
        return any(begin <= day <= begin + (last - first) for begin in same)
    return any(first <= day <= last for first, last in closed.spans)


def runs_of(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Yield first and last of days in a row."""
    start = before = None
    for day in days:
        if before is None or start is None:
            start = day
        elif day - before > _DAY:
            yield start, before
            start = day
        before = day
    if start is not None and before is not None:
        yield start, before


def _closed(name: Exclusion) -> Closed:
    if name.name == _HOLIDAY:
        return Closed(kind=ClosedKind.HOLIDAYS)
    spans = tuple(dict.fromkeys(name.ranges))
    if not name.name:
        return Closed(kind=ClosedKind.DATES, spans=spans)
    found = _WEEKDAY_NAME.fullmatch(name.name)
    if found and not spans:
        weekday = Weekday(nth=_NTH[found[1] or ""], day=WEEKDAYS.index(found[2]))
        return Closed(kind=ClosedKind.WEEKDAY, weekday=weekday)
    same = {((a.month, a.day), (b.month, b.day)) for a, b in spans}
    yearly = len(same) == 1
    return Closed(
        kind=ClosedKind.NAMED,
        name=name.name,
        spans=spans[:1] if yearly else spans,
        yearly=yearly,
    )
