"""From a Draft to parts of a Recurrence, within the bounds that hold for it.

The rules this module keeps: a rule starts at its first real occurrence; what is left out becomes
exceptions or, where a rule can say it itself, another rule (毎週日曜 without the 3rd); what one
RRULE cannot say becomes single dates; nothing runs for more than two years or 800 occurrences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from community_events.when.clocks import DAY, TimeOfDay
from community_events.when.compose import DaySpan, Draft
from community_events.when.findings import Finding, Refused, error, warning
from community_events.when.holidays import holidays_between
from community_events.when.moments import at, make_single
from community_events.when.sets import HOLIDAYS_OUT, LONGEST, NO_SKIPS, Skips, within
from community_events.when.syntax import Repeat
from community_events.when.weeks import days_of_nth_week, days_of_week_of, refuse_nth_week
from community_events.when.words import WEEKDAYS
from community_events.when.years import date_words

_ONE_DAY = timedelta(days=1)
_SEARCH = timedelta(days=366 * 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the entry (or nothing) says around a text.

    ``today``: where a rule without a start begins to be searched. ``strict``: a rule must have a
    start and an end, from the text or from here.
    """

    today: date
    first: date | None = None
    last: date | None = None
    skips: Skips = NO_SKIPS
    strict: bool = False


def resolve(draft: Draft, limits: Limits, findings: list[Finding]) -> tuple[Part, ...]:
    """Return the parts that ``draft`` means; raises Refused, adds warnings to ``findings``."""
    if draft.repeat is not None:
        return _resolve_rule(draft, draft.repeat, limits, findings)
    parts: list[Part] = []
    for item in draft.dates:
        if isinstance(item, Single):
            if not draft.skips.covers(day_of(item.start)) and item not in parts:
                parts.append(item)
        else:
            parts += _resolve_span(item, draft.skips | limits.skips)
    if not parts:
        raise error(
            "no-occurrence",
            draft.place,
            "休みを除くと、開催日が1日も残りません",
            label="開催日がありません",
        )
    return tuple(parts)


