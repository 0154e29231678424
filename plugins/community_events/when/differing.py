"""Days of a rule that have hours of their own: found in the parts, told as such.

The rule this module keeps: such a day is never told as one day more beside the rule. A day that a
rule loses while a single date has it at another time differs; so does a day right before or behind
a daily rule (初日は13時から). Whole weekdays are told by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import Frequency, Rule, Weekday, Window
from community_events.occurrences import dates_of
from community_events.when.closing import covers, runs_of
from community_events.when.holidays import is_holiday
from community_events.when.telling import Closed, ClosedKind, Hours, OtherHours

HoursByDay = Mapping[date, tuple[Hours, ...]]
_DAY = timedelta(days=1)
_MOST = 24
"""So many dates are told one by one where no name says why they are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What differs within a rule: ``others``, on ``days``; ``lost``: dates without another reason.

    ``first``/``last``: the bounds of the rule with those days.
    """

    first: date
    last: date | None
    others: tuple[OtherHours, ...] = ()
    days: frozenset[date] = frozenset()
    lost: tuple[Closed, ...] = ()


def find_differing(
    rules: Sequence[Rule],
    closed: Sequence[Closed],
    hours_by_day: HoursByDay,
    elsewhere: Iterable[Rule],
) -> Differing:
    """Return what differs within ``rules``, which are one rule at one or more times.

    ``hours_by_day``: at which hours the single dates are. ``elsewhere``: all other rules.
    """
    rule = rules[0]
    gone = set(rule.exceptions).intersection(*(other.exceptions for other in rules))
    days = gone & hours_by_day.keys()
    first, last = day_of(rule.start), rule.until
    if rule.frequency is Frequency.DAILY and rule.interval == 1 and last is not None:
        before = _beside(first, -1, closed, hours_by_day)
        behind = _beside(last, 1, closed, hours_by_day)
        days |= {*before, *behind}
        first, last = min([first, *before]), max([last, *behind])
    lost = sorted(day for day in gone - days if not _is_covered(day, rule, closed))
    taken = _days_of(elsewhere, lost)
    runs = tuple(runs_of([day for day in lost if day not in taken]))
    return Differing(
        first=first,
        last=last,
        others=tuple(_others(days, hours_by_day, closed, first, last)),
        days=frozenset(days),
        lost=(Closed(kind=ClosedKind.DATES, spans=runs),) if 0 < len(runs) <= _MOST else (),
    )


def _is_covered(day: date, rule: Rule, closed: Sequence[Closed]) -> bool:
    """Return whether a told reason takes the day away; 25:00 belongs to the day before."""
    late = isinstance(rule.start, datetime) and rule.start.astimezone(TOKYO).hour < 6
    return any(covers(item, day) or (late and covers(item, day - _DAY)) for item in closed)


def _beside(
    edge: date, step: int, closed: Sequence[Closed], hours_by_day: HoursByDay
) -> list[date]:
    """Return the days with other hours right beside ``edge``; closed days may lie between."""
    found = []
    day = edge + _DAY * step
    while day in hours_by_day or any(covers(item, day) for item in closed):
        if day in hours_by_day:
            found.append(day)
        if abs((day - edge).days) > 31:
            break
        day += _DAY * step
    return found


def _days_of(rules: Iterable[Rule], wanted: Sequence[date]) -> set[date]:
    if not wanted:
        return set()
    window = Window(first=wanted[0], end=wanted[-1] + _DAY)
    return {day for rule in rules for day in dates_of(rule, window)}


def _others(
    days: set[date],
    hours_by_day: HoursByDay,
    closed: Sequence[Closed],
    first: date,
    last: date | None,
) -> Iterator[OtherHours]:
    """Yield the days by their hours, in the order of their first."""
    groups: dict[tuple[Hours, ...], list[date]] = {}
    for day in sorted(days):
        groups.setdefault(hours_by_day[day], []).append(day)
    for hours, members in groups.items():
        weekdays = sorted({day.weekday() for day in members if not is_holiday(day)})
        festive = any(is_holiday(day) and day.weekday() not in weekdays for day in members)
        whole = [
            first + _DAY * n
            for n in range((last - first).days + 1 if last is not None else 0)
            if (first + _DAY * n).weekday() in weekdays
            or (festive and is_holiday(first + _DAY * n))
        ]
        open_days = [day for day in whole if not any(covers(item, day) for item in closed)]
        if open_days == members and len(members) > 1:
            yield OtherHours(
                weekdays=tuple(Weekday(day=day) for day in weekdays),
                and_holidays=festive,
                hours=hours,
            )
        else:
            yield OtherHours(days=tuple(members), hours=hours)
