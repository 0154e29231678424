"""Some days of an Event and no others, for the Feed of somebody who is there on those only.

The rules this module keeps: a day is meant by its announced date, also where it was moved; a rule that
is narrowed is the same rule to a calendar, with the same UID: it begins on the first of its days, ends
with the last, and excepts those between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence, Part, Rule
from community_events.occurrences import expand_part, moment_key


def narrow_index(index: Index, feed: Feed) -> Index:
    """Return the Index with nothing of the Events of ``feed`` but the days that it selects."""
    if not feed.only:
        return index
    narrowed = {key: _on_days(index.occurrences[key], days) for key, days in feed.only}
    return replace(index, occurrences={**index.occurrences, **narrowed})


def narrow_event(event: Event, occurrences: Sequence[Occurrence], sentence: str) -> Event:
    """Return ``event`` with no dates but those of ``occurrences``; ``sentence`` says which they are.

    The parts keep their number and their names, and so their UIDs.
    """
    parts = tuple(
        _narrow_part(part, [o for o in occurrences if o.part == number])
        for number, part in enumerate(event.recurrence.parts)
    )
    return replace(event, recurrence=replace(event.recurrence, parts=parts), when_sentence=sentence)


def _on_days(occurrences: Sequence[Occurrence], days: Sequence[date]) -> tuple[Occurrence, ...]:
    return tuple(o for o in occurrences if day_of(o.original) in days)


def _narrow_part(part: Part, occurrences: Sequence[Occurrence]) -> Part:
    if not isinstance(part, Rule) or not occurrences:
        return part
    starts = sorted((o.original for o in occurrences), key=moment_key)
    first, last = day_of(starts[0]), day_of(starts[-1])
    kept = {day_of(start) for start in starts}
    between = {day_of(start) for start, _ in expand_part(part, None)} - kept
    written = (day for day in part.exceptions if first < day < last)
    return replace(
        part,
        start=starts[0],
        count=None,
        until=last,
        exceptions=tuple(sorted({*written, *(day for day in between if first < day < last)})),
    )
