"""One weekday behind several dates, or as many as dates: 12月5日・12日(土), 5日・6日(土・日).

The rule this module keeps (rule 5): one weekday must fit every one of the dates; as many weekdays
as dates are matched one to one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from community_events.when.syntax import Day, DayRange, Days


def share_weekdays(days: Days) -> Days:
    """Return the dates with a weekday behind several of them given to each.

    As many weekdays as dates are matched one to one; one weekday must fit every one of them.
    """
    flat = list(_flat(days))
    shared: dict[int, tuple[int, ...]] = {}
    waiting: list[Day] = []
    for day in flat:
        waiting.append(day)
        if not day.weekdays and not day.holiday:
            continue
        if len(day.weekdays) == len(waiting):
            for one, weekday in zip(waiting, day.weekdays, strict=True):
                shared[id(one)] = (weekday,)
        elif len(day.weekdays) == 1 and not any(isinstance(i, DayRange) for i in days.items):
            for one in waiting:
                shared[id(one)] = day.weekdays
        waiting = []

    def change(day: Day, place: tuple[int, int]) -> Day:
        if id(day) not in shared:
            return day
        return replace(
            day,
            weekdays=shared[id(day)],
            weekday_place=day.weekday_place if day.weekdays else place,
        )

    places = {}
    place = (0, 0)
    for day in reversed(flat):
        place = day.weekday_place if day.weekdays else place
        places[id(day)] = place
    items: list[Day | DayRange] = []
    for item in days.items:
        if isinstance(item, Day):
            items.append(change(item, places[id(item)]))
        else:
            items.append(
                replace(
                    item,
                    first=item.first and change(item.first, places[id(item.first)]),
                    last=item.last and change(item.last, places[id(item.last)]),
                )
            )
    return replace(days, items=tuple(items))


def _flat(days: Days) -> Iterator[Day]:
    for item in days.items:
        if isinstance(item, Day):
            yield item
        else:
            yield from (day for day in (item.first, item.last) if day is not None)
