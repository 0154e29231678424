"""A schedule in やさしい日本語: short sentences, 午前 and 午後 with the 24-hour time in brackets.

The rules this module keeps (design: facts, and the guidelines of 出入国在留管理庁 for やさしい日本語):
the western year; から and まで, never 〜; no slashes; a space between phrases; 第2土曜日 is 2回目の
土曜日; a name that a reader may not know has its reading in brackets, where ``names`` give it.
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
    Statement,
    Telling,
    WeeksTold,
)
from community_events.when.voices.base import Voice
from community_events.when.words import WEEKDAYS

EASY_HOLIDAY = "国の 休みの日（祝日）"
_NOT_ON_HOLIDAYS = f"{EASY_HOLIDAY}は ありません。"

_EVERY = {
    Frequency.DAILY: ("毎日", "日"),
    Frequency.WEEKLY: ("毎週", "週間"),
    Frequency.MONTHLY: ("毎月", "か月"),
    Frequency.YEARLY: ("毎年", "年"),
}


class Easy(Voice):
    """Says a schedule in やさしい日本語; ``names`` are readings."""

    language: ClassVar[str] = "ja"
    __slots__ = ()

    def say(self, telling: Telling) -> str:
        """Return all that is to be told; that nothing is on holidays once for rules in a row."""
        told = zip(telling.statements, _say_it_later(telling.statements), strict=True)
        return self.joint.join(
            sentence
            for statement, later in told
            for sentence in self._sentences(statement)
            if not (later and sentence == _NOT_ON_HOLIDAYS)
        )

    def name(self, name: str) -> str:
        reading = self.names.get(name, "")
        return f"{name}（{reading}）" if reading else name

    def rule(self, told: RuleTold) -> Iterator[str]:
        yield f"{_days_words(told.days)} あります。"
        yield from self._times(told.hours)
        if told.days.working:
            yield _NOT_ON_HOLIDAYS

    def weeks(self, told: WeeksTold) -> Iterator[str]:
        nth = f"{_nth(told.weekday)}の {WEEKDAYS[told.weekday.day]}曜日"
        yield f"{nth}が ある 週は、月曜日から 金曜日まで あります。"
        yield from self._times(told.hours)
        yield _NOT_ON_HOLIDAYS

    def other_hours(self, told: OtherHours) -> Iterator[str]:
        if told.days:
            days = _dates_words(told.days)
        else:
            festive = EASY_HOLIDAY if told.and_holidays else ""
            days = "と ".join(filter(None, (_weekdays_words(told.weekdays), festive)))
        first, *rest = self._times(told.hours)
        yield f"{days}は {first.partition(' ')[2]}"
        yield from rest

    def closed(self, told: ClosedTold) -> Iterator[str]:
        for closed in told.closed:
            for words in self._closed_words(closed):
                yield f"{words}は ありません。"

    def period(self, told: PeriodTold) -> Iterator[str]:
        first = day_words(told.first)
        if told.last is not None:
            yield f"{first}から {day_words(told.last)}までです。"
        elif told.count is not None:
            yield f"{first}から 全部で {told.count}回です。"
        else:
            yield f"{first}からです。"

    def dates(self, told: DatesTold) -> Iterator[str]:
        yield f"{_dates_words(told.days)}に{'も' if told.also else ''} あります。"
        yield from self._times(told.hours)

    def span(self, told: SpanTold) -> Iterator[str]:
        also = "も" if told.also else ""
        yield f"{self._moment(told.first)}から {self._moment(told.last)}まで{also} あります。"

    def note(self, told: NoteTold) -> Iterator[str]:
        yield f"{self.name(told.text.rstrip('。'))}。"

    def month(self, told: MonthTold) -> str:
        first = told.days[0]
        days = "、 ".join(f"{day.day}日（{WEEKDAYS[day.weekday()]}曜日）" for day in told.days)
        return f"{first.year}年{first.month}月は {days}に あります。"

    def hours(self, hours: Hours) -> str:
        words = f"{self.clock(hours.start)}から"
        return f"{words}です。" if hours.end is None else f"{words} {self._end(hours)}までです。"

    def clock(self, at: time) -> str:
        """Return 午後3時（15:00）, 昼の 12時（12:00）; with ``hours24`` 15:00."""
        plain = f"{at.hour}:{at.minute:02}"
        if self.hours24:
            return plain
        minutes = f"{at.minute}分" if at.minute else ""
        if at.hour == 12:
            return f"昼の 12時{minutes}（{plain}）"
        return f"{'午前' if at.hour < 12 else '午後'}{at.hour % 12}時{minutes}（{plain}）"

    def _end(self, hours: Hours) -> str:
        assert hours.end is not None
        if hours.is_to_midnight:
            return "24:00" if self.hours24 else "夜の 12時（24:00）"
        later = {0: "", 1: "次の日の "}.get(hours.later, f"{hours.later}日あとの ")
        return later + self.clock(hours.end)

    def _times(self, hours: Sequence[Hours]) -> Iterator[str]:
        """Yield a sentence for each of the hours; several without a name are counted."""
        for number, each in enumerate(hours, 1):
            head = f"{number}回目" if len(hours) > 1 else "時間"
            yield f"{self.name(each.label) if each.label else head}は {self.hours(each)}"

    def _moment(self, moment: Moment) -> str:
        day = _dated(day_of(moment))
        if not isinstance(moment, datetime):
            return day
        return f"{day}の {self.clock(moment.astimezone(TOKYO).time())}"

    def _closed_words(self, closed: Closed) -> list[str]:
        if closed.kind is ClosedKind.HOLIDAYS:
            return [EASY_HOLIDAY]
        if closed.weekday is not None:
            return [_weekdays_words((closed.weekday,))]
        spans = [_span_words(*span, years=not closed.yearly) for span in closed.spans]
        if closed.kind is ClosedKind.DATES:
            return spans
        said = self.name(closed.name)
        return [f"{said}（{span}）" for span in spans] or [said]


def _say_it_later(statements: Sequence[Statement]) -> list[bool]:
    """Return for each statement whether the next ones say of its rule, too, that holidays are off."""
    found: list[bool] = []
    later = of_all = False
    for statement in reversed(statements):
        match statement:
            case ClosedTold(closed=closed):
                later = of_all = any(c.kind is ClosedKind.HOLIDAYS for c in closed)
                found.append(False)
            case RuleTold(days=Days(working=True)) | WeeksTold():
                found.append(later)
                later = True
            case RuleTold():
                found.append(False)
                later = of_all
            case OtherHours():
                found.append(False)
            case _:
                later = of_all = False
                found.append(False)
    return found[::-1]


def _days_words(days: Days) -> str:
    """Return the days with the に that あります wants, if it wants one."""
    months = "と ".join(f"{month}月" for month in days.months)
    if days.month_run:
        months = f"{days.month_run[0]}月から {days.month_run[1]}月まで"
    season = f"毎年 {months}の " if months else ""
    plain, unit = _EVERY[days.frequency]
    every = plain if days.interval == 1 else f"{days.interval}{unit}に 1回"
    if days.and_holidays:
        return f"{season}{every} {_weekdays_words(days.weekdays)}と {EASY_HOLIDAY}に"
    if days.frequency is Frequency.DAILY:
        return season + every
    if days.working:
        return f"{season}{every} 月曜日から 金曜日まで"
    if days.weekday_run:
        first, last = days.weekday_run
        return f"{season}{every} {WEEKDAYS[first]}曜日から {WEEKDAYS[last]}曜日まで"
    if season and days.interval == 1 and days.frequency is not Frequency.WEEKLY:
        every = ""
    if days.month_days and len(days.months) == 1 and days.month_days != (-1,) and not every:
        dates = "と ".join(f"{months}{day}日" for day in days.month_days if day > 0)
        return f"毎年 {dates}に"
    if days.month_days:
        said = "と ".join("最後の日" if day == -1 else f"{day}日" for day in days.month_days)
    else:
        said = _weekdays_words(days.weekdays)
    return f"{season}{every}{' ' if every else ''}{said}に"


def _weekdays_words(weekdays: Sequence[Weekday]) -> str:
    groups = []
    for day, members in groupby(sorted(weekdays, key=lambda w: w.day), key=lambda w: w.day):
        ordinals = "と ".join(_nth(weekday) for weekday in members if weekday.nth)
        groups.append(f"{ordinals}の {WEEKDAYS[day]}曜日" if ordinals else f"{WEEKDAYS[day]}曜日")
    return "と ".join(groups)


def _nth(weekday: Weekday) -> str:
    return "最後" if weekday.nth < 0 else f"{weekday.nth}回目"


def day_words(day: date, *, year: bool = True) -> str:
    """Return 2026年12月5日."""
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"


def _dated(day: date, *, year: bool = True) -> str:
    return f"{day_words(day, year=year)}（{WEEKDAYS[day.weekday()]}曜日）"


def _dates_words(days: Sequence[date]) -> str:
    """Return dates in a row: two with と, more with 、; the year only where it changes."""
    words = []
    year = 0
    for day in days:
        words.append(_dated(day, year=day.year != year))
        year = day.year
    return "と ".join(words) if len(words) == 2 else "、 ".join(words)


def _span_words(first: date, last: date, *, years: bool) -> str:
    begin = day_words(first, year=years)
    return begin if first == last else f"{begin}から {day_words(last, year=years)}まで"
