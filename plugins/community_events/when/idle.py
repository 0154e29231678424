"""What is left out on days on which nothing is: told, never silently without effect.

The rule this module keeps (rule 0): every date or weekday behind 除く takes at least one occurrence
away, or we say so. 祝日 and named sets (年末年始) are house rules and need no occurrence; so are
weekdays beside a span of dates (12月1日〜6日、月曜休館).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from community_events.clock import day_of
from community_events.model.recurrence import Part, Single, Window
from community_events.occurrences import dates_of
from community_events.when.findings import Finding, warning
from community_events.when.holidays import is_holiday
from community_events.when.normalise import NormalText
from community_events.when.places import without_item
from community_events.when.sets import LONGEST, Skips, WrittenSkip
from community_events.when.years import date_words

_ONE_DAY = timedelta(days=1)


def find_idle(
    skips: Skips, days: set[date], text: NormalText, *, house_rules: bool
) -> list[Finding]:
    """Return a warning for everything in ``skips`` that takes none of ``days`` away.

    ``days``: all that could be taken away. ``text``: where the skips were written.
    ``house_rules``: weekdays are nobody's mistake (12月1日〜6日、月曜休館).
    """
    return [
        _warning(item, skips, days, text)
        for item in skips.written
        if not item.named
        and (item.skips.ranges or not house_rules)
        and not any(item.skips.covers(day) for day in days)
        and not _is_festive(item)
    ]


def days_of(parts: Iterable[Part]) -> set[date]:
    """Return the dates of all ``parts``; of a rule without an end, those of two years."""
    return {day for part in parts for day in dates_of(part, _window(part))}


def _window(part: Part) -> Window | None:
    if isinstance(part, Single) or part.is_bounded:
        return None
    first = day_of(part.start)
    return Window(first=first, end=first + LONGEST)


def _is_festive(item: WrittenSkip) -> bool:
    """Return whether it names only public holidays: 平日(1月1日を除く) says so twice."""
    return bool(item.skips.ranges) and all(
        is_holiday(span.first + _ONE_DAY * n)
        for span in item.skips.ranges
        for n in range(min(7, (span.last - span.first).days + 1))
    )


def _warning(item: WrittenSkip, skips: Skips, days: set[date], text: NormalText) -> Finding:
    words = text.written(*item.place)
    places = [other.place for other in skips.written]
    edits = [[without_item(text, item.place, item.phrase, places)]]
    if item.skips.ranges and days:
        meant = item.skips.ranges[0].first
        nearest = min(days, key=lambda day: (abs(day - meant), day))
        edits.append([(*item.place, date_words(nearest))])
    return warning(
        "nothing-left-out",
        item.place,
        f"「{words}」は開催日ではないので、除いても何も変わりません",
        label="この日の開催はありません",
        edits=edits,
    )
