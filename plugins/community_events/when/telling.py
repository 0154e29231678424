"""What is to be told of a schedule, in order and without words: the same for every language.

The rules this module keeps: a Telling is plain data that needs no further thought (which days, at
which hours, what is left out, from when until when); no word of any language is in it but names
that people gave (closures, sessions, notes). ``teller`` makes it, a Voice (``voices``) says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto
from typing import TypeAlias

from community_events.model.recurrence import Frequency, Moment, Weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From when to when on one day, on the Tokyo wall clock; ``end`` None = no end was written.

    ``later``: so many days after the start the end lies; 0:00 with 1 is midnight (24時).
    ``label``: the session: 午前の部.
    """

    start: time
    end: time | None = None
    later: int = 0
    label: str = ""

    @property
    def is_to_midnight(self) -> bool:
        """Return whether it ends at the midnight that ends its day."""
        return self.later == 1 and self.end == time()


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of a rule. One of ``weekdays`` and ``month_days`` is there unless it is daily.

    ``month_days``: -1 is the last day. ``working``: Monday to Friday, not on public holidays (平日).
    ``and_holidays``: public holidays are days, too (土日祝).
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    working: bool = False
    and_holidays: bool = False

    @property
    def nth(self) -> bool:
        """Return whether its weekdays are those of a month: the 2nd Saturday."""
        return any(weekday.nth for weekday in self.weekdays)

    @property
    def month_run(self) -> tuple[int, int] | None:
        """Return first and last of three or more months in a row, also over the year's end.

        Not of days of the month: 7月から9月の3日 would end on 3 September.
        """
        starts = [m for m in self.months if (m - 2) % 12 + 1 not in self.months]
        if len(starts) != 1 or len(self.months) < 3 or self.month_days:
            return None
        return starts[0], (starts[0] + len(self.months) - 2) % 12 + 1

    @property
    def weekday_run(self) -> tuple[int, int] | None:
        """Return first and last of three or more weekdays in a row: Monday to Friday."""
        days = sorted({weekday.day for weekday in self.weekdays})
        in_row = len(days) >= 3 and len(days) == days[-1] - days[0] + 1
        return (days[0], days[-1]) if in_row and not self.nth else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTold:
    """It happens again and again. ``hours``: empty = all day; several = each of them every day."""

    days: Days
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksTold:
    """The working days of the week in which a weekday of the month lies (第4月曜日の週の平日)."""

    weekday: Weekday
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesTold:
    """Dates, sorted, that were written out. ``also``: beside a rule that was told before."""

    days: tuple[date, ...]
    hours: tuple[Hours, ...] = ()
    also: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanTold:
    """One occurrence that goes on from ``first`` to ``last`` (a date ``last`` is included)."""

    first: Moment
    last: Moment
    also: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHours:
    """But on these days of the rule that was told before the hours are others.

    ``weekdays`` (with ``and_holidays`` also public holidays) or, where they are no whole weekdays,
    ``days``.
    """

    weekdays: tuple[Weekday, ...] = ()
    and_holidays: bool = False
    days: tuple[date, ...] = ()
    hours: tuple[Hours, ...] = ()


class ClosedKind(Enum):
    """What the days are that are left out."""

    HOLIDAYS = auto()
    WEEKDAY = auto()
    NAMED = auto()
    DATES = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Days that are left out. ``spans``: first and last, both included, sorted.

    HOLIDAYS: public holidays. WEEKDAY: ``weekday``. NAMED: ``name`` as people wrote it, with its
    dates. DATES: dates without a name. ``yearly``: the one span is told without a year.
    """

    kind: ClosedKind
    name: str = ""
    weekday: Weekday | None = None
    spans: tuple[tuple[date, date], ...] = ()
    yearly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedTold:
    """All that is left out of the rules that were told before."""

    closed: tuple[Closed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTold:
    """From when until when: ``last`` (included), or ``count`` times, or neither: no end."""

    first: date
    last: date | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTold:
    """What people wrote beside the dates: 小雨決行."""

    text: str


Statement: TypeAlias = (
    RuleTold | WeeksTold | DatesTold | SpanTold | OtherHours | ClosedTold | PeriodTold | NoteTold
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """All statements about one schedule, in the order in which they are said."""

    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTold:
    """The dates of one month, sorted. ``with_year``: the months told run over several years."""

    days: tuple[date, ...]
    with_year: bool = False
