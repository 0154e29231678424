"""From a Draft to parts of a Recurrence, within the bounds that hold for it.

The rules this module keeps: a rule starts at its first real occurrence; what is left out becomes
exceptions or, where a rule can say it itself, another rule (毎週日曜 without the 3rd); what one
RRULE cannot say becomes single dates; nothing runs for more than two years or 800 occurrences.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from community_events.clock import day_of
from community_events.model.recurrence import (
    Exclusion,
    Frequency,
    Part,
    Rule,
    Session,
    Single,
    Weekday,
    Window,
)
from community_events.occurrences import LIMIT, dates_of, expand_part
from community_events.when.anchors import check_anchor, refuse_unbounded
from community_events.when.clocks import DAY, TimeOfDay
from community_events.when.day_spans import length_of, resolve_span, single_on
from community_events.when.draft import DaySpan, Draft
from community_events.when.findings import Finding, Refused, error
from community_events.when.holidays import holidays_between
from community_events.when.limits import Limits
from community_events.when.moments import at
from community_events.when.rare import list_rare_dates, times_words, warn_of_rule
from community_events.when.reshape import move_over_midnight, say_by_rule
from community_events.when.sets import HOLIDAYS_OUT, LONGEST, NO_SKIPS, Skips, within
from community_events.when.syntax import Repeat
from community_events.when.weeks import (
    days_of_nth_week,
    days_of_week_of,
    refuse_nth_week,
    week_words,
)
from community_events.when.words import WEEKDAYS
from community_events.when.years import date_words

_ONE_DAY = timedelta(days=1)
_SEARCH = timedelta(days=366 * 9)


def resolve(draft: Draft, limits: Limits, findings: list[Finding]) -> tuple[Part, ...]:
    """Return the parts that ``draft`` means; raises Refused, adds warnings to ``findings``."""
    parts = _resolve(draft, limits, findings)
    ending = [part for part in parts if isinstance(part, Single) or part.is_bounded]
    if sum(len(expand_part(part, None)) for part in ending) > LIMIT:
        raise error(
            "too-many",
            draft.place,
            f"合わせて{LIMIT}回を超えます",
            label="期間を短くするか、別の行に分けます",
        )
    return parts


def resolve_whole(draft: Draft, limits: Limits) -> tuple[Part, ...]:
    """Return the parts as if nothing were left out; empty where that cannot be resolved."""
    try:
        return _resolve(replace(draft, skips=NO_SKIPS, count=None), limits, [])
    except Refused:
        return ()


def _resolve(draft: Draft, limits: Limits, findings: list[Finding]) -> tuple[Part, ...]:
    if draft.repeat is not None:
        return _resolve_rule(draft, draft.repeat, limits, findings)
    parts: list[Part] = []
    for item in draft.dates:
        if isinstance(item, Single):
            if not draft.skips.covers(day_of(item.start)) and item not in parts:
                parts.append(item)
        else:
            parts += resolve_span(item, draft.skips | limits.skips)
    if not parts:
        raise error(
            "no-occurrence",
            draft.place,
            "休みを除くと、開催日が1日も残りません",
            label="開催日がありません",
        )
    return tuple(parts)


def _resolve_rule(
    draft: Draft, repeat: Repeat, limits: Limits, findings: list[Finding]
) -> tuple[Part, ...]:
    lower = draft.lower or limits.first
    upper = draft.upper or limits.last
    if lower is not None and upper is not None:
        _check_bounds(draft, lower, upper)
    repeat = _with_weekday(draft, repeat, lower)
    hopeless = draft.moves is not None or repeat.nth_week
    unbounded = lower is None or (upper is None and draft.count is None)
    if limits.strict and unbounded and not hopeless:
        raise refuse_unbounded(draft, repeat, lower, upper, limits)
    skips = draft.skips | limits.skips
    if repeat.working_days:
        skips |= HOLIDAYS_OUT
    begin = lower or limits.today
    warn_of_rule(repeat, findings)
    if draft.adjusts and _is_every_day(draft, repeat) and lower and upper:
        span = DaySpan(first=lower, last=upper, times=draft.times, adjusts=draft.adjusts)
        return tuple(resolve_span(span, skips))
    for other in draft.adjusts:
        raise error(
            "several-rules-in-one",
            other.adjust.place,
            "日によって時刻がちがうときは、1行に1つずつ書きます",
            label="別の行に書きます",
        )
    if repeat.week_of is not None or repeat.nth_week:
        return _weeks(draft, repeat, begin, upper, skips)
    repeat, skips = say_by_rule(repeat, skips)
    if draft.months:
        repeat = replace(
            repeat,
            months=tuple(m for m in draft.months if not repeat.months or m in repeat.months),
        )
    if draft.moves is not None:
        raise _moving(draft, repeat, begin, upper, skips)
    parts: list[Part] = []
    for time in draft.times or (None,):
        parts.append(_rule(draft, repeat, time, begin, upper, skips, lower))
        if repeat.and_holidays:
            end = upper or max(begin, limits.today) + LONGEST
            on_rule = {w.day for w in repeat.weekdays}
            parts += [
                replace(single_on(day, time), told="祝日")
                for day in holidays_between(begin, end)
                if day.weekday() not in on_rule and not draft.skips.covers(day)
            ]
    list_rare_dates(draft, parts, findings)
    return tuple(parts)


def _is_every_day(draft: Draft, repeat: Repeat) -> bool:
    """Return whether a rule is the same as a span of dates: every day, with times."""
    plain = repeat.frequency is Frequency.DAILY and repeat.interval == 1 and not repeat.months
    return plain and bool(draft.times) and draft.count is None and not draft.months


def _check_bounds(draft: Draft, lower: date, upper: date) -> None:
    if upper < lower:
        raise error(
            "end-before-start",
            draft.lower_place,
            f"終わりの日 {date_words(upper)} が、始まりの日 {date_words(lower)} より前です",
            label="始まりより前です",
        )
    if upper - lower > LONGEST:
        raise error(
            "too-many",
            draft.lower_place if draft.lower_place[1] else draft.place,
            "くり返しは2年までです",
            label=f"{date_words(lower + timedelta(days=730))}までにします",
        )


def _with_weekday(draft: Draft, repeat: Repeat, lower: date | None) -> Repeat:
    """Return the rule with a weekday: 12月2日(水)から1週おき takes it from its first date."""
    if repeat.frequency is Frequency.WEEKLY and not repeat.weekdays:
        if draft.lower is None or lower is None:
            raise error(
                "weekday-needed",
                repeat.place,
                "何曜日か書かれていません",
                label="毎週火曜のように曜日を書きます",
            )
        repeat = replace(repeat, weekdays=(Weekday(day=lower.weekday()),))
    if not repeat.explicit:
        names = "・".join(WEEKDAYS[w.day] for w in repeat.weekdays)
        raise error(
            "bare-weekdays",
            repeat.place,
            f"「{names}」だけでは、一度だけか毎週か分かりません",
            label="毎週ですか",
            edits=[[(repeat.place[0], repeat.place[0], "毎週")]],
        )
    return repeat


def _rule(
    draft: Draft,
    repeat: Repeat,
    time: TimeOfDay | None,
    begin: date,
    upper: date | None,
    skips: Skips,
    lower: date | None,
) -> Rule:
    later = timedelta(days=0 if time is None else time.start // DAY)
    repeat = move_over_midnight(repeat, time)
    if repeat.interval > 1:
        check_anchor(draft, repeat, lower, later, begin)
    first = begin + later
    rule = Rule(
        start=first if time is None else at(first, time.start % DAY),
        length=length_of(time),
        frequency=repeat.frequency,
        interval=repeat.interval,
        weekdays=repeat.weekdays,
        months=repeat.months,
        month_days=repeat.month_days,
        until=None if upper is None else upper + later,
        session=Session(label="" if time is None else time.label),
    )
    return _bounded(draft, repeat, rule, skips, later)


def _bounded(draft: Draft, repeat: Repeat, rule: Rule, skips: Skips, later: timedelta) -> Rule:
    begin = day_of(rule.start)
    dense = rule.frequency in (Frequency.DAILY, Frequency.WEEKLY) and draft.count is None
    search = LONGEST + timedelta(days=62) if dense else _SEARCH
    end = begin + search if rule.until is None else rule.until + _ONE_DAY
    all_dates = dates_of(rule, Window(first=begin, end=end))
    kept = [day for day in all_dates if not skips.covers(day - later)]
    if not kept:
        raise error(
            "no-occurrence",
            repeat.place,
            "この決まりに合う日が、1日もありません",
            label="合う日がありません",
        )
    count = None if draft.count is None else draft.count.number
    until = rule.until
    if count is not None:
        if not 1 <= count <= LIMIT:
            assert draft.count is not None
            raise error(
                "too-many",
                draft.count.place,
                f"回数は1〜{LIMIT}回です",
                label="この回数は読めません",
            )
        if kept[min(count, len(kept)) - 1] - kept[0] > LONGEST:
            assert draft.count is not None
            most = sum(day - kept[0] <= LONGEST for day in kept)
            raise error(
                "too-many",
                draft.count.place,
                f"全{count}回では2年を超えます。くり返しは2年までです",
                label=f"{most}回までにします",
                edits=[[(*draft.count.place, f"全{most}回")]],
            )
        if until is not None and len(kept) != count:
            assert draft.count is not None
            raise error(
                "total-mismatch",
                draft.count.place,
                f"全{count}回とありますが、期間の中の開催日は{len(kept)}回です",
                label=f"{len(kept)}回です",
                edits=[[(*draft.count.place, f"全{len(kept)}回")]],
            )
        if len(kept) < len(all_dates) or until is not None:
            kept, until, count = kept[:count], kept[min(count, len(kept)) - 1], None
    if until is not None and len(kept) > LIMIT:
        raise error(
            "too-many", repeat.place, f"{LIMIT}回を超えるくり返しです", label="期間を短くします"
        )
    horizon = until or kept[0] + LONGEST
    if count is not None:
        horizon = kept[min(count, len(kept)) - 1]
    held = set(kept)
    exceptions = tuple(d for d in all_dates if kept[0] < d <= horizon and d not in held)
    start = rule.start
    moved = kept[0]
    start = (
        start.replace(year=moved.year, month=moved.month, day=moved.day)
        if isinstance(start, datetime)
        else moved
    )
    return replace(
        rule,
        start=start,
        count=count,
        until=None if count is not None else until,
        exceptions=exceptions,
        excluded=within(skips, kept[0], horizon, exceptions),
    )


def _weeks(
    draft: Draft, repeat: Repeat, begin: date, upper: date | None, skips: Skips
) -> tuple[Part, ...]:
    """Return the working days of a week of every month as dates (no single RRULE can say it)."""
    end = upper or begin + LONGEST
    skips |= HOLIDAYS_OUT
    if repeat.nth_week:
        readings = days_of_nth_week(repeat.nth_week, begin, end)
        left = {tuple(d for d in days if not skips.covers(d)) for days in readings}
        if len(left) > 1:
            raise refuse_nth_week(repeat, begin, end, skips, draft.times)
        days = next(iter(left))
    else:
        assert repeat.week_of is not None
        days = tuple(
            day for day in days_of_week_of(repeat.week_of, begin, end) if not skips.covers(day)
        )
    if draft.months:
        days = tuple(day for day in days if day.month in draft.months)
    if draft.count is not None:
        days = days[: draft.count.number]
    if not days:
        raise error(
            "no-occurrence",
            repeat.place,
            "この決まりに合う日が、1日もありません",
            label="合う日がありません",
        )
    told = "" if repeat.week_of is None else week_words(repeat.week_of)
    return tuple(
        replace(single_on(day, time), told=told) for time in draft.times or (None,) for day in days
    )


def _moving(
    draft: Draft, repeat: Repeat, begin: date, upper: date | None, skips: Skips
) -> Exception:
    """Return the error for a rule whose days move, with the dates that it means."""
    from community_events.when.moving import moved_dates

    assert draft.moves is not None
    rule = Rule(
        start=begin,
        length=_ONE_DAY,
        frequency=repeat.frequency,
        interval=repeat.interval,
        weekdays=repeat.weekdays,
        months=repeat.months,
        month_days=repeat.month_days,
    )
    end = min(upper or begin + timedelta(days=366), begin + timedelta(days=366))
    days = [
        d for d in dates_of(rule, Window(first=begin, end=end + _ONE_DAY)) if not skips.covers(d)
    ]
    times = "".join(f" {words}" for words in times_words(draft))
    lines = [f"{date_words(day)}{times}" for day in moved_dates(days, draft.moves, begin, end)]
    return error(
        "moving-rule",
        draft.moves.place,
        "日がずれる決まりは、1つのくり返しになりません。日付を1つずつ書いてください",
        label="日がずれます",
        help="\n".join(lines[:60]),
    )


def excluded_names(parts: tuple[Part, ...]) -> tuple[Exclusion, ...]:
    """Return what is left out of all rules, each once."""
    return tuple(
        dict.fromkeys(name for part in parts if isinstance(part, Rule) for name in part.excluded)
    )
