"""A Recurrence in English: every Tuesday and Friday, 10:00 am to 3:00 pm.

The rules this module keeps: day before month, the month in letters; "to", never a dash; noon and
midnight by name; what is left out is "not on"; names of closed days come from a table.
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

NAMES: Mapping[str, str] = {
    "祝日": "public holidays",
    "年末年始": "the New Year holidays",
    "お盆": "the Obon holidays",
    "夏休み": "the summer holidays",
    "冬休み": "the winter holidays",
    "春休み": "the spring holidays",
    "休館日": "closing days",
    "午前の部": "Morning session",
    "午後の部": "Afternoon session",
    "昼の部": "Daytime session",
    "夜の部": "Evening session",
}
"""English for the names that we know ourselves."""

_WEEKDAY_NAME = re.compile(r"(最終|第[1-5])?([月火水木金土日])曜日")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}
_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
_DAY = timedelta(days=1)
_WEEK_OF = re.compile(r"(?:第(\d)|(最終))(.)曜日の週の平日")


def describe_en(
    recurrence: Recurrence,
    *,
    bounds: bool = True,
    hours24: bool = False,
    names: Mapping[str, str] = NAMES,
) -> str:
    """Return what the Recurrence says in English, in one line.

    ``bounds=False``: without the start of a rule that has no end. ``hours24``: 15:00, not 3:00 pm.
    ``names``: names of closed days and of sessions in English; a name without one stays.

    >>> from community_events.when import Context, read_when
    >>> from community_events.spans import RawText
    >>> text = RawText.of("2026年12月1日から2027年3月31日まで毎週火・金 10:00〜15:00（祝日は休み）")
    >>> print(describe_en(Recurrence(parts=read_when(text, Context(today=date(2026, 11, 21))).parts)))
    Every Tuesday and Friday, 10:00 am to 3:00 pm. Not on public holidays. \
From 1 December 2026 to 31 March 2027.
    """
    told = tell(recurrence)
    voice = _Voice(names, hours24=hours24)
    sentences: list[str] = []
    for group in told.rules:
        head = _rule_head(group.rule)
        if group.and_holidays:
            head += " and on public holidays"
        sentences.append(_joined(head, [voice.time(part) for part in group.times]))
        if group.tail:
            sentences += voice.tail(group.rule, bounds=bounds)
    for single in told.weeks:
        sentences.append(_joined(_week_words(single.told), [voice.time(single)]))
    if told.shared is not None:
        sentences += voice.tail(told.shared, bounds=bounds)
    also = "Also " if told.rules else ""
    sentences += [also + voice.dates(dates) for dates in told.dates]
    return " ".join(sentences)


def describe_dates_en(recurrence: Recurrence, window: Window | None = None) -> tuple[str, ...]:
    """Return the dates by month: December 2026: Tue 1, Fri 4."""
    return tuple(
        f"{_MONTHS[days[0].month - 1]} {days[0].year}: "
        + ", ".join(f"{_DAYS[day.weekday()][:3]} {day.day}" for day in days)
        for days in days_by_month(recurrence, window)
    )


class _Voice:
    """Says times, closed days and dates."""

    __slots__ = ("hours24", "names")

    def __init__(self, names: Mapping[str, str], *, hours24: bool) -> None:
        self.names = {**NAMES, **names}
        self.hours24 = hours24

    def time(self, part: Part) -> str:
        start, end = part.start, end_of(part)
        if not isinstance(start, datetime):
            return ""
        label = part.session.label
        head = f"{self.names.get(label, label)}: " if label else ""
        if not isinstance(end, datetime):
            return f"{head}from {self.clock(start)}"
        return f"{head}{self.clock(start)} to {self.end_clock(start, end)}"

    def end_clock(self, start: datetime, end: datetime) -> str:
        later = (day_of(end) - day_of(start)).days
        local = end.astimezone(TOKYO)
        if later == 0:
            return self.clock(end)
        if later == 1 and (local.hour, local.minute) == (0, 0):
            return "24:00" if self.hours24 else "midnight"
        return f"{self.clock(end)} {'the next day' if later == 1 else 'on ' + _day(day_of(end))}"

    def clock(self, moment: datetime) -> str:
        local = moment.astimezone(TOKYO)
        if self.hours24:
            return f"{local.hour}:{local.minute:02}"
        if (local.hour, local.minute) == (12, 0):
            return "noon"
        half = "am" if local.hour < 12 else "pm"
        return f"{(local.hour - 1) % 12 + 1}:{local.minute:02} {half}"

    def tail(self, rule: Rule, *, bounds: bool) -> list[str]:
        working = is_working(rule)
        names = [n for n in rule.excluded if not (n.name == HOLIDAY and working)]
        out = [words for name in names for words in self.excluded(name)]
        said = [f"Not on {_and(out)}."] if out else []
        return said + _bounds_words(rule, bounds=bounds)

    def excluded(self, name: Exclusion) -> list[str]:
        spans = list(
            dict.fromkeys(_span(first, last, years=not name.name) for first, last in name.ranges)
        )
        if not name.name:
            return spans
        said = self.names.get(name.name) or _weekdays(name.name) or name.name
        if len(spans) > 1:
            spans = [_span(first, last, years=True) for first, last in name.ranges]
        return [f"{said} ({_and(spans)})" if spans else said]

    def dates(self, singles: Sequence[Single]) -> str:
        first = singles[0]
        if is_long(first) and first.end is not None:
            begin = _dated(day_of(first.start))
            if isinstance(first.start, datetime) and isinstance(first.end, datetime):
                finish = _dated(day_of(first.end))
                return f"{begin}, {self.clock(first.start)} to {finish}, {self.clock(first.end)}."
            return f"{begin} to {_dated(day_of(first.end) - _DAY)}."
        days = _and([_dated(day_of(single.start)) for single in singles])
        return _joined(days, [self.time(first)])


def _weekdays(name: str) -> str:
    """Return 月曜日 as Mondays and 第3日曜日 as the 3rd Sunday; "" for any other name."""
    found = _WEEKDAY_NAME.fullmatch(name)
    if found is None:
        return ""
    day = _DAYS["月火水木金土日".index(found[2])]
    if not found[1]:
        return f"{day}s"
    return f"the {'last' if found[1] == '最終' else _ordinals(found[1][1:])} {day}"


def _ordinals(number: str) -> str:
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(number, "th")


def _joined(head: str, times: Sequence[str]) -> str:
    said = _and([time for time in times if time])
    return f"{head}, {said}." if said else f"{head}."


def _and(words: Sequence[str]) -> str:
    """Return words in a row: a, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _rule_head(rule: Rule) -> str:
    unit = _UNITS[rule.frequency]
    months = _and([_MONTHS[month - 1] for month in rule.months])
    season = f" in {months}" if months and rule.frequency is not Frequency.YEARLY else ""
    if rule.frequency is Frequency.YEARLY:
        if rule.month_days and len(rule.months) == 1:
            return f"Every year on {_and([_month_day(d, months) for d in rule.month_days])}"
        return f"Every year on the {_days_of(rule)} of {months}"
    if is_working(rule) and rule.interval == 1:
        return f"Every working day (Monday to Friday, not on public holidays){season}"
    if rule.frequency is Frequency.DAILY:
        return ("Every day" if rule.interval == 1 else f"Every {rule.interval} days") + season
    every = unit if rule.interval == 1 else f"{rule.interval} {unit}s"
    if rule.frequency is Frequency.WEEKLY:
        return (
            f"Every {_days_of(rule)}{season}"
            if rule.interval == 1
            else (f"Every {every} on {_days_of(rule)}{season}")
        )
    return f"The {_days_of(rule)} of every {every}{season}"


