"""A Recurrence in Japanese sentences (rule 9), to be read aloud: no 〜, no slashes.

The rules this module keeps: one sentence per rule, then the single dates, then what is left out,
then from when until when; what is said here, ``read_when`` reads back to the same occurrences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

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
from community_events.when.telling import (
    HOLIDAY,
    days_by_month,
    end_of,
    is_long,
    is_working,
    tell,
)
from community_events.when.words import WEEKDAYS

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)


def rule_text(rule: Rule) -> str:
    """Return the RRULE value of a rule: ``FREQ=WEEKLY;BYDAY=TU,FR``."""
    values = [f"FREQ={rule.frequency.value}"]
    if rule.interval > 1:
        values.append(f"INTERVAL={rule.interval}")
    if rule.months:
        values.append("BYMONTH=" + ",".join(map(str, rule.months)))
    if rule.month_days:
        values.append("BYMONTHDAY=" + ",".join(map(str, rule.month_days)))
    if rule.weekdays:
        values.append("BYDAY=" + ",".join(f"{w.nth or ''}{_CODES[w.day]}" for w in rule.weekdays))
    if rule.week_start:
        values.append(f"WKST={_CODES[rule.week_start]}")
    if rule.count is not None:
        values.append(f"COUNT={rule.count}")
    if rule.until is not None:
        values.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(values)


def describe(recurrence: Recurrence, *, bounds: bool = True, hours24: bool = False) -> str:
    """Return what the Recurrence says, in one line of sentences.

    ``bounds=False``: without the start of a rule that has no end (opening hours).
    ``hours24``: 15時 instead of 午後3時.

    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> reading = read_when(RawText.of("第2土曜 14時〜16時"), Context(today=date(2026, 11, 21)))
    >>> describe(Recurrence(parts=reading.parts))
    '毎月第2土曜日、午後2時から午後4時まで。2026年12月12日から。'
    >>> describe(Recurrence(parts=reading.parts), bounds=False)
    '毎月第2土曜日、午後2時から午後4時まで。'
    """
    told = tell(recurrence)
    sentences: list[str] = []
    for group in told.rules:
        head = _rule_head(group.rule) + (f"と{HOLIDAY}" if group.and_holidays else "")
        times = [_times_words(part, hours24=hours24) for part in group.times]
        tail = _tail_words(group.rule, bounds=bounds) if group.tail else ""
        sentences.append(f"{_joined(head, times)}。{tail}")
    for single in told.weeks:
        sentences.append(_joined(single.told, [_times_words(single, hours24=hours24)]) + "。")
    if told.shared is not None:
        sentences.append(_tail_words(told.shared, bounds=bounds))
    other = "ほかに" if told.rules else ""
    sentences += [f"{other}{_group_words(group, hours24=hours24)}。" for group in told.dates]
    return "".join(sentences)


def _tail_words(rule: Rule, *, bounds: bool) -> str:
    return _excluded_words(rule) + _bounds_words(rule, bounds=bounds)


def _joined(head: str, times: Sequence[str]) -> str:
    said = "と".join(time for time in times if time)
    return f"{head}、{said}" if said else head


def _rule_head(rule: Rule) -> str:
    months = "・".join(f"{m}月" for m in rule.months)
    if rule.frequency is Frequency.YEARLY:
        return f"毎年{months}{_day_words(rule)}"
    heads = {
        Frequency.DAILY: ("毎日", "日ごと"),
        Frequency.WEEKLY: ("毎週", "週間ごとの"),
        Frequency.MONTHLY: ("毎月", "か月ごとの"),
    }
    plain, spaced = heads[rule.frequency]
    every = plain if rule.interval == 1 else f"{rule.interval}{spaced}"
    if rule.frequency is Frequency.WEEKLY and rule.interval == 2:
        every = "隔週"
    season = f"毎年{months}の" if months else ""
    if rule.frequency is Frequency.WEEKLY:
        days = {w.day for w in rule.weekdays}
        if is_working(rule) and rule.interval == 1:
            return f"{season}平日"
        first, last = min(days, default=0), max(days, default=0)
        if len(days) >= 3 and len(days) == last - first + 1:
            return f"{season}{every}{WEEKDAYS[first]}曜日から{WEEKDAYS[last]}曜日"
    if season and rule.frequency is Frequency.MONTHLY and rule.interval == 1:
        every = ""
    return f"{season}{every}{_day_words(rule)}"


def _day_words(rule: Rule) -> str:
    if rule.month_days:
        return "と".join("末日" if d == -1 else f"{d}日" for d in rule.month_days)
    if not rule.weekdays:
        return "" if rule.frequency is Frequency.DAILY else _start_day_words(rule)
    if all(w.nth == 0 for w in rule.weekdays):
        return "と".join(f"{WEEKDAYS[w.day]}曜日" for w in rule.weekdays)
    groups = []
    for day, weekdays in groupby(sorted(rule.weekdays, key=lambda w: w.day), key=lambda w: w.day):
        ordinals = "・".join(_ordinal(w) for w in weekdays)
        groups.append(f"{ordinals}{WEEKDAYS[day]}曜日")
    return "と".join(groups)


def _ordinal(weekday: Weekday) -> str:
    return "最終" if weekday.nth < 0 else f"第{weekday.nth}"


def _start_day_words(rule: Rule) -> str:
    start = day_of(rule.start)
    if rule.frequency is Frequency.WEEKLY:
        return f"{WEEKDAYS[start.weekday()]}曜日"
    return f"{start.day}日"


def _times_words(part: Part, *, hours24: bool = False) -> str:
    start = part.start
    if not isinstance(start, datetime):
        return ""
    label = f"{part.session.label} " if part.session.label else ""
    end = end_of(part)
    words = f"{label}{clock_phrase(start, hours24=hours24)}から"
    if isinstance(end, datetime):
        words += f"{_end_clock(start, end, hours24=hours24)}まで"
    return words


def _end_clock(start: datetime, end: datetime, *, hours24: bool) -> str:
    later = (day_of(end) - day_of(start)).days
    clock = clock_phrase(end, hours24=hours24)
    if later == 0:
        return clock
    local = end.astimezone(TOKYO)
    if later == 1 and (local.hour, local.minute) == (0, 0):
        return "24時"
    if later == 1 and local.hour < 12:
        return f"翌日の{clock}"
    return f"{date_phrase(day_of(end))}{clock}"


def clock_phrase(moment: datetime, *, hours24: bool = False) -> str:
    """Return a time as it is said: 午前10時, 午後1時30分, 正午; with ``hours24`` 13時30分.

    >>> clock_phrase(datetime(2026, 12, 5, 13, 30, tzinfo=TOKYO))
    '午後1時30分'
    """
    local = moment.astimezone(TOKYO)
    minutes = f"{local.minute}分" if local.minute else ""
    if hours24:
        return f"{local.hour}時{minutes}"
    if (local.hour, local.minute) == (12, 0):
        return "正午"
    part = "午前" if local.hour < 12 else "午後"
    return f"{part}{local.hour % 12}時{minutes}"


def date_phrase(day: date) -> str:
    """Return a date as it is said: 2026年12月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _dated(day: date) -> str:
    return f"{date_phrase(day)}（{WEEKDAYS[day.weekday()]}）"


