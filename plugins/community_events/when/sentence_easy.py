"""A Recurrence in やさしい日本語: short sentences, 午前 and 午後 with the 24-hour time in brackets.

The rules this module keeps (design: facts, and the guidelines of 出入国在留管理庁 for やさしい日本語):
the western year; から and まで, never 〜; no slashes; a space between phrases; 第2土曜日 is 2回目の
土曜日; a name that a reader may not know has its reading in brackets, where a table gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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

EASY_HOLIDAY = "国の 休みの日（祝日）"
NO_READINGS: Mapping[str, str] = {}
_DAY = timedelta(days=1)
_WEEK_OF = re.compile(r"(?:第(\d)|(最終))(.)曜日の週の平日")


def describe_easy(
    recurrence: Recurrence,
    *,
    bounds: bool = True,
    hours24: bool = False,
    readings: Mapping[str, str] = NO_READINGS,
) -> str:
    """Return what the Recurrence says in やさしい日本語, in one line.

    ``bounds=False``: without the start of a rule that has no end. ``hours24``: 15:00 without 午後3時.
    ``readings``: name → reading, for names of closed days and of sessions.

    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> text = RawText.of("2026年12月1日から2027年3月31日まで毎週火・金 10:00〜15:00（祝日は休み）")
    >>> print(describe_easy(Recurrence(parts=read_when(text, Context(today=date(2026, 11, 21))).parts)))
    毎週 火曜日と 金曜日に あります。 時間は 午前10時（10:00）から 午後3時（15:00）までです。 \
国の 休みの日（祝日）は ありません。 2026年12月1日から 2027年3月31日までです。
    """
    told = tell(recurrence)
    voice = _Voice(readings, hours24=hours24)
    sentences: list[str] = []
    for group in told.rules:
        festive = f"と {EASY_HOLIDAY}" if group.and_holidays else ""
        sentences.append(f"{_rule_head(group.rule)}{festive}に あります。")
        sentences += voice.times(group.times)
        if group.tail:
            sentences += voice.tail(group.rule, bounds=bounds)
    for single in told.weeks:
        sentences.append(f"{_week_words(single.told)}にも あります。")
        sentences += voice.times([single])
    if told.shared is not None:
        sentences += voice.tail(told.shared, bounds=bounds)
    also = "も" if told.rules else ""
    for dates in told.dates:
        sentences += voice.dates(dates, also=also)
    return " ".join(sentences)


def describe_dates_easy(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month: 2026年12月は 1日（火曜日） 4日（金曜日）に あります。"""
    return tuple(
        f"{days[0].year}年{days[0].month}月は "
        + " ".join(f"{day.day}日（{WEEKDAYS[day.weekday()]}曜日）" for day in days)
        + "に あります。"
        for days in days_by_month(recurrence, window)
    )


class _Voice:
    """Says times, closed days and dates, with the readings that are known."""

    __slots__ = ("hours24", "readings")

    def __init__(self, readings: Mapping[str, str], *, hours24: bool) -> None:
        self.readings = readings
        self.hours24 = hours24

    def name(self, name: str) -> str:
        reading = self.readings.get(name, "")
        return f"{name}（{reading}）" if reading else name

    def times(self, parts: Sequence[Part]) -> list[str]:
        return [said for part in parts if (said := self.time(part))]

    def time(self, part: Part) -> str:
        start, end = part.start, end_of(part)
        if not isinstance(start, datetime):
            return ""
        label = part.session.label
        head = f"{self.name(label)}は" if label else "時間は"
        if not isinstance(end, datetime):
            return f"{head} {self.clock(start)}からです。"
        return f"{head} {self.clock(start)}から {self.end_clock(start, end)}までです。"

    def end_clock(self, start: datetime, end: datetime) -> str:
        later = (day_of(end) - day_of(start)).days
        local = end.astimezone(TOKYO)
        if later == 1 and (local.hour, local.minute) == (0, 0):
            return "24:00" if self.hours24 else "夜の 12時（24:00）"
        if later == 0:
            return self.clock(end)
        return f"{'次の日' if later == 1 else _day_words(day_of(end))}の {self.clock(end)}"

    def clock(self, moment: datetime) -> str:
        local = moment.astimezone(TOKYO)
        plain = f"{local.hour}:{local.minute:02}"
        if self.hours24:
            return plain
        minutes = f"{local.minute}分" if local.minute else ""
        if local.hour == 12:
            return f"昼の 12時{minutes}（{plain}）"
        part = "午前" if local.hour < 12 else "午後"
        return f"{part}{local.hour % 12}時{minutes}（{plain}）"

    def tail(self, rule: Rule, *, bounds: bool) -> list[str]:
        said = [
            f"{words}は ありません。" for name in rule.excluded for words in self.excluded(name)
        ]
        said += _bounds_words(rule, bounds=bounds)
        return said

    def excluded(self, name: Exclusion) -> list[str]:
        if name.name == HOLIDAY:
            return [EASY_HOLIDAY]
        spans = dict.fromkeys(
            _span_words(first, last, years=not name.name) for first, last in name.ranges
        )
        if not name.name:
            return list(spans)
        said = self.name(name.name)
        if len(spans) == 1:
            return [f"{said}（{next(iter(spans))}）"]
        return [f"{said}（{_span_words(a, b, years=True)}）" for a, b in name.ranges] or [said]

    def dates(self, singles: Sequence[Single], *, also: str) -> list[str]:
        first = singles[0]
        if is_long(first) and first.end is not None:
            if isinstance(first.start, datetime) and isinstance(first.end, datetime):
                begin, finish = self.clock(first.start), self.clock(first.end)
                return [
                    f"{_dated(day_of(first.start))}の {begin}から "
                    f"{_dated(day_of(first.end))}の {finish}まで{also} あります。"
                ]
            last = day_of(first.end) - _DAY
            return [f"{_dated(day_of(first.start))}から {_dated(last)}まで{also} あります。"]
        days = " ".join(_dated(day_of(single.start)) for single in singles)
        return [f"{days}に{also} あります。", *self.times([first])]


