"""When an Event happens: Rule, Single, Recurrence, Override, Occurrence.

The rules this module keeps: a Moment with a time is aware in Asia/Tokyo; an all-day Moment is a
``date``; ends are exclusive; what is written without an end has no end. A Recurrence never names
the same instant twice: what an earlier part says, a later part excepts (RFC 5545 has one RRULE per
VEVENT here, so every part becomes one VEVENT).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

Moment: TypeAlias = date | datetime


class Frequency(StrEnum):
    """RFC 5545 §3.3.10 FREQ, the part of it that we accept."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Status(StrEnum):
    """How it stands with an Event or one Occurrence (schema.org EventStatusType and ours)."""

    SCHEDULED = "scheduled"
    TBD = "tbd"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    MOVED = "moved"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Weekday:
    """One BYDAY value: ``day`` 0 = Monday … 6 = Sunday; ``nth`` 0 = every, 1…5, -1 = the last."""

    nth: int = 0
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What one part of a Recurrence carries besides its dates: 午前の部, a venue or capacity of its own."""

    label: str = ""
    venue: tuple[str, ...] = ()
    capacity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One date. ``end`` exclusive; None = no end was written.

    ``told``: the words for the dates that it is one of, where no RRULE can say them
    (第4月曜日の週の平日); "" for a date that was written out.
    """

    start: Moment
    end: Moment | None = None
    told: str = ""
    session: Session = Session()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """What a Rule's exceptions are called: 祝日, 年末年始, or "" for dates that were written out.

    ``ranges``: the dates meant, first and last inclusive; empty for public holidays.
    """

    name: str = ""
    ranges: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One RRULE with its DTSTART, which is its first occurrence.

    ``length``: from start to exclusive end; None = no end was written (never for all-day).
    ``until``: the last Tokyo date on which it may begin, inclusive; not together with ``count``.
    ``exceptions``: dates on which the rule does not happen, sorted (EXDATE).
    ``excluded``: the same in words, for the sentence that describes the rule.
    """

    start: Moment
    length: timedelta | None
    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None
    exceptions: tuple[date, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    session: Session = Session()

    @property
    def is_bounded(self) -> bool:
        """Return whether the rule ends by itself."""
        return self.count is not None or self.until is not None


Part: TypeAlias = Rule | Single


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """All that an Event's ``when`` says, in the order in which it was written."""

    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What one line of ``changes`` says about the Occurrences of one day (RECURRENCE-ID).

    ``day``: the Tokyo date on which they would have begun; None = the whole Event.
    ``time``: only the Occurrence that would have begun at that Moment, when a day has several.
    ``start``/``end``: where it is now; None = as it was. ``venue``: where instead, a slug or text.
    ``reason``: public, one line. ``word``: what it is called where its status has several words: 休み,
    as people say of one day of a regular programme, beside 中止.
    ``line``: the line that says it, by ``changelines.line_key``; it is no part of what is said.
    """

    day: date | None
    time: Moment | None = None
    status: Status
    start: Moment | None = None
    end: Moment | None = None
    venue: str = ""
    reason: str = ""
    word: str = ""
    line: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One concrete start–end of an Event, after its Overrides.

    ``original``: the start that its Rule or Single gives, by which calendars know it.
    ``part``: which part of the Recurrence it comes from.
    ``changed``: whether an Override speaks of it (a changed time with status scheduled is a change);
    ``word``: that Override's.
    """

    event: str
    part: int
    original: Moment
    start: Moment
    end: Moment | None
    status: Status = Status.SCHEDULED
    reason: str = ""
    changed: bool = False
    word: str = ""
    session: Session = Session()
    venue: tuple[str, ...] = ()

    @property
    def is_all_day(self) -> bool:
        """Return whether it has dates and no times."""
        return not isinstance(self.start, datetime)

    @property
    def takes_place(self) -> bool:
        """Return whether somebody who goes there finds it open."""
        return self.status not in (Status.CANCELLED, Status.POSTPONED, Status.TBD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A half-open range of Tokyo dates: ``first`` is in it, ``end`` is not."""

    first: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.end
