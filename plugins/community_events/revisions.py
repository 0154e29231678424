"""Which files an entry's Revision rests on.

The rule this module keeps: an Event or 出番 changes when its file does, when a venue that it names
does (also of one session or one day), and an Event when the closures do, which may be days off.
"""

from __future__ import annotations

from collections.abc import Mapping

from community_events.catalog import named_venues
from community_events.decode import Decoded
from community_events.history import (
    History,
    Revision,
    revision_from_dates,
    revision_from_history,
)
from community_events.model.catalog import Catalog
from community_events.model.records import Event, Record

_CLOSURES = ("vocabulary/closures.csv", "vocabulary/closures.yml")


def revisions_of(
    catalog: Catalog, entries: Mapping[str, Decoded], history: History | None
) -> Mapping[str, Revision]:
    """Return the Revision of every record, by its id; without history by its ``updated`` date."""
    records = {record.id: record for record in catalog.records()}
    if history is None:
        return {key: revision_from_dates(record.updated) for key, record in records.items()}
    return {
        key: revision_from_history(
            history,
            entries[key].raw.path,
            former=(f"{place}.md" for place in record.aliases),
            beside=_beside(record),
        )
        for key, record in records.items()
    }


def _beside(record: Record) -> tuple[str, ...]:
    venues = tuple(f"venues/{slug}.md" for slug in named_venues(record))
    return (*venues, *_CLOSURES) if isinstance(record, Event) else venues
