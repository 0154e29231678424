"""What to take off a rack today: flyers of which nothing is ahead any more.

The rules this module keeps: whoever came last took off what was over then, so only what ended since is
named, but for two months at most; a flyer goes when its Event is over, when nothing that is still ahead
takes place, or when it was taken out of the site. An Event without a flyer leaves nothing to take off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from community_events.clock import day_of
from community_events.index import Index
from community_events.model.feed import Feed
from community_events.model.records import Event, Rack
from community_events.model.recurrence import Status
from community_events.particulars import flyer_path
from community_events.rackchanges import first_day
from community_events.racks import reasons_for
from community_events.wording import last_day


class Ending(StrEnum):
    """Why a flyer goes."""

    OVER = "over"
    OFF = "off"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOff:
    """A flyer that goes: ``day`` on which it was over, is cancelled, or was taken out; ``status`` if off."""

    event: Event
    ending: Ending
    day: date
    status: Status = Status.SCHEDULED


def what_to_take_off(rack: Rack, feed: Feed, index: Index) -> tuple[TakeOff, ...]:
    """Return the flyers that go today, by day, then by entry; ``feed``: that of the rack."""
    return tuple(sorted(_found(rack, feed, index), key=lambda t: (t.day, t.event.id)))


def _found(rack: Rack, feed: Feed, index: Index) -> Iterator[TakeOff]:
    catalog, today = index.catalog, index.today
    since = max(rack.visited or date.min, first_day(today))
    for key in feed.events:
        event, occurrences = catalog.events[key], index.occurrences[key]
        if not flyer_path(event) or not occurrences:
            continue
        ahead = [o for o in occurrences if not index.is_over(o)]
        last = max(last_day(o.start, o.end) for o in occurrences)
        if not ahead:
            if last >= since:
                yield TakeOff(event=event, ending=Ending.OVER, day=last)
        elif not any(o.takes_place for o in ahead):
            day, status = day_of(ahead[0].original), ahead[0].status
            yield TakeOff(event=event, ending=Ending.OFF, day=day, status=status)
    for key, removed in catalog.removed.items():
        event, day = removed.event, min(day_of(removed.at), today)
        shown = index.site.with_samples or not event.sample
        if shown and day >= since and flyer_path(event) and reasons_for(event, key, rack, catalog):
            yield TakeOff(event=event, ending=Ending.REMOVED, day=day)