def _resolve_span(span: DaySpan, skips: Skips) -> Iterator[Part]:
    """Yield every day of a span at its times; days with other times are dates of their own."""
    special: dict[date, tuple[TimeOfDay, ...]] = {}
    for day in _days(span.first, span.last):
        times = _adjusted(day, span)
        if times != span.times:
            special[day] = times
    plain = [d for d in _days(span.first, span.last) if d not in special and not skips.covers(d)]
    for time in span.times or (None,):
        if len(plain) == 1:
            yield _single(plain[0], time)
        elif plain:
            gone = [d for d in _days(plain[0], plain[-1]) if d not in plain]
            yield Rule(
                start=plain[0] if time is None else at(plain[0], time.start),
                length=_length(time),
                frequency=Frequency.DAILY,
                until=plain[-1] + timedelta(days=0 if time is None else time.start // DAY),
                exceptions=tuple(
                    d + timedelta(days=0 if time is None else time.start // DAY) for d in gone
                ),
                excluded=within(skips, plain[0], plain[-1]),
                session=Session(label="" if time is None else time.label),
            )
    for day, times in special.items():
        if not skips.covers(day):
            for time in times or ():
                yield _single(day, time)


def _adjusted(day: date, span: DaySpan) -> tuple[TimeOfDay, ...]:
    times = span.times
    for adjust, first, last in span.adjusts:
        concerned = {
            "first": day == span.first,
            "last": day == span.last,
            "": day.weekday() in adjust.weekdays,
        }[adjust.who]
        if concerned and times:
            head = times[0] if first is None else replace(times[0], start=first)
            tail = times[-1] if last is None else replace(times[-1], end=last)
            if len(times) == 1:
                end = tail.end
                times = (replace(head, end=end),)
            else:
                times = (head, *times[1:-1], tail)
            _check_order(times, adjust.place)
    return times


def _check_order(times: tuple[TimeOfDay, ...], place: tuple[int, int]) -> None:
    if any(time.end is not None and time.end <= time.start for time in times):
        raise error(
            "end-before-start",
            place,
            "その日の終わりの時刻が、始まりより前になります",
            label="始まりより前です",
        )


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _single(day: date, time: TimeOfDay | None) -> Single:
    return Single(start=day, end=day + _ONE_DAY) if time is None else make_single(day, time)


def _length(time: TimeOfDay | None) -> timedelta | None:
    if time is None:
        return _ONE_DAY
    return None if time.end is None else timedelta(minutes=time.end - time.start)


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
        raise _unbounded(draft, repeat, lower, upper, limits)
    skips = draft.skips | limits.skips
    if repeat.working_days:
        skips |= HOLIDAYS_OUT
    begin = lower or limits.today
    _warn_rule(repeat, findings)
    for adjust, _, _ in draft.adjusts:
        raise error(
            "several-rules-in-one",
            adjust.place,
            "日によって時刻がちがうときは、1行に1つずつ書きます",
            label="別の行に書きます",
        )
    if repeat.week_of is not None or repeat.nth_week:
        return _weeks(draft, repeat, begin, upper, skips)
    repeat, skips = _say_by_rule(repeat, skips)
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
                _single(day, time)
                for day in holidays_between(begin, end)
                if day.weekday() not in on_rule and not draft.skips.covers(day)
            ]
    _list_rare_dates(draft, parts, findings)
    return tuple(parts)


def _list_rare_dates(draft: Draft, parts: list[Part], findings: list[Finding]) -> None:
    """Give the warning about 31日 and 第5土曜 the dates that there are, to be written instead."""
    for number, found in enumerate(findings):
        if found.code != "day-missing-in-month" or found.edits:
            continue
        begins = day_of(parts[0].start)
        days = dates_of(parts[0], Window(first=begins, end=begins + _SEARCH))[:8]
        times = "、".join(_time_words(draft))
        line = "、".join(date_words(day) for day in days) + (f" {times}" if times else "")
        findings[number] = replace(found, help=line)


def _unbounded(
    draft: Draft, repeat: Repeat, lower: date | None, upper: date | None, limits: Limits
) -> Refused:
    """Return start-missing and end-missing, whose help is the text with both written."""
    begin = lower or _first_day(repeat, draft, limits)
    end = upper or year_end(begin)
    ended = upper is not None or draft.count is not None
    head = "" if lower else f"{plain_words(begin)}から"
    tail = "" if ended else f"{plain_words(end)}まで"
    if lower is not None:
        at = draft.lower_place[1]
        edit = (at, at, tail)
    else:
        at = draft.lower_place[0]
        edit = (at, at, head + tail)
    found = []
    words = {"start-missing": (lower is None, "いつから"), "end-missing": (not ended, "いつまで")}
    for code, (missing, what) in words.items():
        if missing:
            found.append(
                error(
                    code,
                    repeat.place,
                    f"くり返しが{what}か、書かれていません",
                    label=f"{what}ですか",
                    edits=[[edit]],
                ).finding
            )
    return Refused(*found)


def _first_day(repeat: Repeat, draft: Draft, limits: Limits) -> date:
    """Return the first day of the rule from today on, to show how a start is written."""
    later = limits.today + timedelta(days=366 * 9)
    fitting = (day for day in _days(limits.today, later) if _fits(day, repeat))
    skips = draft.skips | limits.skips
    return next((day for day in fitting if not skips.covers(day)), limits.today)


def year_end(begin: date) -> date:
    """Return the end of the fiscal year, not sooner than two months after ``begin``."""
    near = begin + timedelta(days=60)
    return date(near.year + (near.month > 3), 3, 31)


def plain_words(day: date) -> str:
    """Return a date without its weekday: 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


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


def _warn_rule(repeat: Repeat, findings: list[Finding]) -> None:
    if repeat.skips:
        findings.append(
            warning(
                "which-week",
                repeat.place,
                f"「…おき」は、{repeat.interval}週に1度として読みました",
                label=f"{repeat.interval}週に1度ですか",
                edits=[
                    [
                        (
                            *repeat.place,
                            "隔週" if repeat.interval == 2 else f"{repeat.interval}週間ごと",
                        )
                    ]
                ],
            )
        )
    if repeat.in_week:
        names = "・".join(
            ("最終" if w.nth < 0 else f"第{w.nth}") + WEEKDAYS[w.day] + "曜"
            for w in repeat.weekdays
        )
        findings.append(
            warning(
                "week-as-weekday",
                repeat.place,
                f"「{names}」として読みました",
                label="カレンダーの何段目かではなく、何回目の曜日かです",
                edits=[[(*repeat.place, "毎月" + names)]],
            )
        )
    rare_days = [d for d in repeat.month_days if d > 28]
    if repeat.frequency is Frequency.YEARLY and any(d > 28 for d in rare_days):
        rare_days = [d for d in rare_days if any(_lacks(m, d) for m in repeat.months)]
    fifth = any(w.nth == 5 for w in repeat.weekdays)
    if rare_days or fifth:
        what = "第5の曜日" if fifth else f"{rare_days[0]}日"
        edits = (
            [[(*repeat.place, "毎月末日")]]
            if rare_days and len(repeat.month_days) == 1 and not repeat.months
            else []
        )
        findings.append(
            warning(
                "day-missing-in-month",
                repeat.place,
                f"{what}のない月・年には、行われません",
                label="ない月があります",
                edits=edits,
            )
        )


def _lacks(month: int, day: int) -> bool:
    return day > (28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _say_by_rule(repeat: Repeat, skips: Skips) -> tuple[Repeat, Skips]:
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


def _moved(repeat: Repeat, time: TimeOfDay | None) -> Repeat:
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
    repeat = _moved(repeat, time)
    if repeat.interval > 1:
        _check_anchor(draft, repeat, lower, later, begin)
    first = begin + later
    rule = Rule(
        start=first if time is None else at(first, time.start % DAY),
        length=_length(time),
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
    end = begin + _SEARCH if rule.until is None else rule.until + _ONE_DAY
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
        excluded=within(skips, kept[0], horizon),
    )


def _check_anchor(
    draft: Draft, repeat: Repeat, lower: date | None, later: timedelta, begin: date
) -> None:
    """Refuse 隔週 when nothing says which week is the first (rule 8)."""
    if lower is not None and _fits(lower + later, repeat):
        return
    units = {Frequency.DAILY: "日", Frequency.WEEKLY: "週", Frequency.MONTHLY: "月"}
    unit = units.get(repeat.frequency, "年")
    fitting = [day for day in _days(begin, begin + timedelta(days=92)) if _fits(day, repeat)]
    apart = timedelta(days=7 if repeat.frequency is Frequency.WEEKLY else 1)
    choices = fitting[:1] + [day for day in fitting if day >= fitting[0] + apart][:1]
    start, end = draft.lower_place if draft.lower is not None else (repeat.place[0],) * 2
    tail = "" if draft.upper is None else f"{date_words(draft.upper)}まで"
    raise error(
        "which-week",
        repeat.place,
        f"どの{unit}から数えるか分かりません",
        label="最初の日を書きます",
        edits=[[(start, end, f"{date_words(day)}から{tail}")] for day in choices],
    )


def _fits(day: date, repeat: Repeat) -> bool:
    if repeat.week_of is not None or repeat.nth_week:
        return day.weekday() < 5
    probe = Rule(
        start=day,
        length=_ONE_DAY,
        frequency=repeat.frequency,
        weekdays=repeat.weekdays,
        months=repeat.months,
        month_days=repeat.month_days,
    )
    return bool(expand_part(probe, Window(first=day, end=day + _ONE_DAY)))


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
    return tuple(_single(day, time) for time in draft.times or (None,) for day in days)


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
    times = "".join(f" {words}" for words in _time_words(draft))
    lines = [f"{date_words(day)}{times}" for day in moved_dates(days, draft.moves)]
    return error(
        "moving-rule",
        draft.moves.place,
        "日がずれる決まりは、1つのくり返しになりません。日付を1つずつ書いてください",
        label="日がずれます",
        help="\n".join(lines[:60]),
    )


def _time_words(draft: Draft) -> list[str]:
    from community_events.when.clocks import clock_words

    return [
        clock_words(t.start) + "〜" + ("" if t.end is None else clock_words(t.end))
        for t in draft.times
    ]


def excluded_names(parts: tuple[Part, ...]) -> tuple[Exclusion, ...]:
    """Return what is left out of all rules, each once."""
    return tuple(
        dict.fromkeys(name for part in parts if isinstance(part, Rule) for name in part.excluded)
    )