def _month_day(day: int, month: str) -> str:
    return f"the last day of {month}" if day == -1 else f"{day} {month}"


def _days_of(rule: Rule) -> str:
    start = day_of(rule.start)
    if rule.month_days:
        return _and(["last day" if d == -1 else _nth(d) for d in rule.month_days])
    if not rule.weekdays:
        weekly = rule.frequency is Frequency.WEEKLY
        return _DAYS[start.weekday()] if weekly else _nth(start.day)
    if all(w.nth == 0 for w in rule.weekdays):
        days = sorted(w.day for w in rule.weekdays)
        if len(days) >= 3 and days == list(range(days[0], days[-1] + 1)):
            return f"{_DAYS[days[0]]} to {_DAYS[days[-1]]}"
        return _and([_DAYS[day] for day in days])
    groups = []
    for day, weekdays in groupby(sorted(rule.weekdays, key=lambda w: w.day), key=lambda w: w.day):
        groups.append(f"{_and([_ordinal(w) for w in weekdays])} {_DAYS[day]}")
    return _and(groups)


def _ordinal(weekday: Weekday) -> str:
    return _ORDINALS[weekday.nth]


def _nth(number: int) -> str:
    """Return 1st, 2nd, 11th, 23rd."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"


def _week_words(told: str) -> str:
    found = _WEEK_OF.fullmatch(told)
    if found is None:
        return told
    day = _DAYS["月火水木金土日".index(found[3])]
    nth = _ORDINALS[int(found[1])] if found[1] else "last"
    return f"Also the working days of the week of the {nth} {day} of every month"


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def _dated(day: date) -> str:
    return f"{_DAYS[day.weekday()]}, {_day(day)}"


def _span(first: date, last: date, *, years: bool) -> str:
    begin = _day(first, year=years)
    return begin if first == last else f"{begin} to {_day(last, year=years)}"


def _bounds_words(rule: Rule, *, bounds: bool) -> list[str]:
    start = _day(day_of(rule.start))
    if rule.until is not None:
        return [f"From {start} to {_day(rule.until)}."]
    if rule.count is not None:
        return [f"From {start}, {rule.count} times."]
    return [f"From {start}."] if bounds else []
