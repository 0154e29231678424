"""What a Recurrence tells, in order and without words: the same for every language.

The rules this module keeps: rules that differ only in their time are told together; what is left
out and the bounds are told once where they hold for all; dates at the same time are told together.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import Moment, Part, Recurrence, Rule, Single, Window
from community_events.occurrences import dates_of, moment_key
from community_events.wording import last_day

HOLIDAY = "祝日"
WORKING = (0, 1, 2, 3, 4)
_DAY = timedelta(days=1)
_YEARS = timedelta(days=366 * 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTold:
    """One rule at each of ``times``; ``and_holidays``: public holidays are days, too.

    ``tail``: what is left out and the bounds are told with it (else they are told of all).
    """

    rule: Rule
    times: tuple[Part, ...]
    and_holidays: bool
    tail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``weeks``: dates that have a name (第4月曜日の週の平日); ``shared``: whose tail is told of all.

    ``dates``: single dates, those at the same time together.
    """

    rules: tuple[RuleTold, ...]
    weeks: tuple[Single, ...]
    shared: Rule | None
    dates: tuple[tuple[Single, ...], ...]


def tell(recurrence: Recurrence) -> Told:
    """Return what the Recurrence tells."""
    parts = [_once(part) for part in recurrence.parts]
    rules = [part for part in parts if isinstance(part, Rule)]
    singles = [part for part in parts if isinstance(part, Single)]
    festive = {time_key(s) for s in singles if s.told == HOLIDAY} if rules else set()
    holidays = [s for s in singles if s.told == HOLIDAY and festive]
    weeks = [s for s in singles if s.told not in ("", HOLIDAY) and _is_bounded_by(s, rules)]
    shared = len({_tail_key(rule) for rule in rules}) == 1
    told = tuple(
        RuleTold(
            rule=members[0],
            times=tuple(members),
            and_holidays=time_key(members[0]) in festive,
            tail=not shared,
        )
        for members in _alike(rules, festive)
    )
    named = {(single.told, time_key(single)): single for single in reversed(weeks)}
    written = [single for single in singles if single not in (*holidays, *weeks)]
    return Told(
        rules=told,
        weeks=tuple(reversed(named.values())),
        shared=rules[0] if shared else None,
        dates=_together(written),
    )


def _alike(rules: Sequence[Rule], festive: set[Hashable]) -> list[list[Rule]]:
    def key(rule: Rule) -> Hashable:
        days = (rule.frequency, rule.interval, rule.weekdays, rule.months, rule.month_days)
        return days, _start_key(rule), _tail_key(rule), time_key(rule) in festive

    return [list(group) for _, group in groupby(rules, key=key)]


def _start_key(rule: Rule) -> Hashable:
    """Return what the start says about the days where nothing else does."""
    return None if rule.weekdays or rule.month_days else day_of(rule.start)


def _tail_key(rule: Rule) -> Hashable:
    return rule.excluded, day_of(rule.start), rule.until, rule.count, is_working(rule)


def time_key(part: Part) -> Hashable:
    """Return what two parts at the same time of day share."""
    if not isinstance(part.start, datetime):
        return None
    end = end_of(part)
    return (
        part.start.astimezone(TOKYO).time(),
        None if end is None else end - part.start,
        part.session.label,
    )


def _once(part: Part) -> Part:
    """Return the one date of a rule that ends on the day on which it starts."""
    if isinstance(part, Rule) and part.until == day_of(part.start):
        return Single(start=part.start, end=end_of(part), session=part.session)
    return part


def _is_bounded_by(single: Single, rules: Sequence[Rule]) -> bool:
    """Return whether the bounds that are told of all ``rules`` hold for ``single`` too."""
    day = day_of(single.start)
    bounds = {(day_of(rule.start), rule.until) for rule in rules}
    return len(bounds) == 1 and all(
        until is not None and start <= day <= until for start, until in bounds
    )


def end_of(part: Part) -> Moment | None:
    """Return the exclusive end of the first occurrence."""
    if isinstance(part, Single):
        return part.end
    return None if part.length is None else part.start + part.length


def is_working(rule: Rule) -> bool:
    """Return whether a rule is 平日: Monday to Friday without public holidays."""
    days = tuple(sorted(w.day for w in rule.weekdays))
    return days == WORKING and any(name.name == HOLIDAY for name in rule.excluded)


def is_long(single: Single) -> bool:
    """Return whether it ends on another day, later than in the small hours of the next."""
    if not isinstance(single.start, datetime):
        return single.end is not None and day_of(single.end) - day_of(single.start) > _DAY
    if not isinstance(single.end, datetime):
        return False
    later = (day_of(single.end) - day_of(single.start)).days
    return later > 1 or (later == 1 and single.end.astimezone(TOKYO).hour >= 12)


def _together(singles: Sequence[Single]) -> tuple[tuple[Single, ...], ...]:
    groups: dict[Hashable, list[Single]] = {}
    for single in sorted(singles, key=lambda s: moment_key(s.start)):
        key: Hashable = single.start if is_long(single) else (time_key(single),)
        groups.setdefault(key, []).append(single)
    return tuple(tuple(members) for members in groups.values())


def days_by_month(
    recurrence: Recurrence, window: Window | None = None
) -> tuple[tuple[date, ...], ...]:
    """Return the dates of the Recurrence, a tuple a month; of one that lasts for days, all of them.

    Without a window, a rule without an end is listed for two years.
    """
    days: set[date] = set()
    for part in recurrence.parts:
        if isinstance(part, Single) and is_long(part):
            days.update(day for day in _days_of_long(part) if window is None or day in window)
        else:
            days.update(dates_of(part, window or _own_window(part)))
    return tuple(
        tuple(group) for _, group in groupby(sorted(days), key=lambda day: (day.year, day.month))
    )


def _days_of_long(single: Single) -> list[date]:
    """Return every day from the first to the last of one that lasts for days."""
    first = day_of(single.start)
    last = last_day(single.start, single.end)
    return [first + _DAY * n for n in range((last - first).days + 1)]


def _own_window(part: Part) -> Window | None:
    if isinstance(part, Single) or part.is_bounded:
        return None
    first = day_of(part.start)
    return Window(first=first, end=first + _YEARS)
