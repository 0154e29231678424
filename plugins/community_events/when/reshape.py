"""Another rule for the same dates: weekly without the 3rd Sunday is monthly on the others.

The rule this module keeps: only what a rule can say for ever is said by the rule; the rest
becomes exceptions.
"""

from __future__ import annotations

from dataclasses import replace

from community_events.model.recurrence import (
    Frequency,
    Weekday,
)
from community_events.when.clocks import DAY, TimeOfDay
from community_events.when.findings import error
from community_events.when.sets import Skips
from community_events.when.syntax import Repeat


def say_by_rule(repeat: Repeat, skips: Skips) -> tuple[Repeat, Skips]:
    """Return the rule with those days left out that a rule can leave out by itself."""
    whole = {w.day for w in skips.weekdays if not w.nth}
    if whole and repeat.interval == 1:
        if repeat.frequency is Frequency.DAILY:
            repeat = replace(
                repeat,
                frequency=Frequency.WEEKLY,
                weekdays=tuple(Weekday(day=d) for d in range(7) if d not in whole),
            )
            skips = _without(skips, whole)
        elif repeat.frequency is Frequency.WEEKLY:
            kept = tuple(w for w in repeat.weekdays if w.day not in whole)
            if kept:
                repeat, skips = replace(repeat, weekdays=kept), _without(skips, whole)
    nths = [w for w in skips.weekdays if w.nth > 0]
    if repeat.frequency is Frequency.WEEKLY and repeat.interval == 1 and (nths or skips.weeks):
        out = {(w.nth, w.day) for w in nths} | {
            (week, w.day) for week in skips.weeks for w in repeat.weekdays
        }
        weekdays = tuple(
            Weekday(nth=n, day=w.day)
            for w in repeat.weekdays
            for n in range(1, 6)
            if (n, w.day) not in out
        )
        repeat = replace(repeat, frequency=Frequency.MONTHLY, weekdays=weekdays)
        skips = replace(skips, weeks=(), weekdays=tuple(w for w in skips.weekdays if w.nth <= 0))
    if skips.months and repeat.frequency is not Frequency.YEARLY:
        months = tuple(m for m in repeat.months or range(1, 13) if m not in skips.months)
        repeat, skips = replace(repeat, months=months), replace(skips, months=())
    return repeat, skips


def _without(skips: Skips, whole: set[int]) -> Skips:
    return replace(skips, weekdays=tuple(w for w in skips.weekdays if w.nth or w.day not in whole))


def move_over_midnight(repeat: Repeat, time: TimeOfDay | None) -> Repeat:
    """Return the rule for times behind midnight: 毎週土曜 25:00 is Sunday 01:00."""
    later = 0 if time is None else time.start // DAY
    if not later or repeat.frequency is Frequency.DAILY:
        return repeat
    if repeat.frequency is not Frequency.WEEKLY:
        raise error(
            "late-hour",
            repeat.place,
            "毎月・毎年のくり返しでは、24時をこえる始まりは使えません",
            label="次の日の午前の時刻で、日付を1つずつ書きます",
        )
    return replace(
        repeat, weekdays=tuple(Weekday(day=(w.day + later) % 7) for w in repeat.weekdays)
    )
