"""A schedule in a language whose sentences need no more than a table of patterns.

The rules this module keeps: a language is one row of ``Words``, and nothing here knows which; a list
of days stands where no ending has to agree with it (쉬는 날: 공휴일, never 공휴일은 or 공휴일는); dates
have the western year; the clock is as the table says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
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
from community_events.when.voices.words import Words


class Patterned(Voice):
    """Says a schedule as ``words`` has it."""

    words: ClassVar[Words]
    __slots__ = ()

    def rule(self, told: RuleTold) -> Iterator[str]:
        yield self._joined(_capital(self._days(told.days)), told.hours)

    def weeks(self, told: WeeksTold) -> Iterator[str]:
        yield self._joined(
            _capital(self.words.weeks.format(nth=self._nth(told.weekday))), told.hours
        )

    def other_hours(self, told: OtherHours) -> Iterator[str]:
        words = self.words
        names = [self._nth(weekday) for weekday in told.weekdays]
        names += [words.holidays] if told.and_holidays else []
        days = self._dates(told.days) if told.days else self._all(names)
        yield words.but.format(days=days, hours=self._all_hours(told.hours)) + words.stop

    def closed(self, told: ClosedTold) -> Iterator[str]:
        days = [said for closed in told.closed for said in self._closed(closed)]
        yield self.words.closed.format(days=self._all(days)) + self.words.stop

    def period(self, told: PeriodTold) -> Iterator[str]:
        words, first = self.words, self.words.day_text(told.first)
        pattern = words.period if told.last else words.since
        said = pattern.format(first=first, last=words.day_text(told.last) if told.last else "")
        if told.count is not None:
            said += words.pause + words.times.format(n=told.count)
        yield _capital(said) + words.stop

    def dates(self, told: DatesTold) -> Iterator[str]:
        yield self._joined(self._also(self._dates(told.days), also=told.also), told.hours)

    def span(self, told: SpanTold) -> Iterator[str]:
        said = self.words.span.format(first=self._moment(told.first), last=self._moment(told.last))
        yield self._also(said, also=told.also) + self.words.stop

    def note(self, told: NoteTold) -> Iterator[str]:
        yield self.name(told.text.rstrip("。")) + self.words.stop

    def month(self, told: MonthTold) -> str:
        words, first = self.words, told.days[0]
        days = words.comma.join(
            words.in_brackets.format(
                text=f"{day.day}{words.day_unit}", note=words.short_weekdays[day.weekday()]
            )
            for day in told.days
        )
        return _capital(
            words.listed.format(month=words.month_text(first.year, first.month), days=days)
        )

    def hours(self, hours: Hours) -> str:
        said = self.words.hours_text(hours.start, hours.end, hours.later, hours24=self.hours24)
        if not hours.label:
            return said
        return self.words.session.format(label=self.name(hours.label), hours=said)

    def _all_hours(self, hours: Sequence[Hours]) -> str:
        said = [self.hours(each) for each in hours]
        if any(each.label for each in hours):
            return self.words.comma.join(said)
        return self._all(said)

    def _joined(self, head: str, hours: Sequence[Hours]) -> str:
        told = [head, self._all_hours(hours)] if hours else [head]
        return self.words.pause.join(told) + self.words.stop

    def _also(self, said: str, *, also: bool) -> str:
        return self.words.also.format(said=said) if also else _capital(said)

    def _all(self, names: Sequence[str]) -> str:
        """Return names in a row: two with "and", more with commas."""
        return (self.words.both if len(names) == 2 else self.words.comma).join(names)

    # Days of a rule.

    def _days(self, days: Days) -> str:
        words, frequency = self.words, days.frequency
        months = self._all([words.months[month - 1] for month in days.months])
        if days.month_run:
            first, last = (words.months[month - 1] for month in days.month_run)
            months = words.run.format(first=first, last=last)
        if days.working:
            said = words.working
        elif frequency is Frequency.DAILY:
            said = ""
        elif days.month_days:
            said = self._all(
                [
                    words.last_day if d == -1 else words.month_day.format(d=d)
                    for d in days.month_days
                ]
            )
        elif days.weekday_run:
            first, last = (words.weekdays[day] for day in days.weekday_run)
            said = words.run.format(first=first, last=last)
        else:
            said = self._weekdays(days.weekdays)
        if months and frequency in (Frequency.MONTHLY, Frequency.YEARLY):
            frequency, said, months = (
                Frequency.MONTHLY if days.interval > 1 else Frequency.YEARLY,
                words.of_months.format(days=said, months=months),
                "",
            )
        if not days.working:
            pattern = (words.every if days.interval == 1 else words.every_n)[frequency]
            said = pattern.format(days=said, n=days.interval)
        said = words.festive.format(days=said) if days.and_holidays else said
        return words.season.format(days=said, months=months) if months else said

    def _weekdays(self, weekdays: Sequence[Weekday]) -> str:
        ordered = sorted(weekdays, key=lambda w: (w.day, w.nth % 9))
        return self._all([self._nth(weekday) for weekday in ordered])

    def _nth(self, weekday: Weekday) -> str:
        words, name = self.words, self.words.weekdays[weekday.day]
        if weekday.nth == 0:
            return name
        nth = words.ordinals[weekday.nth - 1] if words.ordinals else weekday.nth
        return (words.last if weekday.nth < 0 else words.nth).format(nth=nth, weekday=name)

    def _closed(self, closed: Closed) -> list[str]:
        words = self.words
        if closed.kind is ClosedKind.HOLIDAYS:
            return [words.holidays]
        if closed.weekday is not None:
            said = self._nth(closed.weekday)
            return [words.closed_nth.format(days=said) if closed.weekday.nth else said]
        spans = [self._span(*span, years=not closed.yearly) for span in closed.spans]
        if closed.kind is ClosedKind.DATES:
            return spans
        said = self.name(closed.name)
        return [words.named.format(name=said, span=words.comma.join(spans)) if spans else said]

    # Dates.

    def _moment(self, moment: Moment) -> str:
        day = self.words.dated_text(day_of(moment))
        if not isinstance(moment, datetime):
            return day
        at = self.words.clock_text(moment.astimezone(TOKYO).time(), hours24=self.hours24)
        return self.words.day_clock.format(day=day, clock=at)

    def _span(self, first: date, last: date, *, years: bool) -> str:
        begin = self.words.day_text(first, year=years)
        if first == last:
            return begin
        return self.words.span.format(first=begin, last=self.words.day_text(last, year=years))

    def _dates(self, days: Sequence[date]) -> str:
        """Return dates in a row; a month and its year once where it has several."""
        words, months = self.words, []
        for (year, month), members in groupby(days, key=lambda day: (day.year, day.month)):
            here = list(members)
            if len(here) == 1:
                months.append(words.dated_text(here[0]))
                continue
            listed = [
                words.day_in_month.format(
                    day=day.day,
                    weekday=words.weekdays[day.weekday()],
                    short=words.short_weekdays[day.weekday()],
                )
                for day in here
            ]
            months.append(
                words.same_month.format(
                    days=self._all(listed), month=words.months[month - 1], year=year
                )
            )
        return words.comma.join(months)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
