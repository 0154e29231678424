"""Which files an entry's Revision rests on.

The rule this module keeps: an Event or 出番 changes when its file does, when a venue that it names
does (also of one session or one day), and an Event when the closures do, which may be days off. A
change that it says has a date of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from community_events.catalog import named_venues
from community_events.changedates import Said, date_changes
from community_events.decode import Decoded
from community_events.history import (
    History,
    Revision,
    revision_from_dates,
    revision_from_history,
)
from community_events.model.catalog import Catalog
from community_events.model.records import Event, Record
from community_events.model.recurrence import Status

_CLOSURES = ("vocabulary/closures.csv", "vocabulary/closures.yml")


def revisions_of(
    catalog: Catalog, entries: Mapping[str, Decoded], history: History | None
) -> Mapping[str, Revision]:
    """Return the Revision of every record, by its id; without history by its ``updated`` date."""
    records = {record.id: record for record in catalog.records()}
    if history is None:
        return {key: revision_from_dates(record.updated) for key, record in records.items()}
    said = {
        record.id: Said(raw=entries[record.id].raw, former=_former(record))
        for record in catalog.events.values()
        if record.overrides or record.status is not Status.SCHEDULED
    }
    changes = date_changes(said, history)
    found = {
        key: revision_from_history(
            history,
            entries[key].raw.path,
            former=_former(record),
            beside=_beside(record),
        )
        for key, record in records.items()
    }
    return found | {key: replace(found[key], changes=dates) for key, dates in changes.items()}


def _former(record: Record) -> tuple[str, ...]:
    return tuple(f"{place}.md" for place in record.aliases)


def _beside(record: Record) -> tuple[str, ...]:
    venues = tuple(f"venues/{slug}.md" for slug in named_venues(record))
    return (*venues, *_CLOSURES) if isinstance(record, Event) else venues