def _rule_head(rule: Rule) -> str:
    months = "と ".join(f"{month}月" for month in rule.months)
    if rule.frequency is Frequency.YEARLY:
        return f"毎年 {months}の {_days_of(rule)}"
    season = f"毎年 {months}の " if months else ""
    units = {Frequency.DAILY: "日", Frequency.WEEKLY: "週間", Frequency.MONTHLY: "か月"}
    plain = {Frequency.DAILY: "毎日", Frequency.WEEKLY: "毎週", Frequency.MONTHLY: "毎月"}
    every = plain[rule.frequency]
    if rule.interval > 1:
        every = f"{rule.interval}{units[rule.frequency]}に 1回"
    if rule.frequency is Frequency.DAILY:
        return f"{season}{every}"
    if is_working(rule) and rule.interval == 1:
        return f"{season}毎週 月曜日から 金曜日まで"
    if season and rule.frequency is Frequency.MONTHLY and rule.interval == 1:
        return f"{season}{_days_of(rule)}"
    return f"{season}{every} {_days_of(rule)}"


def _days_of(rule: Rule) -> str:
    start = day_of(rule.start)
    if rule.month_days:
        return "と ".join("最後の日" if d == -1 else f"{d}日" for d in rule.month_days)
    if not rule.weekdays:
        weekly = rule.frequency is Frequency.WEEKLY
        return f"{WEEKDAYS[start.weekday()]}曜日" if weekly else f"{start.day}日"
    if all(w.nth == 0 for w in rule.weekdays):
        days = sorted(w.day for w in rule.weekdays)
        if len(days) >= 3 and days == list(range(days[0], days[-1] + 1)):
            return f"{WEEKDAYS[days[0]]}曜日から {WEEKDAYS[days[-1]]}曜日まで"
        return "と ".join(f"{WEEKDAYS[day]}曜日" for day in days)
    groups = []
    for day, weekdays in groupby(sorted(rule.weekdays, key=lambda w: w.day), key=lambda w: w.day):
        groups.append(f"{'と '.join(_ordinal(w) for w in weekdays)}の {WEEKDAYS[day]}曜日")
    return "と ".join(groups)


def _ordinal(weekday: Weekday) -> str:
    return "最後" if weekday.nth < 0 else f"{weekday.nth}回目"


def _week_words(told: str) -> str:
    found = _WEEK_OF.fullmatch(told)
    if found is None:
        return told
    nth = f"{found[1]}回目" if found[1] else "最後"
    return f"{nth}の {found[3]}曜日が ある 週の 月曜日から 金曜日まで"


def _day_words(day: date, *, year: bool = True) -> str:
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"


def _dated(day: date) -> str:
    return f"{_day_words(day)}（{WEEKDAYS[day.weekday()]}曜日）"


def _span_words(first: date, last: date, *, years: bool) -> str:
    begin = _day_words(first, year=years)
    return begin if first == last else f"{begin}から {_day_words(last, year=years)}まで"


def _bounds_words(rule: Rule, *, bounds: bool) -> list[str]:
    start = _day_words(day_of(rule.start))
    if rule.until is not None:
        return [f"{start}から {_day_words(rule.until)}までです。"]
    if rule.count is not None:
        return [f"{start}から 全部で {rule.count}回です。"]
    return [f"{start}からです。"] if bounds else []
