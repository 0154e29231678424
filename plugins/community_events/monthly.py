"""The days of an Event by month, as people print them: 12月の開催日: 1（火）、8（火）中止.

The rule this module keeps: page and calendar list the same days in the same words; a day stands once,
where it is now, and with what differs on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from community_events.clock import day_of
from community_events.index import order
from community_events.model.recurrence import Occurrence
from community_events.wording import change_word, day_text, last_day, time_text, weekday_text


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDays:
    """``heading``: 2026年12月の開催日; ``days``: each with its words, 8（火）中止."""

    heading: str
    days: tuple[tuple[date, str], ...]

    @property
    def line(self) -> str:
        """Return it as one line of text."""
        return f"{self.heading}: {'、'.join(words for _, words in self.days)}"


def days_by_month(
    occurrences: Iterable[Occurrence],
    heading: Callable[[int, int], str] | None = None,
    words: Callable[[date, tuple[Occurrence, ...]], str] | None = None,
) -> tuple[MonthDays, ...]:
    """Return the days of Occurrences by month, sorted.

    ``heading`` and ``words`` say a month and a day in another language than Japanese.
    """
    months = []
    heading, words = heading or _heading, words or _words
    by_start = sorted(occurrences, key=order)
    for (year, month), group in groupby(by_start, key=lambda o: day_of(o.start).timetuple()[:2]):
        by_day = groupby(group, key=lambda o: day_of(o.start))
        days = tuple((day, words(day, tuple(found))) for day, found in by_day)
        months.append(MonthDays(heading=heading(year, month), days=days))
    return tuple(months)


def session_text(occurrence: Occurrence) -> str:
    """Return which part of a day an Occurrence is: its label, else when it begins."""
    if occurrence.session.label or occurrence.is_all_day:
        return occurrence.session.label
    return time_text(occurrence.original, None, hours24=True)


def _heading(year: int, month: int) -> str:
    return f"{year}年{month}月の開催日"


def _words(day: date, occurrences: tuple[Occurrence, ...]) -> str:
    """Return 8（火）中止; where only a part of the day differs, which part."""
    last = max(last_day(o.start, o.end) for o in occurrences)
    text = f"{day.day}{weekday_text(day)}" + (f"〜{day_text(last)}" if last > day else "")
    words = [change_word(o) for o in occurrences]
    if len(set(words)) == 1:
        return text + words[0]
    told = (session_text(o) + w for o, w in zip(occurrences, words, strict=True) if w)
    return f"{text}{'・'.join(told)}"
