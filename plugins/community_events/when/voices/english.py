"""A schedule in English: every Tuesday and Friday, 10:00 am to 3:00 pm.

The rules this module keeps: day before month, the month in letters; "to", never a dash; noon and
midnight by name; what is left out is "not on"; names of closed days come from a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

NAMES: Mapping[str, str] = {
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

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}


class English(Voice):
    """Says a schedule in English."""

    language: ClassVar[str] = "en"
    own_names: ClassVar[Mapping[str, str]] = NAMES
    __slots__ = ()

    def rule(self, told: RuleTold) -> Iterator[str]:
        yield self._joined(_days_words(told.days), told.hours)

    def weeks(self, told: WeeksTold) -> Iterator[str]:
        head = f"Monday to Friday in the week of the {_nth_words((told.weekday,))} of every month"
        yield self._joined(head + " (not on public holidays)", told.hours)

    def other_hours(self, told: OtherHours) -> Iterator[str]:
        names = [f"{_DAYS[weekday.day]}s" for weekday in told.weekdays]
        names += ["public holidays"] if told.and_holidays else []
        days = _dates_words(told.days) if told.days else _and(names)
        yield f"But on {days}: {self._all_hours(told.hours)}."

    def closed(self, told: ClosedTold) -> Iterator[str]:
        yield f"Not {_and([w for c in told.closed for w in self._closed_words(c)], 'or')}."

    def period(self, told: PeriodTold) -> Iterator[str]:
        last = f" to {_day(told.last)}" if told.last else ""
        count = f", {told.count} times" if told.count is not None else ""
        yield f"From {_day(told.first)}{last}{count}."

    def dates(self, told: DatesTold) -> Iterator[str]:
        also = "Also on " if told.also else ""
        yield also + self._joined(_dates_words(told.days), told.hours)

    def span(self, told: SpanTold) -> Iterator[str]:
        also = "Also from " if told.also else ""
        timed = "," if isinstance(told.first, datetime) else ""
        yield f"{also}{self._moment(told.first)}{timed} to {self._moment(told.last)}."

    def note(self, told: NoteTold) -> Iterator[str]:
        yield f"{self.name(told.text.rstrip('。'))}."

    def month(self, told: MonthTold) -> str:
        first = told.days[0]
        days = ", ".join(f"{_DAYS[day.weekday()][:3]} {day.day}" for day in told.days)
        return f"{_MONTHS[first.month - 1]} {first.year}: {days}"

    def hours(self, hours: Hours) -> str:
        head = f"{self.name(hours.label)}: " if hours.label else ""
        if hours.end is None:
            return f"{head}from {self.clock(hours.start)}"
        return f"{head}{self.clock(hours.start)} to {self._end(hours, hours.end)}"

    def clock(self, at: time) -> str:
        """Return 3:00 pm, noon; with ``hours24`` 15:00."""
        if self.hours24:
            return f"{at.hour}:{at.minute:02}"
        if (at.hour, at.minute) == (12, 0):
            return "noon"
        return f"{(at.hour - 1) % 12 + 1}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"

    def _end(self, hours: Hours, end: time) -> str:
        if hours.is_to_midnight:
            return "24:00" if self.hours24 else "midnight"
        later = {0: "", 1: " the next day"}.get(hours.later, f" {hours.later} days later")
        return self.clock(end) + later

    def _all_hours(self, hours: Sequence[Hours]) -> str:
        return _and([self.hours(each) for each in hours])

    def _joined(self, head: str, hours: Sequence[Hours]) -> str:
        return f"{head}, {self._all_hours(hours)}." if hours else f"{head}."

    def _moment(self, moment: Moment) -> str:
        day = _dated(day_of(moment))
        if not isinstance(moment, datetime):
            return day
        return f"{day}, {self.clock(moment.astimezone(TOKYO).time())}"

    def _closed_words(self, closed: Closed) -> list[str]:
        if closed.kind is ClosedKind.HOLIDAYS:
            return ["on public holidays"]
        if closed.weekday is not None:
            if not closed.weekday.nth:
                return [f"on {_DAYS[closed.weekday.day]}s"]
            return [f"on the {_nth_words((closed.weekday,))} of the month"]
        if closed.kind is ClosedKind.DATES:
            return [
                f"on {_day(first)}" if first == last else f"from {_span(first, last, years=True)}"
                for first, last in closed.spans
            ]
        said = self.name(closed.name)
        spans = _and([_span(*span, years=not closed.yearly) for span in closed.spans])
        return [f"during {said} ({spans})" if spans else f"during {said}"]


def _days_words(days: Days) -> str:
    unit = _UNITS[days.frequency]
    months = _and([_MONTHS[month - 1] for month in days.months])
    if days.month_run:
        months = " to ".join(_MONTHS[month - 1] for month in days.month_run)
    season = f" in {months}" if months else ""
    festive = " and on public holidays" if days.and_holidays else ""
    if days.working:
        return f"Every working day (Monday to Friday, not on public holidays){season}"
    if days.frequency is Frequency.DAILY:
        return ("Every day" if days.interval == 1 else f"Every {days.interval} days") + season
    every = unit if days.interval == 1 else f"{days.interval} {unit}s"
    if days.frequency is Frequency.WEEKLY:
        head = "Every" if days.interval == 1 else f"Every {every} on"
        return f"{head} {_weekdays_words(days)}{festive}{season}"
    if days.frequency is Frequency.MONTHLY and days.interval > 1:
        return f"Every {every}, on the {_month_words(days)}{season}"
    if days.frequency is Frequency.MONTHLY and not months:
        return f"The {_month_words(days)} of every {every}{season}"
    if days.month_days and len(days.months) == 1:
        dates = [
            f"the last day of {months}" if d == -1 else f"{d} {months}" for d in days.month_days
        ]
        return f"Every year on {_and(dates)}"
    return f"Every year on the {_month_words(days)} of {months}"


def _weekdays_words(days: Days) -> str:
    if days.weekday_run:
        first, last = days.weekday_run
        return f"{_DAYS[first]} to {_DAYS[last]}"
    return _and([_DAYS[weekday.day] for weekday in sorted(days.weekdays, key=lambda w: w.day)])


def _month_words(days: Days) -> str:
    if days.month_days:
        return _and(["last day" if day == -1 else _ordinal(day) for day in days.month_days])
    return _nth_words(days.weekdays)


def _nth_words(weekdays: Sequence[Weekday]) -> str:
    groups = []
    for day, members in groupby(sorted(weekdays, key=lambda w: w.day), key=lambda w: w.day):
        groups.append(f"{_and([_ordinal(weekday.nth) for weekday in members])} {_DAYS[day]}")
    return _and(groups)


def _ordinal(number: int) -> str:
    """Return 1st, 2nd, 11th, 23rd; last of a negative number."""
    if number < 0:
        return "last"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"


def _and(words: Sequence[str], word: str = "and") -> str:
    """Return words in a row: a, b and c."""
    return f" {word} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def _dated(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {_day(day)}"


def _dates_words(days: Sequence[date]) -> str:
    """Return dates in a row: Saturday 5 and Sunday 6 December 2026; month and year once."""
    months = []
    for _, members in groupby(days, key=lambda day: (day.year, day.month)):
        here = list(members)
        listed = _and([f"{_DAYS[day.weekday()]} {day.day}" for day in here])
        months.append(f"{listed} {_MONTHS[here[0].month - 1]} {here[0].year}")
    return _and(months)


def _span(first: date, last: date, *, years: bool) -> str:
    begin = _day(first, year=years)
    return begin if first == last else f"{begin} to {_day(last, year=years)}"