def _excluded_words(rule: Rule) -> str:
    names = [n for n in rule.excluded if not (n.name == "祝日" and is_working(rule))]
    said = [word for name in names for word in _exclusion_words(name)]
    return f"{'と'.join(said)}は休み。" if said else ""


def _exclusion_words(name: Exclusion) -> list[str]:
    if not name.name:
        return [
            date_phrase(first)
            if first == last
            else f"{date_phrase(first)}から{date_phrase(last)}まで"
            for first, last in name.ranges
        ]
    if not name.ranges:
        return [name.name]
    spans = {(f"{a.month}月{a.day}日", f"{b.month}月{b.day}日") for a, b in name.ranges}
    if len(spans) == 1:
        ((first, last),) = spans
        return [
            f"{name.name}（{first}から{last}まで）" if first != last else f"{name.name}（{first}）"
        ]
    return [f"{name.name}（{date_phrase(a)}から{date_phrase(b)}まで）" for a, b in name.ranges]


def _bounds_words(rule: Rule, *, bounds: bool) -> str:
    start = date_phrase(day_of(rule.start))
    if not bounds and not rule.is_bounded:
        return ""
    if rule.until is not None:
        return f"{start}から{date_phrase(rule.until)}まで。"
    count = f"、全{rule.count}回" if rule.count is not None else ""
    return f"{start}から{count}。"


def _group_words(members: Sequence[Single], *, hours24: bool) -> str:
    first = members[0]
    days = [day_of(single.start) for single in members]
    if not isinstance(first.start, datetime):
        if is_long(first) and first.end is not None:
            return f"{_dated(days[0])}から{_dated(day_of(first.end) - _DAY)}まで"
        return _dates_words(days)
    if is_long(first):
        assert isinstance(first.end, datetime)
        return (
            f"{_dated(days[0])}{clock_phrase(first.start, hours24=hours24)}から"
            f"{_dated(day_of(first.end))}{clock_phrase(first.end, hours24=hours24)}まで"
        )
    return f"{_dates_words(days)}、{_times_words(first, hours24=hours24)}"


def _dates_words(days: Iterable[date]) -> str:
    """Return dates in a row; year and month only where they change."""
    words: list[str] = []
    before: date | None = None
    for day in days:
        if before is None or before.year != day.year:
            words.append(_dated(day))
        elif before.month != day.month:
            words.append(f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）")
        else:
            words.append(f"{day.day}日（{WEEKDAYS[day.weekday()]}）")
        before = day
    return "、".join(words)


def describe_dates(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month as people print them: 12月の開催日: 1（火）、4（金）.

    A month has its year in front where the months run over more than one year. Without a window,
    a rule without an end is listed for two years.
    """
    months = days_by_month(recurrence, window)
    many = len({days[0].year for days in months}) > 1
    lines = []
    for days in months:
        name = f"{days[0].year}年{days[0].month}月" if many else f"{days[0].month}月"
        listed = "、".join(f"{day.day}（{WEEKDAYS[day.weekday()]}）" for day in days)
        lines.append(f"{name}の開催日: {listed}")
    return tuple(lines)
