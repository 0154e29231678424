"""A text understood, before the bounds of its entry are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from community_events.model.recurrence import Single
from community_events.when.clocks import (
    TimeOfDay,
)
from community_events.when.sets import NO_SKIPS, Skips
from community_events.when.syntax import (
    Adjust,
    Count,
    Moves,
    Repeat,
)
from community_events.when.years import Found, FoundRange


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTimes:
    """On which days of a span the times are others, and which: all ``times``, or one end of them."""

    adjust: Adjust
    days: frozenset[date] = frozenset()
    first: int | None = None
    last: int | None = None
    times: tuple[TimeOfDay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """Every day from ``first`` to ``last`` at the same times."""

    first: date
    last: date
    times: tuple[TimeOfDay, ...]
    adjusts: tuple[OtherTimes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text understood, before 期間, 除く and 祝日 of its entry are applied."""

    place: tuple[int, int]
    dates: tuple[Single | DaySpan, ...] = ()
    repeat: Repeat | None = None
    times: tuple[TimeOfDay, ...] = ()
    adjusts: tuple[OtherTimes, ...] = ()
    months: tuple[int, ...] = ()
    lower: date | None = None
    upper: date | None = None
    count: Count | None = None
    moves: Moves | None = None
    skips: Skips = NO_SKIPS
    holidays_held: bool = False
    lower_place: tuple[int, int] = (0, 0)
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Group:
    """Dates and the times that stand with them."""

    days: list[Found | FoundRange] = field(default_factory=list)
    times: list[TimeOfDay] | None = None
    place: tuple[int, int] = (0, 0)
