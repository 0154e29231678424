"""What became of the flyers of a rack, day by day: for whoever holds a paper and asks if it still holds.

The rules this module keeps: days are those of history, in Tokyo; what was announced, changed, written
anew or taken out is told once, on the day on which it came to stay; an Event counts while it is on the
rack, and one that was taken out as long as it would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from community_events.announcements import concerned_by, has_own_status
from community_events.changelines import STATUS_LINE
from community_events.clock import day_of
from community_events.index import Index
from community_events.model.records import Event, Rack
from community_events.model.recurrence import Occurrence
from community_events.racks import reasons_for
from community_events.reach import venues_of

CHANGE_DAYS = 60
# What of a venue's page a flyer tells.
_OF_A_VENUE = frozenset({"title", "address", "getting_there", "parking", "position"})
# What of a rack's entry decides which flyers stand there.
CHOOSING = frozenset(
    {"shows_areas", "shows_radius", "shows_categories", "shows_audiences", "pinned", "refused"}
)
_OF_A_RACK = CHOOSING | {"title", "address", "hours", "hours_note"}


class What(StrEnum):
    """What happened."""

    ANNOUNCED = "announced"
    STATUS = "status"
    DATE = "date"
    EDITED = "edited"
    VENUE = "venue"
    REMOVED = "removed"
    RACK = "rack"


@dataclass(frozen=True, slots=True, kw_only=True)
class RackChange:
    """One change; ``event``: its key, "" of the rack itself; ``title``: of an Event that is gone.

    ``occurrence``: the date that changed, as it is now; ``keys``: what was written anew.
    """

    at: datetime
    what: What
    event: str = ""
    title: str = ""
    sample: bool = False
    occurrence: Occurrence | None = None
    keys: tuple[str, ...] = ()
    venue: str = ""


def first_day(today: date) -> date:
    """Return the earliest date whose paper can be asked about."""
    return today - timedelta(days=CHANGE_DAYS)


def build_rack_changes(rack: Rack, index: Index, events: Iterable[str]) -> tuple[RackChange, ...]:
    """Return the changes since ``first_day``, the oldest first; ``events``: those of the rack's Feed."""
    since = first_day(index.today)
    found = (change for change in _changes(rack, index, events) if day_of(change.at) >= since)
    return tuple(sorted(found, key=lambda c: (c.at, c.event, c.what, c.keys, c.venue)))


def change_day(change: RackChange, today: date) -> date:
    """Return the Tokyo day of a change; never one that is still to come."""
    return min(day_of(change.at), today)


def newest_change(changes: Iterable[RackChange], today: date) -> date | None:
    """Return the day of the newest change; None without any."""
    return max((change_day(change, today) for change in changes), default=None)


def _changes(rack: Rack, index: Index, events: Iterable[str]) -> Iterator[RackChange]:
    catalog = index.catalog
    for key in events:
        yield from _of_event(catalog.events[key], key, index)
    for key, removed in catalog.removed.items():
        event = removed.event
        if reasons_for(event, key, rack, catalog) and (index.site.with_samples or not event.sample):
            yield RackChange(
                at=removed.at, what=What.REMOVED, event=key, title=event.title, sample=event.sample
            )
    for edit in catalog.edits.get(rack.id, ()):
        if keys := tuple(key for key in edit.keys if key in _OF_A_RACK):
            yield RackChange(at=edit.at, what=What.RACK, keys=keys)


def _of_event(event: Event, key: str, index: Index) -> Iterator[RackChange]:
    catalog = index.catalog
    revision = catalog.revision_of(event)
    occurrences = index.occurrences[key]
    yield RackChange(at=revision.announced, what=What.ANNOUNCED, event=key)
    if has_own_status(event, occurrences):
        yield RackChange(at=revision.changed_at(STATUS_LINE), what=What.STATUS, event=key)
    for override in event.overrides:
        shown = concerned_by(override, occurrences, index.today)
        if shown is not None:
            at = revision.changed_at(override.line)
            yield RackChange(at=at, what=What.DATE, event=key, occurrence=shown)
    for edit in catalog.edits.get(event.id, ()):
        yield RackChange(at=edit.at, what=What.EDITED, event=key, keys=edit.keys)
    for venue in catalog.venues_of(venues_of(event)):
        for edit in catalog.edits.get(venue.id, ()):
            if keys := tuple(name for name in edit.keys if name in _OF_A_VENUE):
                yield RackChange(
                    at=edit.at, what=What.VENUE, event=key, keys=keys, venue=venue.slug
                )
