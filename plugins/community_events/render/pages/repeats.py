"""What repeats week after week buries nothing: its next time stands in the list, the rest is told once.

The rules this module keeps: an Event repeats when one of its rules gives MANY days or more of a list;
every Occurrence is in the page (a reader may have all of them shown, by a link), and only its mark
says whether it is the next one or one of those that follow; a change is never folded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from community_events import wording
from community_events.clock import day_of
from community_events.index import Index
from community_events.model.recurrence import Occurrence, Rule
from community_events.render.pages.frame import Frame, mark_of
from community_events.render.views import DayView, LinkView

MANY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """The repeating Events of one list: the days on which each of them is, in order."""

    days: Mapping[str, tuple[date, ...]]

    def mark(self, occurrence: Occurrence, day: date) -> str:
        """Return "next" or "more" for a repeating Event's Occurrence on ``day``, "" for any other.

        What differs from what was announced is no mere repeat: a 中止 is never folded away.
        """
        if occurrence.event not in self.days or wording.change_word(occurrence):
            return ""
        return "next" if day <= self.days[occurrence.event][0] else "more"


NO_REPEATS = Repeats(days={})


def find_repeats(occurrences: Iterable[Occurrence], index: Index, first: date) -> Repeats:
    """Return what repeats among sorted ``occurrences`` in a list that begins with the day ``first``."""
    days: dict[str, dict[date, None]] = {}
    for occurrence in occurrences:
        day = max(day_of(occurrence.start), first)
        days.setdefault(occurrence.event, {})[day] = None
    return Repeats(
        days={
            event: tuple(found)
            for event, found in days.items()
            if len(found) >= MANY and _has_rule(event, index)
        }
    )


def repeat_links(repeats: Repeats, frame: Frame) -> tuple[LinkView, ...]:
    """Return each repeating Event once, with the sentence of its dates, the soonest first."""
    events = frame.index.catalog.events
    soonest = sorted(repeats.days.items(), key=lambda pair: (pair[1][0], pair[0]))
    return tuple(
        LinkView(
            text=events[key].title,
            href=f"/events/{key}/",
            note=frame.when_sentence(key),
            mark=mark_of(events[key], frame.tongue),
        )
        for key, _ in soonest
    )


def fold_day(day: DayView) -> DayView:
    """Return ``day`` with what it is when later times of repeating Events are not shown."""
    marks = {row.repeat for row in day.rows}
    repeat = "more" if marks == {"more"} else "next" if "" not in marks and marks else ""
    return replace(day, repeat=repeat)


def _has_rule(event: str, index: Index) -> bool:
    return any(isinstance(part, Rule) for part in index.catalog.events[event].recurrence.parts)
