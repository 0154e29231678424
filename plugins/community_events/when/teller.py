"""From a Recurrence to its Telling: what is said together, and in which order.

The rules this module keeps: what is told is what occurs. Rules that differ only in their time are
told together; what is left out and the bounds are told once where they hold for all; a day of a
rule with hours of its own is told as such, not as one day more; dates at the same time are told
together; a date that a rule loses for no other told reason is told by its date.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import (
    Frequency,
    Part,
    Recurrence,
    Rule,
    Single,
    Weekday,
    Window,
)
from community_events.occurrences import dates_of, moment_key
from community_events.when.closing import closed_of
from community_events.when.differing import Differing, find_differing
from community_events.when.hours import end_of, hours_of
from community_events.when.telling import (
    Closed,
    ClosedKind,
    ClosedTold,
    DatesTold,
    Days,
    Hours,
    MonthTold,
    NoteTold,
    PeriodTold,
    RuleTold,
    SpanTold,
    Statement,
    Telling,
    WeeksTold,
)
from community_events.when.told_weeks import tell_weeks
from community_events.when.weeks import week_of_words
from community_events.wording import last_day

HOLIDAY = "祝日"
WORKING = (0, 1, 2, 3, 4)
_DAY = timedelta(days=1)
_YEARS = timedelta(days=366 * 2)


def tell(recurrence: Recurrence, *, bounds: bool = True, notes: Sequence[str] = ()) -> Telling:
    """Return what is to be told of the Recurrence.

    ``bounds=False``: not since when something goes on that has no end (opening hours).
    """
    parts = [_once(plain) for part in recurrence.parts for plain in _by_weekday(part)]
    rules = [part for part in parts if isinstance(part, Rule)]
    singles = [part for part in parts if isinstance(part, Single)]
    festive = {_time_key(s) for s in singles if s.told == HOLIDAY} if rules else set()
    holidays = [s for s in singles if s.told == HOLIDAY and festive]
    weeks = [s for s in singles if week_of_words(s.told) and _is_bounded_by(s, rules)]
    alone = {} if rules else tell_weeks(singles, bounds=bounds)
    named = [single for told in alone.values() for single in told.singles]
    written = [single for single in singles if single not in (*holidays, *weeks, *named)]
    shared = len({_tail_key(rule) for rule in rules}) == 1
    tail: list[Statement] = []
    by_day = _hours_by_day(written)
    statements: list[Statement] = []
    for members in _alike(rules, festive):
        and_holidays = _time_key(members[0]) in festive
        days, off = _without_weekdays(_days_of(members[0], and_holidays=and_holidays))
        closed = off + closed_of(members[0].excluded, working=is_working(members[0]))
        others = [rule for rule in rules if rule not in members]
        festivities = (Closed(kind=ClosedKind.HOLIDAYS),) if is_working(members[0]) else ()
        differing = find_differing(members, (*closed, *festivities), by_day, others)
        if and_holidays:
            differing = replace(differing, first=min(differing.first, *map(_day, holidays)))
        written = [single for single in written if day_of(single.start) not in differing.days]
        statements += [RuleTold(days=days, hours=hours_of(members)), *differing.others]
        tail = list(_tail(members[0], (*closed, *differing.lost), differing, bounds=bounds))
        if not shared:
            statements += tail
    statements += _weeks(weeks)
    for told in alone.values():
        statements += told.statements
    if shared:
        statements += tail
    statements += [_dates(group, also=bool(rules or alone)) for group in _together(written)]
    statements += [NoteTold(text=note) for note in notes]
    return Telling(statements=tuple(statements))


def _without_weekdays(days: Days) -> tuple[Days, tuple[Closed, ...]]:
    """Return five or six weekdays, unless they are in a row, as every day and what is closed."""
    plain = days.frequency is Frequency.WEEKLY and days.interval == 1 and not days.and_holidays
    if not plain or days.months or days.weekday_run or len(days.weekdays) < 5:
        return days, ()
    open_on = {weekday.day for weekday in days.weekdays}
    closed = tuple(
        Closed(kind=ClosedKind.WEEKDAY, weekday=Weekday(day=day))
        for day in range(7)
        if day not in open_on
    )
    return Days(frequency=Frequency.DAILY), closed


def _day(single: Single) -> date:
    return day_of(single.start)


def _hours_by_day(singles: Sequence[Single]) -> dict[date, tuple[Hours, ...]]:
    """Return the hours of the dates that are written out and have hours."""
    found: dict[date, tuple[Hours, ...]] = {}
    for single in sorted(singles, key=lambda s: moment_key(s.start)):
        if isinstance(single.start, datetime) and not is_long(single):
            day = day_of(single.start)
            found[day] = found.get(day, ()) + hours_of([single])
    return found


def _tail(
    rule: Rule, closed: tuple[Closed, ...], differing: Differing, *, bounds: bool
) -> Iterator[Statement]:
    if closed:
        yield ClosedTold(closed=closed)
    if bounds or rule.is_bounded:
        yield PeriodTold(first=differing.first, last=differing.last, count=rule.count)


def _weeks(weeks: Sequence[Single]) -> Iterator[WeeksTold]:
    named = {(single.told, _time_key(single)): single for single in reversed(weeks)}
    for single in reversed(named.values()):
        weekday = week_of_words(single.told)
        assert weekday is not None
        yield WeeksTold(weekday=weekday, hours=hours_of([single]))


def _dates(sessions: Sequence[Sequence[Single]], *, also: bool) -> DatesTold | SpanTold:
    singles = sessions[0]
    first = singles[0]
    if is_long(first) and first.end is not None:
        last = first.end if isinstance(first.start, datetime) else day_of(first.end) - _DAY
        return SpanTold(first=first.start, last=last, also=also)
    days = tuple(day_of(single.start) for single in singles)
    return DatesTold(days=days, hours=hours_of([each[0] for each in sessions]), also=also)


def _days_of(rule: Rule, *, and_holidays: bool) -> Days:
    """Return its days, with those that only its start says written out."""
    weekdays, month_days = rule.weekdays, rule.month_days
    start = day_of(rule.start)
    if not weekdays and not month_days:
        if rule.frequency is Frequency.WEEKLY:
            weekdays = (Weekday(day=start.weekday()),)
        elif rule.frequency is not Frequency.DAILY:
            month_days = (start.day,)
    return Days(
        frequency=rule.frequency,
        interval=rule.interval,
        weekdays=weekdays,
        month_days=month_days,
        months=rule.months,
        working=rule.frequency is Frequency.WEEKLY and rule.interval == 1 and is_working(rule),
        and_holidays=and_holidays,
    )


def _alike(rules: Sequence[Rule], festive: set[Hashable]) -> list[list[Rule]]:
    def key(rule: Rule) -> Hashable:
        return _days_of(rule, and_holidays=_time_key(rule) in festive), _tail_key(rule)

    return [list(group) for _, group in groupby(rules, key=key)]


def _tail_key(rule: Rule) -> Hashable:
    _, off = _without_weekdays(_days_of(rule, and_holidays=False))
    return rule.excluded, off, day_of(rule.start), rule.until, rule.count, is_working(rule)


def _time_key(part: Part) -> Hashable:
    """Return what two parts at the same time of day share."""
    return hours_of([part])


def _by_weekday(part: Part) -> Iterator[Part]:
    """Yield a rule for each weekday of one whose weeks do not begin on Monday (WKST).

    Every second week is told from its first date; with several weekdays no sentence says which
    week such a Sunday belongs to.
    """
    if isinstance(part, Single) or not part.week_start or part.interval == 1:
        yield part
        return
    days = dates_of(part, _own_window(part))
    for weekday in part.weekdays:
        mine = [day for day in days if day.weekday() == weekday.day]
        if mine:
            yield replace(
                part,
                start=part.start + (mine[0] - day_of(part.start)),
                weekdays=(weekday,),
                week_start=0,
                count=None,
                until=mine[-1] if part.is_bounded else None,
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


def _together(singles: Sequence[Single]) -> Iterator[list[list[Single]]]:
    """Yield dates at the same time, and with them the other times of the same dates."""
    groups: dict[Hashable, list[Single]] = {}
    for single in sorted(singles, key=lambda s: moment_key(s.start)):
        key: Hashable = single.start if is_long(single) else (_time_key(single),)
        groups.setdefault(key, []).append(single)
    sessions: dict[Hashable, list[list[Single]]] = {}
    for key, members in groups.items():
        days = tuple(map(_day, members))
        alone = is_long(members[0]) or not isinstance(members[0].start, datetime)
        sessions.setdefault(key if alone else days, []).append(members)
    yield from sessions.values()


def tell_months(recurrence: Recurrence, window: Window | None = None) -> tuple[MonthTold, ...]:
    """Return the dates of the Recurrence by month; of one that lasts for days, all of them.

    Without a window, a rule without an end is listed for two years.
    """
    days: set[date] = set()
    for part in recurrence.parts:
        if isinstance(part, Single) and is_long(part):
            days.update(day for day in _days_of_long(part) if window is None or day in window)
        else:
            days.update(dates_of(part, window or _own_window(part)))
    with_year = len({day.year for day in days}) > 1
    return tuple(
        MonthTold(days=tuple(group), with_year=with_year)
        for _, group in groupby(sorted(days), key=lambda day: (day.year, day.month))
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
