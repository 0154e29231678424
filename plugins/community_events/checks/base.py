"""What subscribers would lose: the Catalog of the work tree beside that of an earlier commit.

The rules this module keeps: a UID that has dates from today on stays in the calendars; whether by the
same Event or by another one is the same to a subscriber. What 期間 or 除く takes from a rule is the
contributor's to say, also from one whose dates are VEVENTs of their own (第4月曜の週の平日). An Event
whose file was moved is known by what it says, for git's renames are not at hand here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from community_events.clock import day_of
from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.model.recurrence import Occurrence, Single
from community_events.occurrences import expand, moment_key
from community_events.uids import recurrence_uids
from community_events.wording import last_day

# As far back as calendars reach (Site.calendar_days_back): an older UID is in none of them.
_REACH = timedelta(days=180)
# So many of file name, title, dates and text must be the same for an Event to be another one's sequel.
_ALIKE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """An Event of the base some of whose UIDs are gone.

    ``key``, ``event``: in the base. ``uids``: those that are gone. ``dates``: their Occurrences from
    today on, by start. ``sequel``: the key of the Event that it has become, "" when there is none.
    """

    key: str
    event: Event
    uids: frozenset[str]
    dates: tuple[Occurrence, ...]
    sequel: str = ""


def find_losses(base: Catalog, present: Catalog, today: date) -> tuple[Loss, ...]:
    """Return what of ``base`` is gone in ``present``, by the key in the base."""
    touched = {
        key: event
        for key, event in base.events.items()
        if not _is_same(event, present.events.get(key))
    }
    others = {
        key: event
        for key, event in present.events.items()
        if not _is_same(event, base.events.get(key))
    }
    alive = frozenset(uid for event in others.values() for uid in uids_alive(event, today))
    found = []
    for key, event in touched.items():
        dates = [(uid, o) for uid, o in dated_uids(event) if is_ahead(o, today)]
        gone = frozenset(uid for uid, _ in dates) - alive - _left_out(event, others.values())
        if gone:
            lost = sorted((o for uid, o in dates if uid in gone), key=lambda o: moment_key(o.start))
            found.append(Loss(key=key, event=event, uids=gone, dates=tuple(lost)))
    return _with_sequels(found, base, others)


def uids_alive(event: Event, today: date) -> frozenset[str]:
    """Return the UIDs of an Event that a calendar of ``today`` holds."""
    since = today - _REACH
    return frozenset(
        uid for uid, o in dated_uids(event) if max(day_of(o.start), day_of(o.original)) >= since
    )


def dated_uids(event: Event) -> tuple[tuple[str, Occurrence], ...]:
    """Return every Occurrence of an Event of a Catalog with its UID."""
    uids = recurrence_uids(event.uid, event.recurrence)
    occurrences = expand(
        "",
        event.recurrence,
        event.overrides,
        None,
        status=event.status,
        reason=event.status_reason,
    )
    return tuple((uids[o.part], o) for o in occurrences)


def is_ahead(occurrence: Occurrence, today: date) -> bool:
    """Return whether somebody may still count on it: its last day, old or new, is not over."""
    last = last_day(occurrence.start, occurrence.end)
    return max(last, day_of(occurrence.original)) >= today


def _is_same(event: Event, other: Event | None) -> bool:
    """Return whether two Events have the same UIDs on the same dates, without unrolling them."""
    return other is not None and (
        (event.uid, event.recurrence, event.overrides)
        == (other.uid, other.recurrence, other.overrides)
    )


def _left_out(event: Event, others: Iterable[Event]) -> frozenset[str]:
    """Return the UIDs of dates whose rule is still there: 期間 or 除く may have taken them from it.

    A rule that an RRULE can say keeps its UID then; these have one for each date, for no RRULE can.
    """
    told = {
        (part.told, part.session.label)
        for other in others
        if other.uid == event.uid
        for part in other.recurrence.parts
        if isinstance(part, Single) and part.told
    }
    parts = zip(recurrence_uids(event.uid, event.recurrence), event.recurrence.parts, strict=True)
    return frozenset(
        uid
        for uid, part in parts
        if isinstance(part, Single) and (part.told, part.session.label) in told
    )


def _with_sequels(
    losses: Iterable[Loss], base: Catalog, others: Mapping[str, Event]
) -> tuple[Loss, ...]:
    """Return the losses with what the Events have become; no Event is the sequel of two."""
    by_uid = {event.uid: key for key, event in others.items()}
    free = {key: event for key, event in others.items() if key not in base.events}
    found = []
    for loss in losses:
        sequel = loss.key if loss.key in others else by_uid.get(loss.event.uid, "")
        if not sequel and free:
            nearest = max(free, key=lambda key: (_likeness(loss.event, free[key]), key))
            sequel = nearest if _likeness(loss.event, free[nearest]) >= _ALIKE else ""
        free.pop(sequel, None)
        found.append(replace(loss, sequel=sequel))
    return tuple(found)


def _likeness(event: Event, other: Event) -> int:
    return sum(
        (
            event.slug == other.slug,
            event.title == other.title,
            event.recurrence == other.recurrence,
            bool(event.body.strip()) and event.body == other.body,
        )
    )
