"""The sentences of a Catalog in 24-hour words, for a site that has set HOURS24.

The rule this module keeps: entries are read without knowing the site, so their sentences are made in
12-hour words and said again here, once, before any output sees them; what a contributor wrote beside
the dates stays as it was written.
"""

from __future__ import annotations

from dataclasses import replace

from community_events.model.catalog import Catalog
from community_events.model.records import Event
from community_events.when import as_it_stands, describe


def retell(catalog: Catalog, *, hours24: bool) -> Catalog:
    """Return ``catalog`` as the site says times: 午後3時, or with ``hours24`` 15時."""
    if not hours24:
        return catalog
    return replace(
        catalog,
        hours24=True,
        events={key: _retell_event(event) for key, event in catalog.events.items()},
        venues={
            slug: replace(one, hours_sentence=describe(one.hours, bounds=False, hours24=True))
            if one.hours.parts
            else one
            for slug, one in catalog.venues.items()
        },
        racks={
            slug: replace(one, hours_sentence=describe(one.hours, bounds=False, hours24=True))
            if one.hours.parts
            else one
            for slug, one in catalog.racks.items()
        },
    )


def _retell_event(event: Event) -> Event:
    standing = as_it_stands(event.recurrence, event.overrides)
    if not standing.parts:
        return event
    notes = event.when_sentence.removeprefix(describe(standing))
    return replace(event, when_sentence=describe(standing, hours24=True) + notes)
