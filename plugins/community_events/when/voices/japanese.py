"""A schedule in Japanese (rule 9), to be read aloud: no 〜, no slashes.

The rule this module keeps: what is said here, ``read_when`` reads back to the same occurrences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import ClassVar

from community_events.clock import TOKYO, day_of
from community_events.model.recurrence import Frequency, Moment, Weekday
from community_events.when.telling import (
    Closed,
    ClosedKind,
    ClosedTold,
    DatesTold,
    Days,
    Hours,
    MonthTold,
    NoteTold,
    OtherHours,
    PeriodTold,
    RuleTold,
    SpanTold,
    WeeksTold,
)
from community_events.when.voices.base import Voice
from community_events.when.weeks import week_words
from community_events.when.words import WEEKDAYS

_EVERY = {
    Frequency.DAILY: ("毎日", "日ごと"),
    Frequency.WEEKLY: ("毎週", "週間ごとの"),
    Frequency.MONTHLY: ("毎月", "か月ごとの"),
    Frequency.YEARLY: ("毎年", "年ごとの"),
}


class Japanese(Voice):
    """Says a schedule in plain Japanese."""

    language: ClassVar[str] = "ja"
    joint: ClassVar[str] = ""
    __slots__ = ()

    def rule(self, told: RuleTold) -> Iterator[str]:
        yield f"{self._joined(_days_words(told.days), told.hours)}。"

    def weeks(self, told: WeeksTold) -> Iterator[str]:
        yield f"{self._joined(week_words(told.weekday), told.hours)}。"

    def other_hours(self, told: OtherHours) -> Iterator[str]:
        if told.days:
            days = _dates_words(told.days)
        else:
            days = "と".join(filter(None, (_nth_words(told.weekdays), "祝日" * told.and_holidays)))
        yield f"ただし、{days}は{self._all_hours(told.hours)}。"

    def closed(self, told: ClosedTold) -> Iterator[str]:
        yield "と".join(self._closed_words(closed) for closed in told.closed) + "は休み。"

    def period(self, told: PeriodTold) -> Iterator[str]:
        last = f"{date_phrase(told.last)}まで" if told.last else ""
        count = f"、全{told.count}回" if told.count is not None else ""
        yield f"{date_phrase(told.first)}から{last}{count}。"

    def dates(self, told: DatesTold) -> Iterator[str]:
        also = "ほかに" if told.also else ""
        yield f"{also}{self._joined(_dates_words(told.days), told.hours)}。"

    def span(self, told: SpanTold) -> Iterator[str]:
        also = "ほかに" if told.also else ""
        yield f"{also}{self._moment(told.first)}から{self._moment(told.last)}まで。"

    def note(self, told: NoteTold) -> Iterator[str]:
        yield f"{told.text.rstrip('。')}。"

    def month(self, told: MonthTold) -> str:
        first = told.days[0]
        year = f"{first.year}年" if told.with_year else ""
        listed = "、".join(f"{day.day}（{WEEKDAYS[day.weekday()]}）" for day in told.days)
        return f"{year}{first.month}月の開催日: {listed}"

    def hours(self, hours: Hours) -> str:
        label = f"{hours.label} " if hours.label else ""
        words = f"{label}{self.clock(hours.start)}から"
        return words if hours.end is None else f"{words}{self._end(hours, hours.end)}まで"

    def clock(self, at: time) -> str:
        """Return a time as it is said: 午前10時, 午後1時30分, 正午; with ``hours24`` 13時30分."""
        minutes = f"{at.minute}分" if at.minute else ""
        if self.hours24:
            return f"{at.hour}時{minutes}"
        if (at.hour, at.minute) == (12, 0):
            return "正午"
        return f"{'午前' if at.hour < 12 else '午後'}{at.hour % 12}時{minutes}"

    def _end(self, hours: Hours, end: time) -> str:
        if hours.is_to_midnight:
            return "24時"
        return {0: "", 1: "翌日の"}.get(hours.later, f"{hours.later}日後の") + self.clock(end)

    def _all_hours(self, hours: Sequence[Hours]) -> str:
        return "と".join(self.hours(each) for each in hours)

    def _joined(self, head: str, hours: Sequence[Hours]) -> str:
        return f"{head}、{self._all_hours(hours)}" if hours else head

    def _moment(self, moment: Moment) -> str:
        day = _dated(day_of(moment))
        if not isinstance(moment, datetime):
            return day
        return day + self.clock(moment.astimezone(TOKYO).time())

    def _closed_words(self, closed: Closed) -> str:
        if closed.kind is ClosedKind.HOLIDAYS:
            return "祝日"
        if closed.weekday is not None:
            return _nth_words((closed.weekday,))
        spans = [_span_words(*span, years=not closed.yearly) for span in closed.spans]
        if closed.kind is ClosedKind.DATES:
            return "と".join(spans)
        return "と".join(f"{closed.name}（{span}）" for span in spans) or closed.name


def date_phrase(day: date, *, year: bool = True) -> str:
    """Return a date as it is said: 2026年12月5日."""
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"


def _dated(day: date, *, year: bool = True) -> str:
    return f"{date_phrase(day, year=year)}（{WEEKDAYS[day.weekday()]}）"


def _span_words(first: date, last: date, *, years: bool) -> str:
    begin = date_phrase(first, year=years)
    return begin if first == last else f"{begin}から{date_phrase(last, year=years)}まで"


def _dates_words(days: Sequence[date]) -> str:
    """Return dates in a row; year and month only where they change."""
    words: list[str] = []
    before: date | None = None
    for day in days:
        if before is None or before.year != day.year:
            words.append(_dated(day))
        elif before.month != day.month:
            words.append(_dated(day, year=False))
        else:
            words.append(f"{day.day}日（{WEEKDAYS[day.weekday()]}）")
        before = day
    return "、".join(words)


def _days_words(days: Days) -> str:
    months = "・".join(f"{month}月" for month in days.months)
    if days.month_run:
        months = f"{days.month_run[0]}月から{days.month_run[1]}月"
    festive = "と祝日" if days.and_holidays else ""
    if days.frequency is Frequency.YEARLY:
        return f"毎年{months}{_month_words(days)}{festive}"
    season = f"毎年{months}の" if months else ""
    plain, spaced = _EVERY[days.frequency]
    every = plain if days.interval == 1 else f"{days.interval}{spaced}"
    if days.frequency is Frequency.DAILY:
        return f"{season}{every}{festive}"
    if days.frequency is Frequency.MONTHLY:
        if season and days.interval == 1:
            every = ""
        return f"{season}{every}{_month_words(days)}{festive}"
    if days.working:
        return f"{season}平日{festive}"
    every = "隔週" if days.interval == 2 else every
    return f"{season}{every}{_weekdays_words(days.weekdays, days.weekday_run)}{festive}"


def _month_words(days: Days) -> str:
    if days.month_days:
        return "と".join("末日" if day == -1 else f"{day}日" for day in days.month_days)
    return _nth_words(days.weekdays)


def _weekdays_words(weekdays: Sequence[Weekday], run: tuple[int, int] | None = None) -> str:
    if run:
        return f"{WEEKDAYS[run[0]]}曜日から{WEEKDAYS[run[1]]}曜日"
    return _nth_words(weekdays)


def _nth_words(weekdays: Sequence[Weekday]) -> str:
    if not any(weekday.nth for weekday in weekdays):
        return "と".join(f"{WEEKDAYS[weekday.day]}曜日" for weekday in weekdays)
    groups = []
    for day, members in groupby(sorted(weekdays, key=lambda w: w.day), key=lambda w: w.day):
        ordinals = "・".join("最終" if w.nth < 0 else f"第{w.nth}" for w in members)
        groups.append(f"{ordinals}{WEEKDAYS[day]}曜日")
    return "と".join(groups)
