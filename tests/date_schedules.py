"""Random valid schedules: rules and dates as an entry can hold them, from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import (
    Exclusion,
    Frequency,
    Part,
    Recurrence,
    Rule,
    Single,
    Weekday,
    Window,
)
from community_events.occurrences import LIMIT, dates_of

FIRST = date(2026, 11, 22)
_DAY = timedelta(days=1)
_YEARS = timedelta(days=366 * 2)


def random_schedule(seed: int) -> Recurrence:
    """Return a rule at one or two times, or dates, that can be told in one text."""
    chance = random.Random(seed)
    if chance.random() < 0.3:
        return Recurrence(parts=_dates(chance))
    while True:
        rule = _rule(chance)
        if rule is not None:
            break
    if isinstance(rule.start, datetime) and rule.length is None and chance.random() < 0.2:
        later = rule.start + timedelta(hours=2)
        number = len(dates_of(rule, None)) if rule.is_bounded else 0
        if later.date() == rule.start.date() and 2 * number <= LIMIT:
            return Recurrence(parts=(rule, replace(rule, start=later)))
    return Recurrence(parts=(rule,))


def _time(chance: random.Random) -> tuple[time | None, timedelta | None]:
    """Return (start, length); no start = all day."""
    if chance.random() < 0.2:
        return None, _DAY
    start = time(chance.randrange(24), chance.choice((0, 0, 0, 15, 30, 45, 5)))
    minutes = start.hour * 60 + start.minute
    kind = chance.random()
    if kind < 0.3:
        return start, None
    if kind < 0.9:
        end = minutes + chance.choice((10, 30, 45, 60, 90, 120, 180, 300))
        return start, timedelta(minutes=min(end, 24 * 60) - minutes)
    if minutes < 12 * 60:
        return start, timedelta(minutes=60)
    return start, timedelta(minutes=24 * 60 + chance.randrange(0, 11 * 60, 15) - minutes)


def _moment(day: date, at: time | None) -> date | datetime:
    return day if at is None else datetime.combine(day, at, tzinfo=TOKYO)


def _dates(chance: random.Random) -> tuple[Part, ...]:
    first = FIRST + timedelta(days=chance.randrange(400))
    if chance.random() < 0.25:
        last = first + timedelta(days=chance.randrange(1, 80))
        if chance.random() < 0.5:
            return (Single(start=first, end=last + _DAY),)
        begin = _moment(first, time(chance.randrange(24), chance.choice((0, 30))))
        end = _moment(last, time(chance.randrange(12, 24), chance.choice((0, 15))))
        return (Single(start=begin, end=end),)
    days = sorted(
        {first + timedelta(days=chance.randrange(90)) for _ in range(chance.randrange(1, 6))}
    )
    at, length = _time(chance)
    return tuple(
        Single(start=start, end=None if length is None else start + length)
        for start in (_moment(day, at) for day in days)
    )


def _weekdays(chance: random.Random) -> tuple[Weekday, ...]:
    return tuple(
        Weekday(day=day) for day in sorted(chance.sample(range(7), chance.randrange(1, 6)))
    )


def _nth(chance: random.Random) -> tuple[Weekday, ...]:
    nths = chance.sample((1, 2, 3, 4, -1), chance.randrange(1, 4))
    day = chance.randrange(7)
    found = [Weekday(nth=nth, day=day) for nth in sorted(nths, key=lambda n: n % 9)]
    if chance.random() < 0.2:
        found.append(Weekday(nth=chance.randrange(1, 5), day=(day + 2) % 7))
    return tuple(found)


def _rule(chance: random.Random) -> Rule | None:
    """Return a rule that begins with its first occurrence; None if it has none."""
    frequency = chance.choice((Frequency.WEEKLY, Frequency.WEEKLY, Frequency.MONTHLY, *Frequency))
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    interval = chance.choice((1, 1, 1, 2, 3))
    if frequency is Frequency.WEEKLY:
        weekdays = _weekdays(chance)
    elif frequency is not Frequency.DAILY:
        if chance.random() < 0.7:
            weekdays = _nth(chance)
        else:
            month_days = tuple(
                sorted(
                    chance.sample((*range(1, 29), -1), chance.randrange(1, 3)), key=lambda d: d % 40
                )
            )
    if frequency is Frequency.YEARLY:
        interval, months = 1, (chance.randrange(1, 13),)
    elif (
        frequency in (Frequency.MONTHLY, Frequency.WEEKLY)
        and interval == 1
        and chance.random() < 0.2
    ):
        months = tuple(sorted(chance.sample(range(1, 13), chance.randrange(2, 6))))
    at, length = _time(chance)
    day = FIRST + timedelta(days=chance.randrange(200))
    draft = Rule(
        start=_moment(day, at),
        length=length,
        frequency=frequency,
        interval=1,
        weekdays=weekdays,
        months=months,
        month_days=month_days,
    )
    days = dates_of(draft, Window(first=day, end=day + _YEARS))
    if not days:
        return None
    rule = replace(draft, start=_moment(days[0], at), interval=interval)
    return _bounded(chance, rule)


def _bounded(chance: random.Random, rule: Rule) -> Rule | None:
    first = day_of(rule.start)
    kind = chance.random()
    if kind < 0.3 and rule.frequency is not Frequency.YEARLY:
        within = len(dates_of(rule, Window(first=first, end=first + _YEARS)))
        return replace(rule, count=min(chance.randrange(1, 40), within))
    if kind > 0.7:
        return rule
    until = first + timedelta(days=chance.randrange(0, 500))
    rule = replace(rule, until=until)
    days = dates_of(rule, None)
    if len(days) > 4 and chance.random() < 0.5:
        gone = sorted(chance.sample(days[1:-1], chance.randrange(1, 3)))
        return replace(
            rule,
            exceptions=tuple(gone),
            excluded=tuple(Exclusion(ranges=((day, day),)) for day in gone),
        )
    return rule
